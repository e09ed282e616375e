//! Entra's device code endpoint, its page, and its polls.

use super::token::assert_aadsts;
use super::*;
use crate::sandbox::browser::{enter_code, get, visit};

const GRANT_TYPE: &str = "urn:ietf:params:oauth:grant-type:device_code";

fn devicecode(sandbox: &Sandbox, tenant: &str, fields: &[(&str, &str)]) -> Page {
    browser::post(&format!("{}/{tenant}/oauth2/v2.0/devicecode", sandbox.url()), &[], fields).unwrap()
}

fn fields() -> Fields<'static> {
    vec![("client_id", AZURE_CLI), ("scope", ARM_SCOPE)]
}

fn poll(sandbox: &Sandbox, tenant: &str, code: &Value, more: &[(&str, &str)]) -> Page {
    let code = code["device_code"].as_str().unwrap();
    let fields = [("client_id", AZURE_CLI), ("grant_type", GRANT_TYPE), ("device_code", code)];
    redeem(sandbox, tenant, &[&fields, more].concat())
}

/// A sandbox that lets clients poll as they like, and a code of it.
fn started() -> (Sandbox, Value) {
    let sandbox = Sandbox::start();
    sandbox.set_device_code(|body| body["interval"] = 0.into());
    let code = devicecode(&sandbox, "organizations", &fields()).json();
    (sandbox, code)
}

fn text<'a>(code: &'a Value, name: &str) -> &'a str {
    code[name].as_str().unwrap()
}

#[test]
fn a_code_that_was_entered_gives_a_token_once() {
    let (sandbox, code) = started();
    let page = text(&code, "verification_uri");
    assert_eq!(page, format!("{}/devicelogin", sandbox.url()));
    assert_eq!((&code["expires_in"], text(&code, "user_code").len()), (&900.into(), 9));
    assert!(text(&code, "message").contains(page) && code["verification_uri_complete"].is_null());
    let pending = poll(&sandbox, "organizations", &code, &[]);
    assert_aadsts(&pending, 70016, "authorization_pending");
    assert!(enter_code(page, "QKNOTHING", "Continue").unwrap().body.contains("didn't work"));
    // Nobody types it for the person.
    assert!(visit(page).unwrap().body.contains("didn't work"));
    assert!(enter_code(page, text(&code, "user_code"), "Continue").unwrap().body.contains("You have signed in"));
    let token = poll(&sandbox, "organizations", &code, &[]).json();
    assert!(token["refresh_token"].is_string() && token["id_token"].is_string(), "{token}");
    assert_aadsts(&poll(&sandbox, "organizations", &code, &[]), 70018, "bad_verification_code");
    // Nor does anybody enter it again.
    assert!(enter_code(page, text(&code, "user_code"), "Cancel").unwrap().body.contains("didn't work"));
}

#[test]
fn who_polls_too_soon_is_slowed_down() {
    let sandbox = Sandbox::start();
    let code = devicecode(&sandbox, "organizations", &fields()).json();
    assert_eq!(code["interval"], 5);
    enter_code(text(&code, "verification_uri"), text(&code, "user_code"), "Continue").unwrap();
    for _ in 0..2 {
        assert_aadsts(&poll(&sandbox, "organizations", &code, &[]), 70016, "slow_down");
    }
}

#[test]
fn a_code_is_declined_expires_and_is_for_one_client_in_one_tenant() {
    let (sandbox, code) = started();
    assert_aadsts(&poll(&sandbox, TENANT_ID, &code, &[]), 70018, "bad_verification_code");
    let unknown = serde_json::json!({ "device_code": "x" });
    assert_aadsts(&poll(&sandbox, "organizations", &unknown, &[]), 70018, "bad_verification_code");
    let other = [("client_id", OWN_APP), ("grant_type", GRANT_TYPE), ("device_code", text(&code, "device_code"))];
    assert_aadsts(&redeem(&sandbox, "organizations", &other), 70018, "bad_verification_code");
    let state = [("code", "x"), ("state", "y")];
    assert_aadsts(&poll(&sandbox, "organizations", &code, &state), 9002313, "invalid_request");
    enter_code(text(&code, "verification_uri"), text(&code, "user_code"), "Cancel").unwrap();
    assert_aadsts(&poll(&sandbox, "organizations", &code, &[]), 65004, "authorization_declined");
    sandbox.set_device_code(|body| {
        body["interval"] = 0.into();
        body["expires_in"] = "0".into();
    });
    let code = devicecode(&sandbox, "organizations", &fields()).json();
    assert_aadsts(&poll(&sandbox, "organizations", &code, &[]), 70020, "expired_token");
}

#[test]
fn a_code_is_given_out_for_a_right_request_only() {
    let sandbox = Sandbox::start();
    for (name, value, number, error) in [
        ("client_id", "", 900144, "invalid_request"),
        ("client_id", TENANT_ID, 700016, "unauthorized_client"),
        ("client_id", CONFIDENTIAL_APP, 7000218, "invalid_client"),
        ("scope", "", 900144, "invalid_request"),
        ("scope", "https://vault.azure.net/a https://graph.microsoft.com/b", 28000, "invalid_request"),
        ("grant_type", GRANT_TYPE, 9002313, "invalid_request"),
        ("client_secret", "x", 9002313, "invalid_request"),
        ("resource", ARM, 901002, "invalid_request"),
    ] {
        let page = devicecode(&sandbox, "organizations", &changed(&fields(), name, value));
        assert_aadsts(&page, number, error);
    }
    assert_aadsts(&devicecode(&sandbox, "nowhere", &fields()), 90002, "invalid_request");
    let address = format!("{}/organizations/oauth2/v2.0/devicecode", sandbox.url());
    assert_aadsts(&get(&with_query(&address, &fields()), &[]).unwrap(), 900561, "invalid_request");
}
