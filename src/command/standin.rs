//! `azt standin`, and the token that a stand-in answers with.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::{Args, FromArgMatches as _, Subcommand};
use serde::Serialize;

use super::{Run, or_dash};
use crate::cli::{Cli, Command};
use crate::clock;
use crate::env::Env;
use crate::error::Failure;
use crate::interrupt::Interrupt;
use crate::logger;
use crate::output;
use crate::shell;
use crate::standin::{self, Call, Tool};
use crate::table;

/// Stand in for az and azd, where SDKs ask them for a token
///
/// AzureCliCredential and AzureDeveloperCliCredential of the Azure SDKs, and DefaultAzureCredential through them, run az
/// account get-access-token and azd auth token. With azt's stand-ins first in PATH it is azt that answers, by what a bare
/// azt token would take, AZT_PROFILE and the default profile included, in a few milliseconds and without asking anybody.
/// Every other call goes to the az or azd further down PATH, as it is.
///
/// Example: azt standin install --dir standins
#[derive(Debug, Args)]
pub struct StandIns {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    Install(Install),
    List(List),
    Remove(Remove),
}

/// Put stand-ins for az and azd in a directory
///
/// They are links to azt (on Windows, command files that call it), so that a new version of azt is theirs, too. An azt that
/// has moved is to be installed anew. What they answer is a call with --output json and no other options than --resource
/// or --scope, --tenant and --subscription (az), --no-prompt, --scope, --tenant-id and --claims (azd). A subscription
/// chooses no tenant: that is --tenant's to say.
///
/// Example: azt standin install --dir standins
#[derive(Debug, Args)]
struct Install {
    /// The directory, which is made where it is not there; it has to be in PATH before the real ones
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,

    /// Put them in the place of an az or azd that is in the directory and not azt's
    #[arg(long)]
    force: bool,
}

/// The stand-ins in PATH, and what stands behind each
///
/// Example: azt standin list
#[derive(Debug, Args)]
struct List {
    /// Those of this directory, whether or not it is in PATH
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

/// Remove the stand-ins of a directory
///
/// Example: azt standin remove --dir standins
#[derive(Debug, Args)]
struct Remove {
    /// The directory
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
}

/// A stand-in that is there.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Found {
    tool: &'static str,
    stand_in: String,
    /// Where every other call goes.
    #[serde(skip_serializing_if = "Option::is_none")]
    behind: Option<String>,
}

impl StandIns {
    /// What was asked to be shown.
    ///
    /// # Errors
    /// Exit 1 where a file cannot be made or removed, or is in the way.
    pub fn run(&self, run: &Run<'_>) -> Result<String> {
        run.common.ensure_no_token_options("standin")?;
        run.common.ensure_no_profile("standin")?;
        run.common.ensure_no_call_options("standin")?;
        match &self.action {
            Action::Install(install) => install.run(run),
            Action::List(list) => list.run(run),
            Action::Remove(remove) => remove.run(run),
        }
    }
}

impl Install {
    fn run(&self, run: &Run<'_>) -> Result<String> {
        fs::create_dir_all(&self.dir).with_context(|| format!("could not make the directory {}", shown(&self.dir)))?;
        let paths = Tool::ALL.map(|tool| self.dir.join(standin::file_name(tool)));
        for path in &paths {
            self.ensure_free(path)?;
        }
        let own = std::env::current_exe().context("could not find azt itself")?;
        let azt = standin::azt_in(&search_path(), &own);
        for path in &paths {
            standin::make(&azt, path).with_context(|| format!("could not make {}", shown(path)))?;
        }
        let directory = self.dir.canonicalize().unwrap_or_else(|_| self.dir.clone());
        run.context.notice(&format!("az and azd of {} are azt now", shown(&directory)));
        if !Tool::ALL.into_iter().all(|tool| is_first(tool, &directory)) {
            let quoted = shell::command([shown(&directory)]);
            run.context.notice(&format!("put the directory first in PATH: export PATH={quoted}:\"$PATH\""));
        }
        Ok(String::new())
    }

    /// Nobody else's file is replaced without leave, and a directory never.
    fn ensure_free(&self, path: &Path) -> Result<()> {
        let Ok(found) = fs::symlink_metadata(path) else { return Ok(()) };
        if found.is_dir() {
            bail!(
                Failure::other(format!("{} is a directory", shown(path)))
                    .hint("choose another: azt standin install --dir DIR")
            );
        }
        if !self.force && !standin::is_stand_in(path) {
            let again =
                ["azt", "standin", "install", "--dir", &self.dir.display().to_string(), "--force"].map(str::to_owned);
            bail!(
                Failure::other(format!("{} is there, and it is none of azt's", shown(path)))
                    .hint(format!("to replace it: {}", shell::command(again)))
            );
        }
        Ok(())
    }
}

impl List {
    fn run(&self, run: &Run<'_>) -> Result<String> {
        let json = run.common.json(run.env(), "standin list")?;
        let (path, own) = (search_path(), std::env::current_exe().unwrap_or_default());
        let directories: Vec<_> = match &self.dir {
            Some(directory) => vec![directory.clone()],
            None => std::env::split_paths(&path).collect(),
        };
        let mut found = Vec::new();
        for directory in directories {
            for tool in Tool::ALL {
                let stand_in = directory.join(standin::file_name(tool));
                if standin::is_stand_in(&stand_in) {
                    let behind = standin::find(tool, Some(&stand_in), &path, &own);
                    let behind = behind.map(|behind| behind.display().to_string());
                    found.push(Found { tool: tool.name(), stand_in: stand_in.display().to_string(), behind });
                }
            }
        }
        if json {
            return Ok(serde_json::to_string(&found)? + "\n");
        }
        if found.is_empty() {
            run.context.notice("there are no stand-ins; to make them: azt standin install --dir DIR");
            return Ok(String::new());
        }
        let mut rows = vec![["TOOL", "STAND-IN", "BEHIND IT"].map(str::to_owned).to_vec()];
        rows.extend(
            found.into_iter().map(|row| vec![row.tool.to_owned(), row.stand_in, or_dash(row.behind.as_deref())]),
        );
        Ok(table::columns(&rows))
    }
}

impl Remove {
    fn run(&self, run: &Run<'_>) -> Result<String> {
        let paths = Tool::ALL.map(|tool| self.dir.join(standin::file_name(tool)));
        let own: Vec<_> = paths.iter().filter(|path| standin::is_stand_in(path)).collect();
        if own.is_empty() {
            run.context.notice(&format!("there are no stand-ins in {}", shown(&self.dir)));
        }
        for path in own {
            fs::remove_file(path).with_context(|| format!("could not remove {}", shown(path)))?;
            run.context.notice(&format!("removed: {}", shown(path)));
        }
        Ok(String::new())
    }
}

/// The token for a call that a stand-in was given, in the tool's own form.
///
/// # Errors
/// What a bare `azt token` says.
pub fn answer(tool: Tool, call: &Call, env: Env) -> Result<String> {
    logger::install(0, true);
    Env::ensure_text()?;
    let words: Vec<_> = call.words.iter().map(OsString::from).collect();
    let matches = Cli::matches(&words)?;
    let cli = Cli::from_arg_matches(&matches)?;
    let (Command::Token(token), Some((_, matches))) = (&cli.command, matches.subcommand()) else {
        bail!("the call is not for a token")
    };
    let run = Run::new(&cli.common, matches, env, Interrupt::install()?)?;
    let given = token.0.given(&run)?;
    Ok(match tool {
        Tool::Az => output::az(&given.token, call.subscription.as_deref(), clock::local),
        Tool::Azd => output::azd(&given.token),
    })
}

fn search_path() -> OsString {
    std::env::var_os("PATH").unwrap_or_default()
}

/// Whether who looks for the tool through PATH finds that of this directory.
fn is_first(tool: Tool, directory: &Path) -> bool {
    let first = standin::find(tool, None, &search_path(), Path::new(""));
    first.and_then(|first| Some(first.parent()? == directory)).unwrap_or(false)
}

fn shown(path: &Path) -> String {
    crate::text::one_line(&path.display().to_string())
}
