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
///
/// Whoever is stopped and goes on in the background leaves the terminal alone, as the kernel would stop it for a look or a
/// change; back in the foreground it takes over its modes again, which the shell has changed meanwhile.
pub struct Typing {
    source: Source,
    is_terminal: bool,
    /// The modes that the terminal had, where they were changed.
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
        (stdin.is_terminal() && is_ours(stdin.as_fd())).then(Self::at_input)
    }

    /// At standard input, whatever that is.
    pub fn at_input() -> Self {
        Self::new(Source::Stdin(io::stdin()), false)
    }

    fn new(source: Source, is_hidden: bool) -> Self {
        // One that grows would leave copies behind.
        let line = Zeroizing::new(Vec::with_capacity(if is_hidden { LIMIT + 1 } else { 0 }));
        let is_terminal = tcgetattr(&source).is_ok();
        let mut this = Self { source, is_terminal, before: None, is_hidden, line, ended: None };
        // What fails now fails again when it is read.
        let _ = this.take_over();
        this
    }

    /// Has the terminal give what is typed as it comes. Linux cuts a line at 4,096 bytes otherwise, and what is pasted may
    /// be longer. False where it has to be left alone.
    fn take_over(&mut self) -> io::Result<bool> {
        if !self.is_terminal {
            return Ok(true);
        }
        if !is_ours(self.source.as_fd()) {
            return Ok(false);
        }
        let mut modes = tcgetattr(&self.source)?;
        self.before.get_or_insert_with(|| modes.clone());
        let mut unwanted = LocalModes::ICANON;
        unwanted.set(LocalModes::ECHO, self.is_hidden);
        if modes.local_modes.intersects(unwanted) {
            modes.local_modes.remove(unwanted);
            modes.special_codes[SpecialCodeIndex::VMIN] = 1;
            modes.special_codes[SpecialCodeIndex::VTIME] = 0;
            tcsetattr(&self.source, OptionalActions::Now, &modes)?;
        }
        Ok(true)
    }

    /// What has come within that time.
    ///
    /// # Errors
    /// When it cannot be read, or is longer than 64 KiB.
    pub fn next(&mut self, wait: Duration) -> Result<Typed> {
        if !self.take_over()? {
            std::thread::sleep(wait);
            return Ok(Typed::Nothing);
        }
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
        if let Some(before) = self.before.as_ref().filter(|_| is_ours(self.source.as_fd())) {
            // There is nobody to tell that a terminal has gone.
            let _ = tcsetattr(&self.source, OptionalActions::Flush, before);
        }
    }
}

/// Whether azt is in the terminal's foreground.
fn is_ours(terminal: BorrowedFd<'_>) -> bool {
    tcgetpgrp(terminal).map_or_else(|error| error == Errno::NOTTY, |group| group == getpgrp())
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
    // In the background the kernel stops who does this, as it has to: the prompt would be answered to the shell.
    tcsetattr(&source, OptionalActions::Now, &tcgetattr(&source)?)?;
    let mut typing = Typing::new(source, true);
    if !typing.take_over()? {
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
