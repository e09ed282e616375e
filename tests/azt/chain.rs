//! Bare `azt token`: what it takes where nobody says by which flow, in which order, and what `-v` says of it.

use serde_json::json;

use crate::client_credentials::file;
use crate::msi::place::Place;
use crate::run::{Azt, Home, azt, newest};
use crate::sandbox::cloud::{
    ALEX, AZURE_CLI, CLIENT_SECRET, CONFIDENTIAL_APP, IDENTITY_HEADER, SYSTEM_ASSIGNED, TENANT_ID, USER_ASSIGNED,
};
use crate::sandbox::{Answer, Identities, Sandbox};
use crate::workload_identity::github;

const NOBODY: &str = "azt: error: nobody has signed in\nazt: hint: sign in: azt login --tenant organizations --resource https://management.azure.com/ --authority-host SANDBOX\n";
const NO_IMDS: &str =
    "could not reach http://127.0.0.1:1/metadata/identity/oauth2/token: Connection refused (os error 111)";

fn at(run: Azt, place: Place, sandbox: &Sandbox) -> Azt {
    place.variables(sandbox).into_iter().fold(run, |run, (name, value)| run.env(name, value))
}

/// Whose token it is: a managed identity's client id, or a user's name.
#[track_caller]
fn whose(run: Azt, sandbox: &Sandbox) -> String {
    let outcome = run.outcome();
    assert_eq!((outcome.stderr.as_str(), outcome.status), ("", Some(0)));
    sandbox.token(outcome.token()).unwrap().identity
}

#[test]
fn what_is_announced_comes_first_then_who_signed_in_then_imds() {
    let sandbox = Sandbox::start();
    let (signed_in, empty) = (Home::new(), Home::new());
    signed_in.ropc(ALEX, &sandbox).prints_a_token();
    let system = SYSTEM_ASSIGNED.client_id;
    for place in [Place::AppService, Place::OldAppService, Place::MachineLearning, Place::ServiceFabric] {
        for home in [&signed_in, &empty] {
            assert_eq!(whose(at(home.azt("token", &sandbox), place, &sandbox), &sandbox), system, "{place:?}");
        }
    }
    let shell = format!("{}/oauth2/token", sandbox.url());
    let cloud_shell = |home: &Home| home.azt("token --resource graph", &sandbox).env("MSI_ENDPOINT", &shell);
    assert_eq!(whose(cloud_shell(&empty), &sandbox), ALEX);
    assert_eq!(sandbox.requests().pop().unwrap().path, "/oauth2/token");
    // IMDS is for who has nothing else, and its token is kept like any other.
    assert_eq!(whose(signed_in.azt("token", &sandbox).imds(&sandbox), &sandbox), ALEX);
    let before = sandbox.requests().len();
    assert_eq!(whose(empty.azt("token --resource keyvault", &sandbox).imds(&sandbox), &sandbox), system);
    assert_eq!(whose(empty.azt("token --resource keyvault", &sandbox).imds(&sandbox), &sandbox), system);
    assert_eq!(sandbox.requests().len(), before + 1, "where its host was named, it is not looked for");
    empty.azt("token", &sandbox).refuses(3, NOBODY);
}

#[test]
fn what_was_asked_of_a_sign_in_is_a_sign_ins() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    for option in [
        "--login-hint alex@contoso.example",
        "--tenant contoso.example",
        "--client-id a9900000-0003-4a2b-8c3d-5e6f70819200",
    ] {
        let run = home.azt(&format!("token {option}"), &sandbox);
        let outcome = at(run, Place::AppService, &sandbox).imds(&sandbox).outcome();
        assert!(outcome.refused(3).contains("signed in\nazt: hint: sign in: azt login "), "{outcome:?}");
    }
    for variable in ["AZT_TENANT", "AZT_CLIENT_ID"] {
        let run = home.azt("token", &sandbox).env(variable, "a9900000-0003-4a2b-8c3d-5e6f70819200");
        let outcome = at(run, Place::AppService, &sandbox).imds(&sandbox).outcome();
        assert!(outcome.refused(3).contains("signed in\nazt: hint: sign in: azt login "), "{outcome:?}");
    }
    let run = home.azt("token -o oauth --with-refresh-token", &sandbox);
    at(run, Place::AppService, &sandbox).refuses(3, NOBODY);
    assert_eq!(sandbox.requests().len(), 0);
}

/// azt does not become somebody else because an agent is being restarted.
#[test]
fn a_source_that_is_announced_and_not_there_is_not_passed_over() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let gone = || {
        let run = home.azt("token", &sandbox).imds(&sandbox).env("IDENTITY_ENDPOINT", "http://127.0.0.1:1/msi/token");
        run.env("IDENTITY_HEADER", IDENTITY_HEADER)
    };
    let said = "azt: error: could not reach http://127.0.0.1:1/msi/token: Connection refused (os error 111)\n\
         azt: hint: what announces it in the environment is not there; sign in: azt authcode --resource https://management.azure.com/\n";
    gone().refuses(5, said);
    home.ropc(ALEX, &sandbox).prints_a_token();
    gone().refuses(5, said);
}

#[test]
fn a_sign_in_that_cannot_be_renewed_now_is_not_passed_over() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    home.ropc(ALEX, &sandbox).prints_a_token();
    let count = sandbox.requests().len();
    // The login host gives way in the middle of an answer, which is no answer.
    sandbox.answer_next(Answer::silence().at("/organizations/oauth2/v2.0/token"));
    let run = home.azt("token --resource keyvault --http-timeout 1s", &sandbox).imds(&sandbox);
    let outcome = run.outcome();
    assert!(outcome.refused(5).contains("did not answer within 1s"), "{outcome:?}");
    assert_eq!(sandbox.requests().len(), count + 1, "the machine was not asked in their place");
}

#[test]
fn many_at_once_take_the_same_way() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    sandbox.set_identities(Identities::None);
    let runs: Vec<_> = (0..12).map(|_| home.azt("token --no-prompt", &sandbox).imds(&sandbox).begin()).collect();
    let said = NOBODY.replace("signed in\n", "signed in, and this machine has no managed identity\n");
    for run in runs {
        let outcome = run.outcome();
        assert!(outcome.refused(3).replace(&sandbox.url(), "SANDBOX").ends_with(&said), "{outcome:?}");
    }
}

/// A machine that has an identity does not wait for a person at another terminal.
#[test]
fn who_is_being_asked_to_sign_in_is_waited_for_last() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let mut asking = home.azt("authcode --no-browser", &sandbox).begin();
    asking.told("/oauth2/v2.0/authorize?");
    assert_eq!(whose(home.azt("token", &sandbox).imds(&sandbox), &sandbox), SYSTEM_ASSIGNED.client_id);
    let outcome = home.azt("token --resource graph --timeout 1s", &sandbox).outcome();
    assert!(outcome.refused(5).contains("has been at the same for 1s"), "{outcome:?}");
    drop(asking);
}

/// Two applications of one machine share its endpoint; what each has to show tells them apart.
#[test]
fn another_application_of_the_machine_gets_its_own_token() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    for place in [Place::AppService, Place::ServiceFabric] {
        let app = |header: &str| {
            sandbox.rotate_identity_header(header);
            at(home.azt("token", &sandbox), place, &sandbox).env("IDENTITY_HEADER", header)
        };
        app("app-a").prints_a_token();
        let before = sandbox.requests().len();
        app("app-b").prints_a_token();
        assert_eq!(sandbox.requests().len(), before + 1, "{place:?}");
        app("app-a").prints_a_token();
        assert_eq!(sandbox.requests().len(), before + 1, "{place:?}");
    }
}

#[test]
fn a_source_that_refuses_is_not_passed_over() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    home.ropc(ALEX, &sandbox).prints_a_token();
    sandbox.set_identities(Identities::None);
    let outcome = at(home.azt("token", &sandbox), Place::AppService, &sandbox).outcome();
    assert!(outcome.refused(4).starts_with("azt: error: App Service gave no token: No User Assigned"), "{outcome:?}");
    sandbox.answer_next(Answer::status(503));
    let outcome = at(home.azt("token --timeout 1s", &sandbox), Place::AppService, &sandbox).outcome();
    outcome.refused(5);
}

#[test]
fn a_machine_without_an_identity_says_so() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    sandbox.set_identities(Identities::None);
    let said = NOBODY.replace("signed in\n", "signed in, and this machine has no managed identity\n");
    home.azt("token", &sandbox).imds(&sandbox).refuses(3, &said);
    // Other refusals are for somebody to mend.
    sandbox.set_identities(Identities::SeveralUsers);
    home.azt("token", &sandbox).imds(&sandbox).outcome().refused(4);
}

/// As in the SDKs' default credentials, unlike their managed identity's own.
#[test]
fn the_client_id_of_the_environment_chooses_the_identity_here_and_only_here() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let id = USER_ASSIGNED[0].client_id;
    let bare = |place| at(home.azt("token", &sandbox).env("AZURE_CLIENT_ID", id), place, &sandbox);
    for place in [Place::AppService, Place::MachineLearning] {
        bare(place).prints_a_token();
        assert_eq!(sandbox.tokens().pop().unwrap().identity, id, "{place:?}");
    }
    assert_eq!(whose(home.azt("token", &sandbox).imds(&sandbox).env("AZURE_CLIENT_ID", id), &sandbox), id);
    assert_eq!(whose(bare(Place::ServiceFabric), &sandbox), SYSTEM_ASSIGNED.client_id, "it has no choice");
    let named = at(home.azt("msi --resource graph", &sandbox).env("AZURE_CLIENT_ID", id), Place::AppService, &sandbox);
    assert_eq!(whose(named, &sandbox), SYSTEM_ASSIGNED.client_id);
}

#[test]
fn an_application_of_the_environment_comes_before_everything_else() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    home.ropc(ALEX, &sandbox).prints_a_token();
    let application = |line: &str| {
        let run = home.azt(line, &sandbox).env("AZURE_CLIENT_ID", CONFIDENTIAL_APP).env("AZURE_TENANT_ID", TENANT_ID);
        github(at(run, Place::AppService, &sandbox), &sandbox)
    };
    let secret = |line: &str| application(line).env("AZURE_CLIENT_SECRET", CLIENT_SECRET);
    assert_eq!(whose(secret("token"), &sandbox), CONFIDENTIAL_APP);
    assert!(sandbox.requests().pop().unwrap().form("client_secret").is_some());
    let certificate = |line: &str| application(line).env("AZURE_CLIENT_CERTIFICATE_PATH", file("app.pem"));
    assert_eq!(whose(certificate("token --resource graph"), &sandbox), CONFIDENTIAL_APP);
    assert!(sandbox.requests().pop().unwrap().form("client_assertion").is_some());
    // Then who vouches for it.
    assert_eq!(whose(application("token --resource keyvault"), &sandbox), CONFIDENTIAL_APP);
    assert_eq!(sandbox.requests().iter().filter(|request| request.path == "/actions/idtoken").count(), 1);
    // What was asked of a sign-in is a sign-in's.
    assert_eq!(whose(secret(&format!("token --tenant organizations --client-id {AZURE_CLI}")), &sandbox), ALEX);
}

/// An SDK that was told its tenant names it to az, and so to azt.
#[test]
fn who_names_the_applications_own_tenant_means_the_application() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    home.ropc(ALEX, &sandbox).prints_a_token();
    let application = |line: &str| {
        let run = home.azt(line, &sandbox).env("AZURE_CLIENT_ID", CONFIDENTIAL_APP).env("AZURE_TENANT_ID", TENANT_ID);
        at(run, Place::AppService, &sandbox)
    };
    let (upper, id) = (TENANT_ID.to_uppercase(), CONFIDENTIAL_APP);
    for line in [
        format!("token --tenant {TENANT_ID}"),
        format!("token --tenant {upper} --resource graph"),
        format!("token --client-id {id} --resource keyvault"),
        format!("token --tenant {TENANT_ID} --client-id {id} --resource storage"),
    ] {
        assert_eq!(whose(application(&line).env("AZURE_CLIENT_SECRET", CLIENT_SECRET), &sandbox), id, "{line}");
    }
    let vouched = format!("token --tenant {TENANT_ID} --resource sql");
    assert_eq!(whose(github(application(&vouched), &sandbox), &sandbox), id);
    // What is typed beats azt's own variables, for the application as well.
    for (name, line) in
        [("AZT_TENANT", format!("--tenant {TENANT_ID}")), ("AZT_CLIENT_ID", format!("--client-id {id}"))]
    {
        for credential in ["AZURE_CLIENT_SECRET", "none"] {
            let run = application(&format!("token {line} --resource acr --force-refresh"));
            let other = github(run, &sandbox).env(name, "a9900000-0003-4a2b-8c3d-5e6f70819200");
            assert_eq!(whose(other.env(credential, CLIENT_SECRET), &sandbox), id, "{line} {credential}");
            assert_eq!(sandbox.requests().pop().unwrap().path, format!("/{TENANT_ID}/oauth2/v2.0/token"));
        }
    }
    let variable = application("token --resource devops").env("AZT_TENANT", TENANT_ID);
    assert_eq!(whose(variable.env("AZURE_CLIENT_SECRET", CLIENT_SECRET), &sandbox), id);

    // A machine's identity is of no tenant that could be named, and a person is no application.
    let machine = application(&format!("token --no-prompt --tenant {TENANT_ID} --resource acr")).outcome();
    assert!(machine.refused(3).contains(&format!("azt login --tenant {TENANT_ID}")), "{machine:?}");
    let person =
        application("token --no-prompt --login-hint bo@contoso.example").env("AZURE_CLIENT_SECRET", CLIENT_SECRET);
    assert!(person.outcome().refused(3).contains("azt login --login-hint bo@contoso.example"));
}

#[test]
fn a_pod_has_its_own_identity() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let run = home.azt("token -v", &sandbox).imds(&sandbox);
    let path = run.file("token", &sandbox.cluster_token(300));
    let run = run.env("AZURE_FEDERATED_TOKEN_FILE", path);
    let outcome = run.env("AZURE_CLIENT_ID", CONFIDENTIAL_APP).env("AZURE_TENANT_ID", TENANT_ID).outcome();
    assert_eq!(sandbox.token(outcome.token()).unwrap().identity, CONFIDENTIAL_APP);
    let said = "azt: workload identity: announced by AZURE_FEDERATED_TOKEN_FILE: it gave the token\n";
    assert!(outcome.stderr.ends_with(said), "{outcome:?}");
}

#[test]
fn an_application_that_is_refused_is_not_passed_over() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    home.ropc(ALEX, &sandbox).prints_a_token();
    let run = home.azt("token", &sandbox).env("AZURE_CLIENT_ID", CONFIDENTIAL_APP).env("AZURE_TENANT_ID", TENANT_ID);
    let outcome = run.env("AZURE_CLIENT_SECRET", "wrong").outcome();
    assert!(outcome.refused(4).contains("AADSTS7000215: "), "{outcome:?}");
    let run = home.azt("token", &sandbox).env("AZURE_CLIENT_ID", CONFIDENTIAL_APP).env("AZURE_TENANT_ID", TENANT_ID);
    run.env("AZURE_FEDERATED_TOKEN_FILE", "/nowhere").refuses(
        1,
        "azt: error: could not open the federated token file /nowhere: No such file or directory (os error 2)\n",
    );
}

/// As the SDKs, which find such credentials unavailable; but the token will be somebody else's, which is said once.
#[test]
fn half_an_application_is_passed_over_and_said_once() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    home.ropc(ALEX, &sandbox).prints_a_token();
    for name in ["AZT_CLIENT_SECRET", "AZURE_CLIENT_SECRET", "AZURE_CLIENT_CERTIFICATE_PATH"] {
        let warning = format!(
            "azt: warning: {name} is set, and AZURE_CLIENT_ID and AZURE_TENANT_ID are not: azt goes on without it\n"
        );
        for said in [&warning, ""] {
            let outcome = home.azt("token", &sandbox).env(name, "hunter2-or-path").outcome();
            assert_eq!((outcome.stderr.as_str(), outcome.status), (said, Some(0)));
        }
    }
    // A build's token may be for another cloud.
    github(home.azt("token", &sandbox), &sandbox).prints_a_token();
    let outcome = github(home.azt("token -v", &sandbox), &sandbox).outcome();
    let said = "azt: workload identity: there is ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN: AZURE_CLIENT_ID and AZURE_TENANT_ID are not set; going on\n";
    assert!(outcome.stderr.starts_with(said), "{outcome:?}");
}

/// A pod without its annotation, a step without its service connection: somebody forgot it, and is told once.
#[test]
fn half_a_workload_identity_is_passed_over_and_said_once_where_somebody_forgot_the_rest() {
    let sandbox = Sandbox::start();
    let (id, tenant) = (("AZURE_CLIENT_ID", AZURE_CLI), ("AZURE_TENANT_ID", TENANT_ID));
    let file = ("AZURE_FEDERATED_TOKEN_FILE", "/nowhere");
    let github = [("ACTIONS_ID_TOKEN_REQUEST_URL", "https://x.example"), ("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "t")];
    let pipelines = [("SYSTEM_OIDCREQUESTURI", "https://x.example"), ("SYSTEM_ACCESSTOKEN", "t")];
    let connection = ("AZURESUBSCRIPTION_SERVICE_CONNECTION_ID", "5e2c0000-0011-4a2b-8c3d-5e6f70819200");
    for (pairs, said) in [
        (vec![file], "AZURE_FEDERATED_TOKEN_FILE, and AZURE_CLIENT_ID and AZURE_TENANT_ID are not set"),
        (vec![file, tenant], "AZURE_FEDERATED_TOKEN_FILE, and AZURE_CLIENT_ID is not set"),
        (vec![file, id], "AZURE_FEDERATED_TOKEN_FILE, and AZURE_TENANT_ID is not set"),
        (github.to_vec(), ""),
        (
            [&github[..], &[tenant]].concat(),
            "ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN, and AZURE_CLIENT_ID is not set",
        ),
        (pipelines.to_vec(), ""),
        (
            [&pipelines[..], &[id, tenant]].concat(),
            "SYSTEM_OIDCREQUESTURI and SYSTEM_ACCESSTOKEN, and AZURESUBSCRIPTION_SERVICE_CONNECTION_ID is not set",
        ),
        (
            [&pipelines[..], &[connection]].concat(),
            "SYSTEM_OIDCREQUESTURI and SYSTEM_ACCESSTOKEN, and AZURE_CLIENT_ID and AZURE_TENANT_ID are not set",
        ),
    ] {
        let home = Home::new();
        home.ropc(ALEX, &sandbox).prints_a_token();
        let warning = format!("azt: warning: there is {said}: azt goes on without it\n");
        for said in [if said.is_empty() { "" } else { &warning }, ""] {
            let run = pairs.iter().fold(home.azt("token", &sandbox), |run, (name, value)| run.env(name, value));
            let outcome = run.outcome();
            assert_eq!((outcome.stderr.as_str(), outcome.status), (said, Some(0)), "{pairs:?}");
            assert_eq!(sandbox.token(outcome.token()).unwrap().identity, ALEX);
        }
    }
}

/// The variables of the SDKs' EnvironmentCredential and WorkloadIdentityCredential, by themselves and together.
#[test]
fn whatever_else_there_is_a_whole_application_gives_the_token() {
    let sandbox = Sandbox::start();
    let (signed_in, empty) = (Home::new(), Home::new());
    signed_in.ropc(ALEX, &sandbox).prints_a_token();
    let certificate = file("app.pem").display().to_string();
    let tokens = tempfile::tempdir().unwrap();
    let path = tokens.path().join("token").display().to_string();
    std::fs::write(&path, sandbox.cluster_token(300)).unwrap();
    let secret = ("AZURE_CLIENT_SECRET", CLIENT_SECRET);
    let certificate = ("AZURE_CLIENT_CERTIFICATE_PATH", certificate.as_str());
    let federated = ("AZURE_FEDERATED_TOKEN_FILE", path.as_str());
    let person = [("AZURE_USERNAME", ALEX), ("AZURE_PASSWORD", "p")];
    for (pairs, proof) in [
        (vec![secret], "client_secret"),
        (vec![secret, certificate, federated], "client_secret"),
        (vec![("AZT_CLIENT_SECRET", CLIENT_SECRET), certificate, federated], "client_secret"),
        (vec![certificate], "client_assertion"),
        (vec![certificate, federated], "client_assertion"),
        (vec![federated], "client_assertion"),
        (vec![("AZURE_CLIENT_SECRET", ""), ("AZURE_CLIENT_CERTIFICATE_PATH", ""), federated], "client_assertion"),
        ([&person[..], &[secret]].concat(), "client_secret"),
    ] {
        for home in [&signed_in, &empty] {
            let run = home.azt("token --force-refresh", &sandbox).imds(&sandbox);
            let run = run.env("AZURE_CLIENT_ID", CONFIDENTIAL_APP).env("AZURE_TENANT_ID", TENANT_ID);
            let run = pairs.iter().fold(run, |run, (name, value)| run.env(name, value));
            assert_eq!(whose(run, &sandbox), CONFIDENTIAL_APP, "{pairs:?}");
            let request = sandbox.requests().pop().unwrap();
            assert!(request.form(proof).is_some(), "{pairs:?}");
            let is_federated = request.form("client_assertion") == std::fs::read_to_string(&path).ok().as_deref();
            assert_eq!(is_federated, pairs.iter().all(|pair| *pair == federated || pair.1.is_empty()), "{pairs:?}");
        }
    }
    // A person's password is for `azt ropc`, and what a profile says is not the environment's to change.
    let run = signed_in.azt("token", &sandbox).env("AZURE_USERNAME", "somebody").env("AZURE_PASSWORD", "p");
    assert_eq!(whose(run, &sandbox), ALEX);
    signed_in.azt("profile add mine authcode", &sandbox).outcome();
    let run = signed_in.azt("token mine", &sandbox).env("AZURE_TENANT_ID", TENANT_ID).env(secret.0, secret.1);
    assert_eq!(whose(run, &sandbox), ALEX);
    signed_in.azt("profile default mine", &sandbox).outcome();
    let run = signed_in.azt("token", &sandbox).env("AZURE_TENANT_ID", TENANT_ID).env(secret.0, secret.1);
    assert_eq!(whose(run, &sandbox), ALEX);
}

#[test]
fn verbose_says_what_was_tried_and_why_it_stopped() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let hint = NOBODY.split_once('\n').unwrap().1;
    home.azt("token -v", &sandbox).refuses(
        3,
        &format!(
            "azt: kept sign-in: a sign-in may be kept: nobody has signed in; going on\n\
             azt: managed identity of IMDS: the machine may have one: {NO_IMDS}; going on\n\
             azt: error: nobody has signed in\n{hint}"
        ),
    );
    home.ropc(ALEX, &sandbox).prints_a_token();
    home.azt("token", &sandbox).prints_a_token();
    let token = newest(&sandbox);
    let outcome = home.azt("token -v", &sandbox).outcome();
    assert_eq!(outcome.stderr, "azt: kept sign-in: a sign-in may be kept: it gave the token\n");
    assert_eq!(outcome.stdout, token);
    sandbox.answer_next(Answer::json(400, &json!({ "statusCode": 400, "message": "No identity" })));
    let outcome = at(home.azt("token -v", &sandbox), Place::AppService, &sandbox).outcome();
    let said = "azt: managed identity of App Service: announced by IDENTITY_ENDPOINT and IDENTITY_HEADER: App Service gave no token: No identity (HTTP 400); not going on\n";
    assert!(outcome.refused(4).contains(said), "{outcome:?}");
}

#[test]
fn without_a_store_it_is_the_same_order() {
    let sandbox = Sandbox::start();
    azt("token").at(&sandbox).refuses(
        3,
        "azt: error: nobody has signed in, and nothing is kept between runs\n\
         azt: hint: sign in for one token: azt authcode --tenant organizations --resource https://management.azure.com/ --authority-host SANDBOX\n",
    );
    let outcome = azt("token").at(&sandbox).imds(&sandbox).outcome();
    assert_eq!((outcome.stdout, outcome.stderr.as_str()), (newest(&sandbox), ""));
}

#[test]
fn a_kept_token_of_the_machine_takes_no_lock_and_writes_nothing() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let run = || home.azt("token", &sandbox).imds(&sandbox);
    let first = run().outcome().token().to_owned();
    let keeper = home.path().join(".local/share/azt/file");
    for name in ["locks", "notes"] {
        std::fs::remove_dir_all(keeper.join(name)).unwrap();
    }
    run().prints(&format!("{first}\n"));
    assert!(!keeper.join("locks").exists() && !keeper.join("notes").exists());
}
