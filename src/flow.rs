//! The ways to a token: one enum, one trait, one file each.

use std::cell::Cell;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use clap::{Arg, Args, Subcommand};

use crate::cloud::{self, Place};
use crate::entra::{Authority, Grant};
use crate::env::Env;
use crate::error::Failure;
use crate::http::{Answer, Http, Request};
use crate::interrupt::Interrupt;
use crate::key::{Identity, Key, User};
use crate::later::Later;
use crate::logger;
use crate::resource::{Resource, Target};
use crate::retry::{self, Patience, Schedule};
use crate::secret::{Leave, Secret, Stdin};
use crate::token::Token;

mod arr_sts;
pub mod authcode;
pub mod client_credentials;
pub mod cloudshell;
mod devicecode;
pub mod msi;
mod obo;
mod refresh;
mod ropc;
pub mod workload_identity;

/// What a flow finds around it.
pub struct Context {
    /// Sends requests.
    pub http: Http,
    /// The environment.
    pub env: Env,
    /// Standard input.
    pub stdin: Stdin,
    /// Ctrl-C.
    pub interrupt: Interrupt,
    /// Whether a person may be asked.
    pub may_prompt: Cell<bool>,
    /// How long a person may take to answer.
    pub timeout: Duration,
    /// Whether a person has been asked to sign in: a page was opened, or its address printed.
    pub asked: Cell<bool>,
    /// Whether a kept token will do if need be, so that a service that is busy is not waited for.
    pub has_reserve: Cell<bool>,
}

impl Context {
    /// Leave to ask a person for a secret, on the terminal.
    pub fn ask(&self) -> Option<Leave<'_>> {
        self.may_prompt.get().then_some(Leave { interrupt: &self.interrupt, timeout: self.timeout })
    }

    /// Sends a request to a service of this machine, again and again as the service's schedule has it, until the deadline.
    /// `who` names the service.
    ///
    /// # Errors
    /// As [`Request::send`].
    fn persist(&self, request: &Request<'_>, schedule: &Schedule, who: &str, deadline: Instant) -> Result<Answer> {
        let notice = |text: &str| self.notice(text);
        let may_wait = !self.has_reserve.get();
        let patience = Patience { deadline, may_wait, longest: retry::LONGEST, notice: &notice };
        retry::send(request, schedule, who, &patience)
    }

    /// Sends a request to a service elsewhere, and once more where that is busy and no kept token will do. `who` names the
    /// service.
    ///
    /// # Errors
    /// As [`Request::send`].
    fn insist(&self, request: &Request<'_>, who: &str) -> Result<Answer> {
        let notice = |text: &str| self.notice(text);
        let deadline = Instant::now() + self.timeout;
        let may_wait = !self.has_reserve.get();
        let patience = Patience { deadline, may_wait, longest: retry::LONGEST_AWAY, notice: &notice };
        retry::send(request, &retry::ONCE_MORE, who, &patience)
    }

    /// Redeems a grant, and once more where the token endpoint is busy and no kept token will do.
    ///
    /// # Errors
    /// As [`Authority::redeem`].
    fn redeem(&self, authority: &Authority, grant: &Grant<'_>, resource: &Resource) -> Result<Token> {
        let deadline = Instant::now() + self.timeout;
        if self.has_reserve.get() {
            return authority.redeem(&self.http, grant, resource, deadline);
        }
        authority.redeem_patiently(&self.http, grant, resource, deadline, &|text| self.notice(text))
    }

    /// Tells the person what azt is doing, unless they asked for silence.
    pub fn notice(&self, text: &str) {
        logger::notice(text);
    }
}

/// A way to a token.
pub trait Acquire {
    /// The subcommand's name.
    fn name(&self) -> &'static str;

    /// What the command line, else the environment, asks a token for.
    ///
    /// # Errors
    /// Exit 2 where that is nothing a token can be for.
    fn resource(&self, env: &Env) -> Result<Resource>;

    /// What its token is kept under: equal keys, interchangeable tokens. Asks nobody. That of the identity; a flow
    /// without one has its own.
    ///
    /// # Errors
    /// Exit 2 where the command line cannot be honoured.
    fn key(&self, context: &Context, resource: &Resource) -> Result<Key> {
        let identity = self.identity(context)?.context("the flow has neither an identity nor a key")?;
        Ok(identity.token(&resource.scope()))
    }

    /// Whose sign-in renews its tokens; `None` for a flow without refresh tokens. Asks nobody.
    ///
    /// # Errors
    /// Exit 2 where the command line cannot be honoured.
    fn identity(&self, _context: &Context) -> Result<Option<Identity>> {
        Ok(None)
    }

    /// Redeems the refresh token of a kept sign-in of [`Self::identity`].
    ///
    /// # Errors
    /// A [`crate::error::Failure`] with what the service said.
    fn renew(&self, _context: &Context, _resource: &Resource, _refresh_token: &Secret) -> Result<Token> {
        anyhow::bail!("{} has no refresh tokens", self.name())
    }

    /// Gets a new token. Blocks; keeps nothing.
    ///
    /// # Errors
    /// A [`crate::error::Failure`] that says who refused or was not there.
    fn acquire(&self, context: &Context, resource: &Resource) -> Result<Token>;

    /// The command line that a person at a browser would type, where the flow cannot go on without one.
    ///
    /// # Errors
    /// Exit 2 where there is none that could work.
    fn in_person(&self, _env: &Env, _resource: &Resource) -> Result<Option<String>> {
        Ok(None)
    }

    /// Whether the person is to be asked whatever is kept, because the command line says how.
    fn asks_anew(&self) -> bool {
        false
    }

    /// Whether the service gives refresh tokens at all.
    fn receives_refresh_token(&self) -> bool {
        false
    }
}

/// A way to a token, as it is typed.
#[derive(Debug, Clone, Subcommand)]
pub enum Flow {
    /// Token of this machine's managed identity
    #[command(visible_alias = "managed-identity")]
    Msi(Later<msi::Msi>),
    /// Token of the user of Azure Cloud Shell
    Cloudshell(Later<cloudshell::Cloudshell>),
    /// Token by signing in with a browser
    #[command(visible_aliases = ["interactive", "web"])]
    Authcode(Later<authcode::Authcode>),
    /// Token by signing in with a browser on any device
    #[command(visible_alias = "device-code")]
    Devicecode(Later<devicecode::Devicecode>),
    /// Token for a user name and password
    #[command(visible_alias = "password")]
    Ropc(Later<ropc::Ropc>),
    /// New token for a refresh token
    Refresh(Later<refresh::Refresh>),
    /// Token of an application that signs in for itself
    #[command(visible_alias = "spn")]
    ClientCredentials(Later<client_credentials::ClientCredentials>),
    /// Token of an application by a token of the place where it runs
    WorkloadIdentity(Later<workload_identity::WorkloadIdentity>),
    /// Token of a user for an application that was called with another
    #[command(visible_alias = "on-behalf-of")]
    Obo(Later<obo::Obo>),
    /// Token of an Azure Remote Rendering (Mixed Reality) account
    ArrSts(Later<arr_sts::ArrSts>),
}

impl Flow {
    /// The flow's behaviour.
    pub fn as_acquire(&self) -> &dyn Acquire {
        match self {
            Flow::Msi(flow) => &flow.0,
            Flow::Cloudshell(flow) => &flow.0,
            Flow::Authcode(flow) => &flow.0,
            Flow::Devicecode(flow) => &flow.0,
            Flow::Ropc(flow) => &flow.0,
            Flow::Refresh(flow) => &flow.0,
            Flow::ClientCredentials(flow) => &flow.0,
            Flow::WorkloadIdentity(flow) => &flow.0,
            Flow::Obo(flow) => &flow.0,
            Flow::ArrSts(flow) => &flow.0,
        }
    }
}

/// The variables of the tenant, and of the application.
const TENANT: [&str; 2] = ["AZT_TENANT", "AZURE_TENANT_ID"];
const CLIENT_ID: [&str; 2] = ["AZT_CLIENT_ID", "AZURE_CLIENT_ID"];

/// Which application asks, in which tenant, at which login host
#[derive(Debug, Clone, Default, Args)]
pub struct Client {
    /// The tenant: a GUID, a domain such as contoso.com, or organizations
    ///
    /// Default: AZT_TENANT, then AZURE_TENANT_ID, then organizations, which is the home tenant of any work or
    /// school account.
    #[arg(long, short, value_name = "TENANT", alias = "tenant-id")]
    tenant: Option<String>,

    /// The application that asks, by its client id
    ///
    /// Default: AZT_CLIENT_ID, then AZURE_CLIENT_ID, then the Azure CLI's public client, which is known in every
    /// tenant and reaches the resources that accept it.
    #[arg(long, value_name = "GUID", alias = "client")]
    client_id: Option<String>,

    #[command(flatten)]
    cloud: cloud::Choice,

    /// The login host, where it is none of a cloud's own: AD FS, external tenants, any OpenID provider
    ///
    /// https://fs.contoso.com/adfs, https://contoso.ciamlogin.com, https://id.example/realms/one. What is none of Microsoft's
    /// is asked for its endpoints, as OpenID Connect Discovery has it. Plain http only on this machine.
    /// Default: AZT_AUTHORITY_HOST, then AZURE_AUTHORITY_HOST, then the cloud's. A cloud that is named before it says the
    /// login host, too.
    #[arg(long, value_name = "URL")]
    authority_host: Option<String>,
}

impl Client {
    /// The flags, else the environment, else the defaults.
    ///
    /// # Errors
    /// Exit 2 where they cannot be an authority.
    fn authority(&self, env: &Env) -> Result<Authority> {
        let client_id = self.client_id.clone().or_else(|| env.first(&CLIENT_ID));
        let tenant = self.tenant.clone().or_else(|| env.first(&TENANT));
        Authority::new(self.place(env)?, tenant.as_deref(), client_id.as_deref())
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
    fn resource(&self, target: &Target, env: &Env) -> Result<Resource> {
        target.resource(env, self.place(env)?.cloud)
    }
}

/// What the flows of a person's sign-in have in common.
impl Client {
    fn identity(&self, env: &Env, user: User) -> Result<Identity> {
        Ok(self.authority(env)?.identity(user))
    }

    fn renew(&self, context: &Context, resource: &Resource, refresh_token: &Secret) -> Result<Token> {
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

/// What the flows of an application have in common, which proves itself and is nobody's by default.
impl Client {
    /// The application and its tenant, which have to be named.
    ///
    /// # Errors
    /// Exit 2 where one of them is not, or the tenant is none.
    fn application(&self, env: &Env, flow: &str) -> Result<Authority> {
        let place = self.place(env)?;
        let tenant = self.tenant.clone().or_else(|| env.first(&TENANT));
        let client_id = self.client_id.clone().or_else(|| env.first(&CLIENT_ID));
        let refuse = |text: &str| {
            let command = format!("azt {flow} --tenant TENANT --client-id GUID");
            Err(Failure::usage(text).hint(format!("name both: {command}")).into())
        };
        let Some(client_id) = client_id else { return refuse("no application was named") };
        match tenant.as_deref().map(str::to_ascii_lowercase).as_deref() {
            // AD FS has no tenants, and other providers need not have any.
            None if cloud::microsofts(&place.login_host).is_some() => {
                return refuse("no tenant was named, and an application has none by default");
            }
            Some(alias @ ("common" | "organizations" | "consumers")) => {
                return refuse(&format!("an application signs in to one tenant, and '{alias}' stands for many"));
            }
            _ => {}
        }
        Authority::new(place, tenant.as_deref(), Some(&client_id))
    }
}

/// The help of what has a default elsewhere, and none for an application.
fn of_application(option: Arg) -> Arg {
    match option.get_id().as_str() {
        "tenant" => option
            .help("The application's tenant: a GUID, or a domain such as contoso.com")
            .long_help("The application's tenant: a GUID, or a domain such as contoso.com\n\nDefault: AZT_TENANT, then AZURE_TENANT_ID."),
        "client_id" => option
            .help("The application, by its client id")
            .long_help("The application, by its client id\n\nDefault: AZT_CLIENT_ID, then AZURE_CLIENT_ID."),
        _ => option,
    }
}

/// AADSTS1002012, told before a credential leaves the machine.
///
/// # Errors
/// Exit 2 for anything but one resource's `/.default`.
fn ensure_default(resource: &Resource, flow: &str) -> Result<()> {
    if resource.name().is_some() {
        return Ok(());
    }
    let text = format!(
        "an application has what it was granted, so its scope is one RESOURCE/.default, not {}",
        resource.scope()
    );
    Err(Failure::usage(text).hint(format!("name the resource: azt {flow} --resource URI")).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_application_and_its_tenant_have_to_be_named() {
        const GUID: &str = "5ec2e700-0004-4a2b-8c3d-5e6f70819200";
        let tenant = |pairs: Vec<(&'static str, &'static str)>| {
            let authority = Client::default().application(&Env::of_pairs(pairs), "spn");
            authority.map(|authority| authority.tenant().to_owned()).map_err(|error| error.to_string())
        };
        let id = ("AZURE_CLIENT_ID", GUID);
        assert_eq!(tenant(vec![]), Err("no application was named".to_owned()));
        assert_eq!(tenant(vec![id]), Err("no tenant was named, and an application has none by default".to_owned()));
        assert_eq!(
            tenant(vec![id, ("AZURE_TENANT_ID", "Common")]),
            Err("an application signs in to one tenant, and 'common' stands for many".to_owned())
        );
        assert_eq!(tenant(vec![id, ("AZURE_TENANT_ID", "contoso.example")]).as_deref(), Ok("contoso.example"));
        let adfs = ("AZURE_AUTHORITY_HOST", "https://fs.example/adfs");
        assert!(tenant(vec![id, adfs]).is_ok());
    }

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
