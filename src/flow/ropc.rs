//! User name and password (the resource owner password credentials grant), for managed and federated accounts.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;

use super::{Acquire, Client, Context};
use crate::entra::{Authority, Grant};
use crate::env::Env;
use crate::error::Failure;
use crate::federation::SignIn;
use crate::key::{Identity, User};
use crate::resource::{Resource, Target};
use crate::secret::{Origin, Secret};
use crate::token::Token;

/// Token for a user name and password
///
/// For accounts without multi-factor sign-in: test users, mostly. Microsoft deprecates this grant; where a browser is at
/// hand, use azt authcode.
///
/// Entra is asked first who checks the user's password. Where the user's own organization does (a federated user), the
/// password goes to its federation server, such as AD FS, by WS-Trust, and only the assertion that comes back goes to
/// Entra. This is written to recorded answers of AD FS and tested against an emulation of it, not against AD FS itself.
///
/// The password is read from a hidden prompt, or by --password-stdin, --password-file or AZURE_PASSWORD. There is no
/// option for the password itself, because every user of a machine can read its command lines.
///
/// Example: azt ropc --username alex@contoso.com --tenant contoso.com --password-stdin < password.txt
#[derive(Debug, Clone, Args)]
pub struct Ropc {
    #[command(flatten)]
    target: Target,

    #[command(flatten)]
    client: Client,

    /// The user's sign-in name [default: AZURE_USERNAME]
    #[arg(long, short, value_name = "NAME")]
    username: Option<String>,

    /// Read the password from standard input; one line end at its end is not part of it
    #[arg(long, conflicts_with = "password_file")]
    password_stdin: bool,

    /// Read the password from a file
    #[arg(long, value_name = "PATH")]
    password_file: Option<PathBuf>,
}

impl Acquire for Ropc {
    fn name(&self) -> &'static str {
        "ropc"
    }

    fn resource(&self, env: &Env) -> Result<Resource> {
        self.client.resource(&self.target, env)
    }

    fn identity(&self, context: &Context) -> Result<Option<Identity>> {
        let user = User::named(Some(&self.username(&context.env)?));
        Ok(Some(self.authority(&context.env)?.identity(user)))
    }

    fn renew(&self, context: &Context, resource: &Resource, refresh_token: &Secret) -> Result<Token> {
        self.client.renew(context, resource, refresh_token)
    }

    fn acquire(&self, context: &Context, resource: &Resource) -> Result<Token> {
        let authority = self.authority(&context.env)?;
        let username = self.username(&context.env)?;
        let password = self.password(context, &username)?;
        let sign_in = SignIn { http: &context.http, authority: &authority, username: &username, resource };
        let assertion = sign_in.assertion(&password)?;
        let grant = Grant {
            name: "the password sign-in",
            again: vec!["ropc", "--username", &username],
            user: Some(&username),
            ..match &assertion {
                None => Grant {
                    grant_type: "password",
                    fields: vec![("username", &username)],
                    secrets: vec![("password", &password)],
                    ..Grant::default()
                },
                Some(assertion) => Grant {
                    grant_type: assertion.grant_type,
                    secrets: vec![("assertion", &assertion.encoded)],
                    ..Grant::default()
                },
            }
        };
        let token = context.redeem(&authority, &grant, resource)?;
        Ok(Token { account: token.account.or_else(|| Some(username.clone())), ..token })
    }

    fn receives_refresh_token(&self) -> bool {
        true
    }
}

impl Ropc {
    fn authority(&self, env: &Env) -> Result<Authority> {
        let authority = self.client.authority(env)?;
        // AADSTS9001023, told before the password leaves the machine.
        if matches!(authority.tenant(), "common" | "consumers") {
            bail!(
                Failure::usage(format!("Entra takes no passwords at the tenant '{}'", authority.tenant()))
                    .hint("name the user's tenant: azt ropc --tenant TENANT")
            );
        }
        Ok(authority)
    }

    fn password(&self, context: &Context, username: &str) -> Result<Secret> {
        let origin = Origin {
            name: "password",
            stdin: self.password_stdin,
            file: self.password_file.as_deref(),
            env: &["AZURE_PASSWORD"],
            prompt: &format!("Password for {username}"),
            usage: "azt ropc --password-stdin < FILE",
        };
        origin.read(&context.env, &context.stdin, context.ask())
    }

    fn username(&self, env: &Env) -> Result<String> {
        let username = self.username.clone().or_else(|| env.get("AZURE_USERNAME"));
        let Some(username) = username.filter(|name| !name.is_empty()) else {
            bail!(Failure::usage("no user name was given").hint("name the user: azt ropc --username NAME"));
        };
        if username.chars().any(char::is_control) {
            bail!(Failure::usage("the user name has a line end or another control character inside"));
        }
        Ok(username)
    }
}
