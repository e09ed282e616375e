//! A provider that is not Entra, nor pretends to be: it says itself where its endpoints are.

use tempfile::TempDir;

use crate::peers::{Browser, Provider};
use crate::process::{Running, azt};

#[test]
#[ignore = "needs tests/real/setup"]
fn who_signs_in_with_any_openid_provider_gets_its_token() {
    let provider = Provider::standard();
    let mut browser = Browser::start();
    let home = TempDir::new().unwrap();
    let mut command = azt(home.path());
    command.args(["authcode", "--no-browser", "-o", "json", "--scope", "things:read"]);
    command.args(["--authority-host", provider.url(), "--client-id", provider.client_id()]);
    let mut running = Running::start(&mut command);
    let page = running.told("/auth?");
    assert!(page.starts_with(&format!("{}/auth?", provider.url())), "{page}");
    browser.sign_in(&page, &provider);

    let token = running.finish().json();
    assert_eq!(token["account"], provider.user());
    assert_eq!(token["clientId"], provider.client_id());
    assert_eq!(token["scopes"], serde_json::json!(["things:read"]));
    assert!(!token["accessToken"].as_str().unwrap().contains('.'), "an opaque token: {token}");
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_provider_without_a_password_grant_says_so() {
    let provider = Provider::standard();
    let home = TempDir::new().unwrap();
    let mut command = azt(home.path());
    command.args(["ropc", "--username", provider.user(), "--authority-host", provider.url()]);
    command.args(["--client-id", provider.client_id()]).env("AZURE_PASSWORD", provider.password());
    let outcome = crate::process::run(&mut command, "");
    assert!(outcome.refused(4).contains("unsupported_grant_type"), "{outcome:?}");
}
