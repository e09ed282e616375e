//! What docs/serve.md has for a machine's services: read by what it is for, and run as far as that can be done without a
//! system that systemd has booted, and without Docker.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::namespace::inside;
use crate::peers::python;
use crate::process::{Outcome, Running, azt, run};
use crate::sandbox::Sandbox;
use crate::sandbox::cloud::{ALEX, CLIENT_SECRET, CONFIDENTIAL_APP, PASSWORD, TENANT_ID};

const VAULT: &str = "https://vault.azure.net";

/// The page's ports are those of a machine that has no other service.
fn alone(name: &str, body: impl FnOnce()) {
    inside(&format!("service::{name}"), &["--net"], "ip link set lo up", body);
}

fn page() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/serve.md")).unwrap()
}

/// The page's only block in this language.
fn block(language: &str) -> String {
    let page = page();
    let (_, block) = page.split_once(&format!("```{language}\n")).unwrap();
    block.split_once("```\n").unwrap().0.to_owned()
}

/// The page's only line to type that begins like this.
fn line(beginning: &str) -> String {
    let page = page();
    let mut lines =
        page.lines().filter_map(|line| line.strip_prefix("    ")).filter(|line| line.starts_with(beginning));
    let (line, None) = (lines.next().unwrap(), lines.next()) else { panic!("several lines begin with {beginning}") };
    line.to_owned()
}

/// What systemd has to say of a unit of this text.
fn verify(home: &TempDir, unit: &str) -> Outcome {
    let path = home.path().join("azt-serve.service");
    fs::write(&path, unit.replace("/usr/local/bin/azt", env!("CARGO_BIN_EXE_azt"))).unwrap();
    let mut command = Command::new("systemd-analyze");
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap()).env("HOME", home.path());
    command.env("XDG_RUNTIME_DIR", home.path()).args(["verify", "--user"]).arg(path);
    run(&mut command, "")
}

#[test]
#[ignore = "needs tests/real/setup"]
fn the_unit_is_one_that_systemd_understands() {
    let (home, unit) = (TempDir::new().unwrap(), block("ini"));
    let outcome = verify(&home, &unit);
    assert_eq!((outcome.status, outcome.stderr.as_str()), (Some(0), ""));
    for (right, wrong) in [
        ("Restart=on-failure", "Restart=sometimes"),
        ("NoNewPrivileges", "NoNewPriviledges"),
        ("AF_UNIX", "AF_UNIKS"),
        ("/usr/local/bin/azt", "/usr/local/bin/atz"),
    ] {
        assert_ne!(verify(&home, &unit.replace(right, wrong)).stderr, "", "{wrong}");
    }
}

/// A machine with a user, and a cloud.
struct Machine {
    sandbox: Sandbox,
    home: TempDir,
}

impl Machine {
    fn new() -> Self {
        let machine = Self { sandbox: Sandbox::start(), home: TempDir::new().unwrap() };
        fs::create_dir_all(machine.home.path().join(".config/azt")).unwrap();
        machine
    }

    fn azt(&self) -> Command {
        let mut command = azt(self.home.path());
        command.env("AZT_STORE", "file").env("AZURE_AUTHORITY_HOST", self.sandbox.url());
        command
    }

    /// Starts the words of a line that begins with azt, as who is no shell would.
    fn serve(&self, words: &[&str], variables: &[(&str, &str)]) -> Running {
        let mut running = Running::start(self.azt().args(words).envs(variables.iter().copied()));
        running.told_line("azt: ready: ");
        running
    }

    /// A line for a shell.
    fn types(&self, script: &str) -> Outcome {
        let mut command = Command::new("bash");
        let path: PathBuf = std::env::var_os("PATH").unwrap().into();
        run(command.env_clear().env("PATH", path).env("HOME", self.home.path()).args(["-euc", script]), "")
    }

    /// The answer is a token for the vault, of this identity.
    #[track_caller]
    fn assert_lent(&self, outcome: &Outcome, identity: &str) {
        let issued = self.sandbox.token(outcome.json()["access_token"].as_str().unwrap()).unwrap();
        assert_eq!((issued.identity.as_str(), issued.audience.as_str()), (identity, VAULT));
    }
}

/// Asks as a client does that finds these two variables.
const ASK: &str = "curl -sS --resolve azt:4141:127.0.0.1 -H \"X-IDENTITY-HEADER: $IDENTITY_HEADER\" \
                   \"$IDENTITY_ENDPOINT?api-version=2019-08-01&resource=https://vault.azure.net\"";

#[test]
#[ignore = "needs tests/real/setup"]
fn the_service_of_the_unit_lends_and_stops_as_the_page_says() {
    alone("the_service_of_the_unit_lends_and_stops_as_the_page_says", || {
        let machine = Machine::new();
        assert_eq!(machine.types(&line("(umask 077")).stderr, "");
        let ropc = ["ropc", "--username", ALEX, "--password-stdin", "-o", "none"];
        assert_eq!(run(machine.azt().args(ropc), PASSWORD).status, Some(0));

        let unit = block("ini").replace("%h", machine.home.path().to_str().unwrap());
        let start = unit.lines().find_map(|line| line.strip_prefix("ExecStart=/usr/local/bin/azt ")).unwrap();
        let running = machine.serve(&start.split(' ').collect::<Vec<_>>(), &[]);
        machine.assert_lent(&machine.types(&format!("{}\n{ASK}", line("export IDENTITY_ENDPOINT"))), ALEX);
        machine.types(&format!("kill {}", running.id()));
        assert_eq!(running.finish().status, Some(0));
    });
}

#[test]
#[ignore = "needs tests/real/setup"]
fn nobody_who_signed_in_is_no_reason_to_start_again() {
    alone("nobody_who_signed_in_is_no_reason_to_start_again", || {
        let (machine, unit) = (Machine::new(), block("ini"));
        let prevent = unit.lines().find_map(|line| line.strip_prefix("RestartPreventExitStatus=")).unwrap();
        let status = run(machine.azt().args(["serve", "--no-prompt"]), "").status.unwrap();
        assert!(prevent.split(' ').any(|word| word == status.to_string()), "{status}");
    });
}

/// A Compose file, in which these stand for its variables.
fn compose(variables: &[(&str, &str)]) -> Value {
    let mut text = block("yaml");
    for (name, value) in variables {
        text = text.replace(&format!("${{{name}:?}}"), value);
    }
    assert!(!text.contains("${"), "{text}");
    let script = "import json, sys, yaml; print(json.dumps(yaml.safe_load(sys.stdin)))";
    run(python().args(["-c", script]), &text).json()
}

fn pairs(environment: &Value) -> Vec<(&str, &str)> {
    environment.as_object().unwrap().iter().map(|(name, value)| (name.as_str(), value.as_str().unwrap())).collect()
}

#[test]
#[ignore = "needs tests/real/setup"]
fn the_services_of_the_compose_file_find_each_other() {
    alone("the_services_of_the_compose_file_find_each_other", || {
        let machine = Machine::new();
        let file = compose(&[
            ("SERVE_SECRET", "a-secret-of-32-characters-at-least"),
            ("AZURE_TENANT_ID", TENANT_ID),
            ("AZURE_CLIENT_ID", CONFIDENTIAL_APP),
            ("AZURE_CLIENT_SECRET", CLIENT_SECRET),
        ]);
        let [azt, app] = ["azt", "app"].map(|name| &file["services"][name]);
        let words = azt["command"].as_str().unwrap().strip_prefix("azt ").unwrap();
        let _running = machine.serve(&words.split(' ').collect::<Vec<_>>(), &pairs(&azt["environment"]));
        let app: String =
            pairs(&app["environment"]).iter().map(|(name, value)| format!("export {name}={value}\n")).collect();
        machine.assert_lent(&machine.types(&format!("{app}{ASK}")), CONFIDENTIAL_APP);
        let other = machine.types(&format!("{app}{}", ASK.replace("vault.azure.net", "graph.microsoft.com")));
        assert_eq!(other.json()["access_token"], Value::Null, "{other:?}");
    });
}
