//! Entra’s token endpoint.

use super::*;

fn code_fields(code: &str) -> Fields<'_> {
    vec![
        ("client_id", AZURE_CLI),
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", REDIRECT),
        ("code_verifier", VERIFIER),
        ("scope", ARM_SCOPE),
    ]
}

fn refresh_fields(token: &str) -> Fields<'_> {
    vec![("client_id", AZURE_CLI), ("grant_type", "refresh_token"), ("refresh_token", token), ("scope", ARM_SCOPE)]
}

#[track_caller]
pub(super) fn assert_aadsts(page: &Page, code: u32, error: &str) {
    let status = if error == "invalid_client" { 401 } else { 400 };
    assert_refused(page, status, &format!("AADSTS{code}: "));
    let body = page.json();
    assert_eq!(body["error"], error);
    assert_eq!(body["error_codes"], serde_json::json!([code]));
    assert_eq!(page.header("x-ms-request-id"), body["trace_id"].as_str());
    for member in ["timestamp", "correlation_id", "error_uri"] {
        assert!(body[member].is_string(), "no {member} in {body}");
    }
}

#[test]
fn a_code_gives_a_token_once() {
    let sandbox = Sandbox::start();
    let code = code(&sandbox, &changed(&sign_in_fields(), "nonce", "n-0S6"));
    let fields = changed(&code_fields(&code), "client_info", "1");
    let page = redeem(&sandbox, "organizations", &fields);
    assert_eq!(page.status, 200, "{}", page.body);
    let body = page.json();
    assert_eq!(body["expires_in"], 3599);
    assert_eq!(body["foci"], "1");
    assert_eq!(
        body["scope"],
        "https://management.azure.com//user_impersonation https://management.azure.com//.default"
    );
    assert_eq!(claims(body["access_token"].as_str().unwrap())["aud"], ARM);
    let id = claims(body["id_token"].as_str().unwrap());
    assert_eq!((&id["preferred_username"], &id["nonce"]), (&ALEX.into(), &"n-0S6".into()));
    assert!(body["refresh_token"].as_str().unwrap().len() > 1000);
    assert!(body["client_info"].is_string());
    assert_aadsts(&redeem(&sandbox, "organizations", &fields), 54005, "invalid_grant");
}

#[test]
fn a_code_is_bound_to_all_that_it_was_asked_with() {
    let sandbox = Sandbox::start();
    let code = code(&sandbox, &sign_in_fields());
    let fields = code_fields(&code);
    let other = "aBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    let two = "https://vault.azure.net/a https://graph.microsoft.com/b";
    let wrong: [(&str, &str, u32, &str); 14] = [
        ("code", "0.AXnonsense", 9002313, "invalid_grant"),
        ("code", "", 900144, "invalid_request"),
        ("client_id", OWN_APP, 70000, "invalid_grant"),
        ("client_id", TENANT_ID, 700016, "unauthorized_client"),
        ("redirect_uri", "http://localhost:50999/", 500112, "invalid_grant"),
        ("redirect_uri", "http://localhost:50998", 500112, "invalid_grant"),
        ("code_verifier", "", 501481, "invalid_grant"),
        ("code_verifier", other, 501481, "invalid_grant"),
        ("code_verifier", CHALLENGE, 501481, "invalid_grant"),
        ("scope", "openid", 28003, "invalid_request"),
        ("scope", two, 28000, "invalid_request"),
        ("state", "st&te", 9002313, "invalid_request"),
        ("client_secret", "secret", 700025, "invalid_client"),
        ("resource", ARM, 901002, "invalid_request"),
    ];
    for (name, value, number, error) in wrong {
        let page = redeem(&sandbox, "organizations", &changed(&fields, name, value));
        assert_aadsts(&page, number, error);
    }
    assert_aadsts(&redeem(&sandbox, TENANT_ID, &fields), 700005, "invalid_grant");
    assert_eq!(redeem(&sandbox, "organizations", &fields).status, 200);
}

#[test]
fn neither_id_token_nor_refresh_token_comes_unasked() {
    let sandbox = Sandbox::start();
    let fields = password_fields(ALEX, PASSWORD);
    let fields = changed(&fields, "scope", "https://management.azure.com//.default");
    let fields = changed(&fields, "client_id", OWN_APP);
    let body = redeem(&sandbox, TENANT_ID, &fields).json();
    for member in ["id_token", "refresh_token", "client_info", "foci", "refresh_in"] {
        assert_eq!(body[member], Value::Null, "{member}");
    }
    assert!(body["access_token"].is_string());
}

#[test]
fn a_password_is_refused_for_each_of_its_reasons() {
    let sandbox = Sandbox::start();
    let users = [
        (NEEDS_MFA, 50076, "basic_action"),
        (NEEDS_CONSENT, 65001, "consent_required"),
        (EXPIRED, 50055, "user_password_expired"),
        (LOCKED, 50053, ""),
        (DISABLED, 50057, ""),
        ("nobody@contoso.example", 50034, ""),
    ];
    for (user, number, suberror) in users {
        let page = redeem(&sandbox, TENANT_ID, &password_fields(user, PASSWORD));
        assert_aadsts(&page, number, "invalid_grant");
        assert_eq!(page.json()["suberror"].as_str().unwrap_or(""), suberror);
        let claims = page.json()["claims"].is_string();
        assert_eq!(claims, user == NEEDS_MFA);
    }
    let wrong = password_fields(ALEX, "Correct Horse");
    assert_aadsts(&redeem(&sandbox, TENANT_ID, &wrong), 50126, "invalid_grant");
    let right = password_fields(ALEX, PASSWORD);
    for tenant in ["common", "consumers"] {
        assert_aadsts(&redeem(&sandbox, tenant, &right), 9001023, "invalid_request");
    }
    assert_aadsts(&redeem(&sandbox, "nowhere", &right), 90002, "invalid_request");
    assert_eq!(redeem(&sandbox, "organizations", &right).status, 200);
}

#[test]
fn a_long_lived_token_says_when_to_renew_it() {
    let sandbox = Sandbox::start();
    let body = redeem(&sandbox, TENANT_ID, &password_fields(LONG_LIVED, PASSWORD)).json();
    assert_eq!((&body["expires_in"], &body["refresh_in"]), (&86_399.into(), &43_199.into()));
}

#[test]
fn a_refresh_token_rotates_serves_other_resources_and_tenants_and_stays_valid() {
    let sandbox = Sandbox::start();
    let body = redeem(&sandbox, TENANT_ID, &password_fields(ALEX, PASSWORD)).json();
    let first = body["refresh_token"].as_str().unwrap().to_owned();
    let databricks = format!("{DATABRICKS}/.default offline_access");
    for tenant in [TENANT_ID, OTHER_TENANT_ID, "organizations"] {
        let page = redeem(&sandbox, tenant, &changed(&refresh_fields(&first), "scope", &databricks));
        let body = page.json();
        let token = claims(body["access_token"].as_str().unwrap());
        assert_eq!(token["aud"], DATABRICKS);
        let expected = if tenant == OTHER_TENANT_ID { tenant } else { TENANT_ID };
        assert_eq!(token["tid"], expected);
        assert_ne!(body["refresh_token"], first.as_str());
    }
}

#[test]
fn a_wrong_refresh_token_is_refused_and_says_whether_it_is_dead() {
    let sandbox = Sandbox::start();
    let body = redeem(&sandbox, TENANT_ID, &password_fields(ALEX, PASSWORD)).json();
    let token = body["refresh_token"].as_str().unwrap();
    let fields = refresh_fields(token);
    let mut newline = token.to_owned();
    newline.push('\n');
    for wrong in ["1.Abnonsense", newline.as_str()] {
        let page = redeem(&sandbox, TENANT_ID, &changed(&fields, "refresh_token", wrong));
        assert_aadsts(&page, 9002313, "invalid_grant");
        assert_eq!(page.json()["suberror"], "bad_token");
    }
    let page = redeem(&sandbox, TENANT_ID, &changed(&fields, "client_id", OWN_APP));
    assert_aadsts(&page, 70000, "invalid_grant");
    assert_eq!(page.json()["suberror"], "client_mismatch");
    sandbox.revoke_refresh_tokens();
    assert_aadsts(&redeem(&sandbox, TENANT_ID, &fields), 50173, "invalid_grant");
}

#[test]
fn the_token_endpoint_wants_a_well_formed_post() {
    let sandbox = Sandbox::start();
    let address = format!("{}/{TENANT_ID}/oauth2/v2.0/token", sandbox.url());
    let fields = password_fields(ALEX, PASSWORD);
    let page = browser::get(&with_query(&address, &fields), &[]).unwrap();
    assert_aadsts(&page, 900561, "invalid_request");
    let page = browser::post(&with_query(&address, &[("a", "b")]), &[], &fields).unwrap();
    assert_aadsts(&page, 9002313, "invalid_request");
    let json = ("Content-Type", "application/json");
    let page = browser::send("POST", &address, &[json], "{}").unwrap();
    assert_aadsts(&page, 900144, "invalid_request");
    let twice = [&fields[..], &[("scope", ARM_SCOPE)]].concat();
    assert_aadsts(&redeem(&sandbox, TENANT_ID, &twice), 9002313, "invalid_request");
    let cases = [
        ("grant_type", "", 900144, "invalid_request"),
        ("grant_type", "urn:nonsense", 70003, "unsupported_grant_type"),
        ("client_id", "", 900144, "invalid_request"),
        ("client_id", CONFIDENTIAL_APP, 7000218, "invalid_client"),
        ("claims", "eyJhIjoxfQ==", 9002313, "invalid_request"),
        ("scope", "https://management.azure.com//.default User.Read", 70011, "invalid_scope"),
    ];
    for (name, value, number, error) in cases {
        let page = redeem(&sandbox, TENANT_ID, &changed(&fields, name, value));
        assert_aadsts(&page, number, error);
    }
}

#[test]
fn a_password_that_was_not_form_encoded_is_a_wrong_one() {
    let sandbox = Sandbox::start();
    let address = format!("{}/{TENANT_ID}/oauth2/v2.0/token", sandbox.url());
    let form = ("Content-Type", "application/x-www-form-urlencoded");
    let scope = "https%3A%2F%2Fmanagement.azure.com%2F%2F.default";
    let plus = PASSWORD.replace('%', "%25").replace('&', "%26").replace('=', "%3D");
    let body = format!("client_id={AZURE_CLI}&grant_type=password&username={ALEX}&password={plus}&scope={scope}");
    let page = browser::send("POST", &address, &[form], &body).unwrap();
    assert_aadsts(&page, 50126, "invalid_grant");
}

#[test]
fn correlation_ids_come_back_when_wanted() {
    let sandbox = Sandbox::start();
    let address = format!("{}/{TENANT_ID}/oauth2/v2.0/token", sandbox.url());
    let id = ("client-request-id", "0a1b2c3d-0000-4000-8000-000000000000");
    let wanted = ("return-client-request-id", "true");
    for (password, status) in [(PASSWORD, 200), ("wrong", 400)] {
        let fields = password_fields(ALEX, password);
        let page = browser::post(&address, &[id, wanted], &fields).unwrap();
        assert_eq!((page.status, page.header(id.0)), (status, Some(id.1)));
        assert!(status == 200 || page.json()["correlation_id"] == id.1);
        let page = browser::post(&address, &[id], &fields).unwrap();
        assert_eq!(page.header(id.0), None);
    }
}
