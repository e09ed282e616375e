//! `azt` as its users see it: the real binary against the emulated cloud, whole standard output, whole standard error,
//! status.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail by panicking")]

#[allow(dead_code, reason = "each test binary uses its part of it")]
#[path = "../real/process.rs"]
mod process;
#[path = "../sandbox/mod.rs"]
mod sandbox;
#[path = "../sandbox/strict.rs"]
mod strict;

mod advice;
mod arr_sts;
#[cfg(unix)]
mod asking;
#[cfg(unix)]
mod authcode;
#[cfg(unix)]
mod busy;
#[cfg(unix)]
mod chain;
#[cfg(unix)]
mod challenge;
mod client_credentials;
#[cfg(unix)]
mod clouds;
mod cloudshell;
#[cfg(unix)]
mod desktop;
#[cfg(unix)]
mod devicecode;
#[cfg(unix)]
mod docker;
#[cfg(unix)]
mod doctor;
#[cfg(unix)]
mod exec;
mod federated;
#[cfg(unix)]
mod git;
mod hostile;
mod house;
#[cfg(unix)]
mod identity;
mod inspect;
#[cfg(target_os = "linux")]
mod interrupts;
#[cfg(unix)]
mod kubectl;
#[cfg(unix)]
mod lent;
mod msi;
#[cfg(unix)]
mod network;
mod obo;
mod odd;
mod output;
#[cfg(unix)]
mod policy;
mod profile;
mod refresh;
mod ropc;
mod run;
mod shell_init;
#[cfg(unix)]
mod signin;
#[cfg(unix)]
mod standin;
#[cfg(unix)]
mod store;
#[cfg(unix)]
mod token_file;
#[cfg(unix)]
mod turns;
mod usage;
mod workload_identity;
