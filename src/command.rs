//! What azt can do, a command a file. Each gives the text to print.

pub mod choice;
pub mod chosen;
pub mod delivery;
pub mod docker_credential;
pub mod doctor;
pub mod exec;
pub mod exec_credential;
pub mod forget;
pub mod git_credential;
pub mod inspect;
pub mod lend;
pub mod list;
pub mod login;
pub mod logout;
pub mod profile;
pub mod serve;
pub mod shell_init;
pub mod standin;
pub mod token;

use std::cell::Cell;
use std::path::PathBuf;

use anyhow::Result;
use clap::ArgMatches;
use clap::parser::ValueSource;

use crate::challenge::Challenge;
use crate::cli::Common;
use crate::env::Env;
use crate::error::Failure;
use crate::flow::{Acquire, Context};
use crate::http::Http;
use crate::interrupt::Interrupt;
use crate::key::Identity;
use crate::paths;
use crate::profile::Config;
use crate::secret::{Secret, Stdin};
use crate::session::Policy;
use crate::store::{Reach, SignIn, Store};

/// A run of azt: what was typed, and what is around.
pub struct Run<'a> {
    /// The options of every command.
    pub common: &'a Common,
    /// What was typed after the command's name.
    pub matches: &'a ArgMatches,
    /// What a flow finds around it.
    pub context: Context,
    /// Whether errors are to be JSON, once that is known.
    pub reports_as: Cell<bool>,
    /// The status that azt ends with once its text is printed; a failure has its own.
    pub status: Cell<u8>,
}

impl<'a> Run<'a> {
    /// A run with these options in this environment.
    ///
    /// # Errors
    /// Exit 2 where an option or its variable makes no sense.
    pub fn new(common: &'a Common, matches: &'a ArgMatches, env: Env, interrupt: Interrupt) -> Result<Self> {
        let context = Context {
            http: Http::new(common.http_timeout(&env)?).in_network(&env, common.ca_file(&env)),
            stdin: Stdin::within(common.timeout(&env)?),
            interrupt,
            may_prompt: Cell::new(common.may_prompt(&env)),
            timeout: common.timeout(&env)?,
            asked: Cell::default(),
            has_reserve: Cell::new(false),
            env,
        };
        Ok(Self { common, matches, context, reports_as: Cell::new(false), status: Cell::new(0) })
    }

    /// The environment.
    pub fn env(&self) -> &Env {
        &self.context.env
    }

    /// What was typed behind the last command's name.
    pub fn innermost(&self) -> &'a ArgMatches {
        let innermost = std::iter::successors(Some(self.matches), |matches| Some(matches.subcommand()?.1)).last();
        innermost.unwrap_or(self.matches)
    }

    /// The store, as it was chosen, for a token of this flow.
    ///
    /// # Errors
    /// Exit 1 where the one that was chosen cannot be used.
    pub fn store_for(&self, flow: &dyn Acquire) -> Result<Option<Store>> {
        // Whoever gets the token says what is wrong with it.
        let asked = || flow.identity(&self.context).ok().flatten();
        Store::open(paths::data(), self.common.keeper(self.env())?, self.env(), &asked)
    }

    /// The store, as it was chosen, for a new sign-in.
    ///
    /// # Errors
    /// The same.
    pub fn store_to_sign_in(&self) -> Result<Option<Store>> {
        Store::open(paths::data(), self.common.keeper(self.env())?, self.env(), &|| None)
    }

    /// What is kept, where it was chosen, else anywhere.
    ///
    /// # Errors
    /// Exit 1 where the store that was chosen cannot be used.
    pub fn kept(&self) -> Result<Reach> {
        Store::reach(paths::data(), self.common.keeper(self.env())?, self.env())
    }

    /// The file of the profiles.
    ///
    /// # Errors
    /// Exit 2 where it cannot be read.
    pub fn config(&self) -> Result<Config> {
        Config::load(&config_file()?)
    }

    /// The same to change it, while no other azt does.
    ///
    /// # Errors
    /// The same, and exit 5 where another azt takes too long.
    pub fn config_to_change(&self) -> Result<Config> {
        Config::load_to_change(&config_file()?)
    }

    /// What a service demands of the token.
    ///
    /// # Errors
    /// Exit 2 where that cannot be read.
    pub fn challenge(&self) -> Result<Option<Challenge>> {
        let Some(text) = &self.common.claims else { return Ok(None) };
        if text != "-" {
            return Challenge::read(text).map(Some);
        }
        let matches = self.innermost();
        let is_typed = |id: &str| matches.value_source(id) == Some(ValueSource::CommandLine);
        let mut ids = matches.ids().map(clap::Id::as_str);
        if let Some(id) = ids.find(|id| id.ends_with("_stdin") && is_typed(id)) {
            let option = id.replace('_', "-");
            return Err(Failure::usage(format!("--claims - and --{option} both read standard input"))
                .hint("pass the claims as a word: --claims \"$CLAIMS\"")
                .into());
        }
        let text = self.context.stdin.text()?;
        Challenge::read(text.as_ref().map(Secret::expose).unwrap_or_default()).map(Some)
    }

    /// What the command line says about the token it wants.
    ///
    /// # Errors
    /// Exit 2 where it makes no sense.
    pub fn policy(&self) -> Result<Policy> {
        Ok(Policy {
            min_validity: self.common.min_validity(self.env())?,
            force: self.common.force_refresh,
            challenge: self.challenge()?,
            account: None,
            profile: None,
            again: false,
            kept_only: false,
            resource: None,
            in_passing: false,
        })
    }
}

fn config_file() -> Result<PathBuf, Failure> {
    paths::config().ok_or_else(|| Failure::other("this user has no home directory for profiles to be in"))
}

/// Whose sign-in it is, for the key of its lock.
fn identity_of(sign_in: &SignIn) -> Identity {
    Identity {
        host: sign_in.host.clone(),
        client_id: sign_in.client_id.clone(),
        tenant: String::new(),
        user: crate::key::User::Anyone,
    }
}

/// `-` where there is nothing to show.
fn or_dash(text: Option<&str>) -> String {
    text.unwrap_or("-").to_owned()
}
