//! Whose turn it is: processes that want the same go one after the other, and tell each other how it went.

use std::cell::Cell;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::clock;
use crate::denied::Denied;
use crate::error::{Exit, Failure, Report};
use crate::flow::Context;
use crate::key::Key;
use crate::store::{Failed, Lock, Note, Store};
use crate::wait::{self, UNTOLD};

/// How long a failure is remembered.
pub const MEMORY: Duration = Duration::from_secs(60);

/// The turns that processes take.
pub struct Turns<'a> {
    /// How long to wait, and Ctrl-C.
    pub context: &'a Context,
    /// Where the locks are.
    pub store: &'a Store,
    /// How long to wait for a turn.
    pub patience: Cell<Duration>,
}

/// A lock, and what its last holder left.
pub struct Turn {
    lock: Option<Lock>,
    /// How the last holder failed, if that is not long ago.
    pub failed: Option<Failed>,
    /// Since when this process has wanted its turn, in milliseconds since 1970.
    since: i64,
    /// Whether another process had it then.
    waited: bool,
}

impl<'a> Turns<'a> {
    /// Turns that are waited for as long as a person would be.
    pub fn new(context: &'a Context, store: &'a Store) -> Self {
        Self { context, store, patience: Cell::new(context.timeout) }
    }

    /// Waits until nobody else is at the same. Where there can be no locks, nobody waits.
    ///
    /// # Errors
    /// Exit 5 where the other did not make way in time; 130 on Ctrl-C.
    pub fn take(&self, key: &Key) -> Result<Turn> {
        let turn = self.wait(key)?;
        self.begin(key, &turn);
        Ok(turn)
    }

    /// The same for who may find that nothing is left to do, and says so by [`Self::begin`] if something is: of many who
    /// wait, the next one's turn comes sooner.
    ///
    /// # Errors
    /// The same.
    pub fn wait(&self, key: &Key) -> Result<Turn> {
        self.lock(key, self.patience.get())?.ok_or_else(|| self.taken(key))
    }

    /// Says which process is at it. What the last one left stays for the next.
    pub fn begin(&self, key: &Key, turn: &Turn) {
        if turn.lock.is_some() {
            self.leave(key, turn.failed.clone(), None);
        }
    }

    /// The same, no longer than that; `None` where another process was at it all the time.
    ///
    /// # Errors
    /// Exit 130 on Ctrl-C.
    pub fn try_take(&self, key: &Key, patience: Duration) -> Result<Option<Turn>> {
        let turn = self.lock(key, patience)?;
        if let Some(turn) = &turn {
            self.begin(key, turn);
        }
        Ok(turn)
    }

    fn lock(&self, key: &Key, patience: Duration) -> Result<Option<Turn>> {
        let started = Instant::now();
        let since = clock::milliseconds();
        let (mut waited, mut told) = (false, false);
        let lock = {
            let waiting = self.context.interrupt.waiting();
            self.store.lock(key, started + patience, &waiting, |so_far| {
                waited = true;
                if so_far > UNTOLD && !told {
                    told = true;
                    let who = format!("another azt{}, which is at the same", self.which(key));
                    self.context.notice(&wait::words(&who, patience.saturating_sub(so_far)));
                }
            })
        };
        let lock = match lock {
            Ok(Some(lock)) => Some(lock),
            Ok(None) => return Ok(None),
            Err(error) if error.is::<Failure>() => return Err(error),
            Err(error) => {
                log::info!("going on without a lock: {error:#}");
                None
            }
        };
        let failed = match &lock {
            Some(_) => self.left_by_the_last(key),
            None => self.recent(key),
        };
        Ok(Some(Turn { lock, failed, since, waited }))
    }

    /// What the last holder of the lock, which this process has now, left for others.
    fn left_by_the_last(&self, key: &Key) -> Option<Failed> {
        let note = self.store.note(key);
        // Who asked and has not said how that went has been killed; the tab is still there.
        note.failed.or_else(|| note.asking.map(|since| unanswered(note.pid, since))).filter(is_recent)
    }

    /// Leaves word that a person is about to be asked: should this process be killed meanwhile, the next is not to open
    /// the next tab.
    pub fn leave_asking(&self, key: &Key) {
        self.leave(key, None, Some(clock::milliseconds()));
    }

    fn leave(&self, key: &Key, failed: Option<Failed>, asking: Option<i64>) {
        self.store.leave_note(key, &Note { pid: std::process::id(), failed, asking });
    }

    /// How the last attempt under this key failed, if that is not long ago.
    pub fn recent(&self, key: &Key) -> Option<Failed> {
        self.store.note(key).failed.filter(is_recent)
    }

    fn taken(&self, key: &Key) -> anyhow::Error {
        let patience = humantime::format_duration(self.patience.get());
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
        let outcome = run();
        let failed = outcome.as_ref().err().and_then(|error| failed(error, self.context.asked.get()));
        self.leave(key, failed, None);
        outcome
    }
}

fn is_recent(failed: &Failed) -> bool {
    let ago = u64::try_from(clock::milliseconds().saturating_sub(failed.at));
    ago.is_ok_and(|ago| Duration::from_millis(ago) < MEMORY)
}

/// What others are told; nothing about Ctrl-C, which was meant for one of them.
fn failed(error: &anyhow::Error, asked: bool) -> Option<Failed> {
    let report = Report::of(error);
    (report.kind() != Exit::Interrupted).then(|| Failed {
        at: clock::milliseconds(),
        exit: report.exit(),
        asked,
        wants_person: report.denied().is_some_and(Denied::asks_for_a_person),
        missing: error.downcast_ref::<Failure>().is_some_and(Failure::is_missing),
        message: report.message().to_owned(),
        hint: report.hint().map(str::to_owned),
    })
}

/// What became of a question whose asker is gone.
fn unanswered(pid: u32, since: i64) -> Failed {
    Failed {
        at: since,
        exit: Exit::NeedsPerson as u8,
        asked: true,
        wants_person: false,
        missing: false,
        message: format!("the azt that asked, process {pid}, was ended"),
        hint: None,
    }
}

impl Turn {
    /// Whether that happened while this process waited.
    pub fn is_news(&self, failed: &Failed) -> bool {
        failed.at >= self.since
    }

    /// Whether something that was kept at that second was kept while this process waited, if it had to.
    pub fn brought(&self, kept_at: i64) -> bool {
        self.waited && kept_at >= self.since / 1000
    }

    /// Who waited while another failed in one of these ways need not try the same.
    ///
    /// # Errors
    /// That failure, told again.
    pub fn ensure_not_told(&self, which: &[Exit]) -> Result<()> {
        match &self.failed {
            Some(failed) if self.is_news(failed) && which.iter().any(|exit| *exit as u8 == failed.exit) => {
                let told = Failure::told(failed.exit, failed.message.clone(), failed.hint.clone());
                Err(if failed.missing { told.missing() } else { told }.into())
            }
            _ => Ok(()),
        }
    }
}
