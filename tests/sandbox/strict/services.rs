//! The Mixed Reality STS and the two resources.

use super::*;

fn sts(sandbox: &Sandbox, path: &str, credential: &str) -> Page {
    let address = format!("{}{path}", sandbox.url());
    let authorization = format!("Bearer {credential}");
    browser::get(&address, &[("Authorization", &authorization)]).unwrap()
}

#[test]
fn the_sts_takes_the_account_key_or_a_token_of_the_right_audience() {
    let sandbox = Sandbox::start();
    let key = format!("{ACCOUNT_ID}:{ACCOUNT_KEY}");
    let version = "?api-version=2019-02-28-preview";
    let paths = [format!("/Accounts/{ACCOUNT_ID}/token{version}"), format!("/accounts/{ACCOUNT_ID}/token")];
    for path in &paths {
        let page = sts(&sandbox, path, &key);
        assert_eq!(page.status, 200, "{:?}", page.headers);
        assert!(page.header("ms-cv").unwrap().ends_with(".0"));
        let claims = claims(page.json()["AccessToken"].as_str().unwrap());
        let lifetime = claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap();
        assert_eq!(lifetime, 86_400);
        assert_eq!(claims["cai"], ACCOUNT_ID);
    }
    let scope = "https://sts.mixedreality.azure.com//.default";
    for (scope, status) in [(scope, 200), (ARM_SCOPE, 401)] {
        let fields = changed(&password_fields(ALEX, PASSWORD), "scope", scope);
        let body = redeem(&sandbox, TENANT_ID, &fields).json();
        let token = body["access_token"].as_str().unwrap();
        assert_eq!(sts(&sandbox, &paths[1], token).status, status);
    }
}

#[test]
fn the_sts_refuses_in_a_header_and_without_a_body() {
    let sandbox = Sandbox::start();
    let key = format!("{ACCOUNT_ID}:{ACCOUNT_KEY}");
    let path = format!("/Accounts/{ACCOUNT_ID}/token");
    let cases = [
        (path.clone(), format!("{ACCOUNT_ID}:wrong"), 401, "Invalid token: "),
        (path.clone(), ACCOUNT_KEY.to_owned(), 401, "Invalid token: "),
        (path.clone(), format!("{TENANT_ID}:{ACCOUNT_KEY}"), 401, "Invalid token: "),
        (format!("/Accounts/{TENANT_ID}/token"), key.clone(), 401, "Invalid token: "),
        ("/Accounts/eastus/token".to_owned(), key.clone(), 400, "Invalid request: "),
        (format!("{path}?api-version=2020-01-01"), key.clone(), 400, "Invalid request: "),
    ];
    for (path, credential, status, reason) in cases {
        let page = sts(&sandbox, &path, &credential);
        assert_eq!((page.status, page.body.as_str()), (status, ""), "{path}");
        assert!(page.header("www-authenticate").unwrap().starts_with(reason));
        assert!(page.header("ms-cv").is_some());
    }
    let address = format!("{}{path}", sandbox.url());
    let basic = browser::get(&address, &[("Authorization", "Basic abc")]).unwrap();
    assert_eq!(basic.status, 400);
    assert_eq!(browser::get(&address, &[]).unwrap().status, 401);
    let bearer = format!("Bearer {key}");
    let cv = [("Authorization", bearer.as_str()), ("X-MRC-CV", "short")];
    assert_eq!(browser::get(&address, &cv).unwrap().status, 400);
}

fn call(sandbox: &Sandbox, path: &str, token: &str, headers: &[(&str, &str)]) -> Page {
    let bearer = format!("Bearer {token}");
    let headers = [&[("Authorization", bearer.as_str())], headers].concat();
    browser::get(&format!("{}{path}", sandbox.url()), &headers).unwrap()
}

fn token(sandbox: &Sandbox, user: &str, scope: &str) -> String {
    let fields = changed(&password_fields(user, PASSWORD), "scope", scope);
    let body = redeem(sandbox, TENANT_ID, &fields).json();
    body["access_token"].as_str().unwrap().to_owned()
}

const SUBSCRIPTIONS: &str = "/subscriptions?api-version=2022-12-01";
const CLUSTERS: &str = "/api/2.0/clusters/list";

#[test]
fn a_resource_takes_only_a_living_token_of_this_cloud_for_itself() {
    let sandbox = Sandbox::start();
    let arm = token(&sandbox, ALEX, ARM_SCOPE);
    let databricks = token(&sandbox, ALEX, &format!("{DATABRICKS}/.default"));
    let (signed, _) = arm.rsplit_once('.').unwrap();
    let forged = format!("{signed}.{}", URL_SAFE_NO_PAD.encode([0; 256]));
    sandbox.set_lifetime(-1);
    let expired = token(&sandbox, ALEX, ARM_SCOPE);
    let cases = [
        (SUBSCRIPTIONS, arm.as_str(), 200, "\"state\":\"Enabled\""),
        (SUBSCRIPTIONS, &databricks, 401, "InvalidAuthenticationTokenAudience"),
        (SUBSCRIPTIONS, &forged, 401, "InvalidAuthenticationToken"),
        (SUBSCRIPTIONS, "nonsense", 401, "InvalidAuthenticationToken"),
        (SUBSCRIPTIONS, &expired, 401, "ExpiredAuthenticationToken"),
        ("/subscriptions", &arm, 400, "MissingApiVersionParameter"),
        (CLUSTERS, &databricks, 200, "\"state\":\"RUNNING\""),
        (CLUSTERS, &arm, 401, "Invalid access token."),
    ];
    for (path, token, status, wanted) in cases {
        let page = call(&sandbox, path, token, &[]);
        assert_eq!(page.status, status, "{path}: {}", page.body);
        assert!(page.body.contains(wanted), "{path}: {}", page.body);
        assert_eq!(page.header("www-authenticate").is_some(), status == 401);
    }
    let page = browser::get(&format!("{}{SUBSCRIPTIONS}", sandbox.url()), &[]).unwrap();
    assert_eq!(page.status, 401);
}

#[test]
fn databricks_wants_the_workspace_of_somebody_who_is_no_admin() {
    let sandbox = Sandbox::start();
    let guest = token(&sandbox, GUEST, &format!("{DATABRICKS}/.default"));
    let header = "X-Databricks-Azure-Workspace-Resource-Id";
    assert_eq!(call(&sandbox, CLUSTERS, &guest, &[]).status, 403);
    assert_eq!(call(&sandbox, CLUSTERS, &guest, &[(header, "sandbox")]).status, 400);
    assert_eq!(call(&sandbox, CLUSTERS, &guest, &[(header, WORKSPACE_ID)]).status, 200);
}
