//! `azt authcode`: the listener, the browser, the page, and the way without them.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use url::Url;

use crate::process::{Outcome, Running, closes, script};
use crate::run::{Azt, Home, PAGE, azt, newest, normal, paged};
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
    assert_eq!(paged(&outcome.stderr, page.as_str()), PAGE);
}

/// A desktop of one program: what azt hands to `xdg-open` can be read from the pipe.
fn desktop(run: Azt) -> (Running, TempDir, String) {
    let home = TempDir::new().unwrap();
    let opened = home.path().join("opened");
    assert!(Command::new("mkfifo").arg(&opened).status().unwrap().success());
    let xdg_open = home.path().join("xdg-open");
    script(&xdg_open, &format!("#!/bin/sh\nprintf %s \"$1\" > '{}'\n", opened.display()));
    let (running, _) = run.env("PATH", home.path()).env("DISPLAY", ":0").start();
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
    assert_eq!(said, "azt: opening a browser to sign in; waiting at http://localhost: for up to m\n");
}

#[test]
fn quiet_keeps_the_notice_back_but_not_the_page() {
    let sandbox = Sandbox::start();
    let (running, _home, page) = desktop(azt("-q authcode").at(&sandbox));
    visit(&page).unwrap();
    assert_eq!(running.finish().stderr, "");
    let outcome = sign_in("-q", &sandbox).finish();
    let [ask, page] = outcome.stderr.lines().collect::<Vec<_>>()[..] else { panic!("{outcome:?}") };
    assert_eq!(ask, "azt: open this page in a browser to sign in:");
    assert!(page.starts_with("http://"), "{outcome:?}");
}

#[test]
fn where_no_browser_can_be_opened_the_page_is_printed() {
    let sandbox = Sandbox::start();
    for run in [
        azt("authcode"),
        azt("authcode").env("DISPLAY", ":0"),
        azt("authcode --no-browser"),
        azt("authcode").env("AZT_NO_BROWSER", "1"),
        azt("authcode").env("BROWSER", "none"),
        azt("authcode").env("BROWSER", "/nowhere/browser"),
        azt("authcode").env("CODESPACES", "true"),
        azt("authcode").env("VSCODE_IPC_HOOK_CLI", "/tmp/vscode.sock"),
        azt("authcode").env("ACC_CLOUD", "PROD"),
    ] {
        let outcome = run.at(&sandbox).signed_in();
        assert_eq!((outcome.stdout, outcome.stderr.as_str()), (newest(&sandbox), PAGE));
    }
    let told = azt("authcode -v").env("BROWSER", "none").at(&sandbox).signed_in();
    assert!(told.stderr.starts_with("azt: no browser is opened: BROWSER names none\n"), "{told:?}");
}

#[test]
fn a_browser_that_cannot_be_opened_after_all_leaves_the_page_to_the_person() {
    let sandbox = Sandbox::start();
    let home = TempDir::new().unwrap();
    // A launcher that is there and fails, as xdg-open does without a desktop; and one that BROWSER names.
    for name in ["xdg-open", "browser"] {
        script(&home.path().join(name), "#!/bin/sh\nexit 3\n");
    }
    let run = || azt("authcode").env("PATH", home.path()).at(&sandbox);
    for run in [run().env("DISPLAY", ":0"), run().env("BROWSER", "browser -x %s:browser")] {
        let sign_in = SignIn::start(run);
        assert_eq!(sign_in.parameter("response_mode"), "query");
        let page = sign_in.page.clone();
        let outcome = sign_in.finish();
        assert_eq!(outcome.stdout, newest(&sandbox));
        assert_eq!(
            paged(&outcome.stderr, page.as_str()),
            "azt: opening a browser to sign in; waiting at http://localhost:PORT for up to 15m\n\
             azt: could not open a browser\n\
             azt: open this page in a browser to sign in:\nPAGE\n"
        );
    }
}

/// A program in a directory of its own that leaves the words it was called with in a pipe.
struct Opens {
    directory: TempDir,
    name: &'static str,
}

impl Opens {
    fn new(name: &'static str, then: &str) -> Self {
        let directory = TempDir::new().unwrap();
        let called = directory.path().join("called");
        assert!(Command::new("mkfifo").arg(&called).status().unwrap().success());
        let text = format!("#!/bin/sh\nprintf '%s\\n' \"$@\" > '{}'\n{then}\n", called.display());
        script(&directory.path().join(name), &text);
        Self { directory, name }
    }

    fn path(&self) -> String {
        self.directory.path().join(self.name).to_str().unwrap().to_owned()
    }

    /// Waits until it is called.
    fn words(&self) -> Vec<String> {
        let words = fs::read_to_string(self.directory.path().join("called")).unwrap();
        words.lines().map(str::to_owned).collect()
    }
}

#[test]
fn browser_names_what_opens_the_page_and_no_shell_reads_it() {
    let sandbox = Sandbox::start();
    // What it says is nobody's business, and how it ends neither once it has run for a while.
    let browser = Opens::new("my browser; false", "echo noise; echo noise >&2");
    let variable = format!("nowhere:'{}' --new %s -- '$(x)'", browser.path());
    let (running, _home) = azt("authcode").env("BROWSER", variable).env("DISPLAY", ":0").at(&sandbox).start();
    let words = browser.words();
    assert_eq!((words[0].as_str(), &words[2..]), ("--new", &["--".to_owned(), "$(x)".to_owned()][..]));
    visit(&words[1]).unwrap();
    let outcome = running.finish();
    assert_eq!((outcome.stdout, outcome.status), (newest(&sandbox), Some(0)));
    assert_eq!(outcome.stderr.lines().count(), 1, "{}", outcome.stderr);
}

#[test]
fn a_window_of_vs_code_opens_pages_by_its_helper_and_sees_the_port() {
    let sandbox = Sandbox::start();
    for variable in ["REMOTE_CONTAINERS", "SSH_CONNECTION"] {
        let helper = Opens::new("browser.sh", "");
        let run = azt("authcode").env("BROWSER", helper.path()).env("VSCODE_IPC_HOOK_CLI", "/tmp/vscode.sock");
        let (running, _home) = run.env(variable, "192.0.2.1 1 192.0.2.2 22").at(&sandbox).start();
        let page = helper.words().remove(0);
        // Should the port not be forwarded, the address that it ends at can be pasted.
        assert!(page.contains("response_mode=query"), "{page}");
        visit(&page).unwrap();
        let outcome = running.finish();
        assert_eq!(outcome.stdout, newest(&sandbox));
        assert_eq!(
            paged(&outcome.stderr, &page),
            "azt: opening a browser to sign in; waiting at http://localhost:PORT for up to 15m\n"
        );
    }
}

#[test]
fn over_ssh_the_line_that_brings_the_browser_back_is_printed() {
    let sandbox = Sandbox::start();
    let over_ssh = |line: &str| azt(line).env("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 2222").env("USER", "alex");
    for line in ["authcode", "-q authcode"] {
        let sign_in = SignIn::start(over_ssh(line).at(&sandbox));
        let (port, page) = (sign_in.port(), sign_in.page.clone());
        let outcome = sign_in.finish();
        let waiting = if line == "authcode" { "azt: waiting at http://localhost:PORT for up to 15m\n" } else { "" };
        assert_eq!((outcome.stdout, outcome.status), (newest(&sandbox), Some(0)));
        assert_eq!(
            paged(&outcome.stderr, page.as_str()),
            format!(
                "azt: open this page in a browser to sign in:\nPAGE\n\
                 azt: to bring a browser on your own machine back to this one, type there: ssh -L {port}:localhost:{port} -p 2222 alex@192.0.2.2\n\
                 {waiting}"
            )
        );
    }
}

/// The display there may be one that nobody sits at.
#[test]
fn over_ssh_the_address_is_printed_beside_a_browser_that_is_opened() {
    let sandbox = Sandbox::start();
    for (program, opened) in [("/bin/true", ""), ("/bin/false", "\nazt: could not open a browser")] {
        let run = azt("authcode --timeout 2s").env("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22").at(&sandbox);
        let mut running = run.env("BROWSER", program).begin();
        let page = running.told("/oauth2/v2.0/authorize?");
        let stderr = paged(running.outcome().refused(3), &page);
        let (told, _) = stderr.split_once("azt: error: nobody signed in within 2s\n").unwrap();
        let lines: Vec<_> = told.lines().map(|line| line.split(['=', '?']).next().unwrap()).collect();
        let address = "SANDBOX/organizations/oauth2/v2.0/authorize";
        let opening = "azt: opening a browser to sign in; waiting at http://localhost:PORT for up to 2s";
        assert_eq!(lines[..2], ["azt: open this page in a browser to sign in:", address], "{told}");
        assert!(lines[2].contains("to this one, type there: ssh -L "), "{told}");
        assert_eq!(lines[3..].join("\n"), format!("{opening}{opened}"), "{told}");
    }
}

#[test]
fn a_build_opens_no_browser_and_waits_for_nobody_unless_it_is_told_to() {
    let sandbox = Sandbox::start();
    for variable in ["CI", "TF_BUILD", "GITHUB_ACTIONS"] {
        for line in ["authcode --resource graph", "login --resource graph --store file"] {
            let home = TempDir::new().unwrap();
            script(&home.path().join("xdg-open"), "#!/bin/sh\necho opened > \"$0.log\"\n");
            let run = azt(line).env("PATH", home.path()).env("DISPLAY", ":0").env(variable, "true");
            run.at(&sandbox).refuses(
                3,
                &format!(
                    "azt: error: authcode needs a person at a browser, and this is a build ({variable} is set); \
                     --no-browser prints the page's address for one who watches\n\
                     azt: hint: a build may have an identity of its own; what azt finds of it: azt doctor --resource https://graph.microsoft.com/\n"
                ),
            );
            assert!(!home.path().join("xdg-open.log").exists());
        }
        let watched = azt("authcode --no-browser").env(variable, "true").at(&sandbox).signed_in();
        assert_eq!((watched.stdout, watched.stderr.as_str()), (newest(&sandbox), PAGE));
        let mut sign_in = SignIn::start(azt("authcode --manual").env(variable, "true").at(&sandbox));
        let pasted = where_the_browser_ends(&sign_in);
        sign_in.running.write(&pasted);
        assert_eq!(sign_in.running.finish().stdout, newest(&sandbox));
    }
    let no_build = azt("authcode").env("CI", "false").at(&sandbox).signed_in();
    assert_eq!(no_build.stdout, newest(&sandbox));
}

#[test]
fn what_the_page_is_to_ask_for_is_passed_on() {
    let sandbox = Sandbox::start();
    sandbox.set_signed_in_ago(0);
    for prompt in ["login", "consent", "select_account", "SELECT_ACCOUNT"] {
        let line = format!("--prompt {prompt} --domain-hint contoso.example --max-age 3600");
        let sign_in = sign_in(&line, &sandbox);
        for (name, value) in
            [("prompt", prompt.to_lowercase().as_str()), ("domain_hint", "contoso.example"), ("max_age", "3600")]
        {
            assert_eq!(sign_in.parameter(name), value);
        }
        assert_eq!(sign_in.finish().stdout, newest(&sandbox));
    }
    let plain = sign_in("", &sandbox);
    for name in ["prompt", "domain_hint", "max_age", "login_hint"] {
        assert!(!plain.page.query_pairs().any(|(key, _)| key == name), "{}", plain.page);
    }
    azt("authcode --prompt login --prompt consent").refuses(
        2,
        "azt: error: the argument '--prompt <WHAT>' cannot be used multiple times\n\
         azt: hint: what can be typed: azt authcode --help\n",
    );
    azt("authcode --prompt admin").refuses(
        2,
        "azt: error: invalid value 'admin' for '--prompt <WHAT>' [possible values: login, consent, select_account, none, create]\n\
         azt: hint: what can be typed: azt authcode --help\n",
    );
    azt("authcode --max-age -1").outcome().refused(2);
}

#[test]
fn a_page_that_may_ask_nothing_and_finds_nobody_is_status_3() {
    let sandbox = Sandbox::start();
    let sign_in = sign_in("--prompt none", &sandbox);
    let page = sign_in.page.to_string();
    let outcome = sign_in.finish();
    let stderr = normal(&paged(outcome.refused(3), &page)).replace(&sandbox.url(), "SANDBOX");
    assert_eq!(
        stderr,
        format!(
            "{PAGE}azt: error: the browser has no sign-in to go on with: login_required: AADSTS50058: \
             Session information is not sufficient for single-sign-on. Trace ID: # Correlation ID: # Timestamp: #\n\
             azt: hint: let it ask: azt authcode --tenant organizations --resource https://management.azure.com/ --authority-host SANDBOX\n"
        )
    );
}

#[test]
fn a_sign_in_that_is_older_than_allowed_is_refused() {
    let sandbox = Sandbox::start();
    let outcome = sign_in("--max-age 60", &sandbox).finish();
    let unsaid = "azt: error: the service does not say when the person proved who they are, so that --max-age is not known to hold\n";
    assert!(outcome.refused(4).contains(unsaid), "{outcome:?}");
    sandbox.set_signed_in_ago(3600);
    for (line, refusal) in [
        ("--max-age 3600", None),
        ("--max-age 60", Some("the person proved who they are # s ago, and --max-age allows 60")),
        ("", None),
    ] {
        let outcome = sign_in(line, &sandbox).finish();
        match refusal {
            None => assert_eq!(outcome.stdout, newest(&sandbox), "{line}"),
            Some(refusal) => {
                let stderr = outcome.refused(4).replace("360", "#").replace(&sandbox.url(), "SANDBOX");
                let stderr = ["#0", "#1", "#2", "#3"].iter().fold(stderr, |text, age| text.replace(age, "#"));
                let hint = "azt: hint: have it ask for the password: azt authcode --prompt login --tenant organizations --resource https://management.azure.com/ --authority-host SANDBOX";
                assert!(stderr.ends_with(&format!("azt: error: {refusal}\n{hint}\n")), "{stderr}");
            }
        }
    }
}

#[test]
fn who_says_how_to_ask_is_asked_whatever_is_kept() {
    let sandbox = Sandbox::start();
    sandbox.set_signed_in_ago(0);
    let home = Home::new();
    let kept = home.azt("authcode --no-browser", &sandbox).signed_in().stdout;
    for line in ["--prompt login", "--prompt select_account", "--prompt consent", "--max-age 9999"] {
        let outcome = home.azt("authcode --no-browser", &sandbox).args(line).signed_in();
        assert_eq!((outcome.stdout, outcome.stderr.as_str()), (newest(&sandbox), PAGE), "{line}");
        assert_ne!(newest(&sandbox), kept);
    }
    // Each was kept in place of the one before; nothing to be asked for is nothing to ask anew.
    home.azt("authcode", &sandbox).prints(&newest(&sandbox));
    home.azt("authcode --prompt none", &sandbox).prints(&newest(&sandbox));
    home.azt("authcode --domain-hint contoso.example", &sandbox).prints(&newest(&sandbox));
    for (line, again) in [
        ("--prompt login --max-age 60", "azt authcode --prompt login --max-age 60"),
        ("--prompt select_account --login-hint a", "azt authcode --login-hint a --prompt select_account"),
        ("--prompt none --force-refresh --login-hint a", "azt authcode --login-hint a"),
    ] {
        let outcome = home.azt(&format!("authcode {line} --no-prompt"), &sandbox).outcome();
        let hint = format!("azt: hint: where a person is: {again} --tenant organizations --resource ");
        assert!(outcome.refused(3).contains(&hint), "{outcome:?}");
    }
    // So of a profile.
    let saved = home.azt("authcode --no-browser --prompt login --save strict", &sandbox).signed_in();
    assert_eq!(saved.status, Some(0), "{saved:?}");
    let count = sandbox.tokens().len();
    assert_eq!(home.azt("token strict", &sandbox).signed_in().stdout, newest(&sandbox));
    assert_eq!(sandbox.tokens().len(), count + 1);
}

#[test]
fn ctrl_c_ends_the_wait_within_a_tenth_of_a_second() {
    let sandbox = Sandbox::start();
    for line in ["authcode --no-browser", "authcode --manual"] {
        let sign_in = SignIn::start(azt(line).at(&sandbox));
        // Half a form is not waited for either.
        let half = TcpStream::connect(("127.0.0.1", sign_in.port())).map(|mut stream| {
            let head = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 900";
            write!(stream, "POST / HTTP/1.1\r\nHost: localhost:{}\r\n{head}\r\n\r\nco", sign_in.port()).unwrap();
            stream
        });
        let pressed = Instant::now();
        sign_in.running.interrupt();
        let outcome = sign_in.running.finish();
        let took = pressed.elapsed();
        assert_eq!(outcome.refused(130).lines().last(), Some("azt: error: interrupted"));
        // Signalling it takes a program, and this machine may be busy.
        assert!(took < Duration::from_millis(400), "{line}: {took:?}");
        drop(half);
    }
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
        assert!(closes(("127.0.0.1", port)) && closes(("::1", port)));
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
        stderr.ends_with("azt: hint: it was declined in the browser; to sign in after all: azt authcode --login-hint decline@contoso.example --tenant contoso.example --resource https://management.azure.com/ --authority-host SANDBOX\n"),
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
fn an_answer_names_its_issuer_where_the_provider_says_that_all_do() {
    let sandbox = Sandbox::start();
    let url = sandbox.url();
    let endpoint = |name: &str| format!("{url}/contoso.example/oauth2/v2.0/{name}");
    sandbox.answer_always(
        "/.well-known/openid-configuration",
        Answer::json(
            200,
            &serde_json::json!({
                "issuer": url, "authorization_endpoint": endpoint("authorize"), "token_endpoint": endpoint("token"),
                "authorization_response_iss_parameter_supported": true, "x": 1,
            }),
        ),
    );
    for (parameter, words) in [
        ("", format!("azt: error: the answer does not say which issuer it is from, as those of {url} do\n")),
        (
            "&iss=https%3A%2F%2Fid.example",
            "azt: error: the answer came from another issuer: https://id.example\n".to_owned(),
        ),
    ] {
        let sign_in = sign_in("", &sandbox);
        let answer = format!("{}/?code=c&state={}{parameter}", sign_in.listener(), sign_in.parameter("state"));
        assert_eq!(get(&answer, &[]).unwrap().status, 200);
        let outcome = sign_in.running.finish();
        assert!(outcome.refused(4).ends_with(&words), "{outcome:?}");
    }
    assert_eq!(sandbox.requests().len(), 0, "no code was sent");
    // A code alone says nothing of itself, and a person brought it.
    let mut sign_in = SignIn::start(azt("authcode --manual").at(&sandbox));
    sign_in.running.write("a-code-that-was-never-issued\n");
    let outcome = sign_in.running.finish();
    assert!(outcome.refused(4).contains("azt: error: the sign-in was refused: invalid_grant: AADSTS"), "{outcome:?}");
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
    let uri = page.query_pairs().find(|(name, _)| name == "redirect_uri").unwrap().1.into_owned();
    let port = uri.rsplit(':').next().unwrap();
    let outcome = running.finish();
    assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(3), ""));
    assert_eq!(
        outcome.stderr.replace(&sandbox.url(), "SANDBOX").split_once(page.query().unwrap()).unwrap().1,
        format!("\nazt: waiting at http://localhost:{port} for up to 1s\n")
            + "azt: error: nobody signed in within 1s\n\
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
        format!(
            "azt: open this page in a browser to sign in:\n{page}\n\
             azt: waiting at http://localhost:{port} for up to 15m\nazt: error: interrupted\n"
        )
    );
    assert!(closes(("127.0.0.1", port)));
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
        assert!(closes(("127.0.0.1", sign_in.port())), "nobody listens");
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
                 azt: then paste the address of the page that fails to load ({uri}/?code=...), within 15m, and press Enter:\n",
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
