//! Azure Machine Learning: compute instances and clusters.

use anyhow::Result;

use super::app_service::of_msi_variables;
use super::detect::Source;
use super::plan::{Asked, Names, Plan, Selector};
use crate::env::Env;

/// The request.
///
/// # Errors
/// Exit 2 for a selector that it does not have, or variables that are missing or make no sense.
pub fn plan(asked: &Asked<'_>, env: &Env) -> Result<Plan> {
    let names = Names { client_id: Some("clientid"), object_id: None, resource_id: None };
    let selector = asked.selector(Source::MachineLearning.service(), &names)?;
    of_msi_variables(Source::MachineLearning, asked, env, selector)
}

/// The identity that the compute has, where nobody names another.
pub fn default_identity(env: &Env) -> Option<Selector> {
    env.get("DEFAULT_IDENTITY_CLIENT_ID").map(Selector::Client)
}
