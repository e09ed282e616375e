//! Managed identity, side by side: `azt` and Microsoft's clients for Python and for JavaScript, unchanged, ask the same
//! fake of each source. Where azt asks otherwise than one of them, [`DIFFERENCES`] says so, and why.
//!
//! All of it happens in namespaces of the tests' own: the sources' addresses and directories are theirs, and nothing
//! else can be reached.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::namespace::inside;
use crate::peers::{node, part, python};
use crate::process::{Outcome, azt, run};
use crate::sandbox::cloud::{ALEX, IDENTITY_HEADER, MSI_SECRET, SYSTEM_ASSIGNED, USER_ASSIGNED};
use crate::sandbox::{Request, Sandbox};

const ONE: &str = USER_ASSIGNED[0].client_id;
const TWO: &str = USER_ASSIGNED[1].client_id;
const TOKENS: &str = "/var/opt/azcmagent/tokens";

/// A machine with one source of managed identity, as it announces itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// A virtual machine, which announces nothing.
    Imds,
    /// The same with IMDS on another host.
    ImdsElsewhere,
    AppService,
    MachineLearning,
    /// A compute that names its identity.
    MachineLearningWithDefault,
    CloudShell,
    Arc,
    ServiceFabric,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Client {
    Azt,
    Python,
    JavaScript,
}

use Client::{Azt, JavaScript, Python};
use Place::{
    AppService, Arc, CloudShell, Imds, ImdsElsewhere, MachineLearning, MachineLearningWithDefault, ServiceFabric,
};

/// What azt does and one of Microsoft's clients does not, or the other way round; all lines are those of [`seen`].
struct Difference {
    place: Place,
    client: Client,
    azt: &'static [&'static str],
    theirs: &'static [&'static str],
    why: &'static str,
}

/// Everything in which they differ, whether or not an identity is asked for.
const DIFFERENCES: [Difference; 6] = [
    Difference {
        place: ImdsElsewhere,
        client: JavaScript,
        azt: &["1 GET /metadata/identity/oauth2/token"],
        theirs: &["1 GET /metadata/identity/oauth2/token/"],
        why: "documented without the slash, which it adds for another host only",
    },
    Difference {
        place: AppService,
        client: JavaScript,
        azt: &["1 metadata: true"],
        theirs: &[],
        why: "Automation has the same variables, and wants the header; the others do not mind",
    },
    Difference {
        place: MachineLearning,
        client: JavaScript,
        azt: &[],
        theirs: &["1 metadata: true"],
        why: "the secret is this protocol's proof against a forged request",
    },
    Difference {
        place: MachineLearningWithDefault,
        client: JavaScript,
        azt: &[],
        theirs: &["1 metadata: true"],
        why: "as above",
    },
    Difference {
        place: MachineLearningWithDefault,
        client: Python,
        azt: &["1 ?clientid=20000000-000a-4a2b-8c3d-5e6f70819200", DEFAULT],
        theirs: &[SYSTEM],
        why: "the compute says which identity is its own in DEFAULT_IDENTITY_CLIENT_ID, which Python does not read",
    },
    Difference {
        place: Arc,
        client: JavaScript,
        azt: &["1 host: localhost", "2 host: localhost"],
        theirs: &["1 host: 127.0.0.1", "2 host: 127.0.0.1"],
        why: "the agent may listen on IPv4 alone; azt tries each address of the name, so that it need not replace it",
    },
];

const DEFAULT: &str = "token of 20000000-000a-4a2b-8c3d-5e6f70819200 for https://management.azure.com/";
const SYSTEM: &str = "token of 50000000-0005-4a2b-8c3d-5e6f70819200 for https://management.azure.com/";

impl Place {
    fn sandbox(self) -> Sandbox {
        if self == Imds {
            return Sandbox::start_at("169.254.169.254:80").expect("this address must be the test's own");
        }
        let sandbox = Sandbox::start();
        sandbox.set_arc_tokens(Path::new(TOKENS));
        sandbox
    }

    fn variables(self, sandbox: &Sandbox) -> Vec<(&'static str, String)> {
        let url = format!("http://localhost:{}", sandbox.port());
        let header = ("IDENTITY_HEADER", IDENTITY_HEADER.to_owned());
        let ml = [("MSI_ENDPOINT", format!("{url}/aml/MSI/auth")), ("MSI_SECRET", MSI_SECRET.to_owned())];
        match self {
            Imds => vec![],
            ImdsElsewhere => vec![("AZURE_POD_IDENTITY_AUTHORITY_HOST", url)],
            AppService => vec![("IDENTITY_ENDPOINT", format!("{url}/msi/token")), header],
            MachineLearning => ml.to_vec(),
            MachineLearningWithDefault => [&ml[..], &[("DEFAULT_IDENTITY_CLIENT_ID", TWO.to_owned())]].concat(),
            CloudShell => vec![("MSI_ENDPOINT", format!("{url}/oauth2/token"))],
            Arc => {
                let endpoint = format!("{url}/arc/metadata/identity/oauth2/token");
                vec![("IDENTITY_ENDPOINT", endpoint), ("IMDS_ENDPOINT", url)]
            }
            ServiceFabric => {
                let fabric = sandbox.service_fabric();
                vec![("IDENTITY_ENDPOINT", fabric.url), header, ("IDENTITY_SERVER_THUMBPRINT", fabric.thumbprint)]
            }
        }
    }

    /// Runs a client there.
    fn run(self, client: Client, sandbox: &Sandbox, client_id: Option<&str>) -> Outcome {
        let home = TempDir::new().unwrap();
        let mut command = client.command(home.path());
        match client {
            Azt => {
                command.arg(if self == CloudShell { "cloudshell" } else { "msi" });
                command.args(client_id.map(|id| ["--client-id", id]).into_iter().flatten());
            }
            Python | JavaScript => {
                command.envs(client_id.map(|id| ("IDENTITY_CLIENT_ID", id)));
            }
        }
        if (self, client) == (ServiceFabric, JavaScript) {
            // It knows nothing of thumbprints; so it has to believe any certificate, or it would never ask.
            command.env("NODE_TLS_REJECT_UNAUTHORIZED", "0");
        }
        run(command.envs(self.variables(sandbox)), "")
    }
}

impl Client {
    fn command(self, home: &Path) -> Command {
        match self {
            Azt => {
                let mut command = azt(home);
                command.env_remove("AZURE_POD_IDENTITY_AUTHORITY_HOST");
                command
            }
            Python => {
                let mut command = python();
                command.arg(part("identity_client.py"));
                command
            }
            JavaScript => {
                let mut command = node();
                command.arg(part("identity_client.mjs"));
                command
            }
        }
    }
}

/// The lines of what was asked that matter, each after its request's number, and whose token came of it.
fn seen(requests: &[Request], outcome: &Outcome, sandbox: &Sandbox) -> BTreeSet<String> {
    let issued = sandbox.token(outcome.token()).unwrap();
    let mut lines = BTreeSet::from([format!("token of {} for {}", issued.identity, issued.audience)]);
    for (number, request) in (1..).zip(requests) {
        lines.insert(format!("{number} {} {}", request.method, request.path));
        let given = request.query.iter().map(|(name, value)| format!("{number} ?{name}={value}"));
        let form = request.form.iter().map(|(name, value)| format!("{number} {name}={value}"));
        lines.extend(given.chain(form));
        for name in ["host", "metadata", "x-identity-header", "secret", "authorization"] {
            let value = request.header(name).map(|value| match name {
                // The port is another one each time, and so is the key of an Arc agent.
                "host" => value.split(':').next().unwrap(),
                "authorization" => value.split(' ').next().unwrap(),
                _ => value,
            });
            lines.extend(value.map(|value| format!("{number} {name}: {value}")));
        }
    }
    lines
}

/// Runs the test of this name in its namespaces, and there the three clients for each identity that the place knows.
fn compare(name: &str, place: Place, identities: &[(Option<&str>, &str)]) {
    in_namespaces(name, || {
        for &(client_id, identity) in identities {
            let sandbox = place.sandbox();
            let [ours, python, javascript] = [Azt, Python, JavaScript].map(|client| {
                let before = sandbox.requests().len();
                let outcome = place.run(client, &sandbox, client_id);
                assert_eq!((client, outcome.status), (client, Some(0)), "{outcome:?}");
                seen(&sandbox.requests()[before..], &outcome, &sandbox)
            });
            assert!(ours.contains(&format!("token of {identity} for https://management.azure.com/")), "{ours:#?}");
            for (client, theirs) in [(Python, python), (JavaScript, javascript)] {
                assert_differs(place, client, &ours, &theirs);
            }
        }
    });
}

/// The two differ in what the table says, and in nothing else.
#[track_caller]
fn assert_differs(place: Place, client: Client, ours: &BTreeSet<String>, theirs: &BTreeSet<String>) {
    let rows: Vec<_> = DIFFERENCES.iter().filter(|row| (row.place, row.client) == (place, client)).collect();
    let why: Vec<_> = rows.iter().map(|row| row.why).collect();
    let [azt, other] = [|row: &&Difference| row.azt, |row: &&Difference| row.theirs]
        .map(|side| rows.iter().flat_map(side).copied().collect::<BTreeSet<_>>());
    let only = |one: &BTreeSet<String>, two: &BTreeSet<String>| one.difference(two).cloned().collect::<BTreeSet<_>>();
    assert_eq!(
        (only(ours, theirs), only(theirs, ours)),
        (azt.into_iter().map(str::to_owned).collect(), other.into_iter().map(str::to_owned).collect()),
        "{place:?}, {client:?}: {why:?}"
    );
}

fn in_namespaces(name: &str, body: impl FnOnce()) {
    let enter = format!(
        "ip link set lo up && ip address add 169.254.169.254/32 dev lo && mount -t tmpfs none /var/opt && \
         mkdir -p {TOKENS}"
    );
    inside(&format!("identity::{name}"), &["--net", "--mount"], &enter, body);
}

/// The machine's own identity, and one that is named.
const BOTH: &[(Option<&str>, &str)] = &[(None, SYSTEM_ASSIGNED.client_id), (Some(ONE), ONE)];

#[test]
#[ignore = "needs tests/real/setup"]
fn imds_is_asked_as_microsofts_clients_ask_it() {
    compare("imds_is_asked_as_microsofts_clients_ask_it", Imds, BOTH);
}

#[test]
#[ignore = "needs tests/real/setup"]
fn imds_elsewhere_is_asked_as_microsofts_clients_ask_it() {
    compare("imds_elsewhere_is_asked_as_microsofts_clients_ask_it", ImdsElsewhere, BOTH);
}

#[test]
#[ignore = "needs tests/real/setup"]
fn app_service_is_asked_as_microsofts_clients_ask_it() {
    compare("app_service_is_asked_as_microsofts_clients_ask_it", AppService, BOTH);
}

#[test]
#[ignore = "needs tests/real/setup"]
fn machine_learning_is_asked_as_microsofts_clients_ask_it() {
    compare("machine_learning_is_asked_as_microsofts_clients_ask_it", MachineLearning, BOTH);
}

#[test]
#[ignore = "needs tests/real/setup"]
fn machine_learning_is_asked_for_the_identity_that_it_names() {
    compare("machine_learning_is_asked_for_the_identity_that_it_names", MachineLearningWithDefault, &[(None, TWO)]);
}

#[test]
#[ignore = "needs tests/real/setup"]
fn an_arc_agent_is_asked_as_microsofts_clients_ask_it() {
    compare("an_arc_agent_is_asked_as_microsofts_clients_ask_it", Arc, BOTH);
}

#[test]
#[ignore = "needs tests/real/setup"]
fn cloud_shell_is_asked_as_microsofts_clients_ask_it() {
    compare("cloud_shell_is_asked_as_microsofts_clients_ask_it", CloudShell, &[(None, ALEX)]);
}

#[test]
#[ignore = "needs tests/real/setup"]
fn service_fabric_is_asked_as_microsofts_clients_ask_it() {
    compare(
        "service_fabric_is_asked_as_microsofts_clients_ask_it",
        ServiceFabric,
        &[(None, SYSTEM_ASSIGNED.client_id)],
    );
}

#[test]
#[ignore = "needs tests/real/setup"]
fn no_client_asks_for_an_identity_where_none_can_be_chosen() {
    in_namespaces("no_client_asks_for_an_identity_where_none_can_be_chosen", || {
        for place in [CloudShell, ServiceFabric] {
            let sandbox = place.sandbox();
            place.run(Azt, &sandbox, Some(ONE)).refused(2);
            for client in [Python, JavaScript] {
                let outcome = place.run(client, &sandbox, Some(ONE));
                assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(1), ""), "{outcome:?}");
            }
            assert!(sandbox.requests().is_empty(), "{place:?}");
        }
    });
}
