//! The profile that was named, or that is the default, as a flow.

use anyhow::{Result, bail};

use super::Run;
use super::choice::Choice;
use crate::error::Failure;
use crate::flow::Flow;
use crate::output::Format;
use crate::profile::{Config, Profile};
use crate::session::Policy;

/// A flow, and what its profile says beside it.
pub struct Chosen {
    /// The flow.
    pub flow: Flow,
    /// How to print its token.
    pub format: Option<Format>,
    /// The only account whose token will do.
    pub account: Option<String>,
    /// The profile's name.
    pub profile: String,
}

impl Chosen {
    /// The policy with what the profile says.
    pub fn policy(&self, policy: Policy) -> Policy {
        Policy { account: self.account.clone(), profile: Some(self.profile.clone()), ..policy }
    }

    /// What gives the token then.
    pub fn choice(self, policy: Policy) -> Choice {
        let policy = self.policy(policy);
        Choice::Flow { flow: self.flow, format: self.format, policy }
    }
}

/// The profile that was named, or that is the default, with what was typed; `None` where there is neither.
///
/// # Errors
/// Exit 2 for a profile that is not there or makes no sense.
pub fn chosen(run: &Run<'_>, name: Option<&str>) -> Result<Option<Chosen>> {
    chosen_with(run, name, || Profile::typed("authcode", run.matches))
}

/// The same with what else is said of the profile's flow. That takes the grammar of all flows, and is looked at only where
/// there is a profile.
///
/// # Errors
/// The same.
pub fn chosen_with(run: &Run<'_>, name: Option<&str>, typed: impl Fn() -> Profile) -> Result<Option<Chosen>> {
    let named = name.map(str::to_owned).or_else(|| run.common.profile(run.env()));
    match named {
        Some(name) => load(run, &name, &typed(), None).map(Some),
        // Without a home there is no default profile either, and no reason to fail.
        None if crate::paths::config().is_none() => Ok(None),
        None => {
            let config = run.config()?;
            config.default_name().map(|name| load_from(&config, run, name, &typed(), None)).transpose()
        }
    }
}

/// The profile's flow, where `only` is a flow's name only one of that flow.
///
/// # Errors
/// Exit 2 for a profile that is not there, makes no sense, or is another flow's.
pub fn load(run: &Run<'_>, name: &str, typed: &Profile, only: Option<&str>) -> Result<Chosen> {
    load_from(&run.config()?, run, name, typed, only)
}

fn load_from(config: &Config, run: &Run<'_>, name: &str, typed: &Profile, only: Option<&str>) -> Result<Chosen> {
    let profile = config.profile(name)?;
    if let Some(flow) = only.filter(|flow| *flow != profile.flow) {
        bail!(
            Failure::usage(format!("the profile '{name}' is {}, not {flow}", profile.flow))
                .hint(format!("leave the flow to it: azt token {name}"))
        );
    }
    let flow = profile.flow(name, &with_account(&profile, typed), run.env())?;
    Ok(Chosen { flow, format: profile.output, account: profile.account, profile: name.to_owned() })
}

/// What was typed, and whose sign-in it is to be where the profile pins that and nobody else says.
fn with_account(profile: &Profile, typed: &Profile) -> Vec<(String, Vec<String>)> {
    let option = match profile.flow.as_str() {
        "authcode" | "devicecode" => "login-hint",
        "ropc" => "username",
        _ => return typed.options().to_vec(),
    };
    let is_said = |settings: &[(String, Vec<String>)]| settings.iter().any(|(name, _)| name == option);
    let account = profile.account.iter().filter(|_| !is_said(typed.options()) && !is_said(profile.options()));
    typed.options().iter().cloned().chain(account.map(|account| (option.to_owned(), vec![account.clone()]))).collect()
}
