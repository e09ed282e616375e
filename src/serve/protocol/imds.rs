//! The metadata service of virtual machines.
//! <https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token>

use serde::Serialize;

use super::{Asking, Described, Fault, Own, Refusal, json};
use crate::resource::Resource;
use crate::serve::guard::Guard;
use crate::serve::lender::Lent;

/// What stands before the secret in a path that has it, for clients that can be told an address and no header, as can
/// Terraform's. <https://github.com/hashicorp/terraform-provider-azurerm/issues/33001>
pub const BEFORE_SECRET: &str = "/terraform/";

#[derive(Serialize)]
struct Body<'a> {
    access_token: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_id: Option<&'a str>,
    expires_in: String,
    expires_on: String,
    ext_expires_in: String,
    not_before: String,
    resource: &'a str,
    token_type: &'static str,
}

pub fn read(asking: &Asking<'_>, own: &Own) -> Result<(Resource, String), Refusal> {
    asking.ensure_method("GET")?;
    asking.ensure_metadata()?;
    let fields = asking.parameters();
    if !fields.get("api-version")?.is_some_and(|version| is_version(&version)) {
        return Err(Refusal::request(400, "Bad request. api-version was not specified, or is before 2018-02-01"));
    }
    own.check(&fields, "msi_res_id", "Identity not found")?;
    fields.resource()
}

/// The same where the path has the secret.
pub fn read_behind_secret(asking: &Asking<'_>, guard: &Guard, own: &Own) -> Result<(Resource, String), Refusal> {
    if !guard.admits(asking.path.strip_prefix(BEFORE_SECRET)) {
        return Err(Refusal::secret("the path is not that of ARM_MSI_ENDPOINT"));
    }
    read(asking, own)
}

/// Any from the first with identities on.
fn is_version(text: &str) -> bool {
    let is_date = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    is_date && text >= "2018-02-01"
}

/// Numbers are strings.
pub fn lend(lent: &Lent, resource: &str, own: &Own, now: i64) -> String {
    let left = lent.expires_on.saturating_sub(now).max(0).to_string();
    json(&Body {
        access_token: lent.access_token.expose(),
        client_id: own.client_id.as_deref(),
        expires_in: left.clone(),
        expires_on: lent.expires_on.to_string(),
        ext_expires_in: left,
        not_before: lent.not_before.to_string(),
        resource,
        token_type: "Bearer",
    })
}

pub fn refuse(refusal: &Refusal) -> String {
    let error = match refusal.fault {
        Fault::Request if refusal.status == 405 => "method_not_allowed",
        Fault::Request | Fault::Identity | Fault::Secret => "invalid_request",
        Fault::Resource => "invalid_resource",
        Fault::SignIn | Fault::Refused => "unauthorized_client",
        Fault::Passing if refusal.status == 429 => "too_many_requests",
        Fault::Passing => "service_unavailable",
    };
    json(&Described { error, error_description: &refusal.text })
}
