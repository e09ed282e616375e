//! A child on Windows, which has its own Ctrl-C: the console sends it to both, and azt waits for what the child does.

use std::io;
use std::process::Command;

use anyhow::{Context as _, Result};

pub fn run(command: &mut Command, could_not_run: impl Fn(io::Error) -> anyhow::Error) -> Result<u8> {
    let mut child = command.spawn().map_err(could_not_run)?;
    let status = child.wait().context("could not wait for the program")?;
    Ok(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1))
}
