//! `azt docker setup`.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::Args;
use serde::Serialize as _;
use serde_json::ser::{PrettyFormatter, Serializer};
use serde_json::{Map, Value};

use crate::argv::DOCKER_HELPER;
use crate::command::Run;
use crate::error::Failure;
use crate::paths;
use crate::profile::file;
use crate::registry::Registry;
use crate::standin;
use crate::text::one_line;

/// Have docker ask azt for the credentials of Azure's registries
///
/// Makes DIR/docker-credential-azt (and DIR, where there is none), a link to azt, and names azt as the helper for each REGISTRY in docker's config.json
/// (below DOCKER_CONFIG, else ~/.docker). DIR has to be in the PATH of whoever runs docker. With --profile the helper is
/// docker-credential-azt-PROFILE, which uses that profile, so that each registry can have an account of its own.
///
/// What was done is said on standard error.
///
/// Example: azt docker setup --dir ~/.local/bin contoso.azurecr.io
#[derive(Debug, Args)]
pub struct Setup {
    /// The directory for the link
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,

    /// A registry, such as contoso.azurecr.io
    #[arg(value_name = "REGISTRY")]
    registries: Vec<String>,
}

impl Setup {
    /// Nothing to print.
    ///
    /// # Errors
    /// Exit 2 for what is no registry of Azure's or no profile; 1 where something cannot be written.
    pub fn run(&self, run: &Run<'_>) -> Result<String> {
        run.common.ensure_no_token_options("docker setup")?;
        run.common.ensure_no_call_options("docker setup")?;
        let suffix = suffix(run)?;
        let services = self.registries.iter().map(|server| service(run, server)).collect::<Result<Vec<_>>>()?;
        let link = self.dir.join(format!("{DOCKER_HELPER}{suffix}{}", std::env::consts::EXE_SUFFIX));
        let shown = one_line(&link.display().to_string());
        fs::create_dir_all(&self.dir)
            .with_context(|| format!("could not make {}", one_line(&self.dir.display().to_string())))?;
        let path = run.env().get("PATH").unwrap_or_default();
        make_link(&path, &link).with_context(|| format!("could not make {shown}"))?;
        run.context.notice(&format!("docker's helper is {shown}"));
        let place = fs::canonicalize(&self.dir).ok();
        if !std::env::split_paths(&path).any(|path| fs::canonicalize(path).ok() == place) {
            let dir = one_line(&self.dir.display().to_string());
            log::warn!("{dir} is not in PATH, where docker looks for it");
        }
        if !services.is_empty() {
            let path = config(run)?;
            let _lock = file::lock(&path)?;
            let text = file::read(&path)?;
            file::write(&path, &with_helpers(&text, &services, &format!("azt{suffix}"), &path)?)?;
            run.context.notice(&format!("docker asks azt for the credentials of {}", services.join(", ")));
        }
        Ok(String::new())
    }
}

/// What the profile adds to the helper's name.
fn suffix(run: &Run<'_>) -> Result<String> {
    let Some(name) = run.common.typed_profile() else { return Ok(String::new()) };
    run.config()?.profile(name)?;
    if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte)) {
        bail!(
            Failure::usage(format!("'{}' cannot be a part of a program's name", name.escape_debug()))
                .hint("name it by letters and digits: azt profile add NAME FLOW")
        );
    }
    Ok(format!("-{name}"))
}

fn service(run: &Run<'_>, server: &str) -> Result<String> {
    match Registry::of(server, &super::allowed(&[], run.env())) {
        Some(registry) => Ok(registry.service()),
        None => {
            let shown = one_line(server);
            bail!(Failure::usage(format!("{shown} is no registry of Azure's")).hint(format!(
                "if you trust it as one: {}",
                crate::shell::command(["export", &format!("AZT_ALLOW_REGISTRY={shown}")])
            )))
        }
    }
}

/// The file that docker reads.
fn config(run: &Run<'_>) -> Result<PathBuf> {
    let directory = run.env().get("DOCKER_CONFIG").map(PathBuf::from);
    let directory = directory.or_else(|| Some(paths::home()?.join(".docker")));
    let directory =
        directory.ok_or_else(|| Failure::other("this user has no home directory for docker's configuration"))?;
    Ok(directory.join("config.json"))
}

/// The same file with this helper for these registries, in the manner of docker's own.
fn with_helpers(text: &str, services: &[String], helper: &str, path: &Path) -> Result<String> {
    let refuse = |why: &str| Failure::usage(format!("{} {why}", one_line(&path.display().to_string())));
    let mut config: Map<String, Value> = match text.trim() {
        "" => Map::new(),
        text => serde_json::from_str(text).map_err(|_| refuse("is no JSON object"))?,
    };
    let helpers = config.entry("credHelpers").or_insert_with(|| Value::Object(Map::new()));
    let helpers = helpers.as_object_mut().ok_or_else(|| refuse("has credHelpers that are no JSON object"))?;
    helpers.extend(services.iter().map(|service| (service.clone(), Value::from(helper))));
    let mut text = Vec::new();
    config.serialize(&mut Serializer::with_formatter(&mut text, PrettyFormatter::with_indent(b"\t")))?;
    Ok(String::from_utf8(text)? + "\n")
}

/// A link to this program, as it is called in PATH, in place of one that was there.
fn make_link(path: &str, link: &Path) -> Result<()> {
    let program = std::env::current_exe()?;
    match fs::symlink_metadata(link) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error.into()),
        Ok(found) if found.is_symlink() => {}
        Ok(_) if is_same(link, &program) => return Ok(()),
        Ok(_) => bail!(Failure::other("another program of that name is there")),
    }
    let program = standin::azt_in(OsStr::new(path), &program);
    standin::replace(link, |temporary| own::link(&program, temporary))?;
    Ok(())
}

fn is_same(link: &Path, program: &Path) -> bool {
    let content = |path: &Path| fs::read(path).ok();
    content(link).is_some_and(|link| Some(link) == content(program))
}

#[cfg(unix)]
mod own {
    pub use std::os::unix::fs::symlink as link;
}

/// Links to files take a privilege on Windows; a second name for the same file does not.
#[cfg(not(unix))]
mod own {
    pub use std::fs::hard_link as link;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(text: &str) -> Result<String, String> {
        let services = ["contoso.azurecr.io".to_owned()];
        with_helpers(text, &services, "azt-work", Path::new("config.json")).map_err(|error| error.to_string())
    }

    #[test]
    fn docker_is_told_which_helper_and_keeps_the_rest() {
        let alone = "{\n\t\"credHelpers\": {\n\t\t\"contoso.azurecr.io\": \"azt-work\"\n\t}\n}\n";
        assert_eq!(with("").as_deref(), Ok(alone));
        assert_eq!(with(r#"{"credHelpers":{"contoso.azurecr.io":"azt"}}"#).as_deref(), Ok(alone));
        let more =
            with(r#"{"auths":{"docker.io":{"auth":"eDp5"}},"credHelpers":{"gcr.io":"gcloud"},"credsStore":"pass"}"#);
        assert_eq!(
            more.as_deref(),
            Ok(
                "{\n\t\"auths\": {\n\t\t\"docker.io\": {\n\t\t\t\"auth\": \"eDp5\"\n\t\t}\n\t},\n\t\"credHelpers\": {\n\t\t\
                \"contoso.azurecr.io\": \"azt-work\",\n\t\t\"gcr.io\": \"gcloud\"\n\t},\n\t\"credsStore\": \"pass\"\n}\n"
            )
        );
        for (text, refusal) in [
            ("[]", "config.json is no JSON object"),
            ("{", "config.json is no JSON object"),
            (r#"{"credHelpers":[]}"#, "config.json has credHelpers that are no JSON object"),
        ] {
            assert_eq!(with(text), Err(refusal.to_owned()));
        }
    }
}
