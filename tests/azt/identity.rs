//! Nobody gets another person's token: not when a sign-in ends, and not where the service names nobody.

use std::fs;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::desktop::Desktop;
use crate::policy::granted;
use crate::run::{Home, newest};
use crate::sandbox::cloud::{ALEX, GUEST};
use crate::sandbox::{Answer, Sandbox};

const TOKEN: &str = "/organizations/oauth2/v2.0/token";
const GONE: &str = "the kept sign-in was refused: invalid_grant: gone (HTTP 400)";

fn login(home: &Home, sandbox: &Sandbox, hint: &str) {
    let outcome = home.azt("login --no-browser --login-hint", sandbox).arg(hint).signed_in();
    assert_eq!((outcome.stdout.as_str(), outcome.status), ("", Some(0)), "{outcome:?}");
}

/// The next refresh token is refused for good.
fn refuse(sandbox: &Sandbox) {
    let body = json!({ "error": "invalid_grant", "suberror": "bad_token", "error_description": "gone", "x": {} });
    sandbox.answer_next(Answer::json(400, &body).at(TOKEN));
}

/// The refusal to get a token for this resource, by the command that would.
fn needs(command: &str, resource: &str, hint: &str) -> String {
    let (needs, command) = match command {
        "token" => ("a person has to sign in again", "login"),
        command => ("authcode needs a person at a browser", command),
    };
    format!(
        "azt: error: {GONE}; {needs}, and --no-prompt forbids to ask one\n\
         azt: hint: where a person is: azt {command}{hint} --tenant organizations --resource {resource} \
         --authority-host SANDBOX\n"
    )
}

#[test]
fn a_sign_in_that_has_ended_is_not_replaced_by_somebody_elses() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    login(&home, &sandbox, ALEX);
    login(&home, &sandbox, GUEST);
    let guests = newest(&sandbox);
    refuse(&sandbox);
    let (graph, vault) = ("https://graph.microsoft.com/", "https://vault.azure.net");
    home.azt("token --no-prompt --resource graph", &sandbox).refuses(3, &needs("token", graph, ""));
    let count = sandbox.requests().len();
    home.azt("token --no-prompt --resource graph", &sandbox).refuses(3, &needs("token", graph, ""));
    home.azt("token --no-prompt --resource keyvault", &sandbox).refuses(3, &needs("token", vault, ""));
    home.azt("authcode --no-prompt --resource graph", &sandbox).refuses(3, &needs("authcode", graph, ""));
    let hint = format!(" --login-hint {GUEST}");
    home.azt("token --no-prompt --resource graph", &sandbox).args(&hint).refuses(3, &needs("token", graph, &hint));
    // What is kept is good for as long as it lives, and whoever is named is there.
    home.azt("token --no-prompt", &sandbox).args(&hint).prints(&guests);
    assert_eq!(sandbox.requests().len(), count);
    let alex = home.azt("token --no-prompt -ojson --resource graph --login-hint", &sandbox).arg(ALEX).outcome().json();
    assert_eq!(alex["account"], ALEX);
    // Until somebody signs in or out.
    let outcome = home.azt("logout", &sandbox).arg(GUEST).outcome();
    assert_eq!((outcome.stderr, outcome.status), (format!("azt: signed out: {GUEST}\n"), Some(0)));
    assert_eq!(home.azt("token --no-prompt -ojson", &sandbox).outcome().json()["account"], ALEX);
    assert_eq!(home.records("sign-ins").len(), 1);
}

#[test]
fn who_may_be_asked_is_asked_to_sign_in_again_and_gets_nobody_elses_token() {
    let sandbox = Sandbox::start();
    let (desktop, home) = (Desktop::new(), Home::new());
    login(&home, &sandbox, ALEX);
    login(&home, &sandbox, GUEST);
    refuse(&sandbox);
    home.azt("token --no-prompt --resource graph", &sandbox)
        .refuses(3, &needs("token", "https://graph.microsoft.com/", ""));
    let count = sandbox.tokens().len();
    let run = desktop.azt("token --resource graph", &home, &sandbox).begin();
    let page = desktop.opened();
    assert_eq!(sandbox.tokens().len(), count, "nobody's token was got before anybody signed in");
    crate::sandbox::browser::visit(&format!("{page}&login_hint={GUEST}")).unwrap();
    let outcome = run.outcome();
    let notice = "azt: opening a browser to sign in; waiting at http://localhost:";
    assert!(outcome.stderr.starts_with(&format!("azt: {GONE}\n{notice}")), "{outcome:?}");
    assert_eq!((outcome.stderr.lines().count(), desktop.tabs()), (2, 1), "{outcome:?}");
    assert_eq!((&outcome.stdout, outcome.status), (&newest(&sandbox), Some(0)));
    // The sign-in is as before.
    let json = home.azt("token --no-prompt -ojson --resource keyvault", &sandbox).outcome().json();
    assert_eq!((&json["account"], &json["source"]), (&json!(GUEST), &json!("refresh")));
    assert_eq!(home.records("sign-ins").len(), 2);
}

#[test]
fn a_sign_in_that_has_ended_is_replaced_by_the_next_of_anybody() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    login(&home, &sandbox, ALEX);
    refuse(&sandbox);
    home.azt("token --no-prompt --resource graph", &sandbox).outcome().refused(3);
    login(&home, &sandbox, GUEST);
    let json = home.azt("token --no-prompt -ojson --resource graph", &sandbox).outcome().json();
    assert_eq!(json["account"], GUEST);
    // That of before is still out of order.
    let hint = format!(" --login-hint {ALEX}");
    let outcome = home.azt("token --no-prompt --resource graph", &sandbox).args(&hint).outcome();
    assert_eq!(outcome.refused(3), needs("token", "https://graph.microsoft.com/", &hint));
    assert_eq!(home.azt("logout --all", &sandbox).outcome().stderr.lines().count(), 2);
    assert_eq!((home.records("sign-ins").len(), home.records("tokens").len()), (0, 0));
}

/// A password signs in again without anybody.
#[test]
fn a_password_takes_the_place_of_a_sign_in_that_has_ended() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    home.ropc(ALEX, &sandbox).prints_a_token();
    refuse(&sandbox);
    let outcome = home.ropc(ALEX, &sandbox).args("--resource graph").outcome();
    assert_eq!((outcome.stderr, outcome.stdout), (format!("azt: {GONE}\n"), newest(&sandbox)));
    let json = home.azt("token --no-prompt -ojson --resource keyvault", &sandbox).outcome().json();
    assert_eq!((&json["account"], &json["source"]), (&json!(ALEX), &json!("refresh")));
}

/// An answer that names nobody; `subject` is what its id token calls the person, if it has one.
fn nameless(token: &str, refresh_token: &str, subject: Option<&str>) -> Answer {
    let claims = |subject| json!({ "iss": "https://id.example", "sub": subject, "aud": "x" }).to_string();
    let id_token = subject.map(|subject| format!("e30.{}.c2ln", URL_SAFE_NO_PAD.encode(claims(subject))));
    granted(token, json!({ "refresh_token": refresh_token, "id_token": id_token })).at(TOKEN)
}

#[test]
fn people_whom_the_service_does_not_name_are_not_one() {
    for (one, two) in [(None, None), (Some("1"), Some("2"))] {
        let sandbox = Sandbox::start();
        let home = Home::new();
        let sign_in = |name: &str, subject| {
            sandbox.answer_next(nameless(&format!("{name}-arm"), name, subject));
            assert_eq!(home.azt("login --no-browser", &sandbox).signed_in().status, Some(0));
        };
        let renewed = |name: &str, subject, resource: &str| {
            let token = format!("{name}-{resource}");
            sandbox.answer_next(nameless(&token, name, subject));
            home.azt("token --no-prompt --resource", &sandbox).arg(resource).prints(&format!("{token}\n"));
            assert_eq!(sandbox.requests().pop().unwrap().form("refresh_token"), Some(name));
        };
        sign_in("p1", one);
        renewed("p1", one, "graph");
        home.azt("token --no-prompt --resource graph", &sandbox).prints("p1-graph\n");
        sign_in("p2", two);
        home.azt("token --no-prompt", &sandbox).prints("p2-arm\n");
        renewed("p2", two, "graph");
        renewed("p2", two, "keyvault");
        home.azt("token --no-prompt --resource graph", &sandbox).prints("p2-graph\n");
        // And back.
        sign_in("p1", one);
        renewed("p1", one, "keyvault");
        let outcome = home.azt("logout --all", &sandbox).outcome();
        assert_eq!(
            outcome.stderr,
            "azt: signed out: an account without a name\n".repeat(if one.is_some() { 2 } else { 1 })
        );
        assert_eq!((home.records("sign-ins").len(), home.records("tokens").len()), (0, 0));
    }
}

#[test]
fn a_name_that_led_to_one_of_them_does_not_lead_to_the_next() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    for name in ["one@x.example", "two@x.example"] {
        sandbox.answer_next(nameless("t", name, None));
        login(&home, &sandbox, name);
    }
    let hint = "--login-hint one@x.example";
    home.azt("token --no-prompt --resource graph", &sandbox).args(hint).refuses(
        3,
        &format!(
            "azt: error: one@x.example has not signed in\n\
             azt: hint: sign in: azt login {hint} --tenant organizations --resource https://graph.microsoft.com/ \
             --authority-host SANDBOX\n"
        ),
    );
}

#[test]
fn logout_takes_the_tokens_of_a_refresh_token_that_names_nobody() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    sandbox.answer_next(nameless("t", "r1", None));
    home.azt("refresh --refresh-token-stdin", &sandbox).input("r0").prints("t\n");
    sandbox.answer_next(nameless("u", "r2", None));
    home.azt("refresh --refresh-token-stdin --resource graph", &sandbox).input("r0").prints("u\n");
    assert_eq!((home.records("sign-ins").len(), home.records("tokens").len()), (1, 2));
    let outcome = home.azt("logout --all", &sandbox).outcome();
    assert_eq!(outcome.stderr, "azt: signed out: an account without a name\n");
    assert_eq!((home.records("sign-ins").len(), home.records("tokens").len()), (0, 0));
}

/// The file of the profiles may come from anywhere.
#[test]
fn a_pinned_account_cannot_move_the_cursor() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let config = home.path().join(".config/azt");
    fs::create_dir_all(&config).unwrap();
    let account = format!("account = \"\\u001b[31m{GUEST}\\nazt: hint: run: rm\"");
    let text = format!("[profile.w]\nflow = \"ropc\"\nusername = \"{ALEX}\"\n{account}\n");
    fs::write(config.join("config.toml"), text).unwrap();
    home.azt("token w", &sandbox).env("AZURE_PASSWORD", crate::sandbox::cloud::PASSWORD).refuses(
        4,
        &format!(
            "azt: error: the token is of {ALEX}, and the profile is for [31m{GUEST} azt: hint: run: rm only\n\
             azt: hint: sign in as that account: azt login w\n"
        ),
    );
    let list: Value = home.azt("list -ojson", &sandbox).outcome().json();
    assert_eq!(list, json!([]));
}
