//! App Service's endpoint, in both its versions, and Azure Automation's.

use super::*;

const QUERY: [(&str, &str); 2] = [("api-version", "2019-08-01"), ("resource", ARM)];
const OLD_QUERY: [(&str, &str); 2] = [("api-version", "2017-09-01"), ("resource", ARM)];
const HEADER: (&str, &str) = ("X-IDENTITY-HEADER", IDENTITY_HEADER);
const SECRET: (&str, &str) = ("secret", MSI_SECRET);
const NO_IDENTITY: &str =
    "No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.";
const NO_MSI: &str = "No MSI found for specified ClientId/ResourceId.";
const UNEXPECTED: &str = "An unexpected error occured while fetching the AAD Token.";

fn ask(sandbox: &Sandbox, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Page {
    let address = format!("{}/msi/token", sandbox.url());
    browser::get(&with_query(&address, fields), headers).unwrap()
}

/// As [`assert_refused`], with the names of the version's members.
#[track_caller]
fn assert_refused_by(page: &Page, members: [&str; 3], status: u16, wanted: &str) {
    let [code, message, correlation] = members;
    let body = page.json();
    assert_refused(page, status, wanted);
    assert_eq!(body[code], status, "{body}");
    assert!(body[message].is_string() && body[correlation].is_string(), "{body}");
    assert_eq!(body.as_object().unwrap().len(), 3, "{body}");
}

#[track_caller]
fn assert_refused_now(page: &Page, status: u16, wanted: &str) {
    assert_refused_by(page, ["statusCode", "message", "correlationId"], status, wanted);
}

#[track_caller]
fn assert_refused_of_old(page: &Page, status: u16, wanted: &str) {
    assert_refused_by(page, ["StatusCode", "Message", "CorrelationId"], status, wanted);
}

#[test]
fn app_service_gives_the_identity_asked_for_and_says_no_expires_in() {
    let sandbox = Sandbox::start();
    let [one, two] = &USER_ASSIGNED;
    let capitals = two.resource_id.to_uppercase();
    for (name, value, identity) in [
        ("", "", &SYSTEM_ASSIGNED),
        ("client_id", one.client_id, one),
        ("object_id", two.object_id, two),
        ("principal_id", one.object_id, one),
        ("mi_res_id", two.resource_id, two),
        ("mi_res_id", &capitals, two),
    ] {
        let body = ask(&sandbox, &changed(&QUERY, name, value), &[HEADER]).json();
        let issued = sandbox.token(body["access_token"].as_str().unwrap()).unwrap();
        assert_eq!((issued.identity.as_str(), issued.audience.as_str()), (identity.client_id, ARM));
        assert_eq!(body["client_id"], identity.client_id.to_uppercase());
        assert_eq!(body["expires_on"], issued.expires_on.to_string());
        assert_eq!((&body["resource"], &body["token_type"]), (&ARM.into(), &"Bearer".into()));
        assert!(["expires_in", "refresh_token"].iter().all(|name| body.get(name).is_none()), "{body}");
    }
}

#[test]
fn app_service_is_found_in_any_case_and_with_a_slash_at_the_end() {
    let sandbox = Sandbox::start();
    for (path, status) in
        [("/MSI/token", 200), ("/msi/Token/", 200), ("/msi", 404), ("/msi/tokens", 404), ("/msi/token//", 404)]
    {
        let address = with_query(&format!("{}{path}", sandbox.url()), &QUERY);
        assert_eq!(browser::get(&address, &[HEADER]).unwrap().status, status, "{path}");
    }
}

#[test]
fn app_service_refuses_what_the_service_refuses() {
    let sandbox = Sandbox::start();
    let [one, two] = &USER_ASSIGNED;
    let wrong_queries: [(Fields, u16, &str); 15] = [
        (changed(&QUERY, "api-version", ""), 400, "api-version"),
        (changed(&QUERY, "api-version", "2018-02-01"), 400, "api-version"),
        (changed(&QUERY, "resource", ""), 400, "resource is missing"),
        ([&QUERY[..1], &[("resource", "")]].concat(), 400, "resource is missing"),
        (changed(&QUERY, "resource", "https://nowhere.example"), 500, UNEXPECTED),
        (changed(&QUERY, "resource", "https://vault.azure.net/"), 500, UNEXPECTED),
        (changed(&QUERY, "client_id", TENANT_ID), 400, NO_IDENTITY),
        (changed(&QUERY, "object_id", one.client_id), 400, NO_IDENTITY),
        ([&QUERY[..], &[("mi_res_id", "")]].concat(), 400, NO_IDENTITY),
        (changed(&QUERY, "msi_res_id", one.resource_id), 400, "Unknown parameter msi_res_id"),
        (changed(&QUERY, "clientid", one.client_id), 400, "Unknown parameter clientid"),
        (changed(&QUERY, "scope", ARM_SCOPE), 400, "Unknown parameter scope"),
        ([&QUERY[..], &[("resource", ARM)]].concat(), 400, "more than once"),
        ([&QUERY[..], &[("client_id", one.client_id), ("mi_res_id", two.resource_id)]].concat(), 400, "Only one of"),
        ([&QUERY[..], &[("object_id", one.object_id), ("principal_id", one.object_id)]].concat(), 400, "Only one of"),
    ];
    for (query, status, wanted) in wrong_queries {
        assert_refused_now(&ask(&sandbox, &query, &[HEADER]), status, wanted);
    }
    assert_refused_now(&ask(&sandbox, &QUERY, &[HEADER, ("X-Forwarded-For", "10.0.0.1")]), 400, "X-Forwarded-For");
    let address = format!("{}/msi/token", sandbox.url());
    let page = browser::post(&with_query(&address, &QUERY), &[HEADER], &QUERY).unwrap();
    assert_refused_now(&page, 405, "Method Not Allowed");
    assert_eq!(sandbox.tokens(), []);
}

#[test]
fn app_service_wants_its_current_header_and_says_nothing_to_others() {
    let sandbox = Sandbox::start();
    let lower = IDENTITY_HEADER.to_lowercase();
    let wrong: [&[(&str, &str)]; 5] = [
        &[],
        &[METADATA],
        &[("X-IDENTITY-HEADER", MSI_SECRET)],
        &[("X-IDENTITY-HEADER", &lower)],
        &[("secret", IDENTITY_HEADER)],
    ];
    for headers in wrong {
        let page = ask(&sandbox, &QUERY, headers);
        assert_eq!((page.status, page.body.as_str()), (401, ""), "{headers:?}");
    }
    sandbox.rotate_identity_header("a new one");
    assert_eq!(ask(&sandbox, &QUERY, &[HEADER]).status, 401);
    assert_eq!(ask(&sandbox, &QUERY, &[("x-identity-header", "a new one")]).status, 200);
}

#[test]
fn app_service_has_no_fallback() {
    let sandbox = Sandbox::start();
    for identities in [Identities::OnlyOneUser, Identities::SeveralUsers, Identities::None] {
        sandbox.set_identities(identities);
        assert_refused_now(&ask(&sandbox, &QUERY, &[HEADER]), 400, NO_IDENTITY);
        assert_refused_of_old(&ask(&sandbox, &OLD_QUERY, &[SECRET]), 400, NO_MSI);
    }
    sandbox.set_identities(Identities::SystemOnly);
    let id = changed(&QUERY, "client_id", USER_ASSIGNED[0].client_id);
    assert_refused_now(&ask(&sandbox, &id, &[HEADER]), 400, NO_IDENTITY);
    assert_eq!(ask(&sandbox, &QUERY, &[HEADER]).status, 200);
}

#[test]
fn azure_automation_wants_the_metadata_header_too() {
    let sandbox = Sandbox::start();
    assert_eq!(ask(&sandbox, &QUERY, &[HEADER, METADATA]).status, 200);
    sandbox.require_metadata_on_app_service();
    assert_refused_now(&ask(&sandbox, &QUERY, &[HEADER]), 400, "Required metadata header not specified");
    assert_refused_now(&ask(&sandbox, &QUERY, &[HEADER, ("Metadata", "True")]), 400, "Required metadata header");
    assert_eq!(ask(&sandbox, &QUERY, &[METADATA]).status, 401);
    assert_eq!(ask(&sandbox, &QUERY, &[HEADER, METADATA]).status, 200);
}

#[test]
fn the_old_version_has_another_header_and_another_name_for_client_ids() {
    let sandbox = Sandbox::start();
    let one = &USER_ASSIGNED[0];
    let lower = MSI_SECRET.to_lowercase();
    let named = |name, id| ask(&sandbox, &changed(&OLD_QUERY, name, id), &[SECRET]);
    for (name, id, identity) in [("", "", &SYSTEM_ASSIGNED), ("clientid", one.client_id, one)] {
        let body = named(name, id).json();
        let issued = sandbox.token(body["access_token"].as_str().unwrap()).unwrap();
        assert_eq!(issued.identity, identity.client_id);
        assert!(body.get("client_id").is_none() && body.get("expires_in").is_none(), "{body}");
    }
    let issued = sandbox.tokens().len();
    for header in [HEADER, ("X-IDENTITY-HEADER", MSI_SECRET), ("secret", IDENTITY_HEADER), ("secret", &lower)] {
        let page = ask(&sandbox, &OLD_QUERY, &[header]);
        assert_eq!((page.status, page.body.as_str()), (401, ""), "{header:?}");
    }
    assert_eq!(ask(&sandbox, &QUERY, &[SECRET]).status, 401);
    for name in ["client_id", "object_id", "principal_id", "mi_res_id", "msi_res_id"] {
        assert_refused_of_old(&named(name, one.client_id), 400, &format!("Unknown parameter {name}"));
    }
    assert_refused_of_old(&named("clientid", one.object_id), 400, NO_MSI);
    assert_refused_of_old(&named("resource", "https://nowhere.example"), 500, UNEXPECTED);
    assert_refused_of_old(&named("resource", ""), 400, "resource is missing");
    let twice = [&OLD_QUERY[..], &[("resource", ARM)]].concat();
    assert_refused_of_old(&ask(&sandbox, &twice, &[SECRET]), 400, "more than once");
    assert_eq!(sandbox.tokens().len(), issued);
}

#[test]
fn dates_are_spelled_as_told_and_mean_the_tokens_end() {
    let sandbox = Sandbox::start();
    let seconds = |date: &Value, format: &str| {
        let text = date.as_str().unwrap();
        let moment = chrono::NaiveDateTime::parse_from_str(text, format).unwrap_or_else(|error| {
            panic!("{text} is not {format}: {error}");
        });
        assert_eq!(moment.format(format).to_string(), text);
        moment.and_utc().timestamp()
    };
    let linux = "%m/%d/%Y %H:%M:%S +00:00";
    let date = ask(&sandbox, &OLD_QUERY, &[SECRET]).json()["expires_on"].clone();
    assert_eq!(seconds(&date, linux), sandbox.tokens()[0].expires_on);
    for (dates, format) in [
        (Dates::Rfc3339, "%Y-%m-%dT%H:%M:%S.0000000+00:00"),
        (Dates::Linux, linux),
        (Dates::Windows, "%-m/%-d/%Y %-I:%M:%S %p +00:00"),
        (Dates::Slashes, "%m/%d/%Y %H:%M:%S"),
        (Dates::Dashes, "%Y-%m-%d %H:%M:%S"),
    ] {
        sandbox.set_dates(dates);
        for page in [ask(&sandbox, &QUERY, &[HEADER]), ask(&sandbox, &OLD_QUERY, &[SECRET])] {
            let body = page.json();
            let issued = sandbox.token(body["access_token"].as_str().unwrap()).unwrap();
            assert_eq!(seconds(&body["expires_on"], format), issued.expires_on, "{dates:?}");
        }
    }
    sandbox.set_dates(Dates::SecondsNumber);
    let date = ask(&sandbox, &QUERY, &[HEADER]).json()["expires_on"].clone();
    assert_eq!(date, sandbox.tokens().last().unwrap().expires_on);
    sandbox.set_dates(Dates::SecondsString);
    let date = ask(&sandbox, &OLD_QUERY, &[SECRET]).json()["expires_on"].clone();
    assert_eq!(date, sandbox.tokens().last().unwrap().expires_on.to_string());
}
