//! When the token endpoint is asked once more.

use super::Grant;
use crate::retry::{ONCE_MORE, Rule, Schedule};

/// A code is good for one redemption, so that only who says to have done nothing with it is asked again.
/// <https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2>
const UNTOUCHED: Schedule = Schedule(&[Rule { statuses: &[(429, 429), (503, 503)], silence: false, waits: &[1] }]);

/// Whoever polls has a schedule of their own.
const NEVER: Schedule = Schedule(&[]);

/// How often a grant is sent.
pub fn schedule(grant: &Grant<'_>) -> &'static Schedule {
    match grant.grant_type {
        "authorization_code" => &UNTOUCHED,
        "urn:ietf:params:oauth:grant-type:device_code" => &NEVER,
        _ => &ONCE_MORE,
    }
}
