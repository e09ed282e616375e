//! What a test may choose about the cloud.

use super::cloud::{Identity, SYSTEM_ASSIGNED, USER_ASSIGNED};
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
#[derive(Default)]
pub(super) struct Settings {
    pub(super) numbers: Numbers,
    pub(super) identities: Identities,
    pub(super) lifetime: Option<i64>,
}

impl Sandbox {
    /// Chooses how managed-identity style answers spell their numbers from now on.
    pub fn set_numbers(&self, numbers: Numbers) {
        lock(&self.services.settings).numbers = numbers;
    }

    /// Chooses which managed identities the machine has from now on.
    pub fn set_identities(&self, identities: Identities) {
        lock(&self.services.settings).identities = identities;
    }

    /// Gives every token issued from now on this many seconds to live, in place of its service's usual time.
    pub fn set_lifetime(&self, seconds: i64) {
        lock(&self.services.settings).lifetime = Some(seconds);
    }
}
