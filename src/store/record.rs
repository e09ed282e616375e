//! What is in a record.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::key::{Identity, User};
use crate::secret::Secret;
use crate::token::Token;

/// How many refresh tokens that led to a sign-in are remembered.
const HOLDERS: usize = 8;

/// How far a clock may be behind the one that wrote a record, in seconds.
const SKEW: i64 = 5;

/// An access token, kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct KeptToken {
    /// When it was kept, in seconds since 1970.
    pub kept_at: i64,
    /// The flow that got it.
    pub flow: String,
    /// How it came: `new`, or `refresh`.
    pub source: String,
    /// Whose sign-in it comes from, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<Identity>,
    /// The claims challenge that it answers, where there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claims: Option<String>,
    /// [`SignIn::who`] of that sign-in; empty where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    who: String,
    #[serde(with = "text")]
    access_token: Secret,
    expires_on: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    refresh_on: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tenant: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    client_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    resource: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    scopes: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    account: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    account_id: Option<String>,
}

impl KeptToken {
    /// A record of this token, which has no refresh token in it.
    pub fn new(token: &Token, kept_at: i64, flow: &str, source: &str, identity: Option<Identity>) -> Self {
        Self {
            kept_at,
            flow: flow.to_owned(),
            source: source.to_owned(),
            identity,
            claims: None,
            who: String::new(),
            access_token: token.access_token.clone(),
            expires_on: token.expires_on,
            refresh_on: token.refresh_on,
            tenant: token.tenant.clone(),
            client_id: token.client_id.clone(),
            resource: token.resource.clone(),
            scopes: token.scopes.clone(),
            account: token.account.clone(),
            account_id: token.account_id.clone(),
        }
    }

    /// The token.
    pub fn token(&self) -> Token {
        Token {
            access_token: self.access_token.clone(),
            expires_on: self.expires_on,
            refresh_on: self.refresh_on,
            refresh_token: None,
            tenant: self.tenant.clone(),
            client_id: self.client_id.clone(),
            resource: self.resource.clone(),
            scopes: self.scopes.clone(),
            account: self.account.clone(),
            account_id: self.account_id.clone(),
            auth_time: None,
        }
    }

    /// The same as a token of this sign-in.
    #[must_use]
    pub fn by(self, sign_in: &SignIn) -> Self {
        Self { who: sign_in.who(), ..self }
    }

    /// The same, got in answer to a claims challenge.
    #[must_use]
    pub fn answering(self, claims: Option<String>) -> Self {
        Self { claims, ..self }
    }

    /// Whose token it is, as [`SignIn::who`] has it.
    pub fn who(&self) -> String {
        if self.who.is_empty() { who(self.account.as_deref(), self.account_id.as_deref()) } else { self.who.clone() }
    }

    /// When the service stops to accept it, in seconds since 1970.
    pub fn expires_on(&self) -> i64 {
        self.expires_on
    }

    /// When it is time to renew it.
    pub fn refresh_on(&self) -> Option<i64> {
        self.refresh_on
    }

    /// The same with its renewal put off until then.
    #[must_use]
    pub fn put_off(self, until: i64) -> Self {
        Self { refresh_on: Some(until), ..self }
    }

    /// Whether it was kept later than now: the clock was set back, and the expiry means nothing.
    pub fn is_from_the_future(&self, now: i64) -> bool {
        self.kept_at > now.saturating_add(SKEW)
    }
}

/// A person's sign-in to an application: one refresh token for every resource and tenant.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SignIn {
    /// The login host.
    pub host: String,
    /// The application.
    pub client_id: String,
    /// The sign-in name, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// The provider's own name for the person in their home tenant, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    /// The flow that got it.
    pub flow: String,
    /// When the refresh token came, in seconds since 1970.
    pub kept_at: i64,
    /// The tenants that were named when this person signed in, and when that was, in milliseconds since 1970.
    pub tenants: BTreeMap<String, i64>,
    /// What else this person was asked for as: an alias of the name, a refresh token that led here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asked_as: Vec<User>,
    /// The newest refresh token; `None` once the service has refused it for good. Until somebody signs in or out, such a
    /// sign-in still stands for who it was: otherwise somebody else would speak in their place.
    #[serde(default, with = "maybe_text", skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<Secret>,
    /// How the service refused it, then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<String>,
}

impl SignIn {
    /// Whether this is a sign-in of that person to that application.
    pub fn is_of(&self, identity: &Identity) -> bool {
        let same_application = self.host == identity.host && self.client_id.eq_ignore_ascii_case(&identity.client_id);
        same_application
            && (identity.user == User::Anyone || self.is_named(identity) || self.asked_as.contains(&identity.user))
    }

    /// Whether it is the person's own name that was asked for.
    fn is_named(&self, identity: &Identity) -> bool {
        self.account.is_some() && User::named(self.account.as_deref()) == identity.user
    }

    /// What tells this sign-in from the application's others. Empty where the service said nothing about the person, who
    /// may be anybody then: the same as nobody else of whom it said nothing.
    pub fn who(&self) -> String {
        who(self.account.as_deref(), self.account_id.as_deref())
    }

    /// Remembers what else the person was asked for as. Of refresh tokens only the newest few: each may be a new one.
    pub fn learn(&mut self, user: &User) {
        self.asked_as.push(user.clone());
        let is_holder = |user: &User| matches!(user, User::Holder(_));
        while self.asked_as.iter().filter(|user| is_holder(user)).count() > HOLDERS {
            let oldest = self.asked_as.iter().position(is_holder).unwrap_or_default();
            self.asked_as.remove(oldest);
        }
    }

    /// Forgets it; whether it was known.
    pub fn unlearn(&mut self, user: &User) -> bool {
        let before = self.asked_as.len();
        self.asked_as.retain(|known| known != user);
        self.asked_as.len() != before
    }

    /// Whether that is a sign-in of the same person to the same application, in the place of this one.
    pub fn is_same(&self, other: &SignIn) -> bool {
        let same_application = self.host == other.host && self.client_id.eq_ignore_ascii_case(&other.client_id);
        same_application && self.who() == other.who()
    }

    /// The same without its refresh token, which the service refused for good.
    #[must_use]
    pub fn refused(self, why: &str) -> Self {
        Self { refresh_token: None, refusal: Some(why.to_owned()), ..self }
    }

    /// When the person last signed in, in milliseconds since 1970; later than any sign-in before it.
    pub fn signed_in_at(&self) -> i64 {
        self.tenants.values().max().copied().unwrap_or_default()
    }

    /// When the person last signed in to this application; for the tenant, if it was ever named.
    fn last(&self, tenant: &str) -> (bool, i64) {
        let there = self.tenants.get(&tenant.to_lowercase());
        (there.is_some(), there.copied().unwrap_or_else(|| self.signed_in_at()))
    }
}

/// What tells one account from another.
fn who(account: Option<&str>, account_id: Option<&str>) -> String {
    let account = account.map(str::to_lowercase);
    account_id.map(str::to_owned).or(account).unwrap_or_default()
}

/// The sign-in that serves this person: of several the one that was made for the same tenant, and of these the last.
pub fn choose<'a>(sign_ins: impl IntoIterator<Item = &'a SignIn>, identity: &Identity) -> Option<&'a SignIn> {
    let own = sign_ins.into_iter().filter(|sign_in| sign_in.is_of(identity));
    own.max_by_key(|sign_in| (sign_in.is_named(identity), sign_in.last(&identity.tenant)))
}

/// What processes tell each other beside a lock.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Note {
    /// The process that has the lock, or had it last.
    pub pid: u32,
    /// How its attempt ended, where it failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failed: Option<Failed>,
    /// Since when it has been asking a person to sign in, in milliseconds since 1970, where it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asking: Option<i64>,
}

/// A failure that others need not repeat.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Failed {
    /// Milliseconds since 1970.
    pub at: i64,
    /// The exit status.
    pub exit: u8,
    /// Whether a person was asked for it, so that the next should not be at once.
    #[serde(default)]
    pub asked: bool,
    /// Whether the service wants a person to be asked.
    #[serde(default)]
    pub wants_person: bool,
    /// Whether there is no such sign-in or identity here.
    #[serde(default)]
    pub missing: bool,
    /// The message.
    pub message: String,
    /// The hint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
}

/// A secret inside a record, which is sealed.
mod text {
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::secret::Secret;

    pub fn serialize<S: Serializer>(secret: &Secret, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(secret.expose())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Secret, D::Error> {
        String::deserialize(deserializer).map(Secret::new)
    }
}

/// The same where there may be none.
mod maybe_text {
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::secret::Secret;

    pub fn serialize<S: Serializer>(secret: &Option<Secret>, serializer: S) -> Result<S::Ok, S::Error> {
        match secret {
            Some(secret) => super::text::serialize(secret, serializer),
            None => serializer.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Secret>, D::Error> {
        Ok(Option::<String>::deserialize(deserializer)?.map(Secret::new))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sign_in(account: &str, tenants: &[(&str, i64)]) -> SignIn {
        SignIn {
            host: "h".to_owned(),
            client_id: "c".to_owned(),
            account: Some(account.to_owned()),
            account_id: None,
            flow: "authcode".to_owned(),
            kept_at: 0,
            tenants: tenants.iter().map(|(tenant, at)| ((*tenant).to_owned(), *at)).collect(),
            asked_as: vec![User::Holder(format!("digest of {account}")), User::Named(format!("alias of {account}"))],
            refresh_token: Some(Secret::new("r")),
            refusal: None,
        }
    }

    fn chosen(sign_ins: &[SignIn], tenant: &str, user: User) -> Option<String> {
        let identity = Identity { host: "h".to_owned(), client_id: "C".to_owned(), tenant: tenant.to_owned(), user };
        choose(sign_ins, &identity).and_then(|sign_in| sign_in.account.clone())
    }

    #[test]
    fn the_last_sign_in_to_the_tenant_serves_it_and_else_the_last_of_all() {
        let all = [
            sign_in("alex", &[("organizations", 10), ("contoso", 20)]),
            sign_in("Bob", &[("organizations", 30)]),
            sign_in("carol", &[("contoso", 15)]),
        ];
        let anyone = |tenant| chosen(&all, tenant, User::Anyone);
        assert_eq!(anyone("organizations").as_deref(), Some("Bob"));
        assert_eq!(anyone("Contoso").as_deref(), Some("alex"));
        assert_eq!(anyone("fabrikam").as_deref(), Some("Bob"));
        assert_eq!(chosen(&all, "fabrikam", User::named(Some("CAROL"))).as_deref(), Some("carol"));
        assert_eq!(chosen(&all, "contoso", User::named(Some("bob"))).as_deref(), Some("Bob"));
        assert_eq!(chosen(&all, "contoso", User::Holder("digest of Bob".to_owned())).as_deref(), Some("Bob"));
        assert_eq!(chosen(&all, "contoso", User::named(Some("alias of alex"))).as_deref(), Some("alex"));
        assert_eq!(chosen(&all, "contoso", User::named(Some("dave"))), None);
        let taken = [sign_in("alias of alex", &[("contoso", 1)]), all[0].clone()];
        assert_eq!(chosen(&taken, "contoso", User::named(Some("alias of alex"))).as_deref(), Some("alias of alex"));
    }

    #[test]
    fn records_of_before_are_read_and_a_refused_sign_in_has_no_secret() {
        let old = r#"{"host":"h","client_id":"c","account":"alex","flow":"authcode","kept_at":1,"tenants":{"t":2},
            "refresh_token":"r"}"#;
        let old: SignIn = serde_json::from_str(old).expect("a sign-in");
        assert_eq!((&old.refresh_token, old.signed_in_at()), (&Some(Secret::new("r")), 2));
        let refused = serde_json::to_string(&old.refused("it was refused")).expect("text");
        assert!(!refused.contains("refresh_token"), "{refused}");
        let refused: SignIn = serde_json::from_str(&refused).expect("a sign-in");
        assert_eq!((refused.refresh_token, refused.refusal.as_deref()), (None, Some("it was refused")));

        let old = r#"{"kept_at":1,"flow":"f","source":"new","access_token":"t","expires_on":2,"account":"Alex"}"#;
        let old: KeptToken = serde_json::from_str(old).expect("a token");
        assert_eq!(old.who(), "alex");
        assert!(serde_json::from_str::<Note>(r#"{"pid":1,"x":{}}"#).expect("a note").asking.is_none());
    }

    #[test]
    fn debug_tells_no_secret() {
        assert!(!format!("{:?}", sign_in("alex", &[])).contains("Secret(\"r\")"));
        assert!(format!("{:?}", sign_in("alex", &[])).contains("<redacted>"));
    }
}
