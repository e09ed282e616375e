//! Service Fabric's endpoint.

use super::https::{self, Trust};
use super::*;

const QUERY: [(&str, &str); 2] = [("api-version", "2019-07-01-preview"), ("resource", ARM)];
const SECRET: (&str, &str) = ("Secret", IDENTITY_HEADER);

fn ask(sandbox: &Sandbox, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Page {
    let fabric = sandbox.service_fabric();
    https::get(&with_query(&fabric.url, fields), headers, Trust::Thumbprint(&fabric.thumbprint)).unwrap()
}

#[track_caller]
fn assert_refused_with(page: &Page, status: u16, code: &str, wanted: &str) {
    assert_refused(page, status, wanted);
    let error = &page.json()["error"];
    assert_eq!(error["code"], code);
    assert!(error["correlationId"].is_string() && error["message"].is_string(), "{error}");
}

#[test]
fn service_fabric_gives_its_one_identity_and_a_number() {
    let sandbox = Sandbox::start();
    let fabric = sandbox.service_fabric();
    let again = sandbox.service_fabric();
    assert_eq!((&fabric.url, &fabric.thumbprint), (&again.url, &again.thumbprint));
    assert!(fabric.url.starts_with("https://localhost:"), "{}", fabric.url);
    assert!(fabric.url.ends_with("/metadata/identity/oauth2/token"), "{}", fabric.url);
    assert_eq!(fabric.thumbprint.len(), 40);
    assert_eq!(sandbox.service_fabric_connections(), 0);
    let hash = "cc0af97287543b65da2c7e1476426021826cab166f1e063ed012b855ff819656";
    let renewed = [&QUERY[..], &[("xms_cc", "cp1"), ("token_sha256_to_refresh", hash)]].concat();
    for query in [QUERY.to_vec(), changed(&QUERY, "api-version", "2020-05-01"), renewed] {
        let body = ask(&sandbox, &query, &[SECRET]).json();
        let issued = sandbox.token(body["access_token"].as_str().unwrap()).unwrap();
        assert_eq!(issued.identity, SYSTEM_ASSIGNED.client_id);
        assert_eq!(body["expires_on"], issued.expires_on);
        assert_eq!((&body["resource"], &body["token_type"]), (&ARM.into(), &"Bearer".into()));
        assert!(["expires_in", "client_id"].iter().all(|name| body.get(name).is_none()), "{body}");
    }
    assert_eq!(sandbox.service_fabric_connections(), 3);
    assert!(sandbox.requests().iter().all(|request| request.secure));
}

#[test]
fn service_fabric_is_known_by_its_thumbprint_alone() {
    let sandbox = Sandbox::start();
    let fabric = sandbox.service_fabric();
    let address = with_query(&fabric.url, &QUERY);
    let authority = sandbox.tls().ca_file;
    let other = Sandbox::start().service_fabric().thumbprint;
    assert_ne!(other, fabric.thumbprint);
    for trust in [Trust::Authority(&authority), Trust::Thumbprint(&other)] {
        assert!(https::get(&address, &[SECRET], trust).is_err());
    }
    assert_eq!((sandbox.service_fabric_connections(), sandbox.requests().len()), (2, 0));
    let plain = address.replacen("https", "http", 1);
    assert!(browser::get(&plain, &[SECRET]).is_err());
    assert_eq!((sandbox.service_fabric_connections(), sandbox.requests().len()), (3, 0));
    assert_eq!(sandbox.tokens(), []);
}

#[test]
fn service_fabric_refuses_what_the_service_refuses() {
    let sandbox = Sandbox::start();
    let one = &USER_ASSIGNED[0];
    let wrong_queries: [(Fields, u16, &str, &str); 14] = [
        (changed(&QUERY, "api-version", ""), 400, "InvalidApiVersion", ""),
        (changed(&QUERY, "api-version", "1.0"), 400, "InvalidApiVersion", ""),
        (changed(&QUERY, "api-version", "2019-08-01"), 400, "InvalidApiVersion", ""),
        (
            [&[("api-version", "1.0")], &QUERY[..]].concat(),
            400,
            "BadRequest",
            "api-version was specified more than once",
        ),
        ([&QUERY[..], &[("resource", ARM)]].concat(), 400, "BadRequest", "resource was specified more than once"),
        (changed(&QUERY, "resource", ""), 400, "ArgumentNullOrEmpty", "resource"),
        ([&QUERY[..1], &[("resource", "")]].concat(), 400, "ArgumentNullOrEmpty", "resource"),
        (changed(&QUERY, "resource", "https://nowhere.example"), 500, "InternalServerError", ""),
        (changed(&QUERY, "client_id", one.client_id), 400, "BadRequest", "Unknown parameter client_id"),
        (changed(&QUERY, "object_id", one.object_id), 400, "BadRequest", "Unknown parameter object_id"),
        (changed(&QUERY, "principalId", one.object_id), 400, "BadRequest", "Unknown parameter principalId"),
        (changed(&QUERY, "mi_res_id", one.resource_id), 400, "BadRequest", "Unknown parameter mi_res_id"),
        (changed(&QUERY, "msi_res_id", one.resource_id), 400, "BadRequest", "Unknown parameter msi_res_id"),
        (changed(&QUERY, "token_sha256_to_refresh", "CC0A"), 400, "BadRequest", "token_sha256_to_refresh"),
    ];
    for (query, status, code, wanted) in wrong_queries {
        assert_refused_with(&ask(&sandbox, &query, &[SECRET]), status, code, wanted);
    }
    let forwarded = ask(&sandbox, &QUERY, &[SECRET, ("X-Forwarded-For", "10.0.0.1")]);
    assert_refused_with(&forwarded, 400, "BadRequest", "X-Forwarded-For");
    let fabric = sandbox.service_fabric();
    let trust = Trust::Thumbprint(&fabric.thumbprint);
    let posted = https::send("POST", &with_query(&fabric.url, &QUERY), &[SECRET], trust).unwrap();
    assert_refused_with(&posted, 405, "MethodNotAllowed", "");
    for identities in [Identities::SeveralUsers, Identities::None] {
        sandbox.set_identities(identities);
        assert_refused_with(&ask(&sandbox, &QUERY, &[SECRET]), 404, "ManagedIdentityNotFound", "");
    }
    assert_eq!(sandbox.tokens(), []);
}

#[test]
fn service_fabric_wants_its_current_secret() {
    let sandbox = Sandbox::start();
    let wrong = [METADATA, ("X-IDENTITY-HEADER", IDENTITY_HEADER), ("Secret", MSI_SECRET)];
    for header in wrong {
        assert_refused_with(&ask(&sandbox, &QUERY, &[header]), 404, "SecretHeaderNotFound", "");
    }
    sandbox.rotate_identity_header("a new one");
    assert_refused_with(&ask(&sandbox, &QUERY, &[SECRET]), 404, "SecretHeaderNotFound", "");
    assert_eq!(ask(&sandbox, &QUERY, &[("secret", "a new one")]).status, 200);
}

#[test]
fn service_fabric_has_one_path_which_takes_a_tests_own_answers_and_dates() {
    let sandbox = Sandbox::start();
    let fabric = sandbox.service_fabric();
    for path in ["/metadata/identity/oauth2/token/", "/Metadata/identity/oauth2/token", "/msi/token"] {
        let address = fabric.url.replace("/metadata/identity/oauth2/token", path);
        let page = https::get(&with_query(&address, &QUERY), &[SECRET], Trust::Thumbprint(&fabric.thumbprint));
        assert_eq!(page.unwrap().status, 404, "{path}");
    }
    sandbox.answer_always("/metadata/identity/oauth2/token", Answer::status(429));
    assert_eq!([0; 2].map(|_| ask(&sandbox, &QUERY, &[SECRET]).status), [429; 2]);
    sandbox.answer_as_usual();
    sandbox.set_dates(Dates::SecondsString);
    let date = ask(&sandbox, &QUERY, &[SECRET]).json()["expires_on"].clone();
    assert_eq!(date, sandbox.tokens()[0].expires_on.to_string());
}
