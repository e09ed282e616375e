//! `azt serve`: each protocol and each refusal over the wire, limits, and the end of it.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::process::{PATIENCE, closes};
use crate::run::{Azt, Begun, Home, azt};
use crate::sandbox::cloud::{ALEX, GUEST, PASSWORD, SYSTEM_ASSIGNED};
use crate::sandbox::{Answer, Sandbox};

/// The connections that azt keeps at most.
const ROOM: usize = 512;

const VAULT: &str = "https://vault.azure.net";

/// A service at work.
struct Service {
    begun: Begun,
    door: Door,
}

/// Where it is asked.
struct Door {
    address: String,
    secret: String,
}

impl Service {
    fn start(run: Azt) -> Self {
        let mut begun = run.begin();
        let line = begun.running.told_line("azt: ready: ");
        let value = |name: &str| {
            let word = line.split_whitespace().find_map(|word| word.strip_prefix(name)?.strip_prefix('='));
            word.unwrap_or_default().to_owned()
        };
        let urls = ["IDENTITY_ENDPOINT", "AZURE_POD_IDENTITY_AUTHORITY_HOST", "MSI_ENDPOINT", "AZD_AUTH_ENDPOINT"];
        let url = urls.map(value).into_iter().find(|url| !url.is_empty()).unwrap();
        let address = url.strip_prefix("http://").unwrap().split('/').next().unwrap().to_owned();
        Self { begun, door: Door { address, secret: value("IDENTITY_HEADER") } }
    }

    /// Of the machine's identity.
    fn msi(options: &str, sandbox: &Sandbox) -> Self {
        Self::start(azt(&format!("serve {options} msi")).at(sandbox).without("MSI_ENDPOINT"))
    }

    /// Sends a signal, and gives what it said; its status has to be 0.
    fn stopped(self, signal: &str) -> String {
        let id = self.begun.running.id().to_string();
        assert!(Command::new("kill").args(["-s", signal, &id]).status().unwrap().success());
        let outcome = self.begun.outcome();
        assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(0), ""), "{outcome:?}");
        assert!(closes(&self.door.address), "nobody listens any more");
        outcome.stderr
    }
}

impl Door {
    /// A request's line and headers, as they are, and its answer; `Host` is put in where there is none.
    fn ask(&self, head: &str, body: &str) -> (u16, Value) {
        let host = if head.contains("\nhost:") { String::new() } else { format!("host: {}\r\n", self.address) };
        let length = if body.is_empty() { String::new() } else { format!("content-length: {}\r\n", body.len()) };
        let head = head.replace('\n', "\r\n");
        let text = format!("{head}\r\n{host}{length}connection: close\r\n\r\n{body}");
        parsed(&exchange(&self.address, text.as_bytes()))
    }

    fn app_service(&self, resource: &str) -> (u16, Value) {
        let secret = &self.secret;
        let query = format!("api-version=2019-08-01&resource={resource}");
        self.ask(&format!("GET /msi/token?{query} HTTP/1.1\nx-identity-header: {secret}"), "")
    }
}

/// Sends bytes and reads what comes, until the connection ends.
fn exchange(address: &str, bytes: &[u8]) -> String {
    let mut connection = TcpStream::connect(address).unwrap();
    connection.set_read_timeout(Some(PATIENCE)).unwrap();
    // Who is refused for its length may be cut off while it sends.
    connection.write_all(bytes).ok();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).ok();
    answer
}

fn parsed(answer: &str) -> (u16, Value) {
    let status = answer.split(' ').nth(1).unwrap_or_else(|| panic!("no answer: {answer}")).parse().unwrap();
    let body = answer.split_once("\r\n\r\n").unwrap().1;
    (status, serde_json::from_str(body).unwrap_or_default())
}

#[test]
fn each_protocol_gives_the_same_token_for_the_same_resource() {
    let sandbox = Sandbox::start();
    let all = "--protocol app-service --protocol imds --protocol cloudshell --protocol azd --protocol terraform";
    let service = Service::msi(all, &sandbox);
    let (status, app) = service.door.app_service(VAULT);
    let issued = sandbox.tokens().pop().unwrap();
    assert_eq!((issued.audience.as_str(), issued.identity.as_str()), (VAULT, SYSTEM_ASSIGNED.client_id));
    assert_eq!((status, &app["access_token"]), (200, &json!(issued.token)));
    assert_eq!(app["expires_on"], json!(issued.expires_on.to_string()));
    let imds = "GET /metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://vault.azure.net HTTP/1.1";
    let (status, imds) = service.door.ask(&format!("{imds}\nMetadata: true"), "");
    assert_eq!((status, &imds["access_token"]), (200, &json!(issued.token)));
    let form = "POST /oauth2/token HTTP/1.1\nMetadata: true\nContent-Type: application/x-www-form-urlencoded";
    let (status, shell) = service.door.ask(form, "resource=https%3A%2F%2Fvault.azure.net");
    assert_eq!((status, &shell["access_token"]), (200, &json!(issued.token)));
    let secret = &service.door.secret;
    let azd = format!(
        "POST /azd/token?api-version=2023-07-12-preview HTTP/1.1\nAuthorization: Bearer {secret}\nContent-Type: application/json"
    );
    let (status, azd) = service.door.ask(&azd, "{\"scopes\":[\"https://vault.azure.net/.default\"]}");
    assert_eq!((status, &azd["token"]), (200, &json!(issued.token)));
    let terraform = format!("GET /terraform/{secret}?api-version=2018-02-01&resource=https://vault.azure.net HTTP/1.1");
    let (status, terraform) = service.door.ask(&format!("{terraform}\nMetadata: true"), "");
    assert_eq!((status, &terraform["access_token"]), (200, &json!(issued.token)));
    // The first token, and this one.
    assert_eq!(sandbox.tokens().len(), 2);
}

#[test]
fn who_does_not_know_the_secret_comes_by_another_name_or_through_a_proxy_gets_nothing() {
    let sandbox = Sandbox::start();
    let service = Service::msi("--protocol app-service --protocol imds", &sandbox);
    let before = sandbox.requests().len();
    let target = "GET /msi/token?api-version=2019-08-01&resource=https://vault.azure.net HTTP/1.1";
    let imds = "GET /metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://vault.azure.net HTTP/1.1";
    let key = format!("x-identity-header: {}", service.door.secret);
    let (most, last) = service.door.secret.split_at(63);
    let other = format!("{most}{}", if last == "0" { "1" } else { "0" });
    for (head, status) in [
        (target.to_owned(), 401),
        (format!("{target}\nx-identity-header: {other}"), 401),
        (format!("{target}\n{key}\nhost: evil.example"), 421),
        (format!("{target}\n{key}\nhost: 127.0.0.1\nhost: evil.example"), 421),
        (format!("{target}\n{key}\nX-Forwarded-For: 10.0.0.1"), 400),
        (format!("{target}\n{key}\nForwarded: for=10.0.0.1"), 400),
        (format!("{imds}\nMetadata: true\nX-Forwarded-For: 10.0.0.1"), 400),
        (imds.to_owned(), 400),
        (format!("{target}&client_id=10000000-0007-4a2b-8c3d-5e6f70819200\n{key}"), 400),
        (format!("POST{}\n{key}", target.strip_prefix("GET").unwrap()), 405),
        (format!("OPTIONS{}\norigin: http://evil.example", target.strip_prefix("GET").unwrap()), 405),
        (format!("GET /oauth2/token HTTP/1.1\n{key}"), 404),
        (format!("{target}\n{key}\npadding: {}", "x".repeat(9000)), 431),
        (format!("{target}\n{key}{}", "\na: b".repeat(80)), 431),
    ] {
        let (found, body) = service.door.ask(&head, "");
        assert_eq!(found, status, "{head}: {body}");
        assert!(!body.to_string().contains("eyJ"), "{head}: {body}");
    }
    assert_eq!(service.door.ask(&format!("{target}\n{key}"), &"x".repeat(17_000)).0, 413);
    assert!(exchange(&service.door.address, b"\x16\x03\x01 no request at all\r\n\r\n").starts_with("HTTP/1.1 400 "));
    assert_eq!(sandbox.requests().len(), before, "nobody was asked for a token");
}

#[test]
fn only_what_is_allowed_is_asked_for() {
    let sandbox = Sandbox::start();
    let service = Service::msi("--allow-resource https://vault.azure.net/.default --allow-resource graph", &sandbox);
    assert_eq!(service.door.app_service("https://vault.azure.net").0, 200);
    assert_eq!(service.door.app_service("https://graph.microsoft.com").0, 200);
    let (status, body) = service.door.app_service("https://management.azure.com/");
    assert_eq!((status, &body["message"]), (403, &json!("azt was started without --allow-resource for it")));
}

#[test]
fn a_token_that_its_service_has_refused_is_not_given_again() {
    let (sandbox, home) = (Sandbox::start(), Home::new());
    home.ropc(ALEX, &sandbox).prints_a_token();
    let service = Service::start(home.azt("serve", &sandbox));
    let given = |refused: &str| {
        let (status, body) = service.door.app_service(&format!("{VAULT}{refused}"));
        assert_eq!(status, 200, "{body}");
        body["access_token"].as_str().unwrap().to_owned()
    };
    let first = given("");
    let digest = ring::digest::digest(&ring::digest::SHA256, first.as_bytes());
    let digits: String = digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(given("&xms_cc=cp1"), first);
    let second = given(&format!("&xms_cc=cp1&token_sha256_to_refresh={digits}"));
    assert_ne!(second, first);
    let issued = sandbox.tokens().len();
    for refused in ["", &format!("&token_sha256_to_refresh={digits}")] {
        assert_eq!(given(refused), second);
    }
    assert_eq!(sandbox.tokens().len(), issued);
}

#[test]
fn a_refused_token_that_is_kept_is_not_given_again_either() {
    let (sandbox, home) = (Sandbox::start(), Home::new());
    home.ropc(ALEX, &sandbox).prints_a_token();
    let digest = |token: &str| {
        let digest = ring::digest::digest(&ring::digest::SHA256, token.as_bytes());
        digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect::<String>()
    };
    let asked = |service: &Service, query: &str| {
        let (status, body) = service.door.app_service(&format!("{VAULT}{query}"));
        (status, body["access_token"].as_str().unwrap_or_default().to_owned())
    };
    let service = Service::start(home.azt("serve", &sandbox));
    let first = asked(&service, "").1;
    let refused = format!("&token_sha256_to_refresh={}", digest(&first));
    // The login service is out of reach, twice, for azt asks it again.
    let token_endpoint = "/organizations/oauth2/v2.0/token";
    sandbox.answer_always(token_endpoint, Answer::status(503));
    assert_eq!(asked(&service, &refused).0, 503);
    assert_eq!(asked(&service, "").0, 503);
    sandbox.answer_as_usual();
    let (status, second) = asked(&service, "");
    assert_eq!(status, 200);
    assert_ne!(second, first);

    // One that was started since, and has it from the store.
    let refused = format!("&token_sha256_to_refresh={}", digest(&second));
    service.stopped("TERM");
    let service = Service::start(home.azt("serve", &sandbox));
    let (status, third) = asked(&service, &refused);
    assert_eq!(status, 200);
    assert_ne!(third, second);
}

#[test]
fn many_who_ask_at_once_are_one_request_and_a_refusal_is_told_to_all() {
    let sandbox = Sandbox::start();
    let service = Service::msi("", &sandbox);
    let before = sandbox.requests().len();
    let door = &service.door;
    let all = |resource: &str| -> Vec<(u16, Value)> {
        thread::scope(|scope| {
            let asking: Vec<_> = (0..40).map(|_| scope.spawn(|| door.app_service(resource))).collect();
            asking.into_iter().map(|asking| asking.join().unwrap()).collect()
        })
    };
    let tokens = all("https://storage.azure.com/");
    assert!(tokens.iter().all(|(status, body)| *status == 200 && *body == tokens[0].1), "{tokens:?}");
    assert_eq!(sandbox.requests().len(), before + 1);
    let refused = [all("https://nobody-knows-it.example"), all("https://nobody-knows-it.example")].concat();
    assert!(refused.iter().all(|(status, _)| *status == 400), "{refused:?}");
    assert!(refused[0].1["message"].as_str().unwrap().contains("AADSTS500011"), "{refused:?}");
    assert_eq!(sandbox.requests().len(), before + 2, "a client that asks again is told the same");
}

#[test]
fn a_service_whose_tokens_are_shorter_than_wanted_is_not_asked_by_every_request() {
    let sandbox = Sandbox::start();
    let service = Service::msi("--min-validity 1d", &sandbox);
    let before = sandbox.requests().len();
    let tokens: Vec<_> = (0..20).map(|_| service.door.app_service(VAULT)).collect();
    assert!(tokens.iter().all(|(status, _)| *status == 200), "{tokens:?}");
    // Once more where this took longer than a token is put off for.
    assert!(sandbox.requests().len() <= before + 2, "{}", sandbox.requests().len() - before);
}

#[test]
fn a_service_that_is_not_there_may_be_asked_again_and_what_is_at_hand_is_given_meanwhile() {
    let sandbox = Sandbox::start();
    let service = Service::msi("", &sandbox);
    assert_eq!(service.door.app_service(VAULT).0, 200);
    // What makes no sense is no refusal.
    sandbox.answer_always("/metadata/identity/oauth2/token", Answer::text(200, "{"));
    assert_eq!(service.door.app_service("https://storage.azure.com/").0, 503);
    assert_eq!(service.door.app_service(VAULT).0, 200);
    sandbox.answer_as_usual();
    assert_eq!(service.door.app_service("https://storage.azure.com/").0, 200);
}

#[test]
fn connections_that_ask_slowly_are_in_nobodys_way_and_the_oldest_makes_room() {
    let sandbox = Sandbox::start();
    let service = Service::msi("", &sandbox);
    let started = Instant::now();
    let mut slow: Vec<_> = (0..ROOM + 8).map(|_| TcpStream::connect(&service.door.address).unwrap()).collect();
    for connection in &mut slow {
        // The first are out by now.
        connection.write_all(b"GET /msi/token HTTP/1.1\r\n").ok();
    }
    let asked = Instant::now();
    for _ in 0..20 {
        assert_eq!(service.door.app_service("https://management.azure.com/").0, 200);
    }
    assert!(asked.elapsed() < Duration::from_secs(5), "{:?}", asked.elapsed());
    assert!(started.elapsed() < PATIENCE);
    let is_out = |connection: &mut TcpStream| {
        connection.set_read_timeout(Some(PATIENCE)).unwrap();
        !matches!(connection.read(&mut [0; 1]), Ok(1..))
    };
    assert!(slow[..8].iter_mut().all(is_out));
    let last = slow.last_mut().unwrap();
    last.write_all(b"host: localhost\r\n\r\n").unwrap();
    last.set_read_timeout(Some(PATIENCE)).unwrap();
    let mut answer = [0; 12];
    last.read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 401");
}

#[test]
fn connections_leave_azt_the_files_that_it_needs_itself() {
    let (sandbox, home) = (Sandbox::start(), Home::new());
    let run = home.azt("serve msi", &sandbox).without("MSI_ENDPOINT");
    let service = Service::start(run.by("/bin/sh", &["-c", "ulimit -n 64; exec \"$@\"", "sh"]));
    let silent: Vec<_> = (0..100).map(|_| TcpStream::connect(&service.door.address).unwrap()).collect();
    for resource in [VAULT, "https://graph.microsoft.com/", "https://storage.azure.com/"] {
        let (status, body) = service.door.app_service(resource);
        assert_eq!(status, 200, "{body}");
    }
    drop(silent);
}

#[test]
fn bodies_that_never_come_are_in_nobodys_way() {
    let sandbox = Sandbox::start();
    let service = Service::msi("--protocol app-service --protocol azd", &sandbox);
    let head = "POST /azd/token HTTP/1.1\r\nhost: localhost\r\nexpect: 100-continue\r\ncontent-length: 9\r\n\r\n";
    let mut waiting: Vec<_> = (0..ROOM).map(|_| TcpStream::connect(&service.door.address).unwrap()).collect();
    for connection in &mut waiting {
        connection.write_all(head.as_bytes()).unwrap();
        connection.set_read_timeout(Some(PATIENCE)).unwrap();
        // Its head has been read.
        let mut answer = [0; 12];
        connection.read_exact(&mut answer).unwrap();
        assert_eq!(&answer, b"HTTP/1.1 100");
    }
    for _ in 0..20 {
        assert_eq!(service.door.app_service("https://management.azure.com/").0, 200);
    }
}

#[test]
fn a_signal_stops_it_and_who_was_waiting_has_the_answer() {
    for signal in ["TERM", "INT", "QUIT"] {
        let sandbox = Sandbox::start();
        let service = Service::msi("", &sandbox);
        // It asks nothing, and is not waited for.
        let _idle = TcpStream::connect(&service.door.address).unwrap();
        let before = sandbox.requests().len();
        sandbox.answer_next(Answer::status(403).body([b' '; 20]).byte_every(Duration::from_millis(20)));
        let door = Door { address: service.door.address.clone(), secret: service.door.secret.clone() };
        let waiting = thread::spawn(move || door.app_service(VAULT).0);
        let asked = Instant::now();
        while sandbox.requests().len() == before {
            assert!(asked.elapsed() < PATIENCE, "it never asked");
            thread::sleep(Duration::from_millis(1));
        }
        let said = service.stopped(signal);
        assert_eq!(waiting.join().unwrap(), 400, "{signal}");
        assert_eq!(said.lines().count(), 2, "{said}");
    }
}

#[test]
fn the_access_log_has_a_line_for_each_request_and_no_secret() {
    let sandbox = Sandbox::start();
    let service = Service::msi("-v --protocol app-service --protocol terraform", &sandbox);
    let token = service.door.app_service(VAULT).1["access_token"].as_str().unwrap().to_owned();
    service.door.ask("GET /msi/token?api-version=2019-08-01&x=hidden HTTP/1.1\nx-identity-header: guessed", "");
    service.door.ask("POST /azd/token HTTP/1.1", &"x".repeat(17_000));
    let secret = service.door.secret.clone();
    service.door.ask(&format!("GET /terraform/{secret}?resource=hidden HTTP/1.1"), "");
    let said = service.stopped("TERM");
    let lines: Vec<_> = said.lines().filter_map(|line| line.strip_prefix("azt: 127.0.0.1 ")).collect();
    assert_eq!(
        lines,
        [
            "GET /msi/token for https://vault.azure.net: 200",
            "GET /msi/token: 401 (X-IDENTITY-HEADER is not the value of IDENTITY_HEADER)",
            "POST /azd/token: 413 (the body is too long, or broke off)",
            "GET /terraform/…: 400 (Required metadata header not specified)"
        ]
    );
    let ready = format!("/terraform/{secret}\n");
    assert!(said.contains(&ready), "{said}");
    let log = said.replace(&format!("IDENTITY_HEADER={secret}"), "").replace(&ready, "");
    for hidden in [secret.as_str(), token.as_str(), "hidden", "guessed"] {
        assert!(!log.contains(hidden), "{hidden} in {log}");
    }
}

#[test]
fn a_secret_that_was_given_is_asked_for_and_not_shown() {
    let sandbox = Sandbox::start();
    let mut service = Service::start(azt("serve msi").at(&sandbox).env("AZT_SERVE_SECRET", "a-word-of-ours"));
    assert_eq!(service.door.secret, "");
    assert_eq!(service.door.app_service(VAULT).0, 401);
    service.door.secret = "a-word-of-ours".to_owned();
    assert_eq!(service.door.app_service(VAULT).0, 200);
    assert!(!service.stopped("TERM").contains("a-word"));
}

#[test]
fn a_renewal_under_load_fails_no_request() {
    let sandbox = Sandbox::start();
    // What is good for less than five minutes is renewed.
    sandbox.set_lifetime(301);
    let service = Service::start(azt("serve ropc --password-stdin --username").arg(ALEX).input(PASSWORD).at(&sandbox));
    let (door, started) = (&service.door, Instant::now());
    let mut given: Vec<_> = thread::scope(|scope| {
        let ask = || {
            let mut given = Vec::new();
            while sandbox.tokens().len() < 4 {
                assert!(started.elapsed() < PATIENCE, "it was not renewed");
                let (status, body) = door.app_service("https://management.azure.com/");
                assert_eq!(status, 200, "{body}");
                given.push(body["access_token"].as_str().unwrap().to_owned());
            }
            given
        };
        let asking: Vec<_> = (0..8).map(|_| scope.spawn(ask)).collect();
        asking.into_iter().flat_map(|asking| asking.join().unwrap()).collect()
    });
    given.sort();
    given.dedup();
    assert!((3..=4).contains(&given.len()), "{} tokens", given.len());
    let grants = sandbox.requests().iter().filter(|request| request.form("grant_type").is_some()).count();
    assert_eq!(grants, sandbox.tokens().len(), "one request for each");
}

#[test]
fn a_sign_in_that_is_not_kept_serves_other_resources_too() {
    let sandbox = Sandbox::start();
    let service = Service::start(azt("serve ropc --password-stdin --username").arg(ALEX).input(PASSWORD).at(&sandbox));
    for resource in [VAULT, "https://graph.microsoft.com", VAULT] {
        assert_eq!(service.door.app_service(resource).0, 200);
        assert_eq!(sandbox.tokens().last().unwrap().identity, ALEX);
    }
    let grants: Vec<_> = sandbox.requests().iter().filter_map(|r| r.form("grant_type").map(str::to_owned)).collect();
    assert_eq!(grants, ["password", "refresh_token", "refresh_token"]);
}

#[test]
fn the_kept_sign_in_is_lent_and_stays_the_same_persons_when_another_signs_in() {
    let (sandbox, home) = (Sandbox::start(), Home::new());
    home.ropc(ALEX, &sandbox).prints_a_token();
    let service = Service::start(home.azt("serve", &sandbox));
    home.ropc(GUEST, &sandbox).prints_a_token();
    home.azt("token --resource graph", &sandbox).prints_a_token();
    assert_eq!(sandbox.tokens().last().unwrap().identity, GUEST);
    assert_eq!(service.door.app_service(VAULT).0, 200);
    assert_eq!(sandbox.tokens().last().unwrap().identity, ALEX);
    assert!(service.stopped("TERM").starts_with(&format!("azt: tokens of {ALEX} at 127.0.0.1:")));
}

#[test]
fn a_sign_in_that_is_over_says_what_to_type_and_the_next_one_of_the_same_person_is_lent() {
    let (sandbox, home) = (Sandbox::start(), Home::new());
    home.ropc(ALEX, &sandbox).prints_a_token();
    let service = Service::start(home.azt("serve", &sandbox));
    sandbox.revoke_refresh_tokens();
    let (status, body) = service.door.app_service(VAULT);
    let text = body["message"].as_str().unwrap();
    let what = "; a person has to sign in again, and nobody is asked for a renewal; where a person is: azt login --login-hint ";
    assert!(status == 400 && text.contains("AADSTS50173") && text.contains(what), "{text}");
    assert_eq!(home.ropc(ALEX, &sandbox).args("--force-refresh").outcome().status, Some(0));
    assert_eq!(service.door.app_service(VAULT).0, 200);
}

#[test]
fn what_others_could_reach_and_what_makes_no_sense_is_refused_before_anybody_is_asked() {
    let sandbox = Sandbox::start();
    for (line, stderr) in [
        (
            "serve --listen 0.0.0.0:0",
            "azt: error: 0.0.0.0 is not this machine's loopback address\n\
             azt: hint: let others reach it: azt serve --allow-remote --secret-file FILE\n",
        ),
        (
            "serve --listen 0.0.0.0:0 --allow-remote",
            "azt: error: what other machines reach needs a secret that they know\n\
             azt: hint: give it: azt serve --secret-file FILE\n",
        ),
        (
            "serve --listen 0.0.0.0:0 --allow-remote --protocol imds",
            "azt: error: imds has no secret, and at 0.0.0.0 whoever reaches it would get tokens\n\
             azt: hint: speak one that has: azt serve --protocol app-service\n",
        ),
        (
            "serve --secret-file /dev/null",
            "azt: error: the secret is empty\nazt: hint: give it: azt serve --secret-file FILE\n",
        ),
        (
            "serve -o json",
            "{\"error\":\"usage\",\"error_description\":\"--output is about one token, and azt serve lends many and prints none\",\
             \"hint\":\"leave it out: azt serve --help\",\"exit_code\":2}\n",
        ),
        (
            "serve --claims {}",
            "azt: error: --claims is about one token, and azt serve lends many and prints none\n\
             azt: hint: leave it out: azt serve --help\n",
        ),
        (
            "serve --allow-resource nonesuch",
            "azt: error: unknown resource name 'nonesuch': neither a URI, nor a GUID, nor a name azt knows\n\
             azt: hint: the names are in the help: azt --help\n",
        ),
        (
            "serve --tenant x msi",
            "azt: error: what stands between serve and msi belongs behind it\n\
             azt: hint: the long spelling: azt serve msi --resource URI\n",
        ),
    ] {
        azt(line).at(&sandbox).refuses(2, stderr);
    }
    for (secret, protocol, place) in
        [("a/b", "terraform", "an address"), ("pässwort", "app-service", "a header"), (" a", "azd", "a header")]
    {
        azt(&format!("serve --protocol {protocol} msi")).at(&sandbox).env("AZT_SERVE_SECRET", secret).refuses(
            2,
            &format!(
                "azt: error: for {protocol} the secret stands in {place}, and this one has characters that do not\n\
                 azt: hint: take one of letters and digits: azt serve --protocol {protocol} --secret-file FILE\n"
            ),
        );
    }
    assert!(sandbox.requests().is_empty());
}

#[test]
fn an_address_that_is_taken_is_said_so() {
    let sandbox = Sandbox::start();
    let service = Service::msi("", &sandbox);
    let address = &service.door.address;
    azt(&format!("serve --listen {address} msi")).at(&sandbox).refuses(
        1,
        &format!(
            "azt: error: could not listen at {address}: Address already in use (os error 98)\n\
             azt: hint: take a free port: azt serve --listen 127.0.0.1:0\n"
        ),
    );
}

#[test]
fn a_renewal_with_a_token_at_hand_makes_none_of_the_next_impatient() {
    let (sandbox, home) = (Sandbox::start(), Home::new());
    // What is good for less than five minutes is renewed.
    sandbox.set_lifetime(300);
    let service = Service::start(home.azt("serve msi", &sandbox).without("MSI_ENDPOINT"));
    let (issued, started) = (sandbox.tokens().len(), Instant::now());
    while sandbox.tokens().len() == issued {
        assert!(started.elapsed() < PATIENCE, "it was not renewed");
        assert_eq!(service.door.app_service("https://management.azure.com/").0, 200);
        thread::sleep(Duration::from_millis(20));
    }
    sandbox.answer_next(Answer::status(503));
    assert_eq!(service.door.app_service(VAULT).0, 200);
}
