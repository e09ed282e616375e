//! The OS keyring: Secret Service, Keychain or Credential Manager, each call under a time limit.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use keyring::{Entry, Error};
use zeroize::Zeroizing;

use super::seal::{EnvelopeKey, KEY_LEN};
use crate::text::one_line;
use crate::wait;

/// How long one call may take: a stopped daemon never answers.
const LIMIT: Duration = Duration::from_secs(3);

/// macOS asks the person again for each new build of a program; those of a developer are another service.
const SERVICE: &str = if cfg!(all(debug_assertions, target_os = "macos")) { "azt-debug" } else { "azt" };

/// The envelope key that is kept for this user of the service; `None` where there is none yet.
///
/// # Errors
/// Why the keyring cannot be used, in words.
pub fn get(user: &str) -> Result<Option<EnvelopeKey>, String> {
    let user = user.to_owned();
    let text = within(move || match entry(&user)?.get_password() {
        Ok(text) => Ok(Some(Zeroizing::new(text))),
        Err(Error::NoEntry) => Ok(None),
        Err(error) => Err(words(&error)),
    })?;
    let Some(text) = text else { return Ok(None) };
    let bytes = STANDARD.decode(text.trim().as_bytes()).map(Zeroizing::new).ok();
    match bytes.and_then(|bytes| <[u8; KEY_LEN]>::try_from(bytes.as_slice()).ok()) {
        Some(key) => Ok(Some(Zeroizing::new(key))),
        None => Err(format!("its item '{SERVICE}' is not a key of azt's")),
    }
}

/// Keeps the envelope key.
///
/// # Errors
/// Why the keyring cannot be used, in words.
pub fn put(user: &str, key: &EnvelopeKey) -> Result<(), String> {
    let user = user.to_owned();
    // Text, which every keyring takes; KDE's and WSL's take nothing else.
    let text = Zeroizing::new(STANDARD.encode(key.as_slice()));
    within(move || entry(&user)?.set_password(&text).map_err(|error| words(&error)))
}

/// Removes the envelope key, if it is there.
///
/// # Errors
/// Why the keyring cannot be used, in words.
pub fn remove(user: &str) -> Result<(), String> {
    let user = user.to_owned();
    within(move || match entry(&user)?.delete_credential() {
        Ok(()) | Err(Error::NoEntry) => Ok(()),
        Err(error) => Err(words(&error)),
    })
}

fn entry(user: &str) -> Result<Entry, String> {
    Entry::new(SERVICE, user).map_err(|error| words(&error))
}

/// Errors of the keyring crate can carry what was read: only what is known to be harmless is shown.
fn words(error: &Error) -> String {
    match error {
        Error::NoStorageAccess(why) => format!("it is locked or refuses access ({})", one_line(&why.to_string())),
        Error::PlatformFailure(why) => one_line(&why.to_string()),
        Error::Ambiguous(_) => format!("it has several items '{SERVICE}'"),
        Error::NoDefaultStore | Error::NotSupportedByStore(_) => "there is none on this machine".to_owned(),
        _ => "it gave something that is not azt's".to_owned(),
    }
}

fn within<T: Send + 'static>(call: impl FnOnce() -> Result<T, String> + Send + 'static) -> Result<T, String> {
    let (sender, answer) = channel();
    // A call that hangs ends with the process.
    let spawned = thread::Builder::new().spawn(move || sender.send(call()));
    spawned.map_err(|error| format!("no thread could be started to ask it: {error}"))?;
    let _told = wait::telling(LIMIT, "the keyring".to_owned());
    match answer.recv_timeout(LIMIT) {
        Ok(answer) => answer,
        Err(RecvTimeoutError::Timeout) => Err(format!("it did not answer within {} s", LIMIT.as_secs())),
        Err(RecvTimeoutError::Disconnected) => Err("asking it failed".to_owned()),
    }
}
