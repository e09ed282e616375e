//! A child on Unix. Signals that a process sends to azt are passed on; those of the terminal have reached the child, too.

use std::io;
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Child, Command};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use anyhow::{Context as _, Result};
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process, waitid};

use crate::signals::{PASSED, Sent, Signals};

enum Event {
    Ended,
    Signal(Sent),
}

pub fn run(command: &mut Command, could_not_run: impl Fn(io::Error) -> anyhow::Error) -> Result<u8> {
    // Before it starts, so that none of them ends azt alone.
    let signals = Signals::take_over(&PASSED).context("could not take over signals")?;
    let mut child = command.spawn().map_err(could_not_run)?;
    let pid = Pid::from_child(&child);
    let (events, happened) = channel();
    watch(&child, signals, events)?;
    for event in happened {
        match event {
            Event::Ended => break,
            Event::Signal(sent) if sent.by_process => {
                if let Some(signal) = Signal::from_named_raw(sent.signal) {
                    // It may have ended a moment ago; it is not forgotten before that is noticed below.
                    let _ = kill_process(pid, signal);
                }
            }
            Event::Signal(_) => {}
        }
    }
    let status = child.wait().context("could not wait for the program")?;
    let number = status.code().or_else(|| status.signal().map(|signal| 128 + signal)).unwrap_or(1);
    Ok(u8::try_from(number).unwrap_or(1))
}

/// Tells what happens, until the child ends.
fn watch(child: &Child, mut signals: Signals, events: Sender<Event>) -> io::Result<()> {
    let (pid, ended) = (Pid::from_child(child), events.clone());
    thread::Builder::new().spawn(move || {
        // Its number stays its own until somebody asks for its status.
        let options = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
        while waitid(WaitId::Pid(pid), options).is_err_and(|error| error == rustix::io::Errno::INTR) {}
        let _ = ended.send(Event::Ended);
    })?;
    thread::Builder::new().spawn(move || {
        while let Some(sent) = signals.next() {
            if events.send(Event::Signal(sent)).is_err() {
                return;
            }
        }
    })?;
    Ok(())
}
