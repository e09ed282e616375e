//! Random bytes, from the system.

use anyhow::Result;
use ring::rand::{SecureRandom, SystemRandom};

/// So many bytes that nobody can guess.
///
/// # Errors
/// When the system has none to give.
pub fn bytes<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    SystemRandom::new().fill(&mut bytes).map_err(|_| anyhow::anyhow!("could not get random bytes from the system"))?;
    Ok(bytes)
}

/// A new GUID, such as names a request.
///
/// # Errors
/// As [`bytes`].
pub fn uuid() -> Result<String> {
    Ok(uuid::Builder::from_random_bytes(bytes()?).into_uuid().hyphenated().to_string())
}

/// Where signatures take theirs from.
pub fn source() -> impl SecureRandom {
    SystemRandom::new()
}
