//! What a test may choose about the cloud.

use chrono::DateTime;
use serde_json::{Value, json};

use super::adfs::Saml;
use super::cloud::{IDENTITY_HEADER, Identity, SYSTEM_ASSIGNED, USER_ASSIGNED};
use super::{Sandbox, lock};

/// How managed-identity style answers spell their numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numbers {
    /// `"expires_in":"86399"`, as documented.
    #[default]
    Strings,
    /// `"expires_in":86399`.
    Integers,
    /// `"expires_in":""`, with `expires_on` as a string.
    EmptyExpiresIn,
}

/// How the endpoints that say `expires_on` and no `expires_in` spell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dates {
    /// `"1586984735"`, App Service's usual.
    SecondsString,
    /// `1586984735`, usual for Machine Learning and Service Fabric.
    SecondsNumber,
    /// `"2024-10-18T19:51:37.0000000+00:00"`.
    Rfc3339,
    /// `"06/20/2019 02:57:58 +00:00"`, usual for App Service's old version.
    Linux,
    /// `"1/16/2020 5:24:12 AM +00:00"`, the same on Windows.
    Windows,
    /// `"06/20/2019 02:57:58"`.
    Slashes,
    /// `"2019-06-20 02:57:58"`.
    Dashes,
}

impl Dates {
    /// Seconds since 1970, so spelled.
    pub(super) fn spell(self, seconds: i64) -> Value {
        let format = match self {
            Dates::SecondsString => return json!(seconds.to_string()),
            Dates::SecondsNumber => return json!(seconds),
            Dates::Rfc3339 => "%Y-%m-%dT%H:%M:%S.0000000+00:00",
            Dates::Linux => "%m/%d/%Y %H:%M:%S +00:00",
            Dates::Windows => "%-m/%-d/%Y %-I:%M:%S %p +00:00",
            Dates::Slashes => "%m/%d/%Y %H:%M:%S",
            Dates::Dashes => "%Y-%m-%d %H:%M:%S",
        };
        let moment = DateTime::from_timestamp(seconds, 0).expect("no test gives a token 260,000 years");
        json!(moment.format(format).to_string())
    }
}

/// Which managed identities the machine has been given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Identities {
    /// The system-assigned one and both user-assigned ones.
    #[default]
    Both,
    /// The system-assigned one.
    SystemOnly,
    /// The first user-assigned one.
    OnlyOneUser,
    /// Both user-assigned ones.
    SeveralUsers,
    /// Not one.
    None,
}

impl Identities {
    /// The system-assigned identity, if it is there.
    pub(super) fn system(self) -> Option<&'static Identity> {
        matches!(self, Identities::Both | Identities::SystemOnly).then_some(&SYSTEM_ASSIGNED)
    }

    /// The user-assigned identities that are there.
    pub(super) fn users(self) -> &'static [Identity] {
        match self {
            Identities::Both | Identities::SeveralUsers => &USER_ASSIGNED,
            Identities::OnlyOneUser => &USER_ASSIGNED[..1],
            Identities::SystemOnly | Identities::None => &[],
        }
    }

    /// The identity that is there and that this selector names. GUIDs and ARM ids are compared without regard to case.
    pub(super) fn named(self, selector: &str, value: &str) -> Option<&'static Identity> {
        let is_named = |identity: &&Identity| {
            let id = identity.member(selector);
            !id.is_empty() && id.eq_ignore_ascii_case(value)
        };
        self.system().into_iter().chain(self.users()).find(is_named)
    }
}

/// The choices.
pub(super) struct Settings {
    pub(super) numbers: Numbers,
    /// `None`: what each endpoint usually says.
    pub(super) dates: Option<Dates>,
    pub(super) identities: Identities,
    pub(super) lifetime: Option<i64>,
    /// How long ago people proved who they are, in seconds; `None`: id tokens do not say.
    pub(super) signed_in_ago: Option<i64>,
    pub(super) identity_header: String,
    /// Whether App Service's endpoint is Azure Automation's.
    pub(super) automation: bool,
    /// What is changed of each answer of Entra's device code endpoint.
    pub(super) device_code: fn(&mut Value),
    /// How many times as fast as its own the clock of the clients is that poll there.
    pub(super) pace: u32,
    pub(super) saml: Saml,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            numbers: Numbers::default(),
            dates: None,
            identities: Identities::default(),
            lifetime: None,
            signed_in_ago: None,
            identity_header: IDENTITY_HEADER.to_owned(),
            automation: false,
            device_code: |_| {},
            pace: 1,
            saml: Saml::default(),
        }
    }
}

impl Sandbox {
    /// Chooses how managed-identity style answers spell their numbers from now on.
    pub fn set_numbers(&self, numbers: Numbers) {
        lock(&self.services.settings).numbers = numbers;
    }

    /// Chooses how `expires_on` is spelled from now on where there is no `expires_in`.
    pub fn set_dates(&self, dates: Dates) {
        lock(&self.services.settings).dates = Some(dates);
    }

    /// Chooses which managed identities the machine has from now on.
    pub fn set_identities(&self, identities: Identities) {
        lock(&self.services.settings).identities = identities;
    }

    /// Changes each answer of Entra's device code endpoint from now on.
    pub fn set_device_code(&self, change: fn(&mut Value)) {
        lock(&self.services.settings).device_code = change;
    }

    /// Expects clients that poll from now on to have a clock that runs so many times as fast.
    pub fn set_pace(&self, pace: u32) {
        lock(&self.services.settings).pace = pace;
    }

    /// Chooses which version of SAML the federation server issues from now on.
    pub fn set_saml(&self, saml: Saml) {
        lock(&self.services.settings).saml = saml;
    }

    /// Gives every token issued from now on this many seconds to live, in place of its service's usual time.
    pub fn set_lifetime(&self, seconds: i64) {
        lock(&self.services.settings).lifetime = Some(seconds);
    }
    /// Has every id token say from now on that the person proved who they are this many seconds ago.
    pub fn set_signed_in_ago(&self, seconds: i64) {
        lock(&self.services.settings).signed_in_ago = Some(seconds);
    }
}
