//! What a service said when it gave no token, in any of the shapes that Azure's endpoints use.

use std::time::Duration;

use serde_json::{Map, Value};

use crate::text::one_line;

/// The longest plain text that is shown, in characters.
const PLAIN: usize = 200;

/// The most AADSTS numbers that are read of one answer; Entra gives one or two.
const CODES: usize = 16;

/// A service's refusal or fault. Every text in it is one line and safe to print.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Denied {
    /// The HTTP status; `None` when it came by a browser's redirect.
    pub status: Option<u16>,
    /// RFC 6749's `error`, or the code in an error object.
    pub error: Option<String>,
    /// The service's own explanation.
    pub description: Option<String>,
    /// Entra's AADSTS numbers. They choose hints, never decisions.
    pub error_codes: Vec<i64>,
    /// Entra's refinement of `invalid_grant`.
    pub suberror: Option<String>,
    /// Names the request in the service's logs.
    pub correlation_id: Option<String>,
    /// Names the answer in the service's logs.
    pub trace_id: Option<String>,
    /// When the service said so, in its own spelling.
    pub timestamp: Option<String>,
    /// JSON that the next sign-in has to send along.
    pub claims: Option<String>,
    /// How long the service asks to be left alone.
    pub retry_after: Option<Duration>,
    /// Whether trying again later may help: nobody was refused, the service just could not answer.
    pub is_passing: bool,
    /// `Server`, which tells Azure's own from what stands in its place.
    pub server: Option<String>,
    /// How many times it was asked.
    pub attempts: u32,
}

impl Denied {
    /// Reads an answer's body, whatever its status: RFC 6749's two strings (IMDS, Entra), an object under
    /// `error` (Cloud Shell, Service Fabric), `statusCode` and `message` in either case (App Service), or none.
    /// `clean` makes each text safe to print, and so does `header` already.
    pub fn read(
        status: u16,
        body: &[u8],
        clean: &dyn Fn(&str) -> String,
        header: impl Fn(&str) -> Option<String>,
    ) -> Self {
        let mut denied = match serde_json::from_slice(body) {
            Ok(Value::Object(body)) => Self::of_body(&body, clean),
            _ if is_html(body) => {
                Self { description: Some("an HTML page in place of an answer".to_owned()), ..Self::default() }
            }
            Err(_) => Self { description: plain(body, clean), ..Self::default() },
            Ok(_) => Self::default(),
        };
        denied.status = Some(status);
        denied.server = header("server");
        denied.trace_id = denied.trace_id.or_else(|| header("x-ms-request-id"));
        denied.correlation_id = denied.correlation_id.or_else(|| header("client-request-id"));
        denied.is_passing = passes(denied.error.as_deref()) || matches!(status, 408 | 429 | 500..=599);
        denied
    }

    /// An `error` that came back by the browser.
    pub fn of_redirect(error: &str, description: Option<String>, suberror: Option<&str>) -> Self {
        Self {
            error: Some(one_line(error)),
            error_codes: codes(None, description.as_deref()),
            suberror: suberror.map(one_line),
            description,
            is_passing: passes(Some(error)),
            ..Self::default()
        }
    }

    fn of_body(body: &Map<String, Value>, clean: &dyn Fn(&str) -> String) -> Self {
        let nested = ["error", "Error"].iter().find_map(|name| body.get(*name)?.as_object());
        let text_of = |object, names: &[&str]| text_of(object, names).map(clean);
        let text = |names: &[&str]| text_of(nested, names).or_else(|| text_of(Some(body), names));
        let description = text(&["error_description", "message", "Message"]);
        Self {
            error: text_of(Some(body), &["error"]).or_else(|| text_of(nested, &["code", "Code"])),
            error_codes: codes(body.get("error_codes"), description.as_deref()),
            suberror: text(&["suberror"]),
            correlation_id: text(&["correlation_id", "correlationId", "CorrelationId"]),
            trace_id: text(&["trace_id"]),
            timestamp: text(&["timestamp"]),
            claims: body.get("claims").and_then(json_text).map(|claims| clean(&claims)),
            description,
            ..Self::default()
        }
    }

    /// Whether a person at a browser may change the service's mind.
    /// <https://learn.microsoft.com/entra/identity-platform/refresh-tokens> and the meaning of MSAL's sub-errors.
    pub fn asks_for_a_person(&self) -> bool {
        match self.error.as_deref() {
            Some("interaction_required" | "login_required" | "consent_required") => true,
            Some("invalid_grant") => !matches!(
                self.suberror.as_deref(),
                Some("client_mismatch" | "protection_policy_required" | "message_only")
            ),
            _ => false,
        }
    }

    /// Whether what was redeemed will never be good again. Other refusals may be about one resource only.
    pub fn is_for_good(&self) -> bool {
        self.error.as_deref() == Some("invalid_grant")
            && matches!(self.suberror.as_deref(), Some("bad_token" | "token_expired"))
    }

    /// Whether it may be about what was asked for: another resource may be another matter.
    pub fn is_about_the_resource(&self) -> bool {
        // https://www.rfc-editor.org/rfc/rfc6749#section-5.2 and https://www.rfc-editor.org/rfc/rfc8707#section-2
        let about = ["invalid_resource", "invalid_target", "invalid_scope", "invalid_grant"];
        let wants = ["consent_required", "interaction_required"];
        self.error.as_deref().is_some_and(|error| about.contains(&error) || wants.contains(&error))
    }

    /// Whether the service used one of these AADSTS numbers.
    pub fn has_code(&self, codes: &[i64]) -> bool {
        self.error_codes.iter().any(|code| codes.contains(code))
    }

    /// The seconds to wait before the service is asked again, where it said so.
    pub fn wait(&self) -> Option<u64> {
        self.retry_after.filter(|_| self.is_passing).map(|wait| wait.as_secs()).filter(|seconds| *seconds > 0)
    }
}

impl std::fmt::Display for Denied {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (&self.error, &self.description) {
            (Some(error), Some(description)) => write!(f, "{error}: {description}")?,
            (Some(text), None) | (None, Some(text)) => write!(f, "{text}")?,
            (None, None) => write!(f, "it gave no reason")?,
        }
        let status = self.status.map(|status| format!("HTTP {status}"));
        let described = self.description.as_deref().unwrap_or_default();
        // What support asks for. Entra's own description ends in all three.
        let ids = [
            ("trace id", "Trace ID:", &self.trace_id),
            ("correlation id", "Correlation ID:", &self.correlation_id),
            ("timestamp", "Timestamp:", &self.timestamp),
        ];
        let unsaid = ids.into_iter().filter_map(|(name, mark, id)| Some((name, mark, id.as_deref()?)));
        let unsaid = unsaid.filter(|(_, mark, id)| !described.contains(mark) && !described.contains(id));
        let unsaid = unsaid.map(|(name, _, id)| format!("{name} {id}"));
        let attempts = (self.attempts > 1).then(|| format!("asked {} times", self.attempts));
        let notes: Vec<_> = status.into_iter().chain(attempts).chain(unsaid).collect();
        if notes.is_empty() { Ok(()) } else { write!(f, " ({})", notes.join(", ")) }
    }
}

/// Whether an error says that nobody was refused.
fn passes(error: Option<&str>) -> bool {
    matches!(error, Some("temporarily_unavailable" | "server_error"))
}

/// The first line of a text that is no JSON, as far as anybody reads it.
fn plain(body: &[u8], clean: &dyn Fn(&str) -> String) -> Option<String> {
    // Cleaned before it is cut: half a secret would not be known for one.
    let text = clean(std::str::from_utf8(body).ok()?.trim_start().lines().next()?);
    let end = text.char_indices().nth(PLAIN).map_or(text.len(), |(end, _)| end);
    Some(text[..end].to_owned()).filter(|text| !text.is_empty())
}

/// Whether it is a web page: a proxy, a captive portal, a host that is something else.
pub fn is_html(body: &[u8]) -> bool {
    body.trim_ascii_start().starts_with(b"<")
}

fn text_of<'a>(object: Option<&'a Map<String, Value>>, names: &[&str]) -> Option<&'a str> {
    let object = object?;
    names.iter().find_map(|name| object.get(*name)?.as_str()).filter(|text| !text.is_empty())
}

/// JSON that is a text, as Entra sends it, or not.
fn json_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Object(_) => Some(value.to_string()),
        _ => None,
    }
}

/// `error_codes` is an array of numbers, or that array as a string; without it, the numbers in the text count.
fn codes(given: Option<&Value>, description: Option<&str>) -> Vec<i64> {
    let given = given.map(numbers).unwrap_or_default();
    if !given.is_empty() {
        return given;
    }
    let texts = description.unwrap_or_default().split("AADSTS").skip(1);
    let digits = texts.map(|text| &text[..text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len())]);
    digits.filter_map(|digits| digits.parse().ok()).take(CODES).collect()
}

fn numbers(given: &Value) -> Vec<i64> {
    let number = |value: &Value| match value {
        Value::String(text) => text.parse().ok(),
        value => value.as_i64(),
    };
    match given {
        Value::Array(items) => items.iter().take(CODES).filter_map(number).collect(),
        Value::String(text) if text.starts_with('[') => {
            serde_json::from_str(text).as_ref().map(numbers).unwrap_or_default()
        }
        value => number(value).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn denied(status: u16, body: &str) -> Denied {
        Denied::read(status, body.as_bytes(), &one_line, |_| None)
    }

    #[test]
    fn every_shape_gives_code_text_and_correlation_id() {
        let shapes = [
            (
                r#"{"error":"invalid_request","error_description":"Identity not found","x":1}"#,
                "invalid_request: Identity not found (HTTP 400)",
            ),
            (
                r#"{"error":{"code":"AudienceNotSupported","message":"Audience x","correlationId":"c1"}}"#,
                "AudienceNotSupported: Audience x (HTTP 400, correlation id c1)",
            ),
            (
                r#"{"statusCode":500,"message":"An error","correlationId":"c2"}"#,
                "An error (HTTP 400, correlation id c2)",
            ),
            (r#"{"StatusCode":400,"Message":"No MSI","CorrelationId":"c3"}"#, "No MSI (HTTP 400, correlation id c3)"),
            ("no\nmore", "no (HTTP 400)"),
            ("<html>", "an HTML page in place of an answer (HTTP 400)"),
            ("", "it gave no reason (HTTP 400)"),
            ("[]", "it gave no reason (HTTP 400)"),
        ];
        for (body, text) in shapes {
            assert_eq!(denied(400, body).to_string(), text);
        }
    }

    #[test]
    fn codes_come_from_an_array_a_string_or_the_text() {
        for (members, codes) in [
            (r#""error_codes":[50076]"#, &[50076][..]),
            (r#""error_codes":[70002,50012]"#, &[70002, 50012]),
            (r#""error_codes":"[50076]""#, &[50076]),
            (r#""error_codes":["50076",50012.5,null,{},[1]]"#, &[50076]),
            (r#""error_codes":50076"#, &[50076]),
            (r#""error_codes":"50076""#, &[50076]),
            (r#""error_codes":[],"error_description":"AADSTS50076: do MFA""#, &[50076]),
            (r#""error_codes":"[[","error_description":"AADSTS50076: do MFA""#, &[50076]),
            (r#""error_codes":{"a":1},"error_description":"AADSTS50076: do MFA""#, &[50076]),
            (r#""error_codes":[99999999999999999999],"error_description":"x AADSTS500208: y""#, &[500_208]),
            (r#""error_description":"AADSTS70002: no.AADSTS50012: no""#, &[70002, 50012]),
            (r#""error_description":"AADSTS: AADSTSx AADSTS99999999999999999999""#, &[]),
        ] {
            assert_eq!(denied(400, &format!(r#"{{"error":"e",{members}}}"#)).error_codes, codes, "{members}");
        }
        let many = format!(r#"{{"error_codes":[{}1]}}"#, "1,".repeat(1000));
        assert_eq!(denied(400, &many).error_codes.len(), CODES);
    }

    #[test]
    fn what_support_asks_for_is_said_once() {
        let body = |description: &str| {
            format!(
                r#"{{"error":"e","error_description":"{description}","trace_id":"t1","correlation_id":"c1","timestamp":"2026-01-09 02:02:12Z","x":1}}"#
            )
        };
        for (description, text) in [
            ("no", "e: no (HTTP 400, trace id t1, correlation id c1, timestamp 2026-01-09 02:02:12Z)"),
            (
                r"no\r\nTrace ID: t1\r\nCorrelation ID: c1",
                "e: no Trace ID: t1 Correlation ID: c1 (HTTP 400, timestamp 2026-01-09 02:02:12Z)",
            ),
        ] {
            assert_eq!(denied(400, &body(description)).to_string(), text);
        }
    }

    #[test]
    fn claims_are_json_whether_as_text_or_not() {
        for (claims, text) in [
            (r#""{\"a\":{}}""#, Some(r#"{"a":{}}"#)),
            (r#"{"a":{}}"#, Some(r#"{"a":{}}"#)),
            ("null", None),
            ("[1]", None),
            ("7", None),
        ] {
            let body = format!(r#"{{"error":"e","claims":{claims}}}"#);
            assert_eq!(denied(400, &body).claims.as_deref(), text, "{claims}");
        }
    }

    #[test]
    fn a_text_is_cleaned_before_it_is_cut() {
        let clean = |text: &str| one_line(&text.replace("secret", "***"));
        let body = format!("{}secret", "x".repeat(PLAIN - 3));
        let denied = Denied::read(400, body.as_bytes(), &clean, |_| None);
        assert_eq!(denied.description, Some(format!("{}***", "x".repeat(PLAIN - 3))));
    }

    #[test]
    fn what_may_pass_is_told_from_what_is_refused() {
        for (status, body, passing) in [
            (400, r#"{"error":"invalid_grant"}"#, false),
            (400, r#"{"error":"temporarily_unavailable"}"#, true),
            (429, "", true),
            (503, "<html>", true),
            (401, "", false),
        ] {
            assert_eq!(denied(status, body).is_passing, passing, "{status} {body}");
        }
    }
}
