//! Microsoft Entra ID, and what is like it: an application at a login host, and where its endpoints are.

mod advice;
mod again;
mod discovery;
mod page;
mod redeem;
mod typed;

use std::cell::OnceCell;

use anyhow::Result;
use url::Url;

use crate::cloud::{self, Cloud, Place};
use crate::endpoint;
use crate::error::Failure;
use crate::guid;
use crate::http::Http;
use crate::key::{Identity, User};

use self::discovery::Endpoints;
pub use self::page::{Authorize, nonce};
pub use self::redeem::Grant;
use self::typed::Blanks;

/// The Azure CLI's public client, known in every tenant, which the SDKs' interactive credentials use too.
pub const AZURE_CLI: &str = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";

/// Work and school accounts of any tenant.
pub const ORGANIZATIONS: &str = "organizations";

/// One application, in one tenant, at one login host.
#[derive(Debug, Clone)]
pub struct Authority {
    place: Place,
    tenant: String,
    /// Whether somebody named one tenant.
    names_tenant: bool,
    client_id: String,
    /// Whether somebody named the application.
    names_client: bool,
    endpoints: OnceCell<Endpoints>,
}

impl Authority {
    /// Checks what it is called. Without a tenant it is the login host's own, else the home of any work or school account;
    /// without a client id the Azure CLI.
    ///
    /// # Errors
    /// Exit 2: a tenant that is no GUID, domain or alias; at a Microsoft host a path, or a client id that is no GUID.
    pub fn new(place: Place, tenant: Option<&str>, client_id: Option<&str>) -> Result<Self> {
        let (names_client, client_id) = (client_id.is_some(), client_id.unwrap_or(AZURE_CLI));
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
        Ok(Self {
            place,
            tenant,
            names_tenant,
            client_id: client_id.to_owned(),
            names_client,
            endpoints: OnceCell::new(),
        })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::env::Env;

    pub const PUBLIC: &str = "https://login.microsoftonline.com";

    pub fn authority(host: &str, tenant: &str, client_id: Option<&str>) -> Result<Authority> {
        let place = cloud::Choice::default().place(Some(host), &Env::of([]))?;
        Authority::new(place, Some(tenant), client_id)
    }

    #[test]
    fn endpoints_of_entra_stand_below_host_and_tenant() {
        let http = Http::new(std::time::Duration::from_secs(1));
        for (host, url) in [
            (PUBLIC, "https://login.microsoftonline.com/organizations/oauth2/v2.0/token"),
            ("login.microsoftonline.us", "https://login.microsoftonline.us/organizations/oauth2/v2.0/token"),
            ("contoso.ciamlogin.com", "https://contoso.ciamlogin.com/organizations/oauth2/v2.0/token"),
            (
                "https://contoso.b2clogin.com/contoso.onmicrosoft.com",
                "https://contoso.b2clogin.com/contoso.onmicrosoft.com/organizations/oauth2/v2.0/token",
            ),
            (
                "https://login.contoso.example/tfp/contoso.onmicrosoft.com",
                "https://login.contoso.example/tfp/contoso.onmicrosoft.com/organizations/oauth2/v2.0/token",
            ),
            ("https://fs.contoso.example/adfs/", "https://fs.contoso.example/adfs/oauth2/token"),
        ] {
            let authority = authority(host, ORGANIZATIONS, None).expect("an authority");
            assert_eq!(authority.url(&http, Endpoint::Token).map(String::from).ok().as_deref(), Some(url));
        }
    }

    #[test]
    fn a_tenant_called_adfs_is_ad_fs() {
        let http = Http::new(std::time::Duration::from_secs(1));
        for host in ["https://adfs.stack.example", "https://adfs.stack.example/adfs"] {
            let authority = authority(host, "ADFS", Some("app")).expect("an authority");
            assert!(authority.is_adfs());
            let url = authority.url(&http, Endpoint::Token).map(String::from);
            assert_eq!(url.ok().as_deref(), Some("https://adfs.stack.example/adfs/oauth2/token"));
        }
    }

    #[test]
    fn the_user_realm_is_asked_for_where_there_is_one() {
        let url = |host: &str, tenant: &str, user: &str| {
            let authority = authority(host, tenant, None).expect("an authority");
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
            let error = authority(host, tenant, Some(client)).map(|_| ()).map_err(|e| e.to_string());
            assert_eq!(error, Err(message.to_owned()));
        }
    }
}
