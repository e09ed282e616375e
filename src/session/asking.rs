//! Asking a person to sign in: one process at a time, not again at once, and what they sign in to is kept.

use std::time::Duration;

use anyhow::{Result, bail};

use super::renewal::Renewal;
use super::request::Request;
use super::turn::{MEMORY, Turn};
use super::{Given, Source, login};
use crate::challenge::Challenge;
use crate::clock;
use crate::denied::Denied;
use crate::error::{Exit, Failure, Report};
use crate::key::{Identity, Key, User};
use crate::resource::Resource;
use crate::store::{KeptToken, SignIn, choose};
use crate::text::one_line;
use crate::token::Token;

impl Request<'_> {
    /// Gets a new sign-in, mostly from a person. Only one process asks; renewals of others go on meanwhile. `refused` is
    /// why the kept one will not do, and `last` when the last of those before was made.
    ///
    /// # Errors
    /// As [`super::Session::token`].
    pub fn ask(&self, identity: &Identity, refused: Option<&anyhow::Error>, last: i64) -> Result<Given> {
        // What the service asks for now, or the person would sign in and be refused again.
        let resource = self.resource.demanding(refused.and_then(challenge));
        self.session.ensure_may_ask(self.flow, &resource, refused)?;
        let person = identity.person();
        let asking = self.turns.take(&person)?;
        // Who was asked meanwhile has signed in for everybody.
        if let Some(given) = self.signed_in_meanwhile(identity, last, &asking)? {
            return Ok(given);
        }
        self.ensure_not_just_asked(&asking)?;
        // A wrong password that fifty shells try locks the account.
        asking.ensure_not_told(&[Exit::Unreachable, Exit::Refused])?;
        if let Some(error) = refused {
            self.context.notice(&format!("{error:#}"));
        }
        self.acquire(identity, &person, &resource)
    }

    /// Nobody has signed in; but somebody may just be asked to, by another process.
    ///
    /// # Errors
    /// Exit 3 where that is not so, or nobody came.
    pub fn after_others(&self, identity: &Identity, last: i64) -> Result<Given> {
        let person = identity.person();
        // Who may not be asked does not wait for who is.
        if self.context.may_prompt.get()
            && !self.policy().in_passing
            && self.turns.try_take(&person, Duration::ZERO)?.is_none()
        {
            let asked = self.turns.take(&person)?;
            if let Some(given) = self.signed_in_meanwhile(identity, last, &asked)? {
                return Ok(given);
            }
        }
        Err(self.nobody_signed_in(identity))
    }

    /// The token by a sign-in that was made while this process waited to ask for one. An older one may be another
    /// person's.
    fn signed_in_meanwhile(&self, identity: &Identity, last: i64, asking: &Turn) -> Result<Option<Given>> {
        let turn = self.turns.take(&identity.sign_ins())?;
        if let Some(given) = self.look_again(asking) {
            return Ok(Some(given));
        }
        let sign_ins = self.sign_ins();
        if choose(&sign_ins, identity).is_none_or(|sign_in| sign_in.signed_in_at() <= last) {
            return Ok(None);
        }
        match self.renew(identity, &sign_ins, &turn)? {
            Renewal::Renewed(given) => Ok(Some(*given)),
            Renewal::NobodySignedIn | Renewal::Refused(_) => Ok(None),
        }
    }

    /// A new sign-in, which is kept.
    ///
    /// # Errors
    /// As [`super::Session::sign_in`].
    pub fn signed_in(&self) -> Result<Given> {
        let given = self.anew()?;
        match (&given.token.refresh_token, self.unkept.get()) {
            _ if self.identity.is_none() => Ok(given),
            (Some(_), false) => Ok(given),
            (Some(_), true) => bail!("the sign-in could not be kept"),
            (None, _) => bail!(Failure::refused("the service gave no refresh token, so there is no sign-in to keep")),
        }
    }

    /// What the flow gets, whatever is kept and whoever was just asked.
    ///
    /// # Errors
    /// As [`super::Session::token`].
    pub fn anew(&self) -> Result<Given> {
        let Some(identity) = &self.identity else {
            let _turn = self.turns.take(&self.key)?;
            return self.acquire_alone();
        };
        self.session.ensure_may_ask(self.flow, self.resource, None)?;
        let person = identity.person();
        let _asking = self.turns.take(&person)?;
        self.acquire(identity, &person, self.resource)
    }

    fn acquire(&self, identity: &Identity, person: &Key, resource: &Resource) -> Result<Given> {
        self.store.ensure_lasting()?;
        let token = self.asked(person, resource)?;
        // The person has signed in: nobody who is busy with another renewal makes that be for nothing.
        let turn = self.turns.try_take(&identity.sign_ins(), self.context.timeout)?;
        if turn.is_none() {
            log::info!("going on without a turn at the sign-ins");
        }
        let mut sign_ins = self.sign_ins();
        let new = self.new_sign_in(identity, &token, &mut sign_ins);
        // What was kept for whoever signed in last is somebody else's now. First: who is killed here has not signed in,
        // and nobody gets another person's token.
        let outdated = |kept: &KeptToken| {
            let chosen = kept.identity.as_ref().and_then(|identity| choose(&sign_ins, identity));
            chosen.is_some_and(|sign_in| kept.who().is_empty() || sign_in.who() != kept.who())
        };
        if let Err(error) = self.store.forget_tokens(outdated) {
            self.complain(&error);
        }
        if let Some(sign_in) = &new {
            self.keep_sign_in(sign_in);
            if !self.store.is_lasting() {
                let _ = self.store.forget_sign_in(sign_in);
                self.complain(&anyhow::anyhow!(
                    "the key it is sealed with was removed meanwhile, as azt forget --all does"
                ));
                return Ok(Given { token, flow: self.flow.name().to_owned(), source: Source::New });
            }
        }
        Ok(self.kept(token, Source::New, new.as_ref()))
    }

    /// What the flow gets, mostly from a person. Others are told that one is being asked, and how it went.
    fn asked(&self, person: &Key, resource: &Resource) -> Result<Token> {
        if self.flow.in_person(&self.context.env, resource)?.is_none() {
            return self.turns.noting(person, || self.new_token(resource));
        }
        self.turns.leave_asking(person);
        let asked = self.new_token(resource);
        let of_resource = self.asked_for();
        // One resource that is refused says nothing about the next.
        let is_about_resource = |error| Report::of(error).denied().is_some_and(Denied::is_about_the_resource);
        if asked.as_ref().is_err_and(is_about_resource) {
            let _ = self.turns.noting(person, || Ok(()));
            return self.turns.noting(&of_resource, || asked);
        }
        if self.turns.recent(&of_resource).is_some() {
            let _ = self.turns.noting(&of_resource, || Ok(()));
        }
        self.turns.noting(person, || asked)
    }

    /// The key of the note that a person was asked for this token.
    fn asked_for(&self) -> Key {
        self.key.clone().with("note", "asked")
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
            refresh_token: Some(token.refresh_token.clone()?),
            refusal: None,
        };
        let application = Identity { user: User::Anyone, ..identity.clone() };
        // The last one, also where the clock was set back.
        let last = last(all);
        if let Some(at) = all.iter().position(|other| other.is_same(&new)) {
            let earlier = all.swap_remove(at);
            // Who knows whether two whom the service does not name are one?
            if !new.who().is_empty() {
                new.tenants = earlier.tenants;
                new.asked_as = earlier.asked_as;
            }
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

    /// Exit 3, or what stands between azt and the sign-ins.
    pub fn nobody_signed_in(&self, identity: &Identity) -> anyhow::Error {
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
            .missing()
            .into()
    }

    /// Who was asked and did not sign in is not asked again at once: the next of many callers would open the next tab.
    fn ensure_not_just_asked(&self, asking: &Turn) -> Result<()> {
        let Some(command) = self.flow.in_person(&self.context.env, self.resource)? else { return Ok(()) };
        let failed = [asking.failed.clone(), self.turns.recent(&self.asked_for())];
        let Some(failed) = failed.into_iter().flatten().find(|failed| failed.asked) else { return Ok(()) };
        let ago = clock::milliseconds().saturating_sub(failed.at).unsigned_abs() / 1000;
        // What azt login does at once is the browser sign-in only.
        let hint = if command.starts_with("azt authcode") {
            format!("azt asks again after a minute; to sign in now: {}", login(&command))
        } else {
            format!("azt asks again after a minute: sleep {} && {command}", MEMORY.as_secs().saturating_sub(ago))
        };
        Err(Failure::needs_person(format!("nobody signed in when asked {ago} s ago: {}", failed.message))
            .hint(hint)
            .into())
    }
}

/// What the service demands of the person that it refused without.
fn challenge(refused: &anyhow::Error) -> Option<Challenge> {
    Challenge::of_refusal(Report::of(refused).denied()?.claims.as_deref()?)
}

/// When the last of these sign-ins was made.
pub fn last(sign_ins: &[SignIn]) -> i64 {
    sign_ins.iter().map(SignIn::signed_in_at).max().unwrap_or_default()
}

/// Whoever is named nowhere is told from others by the refresh token they came with.
fn nameless(identity: &Identity, token: &Token) -> Option<String> {
    match &identity.user {
        User::Holder(digest) if token.account.is_none() => Some(format!("refresh-token:{digest}")),
        _ => None,
    }
}
