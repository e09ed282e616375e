//! The person at the terminal: what they are asked for, and what they type or paste.

#[cfg(not(unix))]
mod other;
#[cfg(unix)]
mod unix;

use std::io::IsTerminal as _;
use std::time::Instant;

use anyhow::Result;
use zeroize::Zeroizing;

#[cfg(not(unix))]
pub use other::{Typing, read_hidden};
#[cfg(unix)]
pub use unix::{Typing, read_hidden};

use crate::error::Failure;
use crate::interrupt::{TICK, Waiting};
use crate::stderr;

/// The longest line that is read.
const LIMIT: usize = 64 * 1024;

/// What came from the keyboard.
#[derive(Debug)]
pub enum Typed {
    /// Nothing that is finished yet.
    Nothing,
    /// A line that is more than white space.
    Line(Zeroizing<String>),
    /// There will be no more.
    End,
}

/// Asks a person for something: on standard error and, where that goes elsewhere and a person is at the keyboard, on
/// the terminal too.
pub fn tell(line: &str) {
    stderr::say(line);
    if std::io::stdin().is_terminal() && !stderr::is_terminal() {
        // Whoever reads standard error has been told.
        let _ = write_to_terminal(&format!("{line}\n"));
    }
}

/// Asks a person to open a page in a browser of theirs.
pub fn ask_to_open(url: &str) {
    tell(&format!("azt: open this page in a browser to sign in:\n{url}"));
}

/// Reads one line from standard input; `None` at the deadline. What follows the line end without a pause belongs to it: a
/// mail program may have broken the address in two, and nothing of a paste may be left for the shell.
///
/// # Errors
/// Exit 3 when standard input ends without one, 130 on Ctrl-C.
pub fn read_line(deadline: Instant, waiting: &Waiting<'_>) -> Result<Option<Zeroizing<String>>> {
    wait_for_line(&mut Typing::at_input(), deadline, waiting, || {
        Failure::needs_person("standard input ended before anything was pasted")
    })
}

fn wait_for_line(
    typing: &mut Typing,
    deadline: Instant,
    waiting: &Waiting<'_>,
    ended: impl FnOnce() -> Failure,
) -> Result<Option<Zeroizing<String>>> {
    while let Some(left) = waiting.left_until(deadline)? {
        match typing.next(left.min(TICK))? {
            Typed::Nothing => {}
            Typed::Line(_) if waiting.interrupted() => {}
            Typed::Line(line) => return Ok(Some(line)),
            Typed::End => return Err(ended().into()),
        }
    }
    Ok(None)
}

fn write_to_terminal(text: &str) -> std::io::Result<()> {
    use std::io::Write as _;
    let path = if cfg!(windows) { "CONOUT$" } else { "/dev/tty" };
    std::fs::OpenOptions::new().write(true).open(path)?.write_all(text.as_bytes())
}

/// A line that is longer than any that is meant.
fn too_long() -> anyhow::Error {
    Failure::usage("what was typed is longer than 64 KiB").into()
}
