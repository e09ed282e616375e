//! Each protocol, request by request.

use super::*;
use crate::error::Failure;
use crate::secret::Secret;
use crate::serve::guard::Allowed;
use serde_json::{Value, json};

const NOW: i64 = 1_700_000_000;
const ALL: [Protocol; 5] =
    [Protocol::AppService, Protocol::Imds, Protocol::Cloudshell, Protocol::Azd, Protocol::Terraform];

fn desk() -> Desk {
    let guard = Guard { secret: Secret::new("key"), hosts: Vec::new(), is_remote: false, allowed: Allowed::default() };
    let own = Own {
        client_id: Some("5EC2E700-0001".to_owned()),
        object_id: Some("oid".to_owned()),
        resource_id: Some("/subscriptions/s/r".to_owned()),
        tenant: Some("t1".to_owned()),
    };
    Desk { protocols: ALL.to_vec(), guard, own }
}

fn lent() -> Lent {
    Lent { access_token: Secret::new("eyJ.a.b"), expires_on: NOW + 3599, refresh_on: None, not_before: NOW - 1 }
}

/// A request line and headers, as in HTTP, an empty line, and the body.
fn answer(text: &str) -> (u16, Value) {
    let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
    let (line, fields) = head.split_once('\n').unwrap_or((head, ""));
    let (method, target) = line.split_once(' ').expect("a request line");
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let own = fields.lines().filter_map(|line| line.split_once(": "));
    let headers: Vec<_> = [("host", "127.0.0.1:1")].into_iter().chain(own).collect();
    let asking = Asking { method, path, query, headers: &headers, body: body.as_bytes() };
    let reply = desk().read(&asking).map_or_else(|reply| reply, |wanted| desk().lend(&wanted, &lent(), NOW));
    (reply.status, serde_json::from_str(&reply.body).expect("JSON"))
}

/// With the ids of requests taken out, which are random.
fn refusal(text: &str) -> (u16, Value) {
    let (status, mut body) = answer(text);
    body.as_object_mut().expect("an object").remove("correlationId");
    (status, body)
}

#[test]
fn each_protocol_gives_the_token_in_its_own_shape() {
    let (id, vault) = ("5EC2E700-0001", "https://vault.azure.net");
    assert_eq!(
        answer("GET /msi/token/?api-version=2019-08-01&resource=https%3A%2F%2Fvault.azure.net\nx-identity-header: key"),
        (
            200,
            json!({ "access_token": "eyJ.a.b", "expires_on": "1700003599", "resource": vault, "token_type": "Bearer",
                "client_id": id })
        )
    );
    for path in ["/metadata/identity/oauth2/token/", "/terraform/key"] {
        assert_eq!(
            answer(&format!("GET {path}?api-version=2018-02-01&resource=https://vault.azure.net&x=1\nmetadata: true")),
            (
                200,
                json!({ "access_token": "eyJ.a.b", "client_id": id, "expires_in": "3599", "expires_on": "1700003599",
                    "ext_expires_in": "3599", "not_before": "1699999999", "resource": vault, "token_type": "Bearer" })
            )
        );
    }
    let form = "content-type: application/x-www-form-urlencoded";
    assert_eq!(
        answer(&format!("POST /oauth2/token\nmetadata: true\n{form}\n\nresource=https://vault.azure.net")),
        (
            200,
            json!({ "access_token": "eyJ.a.b", "refresh_token": "", "expires_in": "3599", "expires_on": "1700003599",
                "not_before": "1699999999", "resource": vault, "token_type": "Bearer" })
        )
    );
    let azd =
        "POST /azd/token?api-version=2023-07-12-preview\nauthorization: Bearer key\ncontent-type: application/json";
    assert_eq!(
        answer(&format!("{azd}\n\n{{\"scopes\":[\"https://vault.azure.net/.default\"],\"tenantId\":\"T1\",\"x\":1}}")),
        (200, json!({ "status": "success", "token": "eyJ.a.b", "expiresOn": "2023-11-14T23:13:19Z" }))
    );
}

#[test]
fn an_identity_may_be_chosen_if_it_is_the_one_that_is_lent() {
    let app = "GET /msi/token?api-version=2019-08-01&resource=https://vault.azure.net";
    let imds = "GET /metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://vault.azure.net";
    for chosen in ["client_id=5ec2e700-0001", "object_id=OID", "principal_id=oid", "mi_res_id=/Subscriptions/s/r"] {
        assert_eq!(answer(&format!("{app}&{chosen}\nx-identity-header: key")).0, 200, "{chosen}");
        let chosen = chosen.replace("mi_res", "msi_res");
        assert_eq!(answer(&format!("{imds}&{chosen}\nmetadata: true")).0, 200, "{chosen}");
    }
    let text = "No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.";
    for chosen in ["client_id=x", "object_id=x", "principal_id=x", "mi_res_id=/x"] {
        assert_eq!(
            refusal(&format!("{app}&{chosen}\nx-identity-header: key")),
            (400, json!({ "statusCode": 400, "message": text })),
            "{chosen}"
        );
    }
    assert_eq!(
        refusal(&format!("{imds}&client_id=x\nmetadata: true")),
        (400, json!({ "error": "invalid_request", "error_description": "Identity not found" }))
    );
    let azd =
        "POST /azd/token?api-version=2023-07-12-preview\nauthorization: Bearer key\ncontent-type: application/json";
    assert_eq!(
        refusal(&format!("{azd}\n\n{{\"scopes\":[\"a/.default\"],\"tenantId\":\"t2\"}}")),
        (
            200,
            json!({ "status": "error", "code": "GetTokenError",
                "message": "the sign-in that azt lends is for the tenant t1" })
        )
    );
}

#[test]
fn what_is_none_of_the_protocol_is_refused_in_its_shape() {
    let app = |status: u16, text: &str| (status, json!({ "statusCode": status, "message": text }));
    let imds = |status: u16, error: &str, text: &str| (status, json!({ "error": error, "error_description": text }));
    let shell = |status: u16, code: &str, text: &str| (status, json!({ "error": { "code": code, "message": text } }));
    let azd =
        |status: u16, text: &str| (status, json!({ "status": "error", "code": "GetTokenError", "message": text }));
    let resource = "resource=https://vault.azure.net";
    let ours = "X-IDENTITY-HEADER is not the value of IDENTITY_HEADER";
    let metadata = "Required metadata header not specified";
    for (text, refused) in [
        (format!("GET /msi/token?api-version=2019-08-01&{resource}"), app(401, ours)),
        (format!("GET /msi/token?api-version=2019-08-01&{resource}\nx-identity-header: kez"), app(401, ours)),
        (format!("GET /msi/token?api-version=2019-08-01&{resource}\nx-identity-header: key\nx-identity-header: key"), app(401, ours)),
        (format!("POST /msi/token?api-version=2019-08-01&{resource}"), app(405, "only GET is understood")),
        (
            format!("GET /msi/token?api-version=2017-09-01&{resource}\nx-identity-header: key"),
            app(400, "the api-version has to be 2019-08-01"),
        ),
        (
            "GET /msi/token?api-version=2019-08-01\nx-identity-header: key".to_owned(),
            app(400, "the parameter resource is missing"),
        ),
        (
            format!("GET /msi/token?api-version=2019-08-01&{resource}&{resource}\nx-identity-header: key"),
            app(400, "resource is there twice"),
        ),
        (
            "GET /msi/token?api-version=2019-08-01&resource=graph\nx-identity-header: key".to_owned(),
            app(400, "'graph' is neither a URI nor a GUID"),
        ),
        (
            format!("GET /metadata/identity/oauth2/token?api-version=2018-02-01&{resource}"),
            imds(400, "invalid_request", metadata),
        ),
        (
            format!("GET /metadata/identity/oauth2/token?{resource}\nmetadata: true"),
            imds(400, "invalid_request", "Bad request. api-version was not specified, or is before 2018-02-01"),
        ),
        (
            format!("POST /metadata/identity/oauth2/token?{resource}\nmetadata: true"),
            imds(405, "method_not_allowed", "only GET is understood"),
        ),
        (
            format!("GET /metadata/identity/oauth2/token?api-version=2018-02-01&{resource}\nmetadata: true\nx-forwarded-for: 1.2.3.4"),
            imds(400, "invalid_request", "a request with x-forwarded-for comes from elsewhere"),
        ),
        (
            "GET /metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://a%20b\nmetadata: true".to_owned(),
            imds(400, "invalid_resource", "a resource has a space or another character that no URI can have: https://a b"),
        ),
        (
            format!("GET /terraform/kez?api-version=2018-02-01&{resource}\nmetadata: true"),
            imds(401, "invalid_request", "the path is not that of ARM_MSI_ENDPOINT"),
        ),
        (
            format!("GET /terraform/?api-version=2018-02-01&{resource}\nmetadata: true\nx-identity-header: key"),
            imds(401, "invalid_request", "the path is not that of ARM_MSI_ENDPOINT"),
        ),
        (
            format!("GET /terraform/key?api-version=2018-02-01&{resource}"),
            imds(400, "invalid_request", metadata),
        ),
        ("POST /oauth2/token".to_owned(), shell(400, "BadRequest", metadata)),
        (
            format!("POST /oauth2/token\nmetadata: true\n\n{resource}"),
            shell(415, "BadRequest", "the body has to be application/x-www-form-urlencoded"),
        ),
        (
            "POST /oauth2/token\nmetadata: true\ncontent-type: application/x-www-form-urlencoded\n\nresource=graph".to_owned(),
            shell(400, "AudienceNotSupported", "'graph' is neither a URI nor a GUID"),
        ),
        (
            "POST /azd/token?api-version=2023-07-12-preview\nauthorization: key".to_owned(),
            azd(401, "the bearer is not the value of AZD_AUTH_KEY"),
        ),
        (
            "POST /azd/token?api-version=1\nauthorization: Bearer key".to_owned(),
            azd(400, "the api-version has to be 2023-07-12-preview"),
        ),
        (
            "POST /azd/token?api-version=2023-07-12-preview\nauthorization: Bearer key\ncontent-type: application/json\n\n{\"scopes\":[]}"
                .to_owned(),
            azd(200, "the scope is empty"),
        ),
        ("GET /".to_owned(), imds(404, "not_found", "there is nothing at this path")),
        (
            "GET /\nhost: 127.0.0.1:1".to_owned(),
            imds(421, "invalid_request", "the Host of the request is not a name of this endpoint"),
        ),
    ] {
        assert_eq!(refusal(&text), refused, "{text}");
    }
}

#[test]
fn who_has_to_sign_in_who_was_refused_and_who_may_try_again_are_told_apart() {
    for (failure, status, app, code) in [
        (
            Failure::needs_person("it is over").hint("sign in: azt login"),
            400,
            "unauthorized_client",
            "NotSignedInError",
        ),
        (Failure::refused("no"), 400, "unauthorized_client", "GetTokenError"),
        (Failure::unreachable("later"), 503, "service_unavailable", "GetTokenError"),
        (Failure::usage("not that"), 400, "invalid_resource", "GetTokenError"),
    ] {
        let text = if code == "NotSignedInError" { "it is over; sign in: azt login" } else { &failure.to_string() };
        let report = Report::of(&failure.into());
        let failed = |protocol| {
            let resource = Resource::asked("https://vault.azure.net").expect("a resource");
            let reply = Desk::fail(&Wanted { protocol, resource, said: String::new(), refused: None }, &report);
            (reply.status, serde_json::from_str::<Value>(&reply.body).expect("JSON"))
        };
        assert_eq!(failed(Protocol::Imds), (status, json!({ "error": app, "error_description": text })));
        assert_eq!(failed(Protocol::Azd), (200, json!({ "status": "error", "code": code, "message": text })));
    }
}
