//! Locks between processes: files that are locked and never renamed. The kernel releases a dead holder's.

use std::fs::{File, TryLockError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

use super::files::Directory;
use crate::interrupt::Waiting;

/// The longest pause between two tries.
const PAUSE: Duration = Duration::from_millis(20);

/// A lock, until it is dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Waits for the lock until the deadline; `None` when it was still taken then. `waits` is told how long it has been.
///
/// # Errors
/// When the file cannot be made or locked; exit 130 on Ctrl-C.
pub fn take(
    directory: &Directory,
    name: &str,
    deadline: Instant,
    waiting: &Waiting<'_>,
    mut waits: impl FnMut(Duration),
) -> Result<Option<Lock>> {
    let mut file = directory.open_to_lock(name)?;
    let started = Instant::now();
    let mut pause = Duration::from_micros(500);
    loop {
        match file.try_lock() {
            Ok(()) if directory.is_there(name, &file) => return Ok(Some(Lock { _file: file })),
            // It was removed while this process waited; others lock the new one.
            Ok(()) => file = directory.open_to_lock(name)?,
            Err(TryLockError::WouldBlock) => {}
            Err(TryLockError::Error(error)) => return Err(error).context("could not lock a file of the store"),
        }
        let Some(left) = waiting.left_until(deadline)? else { return Ok(None) };
        waits(started.elapsed());
        std::thread::sleep(pause.min(left));
        pause = (pause * 2).min(PAUSE);
    }
}
