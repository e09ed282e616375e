//! Lets through to the server only connections that ask something, soon and in few words.
//!
//! Browsers open connections ahead of need and leave them idle. tiny_http reads each connection in a pool that can leave
//! the newest waiting behind idle ones, and it bounds neither the time nor the length of a request; this does.

use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Connections at a time; a browser has a handful.
const AT_ONCE: usize = 64;

/// How long a connection may last. A browser that was only looking ahead connects anew.
const LIFE: Duration = Duration::from_secs(10);

/// How long the last page may take to reach its browser once nobody listens any more.
const LAST_PAGE: Duration = Duration::from_millis(500);

/// The longest request, head and form: codes are 1 to 4 KB.
const LIMIT: usize = 128 * 1024;

/// Open sockets, until dropped.
pub struct Gate {
    closing: Arc<AtomicBool>,
    asking: Arc<Asking>,
    doors: Vec<(SocketAddr, JoinHandle<()>)>,
}

/// How many connections have asked and not left yet.
#[derive(Default)]
struct Asking {
    count: Mutex<usize>,
    changed: Condvar,
}

impl Asking {
    fn change(&self, change: impl FnOnce(&mut usize)) {
        change(&mut self.count.lock().unwrap_or_else(PoisonError::into_inner));
        self.changed.notify_all();
    }

    fn wait_for_none(&self, limit: Duration) {
        let count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        // Whoever has not left by then misses the page, not the sign-in.
        drop(self.changed.wait_timeout_while(count, limit, |count| *count > 0));
    }
}

impl Gate {
    /// Takes connections from `sockets` to the server at `inside`.
    pub fn open(sockets: Vec<TcpListener>, inside: SocketAddr) -> io::Result<Self> {
        let closing = Arc::new(AtomicBool::new(false));
        let asking = Arc::new(Asking::default());
        let mut doors = Vec::new();
        for socket in sockets {
            let (address, closing, asking) = (socket.local_addr()?, Arc::clone(&closing), Arc::clone(&asking));
            let door = thread::Builder::new().spawn(move || keep(&socket, inside, &closing, &asking))?;
            doors.push((address, door));
        }
        Ok(Self { closing, asking, doors })
    }
}

impl Drop for Gate {
    /// When it returns, nobody listens any more, and the last page is with its browser.
    fn drop(&mut self) {
        self.closing.store(true, Ordering::SeqCst);
        for (address, door) in self.doors.drain(..) {
            // Wakes the thread that waits for a connection. If it cannot be woken, the end of the process closes the socket.
            if TcpStream::connect(address).is_ok() {
                let _ = door.join();
            }
        }
        self.asking.wait_for_none(LAST_PAGE);
    }
}

fn keep(socket: &TcpListener, inside: SocketAddr, closing: &AtomicBool, asking: &Arc<Asking>) {
    let busy = Arc::new(AtomicUsize::new(0));
    for connection in socket.incoming() {
        if closing.load(Ordering::SeqCst) {
            return;
        }
        let Ok(connection) = connection else { continue };
        if busy.fetch_add(1, Ordering::SeqCst) < AT_ONCE {
            let (busy, asking) = (Arc::clone(&busy), Arc::clone(asking));
            // Without a thread the connection is dropped, and the browser tries again.
            let _ = thread::Builder::new().spawn(move || {
                let _ = pass(connection, inside, &asking);
                busy.fetch_sub(1, Ordering::SeqCst);
            });
        } else {
            busy.fetch_sub(1, Ordering::SeqCst);
        }
    }
}

fn pass(mut outer: TcpStream, inside: SocketAddr, asking: &Asking) -> io::Result<()> {
    let deadline = Instant::now() + LIFE;
    outer.set_write_timeout(Some(LIFE))?;
    let mut head = Vec::new();
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        if !take(&mut outer, &mut head, deadline)? {
            return Ok(());
        }
    }
    asking.change(|count| *count += 1);
    let passed = exchange(outer, &head, inside, deadline);
    asking.change(|count| *count -= 1);
    passed
}

fn exchange(mut outer: TcpStream, head: &[u8], inside: SocketAddr, deadline: Instant) -> io::Result<()> {
    let mut inner = TcpStream::connect(inside)?;
    inner.set_read_timeout(Some(LIFE))?;
    // An answer is the end: else a browser would keep the connection, and azt would wait for it to leave.
    let (line, fields) = head.split_at(head.windows(2).position(|end| end == b"\r\n").unwrap_or(head.len()));
    inner.write_all(&[line, b"\r\nConnection: close", fields].concat())?;
    let answers = {
        let (mut inner, mut outer) = (inner.try_clone()?, outer.try_clone()?);
        thread::Builder::new().spawn(move || {
            let _ = io::copy(&mut inner, &mut outer);
            let _ = outer.shutdown(Shutdown::Both);
        })?
    };
    let mut sent = head.len();
    loop {
        let mut more = Vec::new();
        match take(&mut outer, &mut more, deadline) {
            Ok(true) if sent + more.len() <= LIMIT => sent += more.len(),
            _ => break,
        }
        inner.write_all(&more)?;
    }
    inner.shutdown(Shutdown::Write)?;
    let _ = answers.join();
    Ok(())
}

/// Appends what comes next; `false` at the end, at the deadline, or when it is too much.
fn take(stream: &mut TcpStream, bytes: &mut Vec<u8>, deadline: Instant) -> io::Result<bool> {
    let left = deadline.saturating_duration_since(Instant::now());
    if left.is_zero() || bytes.len() > LIMIT {
        return Ok(false);
    }
    stream.set_read_timeout(Some(left))?;
    let mut chunk = [0; 8 * 1024];
    let count = stream.read(&mut chunk)?;
    bytes.extend_from_slice(&chunk[..count]);
    Ok(count > 0)
}
