//! A text that must not be seen, and the ways it comes in.

use std::cell::OnceCell;
use std::fmt;
use std::io::Read;
use std::path::Path;
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};
use zeroize::Zeroizing;

use crate::env::Env;
use crate::error::Failure;
use crate::interrupt::Interrupt;
use crate::terminal;
use crate::text::one_line;
use crate::wait;

/// The longest secret that is read: Entra's refresh tokens are 1 to 2 KB.
const LIMIT: u64 = 64 * 1024;

/// A password, key or token: no Display, a redacted Debug, wiped when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes the text over.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// A digest that names the secret without telling it.
    pub fn digest(&self) -> String {
        URL_SAFE_NO_PAD.encode(digest(&SHA256, self.expose().as_bytes()))
    }

    /// Whether this is its SHA-256, in hexadecimal digits.
    pub fn has_digest(&self, digits: &str) -> bool {
        let digest = digest(&SHA256, self.expose().as_bytes());
        digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect::<String>().eq_ignore_ascii_case(digits)
    }

    /// Whether it is this text. How long that takes tells nothing of either.
    pub fn is(&self, text: &str) -> bool {
        digest(&SHA256, self.expose().as_bytes()).as_ref() == digest(&SHA256, text.as_bytes()).as_ref()
    }

    /// The text itself. Only where it leaves the process: a request, or the answer to who asked.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted>")
    }
}

/// Standard input, which can be read once: what was in it is kept for who asks again.
pub struct Stdin {
    text: OnceCell<Zeroizing<String>>,
    timeout: Duration,
}

impl Stdin {
    /// It has to end within that time.
    pub fn within(timeout: Duration) -> Self {
        Self { text: OnceCell::new(), timeout }
    }

    /// All of it; `None` where there is nothing in it but white space.
    ///
    /// # Errors
    /// Where it is longer than 64 KiB or not text, or does not end in time.
    pub fn text(&self) -> Result<Option<Secret>> {
        let text = self.read().context("could not read standard input")?;
        Ok((!text.trim().is_empty()).then(|| Secret::new(text.as_str())))
    }

    fn read(&self) -> Result<Zeroizing<String>> {
        if let Some(text) = self.text.get() {
            return Ok(text.clone());
        }
        let _told = wait::telling(self.timeout, "the end of standard input".to_owned());
        let (whole, read) = channel();
        // It waits until the process ends, where nothing else ends it. Nobody listens any more when this fails.
        thread::Builder::new().spawn(move || drop(whole.send(read_bounded(std::io::stdin().lock()))))?;
        let text = read.recv_timeout(self.timeout).map_err(|_| {
            let limit = humantime::format_duration(self.timeout);
            Failure::needs_person(format!("it did not end within {limit}"))
        })??;
        Ok(self.text.get_or_init(|| text).clone())
    }
}

/// Leave to ask a person for a secret, on the terminal.
#[derive(Clone, Copy)]
pub struct Leave<'a> {
    /// Ctrl-C.
    pub interrupt: &'a Interrupt,
    /// How long they may take.
    pub timeout: Duration,
}

/// Where one secret may come from: standard input, a file, the environment, a hidden prompt, in this order.
#[derive(Debug)]
pub struct Origin<'a> {
    /// What it is called in prompts and errors: `password`.
    pub name: &'a str,
    /// Whether `--…-stdin` was given.
    pub stdin: bool,
    /// The path of `--…-file`.
    pub file: Option<&'a Path>,
    /// Environment variables, the first that is set wins.
    pub env: &'a [&'a str],
    /// What the prompt says, without the colon.
    pub prompt: &'a str,
    /// How to give it without a prompt, for the hint.
    pub usage: &'a str,
}

impl Origin<'_> {
    /// Reads the secret; asks on the terminal where `ask` allows it. One line end at its end is not part of it.
    ///
    /// # Errors
    /// Exit 2 when there is none, when it is empty, longer than 64 KiB, or not printable text; 3 when nobody typed it in
    /// time; 130 on Ctrl-C.
    pub fn read(&self, env: &Env, stdin: &Stdin, ask: Option<Leave<'_>>) -> Result<Secret> {
        match (self.given(env, stdin)?, ask) {
            (Some(secret), _) => Ok(secret),
            (None, Some(leave)) => self.check(&self.prompt(&leave)?),
            (None, None) => Err(self.missing()),
        }
    }

    /// The secret, where it is there without asking anybody.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn given(&self, env: &Env, stdin: &Stdin) -> Result<Option<Secret>> {
        self.text(env, stdin)?.map(|text| self.check(&text)).transpose()
    }

    /// The text as it is there without asking anybody, line ends and all.
    ///
    /// # Errors
    /// Exit 2 when it is longer than 64 KiB or not text.
    pub fn text(&self, env: &Env, stdin: &Stdin) -> Result<Option<Zeroizing<String>>> {
        Ok(Some(if self.stdin {
            stdin.read().with_context(|| format!("could not read the {} from standard input", self.name))?
        } else if let Some(path) = self.file {
            let file = std::fs::File::open(path)
                .with_context(|| format!("could not open the {} file {}", self.name, path.display()))?;
            read_bounded(file).with_context(|| format!("could not read the {} file {}", self.name, path.display()))?
        } else if let Some(value) = env.first(self.env) {
            Zeroizing::new(value)
        } else {
            return Ok(None);
        }))
    }

    fn prompt(&self, leave: &Leave<'_>) -> Result<Zeroizing<String>> {
        let waiting = leave.interrupt.waiting();
        let limit = humantime::format_duration(leave.timeout);
        let prompt = format!("{}, within {limit}: ", one_line(self.prompt));
        match terminal::read_hidden(&prompt, Instant::now() + leave.timeout, &waiting) {
            Ok(Some(text)) => waiting.end().map(|()| text).map_err(Into::into),
            Ok(None) => Err(Failure::needs_person(format!("nobody typed the {} within {limit}", self.name))
                .hint(self.way())
                .into()),
            Err(_) if waiting.interrupted() => Err(Failure::interrupted().into()),
            Err(_) => Err(self.missing()),
        }
    }

    fn missing(&self) -> anyhow::Error {
        Failure::usage(format!("no {} was given", self.name)).hint(self.way()).into()
    }

    fn way(&self) -> String {
        let place = if self.usage.contains("-stdin") { " on standard input" } else { "" };
        format!("give it{place}: {}", self.usage)
    }

    fn check(&self, text: &str) -> Result<Secret> {
        let text = text.strip_suffix("\r\n").or_else(|| text.strip_suffix('\n')).unwrap_or(text);
        if text.is_empty() {
            return Err(Failure::usage(format!("the {} is empty", self.name)).hint(self.way()).into());
        }
        if text.chars().any(char::is_control) {
            return Err(Failure::usage(format!(
                "the {} has a line end or another control character inside",
                self.name
            ))
            .into());
        }
        Ok(Secret::new(text))
    }
}

fn read_bounded(source: impl Read) -> Result<Zeroizing<String>> {
    let mut bytes = Zeroizing::new(Vec::new());
    source.take(LIMIT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LIMIT {
        return Err(Failure::usage("it is longer than 64 KiB").into());
    }
    match std::str::from_utf8(&bytes) {
        // Windows PowerShell puts a byte order mark in front of what it pipes and saves.
        Ok(text) => Ok(Zeroizing::new(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned())),
        Err(_) => Err(Failure::usage("it is not UTF-8 text").into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin() -> Origin<'static> {
        Origin {
            name: "password",
            stdin: false,
            file: None,
            env: &["AZURE_PASSWORD"],
            prompt: "Password",
            usage: "azt ropc --password-stdin",
        }
    }

    fn read(env: &Env) -> Result<Secret> {
        origin().read(env, &Stdin::within(Duration::from_secs(1)), None)
    }

    #[test]
    fn debug_tells_nothing() {
        assert_eq!(format!("{:?}", Secret::new("hunter2")), "<redacted>");
    }

    #[test]
    fn one_line_end_is_not_part_of_the_secret() {
        for (value, secret) in [("pw\n", "pw"), ("pw\r\n", "pw"), (" pw ", " pw ")] {
            let read = read(&Env::of([("AZURE_PASSWORD", value)]));
            assert_eq!(read.ok(), Some(Secret::new(secret)), "{value:?}");
        }
    }

    #[test]
    fn a_byte_order_mark_is_not_part_of_what_is_read() {
        for (bytes, text) in [("\u{feff}pw", "pw"), ("pw", "pw"), ("\u{feff}", ""), ("p\u{feff}w", "p\u{feff}w")] {
            assert_eq!(read_bounded(bytes.as_bytes()).ok().as_deref().map(String::as_str), Some(text), "{bytes:?}");
        }
    }

    #[test]
    fn control_characters_are_refused_without_being_shown() {
        let error = read(&Env::of([("AZURE_PASSWORD", "a\nb")])).map_err(|e| e.to_string());
        assert_eq!(error.err().as_deref(), Some("the password has a line end or another control character inside"));
    }

    #[test]
    fn a_missing_secret_says_how_to_give_it() {
        let error = read(&Env::of([])).map_err(|e| crate::error::Report::of(&e).text());
        assert_eq!(
            error.err().as_deref(),
            Some(
                "azt: error: no password was given\nazt: hint: give it on standard input: azt ropc --password-stdin\n"
            )
        );
    }
}
