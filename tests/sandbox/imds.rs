//! Azure Instance Metadata Service, the identity part, and what the other local endpoints share with it.

use serde_json::{Value, json};

use super::cloud::{self, Identity, TENANT_ID};
use super::entra::errors::Refusal;
use super::message::{duplicate, find};
use super::tokens::guid;
use super::{Answer, Dates, Identities, Issued, Numbers, Request, Services, lock, now};

/// What real machines say in `Server`; the host agent that answers while IMDS restarts says something else.
const SERVER: &str = "IMDS/150.870.65.0";
const VERSIONS: [&str; 18] = [
    "2018-02-01",
    "2018-04-02",
    "2018-10-01",
    "2019-02-01",
    "2019-03-11",
    "2019-06-01",
    "2019-08-01",
    "2019-11-01",
    "2020-06-01",
    "2020-09-01",
    "2020-10-01",
    "2020-12-01",
    "2021-01-01",
    "2021-02-01",
    "2021-05-01",
    "2021-10-01",
    "2021-12-13",
    "2023-07-01",
];
const AMBIGUOUS: &str = "Multiple user assigned identities exist, please specify the clientId / resourceId of the identity in the token request";
const NEWEST: [&str; 3] = ["2023-07-01", "2021-12-13", "2021-10-01"];
/// Managed identities' tokens live for about a day.
const LIFETIME: i64 = 86_399;

/// What clients ask to see whether this is here: without the header, the refusal is cheap, quick, and enough.
pub(super) fn probed() -> Answer {
    invalid_request("Required metadata header not specified").header("Server", SERVER)
}

pub(super) fn answer(services: &Services, request: &Request) -> Answer {
    let rest = request.path.split('/').skip(2).collect::<Vec<_>>();
    let answer = match rest[..] {
        // The JavaScript SDK asks with a slash at the end.
        ["identity", "oauth2", "token"] | ["identity", "oauth2", "token", ""] => {
            token(services, request).unwrap_or_else(|refusal| refusal)
        }
        ["versions"] => Answer::json(200, &json!({ "apiVersions": VERSIONS })),
        _ => Answer::json(404, &json!({ "error": "Not found" })),
    };
    answer.header("Server", SERVER)
}

fn token(services: &Services, request: &Request) -> Result<Answer, Answer> {
    if request.method != "GET" {
        return Err(refuse(405, "method_not_allowed", "Method Not Allowed"));
    }
    ensure_local(request).map_err(invalid_request)?;
    ensure_version(request)?;
    let known = ["api-version", "resource", "client_id", "object_id", "msi_res_id"];
    ensure_known(&request.query, &known).map_err(invalid_request)?;
    let identity = select(services, &request.query, &known[2..])?;
    let resource = resource(&request.query)?;
    Ok(grant(services, identity, resource))
}

/// The header that a browser or a naive proxy cannot add, and none that a proxy does add. An error says what is wrong.
/// <https://learn.microsoft.com/azure/virtual-machines/instance-metadata-service#security-and-authentication>
pub(super) fn ensure_local(request: &Request) -> Result<(), String> {
    ensure_metadata(request)?;
    ensure_direct(request)
}

pub(super) fn ensure_metadata(request: &Request) -> Result<(), String> {
    match request.header("metadata") {
        Some("true") => Ok(()),
        _ => Err("Required metadata header not specified".to_owned()),
    }
}

pub(super) fn ensure_direct(request: &Request) -> Result<(), String> {
    match request.header("x-forwarded-for") {
        Some(_) => Err("Requests with an X-Forwarded-For header are not served".to_owned()),
        None => Ok(()),
    }
}

fn ensure_version(request: &Request) -> Result<(), Answer> {
    let text = match request.query("api-version") {
        Some(version) if VERSIONS.contains(&version) => return Ok(()),
        Some(_) => "Bad request. api-version is invalid or was not specified in the request.",
        None => "Bad request. api-version was not specified in the request.",
    };
    let text = format!("{text} For more information refer to aka.ms/azureimds");
    let body = json!({ "error": text, "newest-versions": NEWEST });
    Err(Answer::json(400, &body))
}

/// Refuses duplicates, as the service does, and names it does not know, which the service overlooks: `mi_res_id`, App
/// Service's word for `msi_res_id`, would get another identity's token without a warning. An error says what is wrong.
pub(super) fn ensure_known(pairs: &[(String, String)], known: &[&str]) -> Result<(), String> {
    if let Some(name) = duplicate(pairs) {
        return Err(format!("Parameter {name} was specified more than once"));
    }
    match pairs.iter().find(|(name, _)| !known.contains(&name.as_str())) {
        Some((name, _)) => Err(format!("Unknown parameter {name}")),
        None => Ok(()),
    }
}

/// Name and value of the one parameter among `selectors`, if any. An error says what is wrong.
pub(super) fn asked<'a>(
    pairs: &'a [(String, String)],
    selectors: &[&str],
) -> Result<Option<(&'a str, &'a str)>, String> {
    let mut asked = pairs.iter().filter(|(name, _)| selectors.contains(&name.as_str()));
    let first = asked.next().map(|(name, value)| (name.as_str(), value.as_str()));
    match asked.next() {
        Some(_) => Err(format!("Only one of {} may be specified", selectors.join(", "))),
        None => Ok(first),
    }
}

/// The identity that at most one of `selectors` asks for, or else the usual one.
pub(super) fn select(
    services: &Services,
    pairs: &[(String, String)],
    selectors: &[&str],
) -> Result<&'static Identity, Answer> {
    let identities = lock(&services.settings).identities;
    let found = match asked(pairs, selectors).map_err(invalid_request)? {
        Some((name, value)) => identities.named(name, value),
        None => usual(identities)?,
    };
    found.ok_or_else(|| invalid_request("Identity not found"))
}

/// The machine's own identity, or else its only one.
/// <https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/managed-identities-faq>
fn usual(identities: Identities) -> Result<Option<&'static Identity>, Answer> {
    match (identities.system(), identities.users()) {
        (Some(system), _) => Ok(Some(system)),
        (None, [only]) => Ok(Some(only)),
        (None, []) => Ok(None),
        (None, _) => Err(invalid_request(AMBIGUOUS)),
    }
}

/// The resource asked for, if the tenant has it.
pub(super) fn resource(pairs: &[(String, String)]) -> Result<&str, Answer> {
    let Some(resource) = find(pairs, "resource").filter(|resource| !resource.is_empty()) else {
        let text = "Required query variable 'resource' is missing";
        return Err(invalid_request(text));
    };
    if cloud::is_resource(resource) {
        return Ok(resource);
    }
    Err(Refusal::unknown_resource(resource).answer(None))
}

/// A token for a managed identity, all numbers as the test wants them.
pub(super) fn grant(services: &Services, identity: &Identity, resource: &str) -> Answer {
    let mut body = members(services, identity, resource);
    body["client_id"] = json!(identity.client_id);
    Answer::json(200, &body)
}

/// The same, without the identity's name.
pub(super) fn members(services: &Services, identity: &Identity, resource: &str) -> Value {
    let now = now();
    let lifetime = services.lifetime(LIFETIME);
    let issued = issue(services, identity, resource, now, lifetime);
    let mut body = numbered(services, &issued, now, lifetime, resource);
    body["sandbox_extra"] = extra();
    body
}

/// The members of answers that have no `expires_in`: App Service's and those like it. `usual`: unless a test says otherwise.
pub(super) fn dated(services: &Services, identity: &Identity, resource: &str, usual: Dates) -> Value {
    let issued = issue(services, identity, resource, now(), services.lifetime(LIFETIME));
    let dates = lock(&services.settings).dates.unwrap_or(usual);
    json!({
        "access_token": issued.token,
        "expires_on": dates.spell(issued.expires_on),
        "resource": resource,
        "token_type": "Bearer",
        "sandbox_extra": extra(),
    })
}

fn issue(services: &Services, identity: &Identity, resource: &str, now: i64, lifetime: i64) -> Issued {
    let claims = json!({
        "aud": resource,
        "iss": format!("https://sts.windows.net/{TENANT_ID}/"),
        "iat": now - 300, "nbf": now - 300, "exp": now + lifetime,
        "aio": guid(), "appid": identity.client_id, "appidacr": "2", "idtyp": "app",
        "idp": format!("https://sts.windows.net/{TENANT_ID}/"),
        "oid": identity.object_id, "sub": identity.object_id, "tid": TENANT_ID,
        "uti": guid(), "ver": "1.0", "xms_mirid": identity.resource_id,
    });
    services.issuer.issue(identity.client_id, &claims)
}

/// Members that no document lists do occur: a client must not mind.
fn extra() -> Value {
    json!({ "ignored": [true, null] })
}

/// The members that every local endpoint answers with.
pub(super) fn numbered(services: &Services, issued: &Issued, now: i64, lifetime: i64, resource: &str) -> Value {
    let numbers = lock(&services.settings).numbers;
    let spell = |number: i64| match numbers {
        Numbers::Integers => json!(number),
        Numbers::Strings | Numbers::EmptyExpiresIn => json!(number.to_string()),
    };
    json!({
        "access_token": issued.token,
        "refresh_token": "",
        "expires_in": if numbers == Numbers::EmptyExpiresIn { json!("") } else { spell(lifetime) },
        "expires_on": spell(issued.expires_on),
        "ext_expires_in": spell(lifetime),
        "not_before": spell(now - 300),
        "resource": resource,
        "token_type": "Bearer",
    })
}

pub(super) fn invalid_request(text: impl AsRef<str>) -> Answer {
    refuse(400, "invalid_request", text.as_ref())
}

pub(super) fn refuse(status: u16, error: &str, text: &str) -> Answer {
    Answer::json(status, &json!({ "error": error, "error_description": text }))
}
