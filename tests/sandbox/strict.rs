//! Proof that the sandbox refuses wrong clients, in the words of the real services, and serves right ones.
//!
//! A crate that includes this file has the sandbox as `crate::sandbox`.

#[path = "strict/app_service.rs"]
mod app_service;
#[path = "strict/applications.rs"]
mod applications;
#[path = "strict/arc.rs"]
mod arc;
#[path = "strict/authorize.rs"]
mod authorize;
#[path = "strict/device.rs"]
mod device;
#[path = "strict/federation.rs"]
mod federation;
#[path = "strict/https.rs"]
mod https;
#[path = "strict/local.rs"]
mod local;
#[path = "strict/machine_learning.rs"]
mod machine_learning;
#[path = "strict/own.rs"]
mod own;
#[path = "strict/plugins.rs"]
mod plugins;
#[path = "strict/service_fabric.rs"]
mod service_fabric;
#[path = "strict/services.rs"]
mod services;
#[path = "strict/token.rs"]
mod token;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;
use url::Url;

use crate::sandbox::browser::{self, Page};
use crate::sandbox::cloud::{
    ACCOUNT_ID, ACCOUNT_KEY, ALEX, AZURE_CLI, CONFIDENTIAL_APP, DATABRICKS, DECLINES, DISABLED, EXPIRED, GUEST,
    IDENTITY_HEADER, LOCKED, LONG_LIVED, MSI_SECRET, NEEDS_CONSENT, NEEDS_MFA, OTHER_TENANT_ID, OWN_APP, PASSWORD,
    SYSTEM_ASSIGNED, TENANT_DOMAIN, TENANT_ID, USER_ASSIGNED, WORKSPACE_ID,
};
use crate::sandbox::{Answer, Dates, Identities, Numbers, Sandbox};

const ARM: &str = "https://management.azure.com/";
const ARM_SCOPE: &str = "https://management.azure.com//.default openid profile offline_access";
const METADATA: (&str, &str) = ("Metadata", "true");
/// RFC 7636, appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
const REDIRECT: &str = "http://localhost:50999";

const IMDS_QUERY: [(&str, &str); 2] = [("api-version", "2018-02-01"), ("resource", ARM)];

type Fields<'a> = Vec<(&'a str, &'a str)>;

/// `fields` with one changed, added, or, with an empty value, left out.
fn changed<'a>(fields: &[(&'a str, &'a str)], name: &'a str, value: &'a str) -> Fields<'a> {
    let mut fields: Fields = fields.iter().copied().filter(|(key, _)| *key != name).collect();
    if !value.is_empty() {
        fields.push((name, value));
    }
    fields
}

fn with_query(address: &str, fields: &[(&str, &str)]) -> String {
    Url::parse_with_params(address, fields).unwrap().to_string()
}

fn claims(token: &str) -> Value {
    let parts: Vec<&str> = token.split('.').collect();
    assert_eq!(parts.len(), 3, "not a JWT: {token}");
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(parts[1]).unwrap()).unwrap()
}

#[track_caller]
fn assert_refused(page: &Page, status: u16, wanted: &str) {
    assert_eq!(page.status, status, "{}", page.body);
    assert!(page.body.contains(wanted), "no {wanted:?} in {}", page.body);
    assert!(!page.body.contains("eyJ"), "a token in {}", page.body);
}

fn imds(sandbox: &Sandbox, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Page {
    let address = format!("{}/metadata/identity/oauth2/token", sandbox.url());
    browser::get(&with_query(&address, fields), headers).unwrap()
}

fn sign_in_fields() -> Fields<'static> {
    vec![
        ("client_id", AZURE_CLI),
        ("response_type", "code"),
        ("redirect_uri", REDIRECT),
        ("scope", ARM_SCOPE),
        ("state", "st&te"),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
    ]
}

fn authorize(sandbox: &Sandbox, tenant: &str, fields: &[(&str, &str)]) -> Page {
    let address = format!("{}/{tenant}/oauth2/v2.0/authorize", sandbox.url());
    browser::get(&with_query(&address, fields), &[]).unwrap()
}

/// The parameters of a redirect.
fn redirect(page: &Page) -> Vec<(String, String)> {
    assert_eq!(page.status, 302, "{}", page.body);
    let location = Url::parse(page.header("location").unwrap()).unwrap();
    assert!(location.as_str().starts_with("http://localhost:50999/?"));
    location.query_pairs().into_owned().collect()
}

fn value<'a>(pairs: &'a [(String, String)], name: &str) -> &'a str {
    let mut pairs = pairs.iter();
    pairs.find(|(key, _)| key == name).map_or("", |(_, value)| value)
}

fn code(sandbox: &Sandbox, fields: &[(&str, &str)]) -> String {
    let answer = redirect(&authorize(sandbox, "organizations", fields));
    assert_eq!(value(&answer, "state"), "st&te");
    value(&answer, "code").to_owned()
}

fn redeem(sandbox: &Sandbox, tenant: &str, fields: &[(&str, &str)]) -> Page {
    let address = format!("{}/{tenant}/oauth2/v2.0/token", sandbox.url());
    browser::post(&address, &[], fields).unwrap()
}

fn password_fields<'a>(user: &'a str, password: &'a str) -> Fields<'a> {
    vec![
        ("client_id", AZURE_CLI),
        ("grant_type", "password"),
        ("username", user),
        ("password", password),
        ("scope", ARM_SCOPE),
    ]
}
