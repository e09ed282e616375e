//! What came back: a whole answer, whose texts are safe to print.

use reqwest::header::HeaderMap;
#[cfg(test)]
use reqwest::header::HeaderValue;

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

    /// The body, at most 1 MiB.
    pub fn body(&self) -> &[u8] {
        &self.body
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
        let body: serde_json::Map<_, _> = serde_json::from_slice(&self.body).ok()?;
        Some(self.clean(body.get(name)?.as_str()?))
    }

    /// What the service says in place of a token.
    pub fn denied(&self) -> Denied {
        let denied = Denied::read(self.status, &self.body, &|text| self.clean(text), |name| self.header(name));
        Denied { attempts: self.attempts, ..denied }
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
