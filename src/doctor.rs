//! What `azt doctor` found: what `azt token` would do, and what on this machine stands in the way. Pure: a diagnosis and its
//! two texts; who looks is below.

pub mod applications;
pub mod keeping;
pub mod network;
pub mod person;
pub mod profiles;
pub mod redact;
pub mod sources;

use std::time::Duration;

use serde::Serialize;

use self::redact::Redaction;
use crate::table;
use crate::text::one_line;

/// All that was found.
#[derive(Debug, Serialize)]
pub struct Diagnosis {
    /// azt's own version.
    pub version: &'static str,
    /// The operating system.
    pub os: &'static str,
    /// The processor.
    pub arch: &'static str,
    /// What `azt token` would do.
    pub token: Ending,
    /// What was looked at.
    pub checks: Vec<Check>,
}

/// How `azt token --no-prompt` would end.
#[derive(Debug, Serialize)]
pub struct Ending {
    /// With this status.
    pub exit_code: u8,
    /// The flow that gave the token, or that the error is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flow: Option<String>,
    /// How the token came: `cache`, `refresh` or `new`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<&'static str>,
    /// Why there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// What to type then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// What was tried, in order.
    pub steps: Vec<Step>,
}

/// Something that was tried for a token.
#[derive(Debug, Serialize)]
pub struct Step {
    /// Whose token it would have been.
    pub what: String,
    /// Why it was tried, or not.
    pub because: String,
    /// Whether it gave one.
    pub end: End,
    /// Why it did not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// What became of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum End {
    /// It gave the token.
    Gave,
    /// It has none, so that the next was tried.
    Absent,
    /// It has none, and that is for somebody to mend.
    Failed,
}

/// Something that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Check {
    /// Its name, the same on each machine.
    pub name: &'static str,
    /// What to think of it.
    pub verdict: Verdict,
    /// What was found.
    pub text: String,
}

/// What to think of what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It is as it mostly is.
    Ok,
    /// It may explain something.
    Note,
    /// It stands in the way.
    Wrong,
}

/// A time in the unit of everything here.
fn milliseconds(took: Duration) -> String {
    format!("{} ms", took.as_millis())
}

impl Verdict {
    fn word(self) -> &'static str {
        match self {
            Verdict::Ok => "ok",
            Verdict::Note => "note",
            Verdict::Wrong => "wrong",
        }
    }
}

impl End {
    fn word(self) -> &'static str {
        match self {
            End::Gave => "gave",
            End::Absent => "absent",
            End::Failed => "failed",
        }
    }
}

impl Check {
    /// As it mostly is.
    pub fn ok(name: &'static str, text: impl Into<String>) -> Self {
        Self { name, verdict: Verdict::Ok, text: text.into() }
    }

    /// Something that may explain something.
    pub fn note(name: &'static str, text: impl Into<String>) -> Self {
        Self { name, verdict: Verdict::Note, text: text.into() }
    }

    /// Something that stands in the way.
    pub fn wrong(name: &'static str, text: impl Into<String>) -> Self {
        Self { name, verdict: Verdict::Wrong, text: text.into() }
    }
}

impl Diagnosis {
    /// Of this build of azt.
    pub fn new(token: Ending, checks: Vec<Check>) -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION"),
            os: std::env::consts::OS,
            arch: std::env::consts::ARCH,
            token,
            checks,
        }
    }

    /// The same, fit to be shown to anybody.
    #[must_use]
    pub fn redacted(self, redaction: &Redaction) -> Self {
        let of = |text: String| redaction.of(&text);
        let step = |step: Step| Step { because: of(step.because), text: step.text.map(of), ..step };
        let token = Ending {
            error: self.token.error.map(of),
            hint: self.token.hint.map(of),
            steps: self.token.steps.into_iter().map(step).collect(),
            ..self.token
        };
        let check = |check: Check| Check { text: of(check.text), ..check };
        Self { token, checks: self.checks.into_iter().map(check).collect(), ..self }
    }

    /// Three paragraphs: which azt this is, what `azt token` would do, what was looked at.
    pub fn text(&self) -> String {
        // As wide as the widest of them, so that the columns stand where they stand in every other report.
        let row =
            |check: &Check| vec![format!("{:5}", check.verdict.word()), check.name.to_owned(), check.text.clone()];
        let checks = self.checks.iter().map(row);
        let checks = table::columns(&checks.collect::<Vec<_>>());
        format!("azt {} on {} {}\n\n{}\n{checks}", self.version, self.os, self.arch, self.token.text())
    }

    /// One JSON object and a newline.
    pub fn json(&self) -> String {
        // Strings and numbers only: serde_json cannot fail on them.
        serde_json::to_string(self).unwrap_or_default() + "\n"
    }
}

impl Ending {
    fn text(&self) -> String {
        let mut text = match (&self.error, &self.source, &self.flow) {
            (Some(error), ..) => format!("azt token ends with status {}: {}\n", self.exit_code, one_line(error)),
            (None, Some(source), Some(flow)) => format!("azt token prints a token: flow {flow}, source {source}\n"),
            (None, ..) => "azt token prints a token\n".to_owned(),
        };
        if let Some(hint) = &self.hint {
            text += &format!("hint: {}\n", one_line(hint));
        }
        let rows: Vec<_> = self.steps.iter().map(Step::row).collect();
        text + &table::columns(&rows)
    }
}

impl Step {
    fn row(&self) -> Vec<String> {
        let text = self.text.clone().unwrap_or_else(|| "the token".to_owned());
        vec![self.end.word().to_owned(), self.what.clone(), self.because.clone(), text]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(what: &str, end: End, text: Option<&str>) -> Step {
        let because = "MSI_ENDPOINT announces it".to_owned();
        Step { what: what.to_owned(), because, end, text: text.map(str::to_owned) }
    }

    fn diagnosis(token: Ending) -> Diagnosis {
        let checks = vec![
            Check::ok("config file", "~/config.toml"),
            Check::note("OS keyring", "/home/al of a@b"),
            Check::wrong("TLS", "no\nCA"),
        ];
        Diagnosis { version: "1.2.3", os: "plan9", arch: "mips", token, checks }
    }

    fn failed() -> Ending {
        Ending {
            exit_code: 3,
            flow: Some("authcode".to_owned()),
            source: None,
            error: Some("a@b has to sign in\nagain".to_owned()),
            hint: Some("sign in: azt login --login-hint a@b".to_owned()),
            steps: vec![
                step("user of Cloud Shell", End::Absent, Some("no answer")),
                step("kept sign-in", End::Failed, Some("a@b has to")),
            ],
        }
    }

    fn gave() -> Ending {
        let steps = vec![step("user of Cloud Shell", End::Gave, None)];
        Ending {
            exit_code: 0,
            flow: Some("cloudshell".to_owned()),
            source: Some("new"),
            error: None,
            hint: None,
            steps,
        }
    }

    #[test]
    fn the_text_has_three_paragraphs() {
        let redaction = Redaction::new(["/home/al".to_owned()], "");
        assert_eq!(
            diagnosis(failed()).redacted(&redaction).text(),
            "azt 1.2.3 on plan9 mips\n\
             \n\
             azt token ends with status 3: <account> has to sign in again\n\
             hint: sign in: azt login --login-hint <account>\n\
             absent  user of Cloud Shell  MSI_ENDPOINT announces it  no answer\n\
             failed  kept sign-in         MSI_ENDPOINT announces it  <account> has to\n\
             \n\
             ok     config file  ~/config.toml\n\
             note   OS keyring   ~ of <account>\n\
             wrong  TLS          no CA\n"
        );
        let text = diagnosis(gave()).text();
        let paragraph = text.split("\n\n").nth(1);
        assert_eq!(
            paragraph,
            Some(
                "azt token prints a token: flow cloudshell, source new\n\
                 gave  user of Cloud Shell  MSI_ENDPOINT announces it  the token"
            )
        );
    }

    #[test]
    fn the_json_leaves_out_what_there_is_not() {
        let json: serde_json::Value = serde_json::from_str(&diagnosis(gave()).json()).expect("JSON");
        let token = serde_json::json!({
            "exit_code": 0, "flow": "cloudshell", "source": "new",
            "steps": [{"what": "user of Cloud Shell", "because": "MSI_ENDPOINT announces it", "end": "gave"}],
        });
        assert_eq!(json["token"], token);
        let check = serde_json::json!({"name": "TLS", "verdict": "wrong", "text": "no\nCA"});
        assert_eq!(json["checks"][2], check);
        assert_eq!((&json["version"], &json["os"], &json["arch"]), (&"1.2.3".into(), &"plan9".into(), &"mips".into()));
    }
}
