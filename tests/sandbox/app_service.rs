//! The endpoint of App Service, Functions, Container Apps and Azure Automation, in two versions that share its path.
//! <https://learn.microsoft.com/azure/app-service/overview-managed-identity>

use serde_json::json;

use super::cloud::{self, Identity, MSI_SECRET};
use super::imds::{asked, dated, ensure_direct, ensure_known, ensure_metadata};
use super::message::find;
use super::tokens::guid;
use super::{Answer, Dates, Request, Sandbox, Services, lock};

/// The versions have different headers, selectors, spellings and texts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Version {
    /// 2019-08-01.
    Current,
    /// 2017-09-01.
    Old,
}

impl Version {
    fn find(text: &str) -> Option<Version> {
        match text {
            "2019-08-01" => Some(Version::Current),
            "2017-09-01" => Some(Version::Old),
            _ => None,
        }
    }

    /// Resource ids are called otherwise than at IMDS, and client ids have another spelling in each version.
    fn selectors(self) -> &'static [&'static str] {
        match self {
            Version::Current => &["client_id", "object_id", "principal_id", "mi_res_id"],
            Version::Old => &["clientid"],
        }
    }

    fn unknown_identity(self) -> &'static str {
        match self {
            Version::Current => {
                "No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId."
            }
            Version::Old => "No MSI found for specified ClientId/ResourceId.",
        }
    }

    fn refuse(self, status: u16, message: impl AsRef<str>) -> Answer {
        let message = message.as_ref();
        let body = match self {
            Version::Current => json!({ "statusCode": status, "message": message, "correlationId": guid() }),
            Version::Old => json!({ "StatusCode": status, "Message": message, "CorrelationId": guid() }),
        };
        Answer::json(status, &body)
    }
}

/// `rest`: the segments after `/msi`.
pub(super) fn answer(services: &Services, request: &Request, rest: &[&str]) -> Answer {
    match rest {
        [token] | [token, ""] if token.eq_ignore_ascii_case("token") => {
            self::token(services, request).unwrap_or_else(|refusal| refusal)
        }
        _ => Answer::status(404),
    }
}

fn token(services: &Services, request: &Request) -> Result<Answer, Answer> {
    let version = request.query("api-version").and_then(Version::find);
    let version =
        version.ok_or_else(|| Version::Current.refuse(400, "The api-version is missing or not supported."))?;
    let refused = |message: String| version.refuse(400, message);
    if request.method != "GET" {
        return Err(version.refuse(405, "Method Not Allowed"));
    }
    ensure_secret(services, request, version)?;
    ensure_direct(request).map_err(refused)?;
    if lock(&services.settings).automation {
        ensure_metadata(request).map_err(refused)?;
    }
    let known = [&["api-version", "resource"], version.selectors()].concat();
    ensure_known(&request.query, &known).map_err(refused)?;
    let identity = select(services, request, version)?;
    let resource = find(&request.query, "resource").filter(|resource| !resource.is_empty());
    let resource = resource.ok_or_else(|| refused("The resource is missing.".to_owned()))?;
    if !cloud::is_resource(resource) {
        // The misspelling is the service's own.
        return Err(version.refuse(500, "An unexpected error occured while fetching the AAD Token."));
    }
    Ok(grant(services, identity, resource, version))
}

/// The header keeps out whoever can make the machine send requests, but not choose their headers.
fn ensure_secret(services: &Services, request: &Request, version: Version) -> Result<(), Answer> {
    let right = match version {
        Version::Current => request.header("x-identity-header") == Some(&lock(&services.settings).identity_header),
        Version::Old => request.header("secret") == Some(MSI_SECRET),
    };
    right.then_some(()).ok_or_else(|| Answer::status(401))
}

/// The identity asked for, or the system-assigned one: here nobody falls back on the only one there is.
fn select(services: &Services, request: &Request, version: Version) -> Result<&'static Identity, Answer> {
    let identities = lock(&services.settings).identities;
    let asked = asked(&request.query, version.selectors()).map_err(|message| version.refuse(400, message))?;
    let found = match asked {
        Some((name, value)) => identities.named(name, value),
        None => identities.system(),
    };
    found.ok_or_else(|| version.refuse(400, version.unknown_identity()))
}

fn grant(services: &Services, identity: &Identity, resource: &str, version: Version) -> Answer {
    let usual = match version {
        Version::Current => Dates::SecondsString,
        Version::Old => Dates::Linux,
    };
    let mut body = dated(services, identity, resource, usual);
    if version == Version::Current {
        body["client_id"] = json!(identity.client_id.to_uppercase());
    }
    Answer::json(200, &body)
}

impl Sandbox {
    /// Replaces the value that App Service and Service Fabric want in a header, as the platform does from time to time.
    pub fn rotate_identity_header(&self, value: &str) {
        value.clone_into(&mut lock(&self.services.settings).identity_header);
    }

    /// Makes App Service's endpoint Azure Automation's, which wants `Metadata: true` as well.
    pub fn require_metadata_on_app_service(&self) {
        lock(&self.services.settings).automation = true;
    }
}
