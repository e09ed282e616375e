//! What a person sees, in a real terminal.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::process::PATIENCE;

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
    terminal.shows("Password for alex@contoso.example: ");
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
    terminal.shows("Password for alex@contoso.example: ");
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
    let terminal = Terminal::start("bash --norc");
    terminal.enters("azt authcode --manual --authority-host http://127.0.0.1:1");
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
    let terminal = Terminal::start("bash --norc");
    terminal.enters("azt authcode --manual --authority-host http://127.0.0.1:1");
    terminal.shows("and press Enter:");
    terminal.types("http://localhost:1/?code=abc&state=another\recho INJ''ECTED\r");
    terminal.shows(AGAIN);
    terminal.presses("C-c");
    terminal.enters("echo d''one");
    terminal.shows("done");
    assert!(!terminal.screen().contains("INJECTED"), "{}", terminal.screen());
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_prompt_that_was_interrupted_from_outside_sends_nothing() {
    let terminal = Terminal::start("bash --norc");
    terminal.enters(&format!("sh -c 'echo pid $$ end; exec {NOBODY}'; echo sta''tus $?"));
    terminal.shows("Password for alex@contoso.example: ");
    let screen = terminal.screen();
    let pid = screen.split("\npid ").nth(1).unwrap().split(' ').next().unwrap();
    assert!(Command::new("kill").args(["-s", "INT", pid]).status().unwrap().success());
    terminal.enters("hunter2");
    terminal.shows("azt: error: interrupted");
    terminal.shows("status 130");
}
