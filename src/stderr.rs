//! Standard error, which may be gone: nobody who does not listen costs anybody a token.

use std::io::{IsTerminal as _, Write as _};

/// Writes a line.
pub fn say(line: &str) {
    write(&format!("{line}\n"));
}

/// Writes a text as it is, at once.
pub fn write(text: &str) {
    // There is nowhere left to say that this failed.
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// Whether a person sees it as it is written.
pub fn is_terminal() -> bool {
    std::io::stderr().is_terminal()
}
