//! One token that is asked for: kept, else renewed, else acquired.

use std::cell::Cell;
use std::time::Duration;

use anyhow::Result;

use super::asking::last;
use super::policy::{Policy, Verdict};
use super::renewal::Renewal;
use super::turn::{Turn, Turns};
use super::{Given, Session, Source};
use crate::clock;
use crate::error::{Exit, Report};
use crate::flow::{Acquire, Context};
use crate::key::{Identity, Key};
use crate::resource::Resource;
use crate::store::{KeptToken, SignIn, Store, choose};
use crate::token::Token;

/// How long a renewal ahead of time that failed is not tried again, in seconds.
const PUT_OFF: i64 = 60;

/// How long to wait for another process where the kept token will do.
const PATIENCE: Duration = Duration::from_secs(3);

/// One token that is asked for.
pub struct Request<'a> {
    pub session: &'a Session<'a>,
    pub context: &'a Context,
    pub store: &'a Store,
    pub flow: &'a dyn Acquire,
    pub resource: &'a Resource,
    pub turns: Turns<'a>,
    pub key: Key,
    pub identity: Option<Identity>,
    /// Whether something could not be kept.
    pub unkept: Cell<bool>,
}

impl<'a> Request<'a> {
    /// The request for what the flow was asked for.
    ///
    /// # Errors
    /// Exit 2 where the command line cannot be honoured.
    pub fn new(
        session: &'a Session<'a>,
        store: &'a Store,
        flow: &'a dyn Acquire,
        resource: &'a Resource,
    ) -> Result<Self> {
        let context = session.context;
        Ok(Self {
            session,
            context,
            store,
            flow,
            resource,
            turns: Turns::new(context, store),
            key: flow.key(context, resource)?,
            identity: flow.identity(context)?,
            unkept: Cell::new(false),
        })
    }

    /// What is wanted of the token.
    pub fn policy(&self) -> &Policy {
        self.session.policy
    }

    /// The token: kept, else renewed, else acquired.
    ///
    /// # Errors
    /// As [`Session::token`].
    pub fn token(&self) -> Result<Given> {
        let kept = self.store.token(&self.key);
        let verdict = kept.as_ref().map_or(Verdict::Due, |kept| self.policy().judge(kept, clock::now()));
        match (verdict, kept) {
            (Verdict::Print, Some(kept)) => Ok(given(&kept)),
            (_, None) => self.another(),
            (_, Some(kept)) => self.another_or(kept, verdict),
        }
    }

    /// Another token; where there is none to be had, the kept one as long as it will do.
    fn another_or(&self, kept: KeptToken, verdict: Verdict) -> Result<Given> {
        if verdict == Verdict::Ahead {
            return self.ahead(kept);
        }
        if self.policy().will_do(&kept, clock::now()) {
            self.turns.patience.set(PATIENCE.min(self.context.timeout));
            self.context.has_reserve.set(true);
        }
        let error = match self.another() {
            Ok(given) => return Ok(given),
            Err(error) => error,
        };
        let report = Report::of(&error);
        if report.kind() != Exit::Unreachable || !self.policy().will_do(&kept, clock::now()) {
            return Err(error);
        }
        log::warn!("the kept token could not be renewed and will do for now: {}", report.message());
        Ok(given(&kept))
    }

    /// A renewal that waits for nobody and asks nobody; without it the kept token will do.
    fn ahead(&self, kept: KeptToken) -> Result<Given> {
        let sign_ins = self.identity.as_ref().map(Identity::sign_ins);
        let lock = sign_ins.as_ref().unwrap_or(&self.key);
        let Some(turn) = self.turns.try_take(lock, Duration::ZERO)? else { return Ok(given(&kept)) };
        if let Some(given) = self.look_again(&turn) {
            return Ok(given);
        }
        self.context.has_reserve.set(true);
        let outcome = match &self.identity {
            None => self.acquire_alone().map(Some),
            Some(identity) => self.renew(identity, &self.sign_ins(), &turn).and_then(|renewal| match renewal {
                Renewal::Renewed(given) => Ok(Some(*given)),
                Renewal::NobodySignedIn => Ok(None),
                Renewal::Refused(error) => Err(error),
            }),
        };
        match outcome {
            Ok(Some(given)) => return Ok(given),
            // Nobody can renew it without asking a person, who will be asked when it is due.
            Ok(None) => {}
            Err(error) => {
                let report = Report::of(&error);
                if report.kind() == Exit::Interrupted {
                    return Err(error);
                }
                log::warn!("the kept token could not be renewed and will do for now: {}", report.message());
            }
        }
        // Unless somebody has signed out meanwhile.
        if self.store.token(&self.key).is_some() {
            self.keep(&kept.clone().put_off(clock::now() + PUT_OFF));
        }
        Ok(given(&kept))
    }

    fn another(&self) -> Result<Given> {
        let Some(identity) = &self.identity else { return self.alone() };
        // Where somebody else has the token no lock is taken to learn that nobody has signed in.
        if self.policy().in_passing && choose(&self.sign_ins(), identity).is_none() {
            return Err(self.nobody_signed_in(identity));
        }
        let (renewal, last) = {
            let sign_ins = identity.sign_ins();
            let turn = self.turns.wait(&sign_ins)?;
            if let Some(given) = self.look_again(&turn) {
                return Ok(given);
            }
            self.turns.begin(&sign_ins, &turn);
            let sign_ins = self.sign_ins();
            (self.renew(identity, &sign_ins, &turn)?, last(&sign_ins))
        };
        match renewal {
            Renewal::Renewed(given) => Ok(*given),
            Renewal::NobodySignedIn if self.policy().kept_only => self.after_others(identity, last),
            Renewal::NobodySignedIn => self.ask(identity, None, last),
            Renewal::Refused(error) => self.ask(identity, Some(&error), last),
        }
    }

    /// A flow without sign-ins: the first of many asks, the others find what it got.
    fn alone(&self) -> Result<Given> {
        let turn = self.turns.wait(&self.key)?;
        if let Some(given) = self.look_again(&turn) {
            return Ok(given);
        }
        self.turns.begin(&self.key, &turn);
        turn.ensure_not_told(&[Exit::Unreachable])?;
        self.acquire_alone()
    }

    /// What a flow without sign-ins gets.
    ///
    /// # Errors
    /// As [`Self::new_token`].
    pub fn acquire_alone(&self) -> Result<Given> {
        let token = self.turns.noting(&self.key, || self.new_token(self.resource))?;
        Ok(self.kept(token, Source::New, None))
    }

    /// What the flow gets, if it is for whom it has to be.
    ///
    /// # Errors
    /// What the flow says; exit 4 where it is for somebody else.
    pub fn new_token(&self, resource: &Resource) -> Result<Token> {
        let token = self.flow.acquire(self.context, resource)?;
        self.session.ensure_account(&token)?;
        Ok(token)
    }

    /// Every sign-in there is.
    pub fn sign_ins(&self) -> Vec<SignIn> {
        self.store.sign_ins().inspect_err(|error| self.complain(error)).unwrap_or_default()
    }

    /// Keeps a sign-in in place of the one before.
    pub fn keep_sign_in(&self, sign_in: &SignIn) {
        if let Err(error) = self.store.keep_sign_in(sign_in) {
            self.complain(&error);
        }
    }

    /// What another process kept while this one waited for its turn.
    pub fn look_again(&self, turn: &Turn) -> Option<Given> {
        let kept = self.store.token(&self.key)?;
        let now = clock::now();
        if self.policy().judge(&kept, now) == Verdict::Print {
            return Some(given(&kept));
        }
        // It is the best that the service gives: who asked for a longer life would get no better one.
        (turn.brought(kept.kept_at) && self.policy().settles_for(&kept, now)).then(|| {
            self.session.warn_of_short(&kept.token());
            given(&kept)
        })
    }

    /// Keeps a token that came, by this sign-in where there is one.
    pub fn kept(&self, token: Token, source: Source, sign_in: Option<&SignIn>) -> Given {
        let (flow, now) = (self.flow.name(), clock::now());
        let record = KeptToken::new(&token, now, flow, source.name(), self.identity.clone());
        let record = record.answering(self.policy().claims());
        let record = match sign_in {
            Some(sign_in) => record.by(sign_in),
            None => record,
        };
        // An endpoint that gives the token it has once more, past its time, is not asked by every call.
        let is_late = token.refresh_on.is_some_and(|refresh_on| refresh_on <= now);
        self.keep(&if is_late { record.put_off(now + PUT_OFF) } else { record });
        self.store.tidy(now);
        Given { token, flow: flow.to_owned(), source }
    }

    fn keep(&self, kept: &KeptToken) {
        if let Err(error) = self.store.keep_token(&self.key, kept) {
            self.complain(&error);
        }
    }

    /// The token is there all the same.
    pub fn complain(&self, error: &anyhow::Error) {
        self.unkept.set(true);
        self.store.warn(&format!("the token could not be kept: {error:#}"));
    }
}

fn given(kept: &KeptToken) -> Given {
    Given { token: kept.token(), flow: kept.flow.clone(), source: Source::Cache }
}
