//! Processes that want the same at once, at a service that answers when the test lets it.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread::{JoinHandle, spawn};

use serde_json::json;
use std::sync::mpsc::{Receiver, Sender, channel};
use url::form_urlencoded;

use crate::process::PATIENCE;
use crate::run::{Azt, Home, azt};
use crate::sandbox::Sandbox;
use crate::sandbox::cloud::ALEX;

/// A service that hands each request for a token over, and waits for what to answer.
struct Service {
    url: String,
    requests: Receiver<Asked>,
    serving: Option<JoinHandle<()>>,
}

/// A request that waits for its answer.
struct Asked {
    request: String,
    answer: Sender<(u16, String)>,
}

impl Service {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (asked, requests) = channel();
        let serving = spawn(move || {
            while let Ok((mut stream, _)) = listener.accept() {
                let Some(request) = read(&mut stream) else { break };
                // It says nothing of where its endpoints are, nor of who checks a password.
                if request.contains("/.well-known/") || request.starts_with("GET /common/userrealm/") {
                    write!(stream, "HTTP/1.1 404 x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").ok();
                    continue;
                }
                let (answer, answers) = channel();
                asked.send(Asked { request, answer }).unwrap();
                // Nobody waits for the next one's answer behind this one's.
                spawn(move || {
                    if let Ok((status, body)) = answers.recv() {
                        write!(
                            stream,
                            "HTTP/1.1 {status} x\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
                            body.len()
                        )
                        .ok();
                    }
                });
            }
        });
        Self { url, requests, serving: Some(serving) }
    }

    fn azt(&self, line: &str, home: &Home) -> Azt {
        azt(line)
            .env("AZURE_POD_IDENTITY_AUTHORITY_HOST", &self.url)
            .env("AZURE_AUTHORITY_HOST", &self.url)
            .env("AZURE_USERNAME", ALEX)
            .env("AZURE_PASSWORD", "p")
            .keeping(home)
    }

    /// Waits for a request.
    fn asked(&self) -> Asked {
        self.requests.recv_timeout(PATIENCE).expect("a request")
    }

    /// Nobody has asked any more.
    fn assert_left_alone(mut self) {
        drop(TcpStream::connect(self.url.trim_start_matches("http://")).unwrap());
        self.serving.take().unwrap().join().unwrap();
        assert_eq!(self.requests.try_iter().map(|asked| asked.request).collect::<Vec<_>>(), Vec::<String>::new());
    }
}

/// A whole request; `None` where nobody sends one.
fn read(stream: &mut TcpStream) -> Option<String> {
    let mut text = String::new();
    let mut some = [0; 4096];
    loop {
        let count = stream.read(&mut some).unwrap();
        text.push_str(std::str::from_utf8(&some[..count]).unwrap());
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            if count == 0 {
                return None;
            }
            continue;
        };
        let head = head.to_ascii_lowercase();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap_or("0");
        if body.len() == length.parse::<usize>().unwrap() {
            return Some(text);
        }
    }
}

impl Asked {
    fn refresh_token(&self) -> Option<String> {
        let body = self.request.split_once("\r\n\r\n").unwrap().1;
        form_urlencoded::parse(body.as_bytes()).find(|(name, _)| name == "refresh_token").map(|(_, token)| token.into())
    }

    fn grants(self, token: &str, life: i64, refresh_token: &str) {
        let body = json!({ "access_token": token, "expires_in": life, "refresh_token": refresh_token, "x": {} });
        self.answer.send((200, body.to_string())).unwrap();
    }

    fn refuses(self) {
        let body = json!({ "error": "invalid_grant", "suberror": "bad_token", "error_description": "used" });
        self.answer.send((400, body.to_string())).unwrap();
    }
}

/// A home whose user has signed in by a password, and has this refresh token.
fn signed_in(service: &Service, refresh_token: &str) -> Home {
    let home = Home::new();
    let first = service.azt("ropc", &home).begin();
    service.asked().grants("first", 3599, refresh_token);
    assert_eq!(first.outcome().stdout, "first\n");
    home
}

/// What is said about processes, and a life of which some seconds may have passed.
fn without_numbers(text: &str) -> String {
    text.replace(|c: char| c.is_ascii_digit(), "").replace("m s", "h")
}

#[test]
fn of_many_who_want_a_longer_life_than_there_is_one_asks() {
    for line in ["msi --min-validity 2h", "token --resource graph --min-validity 2h"] {
        let service = Service::start();
        let home = signed_in(&service, "r1");
        let first = service.azt(line, &home).begin();
        let asked = service.asked();
        let mut others: Vec<_> = (0..15).map(|_| service.azt(line, &home).begin()).collect();
        for other in &mut others {
            other.told("same");
        }
        asked.grants("short", 3600, "r2");
        let warning = "azt: warning: the service gave a token that is good for h only\n";
        let first = first.outcome();
        assert_eq!(first.stdout, "short\n");
        let waited = "azt: waiting for ...:, for up to # more\n";
        assert_eq!(without_numbers(&first.stderr), format!("{waited}{warning}"));
        for other in others {
            let other = other.outcome();
            let waited = "azt: waiting for another azt, process , which is at the same, for up to # more\n";
            assert_eq!(without_numbers(&other.stderr), format!("{waited}{warning}"));
            assert_eq!((other.stdout.as_str(), other.status), ("short\n", Some(0)));
        }
        // Who comes later asks again.
        let later = service.azt(line, &home).begin();
        service.asked().grants("shorter", 3600, "r3");
        assert_eq!(later.outcome().stdout, "shorter\n");
        service.assert_left_alone();
    }
}

#[test]
fn who_forces_a_refresh_takes_nobody_elses() {
    let service = Service::start();
    let home = Home::new();
    let first = service.azt("msi --force-refresh", &home).begin();
    let asked = service.asked();
    let mut second = service.azt("msi --force-refresh", &home).begin();
    second.told("same");
    asked.grants("one", 3600, "");
    assert_eq!(first.outcome().stdout, "one\n");
    service.asked().grants("two", 3600, "");
    assert_eq!(second.outcome().stdout, "two\n");
    service.assert_left_alone();
}

/// Without working locks two processes redeem the same refresh token, which a provider takes once.
#[test]
fn a_refused_refresh_token_does_not_take_the_newer_one_with_it() {
    let service = Service::start();
    let home = signed_in(&service, "r1");
    fs::remove_dir_all(home.data().join("file/locks")).unwrap();
    fs::write(home.data().join("file/locks"), "").unwrap();
    let (first, second) = (service.azt("token --no-prompt --resource graph", &home).begin(), service.asked());
    let winner = service.azt("token --no-prompt --resource keyvault", &home).begin();
    let asked = service.asked();
    assert_eq!((second.refresh_token().as_deref(), asked.refresh_token().as_deref()), (Some("r1"), Some("r1")));
    asked.grants("winner", 3599, "r2");
    assert_eq!(winner.outcome().stdout, "winner\n");
    second.refuses();
    let again = service.asked();
    assert_eq!(again.refresh_token().as_deref(), Some("r2"));
    again.grants("second", 3599, "r3");
    let outcome = first.outcome();
    assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str(), outcome.status), ("second\n", "", Some(0)));
    // Only once more: whoever is refused with the newest is not signed in.
    let last = service.azt("token --no-prompt --resource storage", &home).begin();
    let asked = service.asked();
    assert_eq!(asked.refresh_token().as_deref(), Some("r3"));
    asked.refuses();
    last.outcome().refused(3);
    service.assert_left_alone();
}

#[test]
fn a_kept_token_that_will_do_is_printed_in_time_where_the_lock_is_taken() {
    let sandbox = Sandbox::start();
    sandbox.set_lifetime(200);
    for line in ["msi", "ropc"] {
        let home = Home::new();
        let run = || if line == "ropc" { home.ropc(ALEX, &sandbox) } else { home.azt(line, &sandbox) };
        let first = run().outcome().stdout;
        let locks: Vec<_> = home.records("locks").iter().map(|lock| fs::File::open(lock).unwrap()).collect();
        locks.iter().for_each(|lock| lock.lock().unwrap());
        // Nobody has said for how long, and a person has a quarter of an hour.
        let outcome = run().outcome();
        assert_eq!((&outcome.stdout, outcome.status), (&first, Some(0)), "{outcome:?}");
        let said = outcome.stderr.replace(|c: char| c.is_ascii_digit(), "#");
        let pid = said.find('#').map(|at| said[at..].chars().take_while(|c| *c == '#').collect::<String>()).unwrap();
        assert_eq!(
            said,
            format!(
                "azt: waiting for another azt, process {pid}, which is at the same, for up to # more\n\
                 azt: warning: the kept token could not be renewed and will do for now: another azt, process {pid}, has \
                 been at the same for #s\n"
            )
        );
        locks.iter().for_each(|lock| lock.unlock().unwrap());
        run().prints_a_token();
    }
}
