//! What a user's entry says about the token, and the one that azt writes.

use std::fmt;

use serde_json::{Value, json};

use super::yaml::Node;
use crate::exec_credential::Version;

/// What kubectl says where azt is missing.
const INSTALL_HINT: &str = "azt gets the tokens for this cluster, and is not in PATH";

/// kubelogin's names for the sign-ins of applications.
/// <https://azure.github.io/kubelogin/concepts/login-modes.html>
const APPLICATIONS: [&str; 4] = ["spn", "msi", "workloadidentity", "azurepipelines"];

/// What the entry said that was there.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Former {
    /// The application that the cluster takes tokens for.
    pub server: Option<String>,
    /// The tenant of the person who signs in.
    pub tenant: Option<String>,
    /// azt's name of its cloud; `None` for the public one.
    pub cloud: Option<String>,
    /// azt's arguments, where it was azt already.
    pub own: Option<Vec<String>>,
}

/// Why azt cannot take an entry's place.
#[derive(Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Its tokens have another audience.
    Legacy,
    /// Its tokens are bound to a key.
    ProofOfPossession,
    /// It names a cloud of its own.
    Environment(String),
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Obstacle::Legacy => f.write_str("the cluster has the legacy integration with Azure AD"),
            Obstacle::ProofOfPossession => f.write_str("the cluster wants tokens that are bound to a key"),
            Obstacle::Environment(name) => write!(f, "azt does not know the cloud {name}"),
        }
    }
}

impl Former {
    /// Reads a user's entry; `None` for one that has nothing to do with Azure.
    pub fn of(user: &Node<'_>) -> Option<Result<Self, Obstacle>> {
        if let Some(provider) = user.get("auth-provider")
            && provider.text("name") == Some("azure")
        {
            let config = |name: &str| provider.get("config")?.text(name).filter(|text| !text.is_empty());
            return Some(if matches!(config("config-mode"), None | Some("0")) {
                Err(Obstacle::Legacy)
            } else {
                Self::new(config("apiserver-id"), config("tenant-id"), config("environment"))
            });
        }
        let exec = user.get("exec")?;
        let arguments: Vec<_> = exec.get("args")?.items().iter().filter_map(Node::as_text).collect();
        let value = |names: &[&str]| value(&arguments, names);
        // A path's last part, on any system.
        let command = exec.text("command")?.rsplit(['/', '\\']).next()?.to_ascii_lowercase();
        let (first, command) = (*arguments.first()?, command.trim_end_matches(".exe"));
        if command == "azt" && first == "kubectl" {
            return Some(Ok(Self {
                server: value(&["--resource"]),
                tenant: value(&["--tenant", "--tenant-id", "-t"]),
                cloud: value(&["--cloud"]),
                own: Some(arguments.iter().map(|argument| (*argument).to_owned()).collect()),
            }));
        }
        // Another program of the same name is for providers other than Azure, and has no server id.
        let server = value(&["--server-id"]).filter(|_| command.contains("kubelogin") && first == "get-token")?;
        Some(Self::of_kubelogin(&server, &arguments))
    }

    fn of_kubelogin(server: &str, arguments: &[&str]) -> Result<Self, Obstacle> {
        let has =
            |name: &str| arguments.iter().any(|argument| *argument == name || *argument == format!("{name}=true"));
        if has("--legacy") {
            return Err(Obstacle::Legacy);
        }
        if has("--pop-enabled") {
            return Err(Obstacle::ProofOfPossession);
        }
        let value = |names: &[&str]| value(arguments, names);
        // azt takes a tenant for that of a person's sign-in; an application's tenant is where its credentials are.
        let is_person = value(&["--login", "-l"]).is_none_or(|login| !APPLICATIONS.contains(&login.as_str()));
        let tenant = value(&["--tenant-id", "-t"]).filter(|_| is_person);
        Self::new(Some(server), tenant.as_deref(), value(&["--environment", "-e"]).as_deref())
    }

    fn new(server: Option<&str>, tenant: Option<&str>, environment: Option<&str>) -> Result<Self, Obstacle> {
        let cloud = match environment.map(str::to_ascii_lowercase).as_deref() {
            None | Some("azurepubliccloud" | "azurecloud") => None,
            Some("azureusgovernmentcloud" | "azureusgovernment") => Some("AzureUSGovernment".to_owned()),
            Some("azurechinacloud") => Some("AzureChinaCloud".to_owned()),
            Some(_) => return Err(Obstacle::Environment(environment.unwrap_or_default().to_owned())),
        };
        Ok(Self { server: server.map(str::to_owned), tenant: tenant.map(str::to_owned), cloud, own: None })
    }
}

/// The value behind an option, or behind its `=`.
fn value(arguments: &[&str], names: &[&str]) -> Option<String> {
    let joined = |argument: &str| {
        let (name, value) = argument.split_once('=')?;
        names.contains(&name).then(|| value.to_owned())
    };
    let behind = arguments.windows(2).find(|pair| names.contains(&pair[0])).map(|pair| pair[1].to_owned());
    behind.or_else(|| arguments.iter().find_map(|argument| joined(argument))).filter(|value| !value.is_empty())
}

/// What azt's entry says.
pub fn exec(arguments: &[String]) -> Value {
    json!({
        "apiVersion": Version::V1.name(),
        "command": "azt",
        "args": arguments,
        "interactiveMode": "IfAvailable",
        "provideClusterInfo": "false",
        "installHint": INSTALL_HINT,
    })
}

/// The lines of azt's entry, that far from the beginning of the line.
pub fn block(arguments: &[String], column: usize, line_end: &str) -> String {
    let members = [
        "exec:".to_owned(),
        format!("  apiVersion: {}", Version::V1.name()),
        "  command: azt".to_owned(),
        "  args:".to_owned(),
    ];
    let arguments = arguments.iter().map(|argument| format!("  - {}", quoted(argument)));
    let more = [
        "  interactiveMode: IfAvailable".to_owned(),
        "  provideClusterInfo: false".to_owned(),
        format!("  installHint: {}", quoted(INSTALL_HINT)),
    ];
    let lines = members.into_iter().chain(arguments).chain(more);
    lines.map(|line| format!("{}{line}{line_end}", " ".repeat(column))).collect()
}

/// The same in braces.
pub fn member(arguments: &[String]) -> String {
    let mut exec = exec(arguments);
    exec["provideClusterInfo"] = Value::Bool(false);
    format!("\"exec\": {exec}")
}

/// A text that is read as one: in quotes, unless it is a word or an option.
fn quoted(text: &str) -> String {
    let word = text.strip_prefix("--").unwrap_or(text);
    let is_word = word.starts_with(|c: char| c.is_ascii_alphabetic())
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-./_".contains(&byte));
    // What YAML takes for a truth value or for nothing.
    let is_other = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"]
        .iter()
        .any(|name| text.eq_ignore_ascii_case(name));
    if is_word && !is_other { text.to_owned() } else { Value::from(text).to_string() }
}
