//! Prints an Azure / Microsoft Entra access token, and nothing else.
//!
//! `main` parses, runs, prints once, reports; nothing else writes to standard output or exits.

mod argv;
mod chain;
mod challenge;
mod child;
mod cli;
mod clock;
mod cloud;
mod command;
mod credential;
mod denied;
mod doctor;
mod endpoint;
mod entra;
mod env;
mod error;
mod exec_credential;
mod federation;
mod flow;
mod guid;
mod http;
mod inspect;
mod interrupt;
mod jwt;
mod key;
mod kubeconfig;
mod later;
mod logger;
mod loopback;
mod machine;
mod output;
mod paths;
mod profile;
mod random;
mod registry;
mod resource;
mod retry;
mod secret;
mod serve;
mod session;
mod shell;
#[cfg(unix)]
mod signals;
mod standin;
mod stderr;
mod store;
mod surroundings;
mod table;
mod terminal;
mod text;
mod token;
mod token_file;
mod wait;
mod workload;

use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::error::ErrorKind;
use clap::{ArgMatches, CommandFactory as _, FromArgMatches as _};

use crate::cli::{Cli, Command};
use crate::command::Run;
use crate::command::delivery::Delivery;
use crate::env::Env;
use crate::error::{Failure, Report};
use crate::interrupt::Interrupt;
use crate::output::Format;
use crate::standin::{Call, StandIn};
use crate::text::one_line;

/// musl's own allocator asks the kernel for memory a hundred times until a token is printed.
#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

fn main() -> ExitCode {
    let env = Env::of_process();
    if let Some((stand_in, words)) = StandIn::of(std::env::args_os()) {
        return stand_in_for(&stand_in, &words, env);
    }
    let parsed = Cli::matches(&argv::words()).and_then(|matches| Ok((Cli::from_arg_matches(&matches)?, matches)));
    let (cli, matches) = match parsed {
        Ok(parsed) => parsed,
        Err(error) => return usage(&error, &env),
    };
    let mut as_json = matches!(cli.common.format(&env), Ok(Some(Format::Json)));
    match run(&cli, &matches, env, &mut as_json).and_then(|(text, status)| print(&text).map(|()| status)) {
        Ok(status) => ExitCode::from(status),
        Err(error) => report(&error, as_json),
    }
}

/// What the tool would have done that was called.
fn stand_in_for(stand_in: &StandIn, words: &[OsString], env: Env) -> ExitCode {
    let (told, status) = match Call::read(stand_in.tool, words) {
        None => stand_in.hand_over(words),
        Some(call) => match command::standin::answer(stand_in.tool, &call, env).and_then(|text| print(&text)) {
            Ok(()) => return ExitCode::SUCCESS,
            Err(error) => standin::told(stand_in.tool, &Report::of(&error)),
        },
    };
    stderr::write(&told);
    ExitCode::from(status)
}

/// What is to be printed, and the status to end with then. `as_json` becomes whether errors are to be JSON, where a
/// profile says so.
fn run(cli: &Cli, matches: &ArgMatches, env: Env, as_json: &mut bool) -> Result<(String, u8)> {
    logger::install(cli.common.verbose, cli.common.quiet);
    Env::ensure_text()?;
    let (name, matches) = matches.subcommand().context("no command")?;
    let interrupt = match cli.command {
        Command::Exec(_) | Command::Serve(_) => Interrupt::install_as_started(),
        _ => Interrupt::install(),
    };
    let run = Run::new(&cli.common, matches, env, interrupt?)?;
    let text = match &cli.command {
        Command::Token(token) => token.0.run(&run),
        Command::Flow(flow) => command::token::of_flow(&run, name, flow, matches, &Delivery::default()),
        Command::Login(login) => login.0.run(&run),
        Command::Logout(logout) => logout.0.run(&run),
        Command::List(list) => list.0.run(&run),
        Command::Forget(forget) => forget.0.run(&run),
        Command::Inspect(inspect) => inspect.0.run(&run),
        Command::Profile(profiles) => profiles.0.run(&run),
        Command::Standin(stand_ins) => stand_ins.0.run(&run),
        Command::Doctor(doctor) => doctor.0.run(&run),
        Command::ShellInit(shell_init) => shell_init.0.run(&run),
        Command::Kubectl(kubectl) => kubectl.0.run(&run),
        Command::Git(git) => git.0.run(&run),
        Command::Docker(docker) => docker.0.run(&run),
        // These two print nothing of their own: what is on standard output is the program's.
        Command::Exec(exec) => return Ok((String::new(), exec.0.0.run(run)?)),
        Command::Serve(serve) => return serve.0.run(run).map(|()| (String::new(), 0)),
    };
    *as_json |= run.reports_as.get();
    Ok((text?, run.status.get()))
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
        let documented = || Cli::documented().try_get_matches_from(argv::words()).err().map(|error| error.to_string());
        let text = if error.kind() == ErrorKind::DisplayHelp { documented() } else { None };
        return match print(&text.unwrap_or_else(|| error.to_string())) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => report(&error, false),
        };
    }
    let typed = lenient();
    let help = format!("azt {}--help", typed.1);
    let failure = if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        Failure::usage("no command was named").hint(format!("what there is: {help}"))
    } else {
        let text = error.to_string();
        let tidy = |text: &str| one_line(&text.split_whitespace().collect::<Vec<_>>().join(" "));
        let mut paragraphs = text.trim_start_matches("error: ").split("\n\n").map(tidy);
        let message = paragraphs.next().unwrap_or_default();
        // Behind the dashes of azt exec anything may stand, and clap offers that too.
        let tip =
            paragraphs.find_map(|text| Some(format!("{}; ", text.strip_prefix("tip: ")?.split(" tip: ").next()?)));
        let tip = tip.filter(|tip| !tip.starts_with("to pass "));
        let hint = if typed.1.starts_with("exec ") && !argv::words().iter().any(|word| word == "--") {
            "a program stands behind two dashes, as in the example: azt exec --help".to_owned()
        } else {
            format!("{}what can be typed: {help}", tip.unwrap_or_default())
        };
        Failure::usage(message).hint(hint)
    };
    let wants_json =
        matches!(typed.0.format(env), Ok(Some(Format::Json))) || asks_for_json(argv::words().into_iter().skip(1));
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
    let Ok(matches) = Cli::command().ignore_errors(true).try_get_matches_from(argv::words()) else {
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
