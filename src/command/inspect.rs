//! `azt inspect`.

use std::io::IsTerminal as _;

use anyhow::{Result, bail};
use clap::Args;

use super::Run;
use super::token::{chosen, types_options};
use crate::clock;
use crate::error::Failure;
use crate::flow::Client;
use crate::flow::authcode::Authcode;
use crate::inspect::Explained;
use crate::resource::Target;
use crate::session::{Policy, Session};

/// Explain a token: its header and claims, unverified
///
/// The token on standard input or, where that is a terminal or empty, the one that azt token would print. What is
/// printed has no secret in it and is sent nowhere; the signature is not verified.
///
/// Example: azt msi | azt inspect
#[derive(Debug, Args)]
pub struct Inspect {
    /// The profile whose token to explain, in place of standard input
    #[arg(value_name = "PROFILE", conflicts_with = "profile")]
    name: Option<String>,

    #[command(flatten)]
    target: Target,

    #[command(flatten)]
    client: Client,

    /// Whose sign-in to use, where several people have signed in
    #[arg(long, value_name = "NAME")]
    login_hint: Option<String>,
}

impl Inspect {
    /// The table, or the JSON.
    ///
    /// # Errors
    /// Exit 2 for what is no token that can be read; else what [`Session::token`] says.
    pub fn run(&self, run: &Run<'_>) -> Result<String> {
        let json = run.common.json(run.env(), "inspect")?;
        let asks = self.name.is_some() || run.common.typed_profile().is_some() || types_options(run);
        let given = if asks || std::io::stdin().is_terminal() { None } else { run.context.stdin.text()? };
        let explained = match given {
            Some(text) => {
                run.common.ensure_no_token_options("inspect")?;
                Explained::of(text.expose())?
            }
            None => Explained::of(self.own(run)?.expose())?,
        };
        let now = clock::now();
        Ok(if json { explained.json(now) } else { explained.table(now) })
    }

    fn own(&self, run: &Run<'_>) -> Result<crate::secret::Secret> {
        if run.common.save.is_some() {
            bail!(
                Failure::usage("--save keeps what was typed to get a token")
                    .hint("make a profile: azt profile add NAME FLOW")
            );
        }
        let policy = run.policy()?;
        let store = run.store()?;
        let session = |policy: &Policy, flow: &dyn crate::flow::Acquire| {
            Session::new(&run.context, store.as_ref(), policy).token(flow)
        };
        let given = match chosen(run, self.name.as_deref())? {
            Some(chosen) => session(&chosen.policy(policy), chosen.flow.as_acquire())?,
            None => {
                let kept = Authcode::of(self.target.clone(), self.client.clone(), self.login_hint.clone());
                session(&Policy { kept_only: true, ..policy }, &kept)?
            }
        };
        Ok(given.token.access_token)
    }
}
