//! Microsoft's own clients, as they are, get tokens of a sign-in through `azt exec` and `azt serve`.

use std::fs;
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::login::claims;
use crate::namespace::inside;
use crate::peers::{Browser, Provider, node, part, python};
use crate::plugins::has;
use crate::process::{Outcome, Running, azt, run};
use crate::sandbox::Sandbox;
use crate::terminal::Terminal;

/// A person who has signed in at the certified provider, and stays so.
struct Person {
    provider: Provider,
    home: TempDir,
}

impl Person {
    fn sign_in() -> Self {
        let person = Self { provider: Provider::start(), home: TempDir::new().unwrap() };
        let mut browser = Browser::start();
        let mut running = Running::start(person.azt("login").args(["--no-browser"]).args(person.provider.args()));
        let url = running.told("/oauth2/v2.0/authorize?");
        browser.sign_in(&url, &person.provider);
        assert_eq!(running.finish().status, Some(0));
        person
    }

    /// The same where there is no browser.
    fn of_password() -> Self {
        let person = Self { provider: Provider::start(), home: TempDir::new().unwrap() };
        let mut command = person.azt("ropc");
        command.args(["--password-stdin", "--username", person.provider.user()]).args(person.provider.args());
        run(&mut command, person.provider.password()).token();
        person
    }

    fn azt(&self, word: &str) -> Command {
        let mut command = azt(self.home.path());
        command.env("AZT_STORE", "file").arg(word);
        command
    }

    /// `azt exec` with the kept sign-in, and this program.
    fn exec(&self, program: &Command) -> Outcome {
        let mut command = self.azt("exec");
        command.args(self.provider.args()).arg("--").arg(program.get_program()).args(program.get_args());
        // What would lead the clients elsewhere.
        command.env("AZURE_CLIENT_ID", self.provider.client_id()).env("MSI_ENDPOINT", "http://127.0.0.1:1");
        run(&mut command, "")
    }

    /// `azt serve` with the kept sign-in, and the variables that it says.
    fn serve(&self, options: &[&str]) -> (Running, Vec<(String, String)>) {
        let mut command = self.azt("serve");
        let mut running = Running::start(command.args(self.provider.args()).args(options));
        let line = running.told_line("azt: ready: ");
        let words = line.trim().split_once("ready: ").unwrap().1.split(' ');
        let variables = words.filter_map(|word| word.split_once('='));
        (running, variables.map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
    }

    /// Both credentials of a client have a token of this person for both resources.
    #[track_caller]
    fn assert_lent(&self, outcome: &Outcome) {
        assert_eq!(outcome.status, Some(0), "{outcome:?}");
        let lines: Vec<_> = outcome.stdout.lines().map(|line| line.split(' ').collect::<Vec<_>>()).collect();
        let names: Vec<_> = lines.iter().map(|words| words[..2].join(" ")).collect();
        let both = ["https://management.azure.com/", "https://graph.microsoft.com"];
        let credentials = ["ManagedIdentityCredential", "DefaultAzureCredential"];
        assert_eq!(names, credentials.map(|name| both.map(|resource| format!("{name} {resource}"))).concat());
        for words in lines {
            let token = claims(words[2]);
            assert_eq!((&token["aud"], &token["upn"]), (&words[1].into(), &self.provider.user().into()));
        }
    }
}

fn clients() -> [Command; 2] {
    let (mut python, mut node) = (python(), node());
    python.arg(part("lent_client.py"));
    node.arg(part("lent_client.mjs"));
    [python, node]
}

#[test]
#[ignore = "needs tests/real/setup"]
fn microsofts_clients_get_tokens_of_a_sign_in_through_exec() {
    let person = Person::sign_in();
    for client in clients() {
        let outcome = person.exec(&client);
        person.assert_lent(&outcome);
    }
}

#[test]
#[ignore = "needs tests/real/setup"]
fn the_stand_ins_give_their_tools_credentials_what_exec_lends() {
    let person = Person::of_password();
    assert_eq!(run(person.azt("standin").args(["install", "--dir", "standins"]), "").status, Some(0));
    let path = std::env::var_os("PATH").unwrap();
    let path =
        std::env::join_paths([person.home.path().join("standins")].into_iter().chain(std::env::split_paths(&path)));
    let clients: [(fn() -> Command, _); 2] = [(python, "standin_client.py"), (node, "standin_client.mjs")];
    for (client, name) in clients {
        for credential in ["AzureCliCredential", "AzureDeveloperCliCredential"] {
            let mut client = client();
            client.arg(part(name)).args([credential, "https://vault.azure.net/.default"]);
            // Whose tokens they are, exec says: the stand-ins themselves would not find this sign-in.
            let mut command = person.azt("exec");
            command.env("PATH", path.as_ref().unwrap()).args(person.provider.args()).arg("--");
            let outcome = run(command.arg(client.get_program()).args(client.get_args()), "");
            assert_eq!((outcome.status, outcome.stderr.as_str()), (Some(0), ""), "{outcome:?}");
            let token = claims(outcome.stdout.split(' ').next().unwrap());
            assert_eq!(
                (&token["aud"], &token["upn"]),
                (&"https://vault.azure.net".into(), &person.provider.user().into())
            );
        }
    }
}

#[test]
#[ignore = "needs tests/real/setup"]
fn microsofts_clients_get_tokens_by_every_protocol_of_serve() {
    let person = Person::of_password();
    for protocol in ["app-service", "imds", "cloudshell"] {
        let (_running, variables) = person.serve(&["--protocol", protocol]);
        for mut client in clients() {
            person.assert_lent(&run(client.envs(variables.clone()), ""));
        }
    }
}

/// What hashicorp/go-azure-sdk sends for the providers azurerm and azuread, which can be told an address and no header: at
/// first for Microsoft Graph, to learn from the token who they are.
#[test]
#[ignore = "needs tests/real/setup"]
fn terraforms_requests_are_answered_at_an_address_alone() {
    let person = Person::of_password();
    let script = r#"
        test "$ARM_USE_MSI" = true
        for resource in https://graph.microsoft.com https://management.azure.com/; do
            curl -sS -G -H 'Metadata: true' -d api-version=2018-02-01 --data-urlencode "resource=$resource" "$ARM_MSI_ENDPOINT"
            echo
            curl -sS -o /dev/null -w '%{http_code}\n' -G -H 'Metadata: true' \
                -d api-version=2018-02-01 -d "resource=$resource" "${ARM_MSI_ENDPOINT%?}"
        done"#;
    let mut shell = Command::new("bash");
    shell.args(["-euc", script]);
    let outcome = person.exec(&shell);
    assert_eq!((outcome.status, outcome.stderr.as_str()), (Some(0), ""), "{outcome:?}");
    let lines: Vec<_> = outcome.stdout.lines().collect();
    let [graph, "401", arm, "401"] = lines[..] else { panic!("{outcome:?}") };
    for (answer, resource) in [(graph, "https://graph.microsoft.com"), (arm, "https://management.azure.com/")] {
        let answer: Value = serde_json::from_str(answer).unwrap();
        let token = claims(answer["access_token"].as_str().unwrap());
        assert_eq!((&token["aud"], &token["upn"]), (&resource.into(), &person.provider.user().into()));
        assert!(answer["expires_in"].as_str().unwrap().parse::<u32>().unwrap() > 300, "{answer}");
    }
}

#[test]
#[ignore = "needs tests/real/setup"]
fn at_the_metadata_address_nothing_has_to_be_set() {
    const NAME: &str = "lent::at_the_metadata_address_nothing_has_to_be_set";
    inside(NAME, &["--net"], "ip link set lo up && ip address add 169.254.169.254/32 dev lo", || {
        let person = Person::of_password();
        let (_running, _) =
            person.serve(&["--protocol", "imds", "--listen", "169.254.169.254:80", "--allow-remote", "--no-prompt"]);
        for mut client in clients() {
            person.assert_lent(&run(&mut client, ""));
        }
    });
}

#[test]
#[ignore = "needs tests/real/setup"]
fn terraform_gets_a_token_for_its_backend() {
    const NAME: &str = "lent::terraform_gets_a_token_for_its_backend";
    const BACKEND: &str = r#"terraform {
        backend "azurerm" {
            use_azuread_auth     = true
            storage_account_name = "nobodyhasit"
            container_name       = "c"
            key                  = "k"
        }
    }"#;
    if !has("terraform") {
        return;
    }
    inside(NAME, &["--net"], "ip link set lo up", || {
        let (person, directory) = (Person::of_password(), TempDir::new().unwrap());
        fs::write(directory.path().join("main.tf"), BACKEND).unwrap();
        let mut command = person.azt("exec");
        command.arg("-v").args(person.provider.args()).args(["--", "terraform", "init", "-no-color", "-input=false"]);
        command.current_dir(directory.path()).env("CHECKPOINT_DISABLE", "1").env("ARM_CLIENT_SECRET", "another's");
        // Its storage account is nowhere, and who it is has been settled by then.
        let outcome = run(&mut command, "");
        let asked = "azt: 127.0.0.1 GET /terraform/… for https://storage.azure.com: 200\n";
        assert!(outcome.status == Some(1) && outcome.stderr.contains(asked), "{outcome:?}");
    });
}

#[test]
#[ignore = "needs tests/real/setup"]
fn five_hundred_runs_leave_no_process_port_or_file() {
    let person = Person::of_password();
    let listening = || fs::read_to_string("/proc/self/net/tcp").unwrap().lines().filter(|l| l.contains(" 0A ")).count();
    let files = |home: &Path| run(Command::new("find").arg(home), "").stdout.lines().count();
    let mut command = person.azt("exec");
    command.args(person.provider.args()).args(["--", "sh", "-c", "printf %s ${IDENTITY_ENDPOINT#http://}"]);
    run(&mut command, "");
    let before = (listening(), files(person.home.path()));
    let mut ports = Vec::new();
    for _ in 0..500 {
        let outcome = run(&mut command, "");
        assert_eq!((outcome.status, outcome.stderr.as_str()), (Some(0), ""));
        ports.push(outcome.stdout.strip_suffix("/msi/token").unwrap().to_owned());
    }
    assert_eq!(files(person.home.path()), before.1);
    // Other tests have ports of their own, and may have taken one of these.
    let open = ports.iter().filter(|address| TcpStream::connect(address).is_ok()).count();
    assert!(open <= 2, "{open} of the ports are open; {} listened before, {} do now", before.0, listening());
    let of_home = format!("HOME={}\0", person.home.path().display());
    let environments = fs::read_dir("/proc").unwrap().flatten().map(|entry| fs::read(entry.path().join("environ")));
    let left = environments.flatten().filter(|text| String::from_utf8_lossy(text).contains(&of_home)).count();
    assert_eq!(left, 0, "processes of this home");
}

#[test]
#[ignore = "needs tests/real/setup"]
fn ctrl_c_is_the_programs_and_comes_once() {
    let (terminal, sandbox) = (Terminal::start("bash --norc"), Sandbox::start());
    let program = "n=0; trap 'n=$((n + 1)); echo interrupted' INT; echo rea\"\"dy; until read -r line; do :; done; echo sum $n; exit 5";
    fs::write(terminal.path("program"), program).unwrap();
    let url = sandbox.url();
    terminal.enters(&format!(
        "AZT_STORE=none AZURE_POD_IDENTITY_AUTHORITY_HOST={url} azt exec msi -- bash program; echo status $?"
    ));
    terminal.shows("ready");
    terminal.presses("C-c");
    terminal.shows("interrupted");
    terminal.enters("on");
    terminal.shows("sum 1");
    terminal.shows("status 5");
}
