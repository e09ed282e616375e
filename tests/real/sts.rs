//! The Mixed Reality STS: `azt arr-sts` and Microsoft's own client ask the same service the same thing.

use std::ffi::OsStr;

use tempfile::TempDir;

use crate::peers::{part, python, untraced};
use crate::process::{Outcome, azt, run};
use crate::sandbox::cloud::{ACCOUNT_ID, ACCOUNT_KEY, ALEX, PASSWORD, TENANT_ID};
use crate::sandbox::{Request, Sandbox};

/// `azt arr-sts`, with the credential on standard input.
fn ours(endpoint: &str, kind: &str, credential: &str, ca_file: &OsStr) -> Outcome {
    let home = TempDir::new().unwrap();
    let mut command = azt(home.path());
    command.args(["arr-sts", "--endpoint", endpoint, "--account-id", ACCOUNT_ID, kind]).env("SSL_CERT_FILE", ca_file);
    run(&mut command, credential)
}

/// Microsoft's client, with the credential in this variable.
fn theirs(endpoint: &str, variable: &str, credential: &str, ca_file: &OsStr) -> Outcome {
    let mut command = python();
    command.arg(part("sts_client.py")).env("SSL_CERT_FILE", ca_file);
    run(command.env("STS_ENDPOINT", endpoint).env("STS_ACCOUNT_ID", ACCOUNT_ID).env(variable, credential), "")
}

/// Both sent the same request, but for the words that differ from one request to the next.
#[track_caller]
fn assert_alike(ours: &Request, theirs: &Request) {
    assert_eq!((&ours.method, &ours.path, &ours.query), (&theirs.method, &theirs.path, &theirs.query));
    for name in ["Authorization", "Accept", "Host"] {
        assert!(ours.header(name).is_some(), "{name}");
        assert_eq!(ours.header(name), theirs.header(name), "{name}");
    }
    let [our_vector, their_vector] = [ours, theirs].map(|request| request.header("X-MRC-CV").unwrap());
    assert_ne!(our_vector, their_vector);
    for vector in [our_vector, their_vector] {
        assert_eq!(vector.len(), 22, "{vector}");
        assert!(vector.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/".contains(&byte)), "{vector}");
    }
    assert_eq!((ours.body.as_str(), theirs.body.as_str()), ("", ""));
}

/// Runs both against one sandbox and compares what they asked and what they made of the answer.
fn compare(kind: &str, variable: &str, credential: impl FnOnce(&Sandbox) -> String) {
    let sandbox = Sandbox::start();
    let tls = sandbox.tls();
    let credential = credential(&sandbox);
    let before = sandbox.requests().len();

    let mine = ours(&tls.url, kind, &credential, tls.ca_file.as_os_str());
    let other = theirs(&tls.url, variable, &credential, tls.ca_file.as_os_str()).json();

    assert_eq!(mine.stderr, "");
    let [asked_by_us, asked_by_them] = &sandbox.requests()[before..] else { panic!("one request each") };
    assert_alike(asked_by_us, asked_by_them);
    let issued = sandbox.token(mine.token()).unwrap();
    assert_eq!(issued.identity, ACCOUNT_ID);
    let issued = sandbox.token(other["token"].as_str().unwrap()).unwrap();
    assert_eq!(other["expires_on"], issued.expires_on);
}

#[test]
#[ignore = "needs tests/real/setup"]
fn arr_sts_asks_with_a_key_as_microsofts_client_does() {
    compare("--account-key-stdin", "STS_ACCOUNT_KEY", |_| ACCOUNT_KEY.to_owned());
}

#[test]
#[ignore = "needs tests/real/setup"]
fn arr_sts_asks_with_an_entra_token_as_microsofts_client_does() {
    compare("--token-stdin", "STS_ENTRA_TOKEN", |sandbox| {
        let home = TempDir::new().unwrap();
        let mut command = azt(home.path());
        command.args(["ropc", "--username", ALEX, "--password-stdin", "--resource", "mixedreality"]);
        command.args(["--authority-host", &sandbox.url(), "--tenant", TENANT_ID]);
        run(&mut command, PASSWORD).token().to_owned()
    });
}

#[test]
#[ignore = "needs tests/real/setup"]
fn both_clients_are_refused_alike_and_azt_says_why() {
    let sandbox = Sandbox::start();
    let mine = ours(&sandbox.url(), "--account-key-stdin", "bm90IHRoZSBrZXk=", OsStr::new(""));
    let other = theirs(&sandbox.url(), "STS_ACCOUNT_KEY", "bm90IHRoZSBrZXk=", OsStr::new(""));

    assert_eq!(
        untraced(mine.refused(4)),
        "azt: error: the token service gave no token (correlation vector …): \
         Invalid token: the account key does not match (HTTP 401)\n\
         azt: hint: check account id, key and region, which have to belong together: \
         azt arr-sts --account-domain DOMAIN --account-id GUID\n"
    );
    assert!(other.stderr.contains("ClientAuthenticationError"), "{}", other.stderr);
}
