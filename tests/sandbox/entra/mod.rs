//! Microsoft Entra ID: the v2.0 endpoints of two tenants that share their users.

mod applications;
mod authorize;
mod demand;
mod device;
pub mod errors;
mod grants;
mod realm;
mod scope;
mod token;

use std::collections::{HashMap, HashSet};
use std::sync::Mutex;

use ring::digest::{SHA256, digest};
use serde_json::{Value, json};

use self::demand::Demand;
use self::device::DeviceCode;
pub(super) use self::device::page as device_page;
use self::errors::Refusal;
use self::scope::Scope;
use super::cloud::{
    ALEX, AZURE_CLI, CONFIDENTIAL_APP, OTHER_TENANT_DOMAIN, OTHER_TENANT_ID, OWN_APP, SNI_APP, TENANT_DOMAIN, TENANT_ID,
};
use super::tokens::{guid, opaque};
use super::{Answer, Request, Services, lock};

/// The first segment of an Entra URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tenant {
    Id(&'static str),
    Organizations,
    Common,
    Consumers,
}

impl Tenant {
    fn find(segment: &str) -> Option<Tenant> {
        match segment.to_ascii_lowercase().as_str() {
            TENANT_ID | TENANT_DOMAIN => Some(Tenant::Id(TENANT_ID)),
            OTHER_TENANT_ID | OTHER_TENANT_DOMAIN => Some(Tenant::Id(OTHER_TENANT_ID)),
            "organizations" => Some(Tenant::Organizations),
            "common" => Some(Tenant::Common),
            "consumers" => Some(Tenant::Consumers),
            _ => None,
        }
    }

    /// The tenant a token is for: everybody's home, unless another is named.
    fn id(self) -> &'static str {
        match self {
            Tenant::Id(id) => id,
            Tenant::Organizations | Tenant::Common | Tenant::Consumers => TENANT_ID,
        }
    }

    /// Whether the user is there: everyone at home, Alex as a guest as well.
    fn has(self, user: &str) -> bool {
        match self {
            Tenant::Consumers => false,
            _ => self.id() == TENANT_ID || user == ALEX,
        }
    }
}

/// A registered app.
struct App {
    id: &'static str,
    /// Paths of its redirect URIs on `http://localhost`, any port.
    paths: &'static [&'static str],
    /// Whether it has to prove itself.
    confidential: bool,
    /// Whether its refresh tokens are shared with Microsoft's other first-party apps.
    family: bool,
}

const APPS: [App; 4] = [
    App { id: AZURE_CLI, paths: &["/"], confidential: false, family: true },
    App { id: OWN_APP, paths: &["/", "/signed-in"], confidential: false, family: false },
    App { id: CONFIDENTIAL_APP, paths: &["/"], confidential: true, family: false },
    App { id: SNI_APP, paths: &[], confidential: true, family: false },
];

impl App {
    fn find(id: &str) -> Option<&'static App> {
        APPS.iter().find(|app| app.id.eq_ignore_ascii_case(id))
    }
}

/// An authorization code that was given out, and what it was given for.
#[derive(Clone)]
struct Code {
    app: &'static str,
    tenant: Tenant,
    user: &'static str,
    redirect_uri: String,
    challenge: String,
    scope: Scope,
    nonce: Option<String>,
    demand: Demand,
    expires_on: i64,
    redeemed: bool,
}

/// A refresh token that was given out.
#[derive(Clone)]
struct RefreshToken {
    app: &'static str,
    user: &'static str,
    scope: Scope,
    revoked: bool,
}

/// Codes and refresh tokens given out so far.
#[derive(Default)]
pub struct SignIns {
    codes: Mutex<HashMap<String, Code>>,
    device_codes: Mutex<HashMap<String, DeviceCode>>,
    refresh_tokens: Mutex<HashMap<String, RefreshToken>>,
    assertions: Mutex<HashSet<String>>,
}

impl SignIns {
    fn keep_code(&self, code: Code) -> String {
        let text = opaque("1.AX");
        lock(&self.codes).insert(text.clone(), code);
        text
    }

    fn code(&self, text: &str) -> Option<Code> {
        lock(&self.codes).get(text).cloned()
    }

    /// Marks a code as used; false when it already was, so that of two that race only one wins.
    fn redeem(&self, text: &str) -> bool {
        let mut codes = lock(&self.codes);
        codes.get_mut(text).is_some_and(|code| !std::mem::replace(&mut code.redeemed, true))
    }

    fn keep_refresh_token(&self, token: RefreshToken) -> String {
        let text = opaque("1.Ab");
        lock(&self.refresh_tokens).insert(text.clone(), token);
        text
    }

    fn refresh_token(&self, text: &str) -> Option<RefreshToken> {
        lock(&self.refresh_tokens).get(text).cloned()
    }

    /// Whether no assertion with this id has come before.
    fn is_fresh(&self, id: &str) -> bool {
        lock(&self.assertions).insert(id.to_owned())
    }

    /// Revokes every refresh token.
    pub fn revoke(&self) {
        for token in lock(&self.refresh_tokens).values_mut() {
            token.revoked = true;
        }
    }
}

/// Answers whatever lies under `/{tenant}/`.
pub(super) fn answer(services: &Services, request: &Request, tenant: &str, rest: &[&str]) -> Answer {
    match *rest {
        ["oauth2", "v2.0", "authorize"] => authorize::answer(services, request, tenant),
        ["oauth2", "v2.0", "token"] => token::answer(services, request, tenant),
        ["oauth2", "v2.0", "devicecode"] => device::answer(services, request, tenant),
        ["v2.0", ".well-known", "openid-configuration"] => metadata(request, tenant),
        ["userrealm", user] if tenant == "common" => realm::answer(request, user),
        _ => Answer::text(404, "404 - not found"),
    }
}

/// The tenant of that name, or what Entra says when there is none.
fn ensure_tenant(segment: &str) -> Result<Tenant, Refusal> {
    Tenant::find(segment).ok_or_else(|| {
        let text = format!(
            "Tenant '{segment}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant."
        );
        Refusal::new(90002, "invalid_request", text)
    })
}

/// Neither PKCE nor `iss` in redirects is advertised, although the first works: as in the recorded metadata.
fn metadata(request: &Request, tenant: &str) -> Answer {
    let tenant = match ensure_tenant(tenant) {
        Ok(tenant) => tenant,
        Err(refusal) => return refusal.answer(Some(request)),
    };
    let (issuer, path) = match tenant {
        Tenant::Id(id) => (id, id),
        Tenant::Organizations => ("{tenantid}", "organizations"),
        Tenant::Common => ("{tenantid}", "common"),
        Tenant::Consumers => ("{tenantid}", "consumers"),
    };
    let base = format!("{}/{path}/oauth2/v2.0", request.base());
    Answer::json(
        200,
        &json!({
            "issuer": format!("https://login.microsoftonline.com/{issuer}/v2.0"),
            "authorization_endpoint": format!("{base}/authorize"),
            "token_endpoint": format!("{base}/token"),
            "device_authorization_endpoint": format!("{base}/devicecode"),
            "response_modes_supported": ["query", "fragment", "form_post"],
            "response_types_supported": ["code"],
            "scopes_supported": ["openid", "profile", "email", "offline_access"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "cloud_instance_name": "microsoftonline.com",
        }),
    )
}

/// The claims of a user's access token.
pub fn user_claims(user: &str, tenant: &str, app: &str, audience: &str, now: i64, lifetime: i64) -> Value {
    json!({
        "aud": audience,
        "iss": format!("https://sts.windows.net/{tenant}/"),
        "iat": now - 300, "nbf": now - 300, "exp": now + lifetime,
        "acr": "1", "aio": opaque("A").chars().take(120).collect::<String>(),
        "amr": ["pwd", "mfa"], "appid": app, "appidacr": "0", "idtyp": "user",
        "ipaddr": "127.0.0.1", "name": display_name(user), "oid": object_id(user, tenant),
        "rh": opaque("1.A").chars().take(60).collect::<String>(),
        "scp": "user_impersonation", "sub": object_id(user, app), "tid": tenant,
        "unique_name": user, "upn": user, "uti": guid(), "ver": "1.0",
    })
}

fn display_name(user: &str) -> String {
    user.split('@').next().unwrap_or(user).to_owned()
}

/// A user's object id in a tenant, always the same.
fn object_id(user: &str, tenant: &str) -> String {
    let hash = digest(&SHA256, format!("{user} in {tenant}").as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.as_ref()[..16]);
    let id = uuid::Builder::from_random_bytes(bytes).into_uuid();
    id.to_string()
}
