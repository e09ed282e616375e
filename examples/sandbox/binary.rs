//! Builds azt. Cargo builds a package's binary for its tests, but not for its examples.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};

/// Builds azt as this example was built, and says where it is.
pub fn build() -> Result<PathBuf> {
    let own = env::current_exe().context("could not find this program's own file")?;
    // TARGET_DIR[/TRIPLE]/PROFILE/examples/sandbox
    let profile_dir = own.ancestors().nth(2).context("not where cargo puts examples")?;
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["build", "--quiet", "--bin", "azt", "--manifest-path"]);
    command.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"));
    command.args(["--profile", profile(profile_dir)?]);
    // "cargo run" describes the package in variables that build scripts are rerun for: the first build would be for nothing.
    let described = |name: &str| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_");
    for (name, _) in env::vars_os().filter(|(name, _)| name.to_str().is_some_and(described)) {
        command.env_remove(name);
    }
    let target_dir = place(&mut command, profile_dir)?;
    command.arg("--target-dir").arg(target_dir);
    // Standard output is the shown command's.
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).status();
    ensure!(status.context("could not run cargo")?.success(), "could not build azt");
    Ok(profile_dir.join(format!("azt{}", env::consts::EXE_SUFFIX)))
}

fn profile(profile_dir: &Path) -> Result<&str> {
    let name = profile_dir.file_name().and_then(|name| name.to_str());
    match name.context("a profile without a name")? {
        // Cargo's own name for the profile and for its directory differ here only.
        "debug" => Ok("dev"),
        name => Ok(name),
    }
}

/// The target directory, where cargo keeps what it knows of the compiler; between it and the profile may be a platform.
fn place<'a>(command: &mut Command, profile_dir: &'a Path) -> Result<&'a Path> {
    let above = profile_dir.parent().context("a profile without a place")?;
    if above.join(".rustc_info.json").exists() {
        return Ok(above);
    }
    let platform = above.file_name().context("a platform without a name")?;
    command.arg("--target").arg(platform);
    above.parent().context("a platform without a place")
}
