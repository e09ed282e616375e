//! Which client sends a request: trust, proxies and addresses are a client's.

use std::cell::OnceCell;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use anyhow::Result;
use reqwest::blocking::{Client, ClientBuilder};
use url::Url;

use super::authorities;
use super::pin::{self, Stranger, Thumbprint};
use super::proxy::{Proxies, Proxy};
use super::witness::{self, Distrust, System, Witness};
use crate::endpoint::is_near;
use crate::error::Failure;

/// How long a connection to this machine or its host may take to open; the wire takes microseconds.
const NEAR_CONNECT: Duration = Duration::from_secs(2);

/// The clients. Each is built when the first request needs it: loading the system's roots takes milliseconds, and fails
/// where there are none, so the plain-HTTP endpoints of this machine do without.
#[derive(Default)]
pub struct Clients {
    /// A file of CA certificates that are trusted beside the system's.
    pub ca_file: Option<PathBuf>,
    proxies: Proxies,
    near: OnceCell<Client>,
    near_tls: OnceCell<Client>,
    far: OnceCell<Client>,
    proxied: OnceCell<Client>,
    witness: Witness,
}

/// The way of one request.
pub struct Way {
    /// What sends it.
    pub client: Client,
    /// What stands in between.
    pub proxy: Option<Proxy>,
    /// What sees the server's certificate.
    pub witness: Witness,
    /// What is told of a server with another certificate than the one that is trusted.
    pub stranger: Stranger,
}

impl Clients {
    /// Clients that go through these proxies, and trust the certificates of this file, too.
    pub fn new(proxies: Proxies, ca_file: Option<PathBuf>) -> Self {
        Self { proxies, ca_file, ..Self::default() }
    }

    /// The way to this URL.
    ///
    /// # Errors
    /// Exit 2 for a CA file that cannot be used, and for a proxy; exit 1 where the system trusts nobody.
    pub fn way(&self, url: &Url) -> Result<Way> {
        self.witness.forget();
        let proxy = self.proxy(url)?;
        let client = match (url.scheme(), is_near(url), &proxy) {
            ("http", ..) => get_or_build(&self.near, || {
                Ok(near(Client::builder()).tls_certs_only([]).connect_timeout(NEAR_CONNECT))
            })?,
            (_, true, _) => get_or_build(&self.near_tls, || self.secured(near(Client::builder())))?,
            (_, false, None) => get_or_build(&self.far, || self.secured(Client::builder().no_proxy()))?,
            (_, false, Some(proxy)) => get_or_build(&self.proxied, || self.secured(through(proxy)?))?,
        };
        Ok(Way { client, proxy, witness: self.witness.clone(), stranger: Stranger::default() })
    }

    /// The way to the holder of one certificate, past every proxy.
    ///
    /// # Errors
    /// None that a caller could do something about.
    pub fn pinned(&self, thumbprint: Thumbprint) -> Result<Way> {
        let stranger = Stranger::default();
        let config = pin::config(thumbprint, &stranger)?;
        let client = build(near(Client::builder()).tls_backend_preconfigured(config))?;
        Ok(Way { client, proxy: None, witness: Witness::default(), stranger })
    }

    /// A way of its own, on which this witness sees the server. It is there even where the system trusts nobody.
    ///
    /// # Errors
    /// Exit 2 for a CA file that cannot be used, and for a proxy.
    pub fn witnessed(&self, url: &Url, witness: &Witness) -> Result<Way> {
        let proxy = self.proxy(url)?;
        let builder = match &proxy {
            _ if is_near(url) => near(Client::builder()),
            None => Client::builder().no_proxy(),
            Some(proxy) => through(proxy)?,
        };
        let config = witness::config(self.verifier()?, witness)?;
        let client = build(builder.tls_backend_preconfigured(config))?;
        Ok(Way { client, proxy, witness: witness.clone(), stranger: Stranger::default() })
    }

    fn proxy(&self, url: &Url) -> Result<Option<Proxy>> {
        Ok(if is_near(url) { None } else { self.proxies.towards(url)? })
    }

    fn secured(&self, builder: ClientBuilder) -> Result<ClientBuilder> {
        let verifier = self.verifier()?.map_err(|error| {
            Failure::other(format!("could not load the system's CA certificates: {}", Distrust::of(&error)))
                .hint("install them, or name a file that has some: export SSL_CERT_FILE=FILE")
        })?;
        Ok(builder.tls_backend_preconfigured(witness::config(Ok(verifier), &self.witness)?))
    }

    /// What trusts whom the system trusts, and the file; the inner error is that this is nobody.
    fn verifier(&self) -> Result<System> {
        let extra = self.ca_file.as_deref().map(authorities::read).transpose()?;
        Ok(witness::system(extra.unwrap_or_default()))
    }
}

/// No proxy may stand between azt and this machine, and no name server may say where `localhost` is. IPv4 comes
/// first: local agents often listen there only.
fn near(builder: ClientBuilder) -> ClientBuilder {
    let addresses = [IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)];
    builder.no_proxy().resolve_to_addrs("localhost", &addresses.map(|ip| SocketAddr::new(ip, 0)))
}

fn through(proxy: &Proxy) -> Result<ClientBuilder> {
    let mut way = reqwest::Proxy::all(&proxy.url)?;
    if let Some(credentials) = &proxy.credentials {
        way = way.custom_http_auth(credentials.clone());
    }
    Ok(Client::builder().no_proxy().proxy(way))
}

fn get_or_build(cell: &OnceCell<Client>, builder: impl FnOnce() -> Result<ClientBuilder>) -> Result<Client> {
    if let Some(client) = cell.get() {
        return Ok(client.clone());
    }
    let client = build(builder()?)?;
    Ok(cell.get_or_init(|| client).clone())
}

fn build(builder: ClientBuilder) -> Result<Client> {
    // An error means that a provider is already there, which is this one.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let builder = builder
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .pool_max_idle_per_host(0)
        .user_agent(concat!("azt/", env!("CARGO_PKG_VERSION")));
    Ok(builder.build()?)
}
