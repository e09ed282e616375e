//! Azure Instance Metadata Service: virtual machines, scale sets, AKS nodes, container instances, Batch.

use anyhow::Result;
use url::Url;

use super::detect::Source;
use super::plan::{Asked, Names, Plan, with_query};
use crate::denied::Denied;
use crate::endpoint;
use crate::env::Env;
use crate::error::Failure;
use crate::http::Answer;
use crate::retry::{Rule, SILENCE, Schedule};

/// Where it is on every Azure machine. <https://learn.microsoft.com/azure/virtual-machines/instance-metadata-service>
const HOST: &str = "http://169.254.169.254";

/// The variable that names another host, as the SDKs read it.
pub const HOST_VARIABLE: &str = "AZURE_POD_IDENTITY_AUTHORITY_HOST";

/// The first version with identities, which every machine knows.
const API_VERSION: &str = "2018-02-01";

/// 410 is an upgrade, which may take 70 s; 404 comes and goes with one; after 5xx the documentation wants a second.
/// <https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token#retry-guidance>
const SCHEDULE: Schedule = Schedule(&[
    Rule { statuses: &[(410, 410)], silence: false, waits: &[5, 10, 20, 40] },
    Rule { statuses: &[(404, 404), (408, 408), (429, 429), (500, 599)], silence: false, waits: &[1, 2, 4, 8, 16] },
    SILENCE,
]);

/// The request.
///
/// # Errors
/// Exit 2 for a host that cannot be.
pub fn plan(asked: &Asked<'_>, env: &Env) -> Result<Plan> {
    if asked.port.is_some() {
        return Err(Failure::usage("--port is the VM extension's: IMDS has only one")
            .hint("for the extension: azt msi --source vm-extension --port PORT")
            .into());
    }
    let names = Names { client_id: Some("client_id"), object_id: Some("object_id"), resource_id: Some("msi_res_id") };
    let selector = asked.selector(Source::Imds.service(), &names)?;
    let query = [("api-version", API_VERSION), ("resource", asked.audience)];
    Ok(Plan {
        url: with_query(endpoint_of(env)?, query.into_iter().chain(selector)),
        metadata: true,
        secret: None,
        pinned: None,
        schedule: SCHEDULE,
    })
}

fn endpoint_of(env: &Env) -> Result<Url> {
    let host = env.get(HOST_VARIABLE);
    let base = endpoint::metadata_base(HOST_VARIABLE, host.as_deref().unwrap_or(HOST))?;
    Ok(endpoint::below(&base, "metadata/identity/oauth2/token"))
}

/// Whether it is somebody else who answers at the address, and who.
pub fn stranger(denied: &Denied) -> Option<&'static str> {
    let says = |part: &str| [&denied.error, &denied.description].into_iter().flatten().any(|text| text.contains(part));
    let is_served_by = |name: &str| denied.server.as_deref().is_some_and(|server| server.contains(name));
    match denied.status {
        // https://github.com/Azure/azure-sdk-for-net/issues/41657
        Some(403) if says("unreachable") => Some("Docker Desktop answers in its place"),
        Some(401) if is_served_by("EC2ws") => Some("this is a machine of Amazon EC2"),
        _ => None,
    }
}

/// Whether it is IMDS, or a stand-in, that answered a request without the header: by refusing it, by its name, by giving
/// what was asked for nevertheless, or by being too busy for either. A web page, or another cloud's refusal, is neither.
pub fn is_imds(answer: &Answer) -> bool {
    let is_named = answer.header("server").is_some_and(|server| server.contains("IMDS/"));
    let is_json = serde_json::from_slice::<serde_json::Map<_, _>>(answer.body()).is_ok();
    is_named
        || match answer.status() {
            400 | 408 | 410 | 429 | 500..=599 => true,
            200 | 404 => is_json,
            _ => false,
        }
}

/// Whether it says that the machine has no identity to give a token of.
pub fn has_no_identity(denied: &Denied) -> bool {
    let described = denied.description.as_deref().unwrap_or_default();
    denied.status == Some(400) && described.starts_with("Identity not found")
}

/// What to do about a refusal: a few words, and the end of an `azt msi` command line.
pub fn advice(denied: &Denied) -> Option<(&'static str, Vec<&'static str>)> {
    let described = denied.description.as_deref().unwrap_or_default();
    let error = denied.error.as_deref().unwrap_or_default();
    if described.starts_with("Identity not found") {
        return Some(("give this machine an identity, or name one that it has", vec!["--client-id", "GUID"]));
    }
    if described.starts_with("Multiple user assigned identities") {
        return Some(("name the identity", vec!["--client-id", "GUID"]));
    }
    if described.starts_with("Required metadata header") {
        return Some(("something on the way takes headers out; let 169.254.169.254 be reached directly", vec![]));
    }
    match (denied.status, error) {
        (_, "invalid_resource") => Some(("check the spelling, down to the last slash", vec!["--resource", "URI"])),
        (Some(401), "unknown_source") => Some((
            "what answers has no such path; for the address of every Azure machine unset AZURE_POD_IDENTITY_AUTHORITY_HOST",
            vec![],
        )),
        (Some(502 | 504), _) => {
            Some(("a gateway stands between azt and IMDS; route 169.254.169.254 past VPN and proxy", vec![]))
        }
        _ => None,
    }
}
