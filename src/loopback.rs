//! The browser's way back: listen on this machine, open the browser, wait for the redirect, answer with a page; or take
//! the address that it ended at from a person.

mod browser;
mod gate;
mod paste;
mod redirect;

use std::io::Read as _;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, TcpListener};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use anyhow::Result;
use tiny_http::{Header, Method, Request, Response, Server};

pub use browser::{Opener, Program};
pub use paste::{Paste, Slip};
pub use redirect::Redirect;

use self::gate::Gate;
use self::redirect::Stray;
use crate::error::Failure;

/// The longest form that is read: codes are 1 to 4 KB.
const FORM_LIMIT: u64 = 64 * 1024;

const PAGE: &str = include_str!("loopback/page.html");

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
        let desk = Arc::new(Desk { state: state.to_owned(), port: listener.port });
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
                let _ = thread::Builder::new().spawn(move || desk.answer(request, &events));
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

/// Tells the answer from the strays.
struct Desk {
    state: String,
    port: u16,
}

impl Desk {
    fn answer(&self, mut request: Request, events: &Sender<Event>) {
        let (page, redirect) = match self.read(&mut request) {
            Ok(redirect) => (Page::of(&redirect), Some(redirect)),
            Err(page) => (page, None),
        };
        // A browser that has gone misses its page; the answer counts all the same.
        let _ = request.respond(page.response());
        if let Some(redirect) = redirect {
            let _ = events.send(Event::Answer(Box::new(redirect)));
        }
    }

    fn read(&self, request: &mut Request) -> Result<Redirect, Page> {
        let header = |name: &'static str| {
            let mut values = request.headers().iter().filter(|header| header.field.equiv(name));
            values.next().map(|header| header.value.as_str().to_owned())
        };
        // A page elsewhere that had its name point here would send that name. https://en.wikipedia.org/wiki/DNS_rebinding
        if !header("Host").is_some_and(|host| self.is_own(&host)) {
            return Err(Page::stray(421, "This address is not azt's."));
        }
        let (path, query) = request.url().split_once('?').unwrap_or((request.url(), ""));
        if path != "/" {
            return Err(Page::stray(404, "There is nothing here."));
        }
        let encoded = match request.method() {
            Method::Get => query.to_owned(),
            Method::Post if header("Content-Type").is_some_and(|kind| is_form(&kind)) => read_form(request)?,
            Method::Post => return Err(Page::stray(415, "azt waits for a form.")),
            _ => return Err(Page::stray(405, "azt waits for GET or POST.")),
        };
        Redirect::read(&encoded, &self.state).map_err(|stray| match stray {
            Stray::Empty => Page::stray(400, "azt still waits for a sign-in. This page has none to offer."),
            Stray::State | Stray::Ambiguous => {
                Page::stray(400, "This is not the sign-in that azt waits for. Start again from the terminal.")
            }
        })
    }

    fn is_own(&self, host: &str) -> bool {
        let mut names = ["localhost", "127.0.0.1", "[::1]"].into_iter();
        names.any(|name| {
            // A browser leaves out the port that http has anyway.
            host.eq_ignore_ascii_case(&format!("{name}:{}", self.port))
                || (self.port == 80 && host.eq_ignore_ascii_case(name))
        })
    }
}

fn is_form(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

fn read_form(request: &mut Request) -> Result<String, Page> {
    let mut form = Vec::new();
    let read = request.as_reader().take(FORM_LIMIT + 1).read_to_end(&mut form);
    if read.is_err() || form.len() as u64 > FORM_LIMIT {
        return Err(Page::stray(413, "That is more than a sign-in."));
    }
    String::from_utf8(form).map_err(|_| Page::stray(400, "That is not a form."))
}

/// A page for the person at the browser. Every word of it is azt's own: nothing from the request is shown.
struct Page {
    status: u16,
    title: &'static str,
    text: &'static str,
}

impl Page {
    fn of(redirect: &Redirect) -> Self {
        if redirect.outcome.is_ok() {
            Self { status: 200, title: "Signed in", text: "azt goes on in the terminal. You can close this window." }
        } else {
            Self {
                status: 200,
                title: "Not signed in",
                text: "The reason is in the terminal. You can close this window.",
            }
        }
    }

    fn stray(status: u16, text: &'static str) -> Self {
        Self { status, title: "Nothing to see", text }
    }

    fn response(&self) -> Response<std::io::Cursor<Vec<u8>>> {
        let html = PAGE.replace("{title}", self.title).replace("{text}", self.text);
        let headers = [
            ("Content-Type", "text/html; charset=utf-8"),
            (
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            ),
            ("Cache-Control", "no-store"),
            ("Referrer-Policy", "no-referrer"),
            ("X-Content-Type-Options", "nosniff"),
        ];
        let mut response = Response::from_string(html).with_status_code(self.status);
        for (name, value) in headers {
            if let Ok(header) = Header::from_bytes(name, value) {
                response.add_header(header);
            }
        }
        response
    }
}
