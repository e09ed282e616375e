//! Where tokens stay between runs: one envelope key in a keyring's care, one sealed file for each token and sign-in.
//!
//! Below the data directory each keeper of a key has a directory of its own, with `tokens`, `sign-ins`, `notes` and
//! `locks`. A hit opens one file, however many there are; one more where the kernel has a key and nobody chose it.

mod daemon;
mod examine;
mod files;
mod kernel;
mod keys;
mod ladder;
mod last;
mod lock;
mod open;
mod reach;
mod record;
mod seal;
mod tidy;

use std::cell::Cell;
use std::time::{Duration, Instant};

use anyhow::Result;
use serde::Serialize;
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

pub use self::examine::{Examined, Keyring, kernel_keyring, os_keyring, why_no_files};
use self::files::Directory;
pub use self::ladder::Keeper;
pub use self::lock::Lock;
pub use self::reach::Reach;
pub use self::record::{Failed, KeptToken, Note, SignIn, choose};
use self::seal::{Envelope, EnvelopeKey, Unreadable};
use crate::error::Failure;
use crate::interrupt::Waiting;
use crate::key::Key;

/// A day: so long a warning that was given is not given again.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

const TOKENS: &str = "tokens";
const SIGN_INS: &str = "sign-ins";
const NOTES: &str = "notes";
const LOCKS: &str = "locks";
const MARKS: &str = "marks";

/// Remembers by their dates which warnings were given.
const WARNED: &str = "warned";

/// The warning about records that do not open.
const DAMAGED: &str = "ignored-damaged";

/// The kept tokens and sign-ins of this user, under one keeper's key.
pub struct Store {
    root: Directory,
    keeper: Keeper,
    key: EnvelopeKey,
    envelope: Envelope,
    /// Whether azt chose the keeper.
    is_default: bool,
    /// Why it is not the OS keyring, where azt would have chosen that.
    instead: Option<String>,
    /// Whether the OS keyring, which is out of reach, has later sign-ins for who asks: those here do not count then.
    is_outdated: bool,
    /// Whether each run is told of what is ignored.
    shows_all: bool,
    warned: Cell<bool>,
}

impl Store {
    /// Checks, before a person signs in, that what will be kept can be read again.
    ///
    /// # Errors
    /// Exit 1 where the keyring has lost the key that a copy of was used: the next call makes another.
    pub fn ensure_lasting(&self) -> Result<()> {
        if self.keeper != Keeper::Keyring || ladder::is_lasting(&self.root, &self.key) {
            return Ok(());
        }
        Err(Failure::other("the keyring does not have the key any more, and what was kept with it is lost")
            .hint("start anew: azt login")
            .into())
    }

    /// Whether what was just kept can be read later: its keeper still has the key. Another azt may have forgotten
    /// everything since this one looked.
    pub fn is_lasting(&self) -> bool {
        match self.keeper {
            Keeper::Keyring => ladder::is_lasting(&self.root, &self.key),
            keeper => ladder::key_of(keeper, &self.root).as_ref() == Ok(&self.key),
        }
    }

    /// Why sign-ins that were kept with the OS keyring's key cannot be read now; `None` where they can, or there are
    /// none. The next call asks the keyring again.
    pub fn out_of_reach(&self) -> Option<&str> {
        let why = self.instead.as_deref().filter(|_| has(&self.root, Keeper::Keyring, SIGN_INS));
        why.inspect(|_| ladder::ask_again(&self.root))
    }

    /// Warns once a day, unless nothing can be kept.
    pub fn warn_once(&self, name: &str, text: &str) {
        warn_once(&self.root, name, text);
    }

    /// The token under this key. One that cannot be read is none, with a warning.
    pub fn token(&self, key: &Key) -> Option<KeptToken> {
        let kept: KeptToken = self.read(TOKENS, &self.name(TOKENS, key))?;
        let is_outdated = self.is_outdated && kept.identity.is_some();
        (!is_outdated).then_some(kept)
    }

    /// Keeps a token in place of the one under this key.
    ///
    /// # Errors
    /// When it cannot be written; the one before is still there then.
    pub fn keep_token(&self, key: &Key, token: &KeptToken) -> Result<()> {
        self.write(TOKENS, &self.name(TOKENS, key), token, true)
    }

    /// Forgets the token under this key; whether there was one.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn forget_token(&self, key: &Key) -> Result<bool> {
        self.root.remove(&self.path(TOKENS, &self.name(TOKENS, key)))
    }

    /// Every token that can be read.
    ///
    /// # Errors
    /// When the directory cannot be read.
    pub fn tokens(&self) -> Result<Vec<KeptToken>> {
        Ok(self.all(TOKENS)?.into_iter().map(|(_, token)| token).collect())
    }

    /// Forgets the tokens for which `which` holds; how many.
    ///
    /// # Errors
    /// When one cannot be removed.
    pub fn forget_tokens(&self, which: impl Fn(&KeptToken) -> bool) -> Result<usize> {
        let all = self.all(TOKENS)?;
        let names = all.iter().filter(|(_, token)| which(token)).map(|(name, _)| name);
        names.map(|name| self.root.remove(&self.path(TOKENS, name)).map(usize::from)).sum()
    }

    /// Every sign-in that can be read. They are few.
    ///
    /// # Errors
    /// When the directory cannot be read.
    pub fn sign_ins(&self) -> Result<Vec<SignIn>> {
        if self.is_outdated {
            return Ok(Vec::new());
        }
        Ok(self.all(SIGN_INS)?.into_iter().map(|(_, sign_in)| sign_in).collect())
    }

    /// Keeps a sign-in in place of the one of the same person and application. Where somebody has just signed in, azt
    /// speaks for them from then on.
    ///
    /// # Errors
    /// When it cannot be written; the one before is still there then.
    pub fn keep_sign_in(&self, sign_in: &SignIn) -> Result<()> {
        let name = self.sign_in_name(sign_in);
        let earlier: Option<SignIn> = self.read(SIGN_INS, &name);
        self.write(SIGN_INS, &name, sign_in, true)?;
        // A new refresh token of the same sign-in changes nothing about who was the last.
        if earlier.is_some_and(|earlier| earlier.tenants == sign_in.tenants) {
            return Ok(());
        }
        match self.keeper {
            Keeper::Kernel if self.is_default => last::put(&self.root, &self.envelope),
            Keeper::Keyring => last::remove(&self.root).map(drop),
            _ => Ok(()),
        }
    }

    /// Forgets a sign-in.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn forget_sign_in(&self, sign_in: &SignIn) -> Result<bool> {
        let was_there = self.root.remove(&self.path(SIGN_INS, &self.sign_in_name(sign_in)))?;
        if self.keeper == Keeper::Kernel && !has(&self.root, Keeper::Kernel, SIGN_INS) {
            last::remove(&self.root)?;
        }
        Ok(was_there)
    }

    /// Waits until nobody else holds this lock; `None` when the deadline came first.
    ///
    /// # Errors
    /// When there can be no locks here; exit 130 on Ctrl-C.
    pub fn lock(
        &self,
        key: &Key,
        deadline: Instant,
        waiting: &Waiting<'_>,
        waits: impl FnMut(Duration),
    ) -> Result<Option<Lock>> {
        // Whoever locks is about to write; nobody who only reads has to pay for this.
        self.root.sweep();
        lock::take(&self.root, &self.path(LOCKS, &self.name(LOCKS, key)), deadline, waiting, waits)
    }

    /// What a mark for this key is called.
    pub fn name_of_mark(&self, key: &Key) -> String {
        self.name(MARKS, key)
    }

    /// Remembers that something is so now. That it cannot is no matter.
    pub fn mark(&self, name: &str) {
        let _ = self.root.write(&self.path(MARKS, name), b"", false);
    }

    /// Forgets it.
    pub fn unmark(&self, name: &str) {
        let _ = self.root.remove(&self.path(MARKS, name));
    }

    /// Whether it was so, no longer ago than that.
    pub fn is_marked(&self, name: &str, within: Duration) -> bool {
        !self.root.is_older(&self.path(MARKS, name), within)
    }

    /// What the holder of this lock, or the last one, left for others.
    pub fn note(&self, key: &Key) -> Note {
        self.read(NOTES, &self.name(NOTES, key)).unwrap_or_default()
    }

    /// Leaves a note for others. That it cannot be written costs nobody anything.
    pub fn leave_note(&self, key: &Key, note: &Note) {
        let _ = self.write(NOTES, &self.name(NOTES, key), note, false);
    }

    /// Warns once a run: what is wrong with one file is mostly wrong with the next.
    pub fn warn(&self, text: &str) {
        if self.warned.replace(true) {
            log::info!("{text}");
        } else {
            log::warn!("{text}");
        }
    }

    fn sign_in_name(&self, sign_in: &SignIn) -> String {
        let key = Key::new("sign-in").with("host", &sign_in.host).with("client", sign_in.client_id.to_lowercase());
        self.name(SIGN_INS, &key.with("who", sign_in.who()))
    }

    fn name(&self, kind: &str, key: &Key) -> String {
        self.envelope.name(kind, &key.bytes())
    }

    fn path(&self, kind: &str, name: &str) -> String {
        format!("{}/{kind}/{name}", self.keeper.name())
    }

    fn all<T: DeserializeOwned>(&self, kind: &str) -> Result<Vec<(String, T)>> {
        let names = self.root.names(&format!("{}/{kind}", self.keeper.name()))?;
        Ok(names.into_iter().filter_map(|name| Some((name.clone(), self.read(kind, &name)?))).collect())
    }

    fn read<T: DeserializeOwned>(&self, kind: &str, name: &str) -> Option<T> {
        let record = match self.root.read(&self.path(kind, name)) {
            Ok(record) => record?,
            Err(error) => {
                self.ignore("ignored-unreadable", &format!("{error:#}"));
                return None;
            }
        };
        match self.envelope.open(kind, name, &record) {
            Ok(plain) => match serde_json::from_slice(&plain) {
                Ok(content) => return Some(content),
                Err(_) => self.ignore("ignored-version", "it was written by another version of azt"),
            },
            Err(Unreadable::Version) => self.ignore("ignored-version", "it was written by another version of azt"),
            Err(Unreadable::Damaged) => self.ignore(DAMAGED, "it is damaged, or sealed with another key"),
        }
        None
    }

    /// It stays until it is replaced or tidied away: whoever gets a token hears of it once a day, whoever asks what is kept
    /// each time.
    fn ignore(&self, name: &str, why: &str) {
        let text = format!("a record of the store is ignored: {why}");
        let is_news = self.shows_all || self.warned.get() || claim(&self.root, name);
        if is_news { self.warn(&text) } else { log::info!("{text}") }
    }

    fn write(&self, kind: &str, name: &str, content: &impl Serialize, durable: bool) -> Result<()> {
        let plain = Zeroizing::new(serde_json::to_vec(content)?);
        self.root.write(&self.path(kind, name), &self.envelope.seal(kind, name, &plain)?, durable)
    }
}

/// Whether anything of this kind was kept under this keeper's key.
fn has(root: &Directory, keeper: Keeper, kind: &str) -> bool {
    !root.names(&format!("{}/{kind}", keeper.name())).unwrap_or_default().is_empty()
}

/// Gives a warning, unless it was given in the last day. Where that cannot be remembered, it is given.
fn warn_once(root: &Directory, name: &str, text: &str) {
    if claim(root, name) {
        log::warn!("{text}");
    }
}

/// Whether nobody has given this warning in the last day.
fn claim(root: &Directory, name: &str) -> bool {
    root.claim(&format!("{WARNED}/{name}"), DAY)
}
