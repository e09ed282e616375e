//! One profile, read by the grammar of its flow.

use std::cell::OnceCell;

use anyhow::Result;
use clap::ValueEnum as _;
use toml_edit::{Item, TableLike, Value};

use super::config::Config;
use super::grammar::{Flows, Grammar, Takes, name_of, takes};
use super::{Profile, Setting, nearest, quoted};
use crate::error::Failure;
use crate::output::Format;

/// The keys of every profile.
const KEYS: [&str; 3] = ["flow", "output", "account"];

/// Secrets that people would put into a profile. What is never right needs to be known to be told apart.
const SECRETS: [&str; 7] =
    ["password", "client-secret", "refresh-token", "access-token", "account-key", "token", "assertion"];

/// A profile as it stands in the file.
pub struct Entry<'a> {
    config: &'a Config,
    name: &'a str,
    table: &'a dyn TableLike,
}

impl<'a> Entry<'a> {
    /// That of this name.
    pub fn new(config: &'a Config, name: &'a str, table: &'a dyn TableLike) -> Self {
        Self { config, name, table }
    }

    /// The profile, which makes sense as it is.
    ///
    /// # Errors
    /// Exit 2, with the line, for what the flow's command line would not take either.
    pub fn read(&self, flows: &Flows) -> Result<Profile> {
        let grammar = self.grammar(flows)?;
        let profile = Profile {
            flow: grammar.name().to_owned(),
            output: self.output()?,
            account: self.account()?,
            options: self.options(&grammar)?,
            grammar: OnceCell::from(grammar),
        };
        profile.grammar().parse(profile.options.iter()).map_err(|mistake| {
            let message = mistake.describe("", &self.of());
            self.refuse(mistake.option().unwrap_or_default(), message)
                .hint(format!("what it takes: azt {} --help", profile.flow))
        })?;
        Ok(profile)
    }

    fn grammar(&self, flows: &Flows) -> Result<Grammar, Failure> {
        let names = || flows.names().collect::<Vec<_>>().join(", ");
        let Some(flow) = self.text("flow")? else {
            return Err(
                self.refuse("", format!("profile {} has no flow, which is one of {}", quoted(self.name), names()))
            );
        };
        flows.find(flow).ok_or_else(|| {
            let failure = self.refuse("flow", format!("flow{} is {}: not one of {}", self.of(), quoted(flow), names()));
            failure.maybe_hint(nearest(flow, flows.all_names()).map(|name| format!("did you mean: {name}")))
        })
    }

    fn output(&self) -> Result<Option<Format>, Failure> {
        let Some(text) = self.text("output")? else { return Ok(None) };
        Format::from_str(text, true).map(Some).map_err(|_| {
            let names: Vec<_> = Format::value_variants().iter().map(name_of).collect();
            let message = format!("output{} is {}: not one of {}", self.of(), quoted(text), names.join(", "));
            let near = nearest(text, names.iter().map(String::as_str)).map(|name| format!("did you mean: {name}"));
            self.refuse("output", message).maybe_hint(near)
        })
    }

    fn account(&self) -> Result<Option<String>, Failure> {
        match self.text("account")? {
            Some("") => Err(self.refuse("account", format!("account{} is empty", self.of()))),
            account => Ok(account.map(str::to_owned)),
        }
    }

    fn text(&self, key: &str) -> Result<Option<&'a str>, Failure> {
        let item = self.table.get(key);
        item.map(|item| item.as_str().ok_or_else(|| self.type_error(key, item, "a string"))).transpose()
    }

    fn options(&self, grammar: &Grammar) -> Result<Vec<Setting>, Failure> {
        let keys = self.table.iter().filter(|(key, _)| !KEYS.contains(key));
        let options = keys.map(|(key, item)| {
            let option = grammar.option(key).ok_or_else(|| self.unknown(key, grammar))?;
            Ok((key.to_owned(), self.values(key, item, takes(option))?))
        });
        options.collect()
    }

    fn values(&self, key: &str, item: &Item, takes: Takes) -> Result<Vec<String>, Failure> {
        let one = |text: &str| Ok(vec![text.to_owned()]);
        match (takes, item) {
            (Takes::Nothing, Item::Value(Value::Boolean(value))) => one(&value.value().to_string()),
            (Takes::Nothing, _) => Err(self.type_error(key, item, "true or false")),
            (Takes::Path, Item::Value(Value::String(path))) if std::path::Path::new(path.value()).is_relative() => {
                // Not shown: some who write no path write the secret itself.
                Err(self.refuse(
                    key,
                    format!("{key}{} is no absolute path, and a profile is used from any directory", self.of()),
                ))
            }
            (_, Item::Value(Value::String(text))) => one(text.value()),
            (Takes::Token, Item::Value(Value::Integer(number))) => one(&number.value().to_string()),
            (Takes::Token, _) => Err(self.type_error(key, item, "a string or an integer")),
            (Takes::Texts, Item::Value(Value::Array(texts))) if !texts.is_empty() => {
                let texts: Option<Vec<_>> = texts.iter().map(|text| text.as_str().map(str::to_owned)).collect();
                texts.ok_or_else(|| {
                    let message = format!("{key}{} has something in its array that is not a string", self.of());
                    self.refuse(key, message)
                })
            }
            (Takes::Texts, Item::Value(Value::Array(_))) => {
                Err(self.refuse(key, format!("{key}{} is an empty array", self.of())))
            }
            (Takes::Texts, _) => Err(self.type_error(key, item, "a string or an array of strings")),
            (Takes::Text | Takes::Path, _) => Err(self.type_error(key, item, "a string")),
        }
    }

    fn type_error(&self, key: &str, item: &Item, belongs: &str) -> Failure {
        self.refuse(key, format!("{key}{} is {}, not {belongs}", self.of(), type_of(item)))
    }

    fn unknown(&self, key: &str, grammar: &Grammar) -> Failure {
        let file = format!("{key}-file");
        let file = grammar.option(&file).map(|_| file);
        if file.is_some() || SECRETS.contains(&key) {
            let message = format!("a profile holds no secrets, so profile {} has no {key}", quoted(self.name));
            let hint = file.map(|file| format!("name a file that holds it: {file} = \"PATH\""));
            return self.refuse(key, message).maybe_hint(hint);
        }
        let message =
            format!("unknown key {} in profile {}, which is {}", quoted(key), quoted(self.name), grammar.name());
        let known = grammar.alias(key).or_else(|| nearest(key, grammar.shown().chain(KEYS)));
        self.refuse(key, message).hint(match known {
            Some(known) => format!("did you mean: {known}"),
            None => format!("a key is an option without its dashes: azt {} --help", grammar.name()),
        })
    }

    /// A failure at the key, or at the profile where it does not have it.
    fn refuse(&self, key: &str, message: String) -> Failure {
        self.config.refuse(&[self.name, key], &message)
    }

    fn of(&self) -> String {
        format!(" of profile {}", quoted(self.name))
    }
}

/// What the item is, with its article.
pub fn type_of(item: &Item) -> String {
    let name = item.type_name();
    let article = if name.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {name}")
}
