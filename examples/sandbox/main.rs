//! An emulated Azure on this machine, and azt against it.
//!
//! `cargo run --release --example sandbox` builds azt, starts the cloud, runs each flow through the real binary, and
//! shows what was typed and what came. With arguments it runs just that command there and ends with its status:
//! `-- azt msi -o json`, or `-- bash` for a shell. Nothing leaves this machine, and nothing stays on it.

mod binary;
mod demonstration;
mod surroundings;

#[path = "../../tests/sandbox/mod.rs"]
#[expect(clippy::expect_used, reason = "as in the tests: without loopback there is nothing to show")]
mod sandbox;

use std::env;
use std::ffi::OsString;
use std::process::{ExitCode, ExitStatus};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use anyhow::{Context as _, Result};

use self::surroundings::Surroundings;

/// First argument of a run that plays the person's browser.
const AS_BROWSER: &str = "--as-browser";

fn main() -> ExitCode {
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    run(&arguments).unwrap_or_else(|error| {
        eprintln!("sandbox: error: {error:#}");
        ExitCode::FAILURE
    })
}

fn run(arguments: &[OsString]) -> Result<ExitCode> {
    if let [first, url] = arguments
        && first == AS_BROWSER
    {
        let url = url.to_str().context("the URL is not text")?;
        sandbox::browser::visit(url)?;
        return Ok(ExitCode::SUCCESS);
    }
    // Ctrl-C is for the command in front; this process has to live on to clean up.
    let interrupted = Arc::new(AtomicBool::new(false));
    signal_hook::flag::register(signal_hook::consts::SIGINT, Arc::clone(&interrupted))?;
    let azt = binary::build()?;
    let surroundings = Surroundings::new(&azt)?;
    match arguments.split_first() {
        None => demonstration::show(&surroundings, &interrupted),
        Some((program, arguments)) => {
            let status = surroundings.command(program, arguments).status();
            let status = status.with_context(|| format!("could not run {}", program.display()))?;
            Ok(ExitCode::from(code(status)))
        }
    }
}

/// The status as a shell gives it.
fn code(status: ExitStatus) -> u8 {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return u8::try_from(128 + signal).unwrap_or(u8::MAX);
    }
    status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(u8::MAX)
}
