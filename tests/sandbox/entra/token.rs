//! `POST /{tenant}/oauth2/v2.0/token`: codes, codes of devices, refresh tokens, passwords, assertions, and applications' own.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use super::super::adfs::Saml;
use super::super::cloud::{LONG_LIVED, TENANT_ID, is_resource};
use super::super::message::duplicate;
use super::super::tokens::guid;
use super::super::{Answer, Request, Services, lock, now};
use super::demand::Demand;
use super::device;
use super::errors::{Refusal, stamp};
use super::grants::{self, Grant};
use super::{App, RefreshToken, Tenant, applications, ensure_tenant, object_id, user_claims};

const LIFETIME: i64 = 3599;
/// Tokens of services that can revoke them at once live this long, and say when to renew them.
const LONG_LIFETIME: i64 = 86_399;
const PARAMETERS: [&str; 18] = [
    "X-AnchorMailbox",
    "assertion",
    "claims",
    "client_assertion",
    "client_assertion_type",
    "client_id",
    "client_info",
    "client_secret",
    "code",
    "code_verifier",
    "device_code",
    "grant_type",
    "password",
    "redirect_uri",
    "refresh_token",
    "requested_token_use",
    "scope",
    "username",
];

pub(super) fn answer(services: &Services, request: &Request, tenant: &str) -> Answer {
    match redeem(services, request, tenant) {
        Ok(body) => stamp(Answer::json(200, &body), request, &guid()),
        Err(refusal) => refusal.answer(Some(request)),
    }
}

fn redeem(services: &Services, request: &Request, tenant: &str) -> Result<Value, Refusal> {
    ensure_form(request, &PARAMETERS)?;
    let tenant = ensure_tenant(tenant)?;
    let grant_type = required(request, "grant_type")?;
    let (app, appidacr) = app(services, request)?;
    let demand = Demand::of(request.form("claims"));
    let grant = match grant_type {
        "authorization_code" => grants::code(services, request, tenant, app)?,
        "refresh_token" => grants::refresh(services, request, tenant, app)?,
        "password" => grants::password(request, tenant)?,
        device::GRANT_TYPE => device::redeem(services, request, tenant, app)?,
        "urn:ietf:params:oauth:grant-type:saml1_1-bearer" => grants::saml(services, request, tenant, Saml::V11)?,
        "urn:ietf:params:oauth:grant-type:saml2-bearer" => grants::saml(services, request, tenant, Saml::V20)?,
        "client_credentials" => return own(services, request, tenant, app, appidacr, &demand),
        "urn:ietf:params:oauth:grant-type:jwt-bearer" => grants::on_behalf_of(services, request, tenant, app)?,
        other => {
            let text = format!("The app requested an unsupported grant type '{other}'.");
            return Err(Refusal::new(70003, "unsupported_grant_type", text));
        }
    };
    // Nobody but a person at the sign-in page has a second factor.
    demand.ensure_met(&grant.shown)?;
    respond(services, request, tenant, app, grant, &demand)
}

pub(super) fn required<'a>(request: &'a Request, name: &str) -> Result<&'a str, Refusal> {
    let value = request.form(name).filter(|value| !value.is_empty());
    value.ok_or_else(|| Refusal::missing(name))
}

/// A form, posted, each name once. Entra overlooks names it does not know; here they are mistakes, like the `state` that
/// a published Databricks article sends along.
pub(super) fn ensure_form(request: &Request, parameters: &[&str]) -> Result<(), Refusal> {
    if request.method != "POST" {
        let text = format!("The endpoint only accepts POST requests. Received a {} request.", request.method);
        return Err(Refusal::new(900561, "invalid_request", text));
    }
    if !request.is_form() {
        return Err(Refusal::missing("grant_type"));
    }
    if !request.query.is_empty() {
        return Err(Refusal::malformed("parameters in the URL"));
    }
    if let Some(name) = duplicate(&request.form) {
        return Err(Refusal::malformed(&format!("duplicate {name}")));
    }
    let known = |name: &str| parameters.contains(&name) || name.starts_with("x-client-") || name.starts_with("x-app-");
    match request.form.iter().find(|(name, _)| !known(name)) {
        Some((name, _)) if name == "resource" => {
            let text = "The 'resource' request parameter is not supported.";
            Err(Refusal::new(901002, "invalid_request", text))
        }
        Some((name, _)) => Err(Refusal::malformed(&format!("parameter {name}"))),
        None => ensure_claims(request.form("claims")),
    }
}

/// Claims are JSON, not the base64 of it that a challenge comes in.
pub(super) fn ensure_claims(claims: Option<&str>) -> Result<(), Refusal> {
    let is_object = |claims: &str| serde_json::from_str::<Value>(claims).is_ok_and(|claims| claims.is_object());
    match claims {
        Some(claims) if !is_object(claims) => Err(Refusal::malformed("claims are no JSON object")),
        _ => Ok(()),
    }
}

/// The app that asks. A public client says that it is one by not proving itself; the others do: `appidacr`.
pub(super) fn app(services: &Services, request: &Request) -> Result<(&'static App, &'static str), Refusal> {
    let id = required(request, "client_id")?;
    let app = App::find(id).ok_or_else(|| Refusal::unknown_app(id))?;
    if request.header("authorization").is_some() {
        return Err(Refusal::malformed("Authorization header"));
    }
    let proof = request.form("client_secret").is_some() || request.form("client_assertion").is_some();
    match (app.confidential, proof) {
        (false, false) => Ok((app, "0")),
        (false, true) => {
            let text = "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.";
            Err(Refusal::new(700025, "invalid_client", text))
        }
        (true, _) => Ok((app, applications::authenticate(services, request, app)?)),
    }
}

/// A token of the application's own: no refresh token, and nothing about a user.
fn own(
    services: &Services,
    request: &Request,
    tenant: Tenant,
    app: &App,
    appidacr: &str,
    demand: &Demand,
) -> Result<Value, Refusal> {
    let Tenant::Id(tenant) = tenant else {
        let text =
            "No tenant-identifying information found in either the request or implied by any provided credentials.";
        return Err(Refusal::new(50059, "invalid_request", text));
    };
    if !app.confidential {
        let text = "The grant type 'client_credentials' is not allowed for a public client.";
        return Err(Refusal::new(7000218, "invalid_client", text));
    }
    let scope = required(request, "scope")?;
    let Some(resource) = scope.strip_suffix("/.default").filter(|_| !scope.contains(' ')) else {
        let text = format!(
            "The provided value for scope {scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI)."
        );
        return Err(Refusal::new(1002012, "invalid_scope", text));
    };
    if !is_resource(resource) {
        return Err(Refusal::unknown_resource(resource));
    }
    let lifetime = services.lifetime(LIFETIME);
    let mut claims = applications::claims(app, tenant, resource, appidacr, now(), lifetime);
    demand.fulfil(&mut claims);
    Ok(json!({
        "token_type": "Bearer", "expires_in": lifetime, "ext_expires_in": lifetime,
        "access_token": services.issuer.issue(app.id, &claims).token,
    }))
}

fn respond(
    services: &Services,
    request: &Request,
    tenant: Tenant,
    app: &'static App,
    grant: Grant,
    demand: &Demand,
) -> Result<Value, Refusal> {
    let Grant { user, scope, nonce, .. } = grant;
    let resource = scope.resource()?.to_owned();
    let now = now();
    let usual = if user == LONG_LIVED { LONG_LIFETIME } else { LIFETIME };
    let lifetime = services.lifetime(usual);
    let mut claims = user_claims(user, tenant.id(), app.id, &resource, now, lifetime);
    demand.fulfil(&mut claims);
    let mut body = json!({
        "token_type": "Bearer",
        "scope": scope.granted(&resource),
        "expires_in": lifetime,
        "ext_expires_in": lifetime,
        "access_token": services.issuer.issue(user, &claims).token,
    });
    if user == LONG_LIVED {
        body["refresh_in"] = json!(lifetime / 2);
    }
    if app.family {
        body["foci"] = json!("1");
    }
    if request.form("client_info") == Some("1") {
        body["client_info"] = json!(client_info(&object_id(user, TENANT_ID), TENANT_ID));
    }
    if scope.openid {
        let mut claims = id_claims(user, tenant.id(), app, nonce, now);
        if let Some(ago) = lock(&services.settings).signed_in_ago {
            claims["auth_time"] = json!(now - ago);
        }
        body["id_token"] = json!(services.issuer.sign(&claims));
    }
    if scope.offline_access {
        let token = RefreshToken { app: app.id, user, scope, revoked: false };
        body["refresh_token"] = json!(services.sign_ins.keep_refresh_token(token));
    }
    Ok(body)
}

fn id_claims(user: &str, tenant: &str, app: &App, nonce: Option<String>, now: i64) -> Value {
    let mut claims = json!({
        "aud": app.id,
        "iss": format!("https://login.microsoftonline.com/{tenant}/v2.0"),
        "iat": now, "nbf": now, "exp": now + LIFETIME,
        "name": super::display_name(user), "oid": object_id(user, tenant),
        "preferred_username": user, "sub": object_id(user, app.id), "tid": tenant,
        "uti": guid(), "ver": "2.0",
    });
    if let Some(nonce) = nonce {
        claims["nonce"] = json!(nonce);
    }
    claims
}

/// Whose home account it is, for every tenant the same.
pub(super) fn client_info(uid: &str, utid: &str) -> String {
    URL_SAFE_NO_PAD.encode(json!({ "uid": uid, "utid": utid }).to_string())
}
