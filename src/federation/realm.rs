//! User realm discovery: who checks a user's password.

use anyhow::Result;
use serde_json::{Map, Value};

use crate::cloud;
use crate::entra::Authority;
use crate::error::Failure;
use crate::http::{Answer, Http};
use crate::random;
use crate::token::refuse_redirect;

/// Whom an assertion is for, where the realm does not say.
const AUDIENCE: &str = "urn:federation:MicrosoftOnline";

/// Who checks a user's password.
#[derive(Debug, PartialEq, Eq)]
pub enum Realm {
    /// The authority itself.
    Managed,
    /// The user's own organization.
    Federated(Server),
    /// The user's own organization, by this protocol, which is one for browsers.
    ByBrowser(String),
    /// Microsoft, for a personal account.
    Personal,
    /// Nobody: the type of the account, in the service's word.
    Unknown(String),
}

/// Where an organization's federation server is. URLs are as the service gave them.
#[derive(Debug, PartialEq, Eq)]
pub struct Server {
    /// Its metadata.
    pub metadata: Option<String>,
    /// Its WS-Trust endpoint, for when the metadata does not name one.
    pub active: Option<String>,
    /// Whom an assertion is for.
    pub audience: String,
}

impl Realm {
    /// Asks the authority who checks the password. AD FS and a user without a domain are not asked about.
    ///
    /// # Errors
    /// Exit 5 where nobody answered, or one of Microsoft's hosts answered something else; exit 4 where it refused.
    pub fn of(http: &Http, authority: &Authority, username: &str) -> Result<Self> {
        let Some(url) = authority.user_realm_url(username) else { return Ok(Realm::Managed) };
        let answer = http.get(url).header("client-request-id", random::uuid()?).send()?;
        Self::read(&answer, username, cloud::microsofts(authority.login_host()).is_some())
    }

    /// A host that is not Microsoft's may have no user realm, and have its own words for that.
    fn read(answer: &Answer, username: &str, is_microsofts: bool) -> Result<Self> {
        if answer.status() == 404 {
            return Ok(Realm::Managed);
        }
        let body: Map<String, Value> = serde_json::from_slice(answer.body()).unwrap_or_default();
        let text = |name: &str| body.get(name)?.as_str().filter(|text| !text.is_empty()).map(|text| answer.clean(text));
        if let (200, Some(kind)) = (answer.status(), text("account_type")) {
            return Ok(Self::named(&kind, text));
        }
        let denied = answer.denied();
        if !is_microsofts && !denied.is_passing {
            return Ok(Realm::Managed);
        }
        refuse_redirect(answer, "the user realm endpoint")?;
        if answer.status() != 200 {
            return Err(
                Failure::denied(&format!("could not learn who checks the password of {username}"), denied).into()
            );
        }
        Err(Failure::unreachable("the user realm endpoint answered without an account_type").into())
    }

    fn named(kind: &str, text: impl Fn(&str) -> Option<String>) -> Self {
        let is = |text: &str, word: &str| text.eq_ignore_ascii_case(word);
        if text("domain_name").is_some_and(|domain| is(&domain, "live.com")) {
            return Realm::Personal;
        }
        if is(kind, "Managed") {
            return Realm::Managed;
        }
        if !is(kind, "Federated") {
            return Realm::Unknown(kind.to_owned());
        }
        match text("federation_protocol") {
            Some(protocol) if !is(&protocol, "WSTrust") => Realm::ByBrowser(protocol),
            _ => Realm::Federated(Server {
                metadata: text("federation_metadata_url"),
                active: text("federation_active_auth_url"),
                audience: text("cloud_audience_urn").unwrap_or_else(|| AUDIENCE.to_owned()),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Report;

    fn read(status: u16, body: &str, is_microsofts: bool) -> Result<Realm, (u8, String)> {
        Realm::read(&Answer::of(status, &[], body), "alex@contoso.example", is_microsofts).map_err(|error| {
            let report = Report::of(&error);
            (report.exit(), report.message().to_owned())
        })
    }

    #[test]
    fn a_realm_is_read_as_entra_spells_it() {
        let server = Server {
            metadata: Some("https://fs.contoso.example/mex".to_owned()),
            active: Some("https://fs.contoso.example/2005".to_owned()),
            audience: AUDIENCE.to_owned(),
        };
        let none = Server { metadata: None, active: None, audience: "urn:federation:Other".to_owned() };
        for (body, realm) in [
            (r#"{"ver":"1.0","account_type":"Managed","domain_name":"id.example","x":1}"#, Realm::Managed),
            (r#"{"account_type":"managed"}"#, Realm::Managed),
            (
                r#"{"account_type":"federated","federation_protocol":"wstrust","federation_metadata_url":"https://fs.contoso.example/mex","federation_active_auth_url":"https://fs.contoso.example/2005"}"#,
                Realm::Federated(server),
            ),
            (
                r#"{"account_type":"Federated","federation_metadata_url":"","cloud_audience_urn":"urn:federation:Other"}"#,
                Realm::Federated(none),
            ),
            (r#"{"account_type":"Federated","federation_protocol":"SAML20"}"#, Realm::ByBrowser("SAML20".to_owned())),
            (r#"{"account_type":"Federated","domain_name":"live.com"}"#, Realm::Personal),
            (r#"{"account_type":"Unknown"}"#, Realm::Unknown("Unknown".to_owned())),
        ] {
            assert_eq!(read(200, body, true), Ok(realm), "{body}");
        }
    }

    #[test]
    fn only_microsofts_hosts_have_to_know_of_realms() {
        let without = (5, "the user realm endpoint answered without an account_type".to_owned());
        let denied =
            |exit, why: &str| (exit, format!("could not learn who checks the password of alex@contoso.example: {why}"));
        for (status, body, failure) in [
            (200, "[]", without.clone()),
            (200, r#"{"account_type":7}"#, without.clone()),
            (200, "<html>", without),
            (302, "", (5, "the user realm endpoint answered with a redirect, which azt does not follow".to_owned())),
            (400, "no", denied(4, "no (HTTP 400)")),
        ] {
            assert_eq!(read(status, body, true), Err(failure), "{body}");
            assert_eq!(read(status, body, false), Ok(Realm::Managed), "{body}");
        }
        for is_microsofts in [true, false] {
            assert_eq!(read(404, "", is_microsofts), Ok(Realm::Managed));
            assert_eq!(read(503, "", is_microsofts), Err(denied(5, "it gave no reason (HTTP 503)")));
        }
    }
}
