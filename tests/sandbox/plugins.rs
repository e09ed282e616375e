//! Whom the plugins' tools talk to: a registry, a repository at Azure DevOps, a Kubernetes API server. Each wants its own
//! token.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::api::{Fault, authenticate, claims_of};
use super::cloud::TENANT_ID;
use super::message::duplicate;
use super::tokens::guid;
use super::{Answer, Request, Services, now};

/// Audience of Azure Container Registry.
const REGISTRIES: [&str; 1] = ["https://containerregistry.azure.net"];
/// Audience of Azure DevOps, in every cloud.
const DEVOPS: [&str; 1] = ["499b84ac-1321-427f-aa17-267ca6975798"];
/// Audience of Azure Kubernetes Service, in every cloud.
const AKS: [&str; 1] = ["6dae42f8-4368-4678-94ff-3960e28e3630"];
/// Who shows a registry's refresh token as a password.
const NOBODY: &str = "00000000-0000-0000-0000-000000000000";
/// Seconds that a registry's refresh token lives.
const LIFETIME: i64 = 3 * 60 * 60;
/// What the repository's one branch points at.
const COMMIT: &str = "5ca1ab1e00000000000000000000000000000001";

/// `POST /oauth2/exchange` of a registry: a refresh token for an Entra token.
pub(super) fn exchange(services: &Services, request: &Request) -> Answer {
    if request.method != "POST" || !request.is_form() {
        return refused(400, "BAD_REQUEST", "the body must be a form");
    }
    let known = ["grant_type", "service", "tenant", "access_token"];
    let is_known = request.form.iter().all(|(name, _)| known.contains(&name.as_str()));
    if !is_known || duplicate(&request.form).is_some() || request.form("grant_type") != Some("access_token") {
        return refused(400, "BAD_REQUEST", "unsupported grant type");
    }
    let host = request.header("host");
    if request.form("service") != host || request.form("tenant").is_some_and(|tenant| tenant != TENANT_ID) {
        return refused(400, "BAD_REQUEST", "wrong service or tenant");
    }
    let token = request.form("access_token").unwrap_or_default();
    let Ok(claims) = claims_of(services, token, &REGISTRIES) else {
        return refused(401, "UNAUTHORIZED", "authentication required, visit https://aka.ms/acr/authorization");
    };
    let claims = json!({ "aud": host, "sub": claims["oid"], "jti": guid(), "exp": now() + services.lifetime(LIFETIME), "grant_type": "refresh_token" });
    let issued = services.issuer.issue("registry", &claims);
    Answer::json(200, &json!({ "refresh_token": issued.token, "x": {} }))
}

/// `GET /registry/token`: an access token for a refresh token, which comes as a password.
pub(super) fn registry_token(services: &Services, request: &Request) -> Answer {
    let host = request.header("host").unwrap_or_default();
    let verified =
        basic(request).filter(|(name, _)| name == NOBODY).and_then(|(_, password)| services.issuer.verify(&password));
    let is_own = verified.is_some_and(|claims| claims["aud"] == host && claims["grant_type"] == "refresh_token");
    if !is_own || request.query("service") != Some(host) {
        return refused(401, "UNAUTHORIZED", "authentication required");
    }
    let claims = json!({ "aud": host, "exp": now() + 4500, "grant_type": "access_token" });
    Answer::json(200, &json!({ "access_token": services.issuer.sign(&claims) }))
}

/// `/v2/`, and an image's manifest below it.
pub(super) fn images(services: &Services, request: &Request) -> Answer {
    let host = request.header("host").unwrap_or_default();
    let claims = request.bearer().and_then(|token| services.issuer.verify(token));
    if claims.is_none_or(|claims| claims["aud"] != host || claims["grant_type"] != "access_token") {
        let realm = format!("{}/registry/token", request.base());
        let challenge = format!("Bearer realm=\"{realm}\",service=\"{host}\",scope=\"repository:app:pull\"");
        return refused(401, "UNAUTHORIZED", "authentication required").header("WWW-Authenticate", &challenge);
    }
    if request.path == "/v2/" {
        return Answer::json(200, &json!({}));
    }
    let config =
        json!({ "architecture": "amd64", "os": "linux", "rootfs": { "type": "layers", "diff_ids": [] } }).to_string();
    if request.path.contains("/blobs/") {
        return Answer::status(200).header("Content-Type", "application/octet-stream").body(config);
    }
    let kind = "application/vnd.docker.distribution.manifest.v2+json";
    let described = json!({
        "mediaType": "application/vnd.docker.container.image.v1+json", "digest": sha256(&config), "size": config.len(),
    });
    let image = json!({ "schemaVersion": 2, "mediaType": kind, "config": described, "layers": [] }).to_string();
    let digest = sha256(&image);
    Answer::status(200).header("Content-Type", kind).header("Docker-Content-Digest", &digest).body(image)
}

fn sha256(text: &str) -> String {
    let digest = ring::digest::digest(&ring::digest::SHA256, text.as_bytes());
    let hexadecimal: String = digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hexadecimal}")
}

fn refused(status: u16, code: &str, message: &str) -> Answer {
    Answer::json(status, &json!({ "errors": [{ "code": code, "message": message }] }))
}

/// `GET /contoso/_git/app/info/refs` of Azure DevOps, which takes a token as what it is or as a password.
pub(super) fn repository(services: &Services, request: &Request) -> Answer {
    let token = request.bearer().map(str::to_owned).or_else(|| basic(request).map(|(_, password)| password));
    if token.is_none_or(|token| claims_of(services, &token, &DEVOPS).is_err()) {
        let bearer = format!("Bearer authorization_uri=https://login.microsoftonline.com/{TENANT_ID}");
        let text = "TF400813: The user '' is not authorized to access this resource.";
        let answer = Answer::text(401, text).header("WWW-Authenticate", &bearer);
        return answer.header("WWW-Authenticate", "Basic realm=\"https://tfsprodweu1.visualstudio.com/\"");
    }
    let line = |text: &str| format!("{:04x}{text}", text.len() + 4);
    let refs = format!("{COMMIT} refs/heads/main\0agent=azure-repos\n");
    let body = format!("{}0000{}0000", line("# service=git-upload-pack\n"), line(&refs));
    Answer::status(200).header("Content-Type", "application/x-git-upload-pack-advertisement").body(body)
}

/// `GET /version` of a cluster that lets nobody in without a token.
pub(super) fn version(services: &Services, request: &Request) -> Answer {
    match authenticate(services, request, &AKS) {
        Ok(_) => Answer::json(200, &json!({ "major": "1", "minor": "34", "gitVersion": "v1.34.1" })),
        Err(Fault::Missing | Fault::Foreign | Fault::Audience(_) | Fault::Expired) => {
            let status = json!({ "kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "Unauthorized", "message": "Unauthorized", "code": 401 });
            Answer::json(401, &status)
        }
    }
}

fn basic(request: &Request) -> Option<(String, String)> {
    let (scheme, encoded) = request.header("authorization")?.split_once(' ')?;
    let decoded = scheme.eq_ignore_ascii_case("basic").then(|| STANDARD.decode(encoded).ok()).flatten()?;
    let text = String::from_utf8(decoded).ok()?;
    text.split_once(':').map(|(name, password)| (name.to_owned(), password.to_owned()))
}
