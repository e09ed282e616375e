//! `azt token`, and each flow's own command: the token to print.

use anyhow::{Result, bail};
use clap::parser::ValueSource;
use clap::{ArgMatches, Args};
use url::Url;

use super::Run;
use super::choice::Choice;
use super::chosen::{Chosen, chosen, chosen_with, load};
use super::delivery::{Delivery, Source};
use crate::chain::Whose;
use crate::clock;
use crate::cloud::Cloud;
use crate::env::Env;
use crate::error::Failure;
use crate::exec_credential::{self, Version};
use crate::flow::authcode::Authcode;
use crate::flow::{Acquire as _, Client, Flow};
use crate::output::{self, Format, Rendering};
use crate::profile::Profile;
use crate::resource::Target;
use crate::session::Given;

/// Token of a profile, of this machine, or of who signed in last
///
/// Without a profile's name it is that of --profile or AZT_PROFILE, else the default profile. Where there is none, it is
/// the application whose credentials the environment has, by a secret, a certificate or a federated token; else the managed
/// identity that the environment announces (App Service, Container Apps, Arc, …), or the user of Cloud Shell;
/// else whoever signed in last, by azt login, azt authcode, azt devicecode, azt ropc or azt refresh; else the managed
/// identity of an Arc agent or of IMDS, which is looked for within a second. AZURE_CLIENT_ID chooses among the identities of
/// a machine here. With --tenant, --client-id, --authority-host, their AZT_ variables or --login-hint it is a sign-in; where
/// tenant and application are those of the environment's credentials, it is that application. -v says what was tried, and
/// azt doctor shows it.
///
/// Options beat what the profile says. The token is kept until it expires, and renewed by the kept sign-in: many calls
/// at once are one request.
///
/// "azt token FLOW" is the long spelling of "azt FLOW".
///
/// Example: curl -H "Authorization: Bearer $(azt token)" "https://management.azure.com/subscriptions?api-version=2022-12-01"
#[derive(Debug, Args)]
pub struct Token {
    #[command(subcommand)]
    flow: Option<Flow>,

    #[command(flatten)]
    wanted: Wanted,

    #[command(flatten)]
    delivery: Delivery,
}

/// The token that azt token prints
#[derive(Debug, Args)]
pub struct Wanted {
    /// The profile to use
    #[arg(value_name = "PROFILE", conflicts_with = "profile")]
    name: Option<String>,

    #[command(flatten)]
    asked: Asked,
}

/// What azt token and the plugins take beside a profile
#[derive(Debug, Args)]
pub struct Asked {
    #[command(flatten)]
    target: Target,

    #[command(flatten)]
    client: Client,

    /// Whose sign-in to use, where several people have signed in
    #[arg(long, value_name = "NAME")]
    login_hint: Option<String>,
}

/// What `azt token` takes itself, and `azt token FLOW` only behind the flow.
pub const OWN_OPTIONS: [&str; 7] =
    ["resource", "scope", "cloud", "tenant", "client_id", "authority_host", "login_hint"];

/// Of these, what only a sign-in has, or an application of the environment.
const SIGN_IN_OPTIONS: [&str; 4] = ["tenant", "client_id", "authority_host", "login_hint"];

/// The variables behind them.
const SIGN_IN_VARIABLES: [&str; 3] = ["AZT_TENANT", "AZT_CLIENT_ID", "AZT_AUTHORITY_HOST"];

impl Token {
    /// The token, as it is to be printed.
    ///
    /// # Errors
    /// What [`Choice::token`] says, and exit 2 for a command line or profile that makes no sense.
    pub fn run(&self, run: &Run<'_>) -> Result<String> {
        if let Some(flow) = &self.flow {
            let (name, matches) = flow_matches(run.matches)?;
            self.wanted.ensure_behind(run, "token", name)?;
            return of_flow(run, name, flow, matches, &self.delivery);
        }
        if run.common.save.is_some() {
            bail!(
                Failure::usage("--save keeps the options of a flow, and none was named")
                    .hint("name it: azt authcode --save NAME")
            );
        }
        print(run, self.wanted.choice(run)?, &self.delivery)
    }

    /// The token itself, where no flow was named.
    ///
    /// # Errors
    /// As [`Wanted::given`].
    pub fn given(&self, run: &Run<'_>) -> Result<Given> {
        self.wanted.given(run)
    }
}

impl Wanted {
    /// It.
    ///
    /// # Errors
    /// What [`Choice::token`] says, and exit 2 for a command line or profile that makes no sense.
    pub fn given(&self, run: &Run<'_>) -> Result<Given> {
        let choice = self.choice(run)?;
        let store = choice.store(run)?;
        choice.token(run, store.as_ref())
    }

    /// What gives it.
    ///
    /// # Errors
    /// Exit 2 for a command line or profile that makes no sense.
    pub fn choice(&self, run: &Run<'_>) -> Result<Choice> {
        let chosen = chosen(run, self.name.as_deref())?;
        self.asked.choice(run, chosen, self.asked.target.clone())
    }

    /// Where a sign-in for it would be.
    ///
    /// # Errors
    /// Exit 2 where that cannot be a login host.
    pub fn login_host(&self, env: &Env) -> Result<Url> {
        Ok(self.asked.client.place(env)?.login_host)
    }

    /// The cloud whose names resources have.
    ///
    /// # Errors
    /// The same.
    pub fn cloud(&self, env: &Env) -> Result<Option<Cloud>> {
        Ok(self.asked.client.place(env)?.cloud)
    }

    /// Refuses what a flow that was named takes itself.
    ///
    /// # Errors
    /// Exit 2 where it was typed before the flow.
    pub fn ensure_behind(&self, run: &Run<'_>, command: &str, flow: &str) -> Result<()> {
        if types(run, &OWN_OPTIONS) {
            bail!(
                Failure::usage(format!("what stands between {command} and {flow} belongs behind it"))
                    .hint(format!("the long spelling: azt {command} {flow} --resource URI"))
            );
        }
        Ok(())
    }

    /// Whether anything was typed to say which.
    pub fn is_typed(&self, run: &Run<'_>) -> bool {
        self.name.is_some() || run.common.typed_profile().is_some() || types(run, &OWN_OPTIONS)
    }
}

impl Asked {
    /// What gives a plugin its token, which is for this resource unless another was typed: what a profile or `AZT_RESOURCE`
    /// say is about `azt token`.
    ///
    /// # Errors
    /// Exit 2 for a command line or profile that makes no sense.
    pub fn choice_for(&self, run: &Run<'_>, resource: &str) -> Result<Choice> {
        let typed = || Profile::typed("authcode", run.innermost()).or_for(resource);
        self.choice(run, chosen_with(run, None, typed)?, self.target.or_for(resource))
    }

    /// Checks what a plugin will be started with, before it is.
    ///
    /// # Errors
    /// Exit 2 where it would be that then.
    pub fn ensure_sense(&self, run: &Run<'_>, resource: &str) -> Result<()> {
        match self.choice_for(run, resource)? {
            Choice::Flow { flow, .. } => flow.as_acquire().resource(run.env())?,
            Choice::Chain { sign_in, .. } => sign_in.resource(run.env())?,
        };
        Ok(())
    }

    fn choice(&self, run: &Run<'_>, chosen: Option<Chosen>, target: Target) -> Result<Choice> {
        let policy = run.policy()?;
        if let Some(chosen) = chosen {
            return Ok(chosen.choice(policy));
        }
        Ok(Choice::Chain {
            client: self.client.clone(),
            sign_in: Authcode::of(target.clone(), self.client.clone(), self.login_hint.clone()),
            target,
            whose: self.whose(run),
            policy,
        })
    }

    /// Whose token will do.
    fn whose(&self, run: &Run<'_>) -> Whose {
        if !types(run, &SIGN_IN_OPTIONS) && run.env().first(&SIGN_IN_VARIABLES).is_none() {
            Whose::Anybodys
        } else if self.login_hint.is_none() && self.client.is_of_environment(run.env()) {
            Whose::ApplicationsOrPersons
        } else {
            Whose::Persons
        }
    }
}

/// Whether one of these options was typed.
pub fn types(run: &Run<'_>, options: &[&str]) -> bool {
    options.iter().any(|id| run.matches.value_source(id) == Some(ValueSource::CommandLine))
}

/// A flow's own command. Of a profile only one of the same flow has a say, and only where it was named.
///
/// # Errors
/// As [`Token::run`].
pub fn of_flow(run: &Run<'_>, name: &str, flow: &Flow, matches: &ArgMatches, delivery: &Delivery) -> Result<String> {
    let typed = || Profile::typed(name, matches);
    // What cannot be saved is said before anybody signs in for it.
    let save = match &run.common.save {
        None => None,
        Some(name) => {
            let format = if run.common.typed_output() { run.common.format(run.env())? } else { None };
            let profile = typed().with_output(format);
            run.config()?.insert(name, &profile)?;
            Some((name, profile))
        }
    };
    let text = print(run, flow_choice(run, name, flow, matches)?, delivery)?;
    if let Some((name, profile)) = save {
        match keep(run, name, &profile) {
            Ok(()) => run.context.notice(&format!("kept as a profile; from now on: azt token {name}")),
            Err(error) => log::warn!("the profile could not be kept: {error:#}"),
        }
    }
    Ok(text)
}

/// What gives the token where a flow was named.
///
/// # Errors
/// Exit 2 for a command line or profile that makes no sense.
pub fn flow_choice(run: &Run<'_>, name: &str, flow: &Flow, matches: &ArgMatches) -> Result<Choice> {
    let policy = run.policy()?;
    let Some(profile) = run.common.typed_profile() else {
        return Ok(Choice::Flow { flow: flow.clone(), format: None, policy });
    };
    Ok(load(run, profile, &Profile::typed(name, matches), Some(name))?.choice(policy))
}

fn keep(run: &Run<'_>, name: &str, profile: &Profile) -> Result<()> {
    let mut config = run.config_to_change()?;
    config.insert(name, profile)?;
    config.save()
}

/// The token as it is to be printed; nothing, where it went into a file.
fn print(run: &Run<'_>, choice: Choice, delivery: &Delivery) -> Result<String> {
    let format = run.common.format(run.env())?.or(choice.format()).unwrap_or(Format::Token);
    run.reports_as.set(format == Format::Json);
    let shell = run.common.shell(run.env(), format)?;
    let exec = if format == Format::Kubectl { exec_version(run)? } else { Version::default() };
    let (name, receives_one) = choice.refreshes();
    let with_refresh_token = run.common.with_refresh_token(format, name, receives_one)?;
    let file = delivery.file(run, format, with_refresh_token)?;
    let store = choice.store(run)?;
    // A kept token has no refresh token beside it.
    let choice = if with_refresh_token { choice.with_refresh_token() } else { choice };
    let given = |choice: &Choice| {
        let given = choice.token(run, store.as_ref())?;
        if with_refresh_token && given.token.refresh_token.is_none() {
            log::warn!("the service gave no refresh token");
        }
        Ok(given)
    };
    let text = |given: &Given| {
        let (flow, source, now, local) = (given.flow.as_str(), given.source.name(), clock::now(), clock::local as _);
        output::render(&given.token, Rendering { format, shell, with_refresh_token, flow, source, now, local, exec })
    };
    let Some(file) = file else { return Ok(text(&given(&choice)?)) };
    let again = choice.again();
    let source = Source { first: &|| given(&choice), next: &|| given(&again), policy: choice.policy(), text: &text };
    delivery.fill(run, &file, &source)
}

/// The version that kubectl asks for. Where it says that nobody is there to be asked, nobody is.
///
/// # Errors
/// Exit 2 for a question that cannot be answered.
pub fn exec_version(run: &Run<'_>) -> Result<Version> {
    let question = exec_credential::asked(run.env())?;
    run.context.may_prompt.set(run.context.may_prompt.get() && question.interactive);
    Ok(question.version)
}

/// The name and the options of the flow below these.
///
/// # Errors
/// Exit 2 where none was named.
pub fn flow_matches(matches: &ArgMatches) -> Result<(&str, &ArgMatches)> {
    matches.subcommand().ok_or_else(|| Failure::usage("no flow was named").into())
}
