//! Which keeper has the sign-in that azt speaks for where it chooses: the keyring, unless there is a mark that the last
//! one was kept in the kernel's memory, because the keyring was out of reach.
//!
//! Without the mark azt would speak for somebody else as soon as the keyring is in reach again.

use anyhow::Result;

use super::files::Directory;
use super::seal::{Envelope, EnvelopeKey};
use super::{DAMAGED, claim};

/// Tells by what is in it which key of the kernel's it is about.
const MARK: &str = "kernel/last-sign-in";

/// A mark that was found.
pub struct Mark(Vec<u8>);

impl Mark {
    /// The mark; `None` where there is none that can be read.
    pub fn find(root: &Directory) -> Option<Self> {
        root.read(MARK).ok().flatten().map(Self)
    }

    /// Whether it is about this key of the kernel's, and not one that a boot has taken away.
    pub fn is_of(&self, key: &EnvelopeKey) -> bool {
        Envelope::new(key).is_ok_and(|envelope| text(&envelope).as_bytes() == self.0)
    }

    /// Removes it once its key is gone, and says so.
    pub fn lose(root: &Directory) {
        if remove(root).is_ok_and(|was_there| was_there) {
            log::warn!(
                "the last sign-in was kept in the kernel's memory and is gone, as after a boot; to sign in again: azt login"
            );
            // Its record does not open any more, which is the same once more.
            claim(root, DAMAGED);
        }
    }
}

/// Marks the kernel's key as that of the last sign-in.
///
/// # Errors
/// When the mark cannot be written.
pub fn put(root: &Directory, envelope: &Envelope) -> Result<()> {
    root.write(MARK, text(envelope).as_bytes(), true)
}

/// Removes the mark; whether there was one.
///
/// # Errors
/// When it cannot be removed.
pub fn remove(root: &Directory) -> Result<bool> {
    root.remove(MARK)
}

/// Tells nothing to who has not the key.
fn text(envelope: &Envelope) -> String {
    envelope.name("last", &[])
}
