//! What this machine calls itself, and its kernel.

use crate::env::Env;

/// What the system calls itself; empty where it has no name.
#[cfg(unix)]
pub fn name(_env: &Env) -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

/// What the system calls itself; empty where it has no name.
#[cfg(not(unix))]
pub fn name(env: &Env) -> String {
    env.get("COMPUTERNAME").unwrap_or_default()
}

/// The release of the kernel.
#[cfg(unix)]
pub fn release() -> String {
    rustix::system::uname().release().to_string_lossy().into_owned()
}

/// The release of the kernel; empty where nothing depends on it.
#[cfg(not(unix))]
pub fn release() -> String {
    String::new()
}
