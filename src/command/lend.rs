//! What `azt exec` and `azt serve` have in common: whose tokens are lent, and for what.

use anyhow::Result;
use clap::builder::ValueParser;
use clap::{Arg, ArgMatches, Args, Command, Error, FromArgMatches};

use super::Run;
use super::choice::Choice;
use super::token::{Wanted, flow_choice, flow_matches};
use crate::flow::Flow;
use crate::interrupt::Interrupt;
use crate::resource::Resource;
use crate::serve::{Allowed, Lender, Lent, Own};
use crate::token::Token;

/// Whose tokens are lent, and for what
#[derive(Debug, Args)]
pub struct Lending {
    #[command(subcommand)]
    flow: Option<Flow>,

    #[command(flatten)]
    wanted: Wanted,

    /// Lend tokens for this resource only; may be given several times [default: for any]
    ///
    /// A URI, an application's GUID, or a name such as arm, graph, databricks. With or without a slash or /.default at its end
    /// it is the same here. Another name of the same service is not: az asks for classic where others ask for arm.
    #[arg(long, value_name = "URI|GUID|NAME")]
    allow_resource: Vec<String>,
}

/// Who lends, with the first token.
pub struct Loan {
    /// Who gives the others.
    pub lender: Lender,
    /// Whose they are.
    pub own: Own,
    /// The first.
    pub token: Token,
    /// What that is for.
    pub resource: Resource,
    /// Ctrl-C, which is nobody's who lends.
    pub interrupt: Interrupt,
}

impl Lending {
    /// Gets the first token, while there is a person to ask and somebody to be told what is wrong. `command` is the
    /// name of the command.
    ///
    /// # Errors
    /// What [`Choice::token`] says, and exit 2 for a command line that makes no sense.
    pub fn loan(&self, run: Run<'_>, command: &str) -> Result<Loan> {
        run.common.ensure_prints_none(command)?;
        let choice = match &self.flow {
            Some(flow) => {
                let (name, matches) = flow_matches(run.matches)?;
                self.wanted.ensure_behind(&run, command, name)?;
                flow_choice(&run, name, flow, matches)?
            }
            None => self.wanted.choice(&run)?,
        };
        Loan::of(run, &choice)
    }

    /// What may be asked for.
    ///
    /// # Errors
    /// Exit 2 for what is no resource.
    pub fn allowed(&self, run: &Run<'_>) -> Result<Allowed> {
        let cloud = self.wanted.cloud(run.env())?;
        // A scope of all that the resource has is what many have at hand.
        let bare = |text: &str| text.strip_suffix("/.default").unwrap_or(text).to_owned();
        let resources: Result<Vec<_>> =
            self.allow_resource.iter().map(|text| Resource::named(&bare(text), cloud)).collect();
        Ok(Allowed::only(&resources?))
    }
}

impl Loan {
    fn of(run: Run<'_>, choice: &Choice) -> Result<Self> {
        let store = choice.store(&run)?;
        let (given, flow, policy) = choice.settle(&run, store.as_ref())?;
        let resource = flow.as_acquire().resource(run.env())?;
        let mut context = run.context;
        context.may_prompt.set(false);
        let interrupt = std::mem::replace(&mut context.interrupt, Interrupt::none());
        let token = given.token;
        let refresh_token = token.refresh_token.clone().filter(|_| store.is_none());
        let lender = Lender::new(context, store, flow, policy, refresh_token);
        Ok(Self { lender, own: Own::of(&token), token, resource, interrupt })
    }

    /// The first token, as the endpoint has it.
    pub fn first(&self) -> (Resource, Lent) {
        (self.resource.clone(), Lent::of(&self.token))
    }
}

/// A command whose flows are followed by a program to run, as the command itself is.
#[derive(Debug, Clone)]
pub struct BeforeProgram<T>(pub T);

/// The id of the program and its arguments.
pub const PROGRAM: &str = "program";

fn before_program(command: Command) -> Command {
    command.mut_subcommands(|flow| {
        let program =
            Arg::new(PROGRAM).last(true).num_args(1..).value_name("COMMAND").value_parser(ValueParser::os_string());
        flow.arg(program.help("The program to run, and its arguments"))
    })
}

impl<T: Args> Args for BeforeProgram<T> {
    fn augment_args(command: Command) -> Command {
        before_program(T::augment_args(command))
    }

    fn augment_args_for_update(command: Command) -> Command {
        before_program(T::augment_args_for_update(command))
    }
}

impl<T: FromArgMatches> FromArgMatches for BeforeProgram<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        T::from_arg_matches(matches).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        self.0.update_from_arg_matches(matches)
    }
}
