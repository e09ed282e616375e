//! The grants of the token endpoint: what each must prove before anybody gets a token.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::digest::{SHA256, digest};

use super::super::adfs::Saml;
use super::super::cloud::{DISABLED, EXPIRED, LOCKED, NEEDS_CONSENT, NEEDS_MFA, PASSWORD, USERS};
use super::super::{Request, Services, now};
use super::demand::Demand;
use super::errors::Refusal;
use super::scope::Scope;
use super::token::required;
use super::{App, Tenant};

/// What a grant has proved: who gets a token, and for what.
pub(super) struct Grant {
    pub user: &'static str,
    pub scope: Scope,
    pub nonce: Option<String>,
    /// What the person has shown at the sign-in page.
    pub shown: Demand,
}

fn invalid_grant(code: u32, text: impl Into<String>) -> Refusal {
    Refusal::new(code, "invalid_grant", text)
}

pub(super) fn code(services: &Services, request: &Request, tenant: Tenant, app: &App) -> Result<Grant, Refusal> {
    let text = required(request, "code")?;
    let code = services
        .sign_ins
        .code(text)
        .ok_or_else(|| invalid_grant(9002313, "Invalid request. Request is malformed or invalid."))?;
    if code.app != app.id {
        let text = "The provided authorization code is intended to use against other client.";
        return Err(invalid_grant(70000, text));
    }
    if code.tenant != tenant {
        let text = "Provided Authorization Code is intended to use against other tenant, thus rejected.";
        return Err(invalid_grant(700005, text));
    }
    if code.expires_on <= now() {
        let text = "The provided authorization code or refresh token has expired due to inactivity.";
        return Err(invalid_grant(70008, text));
    }
    let redirect_uri = required(request, "redirect_uri")?;
    if redirect_uri != code.redirect_uri {
        let text = format!(
            "The reply address '{redirect_uri}' does not match the reply address '{}' provided when requesting Authorization code.",
            code.redirect_uri
        );
        return Err(invalid_grant(500112, text));
    }
    let verifier = request.form("code_verifier").unwrap_or_default();
    if !answers(verifier, &code.challenge) {
        let text = "The Code_Verifier does not match the code_challenge supplied in the authorization request.";
        return Err(invalid_grant(501481, text));
    }
    let scope = match request.form("scope") {
        None => code.scope,
        Some(scope) => Scope::parse(scope)?,
    };
    if scope.resources.is_empty() {
        let text = "Provided value for the input parameter scope cannot be empty when requesting an access token using the provided authorization code. Please specify a valid scope.";
        return Err(Refusal::new(28003, "invalid_request", text));
    }
    scope.resource()?;
    if !services.sign_ins.redeem(text) {
        let text = "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.";
        return Err(invalid_grant(54005, text));
    }
    Ok(Grant { user: code.user, scope, nonce: code.nonce, shown: code.demand })
}

/// RFC 7636 §4.1 and §4.6.
fn answers(verifier: &str, challenge: &str) -> bool {
    let alphabet = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    (43..=128).contains(&verifier.len())
        && verifier.bytes().all(alphabet)
        && URL_SAFE_NO_PAD.encode(digest(&SHA256, verifier.as_bytes())) == challenge
}

pub(super) fn refresh(services: &Services, request: &Request, tenant: Tenant, app: &App) -> Result<Grant, Refusal> {
    let text = required(request, "refresh_token")?;
    let token = services.sign_ins.refresh_token(text).ok_or_else(|| {
        invalid_grant(9002313, "Invalid request. Request is malformed or invalid.").suberror("bad_token")
    })?;
    if token.revoked {
        let text = "The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password.";
        return Err(invalid_grant(50173, text).suberror("bad_token"));
    }
    if token.app != app.id {
        let text = "The provided refresh token was issued to another client.";
        return Err(invalid_grant(70000, text).suberror("client_mismatch"));
    }
    if !tenant.has(token.user) {
        let text = format!("User account '{}' does not exist in the tenant.", token.user);
        return Err(Refusal::new(50020, "interaction_required", text));
    }
    let scope = match request.form("scope") {
        None => token.scope,
        Some(scope) => Scope::parse(scope)?,
    };
    Ok(Grant { user: token.user, scope, nonce: None, shown: Demand::default() })
}

/// A federated user's assertion, to the byte, in either of base64's alphabets. To send the password as well would show it
/// to somebody who has no use for it.
pub(super) fn saml(services: &Services, request: &Request, tenant: Tenant, saml: Saml) -> Result<Grant, Refusal> {
    ensure_takes_passwords(tenant)?;
    if request.form("password").is_some() || request.form("username").is_some() {
        return Err(Refusal::malformed("a password beside an assertion"));
    }
    let encoded = required(request, "assertion")?;
    let assertion = STANDARD.decode(encoded).or_else(|_| URL_SAFE_NO_PAD.decode(encoded)).unwrap_or_default();
    let user = services.assertions.user(&assertion, saml);
    let user = user.ok_or_else(|| invalid_grant(50013, "Assertion failed signature validation."))?;
    Ok(Grant { user, scope: Scope::parse(required(request, "scope")?)?, nonce: None, shown: Demand::default() })
}

fn ensure_takes_passwords(tenant: Tenant) -> Result<(), Refusal> {
    if matches!(tenant, Tenant::Common | Tenant::Consumers) {
        let text = "The grant type is not supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint.";
        return Err(Refusal::new(9001023, "invalid_request", text));
    }
    Ok(())
}

pub(super) fn password(request: &Request, tenant: Tenant) -> Result<Grant, Refusal> {
    ensure_takes_passwords(tenant)?;
    let name = required(request, "username")?;
    let password = required(request, "password")?;
    let scope = Scope::parse(required(request, "scope")?)?;
    let mut users = USERS.into_iter();
    let user = users
        .find(|user| user.eq_ignore_ascii_case(name) && tenant.has(user))
        .ok_or_else(|| {
            let text = format!(
                "The user account {name} does not exist in the directory. To sign into this application, the account must be added to the directory."
            );
            invalid_grant(50034, text)
        })?;
    if user == LOCKED {
        let text =
            "The account is locked, you've tried to sign in too many times with an incorrect user ID or password.";
        return Err(invalid_grant(50053, text));
    }
    if password != PASSWORD {
        let text = "Error validating credentials due to invalid username or password.";
        return Err(invalid_grant(50126, text));
    }
    ensure_admitted(user)?;
    Ok(Grant { user, scope, nonce: None, shown: Demand::default() })
}

/// A user's token for this app, for one of another service. What the user has not done yet is asked of them by the caller.
pub(super) fn on_behalf_of(
    services: &Services,
    request: &Request,
    tenant: Tenant,
    app: &App,
) -> Result<Grant, Refusal> {
    if required(request, "requested_token_use")? != "on_behalf_of" {
        return Err(Refusal::malformed("requested_token_use"));
    }
    let assertion = services.issuer.verify(required(request, "assertion")?);
    let claims = assertion.ok_or_else(|| {
        invalid_grant(50013, "Assertion failed signature validation. [Reason - The provided signature value did not match the expected signature value.]")
    })?;
    let audience = claims["aud"].as_str().unwrap_or_default();
    if audience.strip_prefix("api://").unwrap_or(audience) != app.id {
        return Err(invalid_grant(
            500131,
            "Assertion audience does not match the Client app presenting the assertion.",
        ));
    }
    if claims["exp"].as_i64().unwrap_or_default() <= now() {
        return Err(invalid_grant(500133, "Assertion is not within its valid time range."));
    }
    let name = claims["upn"].as_str().unwrap_or_default();
    let user = USERS.into_iter().find(|user| *user == name && tenant.has(user));
    let user = user.ok_or_else(|| invalid_grant(50034, "The user account does not exist in the directory."))?;
    ensure_admitted(user).map_err(|refusal| Refusal { error: "interaction_required", ..refusal })?;
    Ok(Grant { user, scope: Scope::parse(required(request, "scope")?)?, nonce: None, shown: Demand::default() })
}

/// What stands between some users and a token although the password was right.
fn ensure_admitted(user: &str) -> Result<(), Refusal> {
    let refusal = match user {
        NEEDS_MFA => invalid_grant(
            50076,
            "Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource.",
        )
        .suberror("basic_action")
        .with(
            "claims",
            "{\"access_token\":{\"capolids\":{\"essential\":true,\"values\":[\"ca900000-000d-4a2b-8c3d-5e6f70819200\"]}}}",
        ),
        NEEDS_CONSENT => invalid_grant(
            65001,
            "The user or administrator has not consented to use the application. Send an interactive authorization request for this user and resource.",
        )
        .suberror("consent_required"),
        EXPIRED => invalid_grant(
            50055,
            "The password is expired.",
        )
        .suberror("user_password_expired")
        .with(
            "password_change_url",
            "https://portal.microsoftonline.com/ChangePassword.aspx",
        ),
        DISABLED => invalid_grant(50057, "The user account is disabled."),
        _ => return Ok(()),
    };
    Err(refusal)
}
