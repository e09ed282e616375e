//! The ways to a token: one enum, one trait, one file each.

use std::cell::Cell;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use clap::Subcommand;

use crate::entra::{Authority, Grant};
use crate::env::Env;
use crate::http::{Answer, Http, Request};
use crate::interrupt::Interrupt;
use crate::key::{Identity, Key};
use crate::later::Later;
use crate::logger;
use crate::resource::Resource;
use crate::retry::{self, Patience, Schedule};
use crate::secret::{Leave, Secret, Stdin};
use crate::token::Token;

mod application;
mod arr_sts;
pub mod authcode;
mod client;
pub mod client_credentials;
pub mod cloudshell;
mod devicecode;
pub mod msi;
mod obo;
mod refresh;
mod ropc;
pub mod workload_identity;

pub use self::client::Client;

/// What a flow finds around it.
pub struct Context {
    /// Sends requests.
    pub http: Http,
    /// The environment.
    pub env: Env,
    /// Standard input.
    pub stdin: Stdin,
    /// Ctrl-C.
    pub interrupt: Interrupt,
    /// Whether a person may be asked.
    pub may_prompt: Cell<bool>,
    /// How long a person may take to answer.
    pub timeout: Duration,
    /// Whether a person has been asked to sign in: a page was opened, or its address printed.
    pub asked: Cell<bool>,
    /// Whether a kept token will do if need be, so that a service that is busy is not waited for.
    pub has_reserve: Cell<bool>,
}

impl Context {
    /// Leave to ask a person for a secret, on the terminal.
    pub fn ask(&self) -> Option<Leave<'_>> {
        self.may_prompt.get().then_some(Leave { interrupt: &self.interrupt, timeout: self.timeout })
    }

    /// Sends a request to a service of this machine, again and again as the service's schedule has it, until the deadline.
    /// `who` names the service.
    ///
    /// # Errors
    /// As [`Request::send`].
    fn persist(&self, request: &Request<'_>, schedule: &Schedule, who: &str, deadline: Instant) -> Result<Answer> {
        let notice = |text: &str| self.notice(text);
        let may_wait = !self.has_reserve.get();
        let patience = Patience { deadline, may_wait, longest: retry::LONGEST, notice: &notice };
        retry::send(request, schedule, who, &patience)
    }

    /// Sends a request to a service elsewhere, and once more where that is busy and no kept token will do. `who` names the
    /// service.
    ///
    /// # Errors
    /// As [`Request::send`].
    fn insist(&self, request: &Request<'_>, who: &str) -> Result<Answer> {
        let notice = |text: &str| self.notice(text);
        let deadline = Instant::now() + self.timeout;
        let may_wait = !self.has_reserve.get();
        let patience = Patience { deadline, may_wait, longest: retry::LONGEST_AWAY, notice: &notice };
        retry::send(request, &retry::ONCE_MORE, who, &patience)
    }

    /// Redeems a grant, and once more where the token endpoint is busy and no kept token will do.
    ///
    /// # Errors
    /// As [`Authority::redeem`].
    fn redeem(&self, authority: &Authority, grant: &Grant<'_>, resource: &Resource) -> Result<Token> {
        let deadline = Instant::now() + self.timeout;
        if self.has_reserve.get() {
            return authority.redeem(&self.http, grant, resource, deadline);
        }
        authority.redeem_patiently(&self.http, grant, resource, deadline, &|text| self.notice(text))
    }

    /// Tells the person what azt is doing, unless they asked for silence.
    pub fn notice(&self, text: &str) {
        logger::notice(text);
    }
}

/// A way to a token.
pub trait Acquire {
    /// The subcommand's name.
    fn name(&self) -> &'static str;

    /// What the command line, else the environment, asks a token for.
    ///
    /// # Errors
    /// Exit 2 where that is nothing a token can be for.
    fn resource(&self, env: &Env) -> Result<Resource>;

    /// What its token is kept under: equal keys, interchangeable tokens. Asks nobody. That of the identity; a flow
    /// without one has its own.
    ///
    /// # Errors
    /// Exit 2 where the command line cannot be honoured.
    fn key(&self, context: &Context, resource: &Resource) -> Result<Key> {
        let identity = self.identity(context)?.context("the flow has neither an identity nor a key")?;
        Ok(identity.token(&resource.scope()))
    }

    /// Whose sign-in renews its tokens; `None` for a flow without refresh tokens. Asks nobody.
    ///
    /// # Errors
    /// Exit 2 where the command line cannot be honoured.
    fn identity(&self, _context: &Context) -> Result<Option<Identity>> {
        Ok(None)
    }

    /// Redeems the refresh token of a kept sign-in of [`Self::identity`].
    ///
    /// # Errors
    /// A [`crate::error::Failure`] with what the service said.
    fn renew(&self, _context: &Context, _resource: &Resource, _refresh_token: &Secret) -> Result<Token> {
        anyhow::bail!("{} has no refresh tokens", self.name())
    }

    /// Gets a new token. Blocks; keeps nothing.
    ///
    /// # Errors
    /// A [`crate::error::Failure`] that says who refused or was not there.
    fn acquire(&self, context: &Context, resource: &Resource) -> Result<Token>;

    /// The command line that a person at a browser would type, where the flow cannot go on without one.
    ///
    /// # Errors
    /// Exit 2 where there is none that could work.
    fn in_person(&self, _env: &Env, _resource: &Resource) -> Result<Option<String>> {
        Ok(None)
    }

    /// Whether the person is to be asked whatever is kept, because the command line says how.
    fn asks_anew(&self) -> bool {
        false
    }

    /// Whether the service gives refresh tokens at all.
    fn receives_refresh_token(&self) -> bool {
        false
    }
}

/// A way to a token, as it is typed.
#[derive(Debug, Clone, Subcommand)]
pub enum Flow {
    /// Token of this machine's managed identity
    #[command(visible_alias = "managed-identity")]
    Msi(Later<msi::Msi>),
    /// Token of the user of Azure Cloud Shell
    Cloudshell(Later<cloudshell::Cloudshell>),
    /// Token by signing in with a browser
    #[command(visible_aliases = ["interactive", "web"])]
    Authcode(Later<authcode::Authcode>),
    /// Token by signing in with a browser on any device
    #[command(visible_alias = "device-code")]
    Devicecode(Later<devicecode::Devicecode>),
    /// Token for a user name and password
    #[command(visible_alias = "password")]
    Ropc(Later<ropc::Ropc>),
    /// New token for a refresh token
    Refresh(Later<refresh::Refresh>),
    /// Token of an application that signs in for itself
    #[command(visible_alias = "spn")]
    ClientCredentials(Later<client_credentials::ClientCredentials>),
    /// Token of an application by a token of the place where it runs
    WorkloadIdentity(Later<workload_identity::WorkloadIdentity>),
    /// Token of a user for an application that was called with another
    #[command(visible_alias = "on-behalf-of")]
    Obo(Later<obo::Obo>),
    /// Token of an Azure Remote Rendering (Mixed Reality) account
    ArrSts(Later<arr_sts::ArrSts>),
}

impl Flow {
    /// The flow's behaviour.
    pub fn as_acquire(&self) -> &dyn Acquire {
        match self {
            Flow::Msi(flow) => &flow.0,
            Flow::Cloudshell(flow) => &flow.0,
            Flow::Authcode(flow) => &flow.0,
            Flow::Devicecode(flow) => &flow.0,
            Flow::Ropc(flow) => &flow.0,
            Flow::Refresh(flow) => &flow.0,
            Flow::ClientCredentials(flow) => &flow.0,
            Flow::WorkloadIdentity(flow) => &flow.0,
            Flow::Obo(flow) => &flow.0,
            Flow::ArrSts(flow) => &flow.0,
        }
    }
}
