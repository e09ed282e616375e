//! Ctrl-C: status 130 at once, or an error to clean up after while azt waits for a person. What else ends azt then ends it
//! as it would have, once the terminal is as it was.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use signal_hook::consts::SIGINT;

use crate::error::Failure;

/// How often who waits looks for Ctrl-C, which shall end a wait within 100 ms.
pub const TICK: Duration = Duration::from_millis(25);

/// Ctrl-C, and signals that end a process which does not look at them, and could leave a terminal that does not show what is
/// typed.
#[cfg(unix)]
const ALL: [i32; 3] = [SIGINT, signal_hook::consts::SIGTERM, signal_hook::consts::SIGQUIT];
#[cfg(not(unix))]
const ALL: [i32; 1] = [SIGINT];

/// Whether Ctrl-C was pressed while somebody was waiting.
pub struct Interrupt {
    happened: Arc<AtomicBool>,
    /// Which of the deadly signals came while somebody was waiting; 0 for none.
    deadly: Arc<AtomicUsize>,
    nobody_waits: Arc<AtomicBool>,
}

impl Interrupt {
    /// Takes over Ctrl-C and what else ends this process: a few signal actions, no thread.
    ///
    /// # Errors
    /// Where the system does not allow it.
    pub fn install() -> Result<Self> {
        Self::of(&ALL)
    }

    /// The same without what this process was started to ignore, so that who it starts ignores that, too. It takes a look at
    /// `/proc`.
    ///
    /// # Errors
    /// The same.
    pub fn install_as_started() -> Result<Self> {
        #[cfg(unix)]
        return Self::of(&crate::signals::heard(&ALL));
        #[cfg(not(unix))]
        Self::of(&ALL)
    }

    fn of(signals: &[i32]) -> Result<Self> {
        let this = Self::none();
        this.take_over(signals).context("could not take over Ctrl-C")?;
        Ok(this)
    }

    fn take_over(&self, signals: &[i32]) -> io::Result<()> {
        for signal in signals.iter().copied() {
            if signal == SIGINT {
                signal_hook::flag::register_conditional_shutdown(SIGINT, 130, Arc::clone(&self.nobody_waits))?;
                signal_hook::flag::register(SIGINT, Arc::clone(&self.happened))?;
                continue;
            }
            #[cfg(unix)]
            {
                signal_hook::flag::register_conditional_default(signal, Arc::clone(&self.nobody_waits))?;
                signal_hook::flag::register_usize(signal, Arc::clone(&self.deadly), signal.unsigned_abs() as usize)?;
            }
        }
        Ok(())
    }

    /// One that nothing triggers.
    pub fn none() -> Self {
        let deadly = Arc::new(AtomicUsize::new(0));
        Self { happened: Arc::new(AtomicBool::new(false)), deadly, nobody_waits: Arc::new(AtomicBool::new(true)) }
    }

    #[cfg(unix)]
    fn is_ended_by(&self, signal: i32) -> bool {
        self.deadly.load(Ordering::SeqCst) == signal.unsigned_abs() as usize
    }

    /// Leaves what ends this process to somebody else, until its end: from now on it is only noted.
    pub fn hand_over(&self) {
        self.nobody_waits.store(false, Ordering::SeqCst);
    }

    /// Whether Ctrl-C was pressed.
    pub fn happened(&self) -> bool {
        self.happened.load(Ordering::SeqCst)
    }

    /// Until the guard is dropped, Ctrl-C is only noted, and the one who waits looks at [`Waiting::interrupted`].
    pub fn waiting(&self) -> Waiting<'_> {
        self.nobody_waits.store(false, Ordering::SeqCst);
        Waiting(self)
    }
}

/// Somebody waits for a person, from before the person is told to the end of the wait.
pub struct Waiting<'a>(&'a Interrupt);

impl Waiting<'_> {
    /// Whether Ctrl-C was pressed, or something else is to end azt.
    pub fn interrupted(&self) -> bool {
        self.0.happened.load(Ordering::SeqCst) || self.0.deadly.load(Ordering::SeqCst) != 0
    }

    /// Ends the wait, where nobody has pressed Ctrl-C to its very end.
    ///
    /// # Errors
    /// Exit 130 once Ctrl-C was pressed.
    pub fn end(self) -> Result<(), Failure> {
        let interrupt = self.0;
        drop(self);
        if interrupt.happened.load(Ordering::SeqCst) { Err(Failure::interrupted()) } else { Ok(()) }
    }

    /// How long the wait may go on; `None` from the deadline on.
    ///
    /// # Errors
    /// Exit 130 once Ctrl-C was pressed.
    pub fn left_until(&self, deadline: Instant) -> Result<Option<Duration>, Failure> {
        if self.interrupted() {
            return Err(Failure::interrupted());
        }
        let left = deadline.saturating_duration_since(Instant::now());
        Ok((!left.is_zero()).then_some(left))
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.nobody_waits.store(true, Ordering::SeqCst);
        // What was put off until the terminal was given back.
        #[cfg(unix)]
        if let Some(signal) = ALL.into_iter().find(|signal| self.0.is_ended_by(*signal)) {
            let _ = signal_hook::low_level::emulate_default_handler(signal);
        }
    }
}
