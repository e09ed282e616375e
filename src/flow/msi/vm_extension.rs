//! The managed-identity VM extension, which IMDS replaced in 2019: the same request at another address.

use anyhow::Result;

use super::detect::Source;
use super::plan::{Asked, Names, Plan, with_query};
use crate::endpoint;
use crate::retry::{Rule, SILENCE, Schedule};

/// The port, unless the extension's settings say otherwise.
const PORT: u16 = 50342;

/// The usual faults of a local agent.
const SCHEDULE: Schedule = Schedule(&[
    Rule { statuses: &[(408, 408), (429, 429), (500, 500), (502, 504)], silence: false, waits: &[1, 1, 1] },
    SILENCE,
]);

/// The request.
///
/// # Errors
/// Exit 2 for a selector that it does not have.
pub fn plan(asked: &Asked<'_>) -> Result<Plan> {
    let names = Names { client_id: Some("client_id"), object_id: Some("object_id"), resource_id: None };
    let selector = asked.selector(Source::VmExtension.service(), &names)?;
    let port = asked.port.unwrap_or(PORT);
    let endpoint = endpoint::metadata("the VM extension", &format!("http://localhost:{port}/oauth2/token"))?;
    Ok(Plan {
        url: with_query(endpoint, [("resource", asked.audience)].into_iter().chain(selector)),
        metadata: true,
        secret: None,
        pinned: None,
        schedule: SCHEDULE,
    })
}
