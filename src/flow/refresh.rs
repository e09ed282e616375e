//! Redeems a refresh token that the caller keeps.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::{Acquire, Client, Context};
use crate::entra::Grant;
use crate::env::Env;
use crate::key::{Identity, User};
use crate::resource::{Resource, Target};
use crate::secret::{Origin, Secret};
use crate::token::Token;

/// New token for a refresh token
///
/// The refresh token is read by --refresh-token-stdin, --refresh-token-file, AZT_REFRESH_TOKEN, or from a hidden
/// prompt. It is bound to the application that got it, not to a resource or tenant: one sign-in serves every
/// --resource the application may use. Each answer brings a new refresh token, which -o oauth or -o json show with
/// --with-refresh-token; keep the newest.
///
/// Example: azt refresh --refresh-token-file token.txt --resource databricks
#[derive(Debug, Clone, Args)]
pub struct Refresh {
    #[command(flatten)]
    target: Target,

    #[command(flatten)]
    client: Client,

    /// Read the refresh token from standard input
    #[arg(long, conflicts_with = "refresh_token_file")]
    refresh_token_stdin: bool,

    /// Read the refresh token from a file
    #[arg(long, value_name = "PATH")]
    refresh_token_file: Option<PathBuf>,
}

impl Acquire for Refresh {
    fn name(&self) -> &'static str {
        "refresh"
    }

    fn resource(&self, env: &Env) -> Result<Resource> {
        self.client.resource(&self.target, env)
    }

    /// Whoever the given refresh token is of; without one, whoever signed in last.
    fn identity(&self, context: &Context) -> Result<Option<Identity>> {
        let given = self.origin().given(&context.env, &context.stdin)?;
        let user = given.map_or(User::Anyone, |refresh_token| User::Holder(refresh_token.digest()));
        self.client.identity(&context.env, user).map(Some)
    }

    fn renew(&self, context: &Context, resource: &Resource, refresh_token: &Secret) -> Result<Token> {
        self.client.renew(context, resource, refresh_token)
    }

    fn acquire(&self, context: &Context, resource: &Resource) -> Result<Token> {
        let authority = self.client.authority(&context.env)?;
        let refresh_token = self.origin().read(&context.env, &context.stdin, context.ask())?;
        let grant = Grant {
            name: "the refresh token",
            again: vec!["refresh"],
            grant_type: "refresh_token",
            secrets: vec![("refresh_token", &refresh_token)],
            ..Grant::default()
        };
        context.redeem(&authority, &grant, resource)
    }

    fn receives_refresh_token(&self) -> bool {
        true
    }
}

impl Refresh {
    fn origin(&self) -> Origin<'_> {
        Origin {
            name: "refresh token",
            stdin: self.refresh_token_stdin,
            file: self.refresh_token_file.as_deref(),
            env: &["AZT_REFRESH_TOKEN"],
            prompt: "Refresh token",
            usage: "azt refresh --refresh-token-stdin < FILE",
        }
    }
}
