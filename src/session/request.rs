//! One token that is asked for: kept, else renewed, else acquired.

use std::cell::Cell;
use std::time::Duration;

use anyhow::{Result, bail};

use super::policy::{Policy, Verdict};
use super::turn::{Turn, Turns};
use super::{Given, Session, Source, login};
use crate::clock;
use crate::error::{Exit, Failure, Report};
use crate::flow::{Acquire, Context};
use crate::key::{Identity, Key, User};
use crate::resource::Resource;
use crate::secret::Secret;
use crate::store::{KeptToken, SignIn, Store, choose};
use crate::text::one_line;
use crate::token::Token;

/// How long a renewal ahead of time that failed is not tried again, in seconds.
const PUT_OFF: i64 = 60;

/// One token that is asked for.
pub struct Request<'a> {
    session: &'a Session<'a>,
    context: &'a Context,
    store: &'a Store,
    flow: &'a dyn Acquire,
    resource: &'a Resource,
    turns: Turns<'a>,
    key: Key,
    identity: Option<Identity>,
    unkept: Cell<bool>,
}

/// What became of a kept sign-in.
enum Renewal {
    /// It gave a token.
    Renewed(Box<Given>),
    /// There is none.
    NobodySignedIn,
    /// The service wants the person.
    Refused { refresh_token: Secret, error: anyhow::Error },
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
            turns: Turns { context, store },
            key: flow.key(context, resource)?,
            identity: flow.identity(context)?,
            unkept: Cell::new(false),
        })
    }

    fn policy(&self) -> &Policy {
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
        if let Some(given) = self.look_again() {
            return Ok(given);
        }
        let outcome = match &self.identity {
            None => self.acquire_alone().map(Some),
            Some(identity) => self.renew(identity, &turn).and_then(|renewal| match renewal {
                Renewal::Renewed(given) => Ok(Some(*given)),
                Renewal::NobodySignedIn => Ok(None),
                Renewal::Refused { error, .. } => Err(error),
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
        let renewal = {
            let turn = self.turns.take(&identity.sign_ins())?;
            if let Some(given) = self.look_again() {
                return Ok(given);
            }
            self.renew(identity, &turn)?
        };
        match renewal {
            Renewal::Renewed(given) => Ok(*given),
            Renewal::NobodySignedIn if self.policy().kept_only => self.after_others(identity),
            Renewal::NobodySignedIn => self.ask(identity, None),
            Renewal::Refused { refresh_token, error } => self.ask(identity, Some((refresh_token, error))),
        }
    }

    /// A flow without sign-ins: the first of many asks, the others find what it got.
    fn alone(&self) -> Result<Given> {
        let turn = self.turns.take(&self.key)?;
        if let Some(given) = self.look_again() {
            return Ok(given);
        }
        turn.ensure_not_told(&[Exit::Unreachable])?;
        self.acquire_alone()
    }

    fn acquire_alone(&self) -> Result<Given> {
        let token = self.turns.noting(&self.key, || self.new_token())?;
        Ok(self.kept(token, Source::New))
    }

    fn new_token(&self) -> Result<Token> {
        let token = self.flow.acquire(self.context, self.resource)?;
        self.session.ensure_account(&token)?;
        Ok(token)
    }

    /// Gets a new sign-in, mostly from a person. Only one process asks; renewals of others go on meanwhile.
    fn ask(&self, identity: &Identity, refused: Option<(Secret, anyhow::Error)>) -> Result<Given> {
        self.session.ensure_may_ask(self.flow, self.resource, refused.as_ref().map(|(_, error)| error))?;
        let person = identity.person();
        let asking = self.turns.take(&person)?;
        // Who was asked meanwhile has signed in for everybody.
        if let Some(given) = self.signed_in_meanwhile(identity, refused.as_ref().map(|(known, _)| known))? {
            return Ok(given);
        }
        self.ensure_not_declined(&asking)?;
        // A wrong password that fifty shells try locks the account.
        asking.ensure_not_told(&[Exit::Unreachable, Exit::Refused])?;
        if let Some((_, error)) = &refused {
            self.context.notice(&format!("{error:#}"));
        }
        self.acquire(identity, &person)
    }

    /// Nobody has signed in; but somebody may just be asked to, by another process.
    fn after_others(&self, identity: &Identity) -> Result<Given> {
        let person = identity.person();
        // Who may not be asked does not wait for who is.
        if self.context.may_prompt && self.turns.try_take(&person, Duration::ZERO)?.is_none() {
            let _asked = self.turns.take(&person)?;
            if let Some(given) = self.signed_in_meanwhile(identity, None)? {
                return Ok(given);
            }
        }
        Err(self.nobody_signed_in(identity))
    }

    fn signed_in_meanwhile(&self, identity: &Identity, known: Option<&Secret>) -> Result<Option<Given>> {
        let turn = self.turns.take(&identity.sign_ins())?;
        if let Some(given) = self.look_again() {
            return Ok(Some(given));
        }
        let newest = self.chosen(identity).map(|sign_in| sign_in.refresh_token);
        if newest.is_none() || newest.as_ref() == known {
            return Ok(None);
        }
        match self.renew(identity, &turn)? {
            Renewal::Renewed(given) => Ok(Some(*given)),
            Renewal::NobodySignedIn | Renewal::Refused { .. } => Ok(None),
        }
    }

    /// A new sign-in, which is kept.
    ///
    /// # Errors
    /// As [`Session::sign_in`].
    pub fn signed_in(&self) -> Result<Given> {
        let Some(identity) = &self.identity else {
            let _turn = self.turns.take(&self.key)?;
            return self.acquire_alone();
        };
        self.session.ensure_may_ask(self.flow, self.resource, None)?;
        let person = identity.person();
        let _asking = self.turns.take(&person)?;
        let given = self.acquire(identity, &person)?;
        match (&given.token.refresh_token, self.unkept.get()) {
            (Some(_), false) => Ok(given),
            (Some(_), true) => bail!("the sign-in could not be kept"),
            (None, _) => bail!(Failure::refused("the service gave no refresh token, so there is no sign-in to keep")),
        }
    }

    fn acquire(&self, identity: &Identity, person: &Key) -> Result<Given> {
        self.store.ensure_lasting()?;
        let token = self.turns.noting(person, || self.new_token())?;
        // The person has signed in: nobody who is busy with another renewal makes that be for nothing.
        let turn = match self.turns.take(&identity.sign_ins()) {
            Err(error) if Report::of(&error).kind() == Exit::Interrupted => return Err(error),
            turn => turn.ok(),
        };
        if turn.is_none() {
            log::info!("going on without a turn at the sign-ins");
        }
        let mut sign_ins = self.store.sign_ins().unwrap_or_default();
        let new = self.new_sign_in(identity, &token, &mut sign_ins);
        // What was kept for whoever signed in last is somebody else's now. First: who is killed here has not signed in,
        // and nobody gets another person's token.
        let outdated = |kept: &KeptToken| {
            let chosen = kept.identity.as_ref().and_then(|identity| choose(&sign_ins, identity));
            chosen.is_some_and(|sign_in| sign_in.who() != kept.who())
        };
        if let Err(error) = self.store.forget_tokens(outdated) {
            self.complain(&error);
        }
        if let Some(sign_in) = &new {
            self.keep_sign_in(sign_in);
        }
        Ok(self.kept(token, Source::New))
    }

    /// Redeems the refresh token of the sign-in that serves this identity. The caller has its turn at the sign-ins.
    fn renew(&self, identity: &Identity, turn: &Turn) -> Result<Renewal> {
        let Some(sign_in) = self.chosen(identity) else { return Ok(Renewal::NobodySignedIn) };
        turn.ensure_not_told(&[Exit::Unreachable])?;
        if let Some(failed) = self.turns.recent(&self.key).filter(|failed| turn.is_news(failed) && failed.wants_person)
        {
            let error = Failure::told(failed.exit, failed.message, failed.hint).into();
            return Ok(Renewal::Refused { refresh_token: sign_in.refresh_token, error });
        }
        let redeem = || self.flow.renew(self.context, self.resource, &sign_in.refresh_token);
        let token = match self.turns.noting(&identity.sign_ins(), redeem) {
            Ok(token) => token,
            Err(error) => {
                let report = Report::of(&error);
                let Some(denied) = report.denied().filter(|denied| denied.asks_for_a_person()) else {
                    return Err(error);
                };
                // Who waits for the same token is told; another resource may be another matter.
                let _ = self.turns.noting::<()>(&self.key, || Err(Failure::told_again(&report).into()));
                if denied.is_for_good()
                    && let Err(error) = self.store.forget_sign_in(&sign_in)
                {
                    self.complain(&error);
                }
                return Ok(Renewal::Refused { refresh_token: sign_in.refresh_token, error });
            }
        };
        // The answer to a renewal may leave out who it is for.
        let token = Token {
            account: token.account.or_else(|| sign_in.account.clone()),
            account_id: token.account_id.or_else(|| sign_in.account_id.clone()),
            ..token
        };
        if let Some(refresh_token) = &token.refresh_token {
            self.keep_sign_in(&SignIn { refresh_token: refresh_token.clone(), kept_at: clock::now(), ..sign_in });
        }
        Ok(Renewal::Renewed(Box::new(self.kept(token, Source::Refresh))))
    }

    fn chosen(&self, identity: &Identity) -> Option<SignIn> {
        let sign_ins = self.store.sign_ins().inspect_err(|error| self.complain(error)).unwrap_or_default();
        choose(&sign_ins, identity).cloned()
    }

    /// Keeps the newest refresh token; where an answer brings none, the old one stays.
    fn keep_sign_in(&self, sign_in: &SignIn) {
        if let Err(error) = self.store.keep_sign_in(sign_in) {
            self.complain(&error);
        }
    }

    /// The sign-in that a token brought, with what is known of the person's earlier ones; it is the last of `all` then.
    /// `None` where it brought none.
    fn new_sign_in(&self, identity: &Identity, token: &Token, all: &mut Vec<SignIn>) -> Option<SignIn> {
        let mut new = SignIn {
            host: identity.host.clone(),
            client_id: identity.client_id.clone(),
            account: token.account.clone(),
            account_id: token.account_id.clone().or_else(|| nameless(identity, token)),
            flow: self.flow.name().to_owned(),
            kept_at: clock::now(),
            tenants: Default::default(),
            asked_as: Vec::new(),
            refresh_token: token.refresh_token.clone()?,
        };
        let application = Identity { user: User::Anyone, ..identity.clone() };
        // The last one, also where the clock was set back.
        let last = all.iter().flat_map(|other| other.tenants.values()).max().copied().unwrap_or_default();
        if let Some(at) = all.iter().position(|other| other.is_of(&application) && other.who() == new.who()) {
            let earlier = all.swap_remove(at);
            new.tenants = earlier.tenants;
            new.asked_as = earlier.asked_as;
        }
        new.tenants.insert(identity.tenant.clone(), clock::milliseconds().max(last.saturating_add(1)));
        if !new.is_of(identity) {
            new.learn(&identity.user);
            // A name leads to one person.
            for other in all.iter_mut().filter(|other| other.is_of(&application)) {
                if other.unlearn(&identity.user) {
                    self.keep_sign_in(other);
                }
            }
        }
        all.push(new.clone());
        Some(new)
    }

    /// What another process kept while this one waited for its turn.
    fn look_again(&self) -> Option<Given> {
        let kept = self.store.token(&self.key)?;
        (self.policy().judge(&kept, clock::now()) == Verdict::Print).then(|| given(&kept))
    }

    fn kept(&self, token: Token, source: Source) -> Given {
        let (flow, now) = (self.flow.name(), clock::now());
        let record = KeptToken::new(&token, now, flow, source.name(), self.identity.clone());
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
    fn complain(&self, error: &anyhow::Error) {
        self.unkept.set(true);
        self.store.warn(&format!("the token could not be kept: {error:#}"));
    }

    fn nobody_signed_in(&self, identity: &Identity) -> anyhow::Error {
        let who = match &identity.user {
            User::Named(name) => format!("{} has not", one_line(name)),
            _ => "nobody has".to_owned(),
        };
        let command = self.flow.in_person(&self.context.env, self.resource).ok().flatten();
        let command = command.map(|command| login(&command));
        if let Some(why) = self.store.out_of_reach() {
            return Failure::needs_person(format!(
                "{who} signed in that azt knows of: the keyring cannot be used: {why}"
            ))
            .maybe_hint(command.map(|command| format!("unlock the keyring, or sign in without it: {command}")))
            .into();
        }
        Failure::needs_person(format!("{who} signed in"))
            .maybe_hint(command.map(|command| format!("sign in: {command}")))
            .into()
    }

    /// Who did not want to sign in is not asked again at once: the next of many callers would open the next tab.
    fn ensure_not_declined(&self, asking: &Turn) -> Result<()> {
        let Some(failed) = &asking.failed else { return Ok(()) };
        let command = self.flow.in_person(&self.context.env, self.resource)?;
        let Some(command) = command.filter(|_| failed.declined) else { return Ok(()) };
        let ago = clock::milliseconds().saturating_sub(failed.at).unsigned_abs() / 1000;
        let command = login(&command);
        Err(Failure::needs_person(format!("nobody signed in when asked {ago} s ago: {}", failed.message))
            .hint(format!("azt asks again after a minute; to sign in now: {command}"))
            .into())
    }
}

/// Whoever is named nowhere is told from others by the refresh token they came with.
fn nameless(identity: &Identity, token: &Token) -> Option<String> {
    match &identity.user {
        User::Holder(digest) if token.account.is_none() => Some(format!("refresh-token:{digest}")),
        _ => None,
    }
}

fn given(kept: &KeptToken) -> Given {
    Given { token: kept.token(), flow: kept.flow.clone(), source: Source::Cache }
}
