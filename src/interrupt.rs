//! Ctrl-C: status 130 at once, or an error to clean up after while azt waits for a person.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use signal_hook::consts::SIGINT;

use crate::error::Failure;

/// How often who waits looks for Ctrl-C, which shall end a wait within 100 ms.
pub const TICK: Duration = Duration::from_millis(25);

/// Whether Ctrl-C was pressed while somebody was waiting.
pub struct Interrupt {
    happened: Arc<AtomicBool>,
    nobody_waits: Arc<AtomicBool>,
}

impl Interrupt {
    /// Takes over Ctrl-C for this process: two signal actions, no thread.
    pub fn install() -> std::io::Result<Self> {
        let this = Self::none();
        signal_hook::flag::register_conditional_shutdown(SIGINT, 130, Arc::clone(&this.nobody_waits))?;
        signal_hook::flag::register(SIGINT, Arc::clone(&this.happened))?;
        Ok(this)
    }

    /// One that nothing triggers.
    pub fn none() -> Self {
        Self { happened: Arc::new(AtomicBool::new(false)), nobody_waits: Arc::new(AtomicBool::new(true)) }
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
    /// Whether Ctrl-C was pressed.
    pub fn interrupted(&self) -> bool {
        self.0.happened.load(Ordering::SeqCst)
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
    }
}
