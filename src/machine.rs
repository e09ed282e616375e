//! What this machine calls itself, its kernel, and what it allows azt.

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

/// How many files and connections this process may have open at once; `None` where nobody has set a limit.
#[cfg(unix)]
pub fn files() -> Option<u64> {
    rustix::process::getrlimit(rustix::process::Resource::Nofile).current
}

/// How many files and connections this process may have open at once; `None` where nobody has set a limit.
#[cfg(not(unix))]
pub fn files() -> Option<u64> {
    None
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
