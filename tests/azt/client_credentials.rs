//! `azt client-credentials`.

use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::run::{Azt, azt, newest};
use crate::sandbox::cloud::{
    CLIENT_SECRET, CONFIDENTIAL_APP, EXPIRED_SECRET, OWN_APP, PASSWORD, SNI_APP, TENANT_DOMAIN, TENANT_ID,
};
use crate::sandbox::{Answer, Request, Sandbox};

const COMMAND: &str = "azt client-credentials";

/// How every hint ends that has the person type the same again.
fn again(options: &str) -> String {
    format!(
        "{COMMAND}{options} --tenant {TENANT_DOMAIN} --resource https://management.azure.com/ --client-id {CONFIDENTIAL_APP} --authority-host SANDBOX\n"
    )
}

/// One of the files of the emulated cloud's application.
pub fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sandbox/application").join(name)
}

fn app(options: &str, sandbox: &Sandbox) -> Azt {
    let line = format!("client-credentials --tenant {TENANT_DOMAIN} --client-id {CONFIDENTIAL_APP} {options}");
    azt(&line).at(sandbox)
}

fn certified(name: &str, sandbox: &Sandbox) -> Azt {
    app("--certificate", sandbox).arg(file(name))
}

/// The last request to the token endpoint, and the header and the claims of its assertion.
fn assertion(sandbox: &Sandbox) -> (Request, Value, Value) {
    let request = sandbox.requests().pop().unwrap();
    let parts: Vec<_> = request.form("client_assertion").unwrap().split('.').map(str::to_owned).collect();
    let object = |part: &str| serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap();
    (request, object(&parts[0]), object(&parts[1]))
}

#[test]
fn the_secret_comes_by_stdin_file_or_environment() {
    let sandbox = Sandbox::start();
    let by_file = app("", &sandbox);
    let path = by_file.file("secret", &format!("{CLIENT_SECRET}\r\n"));
    let ids =
        |line: &str| azt(line).at(&sandbox).env("AZURE_CLIENT_ID", CONFIDENTIAL_APP).env("AZURE_TENANT_ID", TENANT_ID);
    for run in [
        app("--client-secret-stdin", &sandbox).input(CLIENT_SECRET),
        by_file.arg("--client-secret-file").arg(path),
        app("", &sandbox).env("AZT_CLIENT_SECRET", CLIENT_SECRET).env("AZURE_CLIENT_SECRET", "another"),
        ids("spn").env("AZURE_CLIENT_SECRET", CLIENT_SECRET),
        // A secret comes before a certificate, as in the SDKs.
        ids("token client-credentials")
            .env("AZURE_CLIENT_SECRET", CLIENT_SECRET)
            .env("AZURE_CLIENT_CERTIFICATE_PATH", "/nowhere"),
    ] {
        let outcome = run.outcome();
        assert_eq!((outcome.stdout, outcome.stderr.as_str(), outcome.status), (newest(&sandbox), "", Some(0)));
    }
}

#[test]
fn the_request_is_an_applications_own() {
    let sandbox = Sandbox::start();
    let run = app("-o json --client-secret-stdin --resource graph", &sandbox).input(CLIENT_SECRET);
    let json = run.outcome().json();
    let request = sandbox.requests().pop().unwrap();
    let mut names: Vec<_> = request.form.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["client_id", "client_secret", "grant_type", "scope"]);
    assert_eq!(request.form("scope"), Some("https://graph.microsoft.com//.default"));
    assert_eq!(request.form("grant_type"), Some("client_credentials"));
    assert_eq!(request.header("authorization"), None);
    assert_eq!(
        ["flow", "source", "tenant", "clientId", "resource", "account"].map(|name| json[name].clone()),
        [
            json!("client-credentials"),
            json!("new"),
            json!(TENANT_ID),
            json!(CONFIDENTIAL_APP),
            json!("https://graph.microsoft.com/"),
            Value::Null
        ]
    );
}

#[test]
fn a_certificate_signs_a_new_assertion_for_each_request() {
    let sandbox = Sandbox::start();
    let mut ids = Vec::new();
    for (name, password) in [
        ("app.pem", None::<&str>),
        ("pkcs1.pem", None),
        #[cfg(feature = "pfx")]
        ("encrypted.pem", Some(PASSWORD)),
        #[cfg(feature = "pfx")]
        ("new.pfx", Some(PASSWORD)),
        #[cfg(feature = "pfx")]
        ("legacy.pfx", Some(PASSWORD)),
        #[cfg(feature = "pfx")]
        ("open.pfx", None),
    ] {
        let run = certified(name, &sandbox);
        let run = match password {
            Some(password) => run.arg("--certificate-password-stdin").input(&format!("{password}\n")),
            None => run,
        };
        let outcome = run.outcome();
        assert_eq!((outcome.stdout, outcome.stderr.as_str()), (newest(&sandbox), ""), "{name}");
        let (request, header, claims) = assertion(&sandbox);
        assert_eq!((&header["alg"], &header["typ"], &header["x5c"]), (&json!("PS256"), &json!("JWT"), &Value::Null));
        let endpoint = format!("{}{}", sandbox.url(), request.path);
        assert_eq!((&claims["aud"], &claims["iss"]), (&json!(endpoint), &json!(CONFIDENTIAL_APP)));
        assert_eq!(
            request.form("client_assertion_type"),
            Some("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
        );
        ids.push(claims["jti"].as_str().unwrap().to_owned());
    }
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

#[cfg(feature = "pfx")]
#[test]
fn a_certificate_and_its_password_come_by_the_environment_too() {
    let sandbox = Sandbox::start();
    let path = file("new.pfx");
    let run = || app("", &sandbox).env("AZURE_CLIENT_CERTIFICATE_PATH", &path);
    let outcome = run().env("AZURE_CLIENT_CERTIFICATE_PASSWORD", PASSWORD).outcome();
    assert_eq!((outcome.stdout, outcome.stderr.as_str()), (newest(&sandbox), ""));
    let by_file = run();
    let password = by_file.file("password", PASSWORD);
    let outcome = by_file.arg("--certificate-password-file").arg(password).outcome();
    assert_eq!((outcome.stdout, outcome.stderr.as_str()), (newest(&sandbox), ""));
    run().arg("--no-prompt").refuses(
        2,
        "azt: error: no certificate password was given\n\
         azt: hint: give it on standard input: azt client-credentials --certificate-password-stdin < FILE\n",
    );
    let name = path.display().to_string();
    run().env("AZURE_CLIENT_CERTIFICATE_PASSWORD", "wrong").refuses(
        2,
        &format!("azt: error: the certificate password does not open {name}\nazt: hint: try it: openssl pkey -in {name} -noout\n"),
    );
}

/// Subject-name-and-issuer applications know no certificate by its digest.
#[test]
fn the_chain_goes_along_where_it_is_asked_for() {
    let sandbox = Sandbox::start();
    let run = |options: &str| {
        let line = format!("client-credentials --tenant {TENANT_DOMAIN} --client-id {SNI_APP} {options} --certificate");
        azt(&line).at(&sandbox).arg(file("app.pem"))
    };
    run("--send-x5c").outcome().token();
    let (_, header, _) = assertion(&sandbox);
    assert_eq!(header["x5c"].as_array().map(Vec::len), Some(2));
    run("").env("AZURE_CLIENT_SEND_CERTIFICATE_CHAIN", "true").outcome().token();
    let outcome = run("").outcome();
    assert!(outcome.refused(4).contains("AADSTS700027: "), "{outcome:?}");
}

/// Emulated from what is documented of AD FS, which is not at hand here.
#[test]
fn ad_fs_gets_the_signature_that_it_knows() {
    let sandbox = Sandbox::start();
    let run = certified("app.pem", &sandbox).env("AZURE_AUTHORITY_HOST", format!("{}/adfs", sandbox.url()));
    let outcome = run.outcome();
    assert_eq!((outcome.stdout, outcome.stderr.as_str()), (newest(&sandbox), ""));
    let (request, header, claims) = assertion(&sandbox);
    assert_eq!(header["alg"], "RS256");
    assert_eq!(header["x5t"].as_str().map(str::len), Some(27));
    assert_eq!(claims["aud"], json!(format!("{}{}", sandbox.url(), request.path)));
}

#[test]
fn a_federated_token_is_sent_as_it_is() {
    let sandbox = Sandbox::start();
    let token = sandbox.cluster_token(300);
    let by_file = app("", &sandbox);
    let path = by_file.file("token", &format!("{token}\n"));
    for run in
        [app("--client-assertion-stdin", &sandbox).input(&token), by_file.arg("--client-assertion-file").arg(path)]
    {
        let outcome = run.outcome();
        assert_eq!((outcome.stdout, outcome.stderr.as_str()), (newest(&sandbox), ""));
        assert_eq!(sandbox.requests().pop().unwrap().form("client_assertion"), Some(token.as_str()));
    }
}

#[test]
fn what_is_refused_is_told_in_entras_words() {
    let sandbox = Sandbox::start();
    let secret = |secret: &str| app("--client-secret-stdin", &sandbox).input(secret);
    for (run, said) in [
        (secret("wrong"), "invalid_client: AADSTS7000215: "),
        (secret(EXPIRED_SECRET), "invalid_client: AADSTS7000222: "),
        (certified("other.pem", &sandbox), "invalid_client: AADSTS700027: "),
        (app("--client-assertion-stdin", &sandbox).input(&sandbox.cluster_token(-1)), "invalid_client: AADSTS700024: "),
        (
            app("--client-assertion-stdin", &sandbox).input(&sandbox.odd_cluster_token("sub", "another")),
            "invalid_client: AADSTS700213: ",
        ),
    ] {
        let outcome = run.outcome();
        let start = format!("azt: error: the application's sign-in was refused: {said}");
        assert!(outcome.refused(4).starts_with(&start), "{outcome:?}");
    }
    let outcome = secret(CLIENT_SECRET).arg("--resource").arg("https://nowhere.example").outcome();
    assert!(outcome.refused(4).contains("invalid_resource: AADSTS500011: "), "{outcome:?}");
    let hint = format!(
        "{COMMAND} --tenant {TENANT_DOMAIN} --resource URI --client-id {CONFIDENTIAL_APP} --authority-host SANDBOX\n"
    );
    assert!(outcome.stderr.ends_with(&hint), "{outcome:?}");
    let outcome = azt(&format!("spn --client-secret-stdin --tenant {TENANT_DOMAIN} --client-id {OWN_APP}"))
        .at(&sandbox)
        .input(CLIENT_SECRET)
        .outcome();
    assert!(outcome.refused(4).contains("AADSTS700025: "), "{outcome:?}");
}

#[test]
fn the_hint_names_the_credential_again() {
    let sandbox = Sandbox::start();
    let path = file("app.pem");
    let busy = json!({ "error": "invalid_request", "error_codes": [50196], "error_description": "AADSTS50196: loop" });
    sandbox.answer_next(Answer::json(400, &busy));
    let outcome = certified("app.pem", &sandbox).outcome();
    let hint = again(&format!(" --certificate {}", path.display()));
    assert!(outcome.refused(4).ends_with(&hint), "{outcome:?}");
    // Everything that it takes to send the same once more, and nothing that is asked for where it is missing.
    let typed = certified("app.pem", &sandbox).arg("--send-x5c");
    let password = typed.file("password", PASSWORD).display().to_string();
    for (run, options) in [
        (
            typed.arg("--certificate-password-file").arg(&password),
            format!(" --certificate {} --certificate-password-file {password} --send-x5c", path.display()),
        ),
        (app("--client-assertion-stdin", &sandbox).input("e30.e30.e30"), " --client-assertion-stdin".to_owned()),
        (app("--client-secret-stdin", &sandbox).input("s"), String::new()),
    ] {
        sandbox.answer_next(Answer::json(400, &busy));
        let outcome = run.outcome();
        assert!(outcome.refused(4).ends_with(&again(&options)), "{outcome:?}");
    }
}

#[test]
fn what_cannot_work_is_refused_before_anything_leaves() {
    let sandbox = Sandbox::start();
    let run = |line: &str| azt(line).at(&sandbox).env("AZURE_CLIENT_SECRET", CLIENT_SECRET);
    let both = "azt: hint: name both: azt client-credentials --tenant TENANT --client-id GUID\n";
    run("client-credentials").refuses(2, &format!("azt: error: no application was named\n{both}"));
    let named = format!("client-credentials --client-id {CONFIDENTIAL_APP}");
    for alias in ["common", "organizations", "Consumers"] {
        let text = alias.to_lowercase();
        run(&format!("{named} --tenant {alias}")).refuses(
            2,
            &format!("azt: error: an application signs in to one tenant, and '{text}' stands for many\n{both}"),
        );
    }
    for scope in ["https://graph.microsoft.com/User.Read", "a/.default b/.default"] {
        run(&format!("{named} --tenant contoso.example --scope")).arg(scope).refuses(
            2,
            &format!(
                "azt: error: an application has what it was granted, so its scope is one RESOURCE/.default, not {scope}\n\
                 azt: hint: name the resource: azt client-credentials --resource URI\n"
            ),
        );
    }
    app("--no-prompt", &sandbox).refuses(
        2,
        "azt: error: no client secret was given\n\
         azt: hint: give it on standard input: azt client-credentials --client-secret-stdin < FILE\n",
    );
    app("--send-x5c", &sandbox).env("AZURE_CLIENT_SECRET", CLIENT_SECRET).refuses(
        2,
        "azt: error: --send-x5c is about a certificate, and none was named\n\
         azt: hint: name it: azt client-credentials --certificate PATH\n",
    );
    certified("app.pem", &sandbox).arg("--client-secret-stdin").refuses(
        2,
        "azt: error: the argument '--certificate <PATH>' cannot be used with '--client-secret-stdin'\n\
         azt: hint: what can be typed: azt client-credentials --help\n",
    );
    let missing = "azt: error: could not open the certificate file /nowhere: No such file or directory (os error 2)\n";
    app("--certificate /nowhere", &sandbox).refuses(1, missing);
    assert_eq!(sandbox.requests().len(), 0);
}

#[test]
fn no_verbosity_shows_a_secret_an_assertion_or_a_token() {
    let sandbox = Sandbox::start();
    let outcome = app("-vv --client-secret-stdin", &sandbox).input(CLIENT_SECRET).outcome();
    let encoded: String = url::form_urlencoded::byte_serialize(CLIENT_SECRET.as_bytes()).collect();
    for secret in [CLIENT_SECRET, &encoded, outcome.token()] {
        assert!(!outcome.stderr.contains(secret), "{}", outcome.stderr);
    }
    assert!(outcome.stderr.contains("azt: > client_secret=<redacted>\n"), "{}", outcome.stderr);
    let name = if cfg!(feature = "pfx") { "new.pfx" } else { "app.pem" };
    let outcome = certified(name, &sandbox).arg("-vv").arg("--certificate-password-stdin").input(PASSWORD).outcome();
    let sent = sandbox.requests().pop().unwrap().form("client_assertion").unwrap().to_owned();
    for secret in [PASSWORD, &sent, outcome.token()] {
        assert!(!outcome.stderr.contains(secret), "{}", outcome.stderr);
    }
    assert!(outcome.stderr.contains("azt: > client_assertion=<redacted>\n"), "{}", outcome.stderr);
    // A service that echoes what it was sent.
    let echo = json!({ "error": "invalid_client", "error_description": format!("no: {CLIENT_SECRET} {encoded}") });
    sandbox.answer_next(Answer::json(401, &echo));
    let outcome = app("--client-secret-stdin", &sandbox).input(CLIENT_SECRET).outcome();
    assert!(outcome.refused(4).contains("no: <redacted> <redacted>"), "{outcome:?}");
}

#[cfg(unix)]
#[test]
fn a_kept_token_is_the_applications_whatever_proved_it() {
    use crate::run::Home;

    let sandbox = Sandbox::start();
    let home = Home::new();
    let run = |options: &str| {
        let line = format!("client-credentials --tenant {TENANT_DOMAIN} --client-id {CONFIDENTIAL_APP} {options}");
        home.azt(&line, &sandbox)
    };
    run("--client-secret-stdin").input(CLIENT_SECRET).prints_a_token();
    let first = newest(&sandbox);
    // As the SDKs: who has had the token need not prove again what it is.
    run("--client-secret-stdin").input("wrong").prints(&first);
    run("--no-prompt").prints(&first);
    let line =
        format!("workload-identity --tenant {TENANT_DOMAIN} --client-id {CONFIDENTIAL_APP} --token-file /nowhere");
    home.azt(&line, &sandbox).prints(&first);
    assert_eq!(sandbox.requests().len(), 1);
    run("--client-secret-stdin --resource graph").input(CLIENT_SECRET).prints_a_token();
    run("--client-secret-stdin --force-refresh").input("wrong").outcome().refused(4);
    run("--client-secret-stdin --force-refresh").input(CLIENT_SECRET).prints_a_token();
    // Nobody has signed in: it is the application's.
    let outcome = home.azt("token --tenant contoso.example --no-prompt", &sandbox).outcome();
    assert!(outcome.refused(3).contains("nobody has signed in"), "{outcome:?}");
}

#[cfg(unix)]
#[test]
fn tokens_of_other_applications_tenants_and_clouds_are_kept_apart() {
    use crate::run::Home;

    let (here, there) = (Sandbox::start(), Sandbox::start());
    let home = Home::new();
    let body = |token: &str| json!({ "access_token": token, "token_type": "Bearer", "expires_in": 3600, "x": {} });
    let run = |options: &str, sandbox: &Sandbox| {
        home.azt(&format!("spn {options}"), sandbox).env("AZURE_CLIENT_SECRET", CLIENT_SECRET)
    };
    let cases = [
        (format!("--tenant {TENANT_DOMAIN} --client-id {CONFIDENTIAL_APP}"), &here),
        (format!("--tenant {TENANT_ID} --client-id {CONFIDENTIAL_APP}"), &here),
        (format!("--tenant fabrikam.example --client-id {CONFIDENTIAL_APP}"), &here),
        (format!("--tenant {TENANT_DOMAIN} --client-id {SNI_APP}"), &here),
        (
            format!(
                "--tenant {TENANT_DOMAIN} --client-id {CONFIDENTIAL_APP} --cloud AzureChinaCloud --authority-host {}",
                here.url()
            ),
            &here,
        ),
        (format!("--tenant {TENANT_DOMAIN} --client-id {CONFIDENTIAL_APP} --resource graph"), &here),
        (format!("--tenant {TENANT_DOMAIN} --client-id {CONFIDENTIAL_APP}"), &there),
    ];
    for (index, (options, sandbox)) in cases.iter().enumerate() {
        sandbox.answer_next(Answer::json(200, &body(&format!("token-{index}"))));
        run(options, sandbox).prints(&format!("token-{index}\n"));
    }
    for (index, (options, sandbox)) in cases.iter().enumerate() {
        let spelt = options.replace(TENANT_DOMAIN, &TENANT_DOMAIN.to_uppercase());
        let spelt = spelt.replace(CONFIDENTIAL_APP, &CONFIDENTIAL_APP.to_uppercase());
        for options in [options, &spelt] {
            run(options, sandbox).prints(&format!("token-{index}\n"));
        }
    }
    assert_eq!((here.requests().len(), there.requests().len()), (6, 1));
}

#[cfg(unix)]
#[test]
fn many_at_once_are_one_request() {
    use crate::run::Home;

    let sandbox = Sandbox::start();
    let home = Home::new();
    let line = format!("spn --tenant {TENANT_DOMAIN} --client-id {CONFIDENTIAL_APP}");
    let run = || home.azt(&line, &sandbox).env("AZURE_CLIENT_SECRET", CLIENT_SECRET);
    let runs: Vec<_> = (0..8).map(|_| run().begin()).collect();
    for run in runs {
        run.outcome().token();
    }
    assert_eq!(sandbox.requests().len(), 1);
}
