//! An emulated cloud on loopback, for the tests and for `examples/sandbox`.
//!
//! It answers as the public services do, in their shapes, and refuses what they refuse: a client that is wrong against
//! them should fail here too. Where a real service shrugs at a mistake that is never meant (an unknown parameter, `state`
//! sent to the token endpoint), the sandbox refuses it.
//!
//! | service | path |
//! |---|---|
//! | Instance Metadata Service | `GET /metadata/identity/oauth2/token` |
//! | the retired VM extension | `GET /oauth2/token` |
//! | Azure Cloud Shell | `POST /oauth2/token` |
//! | App Service, Functions, Container Apps, Azure Automation | `GET /msi/token` |
//! | Azure Machine Learning | `GET /aml/MSI/auth` |
//! | the agent of Azure Arc, here and on a listener of its own | `GET /arc/metadata/identity/oauth2/token` |
//! | Service Fabric, on a listener of its own | `GET /metadata/identity/oauth2/token` |
//! | Entra, v2.0 | `/{tenant}/oauth2/v2.0/authorize`, `/{tenant}/oauth2/v2.0/token` |
//! | Entra, for devices | `POST /{tenant}/oauth2/v2.0/devicecode`, and for people `/devicelogin` |
//! | Entra's user realm | `GET /common/userrealm/{user}` |
//! | an organization's AD FS, emulated from recorded answers | `/adfs/services/trust/` |
//! | GitHub Actions' token service | `GET /actions/idtoken` |
//! | Azure Pipelines' token service | `POST /pipelines/oidctoken` |
//! | AD FS, for applications with a certificate | `POST /adfs/…/token` |
//! | Mixed Reality STS | `GET /Accounts/{id}/token` |
//! | Azure Resource Manager | `GET /subscriptions` |
//! | Databricks | `GET /api/2.0/clusters/list` |
//! | Azure Container Registry | `POST /oauth2/exchange`, `GET /registry/token`, `/v2/` |
//! | Azure DevOps | `GET /contoso/_git/app/info/refs` |
//! | Azure Kubernetes Service | `GET /version` |
#![allow(dead_code, reason = "every crate that includes this module uses a part of it")]

pub mod adfs;
mod api;
mod app_service;
mod arc;
pub mod browser;
pub mod cloud;
pub mod entra;
mod http;
mod imds;
mod machine_learning;
mod message;
mod oidc;
mod plugins;
mod relay;
mod service_fabric;
mod services;
mod settings;
mod sts;
mod tls;
mod tokens;

use std::io;
use std::net::{Ipv6Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use self::http::{Handler, Server};
pub use self::message::{Answer, Request};
pub use self::service_fabric::Fabric;
use self::services::{Route, Services};
pub use self::settings::{Dates, Identities, Numbers};
pub use self::tls::{Flaw, Tls};
pub use self::tokens::Issued;

/// The emulated cloud. Dropping it closes its sockets, joins its threads and removes its files.
pub struct Sandbox {
    services: Arc<Services>,
    plain: Vec<Server>,
    more: Mutex<Vec<Server>>,
    fabric: OnceLock<(Fabric, Vec<Server>)>,
    tls: OnceLock<Tls>,
    certified: OnceLock<(PathBuf, Arc<rustls::ServerConfig>)>,
    directory: tempfile::TempDir,
}

/// Whether it is asked where the endpoints of a login host are.
fn is_discovery(path: &str) -> bool {
    path.ends_with("/.well-known/openid-configuration")
}

/// Whether it is asked what has to be known before a token can be asked for: where, and who checks a password.
fn is_prelude(path: &str) -> bool {
    is_discovery(path) || path.starts_with("/common/userrealm/")
}

impl Sandbox {
    /// Starts on a free port of 127.0.0.1, and on the same port of ::1 where there is one.
    pub fn start() -> Sandbox {
        Sandbox::start_at("127.0.0.1:0").expect("loopback has a free port")
    }

    /// Starts on this address and port, such as the real metadata address inside a network namespace.
    pub fn start_at(address: &str) -> io::Result<Sandbox> {
        let directory = tempfile::tempdir()?;
        let services = Arc::new(Services::new(directory.path()));
        let plain = listen(address, None, &services, services::route)?;
        Ok(Sandbox {
            services,
            plain,
            more: Mutex::default(),
            fabric: OnceLock::new(),
            tls: OnceLock::new(),
            certified: OnceLock::new(),
            directory,
        })
    }

    fn address(&self) -> SocketAddr {
        self.plain.first().expect("a sandbox listens somewhere").address()
    }

    /// `http://127.0.0.1:PORT`, no slash at the end.
    pub fn url(&self) -> String {
        format!("http://{}", self.address())
    }

    /// The port of `url`.
    pub fn port(&self) -> u16 {
        self.address().port()
    }

    /// The same services over HTTPS, on another port of loopback; started by the first call.
    pub fn tls(&self) -> Tls {
        self.tls.get_or_init(|| self.tls_at("127.0.0.1:0").expect("loopback has a free port")).clone()
    }

    /// The same services over HTTPS on this address and port as well.
    pub fn tls_at(&self, address: &str) -> io::Result<Tls> {
        let (ca_file, config) = self.certified()?;
        let servers = listen(address, Some(config), &self.services, services::route)?;
        let port = servers.first().map_or(0, |server| server.address().port());
        lock(&self.more).extend(servers);
        Ok(Tls { url: format!("https://localhost:{port}"), ca_file })
    }

    /// The same services over HTTPS on this address and port, by a new authority's leaf that is not as it should be.
    pub fn flawed_at(&self, address: &str, flaw: Flaw) -> io::Result<Tls> {
        let (pem, config) = tls::certify(Some(flaw))?;
        let ca_file = self.directory.path().join(format!("{flaw:?}.pem"));
        std::fs::write(&ca_file, pem)?;
        let servers = listen(address, Some(config), &self.services, services::route)?;
        let port = servers.first().map_or(0, |server| server.address().port());
        lock(&self.more).extend(servers);
        Ok(Tls { url: format!("https://localhost:{port}"), ca_file })
    }

    fn certified(&self) -> io::Result<(PathBuf, Arc<rustls::ServerConfig>)> {
        if let Some(certified) = self.certified.get() {
            return Ok(certified.clone());
        }
        let (pem, config) = tls::certify(None)?;
        let ca_file = self.directory.path().join("ca.pem");
        std::fs::write(&ca_file, pem)?;
        Ok(self.certified.get_or_init(|| (ca_file, config)).clone())
    }

    /// Everything received so far, in order, but for the questions where endpoints are and who checks a password: see
    /// [`Self::discoveries`] and [`Self::received`].
    pub fn requests(&self) -> Vec<Request> {
        self.received().filter(|request| !is_prelude(&request.path)).collect()
    }

    /// The questions received so far where endpoints are, in order.
    pub fn discoveries(&self) -> Vec<Request> {
        self.received().filter(|request| is_discovery(&request.path)).collect()
    }

    /// Everything received so far, in order.
    pub fn received(&self) -> impl Iterator<Item = Request> {
        lock(&self.services.requests).clone().into_iter()
    }

    /// Every token issued so far, in order.
    pub fn tokens(&self) -> Vec<Issued> {
        self.services.issuer.issued()
    }

    /// What is known of a token; `None` when the sandbox has not issued it.
    pub fn token(&self, token: &str) -> Option<Issued> {
        self.tokens().into_iter().find(|issued| issued.token == token)
    }

    /// The next request that this answer is meant for gets it, whatever it asks; a question that comes before others only
    /// where the answer names its path. May be queued several times.
    pub fn answer_next(&self, answer: Answer) {
        lock(&self.services.answers).next.push_back(answer);
    }

    /// Every request to exactly this path gets this answer, whatever it asks; what [`Sandbox::answer_next`] has queued
    /// goes first.
    pub fn answer_always(&self, path: &str, answer: Answer) {
        lock(&self.services.answers).always.insert(path.to_owned(), answer);
    }

    /// Forgets every answer that a test wanted in the place of a service's own.
    pub fn answer_as_usual(&self) {
        *lock(&self.services.answers) = services::Answers::default();
    }

    /// The codes that nobody has entered yet, as their devices show them.
    pub fn user_codes(&self) -> Vec<String> {
        self.services.sign_ins.user_codes()
    }

    /// Revokes every refresh token there is, as a change of the password does.
    pub fn revoke_refresh_tokens(&self) {
        self.services.sign_ins.revoke();
    }
}

/// Listens on `address` and, when that is 127.0.0.1, on the same port of ::1 if the machine has it: `localhost` may be either.
fn listen(
    address: &str,
    tls: Option<Arc<rustls::ServerConfig>>,
    services: &Arc<Services>,
    route: Route,
) -> io::Result<Vec<Server>> {
    let handler = handler(services, route);
    let listener = TcpListener::bind(address)?;
    let bound = listener.local_addr()?;
    let mut servers = vec![Server::start(listener, tls.clone(), Arc::clone(&handler))?];
    if bound.ip().is_loopback()
        && bound.is_ipv4()
        && let Ok(listener) = TcpListener::bind((Ipv6Addr::LOCALHOST, bound.port()))
    {
        servers.push(Server::start(listener, tls, handler)?);
    }
    Ok(servers)
}

fn handler(services: &Arc<Services>, route: Route) -> Handler {
    let services = Arc::clone(services);
    Arc::new(move |request| services.answer(request, route))
}

/// Seconds since 1970.
fn now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}

/// Locks, even after a panic elsewhere: a test that fails should fail with its own words.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
