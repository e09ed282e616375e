//! When the token endpoint is asked once more.

use std::time::Duration;

use super::Grant;
use crate::retry::{Rule, Schedule};

/// `Retry-After` is heeded up to this long: a person or a script waits.
pub const LONGEST: Duration = Duration::from_secs(10);

/// Once more after a second, as MSAL does, where nobody was refused. Who did not answer in time is not asked again: that
/// took long enough.
const ONCE_MORE: Schedule =
    Schedule(&[Rule { statuses: &[(408, 408), (429, 429), (500, 599)], silence: false, waits: &[1] }]);

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
