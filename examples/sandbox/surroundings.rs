//! What a command finds around it: the emulated cloud, a directory with azt and a browser, and an environment that points
//! at them and at nothing else.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};
use tempfile::TempDir;

use crate::sandbox::Sandbox;
use crate::sandbox::cloud::{ACCOUNT_ID, ACCOUNT_KEY, ALEX, PASSWORD};

/// Variables that could lead a command away from the sandbox begin like this; proxies' end in `_proxy`.
const LEADING_AWAY: [&str; 10] =
    ["ACC_", "ACTIONS_", "AZT_", "AZURE_", "AZUREPS_", "AZURESUBSCRIPTION_", "IDENTITY_", "IMDS_", "MSI_", "SYSTEM_"];

/// Variables by which azt would know that the browser is somewhere else, or that nobody is at one.
const ELSEWHERE: [&str; 11] = [
    "BUILDKITE",
    "CI",
    "CODEBUILD_BUILD_ID",
    "CODESPACES",
    "GITHUB_ACTIONS",
    "GITLAB_CI",
    "JENKINS_URL",
    "SSH_CONNECTION",
    "TEAMCITY_VERSION",
    "TF_BUILD",
    "VSCODE_IPC_HOOK_CLI",
];

/// The cloud and the directory; both are gone when this is dropped.
pub struct Surroundings {
    /// The cloud.
    pub sandbox: Sandbox,
    /// What commands get besides the environment that was there.
    pub variables: Vec<(&'static str, OsString)>,
    azt: PathBuf,
    _directory: TempDir,
}

/// Where the emulated Cloud Shell is.
const RELAY: &str = "AZT_SANDBOX_CLOUDSHELL";

impl Surroundings {
    /// Starts a cloud, and puts `azt` and a browser where commands will find them first.
    pub fn new(azt: &Path) -> Result<Surroundings> {
        let sandbox = Sandbox::start();
        let directory = TempDir::with_prefix("azt-sandbox-").context("could not make a temporary directory")?;
        let azt = link(azt, directory.path())?;
        let mut variables = variables(&sandbox, directory.path())?;
        variables.extend(browser(directory.path())?.map(|browser| ("BROWSER", browser)));
        Ok(Surroundings { sandbox, variables, azt, _directory: directory })
    }

    /// A command, in these surroundings. One about Cloud Shell gets what makes a machine a Cloud Shell, and nothing else.
    pub fn command<S: AsRef<OsStr>>(&self, program: &OsStr, arguments: &[S]) -> Command {
        let mut command = Command::new(if program == "azt" { self.azt.as_os_str() } else { program });
        command.args(arguments);
        for (name, _) in env::vars_os() {
            let upper = name.to_string_lossy().to_ascii_uppercase();
            let leads_away = upper.ends_with("_PROXY") || LEADING_AWAY.iter().any(|prefix| upper.starts_with(prefix));
            if leads_away || ELSEWHERE.contains(&upper.as_str()) {
                command.env_remove(name);
            }
        }
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        if program == "azt" && arguments.iter().any(|word| word.as_ref() == "cloudshell") {
            command.env("MSI_ENDPOINT", self.variable(RELAY));
        }
        command
    }

    /// The value of one of `variables`; empty when there is none of that name.
    pub fn variable(&self, name: &str) -> String {
        let mut variables = self.variables.iter();
        let found = variables.find(|(known, _)| *known == name);
        found.map(|(_, value)| value.to_string_lossy().into_owned()).unwrap_or_default()
    }
}

fn variables(sandbox: &Sandbox, directory: &Path) -> Result<Vec<(&'static str, OsString)>> {
    let (url, tls) = (sandbox.url(), sandbox.tls());
    let path = env::var_os("PATH").unwrap_or_default();
    let path = [directory.to_owned()].into_iter().chain(env::split_paths(&path));
    let mut variables = vec![
        ("PATH", env::join_paths(path).context("PATH cannot be extended")?),
        ("AZURE_POD_IDENTITY_AUTHORITY_HOST", url.clone().into()),
        ("AZURE_AUTHORITY_HOST", url.clone().into()),
        ("AZURE_USERNAME", ALEX.into()),
        ("AZURE_PASSWORD", PASSWORD.into()),
        ("AZURE_REMOTE_RENDERING_ACCOUNT_ID", ACCOUNT_ID.into()),
        ("AZURE_REMOTE_RENDERING_ACCOUNT_KEY", ACCOUNT_KEY.into()),
        (RELAY, format!("{url}/oauth2/token").into()),
        ("AZT_SANDBOX_ACCOUNT_ID", ACCOUNT_ID.into()),
        ("AZT_SANDBOX_URL", url.into()),
        ("AZT_SANDBOX_PORT", sandbox.port().to_string().into()),
        ("AZT_SANDBOX_HTTPS_URL", tls.url.into()),
        ("AZT_SANDBOX_CA", tls.ca_file.clone().into()),
        // What OpenSSL and rustls, curl, and Python look for.
        ("SSL_CERT_FILE", tls.ca_file.clone().into()),
        ("CURL_CA_BUNDLE", tls.ca_file.clone().into()),
        ("REQUESTS_CA_BUNDLE", tls.ca_file.into()),
    ];
    variables.extend(store(directory));
    Ok(variables)
}

/// A store and profiles of the sandbox's own: nothing of it may end up among what the person keeps.
fn store(directory: &Path) -> Vec<(&'static str, OsString)> {
    if cfg!(windows) {
        // There the system says where a user's files are.
        return vec![("AZT_STORE", "none".into())];
    }
    let home = directory.join("home");
    let mut variables = vec![
        ("AZT_STORE", "file".into()),
        ("XDG_DATA_HOME", home.join("data").into()),
        ("XDG_CONFIG_HOME", home.join("config").into()),
    ];
    if cfg!(target_os = "macos") {
        variables.push(("HOME", home.into()));
    }
    variables
}

/// A second name for azt in `directory`, or a copy where names cannot be shared.
fn link(azt: &Path, directory: &Path) -> Result<PathBuf> {
    let own = directory.join(azt.file_name().context("azt has no name")?);
    if fs::hard_link(azt, &own).is_err() {
        fs::copy(azt, &own).with_context(|| format!("could not copy {}", azt.display()))?;
    }
    Ok(own)
}

/// A browser that signs in by itself. Where there is none the person's own opens, and the sandbox lets it in.
#[cfg(unix)]
fn browser(directory: &Path) -> Result<Option<OsString>> {
    use std::os::unix::fs::PermissionsExt as _;
    let own = env::current_exe().context("could not find this program's own file")?;
    let quoted = own.display().to_string().replace('\'', r"'\''");
    let script = format!("#!/bin/sh\nexec '{quoted}' {} \"$1\"\n", crate::AS_BROWSER);
    let file = directory.join("browser");
    fs::write(&file, script).and_then(|()| fs::set_permissions(&file, fs::Permissions::from_mode(0o755)))?;
    // By its name in PATH: a path may have a colon in it, which would end it.
    Ok(Some("browser".into()))
}

#[cfg(not(unix))]
fn browser(_: &Path) -> Result<Option<OsString>> {
    Ok(None)
}
