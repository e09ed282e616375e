//! What a test may choose about the cloud.

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

/// The choices.
#[derive(Default)]
pub(super) struct Settings {
    pub(super) numbers: Numbers,
    pub(super) lifetime: Option<i64>,
}

impl Sandbox {
    /// Chooses how managed-identity style answers spell their numbers from now on.
    pub fn set_numbers(&self, numbers: Numbers) {
        lock(&self.services.settings).numbers = numbers;
    }

    /// Gives every token issued from now on this many seconds to live, in place of its service's usual time.
    pub fn set_lifetime(&self, seconds: i64) {
        lock(&self.services.settings).lifetime = Some(seconds);
    }
}
