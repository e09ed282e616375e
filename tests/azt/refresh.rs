//! `azt refresh`.

use serde_json::Value;

use crate::run::{azt, newest};
use crate::sandbox::Sandbox;
use crate::sandbox::cloud::{ALEX, DATABRICKS, PASSWORD};

/// A refresh token of the emulated cloud.
fn refresh_token(sandbox: &Sandbox) -> String {
    let run = azt("ropc --password-stdin -o oauth --with-refresh-token --username").arg(ALEX);
    let json = run.input(PASSWORD).at(sandbox).outcome().json();
    json["refresh_token"].as_str().unwrap().to_owned()
}

#[test]
fn the_refresh_token_comes_by_stdin_file_or_environment() {
    let sandbox = Sandbox::start();
    let token = refresh_token(&sandbox);
    let by_file = azt("refresh").at(&sandbox);
    let path = by_file.file("token", &format!("{token}\n"));
    for run in [
        azt("refresh --refresh-token-stdin").input(&token).at(&sandbox),
        azt("token refresh").env("AZT_REFRESH_TOKEN", &token).at(&sandbox),
        by_file.arg("--refresh-token-file").arg(path),
    ] {
        let outcome = run.outcome();
        assert_eq!((outcome.stdout, outcome.stderr.as_str(), outcome.status), (newest(&sandbox), "", Some(0)));
    }
}

#[test]
fn each_redemption_brings_a_new_refresh_token_on_request_only() {
    let sandbox = Sandbox::start();
    let mut token = refresh_token(&sandbox);
    for format in ["oauth", "json"] {
        let run = || azt("refresh --refresh-token-stdin -o").arg(format).input(&token).at(&sandbox);
        let key = if format == "oauth" { "refresh_token" } else { "refreshToken" };
        assert_eq!(run().outcome().json().get(key), None);
        let json = run().arg("--with-refresh-token").outcome().json();
        let new = json[key].as_str().unwrap().to_owned();
        assert_ne!(new, token);
        token = new;
    }
}

#[test]
fn one_sign_in_serves_every_resource() {
    let sandbox = Sandbox::start();
    let token = refresh_token(&sandbox);
    let outcome = azt("refresh --refresh-token-stdin --resource databricks").input(&token).at(&sandbox).outcome();
    assert_eq!(sandbox.token(outcome.token()).unwrap().audience, DATABRICKS);
}

#[test]
fn a_dead_refresh_token_leads_to_the_browser() {
    let sandbox = Sandbox::start();
    let token = refresh_token(&sandbox);
    sandbox.revoke_refresh_tokens();
    for (token, why) in [
        (token.as_str(), "all sign-ins of before were revoked; sign in again"),
        ("0.never-issued", "what was redeemed is cut off, or none; sign in again"),
    ] {
        let run = azt("refresh --refresh-token-stdin --tenant contoso.example --resource databricks");
        let outcome = run.input(token).at(&sandbox).outcome();
        let stderr = outcome.refused(4);
        assert!(stderr.starts_with("azt: error: the refresh token was refused: invalid_grant: AADSTS"), "{stderr}");
        assert!(
            stderr.ends_with(&format!(
                "azt: hint: {why}: azt authcode --tenant contoso.example --resource {DATABRICKS} --authority-host SANDBOX\n"
            )),
            "{stderr}"
        );
        assert!(!stderr.contains(token));
    }
}

#[test]
fn a_service_that_gives_no_new_refresh_token_is_said_to() {
    let sandbox = Sandbox::start();
    sandbox.answer_next(crate::sandbox::Answer::json(
        200,
        &serde_json::json!({ "access_token": "eyJ.e30.c2ln", "token_type": "bearer", "expires_in": 3599, "refresh_token": "" }),
    ));
    let run = azt("refresh --refresh-token-stdin -o oauth --with-refresh-token").input("0.A").at(&sandbox);
    let outcome = run.outcome();
    assert_eq!(outcome.stderr, "azt: warning: the service gave no refresh token\n");
    let json: Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!(json.get("refresh_token"), None);
    assert_eq!(json["access_token"], "eyJ.e30.c2ln");
}

#[test]
fn without_a_refresh_token_nothing_is_asked() {
    azt("refresh --no-prompt").refuses(
        2,
        "azt: error: no refresh token was given\n\
         azt: hint: give it on standard input: azt refresh --refresh-token-stdin < FILE\n",
    );
}
