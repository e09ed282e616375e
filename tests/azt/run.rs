//! One run of `azt`, whose status, standard output and standard error are always compared whole.

use std::ffi::OsStr;
use std::process::Command;

use tempfile::TempDir;

#[cfg(unix)]
use crate::process::Running;
use crate::process::{self, Outcome};
use crate::sandbox::{Answer, Sandbox};

/// A run to be.
#[must_use]
pub struct Azt {
    command: Command,
    input: String,
    sandbox: Option<String>,
    home: TempDir,
}

/// `azt` and the words of a line, in an environment that has nothing: no browser either.
pub fn azt(line: &str) -> Azt {
    let home = TempDir::new().unwrap();
    let mut command = process::azt(home.path());
    command.args(line.split_whitespace()).env("PATH", home.path());
    Azt { command, input: String::new(), sandbox: None, home }
}

impl Azt {
    /// One more word, which may have spaces inside.
    pub fn arg(mut self, word: impl AsRef<OsStr>) -> Self {
        self.command.arg(word);
        self
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Standard input.
    pub fn input(mut self, text: &str) -> Self {
        text.clone_into(&mut self.input);
        self
    }

    /// Points everything at the emulated cloud; its URL reads `SANDBOX` in what is compared.
    pub fn at(mut self, sandbox: &Sandbox) -> Self {
        let url = sandbox.url();
        self.command
            .env("AZURE_POD_IDENTITY_AUTHORITY_HOST", &url)
            .env("MSI_ENDPOINT", format!("{url}/oauth2/token"))
            .env("AZURE_AUTHORITY_HOST", &url);
        self.sandbox = Some(url);
        self
    }

    /// A file in the run's home, by its path.
    pub fn file(&self, name: &str, text: &str) -> std::path::PathBuf {
        let path = self.home.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    /// Runs it, and makes what differs from run to run the same.
    pub fn outcome(mut self) -> Outcome {
        let outcome = process::run(&mut self.command, &self.input);
        let stderr = self.sandbox.iter().fold(outcome.stderr.clone(), |text, url| text.replace(url, "SANDBOX"));
        Outcome { stderr: normal(&stderr), ..outcome }
    }

    /// Starts it, for tests that play the other side.
    #[cfg(unix)]
    pub fn start(mut self) -> (Running, TempDir) {
        (Running::start(&mut self.command), self.home)
    }

    /// It prints exactly this, says nothing, and succeeds.
    #[track_caller]
    pub fn prints(self, stdout: &str) {
        let outcome = self.outcome();
        assert_eq!(outcome.stderr, "");
        assert_eq!(outcome.stdout, stdout);
        assert_eq!(outcome.status, Some(0));
    }

    /// It prints nothing, says exactly this, and ends with this status.
    #[track_caller]
    pub fn refuses(self, status: i32, stderr: &str) {
        let outcome = self.outcome();
        assert_eq!(outcome.stderr, stderr);
        assert_eq!(outcome.stdout, "");
        assert_eq!(outcome.status, Some(status));
    }
}

/// A sandbox whose next answer is this one.
pub fn answering(answer: Answer) -> Sandbox {
    let sandbox = Sandbox::start();
    sandbox.answer_next(answer);
    sandbox
}

/// The newest token that the sandbox gave, with the line end that follows it.
pub fn newest(sandbox: &Sandbox) -> String {
    format!("{}\n", sandbox.tokens().last().expect("a token was given").token)
}

/// Replaces the ids and dates with which Entra ends a description.
pub fn normal(text: &str) -> String {
    let marks = [("Trace ID: ", 36), ("Correlation ID: ", 36), ("correlation id ", 36), ("Timestamp: ", 20)];
    marks.iter().fold(text.to_owned(), |text, (mark, length)| {
        let mut parts = text.split(mark);
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |text, part| text + mark + "#" + part.get(*length..).unwrap_or_default())
    })
}
