//! One run of `azt`, whose status, standard output and standard error are always compared whole.

use std::ffi::OsStr;
use std::path::Path;
#[cfg(unix)]
use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;

#[cfg(unix)]
use crate::process::Running;
use crate::process::{self, Outcome};
#[cfg(unix)]
use crate::sandbox::browser::visit;
#[cfg(unix)]
use crate::sandbox::cloud::PASSWORD;
use crate::sandbox::cloud::TENANT_ID;
use crate::sandbox::{Answer, Sandbox};

/// A run to be.
#[must_use]
pub struct Azt {
    command: Command,
    input: String,
    sandbox: Option<String>,
    #[cfg(unix)]
    kept_in: Option<PathBuf>,
    home: TempDir,
}

/// A home in which several runs keep their tokens, with the key to them in a file.
#[cfg(unix)]
pub struct Home(TempDir);

#[cfg(unix)]
impl Home {
    pub fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// A run at the emulated cloud that keeps its tokens here.
    pub fn azt(&self, line: &str, sandbox: &Sandbox) -> Azt {
        azt(line).at(sandbox).keeping(self)
    }

    /// `azt ropc` with the right password.
    pub fn ropc(&self, user: &str, sandbox: &Sandbox) -> Azt {
        self.azt("ropc --password-stdin --username", sandbox).arg(user).input(PASSWORD)
    }

    /// Where azt keeps everything.
    pub fn data(&self) -> PathBuf {
        self.path().join(".local/share/azt")
    }

    /// What is kept of one kind: `tokens`, `sign-ins`, `notes`, `locks`.
    pub fn records(&self, kind: &str) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.data().join("file").join(kind)).into_iter().flatten();
        let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        paths
    }

    /// The one record of this kind.
    #[track_caller]
    pub fn record(&self, kind: &str) -> PathBuf {
        let [record] = self.records(kind).try_into().expect("one record");
        record
    }

    /// Everything in it, directories before what is in them.
    pub fn tree(&self) -> Vec<PathBuf> {
        let mut left = vec![self.path().to_owned()];
        let mut all = Vec::new();
        while let Some(path) = left.pop() {
            if path.symlink_metadata().unwrap().is_dir() {
                left.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            }
            all.push(path);
        }
        all
    }
}

/// `azt` and the words of a line, in an environment that has nothing: no browser either.
pub fn azt(line: &str) -> Azt {
    let home = TempDir::new().unwrap();
    let mut command = process::azt(home.path());
    command.args(line.split_whitespace()).env("PATH", home.path());
    Azt {
        command,
        input: String::new(),
        sandbox: None,
        #[cfg(unix)]
        kept_in: None,
        home,
    }
}

impl Azt {
    /// One more word, which may have spaces inside.
    pub fn arg(mut self, word: impl AsRef<OsStr>) -> Self {
        self.command.arg(word);
        self
    }

    /// More words of a line.
    pub fn args(mut self, line: &str) -> Self {
        self.command.args(line.split_whitespace());
        self
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    #[cfg(unix)]
    pub fn without(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Standard input.
    pub fn input(mut self, text: &str) -> Self {
        text.clone_into(&mut self.input);
        self
    }

    /// Points everything at the emulated cloud; its URL reads `SANDBOX` in what is compared.
    pub fn at(mut self, sandbox: &Sandbox) -> Self {
        let url = sandbox.url();
        self.command.env("AZURE_AUTHORITY_HOST", &url);
        // Who names neither flow nor profile takes what there is: then it is not a machine of Azure's.
        let words: Vec<_> = self.command.get_args().map(OsStr::to_owned).collect();
        let is_named = words.get(1).is_some_and(|word| word == "-p" || !word.to_string_lossy().starts_with('-'));
        let walks = words.first().is_some_and(|word| ["token", "inspect", "doctor"].iter().any(|name| word == name));
        if is_named || !walks {
            self.command.env("AZURE_POD_IDENTITY_AUTHORITY_HOST", &url);
        }
        if words.iter().any(|word| word == "cloudshell") {
            self.command.env("MSI_ENDPOINT", format!("{url}/oauth2/token"));
        }
        self.sandbox = Some(url);
        self
    }

    /// On a machine of Azure's, whoever asks.
    #[cfg(unix)]
    pub fn imds(self, sandbox: &Sandbox) -> Self {
        self.env("AZURE_POD_IDENTITY_AUTHORITY_HOST", sandbox.url())
    }

    /// Keeps tokens in this home, which reads `HOME` in what is compared. No keyring of this machine is in reach.
    #[cfg(unix)]
    pub fn keeping(mut self, home: &Home) -> Self {
        self.command.env("HOME", home.path()).env("XDG_RUNTIME_DIR", home.path()).env("AZT_STORE", "file");
        self.kept_in = Some(home.path().to_owned());
        self
    }

    /// The same run, started by another program, whose last arguments it becomes.
    #[cfg(unix)]
    pub fn by(mut self, program: &str, arguments: &[&str]) -> Self {
        let mut command = Command::new(program);
        command.args(arguments).arg(self.command.get_program()).args(self.command.get_args()).env_clear();
        command.envs(self.command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        command.current_dir(self.command.get_current_dir().unwrap());
        self.command = command;
        self
    }

    /// The same run by another user, of a copy of azt that they may start.
    #[cfg(unix)]
    pub fn of_user(mut self, user: u32, binary: &Path) -> Self {
        use std::os::unix::process::CommandExt as _;
        let mut command = Command::new(binary);
        command.args(self.command.get_args()).env_clear().uid(user).gid(user).current_dir("/");
        command.envs(self.command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        self.command = command;
        self
    }

    /// A file in the run's home, by its path.
    pub fn file(&self, name: &str, text: &str) -> std::path::PathBuf {
        let path = self.home.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    /// Runs it, and makes what differs from run to run the same.
    pub fn outcome(mut self) -> Outcome {
        let outcome = process::run(&mut self.command, &self.input);
        self.normal(outcome)
    }

    fn normal(&self, outcome: Outcome) -> Outcome {
        ensure_typable(&outcome.stderr, self.home.path());
        let stderr = self.sandbox.iter().fold(outcome.stderr, |text, url| text.replace(url, "SANDBOX"));
        #[cfg(unix)]
        let stderr = self.kept_in.iter().fold(stderr, |text, path| text.replace(path.to_str().unwrap(), "HOME"));
        Outcome { stderr: normal(&stderr), ..outcome }
    }

    /// Runs it with a person at another machine's browser, who signs in; the page's address reads `PAGE` in what is
    /// compared, and the listener's port `PORT`.
    #[cfg(unix)]
    pub fn signed_in(mut self) -> Outcome {
        let mut running = Running::start(&mut self.command);
        running.write(&self.input);
        let page = running.told("/oauth2/v2.0/authorize?");
        visit(&page).unwrap();
        let outcome = running.finish();
        self.normal(Outcome { stderr: paged(&outcome.stderr, &page), ..outcome })
    }

    /// Starts it with its standard input, and gives what makes its outcome comparable.
    #[cfg(unix)]
    pub fn begin(mut self) -> Begun {
        let mut running = Running::start(&mut self.command);
        running.write(&self.input);
        Begun { running, run: self }
    }

    /// The same, with a standard input on which nothing comes.
    #[cfg(unix)]
    pub fn begin_to_type(mut self) -> Begun {
        Begun { running: Running::start(&mut self.command), run: self }
    }

    /// Starts it, for tests that play the other side.
    #[cfg(unix)]
    pub fn start(mut self) -> (Running, TempDir) {
        (Running::start(&mut self.command), self.home)
    }

    /// It prints exactly this, says nothing, and succeeds.
    #[track_caller]
    pub fn prints(self, stdout: &str) {
        let outcome = self.outcome();
        assert_eq!(outcome.stderr, "");
        assert_eq!(outcome.stdout, stdout);
        assert_eq!(outcome.status, Some(0));
    }

    /// It prints a token, says nothing, and succeeds.
    #[cfg(unix)]
    #[track_caller]
    pub fn prints_a_token(self) {
        let outcome = self.outcome();
        outcome.token();
        assert_eq!(outcome.stderr, "");
    }

    /// It prints nothing, says exactly this, and ends with this status.
    #[track_caller]
    pub fn refuses(self, status: i32, stderr: &str) {
        let outcome = self.outcome();
        assert_eq!(outcome.stderr, stderr);
        assert_eq!(outcome.stdout, "");
        assert_eq!(outcome.status, Some(status));
    }
}

/// Has azt parse the command line of a hint, with something filled in for what the person has to know.
#[track_caller]
fn ensure_typable(stderr: &str, home: &Path) {
    let hint = stderr.lines().find_map(|line| line.strip_prefix("azt: hint: ")).unwrap_or_default();
    let Some((_, line)) = ["| azt ", "&& azt ", ": azt "].iter().find_map(|before| hint.rsplit_once(before)) else {
        return;
    };
    let line = line.split(" < ").next().unwrap_or_default();
    let words = shlex::split(line).expect("a hint is quoted for the shell");
    let words = words.iter().map(|word| match word.as_str() {
        "CLOUD" => "AzureCloud",
        "DURATION" => "5m",
        "FLOW" => "msi",
        "GUID" => TENANT_ID,
        "KEEPER" => "file",
        "PORT" => "8400",
        word => word,
    });
    let help = process::run(process::azt(home).args(words).arg("--help"), "");
    assert_eq!(help.status, Some(0), "{hint}\n{}", help.stderr);
}

/// A run at work.
#[cfg(unix)]
pub struct Begun {
    pub running: Running,
    run: Azt,
}

#[cfg(unix)]
impl Begun {
    /// Waits until it has said a word with this part in it.
    pub fn told(&mut self, part: &str) -> String {
        self.running.told(part)
    }

    /// Whether Ctrl-C is azt's own by now.
    #[cfg(target_os = "linux")]
    pub fn has_taken_over(&self) -> bool {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.running.id())).unwrap();
        let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:\t")).unwrap();
        // SIGINT is the second.
        u64::from_str_radix(caught, 16).unwrap() & 0b10 != 0
    }

    /// Waits until it has this file open.
    #[cfg(target_os = "linux")]
    #[track_caller]
    pub fn opens(&mut self, file: &std::fs::File) {
        use std::os::unix::fs::MetadataExt as _;
        let wanted = file.metadata().unwrap().ino();
        let files = PathBuf::from(format!("/proc/{}/fd", self.running.id()));
        let has = |path: PathBuf| std::fs::metadata(path).is_ok_and(|found| found.ino() == wanted);
        let opened = || std::fs::read_dir(&files).is_ok_and(|all| all.flatten().any(|entry| has(entry.path())));
        while !opened() {
            assert!(self.running.is_running(), "it ended without it");
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
    }

    /// As [`Azt::outcome`].
    pub fn outcome(self) -> Outcome {
        let outcome = self.running.finish();
        self.run.normal(outcome)
    }
}

/// What all of a home's runs ask a person for.
#[cfg(unix)]
pub const PAGE: &str = "azt: open this page in a browser to sign in:\nPAGE\n\
    azt: waiting at http://localhost:PORT for up to 15m\n";

/// What was said, with `PAGE` for the sign-in page's address and `PORT` for the one that it leads back to.
#[cfg(unix)]
pub fn paged(stderr: &str, page: &str) -> String {
    let url: url::Url = page.parse().unwrap();
    let redirect_uri = url.query_pairs().find(|(name, _)| name == "redirect_uri").unwrap().1.into_owned();
    stderr.replace(page, "PAGE").replace(&redirect_uri, "http://localhost:PORT")
}

/// A sandbox whose next answer is this one.
pub fn answering(answer: Answer) -> Sandbox {
    let sandbox = Sandbox::start();
    sandbox.answer_next(answer);
    sandbox
}

/// The newest token that the sandbox gave, with the line end that follows it.
pub fn newest(sandbox: &Sandbox) -> String {
    format!("{}\n", sandbox.tokens().last().expect("a token was given").token)
}

/// Replaces the ids and dates with which Entra ends a description, and the time that a wait may still take.
pub fn normal(text: &str) -> String {
    let text = text.split("for up to ").map(|part| match part.split_once(" more\n") {
        Some((left, rest)) if left.len() < 12 => format!("# more\n{rest}"),
        _ => part.to_owned(),
    });
    let text = text.collect::<Vec<_>>().join("for up to ");
    let marks = [
        ("Trace ID: ", 36),
        ("Correlation ID: ", 36),
        ("correlation id ", 36),
        ("trace id ", 36),
        ("Timestamp: ", 20),
        ("timestamp ", 20),
    ];
    marks.iter().fold(text, |text, (mark, length)| {
        let mut parts = text.split(mark);
        let first = parts.next().unwrap_or_default().to_owned();
        let is_id = |id: &str| id.bytes().all(|byte| byte.is_ascii_hexdigit() || b"- :Z".contains(&byte));
        parts.fold(first, |text, part| match part.split_at_checked(*length) {
            Some((id, rest)) if is_id(id) => text + mark + "#" + rest,
            _ => text + mark + part,
        })
    })
}
