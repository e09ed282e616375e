//! The Mixed Reality security token service, which Azure Remote Rendering used: one GET, no JSON in its refusals.

use serde_json::json;

use super::cloud::{ACCOUNT_ID, ACCOUNT_KEY, STS_AUDIENCES, TENANT_ID, is_guid};
use super::message::duplicate;
use super::tokens::{guid, random};
use super::{Answer, Request, Services, now};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

const API_VERSION: &str = "2019-02-28-preview";
const LIFETIME: i64 = 86_400;
/// Whom a key speaks for: nobody in particular.
const NO_TENANT: &str = "00000000-0000-0000-0000-000000000000";

pub(super) fn answer(services: &Services, request: &Request, id: &str) -> Answer {
    let vector = correlation_vector(request);
    token(services, request, id)
        .unwrap_or_else(|refusal| refusal)
        .header("MS-CV", &format!("{vector}.0"))
        .header("Cache-Control", "no-store,no-cache")
        .header("Pragma", "no-cache")
        .header("X-Content-Type-Options", "nosniff")
}

fn token(services: &Services, request: &Request, id: &str) -> Result<Answer, Answer> {
    if request.method != "GET" {
        return Err(Answer::status(405).header("Allow", "GET"));
    }
    ensure_well_formed(request, id)?;
    let tenant = authenticate(services, request, id)?;
    let now = now();
    let claims = json!({
        "jti": guid(), "cai": ACCOUNT_ID, "aid": ACCOUNT_ID, "tid": tenant,
        "aao": -1, "apr": "southcentralus", "att": "Default",
        "rid": "/subscriptions/50b50000-0009-4a2b-8c3d-5e6f70819200/resourceGroups/rg/providers/Microsoft.MixedReality/remoteRenderingAccounts/sandbox",
        "nbf": now, "iat": now, "exp": now + services.lifetime(LIFETIME),
        "iss": "https://sts.southcentralus.mixedreality.azure.com/",
        "aud": "https://manage.sa.southcentralus.mixedreality.azure.com/",
    });
    let issued = services.issuer.issue(ACCOUNT_ID, &claims);
    Ok(Answer::json(200, &json!({ "AccessToken": issued.token })))
}

fn ensure_well_formed(request: &Request, id: &str) -> Result<(), Answer> {
    let version = request.query("api-version");
    let reason = if !is_guid(id) {
        "the account id is not a GUID"
    } else if duplicate(&request.query).is_some() || request.query.iter().any(|(name, _)| name != "api-version") {
        "unknown query parameter"
    } else if version.is_some_and(|version| version != API_VERSION) {
        "unsupported api-version"
    } else if request.header("x-mrc-cv").is_some_and(|base| !is_base(base)) {
        "X-MRC-CV is not a correlation vector base"
    } else if request.header("authorization").is_some() && request.bearer().is_none() {
        "the authorization scheme is not Bearer"
    } else {
        return Ok(());
    };
    Err(refuse(400, &format!("Invalid request: {reason}")))
}

/// Who asks: the holder of the account's key, or somebody with an Entra token for this service. Answers with the tenant.
fn authenticate(services: &Services, request: &Request, id: &str) -> Result<String, Answer> {
    let refused = |reason: &str| refuse(401, &format!("Invalid token: {reason}"));
    let Some(credential) = request.bearer() else {
        return Err(refused("no credential"));
    };
    if !id.eq_ignore_ascii_case(ACCOUNT_ID) {
        return Err(refused("no such account here"));
    }
    if let Some((account, key)) = credential.split_once(':') {
        let known = account.eq_ignore_ascii_case(ACCOUNT_ID) && key == ACCOUNT_KEY;
        return known.then(|| NO_TENANT.to_owned()).ok_or_else(|| refused("the account key does not match"));
    }
    let claims = services.issuer.verify(credential);
    let claims = claims.ok_or_else(|| refused("not a token of this cloud"))?;
    let audience = claims["aud"].as_str().unwrap_or_default();
    if !STS_AUDIENCES.contains(&audience) {
        return Err(refused("the token is for another audience"));
    }
    if claims["exp"].as_i64().unwrap_or_default() <= now() {
        return Err(refused("the token has expired"));
    }
    Ok(claims["tid"].as_str().unwrap_or(TENANT_ID).to_owned())
}

/// The service gives no body with a refusal; the reason is in the header.
fn refuse(status: u16, reason: &str) -> Answer {
    Answer::status(status).header("WWW-Authenticate", reason)
}

/// 22 characters of base64: the base of a correlation vector, version 2.
fn is_base(text: &str) -> bool {
    text.len() == 22 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/".contains(&byte))
}

fn correlation_vector(request: &Request) -> String {
    match request.header("x-mrc-cv") {
        Some(base) if is_base(base) => base.to_owned(),
        _ => STANDARD_NO_PAD.encode(random(16)),
    }
}
