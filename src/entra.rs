//! Microsoft Entra ID: where it is, how its v2 endpoints are asked, what its refusals mean.

mod advice;
mod again;
mod discovery;

use std::cell::OnceCell;
use std::time::Instant;

use anyhow::Result;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};
use serde_json::{Map, Value};
use url::Url;

use crate::cloud::{self, Cloud, Place};
use crate::denied::Denied;
use crate::endpoint;
use crate::error::Failure;
use crate::guid;
use crate::http::{Answer, Http, Request};
use crate::key::{Identity, User};
use crate::random;
use crate::resource::{Resource, names_of};
use crate::retry::{self, Patience};
use crate::secret::Secret;
use crate::shell;
use crate::text::one_line;
use crate::token::{self, Token};

use self::discovery::Endpoints;

/// The Azure CLI's public client, known in every tenant, which the SDKs' interactive credentials use too.
pub const AZURE_CLI: &str = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";

/// Work and school accounts of any tenant.
pub const ORGANIZATIONS: &str = "organizations";

/// What it is called in errors.
const TOKEN_ENDPOINT: &str = "the token endpoint";

/// Scopes about the sign-in rather than the resource: who it was, and a refresh token.
const SIGN_IN_SCOPES: &str = "openid profile offline_access";

/// That the tenant, or the application, is not known in the cloud that was asked.
const NOT_IN_THIS_CLOUD: [i64; 4] = [90002, 90038, 900_382, 900_432];

/// One application, in one tenant, at one login host.
#[derive(Debug, Clone)]
pub struct Authority {
    place: Place,
    tenant: String,
    /// Whether somebody named one tenant.
    names_tenant: bool,
    client_id: String,
    endpoints: OnceCell<Endpoints>,
}

impl Authority {
    /// Checks what it is called. Without a tenant it is the login host's own, else the home of any work or school account.
    ///
    /// # Errors
    /// Exit 2: a tenant that is no GUID, domain or alias; at a Microsoft host a path, or a client id that is no GUID.
    pub fn new(place: Place, tenant: Option<&str>, client_id: &str) -> Result<Self> {
        // Where a provider has no tenants, hints have this name for none.
        let names_tenant = tenant.is_some_and(|tenant| !tenant.eq_ignore_ascii_case(ORGANIZATIONS));
        let own = || discovery::external_tenant(&place.login_host).unwrap_or_else(|| ORGANIZATIONS.to_owned());
        let tenant = tenant.map_or_else(own, str::to_owned);
        // A GUID, a verified domain, or common, organizations, consumers.
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
        if tenant.is_empty() || !tenant.chars().all(plain) || tenant.starts_with('.') {
            return Err(Failure::usage(format!(
                "'{}' is not a tenant: neither a GUID, nor a domain, nor organizations",
                tenant.escape_debug()
            ))
            .into());
        }
        if let Some(first) = discovery::tenant_in_path(&place.login_host) {
            let text = format!("the authority host has a path, and the tenant is an option: {}", place.login_host);
            return Err(Failure::usage(text).hint(format!("name it by itself: --tenant {first}")).into());
        }
        let login_host = discovery::adfs_of_tenant(&place.login_host, &tenant).unwrap_or(place.login_host);
        let place = Place { login_host, ..place };
        if !guid::is_guid(client_id) && cloud::microsofts(&place.login_host).is_some() {
            return Err(
                Failure::usage(format!("'{}' is not a client id, which is a GUID", client_id.escape_debug())).into()
            );
        }
        Ok(Self { place, tenant, names_tenant, client_id: client_id.to_owned(), endpoints: OnceCell::new() })
    }

    /// The tenant as it was asked for.
    pub fn tenant(&self) -> &str {
        &self.tenant
    }

    /// The same application in another tenant.
    #[must_use]
    pub fn in_tenant(&self, tenant: &str) -> Self {
        Self { tenant: tenant.to_owned(), names_tenant: true, endpoints: OnceCell::new(), ..self.clone() }
    }

    /// Where people sign in.
    pub fn login_host(&self) -> &Url {
        &self.place.login_host
    }

    /// Where it is said who checks this user's password; `None` where that is nobody's question: AD FS checks those of
    /// its own, and a name without a domain belongs to no organization.
    pub fn user_realm_url(&self, username: &str) -> Option<Url> {
        let host = self.login_host();
        let domain = username.rsplit_once('@').map(|(_, domain)| domain).unwrap_or_default();
        if discovery::is_adfs(host) || domain.is_empty() {
            return None;
        }
        let mut url = endpoint::below(host, "common/userrealm");
        url.path_segments_mut().ok()?.push(username);
        url.set_query(Some("api-version=1.0"));
        Some(url)
    }

    /// The application.
    pub fn client_id(&self) -> &str {
        &self.client_id
    }

    /// Whom a federated token for this authority has to be for.
    /// <https://learn.microsoft.com/entra/workload-id/workload-identity-federation-create-trust>
    pub fn exchange_audience(&self) -> &'static str {
        match self.place.cloud {
            Some(Cloud::UsGovernment) => "api://AzureADTokenExchangeUSGov",
            Some(Cloud::China) => "api://AzureADTokenExchangeChina",
            _ => "api://AzureADTokenExchange",
        }
    }

    /// Whether it is AD FS, which wants other signatures than Entra.
    pub fn is_adfs(&self) -> bool {
        discovery::is_adfs(&self.place.login_host)
    }

    /// Whose sign-in this application asks for here.
    pub fn identity(&self, user: User) -> Identity {
        // Whatever a cloud's login host is called, it is one.
        let host = match cloud::microsofts(&self.place.login_host) {
            Some(name) => format!("https://{name}"),
            None => self.place.login_host.as_str().trim_end_matches('/').to_owned(),
        };
        Identity { host, client_id: self.client_id.clone(), tenant: self.tenant.to_lowercase(), user }
    }

    /// Where one of the authority's endpoints is. A login host that is none of Microsoft's is asked, once.
    ///
    /// # Errors
    /// Exit 2 where the authority has no such endpoint; 5 where it could not be asked.
    pub fn url(&self, http: &Http, endpoint: Endpoint) -> Result<Url> {
        self.endpoints(http)?.url(endpoint)
    }

    fn endpoints(&self, http: &Http) -> Result<&Endpoints> {
        if let Some(endpoints) = self.endpoints.get() {
            return Ok(endpoints);
        }
        let given = self.names_tenant.then_some(self.tenant.as_str());
        let endpoints = Endpoints::of(http, &self.place.login_host, &self.tenant, given)?;
        Ok(self.endpoints.get_or_init(|| endpoints))
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
        for (name, value) in &ask.wishes {
            query.append_pair(name, value);
        }
        if let Some(challenge) = ask.resource.challenge() {
            query.append_pair("claims", &challenge.parameter());
        }
        drop(query);
        Ok(url)
    }

    /// Redeems a grant at the token endpoint for a token for `resource`, by one request. The grant's secret fields are
    /// never shown.
    ///
    /// # Errors
    /// What [`advice`] makes of a refusal; exit 5 where nobody answered.
    pub fn redeem(&self, http: &Http, grant: &Grant<'_>, resource: &Resource) -> Result<Token> {
        self.redeem_by(http, grant, resource, |request| request.send())
    }

    /// The same, and once more where the service is busy or in trouble and the grant can be sent twice. `notice` tells
    /// the person of a wait.
    ///
    /// # Errors
    /// The same.
    pub fn redeem_patiently(
        &self,
        http: &Http,
        grant: &Grant<'_>,
        resource: &Resource,
        deadline: Instant,
        notice: &dyn Fn(&str),
    ) -> Result<Token> {
        let patience = Patience { deadline, may_wait: true, longest: retry::LONGEST_AWAY, notice };
        self.redeem_by(http, grant, resource, |request| {
            retry::send(request, again::schedule(grant), TOKEN_ENDPOINT, &patience)
        })
    }

    fn redeem_by(
        &self,
        http: &Http,
        grant: &Grant<'_>,
        resource: &Resource,
        send: impl FnOnce(&Request<'_>) -> Result<Answer>,
    ) -> Result<Token> {
        let mut request = self.post(http, Endpoint::Token, grant, resource)?.field("grant_type", grant.grant_type);
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
        let answer = send(&request)?;
        match Token::read(&answer, TOKEN_ENDPOINT)? {
            Ok(token) => Ok(self.described(token, resource)),
            Err(denied) => Err(self.refusal_at(http, denied, grant, resource).into()),
        }
    }

    /// Asks for a code that a person enters in a browser on any device: the object with which one is given out.
    ///
    /// # Errors
    /// As [`Self::redeem`].
    pub fn device_code(&self, http: &Http, grant: &Grant<'_>, resource: &Resource) -> Result<Map<String, Value>> {
        let answer = self.post(http, Endpoint::DeviceCode, grant, resource)?.send()?;
        token::object(&answer, "the device code endpoint")?
            .map_err(|denied| self.refusal_at(http, denied, grant, resource).into())
    }

    /// What every request to an endpoint says: who asks, and for what.
    fn post<'a>(
        &self,
        http: &'a Http,
        endpoint: Endpoint,
        grant: &Grant<'_>,
        resource: &Resource,
    ) -> Result<Request<'a>> {
        let request = http
            .post_form(self.url(http, endpoint)?)
            .header("client-request-id", random::uuid()?)
            .header("return-client-request-id", "true")
            // Conditional Access knows the platform by it.
            .header("x-client-OS", std::env::consts::OS)
            .header("x-client-SKU", "azt")
            .header("x-client-Ver", env!("CARGO_PKG_VERSION"))
            .field("client_id", self.client_id.clone())
            .field("scope", grant.scope(resource));
        Ok(match resource.challenge() {
            Some(challenge) => request.field("claims", challenge.parameter()),
            None => request,
        })
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

    /// The same as [`Self::refusal`], after a look at where the tenant lives where it was not found.
    fn refusal_at(&self, http: &Http, denied: Denied, grant: &Grant<'_>, resource: &Resource) -> Failure {
        if !denied.has_code(&NOT_IN_THIS_CLOUD) || !self.names_tenant {
            return self.refusal(denied, grant, resource);
        }
        let cloud = discovery::cloud_of_tenant(http, &self.place.login_host, &self.tenant);
        match cloud.filter(|cloud| Some(*cloud) != self.place.cloud) {
            Some(cloud) => {
                let ours = format!("{} was refused: the tenant {} lives in {}", grant.name, self.tenant, cloud.name());
                Failure::denied(&ours, denied)
                    .hint(format!("ask there: {}", self.command_in(cloud, &grant.again, resource)))
            }
            None => self.refusal(denied, grant, resource),
        }
    }

    /// What to report when Entra gave no token.
    pub fn refusal(&self, denied: Denied, grant: &Grant<'_>, resource: &Resource) -> Failure {
        let hint = advice::hint(&denied, self, grant, resource);
        if let Some(code) = advice::telling_code(&denied) {
            log::info!("about AADSTS{code}: https://login.microsoftonline.com/error?code={code}");
        }
        let what = if denied.is_passing { "was not answered" } else { "was refused" };
        Failure::denied(&format!("{} {what}", grant.name), denied).maybe_hint(hint)
    }

    /// The command line that runs `flow` for the same tenant, application and resource.
    pub fn command(&self, flow: &[&str], resource: &Resource) -> String {
        self.command_with(flow, resource, &Blanks::NONE)
    }

    /// The same in another cloud, where the resource may have another address.
    fn command_in(&self, cloud: Cloud, flow: &[&str], resource: &Resource) -> String {
        let place = Place { login_host: self.place.login_host.clone(), cloud: Some(cloud) };
        let there = Self { place, ..self.clone() };
        let names = resource.name().map(names_of).unwrap_or_default();
        let name = names.into_iter().find(|name| Resource::named(name, Some(cloud)).is_ok());
        there.words(flow, resource, &Blanks { resource: name, ..Blanks::NONE }, &["--cloud", cloud.name()])
    }

    /// The same with some values left to the person, or changed.
    fn command_with(&self, flow: &[&str], resource: &Resource, blanks: &Blanks<'_>) -> String {
        let Place { login_host, cloud } = &self.place;
        let is_own = |cloud: &&Cloud| cloud::microsofts(login_host) == Some(cloud.login_host());
        let host = login_host.as_str().trim_end_matches('/');
        let place: &[&str] = match (blanks.cloud, cloud) {
            (Some(blank), _) => &["--cloud", blank],
            (_, Some(Cloud::Public)) if is_own(&&Cloud::Public) => &[],
            (_, Some(cloud)) if is_own(&cloud) => &["--cloud", cloud.name()],
            (_, Some(cloud)) if *cloud != Cloud::Public => &["--authority-host", host, "--cloud", cloud.name()],
            _ => &["--authority-host", host],
        };
        self.words(flow, resource, blanks, place)
    }

    fn words(&self, flow: &[&str], resource: &Resource, blanks: &Blanks<'_>, place: &[&str]) -> String {
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
        words.extend(place.iter().map(|word| (*word).to_owned()));
        if let Some(challenge) = resource.challenge() {
            words.extend(["--claims".to_owned(), challenge.word()]);
        }
        shell::command(words)
    }

    /// Where an administrator consents to the application for everybody in the tenant.
    /// <https://learn.microsoft.com/entra/identity-platform/v2-admin-consent>
    fn admin_consent_url(&self) -> Url {
        let mut url = endpoint::below(&self.place.login_host, &format!("{}/adminconsent", self.tenant));
        url.query_pairs_mut().append_pair("client_id", &self.client_id);
        url
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
        let own = &self.place.login_host;
        let is_own = |url: &Url| {
            let cloud = cloud::microsofts(url);
            url.origin() == own.origin() || (cloud.is_some() && cloud == cloud::microsofts(own))
        };
        // https://www.rfc-editor.org/rfc/rfc9207 ; Entra does not send it, other providers do.
        let endpoints = self.endpoints.get();
        if let (None, Some(said)) = (issuer, endpoints.and_then(Endpoints::always_named)) {
            let text = format!("the answer does not say which issuer it is from, as those of {} do", one_line(said));
            return Err(Failure::refused(text));
        }
        let is_issuer = |issuer: &str| match endpoints.and_then(Endpoints::issuer) {
            Some(said) => issuer == said,
            None => Url::parse(issuer).is_ok_and(|url| is_own(&url)),
        };
        if let Some(issuer) = issuer.filter(|issuer| !is_issuer(issuer)) {
            return Err(Failure::refused(format!("the answer came from another issuer: {}", one_line(issuer))));
        }
        let Some(host) = cloud_host else { return Ok(()) };
        let url = Url::parse(&format!("https://{host}")).ok();
        if url.as_ref().is_some_and(is_own) {
            return Ok(());
        }
        // Whoever else names itself here does not get a password typed in because azt said so.
        let failure = match url.as_ref().and_then(Cloud::of_host) {
            Some(cloud) => Failure::refused(format!("this account lives in another cloud, {}", cloud.name()))
                .hint(format!("sign in there: {}", self.command_in(cloud, &["authcode"], resource))),
            None => Failure::refused(format!("this account lives in another cloud, at {}", one_line(host))),
        };
        Err(failure)
    }
}

/// What stands in a command line in place of what azt was called with.
#[derive(Debug)]
struct Blanks<'a> {
    tenant: Option<&'a str>,
    client_id: Option<&'a str>,
    resource: Option<&'a str>,
    cloud: Option<&'a str>,
}

impl Blanks<'_> {
    const NONE: Self = Self { tenant: None, client_id: None, resource: None, cloud: None };
}

/// An endpoint of an authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Endpoint {
    /// Where a browser is sent to sign in.
    Authorize,
    /// Where grants are redeemed.
    Token,
    /// Where codes for another device's browser are given out.
    DeviceCode,
}

impl Endpoint {
    /// What Entra and AD FS call it.
    fn name(self) -> &'static str {
        match self {
            Endpoint::Authorize => "authorize",
            Endpoint::Token => "token",
            Endpoint::DeviceCode => "devicecode",
        }
    }
}

impl std::fmt::Display for Endpoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Endpoint::Authorize => "page to sign in at",
            Endpoint::Token => "token endpoint",
            Endpoint::DeviceCode => "device code endpoint",
        })
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
    /// How the person is to be asked: `login_hint`, `prompt` and their like.
    pub wishes: Vec<(&'static str, String)>,
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
    /// Whether an application proves itself and no person signs in: there are no scopes of a sign-in then, no name, and no
    /// refresh token.
    pub of_application: bool,
}

impl Grant<'_> {
    /// Whether it is of a sign-in that azt keeps, which any command may have asked for.
    fn is_of_kept(&self) -> bool {
        self.again == ["token"]
    }

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

/// <https://www.rfc-editor.org/rfc/rfc7636#section-4.2>
fn challenge(verifier: &Secret) -> String {
    URL_SAFE_NO_PAD.encode(digest(&SHA256, verifier.expose().as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::env::Env;

    const PUBLIC: &str = "https://login.microsoftonline.com";

    fn authority(host: &str, tenant: &str, client_id: &str) -> Result<Authority> {
        let place = cloud::Choice::default().place(Some(host), &Env::of([]))?;
        Authority::new(place, Some(tenant), client_id)
    }

    #[test]
    fn the_challenge_is_the_rfc_7636_example() {
        let verifier = Secret::new("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        assert_eq!(challenge(&verifier), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    #[test]
    fn endpoints_of_entra_stand_below_host_and_tenant() {
        let http = Http::new(std::time::Duration::from_secs(1));
        for (host, url) in [
            (PUBLIC, "https://login.microsoftonline.com/organizations/oauth2/v2.0/token"),
            ("login.microsoftonline.us", "https://login.microsoftonline.us/organizations/oauth2/v2.0/token"),
            ("contoso.ciamlogin.com", "https://contoso.ciamlogin.com/organizations/oauth2/v2.0/token"),
            ("https://fs.contoso.example/adfs/", "https://fs.contoso.example/adfs/oauth2/token"),
        ] {
            let authority = authority(host, ORGANIZATIONS, AZURE_CLI).expect("an authority");
            assert_eq!(authority.url(&http, Endpoint::Token).map(String::from).ok().as_deref(), Some(url));
        }
    }

    #[test]
    fn a_tenant_called_adfs_is_ad_fs() {
        let http = Http::new(std::time::Duration::from_secs(1));
        for host in ["https://adfs.stack.example", "https://adfs.stack.example/adfs"] {
            let authority = authority(host, "ADFS", "app").expect("an authority");
            assert!(authority.is_adfs());
            let url = authority.url(&http, Endpoint::Token).map(String::from);
            assert_eq!(url.ok().as_deref(), Some("https://adfs.stack.example/adfs/oauth2/token"));
        }
    }

    #[test]
    fn the_user_realm_is_asked_for_where_there_is_one() {
        let url = |host: &str, tenant: &str, user: &str| {
            let authority = authority(host, tenant, AZURE_CLI).expect("an authority");
            authority.user_realm_url(user).map(String::from)
        };
        let asked =
            |user: &str| Some(format!("https://login.microsoftonline.com/common/userrealm/{user}?api-version=1.0"));
        for (user, encoded) in [
            ("alex@contoso.example", "alex@contoso.example"),
            ("a/../b?c#d%41+e f@x.example", "a%2F..%2Fb%3Fc%23d%2541+e%20f@x.example"),
            ("jürgen@contoso.example", "j%C3%BCrgen@contoso.example"),
        ] {
            assert_eq!(url(PUBLIC, "contoso.example", user), asked(encoded));
        }
        let base = "https://id.example/base/";
        assert_eq!(
            url(base, ORGANIZATIONS, "a@b").as_deref(),
            Some("https://id.example/base/common/userrealm/a@b?api-version=1.0")
        );
        for (host, tenant, user) in [
            (PUBLIC, ORGANIZATIONS, "alex"),
            (PUBLIC, ORGANIZATIONS, "CONTOSO\\alex"),
            (PUBLIC, ORGANIZATIONS, "alex@"),
            ("https://fs.contoso.example/ADFS/", ORGANIZATIONS, "alex@contoso.example"),
        ] {
            assert_eq!(url(host, tenant, user), None, "{host} {tenant} {user}");
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
            (
                "login.microsoftonline.com/contoso.example/v2.0",
                "contoso.example",
                AZURE_CLI,
                "the authority host has a path, and the tenant is an option: https://login.microsoftonline.com/contoso.example/v2.0",
            ),
            (PUBLIC, "", AZURE_CLI, "'' is not a tenant: neither a GUID, nor a domain, nor organizations"),
            (PUBLIC, ORGANIZATIONS, "my-app", "'my-app' is not a client id, which is a GUID"),
            ("https://id.example/?x", ORGANIZATIONS, "my-app", "the authority host has a query: https://id.example/?x"),
        ] {
            let error = authority(host, tenant, client).map(|_| ()).map_err(|e| e.to_string());
            assert_eq!(error, Err(message.to_owned()));
        }
    }

    #[test]
    fn what_is_asked_for_in_another_cloud_is_something_there() {
        for (host, name, cloud, there) in [
            ("login.microsoftonline.us", "arm", Cloud::Public, "arm"),
            ("login.microsoftonline.com", "graph", Cloud::China, "graph"),
            ("login.microsoftonline.com", "devops", Cloud::China, "499b84ac-1321-427f-aa17-267ca6975798"),
            ("login.microsoftonline.com", "fabric", Cloud::China, "https://api.fabric.microsoft.com"),
        ] {
            let authority = authority(host, "contoso.example", AZURE_CLI).expect("an authority");
            let resource = Resource::named(name, authority.place.cloud).expect("a name");
            assert_eq!(
                authority.command_in(cloud, &["refresh"], &resource),
                format!("azt refresh --tenant contoso.example --resource {there} --cloud {}", cloud.name())
            );
        }
    }

    #[test]
    fn a_code_is_redeemed_only_where_it_came_from() {
        let authority = authority(PUBLIC, ORGANIZATIONS, AZURE_CLI).expect("an authority");
        let resource = Resource::named("graph", Some(Cloud::Public)).expect("a name");
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
            Err("azt: error: this account lives in another cloud, AzureUSGovernment\n\
                 azt: hint: sign in there: azt authcode --tenant organizations --resource graph --cloud AzureUSGovernment\n"
                .to_owned())
        );
    }
}
