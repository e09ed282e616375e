//! Where tokens stay between runs: one envelope key in a keyring's care, one sealed file for each token and sign-in.
//!
//! Below the data directory each keeper of a key has a directory of its own, with `tokens`, `sign-ins`, `notes` and
//! `locks`. A hit opens one file, however many there are.

mod daemon;
mod files;
mod kernel;
mod keys;
mod ladder;
mod lock;
mod record;
mod seal;

use std::cell::Cell;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::Result;
use serde::Serialize;
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

use self::files::Directory;
use self::ladder::Climbed;
pub use self::ladder::Keeper;
pub use self::lock::Lock;
pub use self::record::{Failed, KeptToken, Note, SignIn, choose};
use self::seal::{Envelope, EnvelopeKey, Unreadable};
use crate::env::Env;
use crate::error::Failure;
use crate::interrupt::Waiting;
use crate::key::Key;

/// A day: so long a warning that was given is not given again.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

const TOKENS: &str = "tokens";
const SIGN_INS: &str = "sign-ins";
const NOTES: &str = "notes";
const LOCKS: &str = "locks";

/// Remembers by their dates which warnings were given.
const WARNED: &str = "warned";

/// Everything that the store has in the data directory, which may be the directory of the profiles, too: it is on macOS.
const OWN: [&str; 7] = [
    Keeper::Keyring.name(),
    Keeper::Kernel.name(),
    Keeper::File.name(),
    files::TEMPORARY,
    WARNED,
    keys::LOCK,
    ladder::UNAVAILABLE,
];

/// The kept tokens and sign-ins of this user, under one keeper's key.
pub struct Store {
    root: Directory,
    keeper: Keeper,
    key: EnvelopeKey,
    instead: Option<String>,
    envelope: Envelope,
    warned: Cell<bool>,
    shows_all: bool,
}

impl Store {
    /// The store below `data`, under the key of `chosen`, else of the first keeper that can. `None` where nothing is
    /// to be kept, or where azt chose and nothing can; that is said once.
    ///
    /// # Errors
    /// Exit 1 where the chosen keeper cannot be used: a choice is never downgraded.
    pub fn open(data: Option<PathBuf>, chosen: Option<Keeper>, env: &Env) -> Result<Option<Self>> {
        if chosen == Some(Keeper::None) {
            return Ok(None);
        }
        let no_home = || anyhow::anyhow!("this user has no home directory to keep tokens in");
        let root = data.ok_or_else(no_home).and_then(|data| Directory::make(&data));
        let (root, Climbed { keeper, key, instead }) = match (root, chosen) {
            (Ok(root), Some(keeper)) => match ladder::key_of(keeper, &root) {
                Ok(key) => (root, Climbed { keeper, key, instead: None }),
                Err(why) => return Err(unusable(keeper, &why).into()),
            },
            (Err(error), Some(keeper)) => return Err(unusable(keeper, &format!("{error:#}")).into()),
            (Ok(root), None) => match ladder::climb(&root, env) {
                Some(climbed) => (root, climbed),
                None => return Ok(None),
            },
            (Err(error), None) => {
                log::warn!("tokens are not kept: {error:#}");
                return Ok(None);
            }
        };
        let envelope = Envelope::new(&key)?;
        Ok(Some(Self { root, keeper, key, instead, envelope, warned: Cell::new(false), shows_all: false }))
    }

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

    /// Why sign-ins that were kept with the OS keyring's key cannot be read now; `None` where they can, or there are
    /// none. The next call asks the keyring again.
    pub fn out_of_reach(&self) -> Option<&str> {
        let sign_ins = || self.root.names(&format!("{}/{SIGN_INS}", Keeper::Keyring.name())).unwrap_or_default();
        let why = self.instead.as_deref().filter(|_| !sign_ins().is_empty());
        why.inspect(|_| ladder::ask_again(&self.root))
    }

    /// The same for who asks what is kept: each run is told of what is ignored.
    #[must_use]
    pub fn to_show(self) -> Self {
        Self { shows_all: true, ..self }
    }

    /// Warns once a day, unless nothing can be kept.
    pub fn warn_once(&self, name: &str, text: &str) {
        warn_once(&self.root, name, text);
    }

    /// The token under this key. One that cannot be read is none, with a warning.
    pub fn token(&self, key: &Key) -> Option<KeptToken> {
        self.read(TOKENS, &self.name(TOKENS, key))
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
        Ok(self.all(SIGN_INS)?.into_iter().map(|(_, sign_in)| sign_in).collect())
    }

    /// Keeps a sign-in in place of the one of the same person and application.
    ///
    /// # Errors
    /// When it cannot be written; the one before is still there then.
    pub fn keep_sign_in(&self, sign_in: &SignIn) -> Result<()> {
        self.write(SIGN_INS, &self.sign_in_name(sign_in), sign_in, true)
    }

    /// Forgets a sign-in.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn forget_sign_in(&self, sign_in: &SignIn) -> Result<bool> {
        self.root.remove(&self.path(SIGN_INS, &self.sign_in_name(sign_in)))
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

    /// Once a day: removes tokens that expired a day ago, sign-ins without a name that nobody used for a quarter, and
    /// after a week notes, locks that nobody holds, and what cannot be opened. That it cannot is no matter.
    pub fn tidy(&self, now: i64) {
        let marker = format!("{}/tidied", self.keeper.name());
        if !self.root.is_older(&marker, DAY) {
            return;
        }
        let _ = self.root.write(&marker, b"", false);
        let ago = |days: u32| now.saturating_sub((DAY * days).as_secs().cast_signed());
        let _ = self.forget_tokens(|token| token.expires_on() < ago(1));
        for sign_in in self.sign_ins().unwrap_or_default() {
            if sign_in.account.is_none() && sign_in.kept_at < ago(90) {
                let _ = self.forget_sign_in(&sign_in);
            }
        }
        for kind in [LOCKS, NOTES, TOKENS, SIGN_INS] {
            for name in self.root.names(&format!("{}/{kind}", self.keeper.name())).unwrap_or_default() {
                let path = self.path(kind, &name);
                match kind {
                    _ if !self.root.is_older(&path, 7 * DAY) => {}
                    LOCKS => self.root.remove_lock(&path),
                    NOTES => drop(self.root.remove(&path)),
                    _ => self.remove_damaged(kind, &name, &path),
                }
            }
        }
    }

    /// A record of another key will never be read again; one of another version may be.
    fn remove_damaged(&self, kind: &str, name: &str, path: &str) {
        let record = self.root.read(path).ok().flatten();
        if record.is_some_and(|record| self.envelope.open(kind, name, &record) == Err(Unreadable::Damaged)) {
            let _ = self.root.remove(path);
        }
    }

    /// What the holder of this lock, or the last one, left for others.
    pub fn note(&self, key: &Key) -> Note {
        self.read(NOTES, &self.name(NOTES, key)).unwrap_or_default()
    }

    /// Leaves a note for others. That it cannot be written costs nobody anything.
    pub fn leave_note(&self, key: &Key, note: &Note) {
        let _ = self.write(NOTES, &self.name(NOTES, key), note, false);
    }

    /// Forgets everything that azt keeps for this user below `data`, whoever keeps the keys, and the keys, too. Whether
    /// there may be a key in an OS keyring that this session does not lead to.
    ///
    /// # Errors
    /// When something is still there.
    pub fn forget_all(data: Option<PathBuf>, env: &Env) -> Result<bool> {
        let Some(data) = data else { return Ok(false) };
        let root = Directory::find(&data)?;
        let keyring = data.join(Keeper::Keyring.name()).exists();
        // Without its key nothing can be read any more, should the rest fail.
        let keys = ladder::forget(&data, env);
        if let Some(root) = root {
            for entry in OWN {
                let is_directory = root.path().join(entry).is_dir();
                if is_directory { root.remove_all(entry)? } else { root.remove(entry).map(|_| ())? }
            }
        }
        keys.map_err(|why| {
            Failure::other(format!("could not remove the key from the keyring: {why}"))
                .hint("the rest is gone; unlock the keyring, then: azt forget --all")
        })?;
        Ok(keyring && !ladder::is_announced(env))
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
                self.ignore("unreadable", &format!("{error:#}"));
                return None;
            }
        };
        match self.envelope.open(kind, name, &record) {
            Ok(plain) => match serde_json::from_slice(&plain) {
                Ok(content) => return Some(content),
                Err(_) => self.ignore("version", "it was written by another version of azt"),
            },
            Err(Unreadable::Version) => self.ignore("version", "it was written by another version of azt"),
            Err(Unreadable::Damaged) => self.ignore("damaged", "it is damaged, or sealed with another key"),
        }
        None
    }

    /// It stays until it is replaced or tidied away: whoever gets a token hears of it once a day, whoever asks what is kept
    /// each time.
    fn ignore(&self, kind: &str, why: &str) {
        let text = format!("a record of the store is ignored: {why}");
        let is_news = self.shows_all || self.warned.get() || claim(&self.root, &format!("ignored-{kind}"));
        if is_news { self.warn(&text) } else { log::info!("{text}") }
    }

    fn write(&self, kind: &str, name: &str, content: &impl Serialize, durable: bool) -> Result<()> {
        let plain = Zeroizing::new(serde_json::to_vec(content)?);
        self.root.write(&self.path(kind, name), &self.envelope.seal(kind, name, &plain)?, durable)
    }
}

fn unusable(keeper: Keeper, why: &str) -> Failure {
    let failure = Failure::other(format!("--store {} cannot be used: {why}", keeper.name()));
    match keeper {
        Keeper::Keyring => failure.hint("leave the choice to azt, or keep the key in a file: --store file"),
        Keeper::File if why.ends_with(keys::NO_KEY) => failure.hint("start anew: azt forget --all"),
        _ => failure.hint("keep nothing between runs: --store none"),
    }
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
