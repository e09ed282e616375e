//! Profiles: what a person would type each time, kept under a name in config.toml.
//!
//! A profile is read by the command line's own grammar: its keys are the long names of its flow's options, its values
//! are what the options take.

mod config;
mod edit;
mod entry;
pub mod file;
mod grammar;

use std::cell::OnceCell;
use std::path::Path;

use anyhow::{Result, bail};
use clap::ArgMatches;

use crate::cloud;
use crate::env::Env;
use crate::error::Failure;
use crate::flow::Flow;
use crate::output::Format;
use crate::shell;
use crate::text::one_line;

pub use config::Config;
use grammar::{Flows, Grammar, Takes};

/// An option's long name and its values. That of a switch is `true` or `false`; without one it is `true`.
pub type Setting = (String, Vec<String>);

/// The options about where to sign in.
const CLOUD: &str = "cloud";
const HOST: &str = "authority-host";

/// A flow, its options, and how to print its token.
#[derive(Debug, Clone)]
pub struct Profile {
    /// The name of the flow's subcommand.
    pub flow: String,
    /// How the token is printed; `None` where the profile does not say.
    pub output: Option<Format>,
    /// The only account whose token will do; `None` where any will.
    pub account: Option<String>,
    options: Vec<Setting>,
    /// Built on first use: most of what this module costs.
    grammar: OnceCell<Grammar>,
}

impl Profile {
    /// Of what was typed: the flow's options, in their order. Those of every command, and of other commands that
    /// share the flow's, are none of them. A path is made absolute, for a profile is used from any directory.
    pub fn typed(flow: &str, matches: &ArgMatches) -> Self {
        let mut profile =
            Self { flow: flow.to_owned(), output: None, account: None, options: Vec::new(), grammar: OnceCell::new() };
        let typed = grammar::typed(matches);
        if !typed.is_empty() {
            profile.options = profile.grammar().settings(matches, &typed);
        }
        profile
    }

    /// The command line of the flow; an empty one where there is no such flow.
    fn grammar(&self) -> &Grammar {
        self.grammar.get_or_init(|| Flows::new().find(&self.flow).unwrap_or_default())
    }

    /// The same, printed in this format.
    #[must_use]
    pub fn with_output(self, output: Option<Format>) -> Self {
        Self { output, ..self }
    }

    /// The same for this resource, unless it says itself what it is for.
    #[must_use]
    pub fn or_for(mut self, resource: &str) -> Self {
        if !self.options.iter().any(|(option, _)| option == "resource" || option == "scope") {
            self.options.push(("resource".to_owned(), vec![resource.to_owned()]));
        }
        self
    }

    /// The flow's options that it sets.
    pub fn options(&self) -> &[Setting] {
        &self.options
    }

    /// The flow that it stands for. An option that was `typed` beats the profile's, and so does an `AZT_` variable
    /// that the option's help names; with it they beat the profile's options that exclude theirs.
    ///
    /// # Errors
    /// Exit 2 for a typed option that the flow does not have, or a value that it does not take.
    pub fn flow(&self, name: &str, typed: &[Setting], env: &Env) -> Result<Flow> {
        ensure_text(typed)?;
        let grammar = self.grammar();
        if let Some((option, _)) = typed.iter().find(|(option, _)| grammar.option(option).is_none()) {
            bail!(
                Failure::usage(format!("profile {} is {}, which has no --{option}", quoted(name), self.flow))
                    .hint(format!("leave it out: {}", shell::command(["azt", "token", name])))
            );
        }
        let mut beaten = grammar.beaten(typed, env);
        beaten.extend(self.displaced(typed, env));
        let kept = self.options.iter().filter(|(option, _)| !beaten.contains(&option.as_str()));
        grammar.parse(kept.chain(typed)).map_err(|mistake| {
            Failure::usage(mistake.describe("--", ""))
                .hint(format!("what can be typed: azt {} --help", self.flow))
                .into()
        })
    }

    /// The option about where to sign in that another one of the two displaces, which was typed or is in an `AZT_`
    /// variable: a cloud and a login host of Microsoft's each say the other.
    fn displaced(&self, typed: &[Setting], env: &Env) -> Option<&'static str> {
        let of = |settings: &[Setting], option: &str| {
            settings.iter().find(|(name, _)| name == option).and_then(|(_, values)| values.first().cloned())
        };
        let stronger = |option: &str, variable: &str| of(typed, option).or_else(|| env.get(variable));
        match (stronger(CLOUD, "AZT_CLOUD"), stronger(HOST, "AZT_AUTHORITY_HOST")) {
            (Some(_), None) => of(&self.options, HOST).filter(|host| cloud::is_microsofts(host)).map(|_| HOST),
            (None, Some(host)) => cloud::is_microsofts(&host).then_some(CLOUD),
            _ => None,
        }
    }

    /// The lines of the file that say the same.
    pub fn toml(&self, name: &str) -> String {
        edit::profile(name, &self.entries())
    }

    fn entries(&self) -> Vec<(String, toml_edit::Value)> {
        let one = |key: &str, text: &str| (key.to_owned(), edit::text(text));
        let options = self.options.iter().map(|(option, values)| {
            let takes = self.grammar().option(option).map_or(Takes::Text, grammar::takes);
            (option.clone(), edit::value(takes, values))
        });
        [one("flow", &self.flow)]
            .into_iter()
            .chain(options)
            .chain(self.output.map(|output| one("output", &grammar::name_of(&output))))
            .chain(self.account.as_ref().map(|account| one("account", account)))
            .collect()
    }
}

/// Only a path can be something else, and was typed in with replacement characters.
fn ensure_text(settings: &[Setting]) -> Result<(), Failure> {
    let is_text = |values: &Vec<String>| !values.iter().any(|value| value.contains(char::REPLACEMENT_CHARACTER));
    match settings.iter().find(|(_, values)| !is_text(values)) {
        Some((option, _)) => Err(Failure::usage(format!("--{option} is not UTF-8, which a profile has to be"))),
        None => Ok(()),
    }
}

/// The one that is most like the text, if it is like it at all.
fn nearest<'a>(text: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|name| (strsim::jaro(name, &text.to_ascii_lowercase()), name))
        .filter(|(likeness, _)| *likeness > 0.7)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

/// Where something is: the file, and its line.
fn place(path: &Path, line: Option<usize>) -> String {
    let path = one_line(&path.display().to_string());
    line.map_or_else(|| path.clone(), |line| format!("{path} line {line}"))
}

/// Text of the file, or typed, in quotes and safe to print.
fn quoted(text: &str) -> String {
    format!("'{}'", one_line(&text.escape_debug().to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Cli;
    use crate::error::Report;
    use clap::{CommandFactory as _, FromArgMatches as _};

    fn typed(words: &[&str]) -> Profile {
        let matches = Cli::command().try_get_matches_from([&["azt"], words].concat()).expect("a command line");
        let (flow, matches) = matches.subcommand().expect("a flow");
        Profile::typed(flow, matches)
    }

    /// The flow that these words are on the command line.
    fn direct(words: &[&str]) -> String {
        let cli =
            Cli::command().try_get_matches_from([&["azt"], words].concat()).and_then(|m| Cli::from_arg_matches(&m));
        match cli.expect("a command line").command {
            crate::cli::Command::Flow(flow) => format!("{flow:?}"),
            other => panic!("{other:?}"),
        }
    }

    fn beside(profile: &Profile, typed: &Profile, env: &Env) -> Result<String, String> {
        let flow = profile.flow("work", typed.options(), env);
        flow.map(|flow| format!("{flow:?}")).map_err(|error| Report::of(&error).text())
    }

    /// Equal texts, equal profiles.
    fn said(profile: &Profile) -> String {
        profile.toml("work")
    }

    fn of_file(text: &str) -> Result<Profile, String> {
        let home = tempfile::tempdir().expect("a directory");
        let path = home.path().join("config.toml");
        std::fs::write(&path, text).expect("a file");
        let profile = Config::load(&path).and_then(|config| config.profile("work"));
        profile.map_err(|error| Report::of(&error).text().replace(&path.display().to_string(), "config.toml"))
    }

    const ID: &str = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";
    const OTHER: &str = "6dae42f8-4368-4678-94ff-3960e28e3630";

    #[test]
    fn what_was_typed_comes_back_as_the_same_flow() {
        let home = tempfile::tempdir().expect("a directory");
        let path = home.path().join("azt/config.toml");
        let file = home.path().join("secret").display().to_string();
        for words in [
            &["msi"][..],
            &["msi", "--source", "vm-extension", "--port", "50343", "--client-id", ID, "--resource", "keyvault"],
            &["cloudshell", "--scope", "https://graph.microsoft.com/.default"],
            &["authcode", "-t", "contoso.example", "--resource", "graph", "--redirect-port", "8400", "--no-browser"],
            &["authcode", "--scope", "User.Read Mail.Read", "--scope", "offline_access", "--manual"],
            &["authcode", "--login-hint", "o'neil \"x\" \\ =", "--client-id", "12345", "--tenant=-x"],
            &["ropc", "-u", "alex@contoso.example", "--password-file", &file],
            &["refresh", "--refresh-token-stdin", "--tenant=", "--authority-host", "http://localhost:1/"],
            &["arr-sts", "--account-domain", "eastus.mixedreality.azure.com", "--account-id", ID, "--token-stdin"],
        ] {
            let mut config = Config::load(&path).expect("a file");
            let profile = Profile { account: Some("alex@contoso.example".to_owned()), ..typed(words) };
            config.insert("work", &profile.with_output(Some(Format::Header))).expect("a profile");
            config.save().expect("a file");
            let read = Config::load(&path).and_then(|config| config.profile("work")).expect("a profile");
            assert_eq!(beside(&read, &typed(&["msi"]), &Env::of([])), Ok(direct(words)));
            assert_eq!((read.output, read.account.as_deref()), (Some(Format::Header), Some("alex@contoso.example")));
        }
    }

    #[test]
    fn only_what_was_typed_of_the_flow_is_kept() {
        let words = ["msi", "-o", "json", "--resource", "graph", "-q", "--timeout", "5m", "--client-id", ID];
        let options = [("resource", "graph"), ("client-id", ID)];
        let options = options.map(|(option, value)| (option.to_owned(), vec![value.to_owned()]));
        assert_eq!(typed(&words).options(), options);
        assert_eq!(typed(&["managed-identity"]).flow, "msi");
        assert_eq!(typed(&["msi"]).options(), []);
        // Of another command, the options that the flow has too.
        let matches = Cli::command().try_get_matches_from(["azt", "token", "work", "--tenant", "t"]).expect("matches");
        let token = matches.subcommand_matches("token").expect("token");
        assert_eq!(Profile::typed("authcode", token).options(), [("tenant".to_owned(), vec!["t".to_owned()])]);
    }

    #[test]
    fn a_typed_path_is_absolute() {
        let here = std::env::current_dir().expect("a directory").join("pw.txt").display().to_string();
        assert_eq!(typed(&["ropc", "--password-file", "pw.txt"]).options(), [("password-file".to_owned(), vec![here])]);
    }

    #[test]
    fn the_lines_of_a_profile_have_tomls_types() {
        let words = ["authcode", "--tenant", "12", "--scope", "a b", "--redirect-port", "8400", "--no-browser"];
        let profile = typed(&words).with_output(Some(Format::Header));
        let profile = Profile { account: Some("x\u{202e}\n\"".to_owned()), ..profile };
        assert_eq!(
            profile.toml("my.work"),
            "[profile.\"my.work\"]\nflow = \"authcode\"\ntenant = \"12\"\nscope = [\"a\", \"b\"]\nredirect-port = 8400\n\
             no-browser = true\noutput = \"header\"\naccount = \"x\\U0000202E\\U0000000A\\\"\"\n"
        );
        let text = profile.toml("work");
        assert_eq!(of_file(&text).map(|read| said(&read)), Ok(text));
    }

    #[test]
    fn typed_beats_variable_beats_profile() {
        let none = Env::of([]);
        let work = typed(&["authcode", "--tenant", "profile.example", "--resource", "graph", "--no-browser"]);
        for (words, env, result) in [
            (&["authcode"][..], &none, &["--tenant", "profile.example", "--resource", "graph", "--no-browser"][..]),
            (
                &["authcode", "--tenant", "typed.example"],
                &Env::of([("AZT_TENANT", "azt.example")]),
                &["--tenant", "typed.example", "--resource", "graph", "--no-browser"],
            ),
            // What the flow leaves out it reads from the environment itself.
            (&["authcode"], &Env::of([("AZT_TENANT", "azt.example")]), &["--resource", "graph", "--no-browser"]),
            (
                &["authcode"],
                &Env::of([("AZT_TENANT", ""), ("AZURE_TENANT_ID", "sdk.example")]),
                &["--tenant", "profile.example", "--resource", "graph", "--no-browser"],
            ),
            // A resource and scopes are one thing.
            (&["authcode", "--scope", "a"], &none, &["--tenant", "profile.example", "--scope", "a", "--no-browser"]),
            (&["authcode"], &Env::of([("AZT_SCOPE", "a")]), &["--tenant", "profile.example", "--no-browser"]),
            (
                &["authcode", "--resource", "arm"],
                &Env::of([("AZT_SCOPE", "a")]),
                &["--tenant", "profile.example", "--resource", "arm", "--no-browser"],
            ),
            (
                &["authcode"],
                &Env::of([("AZT_NO_BROWSER", "0")]),
                &["--tenant", "profile.example", "--resource", "graph"],
            ),
            (&["authcode", "--manual"], &none, &["--tenant", "profile.example", "--resource", "graph", "--manual"]),
            // Options without a variable of their own.
            (
                &["authcode", "--login-hint", "alex"],
                &Env::of([("AZT_LOGIN_HINT", "kim")]),
                &["--tenant", "profile.example", "--resource", "graph", "--no-browser", "--login-hint", "alex"],
            ),
        ] {
            assert_eq!(beside(&work, &typed(words), env), Ok(direct(&[&["authcode"], result].concat())), "{words:?}");
        }
        let scopes = typed(&["authcode", "--scope", "a"]);
        let resource = Env::of([("AZT_RESOURCE", "graph")]);
        assert_eq!(beside(&scopes, &typed(&["msi"]), &resource), Ok(direct(&["authcode"])));
        // A switch of the environment excludes nothing.
        let manual = typed(&["authcode", "--manual"]);
        let no_browser = Env::of([("AZT_NO_BROWSER", "1")]);
        assert_eq!(beside(&manual, &typed(&["msi"]), &no_browser), Ok(direct(&["authcode", "--manual"])));
    }

    #[test]
    fn a_cloud_displaces_a_login_host_of_another_and_the_other_way_round() {
        let none = Env::of([]);
        let by_host = typed(&["authcode", "--authority-host", "login.microsoftonline.us"]);
        let by_cloud = typed(&["authcode", "--cloud", "AzureUSGovernment"]);
        let private = typed(&["authcode", "--authority-host", "https://id.example"]);
        let china = ["--cloud", "AzureChinaCloud"];
        let chinese = ["--authority-host", "login.chinacloudapi.cn"];
        for (profile, words, env, result) in [
            (&by_host, &china[..], &none, &china[..]),
            (&by_host, &[], &Env::of([("AZT_CLOUD", "china")]), &[]),
            (&by_host, &[], &Env::of([("AZURE_CLOUD", "china")]), &["--authority-host", "login.microsoftonline.us"]),
            (&by_cloud, &chinese, &none, &chinese),
            (&by_cloud, &[], &Env::of([("AZT_AUTHORITY_HOST", "login.chinacloudapi.cn")]), &[]),
            (&private, &china, &none, &["--authority-host", "https://id.example", "--cloud", "AzureChinaCloud"]),
        ] {
            let beside = beside(profile, &typed(&[&["authcode"], words].concat()), env);
            assert_eq!(beside, Ok(direct(&[&["authcode"], result].concat())), "{words:?}");
        }
    }

    #[test]
    fn the_ids_of_an_identity_are_one_thing_and_no_variable_chooses_one() {
        let vm = typed(&["msi", "--client-id", ID]);
        let none = Env::of([]);
        let client_id = Env::of([("AZT_CLIENT_ID", OTHER)]);
        let with = |option, id| Ok(direct(&["msi", option, id]));
        assert_eq!(beside(&vm, &typed(&["msi"]), &client_id), with("--client-id", ID));
        assert_eq!(beside(&vm, &typed(&["msi", "--object-id", OTHER]), &none), with("--object-id", OTHER));
        let vm = typed(&["msi", "--object-id", ID]);
        assert_eq!(beside(&vm, &typed(&["msi", "--client-id", OTHER]), &none), with("--client-id", OTHER));
    }

    #[test]
    fn a_secrets_variable_beats_where_the_profile_reads_it() {
        let work = typed(&["refresh", "--refresh-token-stdin"]);
        let token = Env::of([("AZT_REFRESH_TOKEN", "0.ARo")]);
        assert_eq!(beside(&work, &typed(&["msi"]), &token), Ok(direct(&["refresh"])));
        let work = typed(&["ropc", "--password-stdin"]);
        let password = Env::of([("AZT_PASSWORD", "pw")]);
        assert_eq!(beside(&work, &typed(&["msi"]), &password), Ok(direct(&["ropc", "--password-stdin"])));
    }

    #[test]
    fn what_was_typed_has_to_be_the_flows() {
        let vm = typed(&["msi"]);
        let setting = |option: &str, value: &str| (option.to_owned(), vec![value.to_owned()]);
        for (typed, text) in [
            (
                vec![setting("tenant", "contoso.example")],
                "azt: error: profile 'vm' is msi, which has no --tenant\n\
                 azt: hint: leave it out: azt token vm\n",
            ),
            (
                vec![setting("client-id", "x\u{1b}")],
                "azt: error: --client-id is 'x\\u{1b}': not a GUID, which is 8-4-4-4-12 hexadecimal digits\n\
                 azt: hint: what can be typed: azt msi --help\n",
            ),
            (
                vec![setting("client-id", ID), setting("object-id", ID)],
                "azt: error: --client-id and --object-id exclude each other\n\
                 azt: hint: what can be typed: azt msi --help\n",
            ),
            (
                vec![setting("client-id", "\u{fffd}")],
                "azt: error: --client-id is not UTF-8, which a profile has to be\n",
            ),
        ] {
            let error = vm.flow("vm", &typed, &Env::of([])).map(|_| ()).map_err(|error| Report::of(&error).text());
            assert_eq!(error, Err(text.to_owned()));
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_path_that_is_no_text_is_not_kept() {
        use std::os::unix::ffi::OsStrExt as _;
        let words: Vec<&std::ffi::OsStr> = ["azt", "ropc", "--password-file"].into_iter().map(AsRef::as_ref).collect();
        let path = std::ffi::OsStr::from_bytes(b"/pw\xff");
        let matches = Cli::command().try_get_matches_from([&words[..], &[path]].concat()).expect("matches");
        let profile = Profile::typed("ropc", matches.subcommand_matches("ropc").expect("ropc"));
        let home = tempfile::tempdir().expect("a directory");
        let mut config = Config::load(&home.path().join("config.toml")).expect("no file");
        let refused = config.insert("work", &profile).map_err(|error| error.to_string());
        assert_eq!(refused, Err("--password-file is not UTF-8, which a profile has to be".to_owned()));
    }

    #[test]
    fn a_profile_says_no_more_than_its_flows_command_line() {
        for (text, refusal) in [
            (
                "tenant = 'a'",
                "line 1: profile 'work' has no flow, which is one of msi, cloudshell, authcode, devicecode, ropc, refresh, client-credentials, workload-identity, obo, arr-sts\n",
            ),
            (
                "flow = 'authcod'",
                "line 2: flow of profile 'work' is 'authcod': not one of msi, cloudshell, authcode, devicecode, ropc, refresh, client-credentials, workload-identity, obo, arr-sts\nazt: hint: did you mean: authcode\n",
            ),
            ("flow = 7", "line 2: flow of profile 'work' is an integer, not a string\n"),
            (
                "flow = 'msi'\noutput = 'heade'",
                "line 3: output of profile 'work' is 'heade': not one of token, none, json, header, env, curl, oauth, az, azd, kubectl\nazt: hint: did you mean: header\n",
            ),
            ("flow = 'msi'\naccount = ''", "line 3: account of profile 'work' is empty\n"),
            ("flow = 'msi'\naccount = true", "line 3: account of profile 'work' is a boolean, not a string\n"),
            (
                "flow = 'authcode'\n\n# where\ntennant = 'a'",
                "line 5: unknown key 'tennant' in profile 'work', which is authcode\nazt: hint: did you mean: tenant\n",
            ),
            (
                "flow = 'authcode'\ntenant-id = 'a'",
                "line 3: unknown key 'tenant-id' in profile 'work', which is authcode\nazt: hint: did you mean: tenant\n",
            ),
            (
                "flow = 'msi'\ntenant = 'a'",
                "line 3: unknown key 'tenant' in profile 'work', which is msi\nazt: hint: a key is an option without its dashes: azt msi --help\n",
            ),
            (
                "flow = 'msi'\nhelp = true",
                "line 3: unknown key 'help' in profile 'work', which is msi\nazt: hint: a key is an option without its dashes: azt msi --help\n",
            ),
            (
                "flow = 'msi'\n\"\\u001b[2J\" = 1",
                "line 3: unknown key '\\u{1b}[2J' in profile 'work', which is msi\nazt: hint: a key is an option without its dashes: azt msi --help\n",
            ),
            (
                "flow = 'msi'\nclient-id = 'x\\y'",
                "line 3: client-id of profile 'work' is 'x\\\\y': not a GUID, which is 8-4-4-4-12 hexadecimal digits\nazt: hint: what it takes: azt msi --help\n",
            ),
            (
                "flow = 'msi'\nport = 0",
                "line 3: port of profile 'work' is '0': 0 is not in 1..=65535\nazt: hint: what it takes: azt msi --help\n",
            ),
            (
                "flow = 'msi'\nport = 'x'",
                "line 3: port of profile 'work' is 'x': invalid digit found in string\nazt: hint: what it takes: azt msi --help\n",
            ),
            (
                "flow = 'msi'\nport = -9223372036854775808",
                "line 3: port of profile 'work' is '-9223372036854775808': -9223372036854775808 is not in 1..=65535\nazt: hint: what it takes: azt msi --help\n",
            ),
            ("flow = 'msi'\nport = 1.5", "line 3: port of profile 'work' is a float, not a string or an integer\n"),
            (
                "flow = 'msi'\nsource = 'imd'",
                "line 3: source of profile 'work' is 'imd': not one of app-service, arc, imds, machine-learning, service-fabric, vm-extension\nazt: hint: what it takes: azt msi --help\n",
            ),
            (
                "flow = 'msi'\nsource = ''",
                "line 3: source of profile 'work' is '': not one of app-service, arc, imds, machine-learning, service-fabric, vm-extension\nazt: hint: what it takes: azt msi --help\n",
            ),
            (
                "flow = 'msi'\nresource = 'arm'\nscope = 'a'",
                "line 3: resource and scope of profile 'work' exclude each other\nazt: hint: what it takes: azt msi --help\n",
            ),
            (
                "flow = 'authcode'\ntenant = 1979-05-27",
                "line 3: tenant of profile 'work' is a datetime, not a string\n",
            ),
            ("flow = 'authcode'\n[profile.work.tenant]", "line 3: tenant of profile 'work' is a table, not a string\n"),
            ("flow = 'authcode'\ntenant = ['a']", "line 3: tenant of profile 'work' is an array, not a string\n"),
            ("flow = 'authcode'\ntenant = 7", "line 3: tenant of profile 'work' is an integer, not a string\n"),
            (
                "flow = 'authcode'\nno-browser = 'yes'",
                "line 3: no-browser of profile 'work' is a string, not true or false\n",
            ),
            (
                "flow = 'authcode'\nscope = {}",
                "line 3: scope of profile 'work' is an inline table, not a string or an array of strings\n",
            ),
            ("flow = 'authcode'\nscope = []", "line 3: scope of profile 'work' is an empty array\n"),
            (
                "flow = 'authcode'\nscope = ['a', 1]",
                "line 3: scope of profile 'work' has something in its array that is not a string\n",
            ),
            (
                "flow = 'ropc'\npassword = 'hunter2'",
                "line 3: a profile holds no secrets, so profile 'work' has no password\nazt: hint: name a file that holds it: password-file = \"PATH\"\n",
            ),
            (
                "flow = 'refresh'\nrefresh-token = 'hunter2'",
                "line 3: a profile holds no secrets, so profile 'work' has no refresh-token\nazt: hint: name a file that holds it: refresh-token-file = \"PATH\"\n",
            ),
            (
                "flow = 'arr-sts'\naccount-key = 'hunter2'",
                "line 3: a profile holds no secrets, so profile 'work' has no account-key\nazt: hint: name a file that holds it: account-key-file = \"PATH\"\n",
            ),
            (
                "flow = 'authcode'\nclient-secret = 'hunter2'",
                "line 3: a profile holds no secrets, so profile 'work' has no client-secret\n",
            ),
            (
                "flow = 'ropc'\npassword-file = 'hunter2'",
                "line 3: password-file of profile 'work' is no absolute path, and a profile is used from any directory\n",
            ),
        ] {
            let refused = of_file(&format!("[profile.work]\n{text}")).map(|_| ());
            assert_eq!(refused, Err(format!("azt: error: config.toml {refusal}")), "{text}");
        }
    }

    #[test]
    fn a_profile_may_be_written_in_any_way_of_toml() {
        let work = said(&typed(&["authcode", "--scope", "a", "--no-browser", "--redirect-port", "8400"]));
        for text in [
            "[profile.work]\nflow = 'interactive'\nscope = 'a'\nno-browser = true\nredirect-port = 8400",
            "\u{feff}[profile.work]\r\nflow = 'web'\r\nscope = ['a',]\r\nno-browser = true\r\nredirect-port = 0x20D0\r\n",
            "[profile]\nwork = { flow = 'authcode', scope = 'a', no-browser = true, redirect-port = '8400' }",
            "profile.work.flow = 'authcode'\nprofile.work.scope = 'a'\nprofile.work.no-browser = true\nprofile.work.redirect-port = 8_400",
        ] {
            assert_eq!(of_file(text).map(|read| said(&read)), Ok(work.clone()), "{text}");
        }
    }

    #[test]
    fn false_is_a_switch_that_was_not_typed() {
        let profile = of_file("[profile.work]\nflow = 'authcode'\nno-browser = false").expect("a profile");
        assert_eq!(beside(&profile, &typed(&["msi"]), &Env::of([])), Ok(direct(&["authcode"])));
        assert!(profile.toml("work").contains("no-browser = false\n"));
    }
}
