//! What the flows of an application have in common, which proves itself and is nobody's by default.

use anyhow::Result;
use clap::Arg;

use super::Context;
use super::client::{CLIENT_ID, Client, TENANT};
use crate::cloud;
use crate::credential::{Credential, Occasion, Proof};
use crate::entra::{Authority, Endpoint, Grant};
use crate::env::Env;
use crate::error::Failure;
use crate::resource::Resource;
use crate::token::Token;

impl Client {
    /// The application and its tenant, which have to be named.
    ///
    /// # Errors
    /// Exit 2 where one of them is not, or the tenant is none.
    pub(super) fn application(&self, env: &Env, flow: &str) -> Result<Authority> {
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
pub fn of_application(option: Arg) -> Arg {
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
pub fn ensure_default(resource: &Resource, flow: &str) -> Result<()> {
    if resource.name().is_some() {
        return Ok(());
    }
    let text = format!(
        "an application has what it was granted, so its scope is one RESOURCE/.default, not {}",
        resource.scope()
    );
    Err(Failure::usage(text).hint(format!("name the resource: azt {flow} --resource URI")).into())
}

/// The words that run a flow again, from its name on.
pub fn again<'a>(flow: &'a str, options: &'a [String]) -> Vec<&'a str> {
    std::iter::once(flow).chain(options.iter().map(String::as_str)).collect()
}

impl Context {
    /// What an application proves itself with to an authority, in this flow.
    ///
    /// # Errors
    /// As [`Credential::proof`], and as [`Authority::url`].
    pub(super) fn prove(&self, credential: &Credential, authority: &Authority, flow: &str) -> Result<Proof> {
        credential.proof(&Occasion {
            env: &self.env,
            stdin: &self.stdin,
            ask: self.ask(),
            flow,
            authority,
            endpoint: &authority.url(&self.http, Endpoint::Token)?,
        })
    }

    /// Redeems a grant of an application, with what proves it.
    ///
    /// # Errors
    /// As [`Authority::redeem`].
    pub(super) fn redeem_proved(
        &self,
        authority: &Authority,
        proof: &Proof,
        grant: Grant<'_>,
        resource: &Resource,
    ) -> Result<Token> {
        self.redeem(authority, &proof.of(Grant { of_application: true, ..grant }), resource)
    }
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
}
