//! Running `azt` and its peers: every wait has a limit, and nothing outlives the test that started it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long anything here may take before the test gives up on it.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// An `azt` that knows nothing of this machine: no configuration, no variables but those that the test adds. It keeps
/// nothing between runs unless the test says where.
pub fn azt(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_azt"));
    command.env_clear().env("HOME", home).env("PATH", std::env::var_os("PATH").unwrap()).current_dir(home);
    command.env("AZT_STORE", "none");
    // This machine's own metadata service is nobody's business.
    command.env("AZURE_POD_IDENTITY_AUTHORITY_HOST", "http://127.0.0.1:1");
    command
}

/// Whether nobody listens there, be it after a while: since it was closed, another test may have been given the same port.
pub fn closes(address: impl ToSocketAddrs) -> bool {
    let started = Instant::now();
    while TcpStream::connect(&address).is_ok() {
        if started.elapsed() > PATIENCE {
            return false;
        }
        thread::sleep(Duration::from_millis(10));
    }
    true
}

/// An executable file, written by another process: a program that this one has open for writing cannot be started while
/// a child of another test still has the file, too.
#[cfg(unix)]
pub fn script(path: &Path, text: &str) {
    let mut install =
        Command::new("install").args(["-m", "755", "/dev/stdin"]).arg(path).stdin(Stdio::piped()).spawn().unwrap();
    install.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    assert!(install.wait().unwrap().success());
}

/// What a finished program left.
#[derive(Debug)]
pub struct Outcome {
    pub status: Option<i32>,
    pub stdout: String,
    pub stderr: String,
    /// From the start of the program to the end of its standard output.
    pub took: Duration,
}

impl Outcome {
    /// The token, when that is all there is on standard output.
    pub fn token(&self) -> &str {
        assert_eq!(self.status, Some(0), "{self:?}");
        let token = self.stdout.strip_suffix('\n').unwrap();
        assert!(!token.is_empty() && !token.contains(char::is_whitespace), "{self:?}");
        token
    }

    /// Standard output as JSON.
    pub fn json(&self) -> serde_json::Value {
        assert_eq!(self.status, Some(0), "{self:?}");
        serde_json::from_str(&self.stdout).unwrap()
    }

    /// A refusal: this exit code, nothing on standard output, an error on standard error, which is returned.
    #[track_caller]
    pub fn refused(&self, status: i32) -> &str {
        assert_eq!((self.status, self.stdout.as_str()), (Some(status), ""), "{self:?}");
        assert!(self.stderr.contains("azt: error: "), "{self:?}");
        &self.stderr
    }
}

/// Runs a program to its end.
pub fn run(command: &mut Command, input: &str) -> Outcome {
    let mut running = Running::start(command);
    running.write(input);
    running.finish()
}

/// A program at work.
pub struct Running {
    child: Child,
    started: Instant,
    stdout: Receiver<(String, Duration)>,
    stderr: Receiver<String>,
    told: String,
}

impl Running {
    pub fn start(command: &mut Command) -> Self {
        let started = Instant::now();
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (whole, stdout) = channel();
        let mut pipe = child.stdout.take().unwrap();
        thread::spawn(move || {
            let mut text = String::new();
            pipe.read_to_string(&mut text).unwrap();
            whole.send((text, started.elapsed())).ok();
        });
        let stderr = lines(child.stderr.take().unwrap());
        Self { child, started, stdout, stderr, told: String::new() }
    }

    /// Writes all of standard input. A program that does not read it is no failure.
    pub fn write(&mut self, input: &str) {
        self.child.stdin.take().unwrap().write_all(input.as_bytes()).ok();
    }

    /// The first word on standard error that has `part` in it.
    pub fn told(&mut self, part: &str) -> String {
        loop {
            let line = self.stderr.recv_timeout(PATIENCE).expect("a line on standard error");
            self.told.push_str(&line);
            if let Some(word) = line.split_whitespace().find(|word| word.contains(part)) {
                return word.to_owned();
            }
        }
    }

    /// What it has said on standard error, as far as [`Self::told`] has read.
    pub fn so_far(&self) -> &str {
        &self.told
    }

    /// The first line on standard error that has `part` in it.
    pub fn told_line(&mut self, part: &str) -> String {
        loop {
            let line = self.stderr.recv_timeout(PATIENCE).expect("a line on standard error");
            self.told.push_str(&line);
            if line.contains(part) {
                return line;
            }
        }
    }

    /// Its number.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Whether it is still at work.
    pub fn is_running(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// Presses Ctrl-C.
    pub fn interrupt(&self) {
        let id = self.id().to_string();
        assert!(Command::new("kill").args(["-s", "INT", &id]).status().unwrap().success());
    }

    pub fn finish(mut self) -> Outcome {
        let patience = PATIENCE.saturating_sub(self.started.elapsed());
        let (stdout, took) = self.stdout.recv_timeout(patience).expect("the program ends");
        let mut stderr = std::mem::take(&mut self.told);
        stderr.extend(self.stderr.iter());
        Outcome { status: self.child.wait().unwrap().code(), stdout, stderr, took }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Reads lines, each with its newline, as they come.
pub fn lines(pipe: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut pipe = BufReader::new(pipe);
        let mut line = String::new();
        while pipe.read_line(&mut line).is_ok_and(|count| count > 0) {
            if sender.send(std::mem::take(&mut line)).is_err() {
                break;
            }
        }
    });
    receiver
}
