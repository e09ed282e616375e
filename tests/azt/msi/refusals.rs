//! Answers without a token, in every shape that the sources are known for: the code, the text, the status, the correlation
//! id, and what to type. Each is asked once only, for `--timeout 1s` leaves no time to ask again.

use serde_json::{Value, json};

use super::place::Place::{self, *};
use crate::sandbox::{Answer, Sandbox};

/// What support asks for; reads `#` in what is compared.
const ID: &str = "f00d0000-000f-4a2b-8c3d-5e6f70819200";

const AGAIN: &str = "--resource https://management.azure.com/";

/// Where the row comes from, the machine, the answer, the status of azt, what follows "gave no token: ", and the hint.
type Row = (&'static str, Place, Answer, i32, &'static str, &'static str);

fn assert_refused((source, place, answer, status, said, hint): Row) {
    let sandbox = Sandbox::start();
    if place == Arc {
        // The agent is asked twice, and its refusal of the second request needs no key to be told.
        sandbox.set_arc_challenge("Basic realm=/nowhere/of/that/kind.key");
    }
    sandbox.answer_next(answer);
    let hint = if hint.is_empty() { String::new() } else { format!("azt: hint: {}\n", hint.replace("AGAIN", AGAIN)) };
    let outcome = place.msi("--timeout 1s", &sandbox).outcome();
    let service = place.service();
    assert_eq!(outcome.stderr, format!("azt: error: {service} gave no token: {said}\n{hint}"), "{source}");
    assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(status), ""), "{source}");
    assert_eq!(sandbox.requests().len(), 1, "{source}");
}

fn oauth(status: u16, error: &str, text: &str) -> Answer {
    Answer::json(status, &json!({ "error": error, "error_description": text, "x": [1] }))
}

fn app(status: u16, message: &str) -> Answer {
    Answer::json(status, &json!({ "statusCode": status, "message": message, "correlationId": ID }))
}

fn nested(status: u16, error: Value) -> Answer {
    Answer::json(status, &json!({ "error": error }))
}

#[test]
fn what_imds_says() {
    const NONE: &str = "give this machine an identity, or name one that it has: azt msi --client-id GUID AGAIN";
    const GATEWAY: &str =
        "a gateway stands between azt and IMDS; route 169.254.169.254 past VPN and proxy: azt msi AGAIN";
    let several = "Multiple user assigned identities exist, please specify the clientId / resourceId of the identity in the token request";
    let version = json!({ "error": "Bad request. api-version was not specified in the request.", "newest-versions": ["2023-07-01"] });
    let unknown = json!({ "error": "invalid_resource", "error_description": "AADSTS500011: The resource principal named x was not found.", "error_codes": "[500011]", "correlation_id": ID });
    let rows: [Row; 22] = [
        (
            "A: no identity",
            Imds,
            oauth(400, "invalid_request", "Identity not found"),
            4,
            "invalid_request: Identity not found (HTTP 400)",
            NONE,
        ),
        (
            "A: ambiguous default",
            Imds,
            oauth(400, "invalid_request", several),
            4,
            "invalid_request: Multiple user assigned identities exist, please specify the clientId / resourceId of the identity in the token request (HTTP 400)",
            "name the identity: azt msi --client-id GUID AGAIN",
        ),
        (
            "A: the header was lost",
            Imds,
            oauth(400, "invalid_request", "Required metadata header not specified"),
            4,
            "invalid_request: Required metadata header not specified (HTTP 400)",
            "something on the way takes headers out; let 169.254.169.254 be reached directly: azt msi AGAIN",
        ),
        (
            "A: wrong audience",
            Imds,
            Answer::json(400, &unknown),
            4,
            "invalid_resource: AADSTS500011: The resource principal named x was not found. (HTTP 400, correlation id #)",
            "check the spelling, down to the last slash: azt msi --resource URI",
        ),
        (
            "A: wrong audience, older code",
            Imds,
            oauth(400, "invalid_resource", "AADSTS50001: x"),
            4,
            "invalid_resource: AADSTS50001: x (HTTP 400)",
            "check the spelling, down to the last slash: azt msi --resource URI",
        ),
        (
            "A: api-version",
            Imds,
            Answer::json(400, &version),
            4,
            "Bad request. api-version was not specified in the request. (HTTP 400)",
            "",
        ),
        (
            "A: wrong URI",
            Imds,
            oauth(401, "unknown_source", "Unknown Source x"),
            4,
            "unknown_source: Unknown Source x (HTTP 401)",
            "what answers has no such path; for the address of every Azure machine unset AZURE_POD_IDENTITY_AUTHORITY_HOST: azt msi AGAIN",
        ),
        ("A: not allowed", Imds, oauth(403, "unauthorized_client", "no"), 4, "unauthorized_client: no (HTTP 403)", ""),
        ("A: not allowed", Imds, oauth(403, "access_denied", "no"), 4, "access_denied: no (HTTP 403)", ""),
        ("A: text of a proxy", Imds, Answer::text(403, "Forbidden by policy"), 4, "Forbidden by policy (HTTP 403)", ""),
        ("A: being updated", Imds, Answer::json(404, &json!({ "error": "Not found" })), 5, "Not found (HTTP 404)", ""),
        ("A: being updated, empty", Imds, Answer::status(404), 5, "it gave no reason (HTTP 404)", ""),
        ("A: being upgraded", Imds, Answer::status(410), 5, "it gave no reason (HTTP 410)", ""),
        (
            "A: throttled",
            Imds,
            oauth(429, "invalid_request", "Temporarily throttled, too many requests"),
            5,
            "invalid_request: Temporarily throttled, too many requests (HTTP 429)",
            "",
        ),
        (
            "A: throttled, says for how long",
            Imds,
            Answer::status(429).header("Retry-After", "90"),
            5,
            "it gave no reason (HTTP 429)",
            "try again when the service allows it: sleep 90",
        ),
        (
            "A: transient",
            Imds,
            oauth(500, "unknown", "Failed to retrieve token from the Active directory."),
            5,
            "unknown: Failed to retrieve token from the Active directory. (HTTP 500)",
            "",
        ),
        (
            "A: the host agent answers for it",
            Imds,
            Answer::text(500, "boom").header("Server", "Microsoft-IIS/10.0"),
            5,
            "boom (HTTP 500)",
            "",
        ),
        (
            "A: a gateway",
            Imds,
            Answer::html(502, "<html>Bad gateway</html>".to_owned()),
            5,
            "an HTML page in place of an answer (HTTP 502)",
            GATEWAY,
        ),
        ("A: a gateway", Imds, Answer::status(504), 5, "it gave no reason (HTTP 504)", GATEWAY),
        ("A: not there yet", Imds, Answer::status(503), 5, "it gave no reason (HTTP 503)", ""),
        (
            "0: an object under error",
            Imds,
            nested(400, json!({ "code": "bad_request_102", "message": "no header", "correlationId": ID })),
            4,
            "bad_request_102: no header (HTTP 400, correlation id #)",
            "",
        ),
        (
            "B: the extension's wrong path",
            VmExtension,
            oauth(401, "unknown_source", "Unknown Source x"),
            4,
            "unknown_source: Unknown Source x (HTTP 401)",
            "what answers has no such path; for the address of every Azure machine unset AZURE_POD_IDENTITY_AUTHORITY_HOST: azt msi AGAIN",
        ),
    ];
    rows.into_iter().for_each(assert_refused);
}

#[test]
fn what_app_service_and_machine_learning_say() {
    const NONE: &str = "give the app an identity, or name one that it has: azt msi --client-id GUID AGAIN";
    const STALE: &str = "the platform may have changed IDENTITY_HEADER; start the process anew, then: azt msi AGAIN";
    const SPELLING: &str = "check the spelling, down to the last slash: azt msi --resource URI";
    let pascal = |status: u16, message: &str| {
        Answer::json(status, &json!({ "StatusCode": status, "Message": message, "CorrelationId": ID }))
    };
    let rows: [Row; 13] = [
        (
            "D: no such identity",
            AppService,
            app(
                400,
                "No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.",
            ),
            4,
            "No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId. (HTTP 400, correlation id #)",
            NONE,
        ),
        ("D: stale header, empty body", AppService, Answer::status(401), 4, "it gave no reason (HTTP 401)", STALE),
        (
            "D: unknown audience, misspelled text",
            AppService,
            app(500, "An unexpected error occured while fetching the AAD Token."),
            5,
            "An unexpected error occured while fetching the AAD Token. (HTTP 500, correlation id #)",
            SPELLING,
        ),
        ("D: restarting", AppService, Answer::status(503), 5, "it gave no reason (HTTP 503)", ""),
        ("D: throttled", AppService, Answer::status(429), 5, "it gave no reason (HTTP 429)", ""),
        (
            "D: HTML",
            AppService,
            Answer::html(404, "<html>404".to_owned()),
            4,
            "an HTML page in place of an answer (HTTP 404)",
            "",
        ),
        (
            "D: 2017, PascalCase",
            OldAppService,
            pascal(400, "No MSI found for specified ClientId/ResourceId."),
            4,
            "No MSI found for specified ClientId/ResourceId. (HTTP 400, correlation id #)",
            NONE,
        ),
        (
            "D: 2017, unknown audience",
            OldAppService,
            pascal(500, "An unexpected error occured while fetching the AAD Token."),
            5,
            "An unexpected error occured while fetching the AAD Token. (HTTP 500, correlation id #)",
            SPELLING,
        ),
        (
            "D: 2017, nested PascalCase",
            OldAppService,
            Answer::json(403, &json!({ "Error": { "Code": "Forbidden", "Message": "no", "CorrelationId": ID } })),
            4,
            "Forbidden: no (HTTP 403, correlation id #)",
            "",
        ),
        (
            "F2: error and message",
            MachineLearning,
            Answer::json(400, &json!({ "error": "invalid_request", "message": "no such identity" })),
            4,
            "invalid_request: no such identity (HTTP 400)",
            "",
        ),
        (
            "F2: stale secret",
            MachineLearning,
            Answer::status(401),
            4,
            "it gave no reason (HTTP 401)",
            "the platform may have changed MSI_SECRET; start the process anew, then: azt msi AGAIN",
        ),
        ("F2: plain text", MachineLearning, Answer::text(400, "nope"), 4, "nope (HTTP 400)", ""),
        (
            "D: Automation without the header",
            AppService,
            app(400, "The Metadata header is missing."),
            4,
            "The Metadata header is missing. (HTTP 400, correlation id #)",
            "",
        ),
    ];
    rows.into_iter().for_each(assert_refused);
}

#[test]
fn what_service_fabric_and_the_arc_agent_say() {
    let fabric = |status: u16, code: &str, message: &str| {
        nested(status, json!({ "correlationId": ID, "code": code, "message": message }))
    };
    let rows: [Row; 9] = [
        (
            "F1: SecretHeaderNotFound",
            ServiceFabric,
            fabric(404, "SecretHeaderNotFound", "Secret is not found in the request headers."),
            4,
            "SecretHeaderNotFound: Secret is not found in the request headers. (HTTP 404, correlation id #)",
            "IDENTITY_HEADER is not this service's any more; start the process anew, then: azt msi AGAIN",
        ),
        (
            "F1: ManagedIdentityNotFound",
            ServiceFabric,
            fabric(404, "ManagedIdentityNotFound", "none"),
            4,
            "ManagedIdentityNotFound: none (HTTP 404, correlation id #)",
            "give the application an identity in its manifest, then: azt msi AGAIN",
        ),
        (
            "F1: ArgumentNullOrEmpty",
            ServiceFabric,
            fabric(400, "ArgumentNullOrEmpty", "resource"),
            4,
            "ArgumentNullOrEmpty: resource (HTTP 400, correlation id #)",
            "",
        ),
        (
            "F1: InvalidApiVersion",
            ServiceFabric,
            fabric(400, "InvalidApiVersion", "no"),
            4,
            "InvalidApiVersion: no (HTTP 400, correlation id #)",
            "",
        ),
        (
            "F1: InternalServerError",
            ServiceFabric,
            fabric(500, "InternalServerError", "no"),
            5,
            "InternalServerError: no (HTTP 500, correlation id #)",
            "",
        ),
        ("F1: empty", ServiceFabric, Answer::status(429), 5, "it gave no reason (HTTP 429)", ""),
        (
            "E: an identity that the server does not have",
            Arc,
            oauth(404, "identity_not_found", "the requested identity has not been assigned to this resource"),
            4,
            "identity_not_found: the requested identity has not been assigned to this resource (HTTP 404)",
            "assign the identity to this server, or take the server's own: azt msi AGAIN",
        ),
        (
            "E: wrong audience",
            Arc,
            oauth(400, "invalid_resource", "AADSTS500011: x"),
            4,
            "invalid_resource: AADSTS500011: x (HTTP 400)",
            "check the spelling, down to the last slash: azt msi --resource URI",
        ),
        ("E: busy", Arc, Answer::status(503), 5, "it gave no reason (HTTP 503)", ""),
    ];
    rows.into_iter().for_each(assert_refused);
}

/// A, look-alikes: other clouds and tools have something at the same address.
#[test]
fn what_stands_in_imds_place_is_named() {
    let hint =
        format!("azt: hint: only Azure machines have managed identity; elsewhere sign in: azt authcode {AGAIN}\n");
    let unreachable =
        "connecting to 169.254.169.254:80: connectex: A socket operation was attempted to an unreachable network.";
    for (answer, said) in [
        (
            Answer::html(401, "<?xml version=\"1.0\"?><html>401 - Unauthorized".to_owned()).header("Server", "EC2ws"),
            "this is a machine of Amazon EC2: an HTML page in place of an answer (HTTP 401)".to_owned(),
        ),
        (
            Answer::json(403, &json!({ "error": unreachable })),
            format!("Docker Desktop answers in its place: {unreachable} (HTTP 403)"),
        ),
    ] {
        let sandbox = Sandbox::start();
        sandbox.answer_next(answer);
        Imds.msi("", &sandbox).refuses(5, &format!("azt: error: there is no IMDS here: {said}\n{hint}"));
        assert_eq!(sandbox.requests().len(), 1, "nobody else is asked again");
    }
}

#[test]
fn a_secret_that_a_service_sends_back_is_not_shown() {
    use crate::sandbox::cloud::{IDENTITY_HEADER, MSI_SECRET};
    for (place, secret) in [
        (AppService, IDENTITY_HEADER),
        (OldAppService, MSI_SECRET),
        (MachineLearning, MSI_SECRET),
        (ServiceFabric, IDENTITY_HEADER),
    ] {
        let sandbox = Sandbox::start();
        sandbox.answer_next(app(403, &format!("no to {secret}")));
        let outcome = place.msi("-vv", &sandbox).outcome();
        let stderr = outcome.refused(4);
        assert!(stderr.contains("no to <redacted>") && !stderr.contains(secret), "{stderr}");
    }
}

#[test]
fn nobody_there_is_said_at_once_with_where_to_go() {
    let sandbox = Sandbox::start();
    let gone = |path: &str| format!("http://127.0.0.1:1{path}");
    let refused = |url: &str| format!("azt: error: could not reach {url}: Connection refused (os error 111)\n");
    let sign_in =
        format!("azt: hint: what announces it in the environment is not there; sign in: azt authcode {AGAIN}\n");
    for (place, variable, hint) in [
        (
            Imds,
            "AZURE_POD_IDENTITY_AUTHORITY_HOST",
            format!("azt: hint: only Azure machines have managed identity; elsewhere sign in: azt authcode {AGAIN}\n"),
        ),
        (AppService, "IDENTITY_ENDPOINT", sign_in.clone()),
        (OldAppService, "MSI_ENDPOINT", sign_in.clone()),
        (MachineLearning, "MSI_ENDPOINT", sign_in.clone()),
        (Arc, "IDENTITY_ENDPOINT", "azt: hint: start the agent: sudo systemctl restart himdsd\n".to_owned()),
    ] {
        let path = place.path();
        let url = gone(path);
        let base = if place == Imds { gone("") } else { url.clone() };
        place.msi("", &sandbox).env(variable, base).refuses(5, &format!("{}{hint}", refused(&url)));
    }
    let url = "https://127.0.0.1:1/metadata/identity/oauth2/token";
    ServiceFabric.msi("", &sandbox).env("IDENTITY_ENDPOINT", url).refuses(5, &format!("{}{sign_in}", refused(url)));
    crate::run::azt("msi --source vm-extension --port 1").refuses(
        5,
        &format!(
            "{}azt: hint: IMDS has replaced the extension: azt msi {AGAIN}\n",
            refused("http://localhost:1/oauth2/token")
        ),
    );
}
