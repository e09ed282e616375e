//! App Service, Functions, Container Apps and Automation, by either of their two protocols.
//! <https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference>

use anyhow::Result;

use super::detect::Source;
use super::plan::{Asked, Names, Plan, required, with_query};
use crate::denied::Denied;
use crate::endpoint;
use crate::env::Env;
use crate::retry::{Rule, SILENCE, Schedule};
use crate::secret::Secret;

/// What MSAL asks again for, at its pace.
pub const SCHEDULE: Schedule = Schedule(&[
    Rule { statuses: &[(404, 404), (408, 408), (429, 429), (500, 500), (502, 504)], silence: false, waits: &[1, 1, 1] },
    SILENCE,
]);

/// The request. Of hosts with variables of both protocols the newer one is asked.
///
/// # Errors
/// Exit 2 for a selector that the protocol does not have, or variables that are missing or make no sense.
pub fn plan(asked: &Asked<'_>, env: &Env) -> Result<Plan> {
    if is_old(env) { of_2017(asked, env) } else { of_2019(asked, env) }
}

/// Whether the host has the variables of the older protocol only.
fn is_old(env: &Env) -> bool {
    let is_new = env.get("IDENTITY_ENDPOINT").is_some() && env.get("IDENTITY_HEADER").is_some();
    !is_new && env.get("MSI_ENDPOINT").is_some() && env.get("MSI_SECRET").is_some()
}

fn of_2019(asked: &Asked<'_>, env: &Env) -> Result<Plan> {
    let service = Source::AppService.service();
    let names = Names { client_id: Some("client_id"), object_id: Some("object_id"), resource_id: Some("mi_res_id") };
    let selector = asked.selector(service, &names)?;
    let endpoint = endpoint::metadata("IDENTITY_ENDPOINT", &required(env, service, "IDENTITY_ENDPOINT")?)?;
    // The platform rotates it, so that it is read anew for each request.
    let header = required(env, service, "IDENTITY_HEADER")?;
    let query = [("api-version", "2019-08-01"), ("resource", asked.audience)];
    Ok(Plan {
        url: with_query(endpoint, query.into_iter().chain(selector)),
        // Automation, which has the same variables, wants it; the others do not mind.
        metadata: true,
        secret: Some(("X-IDENTITY-HEADER", Secret::new(header))),
        pinned: None,
        schedule: SCHEDULE,
    })
}

fn of_2017(asked: &Asked<'_>, env: &Env) -> Result<Plan> {
    let names = Names { client_id: Some("clientid"), object_id: None, resource_id: None };
    let selector = asked.selector("this App Service", &names)?;
    of_msi_variables(Source::AppService, asked, env, selector)
}

/// The protocol of `MSI_ENDPOINT` and `MSI_SECRET`, which Azure Machine Learning has, too.
///
/// # Errors
/// Exit 2 for variables that are missing or make no sense.
pub fn of_msi_variables(
    source: Source,
    asked: &Asked<'_>,
    env: &Env,
    selector: Option<(&'static str, &str)>,
) -> Result<Plan> {
    let endpoint = endpoint::metadata("MSI_ENDPOINT", &required(env, source.service(), "MSI_ENDPOINT")?)?;
    let secret = required(env, source.service(), "MSI_SECRET")?;
    let query = [("api-version", "2017-09-01"), ("resource", asked.audience)];
    Ok(Plan {
        url: with_query(endpoint, query.into_iter().chain(selector)),
        metadata: false,
        secret: Some(("secret", Secret::new(secret))),
        pinned: None,
        schedule: SCHEDULE,
    })
}

/// What to do about a refusal: a few words, and the end of an `azt msi` command line.
pub fn advice(denied: &Denied, env: &Env) -> Option<(&'static str, Vec<&'static str>)> {
    let is_old = is_old(env);
    let described = denied.description.as_deref().unwrap_or_default();
    match denied.status {
        Some(400) if described.starts_with("No ") => {
            Some(("give the app an identity, or name one that it has", vec!["--client-id", "GUID"]))
        }
        Some(401) if is_old => Some(("the platform may have changed MSI_SECRET; start the process anew, then", vec![])),
        Some(401) => Some(("the platform may have changed IDENTITY_HEADER; start the process anew, then", vec![])),
        Some(500) => Some(("check the spelling, down to the last slash", vec!["--resource", "URI"])),
        _ => None,
    }
}
