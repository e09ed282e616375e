//! The command line of the flows, as the grammar of their profiles.

use std::any::TypeId;
use std::ffi::OsStr;
use std::path::PathBuf;

use clap::builder::ValueParser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command, FromArgMatches as _, Id, Subcommand as _, ValueEnum, ValueHint};

use super::{Setting, quoted};
use crate::env::Env;
use crate::flow::Flow;
use crate::text::one_line;

/// The flows that there are.
pub struct Flows(Command);

/// What can be typed after a flow's name.
#[derive(Debug, Clone, Default)]
pub struct Grammar(Command);

/// What an option takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Nothing: it is there or not.
    Nothing,
    /// A text.
    Text,
    /// A text that is read as something else, such as a number.
    Token,
    /// A path.
    Path,
    /// Texts, one or several.
    Texts,
}

/// Why a flow does not take its options.
#[derive(Debug)]
pub enum Mistake {
    /// A value that the option does not take, and why.
    Value { option: String, value: String, why: String },
    /// Two options that exclude each other.
    Conflict([String; 2]),
    /// Something else, in clap's words.
    Other(String),
}

impl Flows {
    /// As they are on the command line.
    pub fn new() -> Self {
        let mut command = Flow::augment_subcommands(Command::new("profile").disable_help_subcommand(true));
        // Their options are set later, unless somebody asks for all of it.
        command.build();
        Self(command)
    }

    /// Their names, in the order of the help.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.get_subcommands().map(Command::get_name)
    }

    /// Their names and other names.
    pub fn all_names(&self) -> impl Iterator<Item = &str> {
        self.names().chain(self.0.get_subcommands().flat_map(Command::get_all_aliases))
    }

    /// That of this name or other name.
    pub fn find(&self, name: &str) -> Option<Grammar> {
        self.0.find_subcommand(name).cloned().map(Grammar)
    }
}

impl Grammar {
    /// The flow's own name.
    pub fn name(&self) -> &str {
        self.0.get_name()
    }

    /// The options that have a long name.
    fn options(&self) -> impl Iterator<Item = (&str, &Arg)> {
        let own = self.0.get_arguments().filter(|option| option.get_id() != "help");
        own.filter_map(|option| Some((option.get_long()?, option)))
    }

    /// The long names of the options that the help shows.
    pub fn shown(&self) -> impl Iterator<Item = &str> {
        self.options().filter(|(_, option)| !option.is_hide_set()).map(|(long, _)| long)
    }

    /// The option of this long name.
    pub fn option(&self, long: &str) -> Option<&Arg> {
        self.options().find(|(name, _)| *name == long).map(|(_, option)| option)
    }

    /// The long name of the option that has this other name.
    pub fn alias(&self, alias: &str) -> Option<&str> {
        let has = |option: &Arg| option.get_all_aliases().is_some_and(|aliases| aliases.contains(&alias));
        self.options().find(|(_, option)| has(option)).map(|(long, _)| long)
    }

    /// The flow's options among those that were typed, and what was typed for them.
    pub fn settings(&self, matches: &ArgMatches, typed: &[&Id]) -> Vec<Setting> {
        let settings = typed.iter().filter_map(|id| {
            let (long, option) = self.options().find(|(_, option)| option.get_id() == *id)?;
            let values = matches.try_get_raw(id.as_str()).ok()??;
            let is_path = takes(option) == Takes::Path;
            Some((long.to_owned(), values.map(|value| if is_path { absolute(value) } else { text(value) }).collect()))
        });
        settings.collect()
    }

    /// The options of a profile that do not count beside what was typed and what the environment says.
    pub fn beaten(&self, typed: &[Setting], env: &Env) -> Vec<&str> {
        let typed = typed.iter().filter_map(|(long, _)| self.option(long));
        let set = self.options().map(|(_, option)| option).filter(|option| self.is_set(option, env));
        // A switch's variable may say no, and no excludes nothing.
        let set = set.map(|option| (option, takes(option) != Takes::Nothing));
        let stronger: Vec<_> = typed.map(|option| (option, true)).chain(set).collect();
        let beats = |(strong, excludes): &(&Arg, bool), option: &Arg| {
            strong.get_id() == option.get_id() || (*excludes && self.exclude_each_other(strong, option))
        };
        let beaten = self.options().filter(|(_, option)| stronger.iter().any(|strong| beats(strong, option)));
        beaten.map(|(long, _)| long).collect()
    }

    fn exclude_each_other(&self, a: &Arg, b: &Arg) -> bool {
        let excludes =
            |a: &Arg, b: &Arg| self.0.get_arg_conflicts_with(a).iter().any(|other| other.get_id() == b.get_id());
        excludes(a, b) || excludes(b, a)
    }

    /// Whether the option's variable is set.
    fn is_set(&self, option: &Arg, env: &Env) -> bool {
        let variable = variable(option);
        env.get(&variable).is_some() && self.help_names(option, &variable)
    }

    /// Not each option has its variable: no client id of the environment chooses a managed identity. The help says which
    /// do; of a secret it is the flow's.
    fn help_names(&self, option: &Arg, variable: &str) -> bool {
        let help = match secret(option) {
            Some(_) => [self.0.get_about(), self.0.get_long_about()],
            None => [option.get_help(), option.get_long_help()],
        };
        help.into_iter().flatten().any(|help| help.to_string().contains(variable))
    }

    /// The flow with these options.
    pub fn parse<'s>(&self, settings: impl Iterator<Item = &'s Setting>) -> Result<Flow, Mistake> {
        let options = settings.flat_map(|(long, values)| {
            let takes = self.option(long).map(takes);
            match (takes, values.as_slice()) {
                (Some(Takes::Nothing), [no]) if no == "false" => vec![],
                (Some(Takes::Nothing), _) => vec![format!("--{long}")],
                _ => values.iter().map(|value| format!("--{long}={value}")).collect(),
            }
        });
        let words = std::iter::once(self.name().to_owned()).chain(options);
        Command::new("profile")
            .no_binary_name(true)
            .disable_help_subcommand(true)
            .subcommand(self.0.clone().disable_help_flag(true))
            .try_get_matches_from(words)
            .and_then(|matches| Flow::from_arg_matches(&matches))
            .map_err(|error| Mistake::of(&error))
    }
}

impl Mistake {
    fn of(error: &clap::Error) -> Self {
        let texts = |kind| match error.get(kind) {
            Some(ContextValue::String(text)) => vec![text.clone()],
            Some(ContextValue::Strings(texts)) => texts.clone(),
            _ => vec![],
        };
        // `--client-id <GUID>`
        let option = |kind| {
            let usage = texts(kind).into_iter().next()?;
            Some(usage.split([' ', '=']).next()?.strip_prefix("--")?.to_owned())
        };
        let value = |why: String| {
            let value = texts(ContextKind::InvalidValue).concat();
            Some(Self::Value { option: option(ContextKind::InvalidArg)?, value, why })
        };
        let known = match error.kind() {
            ErrorKind::ArgumentConflict => option(ContextKind::InvalidArg)
                .and_then(|one| Some(Self::Conflict([one, option(ContextKind::PriorArg)?]))),
            ErrorKind::ValueValidation => {
                value(std::error::Error::source(error).map(ToString::to_string).unwrap_or_default())
            }
            ErrorKind::InvalidValue => {
                let valid = texts(ContextKind::ValidValue);
                value(if valid.is_empty() { "no value".to_owned() } else { format!("not one of {}", valid.join(", ")) })
            }
            _ => None,
        };
        known.unwrap_or_else(|| {
            let text = error.to_string();
            let first = text.trim_start_matches("error: ").split("\n\n").next().unwrap_or_default();
            Self::Other(first.split_whitespace().collect::<Vec<_>>().join(" "))
        })
    }

    /// In one line; `before` and `after` stand around the options' names.
    pub fn describe(&self, before: &str, after: &str) -> String {
        match self {
            Self::Value { option, value, why } => {
                format!("{before}{option}{after} is {}: {}", quoted(value), one_line(why))
            }
            Self::Conflict([one, other]) => format!("{before}{one} and {before}{other}{after} exclude each other"),
            Self::Other(text) => one_line(text),
        }
    }

    /// The option that it is about.
    pub fn option(&self) -> Option<&str> {
        match self {
            Self::Value { option, .. } | Self::Conflict([option, _]) => Some(option),
            Self::Other(_) => None,
        }
    }
}

/// `AZT_` and the option's name; of `--…-file` and `--…-stdin` the name of the secret.
fn variable(option: &Arg) -> String {
    let name = secret(option).or(option.get_long()).unwrap_or_default();
    format!("AZT_{}", name.to_ascii_uppercase().replace('-', "_"))
}

fn secret(option: &Arg) -> Option<&str> {
    let long = option.get_long()?;
    long.strip_suffix("-file").or_else(|| long.strip_suffix("-stdin"))
}

/// What was typed, and is no default, in its order.
pub fn typed(matches: &ArgMatches) -> Vec<&Id> {
    matches.ids().filter(|id| matches.value_source(id.as_str()) == Some(ValueSource::CommandLine)).collect()
}

/// What the option takes.
pub fn takes(option: &Arg) -> Takes {
    match option.get_action() {
        ArgAction::Append => Takes::Texts,
        action if !action.takes_values() => Takes::Nothing,
        _ if option.get_value_hint() == ValueHint::AnyPath => Takes::Path,
        _ if ValueParser::type_id(option.get_value_parser()) == TypeId::of::<String>() => Takes::Text,
        _ => Takes::Token,
    }
}

/// How the value is written on the command line.
pub fn name_of(value: &impl ValueEnum) -> String {
    value.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

fn text(value: &OsStr) -> String {
    value.to_string_lossy().into_owned()
}

/// The same file from any directory; as it is where there is none to start from.
fn absolute(value: &OsStr) -> String {
    text(std::path::absolute(value).unwrap_or_else(|_| PathBuf::from(value)).as_os_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_counts_where_the_help_names_it() {
        let flows = Flows::new();
        let named = |flow: &str| {
            let grammar = flows.find(flow).expect("a flow");
            let options = grammar.options().filter(|(_, option)| grammar.help_names(option, &variable(option)));
            options.map(|(long, option)| format!("{long} {}", variable(option))).collect::<Vec<_>>()
        };
        let target = ["resource AZT_RESOURCE", "scope AZT_SCOPE"];
        let cloud = ["cloud AZT_CLOUD"];
        let client =
            [&["tenant AZT_TENANT", "client-id AZT_CLIENT_ID"][..], &cloud, &["authority-host AZT_AUTHORITY_HOST"]]
                .concat();
        let refresh = ["refresh-token-stdin AZT_REFRESH_TOKEN", "refresh-token-file AZT_REFRESH_TOKEN"];
        assert_eq!(named("msi"), [&target[..], &cloud].concat());
        assert_eq!(named("cloudshell"), [&target[..], &cloud].concat());
        assert_eq!(named("authcode"), [&target[..], &client, &["no-browser AZT_NO_BROWSER"]].concat());
        assert_eq!(named("ropc"), [&target[..], &client].concat());
        assert_eq!(named("refresh"), [&target[..], &client, &refresh].concat());
        let secret = ["client-secret-stdin AZT_CLIENT_SECRET", "client-secret-file AZT_CLIENT_SECRET"];
        let user = ["user-assertion-stdin AZT_USER_ASSERTION", "user-assertion-file AZT_USER_ASSERTION"];
        assert_eq!(named("client-credentials"), [&target[..], &client, &secret].concat());
        assert_eq!(named("workload-identity"), [&target[..], &client].concat());
        assert_eq!(named("obo"), [&target[..], &client, &secret, &user].concat());
        assert_eq!(named("arr-sts"), Vec::<String>::new());
    }
}
