//! `azt doctor`: the whole report in the surroundings that azt is for, and the status that `azt token --no-prompt` has there.
//!
//! `UPDATE=1 cargo test doctor` writes the reports in `doctor/` anew.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client_credentials::file;
use crate::process::Outcome;
use crate::run::{Azt, Home, azt};
use crate::sandbox::cloud::{ALEX, CONFIDENTIAL_APP, TENANT_ID};
use crate::sandbox::{Answer, Sandbox};

const TOKEN: &str = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2lnbmF0dXJl";
const SECRET: &str = "no-one-may-read-this";

/// Makes the run of a command line in its surroundings.
type Making<'a> = &'a dyn Fn(&str) -> Azt;

/// A login host whose clock is right, at which the doctor looks once.
fn login_host() -> Sandbox {
    let sandbox = Sandbox::start();
    sandbox.answer_next(login_page(SystemTime::now()));
    sandbox
}

fn login_page(date: SystemTime) -> Answer {
    Answer::status(302).header("Date", &httpdate::fmt_http_date(date)).at("/")
}

/// What an App Service says to `azt token`.
fn app_service(sandbox: &Sandbox, status: u16, body: &Value) {
    sandbox.answer_next(Answer::json(status, body).at("/msi/token"));
}

fn of_app_service(line: &str, home: &Home, sandbox: &Sandbox) -> Azt {
    let run = home.azt(line, sandbox).env("IDENTITY_ENDPOINT", format!("{}/msi/token?x={SECRET}", sandbox.url()));
    run.env("IDENTITY_HEADER", SECRET)
}

/// The report, with all that differs from machine to machine and from run to run made the same.
fn normal(outcome: &Outcome, sandbox: &Sandbox) -> String {
    let text =
        outcome.stdout.replace(&sandbox.url(), "SANDBOX").replace("127.0.0.1 can be", "127.0.0.1 and ::1 can be");
    let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
    if lines[0].starts_with(concat!("azt ", env!("CARGO_PKG_VERSION"), " on ")) {
        "azt VERSION on OS ARCH".clone_into(&mut lines[0]);
    }
    for line in &mut lines {
        // What these say is of the machine that the test runs on, and has tests of its own.
        for name in ["kernel keyring", "browser"] {
            if line.get(7..).is_some_and(|rest| rest.starts_with(name)) {
                *line = format!("       {name}");
            }
        }
        for unit in [" ms", " s off"] {
            while let Some(end) = line.match_indices(unit).map(|(at, _)| at).find(|at| digits_before(line, *at) > 0) {
                line.replace_range(end - digits_before(line, end)..end, "#");
            }
        }
    }
    lines.join("\n") + "\n"
}

fn digits_before(line: &str, end: usize) -> usize {
    line[..end].bytes().rev().take_while(u8::is_ascii_digit).count()
}

/// The report of this name, and no word of who and where.
#[track_caller]
fn assert_reports(name: &str, outcome: &Outcome, sandbox: &Sandbox) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/azt/doctor").join(name).with_extension("txt");
    let report = normal(outcome, sandbox);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &report).unwrap();
    }
    assert_eq!(report, fs::read_to_string(&path).unwrap(), "{name}");
    assert_fit_to_show(&outcome.stdout);
}

#[track_caller]
fn assert_fit_to_show(report: &str) {
    for secret in ["@", SECRET, "eyJ", "/tmp/", "contoso"] {
        assert!(!report.contains(secret), "{secret} in\n{report}");
    }
}

/// The doctor's report is this one, it says no more, and it ends as `azt token` does.
#[track_caller]
fn assert_diagnosis(name: &str, making: Making<'_>, status: i32, stderr: &str, sandbox: &Sandbox) {
    let outcome = making("doctor").outcome();
    assert_reports(name, &outcome, sandbox);
    assert_eq!((outcome.stderr.as_str(), outcome.status), (stderr, Some(status)));
    assert_eq!(making("token --no-prompt").outcome().status, Some(status));
}

/// One line of the report, without its name.
#[track_caller]
fn check(outcome: &Outcome, name: &str) -> (String, String) {
    let report: Value = serde_json::from_str(&outcome.stdout).unwrap();
    let found = report["checks"].as_array().unwrap().iter().find(|check| check["name"] == name).expect(name).clone();
    let text = |key: &str| found[key].as_str().unwrap().to_owned();
    (text("verdict"), text("text"))
}

fn pair(verdict: &str, text: &str) -> (String, String) {
    (verdict.to_owned(), text.to_owned())
}

#[test]
fn a_bare_laptop_needs_a_person() {
    let (sandbox, home) = (login_host(), Home::new());
    assert_diagnosis("laptop", &|line| home.azt(line, &sandbox), 3, "", &sandbox);
}

#[test]
fn a_virtual_machine_has_imds() {
    let (sandbox, home) = (login_host(), Home::new());
    assert_diagnosis("virtual_machine", &|line| home.azt(line, &sandbox).imds(&sandbox), 0, "", &sandbox);
}

#[test]
fn an_app_service_announces_its_identity() {
    let (sandbox, home) = (login_host(), Home::new());
    app_service(&sandbox, 200, &json!({ "access_token": TOKEN, "expires_on": "4102444800", "resource": "x" }));
    assert_diagnosis("app_service", &|line| of_app_service(line, &home, &sandbox), 0, "", &sandbox);
    let knock = sandbox.requests().into_iter().filter(|request| request.path == "/msi/token").nth(1).unwrap();
    assert_eq!(
        (knock.query.as_slice(), knock.header("x-identity-header"), knock.header("metadata")),
        (&[][..], None, None)
    );
}

#[test]
fn a_cloud_shell_has_its_user() {
    let (sandbox, home) = (login_host(), Home::new());
    let making = |line: &str| {
        let run = home.azt(line, &sandbox).env("MSI_ENDPOINT", format!("{}/oauth2/token", sandbox.url()));
        run.env("AZUREPS_HOST_ENVIRONMENT", "cloud-shell/1.0").env("AZURE_CLIENT_SECRET", SECRET)
    };
    let warning = "azt: warning: AZURE_CLIENT_SECRET is set, and AZURE_CLIENT_ID and AZURE_TENANT_ID are not: azt goes on without it\n";
    assert_diagnosis("cloud_shell", &making, 0, warning, &sandbox);
}

/// A certificate is told by its end, a federated token by what its credential has to agree with; neither is shown.
#[test]
fn an_application_is_told_by_what_it_has() {
    let (sandbox, home) = (login_host(), Home::new());
    let run = home.azt("doctor -o json", &sandbox);
    let path = run.file("token", &sandbox.cluster_token(300));
    let outcome = run
        .env("AZURE_FEDERATED_TOKEN_FILE", path)
        .env("AZURE_CLIENT_ID", CONFIDENTIAL_APP)
        .env("AZURE_TENANT_ID", TENANT_ID)
        .env("AZURE_CLIENT_CERTIFICATE_PATH", file("app.pem"))
        .outcome();
    let (verdict, text) = check(&outcome, "credentials");
    let known =
        "AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_CLIENT_CERTIFICATE_PATH: a certificate that is good until 21";
    assert!(verdict != "wrong" && text.starts_with(known), "{verdict} {text}");
    let (verdict, text) = check(&outcome, "workload");
    let known = "Kubernetes, by AZURE_FEDERATED_TOKEN_FILE: iss https://oidc.contoso.example/cluster, sub system:serviceaccount:default:app, aud api://AzureADTokenExchange, good for ";
    assert!(verdict == "ok" && text.starts_with(known), "{verdict} {text}");
    assert!(!outcome.stdout.contains("eyJ"), "{}", outcome.stdout);
    assert_eq!(serde_json::from_str::<Value>(&outcome.stdout).unwrap()["token"]["flow"], "client-credentials");
    let run = home.azt("doctor -o json", &sandbox).env("AZURE_CLIENT_ID", "x").env("AZURE_TENANT_ID", "x");
    let outcome = run.env("AZURE_CLIENT_CERTIFICATE_PATH", file("curve.pem")).outcome();
    let (verdict, text) = check(&outcome, "credentials");
    assert!(verdict == "wrong" && text.ends_with("is no RSA key, and Entra takes no other"), "{verdict} {text}");
}

#[test]
fn a_container_has_neither_home_nor_keyring() {
    let (sandbox, runtime) = (login_host(), TempDir::new().unwrap());
    let making = |line: &str| {
        let run = azt(line).at(&sandbox).env("HOME", "/dev/null").env("XDG_RUNTIME_DIR", runtime.path());
        run.without("AZT_STORE").env("KUBERNETES_SERVICE_HOST", "10.0.0.1")
    };
    let warning = "azt: warning: tokens are not kept: could not make the directory /dev/null/.local/share/azt: Not a directory (os error 20)\n";
    assert_diagnosis("container", &making, 3, warning, &sandbox);
}

#[test]
fn the_status_is_that_of_azt_token() {
    let (sandbox, home) = (Sandbox::start(), Home::new());
    let denied = json!({ "statusCode": 400, "message": "No User Assigned or Delegated Managed Identity found" });
    // One of them for the look at whether it is there.
    for _ in 0..3 {
        app_service(&sandbox, 400, &denied);
    }
    let runs: [(i32, Making<'_>); 7] = [
        (0, &|line| home.azt(line, &sandbox).imds(&sandbox)),
        (1, &|line| home.azt(line, &sandbox).args("--store keyring")),
        (2, &|line| {
            home.azt(line, &sandbox).env("AZURE_AUTHORITY_HOST", "http://login.example").args("--tenant a.example")
        }),
        (2, &|line| home.azt(line, &sandbox).args("nowhere")),
        (3, &|line| home.azt(line, &sandbox)),
        (4, &|line| of_app_service(line, &home, &sandbox)),
        (5, &|line| home.azt(line, &sandbox).env("MSI_ENDPOINT", "http://127.0.0.1:1/x")),
    ];
    for (status, making) in runs {
        // A token of one of them would do for the next.
        home.azt("forget --all", &sandbox).outcome();
        let doctor = making("doctor").outcome();
        assert_eq!((doctor.status, doctor.stderr.as_str()), (Some(status), ""), "{doctor:?}");
        assert!(doctor.stdout.contains(&format!("status {status}:")) || status == 0, "{doctor:?}");
        home.azt("forget --all", &sandbox).outcome();
        let token = making("token --no-prompt").outcome();
        assert_eq!(token.status, Some(status), "{token:?}");
        // The same words, but for whom they name.
        let error = token.stderr.lines().next().map(|line| line.replace("azt: error: ", "")).unwrap_or_default();
        let error = error.replace(home.path().to_str().unwrap(), "~").replace("HOME", "~");
        assert!(
            status == 0 || doctor.stdout.replace(&sandbox.url(), "SANDBOX").contains(&error),
            "{error}\n{doctor:?}"
        );
    }
}

#[test]
fn a_mistake_in_the_configuration_is_a_line_of_the_report() {
    let (sandbox, home) = (Sandbox::start(), Home::new());
    let directory = home.path().join(".config/azt");
    fs::create_dir_all(&directory).unwrap();
    fs::write(directory.join("config.toml"), "default = 'vm'\n[profile.vm]\nflow = 'msi'\nresuorce = 'arm'\n").unwrap();
    let outcome = home.azt("doctor -o json", &sandbox).outcome();
    assert_eq!((outcome.stderr.as_str(), outcome.status), ("", Some(2)));
    let report: Value = serde_json::from_str(&outcome.stdout).unwrap();
    let error = "~/.config/azt/config.toml line 4: unknown key 'resuorce' of profile 'vm'";
    let (verdict, text) = check(&outcome, "config file");
    assert!(verdict == "wrong" && text.starts_with(report["token"]["error"].as_str().unwrap()), "{outcome:?}");
    assert!(text.starts_with("~/.config/azt/config.toml line 4: "), "{error}\n{text}");
    assert_eq!((&report["token"]["exit_code"], &report["token"]["steps"]), (&json!(2), &json!([])));

    fs::remove_file(directory.join("config.toml")).unwrap();
    fs::create_dir(directory.join("config.toml")).unwrap();
    let outcome = home.azt("doctor -o json", &sandbox).outcome();
    assert_eq!((outcome.stderr.as_str(), outcome.status), ("", home.azt("token", &sandbox).outcome().status));
    assert_eq!(check(&outcome, "config file").0, "wrong");
}

#[test]
fn a_profile_is_what_azt_token_would_use() {
    let (sandbox, home) = (Sandbox::start(), Home::new());
    home.azt("profile add vm msi --resource graph", &sandbox).outcome();
    home.azt("profile default vm", &sandbox).outcome();
    let outcome = home.azt("doctor -o json", &sandbox).imds(&sandbox).outcome();
    let report: Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!((outcome.stderr.as_str(), outcome.status), ("", Some(0)));
    let token = json!({
        "exit_code": 0, "flow": "msi", "source": "new",
        "steps": [{ "what": "managed identity of this machine", "because": "it was chosen", "end": "gave" }],
    });
    assert_eq!(report["token"], token);
    let text = "~/.config/azt/config.toml: 1 profile, default vm";
    assert_eq!(check(&outcome, "config file"), pair("ok", text));
    let keys: Vec<_> = report.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["arch", "checks", "os", "token", "version"]);
}

#[test]
fn nobody_is_named_and_nobody_is_asked() {
    let (sandbox, home) = (Sandbox::start(), Home::new());
    home.ropc(ALEX, &sandbox).prints_a_token();
    let kept = home.azt("doctor", &sandbox).outcome();
    assert_eq!((kept.stderr.as_str(), kept.status), ("", Some(0)));
    assert!(kept.stdout.contains("azt token prints a token: flow authcode, source refresh\n"), "{kept:?}");
    assert!(kept.stdout.contains("file, as chosen; 1 sign-in, 2 tokens; a record takes "), "{kept:?}");
    assert_fit_to_show(&kept.stdout);

    sandbox.revoke_refresh_tokens();
    let refused = home.azt("doctor --force-refresh --login-hint", &sandbox).arg(ALEX).outcome();
    assert_eq!((refused.stderr.as_str(), refused.status), ("", Some(3)));
    assert!(refused.stdout.contains("--login-hint <account>"), "{refused:?}");
    assert_fit_to_show(&refused.stdout);
    assert!(sandbox.requests().iter().all(|request| !request.path.ends_with("/authorize")));
}

#[test]
fn who_vouches_for_the_login_host_is_told_whether_it_is_trusted_or_not() {
    let (sandbox, home) = (Sandbox::start(), Home::new());
    let (tls, stranger) = (sandbox.tls(), home.path().join("stranger.pem"));
    let mut params = rcgen::CertificateParams::default();
    params.distinguished_name.push(rcgen::DnType::CommonName, "a stranger");
    params.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    let key = rcgen::KeyPair::generate().unwrap();
    fs::write(&stranger, params.self_signed(&key).unwrap().pem()).unwrap();
    let at = |trusted: &Path| {
        let run = home.azt("doctor -o json --authority-host", &sandbox).arg(&tls.url).env("SSL_CERT_FILE", trusted);
        run.outcome()
    };
    let trusted = at(&tls.ca_file);
    let issuer = "a certificate from azt sandbox, valid nowhere else is";
    // Of a login host of Microsoft's it would be told that theirs are not from there.
    assert_eq!(check(&trusted, "TLS"), pair("ok", &format!("{issuer} trusted")));
    assert_eq!(check(&trusted, "network").0, "ok");

    let distrusted = at(&stranger);
    let why = "no CA that this machine trusts stands behind it; to trust its CA: export AZT_CA_FILE=FILE";
    assert_eq!(check(&distrusted, "TLS"), pair("wrong", &format!("{issuer} not trusted: {why}")));
    assert_eq!(check(&distrusted, "network").0, "wrong");
    assert_eq!(check(&distrusted, "clock"), pair("note", "not known: the login host gave no answer"));
}

#[test]
fn a_clock_that_is_wrong_is_told() {
    let (sandbox, home) = (Sandbox::start(), Home::new());
    sandbox.answer_next(login_page(SystemTime::UNIX_EPOCH));
    let (verdict, text) = check(&home.azt("doctor -o json", &sandbox).outcome(), "clock");
    assert!(verdict == "wrong" && text.ends_with(" ahead of the login host's: new tokens seem expired; set the clock"));
    let outcome = home.azt("doctor -o json", &sandbox).outcome();
    assert_eq!(check(&outcome, "clock"), pair("note", "not known: the login host's answer has no date"));
}

#[test]
fn a_proxy_is_named_without_its_password() {
    let (sandbox, home) = (Sandbox::start(), Home::new());
    let proxy = format!("http://user:{SECRET}@127.0.0.1:1");
    let outcome = home.azt("doctor -o json", &sandbox).env("HTTPS_PROXY", proxy).outcome();
    assert_eq!(check(&outcome, "proxy"), pair("note", "HTTPS_PROXY http://127.0.0.1:1"));
    assert_fit_to_show(&outcome.stdout);
}

#[test]
fn what_is_about_printing_or_keeping_is_refused() {
    azt("doctor -o header")
        .refuses(2, "azt: error: doctor prints a table, or JSON\nazt: hint: for JSON: azt doctor -o json\n");
    azt("doctor --save x").refuses(
        2,
        "azt: error: --save keeps what was typed to get a token\nazt: hint: make a profile: azt profile add NAME FLOW\n",
    );
}
