//! `azt inspect`.

use std::io::IsTerminal as _;

use anyhow::{Result, bail};
use clap::Args;

use super::Run;
use super::token::Wanted;
use crate::clock;
use crate::error::Failure;
use crate::inspect::Explained;
use crate::secret::Secret;

/// Explain a token: its header and claims, unverified
///
/// The token on standard input or, where that is a terminal or empty, the one that azt token would print. What is
/// printed has no secret in it and is sent nowhere; the signature is not verified.
///
/// Example: azt msi | azt inspect
#[derive(Debug, Args)]
pub struct Inspect {
    #[command(flatten)]
    wanted: Wanted,
}

impl Inspect {
    /// The table, or the JSON.
    ///
    /// # Errors
    /// Exit 2 for what is no token that can be read; else what [`super::choice::Choice::token`] says.
    pub fn run(&self, run: &Run<'_>) -> Result<String> {
        let json = run.common.json(run.env(), "inspect")?;
        let asks = self.wanted.is_typed(run);
        let given = if asks || std::io::stdin().is_terminal() { None } else { run.context.stdin.text()? };
        let explained = match given {
            Some(text) => {
                run.common.ensure_no_token_options("inspect")?;
                run.common.ensure_no_request_options("inspect")?;
                Explained::of(text.expose())?
            }
            None => Explained::of(self.own(run)?.expose())?,
        };
        let now = clock::now();
        Ok(if json { explained.json(now) } else { explained.table(now) })
    }

    fn own(&self, run: &Run<'_>) -> Result<Secret> {
        if run.common.save.is_some() {
            bail!(
                Failure::usage("--save keeps what was typed to get a token")
                    .hint("make a profile: azt profile add NAME FLOW")
            );
        }
        Ok(self.wanted.given(run)?.token.access_token)
    }
}
