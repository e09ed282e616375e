//! A user's session: a home, a runtime directory, and as far as a test wants them a D-Bus and a Secret Service, which is
//! a real `gnome-keyring-daemon`. Nothing of it outlives the test, in the kernel's keyring neither.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use ring::digest::{SHA256, digest};
use tempfile::TempDir;

use crate::process::{self, Outcome, PATIENCE, run};
use crate::sandbox::Sandbox;

/// Opens the keyring of everybody here.
const PASSWORD: &str = "open sesame";

/// A D-Bus on which nobody is started on demand.
const BUS: &str = r#"<busconfig><type>session</type><listen>unix:path=BUS</listen>SERVICES<policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"#;

pub struct Desk {
    root: TempDir,
    bus: Option<Child>,
    daemon: Option<Child>,
    store: &'static str,
}

impl Desk {
    /// No D-Bus, no keyring, as on a server.
    pub fn bare() -> Self {
        let desk = Self { root: TempDir::new().unwrap(), bus: None, daemon: None, store: "" };
        for (name, mode) in [("home", 0o700), ("run", 0o700), ("tmp", 0o700)] {
            let path = desk.root.path().join(name);
            fs::create_dir(&path).unwrap();
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        }
        desk
    }

    /// A D-Bus, and nobody on it.
    pub fn with_bus() -> Self {
        Self::on_bus("")
    }

    /// A D-Bus that starts a keyring daemon when it is asked for one; it is locked.
    pub fn with_activation() -> Self {
        Self::on_bus("<standard_session_servicedirs/>")
    }

    /// A keyring that is unlocked, as by a login.
    pub fn with_keyring() -> Self {
        let mut desk = Self::with_bus();
        desk.start_daemon();
        desk
    }

    /// One whose user has chosen who keeps the key.
    pub fn choosing(mut self, store: &'static str) -> Self {
        self.store = store;
        self
    }

    fn on_bus(services: &str) -> Self {
        let mut desk = Self::bare();
        let config = desk.root.path().join("bus.conf");
        let socket = desk.runtime().join("bus");
        fs::write(&config, BUS.replace("BUS", socket.to_str().unwrap()).replace("SERVICES", services)).unwrap();
        let mut bus = desk.command("dbus-daemon");
        bus.arg("--config-file").arg(config).arg("--nofork").stdin(Stdio::null()).stderr(Stdio::null());
        desk.bus = Some(bus.spawn().unwrap());
        until("a D-Bus", || socket.exists());
        desk
    }

    /// Starts the keyring daemon with the user's password, which unlocks it.
    pub fn start_daemon(&mut self) {
        let mut daemon = self.command("gnome-keyring-daemon");
        daemon.args(["--foreground", "--unlock", "--components=secrets"]);
        let mut daemon = daemon.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        daemon.stdin.take().unwrap().write_all(PASSWORD.as_bytes()).unwrap();
        self.daemon = Some(daemon);
        let owned = ["/org/freedesktop/DBus", "org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"];
        until("a keyring", || self.bus_call("org.freedesktop.DBus", &owned).stdout.contains("true"));
    }

    /// Ends the daemon as a crash does.
    pub fn kill_daemon(&mut self) {
        end(self.daemon.take());
    }

    /// Stops the daemon: it is there, and never answers.
    pub fn stop_daemon(&self) {
        self.signal("STOP");
    }

    /// Lets the daemon go on.
    pub fn continue_daemon(&self) {
        self.signal("CONT");
    }

    fn signal(&self, name: &str) {
        let id = self.daemon.as_ref().unwrap().id().to_string();
        assert!(Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
    }

    /// Locks the keyring; who asks for what is in it gets a prompt for the password, which nobody here can show.
    pub fn lock(&self) {
        let lock = [
            "/org/freedesktop/secrets",
            "org.freedesktop.Secret.Service.Lock",
            "array:objpath:/org/freedesktop/secrets/collection/login",
        ];
        let outcome = self.bus_call("org.freedesktop.secrets", &lock);
        assert!(outcome.stdout.contains("collection/login"), "{outcome:?}");
    }

    fn bus_call(&self, to: &str, call: &[&str]) -> Outcome {
        let mut command = self.command("dbus-send");
        command.args(["--session", "--print-reply", &format!("--dest={to}")]).args(call);
        run(&mut command, "")
    }

    /// The secrets of azt's items, as another program finds them.
    pub fn items(&self) -> Vec<String> {
        let outcome = run(self.command("secret-tool").args(["search", "--all", "--unlock", "service", "azt"]), "");
        let secrets = outcome.stdout.lines().filter_map(|line| line.strip_prefix("secret = "));
        secrets.map(str::to_owned).collect()
    }

    pub fn home(&self) -> PathBuf {
        self.root.path().join("home")
    }

    pub fn runtime(&self) -> PathBuf {
        self.root.path().join("run")
    }

    /// Where azt keeps everything.
    pub fn data(&self) -> PathBuf {
        self.home().join(".local/share/azt")
    }

    /// Everything that this user has.
    pub fn root(&self) -> &Path {
        self.root.path()
    }

    /// The files below azt's data directory, by their paths in it, sorted.
    pub fn kept(&self, below: &str) -> Vec<String> {
        let entries = fs::read_dir(self.data().join(below)).into_iter().flatten();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Lets five minutes pass, as far as a keyring that could not be used is concerned.
    pub fn forgive_keyring(&self) {
        fs::remove_file(self.data().join("keyring-unavailable")).ok();
    }

    /// A program of this session.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        self.surround(&mut command);
        command
    }

    fn surround(&self, command: &mut Command) {
        command.env_clear().env("PATH", std::env::var_os("PATH").unwrap()).current_dir(self.home());
        command.env("HOME", self.home()).env("XDG_RUNTIME_DIR", self.runtime());
        command.env("TMPDIR", self.root.path().join("tmp"));
    }

    /// `azt` and the words of a line, which keeps its tokens where it chooses. No managed identity is in reach.
    pub fn azt(&self, line: &str) -> Command {
        let mut command = process::azt(&self.home());
        self.surround(&mut command);
        command.env("AZT_STORE", self.store);
        command.args(line.split_whitespace()).env("AZURE_POD_IDENTITY_AUTHORITY_HOST", "http://127.0.0.1:1");
        command
    }

    /// The same at the emulated cloud.
    pub fn azt_at(&self, line: &str, sandbox: &Sandbox) -> Command {
        let mut command = self.azt(line);
        command.env("AZURE_AUTHORITY_HOST", sandbox.url());
        // Who names no flow takes what there is: then it is not a machine of Azure's.
        if command.get_args().next().is_none_or(|word| word != "token") {
            command.env("AZURE_POD_IDENTITY_AUTHORITY_HOST", sandbox.url());
        }
        // Where that is set, it is Cloud Shell, and nothing else.
        if command.get_args().any(|word| word == "cloudshell") {
            command.env("MSI_ENDPOINT", format!("{}/oauth2/token", sandbox.url()));
        }
        command
    }

    /// Runs it to its end.
    pub fn run(&self, line: &str, sandbox: &Sandbox) -> Outcome {
        run(&mut self.azt_at(line, sandbox), "")
    }

    /// The kernel's copy of the keyring's key.
    pub fn copy(&self) -> Option<KernelKey> {
        KernelKey::find(&format!("azt:copy:{}", self.tag()))
    }

    /// The key that only the kernel has.
    pub fn lasting(&self) -> Option<KernelKey> {
        KernelKey::find(&format!("azt:key:{}", self.tag()))
    }

    /// What azt's keys are told by that are of this home.
    pub fn tag(&self) -> String {
        let hash = digest(&SHA256, self.data().as_os_str().as_encoded_bytes());
        hash.as_ref()[..8].iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        end(self.daemon.take());
        end(self.bus.take());
        for key in [self.copy(), self.lasting()].into_iter().flatten() {
            key.invalidate();
        }
        // Whoever the D-Bus started ends with it, or is ended: nobody else has this home.
        let home = format!("HOME={}", self.home().display());
        for process in fs::read_dir("/proc").unwrap().flatten() {
            let environment = fs::read(process.path().join("environ")).unwrap_or_default();
            if environment.split(|byte| *byte == 0).any(|pair| pair == home.as_bytes()) {
                Command::new("kill").arg("-KILL").arg(process.file_name()).status().ok();
            }
        }
    }
}

/// A key of this user's in the kernel.
pub struct KernelKey {
    pub id: String,
    description: String,
}

impl KernelKey {
    fn find(description: &str) -> Option<Self> {
        let outcome = run(Command::new("keyctl").args(["search", "@u", "user", description]), "");
        let id = (outcome.status == Some(0)).then(|| outcome.stdout.trim().to_owned());
        id.map(|id| Self { id, description: description.to_owned() })
    }

    /// What is in it.
    pub fn bytes(&self) -> Vec<u8> {
        Command::new("keyctl").args(["pipe", &self.id]).output().unwrap().stdout
    }

    /// When it expires, as the kernel shows it: `perm`, or such as `14m`.
    pub fn expiry(&self) -> String {
        let keys = fs::read_to_string("/proc/keys").unwrap();
        let own = keys.lines().find(|line| line.contains(&self.description)).expect("a line in /proc/keys");
        own.split_whitespace().nth(3).unwrap().to_owned()
    }

    /// Whom it lets do what, as the kernel shows it.
    pub fn permissions(&self) -> String {
        let outcome = run(Command::new("keyctl").args(["rdescribe", &self.id]), "");
        outcome.stdout.split(';').nth(3).unwrap().to_owned()
    }

    /// Ends it at once, as its expiry does in time.
    pub fn invalidate(&self) {
        run(Command::new("keyctl").args(["invalidate", &self.id]), "");
    }
}

fn end(process: Option<Child>) {
    if let Some(mut process) = process {
        process.kill().ok();
        process.wait().ok();
    }
}

/// Waits for somebody else's work.
pub fn until(what: &str, mut done: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !done() {
        assert!(begun.elapsed() < PATIENCE, "waited for {what} in vain");
        sleep(Duration::from_millis(5));
    }
}

/// Whether this test is run by root, who alone can be somebody else.
pub fn is_root() -> bool {
    fs::metadata("/proc/self").unwrap().uid() == 0
}

/// The same run, started by another program, whose last arguments it becomes.
pub fn by(program: &str, arguments: &[&str], run: &Command) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).arg(run.get_program()).args(run.get_args()).env_clear();
    command.envs(run.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.current_dir(run.get_current_dir().unwrap());
    command
}

/// A token, and nothing said.
#[track_caller]
pub fn silent_token(outcome: &Outcome) -> &str {
    assert_eq!(outcome.stderr, "");
    outcome.token()
}
