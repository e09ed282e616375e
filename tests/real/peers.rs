//! The long-running peers, `provider.mjs` and `browser.mjs`: each is told by its standard input and answers in lines of
//! JSON; closing that input ends it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::Receiver;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::process::{PATIENCE, lines};

/// A file of `tests/real`.
pub fn part(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/real").join(name)
}

/// The Python in which `tests/real/setup` has put Microsoft's clients.
pub fn python() -> Command {
    let python = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/real/venv/bin/python");
    assert!(python.exists(), "run tests/real/setup first");
    let mut command = Command::new(python);
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap());
    command
}

/// Node.js, which finds by their names what `tests/real/setup` has put below `target/real`.
pub fn node() -> Command {
    let mut command = Command::new("node");
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap());
    command
}

/// The words of a refusal without what differs from one to the next.
pub fn untraced(words: &str) -> String {
    let mut words = words.to_owned();
    for (label, length) in [("Trace ID: ", 36), ("Correlation ID: ", 36), ("Timestamp: ", 20), ("vector ", 24)] {
        if let Some(start) = words.find(label).map(|at| at + label.len()) {
            words.replace_range(start..start + length, "…");
        }
    }
    words
}

struct Peer {
    child: Child,
    input: Option<ChildStdin>,
    answers: Receiver<String>,
}

impl Peer {
    /// Starts `node NAME ARGS` and waits for its first line.
    fn start(name: &str, args: &[&str], scratch: &Path) -> (Self, Value) {
        let mut child = Command::new("node")
            .arg(part(name))
            .args(args)
            .env("TMPDIR", scratch)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let input = child.stdin.take();
        let answers = lines(child.stdout.take().unwrap());
        let peer = Self { child, input, answers };
        let ready = peer.answer();
        (peer, ready)
    }

    fn answer(&self) -> Value {
        let line = self.answers.recv_timeout(PATIENCE).expect("an answer; was tests/real/setup run?");
        serde_json::from_str(&line).unwrap()
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        self.input.take();
        // Its output ends when it does; past the limit it is ended.
        while self.answers.recv_timeout(PATIENCE).is_ok() {}
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// A certified OpenID Provider behind Entra's routes.
pub struct Provider {
    _peer: Peer,
    _scratch: TempDir,
    ready: Value,
    /// The certificate to trust, when it speaks HTTPS.
    pub certificate: Option<PathBuf>,
}

impl Provider {
    pub fn start() -> Self {
        Self::with(&[])
    }

    /// One whose refresh tokens live for so many seconds.
    pub fn with_refresh_lifetime(seconds: u32) -> Self {
        Self::with(&["--refresh-ttl", &seconds.to_string()])
    }

    /// One that speaks HTTPS, with a certificate made for the occasion.
    pub fn with_tls() -> Self {
        Self::with_tls_at("127.0.0.1")
    }

    /// The same at this address of the machine's.
    pub fn with_tls_at(host: &str) -> Self {
        let scratch = TempDir::new().unwrap();
        let made = rcgen::generate_simple_self_signed([host.to_owned()]).unwrap();
        let (cert, key) = (scratch.path().join("cert.pem"), scratch.path().join("key.pem"));
        std::fs::write(&cert, made.cert.pem()).unwrap();
        std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
        let paths = [cert.to_str().unwrap(), key.to_str().unwrap()];
        let args = ["--host", host, "--tls-cert", paths[0], "--tls-key", paths[1]];
        let (peer, ready) = Peer::start("provider.mjs", &args, scratch.path());
        Self { _peer: peer, _scratch: scratch, ready, certificate: Some(cert) }
    }

    /// The same provider without anything of Entra's.
    pub fn standard() -> Self {
        let scratch = TempDir::new().unwrap();
        let (peer, ready) = Peer::start("standard.mjs", &[], scratch.path());
        Self { _peer: peer, _scratch: scratch, ready, certificate: None }
    }

    fn with(args: &[&str]) -> Self {
        let scratch = TempDir::new().unwrap();
        let (peer, ready) = Peer::start("provider.mjs", args, scratch.path());
        Self { _peer: peer, _scratch: scratch, ready, certificate: None }
    }

    fn text(&self, key: &str) -> &str {
        self.ready[key].as_str().unwrap()
    }

    pub fn url(&self) -> &str {
        self.text("url")
    }

    pub fn client_id(&self) -> &str {
        self.text("client_id")
    }

    pub fn tenant(&self) -> &str {
        self.text("tenant")
    }

    pub fn user(&self) -> &str {
        self.text("user")
    }

    pub fn mfa_user(&self) -> &str {
        self.text("mfa_user")
    }

    pub fn password(&self) -> &str {
        self.text("password")
    }

    /// A token of a build service that the provider takes for its application `certificate-app`.
    pub fn federated_token(&self) -> &str {
        self.text("federated")
    }

    /// What every command needs to find it.
    pub fn args(&self) -> [&str; 4] {
        ["--authority-host", self.url(), "--tenant", self.tenant()]
    }

    /// The sign-in that a hint names, for this resource and with these further arguments.
    pub fn command(&self, flow: &str, resource: &str, further: &str) -> String {
        let (tenant, url) = (self.tenant(), self.url());
        format!("azt {flow} --tenant {tenant} --resource {resource}{further} --authority-host {url}")
    }
}

/// A server that tells clients to slow down, and says itself where its endpoints are.
pub struct Glewlwyd {
    peer: Peer,
    _scratch: TempDir,
    url: String,
}

impl Glewlwyd {
    /// One that wants polls to be so many seconds apart.
    pub fn start(interval: u32) -> Self {
        let scratch = TempDir::new().unwrap();
        let (peer, ready) = Peer::start("glewlwyd.mjs", &["--interval", &interval.to_string()], scratch.path());
        Self { peer, _scratch: scratch, url: ready["url"].as_str().unwrap().to_owned() }
    }

    pub fn url(&self) -> &str {
        &self.url
    }

    /// Approves a device as a person would; `approved`, and the `polls` so far.
    pub fn approve(&mut self, code: &str) -> Value {
        writeln!(self.peer.input.as_mut().unwrap(), "{code}").unwrap();
        self.peer.answer()
    }
}

/// One Chromium at a time: two on two cores spoil each other's timing.
static TURN: Mutex<()> = Mutex::new(());

/// A person at a browser.
pub struct Browser {
    peer: Peer,
    _scratch: TempDir,
    _turn: MutexGuard<'static, ()>,
}

impl Browser {
    pub fn start() -> Self {
        Self::with(&[])
    }

    /// One for which this port of its own machine is another: as at the near end of a tunnel that begins there.
    pub fn beyond(port: u16, near: u16) -> Self {
        Self::with(&[&format!("--host-resolver-rules=MAP localhost:{port} 127.0.0.1:{near}")])
    }

    fn with(arguments: &[&str]) -> Self {
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let scratch = TempDir::new().unwrap();
        let (peer, _ready) = Peer::start("browser.mjs", arguments, scratch.path());
        Self { peer, _scratch: scratch, _turn: turn }
    }

    /// Opens the sign-in page, types user name and password, and returns the page where that led.
    pub fn sign_in(&mut self, url: &str, provider: &Provider) -> Value {
        self.ask(&json!({ "open": url, "action": "login", "user": provider.user(), "password": provider.password() }))
    }

    /// The same for a page that knows the user already.
    pub fn sign_in_with_password_only(&mut self, url: &str, provider: &Provider) -> Value {
        self.ask(&json!({ "open": url, "action": "login", "password": provider.password() }))
    }

    /// Signs in where no program waits for the browser, and returns the address of the page that fails to load.
    pub fn sign_in_for_nobody(&mut self, url: &str, provider: &Provider) -> String {
        let (user, password) = (provider.user(), provider.password());
        let page = self.ask(&json!({ "open": url, "user": user, "password": password, "nobody": true }));
        page["url"].as_str().unwrap().to_owned()
    }

    /// The same after a slip: somebody whom the provider does not know is refused first.
    pub fn sign_in_for_nobody_at_last(&mut self, url: &str, provider: &Provider) -> String {
        let (user, password) = (provider.user(), provider.password());
        let page = self.ask(
            &json!({ "open": url, "wrong": "stranger@contoso.example", "user": user, "password": password, "nobody": true }),
        );
        page["url"].as_str().unwrap().to_owned()
    }

    /// Clicks on Cancel where no program waits for the browser, and returns the address of the page that fails to load.
    pub fn cancel_for_nobody(&mut self, url: &str) -> String {
        let page = self.ask(&json!({ "open": url, "action": "cancel", "nobody": true }));
        page["url"].as_str().unwrap().to_owned()
    }

    /// Opens the sign-in page and clicks on Cancel.
    pub fn cancel(&mut self, url: &str) -> Value {
        self.ask(&json!({ "open": url, "action": "cancel" }))
    }

    /// Opens a page of the provider's, enters the code of a device where that has not been done, and signs in for it.
    pub fn sign_in_for_device(&mut self, url: &str, code: &str, provider: &Provider) -> Value {
        let (user, password) = (provider.user(), provider.password());
        self.ask(&json!({ "open": url, "action": "device", "code": code, "user": user, "password": password }))
    }

    /// The same, and clicks on Cancel when the code is shown.
    pub fn decline_for_device(&mut self, url: &str, code: &str) -> Value {
        self.ask(&json!({ "open": url, "action": "device", "code": code, "decline": true }))
    }

    /// Opens the page and only looks at it.
    pub fn look(&mut self, url: &str) -> Value {
        self.ask(&json!({ "open": url, "action": "look" }))
    }

    fn ask(&mut self, command: &Value) -> Value {
        writeln!(self.peer.input.as_mut().unwrap(), "{command}").unwrap();
        let page = self.peer.answer();
        assert_eq!(page.get("error"), None, "{page}");
        page
    }
}
