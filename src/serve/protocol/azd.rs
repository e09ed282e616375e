//! The external authentication of the Azure Developer CLI, version 2023-07-12-preview.
//! <https://github.com/Azure/azure-dev/blob/main/cli/azd/docs/external-authentication.md>

use serde::{Deserialize, Serialize};

use super::{Asking, Fault, Own, Refusal, json};
use crate::output::date;
use crate::resource::Resource;
use crate::serve::guard::Guard;
use crate::serve::lender::Lent;

const VERSION: &str = "2023-07-12-preview";

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Question {
    scopes: Vec<String>,
    tenant_id: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body<'a> {
    status: &'static str,
    token: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_on: Option<String>,
}

#[derive(Serialize)]
struct Failure<'a> {
    status: &'static str,
    code: &'static str,
    message: &'a str,
}

pub fn read(asking: &Asking<'_>, guard: &Guard, own: &Own) -> Result<(Resource, String), Refusal> {
    asking.ensure_method("POST")?;
    if !guard.admits(asking.header("authorization").and_then(|value| value.strip_prefix("Bearer "))) {
        return Err(Refusal::secret("the bearer is not the value of AZD_AUTH_KEY"));
    }
    if asking.parameters().get("api-version")?.as_deref() != Some(VERSION) {
        return Err(Refusal::request(400, format!("the api-version has to be {VERSION}")));
    }
    asking.ensure_json()?;
    let question: Question = serde_json::from_slice(asking.body)
        .map_err(|error| Refusal::request(400, format!("the body is not the question of the protocol: {error}")))?;
    let tenant = question.tenant_id.filter(|tenant| !tenant.is_empty());
    if let (Some(asked), Some(tenant)) = (&tenant, &own.tenant)
        && !asked.eq_ignore_ascii_case(tenant)
    {
        return Err(Refusal::identity(&format!("the sign-in that azt lends is for the tenant {tenant}")));
    }
    let said = question.scopes.join(" ");
    let resource = Resource::scoped(question.scopes).map_err(|error| Refusal::resource(400, format!("{error:#}")))?;
    Ok((resource, said))
}

pub fn lend(lent: &Lent) -> String {
    json(&Body { status: "success", token: lent.access_token.expose(), expires_on: date(lent.expires_on) })
}

/// The client shows a message only where the status is 200.
pub fn refuse(refusal: &Refusal) -> (u16, String) {
    let status = match refusal.fault {
        Fault::Request | Fault::Secret => refusal.status,
        _ => 200,
    };
    let code = if refusal.fault == Fault::SignIn { "NotSignedInError" } else { "GetTokenError" };
    (status, json(&Failure { status: "error", code, message: &refusal.text }))
}
