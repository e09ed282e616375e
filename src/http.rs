//! One bounded HTTP request at a time; the only module that knows reqwest.

mod answer;
mod authorities;
mod clients;
mod fault;
mod pin;
mod proxy;
mod witness;

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Result;
use reqwest::blocking::Response;
use reqwest::header::HeaderValue;
use url::Url;

use crate::clock;
use crate::env::Env;
use crate::error::Failure;
use crate::secret::Secret;
use crate::wait;

pub use self::answer::Answer;
use self::clients::{Clients, Way};
use self::fault::Fault;
pub use self::pin::Thumbprint;
use self::proxy::Proxies;
pub use self::proxy::without_credentials;
pub use self::witness::{Distrust, Shown, Witness};

/// The longest answer that is read.
const LIMIT: u64 = 1024 * 1024;

/// Headers of answers that name a request in the service's logs, for `-v` and for support.
const CORRELATION: &[&str] = &["client-request-id", "x-ms-request-id", "ms-cv", "x-mrc-cv"];

/// Sends requests.
pub struct Http {
    timeout: Duration,
    clients: Clients,
}

impl Http {
    /// Each request, from the first byte sent to the last read, may take as long as `timeout`.
    pub fn new(timeout: Duration) -> Self {
        Self { timeout, clients: Clients::default() }
    }

    /// Goes through the proxies that the environment names, and trusts the CA certificates of this file beside the
    /// system's. It is read when a request needs it.
    #[must_use]
    pub fn in_network(self, env: &Env, ca_file: Option<PathBuf>) -> Self {
        Self { clients: Clients::new(Proxies::of(env), ca_file), ..self }
    }

    /// How many CA certificates are trusted beside the system's, and whose file that is.
    ///
    /// # Errors
    /// Exit 2 where the file cannot be used.
    pub fn authorities(&self) -> Result<Option<(&Path, usize)>> {
        let count = |file| Ok((file, authorities::read(file)?.len()));
        self.clients.ca_file.as_deref().map(count).transpose()
    }

    /// Starts a GET.
    pub fn get(&self, url: Url) -> Request<'_> {
        self.request("GET", url)
    }

    /// Starts a POST of form fields.
    pub fn post_form(&self, url: Url) -> Request<'_> {
        self.request("POST", url)
    }

    /// Starts a POST of a body that is never shown.
    pub fn post(&self, url: Url, content_type: &'static str, body: Secret) -> Request<'_> {
        Request { body: Some((content_type, body)), ..self.request("POST", url) }
    }

    fn request(&self, method: &'static str, url: Url) -> Request<'_> {
        Request {
            http: self,
            method,
            url,
            accept: "application/json",
            headers: Vec::new(),
            form: Vec::new(),
            body: None,
            hidden: Vec::new(),
            timeout: self.timeout,
            pinned: None,
            witness: None,
        }
    }
}

/// A value that is sent: some may be shown, others never.
#[derive(Clone)]
enum Value {
    Plain(String),
    Secret(Secret),
}

impl Value {
    fn expose(&self) -> &str {
        match self {
            Value::Plain(text) => text,
            Value::Secret(secret) => secret.expose(),
        }
    }

    fn shown(&self) -> &str {
        match self {
            Value::Plain(text) => text,
            Value::Secret(_) => "<redacted>",
        }
    }
}

/// A request being built.
#[must_use]
pub struct Request<'a> {
    http: &'a Http,
    method: &'static str,
    url: Url,
    accept: &'static str,
    headers: Vec<(&'static str, Value)>,
    form: Vec<(&'static str, Value)>,
    body: Option<(&'static str, Secret)>,
    hidden: Vec<Secret>,
    timeout: Duration,
    pinned: Option<Thumbprint>,
    witness: Option<Witness>,
}

impl Request<'_> {
    /// Adds a header.
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, Value::Plain(value.into())));
        self
    }

    /// Adds a header that is never shown.
    pub fn secret_header(mut self, name: &'static str, value: Secret) -> Self {
        self.headers.push((name, Value::Secret(value)));
        self
    }

    /// Adds a text that stands inside a secret value: it is not shown either, should the service echo it.
    pub fn hiding(mut self, secret: &Secret) -> Self {
        self.hidden.push(secret.clone());
        self
    }

    /// Asks for an answer of another type than JSON.
    pub fn accept(mut self, types: &'static str) -> Self {
        self.accept = types;
        self
    }

    /// Adds a form field.
    pub fn field(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.form.push((name, Value::Plain(value.into())));
        self
    }

    /// Adds a form field that is never shown.
    pub fn secret_field(mut self, name: &'static str, value: &Secret) -> Self {
        self.form.push((name, Value::Secret(value.clone())));
        self
    }

    /// Gives it less time than others have.
    pub fn within(mut self, timeout: Duration) -> Self {
        self.timeout = timeout.min(self.timeout);
        self
    }

    /// Sends it to the holder of this certificate only, past every proxy. To another not a byte of the request goes.
    pub fn pinned(mut self, thumbprint: Thumbprint) -> Self {
        self.pinned = Some(thumbprint);
        self
    }

    /// Has this witness see the certificate of a server with TLS.
    pub fn seen_by(mut self, witness: &Witness) -> Self {
        self.witness = Some(witness.clone());
        self
    }

    /// Sends it and reads the whole answer, whatever its status.
    ///
    /// # Errors
    /// Exit 5 when nobody answers in time, the answer breaks off, or it is longer than 1 MiB; exit 4 where another
    /// certificate was shown than the one it is for.
    pub fn send(&self) -> Result<Answer> {
        self.send_until(None)
    }

    /// The same, by this moment at the latest.
    ///
    /// # Errors
    /// As [`Self::send`].
    pub fn send_until(&self, deadline: Option<Instant>) -> Result<Answer> {
        let begun = Instant::now();
        let left = deadline.map(|deadline| deadline.saturating_duration_since(begun).max(Duration::from_millis(1)));
        let timeout = left.map_or(self.timeout, |left| left.min(self.timeout));
        let sent_at = clock::now();
        let method = if self.method == "POST" { reqwest::Method::POST } else { reqwest::Method::GET };
        let way = self.way()?;
        self.log(&way);
        let _told = wait::telling(timeout, self.waited_for(&way));
        let request = way.client.request(method, self.url.clone());
        let mut request = request.timeout(timeout).header("accept", self.accept);
        for (name, value) in &self.headers {
            let mut header = HeaderValue::from_str(value.expose())
                .map_err(|_| Failure::usage(format!("the value for the header {name} cannot stand in a header")))?;
            header.set_sensitive(matches!(value, Value::Secret(_)));
            request = request.header(*name, header);
        }
        if let Some((content_type, body)) = &self.body {
            request = request.header("content-type", *content_type).body(body.expose().to_owned());
        } else if self.method == "POST" {
            let form: Vec<_> = self.form.iter().map(|(name, value)| (*name, value.expose())).collect();
            request = request.form(&form);
        }
        let fault = Fault {
            place: self.place(),
            host: self.host(),
            timeout,
            way: &way,
            ca_file: self.http.clients.ca_file.as_deref(),
        };
        let response = request.send().map_err(|error| fault.no_answer(&error, self.pinned))?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = read(response, begun, &fault);
        let secrets = self.spellings();
        let mut answer = Answer { status, headers, body: Vec::new(), sent_at, secrets, attempts: 1 };
        log_answer(self.method, &self.url, &answer, begun.elapsed());
        answer.body = body?;
        Ok(answer)
    }

    fn way(&self) -> Result<Way> {
        let clients = &self.http.clients;
        match (self.pinned, &self.witness) {
            (Some(thumbprint), _) => clients.pinned(thumbprint),
            (None, Some(witness)) if self.url.scheme() == "https" => clients.witnessed(&self.url, witness),
            (None, _) => clients.way(&self.url),
        }
    }

    fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default().trim_matches(['[', ']'])
    }

    /// Who keeps a person waiting.
    fn waited_for(&self, way: &Way) -> String {
        let port = self.url.port().map(|port| format!(":{port}")).unwrap_or_default();
        let host = format!("{}{port}", self.url.host_str().unwrap_or_default());
        match &way.proxy {
            Some(proxy) => format!("{host} behind {proxy}"),
            None => host,
        }
    }

    /// The URL without its query, for errors.
    fn place(&self) -> String {
        let mut url = self.url.clone();
        url.set_query(None);
        url.to_string()
    }

    /// What must not be shown, in every spelling in which a service may echo it.
    fn spellings(&self) -> Vec<Secret> {
        let values = self.headers.iter().chain(&self.form).filter_map(|(_, value)| match value {
            Value::Secret(secret) => Some(secret),
            Value::Plain(_) => None,
        });
        // A shorter one stands in texts by chance.
        let body = self.body.iter().map(|(_, body)| body);
        let secrets = values.chain(body).chain(&self.hidden).map(Secret::expose).filter(|secret| secret.len() >= 4);
        let spellings = secrets.flat_map(|secret| {
            let form: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
            let percent = form.replace('+', "%20");
            let json = serde_json::Value::from(secret).to_string();
            let json = json[1..json.len() - 1].to_owned();
            [secret.to_owned(), form.to_lowercase(), percent.to_lowercase(), form, percent, json].map(Secret::new)
        });
        spellings.collect()
    }

    fn log(&self, way: &Way) {
        if let Some(proxy) = &way.proxy {
            log::info!("{} {} goes through {proxy}", self.method, self.place());
        }
        for (name, value) in &self.headers {
            log::debug!("> {name}: {}", value.shown());
        }
        for (name, value) in &self.form {
            log::debug!("> {name}={}", value.shown());
        }
        if let Some((content_type, _)) = &self.body {
            log::debug!("> {content_type}: <redacted>");
        }
    }
}

/// The whole body, which ends in time.
fn read(response: Response, begun: Instant, fault: &Fault<'_>) -> Result<Vec<u8>> {
    let mut body = Vec::new();
    let mut reader = response.take(LIMIT + 1);
    let mut chunk = [0; 16 * 1024];
    loop {
        // reqwest's blocking reader starts its clock anew at each read.
        if begun.elapsed() > fault.timeout {
            return Err(fault.too_slow().into());
        }
        match reader.read(&mut chunk) {
            Ok(0) => return Ok(body),
            Ok(count) => body.extend_from_slice(&chunk[..count]),
            Err(_) if begun.elapsed() >= fault.timeout => return Err(fault.too_slow().into()),
            Err(_) => return Err(fault.broke_off().into()),
        }
        if body.len() as u64 > LIMIT {
            return Err(Failure::unreachable(format!("the answer of {} is longer than 1 MiB", fault.place)).into());
        }
    }
}

/// At `-v` what support asks for; at `-vv` the names of all headers, and the values of the harmless ones.
fn log_answer(method: &str, url: &Url, answer: &Answer, took: Duration) {
    let mut line = format!("{method} {url} answered {} in {} ms", answer.status, took.as_millis());
    for name in CORRELATION {
        if let Some(value) = answer.header(name) {
            line.push_str(&format!(", {name} {value}"));
        }
    }
    log::info!("{line}");
    for name in answer.headers.keys() {
        let harmless = ["content-type", "content-length", "date", "server", "retry-after", "www-authenticate"];
        let shown = harmless.contains(&name.as_str()).then(|| answer.header(name.as_str())).flatten();
        log::debug!("< {name}: {}", shown.as_deref().unwrap_or("…"));
    }
}
