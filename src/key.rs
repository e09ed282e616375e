//! What tokens are kept under: equal keys stand for interchangeable tokens.

use serde::{Deserialize, Serialize};

/// Everything that makes one token another than the next, by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    parts: Vec<(&'static str, String)>,
}

impl Key {
    /// A key of this kind, without further parts.
    pub fn new(kind: &str) -> Self {
        Self { parts: vec![("kind", kind.to_owned())] }
    }

    /// The key with one more part.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.parts.push((name, value.into()));
        self
    }

    /// Different keys have different bytes: each text stands behind its length.
    pub fn bytes(&self) -> Vec<u8> {
        let texts = self.parts.iter().flat_map(|(name, value)| [*name, value.as_str()]);
        texts.flat_map(|text| [&(text.len() as u64).to_le_bytes(), text.as_bytes()].concat()).collect()
    }
}

/// Whose sign-in a token comes from, as it was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The login host; the same for every name of one of Microsoft's clouds.
    pub host: String,
    /// The application.
    pub client_id: String,
    /// The tenant, which may be `organizations`.
    pub tenant: String,
    /// Which of the people who signed in to the application.
    pub user: User,
}

/// A person, as far as the command line says who.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum User {
    /// Whoever signed in last.
    Anyone,
    /// The one with this sign-in name, in lower case.
    Named(String),
    /// The one whose refresh token has this digest.
    Holder(String),
}

impl User {
    /// The person of this sign-in name; without a name, anyone.
    pub fn named(name: Option<&str>) -> Self {
        name.map_or(Self::Anyone, |name| Self::Named(name.to_lowercase()))
    }
}

impl Identity {
    /// The key of this person's token for `scope`.
    pub fn token(&self, scope: &str) -> Key {
        self.person().with("tenant", self.tenant.to_lowercase()).with("scope", scope)
    }

    /// The key of the application's own token for `scope`, whoever of its people has signed in.
    pub fn own_token(&self, scope: &str) -> Key {
        self.application("application").with("tenant", self.tenant.to_lowercase()).with("scope", scope)
    }

    /// The key of asking this person to sign in, whatever for.
    pub fn person(&self) -> Key {
        let user = match &self.user {
            User::Anyone => String::new(),
            User::Named(name) => format!("name:{name}"),
            User::Holder(digest) => format!("refresh-token:{digest}"),
        };
        self.application("user").with("user", user)
    }

    /// The key of everything that the application's sign-ins and tokens have in common.
    pub fn sign_ins(&self) -> Key {
        self.application("sign-ins")
    }

    fn application(&self, kind: &str) -> Key {
        Key::new(kind).with("host", &self.host).with("client", self.client_id.to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn identity(user: User) -> Identity {
        Identity {
            host: "https://login.example".to_owned(),
            client_id: "C".to_owned(),
            tenant: "Contoso.example".to_owned(),
            user,
        }
    }

    #[test]
    fn tokens_of_different_people_tenants_and_scopes_have_different_keys() {
        let keys = [
            identity(User::Anyone).token("a"),
            identity(User::Anyone).token("b"),
            identity(User::named(Some("Alex"))).token("a"),
            identity(User::Holder("alex".to_owned())).token("a"),
            Identity { tenant: "other.example".to_owned(), ..identity(User::Anyone) }.token("a"),
            Identity { client_id: "D".to_owned(), ..identity(User::Anyone) }.token("a"),
            Identity { host: "https://login.other".to_owned(), ..identity(User::Anyone) }.token("a"),
            identity(User::Anyone).own_token("a"),
            identity(User::Anyone).own_token("b"),
            identity(User::Anyone).own_token("a").with("assertion", "alex"),
            Identity { tenant: "other.example".to_owned(), ..identity(User::Anyone) }.own_token("a"),
            Identity { client_id: "D".to_owned(), ..identity(User::Anyone) }.own_token("a"),
            identity(User::Anyone).person(),
            identity(User::Anyone).sign_ins(),
        ];
        for (index, key) in keys.iter().enumerate() {
            assert!(keys[..index].iter().all(|other| other.bytes() != key.bytes()), "{key:?}");
        }
    }

    #[test]
    fn names_are_the_same_in_any_case() {
        let lower = Identity { tenant: "contoso.example".to_owned(), ..identity(User::named(Some("alex@x"))) };
        assert_eq!(identity(User::named(Some("ALEX@x"))).token("s"), lower.token("s"));
    }

    proptest! {
        #[test]
        fn no_two_keys_have_the_same_bytes(a in ".{0,8}", b in ".{0,8}", c in ".{0,8}", d in ".{0,8}") {
            let one = Key::new("k").with("x", &a).with("y", &b);
            let other = Key::new("k").with("x", &c).with("y", &d);
            prop_assert_eq!(one == other, one.bytes() == other.bytes());
        }
    }
}
