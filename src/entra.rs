//! Microsoft Entra ID: where it is, how its v2 endpoints are asked, what its refusals mean.

mod advice;

use anyhow::Result;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};
use ring::rand::{SecureRandom as _, SystemRandom};
use url::Url;

use crate::denied::Denied;
use crate::endpoint;
use crate::error::Failure;
use crate::guid;
use crate::http::Http;
use crate::resource::Resource;
use crate::secret::Secret;
use crate::shell;
use crate::token::Token;

/// The public cloud.
pub const PUBLIC: &str = "https://login.microsoftonline.com";

/// The Azure CLI's public client, known in every tenant, which the SDKs' interactive credentials use too.
pub const AZURE_CLI: &str = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";

/// Work and school accounts of any tenant.
pub const ORGANIZATIONS: &str = "organizations";

/// Scopes about the sign-in rather than the resource: who it was, and a refresh token.
const SIGN_IN_SCOPES: &str = "openid profile offline_access";

/// One application, in one tenant, at one login host.
#[derive(Debug, Clone)]
pub struct Authority {
    host: Url,
    tenant: String,
    client_id: String,
}

impl Authority {
    /// Checks the three.
    ///
    /// # Errors
    /// Exit 2: plain http to another machine, a tenant that is no GUID, domain or alias, a client id that is no GUID at a
    /// Microsoft host.
    pub fn new(host: &str, tenant: &str, client_id: &str) -> Result<Self> {
        let with_scheme = if host.contains("://") { host.to_owned() } else { format!("https://{host}") };
        let mut host = endpoint::parse("the authority host", &with_scheme)?;
        if host.scheme() == "http" && !endpoint::is_loopback(&host) {
            return Err(Failure::usage(format!("the authority host is plain http to another machine: {host}")).into());
        }
        if host.query().is_some() {
            return Err(Failure::usage(format!("the authority host has a query: {host}")).into());
        }
        let path = host.path().trim_end_matches('/').to_owned();
        host.set_path(&path);
        // A GUID, a verified domain, or common, organizations, consumers.
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
        if tenant.is_empty() || !tenant.chars().all(plain) || tenant.starts_with('.') {
            return Err(Failure::usage(format!(
                "'{}' is not a tenant: neither a GUID, nor a domain, nor organizations",
                tenant.escape_debug()
            ))
            .into());
        }
        if !guid::is_guid(client_id) && is_microsoft(&host) {
            return Err(
                Failure::usage(format!("'{}' is not a client id, which is a GUID", client_id.escape_debug())).into()
            );
        }
        Ok(Self { host, tenant: tenant.to_owned(), client_id: client_id.to_owned() })
    }

    /// The tenant as it was asked for.
    pub fn tenant(&self) -> &str {
        &self.tenant
    }

    fn endpoint(&self, name: &str) -> Url {
        let mut url = self.host.clone();
        url.set_path(&format!("{}/{}/oauth2/v2.0/{name}", self.host.path().trim_end_matches('/'), self.tenant));
        url
    }

    /// The page where a person signs in; the answer goes to `redirect_uri`.
    pub fn authorize_url(&self, ask: &Authorize<'_>) -> Url {
        let mut url = self.endpoint("authorize");
        let mut query = url.query_pairs_mut();
        query
            .append_pair("client_id", &self.client_id)
            .append_pair("response_type", "code")
            .append_pair("redirect_uri", ask.redirect_uri)
            .append_pair("response_mode", ask.response_mode)
            .append_pair("scope", &format!("{} {SIGN_IN_SCOPES}", ask.resource.scope()))
            .append_pair("state", ask.state)
            .append_pair("code_challenge", &challenge(ask.verifier))
            .append_pair("code_challenge_method", "S256");
        if let Some(hint) = ask.login_hint {
            query.append_pair("login_hint", hint);
        }
        drop(query);
        url
    }

    /// Redeems a grant at the token endpoint for a token for `resource`. The grant's secret fields are never shown.
    ///
    /// # Errors
    /// What [`advice`] makes of a refusal; exit 5 where nobody answered.
    pub fn redeem(&self, http: &Http, grant: &Grant<'_>, resource: &Resource) -> Result<Token> {
        let mut request = http
            .post_form(self.endpoint("token"))
            .header("client-request-id", correlation_id()?)
            .header("return-client-request-id", "true")
            // Conditional Access knows the platform by it.
            .header("x-client-OS", std::env::consts::OS)
            .header("x-client-SKU", "azt")
            .header("x-client-Ver", env!("CARGO_PKG_VERSION"))
            .field("client_id", self.client_id.clone())
            .field("grant_type", grant.grant_type)
            .field("scope", format!("{} {SIGN_IN_SCOPES}", resource.scope()))
            .field("client_info", "1");
        if let Some(user) = grant.user.filter(|user| user.is_ascii()) {
            // A routing hint: it saves a hop between data centres.
            request = request.header("X-AnchorMailbox", format!("upn:{user}"));
        }
        for (name, value) in &grant.fields {
            request = request.field(name, *value);
        }
        for (name, value) in &grant.secrets {
            request = request.secret_field(name, value);
        }
        let answer = request.send()?;
        match Token::read(&answer, "the token endpoint")? {
            Ok(token) => Ok(self.described(token, resource)),
            Err(denied) => Err(self.refusal(denied, grant, resource).into()),
        }
    }

    fn described(&self, token: Token, resource: &Resource) -> Token {
        let known = guid::is_guid(&self.tenant) || self.tenant.contains('.');
        let granted = token.scopes.into_iter().filter(|scope| !SIGN_IN_SCOPES.split(' ').any(|own| own == scope));
        Token {
            tenant: token.tenant.or_else(|| known.then(|| self.tenant.clone())),
            client_id: Some(self.client_id.clone()),
            resource: resource.name().map(str::to_owned),
            scopes: granted.collect(),
            ..token
        }
    }

    /// What to report when Entra gave no token.
    pub fn refusal(&self, denied: Denied, grant: &Grant<'_>, resource: &Resource) -> Failure {
        let hint = advice::hint(&denied, self, grant, resource);
        Failure::denied(&format!("{} was refused", grant.name), denied).maybe_hint(hint)
    }

    /// The command line that runs `flow` for the same tenant, application and resource.
    pub fn command(&self, flow: &[&str], resource: &Resource) -> String {
        let mut words: Vec<String> = ["azt"].iter().chain(flow).map(|word| (*word).to_owned()).collect();
        words.extend(["--tenant".to_owned(), self.tenant.clone()]);
        words.extend(resource.as_option());
        if self.client_id != AZURE_CLI {
            words.extend(["--client-id".to_owned(), self.client_id.clone()]);
        }
        if self.host.as_str().trim_end_matches('/') != PUBLIC {
            words.extend(["--authority-host".to_owned(), self.host.as_str().trim_end_matches('/').to_owned()]);
        }
        shell::command(words)
    }

    /// Refuses an answer that another login host sent, where the redirect says who did.
    ///
    /// # Errors
    /// Exit 4: the code belongs to that host, and must not be sent to this one.
    pub fn check_issuer(&self, issuer: Option<&str>, cloud_host: Option<&str>) -> Result<(), Failure> {
        // https://www.rfc-editor.org/rfc/rfc9207 ; Entra does not send it, other providers do.
        let own = |issuer: &str| {
            Url::parse(issuer)
                .is_ok_and(|url| url.origin() == self.host.origin() || (is_microsoft(&url) && is_microsoft(&self.host)))
        };
        if let Some(issuer) = issuer.filter(|issuer| !own(issuer)) {
            return Err(Failure::refused(format!("the answer came from another issuer: {}", issuer.escape_debug())));
        }
        let own = |host: &str| self.host.host_str().is_some_and(|own| own.eq_ignore_ascii_case(host));
        if let Some(host) = cloud_host.filter(|host| !own(host)) {
            let host = host.escape_debug().to_string();
            return Err(Failure::refused(format!("this account lives in another cloud, at {host}"))
                .hint(format!("sign in there: {}", shell::command(["azt", "authcode", "--authority-host", &host]))));
        }
        Ok(())
    }
}

/// Login hosts of Microsoft's clouds, where an application is always a GUID.
fn is_microsoft(host: &Url) -> bool {
    let known = [
        "login.microsoftonline.com",
        "login.microsoftonline.us",
        "login.partner.microsoftonline.cn",
        "login.chinacloudapi.cn",
        "login.windows.net",
        "login.microsoft.com",
        "sts.windows.net",
    ];
    host.host_str().is_some_and(|host| known.contains(&host))
}

/// A request for the sign-in page.
pub struct Authorize<'a> {
    /// Where the browser is sent back to.
    pub redirect_uri: &'a str,
    /// `query` or `form_post`.
    pub response_mode: &'a str,
    /// What comes back with the answer.
    pub state: &'a str,
    /// The PKCE verifier; only its digest is sent.
    pub verifier: &'a Secret,
    /// Who is expected to sign in.
    pub login_hint: Option<&'a str>,
    /// What for.
    pub resource: &'a Resource,
}

/// What is redeemed at the token endpoint.
#[derive(Default)]
pub struct Grant<'a> {
    /// What it is called in an error: `the password sign-in`.
    pub name: &'a str,
    /// The words that run this flow again, after `azt`.
    pub again: Vec<&'a str>,
    /// The `grant_type`.
    pub grant_type: &'a str,
    /// The user, where azt knows the name.
    pub user: Option<&'a str>,
    /// Further fields that may be shown.
    pub fields: Vec<(&'static str, &'a str)>,
    /// Further fields that may not.
    pub secrets: Vec<(&'static str, &'a Secret)>,
}

/// 256 random bits as 43 characters, for `state` and the PKCE verifier (RFC 7636 section 4.1).
///
/// # Errors
/// When the system has no randomness to give.
pub fn random() -> Result<String> {
    Ok(URL_SAFE_NO_PAD.encode(random_bytes::<32>()?))
}

fn random_bytes<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    SystemRandom::new().fill(&mut bytes).map_err(|_| anyhow::anyhow!("could not get random bytes from the system"))?;
    Ok(bytes)
}

fn correlation_id() -> Result<String> {
    Ok(uuid::Builder::from_random_bytes(random_bytes()?).into_uuid().hyphenated().to_string())
}

/// <https://www.rfc-editor.org/rfc/rfc7636#section-4.2>
fn challenge(verifier: &Secret) -> String {
    URL_SAFE_NO_PAD.encode(digest(&SHA256, verifier.expose().as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn authority(host: &str, tenant: &str, client_id: &str) -> Result<Authority> {
        Authority::new(host, tenant, client_id)
    }

    #[test]
    fn the_challenge_is_the_rfc_7636_example() {
        let verifier = Secret::new("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        assert_eq!(challenge(&verifier), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    #[test]
    fn endpoints_stand_below_host_and_tenant() {
        for (host, url) in [
            (PUBLIC, "https://login.microsoftonline.com/organizations/oauth2/v2.0/token"),
            ("login.microsoftonline.us", "https://login.microsoftonline.us/organizations/oauth2/v2.0/token"),
            ("http://127.0.0.1:8080//", "http://127.0.0.1:8080/organizations/oauth2/v2.0/token"),
            ("https://id.example/base/", "https://id.example/base/organizations/oauth2/v2.0/token"),
        ] {
            let authority = authority(host, ORGANIZATIONS, AZURE_CLI).expect("an authority");
            assert_eq!(authority.endpoint("token").as_str(), url);
        }
    }

    #[test]
    fn what_cannot_be_an_authority_is_refused() {
        for (host, tenant, client, message) in [
            (
                "http://login.example",
                ORGANIZATIONS,
                AZURE_CLI,
                "the authority host is plain http to another machine, where anyone on the way can read the token: http://login.example/",
            ),
            (
                "http://169.254.169.254",
                ORGANIZATIONS,
                AZURE_CLI,
                "the authority host is plain http to another machine: http://169.254.169.254/",
            ),
            (PUBLIC, "a/../b", AZURE_CLI, "'a/../b' is not a tenant: neither a GUID, nor a domain, nor organizations"),
            (PUBLIC, "", AZURE_CLI, "'' is not a tenant: neither a GUID, nor a domain, nor organizations"),
            (PUBLIC, ORGANIZATIONS, "my-app", "'my-app' is not a client id, which is a GUID"),
            ("https://id.example/?x", ORGANIZATIONS, "my-app", "the authority host has a query: https://id.example/?x"),
        ] {
            let error = authority(host, tenant, client).map(|_| ()).map_err(|e| e.to_string());
            assert_eq!(error, Err(message.to_owned()));
        }
    }

    #[test]
    fn a_code_is_redeemed_only_where_it_came_from() {
        let authority = authority(PUBLIC, ORGANIZATIONS, AZURE_CLI).expect("an authority");
        let check = |issuer, host| authority.check_issuer(issuer, host).map_err(|e| e.to_string());
        assert_eq!(check(None, None), Ok(()));
        assert_eq!(check(Some("https://login.microsoftonline.com/t/v2.0"), Some("login.microsoftonline.com")), Ok(()));
        assert_eq!(
            check(Some("https://evil.example/t/v2.0"), None),
            Err("the answer came from another issuer: https://evil.example/t/v2.0".to_owned())
        );
        assert_eq!(
            check(None, Some("login.microsoftonline.us")),
            Err("this account lives in another cloud, at login.microsoftonline.us".to_owned())
        );
    }
}
