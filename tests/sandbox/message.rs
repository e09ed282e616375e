//! What goes over the wire: a request as it was received, an answer as it will be sent.

use std::time::Duration;

use serde_json::Value;
use url::form_urlencoded;

/// One request as the sandbox received it.
#[derive(Clone, Debug)]
pub struct Request {
    /// The method, as sent.
    pub method: String,
    /// The path as sent, still percent-encoded, without the query.
    pub path: String,
    /// The query, decoded, in order, duplicates kept.
    pub query: Vec<(String, String)>,
    /// The headers, in order, names as sent.
    pub headers: Vec<(String, String)>,
    /// The body's fields when it is a form, decoded, in order, duplicates kept.
    pub form: Vec<(String, String)>,
    /// The body as text.
    pub body: String,
    /// Whether it came over TLS.
    pub secure: bool,
}

/// The content type of a form, as RFC 6749 wants its requests.
const FORM: &str = "application/x-www-form-urlencoded";

impl Request {
    /// Reads a request line and headers. `None`: not HTTP/1, or meant for a proxy.
    pub(super) fn parse(head: &str) -> Option<Request> {
        let mut lines = head.trim_end_matches("\r\n").split("\r\n");
        let [method, target, version] = lines.next()?.split(' ').collect::<Vec<_>>()[..] else {
            return None;
        };
        if !target.starts_with('/') || !version.starts_with("HTTP/1.") {
            return None;
        }
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let request = Request {
            method: method.to_owned(),
            path: path.to_owned(),
            query: pairs(query),
            headers: lines.map(header).collect::<Option<_>>()?,
            form: Vec::new(),
            body: String::new(),
            secure: false,
        };
        request.header("host").is_some().then_some(request)
    }

    pub(super) fn set_body(&mut self, body: &[u8]) {
        self.body = String::from_utf8_lossy(body).into_owned();
        if self.is_form() {
            self.form = pairs(&self.body);
        }
    }

    /// Whether the content type says that the body is a form, parameters such as `charset` aside.
    pub fn is_form(&self) -> bool {
        let content_type = self.header("content-type").unwrap_or_default();
        let essence = content_type.split(';').next().unwrap_or_default();
        essence.trim().eq_ignore_ascii_case(FORM)
    }

    /// The scheme and host that it was sent to.
    pub fn base(&self) -> String {
        let scheme = if self.secure { "https" } else { "http" };
        format!("{scheme}://{}", self.header("host").unwrap_or_default())
    }

    /// The first header of that name, whatever its case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// The first query parameter of that name.
    pub fn query(&self, name: &str) -> Option<&str> {
        find(&self.query, name)
    }

    /// The first form field of that name.
    pub fn form(&self, name: &str) -> Option<&str> {
        find(&self.form, name)
    }

    /// The token of `Authorization: Bearer …`.
    pub fn bearer(&self) -> Option<&str> {
        let (scheme, token) = self.header("authorization")?.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then_some(token)
    }
}

fn pairs(text: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(text.as_bytes()).into_owned().collect()
}

fn header(line: &str) -> Option<(String, String)> {
    let (name, value) = line.split_once(':')?;
    let token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    (!name.is_empty() && name.bytes().all(token)).then(|| (name.to_owned(), value.trim().to_owned()))
}

/// The first value of that name.
pub(super) fn find<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let mut pairs = pairs.iter();
    pairs.find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

/// The first name that occurs more than once.
pub(super) fn duplicate(pairs: &[(String, String)]) -> Option<&str> {
    pairs.iter().enumerate().find_map(|(index, (name, _))| {
        let before = pairs.iter().take(index);
        before.map(|(key, _)| key).any(|key| key == name).then_some(name.as_str())
    })
}

/// An answer: what a service says, or, through `Sandbox::answer_next`, what a test wants said in its place.
#[derive(Clone, Debug)]
pub struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
    pub(super) path: Option<String>,
    pub(super) cut_after: Option<usize>,
    pub(super) byte_every: Option<Duration>,
    pub(super) silent: bool,
}

impl Answer {
    /// A status without a body.
    pub fn status(status: u16) -> Answer {
        Answer {
            status,
            headers: Vec::new(),
            body: Vec::new(),
            path: None,
            cut_after: None,
            byte_every: None,
            silent: false,
        }
    }

    /// A JSON body, as all these services label theirs.
    pub fn json(status: u16, value: &Value) -> Answer {
        Answer::status(status).header("Content-Type", "application/json; charset=utf-8").body(value.to_string())
    }

    /// A plain text body.
    pub fn text(status: u16, text: &str) -> Answer {
        Answer::status(status).header("Content-Type", "text/plain; charset=utf-8").body(text)
    }

    /// A page.
    pub fn html(status: u16, page: String) -> Answer {
        Answer::status(status).header("Content-Type", "text/html; charset=utf-8").body(page)
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Answer {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sets the body.
    #[must_use]
    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Answer {
        self.body = body.into();
        self
    }

    /// Keeps this answer for the next request to exactly this path.
    #[must_use]
    pub fn at(mut self, path: &str) -> Answer {
        self.path = Some(path.to_owned());
        self
    }

    /// Promises the whole body, sends this many bytes of it, and closes.
    #[must_use]
    pub fn cut_after(mut self, bytes: usize) -> Answer {
        self.cut_after = Some(bytes);
        self
    }

    /// Sends the body a byte at a time, that far apart.
    #[must_use]
    pub fn byte_every(mut self, pace: Duration) -> Answer {
        self.byte_every = Some(pace);
        self
    }

    /// Reads the request and never answers.
    pub fn silence() -> Answer {
        Answer { silent: true, ..Answer::status(200) }
    }
}
