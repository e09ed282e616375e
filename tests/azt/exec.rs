//! `azt exec`: the program's streams, signals and status are its own, and the endpoint is there as long as it is.

use std::fs;
use std::net::TcpStream;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use crate::process::{PATIENCE, closes};
use crate::run::{Azt, Home, azt};
use crate::sandbox::Sandbox;
use crate::sandbox::browser;
use crate::sandbox::cloud::{ALEX, SYSTEM_ASSIGNED};

/// `azt exec msi` and this line of the shell.
fn shell(sandbox: &Sandbox, line: &str) -> Azt {
    azt("exec msi -- /bin/sh -c").arg(line).at(sandbox)
}

fn send(signal: &str, id: &str) {
    assert!(Command::new("kill").args(["-s", signal, id]).status().unwrap().success());
}

fn is_refused(address: &str) -> bool {
    TcpStream::connect(address).is_err_and(|error| error.kind() == std::io::ErrorKind::ConnectionRefused)
}

#[test]
fn the_programs_status_is_azts() {
    let sandbox = Sandbox::start();
    for (line, status) in
        [("exit 0", 0), ("exit 7", 7), ("exit 255", 255), ("kill -TERM $$", 143), ("kill -KILL $$", 137)]
    {
        let outcome = shell(&sandbox, line).outcome();
        assert_eq!(
            (outcome.status, outcome.stdout.as_str(), outcome.stderr.as_str()),
            (Some(status), "", ""),
            "{line}"
        );
    }
    azt("exec msi -- nonesuch").at(&sandbox).refuses(
        127,
        "azt: error: could not find the program nonesuch\nazt: hint: see what there is: command -v nonesuch\n",
    );
    azt("exec msi -- /").at(&sandbox).refuses(
        126,
        "azt: error: could not run the program /: Permission denied (os error 13)\n\
         azt: hint: see what there is: command -v /\n",
    );
}

#[test]
fn the_programs_streams_are_its_own() {
    let sandbox = Sandbox::start();
    let outcome = shell(&sandbox, "read -r word; printf 'out %s' \"$word\"; printf err >&2").input("in\n").outcome();
    assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str(), outcome.status), ("out in", "err", Some(0)));
}

#[test]
fn any_azt_below_gets_tokens_for_any_resource_of_the_same_identity() {
    let sandbox = Sandbox::start();
    for resource in ["https://vault.azure.net", "https://graph.microsoft.com/"] {
        let run = azt("exec msi --").arg(env!("CARGO_BIN_EXE_azt")).args("token --resource").arg(resource).at(&sandbox);
        let outcome = run.without("AZURE_POD_IDENTITY_AUTHORITY_HOST").imds(&sandbox).outcome();
        let issued = sandbox.token(outcome.token()).unwrap();
        assert_eq!((issued.audience.as_str(), issued.identity.as_str()), (resource, SYSTEM_ASSIGNED.client_id));
    }
}

#[test]
fn terraform_is_led_to_an_address_that_nobody_guesses_and_no_log_has() {
    let sandbox = Sandbox::start();
    let line = "echo at $ARM_MSI_ENDPOINT key=$IDENTITY_HEADER >&2; exec /bin/sleep 60";
    let mut begun = azt("exec -v msi -- /bin/sh -c").arg(line).at(&sandbox).begin();
    let line = begun.running.told_line("key=");
    let (url, key) = line.trim_start_matches("at ").trim().split_once(" key=").unwrap();
    let query = "?api-version=2018-02-01&resource=https://vault.azure.net";
    let (status, body) = asked(&format!("{url}{query}"));
    assert_eq!((status, &body["token_type"]), (200, &"Bearer".into()), "{body}");
    for (other, status) in
        [(url.replace(key, "guessed"), 401), (url.replace(key, ""), 401), (url.replace("/terraform", ""), 404)]
    {
        assert_eq!(asked(&format!("{other}{query}")).0, status, "{other}");
    }
    send("TERM", &begun.running.id().to_string());
    let said = begun.outcome().stderr;
    assert!(said.contains("azt: 127.0.0.1 GET /terraform/… for https://vault.azure.net: 200\n"), "{said}");
    assert!(!said.replace(&line, "").contains(key), "{said}");
}

/// `GET`, as Terraform does.
fn asked(url: &str) -> (u16, serde_json::Value) {
    let page = browser::get(url, &[("Metadata", "true")]).unwrap();
    (page.status, serde_json::from_str(&page.body).unwrap())
}

#[test]
fn what_would_lead_elsewhere_is_not_handed_on() {
    let sandbox = Sandbox::start();
    let astray = [
        "MSI_ENDPOINT",
        "MSI_SECRET",
        "IMDS_ENDPOINT",
        "IDENTITY_SERVER_THUMBPRINT",
        "AZURE_CLIENT_SECRET",
        "AZURE_FEDERATED_TOKEN_FILE",
        "AZURE_CLIENT_ID",
        "ARM_CLIENT_SECRET",
        "ARM_CLIENT_ID",
        "ARM_USE_OIDC",
    ];
    let run = azt("exec --env TOKEN msi -- /usr/bin/env").at(&sandbox).env("KEPT", "yes");
    let theirs = ["AZURE_CLIENT_SECRET", "AZURE_CLIENT_ID", "ARM_CLIENT_SECRET", "ARM_CLIENT_ID", "ARM_USE_OIDC"];
    let run = theirs.iter().fold(run, |run, name| run.env(name, "x"));
    let run = run.env("IMDS_ENDPOINT", "http://127.0.0.1:1").env("HTTP_PROXY", "http://127.0.0.1:1");
    let outcome = run.outcome();
    let names: Vec<_> = outcome.stdout.lines().filter_map(|line| Some(line.split_once('=')?.0)).collect();
    assert!(astray.iter().all(|name| !names.contains(name)), "{outcome:?}");
    for name in
        ["IDENTITY_ENDPOINT", "IDENTITY_HEADER", "AZD_AUTH_ENDPOINT", "AZD_AUTH_KEY", "ARM_MSI_ENDPOINT", "KEPT"]
    {
        assert!(names.contains(&name), "{name} is not in {outcome:?}");
    }
    let token = sandbox.tokens().pop().unwrap().token;
    assert!(outcome.stdout.contains(&format!("\nTOKEN={token}\n")), "{outcome:?}");
    assert!(outcome.stdout.contains("\nNO_PROXY=127.0.0.1\n"), "{outcome:?}");
}

#[test]
fn a_signal_to_azt_is_one_to_the_program() {
    let sandbox = Sandbox::start();
    for signal in ["TERM", "INT", "HUP", "QUIT", "USR1", "USR2"] {
        // A shell takes a trap between commands. One in the background could be killed before it is itself, and live on.
        let line = format!(
            "trap 'echo got {signal}; exit 9' {signal}; echo ready >&2; for i in $(/usr/bin/seq 3000); do /bin/sleep 0.01; done; exit 1"
        );
        let mut begun = shell(&sandbox, &line).begin();
        begun.told("ready");
        send(signal, &begun.running.id().to_string());
        let outcome = begun.outcome();
        assert_eq!((outcome.status, outcome.stdout), (Some(9), format!("got {signal}\n")), "{signal}");
    }
    let mut begun = shell(&sandbox, "echo ready >&2; exec /bin/sleep 60").begin();
    begun.told("ready");
    send("TERM", &begun.running.id().to_string());
    assert_eq!(begun.outcome().status, Some(143));
}

#[cfg(target_os = "linux")]
#[test]
fn what_azt_was_started_to_ignore_the_program_ignores_too() {
    let sandbox = Sandbox::start();
    // A shell ignores the second and the third for what stands before an & in a script.
    for signal in ["HUP", "INT", "QUIT", "TERM"] {
        let run = shell(&sandbox, &format!("kill -{signal} $$; echo alive"));
        let outcome = run.by("/bin/sh", &["-c", &format!("trap '' {signal}; exec \"$@\""), "sh"]).outcome();
        assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(0), "alive\n"), "{outcome:?}");
    }
}

#[test]
fn the_endpoint_ends_with_azt_however_that_ends() {
    let sandbox = Sandbox::start();
    let mut begun = shell(&sandbox, "echo at ${IDENTITY_ENDPOINT#http://} pid=$$ >&2; exec /bin/sleep 60").begin();
    let line = begun.running.told_line("pid=");
    let (address, pid) = line.trim_start_matches("at ").trim().split_once("/msi/token pid=").unwrap();
    drop(TcpStream::connect(address).unwrap());
    send("KILL", &begun.running.id().to_string());
    let started = Instant::now();
    while !is_refused(address) {
        assert!(started.elapsed() < PATIENCE, "it still listens");
        thread::sleep(Duration::from_millis(1));
    }
    // The program lives on, as after every kill of what started it, and is told clearly that nobody is there.
    send("TERM", pid);
}

#[test]
fn run_after_run_leaves_nothing_behind() {
    let (sandbox, home) = (Sandbox::start(), Home::new());
    home.ropc(ALEX, &sandbox).prints_a_token();
    home.azt("token", &sandbox).prints_a_token();
    let before = (home.tree(), sandbox.requests().len());
    for _ in 0..10 {
        let run = home.azt("exec -- /bin/sh -c", &sandbox).arg("printf %s ${IDENTITY_ENDPOINT#http://}");
        let outcome = run.outcome();
        assert_eq!(outcome.stderr, "");
        assert!(closes(outcome.stdout.strip_suffix("/msi/token").unwrap()), "{outcome:?}");
    }
    assert_eq!((home.tree(), sandbox.requests().len()), before);
    let of_home = format!("HOME={}\0", home.path().display());
    let environments = fs::read_dir("/proc").unwrap().flatten().map(|entry| fs::read(entry.path().join("environ")));
    let left = environments.flatten().filter(|text| String::from_utf8_lossy(text).contains(&of_home)).count();
    assert_eq!(left, 0, "processes of this home");
}

#[test]
fn nothing_is_run_where_there_is_no_token_or_no_program() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    azt("exec -- /bin/echo started").keeping(&home).refuses(
        3,
        "azt: error: nobody has signed in\n\
         azt: hint: sign in: azt login --tenant organizations --resource https://management.azure.com/\n",
    );
    for (line, stderr) in [
        (
            "exec",
            "azt: error: no program was named\nazt: hint: it stands behind two dashes, as in the example: azt exec --help\n",
        ),
        (
            "exec terraform plan",
            "azt: error: unexpected argument 'plan' found\n\
             azt: hint: a program stands behind two dashes, as in the example: azt exec --help\n",
        ),
        (
            "exec msi --resorce x -- ls",
            "azt: error: unexpected argument '--resorce' found\n\
             azt: hint: a similar argument exists: '--resource'; what can be typed: azt exec msi --help\n",
        ),
        (
            "exec msi",
            "azt: error: no program was named\nazt: hint: it stands behind two dashes, as in the example: azt exec --help\n",
        ),
        (
            "exec --env A=B -- /bin/echo started",
            "azt: error: 'A=B' is not the name of a variable\n\
             azt: hint: name it in letters, digits and underscores: azt exec --env ACCESS_TOKEN\n",
        ),
        (
            "exec --save x -- /bin/echo started",
            "azt: error: --save is about one token, and azt exec lends many and prints none\n\
             azt: hint: leave it out: azt exec --help\n",
        ),
    ] {
        azt(line).at(&sandbox).refuses(2, stderr);
    }
}
