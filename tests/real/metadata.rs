//! The Instance Metadata Service at its real address: in a network namespace of the test's own, where that address is on
//! the loopback interface and nothing else can be reached.

use std::net::TcpListener;
use std::time::Duration;

use tempfile::TempDir;

use crate::namespace::inside;
use crate::peers::{part, python};
use crate::process::{azt, run};
use crate::sandbox::cloud::{SYSTEM_ASSIGNED, USER_ASSIGNED};
use crate::sandbox::{Request, Sandbox};

const ADDRESS: &str = "169.254.169.254:80";
const URL: &str = "http://169.254.169.254/metadata/identity/oauth2/token";
const HINT: &str = "azt: hint: only Azure machines have managed identity; elsewhere sign in: \
                    azt authcode --resource https://management.azure.com/\n";

/// Runs the test of this name again, alone, inside a namespace, where `body` is what it does.
fn in_namespace(name: &str, body: impl FnOnce()) {
    inside(name, &["--net"], "ip link set lo up && ip address add 169.254.169.254/32 dev lo", body);
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
    let ours = run(azt(home.path()).arg("msi").args(args), "");
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
        let outcome = run(azt(home.path()).args(["msi", "--http-timeout", "1s"]), "");
        eprintln!("gave up after {:?}", outcome.took);
        assert_eq!(outcome.refused(5), format!("azt: error: {URL} did not answer within 1s\n"));
        assert!(outcome.took < Duration::from_secs(10), "{outcome:?}");
    });
}

#[test]
#[ignore = "needs tests/real/setup"]
fn msi_says_at_once_that_nobody_is_there() {
    in_namespace("metadata::msi_says_at_once_that_nobody_is_there", || {
        drop(TcpListener::bind(ADDRESS).expect("this address must be the test's own"));
        let home = TempDir::new().unwrap();
        let outcome = run(azt(home.path()).arg("msi"), "");
        eprintln!("gave up after {:?}", outcome.took);
        assert_eq!(
            outcome.refused(5),
            format!("azt: error: could not reach {URL}: Connection refused (os error 111)\n{HINT}")
        );
        assert!(outcome.took < Duration::from_secs(10), "{outcome:?}");
    });
}
