//! What nobody may find who looks for it: no token, password, refresh token or account key is in any file of the user's or
//! on any standard error, whichever flow it came by, and however much is told.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::desk::{Desk, by};
use crate::peers::{Browser, Provider};
use crate::process::{Outcome, Running, run};
use crate::sandbox::Sandbox;
use crate::sandbox::browser::visit;
use crate::sandbox::cloud::{ACCOUNT_ID, ACCOUNT_KEY, ALEX, PASSWORD};

/// No password, and as secret as one.
const MISTYPED: &str = "Correct+Horse&Batery=50% staple";

/// Everything that was said and everything that must not have been.
#[derive(Default)]
struct Heard {
    said: String,
    secrets: Vec<String>,
}

impl Heard {
    /// Runs it with as much said as can be, and takes what it prints for secrets.
    fn run(&mut self, command: &mut Command, input: &str) -> Outcome {
        let outcome = run(command.arg("-vv"), input);
        self.hear(&outcome);
        outcome
    }

    fn hear(&mut self, outcome: &Outcome) {
        self.said.push_str(&outcome.stderr);
        // What is shorter, or has other characters, is a name; the shortest refresh token has 43 characters.
        let is_opaque = |word: &&str| word.len() > 40 && !word.contains(['/', ':']);
        let printed = outcome.stdout.split(|c: char| c.is_whitespace() || "\"'=".contains(c));
        self.secrets.extend(printed.filter(is_opaque).map(str::to_owned));
    }

    fn keep(&mut self, secret: &str) {
        self.secrets.push(secret.to_owned());
    }
}

/// Every file below, with what is in it.
fn files(directory: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(directory).unwrap().map(Result::unwrap) {
        let found = entry.file_type().unwrap();
        if found.is_dir() {
            all.extend(files(&entry.path()));
        } else if found.is_file() {
            all.push((entry.path().display().to_string(), fs::read(entry.path()).unwrap()));
        }
    }
    all
}

/// Whether a text is there as it is, or as a form, JSON or a shell would have it.
fn has(haystack: &[u8], secret: &str) -> bool {
    let encoded: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
    let quoted = serde_json::to_string(secret).unwrap();
    let forms = [secret, &encoded, quoted.trim_matches('"')];
    forms.iter().any(|form| haystack.windows(form.len()).any(|window| window == form.as_bytes()))
}

fn emulated(heard: &mut Heard, desk: &Desk) {
    let sandbox = Sandbox::start();
    let at = |line: &str| desk.azt_at(line, &sandbox);
    for line in ["msi", "msi --resource graph -o header", "cloudshell -o env", "cloudshell --force-refresh"] {
        heard.run(&mut at(line), "");
    }
    let mut sts = at("arr-sts --account-id");
    sts.args([ACCOUNT_ID, "--endpoint", &sandbox.url()]).env("AZURE_REMOTE_RENDERING_ACCOUNT_KEY", ACCOUNT_KEY);
    heard.run(&mut sts, "");
    heard.run(at("ropc --password-stdin --username").arg(ALEX), PASSWORD);
    heard.run(at("ropc --password-stdin --force-refresh --username").arg(ALEX), MISTYPED);
    heard.run(at("ropc --resource keyvault --username").arg(ALEX).env("AZURE_PASSWORD", PASSWORD), "");
    let mut given = at("ropc --store none --password-stdin -o oauth --with-refresh-token --username");
    let given = heard.run(given.arg(ALEX), PASSWORD).json();
    let given = given["refresh_token"].as_str().unwrap();
    heard.run(&mut at("refresh --refresh-token-stdin -o json"), given);
    heard.run(at("refresh --resource graph").env("AZT_REFRESH_TOKEN", given), "");
    let mut login = Running::start(&mut at("login --no-browser -vv"));
    visit(&login.told("/oauth2/v2.0/authorize?")).unwrap();
    heard.hear(&login.finish());
    for line in
        ["token", "token --resource storage -o curl", "token --force-refresh -o json --with-refresh-token", "list"]
    {
        heard.run(&mut at(line), "");
    }
    sandbox.revoke_refresh_tokens();
    heard.run(&mut at("token --no-prompt --force-refresh"), "");
    sandbox.tokens().iter().for_each(|issued| heard.keep(&issued.token));
}

fn real(heard: &mut Heard, desk: &Desk, provider: &Provider) {
    let mut browser = Browser::start();
    let at = |line: &str| {
        let mut command = desk.azt(line);
        command.args(provider.args());
        command
    };
    for line in ["login --no-browser -vv", "authcode --no-browser -vv --force-refresh -o oauth --with-refresh-token"] {
        let mut running = Running::start(&mut at(line));
        // The second needs nobody: the first has left a sign-in.
        if line.starts_with("login") {
            let page = running.told("/oauth2/v2.0/authorize?");
            let page = browser.sign_in(&page, provider);
            let asked = page["requests"].as_array().unwrap().iter().filter_map(Value::as_str);
            let codes = asked.filter_map(|url| {
                let url: url::Url = url.parse().unwrap();
                url.query_pairs().find(|(name, _)| name == "code").map(|(_, code)| code.into_owned())
            });
            let codes: Vec<_> = codes.collect();
            assert!(!codes.is_empty(), "{page}");
            codes.iter().for_each(|code| heard.keep(code));
        }
        heard.hear(&running.finish());
    }
    for line in ["token --resource graph", "token --force-refresh -o json --with-refresh-token"] {
        heard.run(&mut at(line), "");
    }
    heard.run(&mut by("faketime", &["-f", "+2h"], &at("token --resource databricks -o json")), "");
    for user in [provider.user(), provider.mfa_user()] {
        heard.run(&mut at(&format!("ropc --password-stdin --username {user}")), provider.password());
    }
}

#[test]
#[ignore = "needs tests/real/setup"]
fn no_secret_is_in_any_file_or_said_by_any_flow() {
    let provider = Provider::start();
    // Under the keyring's key, the kernel's, and one in a file.
    for store in ["", "kernel", "file"] {
        let desk = Desk::with_keyring().choosing(store);
        let mut heard = Heard::default();
        for secret in [PASSWORD, ACCOUNT_KEY, provider.password(), MISTYPED] {
            heard.keep(secret);
        }
        emulated(&mut heard, &desk);
        real(&mut heard, &desk, &provider);
        heard.secrets.sort();
        heard.secrets.dedup();
        assert!(heard.secrets.len() > 25, "{}", heard.secrets.len());
        assert!(heard.said.len() > 10_000, "{}", heard.said.len());
        let files = files(desk.root());
        assert!(files.len() > 15, "{}", files.len());
        for secret in &heard.secrets {
            assert!(!has(heard.said.as_bytes(), secret), "{secret} was said");
            for (path, content) in &files {
                assert!(!has(content, secret), "{secret} is in {path}");
            }
        }
        // Nothing is kept elsewhere.
        assert_eq!(fs::read_dir(desk.root().join("tmp")).unwrap().count(), 0);
    }
}
