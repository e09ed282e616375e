//! One bounded HTTP request at a time; the only module that knows reqwest.

mod answer;
mod pin;
mod witness;

use std::cell::OnceCell;
use std::io::Read as _;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::{Duration, Instant};

use anyhow::Result;
use reqwest::blocking::{Client, ClientBuilder, Response};
use reqwest::header::HeaderValue;
use url::Url;

use crate::clock;
use crate::endpoint::is_near;
use crate::error::Failure;
use crate::secret::Secret;
use crate::text::one_line;

pub use self::answer::Answer;
use self::pin::Stranger;
pub use self::pin::Thumbprint;
pub use self::witness::{Shown, Witness};

/// The longest answer that is read.
const LIMIT: u64 = 1024 * 1024;

/// How long a connection to this machine or its host may take to open; the wire takes microseconds.
const NEAR_CONNECT: Duration = Duration::from_secs(2);

/// Headers of answers that name a request in the service's logs, for `-v` and for support.
const CORRELATION: &[&str] = &["client-request-id", "x-ms-request-id", "ms-cv", "x-mrc-cv"];

/// Sends requests. A client is built when the first request needs it: loading the system's roots takes
/// milliseconds, and fails where there are none, so the plain-HTTP endpoints of this machine do without.
pub struct Http {
    timeout: Duration,
    near: OnceCell<Client>,
    near_tls: OnceCell<Client>,
    far: OnceCell<Client>,
}

impl Http {
    /// Each request, from the first byte sent to the last read, may take as long as `timeout`.
    pub fn new(timeout: Duration) -> Self {
        Self { timeout, near: OnceCell::new(), near_tls: OnceCell::new(), far: OnceCell::new() }
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

    fn client(&self, url: &Url) -> Result<&Client> {
        match (url.scheme(), is_near(url)) {
            ("http", _) => get_or_build(&self.near, || near(Client::builder()).tls_certs_only([])),
            (_, true) => get_or_build(&self.near_tls, || near(Client::builder())),
            (_, false) => get_or_build(&self.far, Client::builder),
        }
    }
}

/// No proxy may stand between azt and this machine, and no name server may say where `localhost` is. IPv4 comes
/// first: local agents often listen there only.
fn near(builder: ClientBuilder) -> ClientBuilder {
    let addresses = [IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)];
    builder
        .no_proxy()
        .connect_timeout(NEAR_CONNECT)
        .resolve_to_addrs("localhost", &addresses.map(|ip| SocketAddr::new(ip, 0)))
}

fn get_or_build(cell: &OnceCell<Client>, builder: impl FnOnce() -> ClientBuilder) -> Result<&Client> {
    if let Some(client) = cell.get() {
        return Ok(client);
    }
    // An error means that a provider is already there, which is this one.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = build(builder())?;
    Ok(cell.get_or_init(|| client))
}

fn build(builder: ClientBuilder) -> Result<Client> {
    let builder = builder
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .pool_max_idle_per_host(0)
        .user_agent(concat!("azt/", env!("CARGO_PKG_VERSION")));
    builder.build().map_err(|error| {
        Failure::other(format!("could not load the system's CA certificates: {}", innermost(&error)))
            .hint("install them, or name a file that has some: export SSL_CERT_FILE=FILE")
            .into()
    })
}

/// A client for one certificate's holder.
fn pinned(thumbprint: Thumbprint, stranger: &Stranger) -> Result<Client> {
    let config = pin::config(thumbprint, stranger)?;
    build(near(Client::builder()).tls_backend_preconfigured(config))
}

/// A client whose server is seen by a witness. It stands on its own: one that finds no CA certificates can be built, too.
fn witnessed(url: &Url, witness: &Witness) -> Result<Client> {
    let builder = if is_near(url) { near(Client::builder()) } else { Client::builder() };
    build(builder.tls_backend_preconfigured(witness::config(witness, url)?))
}

/// What is at the bottom of an error of the HTTP stack, whose upper layers repeat the URL.
fn innermost(error: &reqwest::Error) -> String {
    let first: &dyn std::error::Error = error;
    let last = std::iter::successors(Some(first), |error| error.source()).last();
    one_line(&last.map(ToString::to_string).unwrap_or_default())
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
        self.log();
        let method = if self.method == "POST" { reqwest::Method::POST } else { reqwest::Method::GET };
        let stranger = Stranger::default();
        let request = match (self.pinned, &self.witness) {
            (Some(thumbprint), _) => pinned(thumbprint, &stranger)?.request(method, self.url.clone()),
            (None, Some(witness)) if self.url.scheme() == "https" => {
                witnessed(&self.url, witness)?.request(method, self.url.clone())
            }
            (None, _) => self.http.client(&self.url)?.request(method, self.url.clone()),
        };
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
        let response = request.send().map_err(|error| match (self.pinned, stranger.get()) {
            (Some(trusted), Some(shown)) => self.strange(trusted, *shown),
            _ => self.unreachable(&error, timeout),
        })?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = self.read(response, begun, timeout);
        let secrets = self.spellings();
        let mut answer = Answer { status, headers, body: Vec::new(), sent_at, secrets, attempts: 1 };
        log_answer(self.method, &self.url, &answer, begun.elapsed());
        answer.body = body?;
        Ok(answer)
    }

    fn read(&self, response: Response, begun: Instant, timeout: Duration) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        let mut reader = response.take(LIMIT + 1);
        let mut chunk = [0; 16 * 1024];
        loop {
            // reqwest's blocking reader starts its clock anew at each read.
            if begun.elapsed() > timeout {
                return Err(self.too_slow(timeout).into());
            }
            match reader.read(&mut chunk) {
                Ok(0) => return Ok(body),
                Ok(count) => body.extend_from_slice(&chunk[..count]),
                Err(_) if begun.elapsed() >= timeout => return Err(self.too_slow(timeout).into()),
                Err(_) => {
                    return Err(Failure::silent(format!("the answer of {} broke off", self.place())).into());
                }
            }
            if body.len() as u64 > LIMIT {
                return Err(Failure::unreachable(format!("the answer of {} is longer than 1 MiB", self.place())).into());
            }
        }
    }

    fn too_slow(&self, timeout: Duration) -> Failure {
        // What is left until a deadline is no round number.
        let tenths = u64::try_from(timeout.as_millis().div_ceil(100)).unwrap_or(u64::MAX);
        let limit = humantime::format_duration(Duration::from_millis(tenths.saturating_mul(100)));
        Failure::silent(format!("{} did not answer within {limit}", self.place()))
    }

    fn unreachable(&self, error: &reqwest::Error, timeout: Duration) -> Failure {
        if error.is_timeout() && !error.is_connect() {
            return self.too_slow(timeout);
        }
        let why = if error.is_timeout() { "no connection in time".to_owned() } else { innermost(error) };
        if error.is_connect() {
            Failure::nobody(format!("could not reach {}: {why}", self.place()))
        } else {
            Failure::silent(format!("got no answer from {}: {why}", self.place()))
        }
    }

    fn strange(&self, trusted: Thumbprint, shown: Thumbprint) -> Failure {
        Failure::refused(format!(
            "nothing was sent to {}: it shows a certificate with the thumbprint {shown}, and {trusted} is the one to trust",
            self.place()
        ))
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

    fn log(&self) {
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
