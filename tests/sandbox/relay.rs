//! The two services of `/oauth2/token`: the retired VM extension (GET) and Azure Cloud Shell (POST). On a real machine
//! they share a port as well, 50342.

use serde_json::json;

use super::cloud::{ALEX, TENANT_ID};
use super::imds::{ensure_known, ensure_local, grant, invalid_request, numbered, refuse, select};
use super::message::find;
use super::{Answer, Request, Services, entra, imds, now};

/// What Cloud Shell gives tokens for, compared as text; the list that MSAL.NET recorded from the service's own refusal.
const AUDIENCES: [&str; 30] = [
    "https://management.core.windows.net/",
    "https://management.azure.com/",
    "https://graph.windows.net/",
    "https://vault.azure.net",
    "https://datalake.azure.net/",
    "https://outlook.office365.com/",
    "https://graph.microsoft.com/",
    "https://batch.core.windows.net/",
    "https://analysis.windows.net/powerbi/api",
    "https://storage.azure.com/",
    "https://rest.media.azure.net",
    "https://api.loganalytics.io",
    "https://ossrdbms-aad.database.windows.net",
    "https://www.yammer.com",
    "https://digitaltwins.azure.net",
    "0b07f429-9f4b-4714-9392-cc5e8e80c8b0",
    "822c8694-ad95-4735-9c55-256f7db2f9b4",
    "https://dev.azuresynapse.net",
    "https://database.windows.net",
    "https://quantum.microsoft.com",
    "https://iothubs.azure.net",
    "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d",
    "https://azuredatabricks.net/",
    "ce34e7e5-485f-4d76-964f-b3d2b16d1e4f",
    "https://azure-devices-provisioning.net",
    "https://managedhsm.azure.net",
    "499b84ac-1321-427f-aa17-267ca6975798",
    "https://api.adu.microsoft.com/",
    "https://purview.azure.net/",
    "6dae42f8-4368-4678-94ff-3960e28e3630",
];
/// The user's own tokens live for about an hour.
const LIFETIME: i64 = 3599;
/// The portal's client id, in whose name Cloud Shell asks.
const PORTAL: &str = "b677c290-cf4b-4a8e-a60e-91ba650a4abe";

pub(super) fn answer(services: &Services, request: &Request) -> Answer {
    if request.path != "/oauth2/token" {
        let text = format!("Unknown Source {}", request.path);
        return refuse(401, "unknown_source", &text);
    }
    match request.method.as_str() {
        "GET" => extension(services, request),
        "POST" => cloud_shell(services, request),
        _ => Err(refuse(405, "method_not_allowed", "Method Not Allowed")),
    }
    .unwrap_or_else(|refusal| refusal)
}

/// IMDS's request without its version; the extension never had one, nor ARM ids.
fn extension(services: &Services, request: &Request) -> Result<Answer, Answer> {
    ensure_local(request).map_err(invalid_request)?;
    let known = ["resource", "client_id", "object_id"];
    ensure_known(&request.query, &known).map_err(invalid_request)?;
    let identity = select(services, &request.query, &known[1..])?;
    let resource = imds::resource(&request.query)?;
    Ok(grant(services, identity, resource))
}

fn cloud_shell(services: &Services, request: &Request) -> Result<Answer, Answer> {
    ensure_local(request).map_err(|_| bad_request("Required metadata header not specified"))?;
    if !request.is_form() {
        return Err(bad_request("The body must be a form"));
    }
    if !request.query.is_empty() {
        return Err(bad_request("Parameters belong in the body"));
    }
    if let Some(name) =
        ["client_id", "object_id", "msi_res_id", "mi_res_id"].iter().find(|name| request.form(name).is_some())
    {
        let text = format!("{name}: managed identities are not available in Cloud Shell");
        return Err(bad_request(&text));
    }
    ensure_known(&request.form, &["resource"]).map_err(|_| bad_request("Unknown parameter"))?;
    let resource = find(&request.form, "resource").filter(|resource| !resource.is_empty());
    let resource = resource.ok_or_else(|| bad_request("Parameter resource is missing"))?;
    if !AUDIENCES.contains(&resource) {
        return Err(audience_not_supported(resource));
    }
    Ok(user_token(services, resource))
}

fn user_token(services: &Services, resource: &str) -> Answer {
    let now = now();
    let lifetime = services.lifetime(LIFETIME);
    let claims = entra::user_claims(ALEX, TENANT_ID, PORTAL, resource, now, lifetime);
    let issued = services.issuer.issue(ALEX, &claims);
    Answer::json(200, &numbered(services, &issued, now, lifetime, resource))
}

fn audience_not_supported(resource: &str) -> Answer {
    let message = format!(
        "Audience {resource} is not a supported MSI token audience. Supported audiences: {}",
        AUDIENCES.join(",")
    );
    let error = json!({ "code": "AudienceNotSupported", "message": message });
    Answer::json(400, &json!({ "error": error }))
}

fn bad_request(message: &str) -> Answer {
    let error = json!({ "code": "BadRequest", "message": message });
    Answer::json(400, &json!({ "error": error }))
}
