//! What came back: a whole answer, whose texts are safe to print.

use std::time::{Duration, SystemTime};

use reqwest::header::HeaderMap;
#[cfg(test)]
use reqwest::header::HeaderValue;

use crate::clock;
use crate::denied::Denied;
use crate::secret::Secret;
use crate::text::one_line;

/// A whole answer.
pub struct Answer {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
    pub(super) sent_at: i64,
    pub(super) secrets: Vec<Secret>,
    pub(super) attempts: u32,
}

impl Answer {
    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The body, at most 1 MiB, without the byte order mark that some services begin with.
    pub fn body(&self) -> &[u8] {
        self.body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.body)
    }

    /// A header's text, safe to print; `None` when it is absent or not text.
    pub fn header(&self, name: &str) -> Option<String> {
        Some(self.clean(self.headers.get(name)?.to_str().ok()?))
    }

    /// When the request was sent, in seconds since 1970: `expires_in` counts from there.
    pub fn sent_at(&self) -> i64 {
        self.sent_at
    }

    /// The same answer, which the last of so many requests got.
    #[must_use]
    pub fn after(self, attempts: u32) -> Self {
        Self { attempts, ..self }
    }

    /// A text member of the JSON object that it is, safe to print.
    pub fn member(&self, name: &str) -> Option<String> {
        let body: serde_json::Map<_, _> = serde_json::from_slice(self.body()).ok()?;
        Some(self.clean(body.get(name)?.as_str()?))
    }

    /// What the service says in place of a token.
    pub fn denied(&self) -> Denied {
        let denied = Denied::read(self.status, self.body(), &|text| self.clean(text), |name| self.header(name));
        Denied { attempts: self.attempts, retry_after: self.retry_after(), ..denied }
    }

    /// How long the service asks to be left alone: `Retry-After`, in seconds or as a date, which counts from the answer's
    /// own `Date`: this machine's clock may be wrong. <https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3>
    pub fn retry_after(&self) -> Option<Duration> {
        let text = self.header("retry-after")?;
        let text = text.trim();
        if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
        }
        let until = httpdate::parse_http_date(text).ok()?;
        let date = self.header("date").and_then(|date| httpdate::parse_http_date(&date).ok());
        let now = || SystemTime::UNIX_EPOCH + Duration::from_secs(clock::now().unsigned_abs());
        Some(until.duration_since(date.unwrap_or_else(now)).unwrap_or_default())
    }

    /// A text of the service, safe to print: one line, and without anything that the request kept secret, should the
    /// service have echoed it.
    pub fn clean(&self, text: &str) -> String {
        let shown =
            self.secrets.iter().fold(text.to_owned(), |text, secret| text.replace(secret.expose(), "<redacted>"));
        one_line(&shown)
    }

    /// An answer that never was on the wire.
    #[cfg(test)]
    pub fn of(status: u16, headers: &[(&'static str, &'static str)], body: &str) -> Self {
        let headers = headers
            .iter()
            .map(|(name, value)| (reqwest::header::HeaderName::from_static(name), HeaderValue::from_static(value)));
        Self {
            status,
            headers: headers.collect(),
            body: body.as_bytes().to_vec(),
            sent_at: 1_700_000_000,
            secrets: Vec::new(),
            attempts: 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let date = ("date", "Sun, 06 Nov 1994 08:49:37 GMT");
        for (headers, seconds) in [
            (&[("retry-after", "7")][..], Some(7)),
            (&[("retry-after", "Sun, 06 Nov 1994 08:49:47 GMT"), date], Some(10)),
            (&[("retry-after", "Sunday, 06-Nov-94 08:49:47 GMT"), date], Some(10)),
            (&[("retry-after", "Sun Nov  6 08:49:47 1994"), date], Some(10)),
            (&[("retry-after", "Sun, 06 Nov 1994 08:49:27 GMT"), date], Some(0)),
            (&[("retry-after", "Sun, 06 Nov 1994 08:49:47 GMT")], Some(0)),
            (&[("retry-after", "99999999999999999999")], Some(u64::MAX)),
            (&[("retry-after", "soon")], None),
            (&[("retry-after", "")], None),
            (&[("retry-after", "-1")], None),
            (&[], None),
        ] {
            let answer = Answer::of(429, headers, "");
            assert_eq!(answer.retry_after(), seconds.map(Duration::from_secs), "{headers:?}");
        }
    }
}
