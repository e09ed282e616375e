//! The signals that are for another program than azt, or that end a service; and who sent them.

use std::io;

use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2};
use signal_hook::iterator::SignalsInfo;
use signal_hook::iterator::exfiltrator::WithOrigin;
use signal_hook::low_level::siginfo::Cause;

/// What a program that stands in for another passes on.
pub const PASSED: [i32; 6] = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2];

/// What ends a service.
pub const ENDING: [i32; 3] = [SIGINT, SIGQUIT, SIGTERM];

/// Signals that do nothing by themselves any more.
pub struct Signals(SignalsInfo<WithOrigin>);

/// A signal that came.
#[derive(Debug, Clone, Copy)]
pub struct Sent {
    /// Its number.
    pub signal: i32,
    /// Whether a process sent it to this one, and not a terminal to all in front of it.
    pub by_process: bool,
}

impl Signals {
    /// Takes these over, as far as they are [`heard`].
    pub fn take_over(signals: &[i32]) -> io::Result<Self> {
        Ok(Self(SignalsInfo::new(heard(signals))?))
    }

    /// The next to come; `None` when no more will.
    pub fn next(&mut self) -> Option<Sent> {
        let origin = self.0.forever().next()?;
        Some(Sent { signal: origin.signal, by_process: matches!(origin.cause, Cause::Sent(_)) })
    }
}

/// These, but for those that this process was started to ignore, as by nohup, or behind an `&` in a script: who takes one of
/// them over hears it again, and so does who it starts.
pub fn heard(signals: &[i32]) -> Vec<i32> {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = ignored(&status);
    signals.iter().copied().filter(|signal| ignored & (1 << (signal - 1)) == 0).collect()
}

/// The mask of the kernel's account of a process; nothing where there is none.
fn ignored(status: &str) -> u64 {
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kernel_tells_what_is_ignored() {
        assert_eq!(ignored("Name:\tazt\nSigBlk:\t0000000000000000\nSigIgn:\t0000000000001001\n"), 0x1001);
        assert_eq!(ignored(""), 0);
    }
}
