//! Entra's refusals: the AADSTS number, the text, and everything that comes with them.

use chrono::DateTime;
use serde_json::{Map, Value, json};

use super::super::cloud::is_guid;
use super::super::tokens::guid;
use super::super::{Answer, Request, now};

/// One refusal.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// The number after `AADSTS`.
    pub code: u32,
    /// The OAuth error, which clients branch on.
    pub error: &'static str,
    /// The text after the number.
    pub text: String,
    /// Members that only some refusals have.
    pub extra: Map<String, Value>,
}

impl Refusal {
    /// A refusal with the members that all of them have.
    pub fn new(code: u32, error: &'static str, text: impl Into<String>) -> Refusal {
        Refusal { code, error, text: text.into(), extra: Map::new() }
    }

    /// A request that nobody should have sent.
    pub fn malformed(text: &str) -> Refusal {
        let text = format!("Invalid request. Request is malformed or invalid. ({text})");
        Refusal::new(9002313, "invalid_request", text)
    }

    /// A parameter that is not there.
    pub fn missing(name: &str) -> Refusal {
        let text = format!("The request body must contain the following parameter: '{name}'.");
        Refusal::new(900144, "invalid_request", text)
    }

    /// A resource without a service principal in the tenant.
    pub fn unknown_resource(resource: &str) -> Refusal {
        let text = format!(
            "The resource principal named {resource} was not found in the tenant named Contoso. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant."
        );
        Refusal::new(500011, "invalid_resource", text)
    }

    /// An app that the tenant does not know.
    pub fn unknown_app(id: &str) -> Refusal {
        let text = format!(
            "Application with identifier '{id}' was not found in the directory 'Contoso'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant."
        );
        Refusal::new(700016, "unauthorized_client", text)
    }

    /// Adds `suberror`.
    #[must_use]
    pub fn suberror(self, suberror: &str) -> Refusal {
        self.with("suberror", suberror)
    }

    /// Adds a member.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Refusal {
        self.extra.insert(name.to_owned(), json!(value));
        self
    }

    /// `AADSTS…`, with the ids that support asks for, a line each.
    pub fn description(&self, trace: &str, correlation: &str) -> String {
        format!(
            "AADSTS{}: {}\r\nTrace ID: {trace}\r\nCorrelation ID: {correlation}\r\nTimestamp: {}",
            self.code,
            self.text,
            timestamp()
        )
    }

    /// The answer, 401 for `invalid_client` and 400 for all others. `request` when Entra itself answers it: then its
    /// correlation id and headers come along.
    pub fn answer(&self, request: Option<&Request>) -> Answer {
        let trace = guid();
        let correlation = request.map_or_else(guid, correlation_id);
        let mut body = json!({
            "error": self.error,
            "error_description": self.description(&trace, &correlation),
            "error_codes": [self.code],
            "timestamp": timestamp(),
            "trace_id": trace,
            "correlation_id": correlation,
            "error_uri": format!("https://login.microsoftonline.com/error?code={}", self.code),
        });
        for (name, value) in &self.extra {
            body[name] = value.clone();
        }
        let status = if self.error == "invalid_client" { 401 } else { 400 };
        let answer = Answer::json(status, &body);
        match request {
            Some(request) => stamp(answer, request, &trace).header("X-Ms-Clitelem", &format!("1,{},0,,", self.code)),
            None => answer,
        }
    }
}

/// The client's own id for the request if it sent a GUID, else a new one.
pub fn correlation_id(request: &Request) -> String {
    let sent = request.header("client-request-id");
    let sent = sent.or_else(|| request.query("client-request-id"));
    sent.filter(|id| is_guid(id)).map_or_else(guid, str::to_owned)
}

/// Adds the headers that every answer of the token endpoint has.
pub fn stamp(answer: Answer, request: &Request, trace: &str) -> Answer {
    let answer = answer
        .header("Cache-Control", "no-store, no-cache")
        .header("Pragma", "no-cache")
        .header("Expires", "-1")
        .header("x-ms-request-id", trace)
        .header("x-ms-ests-server", "2.1.0 - sandbox");
    let wanted = request.header("return-client-request-id");
    match request.header("client-request-id") {
        Some(id) if wanted.is_some_and(|wanted| wanted.eq_ignore_ascii_case("true")) => {
            answer.header("client-request-id", id)
        }
        _ => answer,
    }
}

fn timestamp() -> String {
    let time = DateTime::from_timestamp(now(), 0).unwrap_or_default();
    time.format("%Y-%m-%d %H:%M:%SZ").to_string()
}
