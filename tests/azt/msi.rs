//! `azt msi`.

use serde_json::json;

use crate::run::{answering, azt, newest};
use crate::sandbox::cloud::{SYSTEM_ASSIGNED, USER_ASSIGNED};
use crate::sandbox::{Answer, Numbers, Sandbox};

const ELSEWHERE: &str = "azt: hint: only Azure machines have managed identity; elsewhere sign in: azt authcode --resource https://management.azure.com/\n";

#[test]
fn msi_prints_the_token_and_nothing_else() {
    let sandbox = Sandbox::start();
    let outcome = azt("msi").at(&sandbox).outcome();
    assert_eq!((outcome.stdout, outcome.stderr.as_str(), outcome.status), (newest(&sandbox), "", Some(0)));

    let requests = sandbox.requests();
    let [request] = requests.as_slice() else { panic!("one request, not {requests:?}") };
    assert_eq!((request.method.as_str(), request.path.as_str()), ("GET", "/metadata/identity/oauth2/token"));
    let query = [("api-version", "2018-02-01"), ("resource", "https://management.azure.com/")];
    assert_eq!(request.query, query.map(|(name, value)| (name.to_owned(), value.to_owned())));
    assert_eq!(request.header("metadata"), Some("true"));
    assert_eq!(request.header("x-forwarded-for"), None);
}

#[test]
fn token_is_the_long_spelling() {
    let sandbox = Sandbox::start();
    for line in ["token msi", "managed-identity", "token managed-identity", "-q msi", "msi --source imds"] {
        let outcome = azt(line).at(&sandbox).outcome();
        assert_eq!((outcome.stdout, outcome.stderr.as_str()), (newest(&sandbox), ""), "{line}");
    }
}

#[test]
fn each_selector_gets_its_identity() {
    let sandbox = Sandbox::start();
    let [one, two] = &USER_ASSIGNED;
    for (option, value, identity) in [
        ("--client-id", one.client_id, one),
        ("--client-id", &one.client_id.to_uppercase(), one),
        ("--object-id", two.object_id, two),
        ("--resource-id", two.resource_id, two),
    ] {
        let outcome = azt("msi -o json").arg(option).arg(value).at(&sandbox).outcome();
        assert_eq!(outcome.json()["clientId"], identity.client_id, "{option}");
    }
    let outcome = azt("msi -o json").at(&sandbox).outcome();
    assert_eq!(outcome.json()["clientId"], SYSTEM_ASSIGNED.client_id);
}

#[test]
fn a_resource_may_be_a_uri_a_guid_a_name_or_a_scope() {
    let sandbox = Sandbox::start();
    for (option, value, audience) in [
        ("--resource", "https://vault.azure.net", "https://vault.azure.net"),
        ("--resource", "keyvault", "https://vault.azure.net"),
        ("--resource", "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d", "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d"),
        ("--resource", "Databricks", "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d"),
        ("--scope", "https://management.azure.com//.default", "https://management.azure.com/"),
        ("--scopes", "https://vault.azure.net/.default", "https://vault.azure.net"),
    ] {
        azt("msi -o token").arg(option).arg(value).at(&sandbox).outcome().token();
        assert_eq!(sandbox.tokens().last().unwrap().audience, audience, "{option} {value}");
    }
    azt("msi").env("AZT_RESOURCE", "graph").at(&sandbox).outcome().token();
    assert_eq!(sandbox.tokens().last().unwrap().audience, "https://graph.microsoft.com/");
    azt("msi --resource arm").env("AZT_SCOPE", "https://vault.azure.net/.default").at(&sandbox).outcome().token();
    assert_eq!(sandbox.tokens().last().unwrap().audience, "https://management.azure.com/");
}

#[test]
fn the_vm_extension_is_asked_at_its_port() {
    let sandbox = Sandbox::start();
    let port = sandbox.port();
    let line = format!("msi --source vm-extension --port {port} --object-id {}", USER_ASSIGNED[0].object_id);
    let outcome = azt(&line).outcome();
    assert_eq!((outcome.stdout, outcome.stderr.as_str()), (newest(&sandbox), ""));
    let request = sandbox.requests().pop().unwrap();
    assert_eq!((request.method.as_str(), request.path.as_str()), ("GET", "/oauth2/token"));
    assert_eq!(request.header("metadata"), Some("true"));
    assert_eq!(request.query("api-version"), None);

    let id = USER_ASSIGNED[0].resource_id;
    azt("msi --source vm-extension --resource-id").arg(id).refuses(
        2,
        "azt: error: the VM extension knows identities by client id or object id, not by resource id\n\
         azt: hint: IMDS knows all three: azt msi --resource-id ID\n",
    );
    azt("msi --port 50342").refuses(
        2,
        "azt: error: --port is the VM extension's: IMDS has only one\n\
         azt: hint: for the extension: azt msi --source vm-extension --port PORT\n",
    );
}

#[test]
fn numbers_are_understood_whatever_their_json_type() {
    let sandbox = Sandbox::start();
    for numbers in [Numbers::Strings, Numbers::Integers, Numbers::EmptyExpiresIn] {
        sandbox.set_numbers(numbers);
        let outcome = azt("msi -o json").at(&sandbox).outcome();
        assert_eq!(outcome.json()["expires_on"], sandbox.tokens().last().unwrap().expires_on, "{numbers:?}");
    }
}

#[test]
fn a_json_answer_may_be_labelled_as_text() {
    let body = json!({ "access_token": "eyJ.e30.c2ln", "expires_in": "3599" }).to_string();
    let sandbox = answering(Answer::text(200, &body));
    azt("msi").at(&sandbox).prints("eyJ.e30.c2ln\n");
}

#[test]
fn each_refusal_is_told_with_what_to_type() {
    let hint = "azt: hint: give this machine an identity, or name one that it has: azt msi --client-id GUID --resource https://management.azure.com/\n";
    let line = "msi --client-id 00000000-0000-0000-0000-000000000001";
    azt(line)
        .at(&Sandbox::start())
        .refuses(4, &format!("azt: error: IMDS gave no token: invalid_request: Identity not found (HTTP 400)\n{hint}"));
    let several = "Multiple user assigned identities exist, please specify the clientId / resourceId of the identity in the token request";
    let answer = Answer::json(400, &json!({ "error": "invalid_request", "error_description": several }));
    azt("msi").at(&answering(answer)).refuses(
        4,
        &format!("azt: error: IMDS gave no token: invalid_request: {several} (HTTP 400)\nazt: hint: name the identity: azt msi --client-id GUID --resource https://management.azure.com/\n"),
    );
    let outcome = azt("msi --resource https://nothing.example/").at(&Sandbox::start()).outcome();
    assert!(
        outcome.refused(4).starts_with("azt: error: IMDS gave no token: invalid_resource: AADSTS500011: "),
        "{outcome:?}"
    );
    assert!(
        outcome.stderr.ends_with("azt: hint: check the spelling, down to the last slash: azt msi --resource URI\n")
    );
}

#[test]
fn what_may_pass_is_status_5_and_says_when_to_come_back() {
    for (answer, stderr) in [
        (
            Answer::json(
                429,
                &json!({ "error": "invalid_request", "error_description": "Temporarily throttled, too many requests" }),
            )
            .header("Retry-After", "7"),
            "azt: error: IMDS gave no token: invalid_request: Temporarily throttled, too many requests (HTTP 429)\n\
             azt: hint: try again when the service allows it: sleep 7\n",
        ),
        (Answer::status(404), "azt: error: IMDS gave no token: it gave no reason (HTTP 404)\n"),
        (Answer::status(410), "azt: error: IMDS gave no token: it gave no reason (HTTP 410)\n"),
        (
            Answer::json(
                403,
                &json!({ "error": "connecting to 169.254.169.254:80: A socket operation was attempted to an unreachable network." }),
            ),
            "azt: error: IMDS gave no token: connecting to 169.254.169.254:80: A socket operation was attempted to an unreachable network. (HTTP 403)\n",
        ),
        (Answer::status(503), "azt: error: IMDS gave no token: it gave no reason (HTTP 503)\n"),
        (Answer::text(500, "boom"), "azt: error: IMDS gave no token: it gave no reason (HTTP 500)\n"),
        (
            Answer::html(502, "<html>Bad gateway</html>".to_owned()),
            "azt: error: IMDS gave no token: an HTML page in place of an answer (HTTP 502)\n",
        ),
    ] {
        azt("msi").at(&answering(answer)).refuses(5, stderr);
    }
}

#[test]
fn a_token_of_another_identity_is_not_printed() {
    let asked = USER_ASSIGNED[0].client_id;
    let body = json!({ "access_token": "eyJ.e30.c2ln", "expires_in": "3599", "client_id": SYSTEM_ASSIGNED.client_id });
    let sandbox = answering(Answer::json(200, &body));
    azt("msi --client-id").arg(asked).at(&sandbox).refuses(
        4,
        &format!("azt: error: IMDS gave a token of the identity {}, not of {asked}\n", SYSTEM_ASSIGNED.client_id),
    );
}

#[test]
fn a_machine_without_managed_identity_is_told_where_to_go() {
    let refused = "azt: error: could not reach http://127.0.0.1:1/metadata/identity/oauth2/token: Connection refused (os error 111)\n";
    let nowhere = || azt("msi").env("AZURE_POD_IDENTITY_AUTHORITY_HOST", "http://127.0.0.1:1");
    nowhere().refuses(5, &format!("{refused}{ELSEWHERE}"));
    nowhere().env("MSI_ENDPOINT", "http://localhost:50342/oauth2/token").refuses(
        5,
        &format!(
            "{refused}azt: hint: this looks like Cloud Shell: azt cloudshell --resource https://management.azure.com/\n"
        ),
    );
    azt("msi --source vm-extension --port 1").refuses(
        5,
        "azt: error: could not reach http://localhost:1/oauth2/token: Connection refused (os error 111)\n\
         azt: hint: IMDS has replaced the extension: azt msi --resource https://management.azure.com/\n",
    );
}

#[test]
fn a_proxy_never_sees_a_metadata_request() {
    let sandbox = Sandbox::start();
    let mut run = azt("msi").at(&sandbox);
    for name in ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"] {
        run = run.env(name, "http://127.0.0.1:1");
    }
    let outcome = run.outcome();
    assert_eq!((outcome.stdout, outcome.stderr.as_str()), (newest(&sandbox), ""));
}

#[test]
fn a_metadata_host_elsewhere_is_refused() {
    for (host, why) in [
        (
            "http://evil.example",
            "is plain http to another machine, where anyone on the way can read the token: http://evil.example/",
        ),
        ("http://u:p@127.0.0.1", "has a user name or password inside"),
        ("evil", "is not a URL that begins with https:// or http://: evil"),
        ("localhost:1", "is not a URL that begins with https:// or http://: localhost:1"),
        ("http://127.0.0.1:1/?a=b", "has a query: http://127.0.0.1:1/?a=b"),
    ] {
        azt("msi")
            .env("AZURE_POD_IDENTITY_AUTHORITY_HOST", host)
            .refuses(2, &format!("azt: error: AZURE_POD_IDENTITY_AUTHORITY_HOST {why}\n"));
    }
}
