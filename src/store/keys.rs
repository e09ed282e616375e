//! Envelope keys: one made by one process, and what each is called where it is kept.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::{Duration, Instant};

use ring::digest::{SHA256, digest};
use zeroize::Zeroizing;

use super::files::Directory;
use super::seal::{EnvelopeKey, KEY_LEN, hexadecimal};
use crate::random;
use crate::wait;

/// How long another process may take to make a key: three calls of a keyring that is slow.
const MAKING: Duration = Duration::from_secs(10);

/// Held by who asks for a key or makes one.
pub const LOCK: &str = "key.lock";

/// What is wrong with a key file that something else has written.
pub const NO_KEY: &str = "is not a key of azt's";

/// Where the file keeper's key is.
const KEY_FILE: &str = "file/key";

/// The key that `get` finds, else a new one that `put` keeps. Two processes must not make a key each: the second's would
/// lock the first's records out. `turn` may be held already.
///
/// # Errors
/// Why there is none, in words.
pub fn get_or_make(
    root: &Directory,
    turn: Option<File>,
    get: impl Fn() -> Result<Option<EnvelopeKey>, String>,
    put: impl Fn(&EnvelopeKey) -> Result<(), String>,
) -> Result<EnvelopeKey, String> {
    if let Some(key) = get()? {
        return Ok(key);
    }
    let too_long = || format!("no key can be made: another azt has been at it for {} s", MAKING.as_secs());
    let _turn = match turn {
        Some(turn) => turn,
        None => {
            root.open_to_lock(LOCK).map_err(|error| format!("{error:#}"))?;
            locked(root, MAKING).ok_or_else(too_long)?
        }
    };
    if let Some(key) = get()? {
        return Ok(key);
    }
    let key: EnvelopeKey = Zeroizing::new(random::bytes::<KEY_LEN>().map_err(|error| error.to_string())?);
    put(&key)?;
    match get()? {
        Some(kept) if kept == key => Ok(key),
        _ => Err("it did not keep what it was given".to_owned()),
    }
}

/// The turn to ask for a key or make one; `None` where others take it for longer than that, or where there are no locks.
pub fn locked(root: &Directory, patience: Duration) -> Option<File> {
    let mut lock = root.open_to_lock(LOCK).ok()?;
    let deadline = Instant::now() + patience;
    let mut told = None;
    loop {
        match lock.try_lock() {
            Ok(()) if root.is_there(LOCK, &lock) => return Some(lock),
            // Everything was forgotten while this process waited; others lock the new one.
            Ok(()) if Instant::now() < deadline => lock = root.open_to_lock(LOCK).ok()?,
            Err(TryLockError::WouldBlock) if Instant::now() < deadline => {
                told.get_or_insert_with(|| wait::telling(patience, "another azt, which looks for the key".to_owned()));
                std::thread::sleep(Duration::from_millis(2));
            }
            _ => return None,
        }
    }
}

/// The file keeper's key; `None` where there is none yet.
///
/// # Errors
/// What is wrong with the file, in words.
pub fn file(root: &Directory) -> Result<Option<EnvelopeKey>, String> {
    let Some(bytes) = root.read(KEY_FILE).map_err(|error| format!("{error:#}"))?.map(Zeroizing::new) else {
        return Ok(None);
    };
    match <[u8; KEY_LEN]>::try_from(bytes.as_slice()) {
        Ok(key) => Ok(Some(Zeroizing::new(key))),
        Err(_) => Err(format!("{} {NO_KEY}", root.path().join(KEY_FILE).display())),
    }
}

/// Puts the file keeper's key there.
///
/// # Errors
/// Why it cannot be written, in words.
pub fn write_file(root: &Directory, key: &EnvelopeKey) -> Result<(), String> {
    root.write(KEY_FILE, key.as_slice(), true).map_err(|error| format!("{error:#}"))
}

/// The OS keyring's item. Keyrings are a user's; each data directory has keys of its own in them.
pub fn item(path: &Path) -> String {
    format!("envelope-key:{}", tag(path))
}

/// The kernel's copy of what is in the OS keyring.
pub fn copy(path: &Path) -> String {
    format!("azt:copy:{}", tag(path))
}

/// The key that only the kernel has.
pub fn lasting(path: &Path) -> String {
    format!("azt:key:{}", tag(path))
}

fn tag(path: &Path) -> String {
    let path = digest(&SHA256, path.as_os_str().as_encoded_bytes());
    hexadecimal(&path.as_ref()[..8])
}
