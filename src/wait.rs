//! Waits that are longer than a moment are told, with the time that they may still take.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use crate::logger::notice;

/// A wait that is longer is told to the person.
pub const UNTOLD: Duration = Duration::from_secs(2);

/// What is said about a wait for `what` that may go on for so long.
pub fn words(what: &str, left: Duration) -> String {
    let seconds = left.as_secs() + u64::from(left.subsec_nanos() > 0);
    format!("waiting for {what}, for up to {} more", humantime::format_duration(Duration::from_secs(seconds)))
}

/// Tells the person what is waited for, once it has been [`UNTOLD`], unless the wait ends before or is short anyway. It
/// ends with the guard.
#[must_use]
pub fn telling(limit: Duration, what: String) -> Option<Sender<()>> {
    let left = limit.checked_sub(UNTOLD).filter(|left| !left.is_zero())?;
    let (guard, end) = channel::<()>();
    let tell = move || {
        if end.recv_timeout(UNTOLD) == Err(RecvTimeoutError::Timeout) {
            notice(&words(&what, left));
        }
    };
    // Without a thread nobody is told, and that is all.
    thread::Builder::new().spawn(tell).ok().map(|_| guard)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_rounded_up_to_seconds() {
        for (milliseconds, left) in [(28_000, "28s"), (27_001, "28s"), (898_500, "14m 59s"), (1, "1s")] {
            let said = format!("waiting for a.example, for up to {left} more");
            assert_eq!(words("a.example", Duration::from_millis(milliseconds)), said);
        }
    }

    #[test]
    fn nobody_is_told_about_a_wait_that_cannot_be_long() {
        assert!(telling(UNTOLD, String::new()).is_none());
        assert!(telling(UNTOLD * 2, String::new()).is_some());
    }
}
