//! What a browser that comes back is told: the answer is told from strays, and each gets a page.

use std::io::Read as _;

use tiny_http::{Header, Method, Request, Response};

use super::redirect::{Redirect, Stray};

/// The longest form that is read: codes are 1 to 4 KB.
const FORM_LIMIT: u64 = 64 * 1024;

const PAGE: &str = include_str!("page.html");

/// Tells the answer from the strays.
pub struct Desk {
    state: String,
    port: u16,
}

impl Desk {
    /// For answers with this `state`, at this port.
    pub fn new(state: &str, port: u16) -> Self {
        Self { state: state.to_owned(), port }
    }

    /// Gives the browser its page; what it brought, where that is the answer.
    pub fn answer(&self, mut request: Request) -> Option<Redirect> {
        let (page, redirect) = match self.read(&mut request) {
            Ok(redirect) => (Page::of(&redirect), Some(redirect)),
            Err(page) => (page, None),
        };
        // A browser that has gone misses its page; the answer counts all the same.
        let _ = request.respond(page.response());
        redirect
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
