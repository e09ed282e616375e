//! A client and a browser of a few lines: plain HTTP to loopback, redirects, and forms that submit themselves.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::time::Duration;

use url::{Url, form_urlencoded};

/// Longer than any service here takes; a test that waits this long has failed.
const PATIENCE: Duration = Duration::from_secs(30);
/// Redirects and forms that lead from one page to the next.
const HOPS: usize = 10;

/// What came back.
#[derive(Clone, Debug)]
pub struct Page {
    /// Where it came from, after redirects.
    pub url: String,
    /// The status.
    pub status: u16,
    /// The headers, in order.
    pub headers: Vec<(String, String)>,
    /// The body as text.
    pub body: String,
}

impl Page {
    /// The first header of that name, whatever its case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// The body as JSON; null when it is none.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_default()
    }
}

/// Opens an address as a person's browser would: follows redirects, and submits a page's form by its button, so that a
/// sign-in at the sandbox ends at the client's own listener. The page that is left is the one the person sees.
pub fn visit(address: &str) -> io::Result<Page> {
    let mut page = get(address, &[])?;
    for _ in 0..HOPS {
        if let (302, Some(location)) = (page.status, page.header("location")) {
            let next = parse(&page.url)?.join(location).map_err(io::Error::other)?;
            page = get(next.as_str(), &[])?;
        } else if let Some((action, fields)) = form(&page.body) {
            // Chromium says `null` when a page of another origin posts here.
            page = post(&action, &[("Origin", "null")], &fields)?;
        } else {
            return Ok(page);
        }
    }
    Err(io::Error::other("too many redirects"))
}

/// Opens the page of a device sign-in, enters the code, and presses the button of this name: `Continue` or `Cancel`.
pub fn enter_code(address: &str, code: &str, button: &str) -> io::Result<Page> {
    let page = get(address, &[])?;
    let (action, mut fields) = form(&page.body).ok_or_else(|| io::Error::other("no form"))?;
    fields.retain(|(name, _)| name != "otc");
    fields.extend([("otc".to_owned(), code.to_owned()), ("button".to_owned(), button.to_owned())]);
    post(&action, &[], &fields)
}

/// `GET address`.
pub fn get(address: &str, headers: &[(&str, &str)]) -> io::Result<Page> {
    send("GET", address, headers, "")
}

/// `POST address` with a form.
pub fn post<K: AsRef<str>, V: AsRef<str>>(
    address: &str,
    headers: &[(&str, &str)],
    fields: &[(K, V)],
) -> io::Result<Page> {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let form = ("Content-Type", "application/x-www-form-urlencoded");
    send("POST", address, &[&[form], headers].concat(), &body)
}

/// Sends one request, exactly with these headers besides `Host`, `Connection` and `Content-Length`.
pub fn send(method: &str, address: &str, headers: &[(&str, &str)], body: &str) -> io::Result<Page> {
    let url = parse(address)?;
    let mut stream = connect(&url)?;
    stream.write_all(render(method, &url, headers, body).as_bytes())?;
    read_page(stream, address)
}

/// Sends one request without a body over a stream that a test has opened.
pub fn send_over(
    mut stream: impl Read + Write,
    method: &str,
    address: &str,
    headers: &[(&str, &str)],
) -> io::Result<Page> {
    stream.write_all(render(method, &parse(address)?, headers, "").as_bytes())?;
    read_page(stream, address)
}

/// The text of such a request.
fn render(method: &str, url: &Url, headers: &[(&str, &str)], body: &str) -> String {
    let mut target = url.path().to_owned();
    if let Some(query) = url.query() {
        target = format!("{target}?{query}");
    }
    let authority = &url[url::Position::BeforeHost..url::Position::AfterPort];
    let mut request = format!("{method} {target} HTTP/1.1\r\nHost: {authority}\r\n");
    for (name, value) in headers {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    if !body.is_empty() || method == "POST" {
        request.push_str(&format!("Content-Length: {}\r\n", body.len()));
    }
    request.push_str("Connection: close\r\n\r\n");
    request.push_str(body);
    request
}

fn parse(address: &str) -> io::Result<Url> {
    Url::parse(address).map_err(io::Error::other)
}

/// Connects to loopback, by whichever of its addresses answers, and to nothing else.
fn connect(url: &Url) -> io::Result<TcpStream> {
    if url.scheme() != "http" {
        return Err(io::Error::other(format!("not plain HTTP: {url}")));
    }
    let host = url.host_str().unwrap_or_default();
    let port = url.port_or_known_default().unwrap_or(80);
    let host = host.trim_matches(['[', ']']);
    let mut failure = io::Error::other(format!("not loopback: {host}"));
    for address in (host, port).to_socket_addrs()? {
        if !address.ip().is_loopback() {
            continue;
        }
        match TcpStream::connect(address) {
            Ok(stream) => {
                stream.set_read_timeout(Some(PATIENCE))?;
                return Ok(stream);
            }
            Err(error) => failure = error,
        }
    }
    Err(failure)
}

fn read_page(stream: impl Read, address: &str) -> io::Result<Page> {
    let mut reader = BufReader::new(stream);
    let mut status_line = String::new();
    reader.read_line(&mut status_line)?;
    let status = status_line.split(' ').nth(1).and_then(|s| s.parse().ok());
    let mut page = Page {
        url: address.to_owned(),
        status: status.ok_or_else(|| io::Error::other("no status line"))?,
        headers: Vec::new(),
        body: String::new(),
    };
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.split_once(':') else {
            break;
        };
        let header = (name.to_owned(), value.trim().to_owned());
        page.headers.push(header);
    }
    let length = page.header("content-length").and_then(|l| l.parse().ok());
    let mut body = Vec::new();
    reader.take(length.unwrap_or(u64::MAX)).read_to_end(&mut body)?;
    page.body = String::from_utf8_lossy(&body).into_owned();
    Ok(page)
}

/// Names and values of a form's hidden fields.
type Fields = Vec<(String, String)>;

/// The page's form: where it posts to, and its hidden fields. `None` when there is no form to post.
fn form(page: &str) -> Option<(String, Fields)> {
    let tags = || page.split('<').skip(1);
    let form = tags().find(|tag| tag.starts_with("form "))?;
    let method = attribute(form, "method")?;
    if !method.eq_ignore_ascii_case("post") {
        return None;
    }
    let fields = tags()
        .filter(|tag| tag.starts_with("input "))
        .filter_map(|tag| Some((attribute(tag, "name")?, attribute(tag, "value")?)))
        .collect();
    Some((attribute(form, "action")?, fields))
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    let (value, _) = rest.split_once('"')?;
    Some(unescape(value))
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}
