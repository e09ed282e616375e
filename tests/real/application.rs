//! An application that proves itself: at the certified provider, and beside Microsoft's client for Python, which takes the
//! same files.

use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;
use tempfile::TempDir;

use crate::login::claims;
use crate::peers::{Provider, part, python};
use crate::process::{Outcome, azt, run};
use crate::sandbox::cloud::{ALEX, CLIENT_SECRET, CONFIDENTIAL_APP, PASSWORD, TENANT_ID};
use crate::sandbox::{Request, Sandbox};

const ARM: &str = "https://management.azure.com/";

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sandbox/application").join(name)
}

/// `azt client-credentials` as one of the provider's applications.
fn at_provider(provider: &Provider, client_id: &str, options: &[&str], input: &str) -> Outcome {
    let home = TempDir::new().unwrap();
    let mut command = azt(home.path());
    command.args(["client-credentials", "--authority-host", provider.url(), "--tenant", provider.tenant()]);
    run(command.args(["--client-id", client_id]).args(options), input)
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_certified_provider_takes_secret_and_certificate() {
    let provider = Provider::start();
    let secret = at_provider(&provider, "secret-app", &["--client-secret-stdin"], CLIENT_SECRET);
    let token = claims(secret.token());
    assert_eq!((&token["aud"], &token["appid"]), (&ARM.into(), &"secret-app".into()));
    let wrong = at_provider(&provider, "secret-app", &["--client-secret-stdin"], "wrong");
    assert!(wrong.refused(4).contains("the application's sign-in was refused: invalid_client: "), "{wrong:?}");

    for (name, input) in [("app.pem", ""), ("new.pfx", PASSWORD)] {
        let path = file(name);
        let options = ["--certificate", path.to_str().unwrap(), "--certificate-password-stdin"];
        let options = if input.is_empty() { &options[..2] } else { &options };
        let signed = at_provider(&provider, "certificate-app", options, input);
        let token = claims(signed.token());
        assert_eq!((&token["aud"], &token["appid"]), (&ARM.into(), &"certificate-app".into()), "{name}");
    }
    let other = file("other.pem");
    let wrong = at_provider(&provider, "certificate-app", &["--certificate", other.to_str().unwrap()], "");
    assert!(wrong.refused(4).contains("the application's sign-in was refused: invalid_client: "), "{wrong:?}");
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_certified_provider_takes_a_token_from_elsewhere() {
    let provider = Provider::start();
    let home = TempDir::new().unwrap();
    let workload = |token: &str| {
        let mut command = azt(home.path());
        command.args(["workload-identity", "--client-id", "certificate-app", "--token-stdin"]).args(provider.args());
        run(&mut command, token)
    };
    let token = claims(workload(provider.federated_token()).token());
    assert_eq!((&token["aud"], &token["appid"]), (&ARM.into(), &"certificate-app".into()));
    // Each is good for one request there.
    let again = workload(provider.federated_token());
    assert!(again.refused(4).contains("the workload identity's sign-in was refused: invalid_client: "), "{again:?}");
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_certified_provider_takes_a_users_token_for_another() {
    let provider = Provider::start();
    let home = TempDir::new().unwrap();
    let of_user = |resource: &str| {
        let mut ropc = azt(home.path());
        ropc.args(["ropc", "--username", provider.user(), "--scope", &format!("{resource}/.default")])
            .args(provider.args());
        run(ropc.env("AZURE_PASSWORD", provider.password()), "").token().to_owned()
    };
    let on_behalf = |user: &str| {
        let mut obo = azt(home.path());
        obo.args(["obo", "--client-id", "secret-app", "--user-assertion-stdin", "--resource", "graph"]);
        run(obo.args(provider.args()).env("AZURE_CLIENT_SECRET", CLIENT_SECRET), user)
    };
    let token = claims(on_behalf(&of_user("secret-app")).token());
    assert_eq!(token["aud"], "https://graph.microsoft.com/");
    assert_eq!((&token["upn"], &token["appid"]), (&provider.user().into(), &"secret-app".into()));
    let other = on_behalf(&of_user(ARM));
    assert!(other.refused(4).contains("AADSTS50013"), "{other:?}");
}

/// What a client sent to the token endpoint, as far as it is no telemetry: the names of the fields, and of an assertion
/// of its own its header and the names of its claims.
fn seen(request: &Request) -> (Vec<String>, Value, Vec<String>) {
    // They ask for `client_info`, too, where no user has signed in; Entra gives none then.
    let is_theirs = |name: &str| name == "client_info" || name.starts_with("x-client-") || name.starts_with("x-app-");
    let mut names: Vec<_> = request.form.iter().map(|(name, _)| name.clone()).collect();
    names.retain(|name| !is_theirs(name));
    names.sort_unstable();
    let Some(assertion) = request.form("client_assertion") else { return (names, Value::Null, Vec::new()) };
    let parts: Vec<_> = assertion.split('.').collect();
    let object = |part: &str| -> Value { serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap() };
    let mut header = object(parts[0]);
    // MSAL leaves out what has signed the certificate, and the line ends of PEM in.
    header["x5c"] = header["x5c"][0].as_str().map(|text| text.replace('\n', "")).into();
    // It pads the digest, which base64url in a JWT is without: https://www.rfc-editor.org/rfc/rfc7515#section-2
    header["x5t#S256"] = header["x5t#S256"].as_str().map(|text| text.trim_end_matches('=').to_owned()).into();
    let mut claims: Vec<_> = object(parts[1]).as_object().unwrap().keys().cloned().collect();
    // Microsoft documents it, and MSAL for .NET sends it: https://learn.microsoft.com/entra/identity-platform/certificate-credentials
    claims.retain(|name| name != "nbf");
    claims.sort_unstable();
    (names, header, claims)
}

/// Both, with the same files: what they get, and the last request of each.
fn both(sandbox: &Sandbox, kind: &str, file: Option<&str>, azts: &[&str], input: &str) -> [Request; 2] {
    let tls = sandbox.tls();
    let home = TempDir::new().unwrap();
    let mut own = azt(home.path());
    own.args(azts).args(["--authority-host", &tls.url, "--tenant", TENANT_ID, "--client-id", CONFIDENTIAL_APP]);
    let mut theirs = python();
    theirs.arg(part("application_client.py")).args([kind, &tls.url, TENANT_ID, CONFIDENTIAL_APP]).args(file);
    let last = |command: &mut Command| {
        command.env("SSL_CERT_FILE", &tls.ca_file).env("REQUESTS_CA_BUNDLE", &tls.ca_file);
        let outcome = run(command, input);
        assert_eq!(outcome.token(), sandbox.tokens().last().unwrap().token, "{kind}: {outcome:?}");
        sandbox.requests().pop().unwrap()
    };
    [last(&mut own), last(&mut theirs)]
}

#[test]
#[ignore = "needs tests/real/setup"]
fn azt_proves_an_application_as_microsofts_client_does() {
    let sandbox = Sandbox::start();
    let token_file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(token_file.path(), sandbox.cluster_token(3600)).unwrap();
    let path = |path: PathBuf| -> &'static str { path.to_str().unwrap().to_owned().leak() };
    let [new, legacy, open] = ["new.pfx", "legacy.pfx", "open.pfx"].map(|name| path(file(name)));
    let certificate = |path| vec!["spn", "--certificate", path, "--certificate-password-stdin"];
    let federated = path(token_file.path().to_owned());
    let user = sandbox.user_token(ALEX, CONFIDENTIAL_APP, 3600);
    for (kind, file, azts, input) in [
        ("secret", None, vec!["spn", "--client-secret-stdin"], CLIENT_SECRET),
        ("certificate", Some(new), certificate(new), PASSWORD),
        ("certificate", Some(legacy), certificate(legacy), PASSWORD),
        ("chain", Some(new), [certificate(new), vec!["--send-x5c"]].concat(), PASSWORD),
        ("federated", Some(federated), vec!["workload-identity", "--token-file", federated], ""),
        ("obo", Some(open), vec!["obo", "--user-assertion-stdin", "--certificate", open], &user),
    ] {
        let [own, theirs] = both(&sandbox, kind, file, &azts, input).map(|request| seen(&request));
        assert_eq!(own, theirs, "{kind}");
    }
}
