//! Workload identity: an application that trusts the tokens of the place where it runs.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{Args, ValueEnum as _};

use super::application::{again, ensure_default, of_application};
use super::{Acquire, Client, Context};
use crate::credential::Proof;
use crate::entra::{Authority, Grant};
use crate::env::Env;
use crate::error::Failure;
use crate::guid;
use crate::key::{Key, User};
use crate::resource::{Resource, Target};
use crate::token::Token;
use crate::workload::{Asking, Detected, Source, detect, missing};

/// What the tasks of Azure Pipelines say of their service connection: its tenant, its application, its id.
const SUBSCRIPTION: [&str; 2] = ["AZURESUBSCRIPTION_TENANT_ID", "AZURESUBSCRIPTION_CLIENT_ID"];
const SERVICE_CONNECTION: &str = "AZURESUBSCRIPTION_SERVICE_CONNECTION_ID";

/// Token of an application by a token of the place where it runs
///
/// Where nothing secret has to be kept: Kubernetes (AKS, Arc-enabled and other clusters), GitHub Actions, Azure Pipelines
/// and whoever else the application has a federated credential for. A token of that place is exchanged for an access
/// token, and got anew for each request, so that a run may last longer than it.
///
/// Without --source it is what the environment announces: the file of AZURE_FEDERATED_TOKEN_FILE, then
/// ACTIONS_ID_TOKEN_REQUEST_URL with ACTIONS_ID_TOKEN_REQUEST_TOKEN (permissions: id-token: write), then
/// SYSTEM_OIDCREQUESTURI with SYSTEM_ACCESSTOKEN. Azure Pipelines' own tasks set AZURESUBSCRIPTION_CLIENT_ID,
/// AZURESUBSCRIPTION_TENANT_ID and AZURESUBSCRIPTION_SERVICE_CONNECTION_ID, which are taken there.
///
/// Example: azt workload-identity --tenant contoso.com --client-id "$CLIENT_ID" --token-file oidc.txt
#[derive(Debug, Clone, Args)]
#[command(mut_args(of_application))]
pub struct WorkloadIdentity {
    #[command(flatten)]
    target: Target,

    #[command(flatten)]
    client: Client,

    /// Who gives the federated token, in place of whom the environment announces
    #[arg(long, value_enum, value_name = "NAME")]
    source: Option<Source>,

    /// Read the federated token from this file, each time anew
    #[arg(long, value_name = "PATH", conflicts_with = "token_stdin")]
    token_file: Option<PathBuf>,

    /// Read the federated token from standard input
    #[arg(long)]
    token_stdin: bool,

    /// The service connection of Azure Pipelines [default: AZURESUBSCRIPTION_SERVICE_CONNECTION_ID]
    #[arg(long, value_name = "GUID", value_parser = guid::parse)]
    service_connection_id: Option<String>,
}

const NAME: &str = "workload-identity";

impl Acquire for WorkloadIdentity {
    fn name(&self) -> &'static str {
        NAME
    }

    fn resource(&self, env: &Env) -> Result<Resource> {
        self.client.resource(&self.target, env)
    }

    fn key(&self, context: &Context, resource: &Resource) -> Result<Key> {
        let (_, authority) = self.place(&context.env)?;
        ensure_default(resource, NAME)?;
        Ok(authority.identity(User::Anyone).own_token(&resource.scope()))
    }

    fn acquire(&self, context: &Context, resource: &Resource) -> Result<Token> {
        let (detected, authority) = self.place(&context.env)?;
        ensure_default(resource, NAME)?;
        if self.source.is_none() {
            log::info!("taking a token of {}: {}", detected.source.service(), detected.because);
        }
        let service_connection_id = self.service_connection_id.clone().or_else(|| context.env.get(SERVICE_CONNECTION));
        let options = self.again(detected.source);
        let again = again(NAME, &options);
        let asking = Asking {
            env: &context.env,
            stdin: &context.stdin,
            http: &context.http,
            send: &|request, who| context.insist(request, who),
            again: &authority.command(&again, resource),
            audience: authority.exchange_audience(),
            file: self.token_file.as_deref(),
            service_connection_id: service_connection_id.as_deref(),
        };
        let proof = Proof::assertion(asking.token(detected.source)?);
        let grant = Grant {
            name: "the workload identity's sign-in",
            again,
            grant_type: "client_credentials",
            ..Grant::default()
        };
        context.redeem_proved(&authority, &proof, grant, resource)
    }
}

/// Whether the environment has a federated application.
#[derive(Debug, PartialEq, Eq)]
pub enum Announced {
    /// It has no federated token.
    Nothing,
    /// It has one, and what says whose are missing.
    Half(Detected, Vec<&'static str>),
    /// It has all of it.
    Whole(Detected),
}

/// What is announced without any option.
pub fn announced(env: &Env) -> Announced {
    let Some(detected) = detect(env) else { return Announced::Nothing };
    let is_pipelines = detected.source == Source::Pipelines;
    let [tenant, client_id] = SUBSCRIPTION;
    let ids = [("AZURE_CLIENT_ID", client_id), ("AZURE_TENANT_ID", tenant)];
    let missing =
        ids.into_iter().filter(|(name, other)| env.get(name).is_none() && !(is_pipelines && env.get(other).is_some()));
    let mut missing: Vec<_> = missing.map(|(name, _)| name).collect();
    if is_pipelines && env.get(SERVICE_CONNECTION).is_none() {
        missing.push(SERVICE_CONNECTION);
    }
    if missing.is_empty() { Announced::Whole(detected) } else { Announced::Half(detected, missing) }
}

/// Whether what is missing was forgotten: a build may have a token for another cloud, and then nothing here is Azure's.
pub fn is_forgotten(detected: Detected, missing: &[&str]) -> bool {
    let all = if detected.source == Source::Pipelines { 3 } else { 2 };
    detected.source == Source::Kubernetes || missing.len() < all
}

impl WorkloadIdentity {
    /// The flow for what the environment has, where nothing else was said.
    pub fn of(target: Target, client: Client) -> Self {
        Self { target, client, source: None, token_file: None, token_stdin: false, service_connection_id: None }
    }

    /// Who vouches for the application, and which that is.
    fn place(&self, env: &Env) -> Result<(Detected, Authority)> {
        let detected = self.detected(env)?;
        if self.service_connection_id.is_some() && detected.source != Source::Pipelines {
            bail!(
                Failure::usage(format!(
                    "--service-connection-id is for Azure Pipelines, and not for {}",
                    detected.source.service()
                ))
                .hint("for a pipeline: azt workload-identity --source pipelines --service-connection-id GUID")
            );
        }
        Ok((detected, self.client(env, detected.source).application(env, NAME)?))
    }

    fn detected(&self, env: &Env) -> Result<Detected> {
        let is_given = self.token_file.is_some() || self.token_stdin;
        match self.source {
            Some(source) if is_given && source != Source::File => bail!(
                Failure::usage(format!(
                    "--token-file and --token-stdin are for a file, and not for {}",
                    source.service()
                ))
                .hint("leave the source out: azt workload-identity --token-file PATH")
            ),
            Some(Source::File) if !is_given => {
                bail!(Failure::usage("no file was named").hint("name it: azt workload-identity --token-file PATH"))
            }
            Some(source) => Ok(Detected { source, because: "it was named" }),
            None if is_given => Ok(Detected { source: Source::File, because: "it was named" }),
            None => detect(env).ok_or_else(|| missing(env).into()),
        }
    }

    /// The tasks of Azure Pipelines say which application and tenant their service connection is of.
    fn client(&self, env: &Env, source: Source) -> Client {
        let [tenant, client_id] = SUBSCRIPTION;
        let own = |typed: &Option<String>, names: [&str; 2]| {
            typed.clone().or_else(|| env.first(&names).filter(|_| source == Source::Pipelines))
        };
        Client {
            tenant: own(&self.client.tenant, ["AZT_TENANT", tenant]),
            client_id: own(&self.client.client_id, ["AZT_CLIENT_ID", client_id]),
            ..self.client.clone()
        }
    }

    /// The words that name the source again, after the flow's name.
    fn again(&self, source: Source) -> Vec<String> {
        let source = || source.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
        let mut words = match (&self.token_file, self.token_stdin) {
            (Some(path), _) => vec!["--token-file".to_owned(), path.to_string_lossy().into_owned()],
            (None, true) => vec!["--token-stdin".to_owned()],
            (None, false) => vec!["--source".to_owned(), source()],
        };
        let connection = self.service_connection_id.iter();
        words.extend(connection.flat_map(|id| ["--service-connection-id".to_owned(), id.clone()]));
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_alone_is_not_an_application() {
        let file = ("AZURE_FEDERATED_TOKEN_FILE", "/token");
        let (id, tenant) = (("AZURE_CLIENT_ID", "x"), ("AZURE_TENANT_ID", "x"));
        let pipelines = [("SYSTEM_OIDCREQUESTURI", "x"), ("SYSTEM_ACCESSTOKEN", "x")];
        let subscription = [(SUBSCRIPTION[0], "x"), (SUBSCRIPTION[1], "x")];
        let connection = (SERVICE_CONNECTION, "x");
        let kubernetes = Detected { source: Source::Kubernetes, because: "AZURE_FEDERATED_TOKEN_FILE" };
        let build = Detected { source: Source::Pipelines, because: "SYSTEM_OIDCREQUESTURI and SYSTEM_ACCESSTOKEN" };
        for (pairs, wanted) in [
            (vec![id, tenant], Announced::Nothing),
            (vec![file], Announced::Half(kubernetes, vec!["AZURE_CLIENT_ID", "AZURE_TENANT_ID"])),
            (
                [&[file], &subscription[..]].concat(),
                Announced::Half(kubernetes, vec!["AZURE_CLIENT_ID", "AZURE_TENANT_ID"]),
            ),
            (vec![file, id, tenant], Announced::Whole(kubernetes)),
            ([&pipelines[..], &[id, tenant]].concat(), Announced::Half(build, vec![SERVICE_CONNECTION])),
            ([&pipelines[..], &[id, tenant, connection]].concat(), Announced::Whole(build)),
            ([&pipelines[..], &subscription, &[connection]].concat(), Announced::Whole(build)),
        ] {
            assert_eq!(announced(&Env::of_pairs(pairs.clone())), wanted, "{pairs:?}");
        }
    }
}
