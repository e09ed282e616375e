//! When a source that is busy is asked again: by a clock that runs sixty times as fast.

use std::process::Command;
use std::time::Duration;

use serde_json::json;
use tempfile::TempDir;

use crate::process::{Outcome, azt, run};
use crate::sandbox::cloud::IDENTITY_HEADER;
use crate::sandbox::{Answer, Sandbox};

const PACE: u32 = 60;
const IMDS: &str = "/metadata/identity/oauth2/token";
const APP: &str = "/msi/token";

/// The same run, at that pace.
fn hurried(azt: &Command) -> Command {
    at_pace(azt, PACE)
}

/// The same run by a clock that runs so many times as fast.
pub fn at_pace(azt: &Command, pace: u32) -> Command {
    let mut command = Command::new("faketime");
    command.args(["-f", &format!("+0 x{pace}")]).arg(azt.get_program()).args(azt.get_args()).env_clear();
    command.envs(azt.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.current_dir(azt.get_current_dir().unwrap());
    command
}

struct Machine {
    sandbox: Sandbox,
    home: TempDir,
}

impl Machine {
    fn new() -> Self {
        Self { sandbox: Sandbox::start(), home: TempDir::new().unwrap() }
    }

    fn azt(&self, line: &str) -> Command {
        let mut command = azt(self.home.path());
        // The clock of a request runs faster, too.
        command.args(line.split_whitespace()).args(["--http-timeout", "10m"]);
        command
    }

    fn imds(&self, line: &str) -> Outcome {
        run(&mut hurried(self.azt(line).env("AZURE_POD_IDENTITY_AUTHORITY_HOST", self.sandbox.url())), "")
    }

    fn app(&self, line: &str) -> Outcome {
        let mut command = self.azt(line);
        command
            .env("IDENTITY_ENDPOINT", format!("{}{APP}", self.sandbox.url()))
            .env("IDENTITY_HEADER", IDENTITY_HEADER);
        run(&mut hurried(&command), "")
    }

    fn requests(&self) -> usize {
        self.sandbox.requests().len()
    }
}

/// So many seconds passed by azt's own clock, at least; how many waits there were is in the count of requests.
#[track_caller]
fn assert_took(outcome: &Outcome, least: u64) {
    let took = outcome.took * PACE;
    assert!(took >= Duration::from_secs(least), "{took:?} is not {least} s: {outcome:?}");
}

#[track_caller]
fn assert_gave_up(outcome: &Outcome, service: &str, said: &str) {
    let text = format!("azt: error: {service} gave no token: {said}\n");
    assert!(outcome.refused(5).ends_with(&text), "{outcome:?}");
}

#[test]
#[ignore = "needs tests/real/setup"]
fn imds_is_asked_again_for_404_and_answers_in_the_end() {
    let machine = Machine::new();
    for _ in 0..2 {
        machine.sandbox.answer_next(Answer::json(404, &json!({ "error": "Not found" })));
    }
    let outcome = machine.imds("msi");
    outcome.token();
    assert_eq!(machine.requests(), 3);
    assert_took(&outcome, 1 + 2);
    let lines: Vec<_> = outcome.stderr.lines().collect();
    // The wait of two seconds is told only if chance has made it longer.
    assert!(lines.len() <= 1, "{outcome:?}");
}

#[test]
#[ignore = "needs tests/real/setup"]
fn imds_in_an_upgrade_is_survived_for_more_than_seventy_seconds() {
    let machine = Machine::new();
    machine.sandbox.answer_always(IMDS, Answer::status(410));
    let outcome = machine.imds("msi");
    assert_gave_up(&outcome, "IMDS", "it gave no reason (HTTP 410, asked 5 times)");
    assert_eq!(machine.requests(), 5);
    assert_took(&outcome, 5 + 10 + 20 + 40);
    // One line, however many waits.
    let lines: Vec<_> = outcome.stderr.lines().collect();
    assert_eq!(lines.len(), 2, "{outcome:?}");
    assert!(
        ["5s", "6s"]
            .map(|wait| format!("azt: IMDS answered HTTP 410, and is asked again in {wait}"))
            .contains(&lines[0].to_owned())
    );

    // It is back after 35 of them.
    let machine = Machine::new();
    for _ in 0..3 {
        machine.sandbox.answer_next(Answer::status(410));
    }
    let outcome = machine.imds("msi");
    outcome.token();
    assert_took(&outcome, 5 + 10 + 20);
}

#[test]
#[ignore = "needs tests/real/setup"]
fn faults_of_imds_are_repeated_at_growing_intervals_five_times() {
    for status in [404, 408, 429, 500, 502, 503, 504, 599] {
        let machine = Machine::new();
        machine.sandbox.answer_always(IMDS, Answer::status(status));
        let outcome = machine.imds("msi -q");
        let stderr = outcome.stderr.clone();
        assert!(stderr.starts_with("azt: error: IMDS gave no token: it gave no reason (HTTP "), "{outcome:?}");
        assert!(stderr.contains(&format!("(HTTP {status}, asked 6 times)\n")), "{outcome:?}");
        assert_eq!(machine.requests(), 6, "{status}");
        assert_took(&outcome, 1 + 2 + 4 + 8 + 16);
    }
    for status in [400, 401, 403, 405, 409] {
        let machine = Machine::new();
        machine.sandbox.answer_always(IMDS, Answer::status(status));
        machine.imds("msi").refused(4);
        assert_eq!(machine.requests(), 1, "{status}");
    }
}

#[test]
#[ignore = "needs tests/real/setup"]
fn retry_after_is_heeded_in_seconds_and_as_a_date() {
    let date = [("Retry-After", "Sun, 06 Nov 1994 08:50:07 GMT"), ("Date", "Sun, 06 Nov 1994 08:49:37 GMT")];
    for headers in [&[("Retry-After", "30")][..], &date] {
        let machine = Machine::new();
        let answer = headers.iter().fold(Answer::status(429), |answer, (name, value)| answer.header(name, value));
        machine.sandbox.answer_next(answer);
        let outcome = machine.imds("msi");
        outcome.token();
        assert_eq!(outcome.stderr, "azt: IMDS answered HTTP 429, and is asked again in 30s\n");
        assert_eq!(machine.requests(), 2);
        assert_took(&outcome, 30);
    }
    // A service that wants more than a minute is left alone at once.
    let machine = Machine::new();
    machine.sandbox.answer_next(Answer::status(429).header("Retry-After", "61"));
    let outcome = machine.imds("msi");
    assert_eq!(
        outcome.refused(5),
        "azt: error: IMDS gave no token: it gave no reason (HTTP 429)\n\
         azt: hint: try again when the service allows it: sleep 61\n"
    );
    assert_eq!(machine.requests(), 1);
}

#[test]
#[ignore = "needs tests/real/setup"]
fn app_service_is_asked_four_times_a_second_apart() {
    for status in [404, 408, 429, 500, 502, 503, 504] {
        let machine = Machine::new();
        machine.sandbox.answer_always(APP, Answer::status(status));
        let outcome = machine.app("msi");
        assert!(outcome.stderr.contains(&format!("(HTTP {status}, asked 4 times)\n")), "{outcome:?}");
        assert_eq!((outcome.stdout.as_str(), machine.requests()), ("", 4), "{status}");
        assert_took(&outcome, 3);
    }
    for status in [400, 401, 403, 501, 505] {
        let machine = Machine::new();
        machine.sandbox.answer_always(APP, Answer::status(status));
        machine.app("msi");
        assert_eq!(machine.requests(), 1, "{status}");
    }
}

#[test]
#[ignore = "needs tests/real/setup"]
fn service_fabric_is_never_asked_again_for_404() {
    for (status, requests) in [(404, 1), (400, 1), (429, 6), (500, 4), (503, 4)] {
        let machine = Machine::new();
        let fabric = machine.sandbox.service_fabric();
        machine.sandbox.answer_always(IMDS, Answer::status(status));
        let mut command = machine.azt("msi -q");
        command.env("IDENTITY_ENDPOINT", fabric.url).env("IDENTITY_SERVER_THUMBPRINT", fabric.thumbprint);
        let outcome = run(&mut hurried(command.env("IDENTITY_HEADER", IDENTITY_HEADER)), "");
        assert_eq!((outcome.stdout.as_str(), machine.requests()), ("", requests), "{status}: {outcome:?}");
    }
}

#[test]
#[ignore = "needs tests/real/setup"]
fn who_does_not_answer_is_asked_once_more() {
    for answer in [Answer::silence(), Answer::json(200, &json!({ "access_token": "t" })).cut_after(5)] {
        let machine = Machine::new();
        machine.sandbox.answer_always(IMDS, answer);
        let mut command = azt(machine.home.path());
        command.args(["msi", "--http-timeout", "1s"]).env("AZURE_POD_IDENTITY_AUTHORITY_HOST", machine.sandbox.url());
        let outcome = run(&mut command, "");
        assert!(outcome.refused(5).ends_with("; it was asked 2 times\n"), "{outcome:?}");
        assert_eq!(machine.requests(), 2);
    }
}

#[test]
#[ignore = "needs tests/real/setup"]
fn nobody_waits_beyond_the_time_that_was_given() {
    let machine = Machine::new();
    machine.sandbox.answer_always(IMDS, Answer::status(410));
    let outcome = machine.imds("msi --timeout 20s");
    assert_gave_up(&outcome, "IMDS", "it gave no reason (HTTP 410, asked 3 times)");
    assert_took(&outcome, 5 + 10);
}

/// A kept token that will do is no reason to wait for another.
#[test]
#[ignore = "needs tests/real/setup"]
fn who_has_a_token_that_will_do_waits_for_nothing() {
    let machine = Machine::new();
    machine.sandbox.set_lifetime(200);
    let imds = || {
        let mut command = machine.azt("msi");
        command.env("AZURE_POD_IDENTITY_AUTHORITY_HOST", machine.sandbox.url()).env("AZT_STORE", "file");
        run(&mut command, "")
    };
    let first = imds();
    machine.sandbox.answer_always(IMDS, Answer::status(503));
    let second = imds();
    assert_eq!(second.token(), first.token());
    assert_eq!(
        second.stderr,
        "azt: warning: the kept token could not be renewed and will do for now: IMDS gave no token: it gave no reason \
         (HTTP 503)\n"
    );
    assert_eq!(machine.requests(), 2);
}
