//! What can be typed. The doc comments are help, man page and completions.

mod common;

use std::ffi::OsString;

use clap::builder::styling::Styles;
use clap::{ArgMatches, Args as _, CommandFactory as _, Parser, Subcommand};

pub use self::common::Common;
use crate::command;
use crate::flow::Flow;
use crate::later::Later;
use crate::resource;

/// Print an Azure / Microsoft Entra access token, and nothing else
///
/// One subcommand for each way to a token. The token goes to standard output, everything else to standard error, and
/// on any failure standard output stays empty.
///
/// Example: curl -H "Authorization: Bearer $(azt token)" "https://management.azure.com/subscriptions?api-version=2022-12-01"
#[derive(Debug, Parser)]
#[command(
    name = "azt",
    version,
    max_term_width = 100,
    styles = Styles::plain(),
    propagate_version = false,
    disable_help_subcommand = true
)]
pub struct Cli {
    #[command(flatten)]
    pub common: Common,

    #[command(subcommand)]
    pub command: Command,
}

impl Cli {
    /// What was typed. Each command of the definition costs a copy of every option that all of them have; mostly the one
    /// that was typed will do.
    ///
    /// # Errors
    /// What clap says of what cannot be parsed, in view of all commands; help and version are among it.
    pub fn matches(words: &[OsString]) -> Result<ArgMatches, clap::Error> {
        // Never freed: that takes half as long as making it did, and the process ends soon.
        let all = Box::leak(Box::new(Self::command()));
        if let Some(typed) = words.iter().skip(1).find_map(|word| all.find_subcommand(word)) {
            let alone = Common::augment_args(clap::Command::new("azt")).subcommand(typed.clone());
            let alone = Box::leak(Box::new(alone.subcommand_required(true).disable_help_subcommand(true)));
            if let Ok(matches) = alone.try_get_matches_from_mut(words) {
                return Ok(matches);
            }
        }
        all.try_get_matches_from_mut(words)
    }

    /// The definition with everything that help and manual say. What comes after the options takes longer to set than
    /// a whole command line takes to parse.
    pub fn documented() -> clap::Command {
        Self::command().after_long_help(after_help())
    }
}

/// What azt can do.
#[derive(Debug, Subcommand)]
#[allow(clippy::large_enum_variant, reason = "there is one of it")]
pub enum Command {
    /// Token of a profile, or of who signed in last
    Token(Later<command::token::Token>),
    #[command(flatten)]
    Flow(Flow),
    /// Sign in and keep it, and print no token
    Login(Later<command::login::Login>),
    /// Forget a sign-in and its tokens
    Logout(Later<command::logout::Logout>),
    /// What is kept: sign-ins and tokens
    List(Later<command::list::List>),
    /// Forget kept tokens
    Forget(Later<command::forget::Forget>),
    /// Explain a token: its header and claims, unverified
    Inspect(Later<command::inspect::Inspect>),
    /// Keep what is typed each time under a name
    Profile(Later<command::profile::Profiles>),
    /// Stand in for az and azd, where SDKs ask them for a token
    Standin(Later<command::standin::StandIns>),
    /// Say what azt token would do here, and what stands in the way
    Doctor(Later<command::doctor::Doctor>),
    /// Print what makes a shell complete azt's command line
    ShellInit(Later<command::shell_init::ShellInit>),
    /// Credential for kubectl, which gets a token of azt's for each cluster
    Kubectl(Later<command::exec_credential::Kubectl>),
    /// Credential for git at Azure DevOps
    Git(Later<command::git_credential::Git>),
    /// Credential for docker at Azure Container Registry
    Docker(Later<command::docker_credential::Docker>),
    /// Run a program that gets tokens from azt
    Exec(Later<command::lend::BeforeProgram<command::exec::Exec>>),
    /// Lend tokens to other programs of this machine, until stopped
    Serve(Later<command::serve::Serve>),
}

/// Sections of a title, a colon and indented lines, with an empty line between them.
fn after_help() -> String {
    format!(
        "Resource names, and what they are in the public cloud:\n{}\n\n\
         Environment:\n  \
         AZT_RESOURCE, AZT_SCOPE, AZT_TENANT, AZT_CLIENT_ID, AZT_CLOUD, AZT_AUTHORITY_HOST, AZT_OUTPUT,\n  \
         AZT_SHELL, AZT_PROFILE, AZT_STORE, AZT_MIN_VALIDITY, AZT_TIMEOUT, AZT_HTTP_TIMEOUT,\n  \
         AZT_NO_BROWSER, AZT_NO_PROMPT, AZT_CA_FILE stand behind the options they are named after, and\n  \
         before a profile and what the Azure SDKs read too: AZURE_TENANT_ID, AZURE_CLIENT_ID,\n  \
         AZURE_CLOUD, AZURE_AUTHORITY_HOST, AZURE_USERNAME.\n  \
         Only bare azt token takes AZURE_CLIENT_ID for that of a managed identity.\n  \
         Secrets: AZURE_PASSWORD, AZT_REFRESH_TOKEN, AZT_SERVE_SECRET, AZURE_REMOTE_RENDERING_ACCOUNT_KEY.\n  \
         Its account: AZURE_REMOTE_RENDERING_ACCOUNT_ID, AZURE_REMOTE_RENDERING_ACCOUNT_DOMAIN. Endpoints:\n  \
         IDENTITY_ENDPOINT with IDENTITY_HEADER, IDENTITY_SERVER_THUMBPRINT or IMDS_ENDPOINT;\n  \
         MSI_ENDPOINT with MSI_SECRET, DEFAULT_IDENTITY_CLIENT_ID; AZURE_POD_IDENTITY_AUTHORITY_HOST.\n  \
         An application's: AZT_CLIENT_SECRET or AZURE_CLIENT_SECRET; AZURE_CLIENT_CERTIFICATE_PATH with\n  \
         AZURE_CLIENT_CERTIFICATE_PASSWORD, AZURE_CLIENT_SEND_CERTIFICATE_CHAIN; AZT_USER_ASSERTION.\n  \
         Federated tokens: AZURE_FEDERATED_TOKEN_FILE; ACTIONS_ID_TOKEN_REQUEST_URL with\n  \
         ACTIONS_ID_TOKEN_REQUEST_TOKEN; SYSTEM_OIDCREQUESTURI with SYSTEM_ACCESSTOKEN and\n  \
         AZURESUBSCRIPTION_SERVICE_CONNECTION_ID, AZURESUBSCRIPTION_CLIENT_ID, AZURESUBSCRIPTION_TENANT_ID.\n  \
         Plugins: KUBERNETES_EXEC_INFO, KUBECONFIG; GIT_TERMINAL_PROMPT; AZT_ALLOW_REGISTRY, DOCKER_CONFIG.\n  \
         SSL_CERT_FILE and SSL_CERT_DIR name CA certificates to trust in the place of the system's.\n  \
         HTTPS_PROXY, else ALL_PROXY, names the proxy, http://USER:PASSWORD@HOST:PORT, and NO_PROXY hosts,\n  \
         .domains, networks (10.0.0.0/8) and host:port to be reached without it. This machine and its\n  \
         metadata service always are.\n\n\
         Exit status:\n  \
         0    the token was printed\n  \
         1    anything else\n  \
         2    the command line cannot be honoured\n  \
         3    a person must sign in\n  \
         4    the service refused: credential, consent or policy\n  \
         5    the service or the identity source could not be reached\n  \
         130  interrupted\n  \
         azt exec ends with the status of the program that it runs.",
        resource::table()
    )
}

#[cfg(test)]
mod generated;

#[cfg(test)]
mod tests {
    use super::*;
    use clap::FromArgMatches as _;

    #[test]
    fn a_command_is_read_alone_as_among_all() {
        for line in [
            "msi --resource graph",
            "-o json --timeout 5m spn --client-id x",
            "token work --claims {} -vv",
            "token authcode --resource a",
            "password -q --username a",
            "--profile msi token",
            "profile add x msi --resource graph",
            "exec -- msi token",
        ] {
            let words: Vec<_> = std::iter::once("azt").chain(line.split(' ')).map(OsString::from).collect();
            let alone = Cli::matches(&words).expect("it parses");
            let among = Cli::command().try_get_matches_from(&words).expect("it parses");
            assert_eq!(alone.subcommand(), among.subcommand(), "{line}");
            let [alone, among] = [alone, among].map(|matches| format!("{:?}", Cli::from_arg_matches(&matches)));
            assert_eq!(alone, among, "{line}");
        }
        for line in ["msi --resorce x", "msii", "token -h", "--version", "--profile msi", ""] {
            let words: Vec<_> = std::iter::once("azt").chain(line.split_whitespace()).map(OsString::from).collect();
            let told = |outcome: Result<ArgMatches, clap::Error>| outcome.expect_err("it does not parse").to_string();
            assert_eq!(told(Cli::matches(&words)), told(Cli::command().try_get_matches_from(&words)), "{line}");
        }
    }

    #[test]
    fn the_definition_is_sound() {
        Cli::command().debug_assert();
    }
}
