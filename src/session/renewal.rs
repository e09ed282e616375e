//! What becomes of a kept sign-in: a token by its refresh token, or the service wants the person.

use anyhow::Result;

use super::request::Request;
use super::turn::Turn;
use super::{Given, Source};
use crate::clock;
use crate::error::{Exit, Failure, Report};
use crate::key::Identity;
use crate::store::{SignIn, choose};
use crate::token::Token;

/// What became of a kept sign-in.
pub enum Renewal {
    /// It gave a token.
    Renewed(Box<Given>),
    /// There is none.
    NobodySignedIn,
    /// The service wants the person.
    Refused(anyhow::Error),
}

impl Request<'_> {
    /// Redeems the refresh token of that of the sign-ins which serves this identity. The caller has its turn at them.
    ///
    /// # Errors
    /// Where it could not be redeemed, and no person could change that.
    pub fn renew(&self, identity: &Identity, sign_ins: &[SignIn], turn: &Turn) -> Result<Renewal> {
        let Some(sign_in) = choose(sign_ins, identity) else { return Ok(Renewal::NobodySignedIn) };
        if sign_in.refresh_token.is_none() {
            return Ok(refused_before(sign_in));
        }
        turn.ensure_not_told(&[Exit::Unreachable])?;
        if let Some(failed) = self.turns.recent(&self.key).filter(|failed| turn.is_news(failed) && failed.wants_person)
        {
            return Ok(Renewal::Refused(Failure::told(failed.exit, failed.message, failed.hint).into()));
        }
        self.redeem(identity, sign_in.clone(), true)
    }

    /// Where there are no locks, `again` with what another process has kept in place of a refused refresh token.
    fn redeem(&self, identity: &Identity, sign_in: SignIn, again: bool) -> Result<Renewal> {
        let Some(refresh_token) = &sign_in.refresh_token else { return Ok(refused_before(&sign_in)) };
        let redeem = || self.flow.renew(self.context, self.resource, refresh_token);
        let error = match self.turns.noting(&identity.sign_ins(), redeem) {
            Ok(token) => return Ok(Renewal::Renewed(Box::new(self.renewed(sign_in, token)))),
            Err(error) => error,
        };
        let report = Report::of(&error);
        let Some(denied) = report.denied().filter(|denied| denied.asks_for_a_person()) else { return Err(error) };
        // There is none where somebody has signed out meanwhile.
        if let Some(kept) = self.sign_ins().into_iter().find(|kept| kept.is_same(&sign_in)) {
            let is_newer = kept.refresh_token != sign_in.refresh_token;
            if is_newer && again {
                return self.redeem(identity, kept, false);
            }
            if !is_newer && denied.is_for_good() {
                self.keep_sign_in(&kept.refused(report.message()));
            }
        }
        // Who waits for the same token is told; another resource may be another matter.
        let _ = self.turns.noting::<()>(&self.key, || Err(Failure::told_again(&report).into()));
        Ok(Renewal::Refused(error))
    }

    fn renewed(&self, sign_in: SignIn, token: Token) -> Given {
        // The answer to a renewal may leave out who it is for.
        let token = Token {
            account: token.account.or_else(|| sign_in.account.clone()),
            account_id: token.account_id.or_else(|| sign_in.account_id.clone()),
            ..token
        };
        // Where it brings no refresh token, the old one stays.
        let refresh_token = token.refresh_token.clone().or_else(|| sign_in.refresh_token.clone());
        let is_new = token.refresh_token.is_some();
        let sign_in = SignIn { refresh_token, kept_at: clock::now(), ..sign_in };
        if is_new {
            self.keep_sign_in(&sign_in);
        }
        self.kept(token, Source::Refresh, Some(&sign_in))
    }
}

/// What the service said when it refused the sign-in for good.
fn refused_before(sign_in: &SignIn) -> Renewal {
    let why = sign_in.refusal.as_deref().unwrap_or("the kept sign-in was refused");
    Renewal::Refused(Failure::refused(why).into())
}
