//! A person signs in with a browser.

use std::fs;
use std::process::Command;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;
use url::Url;

use crate::peers::{Browser, Provider};
pub use crate::process::script;
use crate::process::{Outcome, PATIENCE, Running, azt};

const ARM: &str = "https://management.azure.com/";

/// A sign-in that went to its end: what the program left, what the browser showed.
pub struct SignedIn {
    pub outcome: Outcome,
    pub asked: Url,
    pub page: Value,
}

/// `azt authcode` with a desktop whose `xdg-open` hands the address to `person`, who returns the page where that led.
pub fn with_desktop(provider: &Provider, extra: &[&str], person: impl FnOnce(&str) -> Value) -> SignedIn {
    let home = TempDir::new().unwrap();
    let fifo = home.path().join("opened");
    assert!(Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    let bin = home.path().join("bin");
    fs::create_dir(&bin).unwrap();
    script(&bin.join("xdg-open"), &format!("#!/bin/sh\nprintf %s \"$1\" > '{}'\n", fifo.display()));
    let path = std::env::join_paths([bin].into_iter().chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())));

    let mut command = azt(home.path());
    command.arg("authcode").args(provider.args()).args(["--resource", ARM]).args(extra);
    command.env("PATH", path.unwrap()).env("DISPLAY", ":0");
    if let Some(file) = &provider.certificate {
        command.env("SSL_CERT_FILE", file);
    }
    let running = Running::start(&mut command);

    let (sender, opened) = channel();
    thread::spawn(move || sender.send(fs::read_to_string(fifo)).ok());
    let url = opened.recv_timeout(PATIENCE).expect("azt opens the browser").unwrap();
    let page = person(&url);
    SignedIn { outcome: running.finish(), asked: url.parse().unwrap(), page }
}

/// `azt authcode --no-browser`: the address is read from standard error.
fn without_desktop(provider: &Provider, person: impl FnOnce(&str) -> Value) -> SignedIn {
    let home = TempDir::new().unwrap();
    let mut command = azt(home.path());
    command.args(["authcode", "--no-browser", "--resource", ARM]).args(provider.args());
    let mut running = Running::start(&mut command);
    let url = running.told("/oauth2/v2.0/authorize?");
    let page = person(&url);
    SignedIn { outcome: running.finish(), asked: url.parse().unwrap(), page }
}

/// The claims of a token, unverified.
pub fn claims(token: &str) -> Value {
    use base64::Engine as _;
    let payload = token.split('.').nth(1).unwrap();
    serde_json::from_slice(&base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(payload).unwrap()).unwrap()
}

fn parameter(url: &Url, name: &str) -> Option<String> {
    url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

/// What azt says when it opens a browser.
fn opening(asked: &Url, limit: &str) -> String {
    format!("azt: opening a browser to sign in; {}\n", waiting(asked, limit))
}

fn waiting(asked: &Url, limit: &str) -> String {
    format!("waiting at {} for up to {limit}", parameter(asked, "redirect_uri").unwrap())
}

/// What azt says when it leaves that to the person.
fn asking(asked: &Url) -> String {
    format!("azt: open this page in a browser to sign in:\n{asked}\n")
}

#[track_caller]
fn assert_token(outcome: &Outcome, provider: &Provider) {
    let token = claims(outcome.token());
    assert_eq!(token["aud"], ARM);
    assert_eq!(token["upn"], provider.user());
    assert_eq!(token["appid"], "04b07795-8ddb-461a-bbee-02f9e1bf7b46");
}

/// The page is readable, complete in itself, and not kept.
#[track_caller]
fn assert_page(page: &Value, title: &str, text: &str) {
    assert_eq!(page["status"], 200, "{page}");
    assert_eq!(page["title"], format!("{title} - azt"), "{page}");
    assert_eq!(page["headings"], json!([title]), "{page}");
    assert_eq!(page["text"], format!("{title}\n\n{text}"), "{page}");
    assert_eq!((&page["lang"], &page["scripts"], &page["foreign"]), (&json!("en"), &json!(0), &json!([])), "{page}");
    assert_eq!(page["headers"]["cache-control"], "no-store", "{page}");
    assert_eq!(page["headers"]["referrer-policy"], "no-referrer", "{page}");
}

/// What holds however the answer travelled.
#[track_caller]
fn assert_signed_in(signed_in: &SignedIn, provider: &Provider) {
    assert_token(&signed_in.outcome, provider);
    assert_page(&signed_in.page, "Signed in", "azt goes on in the terminal. You can close this window.");
    let took = signed_in.outcome.took;
    eprintln!("from the start of azt to the printed token: {took:?}");
    assert!(took < Duration::from_secs(10), "{took:?}");
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_browser_that_azt_opens_signs_in_by_form_post() {
    let provider = Provider::start();
    let mut browser = Browser::start();
    let signed_in = with_desktop(&provider, &[], |url| browser.sign_in(url, &provider));

    assert_signed_in(&signed_in, &provider);
    assert_eq!(signed_in.outcome.stderr, opening(&signed_in.asked, "15m"));
    assert_eq!(parameter(&signed_in.asked, "response_mode").as_deref(), Some("form_post"));
    // The code is in no address bar and in no history.
    assert_eq!(
        signed_in.page["url"].as_str().unwrap().trim_end_matches('/'),
        parameter(&signed_in.asked, "redirect_uri").unwrap()
    );
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_browser_that_the_person_opens_signs_in_by_query() {
    let provider = Provider::start();
    let mut browser = Browser::start();
    let signed_in = without_desktop(&provider, |url| browser.sign_in(url, &provider));

    assert_signed_in(&signed_in, &provider);
    let asked = &signed_in.asked;
    assert_eq!(signed_in.outcome.stderr, format!("{}azt: {}\n", asking(asked), waiting(asked, "15m")));
    assert_eq!(parameter(&signed_in.asked, "response_mode").as_deref(), Some("query"));
}

/// The browser is on another machine: it ends at an address where nobody listens, which the person copies.
#[test]
#[ignore = "needs tests/real/setup"]
fn the_address_of_a_page_that_fails_to_load_can_be_pasted() {
    let provider = Provider::start();
    let mut browser = Browser::start();
    let home = TempDir::new().unwrap();
    let mut running = Running::start(azt(home.path()).args(["authcode", "--manual"]).args(provider.args()));
    let asked = running.told("/oauth2/v2.0/authorize?");
    let address = browser.sign_in_for_nobody(&asked, &provider);
    running.write(&format!("{address}\n"));
    let outcome = running.finish();

    assert_token(&outcome, &provider);
    let asked = asked.parse().unwrap();
    let there = parameter(&asked, "redirect_uri").unwrap();
    let paste = format!(
        "azt: then paste the address of the page that fails to load ({there}/?code=...), within 15m, and press Enter:\n"
    );
    assert_eq!(outcome.stderr, asking(&asked) + &paste);
}

/// The provider over HTTPS, as Entra is: the browser then sends `Origin: null` with the form.
#[test]
#[ignore = "needs tests/real/setup"]
fn a_sign_in_over_https_with_a_private_authority() {
    let provider = Provider::with_tls();
    let mut browser = Browser::start();
    let signed_in = with_desktop(&provider, &[], |url| browser.sign_in(url, &provider));

    assert_signed_in(&signed_in, &provider);
}

#[test]
#[ignore = "needs tests/real/setup"]
fn the_login_hint_is_typed_for_the_person() {
    let provider = Provider::start();
    let mut browser = Browser::start();
    let signed_in = with_desktop(&provider, &["--login-hint", provider.user()], |url| {
        browser.sign_in_with_password_only(url, &provider)
    });

    assert_signed_in(&signed_in, &provider);
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_person_who_declines_gets_no_token_and_is_told_so() {
    let provider = Provider::start();
    let mut browser = Browser::start();
    let signed_in = with_desktop(&provider, &[], |url| browser.cancel(url));

    assert_eq!(
        signed_in.outcome.refused(4),
        opening(&signed_in.asked, "15m")
            + "azt: error: the sign-in was refused: access_denied: AADSTS65004: User declined to consent to access the app.\n"
            + &format!(
                "azt: hint: it was declined in the browser; to sign in after all: {}\n",
                provider.command("authcode", ARM, "")
            )
    );
    assert_page(&signed_in.page, "Not signed in", "The reason is in the terminal. You can close this window.");
}

/// Entra shows an unknown client in the browser only, so the program can but wait for its deadline.
#[test]
#[ignore = "needs tests/real/setup"]
fn an_unregistered_client_is_a_page_for_the_person_and_a_deadline_for_azt() {
    let provider = Provider::start();
    let mut browser = Browser::start();
    let client = "11111111-2222-3333-4444-555555555555";
    let unknown = ["--client-id", client, "--timeout", "3s"];
    let signed_in = with_desktop(&provider, &unknown, |url| browser.look(url));

    assert_eq!(signed_in.page["status"], 400);
    assert!(signed_in.page["text"].as_str().unwrap().contains("invalid_client"), "{}", signed_in.page);
    assert_eq!(
        signed_in.outcome.refused(3),
        opening(&signed_in.asked, "3s")
            + "azt: error: nobody signed in within 3s\n\
               azt: hint: if the browser showed AADSTS50011 or AADSTS700016, the application lacks the redirect URI \
               http://localhost or is not in that tenant; else sign in again: "
            + &provider.command("authcode", ARM, &format!(" --client-id {client}"))
            + "\n"
    );
}
