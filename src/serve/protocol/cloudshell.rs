//! Azure Cloud Shell. <https://learn.microsoft.com/azure/cloud-shell/msi-authorization>

use serde::Serialize;

use super::{Asking, Fault, Own, Refusal, json};
use crate::resource::Resource;
use crate::serve::lender::Lent;

#[derive(Serialize)]
struct Body<'a> {
    access_token: &'a str,
    refresh_token: &'static str,
    expires_in: String,
    expires_on: String,
    not_before: String,
    resource: &'a str,
    token_type: &'static str,
}

#[derive(Serialize)]
struct Outer<'a> {
    error: Inner<'a>,
}

#[derive(Serialize)]
struct Inner<'a> {
    code: &'static str,
    message: &'a str,
}

pub fn read(asking: &Asking<'_>, own: &Own) -> Result<(Resource, String), Refusal> {
    asking.ensure_method("POST")?;
    asking.ensure_metadata()?;
    let fields = asking.form()?;
    own.check(&fields, "msi_res_id", "Cloud Shell has one identity, its user, and it is not this one")?;
    fields.resource()
}

/// Numbers are strings, and the refresh token is always empty.
pub fn lend(lent: &Lent, resource: &str, now: i64) -> String {
    json(&Body {
        access_token: lent.access_token.expose(),
        refresh_token: "",
        expires_in: lent.expires_on.saturating_sub(now).max(0).to_string(),
        expires_on: lent.expires_on.to_string(),
        not_before: lent.not_before.to_string(),
        resource,
        token_type: "Bearer",
    })
}

pub fn refuse(refusal: &Refusal) -> String {
    let code = match refusal.fault {
        Fault::Resource => "AudienceNotSupported",
        Fault::Request | Fault::Secret => "BadRequest",
        Fault::Identity => "IdentityNotFound",
        Fault::SignIn | Fault::Refused => "TokenRequestFailed",
        Fault::Passing => "ServiceUnavailable",
    };
    json(&Outer { error: Inner { code, message: &refusal.text } })
}
