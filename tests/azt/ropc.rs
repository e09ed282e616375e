//! `azt ropc`.

use crate::run::{azt, newest};
use crate::sandbox::Sandbox;
use crate::sandbox::cloud::{
    ALEX, DISABLED, EXPIRED, LOCKED, NEEDS_CONSENT, NEEDS_MFA, PASSWORD, TENANT_DOMAIN, TENANT_ID,
};

fn sign_in(user: &str, sandbox: &Sandbox) -> crate::run::Azt {
    azt("ropc --password-stdin --tenant contoso.example --username").arg(user).input(PASSWORD).at(sandbox)
}

/// The browser sign-in of this user, as hints have it.
fn authcode(who: &str) -> String {
    format!(
        "azt authcode {who} --tenant {TENANT_DOMAIN} --resource https://management.azure.com/ --authority-host SANDBOX"
    )
}

#[test]
fn the_password_comes_by_stdin_file_or_environment() {
    let sandbox = Sandbox::start();
    let by_file = azt("ropc").arg("--username").arg(ALEX).at(&sandbox);
    let path = by_file.file("password", &format!("{PASSWORD}\r\n"));
    for run in [
        sign_in(ALEX, &sandbox),
        azt("ropc --password-stdin").env("AZURE_USERNAME", ALEX).input(&format!("{PASSWORD}\n")).at(&sandbox),
        azt("ropc --password-stdin").env("AZURE_USERNAME", ALEX).input(&format!("\u{feff}{PASSWORD}\r\n")).at(&sandbox),
        by_file.arg("--password-file").arg(path),
        azt("password -u").arg(ALEX).env("AZURE_PASSWORD", PASSWORD).at(&sandbox),
    ] {
        let outcome = run.outcome();
        assert_eq!((outcome.stdout, outcome.stderr.as_str(), outcome.status), (newest(&sandbox), "", Some(0)));
    }
}

#[test]
fn the_request_is_a_public_clients() {
    let sandbox = Sandbox::start();
    sign_in(ALEX, &sandbox).outcome().token();
    let request = sandbox.requests().pop().unwrap();
    let mut names: Vec<_> = request.form.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["client_id", "client_info", "grant_type", "password", "scope", "username"]);
    assert_eq!(request.path, format!("/{TENANT_ID}/oauth2/v2.0/token"));
    assert_eq!(request.form("scope"), Some("https://management.azure.com//.default openid profile offline_access"));
    assert_eq!(request.header("x-anchormailbox"), Some("upn:alex@contoso.example"));
    assert_eq!(request.header("client-request-id").map(str::len), Some(36));
}

#[test]
fn mfa_and_consent_lead_to_the_browser_with_the_same_resource_and_tenant() {
    let sandbox = Sandbox::start();
    // {"access_token":{"capolids":{"essential":true,"values":["ca900000-000d-4a2b-8c3d-5e6f70819200"]}}}
    let claims = " --claims eyJhY2Nlc3NfdG9rZW4iOnsiY2Fwb2xpZHMiOnsiZXNzZW50aWFsIjp0cnVlLCJ2YWx1ZXMiOlsiY2E5MDAwMDAtMDAwZC00YTJiLThjM2QtNWU2ZjcwODE5MjAwIl19fX0";
    let hinted = |user: &str| authcode(&format!("--login-hint {user}"));
    for (user, error, hint) in [
        (NEEDS_MFA, "AADSTS50076: ", format!("multi-factor sign-in needs a browser: {}{claims}", hinted(NEEDS_MFA))),
        (NEEDS_CONSENT, "AADSTS65001: ", format!("consent is given in a browser: {}", hinted(NEEDS_CONSENT))),
        (EXPIRED, "AADSTS50055: ", format!("the password has to be changed first, in a browser: {}", hinted(EXPIRED))),
        (
            LOCKED,
            "AADSTS50053: ",
            format!(
                "the account is locked for now: wait, then sign in with a browser and not with the password: {}",
                hinted(LOCKED)
            ),
        ),
        (
            DISABLED,
            "AADSTS50057: ",
            format!(
                "the account is disabled: an administrator can enable it; or sign in as somebody else: {}",
                authcode("--prompt select_account")
            ),
        ),
    ] {
        let outcome = sign_in(user, &sandbox).outcome();
        assert!(outcome.refused(4).starts_with("azt: error: the password sign-in was refused: "), "{outcome:?}");
        assert!(outcome.stderr.contains(error), "{outcome:?}");
        assert!(outcome.stderr.ends_with(&format!("azt: hint: {hint}\n")), "{outcome:?}");
        assert_eq!(outcome.stderr.lines().count(), 2, "{outcome:?}");
        assert!(!outcome.stderr.contains(PASSWORD));
    }
}

#[test]
fn a_wrong_password_is_refused_in_entras_words() {
    let sandbox = Sandbox::start();
    let outcome = sign_in(ALEX, &sandbox).input("wrong").outcome();
    let stderr = outcome.refused(4);
    assert!(
        stderr.starts_with("azt: error: the password sign-in was refused: invalid_grant: AADSTS50126: "),
        "{stderr}"
    );
    assert!(
        stderr.ends_with(
            "Trace ID: # Correlation ID: # Timestamp: # (HTTP 400)\n\
             azt: hint: check user name and password; repeated failures lock the account: azt ropc --username alex@contoso.example --tenant contoso.example --resource https://management.azure.com/ --authority-host SANDBOX\n"
        ),
        "{stderr}"
    );
}

#[test]
fn the_json_error_has_what_support_and_scripts_need() {
    let sandbox = Sandbox::start();
    let outcome = sign_in(NEEDS_MFA, &sandbox).arg("-o").arg("json").outcome();
    assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(4), ""));
    let error: serde_json::Value = serde_json::from_str(&outcome.stderr).unwrap();
    assert_eq!(error["error_codes"], serde_json::json!([50076]));
    assert_eq!(error["exit_code"], 4);
    assert_eq!(error["trace_id"].as_str().map(str::len), Some(36));
    assert_eq!(error["correlation_id"].as_str().map(str::len), Some(36));
    assert!(error["claims"].as_str().is_some_and(|claims| claims.starts_with("{\"access_token\":")), "{error}");
    assert!(error["error_description"].as_str().is_some_and(|text| text.contains("AADSTS50076")), "{error}");
    assert!(
        error["hint"].as_str().is_some_and(|text| text.contains(&authcode(&format!("--login-hint {NEEDS_MFA}")))),
        "{error}"
    );
}

#[test]
fn what_cannot_work_is_refused_before_the_password_leaves() {
    let sandbox = Sandbox::start();
    let run = |line: &str| azt(line).at(&sandbox);
    let usage = "azt: hint: give it on standard input: azt ropc --password-stdin < FILE\n";
    run("ropc --username a@b --password-stdin").refuses(2, &format!("azt: error: the password is empty\n{usage}"));
    run("ropc --username a@b --password-stdin")
        .input("\n")
        .refuses(2, &format!("azt: error: the password is empty\n{usage}"));
    run("ropc --username a@b --no-prompt").refuses(2, &format!("azt: error: no password was given\n{usage}"));
    run("ropc --username a@b --password-stdin")
        .input("a\nb\n")
        .refuses(2, "azt: error: the password has a line end or another control character inside\n");
    run("ropc --password-stdin")
        .input("x")
        .refuses(2, "azt: error: no user name was given\nazt: hint: name the user: azt ropc --username NAME\n");
    run("ropc --password-stdin --username")
        .arg("a@b\n")
        .input("x")
        .refuses(2, "azt: error: the user name has a line end or another control character inside\n");
    run("ropc --username a@b --password-stdin --tenant common").input("x").refuses(
        2,
        "azt: error: Entra takes no passwords at the tenant 'common'\n\
         azt: hint: name the user's tenant: azt ropc --tenant TENANT\n",
    );
    run("ropc --username a@b --password-file /nowhere")
        .refuses(1, "azt: error: could not open the password file /nowhere: No such file or directory (os error 2)\n");
    run("ropc --username a@b --password-stdin")
        .input(&"x".repeat(70_000))
        .refuses(2, "azt: error: could not read the password from standard input: it is longer than 64 KiB\n");
    assert_eq!(sandbox.requests().len(), 0);
}

#[test]
fn no_verbosity_shows_the_password_or_a_token() {
    let sandbox = Sandbox::start();
    let outcome = sign_in(ALEX, &sandbox).arg("-vv").outcome();
    assert_eq!(outcome.status, Some(0));
    let encoded: String = url::form_urlencoded::byte_serialize(PASSWORD.as_bytes()).collect();
    for secret in [PASSWORD, &encoded, outcome.token()] {
        assert!(!outcome.stderr.contains(secret), "{}", outcome.stderr);
    }
    for shown in [
        "azt: > password=<redacted>\n",
        "azt: > username=alex@contoso.example\n",
        &format!("azt: POST SANDBOX/{TENANT_ID}/oauth2/v2.0/token answered 200 in "),
    ] {
        assert!(outcome.stderr.contains(shown), "{}", outcome.stderr);
    }
    let outcome = sign_in(ALEX, &sandbox).arg("-v").outcome();
    let [realm, _, line] = outcome.stderr.lines().collect::<Vec<_>>()[..] else { panic!("{}", outcome.stderr) };
    let question = "azt: GET SANDBOX/common/userrealm/alex@contoso.example?api-version=1.0 answered 200 in ";
    assert!(realm.starts_with(question), "{realm}");
    assert!(line.contains(", client-request-id ") && line.contains(", x-ms-request-id "), "{line}");
}

#[test]
fn standard_input_that_never_ends_is_not_waited_for_for_ever() {
    let sandbox = Sandbox::start();
    let run = azt("ropc --username alex@contoso.example --password-stdin --timeout 3s").at(&sandbox);
    let outcome = run.begin_to_type().outcome();
    assert_eq!(
        outcome.refused(3),
        "azt: waiting for the end of standard input, for up to # more\n\
         azt: error: could not read the password from standard input: it did not end within 3s\n"
    );
    assert_eq!(sandbox.requests().len(), 0);
}
