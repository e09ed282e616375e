//! Takes connections, as many as there is room for, and has each request answered: the only module that knows the HTTP
//! server. One thread does it all, so that who sends slowly is waited for by nobody else.

use std::cell::RefCell;
use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, TcpListener};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpStream;
use tokio::runtime::Builder;
use tokio::sync::oneshot;
use tokio::task::{LocalSet, spawn_local};
use tokio::time::{sleep, timeout};

use super::access;
use super::protocol::{Asking, Desk, Refusal, Reply, Wanted};
use super::room::{Room, Seat};
use super::shelf::{Outcome, Shelf};
use crate::clock;
use crate::machine;
use crate::resource::Resource;

/// Connections there may be, where that is no more than half of the files that azt may open: many shells allow a process
/// 1,024, and macOS 256.
const ROOM: usize = 512;

/// How long a connection may take to ask, the first time and again.
const SILENCE: Duration = Duration::from_secs(30);

/// How long a body may take, once its head is there.
const BODY: Duration = Duration::from_secs(5);

/// The longest head; the least that the server takes.
const HEAD_LIMIT: usize = 8 * 1024;

/// How many headers it may have; Microsoft's clients send ten.
const HEADERS: usize = 64;

/// The longest body; the question of azd is 200 bytes.
const BODY_LIMIT: usize = 16 * 1024;

/// How long answers that are owed may take once nobody listens any more.
const LAST_ANSWERS: Duration = Duration::from_secs(3);

/// How long to wait before the next try when a connection cannot be taken.
const PAUSE: Duration = Duration::from_millis(20);

/// Stops a listener.
pub struct Stop(oneshot::Sender<()>);

/// When a listener has to stop.
pub struct Stopped(oneshot::Receiver<()>);

/// What stops a listener, and what it looks at.
pub fn stop() -> (Stop, Stopped) {
    let (stop, stopped) = oneshot::channel();
    (Stop(stop), Stopped(stopped))
}

impl Stop {
    /// From now on.
    pub fn now(self) {
        // It may have stopped by itself.
        let _ = self.0.send(());
    }
}

/// Answers from the shelf until it is stopped.
///
/// # Errors
/// Where the socket cannot be used.
pub fn run(socket: TcpListener, desk: Desk, shelf: Arc<Shelf>, stopped: Stopped) -> io::Result<()> {
    socket.set_nonblocking(true)?;
    let runtime = Builder::new_current_thread().enable_io().enable_time().build()?;
    LocalSet::new().block_on(&runtime, async {
        let hall = Rc::new(Hall {
            desk,
            shelf,
            room: Room::new(size()),
            graceful: RefCell::new(Some(GracefulShutdown::new())),
        });
        let socket = tokio::net::TcpListener::from_std(socket)?;
        let door = spawn_local(take(socket, Rc::clone(&hall)));
        // A sender that is gone stops it, too.
        let _ = stopped.0.await;
        door.abort();
        // What the door holds is closed before anybody is told that it is.
        let _ = door.await;
        let graceful = hall.graceful.borrow_mut().take();
        if let Some(graceful) = graceful {
            let _ = timeout(LAST_ANSWERS, graceful.shutdown()).await;
        }
        Ok(())
    })
}

/// The other half is for azt's own requests and records: who connects needs no secret, and could take all of them.
fn size() -> usize {
    let files = machine::files().and_then(|files| usize::try_from(files).ok()).unwrap_or(usize::MAX);
    ROOM.min(files / 2)
}

/// What all connections share.
struct Hall {
    desk: Desk,
    shelf: Arc<Shelf>,
    room: Room,
    /// Tells connections to end after the answer they are at; taken when that is so.
    graceful: RefCell<Option<GracefulShutdown>>,
}

async fn take(socket: tokio::net::TcpListener, hall: Rc<Hall>) {
    loop {
        match socket.accept().await {
            Ok((connection, peer)) => hall.seat(connection, peer.ip()),
            Err(_) => {
                // No files are left: make room.
                hall.room.show_out();
                sleep(PAUSE).await;
            }
        }
    }
}

impl Hall {
    /// A connection for which there is no room is closed.
    fn seat(self: &Rc<Self>, connection: TcpStream, peer: IpAddr) {
        let Some(seat) = self.room.enter() else { return };
        // An answer is one write, and nothing to wait for.
        let _ = connection.set_nodelay(true);
        let (hall, own) = (Rc::clone(self), Rc::clone(&seat));
        let service = service_fn(move |request| {
            let (hall, seat) = (Rc::clone(&hall), Rc::clone(&own));
            async move { Ok::<_, Infallible>(hall.answer(request, &seat, peer).await) }
        });
        let served = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(SILENCE)
            .max_buf_size(HEAD_LIMIT)
            .max_headers(HEADERS)
            .serve_connection(TokioIo::new(connection), service);
        let Some(served) = self.graceful.borrow().as_ref().map(|graceful| graceful.watch(served)) else { return };
        let (hall, own) = (Rc::clone(self), Rc::clone(&seat));
        let task = spawn_local(async move {
            // A client that breaks off is no failure of anybody here.
            let _ = served.await;
            hall.room.leave(&own);
        });
        self.room.seat(&seat, task.abort_handle());
    }

    async fn answer(&self, request: Request<Incoming>, seat: &Seat, peer: IpAddr) -> Response<Full<Bytes>> {
        let reply = self.reply(request, seat, peer).await;
        seat.answered();
        response(reply)
    }

    async fn reply(&self, request: Request<Incoming>, seat: &Seat, peer: IpAddr) -> Reply {
        let (head, body) = request.into_parts();
        let body = match timeout(BODY, Limited::new(body, BODY_LIMIT).collect()).await {
            Ok(Ok(body)) => Ok(body.to_bytes()),
            Ok(Err(_)) => Err(Refusal::request(413, "the body is too long, or broke off")),
            Err(_) => Err(Refusal::request(408, "the body took too long")),
        };
        // Not before: who sends a body slowly has to make room, too.
        self.room.hear(seat);
        let texts = head.headers.iter().map(|(name, value)| (name.as_str(), value.to_str().unwrap_or_default()));
        let headers: Vec<_> = texts.collect();
        let (path, query) = (head.uri.path(), head.uri.query().unwrap_or_default());
        let bytes = body.as_deref().unwrap_or_default();
        let asking = Asking { method: head.method.as_str(), path, query, headers: &headers, body: bytes };
        let read = body.as_ref().map_err(Refusal::bare).and_then(|_| self.desk.read(&asking));
        let (reply, resource) = match read {
            Ok(wanted) => (self.lend(&wanted).await, Some(wanted.resource)),
            Err(reply) => (reply, None),
        };
        self.log(peer, &asking, resource.as_ref(), &reply);
        reply
    }

    async fn lend(&self, wanted: &Wanted) -> Reply {
        let waiting = self.shelf.get(&wanted.resource, wanted.refused.as_deref(), || {
            let (told, waiting) = oneshot::channel::<Outcome>();
            // Who asked may have gone by then.
            (Box::new(move |outcome| drop(told.send(outcome))), waiting)
        });
        let outcome = match waiting {
            None => return Desk::busy(wanted),
            Some(Ok(lent)) => Ok(lent),
            Some(Err(waiting)) => match waiting.await {
                Ok(outcome) => outcome,
                Err(_) => return Desk::busy(wanted),
            },
        };
        match outcome {
            Ok(lent) => self.desk.lend(wanted, &lent, clock::now()),
            Err(report) => Desk::fail(wanted, &report),
        }
    }

    fn log(&self, peer: IpAddr, asking: &Asking<'_>, resource: Option<&Resource>, reply: &Reply) {
        if log::log_enabled!(log::Level::Info) {
            log::info!("{}", access::line(peer, asking, &self.desk.guard.secret, resource, reply));
        }
    }
}

fn response(reply: Reply) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(reply.body)));
    *response.status_mut() = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
