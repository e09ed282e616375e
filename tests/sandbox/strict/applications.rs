//! Applications that prove themselves, and the token services of builds.

use super::*;
use crate::sandbox::cloud::{
    ACTIONS_REQUEST_TOKEN, CLIENT_SECRET, EXPIRED_SECRET, SERVICE_CONNECTION_ID, SYSTEM_ACCESS_TOKEN,
};

const ASSERTION: (&str, &str) = ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");

fn own_fields() -> Fields<'static> {
    vec![
        ("client_id", CONFIDENTIAL_APP),
        ("grant_type", "client_credentials"),
        ("client_secret", CLIENT_SECRET),
        ("scope", "https://management.azure.com//.default"),
    ]
}

#[test]
fn an_applications_token_has_no_user_and_no_refresh_token() {
    let sandbox = Sandbox::start();
    let page = redeem(&sandbox, TENANT_ID, &own_fields());
    assert_eq!(page.status, 200, "{}", page.body);
    let body = page.json();
    for member in ["scope", "refresh_token", "id_token", "client_info"] {
        assert_eq!(body[member], Value::Null, "{member}");
    }
    let claims = claims(body["access_token"].as_str().unwrap());
    assert_eq!((&claims["aud"], &claims["idtyp"], &claims["upn"]), (&ARM.into(), &"app".into(), &Value::Null));
}

#[test]
fn who_does_not_prove_itself_gets_none() {
    let sandbox = Sandbox::start();
    for (name, value, code) in [
        ("client_secret", "wrong", 7000215),
        ("client_secret", EXPIRED_SECRET, 7000222),
        ("client_secret", "", 7000218),
        ("client_id", AZURE_CLI, 700025),
        ("client_assertion", "e30.e30.e30", 9002313),
        ("scope", "https://management.azure.com//user_impersonation", 1002012),
        ("scope", "https://management.azure.com//.default offline_access", 1002012),
        ("scope", "https://nowhere.example/.default", 500011),
        ("client_info", "1", 0),
    ] {
        let page = redeem(&sandbox, TENANT_ID, &changed(&own_fields(), name, value));
        match code {
            0 => assert_eq!(page.status, 200, "{name}"),
            code => assert!(page.body.contains(&format!("AADSTS{code}: ")), "{name}={value}: {}", page.body),
        }
    }
    let page = redeem(&sandbox, "organizations", &own_fields());
    assert!(page.body.contains("AADSTS50059: "), "{}", page.body);
}

#[test]
fn an_assertion_is_federated_or_signed_or_nothing() {
    let sandbox = Sandbox::start();
    let fields = |assertion: &str| {
        let fields = changed(&own_fields(), "client_secret", "");
        let fields = [fields, vec![ASSERTION]].concat();
        let owned: Vec<_> = fields.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        [owned, vec![("client_assertion".to_owned(), assertion.to_owned())]].concat()
    };
    let address = format!("{}/{TENANT_ID}/oauth2/v2.0/token", sandbox.url());
    let send = |assertion: &str| browser::post(&address, &[], &fields(assertion)).unwrap();
    assert_eq!(send(&sandbox.cluster_token(60)).status, 200);
    let unsigned = format!("{}c2ln", &sandbox.cluster_token(60).rsplit_once('.').unwrap().0).replace("c2ln", ".c2ln");
    let own = URL_SAFE_NO_PAD.encode(format!("{{\"iss\":\"{CONFIDENTIAL_APP}\",\"sub\":\"{CONFIDENTIAL_APP}\"}}"));
    for (assertion, code) in [
        (sandbox.cluster_token(-1), 700024),
        (sandbox.odd_cluster_token("aud", "x"), 700212),
        (sandbox.odd_cluster_token("sub", "x"), 700213),
        (sandbox.odd_cluster_token("iss", "x"), 700211),
        (unsigned, 50013),
        ("a.b".to_owned(), 50027),
        (format!("e30.{own}.c2ln"), 700027),
    ] {
        let page = send(&assertion);
        assert!(page.body.contains(&format!("AADSTS{code}: ")), "{code}: {}", page.body);
    }
}

#[test]
fn on_behalf_of_takes_a_token_for_the_application() {
    let sandbox = Sandbox::start();
    let send = |token: &str, name, value| {
        let fields = [
            changed(&own_fields(), "grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"),
            vec![("assertion", token), ("requested_token_use", "on_behalf_of")],
        ];
        redeem(&sandbox, TENANT_ID, &changed(&fields.concat(), name, value))
    };
    let token = sandbox.user_token(ALEX, CONFIDENTIAL_APP, 60);
    let page = send(&token, "x-client-SKU", "test");
    assert_eq!(claims(page.json()["access_token"].as_str().unwrap())["upn"], ALEX);
    for (token, name, value, code) in [
        (token.clone(), "requested_token_use", "other", 9002313),
        (token.clone(), "requested_token_use", "", 900144),
        (sandbox.user_token(ALEX, ARM, 60), "x-client-SKU", "test", 500131),
        (sandbox.user_token(ALEX, CONFIDENTIAL_APP, -1), "x-client-SKU", "test", 500133),
        ("e30.e30.e30".to_owned(), "x-client-SKU", "test", 50013),
    ] {
        let page = send(&token, name, value);
        assert!(page.body.contains(&format!("AADSTS{code}: ")), "{code}: {}", page.body);
    }
}

#[test]
fn the_token_services_of_builds_want_their_headers() {
    let sandbox = Sandbox::start();
    let github = format!("{}/actions/idtoken?api-version=2.0&audience=api%3A%2F%2Fx", sandbox.url());
    let bearer = format!("Bearer {ACTIONS_REQUEST_TOKEN}");
    let page = browser::get(&github, &[("Authorization", &bearer)]).unwrap();
    assert_eq!(claims(page.json()["value"].as_str().unwrap())["aud"], "api://x");
    assert_refused(&browser::get(&github, &[]).unwrap(), 401, "Unauthorized");
    let pipelines =
        format!("{}/pipelines/oidctoken?api-version=7.1&serviceConnectionId={SERVICE_CONNECTION_ID}", sandbox.url());
    let bearer = format!("Bearer {SYSTEM_ACCESS_TOKEN}");
    let json = ("Content-Type", "application/json");
    let suppress = ("X-TFS-FedAuthRedirect", "Suppress");
    let send = |headers: &[(&str, &str)]| browser::send("POST", &pipelines, headers, "").unwrap();
    let page = send(&[("Authorization", &bearer), json, suppress]);
    assert_eq!(claims(page.json()["oidcToken"].as_str().unwrap())["aud"], "api://AzureADTokenExchange");
    assert_eq!(send(&[("Authorization", &bearer), json]).status, 302);
    assert_refused(&send(&[json, suppress]), 401, "TF400813");
    assert_refused(&send(&[("Authorization", &bearer), suppress]), 415, "Content-Type");
}
