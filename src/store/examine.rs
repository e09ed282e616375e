//! Trying out the store and the keyrings, to tell what they are good for.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use zeroize::Zeroizing;

use super::files::Directory;
use super::{Keeper, NOTES, Note, Store, daemon, kernel, keys, ladder};
use crate::env::Env;
use crate::key::Key;
use crate::random;

/// How long the kernel keeps what a trial left there, should it be killed.
const TRIAL: Duration = Duration::from_secs(60);

/// A store that was tried out.
#[derive(Debug)]
pub struct Examined {
    /// Who keeps the key.
    pub keeper: Keeper,
    /// Why it is not the OS keyring, where azt would have preferred that.
    pub instead: Option<String>,
    /// How many sign-ins can be read.
    pub sign_ins: usize,
    /// How many tokens can be read.
    pub tokens: usize,
    /// How long it took to write a record, read it and remove it.
    pub took: Duration,
}

impl Store {
    /// Writes, reads and removes a record that nobody looks for, and counts the others.
    ///
    /// # Errors
    /// Why that does not work.
    pub fn examine(&self) -> Result<Examined> {
        let began = Instant::now();
        let name = self.name(NOTES, &Key::new("trial").with("process", std::process::id().to_string()));
        self.write(NOTES, &name, &Note::default(), true)?;
        let read = self.read::<Note>(NOTES, &name);
        self.root.remove(&self.path(NOTES, &name))?;
        if read.is_none() {
            bail!("a record that was just written cannot be read");
        }
        let took = began.elapsed();
        let (sign_ins, tokens) = (self.sign_ins()?.len(), self.tokens()?.len());
        Ok(Examined { keeper: self.keeper, instead: self.instead.clone(), sign_ins, tokens, took })
    }
}

/// Why there can be no files below `data`; `None` where there can.
pub fn why_no_files(data: Option<&Path>) -> Option<String> {
    match data {
        Some(data) => Directory::make(data).err().map(|error| format!("{error:#}")),
        None => Some("this user has no home directory".to_owned()),
    }
}

/// What the OS keyring is good for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keyring {
    /// Nothing leads to one.
    Absent,
    /// It answers.
    Usable(Duration),
    /// It is there, and this is why it cannot be used.
    Unusable(String, Duration),
}

/// Asks the OS keyring for the key of the data directory at `path`, and makes none.
pub fn os_keyring(path: &Path, env: &Env) -> Keyring {
    if !ladder::is_announced(env) {
        return Keyring::Absent;
    }
    let began = Instant::now();
    match daemon::get(&keys::item(path)) {
        Ok(_) => Keyring::Usable(began.elapsed()),
        Err(why) => Keyring::Unusable(why, began.elapsed()),
    }
}

/// Puts a key into the kernel's keyring, finds it and removes it; how long that took.
///
/// # Errors
/// Why the kernel's keyring cannot be used, in words.
pub fn kernel_keyring() -> Result<Duration, String> {
    let description = format!("azt:trial:{}", std::process::id());
    let key = Zeroizing::new(random::bytes().map_err(|error| error.to_string())?);
    let began = Instant::now();
    let found = kernel::put(&description, &key, Some(TRIAL)).and_then(|()| kernel::get(&description));
    kernel::remove(&description);
    match found? {
        Some(found) if found == key => Ok(began.elapsed()),
        _ => Err("it did not keep what it was given".to_owned()),
    }
}
