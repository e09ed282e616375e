//! What the store removes: what is of no use any more, and all of it.

use std::path::PathBuf;

use anyhow::Result;

use super::files::{self, Directory};
use super::ladder::{self, Keeper};
use super::seal::Unreadable;
use super::{DAY, LOCKS, MARKS, NOTES, SIGN_INS, Store, TOKENS, WARNED, keys};
use crate::env::Env;
use crate::error::Failure;

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

impl Store {
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
        for kind in [LOCKS, MARKS, NOTES, TOKENS, SIGN_INS] {
            for name in self.root.names(&format!("{}/{kind}", self.keeper.name())).unwrap_or_default() {
                let path = self.path(kind, &name);
                match kind {
                    _ if !self.root.is_older(&path, 7 * DAY) => {}
                    LOCKS => self.root.remove_lock(&path),
                    MARKS | NOTES => drop(self.root.remove(&path)),
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
}
