//! `azt docker`, as docker talks to it.

use std::fs;
use std::os::unix::process::CommandExt as _;
use std::process::Command;

use crate::process::{self, Outcome};
use crate::run::{Azt, Home, azt};
use crate::sandbox::cloud::{ALEX, GUEST, TENANT_ID};
use crate::sandbox::{Answer, Sandbox};

const NOBODY: &str = "00000000-0000-0000-0000-000000000000";

fn signed_in() -> (Sandbox, Home) {
    let (sandbox, home) = (Sandbox::start(), Home::new());
    home.ropc(ALEX, &sandbox).prints_a_token();
    (sandbox, home)
}

fn registry(sandbox: &Sandbox) -> String {
    format!("127.0.0.1:{}", sandbox.port())
}

fn docker(home: &Home, operation: &str, sandbox: &Sandbox) -> Azt {
    home.azt("docker", sandbox).arg(operation).env("AZT_ALLOW_REGISTRY", registry(sandbox)).input(&registry(sandbox))
}

fn secret(outcome: &Outcome) -> String {
    assert_eq!(outcome.stderr, "", "{outcome:?}");
    outcome.json()["Secret"].as_str().unwrap().to_owned()
}

fn exchanges(sandbox: &Sandbox) -> usize {
    sandbox.requests().iter().filter(|request| request.path == "/oauth2/exchange").count()
}

#[test]
fn the_credential_is_a_refresh_token_which_is_kept() {
    let (sandbox, home) = signed_in();
    let credential = docker(&home, "get", &sandbox).outcome().json();
    let issued = sandbox.tokens().pop().unwrap();
    assert_eq!(
        credential,
        serde_json::json!({ "ServerURL": registry(&sandbox), "Username": NOBODY, "Secret": issued.token })
    );
    let request = sandbox.requests().pop().unwrap();
    assert_eq!((request.path.as_str(), request.form("tenant")), ("/oauth2/exchange", Some(TENANT_ID)));
    assert_eq!(secret(&docker(&home, "get", &sandbox).outcome()), issued.token);
    assert_eq!(exchanges(&sandbox), 1);
    let raw = home.records("tokens").into_iter().map(|path| fs::read(path).unwrap());
    assert!(raw.into_iter().all(|bytes| !String::from_utf8_lossy(&bytes).contains(&issued.token)));

    docker(&home, "list", &sandbox).prints(&format!("{{\"{}\":\"{NOBODY}\"}}\n", registry(&sandbox)));
    let store = |user: &str| {
        let stored = format!(r#"{{"ServerURL":"{}","Username":"{user}","Secret":"s"}}"#, registry(&sandbox));
        docker(&home, "store", &sandbox).input(&stored)
    };
    store(NOBODY).prints("");
    let outcome = store("deploy").outcome();
    let refusal = "azt has its own credential for it, and keeps no other; for another, take REGISTRY out of credHelpers in \
                   docker's config.json\n";
    assert_eq!((outcome.stdout, outcome.status), (refusal.replace("REGISTRY", &registry(&sandbox)), Some(1)));
    docker(&home, "erase", &sandbox).prints("");
    docker(&home, "list", &sandbox).prints("{}\n");
    assert_ne!(secret(&docker(&home, "get", &sandbox).outcome()), issued.token);
}

#[test]
fn who_signs_in_next_gets_another_and_who_signs_out_leaves_none() {
    let (sandbox, home) = signed_in();
    let first = secret(&docker(&home, "get", &sandbox).outcome());
    home.ropc(GUEST, &sandbox).prints_a_token();
    let second = secret(&docker(&home, "get", &sandbox).outcome());
    assert_ne!(first, second);
    home.azt("logout", &sandbox).arg(GUEST).outcome();
    home.azt("logout", &sandbox).arg(ALEX).outcome();
    docker(&home, "list", &sandbox).prints("{}\n");
    assert_eq!(home.records("tokens"), Vec::<std::path::PathBuf>::new());
}

#[test]
fn a_token_about_to_expire_is_renewed_and_many_ask_once() {
    let (sandbox, home) = signed_in();
    sandbox.set_lifetime(299);
    let first = secret(&docker(&home, "get", &sandbox).outcome());
    sandbox.set_lifetime(3600);
    let before = exchanges(&sandbox);
    let runs: Vec<_> = (0..8).map(|_| docker(&home, "get", &sandbox).begin()).collect();
    let secrets: Vec<_> = runs.into_iter().map(|run| secret(&run.outcome())).collect();
    assert!(secrets.iter().all(|secret| *secret == secrets[0] && *secret != first), "{secrets:?}");
    assert_eq!(exchanges(&sandbox) - before, 1);
}

#[test]
fn registries_of_others_have_no_credential_and_see_no_token() {
    let (sandbox, home) = signed_in();
    let before = sandbox.requests().len();
    let not_found = |run: Azt| {
        let outcome = run.outcome();
        let said = (outcome.stdout.as_str(), outcome.stderr.as_str(), outcome.status);
        assert_eq!(said, ("credentials not found in native keychain\n", "", Some(1)));
    };
    for server in ["https://index.docker.io/v1/", "localhost:5000", "https://contoso.azurecr.io@evil.example", ""] {
        not_found(docker(&home, "get", &sandbox).input(server));
    }
    // A registry on this machine is nobody to trust, unless somebody says so.
    not_found(docker(&home, "get", &sandbox).without("AZT_ALLOW_REGISTRY"));
    let run = docker(&home, "get --allow-registry x", &sandbox).outcome();
    assert_eq!(run.status, Some(2));
    not_found(docker(&home, "get", &sandbox).args("--allow-registry other.example"));
    let outcome = docker(&home, "store", &sandbox).input(r#"{"ServerURL":"docker.io","Secret":"s"}"#).outcome();
    assert_eq!(outcome.stdout, "azt keeps no credentials of registries other than Azure's\n");
    assert_eq!((outcome.stderr.as_str(), outcome.status), ("", Some(1)));
    docker(&home, "erase", &sandbox).input("docker.io").prints("");
    assert_eq!(sandbox.requests().len(), before);
}

#[test]
fn a_hostile_registry_gets_nothing_printed() {
    let (sandbox, home) = signed_in();
    secret(&docker(&home, "get", &sandbox).outcome());
    let registry = registry(&sandbox);
    let entra = sandbox.requests().pop().unwrap().form("access_token").unwrap().to_owned();
    let long = "x".repeat(1024 * 1024 + 1);
    let echo = format!(r#"{{"errors":[{{"code":"X","message":"no\u001b[2J {entra} so"}}]}}"#);
    for (answer, status, refusal) in [
        (Answer::text(200, &long), 5, "the answer of SANDBOX/oauth2/exchange is longer than 1 MiB".to_owned()),
        (Answer::text(200, "{}"), 5, format!("{registry} answered without a refresh_token")),
        (
            Answer::text(200, r#"{"refresh_token":"a\nb"}"#),
            5,
            format!("{registry} answered with a refresh_token that does not say when it expires"),
        ),
        (
            Answer::status(302).header("Location", "https://evil.example/?x"),
            5,
            format!("{registry} answered with a redirect to https://evil.example/, which azt does not follow"),
        ),
        (
            Answer::text(403, &echo),
            4,
            format!(
                "{registry} gave no token: X: no [2J <redacted> so (HTTP 403)\nazt: hint: see whether that account has a role there, such as AcrPull: azt inspect --resource acr"
            ),
        ),
    ] {
        docker(&home, "erase", &sandbox).prints("");
        sandbox.answer_next(answer.at("/oauth2/exchange"));
        docker(&home, "get", &sandbox).refuses(status, &format!("azt: error: {refusal}\n"));
    }
}

#[test]
fn setup_makes_the_helper_that_docker_looks_for() {
    let (sandbox, home) = signed_in();
    home.azt("profile add vm msi", &sandbox).prints("");
    let directory = home.path().join("bin");
    fs::create_dir(&directory).unwrap();
    let setup = |line: &str| {
        let run = home.azt("docker setup --dir", &sandbox).arg(&directory).args(line);
        run.arg(registry(&sandbox)).env("AZT_ALLOW_REGISTRY", registry(&sandbox)).env("PATH", &directory)
    };
    for (line, helper) in [("", "azt"), ("-p vm", "azt-vm")] {
        for _ in 0..2 {
            let outcome = setup(line).outcome();
            let stderr = format!(
                "azt: docker's helper is HOME/bin/docker-credential-{helper}\n\
                 azt: docker asks azt for the credentials of {}\n",
                registry(&sandbox)
            );
            assert_eq!((outcome.stdout.as_str(), outcome.stderr, outcome.status), ("", stderr, Some(0)));
        }
        let config = fs::read_to_string(home.path().join(".docker/config.json")).unwrap();
        let expected = format!("{{\n\t\"credHelpers\": {{\n\t\t\"{}\": \"{helper}\"\n\t}}\n}}\n", registry(&sandbox));
        assert_eq!(config, expected);
        // As docker starts it.
        let mut command = process::azt(home.path());
        let environment: Vec<_> =
            command.get_envs().filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned()))).collect();
        command = Command::new(directory.join(format!("docker-credential-{helper}")));
        command.arg0(format!("docker-credential-{helper}")).arg("get").env_clear().envs(environment);
        command.env("AZT_STORE", "file").env("AZURE_AUTHORITY_HOST", sandbox.url());
        command.env("AZURE_POD_IDENTITY_AUTHORITY_HOST", sandbox.url()).env("AZT_ALLOW_REGISTRY", registry(&sandbox));
        let outcome = process::run(&mut command, &format!("{}\n", registry(&sandbox)));
        assert_eq!(secret(&outcome), sandbox.tokens().pop().unwrap().token);
    }
    fs::remove_file(directory.join("docker-credential-azt")).unwrap();
    fs::write(directory.join("docker-credential-azt"), "mine").unwrap();
    setup("").refuses(
        1,
        "azt: error: could not make HOME/bin/docker-credential-azt: another program of that name is there\n",
    );
    setup("-p nobody").outcome().refused(2);
    setup("docker.io").refuses(
        2,
        "azt: error: docker.io is no registry of Azure's\nazt: hint: if you trust it as one: export AZT_ALLOW_REGISTRY=docker.io\n",
    );
}

#[test]
fn the_helper_leads_to_the_name_of_azt_that_outlives_its_version() {
    let (sandbox, home) = (Sandbox::start(), Home::new());
    let directory = home.path().join("bin");
    fs::create_dir(&directory).unwrap();
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_azt"), directory.join("azt")).unwrap();
    let helper = directory.join("docker-credential-azt");
    std::os::unix::fs::symlink("nowhere", &helper).unwrap();
    let setup = home.azt("docker setup --dir", &sandbox).arg(&directory).env("PATH", &directory).outcome();
    assert_eq!(setup.stderr, "azt: docker's helper is HOME/bin/docker-credential-azt\n");
    assert_eq!(fs::read_link(&helper).unwrap(), directory.join("azt"));
    assert_eq!(fs::read_dir(&directory).unwrap().count(), 2);
}

#[test]
fn a_command_line_that_makes_no_sense_is_refused() {
    let nothing = "azt: error: docker says what it wants: get, store, erase or list\n\
                   azt: hint: set it up: azt docker setup --dir DIR REGISTRY\n";
    azt("docker").refuses(2, nothing);
    azt("docker --tenant contoso.example setup --dir .").refuses(
        2,
        "azt: error: what stands between docker and setup belongs to azt docker get\n\
         azt: hint: keep it as a profile: azt docker setup --dir DIR -p PROFILE\n",
    );
    assert_eq!(azt("docker fetch").outcome().status, Some(2));
}
