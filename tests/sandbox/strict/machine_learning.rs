//! Azure Machine Learning's endpoint.

use super::*;

const QUERY: [(&str, &str); 2] = [("api-version", "2017-09-01"), ("resource", ARM)];
const SECRET: (&str, &str) = ("secret", MSI_SECRET);

fn ask(sandbox: &Sandbox, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Page {
    let address = format!("{}/aml/MSI/auth", sandbox.url());
    browser::get(&with_query(&address, fields), headers).unwrap()
}

#[test]
fn machine_learning_gives_the_identity_asked_for_and_a_number() {
    let sandbox = Sandbox::start();
    let two = &USER_ASSIGNED[1];
    let id = |value| [&QUERY[..], &[("clientid", value)]].concat();
    for (query, identity) in [(QUERY.to_vec(), &SYSTEM_ASSIGNED), (id(""), &SYSTEM_ASSIGNED), (id(two.client_id), two)]
    {
        let body = ask(&sandbox, &query, &[SECRET, METADATA]).json();
        let issued = sandbox.token(body["access_token"].as_str().unwrap()).unwrap();
        assert_eq!(issued.identity, identity.client_id);
        assert_eq!(body["expires_on"], issued.expires_on);
        assert!(body.get("expires_in").is_none(), "{body}");
    }
}

#[test]
fn machine_learning_refuses_in_one_shape() {
    let sandbox = Sandbox::start();
    let one = &USER_ASSIGNED[0];
    let refused = |page: &Page, wanted: &str| {
        assert_refused(page, 400, wanted);
        let body = page.json();
        assert!(body["error"].is_string() && body["message"].is_string(), "{body}");
    };
    let wrong_queries: [(Fields, &str); 11] = [
        (changed(&QUERY, "api-version", ""), "api-version"),
        (changed(&QUERY, "api-version", "2019-08-01"), "api-version"),
        (changed(&QUERY, "resource", ""), "resource is missing"),
        (changed(&QUERY, "resource", "https://vault.azure.net/"), "https://vault.azure.net/"),
        (changed(&QUERY, "clientid", TENANT_ID), "No managed identity"),
        (changed(&QUERY, "clientid", one.object_id), "No managed identity"),
        (changed(&QUERY, "client_id", one.client_id), "Unknown parameter client_id"),
        (changed(&QUERY, "object_id", one.object_id), "Unknown parameter object_id"),
        (changed(&QUERY, "mi_res_id", one.resource_id), "Unknown parameter mi_res_id"),
        (changed(&QUERY, "msi_res_id", one.resource_id), "Unknown parameter msi_res_id"),
        ([&QUERY[..], &[("resource", ARM)]].concat(), "more than once"),
    ];
    for (query, wanted) in wrong_queries {
        refused(&ask(&sandbox, &query, &[SECRET]), wanted);
    }
    let lower = MSI_SECRET.to_lowercase();
    for header in [METADATA, ("X-IDENTITY-HEADER", IDENTITY_HEADER), ("secret", IDENTITY_HEADER), ("secret", &lower)] {
        refused(&ask(&sandbox, &QUERY, &[header]), "secret");
    }
    refused(&ask(&sandbox, &QUERY, &[SECRET, ("X-Forwarded-For", "10.0.0.1")]), "X-Forwarded-For");
    let address = with_query(&format!("{}/aml/MSI/auth", sandbox.url()), &QUERY);
    refused(&browser::post(&address, &[SECRET], &QUERY).unwrap(), "POST");
    for identities in [Identities::OnlyOneUser, Identities::None] {
        sandbox.set_identities(identities);
        refused(&ask(&sandbox, &QUERY, &[SECRET]), "No managed identity");
    }
    assert_eq!(sandbox.tokens(), []);
}

#[test]
fn machine_learning_has_one_path() {
    let sandbox = Sandbox::start();
    for path in ["/aml/msi/auth", "/aml/MSI/auth/", "/aml/MSI/token"] {
        let address = with_query(&format!("{}{path}", sandbox.url()), &QUERY);
        assert_eq!(browser::get(&address, &[SECRET]).unwrap().status, 404, "{path}");
    }
}
