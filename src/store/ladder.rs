//! Who keeps the envelope key: the keeper that was chosen, else the first that can.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::ValueEnum;

use super::files::Directory;
use super::keys::{self, copy, get_or_make, item, lasting};
use super::last::Mark;
use super::seal::EnvelopeKey;
use super::{daemon, kernel, warn_once};
use crate::env::Env;
use crate::text::one_line;

/// How long the kernel keeps a copy of the OS keyring's key.
const COPY: Duration = Duration::from_secs(15 * 60);

/// How long an OS keyring that could not be used is left alone.
const PATIENCE: Duration = Duration::from_secs(5 * 60);

/// How long another process may take to ask the OS keyring: a little more than one call.
const ASKING: Duration = Duration::from_secs(4);

/// Remembers by its date that the OS keyring could not be used, and says why.
pub const UNAVAILABLE: &str = "keyring-unavailable";

/// Why the OS keyring cannot be used where nothing leads to one.
const NO_SESSION: &str = "there is none in this session";

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
    pub const fn name(self) -> &'static str {
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
            None => keyring(root, false),
        },
        Keeper::Kernel => get_or_make(
            root,
            None,
            || kernel::get(&lasting(root.path())),
            |key| kernel::put(&lasting(root.path()), key, None),
        ),
        Keeper::File => get_or_make(root, None, || keys::file(root), |key| keys::write_file(root, key)),
        Keeper::None => Err("it was chosen to keep nothing".to_owned()),
    }
}

/// The same where there is one already.
///
/// # Errors
/// Why the keeper cannot be used, in words.
pub fn existing(keeper: Keeper, root: &Directory, env: &Env) -> Result<Option<EnvelopeKey>, String> {
    match keeper {
        Keeper::Keyring => match copied(root) {
            Some(key) => Ok(Some(key)),
            None if is_announced(env) => {
                daemon::get(&item(root.path())).inspect(|key| key.iter().for_each(|key| put_copy(root, key)))
            }
            None => Err(NO_SESSION.to_owned()),
        },
        Keeper::Kernel => kernel::get(&lasting(root.path())),
        Keeper::File => keys::file(root),
        Keeper::None => Ok(None),
    }
}

/// A keeper and its key, for want of a better.
pub struct Climbed {
    /// The keeper.
    pub keeper: Keeper,
    /// Its key.
    pub key: EnvelopeKey,
    /// Why it is not the OS keyring, where that could not be used.
    pub instead: Option<String>,
    /// Whether the last sign-in was kept with it, as far as is known.
    pub has_last: bool,
}

impl Climbed {
    fn keyring(key: EnvelopeKey) -> Self {
        Self { keeper: Keeper::Keyring, key, instead: None, has_last: true }
    }

    fn kernel(key: EnvelopeKey, instead: Option<String>, has_last: bool) -> Self {
        Self { keeper: Keeper::Kernel, key, instead, has_last }
    }
}

/// The kernel, where the last sign-in was kept with this key of its own and `serves` who asks; else the OS keyring, else
/// the kernel's, else nobody. Says once why it is not the first.
pub fn climb(root: &Directory, env: &Env, serves: &dyn Fn(&EnvelopeKey) -> bool) -> Option<Climbed> {
    let ring = kernel::Ring::open();
    let get = |name: String| ring.as_ref().map_err(Clone::clone).and_then(|ring| ring.get(&name));
    let own = get(lasting(root.path()));
    let copy = get(copy(root.path())).ok().flatten();
    let mark = match (&own, &copy) {
        // The common case looks at no file for this; nor is a key gone that the kernel does not let this process see.
        (Ok(None), Some(_)) | (Err(_), _) => None,
        _ => Mark::find(root),
    };
    let last = match (own, mark) {
        (Ok(Some(key)), Some(mark)) if mark.is_of(&key) => Some(key),
        (_, Some(_)) => {
            Mark::lose(root);
            None
        }
        _ => None,
    };
    let has_last = last.is_some();
    if let Some(key) = last {
        let is_alone = copy.is_none() && !is_announced(env);
        if is_alone || serves(&key) {
            return Some(Climbed::kernel(key, is_alone.then(|| NO_SESSION.to_owned()), true));
        }
    }
    match copy {
        Some(key) => Some(Climbed::keyring(key)),
        None => ask(root, env, has_last),
    }
}

/// The OS keyring, as it answers now, else the kernel's, else nobody.
fn ask(root: &Directory, env: &Env, has_last: bool) -> Option<Climbed> {
    let announced = is_announced(env);
    let keyring = if announced { keyring(root, true) } else { Err(NO_SESSION.to_owned()) };
    let keyring = match keyring {
        Ok(key) => return Some(Climbed::keyring(key)),
        Err(why) => why,
    };
    match key_of(Keeper::Kernel, root) {
        Ok(key) => {
            if announced {
                let text = "the keyring cannot be used";
                let text = format!("{text}: {keyring}; what is kept meanwhile is lost at the next boot");
                warn_once(root, "kernel", &text);
            }
            log::info!("the key is in the kernel keyring; the OS keyring: {keyring}");
            Some(Climbed::kernel(key, Some(keyring), has_last))
        }
        Err(kernel) => {
            let text = format!("tokens are not kept: the keyring cannot be used: {keyring}, and {kernel}");
            warn_once(root, "none", &format!("{text}; to keep the key in a file: export AZT_STORE=file"));
            None
        }
    }
}

/// Has the next call ask the OS keyring, even if it could not be used a moment ago.
pub fn ask_again(root: &Directory) {
    let _ = root.remove(UNAVAILABLE);
}

/// Whether the OS keyring, if it can be asked, still has this key: the kernel's copy may have outlived it. If not, the
/// copy is removed.
pub fn is_lasting(root: &Directory, key: &EnvelopeKey) -> bool {
    let lost = daemon::get(&item(root.path())).is_ok_and(|kept| kept.as_ref() != Some(key));
    if lost {
        kernel::remove(&copy(root.path()));
    }
    !lost
}

/// Removes every key of the data directory at `path`. The kernel's copy goes last: somebody may just have put it there.
///
/// # Errors
/// Why the OS keyring's could not be, in words.
pub fn forget(path: &Path, env: &Env) -> Result<(), String> {
    let forgotten = if is_announced(env) { daemon::remove(&item(path)) } else { Ok(()) };
    kernel::remove(&lasting(path));
    kernel::remove(&copy(path));
    forgotten
}

/// One process asks, and others find the copy it left: fifty that make their keys to talk to the keyring at once take
/// longer than it may take. A keyring that could not be used is not asked by who `gives_up`.
fn keyring(root: &Directory, gives_up: bool) -> Result<EnvelopeKey, String> {
    let turn = keys::locked(root, ASKING);
    if let Some(key) = copied(root) {
        return Ok(key);
    }
    if gives_up && !root.is_older(UNAVAILABLE, PATIENCE) {
        let why = root.read(UNAVAILABLE).ok().flatten().and_then(|why| String::from_utf8(why).ok());
        return Err(why.map_or_else(|| "it could not be used a moment ago".to_owned(), |why| one_line(&why)));
    }
    let item = item(root.path());
    // While it is still this process's turn: the next in line is not to ask the same.
    let note = |why: &String| {
        if gives_up {
            // Where this cannot be written, the next call just asks again.
            let _ = root.write(UNAVAILABLE, why.as_bytes(), false);
        }
    };
    let get = || daemon::get(&item).inspect_err(note);
    let key = get_or_make(root, turn, get, |key| daemon::put(&item, key).inspect_err(note))?;
    put_copy(root, &key);
    Ok(key)
}

/// Without the copy the next call is slower, and that is all.
fn put_copy(root: &Directory, key: &EnvelopeKey) {
    let _ = kernel::put(&copy(root.path()), key, Some(COPY));
}

fn copied(root: &Directory) -> Option<EnvelopeKey> {
    kernel::get(&copy(root.path())).ok().flatten()
}

/// Whether there may be an OS keyring: on Linux it is found by the session's D-Bus, which a server has not.
pub fn is_announced(env: &Env) -> bool {
    if !cfg!(all(unix, not(target_os = "macos"))) {
        return true;
    }
    let runtime = env.get("XDG_RUNTIME_DIR").map(PathBuf::from).or_else(own_runtime_directory);
    env.get("DBUS_SESSION_BUS_ADDRESS").is_some() || runtime.is_some_and(|path| path.join("bus").exists())
}

#[cfg(unix)]
fn own_runtime_directory() -> Option<PathBuf> {
    Some(format!("/run/user/{}", rustix::process::geteuid().as_raw()).into())
}

#[cfg(not(unix))]
fn own_runtime_directory() -> Option<PathBuf> {
    None
}
