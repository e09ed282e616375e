//! `azt authcode`: the listener, the browser, the page, and the way without them.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::Command;

use tempfile::TempDir;
use url::Url;

use crate::process::{Outcome, Running, script};
use crate::run::{Azt, azt, newest, normal};
use crate::sandbox::browser::{get, post, send, visit};
use crate::sandbox::cloud::{ALEX, DECLINES, OWN_APP};
use crate::sandbox::{Answer, Sandbox};

/// A sign-in that waits: its page's address was printed.
struct SignIn {
    running: Running,
    page: Url,
    _home: TempDir,
}

impl SignIn {
    fn start(run: Azt) -> Self {
        let (mut running, home) = run.start();
        let page = running.told("/oauth2/v2.0/authorize?");
        Self { running, page: page.parse().unwrap(), _home: home }
    }

    fn parameter(&self, name: &str) -> String {
        let mut pairs = self.page.query_pairs();
        pairs.find(|(key, _)| key == name).unwrap_or_else(|| panic!("no {name} in {}", self.page)).1.into_owned()
    }

    /// `http://localhost:PORT`.
    fn listener(&self) -> String {
        self.parameter("redirect_uri")
    }

    fn port(&self) -> u16 {
        self.listener().rsplit(':').next().unwrap().parse().unwrap()
    }

    /// Signs in as a person would, and returns what azt left.
    fn finish(self) -> Outcome {
        visit(self.page.as_str()).unwrap();
        self.running.finish()
    }
}

/// One without a browser, at the sandbox.
fn sign_in(line: &str, sandbox: &Sandbox) -> SignIn {
    SignIn::start(azt(&format!("authcode --no-browser {line}")).at(sandbox))
}

#[test]
fn the_page_is_printed_and_the_token_follows() {
    let sandbox = Sandbox::start();
    let sign_in = sign_in("--resource databricks --login-hint alex@contoso.example", &sandbox);
    for (name, value) in [
        ("client_id", "04b07795-8ddb-461a-bbee-02f9e1bf7b46"),
        ("response_type", "code"),
        ("response_mode", "query"),
        ("scope", "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d/.default openid profile offline_access"),
        ("code_challenge_method", "S256"),
        ("login_hint", ALEX),
    ] {
        assert_eq!(sign_in.parameter(name), value);
    }
    assert_eq!(sign_in.page.path(), "/organizations/oauth2/v2.0/authorize");
    assert!(sign_in.parameter("state").len() >= 43);
    assert_eq!(sign_in.parameter("code_challenge").len(), 43);
    let page = sign_in.page.clone();
    let outcome = sign_in.finish();
    assert_eq!((outcome.stdout, outcome.status), (newest(&sandbox), Some(0)));
    assert_eq!(outcome.stderr, format!("azt: open this page in a browser to sign in:\n{page}\n"));
}

/// A desktop of one program: what azt hands to `xdg-open` can be read from the pipe.
fn desktop(run: Azt) -> (Running, TempDir, String) {
    let home = TempDir::new().unwrap();
    let opened = home.path().join("opened");
    assert!(Command::new("mkfifo").arg(&opened).status().unwrap().success());
    let xdg_open = home.path().join("xdg-open");
    script(&xdg_open, &format!("#!/bin/sh\nprintf %s \"$1\" > '{}'\n", opened.display()));
    let (running, _) = run.env("PATH", home.path()).start();
    let page = fs::read_to_string(opened).unwrap();
    (running, home, page)
}

#[test]
fn a_browser_is_opened_and_brings_the_code_by_form_post() {
    let sandbox = Sandbox::start();
    let (running, _home, page) = desktop(azt("authcode --client-id").arg(OWN_APP).at(&sandbox));
    assert!(page.contains("response_mode=form_post"), "{page}");
    let last = visit(&page).unwrap();
    assert_eq!((last.status, last.url.contains('?')), (200, false), "{last:?}");
    let outcome = running.finish();
    assert_eq!((outcome.stdout, outcome.status), (newest(&sandbox), Some(0)));
    let said = outcome.stderr.replace(|c: char| c.is_ascii_digit(), "");
    assert_eq!(said, "azt: opening a browser to sign in; waiting at http://localhost:\n");
}

#[test]
fn quiet_keeps_the_notice_back_but_not_the_page() {
    let sandbox = Sandbox::start();
    let (running, _home, page) = desktop(azt("-q authcode").at(&sandbox));
    visit(&page).unwrap();
    assert_eq!(running.finish().stderr, "");
    let outcome = sign_in("-q", &sandbox).finish();
    assert!(outcome.stderr.starts_with("azt: open this page in a browser to sign in:\nhttp://"), "{outcome:?}");
}

#[test]
fn where_no_browser_can_be_opened_the_page_is_printed() {
    let sandbox = Sandbox::start();
    let outcome = SignIn::start(azt("authcode").at(&sandbox)).finish();
    assert_eq!(outcome.stdout, newest(&sandbox));
    let lines: Vec<_> = outcome.stderr.lines().collect();
    assert!(lines[0].starts_with("azt: opening a browser to sign in; waiting at http://localhost:"), "{outcome:?}");
    assert_eq!(lines[1..3], ["azt: could not open a browser", "azt: open this page in a browser to sign in:"]);
    assert_eq!(lines.len(), 4);
    // A launcher that is there and fails, as xdg-open does without a desktop.
    let home = TempDir::new().unwrap();
    let xdg_open = home.path().join("xdg-open");
    script(&xdg_open, "#!/bin/sh\nexit 3\n");
    let outcome = SignIn::start(azt("authcode").env("PATH", home.path()).at(&sandbox)).finish();
    assert_eq!((outcome.stdout, outcome.status), (newest(&sandbox), Some(0)));
}

#[test]
fn the_page_is_plain_accessible_and_script_free() {
    let sandbox = Sandbox::start();
    let sign_in = sign_in("", &sandbox);
    let page = visit(sign_in.page.as_str()).unwrap();
    assert_eq!(sign_in.running.finish().status, Some(0));
    assert_eq!(page.status, 200);
    for (name, value) in [
        ("content-type", "text/html; charset=utf-8"),
        ("cache-control", "no-store"),
        ("referrer-policy", "no-referrer"),
        ("x-content-type-options", "nosniff"),
        (
            "content-security-policy",
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        ),
    ] {
        assert_eq!(page.header(name), Some(value));
    }
    assert_eq!(page.header("access-control-allow-origin"), None);
    for part in
        ["<html lang=\"en\">", "<title>Signed in - azt</title>", "<h1>Signed in</h1>", "You can close this window."]
    {
        assert!(page.body.contains(part), "{}", page.body);
    }
    for part in ["<script", "<img", "<link", "http", "code"] {
        assert!(!page.body.contains(part), "{part} in {}", page.body);
    }
}

#[test]
fn strays_are_answered_and_do_not_end_the_sign_in() {
    let sandbox = Sandbox::start();
    let sign_in = sign_in("", &sandbox);
    let (url, port, state) = (sign_in.listener(), sign_in.port(), sign_in.parameter("state"));
    // Browsers open connections ahead, and say nothing on them; an attacker may send half a form.
    let idle: Vec<_> = (0..70).map(|_| TcpStream::connect(("127.0.0.1", port)).unwrap()).collect();
    let mut half = TcpStream::connect(("127.0.0.1", port)).unwrap();
    write!(half, "POST / HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9000\r\n\r\ncode=").unwrap();

    let good = format!("code=c&state={state}");
    let form = ("Content-Type", "application/x-www-form-urlencoded");
    for (method, path, headers, body, status) in [
        ("GET", "/favicon.ico", vec![], "", 404),
        ("GET", "/", vec![], "", 400),
        ("GET", "/?code=c&state=wrong", vec![], "", 400),
        ("GET", "/?error=access_denied&state=wrong", vec![], "", 400),
        ("GET", "/?code=c", vec![], "", 400),
        ("GET", &format!("/other?{good}"), vec![], "", 404),
        ("GET", &format!("//?{good}"), vec![], "", 404),
        ("GET", &format!("/?{good}&state={state}"), vec![], "", 400),
        ("HEAD", &format!("/?{good}"), vec![], "", 405),
        ("PUT", &format!("/?{good}"), vec![], "", 405),
        ("OPTIONS", "/", vec![], "", 405),
        ("POST", "/", vec![form], "code=c&state=wrong", 400),
        ("POST", "/", vec![("Content-Type", "text/plain")], &good, 415),
        ("POST", "/", vec![], &good, 415),
        ("POST", &format!("/?{good}"), vec![form], "", 400),
        ("POST", "/", vec![form], &format!("{good}&x={}", "x".repeat(70_000)), 413),
    ] {
        let page = send(method, &format!("{url}{path}"), &headers, body);
        // One that is refused before its body is read may see the connection reset instead of the page.
        match page {
            Ok(page) => assert_eq!(page.status, status, "{method} {path} {body:.40}"),
            Err(error) => assert_eq!(status, 413, "{method} {path}: {error}"),
        }
    }
    for host in ["evil.example", "localhost", &format!("localhost.evil.example:{port}"), "127.0.0.1:1"] {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        write!(stream, "GET /?{good} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 421 "), "{host}: {answer}");
    }
    let mut nonsense = TcpStream::connect(("127.0.0.1", port)).unwrap();
    nonsense.write_all(b"\x16\x03\x01 not http\r\n\r\n").unwrap();

    let outcome = sign_in.finish();
    assert_eq!((outcome.stdout, outcome.status), (newest(&sandbox), Some(0)));
    drop((idle, half, nonsense));
}

#[test]
fn the_answer_may_come_by_either_address_and_the_listener_is_gone_after_it() {
    let sandbox = Sandbox::start();
    for host in ["127.0.0.1", "[::1]"] {
        let sign_in = sign_in("", &sandbox);
        let port = sign_in.port();
        if host == "[::1]" && TcpStream::connect(("::1", port)).is_err() {
            continue; // This machine has no IPv6.
        }
        let redirected = get(sign_in.page.as_str(), &[]).unwrap();
        let location = redirected.header("location").unwrap().replace("localhost", host);
        assert_eq!(get(&location, &[]).unwrap().status, 200);
        assert_eq!(sign_in.running.finish().stdout, newest(&sandbox));
        assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
        assert!(TcpStream::connect(("::1", port)).is_err());
    }
}

#[test]
fn a_person_who_declines_ends_it() {
    let sandbox = Sandbox::start();
    let sign_in = sign_in(&format!("--tenant contoso.example --login-hint {DECLINES}"), &sandbox);
    let page = visit(sign_in.page.as_str()).unwrap();
    assert!(page.body.contains("<h1>Not signed in</h1>") && page.body.contains("The reason is in the terminal."));
    let outcome = sign_in.running.finish();
    let stderr = normal(outcome.refused(4)).replace(&sandbox.url(), "SANDBOX");
    assert!(stderr.contains("azt: error: the sign-in was refused: access_denied: AADSTS65004: "), "{stderr}");
    assert!(
        stderr.ends_with("azt: hint: it was declined in the browser; to sign in after all: azt authcode --tenant contoso.example --resource https://management.azure.com/ --authority-host SANDBOX\n"),
        "{stderr}"
    );
}

#[test]
fn an_error_of_another_sign_in_does_not_end_it() {
    let sandbox = Sandbox::start();
    let sign_in = sign_in("", &sandbox);
    let stray = post(&sign_in.listener(), &[], &[("error", "access_denied"), ("state", "another")]).unwrap();
    assert_eq!(stray.status, 400);
    assert_eq!(sign_in.finish().status, Some(0));
}

#[test]
fn a_code_for_another_cloud_or_issuer_is_not_sent_to_this_one() {
    let sandbox = Sandbox::start();
    for (parameter, stderr) in [
        (
            "cloud_instance_host_name=login.microsoftonline.us",
            "azt: error: this account lives in another cloud, AzureUSGovernment\n\
             azt: hint: sign in there: azt authcode --tenant organizations --resource arm --cloud AzureUSGovernment\n",
        ),
        (
            "iss=https%3A%2F%2Fevil.example%2Fv2.0",
            "azt: error: the answer came from another issuer: https://evil.example/v2.0\n",
        ),
    ] {
        let sign_in = sign_in("", &sandbox);
        let answer = format!("{}/?code=c&state={}&{parameter}", sign_in.listener(), sign_in.parameter("state"));
        assert_eq!(get(&answer, &[]).unwrap().status, 200);
        let outcome = sign_in.running.finish();
        assert!(outcome.refused(4).ends_with(stderr), "{outcome:?}");
    }
    assert_eq!(sandbox.requests().len(), 0);
}

#[test]
fn a_refused_code_is_told() {
    let sandbox = Sandbox::start();
    let sign_in = sign_in("", &sandbox);
    get(&format!("{}/?code=never-issued&state={}", sign_in.listener(), sign_in.parameter("state")), &[]).unwrap();
    let outcome = sign_in.running.finish();
    assert!(outcome.refused(4).contains("azt: error: the sign-in was refused: invalid_grant: AADSTS"), "{outcome:?}");
    assert!(!outcome.stderr.contains("never-issued"), "{outcome:?}");
}

#[test]
fn nobody_comes_and_the_hint_says_what_only_the_browser_shows() {
    let sandbox = Sandbox::start();
    let (mut running, _home) = azt("authcode --no-browser --timeout 1s").at(&sandbox).start();
    let page: Url = running.told("/oauth2/v2.0/authorize?").parse().unwrap();
    let outcome = running.finish();
    assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(3), ""));
    assert_eq!(
        outcome.stderr.replace(&sandbox.url(), "SANDBOX").split_once(page.query().unwrap()).unwrap().1,
        "\nazt: error: nobody signed in within 1s\n\
         azt: hint: if the browser showed AADSTS50011 or AADSTS700016, the application lacks the redirect URI http://localhost or is not in that tenant; \
         else sign in again: azt authcode --tenant organizations --resource https://management.azure.com/ --authority-host SANDBOX\n"
    );
}

#[test]
fn ctrl_c_ends_it_with_130_and_the_listener_is_gone() {
    let sandbox = Sandbox::start();
    let sign_in = sign_in("", &sandbox);
    let (port, page) = (sign_in.port(), sign_in.page.clone());
    sign_in.running.interrupt();
    let outcome = sign_in.running.finish();
    assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(130), ""));
    assert_eq!(
        outcome.stderr,
        format!("azt: open this page in a browser to sign in:\n{page}\nazt: error: interrupted\n")
    );
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
}

#[test]
fn ctrl_c_during_a_request_is_130_too() {
    let sandbox = Sandbox::start();
    sandbox.answer_next(Answer::silence());
    let (mut running, _home) = azt("msi -vv").at(&sandbox).start();
    running.told("Metadata:");
    running.interrupt();
    let outcome = running.finish();
    assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(130), ""));
}

#[test]
fn a_port_in_use_is_told() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    azt(&format!("authcode --redirect-port {port}")).refuses(
        1,
        &format!(
            "azt: error: could not listen on port {port} of this machine: Address already in use (os error 98)\n\
             azt: hint: take another port, or leave the choice to azt: azt authcode --redirect-port PORT --tenant organizations --resource https://management.azure.com/\n"
        ),
    );
    drop(taken);
    let sandbox = Sandbox::start();
    let sign_in = sign_in(&format!("--redirect-port {port}"), &sandbox);
    assert_eq!(sign_in.port(), port);
    assert_eq!(sign_in.finish().status, Some(0));
}

/// `--manual`, up to where it waits for the paste.
fn manual(sandbox: &Sandbox) -> SignIn {
    SignIn::start(azt("authcode --manual --tenant contoso.example").at(sandbox))
}

/// Where the browser of another machine ends: a page that does not load.
fn where_the_browser_ends(sign_in: &SignIn) -> String {
    get(sign_in.page.as_str(), &[]).unwrap().header("location").unwrap().to_owned()
}

#[test]
fn manual_takes_the_address_the_query_or_the_code() {
    let sandbox = Sandbox::start();
    let pick: [fn(&str) -> String; 4] = [
        |location| location.to_owned(),
        |location| format!("'{}\n  {}'", &location[..100], &location[100..]),
        |location| location.split_once('?').unwrap().1.to_owned(),
        |location| {
            let url = Url::parse(location).unwrap();
            url.query_pairs().find(|(name, _)| name == "code").unwrap().1.into_owned()
        },
    ];
    for pick in pick {
        let mut sign_in = manual(&sandbox);
        assert!(TcpStream::connect(("127.0.0.1", sign_in.port())).is_err(), "nobody listens");
        assert_eq!(sign_in.parameter("response_mode"), "query");
        let pasted = pick(&where_the_browser_ends(&sign_in));
        sign_in.running.write(&format!("\n{pasted}\n"));
        let outcome = sign_in.running.finish();
        assert_eq!((outcome.stdout, outcome.status), (newest(&sandbox), Some(0)));
        let uri = sign_in.page.query_pairs().find(|(name, _)| name == "redirect_uri").unwrap().1.into_owned();
        assert_eq!(
            outcome.stderr,
            format!(
                "azt: open this page in a browser to sign in:\n{}\n\
                 azt: then paste the address of the page that fails to load ({uri}/?code=...), and press Enter:\n",
                sign_in.page
            )
        );
    }
}

#[test]
fn manual_checks_the_state() {
    let sandbox = Sandbox::start();
    for (paste, message) in [
        (
            "http://localhost:1/?code=c&state=another\n",
            "what was pasted is another sign-in's answer: its state is not the one azt sent",
        ),
        ("http://localhost:1/\n", "what was pasted has no sign-in in it"),
        ("code=a&code=b\n", "what was pasted says something twice"),
    ] {
        let mut sign_in = manual(&sandbox);
        sign_in.running.write(paste);
        let outcome = sign_in.running.finish();
        assert!(
            outcome.refused(3).replace(&sandbox.url(), "SANDBOX").ends_with(&format!(
                "azt: error: {message}\nazt: hint: start again: azt authcode --manual --tenant contoso.example --resource https://management.azure.com/ --authority-host SANDBOX\n"
            )),
            "{outcome:?}"
        );
    }
}

#[test]
fn manual_without_input_or_in_time_is_status_3() {
    let sandbox = Sandbox::start();
    let mut sign_in = manual(&sandbox);
    sign_in.running.write("");
    let outcome = sign_in.running.finish();
    assert!(
        outcome.refused(3).replace(&sandbox.url(), "SANDBOX").ends_with(
            "azt: error: standard input ended before anything was pasted\nazt: hint: start again: azt authcode --manual --tenant contoso.example --resource https://management.azure.com/ --authority-host SANDBOX\n"
        ),
        "{outcome:?}"
    );
    let outcome = SignIn::start(azt("authcode --manual --timeout 1s").at(&sandbox)).running.finish();
    assert!(outcome.refused(3).contains("azt: error: nobody signed in within 1s\n"), "{outcome:?}");
    let sign_in = manual(&sandbox);
    sign_in.running.interrupt();
    assert_eq!(sign_in.running.finish().refused(130).lines().last(), Some("azt: error: interrupted"));
}
