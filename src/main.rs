//! Prints an Azure / Microsoft Entra access token, and nothing else.
//!
//! `main` parses, runs, prints once, reports; nothing else writes to standard output or exits.

mod cli;
mod clock;
mod denied;
mod endpoint;
mod entra;
mod env;
mod error;
mod flow;
mod guid;
mod http;
mod inspect;
mod interrupt;
mod jwt;
mod key;
mod logger;
mod loopback;
mod machine;
mod output;
mod paths;
mod random;
mod resource;
mod secret;
mod session;
mod shell;
mod stderr;
mod store;
mod terminal;
mod text;
mod token;

use std::io::Write as _;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::error::ErrorKind;
use clap::{CommandFactory as _, FromArgMatches as _, Parser as _};

use crate::cli::{Cli, Command};
use crate::env::Env;
use crate::error::{Failure, Report};
use crate::flow::Context;
use crate::http::Http;
use crate::interrupt::Interrupt;
use crate::output::{Format, Rendering};
use crate::session::Session;
use crate::text::one_line;

fn main() -> ExitCode {
    let env = Env::of_process();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage(&error, &env),
    };
    let as_json = matches!(cli.common.format(&env), Ok(Format::Json));
    match run(&cli, env).and_then(|text| print(&text)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => report(&error, as_json),
    }
}

fn run(cli: &Cli, env: Env) -> Result<String> {
    logger::install(cli.common.verbose, cli.common.quiet);
    Env::ensure_text()?;
    let flow = match &cli.command {
        Command::Token { flow } | Command::Flow(flow) => flow.as_acquire(),
    };
    let format = cli.common.format(&env)?;
    let shell = cli.common.shell(&env, format)?;
    let with_refresh_token = cli.common.with_refresh_token(format, flow.name(), flow.receives_refresh_token())?;
    let context = Context {
        http: Http::new(cli.common.http_timeout(&env)?),
        stdin: secret::Stdin::default(),
        interrupt: Interrupt::install().context("could not take over Ctrl-C")?,
        may_prompt: cli.common.may_prompt(&env),
        timeout: cli.common.timeout(&env)?,
        quiet: cli.common.quiet,
        env,
    };
    let token = Session::new(&context).token(flow)?;
    if with_refresh_token && token.refresh_token.is_none() {
        log::warn!("the service gave no refresh token");
    }
    Ok(output::render(&token, Rendering { format, shell, with_refresh_token, flow: flow.name(), now: clock::now() }))
}

/// Writes to standard output, once. That the reader has gone is no failure: it has seen what it wanted.
fn print(text: &str) -> Result<()> {
    let mut stdout = std::io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(error).context("could not write to standard output")
        }
        _ => Ok(()),
    }
}

fn report(error: &anyhow::Error, as_json: bool) -> ExitCode {
    let report = Report::of(error);
    let text = if as_json { report.json() } else { report.text() };
    stderr::write(&text);
    ExitCode::from(report.exit())
}

/// Help and version are answers; anything else clap has to say is a usage error in azt's own form.
fn usage(error: &clap::Error, env: &Env) -> ExitCode {
    if !error.use_stderr() {
        return match print(&error.to_string()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => report(&error, false),
        };
    }
    let typed = lenient();
    let help = format!("azt {}--help", typed.1);
    let failure = if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        Failure::usage("no flow was named, which is the way the token is to come")
            .hint(format!("what there is: {help}"))
    } else {
        let text = error.to_string();
        let tidy = |text: &str| one_line(&text.split_whitespace().collect::<Vec<_>>().join(" "));
        let mut paragraphs = text.trim_start_matches("error: ").split("\n\n").map(tidy);
        let message = paragraphs.next().unwrap_or_default();
        let tip = paragraphs.find_map(|text| text.strip_prefix("tip: ").map(|tip| format!("{tip}; ")));
        Failure::usage(message).hint(format!("{}what can be typed: {help}", tip.unwrap_or_default()))
    };
    let wants_json = matches!(typed.0.format(env), Ok(Format::Json)) || asks_for_json(std::env::args_os().skip(1));
    report(&failure.into(), wants_json)
}

/// Whether `-o json` stands behind the mistake that ended the parse.
fn asks_for_json(args: impl Iterator<Item = std::ffi::OsString>) -> bool {
    let words: Vec<_> = args.map(|word| word.to_string_lossy().to_ascii_lowercase()).collect();
    let joined = words.iter().any(|word| matches!(word.as_str(), "-ojson" | "-o=json" | "--output=json"));
    joined || words.windows(2).any(|pair| matches!(pair[0].as_str(), "-o" | "--output") && pair[1] == "json")
}

/// What can be understood of a command line that cannot be parsed as a whole: its options, and its subcommands.
fn lenient() -> (cli::Common, String) {
    let Ok(matches) = Cli::command().ignore_errors(true).try_get_matches() else {
        return Default::default();
    };
    let mut words = String::new();
    let mut innermost = &matches;
    while let Some((name, inner)) = innermost.subcommand() {
        words.push_str(&format!("{name} "));
        innermost = inner;
    }
    (cli::Common::from_arg_matches(&matches).unwrap_or_default(), words)
}
