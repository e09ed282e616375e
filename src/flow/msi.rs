//! Managed identity: the token that Azure gives the machine itself.

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use url::Url;

use super::{Acquire, Context};
use crate::denied::Denied;
use crate::endpoint;
use crate::env::Env;
use crate::error::{Failure, hint_if_nobody};
use crate::guid;
use crate::key::Key;
use crate::machine;
use crate::resource::{Resource, Target};
use crate::shell;
use crate::token::Token;

/// Where IMDS is on every Azure machine. <https://learn.microsoft.com/azure/virtual-machines/instance-metadata-service>
const IMDS: &str = "http://169.254.169.254";

/// The port of the VM extension unless its settings say otherwise.
const EXTENSION_PORT: u16 = 50342;

/// Token of this machine's managed identity
///
/// Asks the Azure Instance Metadata Service (IMDS) at 169.254.169.254, which every Azure virtual machine and scale
/// set has, or the host that AZURE_POD_IDENTITY_AUTHORITY_HOST names. No secret is involved. Without --client-id,
/// --object-id or --resource-id it is the machine's own identity or, where it has none, its only user-assigned one.
///
/// --source vm-extension asks the old managed-identity VM extension instead. The extension is deprecated since 2019:
/// it kept a credential on the machine, ran on few systems, and served 32 identities. IMDS replaces it with the same
/// request at another address, so leaving the option out is the whole migration.
///
/// Example: curl -H "Authorization: Bearer $(azt msi)" "https://management.azure.com/subscriptions?api-version=2022-12-01"
#[derive(Debug, Clone, Args)]
pub struct Msi {
    #[command(flatten)]
    target: Target,

    /// The endpoint to ask
    #[arg(long, value_enum, default_value_t = Source::Imds, value_name = "NAME")]
    source: Source,

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
}

/// An endpoint that gives managed-identity tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Source {
    /// Azure Instance Metadata Service
    Imds,
    /// The deprecated managed-identity VM extension on this machine
    VmExtension,
}

impl Acquire for Msi {
    fn name(&self) -> &'static str {
        "msi"
    }

    fn resource(&self, env: &Env) -> Result<Resource> {
        self.target.resource(env)
    }

    fn key(&self, context: &Context, resource: &Resource) -> Result<Key> {
        let request = self.url(&context.env, resource)?;
        // The same request on another machine that shares this home is another identity's.
        Ok(Key::new("msi").with("machine", machine::name(&context.env)).with("request", request))
    }

    fn acquire(&self, context: &Context, resource: &Resource) -> Result<Token> {
        let url = self.url(&context.env, resource)?;
        // Proof against a forged request that the caller set a header; lower case, or it is refused.
        let request = context.http.get(url).header("Metadata", "true");
        let answer =
            request.send().map_err(|error| hint_if_nobody(error, || self.elsewhere(&context.env, resource)))?;
        let token = match Token::read(&answer, self.service())? {
            Ok(token) => token,
            Err(denied) => return Err(self.refusal(denied, resource).into()),
        };
        self.check_identity(&token)?;
        Ok(Token { resource: Some(resource.audience()?.to_owned()), ..token })
    }
}

impl Msi {
    /// From the options and the environment to the request: the place where every source is told apart.
    fn url(&self, env: &Env, resource: &Resource) -> Result<Url> {
        let audience = resource.audience()?;
        let mut url = match self.source {
            Source::Imds => {
                if self.port.is_some() {
                    bail!(
                        Failure::usage("--port is the VM extension's: IMDS has only one")
                            .hint("for the extension: azt msi --source vm-extension --port PORT")
                    );
                }
                imds(env)?
            }
            Source::VmExtension => {
                if self.resource_id.is_some() {
                    bail!(
                        Failure::usage(
                            "the VM extension knows identities by client id or object id, not by resource id"
                        )
                        .hint("IMDS knows all three: azt msi --resource-id ID")
                    );
                }
                let port = self.port.unwrap_or(EXTENSION_PORT);
                endpoint::metadata("the VM extension", &format!("http://localhost:{port}/oauth2/token"))?
            }
        };
        let selectors =
            [("client_id", &self.client_id), ("object_id", &self.object_id), ("msi_res_id", &self.resource_id)];
        url.query_pairs_mut()
            .append_pair("resource", audience)
            .extend_pairs(selectors.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?))));
        Ok(url)
    }

    fn service(&self) -> &'static str {
        match self.source {
            Source::Imds => "IMDS",
            Source::VmExtension => "the VM extension",
        }
    }

    /// An endpoint that does not know the selector answers for another identity instead of refusing.
    fn check_identity(&self, token: &Token) -> Result<()> {
        match (&self.client_id, &token.client_id) {
            (Some(asked), Some(came)) if !asked.eq_ignore_ascii_case(came) => {
                Err(Failure::refused(format!("{} gave a token of the identity {came}, not of {asked}", self.service()))
                    .into())
            }
            _ => Ok(()),
        }
    }

    fn refusal(&self, mut denied: Denied, resource: &Resource) -> Failure {
        let described = denied.description.as_deref().unwrap_or_default();
        // IMDS says 404 and 410 while it is being updated; Docker Desktop stands in for it with a 403.
        let nobody_there = denied.status == Some(403)
            && [&denied.error, &denied.description].into_iter().flatten().any(|text| text.contains("unreachable"));
        let updating = self.source == Source::Imds && matches!(denied.status, Some(404 | 410));
        let again = |option: &str, blank: &str| {
            let [name, value] = resource.as_option();
            let same = if option == name { vec![] } else { vec![name, value] };
            let words = ["azt", "msi", option, blank].map(str::to_owned).into_iter().chain(same);
            shell::command(words)
        };
        let hint = if described.starts_with("Identity not found") {
            Some(format!("give this machine an identity, or name one that it has: {}", again("--client-id", "GUID")))
        } else if described.starts_with("Multiple user assigned identities") {
            Some(format!("name the identity: {}", again("--client-id", "GUID")))
        } else if denied.error.as_deref() == Some("invalid_resource") {
            Some(format!("check the spelling, down to the last slash: {}", again("--resource", "URI")))
        } else {
            None
        };
        denied.is_passing |= updating || nobody_there;
        Failure::denied(&format!("{} gave no token", self.service()), denied).maybe_hint(hint)
    }

    /// What to type on a machine that has no such endpoint.
    fn elsewhere(&self, env: &Env, resource: &Resource) -> String {
        let [option, value] = resource.as_option();
        let there = |flow: &str| shell::command(["azt", flow, &option, &value]);
        match self.source {
            Source::VmExtension => format!("IMDS has replaced the extension: {}", there("msi")),
            // Cloud Shell announces itself by this variable alone.
            Source::Imds if env.get("MSI_ENDPOINT").is_some() && env.get("MSI_SECRET").is_none() => {
                format!("this looks like Cloud Shell: {}", there("cloudshell"))
            }
            Source::Imds => {
                format!("only Azure machines have managed identity; elsewhere sign in: {}", there("authcode"))
            }
        }
    }
}

fn imds(env: &Env) -> Result<Url> {
    let host = env.get("AZURE_POD_IDENTITY_AUTHORITY_HOST");
    let base = endpoint::metadata_base("AZURE_POD_IDENTITY_AUTHORITY_HOST", host.as_deref().unwrap_or(IMDS))?;
    let mut url = endpoint::below(&base, "metadata/identity/oauth2/token");
    url.query_pairs_mut().append_pair("api-version", "2018-02-01");
    Ok(url)
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
            source: Source::Imds,
            port: None,
            client_id: None,
            object_id: None,
            resource_id: None,
        }
    }

    fn url(msi: &Msi, env: &Env) -> Result<String, String> {
        let resource = msi.target.resource(env).map_err(|e| e.to_string())?;
        msi.url(env, &resource).map(|url| url.to_string()).map_err(|e| e.to_string())
    }

    #[test]
    fn the_request_depends_on_options_and_environment_alone() {
        let resource = "resource=https%3A%2F%2Fmanagement.azure.com%2F";
        let imds = "metadata/identity/oauth2/token?api-version=2018-02-01";
        let none = Env::of([]);
        let pod = Env::of([("AZURE_POD_IDENTITY_AUTHORITY_HOST", "http://localhost:1234//")]);
        let id = "/subscriptions/s/resourcegroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/n";
        let by_id = Msi { resource_id: Some(id.to_owned()), ..msi() };
        let extension = Msi { source: Source::VmExtension, port: Some(1), object_id: Some("o".to_owned()), ..msi() };
        assert_eq!(url(&msi(), &none), Ok(format!("http://169.254.169.254/{imds}&{resource}")));
        assert_eq!(url(&msi(), &pod), Ok(format!("http://localhost:1234/{imds}&{resource}")));
        let encoded: String = url::form_urlencoded::byte_serialize(id.as_bytes()).collect();
        assert_eq!(url(&by_id, &none), Ok(format!("http://169.254.169.254/{imds}&{resource}&msi_res_id={encoded}")));
        assert_eq!(url(&extension, &pod), Ok(format!("http://localhost:1/oauth2/token?{resource}&object_id=o")));
        let evil = Env::of([("AZURE_POD_IDENTITY_AUTHORITY_HOST", "http://evil.example")]);
        assert!(url(&msi(), &evil).is_err());
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
