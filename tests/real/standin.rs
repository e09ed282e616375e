//! Microsoft's clients for Python and for JavaScript, unchanged, get their tokens from azt where they ask `az` and `azd`,
//! by a sign-in at the certified provider.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::login::{claims, script};
use crate::peers::{Browser, Provider, node, part, python};
use crate::process::{Outcome, Running, azt, run};

const VAULT: &str = "https://vault.azure.net";

/// A person whose az and azd are azt.
struct Person {
    home: TempDir,
    provider: Provider,
}

impl Person {
    fn new() -> Self {
        let person = Self { home: TempDir::new().unwrap(), provider: Provider::start() };
        let outcome = run(azt(person.home.path()).args(["standin", "install", "--dir", "standins"]), "");
        assert_eq!(outcome.status, Some(0), "{outcome:?}");
        person
    }

    fn surround(&self, command: &mut Command, standins: &str) {
        let path = std::env::var_os("PATH").unwrap();
        let path = [self.home.path().join(standins)].into_iter().chain(std::env::split_paths(&path));
        command.env("PATH", std::env::join_paths(path).unwrap()).env("HOME", self.home.path()).env("AZT_STORE", "file");
        command.env("AZT_AUTHORITY_HOST", self.provider.url()).env("AZT_TENANT", self.provider.tenant());
        // What Azure's own machines have is not looked for by a client either.
        command.env("AZURE_TOKEN_CREDENTIALS", "dev");
    }

    fn sign_in(&self) {
        let mut login = azt(self.home.path());
        self.surround(&mut login, "standins");
        let mut running = Running::start(login.args(["login", "--no-browser"]));
        Browser::start().sign_in(&running.told("/oauth2/v2.0/authorize?"), &self.provider);
        let outcome = running.finish();
        assert_eq!(outcome.status, Some(0), "{outcome:?}");
    }

    /// What each client's credential of this name says.
    fn clients(&self, standins: &str, words: &[&str]) -> [Outcome; 2] {
        let clients = [(python(), "standin_client.py"), (node(), "standin_client.mjs")];
        clients.map(|(mut client, name)| {
            self.surround(client.arg(part(name)).args(words), standins);
            run(&mut client, "")
        })
    }
}

/// A credential's token and its expiry, which are the sign-in's own.
#[track_caller]
fn assert_token(outcome: &Outcome, person: &Person) {
    assert_eq!((outcome.status, outcome.stderr.as_str()), (Some(0), ""), "{outcome:?}");
    let (token, expires_on) = outcome.stdout.trim_end().split_once(' ').unwrap();
    let claims = claims(token);
    assert_eq!((&claims["aud"], &claims["upn"]), (&VAULT.into(), &person.provider.user().into()));
    assert_eq!(claims["exp"].to_string(), expires_on);
}

#[test]
#[ignore = "needs tests/real/setup"]
fn the_sdks_credentials_of_az_and_azd_get_the_tokens_of_azts_sign_in() {
    let person = Person::new();
    person.sign_in();
    let scope = format!("{VAULT}/.default");
    let tenant = person.provider.tenant();
    for name in ["AzureCliCredential", "AzureDeveloperCliCredential", "DefaultAzureCredential"] {
        for outcome in person.clients("standins", &[name, &scope]) {
            assert_token(&outcome, &person);
        }
    }
    for name in ["AzureCliCredential", "AzureDeveloperCliCredential"] {
        for outcome in person.clients("standins", &[name, &scope, tenant]) {
            assert_token(&outcome, &person);
        }
    }
}

#[test]
#[ignore = "needs tests/real/setup"]
fn the_sdks_know_that_nobody_has_signed_in_and_go_on_to_the_next_credential() {
    let person = Person::new();
    let scope = format!("{VAULT}/.default");
    let [python, javascript] = person.clients("standins", &["AzureCliCredential", &scope]);
    for (outcome, told) in [(python, "to set up an account"), (javascript, "from a command prompt to authenticate")] {
        assert!(outcome.stderr.contains(&format!("unavailable: Please run 'az login' {told}")), "{outcome:?}");
    }
    for outcome in person.clients("standins", &["AzureDeveloperCliCredential", &scope]) {
        let told = "unavailable: Please run 'azd auth login' from a command prompt to authenticate";
        assert!(outcome.stderr.contains(told), "{outcome:?}");
    }

    // An azd that is not azt's, and has somebody.
    let mixed = person.home.path().join("mixed");
    fs::create_dir(&mixed).unwrap();
    symlink(env!("CARGO_BIN_EXE_azt"), mixed.join("az")).unwrap();
    azd(&mixed.join("azd"));
    for outcome in person.clients("mixed", &["DefaultAzureCredential", &scope]) {
        assert_eq!(outcome.stdout, "e30.e30.c2ln 4102444800\n", "{outcome:?}");
    }
}

fn azd(path: &Path) {
    let answer = r#"{"token": "e30.e30.c2ln", "expiresOn": "2100-01-01T00:00:00Z"}"#;
    script(path, &format!("#!/bin/sh\necho '{answer}'\n"));
}
