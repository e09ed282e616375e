//! Who keeps the envelope key: the keeper that was chosen, else the first that can.

use std::fs::TryLockError;
use std::time::{Duration, Instant};

use clap::ValueEnum;
use ring::digest::{SHA256, digest};
use zeroize::Zeroizing;

use super::files::Directory;
use super::seal::{EnvelopeKey, KEY_LEN, hexadecimal};
use super::{daemon, kernel, warn_once};
use crate::env::Env;
use crate::random;

/// How long the kernel keeps a copy of the OS keyring's key.
const COPY: Duration = Duration::from_secs(15 * 60);

/// How long an OS keyring that could not be used is left alone.
const PATIENCE: Duration = Duration::from_secs(5 * 60);

/// How long another process may take to make a key: three calls of a keyring that is slow.
const MAKING: Duration = Duration::from_secs(10);

/// Remembers by its date that the OS keyring could not be used.
const UNAVAILABLE: &str = "keyring-unavailable";

/// What is wrong with a key file that something else has written.
pub const NO_KEY: &str = "is not a key of azt's";

/// Where the file keeper's key is.
const KEY_FILE: &str = "file/key";

/// Who keeps the key to the kept tokens
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Keeper {
    /// The OS keyring: Secret Service, Keychain or Credential Manager
    Keyring,
    /// The Linux kernel's keyring: gone at the next boot
    Kernel,
    /// A file beside the records, which only you can read
    File,
    /// Nobody: tokens are not kept
    None,
}

impl Keeper {
    /// The word for it, which is the name of its directory, too.
    pub fn name(self) -> &'static str {
        match self {
            Keeper::Keyring => "keyring",
            Keeper::Kernel => "kernel",
            Keeper::File => "file",
            Keeper::None => "none",
        }
    }
}

/// The envelope key of this keeper, made where there is none yet.
///
/// # Errors
/// Why the keeper cannot be used, in words.
pub fn key_of(keeper: Keeper, root: &Directory) -> Result<EnvelopeKey, String> {
    match keeper {
        Keeper::Keyring => match copied(root) {
            Some(key) => Ok(key),
            None => keyring(root),
        },
        Keeper::Kernel => {
            get_or_make(root, || kernel::get(&lasting(root)), |key| kernel::put(&lasting(root), key, None))
        }
        Keeper::File => get_or_make(root, || file(root), |key| write_file(root, key)),
        Keeper::None => Err("it was chosen to keep nothing".to_owned()),
    }
}

/// The OS keyring, else the kernel's, else nobody. Says once why it is not the first.
pub fn climb(root: &Directory, env: &Env) -> Option<(Keeper, EnvelopeKey)> {
    if let Some(key) = copied(root) {
        return Some((Keeper::Keyring, key));
    }
    let announced = is_announced(env);
    let keyring = if !announced {
        Err("there is none in this session".to_owned())
    } else if !root.is_older(UNAVAILABLE, PATIENCE) {
        Err("it could not be used a moment ago".to_owned())
    } else {
        keyring(root).inspect_err(|_| {
            // Where this cannot be written, the next call just asks again.
            let _ = root.write(UNAVAILABLE, b"", false);
        })
    };
    let keyring = match keyring {
        Ok(key) => return Some((Keeper::Keyring, key)),
        Err(why) => why,
    };
    match key_of(Keeper::Kernel, root) {
        Ok(key) => {
            if announced {
                warn_once(
                    root,
                    "kernel",
                    &format!(
                        "the keyring cannot be used: {keyring}; tokens are kept in the kernel's memory, until the next boot"
                    ),
                );
            }
            log::info!("the key is in the kernel keyring; the OS keyring: {keyring}");
            Some((Keeper::Kernel, key))
        }
        Err(kernel) => {
            warn_once(
                root,
                "none",
                &format!(
                    "tokens are not kept: the keyring cannot be used: {keyring}, and {kernel}; to keep the key in a file: export AZT_STORE=file"
                ),
            );
            None
        }
    }
}

/// Removes every key there is.
///
/// # Errors
/// Why the OS keyring's could not be, in words.
pub fn forget(root: &Directory, env: &Env) -> Result<(), String> {
    kernel::remove(&copy(root));
    kernel::remove(&lasting(root));
    if is_announced(env) { daemon::remove() } else { Ok(()) }
}

fn keyring(root: &Directory) -> Result<EnvelopeKey, String> {
    let key = get_or_make(root, daemon::get, daemon::put)?;
    // Without the copy the next call is slower, and that is all.
    let _ = kernel::put(&copy(root), &key, Some(COPY));
    Ok(key)
}

fn copied(root: &Directory) -> Option<EnvelopeKey> {
    kernel::get(&copy(root)).ok().flatten()
}

/// Two processes must not make a key each: the second's would lock the first's records out.
fn get_or_make(
    root: &Directory,
    get: impl Fn() -> Result<Option<EnvelopeKey>, String>,
    put: impl Fn(&EnvelopeKey) -> Result<(), String>,
) -> Result<EnvelopeKey, String> {
    if let Some(key) = get()? {
        return Ok(key);
    }
    let lock = root.open_to_lock("key.lock").map_err(|error| format!("{error:#}"))?;
    let deadline = Instant::now() + MAKING;
    while let Err(refused) = lock.try_lock() {
        match refused {
            TryLockError::WouldBlock if Instant::now() < deadline => std::thread::sleep(Duration::from_millis(2)),
            TryLockError::WouldBlock => {
                return Err(format!("another azt has been making the key for {} s", MAKING.as_secs()));
            }
            TryLockError::Error(error) => return Err(format!("a file of the store could not be locked: {error}")),
        }
    }
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

fn file(root: &Directory) -> Result<Option<EnvelopeKey>, String> {
    let Some(bytes) = root.read(KEY_FILE).map_err(|error| format!("{error:#}"))?.map(Zeroizing::new) else {
        return Ok(None);
    };
    match <[u8; KEY_LEN]>::try_from(bytes.as_slice()) {
        Ok(key) => Ok(Some(Zeroizing::new(key))),
        Err(_) => Err(format!("{} {NO_KEY}", root.path().join(KEY_FILE).display())),
    }
}

fn write_file(root: &Directory, key: &EnvelopeKey) -> Result<(), String> {
    root.write(KEY_FILE, key.as_slice(), true).map_err(|error| format!("{error:#}"))
}

/// Kernel keys are a user's; each data directory has its own.
fn copy(root: &Directory) -> String {
    format!("azt:copy:{}", tag(root))
}

fn lasting(root: &Directory) -> String {
    format!("azt:key:{}", tag(root))
}

fn tag(root: &Directory) -> String {
    let path = digest(&SHA256, root.path().as_os_str().as_encoded_bytes());
    hexadecimal(&path.as_ref()[..8])
}

/// Whether there may be an OS keyring: on Linux it is found by the session's D-Bus, which a server has not.
fn is_announced(env: &Env) -> bool {
    if !cfg!(all(unix, not(target_os = "macos"))) {
        return true;
    }
    let runtime = env.get("XDG_RUNTIME_DIR").map(std::path::PathBuf::from).or_else(own_runtime_directory);
    env.get("DBUS_SESSION_BUS_ADDRESS").is_some() || runtime.is_some_and(|path| path.join("bus").exists())
}

#[cfg(unix)]
fn own_runtime_directory() -> Option<std::path::PathBuf> {
    Some(format!("/run/user/{}", rustix::process::geteuid().as_raw()).into())
}

#[cfg(not(unix))]
fn own_runtime_directory() -> Option<std::path::PathBuf> {
    None
}
