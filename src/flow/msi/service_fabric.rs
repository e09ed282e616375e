//! Service Fabric: a self-signed endpoint, known by its certificate's thumbprint.
//! <https://learn.microsoft.com/azure/service-fabric/how-to-managed-identity-service-fabric-app-code>

use anyhow::{Result, anyhow};

use super::detect::Source;
use super::plan::{Asked, Names, Plan, required, with_query};
use crate::denied::Denied;
use crate::endpoint;
use crate::env::Env;
use crate::error::Failure;
use crate::http::Thumbprint;
use crate::retry::{Rule, SILENCE, Schedule};
use crate::secret::Secret;

/// 404 is its refusal of a request without the secret, which another request does not change.
const SCHEDULE: Schedule = Schedule(&[
    Rule { statuses: &[(429, 429)], silence: false, waits: &[1, 2, 4, 8, 16] },
    Rule { statuses: &[(408, 408), (500, 599)], silence: false, waits: &[1, 2, 4] },
    SILENCE,
]);

/// The request, for one certificate's holder.
///
/// # Errors
/// Exit 2 for a selector, or variables that are missing or make no sense.
pub fn plan(asked: &Asked<'_>, env: &Env) -> Result<Plan> {
    let service = Source::ServiceFabric.service();
    let selector = asked.selector(service, &Names { client_id: None, object_id: None, resource_id: None })?;
    let endpoint = endpoint::metadata("IDENTITY_ENDPOINT", &required(env, service, "IDENTITY_ENDPOINT")?)?;
    if endpoint.scheme() != "https" {
        let text =
            format!("IDENTITY_ENDPOINT is plain http, where Service Fabric's secret would be for anyone: {endpoint}");
        return Err(Failure::usage(text).into());
    }
    let header = required(env, service, "IDENTITY_HEADER")?;
    let thumbprint = required(env, service, "IDENTITY_SERVER_THUMBPRINT")?;
    let thumbprint: Thumbprint =
        thumbprint.parse().map_err(|why| anyhow!(Failure::usage(format!("IDENTITY_SERVER_THUMBPRINT {why}"))))?;
    let query = [("api-version", "2019-07-01-preview"), ("resource", asked.audience)];
    Ok(Plan {
        url: with_query(endpoint, query.into_iter().chain(selector)),
        metadata: false,
        secret: Some(("Secret", Secret::new(header))),
        pinned: Some(thumbprint),
        schedule: SCHEDULE,
    })
}

/// What to do about a refusal: a few words, and the end of an `azt msi` command line.
pub fn advice(denied: &Denied) -> Option<(&'static str, Vec<&'static str>)> {
    match denied.error.as_deref() {
        Some("ManagedIdentityNotFound") => Some(("give the application an identity in its manifest, then", vec![])),
        Some("SecretHeaderNotFound") => {
            Some(("IDENTITY_HEADER is not this service's any more; start the process anew, then", vec![]))
        }
        _ => None,
    }
}
