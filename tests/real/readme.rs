//! Every command of the README and of the pages beside it, and every example of the help, runs as it is written: in bash,
//! against the emulated cloud, which stands where the public hosts would be.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::login::script;
use crate::process::{Outcome, run};
use crate::sandbox::Sandbox;
use crate::sandbox::browser::visit;
use crate::sandbox::cloud::{
    ACCOUNT_ID, ACCOUNT_KEY, ALEX, CLIENT_SECRET, CONFIDENTIAL_APP, PASSWORD, SUBSCRIPTION_ID,
};

fn file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// What Entra does not do and other services do: the page knows the code already.
fn code_in_the_address(body: &mut Value) {
    let (page, code) = (body["verification_uri"].as_str().unwrap(), body["user_code"].as_str().unwrap());
    body["verification_uri_complete"] = json!(format!("{page}?otc={code}"));
    body["interval"] = json!(1);
}

/// What the Azure CLI writes for a cluster.
const KUBECONFIG: &str = "\
users:
- name: clusterUser_rg_lab
  user:
    exec:
      apiVersion: client.authentication.k8s.io/v1beta1
      command: kubelogin
      args: [get-token, --login, devicecode, --server-id, 6dae42f8-4368-4678-94ff-3960e28e3630]
";

/// A place to type in: azt in PATH, a browser whose person signs in, and curl for which a refusal is a failure.
pub struct Desk {
    pub sandbox: Sandbox,
    home: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        let desk = Self { sandbox: Sandbox::start(), home: TempDir::new().unwrap() };
        // The person at the browser cannot see the terminal.
        desk.sandbox.set_device_code(code_in_the_address);
        let opened = desk.home.path().join("opened");
        assert!(Command::new("mkfifo").arg(&opened).status().unwrap().success());
        let place = |name: &str| desk.home.path().join(name);
        script(&place("browser"), &format!("#!/bin/sh\nprintf %s \"$1\" > '{}'\n", opened.display()));
        // It takes one of the two ways to fail.
        let own = "case \"$1\" in -sf*) exec /usr/bin/curl \"$@\" ;; esac";
        script(&place("curl"), &format!("#!/bin/sh\n{own}\nexec /usr/bin/curl --fail-with-body -sS \"$@\"\n"));
        std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_azt"), place("azt")).unwrap();
        fs::create_dir(place(".kube")).unwrap();
        let federated = desk.sandbox.cluster_token(3600);
        let user = desk.sandbox.user_token(ALEX, CONFIDENTIAL_APP, 3600);
        for (name, text) in [
            ("password.txt", PASSWORD),
            ("key.txt", ACCOUNT_KEY),
            ("secret.txt", CLIENT_SECRET),
            ("oidc.txt", &federated),
            ("user.txt", &user),
            (".kube/config", KUBECONFIG),
            ("kubeconfig.yaml", KUBECONFIG),
            ("app.pem", include_str!("../sandbox/application/app.pem")),
            ("Makefile", &desk.at_hand(&block_of("make", "curl"))),
        ] {
            fs::write(place(name), text).unwrap();
        }
        thread::spawn(move || {
            while let Ok(page) = fs::read_to_string(&opened) {
                let _ = visit(&page);
            }
        });
        desk
    }

    /// The block with the sandbox's services in the place of the public ones.
    fn at_hand(&self, block: &str) -> String {
        let url = self.sandbox.url();
        block
            .replace("https://management.azure.com/subscriptions", &format!("{url}/subscriptions"))
            .replace("https://graph.microsoft.com/v1.0/me", &format!("'{url}/subscriptions?api-version=2022-12-01'"))
            .replace("https://adb-1234567890123456.7.azuredatabricks.net", &url)
            // It serves until it is stopped, with status 0.
            .replace("azt serve", "timeout --preserve-status 1 azt serve")
            .replace("--account-domain eastus.mixedreality.azure.com", &format!("--endpoint {url}"))
    }

    pub fn run(&self, block: &str) -> Outcome {
        self.run_with(block, &[])
    }

    /// Runs it with these variables in the environment.
    pub fn run_with(&self, block: &str, variables: &[(&str, &str)]) -> Outcome {
        let url = self.sandbox.url();
        let block = self.at_hand(block);
        let path = format!("{}:/usr/local/bin:/usr/bin:/bin", self.home.path().display());
        let mut command = Command::new("bash");
        command.args(["-euo", "pipefail", "-c", &block]).current_dir(self.home.path()).env_clear();
        for (name, value) in [
            ("HOME", self.home.path().to_str().unwrap()),
            ("PATH", &path),
            ("AZURE_AUTHORITY_HOST", &url),
            ("AZURE_POD_IDENTITY_AUTHORITY_HOST", &url),
            ("AZT_STORE", "file"),
            ("BROWSER", "browser"),
            ("STS", &url),
            ("ACCOUNT_ID", ACCOUNT_ID),
            ("CLIENT_ID", CONFIDENTIAL_APP),
            ("SUBSCRIPTION_ID", SUBSCRIPTION_ID),
        ] {
            command.env(name, value);
        }
        // Where that is set, it is Cloud Shell, and nothing else.
        if block.contains("azt cloudshell") {
            command.env("MSI_ENDPOINT", format!("{url}/oauth2/token"));
        }
        run(command.envs(variables.iter().copied()), "")
    }

    /// What a command has written to a file.
    pub fn file(&self, name: &str) -> String {
        fs::read_to_string(self.home.path().join(name)).unwrap()
    }
}

/// The README's first block of this language that has this in it.
pub fn block_of(language: &str, text: &str) -> String {
    let readme = file("README.md");
    let fence = format!("```{language}\n");
    let mut blocks = readme.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap());
    blocks.find(|block| block.contains(text)).unwrap().to_owned()
}

/// Pages for people, and how many blocks of commands each has.
const PAGES: [(&str, usize); 4] =
    [("README.md", 15), ("docs/flows.md", 14), ("docs/network.md", 1), ("docs/plugins.md", 2)];

#[test]
#[ignore = "needs tests/real/setup"]
fn every_command_of_the_readme_runs() {
    for (page, count) in PAGES {
        let (desk, text) = (Desk::new(), file(page));
        let blocks: Vec<_> = text.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
        assert_eq!(blocks.len(), count, "{page}");
        for block in blocks {
            let outcome = desk.run(block);
            assert_eq!(outcome.status, Some(0), "{page}\n{block}\n{outcome:?}");
            let is_silent = ["signin.json", "eval", "azt serve"].iter().any(|word| block.contains(word));
            assert!(is_silent || !outcome.stdout.is_empty(), "{page}\n{block}");
        }
    }
    assert!(file("README.md").contains(ALEX));
}

/// A page that is named is there, and so is the heading.
#[test]
#[ignore = "needs tests/real/setup"]
fn every_link_of_a_page_leads_somewhere() {
    let pages = [
        "README.md",
        "powershell/README.md",
        "docs/flows.md",
        "docs/store.md",
        "docs/network.md",
        "docs/plugins.md",
        "docs/serve.md",
        "docs/security.md",
        "docs/cost.md",
    ];
    for page in pages {
        let text = file(page);
        for link in
            text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).filter(|link| !link.contains("://"))
        {
            let (to, heading) = link.split_once('#').unwrap_or((link, ""));
            let path = Path::new(page).parent().unwrap().join(to);
            let target = if to.is_empty() { text.clone() } else { file(path.to_str().unwrap()) };
            let anchor = |line: &str| {
                line.trim_start_matches('#').trim().to_lowercase().replace([',', ':', '`'], "").replace(' ', "-")
            };
            let is_there =
                heading.is_empty() || target.lines().any(|line| line.starts_with('#') && anchor(line) == heading);
            assert!(is_there, "{page} names {link}");
        }
    }
    for page in pages.iter().skip(1) {
        assert!(file("README.md").contains(&format!("]({page})")), "README.md does not name {page}");
    }
}

#[test]
#[ignore = "needs tests/real/setup"]
fn every_example_of_the_help_runs() {
    let desk = Desk::new();
    fs::write(
        desk.home.path().join("token.txt"),
        desk.run("azt authcode -o oauth --with-refresh-token | jq -r .refresh_token").stdout,
    )
    .unwrap();
    let mut count = 0;
    for name in [
        "cli.rs",
        "flow/msi.rs",
        "flow/cloudshell.rs",
        "flow/authcode.rs",
        "flow/devicecode.rs",
        "flow/ropc.rs",
        "flow/refresh.rs",
        "flow/client_credentials.rs",
        "flow/workload_identity.rs",
        "flow/obo.rs",
        "flow/arr_sts.rs",
        "command/login.rs",
        "command/token.rs",
        "command/list.rs",
        "command/doctor.rs",
        "command/shell_init.rs",
        "command/exec.rs",
        "command/serve.rs",
        "command/inspect.rs",
        "command/profile.rs",
        "command/standin.rs",
        "command/forget.rs",
        "command/logout.rs",
        "command/exec_credential.rs",
        "command/exec_credential/setup.rs",
        "command/git_credential.rs",
        "command/docker_credential.rs",
        "command/docker_credential/setup.rs",
    ] {
        for line in file(&format!("src/{name}")).lines().filter_map(|line| line.trim().strip_prefix("/// Example: ")) {
            // Graph stands behind the same door here as Resource Manager, which would not take its token.
            let line = line.replace("--resource graph)\" https", ")\" https").replace("contoso.com", "contoso.example");
            let outcome = desk.run(&line);
            assert_eq!(outcome.status, Some(0), "{line}\n{outcome:?}");
            let is_silent = [
                "azt login",
                "azt logout",
                "azt forget",
                "azt profile",
                "azt serve",
                "azt standin",
                "azt kubectl setup",
                "azt docker setup",
                "eval",
            ];
            assert!(!outcome.stdout.is_empty() || is_silent.iter().any(|start| line.starts_with(start)), "{line}");
            count += 1;
        }
    }
    assert_eq!(count, 36);
}
