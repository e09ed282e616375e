//! `-v` and `-vv`: azt's own log on standard error.

use log::{Level, LevelFilter, Log, Metadata, Record};

use crate::stderr::say;

struct Stderr;

static STDERR: Stderr = Stderr;

/// Shows warnings unless `quiet`; requests and answers at one `verbose`, their headers at two.
pub fn install(verbose: u8, quiet: bool) {
    let level = match (quiet, verbose) {
        (true, _) => LevelFilter::Off,
        (_, 0) => LevelFilter::Warn,
        (_, 1) => LevelFilter::Info,
        (_, _) => LevelFilter::Debug,
    };
    // Fails only where there is a logger already.
    let _ = log::set_logger(&STDERR);
    log::set_max_level(level);
}

/// Tells the person what azt is doing, unless they asked for silence.
pub fn notice(text: &str) {
    if log::max_level() != LevelFilter::Off {
        say(&format!("azt: {text}"));
    }
}

impl Log for Stderr {
    /// Only azt's own records: the HTTP stack's traces show what is in a request.
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().split("::").next() == Some("azt")
    }

    fn log(&self, record: &Record<'_>) {
        if self.enabled(record.metadata()) {
            let kind = if record.level() == Level::Warn { "warning: " } else { "" };
            say(&format!("azt: {kind}{}", record.args()));
        }
    }

    fn flush(&self) {}
}
