//! Managed identity: the token that Azure gives the machine itself, from whichever source the machine has.

mod advice;
mod app_service;
mod arc;
mod asking;
pub mod detect;
mod imds;
mod machine_learning;
mod plan;
mod service_fabric;
mod vm_extension;

use std::path::Path;
use std::time::Duration;

use anyhow::{Result, bail};
use clap::Args;
use url::Url;

use self::advice::{elsewhere, refusal};
use self::asking::{Asking, ensure_asked};
use self::detect::{Place, Source, detect};
use self::plan::{Asked, Plan, Selector};
use super::{Acquire, Context};
use crate::cloud::{self, Cloud};
use crate::env::Env;
use crate::error::{Failure, hint_if_nobody};
use crate::guid;
use crate::http::Thumbprint;
use crate::key::Key;
use crate::machine;
use crate::resource::{Resource, Target};
use crate::token::Token;

/// How long the look for IMDS may take. Less has been found too short on machines that have it.
/// <https://github.com/Azure/azure-sdk-for-net/issues/9550>
const PROBE: Duration = Duration::from_secs(1);

/// Token of this machine's managed identity
///
/// Asks the source that the machine has: what App Service, Functions, Container Apps, Automation, Machine Learning,
/// Service Fabric or an Azure Arc agent announce in the environment, else an Arc agent that is installed, else the
/// Instance Metadata Service (IMDS) at 169.254.169.254, which Azure virtual machines, scale sets and AKS nodes have.
/// AZURE_POD_IDENTITY_AUTHORITY_HOST names another host for IMDS. No secret is involved.
///
/// Without --client-id, --object-id or --resource-id it is the machine's own identity or, at IMDS, where that has none,
/// its only user-assigned one. A source that cannot choose is not asked to.
///
/// A source that is busy or being updated is asked again, IMDS in an upgrade for more than a minute, and never for longer than
/// --timeout.
///
/// --source vm-extension asks the old managed-identity VM extension. It is deprecated since 2019: it kept a credential
/// on the machine, ran on few systems, and served 32 identities. IMDS replaces it with the same request at another
/// address, so leaving the option out is the whole migration.
///
/// Example: curl -H "Authorization: Bearer $(azt msi)" "https://management.azure.com/subscriptions?api-version=2022-12-01"
#[derive(Debug, Clone, Args)]
pub struct Msi {
    #[command(flatten)]
    target: Target,

    #[command(flatten)]
    cloud: cloud::Choice,

    /// The source to ask, in place of the one that this machine announces
    #[arg(long, value_enum, value_name = "NAME")]
    source: Option<Source>,

    /// The port of the VM extension, where its settings changed it [default: 50342]
    #[arg(long, value_name = "PORT", value_parser = clap::value_parser!(u16).range(1..))]
    port: Option<u16>,

    /// The user-assigned identity, by its client id
    #[arg(long, value_name = "GUID", value_parser = guid::parse, conflicts_with_all = ["object_id", "resource_id"])]
    client_id: Option<String>,

    /// The user-assigned identity, by its object (principal) id
    #[arg(long, value_name = "GUID", value_parser = guid::parse, conflicts_with = "resource_id")]
    object_id: Option<String>,

    /// The user-assigned identity, by its Azure resource id
    ///
    /// /subscriptions/…/resourceGroups/…/providers/Microsoft.ManagedIdentity/userAssignedIdentities/NAME
    #[arg(long, value_name = "ID", value_parser = identity_resource_id)]
    resource_id: Option<String>,

    /// Whether to look first whether the source is there at all.
    #[arg(skip)]
    probes: bool,
}

impl Acquire for Msi {
    fn name(&self) -> &'static str {
        "msi"
    }

    fn resource(&self, env: &Env) -> Result<Resource> {
        self.target.resource(env, self.cloud.settle(env)?)
    }

    fn key(&self, context: &Context, resource: &Resource) -> Result<Key> {
        let (source, _) = self.source(&context.env)?;
        let plan = self.plan(source, &context.env, resource)?;
        // The same request on another machine that shares this home is another identity's.
        let key = Key::new("msi").with("machine", machine::name(&context.env)).with("source", source.service());
        // Two applications of one machine share its endpoint, and their secrets tell them apart.
        let secret = plan.secret.map(|(_, secret)| secret.digest()).unwrap_or_default();
        Ok(key.with("request", plan.url).with("secret", secret))
    }

    fn acquire(&self, context: &Context, resource: &Resource) -> Result<Token> {
        let (source, because) = self.source(&context.env)?;
        if self.source.is_none() {
            log::info!("asking {}: {because}", source.service());
        }
        let plan = self.plan(source, &context.env, resource)?;
        self.probe(context, &plan)?;
        let answer = Asking { source, plan: &plan, context }.send();
        let answer = answer.map_err(|error| hint_if_nobody(error, || elsewhere(source, resource)))?;
        let selector = self.selector(source, &context.env);
        let token = match Token::read(&answer, source.service())? {
            Ok(token) => token,
            Err(denied) => {
                return Err(refusal(source, selector.as_ref(), denied, resource, &context.env).into());
            }
        };
        ensure_asked(source, selector.as_ref(), &token, &answer)?;
        Ok(Token { resource: Some(resource.audience()?.to_owned()), ..token })
    }
}

impl Msi {
    /// The flow for this source, and this identity of it.
    pub fn of(target: Target, cloud: cloud::Choice, source: Source, client_id: Option<String>) -> Self {
        Self {
            target,
            cloud,
            source: Some(source),
            port: None,
            client_id,
            object_id: None,
            resource_id: None,
            probes: false,
        }
    }

    /// The source that was named, in words.
    pub fn service(&self) -> &'static str {
        self.source.map_or("this machine", Source::service)
    }

    /// Where a source is asked, with nothing of what it is asked, and the only certificate that it may show there.
    ///
    /// # Errors
    /// Exit 2 for an environment that makes no sense.
    pub fn endpoint(source: Source, env: &Env) -> Result<(Url, Option<Thumbprint>)> {
        let resource = Resource::named("arm", Some(Cloud::Public))?;
        let plan = Self::of(Target::default(), cloud::Choice::default(), source, None).plan(source, env, &resource)?;
        let mut url = plan.url;
        url.set_query(None);
        Ok((url, plan.pinned))
    }

    /// The source that was named, else the one that this machine has, and what told.
    fn source(&self, env: &Env) -> Result<(Source, &'static str)> {
        if let Some(source) = self.source {
            return Ok((source, "it was named"));
        }
        // Only the VM extension has ports to choose from, and it has to be named.
        if self.port.is_some() {
            return Ok((Source::Imds, "a port was named"));
        }
        let detected = detect(env, Path::is_file);
        let Place::Source(source) = detected.place else {
            bail!(
                Failure::usage(format!(
                    "this is Azure Cloud Shell, because of {}, and it has no managed identity: its tokens are the signed-in user's",
                    detected.because
                ))
                .hint("take the user's: azt cloudshell")
            );
        };
        Ok((source, detected.because))
    }

    fn selector(&self, source: Source, env: &Env) -> Option<Selector> {
        let client_id = self.client_id.clone().map(Selector::Client);
        let object_id = || self.object_id.clone().map(Selector::Object);
        let typed = client_id.or_else(object_id).or_else(|| self.resource_id.clone().map(Selector::Resource));
        let default = || (source == Source::MachineLearning).then(|| machine_learning::default_identity(env)).flatten();
        typed.or_else(default)
    }

    /// From the options and the environment to the request: the place where the sources are told apart.
    fn plan(&self, source: Source, env: &Env, resource: &Resource) -> Result<Plan> {
        let selector = self.selector(source, env);
        let asked = Asked { audience: resource.audience()?, selector: selector.as_ref(), port: self.port };
        if asked.port.is_some() && !matches!(source, Source::VmExtension | Source::Imds) {
            bail!(
                Failure::usage(format!("--port is the VM extension's, and not for {}", source.service()))
                    .hint("for the extension: azt msi --source vm-extension --port PORT")
            );
        }
        match source {
            Source::AppService => app_service::plan(&asked, env),
            Source::Arc => arc::plan(&asked, env),
            Source::Imds => imds::plan(&asked, env),
            Source::MachineLearning => machine_learning::plan(&asked, env),
            Source::ServiceFabric => service_fabric::plan(&asked, env),
            Source::VmExtension => vm_extension::plan(&asked),
        }
    }

    /// The flow for a machine that may have IMDS, which is looked for first.
    pub fn probing(target: Target, cloud: cloud::Choice, client_id: Option<String>) -> Self {
        Self { probes: true, ..Self::of(target, cloud, Source::Imds, client_id) }
    }

    /// Finds out within a second whether IMDS is there, by a request that it refuses at once, for want of the header.
    /// Where its host was named, it is there.
    ///
    /// # Errors
    /// Exit 5 where it is not.
    fn probe(&self, context: &Context, plan: &Plan) -> Result<(), Failure> {
        if !self.probes || context.env.get(imds::HOST_VARIABLE).is_some() {
            return Ok(());
        }
        let answer = context.http.get(plan.url.clone()).within(PROBE).send();
        log::info!("looked for IMDS: {}", if answer.is_ok() { "somebody answers" } else { "nobody answers" });
        match answer {
            Ok(answer) if imds::is_imds(&answer) => Ok(()),
            _ => Err(Failure::unreachable("IMDS is not there").missing()),
        }
    }
}

fn identity_resource_id(text: &str) -> Result<String, String> {
    let lower = text.to_ascii_lowercase();
    let names = lower.split_once("/providers/microsoft.managedidentity/userassignedidentities/");
    match names {
        Some((group, name)) if group.starts_with("/subscriptions/") && !name.is_empty() && !name.contains('/') => {
            Ok(text.to_owned())
        }
        _ => Err("not the resource id of a user-assigned identity".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn msi() -> Msi {
        Msi {
            target: Target::default(),
            cloud: cloud::Choice::default(),
            source: None,
            port: None,
            client_id: None,
            object_id: None,
            resource_id: None,
            probes: false,
        }
    }

    fn url(msi: &Msi, env: &Env) -> Result<String, String> {
        let plan = || -> Result<Plan> { msi.plan(msi.source(env)?.0, env, &msi.resource(env)?) };
        plan().map(|plan| plan.url.to_string()).map_err(|e| e.to_string())
    }

    #[test]
    fn the_request_depends_on_options_and_environment_alone() {
        let resource = "resource=https%3A%2F%2Fmanagement.azure.com%2F";
        let imds = "metadata/identity/oauth2/token?api-version=2018-02-01";
        let none = Env::of([]);
        let pod = Env::of([("AZURE_POD_IDENTITY_AUTHORITY_HOST", "http://localhost:1234//")]);
        let id = "/subscriptions/s/resourcegroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/n";
        let encoded: String = url::form_urlencoded::byte_serialize(id.as_bytes()).collect();
        let source = |source| Msi { source: Some(source), ..msi() };
        let by_client = |msi| Msi { client_id: Some("c".to_owned()), ..msi };
        let by_object = |msi| Msi { object_id: Some("o".to_owned()), ..msi };
        let by_id = |msi| Msi { resource_id: Some(id.to_owned()), ..msi };
        assert_eq!(url(&source(Source::Imds), &none), Ok(format!("http://169.254.169.254/{imds}&{resource}")));
        assert_eq!(url(&msi(), &pod), Ok(format!("http://localhost:1234/{imds}&{resource}")));
        for (asked, selector) in [
            (by_client(msi()), "client_id=c"),
            (by_object(msi()), "object_id=o"),
            (by_id(msi()), &format!("msi_res_id={encoded}")),
        ] {
            assert_eq!(url(&asked, &pod), Ok(format!("http://localhost:1234/{imds}&{resource}&{selector}")));
        }
        let extension = Msi { port: Some(1), ..by_object(source(Source::VmExtension)) };
        assert_eq!(url(&extension, &pod), Ok(format!("http://localhost:1/oauth2/token?{resource}&object_id=o")));

        let app = Env::of([("IDENTITY_ENDPOINT", "http://127.0.0.1:41564/msi/token/"), ("IDENTITY_HEADER", "h")]);
        let at = "http://127.0.0.1:41564/msi/token/?api-version=2019-08-01";
        assert_eq!(url(&msi(), &app), Ok(format!("{at}&{resource}")));
        assert_eq!(url(&by_client(msi()), &app), Ok(format!("{at}&{resource}&client_id=c")));
        assert_eq!(url(&by_object(msi()), &app), Ok(format!("{at}&{resource}&object_id=o")));
        assert_eq!(url(&by_id(msi()), &app), Ok(format!("{at}&{resource}&mi_res_id={encoded}")));

        let old = [("MSI_ENDPOINT", "http://localhost:1/MSI/token"), ("MSI_SECRET", "s"), ("WEBSITE_SITE_NAME", "w")];
        let at = "http://localhost:1/MSI/token?api-version=2017-09-01";
        assert_eq!(url(&by_client(msi()), &Env::of(old)), Ok(format!("{at}&{resource}&clientid=c")));
        let text = "this App Service knows identities by --client-id, not by --object-id";
        assert_eq!(url(&by_object(msi()), &Env::of(old)), Err(text.to_owned()));
        let [endpoint, secret, _] = old;
        let default = ("DEFAULT_IDENTITY_CLIENT_ID", "d");
        assert_eq!(url(&msi(), &Env::of([endpoint, secret])), Ok(format!("{at}&{resource}")));
        assert_eq!(url(&msi(), &Env::of([endpoint, secret, default])), Ok(format!("{at}&{resource}&clientid=d")));
        assert_eq!(
            url(&by_client(msi()), &Env::of([endpoint, secret, default])),
            Ok(format!("{at}&{resource}&clientid=c"))
        );

        let arc =
            [("IDENTITY_ENDPOINT", "http://localhost:40342/metadata/identity/oauth2/token"), ("IMDS_ENDPOINT", "x")];
        let at = "http://localhost:40342/metadata/identity/oauth2/token?api-version=2020-06-01";
        assert_eq!(url(&by_id(msi()), &Env::of(arc)), Ok(format!("{at}&{resource}&msi_res_id={encoded}")));
        assert_eq!(url(&source(Source::Arc), &none), Ok(format!("{at}&{resource}")));

        let fabric = |endpoint| {
            let thumbprint =
                ("IDENTITY_SERVER_THUMBPRINT", "00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff:00:11:22:33");
            Env::of([("IDENTITY_ENDPOINT", endpoint), ("IDENTITY_HEADER", "h"), thumbprint])
        };
        let endpoint = "https://10.0.0.1:2377/metadata/identity/oauth2/token?api-version=1.0";
        let at = "https://10.0.0.1:2377/metadata/identity/oauth2/token?api-version=2019-07-01-preview";
        assert_eq!(url(&msi(), &fabric(endpoint)), Ok(format!("{at}&{resource}")));
        let text = "Service Fabric has one identity, and no --client-id to choose another by";
        assert_eq!(url(&by_client(msi()), &fabric(endpoint)), Err(text.to_owned()));
        assert!(url(&msi(), &fabric("http://localhost:2377/")).is_err());

        let evil = Env::of([("AZURE_POD_IDENTITY_AUTHORITY_HOST", "http://evil.example")]);
        assert!(url(&msi(), &evil).is_err());
        let shell = Env::of([("MSI_ENDPOINT", "http://localhost:50342/oauth2/token")]);
        assert!(url(&msi(), &shell).is_err());
        assert!(url(&source(Source::Imds), &shell).is_ok());
    }

    #[test]
    fn a_resource_id_is_that_of_a_user_assigned_identity() {
        let id = "/subscriptions/s/resourcegroups/g/providers/microsoft.managedidentity/userAssignedIdentities/n";
        assert!(identity_resource_id(id).is_ok());
        for wrong in ["", "n", "/subscriptions/s", &format!("{id}/more"), &id[..id.len() - 1]] {
            assert!(identity_resource_id(wrong).is_err(), "{wrong}");
        }
    }
}
