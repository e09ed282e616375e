//! The registry, the repository and the cluster, each of which takes its own token alone.

use base64::engine::general_purpose::STANDARD;

use super::*;

fn token(sandbox: &Sandbox, scope: &str) -> String {
    let fields = changed(&password_fields(ALEX, PASSWORD), "scope", scope);
    redeem(sandbox, TENANT_ID, &fields).json()["access_token"].as_str().unwrap().to_owned()
}

#[test]
fn the_registry_exchanges_a_token_of_its_own_audience_and_refuses_any_other_request() {
    let sandbox = Sandbox::start();
    let host = format!("127.0.0.1:{}", sandbox.port());
    let entra = token(&sandbox, "https://containerregistry.azure.net/.default");
    let arm = token(&sandbox, ARM_SCOPE);
    let good = [("grant_type", "access_token"), ("service", &*host), ("tenant", TENANT_ID), ("access_token", &*entra)];
    let exchange =
        |fields: &[(&str, &str)]| browser::post(&format!("{}/oauth2/exchange", sandbox.url()), &[], fields).unwrap();
    for (name, value, status, code) in [
        ("grant_type", "password", 400, "BAD_REQUEST"),
        ("service", "contoso.azurecr.io", 400, "BAD_REQUEST"),
        ("tenant", OTHER_TENANT_ID, 400, "BAD_REQUEST"),
        ("scope", "x", 400, "BAD_REQUEST"),
        ("access_token", "", 401, "UNAUTHORIZED"),
        ("access_token", &*arm, 401, "UNAUTHORIZED"),
    ] {
        assert_refused(&exchange(&changed(&good, name, value)), status, code);
    }
    let refresh = exchange(&good).json()["refresh_token"].as_str().unwrap().to_owned();
    let lifetime = claims(&refresh)["exp"].as_i64().unwrap();
    assert!(lifetime > claims(&entra)["exp"].as_i64().unwrap());
    let token = |name: &str, password: &str| {
        let basic = format!("Basic {}", STANDARD.encode(format!("{name}:{password}")));
        let address = format!("{}/registry/token?service={host}", sandbox.url());
        browser::get(&address, &[("Authorization", &basic)]).unwrap()
    };
    let nobody = "00000000-0000-0000-0000-000000000000";
    assert_eq!(token(nobody, &refresh).status, 200);
    for (name, password) in [("alex", &refresh), (nobody, &entra), (nobody, &String::new())] {
        assert_refused(&token(name, password), 401, "UNAUTHORIZED");
    }
    assert_refused(&browser::get(&format!("{}/v2/", sandbox.url()), &[]).unwrap(), 401, "UNAUTHORIZED");
}

#[test]
fn the_repository_and_the_cluster_take_their_own_token_alone() {
    let sandbox = Sandbox::start();
    let devops = token(&sandbox, "499b84ac-1321-427f-aa17-267ca6975798/.default");
    let aks = token(&sandbox, "6dae42f8-4368-4678-94ff-3960e28e3630/.default");
    let status = |path: &str, authorization: &str| {
        browser::get(&format!("{}{path}", sandbox.url()), &[("Authorization", authorization)]).unwrap().status
    };
    let bearer = |token: &str| format!("Bearer {token}");
    let basic = |token: &str| format!("Basic {}", STANDARD.encode(format!("x:{token}")));
    let repository = "/contoso/_git/app/info/refs";
    for (path, authorization, wanted) in [
        (repository, bearer(&devops), 200),
        (repository, basic(&devops), 200),
        (repository, bearer(&aks), 401),
        (repository, basic(&aks), 401),
        ("/version", bearer(&aks), 200),
        ("/version", basic(&aks), 401),
        ("/version", bearer(&devops), 401),
    ] {
        assert_eq!(status(path, &authorization), wanted, "{path} {authorization}");
    }
}
