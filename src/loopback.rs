//! The browser's way back: listen on this machine, open the browser, wait for the redirect, answer with a page; or take
//! the address that it ended at from a person.

mod browser;
mod desk;
mod gate;
mod paste;
mod redirect;

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, TcpListener};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use anyhow::Result;
use tiny_http::Server;

pub use browser::{Opener, Program};
pub use paste::{Paste, Slip};
pub use redirect::Redirect;

use self::desk::Desk;
use self::gate::Gate;
use crate::error::Failure;

/// Listens on 127.0.0.1 and ::1, on one port, until it is dropped.
pub struct Listener {
    sockets: Vec<TcpListener>,
    port: u16,
}

/// What happens while somebody waits.
pub enum Event {
    /// An answer came.
    Answer(Box<Redirect>),
    /// No browser could be opened.
    NoBrowser,
}

impl Listener {
    /// Takes `port`, or a free one.
    ///
    /// # Errors
    /// When the port is in use, on either address: another program would get the answer.
    pub fn bind(port: Option<u16>) -> Result<Self> {
        if let Some(port) = port {
            return Self::bind_both(port).map_err(|error| {
                Failure::other(format!("could not listen on port {port} of this machine: {error}")).into()
            });
        }
        let mut last = None;
        // A port that is free on one address may be taken on the other.
        for _ in 0..10 {
            match Self::bind_both(0) {
                Ok(listener) => return Ok(listener),
                Err(error) => last = Some(error),
            }
        }
        let why = last.map(|error| error.to_string()).unwrap_or_default();
        Err(Failure::other(format!("could not listen on this machine: {why}"))
            .hint("sign in without a listener: azt authcode --manual")
            .into())
    }

    fn bind_both(port: u16) -> std::io::Result<Self> {
        let v4 = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let port = v4.local_addr()?.port();
        let mut sockets = vec![v4];
        // Browsers may take `localhost` for either; a machine without IPv6 does with one.
        match TcpListener::bind((Ipv6Addr::LOCALHOST, port)) {
            Ok(v6) => sockets.push(v6),
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => return Err(error),
            Err(_) => {}
        }
        Ok(Self { sockets, port })
    }

    /// The addresses that it listens on.
    pub fn addresses(&self) -> Vec<IpAddr> {
        self.sockets.iter().filter_map(|socket| Some(socket.local_addr().ok()?.ip())).collect()
    }

    /// Where the browser is to be sent: `http://localhost:PORT`. Entra ignores the port and nothing else of it.
    /// <https://learn.microsoft.com/entra/identity-platform/reply-url#localhost-exceptions>
    pub fn redirect_uri(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    /// The port of both.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Takes in answers with this `state`; whatever else comes is answered and ignored. Opens this page, too, where there
    /// is one.
    pub fn serve(self, state: &str, page: Option<(Opener, String)>) -> Result<Serving> {
        let (events, answers) = channel();
        let serving = Serving::start(self, state, &events, answers)?;
        if let Some((opener, url)) = page {
            // Nobody waits any more when this fails.
            open_browser(opener, url, move || drop(events.send(Event::NoBrowser)))?;
        }
        Ok(serving)
    }
}

/// Opens a page in a browser, while the caller goes on; `failed` is called where that fails.
///
/// # Errors
/// Where there can be no thread for it.
pub fn open_browser(opener: Opener, url: String, failed: impl FnOnce() + Send + 'static) -> std::io::Result<()> {
    let launch = move || {
        if browser::open(&opener, &url).is_err() {
            failed();
        }
    };
    thread::Builder::new().spawn(launch).map(drop)
}

/// The server behind the sockets, until dropped. Nobody listens then any more, and the browser whose answer it was has
/// its page.
pub struct Serving {
    gate: Option<Gate>,
    server: Arc<Server>,
    answers: Receiver<Event>,
}

impl Serving {
    /// What happens next, if it does so within that time.
    ///
    /// # Errors
    /// When the server has stopped.
    pub fn next(&self, wait: Duration) -> Result<Option<Event>> {
        match self.answers.recv_timeout(wait) {
            Ok(event) => {
                if let (Event::Answer(_), Some(gate)) = (&event, &self.gate) {
                    gate.await_last_page();
                }
                Ok(Some(event))
            }
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(RecvTimeoutError::Disconnected) => Err(Failure::other("the listener on this machine stopped").into()),
        }
    }

    fn start(listener: Listener, state: &str, events: &Sender<Event>, answers: Receiver<Event>) -> Result<Self> {
        let desk = Arc::new(Desk::new(state, listener.port));
        // Whoever finds this port finds the same desk, which wants its own `Host` and `state`.
        let inside = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = inside.local_addr()?;
        let server = Server::from_listener(inside, None)
            .map_err(|error| anyhow::anyhow!("could not listen on this machine: {error}"))?;
        let server = Arc::new(server);
        let (own, events) = (Arc::clone(&server), events.clone());
        thread::Builder::new().spawn(move || {
            for request in own.incoming_requests() {
                let (desk, events) = (Arc::clone(&desk), events.clone());
                // One that sends half a form must not hold up the next; without a thread it is answered with an error.
                let _ = thread::Builder::new().spawn(move || {
                    if let Some(redirect) = desk.answer(request) {
                        let _ = events.send(Event::Answer(Box::new(redirect)));
                    }
                });
            }
        })?;
        Ok(Self { gate: Some(Gate::open(listener.sockets, address)?), server, answers })
    }
}

impl Drop for Serving {
    /// The gate first, which is open to nobody then.
    fn drop(&mut self) {
        self.gate.take();
        self.server.unblock();
    }
}
