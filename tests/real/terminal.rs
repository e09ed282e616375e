//! What a person sees, in a real terminal.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::process::PATIENCE;
use crate::sandbox::Sandbox;
use crate::sandbox::browser::{get, visit};

/// A terminal of its own: a tmux server with one shell in it, gone when this is.
pub struct Terminal {
    home: TempDir,
}

impl Terminal {
    /// Starts this shell, which knows nothing of the person's configuration, with azt in PATH.
    pub fn start(shell: &str) -> Self {
        let terminal = Self { home: TempDir::new().unwrap() };
        terminal.tmux(&["-f", "/dev/null", "new-session", "-d", "-x", "200", "-y", "50", &format!("exec {shell}")]);
        terminal
    }

    fn tmux(&self, args: &[&str]) -> String {
        let azt = Path::new(env!("CARGO_BIN_EXE_azt")).parent().unwrap().to_path_buf();
        let path = std::env::var_os("PATH").unwrap();
        let path = std::env::join_paths([azt].into_iter().chain(std::env::split_paths(&path))).unwrap();
        let mut command = Command::new("tmux");
        command.arg("-S").arg(self.home.path().join("tmux")).args(args).stdin(Stdio::null());
        command.current_dir(self.home.path());
        command
            .env_clear()
            .env("HOME", self.home.path())
            .env("PATH", path)
            .env("LANG", "C.UTF-8")
            .env("SHELL", "/bin/sh");
        let output = command.output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    }

    /// Types a text as it is, without Enter.
    pub fn types(&self, text: &str) {
        self.tmux(&["send-keys", "-l", text]);
    }

    /// Presses a key by tmux's name for it.
    pub fn presses(&self, key: &str) {
        self.tmux(&["send-keys", key]);
    }

    /// Types a line.
    pub fn enters(&self, line: &str) {
        self.types(line);
        self.presses("Enter");
    }

    /// What can be seen, long lines unwrapped.
    pub fn screen(&self) -> String {
        self.tmux(&["capture-pane", "-p", "-J"])
    }

    /// The first word that can be seen with this in it.
    #[track_caller]
    pub fn word(&self, part: &str) -> String {
        self.shows(part);
        let screen = self.screen();
        screen.split_whitespace().find(|word| word.contains(part)).unwrap().to_owned()
    }

    /// The modes of the terminal that a program may have left changed.
    pub fn modes(&self) -> String {
        self.enters("clear; stty -a | grep -oE -- ' -?(echo|icanon) ' | sort | xargs echo mo''des");
        self.shows("modes");
        let screen = self.screen();
        screen.lines().find_map(|line| line.strip_prefix("modes ")).unwrap_or_default().to_owned()
    }

    /// A file where its shell is.
    pub fn path(&self, name: &str) -> std::path::PathBuf {
        self.home.path().join(name)
    }

    /// What a program in it has written to a file.
    pub fn file(&self, name: &str) -> String {
        std::fs::read_to_string(self.home.path().join(name)).unwrap()
    }

    /// Waits until this can be seen.
    #[track_caller]
    pub fn shows(&self, text: &str) {
        let begun = Instant::now();
        while !self.screen().contains(text) {
            assert!(begun.elapsed() < PATIENCE, "no {text:?} in:\n{}", self.screen());
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.tmux(&["kill-server"]);
    }
}

const AGAIN: &str = "azt: what was pasted is another sign-in's answer: its state is not the one azt sent; paste again:";

const NOBODY: &str = "azt ropc --username alex@contoso.example --authority-host http://127.0.0.1:1";

#[test]
#[ignore = "needs tests/real/setup"]
fn a_password_is_asked_for_and_not_shown() {
    let terminal = Terminal::start("bash --norc");
    terminal.enters(NOBODY);
    terminal.shows("Password for alex@contoso.example, within 15m: ");
    terminal.enters("hunter2");
    terminal.shows(
        "azt: error: could not reach http://127.0.0.1:1/common/userrealm/alex@contoso.example: Connection refused",
    );
    assert!(!terminal.screen().contains("hunter2"), "{}", terminal.screen());
}

#[test]
#[ignore = "needs tests/real/setup"]
fn ctrl_c_at_the_prompt_gives_the_terminal_back() {
    let terminal = Terminal::start("bash --norc");
    terminal.enters(NOBODY);
    terminal.shows("Password for alex@contoso.example, within 15m: ");
    terminal.types("hun");
    terminal.presses("C-c");
    terminal.shows("azt: error: interrupted");
    terminal.enters("echo status $?; stty -a | grep -oE -- ' -?(echo|icanon) ' | sort | xargs echo modes");
    terminal.shows("status 130");
    terminal.shows("modes echo icanon");
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_pasted_address_may_be_longer_than_a_terminals_line() {
    let (terminal, sandbox) = (Terminal::start("bash --norc"), Sandbox::start());
    terminal.enters(&format!("azt authcode --manual --authority-host {}", sandbox.url()));
    terminal.shows("and press Enter:");
    // The last thing in it is the state: were the line cut, the complaint would be another.
    let code = "x".repeat(6000);
    for part in code.as_bytes().chunks(1000) {
        terminal.types(std::str::from_utf8(part).unwrap());
    }
    terminal.enters("&code=c&state=another");
    terminal.shows(AGAIN);
    // One slip does not end the sign-in; the terminal is as it was once it has ended.
    terminal.presses("C-c");
    terminal.shows("azt: error: interrupted");
    terminal.enters("stty -a | grep -oE -- ' -?icanon ' | xargs echo modes");
    terminal.shows("modes icanon");
}

/// What comes behind the address belongs to the paste, not to the shell that azt leaves behind.
#[test]
#[ignore = "needs tests/real/setup"]
fn nothing_of_a_paste_is_left_for_the_shell() {
    let (terminal, sandbox) = (Terminal::start("bash --norc"), Sandbox::start());
    terminal.enters(&format!("azt authcode --manual --authority-host {}", sandbox.url()));
    terminal.shows("and press Enter:");
    terminal.types("http://localhost:1/?code=abc&state=another\recho INJ''ECTED\r");
    terminal.shows(AGAIN);
    terminal.presses("C-c");
    terminal.shows("azt: error: interrupted");
    terminal.enters("echo d''one");
    terminal.shows("done");
    assert!(!terminal.screen().contains("INJECTED"), "{}", terminal.screen());
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_prompt_that_was_interrupted_from_outside_sends_nothing() {
    let terminal = Terminal::start("bash --norc");
    terminal.enters(&format!("sh -c 'echo pid $$ end; exec {NOBODY}'; echo sta''tus $?"));
    terminal.shows("Password for alex@contoso.example, within 15m: ");
    let screen = terminal.screen();
    let pid = screen.split("\npid ").nth(1).unwrap().split(' ').next().unwrap();
    assert!(Command::new("kill").args(["-s", "INT", pid]).status().unwrap().success());
    terminal.enters("hunter2");
    terminal.shows("azt: error: interrupted");
    terminal.shows("status 130");
}

/// A sign-in in a terminal, of which standard output goes to the file `token`.
struct SignIn {
    terminal: Terminal,
    sandbox: Sandbox,
    page: String,
}

impl SignIn {
    fn start(more: &str) -> Self {
        let (terminal, sandbox) = (Terminal::start("bash --norc"), Sandbox::start());
        let azt = format!("azt authcode --no-browser --store none --authority-host {}", sandbox.url());
        terminal.enters(&format!("{azt} {more} > token; echo sta''tus $?"));
        let page = terminal.word("/oauth2/v2.0/authorize?");
        Self { terminal, sandbox, page }
    }

    /// Where the browser of another machine ends: a page that does not load.
    fn where_the_browser_ends(&self) -> String {
        get(&self.page, &[]).unwrap().header("location").unwrap().to_owned()
    }

    /// It gave the newest token, and the terminal is as it was.
    #[track_caller]
    fn assert_signed_in(&self) {
        self.terminal.shows("status 0");
        assert_eq!(self.terminal.file("token").trim_end(), self.sandbox.tokens().last().unwrap().token);
        assert_eq!(self.terminal.modes(), "echo icanon");
    }
}

const PASTE: &str = "/?code=...), and press Enter:";

#[test]
#[ignore = "needs tests/real/setup"]
fn while_the_listener_waits_the_address_can_be_pasted() {
    let sign_in = SignIn::start("");
    let terminal = &sign_in.terminal;
    terminal.shows("azt: waiting at http://localhost:");
    terminal.shows(" for up to 15m");
    terminal
        .shows("azt: if it does not come back, paste the address of the page that fails to load (http://localhost:");
    terminal.shows(PASTE);
    terminal.enters("http://localhost:1/?code=abc&state=another");
    terminal.shows(AGAIN);
    // Whoever believes to be at the shell already.
    terminal.enters("git status");
    terminal.shows("azt: what was pasted has no sign-in in it; paste again:");
    // A slip closes nothing: the listener still answers.
    let port = sign_in.page.split("localhost%3A").nth(1).unwrap().split('&').next().unwrap();
    assert_eq!(get(&format!("http://localhost:{port}/favicon.ico"), &[]).unwrap().status, 404);
    terminal.types(&sign_in.where_the_browser_ends());
    terminal.types("\recho INJ''ECTED\r");
    sign_in.assert_signed_in();
    assert!(!terminal.screen().contains("INJECTED"), "{}", terminal.screen());
}

#[test]
#[ignore = "needs tests/real/setup"]
fn the_listener_ends_the_wait_for_a_paste_and_nothing_of_it_is_left() {
    let sign_in = SignIn::start("");
    sign_in.terminal.shows(PASTE);
    sign_in.terminal.types("echo INJ''ECTED; http://localhost");
    assert_eq!(visit(&sign_in.page).unwrap().status, 200);
    sign_in.assert_signed_in();
    assert!(!sign_in.terminal.screen().contains("INJECTED"), "{}", sign_in.terminal.screen());
}

#[test]
#[ignore = "needs tests/real/setup"]
fn whatever_ends_the_wait_the_terminal_is_as_it_was() {
    let sign_in = SignIn::start("");
    sign_in.terminal.shows(PASTE);
    sign_in.terminal.presses("C-c");
    sign_in.terminal.shows("status 130");
    assert_eq!(sign_in.terminal.modes(), "echo icanon");
    let sign_in = SignIn::start("--timeout 1s");
    sign_in.terminal.shows("azt: error: nobody signed in within 1s");
    sign_in.terminal.shows("status 3");
    assert_eq!(sign_in.terminal.modes(), "echo icanon");
    // Who closes the input leaves it to the browser.
    let sign_in = SignIn::start("");
    sign_in.terminal.shows(PASTE);
    sign_in.terminal.presses("C-d");
    visit(&sign_in.page).unwrap();
    sign_in.assert_signed_in();
}

/// Who reads the terminal from the background is stopped; azt there only listens.
#[test]
#[ignore = "needs tests/real/setup"]
fn in_the_background_only_the_listener_waits() {
    let (terminal, sandbox) = (Terminal::start("bash --norc"), Sandbox::start());
    let azt = format!("azt authcode --no-browser --store none --authority-host {}", sandbox.url());
    terminal.enters(&format!("{azt} > token & wait $!; echo sta''tus $?"));
    let page = terminal.word("/oauth2/v2.0/authorize?");
    terminal.shows(" for up to 15m");
    visit(&page).unwrap();
    terminal.shows("status 0");
    assert!(!terminal.screen().contains("paste"), "{}", terminal.screen());
    assert_eq!(terminal.file("token").trim_end(), sandbox.tokens().last().unwrap().token);
}

/// The shell changes the terminal's modes for itself while azt is stopped, and has it back where azt ends behind it.
#[test]
#[ignore = "needs tests/real/setup"]
fn a_sign_in_that_was_sent_to_the_background_ends_there() {
    let (terminal, sandbox) = (Terminal::start("bash --norc"), Sandbox::start());
    let azt = format!("azt authcode --no-browser --store none --authority-host {}", sandbox.url());
    terminal.enters(&format!("{azt} > token"));
    let page = terminal.word("/oauth2/v2.0/authorize?");
    terminal.shows(PASTE);
    terminal.presses("C-z");
    terminal.shows("Stopped");
    terminal.enters("bg; echo typed to the sh''ell");
    terminal.shows("typed to the shell");
    visit(&page).unwrap();
    terminal.enters("wait; jobs; echo d''one");
    terminal.shows("done");
    assert_eq!(terminal.file("token").trim_end(), sandbox.tokens().last().unwrap().token);
    assert_eq!(terminal.modes(), "echo icanon");
}

#[test]
#[ignore = "needs tests/real/setup"]
fn what_is_typed_stays_hidden_after_a_stop() {
    let terminal = Terminal::start("bash --norc");
    terminal.enters(NOBODY);
    terminal.shows("Password for alex@contoso.example, within 15m: ");
    for _ in 0..2 {
        terminal.presses("C-z");
        terminal.shows("Stopped");
        terminal.enters("clear; fg");
        // As long as azt may take to see that it goes on.
        std::thread::sleep(Duration::from_millis(500));
        terminal.types("hunter");
        terminal.shows("azt ropc");
    }
    terminal.enters("2");
    terminal.shows("Connection refused");
    assert!(!terminal.screen().contains("hunter"), "{}", terminal.screen());
    assert_eq!(terminal.modes(), "echo icanon");
}

/// Else the password would be typed to the shell, which shows it and keeps it.
#[test]
#[ignore = "needs tests/real/setup"]
fn nobody_is_asked_for_a_secret_from_the_background() {
    let terminal = Terminal::start("bash --norc");
    terminal.enters(&format!("{NOBODY} &"));
    std::thread::sleep(Duration::from_millis(300));
    terminal.enters("jobs");
    terminal.shows("Stopped");
    assert!(!terminal.screen().contains("within 15m"), "{}", terminal.screen());
    terminal.enters("clear; fg");
    terminal.shows("Password for alex@contoso.example, within 15m: ");
    terminal.enters("hunter2");
    terminal.shows("Connection refused");
    assert!(!terminal.screen().contains("hunter2"), "{}", terminal.screen());
    assert_eq!(terminal.modes(), "echo icanon");
}

/// dash, unlike bash, leaves a terminal as the last program left it.
#[test]
#[ignore = "needs tests/real/setup"]
fn whatever_ends_azt_the_terminal_is_as_it_was() {
    let sandbox = Sandbox::start();
    let authcode = format!("azt authcode --no-browser --store none --authority-host {}", sandbox.url());
    for (signal, status) in [("TERM", 143), ("QUIT", 131)] {
        for (line, ready) in [(NOBODY, "within 15m: "), (&authcode, "and press Enter:")] {
            let terminal = Terminal::start("dash");
            terminal.enters(&format!("sh -c 'echo pid $$ end; exec {line}'; echo sta''tus $?"));
            terminal.shows(ready);
            let screen = terminal.screen();
            let pid = screen.split("\npid ").nth(1).unwrap().split(' ').next().unwrap();
            assert!(Command::new("kill").args(["-s", signal, pid]).status().unwrap().success());
            terminal.shows(&format!("status {status}"));
            assert_eq!(terminal.modes(), "echo icanon", "{signal} {line}");
        }
    }
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_prompt_reaches_the_person_where_all_output_is_captured() {
    let (terminal, sandbox) = (Terminal::start("bash --norc"), Sandbox::start());
    let azt = format!("azt authcode --no-browser --store none --authority-host {}", sandbox.url());
    terminal.enters(&format!("TOKEN=$({azt} 2> said); echo sta''tus $?"));
    let page = terminal.word("/oauth2/v2.0/authorize?");
    terminal.shows(PASTE);
    terminal.enters(get(&page, &[]).unwrap().header("location").unwrap());
    terminal.shows("status 0");
    let said = terminal.file("said");
    assert!(said.contains(&page) && said.contains(PASTE) && said.contains("azt: waiting at "), "{said}");
    terminal.enters("clear; printf '%s' \"$TOKEN\" > token; echo d''one");
    terminal.shows("done");
    assert_eq!(terminal.file("token"), sandbox.tokens().last().unwrap().token);
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_hidden_prompt_ends_at_its_time_and_shows_what_is_typed_again() {
    let terminal = Terminal::start("bash --norc");
    terminal.enters(&format!("{NOBODY} --timeout 1s; echo sta''tus $?"));
    terminal.shows("Password for alex@contoso.example, within 1s: ");
    terminal.types("hun");
    terminal.shows("azt: error: nobody typed the password within 1s");
    terminal.shows("azt: hint: give it on standard input: azt ropc --password-stdin < FILE");
    terminal.shows("status 3");
    assert_eq!(terminal.modes(), "echo icanon");
}

/// It may be longer than a terminal's line, and be corrected; standard input and error may be anywhere.
#[test]
#[ignore = "needs tests/real/setup"]
fn a_hidden_prompt_takes_what_is_typed_to_the_last_correction() {
    let (terminal, sandbox) = (Terminal::start("bash --norc"), Sandbox::start());
    let azt = format!("azt ropc --username alex@contoso.example --store none --authority-host {}", sandbox.url());
    for (redirected, wrong) in [("", "wr\u{f6}"), ("< /dev/null 2> said", "\u{f6}\u{20ac}")] {
        terminal.enters(&format!("clear; {azt} {redirected} > token; echo sta''tus $?"));
        terminal.shows("Password for alex@contoso.example, within 15m: ");
        terminal.types("all wrong");
        terminal.presses("C-u");
        terminal.types(crate::sandbox::cloud::PASSWORD);
        terminal.types(wrong);
        for _ in wrong.chars() {
            terminal.presses("BSpace");
        }
        terminal.presses("Enter");
        terminal.shows("status 0");
        assert_eq!(terminal.file("token").trim_end(), sandbox.tokens().last().unwrap().token);
        // The next prompt is not to be taken for this one.
        terminal.enters("clear; echo cle''ared");
        terminal.shows("cleared");
    }
    let long = "x".repeat(6000);
    terminal.enters(&format!("clear; {azt}"));
    terminal.shows("within 15m: ");
    for part in long.as_bytes().chunks(1000) {
        terminal.types(std::str::from_utf8(part).unwrap());
    }
    terminal.presses("Enter");
    terminal.shows("AADSTS50126");
    let sent = sandbox.requests().last().unwrap().form("password").unwrap().to_owned();
    assert_eq!(sent, long);
}

/// From the signal to the end of the process, as a program sees it that does both.
#[test]
#[ignore = "needs tests/real/setup"]
fn ctrl_c_ends_each_prompt_within_a_tenth_of_a_second() {
    let sandbox = Sandbox::start();
    let authcode = format!("azt authcode --store none --authority-host {}", sandbox.url());
    for (line, ready) in [
        (NOBODY.to_owned(), "within 15m: "),
        (format!("{authcode} --manual"), "and press Enter:"),
        (format!("{authcode} --no-browser"), "and press Enter:"),
    ] {
        let terminal = Terminal::start("bash --norc");
        terminal.enters(&format!("sh -c 'echo pid $$ end; exec {line}'; echo ended $EPOCHREALTIME"));
        terminal.shows(ready);
        let screen = terminal.screen();
        let pid = screen.split("\npid ").nth(1).unwrap().split(' ').next().unwrap().to_owned();
        let pressed = std::time::SystemTime::now();
        assert!(Command::new("kill").args(["-s", "INT", &pid]).status().unwrap().success());
        terminal.shows("\nended 1");
        let screen = terminal.screen();
        let ended: f64 = screen.split("\nended ").nth(1).unwrap().split_whitespace().next().unwrap().parse().unwrap();
        let took = ended - pressed.duration_since(std::time::UNIX_EPOCH).unwrap().as_secs_f64();
        eprintln!("{line}: ended {took:.3} s after Ctrl-C");
        assert!(took < 0.1, "{line}: {took}");
    }
}
