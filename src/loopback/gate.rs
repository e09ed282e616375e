//! Lets through to the server only connections that ask something, soon and in few words.
//!
//! Browsers open connections ahead of need and leave them idle. tiny_http reads each connection in a pool that can leave
//! the newest waiting behind idle ones, and it bounds neither the time nor the length of a request; this does.

use std::collections::VecDeque;
use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Connections that have not asked yet; beyond it the oldest has to go. A browser has a handful.
const IDLE: usize = 24;

/// Connections that are being answered. Each takes some six file descriptors, and macOS gives a process 256.
const ASKING: usize = 16;

/// How long a connection may last. A browser that was only looking ahead connects anew.
const LIFE: Duration = Duration::from_secs(10);

/// How long the last page may take to reach its browser once nobody listens any more.
const LAST_PAGE: Duration = Duration::from_millis(500);

/// How long to wait before the next try when a connection cannot be taken.
const PAUSE: Duration = Duration::from_millis(20);

/// The longest request, head and form: codes are 1 to 4 KB.
const LIMIT: usize = 128 * 1024;

/// Open sockets, until dropped.
pub struct Gate {
    closing: Arc<AtomicBool>,
    /// Whether a browser has brought the answer, and gets a page for it.
    owes_a_page: AtomicBool,
    room: Arc<Room>,
    doors: Vec<(SocketAddr, JoinHandle<()>)>,
}

impl Gate {
    /// Takes connections from `sockets` to the server at `inside`.
    pub fn open(sockets: Vec<TcpListener>, inside: SocketAddr) -> io::Result<Self> {
        let closing = Arc::new(AtomicBool::new(false));
        let room = Arc::new(Room::default());
        let mut doors = Vec::new();
        for socket in sockets {
            let (address, closing, room) = (socket.local_addr()?, Arc::clone(&closing), Arc::clone(&room));
            let door = thread::Builder::new().spawn(move || keep(&socket, inside, &closing, &room))?;
            doors.push((address, door));
        }
        Ok(Self { closing, owes_a_page: AtomicBool::new(false), room, doors })
    }

    /// Has whoever is being answered when this is dropped get the answer, within reason.
    pub fn await_last_page(&self) {
        self.owes_a_page.store(true, Ordering::SeqCst);
    }
}

impl Drop for Gate {
    /// When it returns, nobody listens any more, and a page that is owed is with its browser. Who pressed Ctrl-C waits
    /// for nobody.
    fn drop(&mut self) {
        self.closing.store(true, Ordering::SeqCst);
        for (address, door) in self.doors.drain(..) {
            // Wakes the thread that waits for a connection. If it cannot be woken, the end of the process closes the socket.
            if TcpStream::connect(address).is_ok() {
                let _ = door.join();
            }
        }
        if self.owes_a_page.load(Ordering::SeqCst) {
            self.room.wait_until_answered(LAST_PAGE);
        }
    }
}

/// The connections there are.
#[derive(Default)]
struct Room {
    /// Those that have not asked, oldest first, by number.
    idle: Mutex<VecDeque<(u64, TcpStream)>>,
    asking: Mutex<usize>,
    fewer: Condvar,
    last: AtomicU64,
}

impl Room {
    /// A seat for a connection that has yet to ask.
    fn enter(self: &Arc<Self>, connection: &TcpStream) -> io::Result<Seat> {
        let seat = Seat { room: Arc::clone(self), number: self.last.fetch_add(1, Ordering::SeqCst) };
        let mut idle = lock(&self.idle);
        idle.push_back((seat.number, connection.try_clone()?));
        if idle.len() > IDLE {
            show_out(idle.pop_front());
        }
        Ok(seat)
    }

    fn show_out_the_oldest(&self) {
        show_out(lock(&self.idle).pop_front());
    }

    /// Leave to ask; `None` when too many are being answered.
    fn ask(self: &Arc<Self>) -> Option<Turn> {
        let mut asking = lock(&self.asking);
        (*asking < ASKING).then(|| {
            *asking += 1;
            Turn(Arc::clone(self))
        })
    }

    /// Whoever is not answered by then misses the page, not the sign-in.
    fn wait_until_answered(&self, limit: Duration) {
        drop(self.fewer.wait_timeout_while(lock(&self.asking), limit, |asking| *asking > 0));
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn show_out(connection: Option<(u64, TcpStream)>) {
    if let Some((_, connection)) = connection {
        // One that has gone by itself is out already.
        let _ = connection.shutdown(Shutdown::Both);
    }
}

/// Holds the place of a connection that has yet to ask.
struct Seat {
    room: Arc<Room>,
    number: u64,
}

impl Drop for Seat {
    fn drop(&mut self) {
        lock(&self.room.idle).retain(|(number, _)| *number != self.number);
    }
}

/// Counts a connection that is being answered.
struct Turn(Arc<Room>);

impl Drop for Turn {
    fn drop(&mut self) {
        *lock(&self.0.asking) -= 1;
        self.0.fewer.notify_all();
    }
}

fn keep(socket: &TcpListener, inside: SocketAddr, closing: &AtomicBool, room: &Arc<Room>) {
    for connection in socket.incoming() {
        if closing.load(Ordering::SeqCst) {
            return;
        }
        let taken = connection.and_then(|connection| {
            let seat = room.enter(&connection)?;
            thread::Builder::new().spawn(move || pass(connection, seat, inside))
        });
        if taken.is_err() {
            // No descriptors or no threads are left: make room. The browser tries again.
            room.show_out_the_oldest();
            thread::sleep(PAUSE);
        }
    }
}

fn pass(mut outer: TcpStream, seat: Seat, inside: SocketAddr) -> io::Result<()> {
    let deadline = Instant::now() + LIFE;
    outer.set_write_timeout(Some(LIFE))?;
    let mut head = Vec::new();
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        if !take(&mut outer, &mut head, deadline)? {
            return Ok(());
        }
    }
    let room = Arc::clone(&seat.room);
    drop(seat);
    let Some(turn) = room.ask() else { return Ok(()) };
    let passed = exchange(outer, &head, inside, deadline);
    drop(turn);
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
