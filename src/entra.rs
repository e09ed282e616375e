//! Microsoft Entra ID: where it is, how its v2 endpoints are asked, what its refusals mean.

mod advice;

use anyhow::Result;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};
use url::Url;

use crate::denied::Denied;
use crate::endpoint;
use crate::error::Failure;
use crate::guid;
use crate::http::Http;
use crate::key::{Identity, User};
use crate::random;
use crate::resource::Resource;
use crate::secret::Secret;
use crate::shell;
use crate::text::one_line;
use crate::token::Token;

/// The public cloud.
pub const PUBLIC: &str = "https://login.microsoftonline.com";

/// The Azure CLI's public client, known in every tenant, which the SDKs' interactive credentials use too.
pub const AZURE_CLI: &str = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";

/// Work and school accounts of any tenant.
pub const ORGANIZATIONS: &str = "organizations";

/// Scopes about the sign-in rather than the resource: who it was, and a refresh token.
const SIGN_IN_SCOPES: &str = "openid profile offline_access";

/// A login host, which has TLS where it does not say.
///
/// # Errors
/// Exit 2: no URL, plain http to another machine.
pub fn login_host(text: &str) -> Result<Url> {
    let with_scheme = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    endpoint::service_base("the authority host", &with_scheme)
}

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
        let host = login_host(host)?;
        // A GUID, a verified domain, or common, organizations, consumers.
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
        if tenant.is_empty() || !tenant.chars().all(plain) || tenant.starts_with('.') {
            return Err(Failure::usage(format!(
                "'{}' is not a tenant: neither a GUID, nor a domain, nor organizations",
                tenant.escape_debug()
            ))
            .into());
        }
        if !guid::is_guid(client_id) && cloud(&host).is_some() {
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

    /// Whose sign-in this application asks for here.
    pub fn identity(&self, user: User) -> Identity {
        // Whatever a cloud's login host is called, it is one.
        let host = match cloud(&self.host) {
            Some(cloud) => format!("https://{}", CLOUDS[cloud][0]),
            None => self.host.as_str().trim_end_matches('/').to_owned(),
        };
        Identity { host, client_id: self.client_id.clone(), tenant: self.tenant.to_lowercase(), user }
    }

    /// Where one of the authority's endpoints is.
    ///
    /// # Errors
    /// Exit 2 where the authority has no such endpoint.
    pub fn url(&self, _http: &Http, endpoint: Endpoint) -> Result<Url> {
        Ok(self.endpoint(endpoint.name()))
    }

    fn endpoint(&self, name: &str) -> Url {
        endpoint::below(&self.host, &format!("{}/oauth2/v2.0/{name}", self.tenant))
    }

    /// The page where a person signs in; the answer goes to `redirect_uri`.
    ///
    /// # Errors
    /// As [`Self::url`].
    pub fn authorize_url(&self, http: &Http, ask: &Authorize<'_>) -> Result<Url> {
        let mut url = self.url(http, Endpoint::Authorize)?;
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
        Ok(url)
    }

    /// Redeems a grant at the token endpoint for a token for `resource`. The grant's secret fields are never shown.
    ///
    /// # Errors
    /// What [`advice`] makes of a refusal; exit 5 where nobody answered.
    pub fn redeem(&self, http: &Http, grant: &Grant<'_>, resource: &Resource) -> Result<Token> {
        let mut request = http
            .post_form(self.url(http, Endpoint::Token)?)
            .header("client-request-id", correlation_id()?)
            .header("return-client-request-id", "true")
            // Conditional Access knows the platform by it.
            .header("x-client-OS", std::env::consts::OS)
            .header("x-client-SKU", "azt")
            .header("x-client-Ver", env!("CARGO_PKG_VERSION"))
            .field("client_id", self.client_id.clone())
            .field("grant_type", grant.grant_type)
            .field("scope", grant.scope(resource));
        if !grant.of_application {
            request = request.field("client_info", "1");
        }
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
        let what = if denied.is_passing { "was not answered" } else { "was refused" };
        Failure::denied(&format!("{} {what}", grant.name), denied).maybe_hint(hint)
    }

    /// The command line that runs `flow` for the same tenant, application and resource.
    pub fn command(&self, flow: &[&str], resource: &Resource) -> String {
        self.command_with(flow, resource, &Blanks::default())
    }

    /// The same with some values left to the person, or changed.
    fn command_with(&self, flow: &[&str], resource: &Resource, blanks: &Blanks<'_>) -> String {
        let mut words: Vec<String> = ["azt"].iter().chain(flow).map(|word| (*word).to_owned()).collect();
        let mut option = |name: &str, value: &str| words.extend([name.to_owned(), value.to_owned()]);
        option("--tenant", blanks.tenant.unwrap_or(&self.tenant));
        match (blanks.resource, resource.as_option()) {
            (Some(resource), _) => option("--resource", resource),
            (None, [name, value]) => option(&name, &value),
        }
        match blanks.client_id {
            Some(client_id) => option("--client-id", client_id),
            None if self.client_id != AZURE_CLI => option("--client-id", &self.client_id),
            None => {}
        }
        let host = blanks.host.unwrap_or(self.host.as_str()).trim_end_matches('/');
        if host != PUBLIC {
            option("--authority-host", host);
        }
        shell::command(words)
    }

    /// Refuses an answer that another login host sent, where the redirect says who did.
    ///
    /// # Errors
    /// Exit 4: the code belongs to that host, and must not be sent to this one.
    pub fn check_issuer(
        &self,
        issuer: Option<&str>,
        cloud_host: Option<&str>,
        resource: &Resource,
    ) -> Result<(), Failure> {
        let is_own =
            |url: &Url| url.origin() == self.host.origin() || (cloud(url).is_some() && cloud(url) == cloud(&self.host));
        // https://www.rfc-editor.org/rfc/rfc9207 ; Entra does not send it, other providers do.
        if let Some(issuer) = issuer.filter(|issuer| !Url::parse(issuer).is_ok_and(|url| is_own(&url))) {
            return Err(Failure::refused(format!("the answer came from another issuer: {}", one_line(issuer))));
        }
        let Some(host) = cloud_host else { return Ok(()) };
        let url = Url::parse(&format!("https://{host}")).ok();
        if url.as_ref().is_some_and(is_own) {
            return Ok(());
        }
        let failure = Failure::refused(format!("this account lives in another cloud, at {}", one_line(host)));
        // Whoever else names itself here does not get a password typed in because azt said so.
        let known = url.filter(|url| cloud(url).is_some());
        Err(failure.maybe_hint(known.map(|url| {
            let blanks = Blanks { host: Some(url.as_str()), ..Blanks::default() };
            format!("sign in there: {}", self.command_with(&["authcode"], resource, &blanks))
        })))
    }
}

/// What stands in a command line in place of what azt was called with.
#[derive(Default)]
struct Blanks<'a> {
    tenant: Option<&'a str>,
    client_id: Option<&'a str>,
    resource: Option<&'a str>,
    host: Option<&'a str>,
}

/// Login hosts of Microsoft's clouds, a line a cloud. An application there is always a GUID.
const CLOUDS: [&[&str]; 3] = [
    &["login.microsoftonline.com", "login.windows.net", "login.microsoft.com", "sts.windows.net"],
    &["login.microsoftonline.us", "login.usgovcloudapi.net"],
    &["login.partner.microsoftonline.cn", "login.chinacloudapi.cn"],
];

/// Which of Microsoft's clouds a login host belongs to; `None` for a host of anybody else's.
fn cloud(host: &Url) -> Option<usize> {
    let host = host.host_str()?;
    CLOUDS.iter().position(|hosts| hosts.contains(&host))
}

/// An endpoint of an authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Endpoint {
    /// Where a browser is sent to sign in.
    Authorize,
    /// Where grants are redeemed.
    Token,
}

impl Endpoint {
    fn name(self) -> &'static str {
        match self {
            Endpoint::Authorize => "authorize",
            Endpoint::Token => "token",
        }
    }
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
    /// Whether an application signs in for itself, so that there is no person to have scopes or a name.
    pub of_application: bool,
}

impl Grant<'_> {
    fn scope(&self, resource: &Resource) -> String {
        if self.of_application { resource.scope() } else { format!("{} {SIGN_IN_SCOPES}", resource.scope()) }
    }
}

/// 256 random bits as 43 characters, for `state` and the PKCE verifier (RFC 7636 section 4.1).
///
/// # Errors
/// When the system has no randomness to give.
pub fn nonce() -> Result<String> {
    Ok(URL_SAFE_NO_PAD.encode(random::bytes::<32>()?))
}

fn correlation_id() -> Result<String> {
    Ok(uuid::Builder::from_random_bytes(random::bytes()?).into_uuid().hyphenated().to_string())
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
                "the authority host is plain http to another machine, where anyone on the way can read the token: http://169.254.169.254/",
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
        let resource = Resource::named("graph").expect("a name");
        let check = |issuer, host| {
            let checked = authority.check_issuer(issuer, host, &resource);
            checked.map_err(|failure| crate::error::Report::of(&failure.into()).text())
        };
        assert_eq!(check(None, None), Ok(()));
        assert_eq!(check(Some("https://login.microsoftonline.com/t/v2.0"), Some("login.windows.net")), Ok(()));
        for issuer in ["https://evil.example/t/v2.0", "https://login.microsoftonline.us/t/v2.0"] {
            let text = format!("azt: error: the answer came from another issuer: {issuer}\n");
            assert_eq!(check(Some(issuer), None), Err(text));
        }
        assert_eq!(
            check(None, Some("evil.example")),
            Err("azt: error: this account lives in another cloud, at evil.example\n".to_owned())
        );
        assert_eq!(
            check(None, Some("login.microsoftonline.us")),
            Err("azt: error: this account lives in another cloud, at login.microsoftonline.us\n\
                 azt: hint: sign in there: azt authcode --tenant organizations --resource https://graph.microsoft.com/ \
                 --authority-host https://login.microsoftonline.us\n"
                .to_owned())
        );
    }
}
