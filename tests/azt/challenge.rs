//! `--claims`: what a service demands of the next token.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::desktop::Desktop;
use crate::process::Outcome;
use crate::run::{Azt, Home, PAGE, azt};
use crate::sandbox::browser::visit;
use crate::sandbox::cloud::{ALEX, PASSWORD};
use crate::sandbox::{Answer, Sandbox};

/// What Azure Resource Manager sends to who would delete something with a token without a second factor.
fn challenge(sandbox: &Sandbox, token: &str) -> String {
    let address = sandbox.url().trim_start_matches("http://").to_owned();
    let mut stream = TcpStream::connect(&address).unwrap();
    write!(stream, "DELETE /subscriptions?api-version=1 HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {token}\r\nConnection: close\r\n\r\n")
        .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

fn claims(token: &str) -> Value {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(token.split('.').nth(1).unwrap()).unwrap()).unwrap()
}

fn login(home: &Home, sandbox: &Sandbox) {
    assert_eq!(home.azt("login --no-browser", sandbox).signed_in().status, Some(0));
}

/// The refusal of a refresh without a second factor, with what it demands.
const REFUSED: &str = "azt: the kept sign-in was refused: interaction_required: AADSTS50076: Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource. Trace ID: # Correlation ID: # Timestamp: # (HTTP 400)\n";

fn stepped_up(run: Azt) -> Outcome {
    let outcome = run.signed_in();
    assert_eq!((outcome.stderr.as_str(), outcome.status), (format!("{REFUSED}{PAGE}").as_str(), Some(0)));
    outcome
}

#[test]
fn a_challenge_is_answered_by_signing_in_again_and_the_token_takes_the_kept_ones_place() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    login(&home, &sandbox);
    let first = home.azt("token", &sandbox).outcome().token().to_owned();
    let answer = challenge(&sandbox, &first);
    assert!(answer.starts_with("HTTP/1.1 401"), "{answer}");
    let header = answer.lines().find(|line| line.starts_with("WWW-Authenticate")).unwrap();
    let word = header.split("claims=").nth(1).unwrap().trim_matches('"');
    let demand = r#"{"access_token":{"acrs":{"essential":true,"values":["p1"]}}}"#;
    for run in [
        home.azt("token --claims -", &sandbox).input(&answer),
        home.azt("authcode --no-browser --claims", &sandbox).arg(header),
        home.azt("authcode --no-browser --claims", &sandbox).arg(word),
        home.azt("authcode --no-browser --claims", &sandbox).arg(demand),
    ] {
        let run = run.env("AZT_NO_BROWSER", "1");
        let second = stepped_up(run).token().to_owned();
        assert_eq!(claims(&second)["acrs"], json!(["p1"]));
        assert_eq!(claims(&second)["xms_cc"], json!(["cp1"]));
        assert!(challenge(&sandbox, &second).starts_with("HTTP/1.1 200"));
        home.azt("token", &sandbox).prints(&format!("{second}\n"));
    }
}

/// The emulated service forgets what was shown at the page, as one does that wants it to be shown each time.
#[test]
fn of_many_who_are_challenged_at_once_one_signs_in_for_all() {
    let sandbox = Sandbox::start();
    let (home, desktop) = (Home::new(), Desktop::new());
    login(&home, &sandbox);
    let demand = r#"{"access_token":{"acrs":{"essential":true,"values":["p1"]}}}"#;
    let run = |claims: &str| desktop.azt("token --claims", &home, &sandbox).arg(claims).begin();
    let first = run(demand);
    let page = desktop.opened();
    let mut others: Vec<_> = (0..4).map(|_| run(demand)).collect();
    others.iter_mut().for_each(|other| drop(other.told("same")));
    visit(&page).unwrap();
    let token = first.outcome().token().to_owned();
    assert_eq!(claims(&token)["acrs"], json!(["p1"]));
    for other in others {
        assert_eq!(other.outcome().token(), token);
    }
    assert_eq!(desktop.tabs(), 1);
    // Who comes later was refused that token.
    let later = run(demand);
    desktop.sign_in();
    assert_ne!(later.outcome().token(), token);
}

#[test]
fn who_may_not_ask_gets_the_command_with_what_is_demanded() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    login(&home, &sandbox);
    let word = "eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6eyJlc3NlbnRpYWwiOnRydWUsInZhbHVlcyI6WyJwMSJdfX19";
    let outcome = home.azt("token --no-prompt -o json --claims", &sandbox).arg(word).outcome();
    let error: Value = serde_json::from_str(&outcome.stderr).unwrap();
    assert_eq!((outcome.stdout.as_str(), outcome.status), ("", Some(3)));
    assert_eq!(error["error"], "interaction_required");
    let claims: Value = serde_json::from_str(error["claims"].as_str().unwrap()).unwrap();
    assert_eq!(claims["access_token"]["acrs"]["values"], json!(["p1"]));
    let hint = error["hint"].as_str().unwrap();
    let command = hint.split("azt login").nth(1).unwrap();
    let (options, word) = command.split_once(" --claims ").unwrap();
    assert_eq!(options, " --tenant organizations --resource https://management.azure.com/ --authority-host SANDBOX");
    // What was demanded, and what the refusal said.
    let claims: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(word).unwrap()).unwrap();
    assert_eq!(claims["access_token"]["acrs"]["values"], json!(["p1"]));
}

#[test]
fn a_demand_that_nobody_has_to_answer_is_met_by_the_kept_sign_in() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    login(&home, &sandbox);
    let first = home.azt("token", &sandbox).outcome().token().to_owned();
    let nbf = r#"{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}"#;
    let second = home.azt("token --no-prompt --claims", &sandbox).arg(nbf).outcome().token().to_owned();
    assert_ne!(first, second);
    let sent: Value = serde_json::from_str(sandbox.requests().pop().unwrap().form("claims").unwrap()).unwrap();
    assert_eq!(
        sent,
        json!({ "access_token": { "nbf": { "essential": true, "value": "1604106651" }, "xms_cc": { "values": ["cp1"] } } })
    );
    home.azt("token", &sandbox).prints(&format!("{second}\n"));
}

#[test]
fn what_a_refusal_demands_is_asked_of_who_signs_in() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    login(&home, &sandbox);
    let demand = r#"{"access_token":{"capolids":{"essential":true,"values":["p"]}}}"#;
    sandbox.answer_next(
        Answer::json(400, &json!({ "error": "interaction_required", "error_description": "more", "claims": demand }))
            .at("/organizations/oauth2/v2.0/token"),
    );
    let run = home.azt("token --resource graph", &sandbox).env("AZT_NO_BROWSER", "1").signed_in();
    assert_eq!(run.status, Some(0), "{run:?}");
    let page = sandbox.requests().into_iter().rfind(|request| request.path.ends_with("/authorize")).unwrap();
    let asked: Value = serde_json::from_str(page.query("claims").unwrap()).unwrap();
    assert_eq!(asked["access_token"]["capolids"]["values"], json!(["p"]));
}

#[test]
fn where_it_cannot_be_passed_on_it_is_a_new_token() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let first = home.azt("msi", &sandbox).imds(&sandbox).outcome().token().to_owned();
    let nbf = r#"{"access_token":{"nbf":{"essential":true}}}"#;
    let second = home.azt("msi --claims", &sandbox).arg(nbf).imds(&sandbox).outcome().token().to_owned();
    assert_ne!(first, second);
    assert!(sandbox.requests().iter().all(|request| request.query("claims").is_none()));
}

#[test]
fn what_is_no_challenge_is_refused() {
    let hint = "azt: hint: pass the header as it came: curl -si URL | azt token --claims -\n";
    for (claims, why) in [
        ("", "are empty"),
        ("x", "are neither JSON, nor the same in base64, nor a WWW-Authenticate header"),
        ("Bearer realm=x", "are missing in that WWW-Authenticate header: it does not ask for another token"),
    ] {
        azt("token --claims").arg(claims).refuses(2, &format!("azt: error: the claims {why}\n{hint}"));
    }
    azt("ropc --password-stdin --claims - --username").arg(ALEX).input(PASSWORD).refuses(
        2,
        "azt: error: --claims - and --password-stdin both read standard input\n\
         azt: hint: pass the claims as a word: --claims \"$CLAIMS\"\n",
    );
    azt("list --claims x").refuses(
        2,
        "azt: error: --claims is about getting a token, and azt list gets none\nazt: hint: leave it out: azt list --help\n",
    );
}
