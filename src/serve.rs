//! Lends tokens over HTTP on this machine: an endpoint that speaks the protocols of Azure's own, for programs that know
//! those and nothing of azt.
//!
//! One thread listens and answers what it has at once; another owns the sign-in and asks it for what is missing.

mod access;
mod guard;
mod lender;
mod listener;
mod protocol;
mod room;
mod shelf;
mod variables;

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use anyhow::Result;

pub use self::guard::{Allowed, Guard};
pub use self::lender::{Lender, Lent};
use self::listener::Stop;
pub use self::protocol::{Own, Protocol};
use self::shelf::{Job, Shelf};
pub use self::variables::{lead_here, set};
use crate::error::Failure;
use crate::resource::Resource;
use crate::secret::Secret;

/// What an endpoint is to be.
pub struct Endpoint {
    /// What it speaks.
    pub protocols: Vec<Protocol>,
    /// Who may ask, and what for.
    pub guard: Guard,
    /// Whose tokens it lends.
    pub own: Own,
    /// A token that it has from the start, and what it is for.
    pub first: (Resource, Lent),
}

/// An endpoint at work, until it is stopped or the process ends.
pub struct Serving {
    address: SocketAddr,
    stop: Stop,
    listening: JoinHandle<()>,
}

/// Takes an address to listen at.
///
/// # Errors
/// Exit 1 where it is in use or not this machine's.
pub fn bind(address: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(address).map_err(|error| {
        Failure::other(format!("could not listen at {address}: {error}"))
            .hint("take a free port: azt serve --listen 127.0.0.1:0")
            .into()
    })
}

impl Endpoint {
    /// Answers whoever connects to this socket, with tokens of the lender.
    ///
    /// # Errors
    /// Where there can be no threads for it.
    pub fn open(self, socket: TcpListener, lender: Lender) -> Result<Serving> {
        let address = socket.local_addr()?;
        let (shelf, jobs) = Shelf::new(lender.needed());
        let shelf = Arc::new(shelf);
        let (resource, lent) = self.first;
        shelf.put(&Job { resource, refused: None }, Ok(lent));
        let own_shelf = Arc::clone(&shelf);
        thread::Builder::new().spawn(move || lender.work(&own_shelf, &jobs))?;
        let desk = protocol::Desk { protocols: self.protocols, guard: self.guard, own: self.own };
        let (stop, stopped) = listener::stop();
        let listening = thread::Builder::new().spawn(move || {
            if let Err(error) = listener::run(socket, desk, shelf, stopped) {
                log::warn!("the endpoint stopped: {error}");
            }
        })?;
        Ok(Serving { address, stop, listening })
    }
}

impl Serving {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Takes no more connections, and answers what was asked by now, within reason.
    pub fn stop(self) {
        self.stop.now();
        // A listener that panicked has stopped, too.
        let _ = self.listening.join();
    }
}

/// A secret that nobody can guess, of letters and digits that need no quotes anywhere.
///
/// # Errors
/// When the system has no random bytes to give.
pub fn new_secret() -> Result<Secret> {
    let bytes = crate::random::bytes::<32>()?;
    Ok(Secret::new(bytes.map(|byte| format!("{byte:02x}")).concat()))
}
