//! `azt docker`: the credential that docker runs a helper for.
//!
//! <https://docs.docker.com/reference/cli/docker/login/#credential-helper-protocol>

mod setup;

use anyhow::{Result, bail};
use clap::{Args, Subcommand};
use serde_json::{Map, Value, json};
use url::Url;

use self::setup::Setup;
use super::Run;
use super::token::{Asked, OWN_OPTIONS, types};
use crate::env::Env;
use crate::error::Failure;
use crate::registry::{self, Exchange, Registry};
use crate::secret::Secret;
use crate::session::{Policy, Session};

/// The user whose password is a refresh token, at each of Azure's registries.
const USERNAME: &str = "00000000-0000-0000-0000-000000000000";

/// By these words docker knows that it may try without a credential.
const NOT_FOUND: &str = "credentials not found in native keychain\n";

/// Other registries allowed, as docker gives its helpers no options.
const VARIABLE: &str = "AZT_ALLOW_REGISTRY";

/// Credential for docker at Azure Container Registry
///
/// A credential helper: docker runs it under the name docker-credential-azt, and azt docker setup puts it there. So do
/// podman, buildah, skopeo, oras, helm and what else reads docker's configuration. It gets an Entra token, exchanges it at
/// the registry for a refresh token, and keeps that until shortly before it expires.
///
/// It serves *.azurecr.io, *.azurecr.us and *.azurecr.cn. For any other registry it says that it has nothing, so that
/// docker goes on without a credential. docker login and docker logout are not needed; a login as somebody else is refused.
///
/// Who gets the token is decided as for azt token: --profile, AZT_PROFILE, the default profile, else what fits the machine.
/// docker-credential-azt-NAME uses the profile NAME. The token is for the resource "acr" unless --resource or --scope
/// says otherwise.
///
/// docker reads refusals from standard output, with status 1.
///
/// Example: azt docker list
#[derive(Debug, Args)]
pub struct Docker {
    #[command(subcommand)]
    command: Option<Command>,

    /// What docker wants: get, store, erase or list
    #[arg(value_name = "OPERATION", value_parser = ["get", "store", "erase", "list"])]
    operation: Option<String>,

    /// A registry to serve beside Azure's: HOST or HOST:PORT [env: AZT_ALLOW_REGISTRY, with commas between several]
    ///
    /// Whoever answers there gets a token for all that you may do at Azure's registries. Plain http only on this machine.
    #[arg(long, value_name = "HOST")]
    allow_registry: Vec<String>,

    #[command(flatten)]
    asked: Asked,
}

#[derive(Debug, Subcommand)]
enum Command {
    Setup(Setup),
}

impl Docker {
    /// The answer. That there is none is one, too, with status 1.
    ///
    /// # Errors
    /// What [`super::choice::Choice::token`] says, what the registry says, and exit 2 for what docker does not say.
    pub fn run(&self, run: &Run<'_>) -> Result<String> {
        run.common.ensure_own_output("docker", "acr")?;
        let operation = match (&self.command, self.operation.as_deref()) {
            (Some(Command::Setup(setup)), None) => {
                self.ensure_bare(run)?;
                return setup.run(run);
            }
            (None, Some(operation)) => operation,
            _ => bail!(
                Failure::usage("docker says what it wants: get, store, erase or list")
                    .hint("set it up: azt docker setup --dir DIR REGISTRY")
            ),
        };
        if operation == "list" {
            return list(run);
        }
        let text = run.context.stdin.text()?;
        let said = text.as_ref().map(Secret::expose).unwrap_or_default();
        let stored = (operation == "store").then(|| serde_json::from_str::<Value>(said).ok()).flatten();
        let server = stored.as_ref().and_then(|stored| stored.get("ServerURL")?.as_str()).unwrap_or(said);
        match (operation, Registry::of(server, &allowed(&self.allow_registry, run.env()))) {
            ("get", Some(registry)) => self.get(run, &registry, server.trim()),
            ("store", registry) => Ok(store(run, registry.as_ref(), stored.as_ref())),
            ("erase", Some(registry)) => erase(run, &registry),
            ("erase", None) => Ok(String::new()),
            _ => Ok(without(run, NOT_FOUND.to_owned())),
        }
    }

    fn ensure_bare(&self, run: &Run<'_>) -> Result<(), Failure> {
        if types(run, &OWN_OPTIONS) || types(run, &["allow_registry"]) {
            return Err(Failure::usage("what stands between docker and setup belongs to azt docker get")
                .hint("keep it as a profile: azt docker setup --dir DIR -p PROFILE"));
        }
        Ok(())
    }

    fn get(&self, run: &Run<'_>, registry: &Registry, server: &str) -> Result<String> {
        let choice = self.asked.choice_for(run, "acr")?;
        let store = choice.store(run)?;
        let entra = choice.token(run, store.as_ref())?.token;
        // Whose token it may be was looked at, and a challenge answered, when that one came.
        let policy = Policy { challenge: None, ..run.policy()? };
        let exchange = Exchange { registry, token: &entra };
        let given = Session::new(&run.context, store.as_ref(), &policy).token(&exchange)?;
        let secret = given.token.access_token.expose();
        Ok(json!({ "ServerURL": server, "Username": USERNAME, "Secret": secret }).to_string() + "\n")
    }
}

/// The registries that are allowed beside Azure's.
fn allowed(typed: &[String], env: &Env) -> Vec<String> {
    let variable = env.get(VARIABLE).unwrap_or_default();
    let more = variable.split(',').map(str::trim).filter(|host| !host.is_empty()).map(str::to_owned);
    if typed.is_empty() { more.collect() } else { typed.to_vec() }
}

/// Status 1, by which docker knows that what is printed is no credential.
fn without(run: &Run<'_>, text: String) -> String {
    run.status.set(1);
    text
}

/// What docker login was given without a user name, or az acr login gives it, is the same as azt's own. Whoever named another user
/// would pull as somebody else than they think.
fn store(run: &Run<'_>, registry: Option<&Registry>, stored: Option<&Value>) -> String {
    let name = stored.and_then(|stored| stored.get("Username")?.as_str());
    match registry {
        None => without(run, "azt keeps no credentials of registries other than Azure's\n".to_owned()),
        Some(_) if name == Some(USERNAME) => String::new(),
        Some(registry) => {
            let service = registry.service();
            let text = "azt has its own credential for it, and keeps no other";
            without(run, format!("{text}; for another, take {service} out of credHelpers in docker's config.json\n"))
        }
    }
}

fn erase(run: &Run<'_>, registry: &Registry) -> Result<String> {
    for store in &run.kept()?.stores {
        store.forget_tokens(|kept| {
            kept.flow == registry::FLOW && kept.token().resource.as_deref() == Some(registry.url())
        })?;
    }
    Ok(String::new())
}

fn list(run: &Run<'_>) -> Result<String> {
    let mut registries = Map::new();
    for store in &run.kept()?.stores {
        for kept in store.tokens()?.iter().filter(|kept| kept.flow == registry::FLOW) {
            let url = kept.token().resource.and_then(|url| Url::parse(&url).ok());
            registries.extend(url.map(|url| (registry::service(&url), Value::from(USERNAME))));
        }
    }
    Ok(Value::Object(registries).to_string() + "\n")
}
