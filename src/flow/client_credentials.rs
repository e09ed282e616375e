//! Client credentials: an application signs in for itself, by a secret, a certificate, or a federated token.

use anyhow::Result;
use clap::Args;

use super::application::{again, ensure_default, of_application};
use super::{Acquire, Client, Context};
use crate::credential::{CERTIFICATE, Credential};
use crate::entra::Grant;
use crate::env::Env;
use crate::key::{Key, User};
use crate::resource::{Resource, Target};
use crate::token::Token;

/// Token of an application that signs in for itself
///
/// For services, jobs and builds that have an application (service principal) of their own. What it may do is what it was
/// granted: the token's scope is always RESOURCE/.default.
///
/// The client secret is read by --client-secret-stdin, --client-secret-file, AZT_CLIENT_SECRET, AZURE_CLIENT_SECRET, or
/// from a hidden prompt. In its place --certificate, or AZURE_CLIENT_CERTIFICATE_PATH, names a certificate, whose key signs
/// what proves the application: with PS256 for Entra, with RS256 for AD FS. --client-assertion-file and
/// --client-assertion-stdin bring a token of somebody whom the application is federated with; azt workload-identity finds
/// those of Kubernetes, GitHub Actions and Azure Pipelines by itself.
///
/// The application and its tenant have to be named: --client-id and --tenant, or their variables.
///
/// Example: azt client-credentials --tenant contoso.com --client-id "$CLIENT_ID" --client-secret-file secret.txt
#[derive(Debug, Clone, Args)]
#[command(mut_args(of_application))]
pub struct ClientCredentials {
    #[command(flatten)]
    target: Target,

    #[command(flatten)]
    client: Client,

    #[command(flatten)]
    credential: Credential,
}

const NAME: &str = "client-credentials";

impl Acquire for ClientCredentials {
    fn name(&self) -> &'static str {
        NAME
    }

    fn resource(&self, env: &Env) -> Result<Resource> {
        self.client.resource(&self.target, env)
    }

    fn key(&self, context: &Context, resource: &Resource) -> Result<Key> {
        let authority = self.client.application(&context.env, NAME)?;
        ensure_default(resource, NAME)?;
        // Whatever proves the application, its token is the same.
        Ok(authority.identity(User::Anyone).own_token(&resource.scope()))
    }

    fn acquire(&self, context: &Context, resource: &Resource) -> Result<Token> {
        let authority = self.client.application(&context.env, NAME)?;
        ensure_default(resource, NAME)?;
        let proof = context.prove(&self.credential, &authority, NAME)?;
        let options = self.credential.again();
        let grant = Grant {
            name: "the application's sign-in",
            again: again(NAME, &options),
            grant_type: "client_credentials",
            ..Grant::default()
        };
        context.redeem_proved(&authority, &proof, grant, resource)
    }
}

/// Whether the environment has an application's credentials.
#[derive(Debug, PartialEq, Eq)]
pub enum Announced {
    /// It has none.
    Nothing,
    /// It has these, and others are missing.
    Half(&'static str, Vec<&'static str>),
    /// It has all of these.
    Whole(&'static str),
}

/// As the SDKs' default credentials look for it, a secret before a certificate; azt's own name for the secret comes first,
/// as it does where it is read.
pub fn announced(env: &Env) -> Announced {
    let kinds = [
        ("AZT_CLIENT_SECRET", "AZURE_CLIENT_ID, AZURE_TENANT_ID and AZT_CLIENT_SECRET"),
        ("AZURE_CLIENT_SECRET", "AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_CLIENT_SECRET"),
        (CERTIFICATE, "AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_CLIENT_CERTIFICATE_PATH"),
    ];
    let Some((name, all)) = kinds.into_iter().find(|(name, _)| env.get(name).is_some()) else {
        return Announced::Nothing;
    };
    let ids = ["AZURE_CLIENT_ID", "AZURE_TENANT_ID"];
    let missing: Vec<_> = ids.into_iter().filter(|id| env.get(id).is_none()).collect();
    if missing.is_empty() { Announced::Whole(all) } else { Announced::Half(name, missing) }
}

impl ClientCredentials {
    /// The flow for what the environment has, where nothing else was said.
    pub fn of(target: Target, client: Client) -> Self {
        Self { target, client, credential: Credential::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_has_a_whole_application_or_says_what_is_missing() {
        let (id, tenant) = (("AZURE_CLIENT_ID", "x"), ("AZURE_TENANT_ID", "x"));
        let (secret, certificate) = (("AZURE_CLIENT_SECRET", "x"), (CERTIFICATE, "x"));
        let of_secret = "AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_CLIENT_SECRET";
        let of_own = "AZURE_CLIENT_ID, AZURE_TENANT_ID and AZT_CLIENT_SECRET";
        let of_certificate = "AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_CLIENT_CERTIFICATE_PATH";
        for (pairs, wanted) in [
            (vec![], Announced::Nothing),
            (vec![id, tenant], Announced::Nothing),
            (vec![secret], Announced::Half("AZURE_CLIENT_SECRET", vec!["AZURE_CLIENT_ID", "AZURE_TENANT_ID"])),
            (vec![secret, id], Announced::Half("AZURE_CLIENT_SECRET", vec!["AZURE_TENANT_ID"])),
            (vec![certificate, tenant], Announced::Half(CERTIFICATE, vec!["AZURE_CLIENT_ID"])),
            (vec![certificate, id, tenant], Announced::Whole(of_certificate)),
            (vec![secret, certificate, id, tenant], Announced::Whole(of_secret)),
            (vec![("AZT_CLIENT_SECRET", "x"), secret, certificate, id, tenant], Announced::Whole(of_own)),
            (vec![("AZT_CLIENT_SECRET", "x"), id], Announced::Half("AZT_CLIENT_SECRET", vec!["AZURE_TENANT_ID"])),
            (vec![("AZURE_CLIENT_SECRET", ""), certificate, id, tenant], Announced::Whole(of_certificate)),
        ] {
            assert_eq!(announced(&Env::of_pairs(pairs.clone())), wanted, "{pairs:?}");
        }
    }
}
