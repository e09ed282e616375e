//! Which application asks, in which tenant, at which login host: what the flows of Entra have in common.

use anyhow::Result;
use clap::Args;

use super::Context;
use crate::cloud::{self, Place};
use crate::entra::{Authority, Grant};
use crate::env::Env;
use crate::key::{Identity, User};
use crate::resource::{Resource, Target};
use crate::secret::Secret;
use crate::token::Token;

/// The variables of the tenant, and of the application.
pub(super) const TENANT: [&str; 2] = ["AZT_TENANT", "AZURE_TENANT_ID"];
pub(super) const CLIENT_ID: [&str; 2] = ["AZT_CLIENT_ID", "AZURE_CLIENT_ID"];

/// Which application asks, in which tenant, at which login host
#[derive(Debug, Clone, Default, Args)]
pub struct Client {
    /// The tenant: a GUID, a domain such as contoso.com, or organizations
    ///
    /// Default: AZT_TENANT, then AZURE_TENANT_ID, then organizations, which is the home tenant of any work or
    /// school account.
    #[arg(long, short, value_name = "TENANT", alias = "tenant-id")]
    pub(super) tenant: Option<String>,

    /// The application that asks, by its client id
    ///
    /// Default: AZT_CLIENT_ID, then AZURE_CLIENT_ID, then the Azure CLI's public client, which is known in every
    /// tenant and reaches the resources that accept it.
    #[arg(long, value_name = "GUID", alias = "client")]
    pub(super) client_id: Option<String>,

    #[command(flatten)]
    pub(super) cloud: cloud::Choice,

    /// The login host, where it is none of a cloud's own: AD FS, external tenants, any OpenID provider
    ///
    /// https://fs.contoso.com/adfs, https://contoso.ciamlogin.com, https://id.example/realms/one. What is none of Microsoft's
    /// is asked for its endpoints, as OpenID Connect Discovery has it. Plain http only on this machine.
    /// Default: AZT_AUTHORITY_HOST, then AZURE_AUTHORITY_HOST, then the cloud's. A cloud that is named before it says the
    /// login host, too.
    #[arg(long, value_name = "URL")]
    pub(super) authority_host: Option<String>,
}

impl Client {
    /// The flags, else the environment, else the defaults.
    ///
    /// # Errors
    /// Exit 2 where they cannot be an authority.
    pub(super) fn authority(&self, env: &Env) -> Result<Authority> {
        let client_id = self.client_id.clone().or_else(|| env.first(&CLIENT_ID));
        let tenant = self.tenant.clone().or_else(|| env.first(&TENANT));
        Authority::new(self.place(env)?, tenant.as_deref(), client_id.as_deref())
    }

    /// Whether all that was said of tenant and application is what the SDKs' variables say, too, so that the application may be
    /// one whose credentials are in the environment.
    pub fn is_of_environment(&self, env: &Env) -> bool {
        let agrees = |said: Option<&String>, [own, sdks]: [&str; 2]| {
            let said = said.cloned().or_else(|| env.get(own));
            said.is_none_or(|said| env.get(sdks).is_some_and(|theirs| theirs.eq_ignore_ascii_case(&said)))
        };
        let names_host = self.authority_host.is_some() || env.get("AZT_AUTHORITY_HOST").is_some();
        !names_host && agrees(self.tenant.as_ref(), TENANT) && agrees(self.client_id.as_ref(), CLIENT_ID)
    }

    /// The cloud that was named.
    pub fn cloud(&self) -> cloud::Choice {
        self.cloud
    }

    /// Where the application signs people in.
    ///
    /// # Errors
    /// Exit 2 where that cannot be a login host.
    pub fn place(&self, env: &Env) -> Result<Place> {
        self.cloud.place(self.authority_host.as_deref(), env)
    }

    /// What a target is there.
    ///
    /// # Errors
    /// Exit 2 where it is nothing a token can be for.
    pub(super) fn resource(&self, target: &Target, env: &Env) -> Result<Resource> {
        target.resource(env, self.place(env)?.cloud)
    }
}

/// What the flows of a person's sign-in have in common.
impl Client {
    pub(super) fn identity(&self, env: &Env, user: User) -> Result<Identity> {
        Ok(self.authority(env)?.identity(user))
    }

    pub(super) fn renew(&self, context: &Context, resource: &Resource, refresh_token: &Secret) -> Result<Token> {
        let grant = Grant {
            name: "the kept sign-in",
            again: vec!["token"],
            grant_type: "refresh_token",
            secrets: vec![("refresh_token", refresh_token)],
            ..Grant::default()
        };
        context.redeem(&self.authority(&context.env)?, &grant, resource)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flag_then_azt_then_azure_then_default() {
        let env = Env::of([("AZT_TENANT", "azt.example"), ("AZURE_TENANT_ID", "azure.example")]);
        let flag = Client { tenant: Some("flag.example".to_owned()), ..Client::default() };
        let tenant = |client: &Client, env: &Env| client.authority(env).map(|a| a.tenant().to_owned()).ok();
        assert_eq!(tenant(&flag, &env).as_deref(), Some("flag.example"));
        assert_eq!(tenant(&Client::default(), &env).as_deref(), Some("azt.example"));
        let env = Env::of([("AZURE_TENANT_ID", "azure.example")]);
        assert_eq!(tenant(&Client::default(), &env).as_deref(), Some("azure.example"));
        assert_eq!(tenant(&Client::default(), &Env::of([])).as_deref(), Some("organizations"));
    }
}
