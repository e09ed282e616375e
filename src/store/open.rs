//! Ways to a store.

use std::cell::Cell;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use super::files::Directory;
use super::ladder::{self, Keeper};
use super::seal::{Envelope, EnvelopeKey};
use super::{SIGN_INS, Store, choose, has, keys};
use crate::env::Env;
use crate::error::Failure;
use crate::key::{Identity, User};

impl Store {
    /// The store below `data`, under the key of `chosen`, else of the first keeper that can. Who signed in last stays who
    /// azt speaks for, whatever is in reach: where azt chooses, it depends on whose sign-in is `asked` for. `None` where
    /// nothing is to be kept, or where azt chose and nothing can; that is said once.
    ///
    /// # Errors
    /// Exit 1 where the chosen keeper cannot be used: a choice is never downgraded.
    pub fn open(
        data: Option<PathBuf>,
        chosen: Option<Keeper>,
        env: &Env,
        asked: &dyn Fn() -> Option<Identity>,
    ) -> Result<Option<Self>> {
        if chosen == Some(Keeper::None) {
            return Ok(None);
        }
        match (chosen, directory(data)) {
            (Some(keeper), Ok(root)) => Self::chosen(root, keeper).map(Some),
            (Some(keeper), Err(error)) => Err(unusable(keeper, &format!("{error:#}")).into()),
            (None, Ok(root)) => Self::by_default(root, env, asked),
            (None, Err(error)) => {
                log::warn!("tokens are not kept: {error:#}");
                Ok(None)
            }
        }
    }

    fn chosen(root: Directory, keeper: Keeper) -> Result<Self> {
        match ladder::key_of(keeper, &root) {
            Ok(key) => Self::under(root, keeper, key),
            Err(why) => Err(unusable(keeper, &why).into()),
        }
    }

    fn by_default(root: Directory, env: &Env, asked: &dyn Fn() -> Option<Identity>) -> Result<Option<Self>> {
        let serves = |key: &EnvelopeKey| {
            let kernel = Self::under(root.clone(), Keeper::Kernel, key.clone());
            let sign_ins = kernel.and_then(|store| store.sign_ins()).unwrap_or_default();
            asked().is_some_and(|identity| choose(&sign_ins, &identity).is_some())
        };
        let Some(climbed) = ladder::climb(&root, env, &serves) else { return Ok(None) };
        let asks_for_the_last = || asked().is_some_and(|identity| identity.user == User::Anyone);
        let is_outdated = !climbed.has_last && asks_for_the_last() && has(&root, Keeper::Keyring, SIGN_INS);
        let store = Self::under(root, climbed.keeper, climbed.key)?;
        Ok(Some(Self { is_default: true, instead: climbed.instead, is_outdated, ..store }))
    }

    /// The store under this key.
    ///
    /// # Errors
    /// None that is known: any key of that length will do.
    pub fn under(root: Directory, keeper: Keeper, key: EnvelopeKey) -> Result<Self> {
        let envelope = Envelope::new(&key)?;
        Ok(Self {
            root,
            keeper,
            key,
            envelope,
            is_default: false,
            instead: None,
            is_outdated: false,
            shows_all: false,
            warned: Cell::new(false),
        })
    }

    /// The same for who asks what is kept: each run is told of what is ignored.
    #[must_use]
    pub fn showing_all(self) -> Self {
        Self { shows_all: true, ..self }
    }
}

fn directory(data: Option<PathBuf>) -> Result<Directory> {
    let data = data.context("this user has no home directory to keep tokens in")?;
    Directory::make(&data)
}

fn unusable(keeper: Keeper, why: &str) -> Failure {
    let failure = Failure::other(format!("--store {} cannot be used: {why}", keeper.name()));
    match keeper {
        Keeper::Keyring => failure.hint("leave the choice to azt, or keep the key in a file: --store file"),
        Keeper::File if why.ends_with(keys::NO_KEY) => failure.hint("start anew: azt forget --all"),
        _ => failure.hint("keep nothing between runs: --store none"),
    }
}
