//! The sandbox's HTTP/1.1 server: one request a connection, one thread a connection, all of them joined at the end.
//!
//! `tiny_http`, which azt itself uses, keeps pool threads for some seconds after the server is gone and cannot send a
//! broken answer. A sandbox must leave nothing behind, and must be able to be truncated, slow or silent on demand.

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::lock;
use super::message::{Answer, Request};

/// Request line and headers together may not be longer than this, nor a body longer than [`BODY_LIMIT`].
const HEAD_LIMIT: u64 = 64 * 1024;
const BODY_LIMIT: usize = 1024 * 1024;

/// What answers the requests.
pub(super) type Handler = Arc<dyn Fn(Request) -> Answer + Send + Sync>;

/// A listening socket and its threads. Dropping it closes every connection and waits for every thread.
pub(super) struct Server {
    address: SocketAddr,
    live: Arc<Live>,
    acceptor: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves `listener`, over TLS when a configuration is given.
    pub(super) fn start(
        listener: TcpListener,
        tls: Option<Arc<rustls::ServerConfig>>,
        handler: Handler,
    ) -> io::Result<Server> {
        let address = listener.local_addr()?;
        let live = Arc::new(Live::default());
        let acceptor = {
            let live = Arc::clone(&live);
            thread::spawn(move || accept(&listener, tls, &handler, &live))
        };
        Ok(Server { address, live, acceptor: Some(acceptor) })
    }

    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Connections so far.
    pub(super) fn connections(&self) -> u64 {
        lock(&self.live.state).next
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.live.stop();
        // The acceptor is blocked in accept(): one more connection makes it look at the flag.
        drop(TcpStream::connect(self.address));
        if let Some(acceptor) = self.acceptor.take() {
            acceptor.join().ok();
        }
    }
}

/// The open connections, and whether the server is about to end.
#[derive(Default)]
pub(super) struct Live {
    state: Mutex<Connections>,
    stopped: Condvar,
}

#[derive(Default)]
struct Connections {
    stopping: bool,
    next: u64,
    streams: HashMap<u64, TcpStream>,
}

impl Live {
    /// Registers a connection, so that `stop` can close it. `None`: the server is ending.
    fn enter(&self, stream: &TcpStream) -> Option<u64> {
        let copy = stream.try_clone().ok()?;
        let mut state = lock(&self.state);
        if state.stopping {
            return None;
        }
        let id = state.next;
        state.next += 1;
        state.streams.insert(id, copy);
        Some(id)
    }

    fn leave(&self, id: u64) {
        lock(&self.state).streams.remove(&id);
    }

    fn stop(&self) {
        let mut state = lock(&self.state);
        state.stopping = true;
        for stream in state.streams.values() {
            stream.shutdown(Shutdown::Both).ok();
        }
        self.stopped.notify_all();
    }

    fn stopping(&self) -> bool {
        lock(&self.state).stopping
    }

    /// Waits that long, or for good without a duration; an error when the server ends meanwhile.
    fn pause(&self, how_long: Option<Duration>) -> io::Result<()> {
        let state = lock(&self.state);
        let going_on = |state: &mut Connections| !state.stopping;
        let ended = match how_long {
            Some(time) => self
                .stopped
                .wait_timeout_while(state, time, going_on)
                .map(|(_, waited)| !waited.timed_out())
                .unwrap_or(true),
            None => self.stopped.wait_while(state, going_on).is_ok(),
        };
        if ended {
            return Err(io::ErrorKind::Interrupted.into());
        }
        Ok(())
    }
}

fn accept(listener: &TcpListener, tls: Option<Arc<rustls::ServerConfig>>, handler: &Handler, live: &Arc<Live>) {
    let mut workers: Vec<JoinHandle<()>> = Vec::new();
    for stream in listener.incoming() {
        if live.stopping() {
            break;
        }
        let Ok(stream) = stream else { continue };
        let Some(id) = live.enter(&stream) else {
            continue;
        };
        workers.retain(|worker| !worker.is_finished());
        let (tls, handler, live) = (tls.clone(), Arc::clone(handler), Arc::clone(live));
        workers.push(thread::spawn(move || {
            serve_connection(stream, tls, &handler, &live).ok();
            live.leave(id);
        }));
    }
    for worker in workers {
        worker.join().ok();
    }
}

fn serve_connection(
    mut stream: TcpStream,
    tls: Option<Arc<rustls::ServerConfig>>,
    handler: &Handler,
    live: &Live,
) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let Some(config) = tls else {
        serve(&mut stream, false, handler, live)?;
        return stream.shutdown(Shutdown::Write);
    };
    let session = rustls::ServerConnection::new(config).map_err(io::Error::other)?;
    let mut secured = rustls::StreamOwned::new(session, stream);
    serve(&mut secured, true, handler, live)?;
    secured.conn.send_close_notify();
    secured.flush()
}

fn serve<S: Read + Write>(stream: &mut S, secure: bool, handler: &Handler, live: &Live) -> io::Result<()> {
    let (without_body, answer) = match read_request(stream)? {
        Ok(mut request) => {
            request.secure = secure;
            (request.method == "HEAD", handler(request))
        }
        Err(refusal) => (false, refusal),
    };
    deliver(stream, &answer, without_body, live)
}

/// Reads one request. The inner error is what to answer to a malformed one.
fn read_request<S: Read>(stream: &mut S) -> io::Result<Result<Request, Answer>> {
    let mut reader = BufReader::new(stream);
    // Who begins with TLS would wait for an answer to it.
    if reader.fill_buf()?.first().is_some_and(|byte| !byte.is_ascii_alphabetic()) {
        return Ok(Err(Answer::text(400, "malformed request")));
    }
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let left = HEAD_LIMIT - head.len() as u64;
        if (&mut reader).take(left).read_until(b'\n', &mut head)? == 0 {
            return match left {
                0 => Ok(Err(Answer::text(431, "headers too large"))),
                _ => Err(io::ErrorKind::UnexpectedEof.into()),
            };
        }
    }
    let Some(mut request) = std::str::from_utf8(&head).ok().and_then(Request::parse) else {
        return Ok(Err(Answer::text(400, "malformed request")));
    };
    match body_length(&request) {
        Ok(length) => {
            let mut body = vec![0; length];
            reader.read_exact(&mut body)?;
            request.set_body(&body);
            Ok(Ok(request))
        }
        Err(refusal) => Ok(Err(refusal)),
    }
}

fn body_length(request: &Request) -> Result<usize, Answer> {
    let declared = request.header("content-length");
    if request.header("transfer-encoding").is_some() || (declared.is_none() && request.method == "POST") {
        return Err(Answer::text(411, "length required"));
    }
    match declared.unwrap_or("0").parse() {
        Ok(length) if length <= BODY_LIMIT => Ok(length),
        Ok(_) => Err(Answer::text(413, "body too large")),
        Err(_) => Err(Answer::text(400, "malformed content-length")),
    }
}

fn deliver<S: Write>(stream: &mut S, answer: &Answer, without_body: bool, live: &Live) -> io::Result<()> {
    if answer.silent {
        return live.pause(None);
    }
    let mut head = format!("HTTP/1.1 {} {}\r\n", answer.status, reason(answer.status));
    for (name, value) in &answer.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("Content-Length: {}\r\n", answer.body.len()));
    head.push_str("Connection: close\r\n\r\n");
    stream.write_all(head.as_bytes())?;
    let sent = answer.cut_after.unwrap_or(answer.body.len());
    let body = answer.body.get(..sent).unwrap_or(&answer.body);
    match answer.byte_every {
        _ if without_body => {}
        None => stream.write_all(body)?,
        Some(pace) => {
            for byte in body {
                stream.write_all(&[*byte])?;
                stream.flush()?;
                live.pause(Some(pace))?;
            }
        }
    }
    stream.flush()
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        302 => "Found",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        410 => "Gone",
        411 => "Length Required",
        413 => "Content Too Large",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "Status",
    }
}
