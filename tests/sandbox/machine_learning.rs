//! The endpoint of Azure Machine Learning's compute: App Service's old one, with numbers for dates and refusals of its own.

use serde_json::json;

use super::cloud::{self, MSI_SECRET};
use super::imds::{dated, ensure_direct, ensure_known};
use super::message::find;
use super::{Answer, Dates, Request, Services, lock};

const API_VERSION: &str = "2017-09-01";

pub(super) fn answer(services: &Services, request: &Request) -> Answer {
    token(services, request).unwrap_or_else(|message| {
        // One shape and one status for everything that may be wrong.
        Answer::json(400, &json!({ "error": "invalid_request", "message": message }))
    })
}

fn token(services: &Services, request: &Request) -> Result<Answer, String> {
    if request.method != "GET" {
        return Err(format!("Method {} is not supported", request.method));
    }
    if request.header("secret") != Some(MSI_SECRET) {
        return Err("The header secret is missing or wrong".to_owned());
    }
    ensure_direct(request)?;
    if request.query("api-version") != Some(API_VERSION) {
        return Err(format!("The api-version must be {API_VERSION}"));
    }
    ensure_known(&request.query, &["api-version", "resource", "clientid"])?;
    let identities = lock(&services.settings).identities;
    let identity = match request.query("clientid") {
        // Microsoft's own client for Go sends an empty one when it wants none.
        None | Some("") => identities.system(),
        Some(id) => identities.named("clientid", id),
    };
    let identity = identity.ok_or("No managed identity found for the specified client id")?;
    let resource = find(&request.query, "resource").filter(|resource| !resource.is_empty());
    let resource = resource.ok_or("The resource is missing")?;
    if !cloud::is_resource(resource) {
        return Err(format!("The resource {resource} was not found in the tenant"));
    }
    Ok(Answer::json(200, &dated(services, identity, resource, Dates::SecondsNumber)))
}
