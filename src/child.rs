//! Runs another program as if it stood in azt's place: its streams, its signals, its exit status.

#[cfg(not(unix))]
#[path = "child/other.rs"]
mod system;
#[cfg(unix)]
#[path = "child/unix.rs"]
mod system;

use std::ffi::{OsStr, OsString};
use std::io;
use std::process::Command;

use anyhow::Result;

use crate::error::Failure;
use crate::secret::Secret;
use crate::shell;

/// Runs the program to its end, and gives its exit status; 128 and the signal where it died of one. Its environment is
/// azt's own but for these variables, of which `None` takes one away.
///
/// # Errors
/// Exit 127 where there is no such program, 126 where it cannot be run.
pub fn run(program: &OsStr, arguments: &[OsString], variables: &[(&str, Option<Secret>)]) -> Result<u8> {
    let mut command = Command::new(program);
    command.args(arguments);
    for (name, value) in variables {
        match value {
            Some(value) => command.env(name, value.expose()),
            None => command.env_remove(name),
        };
    }
    system::run(&mut command, |error| could_not_run(program, &error))
}

fn could_not_run(program: &OsStr, error: &io::Error) -> anyhow::Error {
    let name = program.to_string_lossy();
    let look = || format!("see what there is: {}", shell::command(["command", "-v", &name]));
    if error.kind() == io::ErrorKind::NotFound {
        return Failure::not_found(format!("could not find the program {}", name.escape_debug())).hint(look()).into();
    }
    Failure::not_run(format!("could not run the program {}: {error}", name.escape_debug())).hint(look()).into()
}
