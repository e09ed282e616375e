//! What the `claims` of a request demand of the token: authentication contexts, and the capability to be revoked at once.

use serde_json::{Value, json};

use super::errors::Refusal;

/// What is demanded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Demand {
    /// Authentication contexts, such as `p1`.
    contexts: Vec<String>,
    /// Whether the client says that it hands challenges on.
    is_capable: bool,
    text: String,
}

impl Demand {
    /// Of a request's `claims`, which have been seen to be JSON.
    pub fn of(claims: Option<&str>) -> Demand {
        let text = claims.unwrap_or_default().to_owned();
        let json: Value = serde_json::from_str(&text).unwrap_or_default();
        let demanded = &json["access_token"]["acrs"];
        let values = demanded["values"].as_array().cloned().unwrap_or_default();
        let contexts = values.iter().chain([&demanded["value"]]).filter_map(Value::as_str).map(str::to_owned);
        let is_capable = json["access_token"]["xms_cc"]["values"] == json!(["cp1"]);
        Demand { contexts: contexts.collect(), is_capable, text }
    }

    /// Refuses what was not shown at the sign-in page, with what has to be asked for there.
    pub fn ensure_met(&self, shown: &Demand) -> Result<(), Refusal> {
        if self.contexts.iter().all(|context| shown.contexts.contains(context)) {
            return Ok(());
        }
        let text = "Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource.";
        Err(Refusal::new(50076, "interaction_required", text).suberror("basic_action").with("claims", &self.text))
    }

    /// Writes it into a token's claims.
    pub fn fulfil(&self, claims: &mut Value) {
        if !self.contexts.is_empty() {
            claims["acrs"] = json!(self.contexts);
        }
        if self.is_capable {
            claims["xms_cc"] = json!(["cp1"]);
        }
    }
}
