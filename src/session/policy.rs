//! When a kept token will do.

use std::time::Duration;

use crate::challenge::Challenge;
use crate::resource::Resource;
use crate::store::KeptToken;
use crate::token::Token;

/// What every token has to be good for, unless the command line says otherwise.
const MIN_VALIDITY: Duration = Duration::from_secs(5 * 60);

/// What a caller wants of a token.
#[derive(Debug, Clone, Default)]
pub struct Policy {
    /// How long the token has to be good for, where that was said.
    pub min_validity: Option<Duration>,
    /// Whether a kept token will not do.
    pub force: bool,
    /// What more is demanded of the token.
    pub challenge: Option<Challenge>,
    /// Whether this process has had a token before: what the command line says about the first is done.
    pub again: bool,
    /// The only account whose token will do.
    pub account: Option<String>,
    /// The profile that says so.
    pub profile: Option<String>,
    /// Whether to make do with the sign-ins there are, and not to ask for a first one.
    pub kept_only: bool,
    /// What the token is for, where that is not for the flow to say.
    pub resource: Option<Resource>,
    /// Whether somebody else may have a token, so that nobody is waited for who is being asked to sign in.
    pub in_passing: bool,
}

/// What to do about a kept token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Print it.
    Print,
    /// Renew it ahead of time; it will do if that fails.
    Ahead,
    /// Get another.
    Due,
}

impl Policy {
    /// The same, for which a kept token will not do.
    #[must_use]
    pub fn forced(self) -> Self {
        Self { force: true, ..self }
    }

    /// The same for the next token, in place of one that was got by it.
    #[must_use]
    pub fn again(self) -> Self {
        Self { force: false, again: true, ..self }
    }

    /// The same, of a token for this, which a kept one may be.
    #[must_use]
    pub fn lending(self, resource: Resource) -> Self {
        Self { resource: Some(resource), force: false, ..self }
    }

    /// The verdict on a kept token, in seconds since 1970.
    pub fn judge(&self, kept: &KeptToken, now: i64) -> Verdict {
        let left = kept.expires_on().saturating_sub(now);
        // What is kept was refused, or there would be no challenge.
        if self.force || self.challenge.is_some() || kept.is_from_the_future(now) || left < self.needed().max(1) {
            return Verdict::Due;
        }
        if kept.refresh_on().is_some_and(|refresh_on| refresh_on <= now) { Verdict::Ahead } else { Verdict::Print }
    }

    /// Whether a kept token is better than none after a renewal that was due could not reach the service.
    pub fn will_do(&self, kept: &KeptToken, now: i64) -> bool {
        self.min_validity.is_none() && self.challenge.is_none() && self.settles_for(kept, now)
    }

    /// Whether a token that was kept while this process waited for it has to do: another would be no better.
    pub fn settles_for(&self, kept: &KeptToken, now: i64) -> bool {
        let is_answer = self.claims().is_none_or(|claims| kept.claims == Some(claims));
        !self.force && is_answer && kept.expires_on() > now && !kept.is_from_the_future(now)
    }

    /// What more is demanded of the token, as it is kept with the token that has it.
    pub fn claims(&self) -> Option<String> {
        self.challenge.as_ref().map(Challenge::word)
    }

    /// How long a token that just came falls short of what was asked for, in seconds left.
    pub fn falls_short(&self, expires_on: i64, now: i64) -> Option<i64> {
        let left = expires_on.saturating_sub(now);
        (self.min_validity.is_some() && left < self.needed()).then_some(left)
    }

    /// When to get another in place of a token, in seconds since 1970: when it is no longer what was asked for, or its
    /// service would have it renewed. One that never was, or not for long, is renewed half way.
    pub fn due(&self, token: &Token, now: i64) -> i64 {
        let due = (token.expires_on - self.needed() + 1).min(token.refresh_on.unwrap_or(i64::MAX));
        if due > now { due } else { now + (token.expires_on - now) / 2 }
    }

    /// What a token has to be good for, in seconds.
    pub fn needed(&self) -> i64 {
        i64::try_from(self.min_validity.unwrap_or(MIN_VALIDITY).as_secs()).unwrap_or(i64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_700_000_000;

    fn kept(kept_at: i64, expires_on: i64, refresh_on: Option<i64>) -> KeptToken {
        let token = Token::bare("t", expires_on, NOW - 7200).expect("a token");
        KeptToken::new(&Token { refresh_on, ..token }, kept_at, "msi", "new", None)
    }

    fn asked(min_validity: Option<u64>, force: bool) -> Policy {
        Policy { min_validity: min_validity.map(Duration::from_secs), force, ..Policy::default() }
    }

    #[test]
    fn the_verdict_depends_on_expiry_renewal_and_the_clock() {
        let past = NOW - 60;
        for (policy, kept, verdict) in [
            (asked(None, false), kept(past, NOW + 300, None), Verdict::Print),
            (asked(None, false), kept(past, NOW + 299, None), Verdict::Due),
            (asked(Some(0), false), kept(past, NOW + 1, None), Verdict::Print),
            (asked(Some(0), false), kept(past, NOW, None), Verdict::Due),
            (asked(Some(3600), false), kept(past, NOW + 3599, None), Verdict::Due),
            (asked(None, true), kept(past, NOW + 3600, None), Verdict::Due),
            (asked(None, false), kept(past, NOW + 3600, Some(NOW)), Verdict::Ahead),
            (asked(None, false), kept(past, NOW + 3600, Some(NOW + 1)), Verdict::Print),
            (asked(None, false), kept(NOW + 5, NOW + 3600, None), Verdict::Print),
            (asked(None, false), kept(NOW + 6, NOW + 3600, None), Verdict::Due),
        ] {
            assert_eq!(policy.judge(&kept, NOW), verdict, "{policy:?} {kept:?}");
        }
    }

    #[test]
    fn the_next_token_is_due_before_the_last_one_falls_short() {
        let token = |left: i64, refresh_on: Option<i64>| Token {
            refresh_on,
            ..Token::bare("t", NOW + left, NOW - 7200).expect("a token")
        };
        for (policy, token, due) in [
            (asked(None, false), token(3600, None), NOW + 3301),
            (asked(None, false), token(3600, Some(NOW + 1800)), NOW + 1800),
            (asked(Some(60), false), token(3600, None), NOW + 3541),
            (asked(None, false), token(200, None), NOW + 100),
            (asked(Some(7200), false), token(3600, None), NOW + 1800),
            // A renewal that was due has failed.
            (asked(None, false), token(3600, Some(NOW - 10)), NOW + 1800),
            (asked(None, false), token(1, None), NOW),
        ] {
            assert_eq!(policy.due(&token, NOW), due, "{policy:?} {token:?}");
        }
    }

    #[test]
    fn a_short_rest_of_life_is_better_than_none_unless_more_was_asked_for() {
        let nearly = kept(NOW - 60, NOW + 10, None);
        assert!(asked(None, false).will_do(&nearly, NOW));
        assert!(!asked(Some(60), false).will_do(&nearly, NOW));
        let demanding = |claims| Policy { challenge: Challenge::read(claims).ok(), ..Policy::default() };
        let (one, other) = (demanding(r#"{"access_token":{"nbf":null}}"#), demanding(r#"{"id_token":{"nbf":null}}"#));
        let answer = kept(NOW - 60, NOW + 3600, None).answering(one.claims());
        assert_eq!((one.judge(&answer, NOW), asked(None, false).judge(&answer, NOW)), (Verdict::Due, Verdict::Print));
        assert_eq!((one.settles_for(&answer, NOW), other.settles_for(&answer, NOW)), (true, false));
        assert!(!one.settles_for(&nearly, NOW) && !one.will_do(&answer, NOW));
        assert!(!asked(None, true).will_do(&nearly, NOW));
        assert!(!asked(None, false).will_do(&nearly, NOW + 10));
        assert_eq!(asked(Some(60), false).falls_short(NOW + 59, NOW), Some(59));
        assert_eq!(asked(Some(60), false).falls_short(NOW + 60, NOW), None);
        assert_eq!(asked(None, false).falls_short(NOW + 1, NOW), None);
    }
}
