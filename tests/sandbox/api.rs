//! Two resources that take the tokens: Azure Resource Manager and Databricks, one list each.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::cloud::{ARM_AUDIENCES, DATABRICKS, GUEST, SUBSCRIPTION_ID, TENANT_ID, WORKSPACE_ID};
use super::{Answer, Request, Services, now};

/// The authentication context of a sign-in with a second factor.
const SECOND_FACTOR: &str = "p1";

/// Why a bearer token was not taken.
pub(super) enum Fault {
    Missing,
    Foreign,
    Audience(String),
    Expired,
}

/// The claims of the request's token, if this cloud issued it for one of `audiences` and it still lives.
pub(super) fn authenticate(services: &Services, request: &Request, audiences: &[&str]) -> Result<Value, Fault> {
    claims_of(services, request.bearer().ok_or(Fault::Missing)?, audiences)
}

/// The same of a token, wherever it stood.
pub(super) fn claims_of(services: &Services, token: &str, audiences: &[&str]) -> Result<Value, Fault> {
    let claims = services.issuer.verify(token).ok_or(Fault::Foreign)?;
    let audience = claims["aud"].as_str().unwrap_or_default();
    if !audiences.contains(&audience) {
        return Err(Fault::Audience(audience.to_owned()));
    }
    if claims["exp"].as_i64().unwrap_or_default() <= now() {
        return Err(Fault::Expired);
    }
    Ok(claims)
}

/// `GET /subscriptions?api-version=…` of Azure Resource Manager.
pub(super) fn subscriptions(services: &Services, request: &Request) -> Answer {
    if !matches!(request.method.as_str(), "GET" | "DELETE") {
        return Answer::status(405);
    }
    let claims = match authenticate(services, request, &ARM_AUDIENCES) {
        Ok(claims) => claims,
        Err(fault) => return arm_refusal(&fault),
    };
    if request.method == "DELETE" {
        return delete(&claims);
    }
    if request.query("api-version").is_none_or(str::is_empty) {
        let text = "The api-version query parameter (?api-version=) is required for all requests.";
        return arm_error(400, "MissingApiVersionParameter", text);
    }
    let subscription = json!({
        "id": format!("/subscriptions/{SUBSCRIPTION_ID}"),
        "subscriptionId": SUBSCRIPTION_ID,
        "tenantId": TENANT_ID,
        "displayName": "Sandbox",
        "state": "Enabled",
    });
    let count = json!({ "type": "Total", "value": 1 });
    Answer::json(200, &json!({ "value": [subscription], "count": count }))
}

/// What changes something wants a second factor, which the token has to show.
/// <https://learn.microsoft.com/entra/identity/authentication/concept-mandatory-multifactor-authentication>
fn delete(claims: &Value) -> Answer {
    let has = claims["acrs"].as_array().is_some_and(|acrs| acrs.contains(&json!(SECOND_FACTOR)));
    if has {
        return Answer::json(200, &json!({}));
    }
    let demand = json!({ "access_token": { "acrs": { "essential": true, "values": [SECOND_FACTOR] } } });
    let challenge = format!(
        "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\", error=\"insufficient_claims\", claims=\"{}\"",
        STANDARD.encode(demand.to_string())
    );
    let text = "The token lacks what a policy of the tenant demands.";
    arm_error(401, "RequestDisallowedByAzure", text).header("WWW-Authenticate", &challenge)
}

fn arm_refusal(fault: &Fault) -> Answer {
    let (code, text) = match fault {
        Fault::Missing => {
            ("AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing.".to_owned())
        }
        Fault::Foreign => ("InvalidAuthenticationToken", "The access token is invalid.".to_owned()),
        Fault::Audience(audience) => (
            "InvalidAuthenticationTokenAudience",
            format!(
                "The access token has been obtained for wrong audience or resource '{audience}'. It should exactly match with one of the allowed audiences '{}'.",
                ARM_AUDIENCES.join("','")
            ),
        ),
        Fault::Expired => (
            "ExpiredAuthenticationToken",
            "The access token expiry UTC time is earlier than the current UTC time.".to_owned(),
        ),
    };
    let challenge = format!(
        "Bearer authorization_uri=\"https://login.microsoftonline.com/{TENANT_ID}\", error=\"invalid_token\", error_description=\"{text}\""
    );
    arm_error(401, code, &text).header("WWW-Authenticate", &challenge)
}

fn arm_error(status: u16, code: &str, text: &str) -> Answer {
    let error = json!({ "code": code, "message": text });
    Answer::json(status, &json!({ "error": error }))
}

/// `GET /api/2.0/clusters/list` of a Databricks workspace.
pub(super) fn clusters(services: &Services, request: &Request) -> Answer {
    if request.method != "GET" {
        return Answer::status(405);
    }
    let claims = match authenticate(services, request, &[DATABRICKS]) {
        Ok(claims) => claims,
        Err(fault) => return databricks_refusal(&fault),
    };
    let workspace = request.header("x-databricks-azure-workspace-resource-id");
    if workspace.is_some_and(|id| !id.eq_ignore_ascii_case(WORKSPACE_ID)) {
        return databricks_error(400, "INVALID_PARAMETER_VALUE", "Invalid workspace resource id.");
    }
    // Whoever has not been added to the workspace is let in by the roles held on the Azure resource, named by this header.
    // https://learn.microsoft.com/azure/databricks/dev-tools/api/latest/aad/app-aad-token
    if claims["upn"] == GUEST && workspace.is_none() {
        return databricks_error(403, "PERMISSION_DENIED", "User not authorized.");
    }
    let cluster = json!({
        "cluster_id": "0101-120000-sand0001",
        "cluster_name": "sandbox",
        "spark_version": "15.4.x-scala2.12",
        "state": "RUNNING",
        "num_workers": 2,
    });
    Answer::json(200, &json!({ "clusters": [cluster] }))
}

fn databricks_refusal(fault: &Fault) -> Answer {
    let text = match fault {
        Fault::Missing => "Credential was not sent or was of an unsupported type for this API.",
        Fault::Expired => "Access token has expired.",
        Fault::Foreign | Fault::Audience(_) => "Invalid access token.",
    };
    databricks_error(401, "UNAUTHENTICATED", text).header("WWW-Authenticate", "Bearer realm=\"DatabricksRealm\"")
}

fn databricks_error(status: u16, code: &str, text: &str) -> Answer {
    Answer::json(status, &json!({ "error_code": code, "message": text }))
}
