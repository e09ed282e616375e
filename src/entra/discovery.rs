//! Where an authority's endpoints are: Entra's and AD FS's are where they have always been, any other provider is asked.

use std::time::Duration;

use anyhow::Result;
use serde_json::{Map, Value};
use url::Url;

use super::Endpoint;
use crate::cloud::{self, Cloud};
use crate::endpoint::{below, is_loopback, service_url};
use crate::error::Failure;
use crate::http::{Answer, Http};
use crate::text::one_line;

/// <https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig>
const CONFIGURATION: &str = ".well-known/openid-configuration";

/// How long a question may take whose answer only makes a hint better.
const ASIDE: Duration = Duration::from_secs(5);

/// Where the endpoints are.
#[derive(Debug, Clone)]
pub enum Endpoints {
    /// Below this URL, by their names.
    Below(Url),
    /// Where the provider says.
    Said(Box<Configuration>),
}

/// What a provider says of itself.
#[derive(Debug, Clone)]
pub struct Configuration {
    /// Who answers, in the answers of the sign-in page.
    pub issuer: String,
    /// Whether each of those answers says so.
    names_issuer: bool,
    authorize: Option<Url>,
    token: Url,
    device_code: Option<Url>,
}

impl Endpoints {
    /// Those of a login host. `given` is the tenant where one was named, `tenant` the one that is meant.
    ///
    /// # Errors
    /// Exit 5 where the host is not reached, says what cannot be, or nothing that a login host would.
    pub fn of(http: &Http, host: &Url, tenant: &str, given: Option<&str>) -> Result<Self> {
        if is_adfs(host) {
            return Ok(Self::Below(below(host, "oauth2")));
        }
        let entra = Self::Below(below(host, &format!("{tenant}/oauth2/v2.0")));
        if is_entra(host) || is_laid_out_as_entra(host) {
            return Ok(entra);
        }
        let places = match given {
            Some(tenant) => [format!("{tenant}/v2.0/{CONFIGURATION}"), format!("{tenant}/{CONFIGURATION}")],
            None => [CONFIGURATION.to_owned(), format!("{tenant}/v2.0/{CONFIGURATION}")],
        };
        // A stand-in for Entra need not say where its endpoints are.
        let mut may_be_entra = is_loopback(host);
        for place in &places {
            let answer = http.get(below(host, place)).send()?;
            if let Some(body) = configuration(&answer) {
                return Configuration::read(&body, host).map(|said| Self::Said(Box::new(said)));
            }
            // What is wrong there is for the endpoint itself to say.
            may_be_entra |= speaks(&answer);
            if answer.status() >= 500 {
                break;
            }
        }
        if may_be_entra { Ok(entra) } else { Err(nothing_said(host, &places, given.is_some()).into()) }
    }

    /// One of them.
    ///
    /// # Errors
    /// Exit 2 where the provider has none.
    pub fn url(&self, endpoint: Endpoint) -> Result<Url> {
        let said = match self {
            Self::Below(base) => return Ok(below(base, endpoint.name())),
            Self::Said(said) => said,
        };
        let url = match endpoint {
            Endpoint::Authorize => said.authorize.clone(),
            Endpoint::Token => Some(said.token.clone()),
            Endpoint::DeviceCode => said.device_code.clone(),
        };
        url.ok_or_else(|| Failure::usage(format!("{} has no {endpoint}", one_line(&said.issuer))).into())
    }

    /// Who sends the answers of the sign-in page, where each of them has to say so.
    pub fn always_named(&self) -> Option<&str> {
        match self {
            Self::Said(said) if said.names_issuer => Some(&said.issuer),
            _ => None,
        }
    }

    /// Who sends the answers of the sign-in page, where the provider says so for this tenant alone.
    pub fn issuer(&self) -> Option<&str> {
        match self {
            Self::Said(said) if !said.issuer.contains('{') => Some(&said.issuer),
            _ => None,
        }
    }
}

impl Configuration {
    /// # Errors
    /// Exit 5 where it is another's, or where an endpoint would let others read what is sent.
    fn read(body: &Map<String, Value>, host: &Url) -> Result<Self> {
        let text = |name: &str| body.get(name).and_then(Value::as_str);
        let broken = |what: &str| Failure::unreachable(format!("the OpenID configuration of {host} {what}"));
        let issuer = text("issuer").ok_or_else(|| broken("names no issuer"))?;
        let issuer_url = Url::parse(issuer).map_err(|_| broken("names an issuer that is no URL"))?;
        // Entra's tenants may have login hosts with names of their own.
        if issuer_url.origin() != host.origin() && !is_entra(&issuer_url) {
            return Err(broken(&format!("is another issuer's: {}", one_line(issuer))).into());
        }
        let url = |name: &str| {
            let Some(text) = text(name) else { return Ok(None) };
            let url = service_url(&format!("the {name} of {host}"), &one_line(text))
                .map_err(|error| Failure::unreachable(error.to_string()))?;
            // Nobody elsewhere may have secrets sent to this machine's ports.
            if is_loopback(&url) && !is_loopback(host) {
                return Err(broken(&format!("names a {name} on this machine")));
            }
            Ok(Some(url))
        };
        Ok(Self {
            issuer: issuer.to_owned(),
            // https://www.rfc-editor.org/rfc/rfc9207#section-3
            names_issuer: body.get("authorization_response_iss_parameter_supported") == Some(&Value::Bool(true)),
            authorize: url("authorization_endpoint")?,
            token: url("token_endpoint")?.ok_or_else(|| broken("names no token_endpoint"))?,
            // https://www.rfc-editor.org/rfc/rfc8628#section-4
            device_code: url("device_authorization_endpoint")?,
        })
    }
}

/// The cloud that a tenant lives in, where its OpenID configuration says so.
/// <https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud>
pub fn cloud_of_tenant(http: &Http, host: &Url, tenant: &str) -> Option<Cloud> {
    let answer = http.get(below(host, &format!("{tenant}/v2.0/{CONFIGURATION}"))).within(ASIDE).send().ok()?;
    let body = configuration(&answer)?;
    let name = body.get("cloud_instance_name")?.as_str()?;
    Cloud::of_host(&Url::parse(&format!("https://login.{name}")).ok()?)
}

/// An OpenID configuration, if it is one.
fn configuration(answer: &Answer) -> Option<Map<String, Value>> {
    let body: Map<String, Value> = serde_json::from_slice(answer.body()).ok()?;
    (answer.status() == 200 && body.contains_key("issuer")).then_some(body)
}

/// Whether it is an answer of a login host that has its troubles, and not of a host that is none.
fn speaks(answer: &Answer) -> bool {
    answer.status() >= 500 || serde_json::from_slice::<Map<String, Value>>(answer.body()).is_ok()
}

/// Nobody is sent to sign in at a guess.
fn nothing_said(host: &Url, places: &[String], names_tenant: bool) -> Failure {
    let places: Vec<_> = places.iter().map(|place| below(host, place).to_string()).collect();
    let text = format!("{host} is no login host: there is no OpenID configuration at {}", places.join(", nor at "));
    Failure::unreachable(text).hint(if names_tenant {
        "check its address; where the provider has no tenants: --tenant organizations"
    } else {
        "check its address: --authority-host URL"
    })
}

/// Whether the path is one that Azure AD B2C or dSTS begins with, whatever the host is called.
fn is_laid_out_as_entra(host: &Url) -> bool {
    host.path_segments().and_then(|mut parts| parts.next()).is_some_and(|part| matches!(part, "tfp" | "dstsv2"))
}

/// Whether the endpoints are below host and tenant, as Entra has them: its own hosts, and those of external tenants.
fn is_entra(host: &Url) -> bool {
    let of = |suffix: &str| host.host_str().is_some_and(|name| name.ends_with(suffix));
    cloud::microsofts(host).is_some() || of(".ciamlogin.com") || of(".b2clogin.com")
}

/// Whether it is Active Directory Federation Services, which has no tenants.
/// <https://learn.microsoft.com/windows-server/identity/ad-fs/development/ad-fs-openid-connect-oauth-concepts>
pub fn is_adfs(host: &Url) -> bool {
    host.path().trim_end_matches('/').to_ascii_lowercase().ends_with("/adfs")
}

/// The login host of a tenant that is called `adfs`, as Azure Stack has it.
/// <https://learn.microsoft.com/azure-stack/user/azure-stack-rest-api-use>
pub fn adfs_of_tenant(host: &Url, tenant: &str) -> Option<Url> {
    let is_it = tenant.eq_ignore_ascii_case("adfs") && !is_adfs(host) && !is_entra(host);
    is_it.then(|| below(host, "adfs"))
}

/// The first part of a path, which can only be a tenant; `None` where there is no path, or there may be one.
pub fn tenant_in_path(host: &Url) -> Option<&str> {
    let is_bare = cloud::microsofts(host).is_some() || host.host_str()?.ends_with(".ciamlogin.com");
    host.path_segments()?.find(|part| is_bare && !part.is_empty())
}

/// The tenant of an external tenant's own login host.
pub fn external_tenant(host: &Url) -> Option<String> {
    let name = host.host_str()?.strip_suffix(".ciamlogin.com")?;
    (!name.is_empty() && !name.contains('.')).then(|| format!("{name}.onmicrosoft.com"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(host: &str, body: &str) -> Result<Configuration, String> {
        let body = serde_json::from_str(body).expect("an object");
        Configuration::read(&body, &Url::parse(host).expect("a URL")).map_err(|error| error.to_string())
    }

    #[test]
    fn a_provider_says_where_its_endpoints_are() {
        let said = read(
            "https://id.example/realms/one",
            r#"{"issuer":"https://id.example/realms/one","token_endpoint":"https://tokens.example/t?x=1",
                "authorization_endpoint":"https://id.example/auth","x":{},
                "device_authorization_endpoint":"https://id.example/device"}"#,
        )
        .expect("a configuration");
        let endpoints = Endpoints::Said(Box::new(said));
        assert_eq!(
            endpoints.url(Endpoint::Token).map(String::from).ok().as_deref(),
            Some("https://tokens.example/t?x=1")
        );
        assert_eq!(endpoints.issuer(), Some("https://id.example/realms/one"));
        assert_eq!(endpoints.always_named(), None);
    }

    #[test]
    fn a_login_host_of_entra_may_have_another_name_than_its_issuer() {
        for issuer in ["https://login.microsoftonline.com/t/v2.0", "https://t.ciamlogin.com/t/v2.0"] {
            let body = format!(r#"{{"issuer":"{issuer}","token_endpoint":"https://login.contoso.example/t"}}"#);
            assert_eq!(read("https://login.contoso.example", &body).map(|said| said.issuer), Ok(issuer.to_owned()));
        }
    }

    #[test]
    fn what_a_provider_cannot_say_is_refused() {
        let host = "https://id.example";
        for (body, message) in [
            (r#"{"issuer":1}"#, "the OpenID configuration of https://id.example/ names no issuer"),
            (r#"{"issuer":"x"}"#, "the OpenID configuration of https://id.example/ names an issuer that is no URL"),
            (
                r#"{"issuer":"https://evil.example"}"#,
                "the OpenID configuration of https://id.example/ is another issuer's: https://evil.example",
            ),
            (
                r#"{"issuer":"https://id.example"}"#,
                "the OpenID configuration of https://id.example/ names no token_endpoint",
            ),
            (
                r#"{"issuer":"https://id.example","token_endpoint":"http://id.example/t"}"#,
                "the token_endpoint of https://id.example/ is plain http to another machine, where anyone on the way can read the token: http://id.example/t",
            ),
            (
                r#"{"issuer":"https://id.example","token_endpoint":"http://localhost/t"}"#,
                "the OpenID configuration of https://id.example/ names a token_endpoint on this machine",
            ),
        ] {
            assert_eq!(read(host, body).map(|_| ()), Err(message.to_owned()), "{body}");
        }
    }

    #[test]
    fn nobody_is_sent_to_a_host_that_does_not_speak() {
        for (status, body, is_one) in [
            (404, "<html>", false),
            (200, "<html>", false),
            (404, "", false),
            (200, "[]", false),
            (400, r#"{"error":"invalid_tenant","error_description":"AADSTS90002"}"#, true),
            (503, "<html>", true),
        ] {
            assert_eq!(speaks(&Answer::of(status, &[], body)), is_one, "{status} {body}");
        }
        let host = Url::parse("https://id.example/base").expect("a URL");
        let said = |places: &[&str], names_tenant| {
            let places: Vec<_> = places.iter().map(|place| (*place).to_owned()).collect();
            crate::error::Report::of(&nothing_said(&host, &places, names_tenant).into()).text()
        };
        assert_eq!(
            said(&["t/v2.0/x", "t/x"], true),
            "azt: error: https://id.example/base is no login host: there is no OpenID configuration at \
             https://id.example/base/t/v2.0/x, nor at https://id.example/base/t/x\n\
             azt: hint: check its address; where the provider has no tenants: --tenant organizations\n"
        );
        assert!(said(&["x", "t/x"], false).ends_with("azt: hint: check its address: --authority-host URL\n"));
    }

    #[test]
    fn the_kinds_of_login_hosts_are_told_by_their_names() {
        let url = |text: &str| Url::parse(text).expect("a URL");
        for host in
            ["https://login.microsoftonline.us", "https://contoso.ciamlogin.com", "https://contoso.b2clogin.com"]
        {
            assert!(is_entra(&url(host)), "{host}");
        }
        assert!(!is_entra(&url("https://ciamlogin.com.evil.example")));
        assert!(is_adfs(&url("https://fs.contoso.example/adfs/")) && !is_adfs(&url("https://fs.contoso.example/")));
        assert_eq!(external_tenant(&url("https://contoso.ciamlogin.com")).as_deref(), Some("contoso.onmicrosoft.com"));
        for (host, tenant) in [
            ("https://login.microsoftonline.com//contoso.example/", Some("contoso.example")),
            ("https://contoso.ciamlogin.com/contoso.onmicrosoft.com", Some("contoso.onmicrosoft.com")),
            ("https://contoso.ciamlogin.com/", None),
            ("https://contoso.b2clogin.com/contoso.onmicrosoft.com", None),
            ("https://id.example/realms/one", None),
        ] {
            assert_eq!(tenant_in_path(&url(host)), tenant);
        }
        assert_eq!(external_tenant(&url("https://a.b.ciamlogin.com")), None);
    }
}
