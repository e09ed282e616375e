//! Azure Cloud Shell: a token of the user who is signed in to the portal.

use std::time::Instant;

use anyhow::{Result, bail};
use clap::Args;
use url::Url;

use super::{Acquire, Context};
use crate::cloud;
use crate::denied::Denied;
use crate::endpoint;
use crate::env::Env;
use crate::error::{Failure, hint_if_nobody};
use crate::key::Key;
use crate::machine;
use crate::resource::{Resource, Target};
use crate::retry::{Rule, SILENCE, Schedule};
use crate::shell;
use crate::token::Token;

/// Where Cloud Shell's relay listens when `MSI_ENDPOINT` does not say.
/// <https://learn.microsoft.com/azure/cloud-shell/msi-authorization>
const RELAY: &str = "http://localhost:50342/oauth2/token";

/// What MSAL asks again for, at its pace: the relay waits for a browser tab.
const SCHEDULE: Schedule = Schedule(&[
    Rule { statuses: &[(404, 404), (408, 408), (429, 429), (500, 500), (503, 504)], silence: false, waits: &[1, 1, 1] },
    SILENCE,
]);

/// Token of the user of Azure Cloud Shell
///
/// Asks the relay that every Cloud Shell session has (MSI_ENDPOINT, else http://localhost:50342/oauth2/token). It
/// answers for the user who is signed in to the portal, through the open browser tab. There are no managed
/// identities in Cloud Shell, and the relay serves only an allowlist of resources, compared to the character.
///
/// Example: azt cloudshell --resource graph
#[derive(Debug, Clone, Args)]
pub struct Cloudshell {
    #[command(flatten)]
    target: Target,

    #[command(flatten)]
    cloud: cloud::Choice,

    // Known only to say why they cannot be: scripts bring them along from a virtual machine.
    #[arg(long, hide = true, value_name = "GUID")]
    client_id: Option<String>,
    #[arg(long, hide = true, value_name = "GUID")]
    object_id: Option<String>,
    #[arg(long, hide = true, value_name = "ID")]
    resource_id: Option<String>,
}

impl Acquire for Cloudshell {
    fn name(&self) -> &'static str {
        "cloudshell"
    }

    fn resource(&self, env: &Env) -> Result<Resource> {
        self.target.resource(env, self.cloud.settle(env)?)
    }

    fn key(&self, context: &Context, resource: &Resource) -> Result<Key> {
        self.refuse_selectors()?;
        let key = Key::new("cloudshell").with("machine", machine::name(&context.env));
        Ok(key.with("endpoint", relay(&context.env)?).with("resource", resource.audience()?))
    }

    fn acquire(&self, context: &Context, resource: &Resource) -> Result<Token> {
        self.refuse_selectors()?;
        let audience = resource.audience()?;
        let request =
            context.http.post_form(relay(&context.env)?).header("Metadata", "true").field("resource", audience);
        let answer =
            context.persist(&request, &SCHEDULE, "Cloud Shell", Instant::now() + context.timeout).map_err(|error| {
                hint_if_nobody(error, || format!("outside Cloud Shell sign in: {}", authcode(resource)))
            })?;
        match Token::read(&answer, "Cloud Shell")? {
            // Its answer may name another spelling of the resource than the one it was asked for.
            Ok(token) => Ok(Token { resource: Some(audience.to_owned()), ..token }),
            Err(denied) => Err(refusal(denied, audience, resource).into()),
        }
    }
}

impl Cloudshell {
    /// The flow for this.
    pub fn of(target: Target, cloud: cloud::Choice) -> Self {
        Self { target, cloud, client_id: None, object_id: None, resource_id: None }
    }

    fn refuse_selectors(&self) -> Result<()> {
        let given =
            [("--client-id", &self.client_id), ("--object-id", &self.object_id), ("--resource-id", &self.resource_id)];
        if let Some((option, _)) = given.into_iter().find(|(_, value)| value.is_some()) {
            bail!(Failure::usage(format!(
                "Cloud Shell has no managed identities, so there is none for {option} to choose: its tokens are the signed-in user's"
            ))
            .hint("leave the option out: azt cloudshell"));
        }
        Ok(())
    }
}

/// Where the relay is.
///
/// # Errors
/// Exit 2 for an `MSI_ENDPOINT` that cannot be one.
pub fn relay(env: &Env) -> Result<Url> {
    endpoint::metadata("MSI_ENDPOINT", env.get("MSI_ENDPOINT").as_deref().unwrap_or(RELAY))
}

fn refusal(denied: Denied, audience: &str, resource: &Resource) -> Failure {
    if denied.error.as_deref() == Some("AudienceNotSupported") {
        let ours = format!(
            "Cloud Shell has no tokens for {audience}, because it serves an allowlist of audiences, compared to the character"
        );
        return Failure::denied(&ours, denied).hint(format!("sign in for it instead: {}", authcode(resource)));
    }
    let passing = denied.is_passing;
    let failure = Failure::denied("Cloud Shell gave no token", denied);
    // The relay answers through the portal's tab, where policies of the tenant apply.
    if passing { failure } else { failure.hint(format!("sign in yourself: {}", authcode(resource))) }
}

fn authcode(resource: &Resource) -> String {
    let [option, value] = resource.as_option();
    shell::command(["azt", "authcode", &option, &value])
}
