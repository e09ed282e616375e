//! `azt profile`.

use anyhow::Result;
use clap::{Args, Subcommand};

use super::{Run, or_dash};
use crate::error::Failure;
use crate::flow::Flow;
use crate::profile::Profile;
use crate::table;
use crate::text::one_line;

/// Keep what is typed each time under a name
///
/// Profiles are in config.toml, in the platform's directory for configuration; they hold no secrets. A profile is a
/// flow, its options, and how to print the token. azt token NAME uses it.
///
/// Example: azt profile add vm msi --resource keyvault
#[derive(Debug, Args)]
pub struct Profiles {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
#[allow(clippy::large_enum_variant, reason = "there is one of it")]
enum Command {
    Add(Add),
    List(List),
    Show(Show),
    Remove(Remove),
    Default(Default),
}

/// Add a profile, or put it in place of the one of that name
///
/// Example: azt profile add lab authcode --tenant contoso.com --resource graph
#[derive(Debug, Args)]
struct Add {
    /// The name, which cannot be a flow's
    #[arg(value_name = "NAME")]
    name: String,

    /// The only account whose token will do
    #[arg(long, value_name = "NAME")]
    account: Option<String>,

    /// Make it the one that a bare azt token uses
    #[arg(long)]
    default: bool,

    #[command(subcommand)]
    flow: Flow,
}

/// The profiles there are
///
/// Example: azt profile list
#[derive(Debug, Args)]
struct List {}

/// What a profile says
///
/// Example: azt profile show lab
#[derive(Debug, Args)]
struct Show {
    /// The profile
    #[arg(value_name = "NAME")]
    name: String,
}

/// Remove a profile; its tokens stay until they expire
///
/// Example: azt profile remove vm
#[derive(Debug, Args)]
struct Remove {
    /// The profile
    #[arg(value_name = "NAME")]
    name: String,
}

/// The profile that a bare azt token uses
///
/// Prints its name, or sets it.
///
/// Example: azt profile default lab
#[derive(Debug, Args)]
struct Default {
    /// The profile that is to be it
    #[arg(value_name = "NAME", conflicts_with = "unset")]
    name: Option<String>,

    /// Have none
    #[arg(long)]
    unset: bool,
}

impl Profiles {
    /// What was asked to be shown.
    ///
    /// # Errors
    /// Exit 2 for a profile that is not there or makes no sense; 1 where the file cannot be written.
    pub fn run(&self, run: &Run<'_>) -> Result<String> {
        run.common.ensure_no_token_options("profile")?;
        run.common.ensure_no_profile("profile")?;
        run.common.ensure_nothing_unkept()?;
        match &self.command {
            Command::Add(add) => add.run(run),
            Command::List(_) => list(run),
            Command::Show(show) => Ok(run.config()?.profile(&show.name)?.toml(&show.name)),
            Command::Remove(remove) => {
                let mut config = run.config_to_change()?;
                config.remove(&remove.name)?;
                config.save()?;
                Ok(String::new())
            }
            Command::Default(default) => default.run(run),
        }
    }
}

impl Add {
    fn run(&self, run: &Run<'_>) -> Result<String> {
        let matches = run.matches.subcommand_matches("add").and_then(|add| add.subcommand());
        let (flow, matches) = matches.ok_or_else(|| Failure::usage("no flow was named"))?;
        let format = if run.common.typed_output() { run.common.format(run.env())? } else { None };
        let mut profile = Profile::typed(flow, matches).with_output(format);
        profile.account.clone_from(&self.account);
        // It has to make sense now, not when a script uses it.
        profile.flow(&self.name, &[], run.env())?;
        let mut config = run.config_to_change()?;
        config.insert(&self.name, &profile)?;
        if self.default {
            config.set_default(Some(&self.name))?;
        }
        config.save()?;
        Ok(String::new())
    }
}

impl Default {
    fn run(&self, run: &Run<'_>) -> Result<String> {
        if self.name.is_none() && !self.unset {
            return Ok(run.config()?.default_name().map(|name| one_line(name) + "\n").unwrap_or_default());
        }
        let mut config = run.config_to_change()?;
        config.set_default(self.name.as_deref())?;
        config.save()?;
        Ok(String::new())
    }
}

fn list(run: &Run<'_>) -> Result<String> {
    let json = run.common.json(run.env(), "profile list")?;
    let config = run.config()?;
    let names = config.names();
    let profiles = names.iter().map(|name| Ok((name, config.profile(name)?))).collect::<Result<Vec<_>>>()?;
    let is_default = |name: &str| config.default_name() == Some(name);
    let resource = |profile: &Profile| {
        let options = profile.options().iter().filter(|(option, _)| option == "resource" || option == "scope");
        options.map(|(_, values)| values.join(" ")).next()
    };
    if json {
        let objects = profiles.iter().map(|(name, profile)| {
            serde_json::json!({
                "name": name,
                "default": is_default(name),
                "flow": profile.flow,
                "resource": resource(profile),
                "account": profile.account,
            })
        });
        return Ok(serde_json::Value::from_iter(objects).to_string() + "\n");
    }
    if profiles.is_empty() {
        run.context.notice("there are no profiles");
        return Ok(String::new());
    }
    let mut rows = vec![["NAME", "FLOW", "RESOURCE", "ACCOUNT", "DEFAULT"].map(str::to_owned).to_vec()];
    rows.extend(profiles.iter().map(|(name, profile)| {
        vec![
            (*name).clone(),
            profile.flow.clone(),
            or_dash(resource(profile).as_deref()),
            or_dash(profile.account.as_deref()),
            if is_default(name) { "yes".to_owned() } else { String::new() },
        ]
    }));
    Ok(table::columns(&rows))
}
