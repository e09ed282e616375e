//! `azt login`.

use anyhow::Result;
use clap::Args;

use super::Run;
use super::chosen::chosen;
use crate::error::Failure;
use crate::flow::Flow;
use crate::flow::authcode::Authcode;
use crate::later::Later;
use crate::session::{Policy, Session};
use crate::text::one_line;

/// Sign in and keep it, and print no token
///
/// With a browser, as azt authcode does, or as the profile says. Asks even if somebody is signed in. From then on
/// azt token needs nobody, for any resource the application may use, as long as the tenant lets the sign-in live: 90
/// days without use, if it has no rules of its own.
///
/// Who signed in is said on standard error.
///
/// Example: azt login --tenant contoso.com
#[derive(Debug, Args)]
pub struct Login {
    /// The profile to sign in for
    #[arg(value_name = "PROFILE", conflicts_with = "profile")]
    name: Option<String>,

    #[command(flatten)]
    authcode: Authcode,
}

impl Login {
    /// Nothing to print.
    ///
    /// # Errors
    /// What [`Session::sign_in`] says, and exit 2 for a command line or profile that makes no sense.
    pub fn run(&self, run: &Run<'_>) -> Result<String> {
        run.common.ensure_no_printing_options("login")?;
        if run.common.format(run.env())?.is_some_and(|format| format != crate::output::Format::None)
            && run.common.typed_output()
        {
            return Err(Failure::usage("azt login prints no token").hint("for a token: azt authcode").into());
        }
        let is_named = self.name.is_some() || run.common.profile(run.env()).is_some();
        // Nobody signs in to what only the default profile names, such as a managed identity.
        let chosen = if is_named || default_signs_in(run)? { chosen(run, self.name.as_deref())? } else { None };
        let policy = chosen.as_ref().map_or_else(Policy::default, |chosen| chosen.policy(Policy::default()));
        let policy = Policy { challenge: run.challenge()?, ..policy };
        let flow = chosen.map_or_else(|| Flow::Authcode(Later(self.authcode.clone())), |chosen| chosen.flow);
        let store = run.store_to_sign_in()?;
        let given = Session::new(&run.context, store.as_ref(), &policy).sign_in(flow.as_acquire())?;
        // Where no person signs in, it is the application or the managed identity that does.
        let is_person = flow.as_acquire().receives_refresh_token();
        let client_id = given.token.client_id.as_deref().filter(|_| !is_person);
        let account = given.token.account.as_deref().or(client_id);
        let tenant = given.token.tenant.map(|tenant| format!(" (tenant {})", one_line(&tenant))).unwrap_or_default();
        let account = account.map_or_else(|| "an account that the service does not name".to_owned(), one_line);
        run.context.notice(&format!("signed in as {account}{tenant}"));
        Ok(String::new())
    }
}

/// Whether there is a default profile of a flow that people sign in by.
fn default_signs_in(run: &Run<'_>) -> Result<bool> {
    if crate::paths::config().is_none() {
        return Ok(false);
    }
    let config = run.config()?;
    let Some(name) = config.default_name() else { return Ok(false) };
    Ok(config.profile(name)?.flow(name, &[], run.env())?.as_acquire().receives_refresh_token())
}
