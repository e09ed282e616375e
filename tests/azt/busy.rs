//! A token endpoint that is busy or in trouble.

use std::thread;
use std::time::Duration;

use crate::run::{Azt, PAGE, azt, newest};
use crate::sandbox::cloud::{ALEX, PASSWORD};
use crate::sandbox::{Answer, Sandbox};

const TOKEN: &str = "/organizations/oauth2/v2.0/token";

/// What every hint here ends in.
const ROPC: &str = "azt ropc --username alex@contoso.example --tenant organizations --resource https://management.azure.com/ --authority-host SANDBOX\n";

fn ropc(sandbox: &Sandbox) -> Azt {
    azt("ropc --password-stdin --username").arg(ALEX).input(PASSWORD).at(sandbox)
}

fn busy(status: u16, retry_after: &str) -> Answer {
    Answer::status(status).header("Retry-After", retry_after).at(TOKEN)
}

#[test]
fn it_is_asked_once_more_and_a_wait_that_is_longer_than_two_seconds_is_told() {
    let date = Answer::status(503)
        .header("Date", "Sun, 06 Nov 1994 08:49:37 GMT")
        .header("Retry-After", "Sun, 06 Nov 1994 08:49:40 GMT");
    let cases = [
        (Answer::status(503), 1, ""),
        (Answer::status(500), 1, ""),
        (Answer::html(502, "<html>Bad gateway</html>".to_owned()), 1, ""),
        (Answer::status(429), 1, ""),
        (busy(429, "2"), 2, ""),
        (busy(503, "soon"), 1, ""),
        (busy(429, "3"), 3, "azt: the token endpoint answered HTTP 429, and is asked again in 3s\n"),
        (date.at(TOKEN), 3, "azt: the token endpoint answered HTTP 503, and is asked again in 3s\n"),
    ];
    thread::scope(|scope| {
        for (answer, seconds, said) in cases {
            scope.spawn(move || {
                let sandbox = Sandbox::start();
                sandbox.answer_next(answer);
                let outcome = ropc(&sandbox).outcome();
                let printed = (outcome.stdout.as_str(), outcome.stderr.as_str(), outcome.status);
                assert_eq!(printed, (newest(&sandbox).as_str(), said, Some(0)));
                assert!(outcome.took >= Duration::from_secs(seconds), "{outcome:?}");
                assert_eq!(sandbox.requests().len(), 2);
            });
        }
    });
}

#[test]
fn once_is_enough() {
    let sandbox = Sandbox::start();
    sandbox.answer_always(TOKEN, Answer::status(503));
    ropc(&sandbox).refuses(
        5,
        &format!(
            "azt: error: the password sign-in was not answered: it gave no reason (HTTP 503, asked 2 times)\n\
             azt: hint: the service could not answer; try again: {ROPC}"
        ),
    );
    assert_eq!(sandbox.requests().len(), 2);
}

#[test]
fn who_is_to_wait_for_longer_than_ten_seconds_is_told_how_long() {
    let sandbox = Sandbox::start();
    for (status, retry_after) in [(429, "11"), (503, "3600"), (500, "18446744073709551615")] {
        sandbox.answer_next(busy(status, retry_after));
        ropc(&sandbox).refuses(
            5,
            &format!(
                "azt: error: the password sign-in was not answered: it gave no reason (HTTP {status})\n\
                 azt: hint: try again when the service allows it: sleep {retry_after} && {ROPC}"
            ),
        );
    }
    assert_eq!(sandbox.requests().len(), 3);
}

#[test]
fn nobody_waits_past_the_deadline_or_for_a_refusal() {
    let sandbox = Sandbox::start();
    for (answer, status) in [
        (busy(429, "7"), 5),
        (busy(400, "1"), 4),
        (Answer::silence(), 5),
        (Answer::json(400, &serde_json::json!({ "error": "temporarily_unavailable" })), 5),
    ] {
        let before = sandbox.requests().len();
        sandbox.answer_next(answer);
        ropc(&sandbox).arg("--timeout").arg("2s").outcome().refused(status);
        assert_eq!(sandbox.requests().len(), before + 1);
    }
}

#[test]
fn ctrl_c_ends_the_wait_at_once() {
    let sandbox = Sandbox::start();
    sandbox.answer_next(busy(429, "10"));
    let mut run = ropc(&sandbox).begin();
    run.told("10s");
    run.running.interrupt();
    let outcome = run.outcome();
    assert_eq!(outcome.stderr, "azt: the token endpoint answered HTTP 429, and is asked again in 10s\n");
    assert_eq!((outcome.stdout.as_str(), outcome.status), ("", Some(130)));
    assert!(outcome.took < Duration::from_secs(5), "{outcome:?}");
    assert_eq!(sandbox.requests().len(), 1);
}

/// A code is good for one redemption: only who says to have done nothing with it is sent it again.
#[test]
fn a_code_that_may_be_used_up_is_not_sent_again() {
    let redemptions =
        |sandbox: &Sandbox| sandbox.requests().iter().filter(|request| request.form("code").is_some()).count();
    for (status, count) in [(503, 2), (429, 2), (500, 1), (502, 1), (504, 1)] {
        let sandbox = Sandbox::start();
        sandbox.answer_next(Answer::status(status).at(TOKEN));
        let outcome = azt("authcode --no-browser").at(&sandbox).signed_in();
        assert_eq!(redemptions(&sandbox), count, "{status}");
        if count == 2 {
            assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str()), (newest(&sandbox).as_str(), PAGE));
        } else {
            assert_eq!(
                outcome.refused(5),
                format!(
                    "{PAGE}azt: error: the sign-in was not answered: it gave no reason (HTTP {status})\n\
                     azt: hint: the service could not answer; try again: azt authcode --tenant organizations \
                     --resource https://management.azure.com/ --authority-host SANDBOX\n"
                )
            );
        }
    }
}
