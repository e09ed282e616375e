//! A terminal in its own modes, looked at for what is there and never waited for longer than that.

use std::fs::File;
use std::io::{self, IsTerminal as _, Stdin, Write as _};
use std::os::fd::{AsFd, BorrowedFd};
use std::time::{Duration, Instant};

use anyhow::Result;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::process::getpgrp;
use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcgetpgrp, tcsetattr};
use zeroize::Zeroizing;

use super::{LIMIT, Typed, too_long};
use crate::error::Failure;
use crate::interrupt::Waiting;

/// The silence that ends a paste.
const SILENCE: Duration = Duration::from_millis(100);

const END_OF_INPUT: u8 = 0x04;
const BACKSPACE: u8 = 0x08;
const START_ANEW: u8 = 0x15;
const DELETE: u8 = 0x7f;

/// What a person types, line by line. Dropped, it leaves the terminal as it was, with nothing in it that was typed.
pub struct Typing {
    source: Source,
    before: Option<Termios>,
    is_hidden: bool,
    line: Zeroizing<Vec<u8>>,
    /// When the last of a line came that has its end.
    ended: Option<Instant>,
}

enum Source {
    Stdin(Stdin),
    Terminal(File),
}

impl AsFd for Source {
    fn as_fd(&self) -> BorrowedFd<'_> {
        match self {
            Source::Stdin(stdin) => stdin.as_fd(),
            Source::Terminal(terminal) => terminal.as_fd(),
        }
    }
}

impl Typing {
    /// At standard input where that is a terminal and azt is in its foreground: who reads it from behind is stopped.
    pub fn at_terminal() -> Option<Self> {
        let stdin = io::stdin();
        let is_ours = stdin.is_terminal() && tcgetpgrp(&stdin).is_ok_and(|group| group == getpgrp());
        is_ours.then(Self::at_input)
    }

    /// At standard input, whatever that is.
    pub fn at_input() -> Self {
        Self::new(Source::Stdin(io::stdin()), false)
    }

    fn new(source: Source, is_hidden: bool) -> Self {
        // One that grows would leave copies behind.
        let line = Zeroizing::new(Vec::with_capacity(if is_hidden { LIMIT + 1 } else { 0 }));
        let before = enter(source.as_fd(), is_hidden);
        Self { source, before, is_hidden, line, ended: None }
    }

    /// What has come within that time.
    ///
    /// # Errors
    /// When it cannot be read, or is longer than 64 KiB.
    pub fn next(&mut self, wait: Duration) -> Result<Typed> {
        let mut wait = wait;
        while self.is_ready(wait)? {
            // The rest of what is there.
            wait = Duration::ZERO;
            let mut bytes = Zeroizing::new([0; 4096]);
            match rustix::io::read(&self.source, &mut *bytes) {
                Err(Errno::INTR) => {}
                // The terminal has gone.
                Err(Errno::IO) | Ok(0) => return Ok(self.end()),
                Err(error) => return Err(io::Error::from(error).into()),
                Ok(count) => {
                    for byte in &bytes[..count] {
                        if let Some(typed) = self.take(*byte)? {
                            return Ok(typed);
                        }
                    }
                }
            }
        }
        match self.ended {
            Some(since) if since.elapsed() >= SILENCE => Ok(self.finish()),
            _ => Ok(Typed::Nothing),
        }
    }

    fn is_ready(&self, wait: Duration) -> Result<bool> {
        let wait = Timespec { tv_sec: 0, tv_nsec: wait.subsec_nanos().into() };
        match poll(&mut [PollFd::new(&self.source, PollFlags::IN)], Some(&wait)) {
            Ok(count) => Ok(count > 0),
            Err(Errno::INTR) => Ok(false),
            Err(error) => Err(io::Error::from(error).into()),
        }
    }

    /// Takes in a key. What is hidden is finished by its line end, for nobody pastes it with more behind it.
    fn take(&mut self, byte: u8) -> Result<Option<Typed>> {
        match byte {
            END_OF_INPUT => return Ok(Some(self.end())),
            BACKSPACE | DELETE => self.rub_out(),
            START_ANEW => {
                self.line.clear();
                self.ended = None;
            }
            b'\n' | b'\r' if self.is_hidden => return Ok(Some(self.finish())),
            other => {
                self.line.push(other);
                let ends = matches!(other, b'\n' | b'\r') && !self.line.trim_ascii().is_empty();
                if ends || self.ended.is_some() {
                    self.ended = Some(Instant::now());
                }
            }
        }
        if self.line.len() > LIMIT {
            self.line.clear();
            self.ended = None;
            return Err(too_long());
        }
        Ok(None)
    }

    /// Takes back a character, which may be several bytes.
    fn rub_out(&mut self) {
        while self.line.pop().is_some_and(|byte| byte & 0xc0 == 0x80) {}
    }

    fn end(&mut self) -> Typed {
        if self.line.trim_ascii().is_empty() { Typed::End } else { self.finish() }
    }

    fn finish(&mut self) -> Typed {
        let line = Zeroizing::new(String::from_utf8_lossy(&self.line).into_owned());
        self.line.clear();
        self.ended = None;
        Typed::Line(line)
    }
}

impl Drop for Typing {
    fn drop(&mut self) {
        if let Some(before) = &self.before {
            // There is nobody to tell that a terminal has gone.
            let _ = tcsetattr(&self.source, OptionalActions::Flush, before);
        }
    }
}

/// Linux cuts a line that is typed at a terminal at 4,096 bytes unless it is read as it comes, and what is pasted may be
/// longer. The modes there were; `None` for what is no terminal.
fn enter(terminal: BorrowedFd<'_>, is_hidden: bool) -> Option<Termios> {
    let before = tcgetattr(terminal).ok()?;
    let mut modes = before.clone();
    modes.local_modes.remove(LocalModes::ICANON);
    if is_hidden {
        modes.local_modes.remove(LocalModes::ECHO);
    }
    modes.special_codes[SpecialCodeIndex::VMIN] = 1;
    modes.special_codes[SpecialCodeIndex::VTIME] = 0;
    tcsetattr(terminal, OptionalActions::Now, &modes).ok().map(|()| before)
}

/// Asks for a line that is not shown, at the terminal, whatever standard input is; `None` at the deadline.
///
/// # Errors
/// Exit 1 where there is no terminal or nothing was typed, 130 on Ctrl-C.
pub fn read_hidden(prompt: &str, deadline: Instant, waiting: &Waiting<'_>) -> Result<Option<Zeroizing<String>>> {
    let mut terminal = File::options().read(true).write(true).open("/dev/tty")?;
    // macOS does not say of /dev/tty itself when there is something to read.
    let stdin = Some(io::stdin()).filter(|stdin| stdin.is_terminal()).map(Source::Stdin);
    let source = stdin.map_or_else(|| terminal.try_clone().map(Source::Terminal), Ok)?;
    let mut typing = Typing::new(source, true);
    if typing.before.is_none() {
        return Err(Failure::other("the terminal would show what is typed").into());
    }
    terminal.write_all(prompt.as_bytes())?;
    let line = super::wait_for_line(&mut typing, deadline, waiting, || {
        Failure::other("the input ended before a line was typed")
    });
    drop(typing);
    // The line end that was typed is not shown either.
    terminal.write_all(b"\n")?;
    line
}
