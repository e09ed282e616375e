//! A code that is entered on another device: at a certified provider, by a person at a real browser; at a server that
//! tells clients to slow down; and by a clock that runs sixty times as fast.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::backoff::at_pace;
use crate::login::{claims, script};
use crate::peers::{Browser, Glewlwyd, Provider};
use crate::process::{Outcome, PATIENCE, Running, azt, run};
use crate::sandbox::browser::enter_code;
use crate::sandbox::{Answer, Sandbox};

const ARM: &str = "https://management.azure.com/";
const PACE: u32 = 60;
const POLLS: &str = "/organizations/oauth2/v2.0/token";

/// A sign-in that waits for a person; the page and the code it has printed.
struct Waiting {
    running: Running,
    page: String,
    code: String,
}

impl Waiting {
    fn of(command: &mut Command) -> Self {
        let mut running = Running::start(command);
        let page = running.told("://");
        let told = running.so_far();
        let code = told.split("the code ").nth(1).unwrap().split(':').next().unwrap().to_owned();
        Self { running, page, code }
    }

    fn asked(&self) -> String {
        format!(
            "azt: open this page in a browser, here or on another device, and enter the code {}:\n{}\n",
            self.code, self.page
        )
    }
}

fn at_provider(provider: &Provider, home: &Path) -> Command {
    let mut command = azt(home);
    command.arg("devicecode").args(provider.args()).args(["--resource", ARM]);
    command
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_code_is_entered_in_a_browser_and_the_sign_in_is_kept() {
    let provider = Provider::start();
    let mut browser = Browser::start();
    let home = TempDir::new().unwrap();
    let waiting = Waiting::of(at_provider(&provider, home.path()).args(["--no-browser", "--store", "file"]));
    assert_eq!(waiting.page, format!("{}/{}/device", provider.url(), provider.tenant()));
    browser.sign_in_for_device(&waiting.page, &waiting.code, &provider);
    let said = format!("{}azt: waiting for the sign-in, 10m at most\n", waiting.asked());
    let outcome = waiting.running.finish();
    let token = claims(outcome.token());
    assert_eq!((&token["aud"], &token["upn"]), (&json!(ARM), &json!(provider.user())));
    assert_eq!(outcome.stderr, said);

    let mut command = azt(home.path());
    command.args(["token", "--no-prompt", "--store", "file", "--resource", "graph", "-ojson"]).args(provider.args());
    let graph = run(&mut command, "").json();
    assert_eq!((&graph["account"], &graph["source"]), (&json!(provider.user()), &json!("refresh")));
}

/// Where there is a browser, the person only has to compare.
#[test]
#[ignore = "needs tests/real/setup"]
fn the_page_that_azt_opens_knows_the_code() {
    let provider = Provider::start();
    let mut browser = Browser::start();
    let home = TempDir::new().unwrap();
    let fifo = home.path().join("opened");
    assert!(Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    script(&home.path().join("xdg-open"), &format!("#!/bin/sh\nprintf %s \"$1\" > '{}'\n", fifo.display()));
    let waiting = Waiting::of(at_provider(&provider, home.path()).env("PATH", home.path()).env("DISPLAY", ":0"));
    let (sender, opened) = channel();
    thread::spawn(move || sender.send(fs::read_to_string(fifo)).ok());
    let opened = opened.recv_timeout(PATIENCE).expect("azt opens the browser").unwrap();
    assert_eq!(opened, format!("{}?user_code={}", waiting.page, waiting.code));
    browser.sign_in_for_device(&opened, &waiting.code, &provider);
    assert_eq!(claims(waiting.running.finish().token())["upn"], provider.user());
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_person_who_declines_a_code_gets_no_token_and_is_told_so() {
    let provider = Provider::start();
    let mut browser = Browser::start();
    let home = TempDir::new().unwrap();
    let waiting = Waiting::of(at_provider(&provider, home.path()).arg("--no-browser"));
    browser.decline_for_device(&waiting.page, &waiting.code);
    let stderr = waiting.running.finish().refused(4).to_owned();
    assert!(stderr.contains("azt: error: the sign-in was refused: access_denied: AADSTS65004: "), "{stderr}");
    let again = provider.command("devicecode", ARM, "");
    assert!(
        stderr.ends_with(&format!("azt: hint: it was declined in the browser; to sign in after all: {again}\n")),
        "{stderr}"
    );
}

/// By the server's clock azt, whose own runs three times as fast, polls too soon until it has slowed down.
#[test]
#[ignore = "needs tests/real/setup"]
fn a_server_that_says_slow_down_is_polled_more_slowly() {
    let mut server = Glewlwyd::start(2);
    let home = TempDir::new().unwrap();
    let mut command = azt(home.path());
    command.args(["devicecode", "--authority-host", server.url(), "--no-browser", "--http-timeout", "2m"]);
    let waiting = Waiting::of(&mut at_pace(&command, 3));
    let slowed = |polls: &Value| polls.as_array().unwrap().iter().any(|poll| poll["error"] == "slow_down");
    let mut answer = server.approve("none yet");
    while !slowed(&answer["polls"]) {
        assert_eq!(answer["approved"], false, "{answer}");
        thread::sleep(Duration::from_millis(20));
        answer = server.approve("none yet");
    }
    assert_eq!(server.approve(&waiting.code)["approved"], true);
    let outcome = waiting.running.finish();
    outcome.token();
    let answer = server.approve("none any more");
    let polls = answer["polls"].as_array().unwrap();
    let errors: Vec<_> = polls.iter().map(|poll| poll["error"].as_str().unwrap_or("token")).collect();
    assert_eq!(errors, ["authorization_pending", "slow_down", "token"]);
    let at = |index: usize| polls[index]["at"].as_f64().unwrap();
    // Two seconds by azt's clock, then seven.
    assert!(at(1) - at(0) > 600.0 && at(1) - at(0) < 2000.0, "{answer}");
    assert!(at(2) - at(1) > 2300.0, "{answer}");
}

/// A run at the sandbox by a fast clock; what it left, once somebody has entered the code.
fn hurried(sandbox: &Sandbox, line: &str) -> Outcome {
    sandbox.set_pace(PACE);
    let home = TempDir::new().unwrap();
    let mut command = azt(home.path());
    // The clock of a request runs faster, too.
    command.arg("devicecode").args(line.split_whitespace()).args(["--http-timeout", "10m"]);
    let waiting = Waiting::of(at_pace(&command, PACE).env("AZURE_AUTHORITY_HOST", sandbox.url()));
    enter_code(&waiting.page, &waiting.code, "Continue").unwrap();
    waiting.running.finish()
}

fn polls(sandbox: &Sandbox) -> usize {
    sandbox.requests().iter().filter(|request| request.path == POLLS).count()
}

fn refusal(error: &str) -> Answer {
    Answer::json(400, &json!({ "error": error, "error_description": "no", "x": {} })).at(POLLS)
}

#[track_caller]
fn assert_took(outcome: &Outcome, least: u64) {
    let took = outcome.took * PACE;
    assert!(took >= Duration::from_secs(least), "{took:?} is not {least} s: {outcome:?}");
}

#[test]
#[ignore = "needs tests/real/setup"]
fn each_slow_down_adds_five_seconds_for_good() {
    let sandbox = Sandbox::start();
    for error in ["authorization_pending", "slow_down", "authorization_pending", "slow_down", "authorization_pending"] {
        sandbox.answer_next(refusal(error));
    }
    let outcome = hurried(&sandbox, "");
    outcome.token();
    assert_eq!(polls(&sandbox), 6);
    assert_took(&outcome, 5 + 5 + 10 + 10 + 15 + 15);
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_service_that_is_gone_is_asked_at_growing_intervals_until_it_is_back() {
    let sandbox = Sandbox::start();
    for _ in 0..4 {
        sandbox.answer_next(Answer::status(503).at(POLLS));
    }
    sandbox.answer_next(refusal("authorization_pending"));
    let outcome = hurried(&sandbox, "");
    outcome.token();
    assert_eq!(polls(&sandbox), 6);
    assert_took(&outcome, 5 + 10 + 20 + 40 + 60 + 5);
    // One line, however many waits.
    let lines: Vec<_> = outcome.stderr.lines().skip(3).collect();
    assert_eq!(lines, ["azt: the sign-in was not answered: it gave no reason (HTTP 503); asking again in 10s"]);
}

#[test]
#[ignore = "needs tests/real/setup"]
fn polls_are_five_seconds_apart_where_the_service_does_not_say() {
    for change in [
        |body: &mut Value| drop(body.as_object_mut().unwrap().remove("interval")),
        |body: &mut Value| body["interval"] = json!(null),
        |body: &mut Value| body["interval"] = json!("5"),
        |body: &mut Value| body["interval"] = json!("soon"),
    ] {
        let sandbox = Sandbox::start();
        sandbox.set_device_code(change);
        let outcome = hurried(&sandbox, "");
        outcome.token();
        assert_eq!(polls(&sandbox), 1);
        assert_took(&outcome, 5);
    }
}

#[test]
#[ignore = "needs tests/real/setup"]
fn nobody_waits_longer_than_the_code_is_good_or_the_person_was_given() {
    for (change, line, limit, seconds) in [
        (|body: &mut Value| body["expires_in"] = json!("120"), "", "2m", 120),
        (|body: &mut Value| body["expires_in"] = json!(u64::MAX), "", "15m", 900),
        (|body: &mut Value| body["expires_in"] = json!(null), "--timeout 3m", "3m", 180),
    ] as [(fn(&mut Value), _, _, _); 3]
    {
        let sandbox = Sandbox::start();
        sandbox.set_device_code(change);
        sandbox.answer_always(POLLS, refusal("authorization_pending"));
        let outcome = hurried(&sandbox, line);
        let said =
            format!("azt: waiting for the sign-in, {limit} at most\nazt: error: nobody signed in within {limit}\n");
        assert!(outcome.refused(3).contains(&said), "{outcome:?}");
        assert_took(&outcome, seconds);
        assert!(polls(&sandbox) <= usize::try_from(seconds).unwrap() / 5, "{}", polls(&sandbox));
    }
}
