//! `azt` against parts that nobody here wrote: a certified OpenID Provider, a browser, a keyring daemon, the
//! kernel's keyring and namespaces, Microsoft's own clients. They take an installation, hence `#[ignore]`:
//!
//! ```sh
//! tests/real/setup && cargo test --test real -- --ignored
//! cargo test --test real -- --ignored --nocapture a_browser   # shows how long a sign-in takes
//! ```

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail by panicking")]

#[path = "../sandbox/mod.rs"]
mod sandbox;

mod application;
mod arc;
mod azure_cli;
mod backoff;
mod clock;
mod desk;
mod devicecode;
mod doctor;
mod elsewhere;
mod faults;
mod federated;
mod identity;
mod keepers;
mod kernel;
mod keyring;
mod kills;
mod lent;
mod login;
mod metadata;
mod namespace;
mod network;
mod peers;
mod plugins;
mod powershell;
#[allow(dead_code, reason = "tests/azt includes this module, too, and each uses a part of it")]
mod process;
mod readme;
mod recipes;
mod rotation;
mod secrets;
mod service;
mod shells;
mod standard;
mod standin;
mod sts;
mod terminal;
