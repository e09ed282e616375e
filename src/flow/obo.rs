//! On behalf of: a service that a user's token came to gets another for the same user, to call the next service with.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::application::{again, of_application};
use super::{Acquire, Client, Context};
use crate::credential::Credential;
use crate::entra::Grant;
use crate::env::Env;
use crate::key::{Key, User};
use crate::resource::{Resource, Target};
use crate::secret::{Origin, Secret};
use crate::token::Token;

/// Token of a user for an application that was called with another
///
/// For a service that has an access token of a user, and calls another service for them: the token, which is for this
/// application, is exchanged for one that is for --resource. It is read by --user-assertion-stdin, --user-assertion-file
/// or AZT_USER_ASSERTION.
///
/// The application proves itself as in azt client-credentials, by AZT_CLIENT_SECRET, AZURE_CLIENT_SECRET, or a certificate.
/// Where the user has to do more, as sign in with a second factor, -o json has the claims that the caller needs for it.
/// No refresh token is asked for: whoever has the user's token has them, and nobody has them longer.
///
/// Example: azt obo --tenant contoso.com --client-id "$CLIENT_ID" --client-secret-file secret.txt --user-assertion-file user.txt --resource graph
#[derive(Debug, Clone, Args)]
#[command(mut_args(of_application))]
pub struct Obo {
    #[command(flatten)]
    target: Target,

    #[command(flatten)]
    client: Client,

    #[command(flatten)]
    credential: Credential,

    /// Read the user's access token from standard input
    #[arg(long, alias = "assertion-stdin", conflicts_with_all = [
        "user_assertion_file", "client_secret_stdin", "certificate_password_stdin", "client_assertion_stdin",
    ])]
    user_assertion_stdin: bool,

    /// Read the user's access token from a file
    #[arg(long, alias = "assertion-file", value_name = "PATH")]
    user_assertion_file: Option<PathBuf>,
}

const NAME: &str = "obo";

impl Acquire for Obo {
    fn name(&self) -> &'static str {
        NAME
    }

    fn resource(&self, env: &Env) -> Result<Resource> {
        self.client.resource(&self.target, env)
    }

    fn key(&self, context: &Context, resource: &Resource) -> Result<Key> {
        let authority = self.client.application(&context.env, NAME)?;
        let key = authority.identity(User::Anyone).own_token(&resource.scope());
        Ok(key.with("assertion", self.assertion(context)?.digest()))
    }

    fn acquire(&self, context: &Context, resource: &Resource) -> Result<Token> {
        let authority = self.client.application(&context.env, NAME)?;
        let assertion = self.assertion(context)?;
        let proof = context.prove(&self.credential, &authority, NAME)?;
        let options = self.again();
        let grant = Grant {
            name: "the request on behalf of the user",
            again: again(NAME, &options),
            grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
            fields: vec![("requested_token_use", "on_behalf_of")],
            secrets: vec![("assertion", &assertion)],
            ..Grant::default()
        };
        context.redeem_proved(&authority, &proof, grant, resource)
    }
}

impl Obo {
    fn assertion(&self, context: &Context) -> Result<Secret> {
        let origin = Origin {
            name: "user's token",
            stdin: self.user_assertion_stdin,
            file: self.user_assertion_file.as_deref(),
            env: &["AZT_USER_ASSERTION"],
            prompt: "",
            usage: "azt obo --user-assertion-stdin < FILE",
        };
        // Nobody types one.
        origin.read(&context.env, &context.stdin, None)
    }

    /// The words that name the user's token and the credential again, after the flow's name.
    fn again(&self) -> Vec<String> {
        let mut words = match (&self.user_assertion_file, self.user_assertion_stdin) {
            (Some(path), _) => vec!["--user-assertion-file".to_owned(), path.to_string_lossy().into_owned()],
            (None, true) => vec!["--user-assertion-stdin".to_owned()],
            (None, false) => Vec::new(),
        };
        words.extend(self.credential.again());
        words
    }
}
