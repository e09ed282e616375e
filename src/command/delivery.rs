//! Where a token goes: to standard output, or into a file, once or for as long as azt runs.

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use clap::Args;

use super::Run;
use crate::clock;
use crate::error::{Exit, Failure, Report};
use crate::output::Format;
use crate::session::{Given, Policy};
use crate::token_file::TokenFile;

/// How long a renewal that came to nothing is waited after, at first and at most.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// How often the clock is looked at, which goes on while the machine sleeps and can be set.
const LOOK: Duration = Duration::from_secs(30);

/// Where the token goes
#[derive(Debug, Default, Args)]
pub struct Delivery {
    /// Write the token into this file, readable by you alone, and print nothing
    ///
    /// What would be printed (-o) takes the place of what is in the file, at once and whole. Its directory has to be there.
    #[arg(long, global = true, value_name = "FILE")]
    write: Option<PathBuf>,

    /// Go on until Ctrl-C or SIGTERM, and renew what is in the file before it expires
    ///
    /// Nobody is asked for a renewal. One that fails is told and tried again while the token is still good, and afterwards
    /// where the service cannot be reached; else azt ends with its status.
    #[arg(long, global = true)]
    watch: bool,
}

/// Gives tokens for a file.
pub struct Source<'a> {
    /// The first.
    pub first: &'a dyn Fn() -> Result<Given>,
    /// Another in its place, for which nobody is asked.
    pub next: &'a dyn Fn() -> Result<Given>,
    /// What is wanted of them.
    pub policy: &'a Policy,
    /// What is written of one.
    pub text: &'a dyn Fn(&Given) -> String,
}

impl Delivery {
    /// The file, if there is to be one.
    ///
    /// # Errors
    /// Exit 2 where the options cannot be honoured together, and as [`TokenFile::at`].
    pub fn file(&self, run: &Run<'_>, format: Format, with_refresh_token: bool) -> Result<Option<TokenFile>> {
        let Some(path) = &self.write else {
            if self.watch {
                bail!(
                    Failure::usage("--watch renews the token in a file, and none was named")
                        .hint("name it: azt token --write FILE --watch")
                );
            }
            return Ok(None);
        };
        if format == Format::None {
            bail!(
                Failure::usage("--write writes what -o prints, and -o none prints nothing")
                    .hint("write the token itself: azt token --write FILE")
            );
        }
        if self.watch && run.common.save.is_some() {
            bail!(
                Failure::usage("--save keeps a profile once azt has its token, and --watch has no end")
                    .hint("keep it first: azt token FLOW --save NAME")
            );
        }
        if self.watch && with_refresh_token {
            bail!(
                Failure::usage("--watch renews by the refresh token that --with-refresh-token would give away")
                    .hint("leave it out: azt token --write FILE --watch")
            );
        }
        TokenFile::at(path).map(Some)
    }

    /// Fills the file. Nothing to print.
    ///
    /// # Errors
    /// Where there is no token, or it cannot be written; with `--watch` where the first is not, or no other can be had and
    /// the last one has expired.
    pub fn fill(&self, run: &Run<'_>, file: &TokenFile, source: &Source<'_>) -> Result<String> {
        let given = (source.first)()?;
        file.write(&(source.text)(&given), &run.context.interrupt)?;
        if self.watch { watch(run, file, source, given) } else { Ok(String::new()) }
    }
}

/// Renews what is in the file, for ever.
fn watch(run: &Run<'_>, file: &TokenFile, source: &Source<'_>, first: Given) -> Result<String> {
    run.context.may_prompt.set(false);
    let mut token = first.token;
    let mut pause = None;
    loop {
        rest(pause.map_or_else(|| source.policy.due(&token, clock::now()), |pause| clock::now() + seconds(pause)));
        let renewed = (source.next)().and_then(|given| {
            let is_new = given.token.access_token != token.access_token;
            if is_new {
                file.write(&(source.text)(&given), &run.context.interrupt)?;
            }
            Ok(is_new.then_some(given.token))
        });
        pause = match renewed {
            Ok(Some(new)) => {
                log::info!("{file} has a new token");
                token = new;
                None
            }
            // The session has told why it gave the old one.
            Ok(None) => Some(longer(pause)),
            Err(error) => {
                let report = Report::of(&error);
                let is_over = token.expires_on <= clock::now();
                if report.kind() == Exit::Interrupted || is_over && report.kind() != Exit::Unreachable {
                    return Err(error);
                }
                let next = longer(pause);
                tell(run, file, &report, is_over, next);
                Some(next)
            }
        };
    }
}

fn longer(pause: Option<Duration>) -> Duration {
    pause.map_or(FIRST_PAUSE, |pause| (pause * 2).min(LONGEST_PAUSE))
}

fn tell(run: &Run<'_>, file: &TokenFile, report: &Report, is_over: bool, next: Duration) {
    let state = if is_over { "has expired and" } else { "is still good, but" };
    let (why, next) = (report.message(), humantime::format_duration(next));
    log::warn!("the token in {file} {state} could not be renewed: {why}; trying again in {next}");
    if let Some(hint) = report.hint() {
        run.context.notice(&format!("hint: {hint}"));
    }
}

fn seconds(pause: Duration) -> i64 {
    i64::try_from(pause.as_secs()).unwrap_or(i64::MAX)
}

/// Waits for a time of day, at least a moment, and no longer than it is until then by now, should the clock be put back.
/// Ctrl-C ends the process.
fn rest(until: i64) {
    let left = |time: i64| u64::try_from(time).map(Duration::from_secs).unwrap_or_default();
    let (begun, longest) = (Instant::now(), left(until - clock::now()));
    thread::sleep(FIRST_PAUSE);
    loop {
        let left = left(until - clock::now()).min(longest.saturating_sub(begun.elapsed()));
        if left.is_zero() {
            return;
        }
        thread::sleep(left.min(LOOK));
    }
}
