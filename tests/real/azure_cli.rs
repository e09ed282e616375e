//! The Azure CLI, as it is, with a sign-in of azt's in the place of a managed identity: in a namespace of the test's own,
//! where the metadata address and Azure Resource Manager are this machine's.

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::login::claims;
use crate::namespace::inside;
use crate::process::{Outcome, Running, azt, run};
use crate::sandbox::cloud::{ALEX, PASSWORD, SUBSCRIPTION_ID, TENANT_ID};
use crate::sandbox::{Sandbox, Tls};

const ENTER: &str = "ip link set lo up && ip address add 169.254.169.254/32 dev lo && mount -t tmpfs tmpfs /mnt \
                     && echo 127.0.0.1 localhost management.azure.com > /mnt/hosts \
                     && mount --bind /mnt/hosts /etc/hosts";
const VAULT: &str = "https://vault.azure.net";

fn in_namespace(name: &str, body: impl FnOnce()) {
    inside(&format!("azure_cli::{name}"), &["--net", "--mount"], ENTER, body);
}

/// A person who has signed in with azt, at the sandbox, and works with az.
struct Person {
    sandbox: Sandbox,
    tls: Tls,
    home: TempDir,
}

impl Person {
    fn new() -> Self {
        let sandbox = Sandbox::start();
        let tls = sandbox.tls_at("127.0.0.1:443").expect("this port must be the test's own");
        let person = Self { sandbox, tls, home: TempDir::new().unwrap() };
        let ropc = ["ropc", "--username", ALEX, "--password-stdin", "-o", "none"];
        assert_eq!(run(person.azt().args(ropc), PASSWORD).status, Some(0));
        person
    }

    fn azt(&self) -> Command {
        let mut command = azt(self.home.path());
        command.env("AZT_STORE", "file").env("AZT_AUTHORITY_HOST", self.sandbox.url());
        self.settings(&mut command);
        command
    }

    /// What az needs here, and nothing that says where its identity comes from.
    fn settings(&self, command: &mut Command) {
        let directory = self.home.path().join("azure");
        command.env("AZURE_CONFIG_DIR", directory).env("REQUESTS_CA_BUNDLE", &self.tls.ca_file);
        // It would be sent by a process that outlives az.
        command.env("AZURE_CORE_COLLECT_TELEMETRY", "no");
    }

    fn az(&self, words: &[&str]) -> Outcome {
        let mut command = Command::new(az());
        command.env_clear().env("HOME", self.home.path()).env("PATH", std::env::var_os("PATH").unwrap());
        self.settings(&mut command);
        run(command.args(words), "")
    }

    /// az has signed in, found the subscription with this person's token, and has a token of the person's for the vault.
    #[track_caller]
    fn assert_signed_in(&self, accounts: &Outcome, token: &Outcome) {
        let accounts = accounts.json();
        assert_eq!(accounts[0]["id"], SUBSCRIPTION_ID);
        assert_eq!(accounts[0]["tenantId"], TENANT_ID);
        assert_eq!(accounts[0]["user"]["assignedIdentityInfo"], "MSI");
        let claims = claims(token.json()["accessToken"].as_str().unwrap());
        assert_eq!((&claims["aud"], &claims["upn"]), (&Value::from(VAULT), &Value::from(ALEX)));
        let asked = self.sandbox.requests();
        assert!(
            asked.iter().any(|request| request.path == "/subscriptions" && request.bearer().is_some()),
            "{asked:?}"
        );
    }
}

fn az() -> std::path::PathBuf {
    let az = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/real/az/bin/az");
    assert!(az.exists(), "run tests/real/setup first");
    az
}

const LOGIN: [&str; 4] = ["login", "--identity", "-o", "json"];
const TOKEN: [&str; 6] = ["account", "get-access-token", "-o", "json", "--resource", VAULT];

#[test]
#[ignore = "needs tests/real/setup"]
fn az_login_identity_finds_serve_at_the_metadata_address() {
    in_namespace("az_login_identity_finds_serve_at_the_metadata_address", || {
        let person = Person::new();
        let mut serve = person.azt();
        serve.args(["serve", "--protocol", "imds", "--listen", "169.254.169.254:80", "--allow-remote", "--no-prompt"]);
        let mut running = Running::start(&mut serve);
        running.told_line("azt: ready: ");
        person.assert_signed_in(&person.az(&LOGIN), &person.az(&TOKEN));
    });
}

#[test]
#[ignore = "needs tests/real/setup"]
fn az_login_identity_finds_what_exec_lends() {
    in_namespace("az_login_identity_finds_what_exec_lends", || {
        let person = Person::new();
        let lent = |words: &[&str]| run(person.azt().args(["exec", "--"]).arg(az()).args(words), "");
        person.assert_signed_in(&lent(&LOGIN), &lent(&TOKEN));
    });
}

#[test]
#[ignore = "needs tests/real/setup"]
fn what_the_stand_in_does_not_answer_is_the_real_azs() {
    let (sandbox, home) = (Sandbox::start(), TempDir::new().unwrap());
    assert_eq!(run(azt(home.path()).args(["standin", "install", "--dir", "standins"]), "").status, Some(0));
    let path = [&home.path().join("standins"), az().parent().unwrap()].map(Path::to_path_buf).into_iter();
    let path = std::env::join_paths(path.chain(std::env::split_paths(&std::env::var_os("PATH").unwrap()))).unwrap();
    let az = |words: &[&str]| {
        let mut command = Command::new(home.path().join("standins/az"));
        command.env_clear().env("HOME", home.path()).env("PATH", &path).env("AZT_STORE", "none");
        command.env("AZURE_POD_IDENTITY_AUTHORITY_HOST", sandbox.url()).env("AZURE_CORE_COLLECT_TELEMETRY", "no");
        run(command.args(words), "")
    };
    let version = az(&["version", "-o", "json"]).json();
    assert!(version["azure-cli"].as_str().is_some_and(|version| version.starts_with("2.")), "{version}");
    let nobody = az(&["account", "show"]);
    assert_eq!((nobody.status, nobody.stdout.as_str()), (Some(1), ""));
    assert!(nobody.stderr.contains("Please run 'az login' to setup account."), "{nobody:?}");
    assert_eq!(sandbox.requests().len(), 0);

    let token = az(&TOKEN).json();
    assert!(sandbox.token(token["accessToken"].as_str().unwrap()).is_some(), "{token}");
}
