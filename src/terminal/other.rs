//! A console that gives whole lines, which another thread waits for.

use std::io::BufRead as _;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;
use zeroize::Zeroizing;

use super::{LIMIT, Typed, too_long};
use crate::error::Failure;
use crate::interrupt::Waiting;

/// What a person types, line by line.
pub struct Typing(Receiver<std::io::Result<Zeroizing<String>>>);

impl Typing {
    /// At standard input where that is a console.
    pub fn at_terminal() -> Option<Self> {
        std::io::IsTerminal::is_terminal(&std::io::stdin()).then(Self::at_input)
    }

    /// At standard input, whatever that is.
    pub fn at_input() -> Self {
        let (lines, typed) = channel();
        // It waits for a line until the process ends.
        let reader = thread::Builder::new().spawn(move || {
            for line in std::io::stdin().lock().lines() {
                if lines.send(line.map(Zeroizing::new)).is_err() {
                    return;
                }
            }
        });
        // Without a thread nothing is ever typed.
        drop(reader);
        Self(typed)
    }

    /// What has come within that time.
    ///
    /// # Errors
    /// When it cannot be read, or is longer than 64 KiB.
    pub fn next(&mut self, wait: Duration) -> Result<Typed> {
        match self.0.recv_timeout(wait) {
            Ok(Ok(line)) if line.len() > LIMIT => Err(too_long()),
            Ok(Ok(line)) if line.trim().is_empty() => Ok(Typed::Nothing),
            Ok(Ok(line)) => Ok(Typed::Line(line)),
            Ok(Err(error)) => Err(error.into()),
            Err(RecvTimeoutError::Timeout) => Ok(Typed::Nothing),
            Err(RecvTimeoutError::Disconnected) => Ok(Typed::End),
        }
    }
}

/// Asks for a line that is not shown. The console is waited for as long as it is left open.
///
/// # Errors
/// Exit 1 where there is no console, 130 on Ctrl-C.
pub fn read_hidden(prompt: &str, _deadline: Instant, waiting: &Waiting<'_>) -> Result<Option<Zeroizing<String>>> {
    let line = rpassword::prompt_password(prompt)?;
    if waiting.interrupted() { Err(Failure::interrupted().into()) } else { Ok(Some(Zeroizing::new(line))) }
}
