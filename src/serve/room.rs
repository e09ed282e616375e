//! How many connections there may be, and which one has to go for the next.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use tokio::task::AbortHandle;

/// The connections there are.
pub struct Room {
    seats: RefCell<HashMap<u64, (Rc<Seat>, AbortHandle)>>,
    size: usize,
    last: Cell<u64>,
}

/// A connection's.
pub struct Seat {
    number: u64,
    /// When it last asked something whole, in the order of such events; at first, when it came.
    heard: Cell<u64>,
    is_waiting: Cell<bool>,
}

impl Room {
    /// Room for so many.
    pub fn new(size: usize) -> Self {
        Self { seats: RefCell::default(), size, last: Cell::new(0) }
    }

    /// A seat, for which whoever has been silent the longest has to go where there is none. `None` where all wait for an
    /// answer.
    pub fn enter(&self) -> Option<Rc<Seat>> {
        if self.seats.borrow().len() >= self.size && !self.show_out() {
            return None;
        }
        let number = self.next();
        Some(Rc::new(Seat { number, heard: Cell::new(number), is_waiting: Cell::new(false) }))
    }

    /// Who sits there, from now on.
    pub fn seat(&self, seat: &Rc<Seat>, connection: AbortHandle) {
        self.seats.borrow_mut().insert(seat.number, (Rc::clone(seat), connection));
    }

    /// The connection has ended.
    pub fn leave(&self, seat: &Seat) {
        self.seats.borrow_mut().remove(&seat.number);
    }

    /// It has asked something, and waits for the answer.
    pub fn hear(&self, seat: &Seat) {
        seat.heard.set(self.next());
        seat.is_waiting.set(true);
    }

    /// Ends the connection that has been silent the longest. Whether there was one.
    pub fn show_out(&self) -> bool {
        let mut seats = self.seats.borrow_mut();
        let silent = seats.values().filter(|(seat, _)| !seat.is_waiting.get());
        let Some(number) = silent.min_by_key(|(seat, _)| seat.heard.get()).map(|(seat, _)| seat.number) else {
            return false;
        };
        if let Some((_, connection)) = seats.remove(&number) {
            connection.abort();
        }
        true
    }

    fn next(&self) -> u64 {
        self.last.set(self.last.get() + 1);
        self.last.get()
    }
}

impl Seat {
    /// It has its answer.
    pub fn answered(&self) {
        self.is_waiting.set(false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_been_silent_the_longest_makes_room_and_nobody_who_waits() {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        let local = tokio::task::LocalSet::new();
        local.block_on(&runtime, async {
            let room = Room::new(2);
            let enter = || {
                let seat = room.enter()?;
                let task = tokio::task::spawn_local(std::future::pending::<()>());
                room.seat(&seat, task.abort_handle());
                Some((seat, task))
            };
            let (first, first_task) = enter().expect("a seat");
            let (second, second_task) = enter().expect("a seat");
            room.hear(&first);
            first.answered();
            let (third, _) = enter().expect("the second's seat");
            assert!(second_task.await.is_err_and(|end| end.is_cancelled()));
            assert!(!first_task.is_finished());
            room.hear(&first);
            room.hear(&third);
            assert!(enter().is_none());
            room.leave(&first);
            assert!(enter().is_some());
            room.leave(&second);
        });
    }
}
