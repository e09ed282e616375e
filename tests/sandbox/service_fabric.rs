//! Service Fabric's endpoint: HTTPS under a certificate that nobody has signed and that clients know by its thumbprint.
//! <https://learn.microsoft.com/azure/service-fabric/how-to-managed-identity-service-fabric-app-code>

use ring::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use serde_json::json;

use super::cloud;
use super::http::Server;
use super::imds::{dated, ensure_direct, ensure_known};
use super::message::find;
use super::tokens::guid;
use super::{Answer, Dates, Request, Sandbox, Services, listen, lock, tls};

const PATH: &str = "/metadata/identity/oauth2/token";
const VERSIONS: [&str; 2] = ["2019-07-01-preview", "2020-05-01"];
/// The hash of a token that a resource did not take, so that the same one does not come again.
const REFUSED_TOKEN: &str = "token_sha256_to_refresh";
/// No selectors: the cluster's configuration says which identity an application has.
const KNOWN: [&str; 4] = ["api-version", "resource", "xms_cc", REFUSED_TOKEN];

/// Where Service Fabric is reached.
#[derive(Clone, Debug)]
pub struct Fabric {
    /// `IDENTITY_ENDPOINT`: `https://localhost:PORT/metadata/identity/oauth2/token`.
    pub url: String,
    /// `IDENTITY_SERVER_THUMBPRINT`: SHA-1 of the certificate, 40 hexadecimal digits in capitals.
    pub thumbprint: String,
}

fn answer(services: &Services, request: &Request) -> Answer {
    match request.path.as_str() {
        PATH => token(services, request).unwrap_or_else(|refusal| refusal),
        _ => Answer::status(404),
    }
}

fn token(services: &Services, request: &Request) -> Result<Answer, Answer> {
    if request.method != "GET" {
        return Err(refuse(405, "MethodNotAllowed", "Method Not Allowed"));
    }
    if request.header("secret") != Some(&lock(&services.settings).identity_header) {
        return Err(refuse(404, "SecretHeaderNotFound", "Secret is not found in the request headers."));
    }
    let bad_request = |message: String| refuse(400, "BadRequest", &message);
    ensure_direct(request).map_err(bad_request)?;
    ensure_known(&request.query, &KNOWN).map_err(bad_request)?;
    if request.query("api-version").is_none_or(|version| !VERSIONS.contains(&version)) {
        return Err(refuse(400, "InvalidApiVersion", "The api-version is missing or not supported."));
    }
    if request.query(REFUSED_TOKEN).is_some_and(|hash| !is_hash(hash)) {
        return Err(bad_request(format!("{REFUSED_TOKEN} is not a SHA-256 in lower case")));
    }
    let identity = lock(&services.settings).identities.system();
    let missing = || refuse(404, "ManagedIdentityNotFound", "The application has no managed identity.");
    let identity = identity.ok_or_else(missing)?;
    let resource = find(&request.query, "resource").filter(|resource| !resource.is_empty());
    let missing = || refuse(400, "ArgumentNullOrEmpty", "The argument resource is null or empty.");
    let resource = resource.ok_or_else(missing)?;
    if !cloud::is_resource(resource) {
        return Err(refuse(500, "InternalServerError", "The token could not be acquired."));
    }
    Ok(Answer::json(200, &dated(services, identity, resource, Dates::SecondsNumber)))
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn refuse(status: u16, code: &str, message: &str) -> Answer {
    let error = json!({ "correlationId": guid(), "code": code, "message": message });
    Answer::json(status, &json!({ "error": error }))
}

impl Sandbox {
    /// Where Service Fabric is, on a port of loopback of its own; started by the first call.
    pub fn service_fabric(&self) -> Fabric {
        self.fabric.get_or_init(|| self.listen_as_fabric()).0.clone()
    }

    /// Connections to Service Fabric that have begun so far, whether or not anything was asked over them.
    pub fn service_fabric_connections(&self) -> u64 {
        self.fabric.get().map_or(0, |(_, servers)| servers.iter().map(Server::connections).sum())
    }

    fn listen_as_fabric(&self) -> (Fabric, Vec<Server>) {
        let (certificate, config) = tls::self_signed().expect("a certificate takes only randomness");
        let thumbprint = digest(&SHA1_FOR_LEGACY_USE_ONLY, &certificate);
        let thumbprint = thumbprint.as_ref().iter().map(|byte| format!("{byte:02X}")).collect();
        let servers = listen("127.0.0.1:0", Some(config), &self.services, answer).expect("loopback has a free port");
        let port = servers.first().expect("it listens somewhere").address().port();
        (Fabric { url: format!("https://localhost:{port}{PATH}"), thumbprint }, servers)
    }
}
