//! What went wrong, sorted by what the caller does next.

use std::fmt;

use serde::Serialize;

use crate::denied::Denied;

/// The exit status of a failed run. Scripts branch on it: 3 sign in, 4 fix, 5 retry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Anything else.
    Other = 1,
    /// The command line or the environment asks for something that cannot be.
    Usage = 2,
    /// A person must sign in, and may not or did not.
    NeedsPerson = 3,
    /// The service refused: credential, consent or policy.
    Refused = 4,
    /// The service or the identity source could not be reached, or did not answer sensibly.
    Unreachable = 5,
    /// There is a program that was to be run, and it could not be.
    NotRun = 126,
    /// There is no program of the name of the one that was to be run.
    NotFound = 127,
    /// Ctrl-C.
    Interrupted = 130,
}

/// An error with an exit status and, where there is one, the command to type next.
#[derive(Debug)]
pub struct Failure {
    exit: Exit,
    message: String,
    hint: Option<String>,
    denied: Option<Box<Denied>>,
    absence: Absence,
}

/// Whether somebody was there at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Absence {
    /// Somebody was there, or it does not matter.
    None,
    /// Nobody listens there.
    Nobody,
    /// There is no such sign-in or identity here, so that another may be asked for.
    Missing,
    /// Somebody accepted the request, and gave no whole answer in time.
    Silent,
}

impl Failure {
    fn new(exit: Exit, message: impl Into<String>) -> Self {
        Self { exit, message: message.into(), hint: None, denied: None, absence: Absence::None }
    }

    /// Anything else (exit 1).
    pub fn other(message: impl Into<String>) -> Self {
        Self::new(Exit::Other, message)
    }

    /// The command line cannot be honoured (exit 2).
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(Exit::Usage, message)
    }

    /// A person is needed (exit 3).
    pub fn needs_person(message: impl Into<String>) -> Self {
        Self::new(Exit::NeedsPerson, message)
    }

    /// The service said no (exit 4).
    pub fn refused(message: impl Into<String>) -> Self {
        Self::new(Exit::Refused, message)
    }

    /// Nobody sensible answered (exit 5).
    pub fn unreachable(message: impl Into<String>) -> Self {
        Self::new(Exit::Unreachable, message)
    }

    /// There is no such program (exit 127).
    pub fn not_found(message: impl Into<String>) -> Self {
        Self::new(Exit::NotFound, message)
    }

    /// The program cannot be run (exit 126).
    pub fn not_run(message: impl Into<String>) -> Self {
        Self::new(Exit::NotRun, message)
    }

    /// Nobody is there at all (exit 5).
    pub fn nobody(message: impl Into<String>) -> Self {
        Self { absence: Absence::Nobody, ..Self::unreachable(message) }
    }

    /// Somebody accepted the request and did not answer it (exit 5).
    pub fn silent(message: impl Into<String>) -> Self {
        Self { absence: Absence::Silent, ..Self::unreachable(message) }
    }

    /// Marks that there is no such sign-in or identity here, so that another may be asked for.
    #[must_use]
    pub fn missing(self) -> Self {
        Self { absence: Absence::Missing, ..self }
    }

    /// Whether there is no such sign-in or identity here.
    pub fn is_missing(&self) -> bool {
        self.absence == Absence::Missing
    }

    /// Whether nobody was there to ask.
    pub fn is_nobody(&self) -> bool {
        self.absence == Absence::Nobody
    }

    /// Whether somebody accepted the request and did not answer it.
    pub fn is_silence(&self) -> bool {
        self.absence == Absence::Silent
    }

    /// The error with a few words more.
    pub fn with_note(error: anyhow::Error, note: &str) -> anyhow::Error {
        match error.downcast::<Self>() {
            Ok(failure) => Self { message: failure.message + note, ..failure }.into(),
            Err(error) => error,
        }
    }

    /// Ctrl-C (exit 130).
    pub fn interrupted() -> Self {
        Self::new(Exit::Interrupted, "interrupted")
    }

    /// What a service said when it gave no token: `ours`, then its own words; exit 5 where it is passing, else 4.
    pub fn denied(ours: &str, denied: Denied) -> Self {
        let message = format!("{ours}: {denied}");
        let failure = if denied.is_passing { Self::unreachable(message) } else { Self::refused(message) };
        let hint = denied.wait().map(|seconds| format!("try again when the service allows it: sleep {seconds}"));
        Self { hint, denied: Some(Box::new(denied)), ..failure }
    }

    /// A failure that another process met, told again.
    pub fn told(exit: u8, message: String, hint: Option<String>) -> Self {
        let known = [Exit::Usage, Exit::NeedsPerson, Exit::Refused, Exit::Unreachable, Exit::Interrupted];
        let exit = known.into_iter().find(|known| *known as u8 == exit).unwrap_or(Exit::Other);
        Self { hint, ..Self::new(exit, message) }
    }

    /// The failure of this report, once more.
    pub fn told_again(report: &Report) -> Self {
        Self::told(report.exit(), report.message.clone(), report.hint.clone()).saying(report.denied.clone())
    }

    /// Adds what the service said.
    #[must_use]
    pub fn saying(mut self, denied: Option<Denied>) -> Self {
        self.denied = denied.map(Box::new).or(self.denied);
        self
    }

    /// Adds the hint: a few words, a colon, and a command to type.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Adds the hint, if there is one.
    #[must_use]
    pub fn maybe_hint(mut self, hint: Option<String>) -> Self {
        self.hint = hint.or(self.hint);
        self
    }
}

/// Adds a hint where nobody was there to ask.
pub fn hint_if_nobody(error: anyhow::Error, hint: impl FnOnce() -> String) -> anyhow::Error {
    hint_if(error, Failure::is_nobody, hint)
}

/// Adds a hint where there is none and one makes sense: nobody who pressed Ctrl-C wants advice.
pub fn hint_if_none(error: anyhow::Error, hint: impl FnOnce() -> String) -> anyhow::Error {
    hint_if(error, |failure| failure.hint.is_none() && failure.exit != Exit::Interrupted, hint)
}

/// Puts the hint, where there is one, in other words.
pub fn reword_hint(mut error: anyhow::Error, reword: impl FnOnce(&str) -> String) -> anyhow::Error {
    if let Some(failure) = error.downcast_mut::<Failure>() {
        failure.hint = failure.hint.as_deref().map(reword);
    }
    error
}

fn hint_if(error: anyhow::Error, when: fn(&Failure) -> bool, hint: impl FnOnce() -> String) -> anyhow::Error {
    match error.downcast::<Failure>() {
        Ok(failure) if when(&failure) => failure.hint(hint()).into(),
        Ok(failure) => failure.into(),
        Err(error) => error,
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

/// An error as the person or the script reads it.
#[derive(Debug)]
pub struct Report {
    exit: Exit,
    message: String,
    hint: Option<String>,
    denied: Option<Denied>,
}

impl Report {
    /// Reads the error's chain; the first [`Failure`] in it decides the exit status.
    pub fn of(error: &anyhow::Error) -> Self {
        let failure = error.downcast_ref::<Failure>();
        Self {
            exit: failure.map_or(Exit::Other, |f| f.exit),
            message: format!("{error:#}"),
            hint: failure.and_then(|f| f.hint.clone()),
            denied: failure.and_then(|f| f.denied.as_deref().cloned()),
        }
    }

    /// What is said about it, without the hint.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What to type next.
    pub fn hint(&self) -> Option<&str> {
        self.hint.as_deref()
    }

    /// What the service said, where it was a service that refused.
    pub fn denied(&self) -> Option<&Denied> {
        self.denied.as_ref()
    }

    /// What kind of failure it is.
    pub fn kind(&self) -> Exit {
        self.exit
    }

    /// The process's exit status.
    pub fn exit(&self) -> u8 {
        self.exit as u8
    }

    /// `azt: error: …`, then at most one `azt: hint: …`; each ends in a newline.
    pub fn text(&self) -> String {
        let mut text = format!("azt: error: {}\n", self.message);
        if let Some(hint) = &self.hint {
            text.push_str(&format!("azt: hint: {hint}\n"));
        }
        text
    }

    /// One JSON object and a newline: `error`, `error_description`, what the service gave, `hint`, `exit_code`.
    pub fn json(&self) -> String {
        let denied = self.denied.as_ref();
        let object = Json {
            error: denied.and_then(|d| d.error.as_deref()).unwrap_or(self.word()),
            error_description: &self.message,
            service: denied.map(|d| Service {
                error_codes: &d.error_codes,
                suberror: d.suberror.as_deref(),
                correlation_id: d.correlation_id.as_deref(),
                trace_id: d.trace_id.as_deref(),
                claims: d.claims.as_deref(),
            }),
            hint: self.hint.as_deref(),
            exit_code: self.exit(),
        };
        // Strings and numbers only: serde_json cannot fail on them.
        serde_json::to_string(&object).unwrap_or_default() + "\n"
    }

    /// The `error` of failures that no service named, in the manner of RFC 6749 section 5.2.
    fn word(&self) -> &'static str {
        match self.exit {
            Exit::Other | Exit::NotRun | Exit::NotFound => "error",
            Exit::Usage => "usage",
            Exit::NeedsPerson => "interaction_required",
            Exit::Refused => "access_denied",
            Exit::Unreachable => "temporarily_unavailable",
            Exit::Interrupted => "interrupted",
        }
    }
}

#[derive(Serialize)]
struct Json<'a> {
    error: &'a str,
    error_description: &'a str,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    service: Option<Service<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<&'a str>,
    exit_code: u8,
}

#[derive(Serialize)]
struct Service<'a> {
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    error_codes: &'a [i64],
    #[serde(skip_serializing_if = "Option::is_none")]
    suberror: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    correlation_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trace_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claims: Option<&'a str>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_failure_inside_a_chain_decides_status_and_hint() {
        let error = anyhow::Error::new(Failure::needs_person("nobody there").hint("sign in: azt authcode"))
            .context("could not sign in");
        let report = Report::of(&error);
        assert_eq!(report.exit(), 3);
        assert_eq!(report.text(), "azt: error: could not sign in: nobody there\nazt: hint: sign in: azt authcode\n");
    }

    #[test]
    fn json_leaves_out_what_is_unknown() {
        let report = Report::of(&anyhow::anyhow!("disk full"));
        assert_eq!(report.json(), "{\"error\":\"error\",\"error_description\":\"disk full\",\"exit_code\":1}\n");
    }
}
