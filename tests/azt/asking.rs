//! A person is asked once: not again at once by the next caller, however the first one ended.

use std::net::TcpListener;
use std::process::Command;

use serde_json::json;

use crate::desktop::Desktop;
use crate::policy::{granted, split_seconds, telling};
use crate::process::Outcome;
use crate::run::{Azt, Home, PAGE, newest, paged};
use crate::sandbox::browser::get;
use crate::sandbox::cloud::ALEX;
use crate::sandbox::{Answer, Sandbox};

const TOKEN: &str = "/organizations/oauth2/v2.0/token";
const LOGIN: &str =
    "azt login --tenant organizations --resource https://management.azure.com/ --authority-host SANDBOX\n";

/// It ended with status 3, because somebody was asked within the last minute, and that came to this.
#[track_caller]
fn assert_not_asked_again(outcome: &Outcome, before: &str, what: &str, login: &str) {
    let (seconds, stderr) = split_seconds(&outcome.stderr);
    assert!(seconds < 60, "{outcome:?}");
    let hint = format!("azt: hint: azt asks again after a minute; to sign in now: {login}");
    assert_eq!(stderr, format!("{before}azt: error: nobody signed in when asked # s ago: {what}\n{hint}"));
    assert_eq!((outcome.stdout.as_str(), outcome.status), ("", Some(3)));
}

/// Starts a run that opens a browser, and ends it by this signal; its process id.
fn ended(run: Azt, desktop: &Desktop, signal: &str) -> String {
    let mut run = telling(run).begin();
    let pid = run.told("pid:").replace("pid:", "");
    desktop.opened();
    send(signal, &pid);
    assert_eq!(run.outcome().stdout, "");
    pid
}

fn send(signal: &str, pid: &str) {
    assert!(Command::new("kill").args(["-s", signal, pid]).status().unwrap().success());
}

fn was_ended(pid: &str) -> String {
    format!("the azt that asked, process {pid}, was ended")
}

#[test]
fn who_calls_after_one_that_was_killed_opens_no_second_tab() {
    let sandbox = Sandbox::start();
    for signal in ["TERM", "KILL", "HUP"] {
        let (desktop, home) = (Desktop::new(), Home::new());
        let run = |line: &str| desktop.azt(line, &home, &sandbox);
        let pid = ended(run("authcode"), &desktop, signal);
        for _ in 0..4 {
            assert_not_asked_again(&run("authcode").outcome(), "", &was_ended(&pid), LOGIN);
        }
        let graph = LOGIN.replace("management.azure", "graph.microsoft");
        assert_not_asked_again(&run("authcode --resource graph").outcome(), "", &was_ended(&pid), &graph);
        assert_eq!(desktop.tabs(), 1, "{signal}");
        // Somebody else was not asked.
        let other = home.azt("authcode --no-browser --login-hint", &sandbox).arg(ALEX).signed_in();
        assert_eq!((other.stdout, other.stderr.as_str()), (newest(&sandbox), PAGE));
    }
}

#[test]
fn who_types_login_is_asked_all_the_same() {
    let sandbox = Sandbox::start();
    let (desktop, home) = (Desktop::new(), Home::new());
    for _ in 0..2 {
        ended(desktop.azt("login", &home, &sandbox), &desktop, "TERM");
    }
    let login = home.azt("login --no-browser", &sandbox).signed_in();
    assert_eq!(login.status, Some(0), "{login:?}");
    desktop.azt("authcode", &home, &sandbox).prints(&newest(&sandbox));
    // Nothing of before comes back.
    home.azt("logout", &sandbox).outcome();
    assert_eq!(home.azt("authcode --no-browser", &sandbox).signed_in().status, Some(0));
    assert_eq!(desktop.tabs(), 2);
}

#[test]
fn ctrl_c_at_a_tab_is_no_refusal() {
    let sandbox = Sandbox::start();
    let (desktop, home) = (Desktop::new(), Home::new());
    for count in 1..3 {
        ended(desktop.azt("authcode", &home, &sandbox), &desktop, "INT");
        assert_eq!(desktop.tabs(), count);
    }
}

#[test]
fn who_waits_for_one_that_is_killed_opens_no_second_tab() {
    let sandbox = Sandbox::start();
    let (desktop, home) = (Desktop::new(), Home::new());
    let mut holder = telling(desktop.azt("authcode", &home, &sandbox)).begin();
    let pid = holder.told("pid:").replace("pid:", "");
    desktop.opened();
    let mut others: Vec<_> = (0..5).map(|_| desktop.azt("authcode", &home, &sandbox).begin()).collect();
    for other in &mut others {
        other.told("same");
    }
    send("TERM", &pid);
    let waited = format!("azt: waiting for another azt, process {pid}, which is at the same, for up to # more\n");
    for other in others {
        assert_not_asked_again(&other.outcome(), &waited, &was_ended(&pid), LOGIN);
    }
    assert_eq!(desktop.tabs(), 1);
}

#[test]
fn what_failed_after_a_tab_was_opened_is_not_tried_again_at_once() {
    let sandbox = Sandbox::start();
    let body = json!({ "error": "invalid_client", "error_description": "no", "x": 1 });
    for (answer, what) in [
        (Answer::json(401, &body), "the sign-in was refused: invalid_client: no (HTTP 401)"),
        // The code may have been used up.
        (Answer::status(500), "the sign-in was not answered: it gave no reason (HTTP 500)"),
        (
            granted("t", json!({ "token_type": "pop" })),
            "the token endpoint answered with a token of a type other than Bearer: pop",
        ),
    ] {
        let (desktop, home) = (Desktop::new(), Home::new());
        let run = |line: &str| desktop.azt(line, &home, &sandbox);
        sandbox.answer_next(answer.at(TOKEN));
        let first = run("authcode").begin();
        desktop.sign_in();
        let first = first.outcome();
        assert!(first.stderr.contains(&format!("azt: error: {what}\n")) && first.stdout.is_empty(), "{first:?}");
        for _ in 0..4 {
            assert_not_asked_again(&run("authcode").outcome(), "", what, LOGIN);
        }
        assert_eq!(desktop.tabs(), 1);
        // The service has come to its senses.
        assert_eq!(home.azt("login --no-browser", &sandbox).signed_in().status, Some(0));
        run("authcode").prints(&newest(&sandbox));
    }
}

#[test]
fn a_fault_that_the_browser_came_back_with_is_remembered_too() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let run = || home.azt("authcode --no-browser", &sandbox);
    let mut first = run().begin();
    let page: url::Url = first.told("/oauth2/v2.0/authorize?").parse().unwrap();
    let parameter = |name: &str| page.query_pairs().find(|(key, _)| key == name).unwrap().1.into_owned();
    let back = format!("{}/?error=server_error&state={}", parameter("redirect_uri"), parameter("state"));
    get(&back, &[]).unwrap();
    let outcome = first.outcome();
    let what = "the sign-in was not answered: server_error";
    assert!(
        outcome.refused(5).contains(&format!(
            "azt: error: {what}\nazt: hint: the service could not answer; try again: azt authcode "
        )),
        "{outcome:?}"
    );
    for _ in 0..4 {
        assert_not_asked_again(&run().outcome(), "", what, LOGIN);
    }
}

#[test]
fn a_resource_that_was_refused_is_not_asked_for_again_at_once_and_others_are() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let nope = || home.azt("authcode --no-browser --resource https://nope.example/", &sandbox);
    let outcome = nope().signed_in();
    let error = outcome.refused(4).lines().find_map(|line| line.strip_prefix("azt: error: ")).unwrap();
    assert!(error.starts_with("the sign-in was refused: invalid_resource: AADSTS500011: "), "{error}");
    let login = LOGIN.replace("https://management.azure.com/", "https://nope.example/");
    for _ in 0..2 {
        assert_not_asked_again(&nope().outcome(), "", error, &login);
    }
    assert_eq!(home.azt("authcode --no-browser", &sandbox).signed_in().stdout, newest(&sandbox));
}

#[test]
fn what_failed_before_anybody_was_asked_is_tried_again() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    for _ in 0..2 {
        let outcome = home.azt("authcode --no-browser --redirect-port", &sandbox).arg(&port).outcome();
        assert!(outcome.refused(1).starts_with("azt: error: could not listen on port "), "{outcome:?}");
    }
    assert_eq!(home.azt("authcode --no-browser", &sandbox).signed_in().status, Some(0));
}

const FORGOTTEN: &str = "azt: warning: the token could not be kept: the key it is sealed with was removed meanwhile, as azt forget --all does\n";

#[test]
fn a_login_during_which_everything_is_forgotten_fails_and_says_so() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    for (line, told) in [("login", "azt: error: the sign-in could not be kept\n"), ("authcode", "")] {
        home.azt("msi", &sandbox).prints_a_token();
        let mut run = home.azt(line, &sandbox).arg("--no-browser").begin();
        let page = run.told("/oauth2/v2.0/authorize?");
        assert_eq!(home.azt("forget --all", &sandbox).outcome().status, Some(0));
        crate::sandbox::browser::visit(&page).unwrap();
        let outcome = run.outcome();
        let stderr = outcome.stderr.replace("SANDBOX", &sandbox.url());
        assert_eq!(paged(&stderr, &page), format!("{PAGE}{FORGOTTEN}{told}"));
        // A token is good whether or not it can be kept.
        let (stdout, status) = if line == "login" { (String::new(), 1) } else { (newest(&sandbox), 0) };
        assert_eq!((outcome.stdout, outcome.status), (stdout, Some(status)));
        assert_eq!((home.records("sign-ins").len(), home.records("tokens").len()), (0, 0));
        home.azt("token", &sandbox)
            .refuses(3, &format!("azt: error: nobody has signed in\nazt: hint: sign in: {LOGIN}"));
    }
}
