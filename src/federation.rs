//! The password of a federated user: who checks it, and how their server turns it into an assertion that Entra takes.
//!
//! Written to the recorded answers of AD FS, and tested against an emulation of it.

mod answer;
mod envelope;
mod mex;
mod realm;
mod wstrust;
mod xml;

use anyhow::Result;
use url::Url;

use self::answer::Assertion;
use self::realm::{Realm, Server};
use self::wstrust::Endpoint;
use crate::denied::Denied;
use crate::endpoint::{self, is_loopback};
use crate::entra::Authority;
use crate::error::{Exit, Failure, Report};
use crate::http::Http;
use crate::resource::Resource;
use crate::secret::Secret;
use crate::text::one_line;

/// A sign-in with a password.
pub struct SignIn<'a> {
    /// Sends requests.
    pub http: &'a Http,
    /// Where the user signs in.
    pub authority: &'a Authority,
    /// Who signs in.
    pub username: &'a str,
    /// What for.
    pub resource: &'a Resource,
}

impl SignIn<'_> {
    /// What the user's own organization says for the password; `None` where the authority checks it itself. Only that
    /// organization's server gets to see the password.
    ///
    /// # Errors
    /// Exit 4 where the password was refused, or nobody takes one from this user; exit 5 where nobody answered sensibly.
    pub fn assertion(&self, password: &Secret) -> Result<Option<Assertion>> {
        let Some(server) = self.server()? else { return Ok(None) };
        let endpoint = server.endpoint(self.http, self.authority.login_host())?;
        match endpoint.assertion(self.http, self.username, password, &server.audience)? {
            Ok(assertion) => Ok(Some(assertion)),
            Err(denied) => Err(self.refusal(&endpoint, denied).into()),
        }
    }

    fn server(&self) -> Result<Option<Server>> {
        let user = self.username;
        let refused = |why: String, hint: String| Err(Failure::refused(why).hint(hint).into());
        match Realm::of(self.http, self.authority, user)? {
            Realm::Managed => Ok(None),
            Realm::Federated(server) => Ok(Some(server)),
            Realm::ByBrowser(protocol) => refused(
                format!("the organization of {user} signs people in by {protocol}, which takes no password from azt"),
                self.by_browser(self.authority),
            ),
            Realm::Personal => refused(
                format!("{user} is a personal account, whose password only a web page may ask for"),
                self.by_browser(&self.authority.in_tenant("consumers")),
            ),
            Realm::Unknown(kind) => refused(
                format!("nobody is known to check the password of {user}: the account type is {kind}"),
                format!(
                    "check the spelling, and the cloud: {}",
                    self.authority.command(&["ropc", "--username", "NAME"], self.resource)
                ),
            ),
        }
    }

    fn by_browser(&self, authority: &Authority) -> String {
        format!("sign in with a browser: {}", authority.command(&["authcode"], self.resource))
    }

    fn refusal(&self, endpoint: &Endpoint, denied: Denied) -> Failure {
        let what = if denied.is_passing { "was not answered" } else { "was refused" };
        let hint = match denied.error.as_deref() {
            _ if denied.is_passing => None,
            Some("FailedAuthentication") => Some(format!(
                "check user name and password; repeated failures lock the account: {}",
                self.authority.command(&["ropc", "--username", self.username], self.resource)
            )),
            // What WCF says to a request from another time.
            Some("InvalidSecurity") => Some("is this machine's clock right? compare: date -u".to_owned()),
            _ => Some(self.by_browser(self.authority)),
        };
        let server = endpoint.url.origin().ascii_serialization();
        Failure::denied(&format!("the password sign-in at {server} {what}"), denied).maybe_hint(hint)
    }
}

impl Server {
    /// Where the password goes: as the metadata has it, else as the realm does.
    fn endpoint(&self, http: &Http, login_host: &Url) -> Result<Endpoint> {
        let active = match &self.active {
            Some(address) => Endpoint::at(address, login_host),
            None => Err(Failure::unreachable("the user realm names no federation server that takes a password").into()),
        };
        let error = match self.metadata.as_deref().map(|metadata| mex::endpoint(http, metadata, login_host)) {
            None => return active,
            Some(Ok(endpoint)) => return Ok(endpoint),
            Some(Err(error)) => error,
        };
        match active {
            Ok(endpoint) if Report::of(&error).kind() == Exit::Unreachable => {
                log::info!("{error:#}; going on with {}", endpoint.url);
                Ok(endpoint)
            }
            _ => Err(error),
        }
    }
}

/// The URL of a federation server, which `speaker` named.
///
/// # Errors
/// Exit 5 where a password must not be sent there: nobody elsewhere may have it sent to this machine's ports.
fn private_url(text: &str, speaker: &Url) -> Result<Url> {
    let url = endpoint::service_url("the address", text).ok();
    url.filter(|url| is_loopback(speaker) || !is_loopback(url)).ok_or_else(|| {
        Failure::unreachable(format!("the federation server has an address that gets no password: {}", one_line(text)))
            .into()
    })
}

/// The URL without its query, for errors.
fn place(url: &Url) -> String {
    let mut url = url.clone();
    url.set_query(None);
    url.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_goes_to_this_machine_only_where_this_machine_says_so() {
        let private = |text: &str, speaker: &str| {
            let speaker = Url::parse(speaker).expect("a URL");
            private_url(text, &speaker).map(String::from).map_err(|error| error.to_string())
        };
        let [far, near] = ["https://login.microsoftonline.com/", "http://127.0.0.1:1/"];
        for (text, speaker) in [("https://fs.example/x?y", far), ("https://fs.example/x?y", near), (near, near)] {
            assert_eq!(private(text, speaker).as_deref(), Ok(text));
        }
        for (text, speaker) in [
            ("http://fs.example/", far),
            ("http://fs.example/", near),
            ("http://169.254.169.254/", near),
            ("https://localhost/", far),
            ("http://127.0.0.1/", far),
            ("https://a:b@fs.example/", far),
            ("fs.example", far),
            ("", far),
        ] {
            let message = format!("the federation server has an address that gets no password: {text}");
            assert_eq!(private(text, speaker), Err(message));
        }
    }
}
