//! All that is kept, for who asks what there is: under whichever key, as far as the keys are in reach.

use std::path::PathBuf;

use anyhow::{Context as _, Result};

use super::files::Directory;
use super::ladder::{self, Keeper};
use super::last::Mark;
use super::{SIGN_INS, Store, TOKENS, has};
use crate::env::Env;
use crate::error::Failure;

/// What is kept.
pub struct Reach {
    /// What can be read, by keeper.
    pub stores: Vec<Store>,
    /// What cannot.
    beyond: Vec<Beyond>,
}

/// Records whose key is out of reach.
struct Beyond {
    why: String,
    has_sign_ins: bool,
    has_tokens: bool,
}

impl Store {
    /// What is kept below `data` under the key of `chosen`, else under any. Makes no keys.
    ///
    /// # Errors
    /// Exit 1 where the chosen keeper cannot be used, or the directory cannot be looked at.
    pub fn reach(data: Option<PathBuf>, chosen: Option<Keeper>, env: &Env) -> Result<Reach> {
        let mut reach = Reach { stores: Vec::new(), beyond: Vec::new() };
        if chosen.is_some() {
            reach.stores.extend(Self::open(data, chosen, env, &|| None)?.map(Self::showing_all));
            return Ok(reach);
        }
        let found = data.map(|data| Directory::find(&data)).transpose();
        let Some(root) = found.context("could not look at what is kept")?.flatten() else { return Ok(reach) };
        for keeper in [Keeper::Keyring, Keeper::Kernel, Keeper::File] {
            let [has_sign_ins, has_tokens] = [SIGN_INS, TOKENS].map(|kind| has(&root, keeper, kind));
            if !has_sign_ins && !has_tokens {
                continue;
            }
            let why = match ladder::existing(keeper, &root, env) {
                Ok(Some(key)) => {
                    reach.stores.push(Self::under(root.clone(), keeper, key)?.showing_all());
                    continue;
                }
                // A boot has taken it away.
                Ok(None) if keeper == Keeper::Kernel => {
                    Mark::lose(&root);
                    continue;
                }
                Ok(None) => "it does not have the key any more".to_owned(),
                Err(why) => why,
            };
            let why = format!("{} cannot be used: {why}", described(keeper));
            reach.beyond.push(Beyond { why, has_sign_ins, has_tokens });
        }
        Ok(reach)
    }
}

impl Reach {
    /// Whether there may be sign-ins that cannot be read.
    pub fn lacks_sign_ins(&self) -> bool {
        self.beyond.iter().any(|beyond| beyond.has_sign_ins)
    }

    /// Warns of what cannot be shown; whether that is anything.
    pub fn warn_of_the_rest(&self) -> bool {
        for beyond in &self.beyond {
            log::warn!("{}; what was kept with it is not shown", beyond.why);
        }
        !self.beyond.is_empty()
    }

    /// Checks, after sign-ins were forgotten, that there are no others.
    ///
    /// # Errors
    /// Exit 1 where there are some that cannot be read.
    pub fn ensure_all_sign_ins(&self) -> Result<(), Failure> {
        self.ensure_all("sign-ins that were kept with it are still there", |beyond| beyond.has_sign_ins)
    }

    /// The same about tokens.
    ///
    /// # Errors
    /// The same.
    pub fn ensure_all_tokens(&self) -> Result<(), Failure> {
        self.ensure_all("tokens that were kept with it are still there", |beyond| beyond.has_tokens)
    }

    fn ensure_all(&self, what: &str, counts: fn(&Beyond) -> bool) -> Result<(), Failure> {
        let left: Vec<_> = self.beyond.iter().filter(|beyond| counts(beyond)).collect();
        if left.is_empty() {
            return Ok(());
        }
        let texts: Vec<_> = left.iter().map(|beyond| format!("{}; {what}", beyond.why)).collect();
        Err(Failure::other(texts.join("; "))
            .hint("type the same again where it can be used, or forget all that azt keeps: azt forget --all"))
    }
}

fn described(keeper: Keeper) -> &'static str {
    match keeper {
        Keeper::Keyring => "the keyring",
        Keeper::Kernel => "the kernel keyring",
        Keeper::File => "the key file",
        Keeper::None => "nothing",
    }
}
