//! The agent of an Azure Arc-enabled server, which has the caller prove that it may read a file.
//! <https://learn.microsoft.com/azure/azure-arc/servers/managed-identity-authentication>

mod key_file;

use anyhow::{Result, bail};

use super::detect::Source;
use super::plan::{Asked, Names, Plan, Selector, required, with_query};
use crate::denied::Denied;
use crate::endpoint;
use crate::env::Env;
use crate::error::Failure;
use crate::http::Answer;
use crate::retry::{Rule, SILENCE, Schedule};
use crate::secret::Secret;

/// Where an agent listens that is installed and not announced.
const AGENT: &str = "http://localhost:40342/metadata/identity/oauth2/token";

/// As for other local agents, but 404 is what it says of an identity that it does not have.
const SCHEDULE: Schedule = Schedule(&[
    Rule { statuses: &[(408, 408), (429, 429), (500, 500), (502, 504)], silence: false, waits: &[1, 1, 1] },
    SILENCE,
]);

/// The request, which is refused with a challenge the first time.
///
/// # Errors
/// Exit 2 for variables that make no sense.
pub fn plan(asked: &Asked<'_>, env: &Env) -> Result<Plan> {
    let service = Source::Arc.service();
    let names = Names { client_id: Some("client_id"), object_id: Some("object_id"), resource_id: Some("msi_res_id") };
    let selector = asked.selector(service, &names)?;
    let is_announced = env.get("IDENTITY_ENDPOINT").is_some() && env.get("IMDS_ENDPOINT").is_some();
    let endpoint = if is_announced { required(env, service, "IDENTITY_ENDPOINT")? } else { AGENT.to_owned() };
    let query = [("api-version", "2020-06-01"), ("resource", asked.audience)];
    Ok(Plan {
        url: with_query(endpoint::metadata("IDENTITY_ENDPOINT", &endpoint)?, query.into_iter().chain(selector)),
        metadata: true,
        secret: None,
        pinned: None,
        schedule: SCHEDULE,
    })
}

/// What answers the challenge: the header, and the key that stands inside.
///
/// # Errors
/// Exit 5 where the answer is no challenge; exit 4 where it names a file that is not the agent's to name, or that may
/// not be read.
pub fn proof(challenge: &Answer, env: &Env) -> Result<(Secret, Secret)> {
    if challenge.status() != 401 {
        bail!(Failure::unreachable(
            "the Arc agent gave a token without a proof that azt may ask: it is another program"
        ));
    }
    let Some(header) = challenge.header("www-authenticate") else {
        bail!(Failure::unreachable("the Arc agent refused, and did not say what would prove that azt may ask"));
    };
    let key = key_file::read(&header, env)?;
    // The key as it is: no user name, no encoding.
    Ok((Secret::new(format!("Basic {}", key.expose())), key))
}

/// Refuses an answer that does not say whose token it is: old agents ignore the selector, and give the machine's own.
///
/// # Errors
/// Exit 4 where it is not said.
pub fn ensure_echoed(answer: &Answer, selector: &Selector) -> Result<()> {
    let names: &[&str] = match selector {
        Selector::Client(_) => &["client_id"],
        Selector::Object(_) => &["object_id"],
        Selector::Resource(_) => &["msi_res_id", "mi_res_id"],
    };
    let is_it = |name: &&str| answer.member(name).is_some_and(|came| came.eq_ignore_ascii_case(selector.value()));
    if names.iter().any(is_it) {
        return Ok(());
    }
    let text = format!(
        "the Arc agent does not say that its token is of {} {}: agents before 2026 give the machine's own instead",
        selector.option(),
        selector.value()
    );
    Err(Failure::refused(text).hint("update the agent, or take the machine's own identity: azt msi").into())
}

/// What to do about a refusal: a few words, and the end of an `azt msi` command line.
pub fn advice(denied: &Denied) -> Option<(&'static str, Vec<&'static str>)> {
    match (denied.status, denied.error.as_deref()) {
        (_, Some("identity_not_found")) => {
            Some(("assign the identity to this server, or take the server's own", vec![]))
        }
        (Some(401), _) => Some(("the agent did not take the key of its own file; restart it (himds), then", vec![])),
        (_, Some("invalid_resource")) => {
            Some(("check the spelling, down to the last slash", vec!["--resource", "URI"]))
        }
        _ => None,
    }
}
