//! `azt arr-sts`.

use serde_json::json;

use crate::run::{answering, azt, newest};
use crate::sandbox::cloud::{ACCOUNT_ID, ACCOUNT_KEY};
use crate::sandbox::{Answer, Sandbox};

const HINT: &str = "azt: hint: check account id, key and region, which have to belong together: azt arr-sts --account-domain DOMAIN --account-id GUID\n";

fn arr_sts(sandbox: &Sandbox) -> crate::run::Azt {
    azt("arr-sts --account-id").arg(ACCOUNT_ID).arg("--endpoint").arg(sandbox.url())
}

#[test]
fn the_account_key_is_exchanged_for_a_token() {
    let sandbox = Sandbox::start();
    let by_file = arr_sts(&sandbox);
    let path = by_file.file("key", &format!("{ACCOUNT_KEY}\n"));
    for run in [
        arr_sts(&sandbox).arg("--account-key-stdin").input(ACCOUNT_KEY),
        arr_sts(&sandbox).env("AZURE_REMOTE_RENDERING_ACCOUNT_KEY", ACCOUNT_KEY),
        by_file.arg("--account-key-file").arg(path),
    ] {
        let outcome = run.outcome();
        assert_eq!((outcome.stdout, outcome.stderr.as_str(), outcome.status), (newest(&sandbox), "", Some(0)));
    }
    let request = sandbox.requests().pop().unwrap();
    assert_eq!(request.path, format!("/Accounts/{ACCOUNT_ID}/token"));
    assert_eq!(request.header("authorization"), Some(format!("Bearer {ACCOUNT_ID}:{ACCOUNT_KEY}").as_str()));
    assert_eq!(request.header("x-mrc-cv").map(str::len), Some(22));
}

#[test]
fn an_entra_token_takes_the_keys_place() {
    let sandbox = Sandbox::start();
    let entra = azt("cloudshell --resource mixedreality").at(&sandbox).outcome();
    // Cloud Shell does not serve this audience; a managed identity does.
    assert_eq!(entra.status, Some(4));
    let entra = azt("msi --resource mixedreality").at(&sandbox).outcome();
    let outcome = arr_sts(&sandbox).arg("--token-stdin").input(&entra.stdout).outcome();
    assert_eq!((outcome.stdout, outcome.stderr.as_str()), (newest(&sandbox), ""));
}

#[test]
fn the_expiry_is_read_from_the_token() {
    let sandbox = Sandbox::start();
    let outcome = arr_sts(&sandbox).arg("-ojson").env("AZURE_REMOTE_RENDERING_ACCOUNT_KEY", ACCOUNT_KEY).outcome();
    let json = outcome.json();
    assert_eq!(json["expires_on"], sandbox.tokens().last().unwrap().expires_on);
    assert_eq!(json["flow"], "arr-sts");
    assert_eq!(json.get("resource"), None);
}

#[test]
fn a_wrong_key_is_refused_with_the_correlation_vector_and_without_the_key() {
    let sandbox = Sandbox::start();
    let outcome = arr_sts(&sandbox).arg("--account-key-stdin").input("d3Jvbmcga2V5IGhlcmU=").outcome();
    let stderr = outcome.refused(4);
    assert!(stderr.starts_with("azt: error: the token service gave no token (correlation vector "), "{stderr}");
    assert!(stderr.contains("): Invalid token: ") && stderr.contains(" (HTTP 401)\n"), "{stderr}");
    assert!(stderr.ends_with(HINT), "{stderr}");
    assert!(!stderr.contains("d3Jvbmcga2V5IGhlcmU="), "{stderr}");
}

#[test]
fn a_service_that_echoes_the_key_does_not_get_it_printed() {
    let echo = format!("Invalid token: {ACCOUNT_ID}:{ACCOUNT_KEY}");
    let answer = Answer::status(401).header("WWW-Authenticate", &echo).header("MS-CV", "cv.0");
    let sandbox = answering(answer);
    arr_sts(&sandbox).env("AZURE_REMOTE_RENDERING_ACCOUNT_KEY", ACCOUNT_KEY).refuses(
        4,
        &format!(
            "azt: error: the token service gave no token (correlation vector cv.0): Invalid token: {ACCOUNT_ID}:<redacted> (HTTP 401)\n{HINT}"
        ),
    );
}

#[test]
fn verbose_shows_the_correlation_vector() {
    let answer =
        Answer::json(200, &json!({ "AccessToken": "e30.eyJleHAiOjk5OTk5OTk5OTl9.c2ln" })).header("MS-CV", "cv.1");
    let sandbox = answering(answer);
    let outcome = arr_sts(&sandbox).arg("-v").env("AZURE_REMOTE_RENDERING_ACCOUNT_KEY", ACCOUNT_KEY).outcome();
    assert!(outcome.stderr.contains(", ms-cv cv.1\n"), "{outcome:?}");
    assert!(!outcome.stderr.contains(ACCOUNT_KEY), "{outcome:?}");
}

#[test]
fn throttling_is_status_5() {
    let sandbox = answering(Answer::status(429).header("Retry-After", "5"));
    arr_sts(&sandbox).env("AZURE_REMOTE_RENDERING_ACCOUNT_KEY", ACCOUNT_KEY).refuses(
        5,
        "azt: error: the token service gave no token: it gave no reason (HTTP 429)\n\
         azt: hint: try again when the service allows it: sleep 5\n",
    );
}

#[test]
fn what_is_missing_or_malformed_is_named() {
    let key = |line: &str| azt(line).env("AZURE_REMOTE_RENDERING_ACCOUNT_KEY", ACCOUNT_KEY);
    let id = "a2200000-000c-4a2b-8c3d-5e6f70819200";
    key("arr-sts").refuses(
        2,
        "azt: error: no account id was given\nazt: hint: name the account: azt arr-sts --account-id GUID\n",
    );
    key("arr-sts --account-id 1").refuses(
        2,
        "azt: error: invalid value '1' for '--account-id <GUID>': not a GUID, which is 8-4-4-4-12 hexadecimal digits\n\
         azt: hint: what can be typed: azt arr-sts --help\n",
    );
    key(&format!("arr-sts --account-id {id}")).refuses(
        2,
        "azt: error: no account domain was given\nazt: hint: name it, or the service: azt arr-sts --account-domain DOMAIN\n",
    );
    key(&format!("arr-sts --account-id {id} --account-domain eastus")).refuses(
        2,
        "azt: error: 'eastus' is not an account domain\n\
         azt: hint: it has the region and the service: azt arr-sts --account-domain eastus.mixedreality.azure.com\n",
    );
    key(&format!("arr-sts --account-id {id} --endpoint http://sts.example")).refuses(
        2,
        "azt: error: --endpoint is plain http to another machine, where anyone on the way can read the token: http://sts.example/\n",
    );
    azt(&format!("arr-sts --no-prompt --account-id {id} --endpoint http://127.0.0.1:1")).refuses(
        2,
        "azt: error: no account key was given\nazt: hint: give it on standard input: azt arr-sts --account-key-stdin < FILE\n",
    );
    key(&format!("arr-sts --account-id {id} --endpoint http://127.0.0.1:1")).refuses(
        5,
        &format!(
            "azt: error: could not reach http://127.0.0.1:1/Accounts/{id}/token: Connection refused (os error 111)\n\
             azt: hint: the public service was retired on 2025-09-30; name another: azt arr-sts --endpoint URL\n"
        ),
    );
}

#[test]
fn what_is_no_token_is_told_as_in_every_flow() {
    for (answer, status, stderr) in [
        (
            Answer::status(302).header("Location", "https://elsewhere.example/a?b"),
            5,
            "azt: error: the token service answered with a redirect to https://elsewhere.example/a, which azt does not follow\n".to_owned(),
        ),
        (
            Answer::json(200, &json!({ "error": "nope", "error_description": "no" })),
            4,
            format!("azt: error: the token service gave no token: nope: no (HTTP 200)\n{HINT}"),
        ),
        (
            Answer::json(200, &json!({ "AccessToken": "t" })),
            5,
            "azt: error: the token service answered with an AccessToken that does not say when it expires\n".to_owned(),
        ),
    ] {
        let sandbox = answering(answer);
        arr_sts(&sandbox).env("AZURE_REMOTE_RENDERING_ACCOUNT_KEY", ACCOUNT_KEY).refuses(status, &stderr);
    }
}

#[test]
fn the_key_does_not_go_to_a_neighbour_in_the_clear() {
    azt("arr-sts --endpoint http://169.254.7.7 --account-key-stdin --account-id").arg(ACCOUNT_ID).input(ACCOUNT_KEY).refuses(
        2,
        "azt: error: --endpoint is plain http to another machine, where anyone on the way can read the token: http://169.254.7.7/\n",
    );
}
