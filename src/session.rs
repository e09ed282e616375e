//! The one policy: how a command comes to its token. Kept, else renewed, else acquired, by one process at a time.

mod asking;
mod policy;
mod renewal;
mod request;
mod turn;

use std::time::Duration;

use anyhow::{Result, bail};

use crate::clock;
use crate::error::{Failure, Report, reword_hint};
use crate::flow::{Acquire, Context};
use crate::key::{Identity, User};
use crate::resource::Resource;
use crate::secret::Secret;
use crate::shell;
use crate::store::Store;
use crate::text::one_line;
use crate::token::Token;

pub use self::policy::Policy;
use self::request::Request;

/// A token, and how it came.
#[derive(Debug)]
pub struct Given {
    /// The token.
    pub token: Token,
    /// The flow that got it, now or when it was kept.
    pub flow: String,
    /// How it came to who asked.
    pub source: Source,
}

/// How a token came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// It was kept.
    Cache,
    /// By a kept refresh token.
    Refresh,
    /// By the flow itself.
    New,
}

impl Source {
    /// The word for it in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Source::Cache => "cache",
            Source::Refresh => "refresh",
            Source::New => "new",
        }
    }
}

/// Gives tokens.
pub struct Session<'a> {
    context: &'a Context,
    store: Option<&'a Store>,
    policy: &'a Policy,
}

impl<'a> Session<'a> {
    /// A session in these surroundings.
    pub fn new(context: &'a Context, store: Option<&'a Store>, policy: &'a Policy) -> Self {
        Self { context, store, policy }
    }

    /// A token for what the flow was asked for.
    ///
    /// # Errors
    /// Exit 3 where a person would have to be asked and may not be; 4 where the token would be another account's than
    /// the one that is pinned; 5 where another process did not make way; else what the flow says.
    pub fn token(&self, flow: &dyn Acquire) -> Result<Given> {
        // That of the last token says nothing about this one, where a process gets several.
        self.context.has_reserve.set(false);
        let resource = self.resource(flow)?;
        let given = match self.store {
            Some(store) if flow.asks_anew() && !self.policy.again && self.policy.resource.is_none() => {
                Request::new(self, store, flow, &resource)?.anew()?
            }
            Some(store) => Request::new(self, store, flow, &resource)?.token()?,
            None => self.unkept(flow, &resource)?,
        };
        self.ensure_account(&given.token)?;
        self.warn_of_another(flow, &given.token)?;
        if given.source != Source::Cache {
            self.warn_of_short(&given.token);
        }
        Ok(given)
    }

    /// Whether a token of this flow is kept, good or not.
    ///
    /// # Errors
    /// Exit 2 where the command line cannot be honoured.
    pub fn keeps(&self, flow: &dyn Acquire) -> Result<bool> {
        let Some(store) = self.store else { return Ok(false) };
        let key = flow.key(self.context, &self.resource(flow)?)?;
        Ok(store.token(&key).is_some())
    }

    /// Signs in anew, whatever is kept, and keeps it.
    ///
    /// # Errors
    /// Exit 1 where it could not be kept: then the sign-in would be for nothing. Else as [`Self::token`].
    pub fn sign_in(&self, flow: &dyn Acquire) -> Result<Given> {
        let Some(store) = self.store else {
            bail!(
                Failure::other("there is nowhere to keep a sign-in")
                    .hint("keep the key in a file: azt login --store file")
            )
        };
        let resource = self.resource(flow)?;
        let given = Request::new(self, store, flow, &resource)?.signed_in().map_err(|error| {
            // Who wants a sign-in is not told how to get a token.
            if flow.name() == "authcode" { reword_hint(error, login) } else { error }
        })?;
        self.warn_of_another(flow, &given.token)?;
        Ok(given)
    }

    fn resource(&self, flow: &dyn Acquire) -> Result<Resource> {
        let resource = match &self.policy.resource {
            Some(resource) => resource.clone(),
            None => flow.resource(&self.context.env)?,
        };
        Ok(resource.demanding(self.policy.challenge.clone()))
    }

    fn unkept(&self, flow: &dyn Acquire, resource: &Resource) -> Result<Given> {
        if self.policy.kept_only {
            let command = flow.in_person(&self.context.env, resource)?;
            return Err(Failure::needs_person("nobody has signed in, and nothing is kept between runs")
                .maybe_hint(command.map(|command| format!("sign in for one token: {command}")))
                .missing()
                .into());
        }
        self.ensure_may_ask(flow, resource, None)?;
        let token = flow.acquire(self.context, resource)?;
        Ok(Given { token, flow: flow.name().to_owned(), source: Source::New })
    }

    fn ensure_may_ask(&self, flow: &dyn Acquire, resource: &Resource, refused: Option<&anyhow::Error>) -> Result<()> {
        if self.context.may_prompt.get() {
            return Ok(());
        }
        let Some(command) = flow.in_person(&self.context.env, resource)? else { return Ok(()) };
        let because = refused.map_or_else(String::new, |error| format!("{error:#}; "));
        let (who, command) = if self.policy.kept_only {
            ("a person has to sign in again".to_owned(), login(&command))
        } else {
            (format!("{} needs a person at a browser", flow.name()), command)
        };
        let is_renewal = self.policy.again || self.policy.resource.is_some();
        let forbids = if is_renewal { "nobody is asked for a renewal" } else { "--no-prompt forbids to ask one" };
        let text = format!("{because}{who}, and {forbids}");
        let denied = refused.and_then(|error| Report::of(error).denied().cloned());
        Err(Failure::needs_person(text).saying(denied).hint(format!("where a person is: {command}")).into())
    }

    /// The service may not have given what was asked for.
    fn warn_of_short(&self, token: &Token) {
        if let Some(left) = self.policy.falls_short(token.expires_on, clock::now()) {
            let left = humantime::format_duration(Duration::from_secs(left.unsigned_abs()));
            log::warn!("the service gave a token that is good for {left} only");
        }
    }

    /// Who signed in may not be who was expected, and stays so for every call that expects the other.
    fn warn_of_another(&self, flow: &dyn Acquire, token: &Token) -> Result<()> {
        let identity = flow.identity(self.context)?;
        if let (Some(Identity { user: User::Named(name), .. }), Some(account)) = (identity, &token.account)
            && account.to_lowercase() != name
        {
            let text = format!("{} signed in, and {} was expected", one_line(account), one_line(&name));
            match self.store {
                Some(store) => store.warn_once(&format!("expected-{}", Secret::new(name).digest()), &text),
                None => log::warn!("{text}"),
            }
        }
        Ok(())
    }

    fn ensure_account(&self, token: &Token) -> Result<()> {
        let Some(pinned) = &self.policy.account else { return Ok(()) };
        let found = token.account.as_deref();
        if found.is_some_and(|found| found.to_lowercase() == pinned.to_lowercase()) {
            return Ok(());
        }
        let whose = found.map_or_else(|| "of nobody azt knows".to_owned(), |found| format!("of {}", one_line(found)));
        let pinned = one_line(pinned);
        let name = self.policy.profile.as_deref().unwrap_or_default();
        let again = shell::command(["azt", "login", name]);
        let what = self.policy.profile.as_ref().map_or("the sign-in that is lent", |_| "the profile");
        Err(Failure::refused(format!("the token is {whose}, and {what} is for {pinned} only"))
            .hint(format!("sign in as that account: {again}"))
            .into())
    }
}

/// The command that signs in and keeps it, in place of the one that signs in for a token.
fn login(command: &str) -> String {
    command.replacen("azt authcode", "azt login", 1)
}
