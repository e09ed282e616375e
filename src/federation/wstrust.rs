//! WS-Trust: a user name and a password for an assertion.

use anyhow::Result;
use url::Url;

use super::answer::{self, Assertion};
use super::envelope::{self, Ask};
use super::{place, private_url};
use crate::clock;
use crate::denied::Denied;
use crate::error::Failure;
use crate::http::Http;
use crate::random;
use crate::secret::Secret;

/// The version of the protocol that an endpoint speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// WS-Trust 1.3. <https://docs.oasis-open.org/ws-sx/ws-trust/200512/ws-trust-1.3-os.html>
    V13,
    /// The draft of February 2005.
    V2005,
}

impl Version {
    /// Its namespace.
    pub fn namespace(self) -> &'static str {
        match self {
            Version::V13 => "http://docs.oasis-open.org/ws-sx/ws-trust/200512",
            Version::V2005 => "http://schemas.xmlsoap.org/ws/2005/02/trust",
        }
    }

    /// The action that asks for a new token.
    pub fn action(self) -> &'static str {
        match self {
            Version::V13 => "http://docs.oasis-open.org/ws-sx/ws-trust/200512/RST/Issue",
            Version::V2005 => "http://schemas.xmlsoap.org/ws/2005/02/trust/RST/Issue",
        }
    }

    /// The type of request for a new token.
    pub fn request_type(self) -> &'static str {
        match self {
            Version::V13 => "http://docs.oasis-open.org/ws-sx/ws-trust/200512/Issue",
            Version::V2005 => "http://schemas.xmlsoap.org/ws/2005/02/trust/Issue",
        }
    }

    /// The type of key for a token that whoever has it may use.
    pub fn key_type(self) -> &'static str {
        match self {
            Version::V13 => "http://docs.oasis-open.org/ws-sx/ws-trust/200512/Bearer",
            Version::V2005 => "http://schemas.xmlsoap.org/ws/2005/05/identity/NoProofKey",
        }
    }
}

/// Where a federation server takes a user name and a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    /// Its address, to which a password may be sent.
    pub url: Url,
    /// What it speaks.
    pub version: Version,
}

impl Endpoint {
    /// The endpoint at an address of AD FS, which tells the version. `speaker` named it.
    ///
    /// # Errors
    /// Exit 5 where a password must not be sent there, or it is not known what is spoken there.
    pub fn at(address: &str, speaker: &Url) -> Result<Self> {
        let url = private_url(address, speaker)?;
        let path = url.path().to_ascii_lowercase();
        let known = [("/trust/13/usernamemixed", Version::V13), ("/trust/2005/usernamemixed", Version::V2005)];
        match known.into_iter().find(|(end, _)| path.ends_with(end)) {
            Some((_, version)) => Ok(Self { url, version }),
            None => {
                let place = place(&url);
                Err(Failure::unreachable(format!(
                    "the federation server takes no password that azt knows of at {place}"
                ))
                .into())
            }
        }
    }

    /// Asks for an assertion for `audience`. Either that, or what the server said instead.
    ///
    /// # Errors
    /// Exit 5 where nobody answered, or the answer is neither.
    pub fn assertion(
        &self,
        http: &Http,
        username: &str,
        password: &Secret,
        audience: &str,
    ) -> Result<Result<Assertion, Denied>> {
        let message_id = random::uuid()?;
        let ask = Ask { endpoint: self, message_id: &message_id, now: clock::now(), username, password, audience };
        let answer = http
            .post(self.url.clone(), "application/soap+xml; charset=utf-8", envelope::render(&ask))
            .header("SOAPAction", self.version.action())
            .accept("application/soap+xml")
            .hiding(password)
            .hiding(&envelope::escaped(password))
            .send()?;
        answer::read(&answer, &place(&self.url), self.version)
    }
}
