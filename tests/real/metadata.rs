//! The Instance Metadata Service at its real address: in a network namespace of the test's own, where that address is on
//! the loopback interface and nothing else can be reached.

use std::net::TcpListener;
use std::process::Command;
use std::time::Duration;

use tempfile::TempDir;

use crate::namespace::inside;
use crate::peers::{part, python};
use crate::process::{azt, run};
use crate::sandbox::cloud::{SYSTEM_ASSIGNED, USER_ASSIGNED};
use crate::sandbox::{Answer, Identities, Request, Sandbox};

const ADDRESS: &str = "169.254.169.254:80";
const URL: &str = "http://169.254.169.254/metadata/identity/oauth2/token";
const HINT: &str = "azt: hint: only Azure machines have managed identity; elsewhere sign in: \
                    azt authcode --resource https://management.azure.com/\n";

/// Runs the test of this name again, alone, inside a namespace, where `body` is what it does.
fn in_namespace(name: &str, body: impl FnOnce()) {
    inside(name, &["--net"], "ip link set lo up && ip address add 169.254.169.254/32 dev lo", body);
}

/// An azt with its default settings, which asks the real address.
fn real(home: &TempDir) -> Command {
    let mut command = azt(home.path());
    command.env_remove("AZURE_POD_IDENTITY_AUTHORITY_HOST");
    command
}

/// What makes a token request to this service; the rest is telemetry.
fn asked(request: &Request) -> (&str, &str, Vec<(String, String)>, Option<&str>) {
    let mut query = request.query.clone();
    query.sort();
    (&request.method, &request.path, query, request.header("metadata"))
}

/// `azt msi` and Microsoft's two clients ask the same and get a token of the same identity.
fn compare(args: &[&str], client_id: Option<&str>, identity: &str) {
    let sandbox = Sandbox::start_at(ADDRESS).expect("this address must be the test's own");
    let home = TempDir::new().unwrap();
    let ours = run(real(&home).arg("msi").args(args), "");
    let mut clients = python();
    clients.arg(part("imds_clients.py")).envs(client_id.map(|id| ("IMDS_CLIENT_ID", id)));
    let theirs = run(&mut clients, "").json();

    assert_eq!(ours.stderr, "");
    let tokens = [ours.token(), theirs["azure-identity"].as_str().unwrap(), theirs["msal"].as_str().unwrap()];
    for token in tokens {
        let issued = sandbox.token(token).unwrap();
        assert_eq!((issued.identity.as_str(), issued.audience.as_str()), (identity, "https://management.azure.com/"));
    }
    let requests = sandbox.requests();
    assert_eq!(requests.len(), tokens.len());
    for request in &requests {
        assert_eq!(asked(request), asked(&requests[0]));
        assert_eq!(request.header("host"), Some("169.254.169.254"));
    }
}

#[test]
#[ignore = "needs tests/real/setup"]
fn msi_asks_the_real_address_as_microsofts_clients_do() {
    in_namespace("metadata::msi_asks_the_real_address_as_microsofts_clients_do", || {
        compare(&[], None, SYSTEM_ASSIGNED.client_id);
    });
}

#[test]
#[ignore = "needs tests/real/setup"]
fn msi_asks_for_a_user_assigned_identity_as_microsofts_clients_do() {
    in_namespace("metadata::msi_asks_for_a_user_assigned_identity_as_microsofts_clients_do", || {
        let id = USER_ASSIGNED[0].client_id;
        compare(&["--client-id", id], Some(id), id);
    });
}

#[test]
#[ignore = "needs tests/real/setup"]
fn msi_gives_up_on_a_service_that_accepts_and_never_answers() {
    in_namespace("metadata::msi_gives_up_on_a_service_that_accepts_and_never_answers", || {
        // The kernel accepts on a listener's behalf; nobody reads.
        let _black_hole = TcpListener::bind(ADDRESS).expect("this address must be the test's own");
        let home = TempDir::new().unwrap();
        let outcome = run(real(&home).args(["msi", "--http-timeout", "1s"]), "");
        eprintln!("gave up after {:?}", outcome.took);
        let said = format!("azt: error: {URL} did not answer within 1s; it was asked 2 times\n");
        assert_eq!(outcome.refused(5), said);
        // Twice the time of a request, and a second or a little more between.
        assert!(outcome.took < Duration::from_millis(2 * 1000 + 1250 + 1000), "{outcome:?}");
    });
}

#[test]
#[ignore = "needs tests/real/setup"]
fn msi_says_at_once_that_nobody_is_there() {
    in_namespace("metadata::msi_says_at_once_that_nobody_is_there", || {
        drop(TcpListener::bind(ADDRESS).expect("this address must be the test's own"));
        let home = TempDir::new().unwrap();
        let outcome = run(real(&home).arg("msi"), "");
        eprintln!("gave up after {:?}", outcome.took);
        assert_eq!(
            outcome.refused(5),
            format!("azt: error: could not reach {URL}: Connection refused (os error 111)\n{HINT}")
        );
        assert!(outcome.took < Duration::from_secs(10), "{outcome:?}");
    });
}

/// `azt token` of somebody who has signed in nowhere, and keeps what it finds out.
fn bare(home: &TempDir) -> Command {
    let mut command = real(home);
    command.args(["token", "--no-prompt"]).env("AZT_STORE", "file");
    command
}

const NOBODY: &str = "azt: error: nobody has signed in\n\
    azt: hint: sign in: azt login --tenant organizations --resource https://management.azure.com/\n";

#[test]
#[ignore = "needs tests/real/setup"]
fn a_laptop_pays_once_for_the_look_at_a_service_that_never_answers() {
    in_namespace("metadata::a_laptop_pays_once_for_the_look_at_a_service_that_never_answers", || {
        let _black_hole = TcpListener::bind(ADDRESS).expect("this address must be the test's own");
        let home = TempDir::new().unwrap();
        let first = run(&mut bare(&home), "");
        assert_eq!(first.refused(3), NOBODY);
        let later = || {
            let outcome = run(&mut bare(&home), "");
            assert_eq!(outcome.refused(3), NOBODY);
            outcome.took
        };
        // The machine may be busy with other tests; what was paid once is never paid again.
        let second = (0..10).map(|_| later()).min().unwrap();
        eprintln!("{:?}, then {second:?}", first.took);
        assert!(first.took >= Duration::from_secs(1) && first.took < Duration::from_millis(1500), "{first:?}");
        assert!(second < Duration::from_millis(50), "{second:?}");
        // Who asks for it by name is told what is the matter, whatever is remembered.
        let asked = run(real(&home).args(["msi", "--timeout", "1s"]).env("AZT_STORE", "file"), "");
        assert_eq!(asked.refused(5), format!("azt: error: {URL} did not answer within 1s\n"));
    });
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_machine_with_an_identity_needs_nobody_and_is_looked_at_once() {
    in_namespace("metadata::a_machine_with_an_identity_needs_nobody_and_is_looked_at_once", || {
        let sandbox = Sandbox::start_at(ADDRESS).expect("this address must be the test's own");
        let home = TempDir::new().unwrap();
        let first = run(&mut bare(&home), "");
        assert_eq!((first.stderr.as_str(), sandbox.token(first.token()).is_some()), ("", true));
        let headers = |sandbox: &Sandbox| {
            sandbox.requests().iter().map(|request| request.header("metadata").map(str::to_owned)).collect::<Vec<_>>()
        };
        // The look leaves the header out, so that the service refuses it at once.
        assert_eq!(headers(&sandbox), [None, Some("true".to_owned())]);
        let second = run(&mut bare(&home), "");
        assert_eq!((second.token(), second.stderr.as_str(), sandbox.requests().len()), (first.token(), "", 2));
        // A machine that had it has it: its token is renewed without another look.
        run(bare(&home).arg("--force-refresh"), "").token();
        assert_eq!(headers(&sandbox).len(), 3);
        // Who asks for it by name does not look for it first.
        let asked = run(real(&home).args(["msi", "--resource", "graph"]).env("AZT_STORE", "file"), "");
        assert_eq!((asked.status, headers(&sandbox).len()), (Some(0), 4));
    });
}

#[test]
#[ignore = "needs tests/real/setup"]
fn what_is_not_imds_at_its_address_is_not_asked_for_a_token() {
    in_namespace("metadata::what_is_not_imds_at_its_address_is_not_asked_for_a_token", || {
        let ec2 = || Answer::html(401, "<html>401 - Unauthorized".to_owned()).header("Server", "EC2ws");
        let docker = Answer::json(
            403,
            &serde_json::json!({ "error": "connecting to 169.254.169.254:80: unreachable network." }),
        );
        let page = Answer::html(200, "<html>a portal".to_owned());
        for answer in [ec2(), docker, page, Answer::status(404)] {
            let sandbox = Sandbox::start_at(ADDRESS).expect("this address must be the test's own");
            sandbox.answer_always("/metadata/identity/oauth2/token", answer);
            let home = TempDir::new().unwrap();
            assert_eq!(run(&mut bare(&home), "").refused(3), NOBODY);
            assert_eq!(run(&mut bare(&home), "").refused(3), NOBODY);
            assert_eq!(sandbox.requests().len(), 1, "it is not looked for again at once");
            assert!(sandbox.requests().iter().all(|request| request.header("metadata").is_none()));
        }
        // An upgrade is waited for as ever, and is no reason to sign in.
        let sandbox = Sandbox::start_at(ADDRESS).expect("this address must be the test's own");
        sandbox.answer_always("/metadata/identity/oauth2/token", Answer::status(410));
        let home = TempDir::new().unwrap();
        let outcome = run(bare(&home).args(["--timeout", "1s"]), "");
        assert_eq!(outcome.refused(5), "azt: error: IMDS gave no token: it gave no reason (HTTP 410)\n");
        drop(sandbox);
        // A stand-in that does not check the header is as good as IMDS.
        let sandbox = Sandbox::start_at(ADDRESS).expect("this address must be the test's own");
        let body = serde_json::json!({ "access_token": "eyJ.e30.c2ln", "expires_in": 3599 });
        sandbox.answer_always("/metadata/identity/oauth2/token", Answer::json(200, &body));
        let home = TempDir::new().unwrap();
        assert_eq!(run(&mut bare(&home), "").token(), "eyJ.e30.c2ln");
        drop(sandbox);
        let sandbox = Sandbox::start_at(ADDRESS).expect("this address must be the test's own");
        sandbox.set_identities(Identities::None);
        let home = TempDir::new().unwrap();
        let said = NOBODY.replace("signed in\n", "signed in, and this machine has no managed identity\n");
        assert_eq!(run(&mut bare(&home), "").refused(3), said);
    });
}
