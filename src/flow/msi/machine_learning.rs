//! Azure Machine Learning: compute instances and clusters.

use anyhow::Result;

use super::app_service::of_msi_variables;
use super::detect::Source;
use super::plan::{Asked, Names, Plan};
use crate::env::Env;

/// The request. Without a client id on the command line it is the one that the compute names.
///
/// # Errors
/// Exit 2 for a selector that it does not have, or variables that are missing or make no sense.
pub fn plan(asked: &Asked<'_>, env: &Env) -> Result<Plan> {
    let names = Names { client_id: Some("clientid"), object_id: None, resource_id: None };
    let selector = asked.selector(Source::MachineLearning.service(), &names)?;
    let default = env.get("DEFAULT_IDENTITY_CLIENT_ID");
    let selector = selector.or_else(|| default.as_deref().map(|id| ("clientid", id)));
    of_msi_variables(Source::MachineLearning, asked, env, selector)
}
