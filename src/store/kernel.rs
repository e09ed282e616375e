//! The Linux kernel's keyring of this user: memory that is gone at the next boot, and no daemon.

use zeroize::Zeroizing;

use super::seal::{EnvelopeKey, KEY_LEN};

pub use platform::{Ring, put, remove};

/// The key of this description; `None` where there is none.
///
/// # Errors
/// What the kernel has against it, in words.
pub fn get(description: &str) -> Result<Option<EnvelopeKey>, String> {
    Ring::open()?.get(description)
}

/// An envelope key, if these are the bytes of one.
fn envelope_key(bytes: &[u8]) -> Option<EnvelopeKey> {
    Some(Zeroizing::new(<[u8; KEY_LEN]>::try_from(bytes).ok()?))
}

#[cfg(target_os = "linux")]
mod platform {
    use std::io;
    use std::time::Duration;

    use linux_keyutils::{Key, KeyError, KeyPermissionsBuilder, KeyRing, KeyRingIdentifier, Permission};
    use zeroize::Zeroizing;

    use super::{EnvelopeKey, KEY_LEN, envelope_key};

    /// The user's keyring.
    pub struct Ring(KeyRing);

    impl Ring {
        /// Finds it.
        ///
        /// # Errors
        /// What the kernel has against it, in words.
        pub fn open() -> Result<Self, String> {
            KeyRing::from_special_id(KeyRingIdentifier::User, true).map(Self).map_err(words)
        }

        /// As [`super::get`].
        ///
        /// # Errors
        /// As there.
        pub fn get(&self, description: &str) -> Result<Option<EnvelopeKey>, String> {
            let key = match self.0.search(description) {
                Ok(key) => key,
                Err(KeyError::KeyDoesNotExist | KeyError::KeyExpired | KeyError::KeyRevoked) => return Ok(None),
                Err(error) => return Err(words(error)),
            };
            let mut bytes = Zeroizing::new([0; KEY_LEN + 1]);
            match key.read(&mut *bytes) {
                Ok(length) => Ok(bytes.get(..length).and_then(envelope_key)),
                Err(KeyError::KeyDoesNotExist | KeyError::KeyExpired | KeyError::KeyRevoked) => Ok(None),
                Err(error) => Err(words(error)),
            }
        }
    }

    /// Puts the key there, for a time or until the next boot.
    ///
    /// # Errors
    /// What the kernel has against it, in words.
    pub fn put(description: &str, key: &EnvelopeKey, lifetime: Option<Duration>) -> Result<(), String> {
        // In this process's own keyring first: where the session does not lead to the user's keyring, nobody could see
        // to it there that it has its rights and expires.
        let own = KeyRing::from_special_id(KeyRingIdentifier::Process, true).map_err(words)?;
        let entry = own.add_key(description, key.as_slice()).map_err(words)?;
        finish(entry, lifetime).map_err(words)?;
        Ring::open()?.0.link_key(entry).map_err(words)
    }

    fn finish(entry: Key, lifetime: Option<Duration>) -> Result<(), KeyError> {
        // Every session of this user may read it, whether its session keyring leads here or not; nobody else.
        let may = Permission::VIEW | Permission::READ | Permission::WRITE | Permission::SEARCH | Permission::SETATTR;
        entry.set_perms(KeyPermissionsBuilder::builder().posessor(Permission::ALL).user(may).build())?;
        match lifetime {
            Some(lifetime) => entry.set_timeout(usize::try_from(lifetime.as_secs()).unwrap_or(usize::MAX)),
            None => Ok(()),
        }
    }

    /// Removes the key, if it is there.
    pub fn remove(description: &str) {
        if let Ok(Ring(ring)) = Ring::open()
            && let Ok(key) = ring.search(description)
        {
            // Invalidating takes the right to search, revoking the right to write.
            let _ = key.invalidate().or_else(|_| key.revoke());
            // A dead key is listed, and counted, until the kernel's collector comes by.
            let _ = ring.unlink_key(key);
        }
    }

    fn words(error: KeyError) -> String {
        let closed = || "the kernel keeps its keyring from this process, as containers do".to_owned();
        match error {
            KeyError::AccessDenied | KeyError::PermissionDenied | KeyError::OperationNotSupported => closed(),
            KeyError::QuotaExceeded => "this user's quota in the kernel keyring is used up".to_owned(),
            KeyError::Unknown(code) => {
                let error = io::Error::from_raw_os_error(code);
                let is_closed = error.kind() == io::ErrorKind::Unsupported;
                if is_closed { closed() } else { format!("the kernel keyring says {error}") }
            }
            other => format!("the kernel keyring says {other}"),
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod platform {
    use std::time::Duration;

    use super::EnvelopeKey;

    const ELSEWHERE: &str = "only Linux has a kernel keyring";

    /// Nothing.
    pub enum Ring {}

    impl Ring {
        /// Nothing.
        ///
        /// # Errors
        /// Always.
        pub fn open() -> Result<Self, String> {
            let _ = super::envelope_key;
            Err(ELSEWHERE.to_owned())
        }

        /// Never: there is none.
        ///
        /// # Errors
        /// None.
        pub fn get(&self, _description: &str) -> Result<Option<EnvelopeKey>, String> {
            match *self {}
        }
    }

    /// Nothing.
    ///
    /// # Errors
    /// Always.
    pub fn put(_description: &str, _key: &EnvelopeKey, _lifetime: Option<Duration>) -> Result<(), String> {
        Err(ELSEWHERE.to_owned())
    }

    /// Nothing to remove.
    pub fn remove(_description: &str) {}
}
