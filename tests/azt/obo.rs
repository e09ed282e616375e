//! `azt obo`.

use crate::client_credentials::file;
use crate::run::{Azt, azt, newest};
use crate::sandbox::Sandbox;
use crate::sandbox::cloud::{ALEX, CLIENT_SECRET, CONFIDENTIAL_APP, LONG_LIVED, NEEDS_MFA, TENANT_DOMAIN};

fn obo(options: &str, sandbox: &Sandbox) -> Azt {
    let line = format!("obo --tenant {TENANT_DOMAIN} --client-id {CONFIDENTIAL_APP} {options}");
    azt(&line).at(sandbox).env("AZURE_CLIENT_SECRET", CLIENT_SECRET)
}

fn user_token(user: &str, sandbox: &Sandbox) -> String {
    sandbox.user_token(user, &format!("api://{CONFIDENTIAL_APP}"), 3600)
}

#[test]
fn a_users_token_is_exchanged_for_one_of_theirs() {
    let sandbox = Sandbox::start();
    let token = user_token(ALEX, &sandbox);
    let by_file = obo("", &sandbox);
    let path = by_file.file("user", &format!("{token}\n"));
    for run in [
        obo("--user-assertion-stdin", &sandbox).input(&token),
        by_file.arg("--user-assertion-file").arg(path),
        obo("", &sandbox).env("AZT_USER_ASSERTION", &token),
        azt(&format!(
            "on-behalf-of --assertion-stdin --tenant {TENANT_DOMAIN} --client-id {CONFIDENTIAL_APP} --certificate"
        ))
        .at(&sandbox)
        .arg(file("app.pem"))
        .input(&token),
    ] {
        let outcome = run.outcome();
        assert_eq!((outcome.stdout, outcome.stderr.as_str(), outcome.status), (newest(&sandbox), "", Some(0)));
        assert_eq!(sandbox.tokens().last().unwrap().identity, ALEX);
    }
    let request = sandbox.requests().swap_remove(0);
    let mut names: Vec<_> = request.form.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    let wanted = ["assertion", "client_id", "client_secret", "grant_type", "requested_token_use", "scope"];
    assert_eq!(names, wanted);
    assert_eq!(request.form("requested_token_use"), Some("on_behalf_of"));
    // Neither a refresh token nor anything about the sign-in.
    assert_eq!(request.form("scope"), Some("https://management.azure.com//.default"));
}

#[test]
fn a_federated_token_proves_the_application_here_too() {
    let sandbox = Sandbox::start();
    let run = obo("--user-assertion-stdin", &sandbox).input(&user_token(ALEX, &sandbox));
    let path = run.file("federated", &sandbox.cluster_token(300));
    let outcome = run.arg("--client-assertion-file").arg(path).outcome();
    assert_eq!((outcome.stdout, outcome.stderr.as_str()), (newest(&sandbox), ""));
}

#[test]
fn what_the_user_has_to_do_is_passed_back_to_the_caller() {
    let sandbox = Sandbox::start();
    let run =
        |options: &str| obo(options, &sandbox).arg("--user-assertion-stdin").input(&user_token(NEEDS_MFA, &sandbox));
    let outcome = run("-o json").outcome();
    assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(4), ""));
    let error: serde_json::Value = serde_json::from_str(&outcome.stderr).unwrap();
    assert_eq!(error["error"], "interaction_required");
    assert!(error["claims"].as_str().is_some_and(|claims| claims.starts_with("{\"access_token\":")), "{error}");
    let outcome = run("").outcome();
    let hint = format!(
        "azt: hint: the caller has to have the user sign in again, with the claims of -o json; with the new token: \
         azt obo --user-assertion-stdin --tenant {TENANT_DOMAIN} --resource https://management.azure.com/ --client-id {CONFIDENTIAL_APP} --authority-host SANDBOX\n"
    );
    assert!(outcome.refused(4).ends_with(&hint), "{outcome:?}");
}

#[test]
fn a_token_that_is_not_for_this_application_or_not_good_is_refused() {
    let sandbox = Sandbox::start();
    let audience = format!("api://{CONFIDENTIAL_APP}");
    for (token, code) in [
        (sandbox.user_token(ALEX, "https://graph.microsoft.com/", 3600), "AADSTS500131: "),
        (sandbox.user_token(ALEX, &audience, -1), "AADSTS500133: "),
        ("e30.e30.e30".to_owned(), "AADSTS50013: "),
    ] {
        let outcome = obo("--user-assertion-stdin", &sandbox).input(&token).outcome();
        let start = "azt: error: the request on behalf of the user was refused: invalid_grant: ";
        assert!(outcome.refused(4).starts_with(&format!("{start}{code}")), "{outcome:?}");
        assert!(!outcome.stderr.contains(&token), "{outcome:?}");
    }
}

#[cfg(unix)]
#[test]
fn each_users_token_has_its_own() {
    use crate::run::Home;

    let sandbox = Sandbox::start();
    let home = Home::new();
    let line = format!("obo --user-assertion-stdin --tenant {TENANT_DOMAIN} --client-id {CONFIDENTIAL_APP}");
    let run = |token: &str| home.azt(&line, &sandbox).env("AZURE_CLIENT_SECRET", CLIENT_SECRET).input(token);
    let (alex, other) = (user_token(ALEX, &sandbox), user_token(LONG_LIVED, &sandbox));
    run(&alex).prints_a_token();
    let first = newest(&sandbox);
    run(&other).prints_a_token();
    assert_eq!(sandbox.tokens().last().unwrap().identity, LONG_LIVED);
    run(&alex).prints(&first);
    assert_eq!(sandbox.requests().len(), 2);
}

#[test]
fn what_cannot_work_is_refused_before_anything_leaves() {
    let sandbox = Sandbox::start();
    let usage = "azt: hint: give it on standard input: azt obo --user-assertion-stdin < FILE\n";
    obo("", &sandbox).refuses(2, &format!("azt: error: no user's token was given\n{usage}"));
    obo("--user-assertion-stdin", &sandbox).refuses(2, &format!("azt: error: the user's token is empty\n{usage}"));
    obo("--user-assertion-stdin --client-secret-stdin", &sandbox).input("x").refuses(
        2,
        "azt: error: the argument '--user-assertion-stdin' cannot be used with '--client-secret-stdin'\n\
         azt: hint: what can be typed: azt obo --help\n",
    );
    obo("--user-assertion-stdin --with-refresh-token", &sandbox).input("x").refuses(
        2,
        "azt: error: obo never receives a refresh token\nazt: hint: leave --with-refresh-token out: azt obo\n",
    );
    assert_eq!(sandbox.requests().len(), 0);
}

#[test]
fn no_verbosity_shows_the_users_token() {
    let sandbox = Sandbox::start();
    let token = user_token(ALEX, &sandbox);
    let outcome = obo("-vv --user-assertion-stdin", &sandbox).input(&token).outcome();
    for secret in [&token, CLIENT_SECRET, outcome.token()] {
        assert!(!outcome.stderr.contains(secret), "{}", outcome.stderr);
    }
    assert!(outcome.stderr.contains("azt: > assertion=<redacted>\n"), "{}", outcome.stderr);
}
