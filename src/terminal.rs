//! A line that a person types or pastes.

use std::time::Instant;

use anyhow::Result;

use crate::error::Failure;
use crate::interrupt::Waiting;

/// The longest line that is read.
const LIMIT: usize = 64 * 1024;

pub use platform::read_line;

fn nothing_pasted() -> anyhow::Error {
    Failure::needs_person("standard input ended before anything was pasted").into()
}

#[cfg(unix)]
mod platform {
    use std::io::IsTerminal as _;
    use std::time::Duration;

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::io::Errno;
    use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr};

    use super::{Instant, LIMIT, Result, Waiting};
    use crate::error::Failure;

    /// How often a waiting azt looks for Ctrl-C, and the silence that ends a paste.
    const TICK: Duration = Duration::from_millis(100);

    /// Reads one line from standard input; `None` at the deadline. What follows the line end without a pause belongs to
    /// it: a mail program may have broken the address in two, and nothing of a paste may be left for the shell.
    ///
    /// # Errors
    /// Exit 3 when standard input ends without one, 130 on Ctrl-C.
    pub fn read_line(deadline: Instant, waiting: &Waiting<'_>) -> Result<Option<String>> {
        let _whole = WholeLines::enter();
        let mut line = Vec::new();
        let mut ended = false;
        loop {
            let Some(left) = waiting.left_until(deadline)? else { return Ok(None) };
            if !is_ready(left.min(TICK))? {
                if ended {
                    return finish(line);
                }
                continue;
            }
            let mut byte = [0];
            match rustix::io::read(rustix::stdio::stdin(), &mut byte) {
                Err(Errno::INTR) => {}
                Err(error) => return Err(std::io::Error::from(error).into()),
                Ok(0) => return finish(line),
                Ok(_) => match byte[0] {
                    END_OF_INPUT => return finish(line),
                    BACKSPACE | DELETE => drop(line.pop()),
                    START_ANEW => {
                        line.clear();
                        ended = false;
                    }
                    other => {
                        line.push(other);
                        ended |= matches!(other, b'\n' | b'\r') && !line.trim_ascii().is_empty();
                    }
                },
            }
            if line.len() > LIMIT {
                return Err(Failure::usage("what was pasted is longer than 64 KiB").into());
            }
        }
    }

    const END_OF_INPUT: u8 = 0x04;
    const BACKSPACE: u8 = 0x08;
    const START_ANEW: u8 = 0x15;
    const DELETE: u8 = 0x7f;

    fn finish(line: Vec<u8>) -> Result<Option<String>> {
        if line.trim_ascii().is_empty() {
            return Err(super::nothing_pasted());
        }
        Ok(Some(String::from_utf8_lossy(&line).into_owned()))
    }

    fn is_ready(wait: Duration) -> Result<bool> {
        let stdin = rustix::stdio::stdin();
        let wait = Timespec { tv_sec: 0, tv_nsec: wait.subsec_nanos().into() };
        match poll(&mut [PollFd::new(&stdin, PollFlags::IN)], Some(&wait)) {
            Ok(count) => Ok(count > 0),
            Err(Errno::INTR) => Ok(false),
            Err(error) => Err(std::io::Error::from(error).into()),
        }
    }

    /// Linux cuts a line that is typed at a terminal at 4,096 bytes unless it is read as it comes, and a pasted
    /// address may be longer. The terminal is as it was when this is dropped.
    struct WholeLines(Option<Termios>);

    impl WholeLines {
        fn enter() -> Self {
            let stdin = rustix::stdio::stdin();
            if !std::io::stdin().is_terminal() {
                return Self(None);
            }
            let Ok(before) = tcgetattr(stdin) else { return Self(None) };
            let mut raw = before.clone();
            raw.local_modes.remove(LocalModes::ICANON);
            raw.special_codes[SpecialCodeIndex::VMIN] = 1;
            raw.special_codes[SpecialCodeIndex::VTIME] = 0;
            let entered = tcsetattr(stdin, OptionalActions::Now, &raw).is_ok();
            Self(entered.then_some(before))
        }
    }

    impl Drop for WholeLines {
        fn drop(&mut self) {
            if let Some(before) = &self.0 {
                // There is nobody to tell that a terminal has gone.
                let _ = tcsetattr(rustix::stdio::stdin(), OptionalActions::Flush, before);
            }
        }
    }
}

#[cfg(not(unix))]
mod platform {
    use std::io::{BufRead as _, Read as _};

    use super::{Instant, LIMIT, Result, Waiting};

    /// Reads one line from standard input. The console gives whole lines, so neither deadline nor Ctrl-C are waited for.
    ///
    /// # Errors
    /// Exit 3 when standard input ends without one.
    pub fn read_line(_deadline: Instant, _waiting: &Waiting<'_>) -> Result<Option<String>> {
        let mut line = String::new();
        std::io::stdin().lock().take(LIMIT as u64).read_line(&mut line)?;
        if line.trim().is_empty() {
            return Err(super::nothing_pasted());
        }
        Ok(Some(line))
    }
}
