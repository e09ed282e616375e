//! `azt git`: the credential that git runs a helper for.
//!
//! <https://git-scm.com/docs/git-credential#IOFMT>

use anyhow::{Result, bail};
use clap::Args;
use url::Url;

use super::Run;
use super::token::Asked;
use crate::endpoint;
use crate::error::Failure;
use crate::resource;
use crate::secret::Secret;
use crate::text::one_line;
use crate::token::Token;

/// Credential for git at Azure DevOps
///
/// A credential helper: git runs it, for dev.azure.com and *.visualstudio.com, over https. For any other host it says
/// nothing, so that git asks the next helper. git 2.46 and later get a bearer token, earlier ones the same as a password.
/// The token is for Azure DevOps (the resource "devops") unless --resource or --scope says otherwise; who gets it is
/// decided as for azt token: --profile, AZT_PROFILE, the default profile, else what fits the machine. What a profile or
/// AZT_RESOURCE say that a token is for does not count here.
///
/// To set it up: git config --global credential.https://dev.azure.com.helper '!azt git'. Where another helper is set up for
/// every host, which git would ask first: git config --global credential.https://dev.azure.com.helper '', then the line
/// above with --add. With more than one account, credential.https://dev.azure.com/ORGANIZATION.helper '!azt git -p PROFILE'
/// and credential.useHttpPath.
///
/// There is nothing to store. A token that the server refused is forgotten, and the next call renews it. With
/// GIT_TERMINAL_PROMPT=0 nobody is asked to sign in.
///
/// Example: printf 'protocol=https\nhost=dev.azure.com\n' | azt git get
#[derive(Debug, Args)]
pub struct Git {
    /// What git wants: get, store or erase; anything else is ignored, as git wants it
    #[arg(value_name = "OPERATION")]
    operation: String,

    /// A host to give tokens to, beside those of Azure DevOps: HOST or HOST:PORT
    ///
    /// Whoever answers there gets a token for all that you may do at Azure DevOps. Plain http only on this machine.
    #[arg(long, value_name = "HOST")]
    allow_host: Vec<String>,

    #[command(flatten)]
    asked: Asked,
}

/// What git says of the credential that it wants, or has tried.
#[derive(Debug, Default, PartialEq, Eq)]
struct Question {
    protocol: String,
    host: String,
    username: Option<String>,
    /// What was sent, as a password or otherwise.
    secret: Option<Secret>,
    /// Whether git can send what is no user name and password. Since 2.46.
    takes_authtype: bool,
}

impl Git {
    /// The answer, which is empty where azt has none.
    ///
    /// # Errors
    /// What [`super::choice::Choice::token`] says, and exit 2 for a question that cannot be read.
    pub fn run(&self, run: &Run<'_>) -> Result<String> {
        run.common.ensure_own_output("git", "devops")?;
        if !matches!(self.operation.as_str(), "get" | "erase") {
            return Ok(String::new());
        }
        let text = run.context.stdin.text()?;
        let question = Question::read(text.as_ref().map(Secret::expose).unwrap_or_default())?;
        if !self.is_served(&question) {
            log::info!("{} is no host of Azure DevOps", one_line(&question.host));
            return Ok(String::new());
        }
        if run.env().get("GIT_TERMINAL_PROMPT").is_some() && !run.env().is_on("GIT_TERMINAL_PROMPT") {
            run.context.may_prompt.set(false);
        }
        let choice = self.asked.choice_for(run, "devops")?;
        if self.operation == "erase" {
            let store = choice.store(run)?;
            store.map_or(Ok(0), |store| store.forget_tokens(|kept| is_refused(&question, &kept.token())))?;
            return Ok(String::new());
        }
        Ok(question.answer(&choice.given(run)?.token))
    }

    fn is_served(&self, question: &Question) -> bool {
        let Ok(url) = Url::parse(&format!("{}://{}", question.protocol, question.host)) else { return false };
        // What stands around the host would make it another one than it looks like.
        let is_bare = url.username().is_empty() && url.password().is_none() && url.path().len() <= 1;
        let is_near = endpoint::is_loopback(&url);
        let host = url.host_str().unwrap_or_default();
        let is_known =
            host == "dev.azure.com" || host.strip_suffix(".visualstudio.com").is_some_and(|it| !it.is_empty());
        let is_allowed = self.allow_host.iter().any(|allowed| allowed.eq_ignore_ascii_case(&question.host));
        let is_private = url.scheme() == "https" || (url.scheme() == "http" && is_near);
        is_bare
            && url.query().is_none()
            && url.fragment().is_none()
            && is_private
            && ((is_known && url.port().is_none()) || is_allowed)
    }
}

impl Question {
    /// Reads lines of `name=value`, up to an empty one. Of a name that is there twice the last counts.
    fn read(text: &str) -> Result<Self> {
        let mut question = Self::default();
        for line in text.lines().take_while(|line| !line.is_empty()) {
            let Some((name, value)) = line.split_once('=') else {
                // Not shown: it may be a password.
                bail!(Failure::usage("a line of standard input is not what git sends: NAME=VALUE"));
            };
            match name {
                "protocol" => question.protocol = value.to_owned(),
                "host" => question.host = value.to_owned(),
                "username" => question.username = Some(value.to_owned()),
                "password" | "credential" => question.secret = Some(Secret::new(value)),
                "capability[]" => question.takes_authtype |= value == "authtype",
                _ => {}
            }
        }
        Ok(question)
    }

    fn answer(&self, token: &Token) -> String {
        let secret = token.access_token.expose();
        let expiry = token.expires_on;
        if self.takes_authtype {
            return format!(
                "capability[]=authtype\nauthtype=Bearer\ncredential={secret}\nephemeral=1\npassword_expiry_utc={expiry}\n"
            );
        }
        // Azure DevOps looks at the password alone.
        let name = self.username.as_deref().or(token.account.as_deref()).unwrap_or("azt");
        format!("username={}\npassword={secret}\npassword_expiry_utc={expiry}\n", one_line(name))
    }
}

/// Whether it is the token that the server refused; where git does not say which, any for Azure DevOps.
fn is_refused(question: &Question, token: &Token) -> bool {
    match &question.secret {
        Some(secret) => token.access_token == *secret,
        None => token.resource.as_deref().is_some_and(|resource| resource::names_of(resource).contains(&"devops")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn git(allowed: &[&str]) -> Git {
        use clap::FromArgMatches as _;
        let command = Git::augment_args(clap::Command::new("git"));
        let words = ["git", "get"].into_iter().chain(allowed.iter().flat_map(|host| ["--allow-host", host]));
        Git::from_arg_matches(&command.get_matches_from(words)).expect("a command line")
    }

    fn is_served(text: &str, allowed: &[&str]) -> bool {
        git(allowed).is_served(&Question::read(text).expect("a question"))
    }

    #[test]
    fn only_azure_devops_gets_a_token_and_only_privately() {
        for host in ["dev.azure.com", "DEV.azure.com", "dev.azure.com:443", "contoso.visualstudio.com"] {
            assert!(is_served(&format!("protocol=https\nhost={host}\n"), &[]), "{host}");
        }
        for host in [
            "",
            "github.com",
            "dev.azure.com.evil.example",
            "evil.example/dev.azure.com",
            "dev.azure.com@evil.example",
            "evil.example#.visualstudio.com",
            "evil.example?.visualstudio.com",
            "evil.example\\.visualstudio.com",
            "xdev.azure.com",
            "visualstudio.com",
            ".visualstudio.com",
            "dev.azure.com:8443",
            "localhost:1",
            "[",
        ] {
            assert!(!is_served(&format!("protocol=https\nhost={host}\n"), &[]), "{host}");
        }
        assert!(!is_served("protocol=http\nhost=dev.azure.com\n", &["dev.azure.com"]));
        assert!(!is_served("host=dev.azure.com\n", &[]));
        assert!(!is_served("protocol=ftp\nhost=localhost\n", &["localhost"]));
        assert!(is_served("protocol=http\nhost=127.0.0.1:1\n", &["127.0.0.1:1"]));
        assert!(!is_served("protocol=http\nhost=127.0.0.1:2\n", &["127.0.0.1:1"]));
        assert!(is_served("protocol=https\nhost=tfs.contoso.example\n", &["TFS.contoso.example"]));
    }

    #[test]
    fn the_last_value_counts_and_what_follows_an_empty_line_does_not() {
        let text = "protocol=http\nprotocol=https\nhost=a=b\ncapability[]=state\ncapability[]=authtype\nwwwauth[]=x\n\
                    password=old\ncredential=new\nusername=\n\nhost=evil\n";
        let question = Question::read(text).expect("a question");
        assert_eq!(
            question,
            Question {
                protocol: "https".to_owned(),
                host: "a=b".to_owned(),
                username: Some(String::new()),
                secret: Some(Secret::new("new")),
                takes_authtype: true,
            }
        );
        let error = Question::read("hunter2\n").map(|_| ()).map_err(|error| error.to_string());
        assert_eq!(error, Err("a line of standard input is not what git sends: NAME=VALUE".to_owned()));
    }
}
