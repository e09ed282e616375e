//! Whose turn it is: processes that want the same go one after the other, and tell each other how it went.

use std::time::{Duration, Instant};

use anyhow::Result;

use crate::clock;
use crate::error::{Exit, Failure, Report};
use crate::flow::Context;
use crate::key::Key;
use crate::store::{Failed, Lock, Note, Store};

/// How long a failure is remembered, in milliseconds.
const MEMORY: i64 = 60 * 1000;

/// How long somebody waits for another process before they are told.
const UNTOLD: Duration = Duration::from_secs(2);

/// The turns that processes take.
pub struct Turns<'a> {
    /// How long to wait, and Ctrl-C.
    pub context: &'a Context,
    /// Where the locks are.
    pub store: &'a Store,
}

/// A lock, and what its last holder left.
pub struct Turn {
    _lock: Option<Lock>,
    /// How the last holder failed, if that is not long ago.
    pub failed: Option<Failed>,
    /// Whether that was while this process waited.
    meanwhile: bool,
}

impl Turns<'_> {
    /// Waits until nobody else is at the same. Where there can be no locks, nobody waits.
    ///
    /// # Errors
    /// Exit 5 where the other did not make way in time; 130 on Ctrl-C.
    pub fn take(&self, key: &Key) -> Result<Turn> {
        let started = Instant::now();
        let started_at = clock::milliseconds();
        let mut told = false;
        let lock = {
            let waiting = self.context.interrupt.waiting();
            self.store.lock(key, started + self.context.timeout, &waiting, |since| {
                if since > UNTOLD && !told {
                    told = true;
                    self.context.notice(&format!("waiting for another azt{}, which is at the same", self.which(key)));
                }
            })
        };
        let lock = match lock {
            Ok(Some(lock)) => Some(lock),
            Ok(None) => return Err(self.taken(key)),
            Err(error) if error.is::<Failure>() => return Err(error),
            Err(error) => {
                log::info!("going on without a lock: {error:#}");
                None
            }
        };
        let recent = |failed: &Failed| (0..MEMORY).contains(&clock::milliseconds().saturating_sub(failed.at));
        let failed = self.store.note(key).failed.filter(recent);
        let meanwhile = failed.as_ref().is_some_and(|failed| failed.at >= started_at);
        Ok(Turn { _lock: lock, failed, meanwhile })
    }

    fn taken(&self, key: &Key) -> anyhow::Error {
        let patience = humantime::format_duration(self.context.timeout);
        let who = self.which(key);
        let failure = Failure::unreachable(format!(
            "another azt{who}{} has been at the same for {patience}",
            if who.is_empty() { "" } else { "," }
        ));
        let pid = Some(self.store.note(key).pid).filter(|pid| *pid != 0);
        let hint = pid.map(|pid| format!("see what it waits for, or end it: kill {pid}"));
        failure.maybe_hint(hint).into()
    }

    /// Which process it is, if it has said so.
    fn which(&self, key: &Key) -> String {
        match self.store.note(key).pid {
            0 => String::new(),
            pid => format!(", process {pid}"),
        }
    }

    /// Runs what others wait for, and leaves them a note about how it went.
    pub fn noting<T>(&self, key: &Key, run: impl FnOnce() -> Result<T>) -> Result<T> {
        let pid = std::process::id();
        self.store.leave_note(key, &Note { pid, failed: None });
        let outcome = run();
        if let Err(error) = &outcome {
            let report = Report::of(error);
            if report.kind() != Exit::Interrupted {
                let failed = Failed {
                    at: clock::milliseconds(),
                    exit: report.exit(),
                    message: report.message().to_owned(),
                    hint: report.hint().map(str::to_owned),
                };
                self.store.leave_note(key, &Note { pid, failed: Some(failed) });
            }
        }
        outcome
    }
}

impl Turn {
    /// Who waited while another failed in one of these ways need not try the same.
    ///
    /// # Errors
    /// That failure, told again.
    pub fn ensure_not_told(&self, which: &[Exit]) -> Result<()> {
        match &self.failed {
            Some(failed) if self.meanwhile && which.iter().any(|exit| *exit as u8 == failed.exit) => {
                Err(Failure::told(failed.exit, failed.message.clone(), failed.hint.clone()).into())
            }
            _ => Ok(()),
        }
    }
}
