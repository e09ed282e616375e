//! `azt logout`.

use std::time::Instant;

use anyhow::{Result, bail};
use clap::Args;

use super::{Run, identity_of};
use crate::error::Failure;
use crate::key::{Identity, Key};
use crate::registry;
use crate::shell;
use crate::store::{Keeper, KeptToken, Lock, SignIn, Store, choose};
use crate::wait;

/// Forget a sign-in and its tokens
///
/// Removes them from this machine. Tokens that were printed stay good until they expire, and the browser stays signed
/// in; Microsoft's side of the sign-in ends at https://myaccount.microsoft.com.
///
/// Example: azt logout alex@contoso.com
#[derive(Debug, Args)]
pub struct Logout {
    /// The account to sign out; may be left out where there is only one
    #[arg(value_name = "ACCOUNT", conflicts_with = "all")]
    account: Option<String>,

    /// Sign every account out
    #[arg(long)]
    all: bool,
}

/// A sign-in, and where it is kept.
type Kept<'a> = (&'a Store, SignIn);

impl Logout {
    /// Nothing to print.
    ///
    /// # Errors
    /// Exit 2 where it is not clear whom to sign out; 5 where another azt is at the sign-in; 1 where there may be others,
    /// which cannot be read.
    pub fn run(&self, run: &Run<'_>) -> Result<String> {
        run.common.ensure_no_token_options("logout")?;
        run.common.ensure_no_request_options("logout")?;
        run.common.ensure_no_profile("logout")?;
        if run.common.keeper(run.env())? == Some(Keeper::None) {
            run.context.notice("nobody is signed in: nothing is kept between runs");
            return Ok(String::new());
        }
        let kept = run.kept()?;
        let mut sign_ins = Vec::new();
        for store in &kept.stores {
            sign_ins.extend(store.sign_ins()?.into_iter().map(|sign_in| (store, sign_in)));
        }
        let whose = self.whose(&sign_ins, kept.lacks_sign_ins())?;
        if whose.is_empty() && !kept.lacks_sign_ins() {
            run.context.notice("nobody is signed in");
        }
        for (store, sign_in) in whose {
            forget(run, store, sign_in)?;
            run.context.notice(&format!("signed out: {}", name(sign_in)));
        }
        kept.ensure_all_sign_ins()?;
        Ok(String::new())
    }

    /// `is_part` where there may be others.
    fn whose<'a>(&self, sign_ins: &'a [Kept<'a>], is_part: bool) -> Result<Vec<&'a Kept<'a>>> {
        if let Some(account) = &self.account {
            let is_that = |(_, sign_in): &&Kept<'_>| name(sign_in).to_lowercase() == account.to_lowercase();
            let found: Vec<_> = sign_ins.iter().filter(is_that).collect();
            if found.is_empty() && !is_part {
                bail!(
                    Failure::usage(format!("{} is not signed in", account.escape_debug())).hint("see who is: azt list")
                );
            }
            return Ok(found);
        }
        let mut names: Vec<_> = sign_ins.iter().map(|(_, sign_in)| name(sign_in).to_lowercase()).collect();
        names.sort();
        names.dedup();
        if names.len() > 1 && !self.all {
            let example = shell::command(["azt", "logout", &names[0]]);
            bail!(
                Failure::usage(format!("several accounts are signed in: {}", names.join(", ")))
                    .hint(format!("name one, or all of them with --all: {example}"))
            );
        }
        Ok(sign_ins.iter().collect())
    }
}

fn name(sign_in: &SignIn) -> &str {
    sign_in.account.as_deref().unwrap_or("an account without a name")
}

fn forget(run: &Run<'_>, store: &Store, sign_in: &SignIn) -> Result<()> {
    let _lock = turn(run, store, &identity_of(sign_in).sign_ins())?;
    store.forget_sign_in(sign_in)?;
    let its_token = |identity: &Identity| choose([sign_in], identity).is_some();
    let its_registry = |kept: &KeptToken| kept.identity.is_none() && kept.flow == registry::FLOW;
    let came_by_it = |kept: &KeptToken| kept.identity.as_ref().is_some_and(its_token) || its_registry(kept);
    store.forget_tokens(|kept| came_by_it(kept) && kept.who() == sign_in.who())?;
    Ok(())
}

/// The turn of who might renew it at this moment, and would keep it again. Where there can be no locks, nobody waits.
///
/// # Errors
/// Exit 5 where another azt did not make way in time; 130 on Ctrl-C.
fn turn(run: &Run<'_>, store: &Store, key: &Key) -> Result<Option<Lock>> {
    let waiting = run.context.interrupt.waiting();
    let patience = run.context.timeout;
    let mut told = None;
    let tell = || wait::telling(patience, "another azt, which is at the sign-in".to_owned());
    match store.lock(key, Instant::now() + patience, &waiting, |_| _ = told.get_or_insert_with(tell)) {
        Ok(Some(lock)) => Ok(Some(lock)),
        Ok(None) => {
            let patience = humantime::format_duration(run.context.timeout);
            let pid = Some(store.note(key).pid).filter(|pid| *pid != 0);
            let hint = pid.map(|pid| format!("see what it waits for, or end it: kill {pid}"));
            let text = format!("another azt has been at the sign-in for {patience}, and it is still kept");
            Err(Failure::unreachable(text).maybe_hint(hint).into())
        }
        Err(error) if error.is::<Failure>() => Err(error),
        Err(error) => {
            log::info!("going on without a lock: {error:#}");
            Ok(None)
        }
    }
}
