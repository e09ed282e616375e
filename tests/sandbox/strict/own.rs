//! The sandbox itself: what a test may ask of it.

use std::time::Duration;

use super::https::{self, Trust};
use super::*;
use crate::process::closes;

#[test]
fn a_queued_answer_is_given_once_and_only_where_it_is_meant() {
    let sandbox = Sandbox::start();
    let throttled = Answer::text(429, "").header("Retry-After", "1");
    sandbox.answer_next(throttled.at("/metadata/identity/oauth2/token"));
    sandbox.answer_next(Answer::status(503).at("/metadata/identity/oauth2/token"));
    let address = format!("{}/nowhere", sandbox.url());
    assert_eq!(browser::get(&address, &[]).unwrap().status, 404);
    let page = imds(&sandbox, &[], &[]);
    assert_eq!((page.status, page.header("retry-after")), (429, Some("1")));
    assert_eq!(imds(&sandbox, &[], &[]).status, 503);
    assert_eq!(imds(&sandbox, &IMDS_QUERY, &[METADATA]).status, 200);
    let paths: Vec<String> = sandbox.requests().into_iter().map(|r| r.path).collect();
    let token = "/metadata/identity/oauth2/token";
    assert_eq!(paths, ["/nowhere", token, token, token]);
}

#[test]
fn a_standing_answer_is_given_until_all_is_as_usual() {
    let sandbox = Sandbox::start();
    let status = || imds(&sandbox, &IMDS_QUERY, &[METADATA]).status;
    sandbox.answer_always("/metadata/identity/oauth2/token", Answer::status(410));
    sandbox.answer_next(Answer::status(429));
    assert_eq!([status(), status(), status()], [429, 410, 410]);
    let address = format!("{}/metadata/versions", sandbox.url());
    assert_eq!(browser::get(&address, &[]).unwrap().status, 200);
    sandbox.answer_always("/metadata/identity/oauth2/token", Answer::status(500));
    assert_eq!(status(), 500);
    sandbox.answer_next(Answer::status(429));
    sandbox.answer_as_usual();
    assert_eq!(status(), 200);
}

#[test]
fn an_answer_can_be_cut_short() {
    let sandbox = Sandbox::start();
    sandbox.answer_next(Answer::text(200, "0123456789").cut_after(4));
    let page = browser::get(&sandbox.url(), &[]).unwrap();
    assert_eq!((page.header("content-length"), page.body.as_str()), (Some("10"), "0123"));
}

#[test]
fn a_request_meant_for_a_proxy_is_refused() {
    use std::io::{Read as _, Write as _};
    let sandbox = Sandbox::start();
    let mut stream = std::net::TcpStream::connect(("127.0.0.1", sandbox.port())).unwrap();
    let request = "GET http://169.254.169.254/metadata/versions HTTP/1.1\r\nHost: 169.254.169.254\r\n\r\n";
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 400 "), "{answer}");
    assert!(sandbox.requests().is_empty());
}

#[test]
fn neither_idle_nor_slow_nor_silent_connections_keep_others_or_the_end_waiting() {
    let sandbox = Sandbox::start();
    let idle = std::net::TcpStream::connect(("127.0.0.1", sandbox.port())).unwrap();
    sandbox.answer_next(Answer::silence().at("/silent"));
    sandbox.answer_next(Answer::text(200, "slow").byte_every(Duration::from_secs(600)).at("/slow"));
    let waiting = ["/silent", "/slow"].map(|path| {
        let address = format!("{}{path}", sandbox.url());
        std::thread::spawn(move || browser::get(&address, &[]).map(|page| page.body))
    });
    while sandbox.requests().len() < 2 {
        std::thread::yield_now();
    }
    assert_eq!(imds(&sandbox, &IMDS_QUERY, &[METADATA]).status, 200);
    let port = sandbox.port();
    drop(sandbox);
    let [silent, slow] = waiting.map(|thread| thread.join().unwrap());
    assert!(silent.is_err());
    // The end may come before the first byte.
    assert_ne!(slow.unwrap_or_default(), "slow");
    assert!(closes(("127.0.0.1", port)));
    drop(idle);
}

#[test]
fn every_service_is_there_over_https_too_under_a_certificate_of_its_own() {
    let sandbox = Sandbox::start();
    let tls = sandbox.tls();
    assert_eq!(sandbox.tls().url, tls.url);
    assert!(tls.url.starts_with("https://localhost:"));
    let pem = std::fs::read_to_string(&tls.ca_file).unwrap();
    assert!(pem.starts_with("-----BEGIN CERTIFICATE-----"));
    let page = https::get(&format!("{}/metadata/versions", tls.url), &[], Trust::Authority(&tls.ca_file)).unwrap();
    assert!(page.body.contains("apiVersions"), "{page:?}");
    assert!(sandbox.requests()[0].secure);
    drop(sandbox);
    assert!(!tls.ca_file.exists());
}
