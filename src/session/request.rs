//! One token that is asked for: kept, else renewed, else acquired.

use std::cell::Cell;

use anyhow::{Result, bail};

use super::policy::{Policy, Verdict};
use super::turn::{Turn, Turns};
use super::{Given, Session, Source};
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
        let ahead = verdict == Verdict::Ahead;
        let outcome = if ahead { self.ahead() } else { self.another().map(Some) };
        let error = match outcome {
            Ok(Some(given)) => return Ok(given),
            // Nobody can renew it without asking a person, who will be asked when it is due.
            Ok(None) => return Ok(given(&kept)),
            Err(error) => error,
        };
        let report = Report::of(&error);
        let unreachable = report.kind() == Exit::Unreachable && self.policy().will_do(&kept, clock::now());
        if report.kind() == Exit::Interrupted || !(ahead || unreachable) {
            return Err(error);
        }
        log::warn!("the kept token could not be renewed and will do for now: {}", report.message());
        if ahead {
            self.keep(&kept.clone().put_off(clock::now() + PUT_OFF));
        }
        Ok(given(&kept))
    }

    /// A renewal that asks nobody; `None` where there is no other.
    fn ahead(&self) -> Result<Option<Given>> {
        let Some(identity) = &self.identity else { return self.another().map(Some) };
        let turn = self.turns.take(&identity.sign_ins())?;
        if let Some(given) = self.look_again() {
            return Ok(Some(given));
        }
        match self.renew(identity, &turn)? {
            Renewal::Renewed(given) => Ok(Some(*given)),
            Renewal::NobodySignedIn => Ok(None),
            Renewal::Refused { error, .. } => Err(error),
        }
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
            Renewal::NobodySignedIn if self.policy().kept_only => Err(self.nobody_signed_in(identity)),
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
        let token = self.turns.noting(&self.key, || self.flow.acquire(self.context, self.resource))?;
        self.session.ensure_account(&token)?;
        Ok(self.kept(token, Source::New))
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
            let token = self.flow.acquire(self.context, self.resource)?;
            self.session.ensure_account(&token)?;
            return Ok(self.kept(token, Source::New));
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
        let token = self.turns.noting(person, || self.flow.acquire(self.context, self.resource))?;
        self.session.ensure_account(&token)?;
        let _turn = self.turns.take(&identity.sign_ins())?;
        let mut sign_ins = self.store.sign_ins().unwrap_or_default();
        self.keep_sign_in(identity, &token, None, &mut sign_ins);
        // What was kept for whoever signed in last is somebody else's now.
        let outdated = |kept: &KeptToken| {
            let chosen = kept.identity.as_ref().and_then(|identity| choose(&sign_ins, identity));
            chosen.is_some_and(|sign_in| sign_in.who() != kept.who())
        };
        if let Err(error) = self.store.forget_tokens(outdated) {
            self.complain(&error);
        }
        Ok(self.kept(token, Source::New))
    }

    /// Redeems the refresh token of the sign-in that serves this identity. The caller has its turn at the sign-ins.
    fn renew(&self, identity: &Identity, turn: &Turn) -> Result<Renewal> {
        let Some(sign_in) = self.chosen(identity) else { return Ok(Renewal::NobodySignedIn) };
        turn.ensure_not_told(&[Exit::Unreachable])?;
        let redeem = || self.flow.renew(self.context, self.resource, &sign_in.refresh_token);
        let token = match self.turns.noting(&identity.sign_ins(), redeem) {
            Ok(token) => token,
            Err(error) => {
                let report = Report::of(&error);
                let Some(denied) = report.denied().filter(|denied| denied.asks_for_a_person()) else {
                    return Err(error);
                };
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
        self.keep_sign_in(identity, &token, Some(sign_in), &mut Vec::new());
        Ok(Renewal::Renewed(Box::new(self.kept(token, Source::Refresh))))
    }

    fn chosen(&self, identity: &Identity) -> Option<SignIn> {
        let sign_ins = self.store.sign_ins().inspect_err(|error| self.complain(error)).unwrap_or_default();
        choose(&sign_ins, identity).cloned()
    }

    /// Keeps the newest refresh token: a new one takes the old one's place, and without a new one the old one stays.
    /// A sign-in that was not `renewed` is new.
    fn keep_sign_in(&self, identity: &Identity, token: &Token, renewed: Option<SignIn>, others: &mut Vec<SignIn>) {
        let Some(refresh_token) = &token.refresh_token else { return };
        let now = clock::now();
        let is_new = renewed.is_none();
        let mut sign_in = renewed.unwrap_or_else(|| SignIn {
            host: identity.host.clone(),
            client_id: identity.client_id.clone(),
            account: token.account.clone(),
            account_id: token.account_id.clone().or_else(|| nameless(identity, token)),
            flow: self.flow.name().to_owned(),
            kept_at: now,
            tenants: Default::default(),
            asked_as: Vec::new(),
            refresh_token: refresh_token.clone(),
        });
        sign_in.refresh_token = refresh_token.clone();
        sign_in.kept_at = now;
        if is_new {
            self.join(identity, &mut sign_in, others);
        }
        if let Err(error) = self.store.keep_sign_in(&sign_in) {
            self.complain(&error);
        }
        others.push(sign_in);
    }

    /// Takes over what is known of the person's earlier sign-ins, and the name they were asked for by.
    fn join(&self, identity: &Identity, sign_in: &mut SignIn, others: &mut Vec<SignIn>) {
        let application = Identity { user: User::Anyone, ..identity.clone() };
        if let Some(at) = others.iter().position(|other| other.is_of(&application) && other.who() == sign_in.who()) {
            let earlier = others.swap_remove(at);
            sign_in.tenants = earlier.tenants;
            sign_in.asked_as = earlier.asked_as;
        }
        // The last one, also where the clock was set back.
        let last = others.iter().chain([&*sign_in]).flat_map(|other| other.tenants.values()).max().copied();
        let now = clock::milliseconds().max(last.unwrap_or_default().saturating_add(1));
        sign_in.tenants.insert(identity.tenant.clone(), now);
        if sign_in.is_of(identity) {
            return;
        }
        if let (User::Named(name), Some(account)) = (&identity.user, &sign_in.account) {
            log::warn!("{account} signed in, and {name} was expected");
        }
        sign_in.asked_as.push(identity.user.clone());
        // A name leads to one person.
        for other in others.iter_mut().filter(|other| other.is_of(&application)) {
            let before = other.asked_as.len();
            other.asked_as.retain(|user| *user != identity.user);
            if other.asked_as.len() != before
                && let Err(error) = self.store.keep_sign_in(other)
            {
                self.complain(&error);
            }
        }
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
        let command = command.map(|command| command.replacen("azt authcode", "azt login", 1));
        Failure::needs_person(format!("{who} signed in"))
            .maybe_hint(command.map(|command| format!("sign in: {command}")))
            .into()
    }

    /// Who did not want to sign in is not asked again at once: the next of many callers would open the next tab.
    fn ensure_not_declined(&self, asking: &Turn) -> Result<()> {
        let Some(failed) = &asking.failed else { return Ok(()) };
        let declined = [Exit::NeedsPerson as u8, Exit::Refused as u8].contains(&failed.exit);
        let Some(command) = self.flow.in_person(&self.context.env, self.resource)?.filter(|_| declined) else {
            return Ok(());
        };
        let ago = clock::milliseconds().saturating_sub(failed.at).unsigned_abs() / 1000;
        let command = command.replacen("azt authcode", "azt login", 1);
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
