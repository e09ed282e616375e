//! What a source is sent: the one shape that every source's own file makes of the options and the environment.

use anyhow::Result;
use url::Url;

use crate::env::Env;
use crate::error::Failure;
use crate::http::Thumbprint;
use crate::retry::Schedule;
use crate::secret::Secret;

/// A token request, ready to be sent.
pub struct Plan {
    /// The endpoint, with its whole query.
    pub url: Url,
    /// `Metadata: true`, proof against a forged request: no browser and no naive proxy adds it. Lower case, or it is refused.
    pub metadata: bool,
    /// What proves that the caller may ask, and the header it stands in.
    pub secret: Option<(&'static str, Secret)>,
    /// The only certificate to send it to.
    pub pinned: Option<Thumbprint>,
    /// When to ask again.
    pub schedule: Schedule,
}

/// What a token is asked for.
pub struct Asked<'a> {
    /// The resource, to the character.
    pub audience: &'a str,
    /// Which of the machine's identities.
    pub selector: Option<&'a Selector>,
    /// The VM extension's port.
    pub port: Option<u16>,
}

/// Which of the machine's identities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selector {
    /// The one with this client id.
    Client(String),
    /// The one with this object (principal) id.
    Object(String),
    /// The one with this ARM id.
    Resource(String),
}

impl Selector {
    /// What was typed.
    pub fn value(&self) -> &str {
        match self {
            Selector::Client(value) | Selector::Object(value) | Selector::Resource(value) => value,
        }
    }

    /// The option that it was typed with.
    pub fn option(&self) -> &'static str {
        match self {
            Selector::Client(_) => "--client-id",
            Selector::Object(_) => "--object-id",
            Selector::Resource(_) => "--resource-id",
        }
    }

    /// The selector and what this source calls it, where the source has a word for it.
    ///
    /// # Errors
    /// Exit 2 where it has none; then nothing is sent.
    pub fn spelled(&self, service: &str, names: &Names) -> Result<(&'static str, &str)> {
        let name = match self {
            Selector::Client(_) => names.client_id,
            Selector::Object(_) => names.object_id,
            Selector::Resource(_) => names.resource_id,
        };
        let Some(name) = name else {
            let known = [
                ("--client-id", names.client_id),
                ("--object-id", names.object_id),
                ("--resource-id", names.resource_id),
            ];
            let known: Vec<_> =
                known.into_iter().filter(|(_, name)| name.is_some()).map(|(option, _)| option).collect();
            let (text, hint) = match known[..] {
                [] => (
                    format!("{service} has one identity, and no {} to choose another by", self.option()),
                    format!("leave {} out: azt msi", self.option()),
                ),
                [first, ..] => (
                    format!("{service} knows identities by {}, not by {}", known.join(" or "), self.option()),
                    format!("name it so: azt msi {first} GUID"),
                ),
            };
            return Err(Failure::usage(text).hint(hint).into());
        };
        Ok((name, self.value()))
    }
}

/// What a source calls the selectors; `None` for one that it does not have.
pub struct Names {
    /// The client id.
    pub client_id: Option<&'static str>,
    /// The object id.
    pub object_id: Option<&'static str>,
    /// The ARM id.
    pub resource_id: Option<&'static str>,
}

impl Asked<'_> {
    /// The query that names an identity: what the source calls it, and the id.
    ///
    /// # Errors
    /// As [`Selector::spelled`].
    pub fn selector(&self, service: &str, names: &Names) -> Result<Option<(&'static str, &str)>> {
        self.selector.map(|selector| selector.spelled(service, names)).transpose()
    }
}

/// The endpoint with these names in its query, each once: one that it came with is replaced, others stay.
pub fn with_query<'a>(mut endpoint: Url, pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Url {
    let pairs: Vec<_> = pairs.into_iter().collect();
    let others = endpoint.query_pairs().into_owned().filter(|(name, _)| pairs.iter().all(|(own, _)| own != name));
    let others: Vec<_> = others.collect();
    endpoint.query_pairs_mut().clear().extend_pairs(others).extend_pairs(pairs);
    endpoint
}

/// A variable that the source cannot do without.
///
/// # Errors
/// Exit 2 where it is not set.
pub fn required(env: &Env, service: &str, name: &str) -> Result<String> {
    let missing = || {
        Failure::usage(format!("{service} announces itself by {name}, and that is not set here"))
            .hint("leave the source to azt: azt msi")
    };
    Ok(env.get(name).ok_or_else(missing)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_once_in_a_query() {
        let endpoint = Url::parse("http://localhost:1/t?api-version=1.0&x=y%20z&api-version=2").unwrap();
        let url = with_query(endpoint, [("api-version", "3"), ("resource", "https://a/")]);
        assert_eq!(url.as_str(), "http://localhost:1/t?x=y+z&api-version=3&resource=https%3A%2F%2Fa%2F");
    }
}
