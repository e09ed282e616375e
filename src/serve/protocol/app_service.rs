//! App Service, Functions, Container Apps, version 2019-08-01.
//! <https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference>

use serde::Serialize;

use super::{Asking, Own, Refusal, json};
use crate::random;
use crate::resource::Resource;
use crate::serve::guard::Guard;
use crate::serve::lender::Lent;

const VERSION: &str = "2019-08-01";

/// What the service says to who names an identity that it has not.
const NO_SUCH: &str =
    "No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.";

#[derive(Serialize)]
struct Body<'a> {
    access_token: &'a str,
    expires_on: String,
    resource: &'a str,
    token_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_id: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fault<'a> {
    status_code: u16,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    correlation_id: Option<String>,
}

pub fn read(asking: &Asking<'_>, guard: &Guard, own: &Own) -> Result<(Resource, String), Refusal> {
    asking.ensure_method("GET")?;
    if !guard.admits(asking.header("x-identity-header")) {
        return Err(Refusal::secret("X-IDENTITY-HEADER is not the value of IDENTITY_HEADER"));
    }
    let fields = asking.parameters();
    if fields.get("api-version")?.as_deref() != Some(VERSION) {
        return Err(Refusal::request(400, format!("the api-version has to be {VERSION}")));
    }
    own.check(&fields, "mi_res_id", NO_SUCH)?;
    fields.resource()
}

/// There is no `expires_in` in it, and numbers are strings.
pub fn lend(lent: &Lent, resource: &str, own: &Own) -> String {
    json(&Body {
        access_token: lent.access_token.expose(),
        expires_on: lent.expires_on.to_string(),
        resource,
        token_type: "Bearer",
        client_id: own.client_id.as_deref(),
    })
}

pub fn refuse(refusal: &Refusal) -> String {
    json(&Fault { status_code: refusal.status, message: &refusal.text, correlation_id: random::uuid().ok() })
}
