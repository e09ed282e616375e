//! The name of this machine.

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
