//! `azt doctor`.

use anyhow::{Result, bail};
use clap::Args;
use url::Url;

use super::Run;
use super::choice::Choice;
use super::token::Wanted;
use crate::chain::{self, Walk};
use crate::doctor::redact::Redaction;
use crate::doctor::{Check, Diagnosis, End, Ending, Step, applications, keeping, network, person, profiles, sources};
use crate::error::{Exit, Failure, Report};
use crate::machine;
use crate::paths;
use crate::store::Store;
use crate::surroundings::Surroundings;

/// Say what azt token would do here, and what stands in the way
///
/// Takes the options of azt token and tries what it would try, in the same order: a kept sign-in may be renewed, a managed
/// identity is asked. Nobody is asked to sign in, no browser is opened, no token is printed. Then it looks at the
/// profiles, the sources of tokens, the store and its keyrings, the network, the clock and the browser: ok, note for what
/// may explain something, wrong for what stands in the way.
///
/// The report goes to standard output, with -o json as one object, and can be shown to anybody: account names, the home
/// directory and credentials are taken out. The exit status is that of azt token --no-prompt.
///
/// Example: azt doctor --resource graph
#[derive(Debug, Args)]
pub struct Doctor {
    #[command(flatten)]
    wanted: Wanted,
}

impl Doctor {
    /// The report, and in the run the status that goes with it.
    ///
    /// # Errors
    /// Exit 2 for a command line that azt token would refuse for how it prints; exit 130 on Ctrl-C.
    pub fn run(&self, run: &Run<'_>) -> Result<String> {
        let json = run.common.json(run.env(), "doctor")?;
        if run.common.save.is_some() {
            bail!(
                Failure::usage("--save keeps what was typed to get a token")
                    .hint("make a profile: azt profile add NAME FLOW")
            );
        }
        run.context.may_prompt.set(false);
        let choice = self.wanted.choice(run);
        let store = choice.as_ref().map_or_else(|_| run.store_to_sign_in(), |choice| choice.store(run));
        let token = ending(run, &choice, &store)?;
        run.status.set(token.exit_code);
        let checks = self.checks(run, choice.as_ref().ok(), &store)?;
        let homes = paths::home().into_iter().flat_map(|home| [home.canonicalize().unwrap_or_default(), home]);
        let homes = homes.map(|home| home.to_string_lossy().into_owned());
        let diagnosis = Diagnosis::new(token, checks).redacted(&Redaction::new(homes, &machine::name(run.env())));
        Ok(if json { diagnosis.json() } else { diagnosis.text() })
    }

    fn checks(&self, run: &Run<'_>, choice: Option<&Choice>, store: &Result<Option<Store>>) -> Result<Vec<Check>> {
        let (env, http) = (run.env(), &run.context.http);
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let data = paths::data();
        let mut checks = vec![profiles::check(paths::config())];
        checks.extend(sources::checks(http, env));
        checks.extend(applications::checks(env));
        checks.extend(keeping::checks(store, run.common.keeper(env)?, data.as_deref(), env, &status));
        checks.extend(network::checks(http, self.login_host(run, choice), env));
        checks.push(person::loopback());
        checks.push(person::browser(env, &Surroundings::detect(env)));
        Ok(checks)
    }

    /// That of the profile, if there is one with a sign-in, else what the command line and the environment say.
    fn login_host(&self, run: &Run<'_>, choice: Option<&Choice>) -> Result<Url> {
        let identity = match choice {
            Some(Choice::Flow { flow, .. }) => flow.as_acquire().identity(&run.context)?,
            _ => None,
        };
        match identity {
            Some(identity) => Ok(Url::parse(&identity.host)?),
            None => self.wanted.login_host(run.env()),
        }
    }
}

/// What becomes of the walk, or why there is none.
///
/// # Errors
/// Exit 130 on Ctrl-C.
fn ending(run: &Run<'_>, choice: &Result<Choice>, store: &Result<Option<Store>>) -> Result<Ending> {
    let (choice, store) = match (choice, store) {
        (Err(error), _) | (_, Err(error)) => return Ok(refused(&Report::of(error), None, Vec::new())),
        (Ok(choice), Ok(store)) => (choice, store),
    };
    let Walk { steps, outcome, flow, .. } = choice.walk(run, store.as_ref());
    let steps = steps.into_iter().map(step).collect();
    match outcome {
        Ok(given) => Ok(Ending {
            exit_code: 0,
            flow: Some(given.flow),
            source: Some(given.source.name()),
            error: None,
            hint: None,
            steps,
        }),
        Err(error) if Report::of(&error).kind() == Exit::Interrupted => Err(error),
        Err(error) => Ok(refused(&Report::of(&error), Some(flow.as_acquire().name().to_owned()), steps)),
    }
}

fn refused(report: &Report, flow: Option<String>, steps: Vec<Step>) -> Ending {
    Ending {
        exit_code: report.exit(),
        flow,
        source: None,
        error: Some(report.message().to_owned()),
        hint: report.hint().map(str::to_owned),
        steps,
    }
}

fn step(step: chain::Step) -> Step {
    let (end, text) = match step.end {
        chain::End::Gave => (End::Gave, None),
        chain::End::Absent(why) => (End::Absent, Some(why)),
        chain::End::Failed(why) => (End::Failed, Some(why)),
    };
    Step { what: step.what, because: step.because, end, text }
}
