//! `azt workload-identity`.

use std::time::Duration;

use serde_json::json;

use crate::run::{Azt, azt, newest};
use crate::sandbox::cloud::{
    ACTIONS_REQUEST_TOKEN, CONFIDENTIAL_APP, SERVICE_CONNECTION_ID, SYSTEM_ACCESS_TOKEN, TENANT_DOMAIN, TENANT_ID,
};
use crate::sandbox::{Answer, Sandbox};

fn named(options: &str, sandbox: &Sandbox) -> Azt {
    let line = format!("workload-identity --tenant {TENANT_DOMAIN} --client-id {CONFIDENTIAL_APP} {options}");
    azt(&line).at(sandbox)
}

/// How a hint ends that has the person type the same again.
fn again(options: &str) -> String {
    format!(
        "azt workload-identity {options} --tenant {TENANT_DOMAIN} --resource https://management.azure.com/ --client-id {CONFIDENTIAL_APP} --authority-host SANDBOX\n"
    )
}

/// In a job of GitHub Actions that may have tokens.
pub fn github(run: Azt, sandbox: &Sandbox) -> Azt {
    run.env("GITHUB_ACTIONS", "true")
        .env("ACTIONS_ID_TOKEN_REQUEST_URL", format!("{}/actions/idtoken?api-version=2.0", sandbox.url()))
        .env("ACTIONS_ID_TOKEN_REQUEST_TOKEN", ACTIONS_REQUEST_TOKEN)
}

/// In a step of a pipeline that has its access token.
pub fn pipelines(run: Azt, sandbox: &Sandbox) -> Azt {
    run.env("TF_BUILD", "True")
        .env("SYSTEM_OIDCREQUESTURI", format!("{}/pipelines/oidctoken", sandbox.url()))
        .env("SYSTEM_ACCESSTOKEN", SYSTEM_ACCESS_TOKEN)
}

#[track_caller]
fn prints_newest(run: Azt, sandbox: &Sandbox) {
    let outcome = run.outcome();
    assert_eq!((outcome.stdout, outcome.stderr.as_str(), outcome.status), (newest(sandbox), "", Some(0)));
    assert_eq!(sandbox.tokens().last().unwrap().identity, CONFIDENTIAL_APP);
}

#[test]
fn a_pods_file_is_read_anew_for_each_token() {
    let sandbox = Sandbox::start();
    let pod = || {
        let run = azt("workload-identity").at(&sandbox);
        let path = run.file("azure-identity-token", &sandbox.cluster_token(300));
        // What the webhook of a cluster sets.
        run.env("AZURE_FEDERATED_TOKEN_FILE", path)
            .env("AZURE_CLIENT_ID", CONFIDENTIAL_APP)
            .env("AZURE_TENANT_ID", TENANT_ID)
            .env("AZURE_AUTHORITY_HOST", format!("{}/", sandbox.url()))
    };
    prints_newest(pod(), &sandbox);
    prints_newest(pod(), &sandbox);
    let sent: Vec<_> =
        sandbox.requests().iter().map(|request| request.form("client_assertion").map(str::to_owned)).collect();
    assert_eq!(sent.len(), 2);
    assert_ne!(sent[0], sent[1]);
    let request = sandbox.requests().pop().unwrap();
    let mut names: Vec<_> = request.form.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["client_assertion", "client_assertion_type", "client_id", "grant_type", "scope"]);
}

#[test]
fn any_token_comes_by_file_or_stdin() {
    let sandbox = Sandbox::start();
    let run = named("", &sandbox);
    let path = run.file("token", &format!("{}\n", sandbox.cluster_token(300)));
    // A file that is named beats a service that is announced.
    prints_newest(github(run.arg("--token-file").arg(path), &sandbox), &sandbox);
    prints_newest(named("--source file --token-stdin", &sandbox).input(&sandbox.cluster_token(300)), &sandbox);
    assert!(sandbox.requests().iter().all(|request| request.path.ends_with("/token")));
}

/// What a text file may have around the token, and what is none.
#[test]
fn a_file_has_one_token_and_white_space_at_most() {
    let sandbox = Sandbox::start();
    let token = sandbox.cluster_token(300);
    let run = |content: &[u8]| {
        let run = named("--token-file", &sandbox);
        let path = run.file("token", "");
        std::fs::write(&path, content).unwrap();
        (run.arg(&path), path.display().to_string())
    };
    for content in [
        token.clone(),
        format!("{token}\r\n"),
        format!("{token}\n\n"),
        format!("\n {token} \n"),
        format!("\u{feff}{token}"),
    ] {
        prints_newest(run(content.as_bytes()).0, &sandbox);
        assert_eq!(sandbox.requests().pop().unwrap().form("client_assertion"), Some(token.as_str()));
    }
    let count = sandbox.requests().len();
    let nothing =
        ["there is nothing in FILE, which has to be a federated token", "see who writes it, and when: ls -l FILE"];
    let other = ["what is in FILE is no federated token, which is a JWT", "see what it is: azt inspect < FILE"];
    let unreadable = "could not read the federated token file FILE:";
    for (content, [why, hint]) in [
        (&b""[..], nothing),
        (b" \r\n", nothing),
        (b"opaque", other),
        (format!("{token}\n{token}").as_bytes(), other),
        (format!("\u{feff}\u{feff}{token}").as_bytes(), other),
        (&[b'a'; 64 * 1024], other),
        (&[b'a'; 64 * 1024 + 1], [&format!("{unreadable} it is longer than 64 KiB"), ""]),
        (&[0xff; 500], [&format!("{unreadable} it is not UTF-8 text"), ""]),
    ] {
        let (run, path) = run(content);
        let hint = if hint.is_empty() { String::new() } else { format!("azt: hint: {hint}\n") };
        run.refuses(2, &format!("azt: error: {why}\n{hint}").replace("FILE", &path));
    }
    assert_eq!(sandbox.requests().len(), count);
}

/// A kubelet writes a directory, and lets a link point to it.
#[cfg(unix)]
#[test]
fn a_token_that_a_kubelet_puts_in_place_of_another_is_the_next_one_sent() {
    use crate::run::Home;
    use std::fs;
    use std::os::unix::fs::symlink;

    let sandbox = Sandbox::start();
    let home = Home::new();
    let volume = tempfile::tempdir().unwrap();
    let at = |name: &str| volume.path().join(name);
    let write = |directory: &str, token: &str| {
        fs::create_dir(at(directory)).unwrap();
        fs::write(at(directory).join("token"), token).unwrap();
        symlink(directory, at("..data_tmp")).unwrap();
        fs::rename(at("..data_tmp"), at("..data")).unwrap();
    };
    let line = format!("workload-identity --tenant {TENANT_DOMAIN} --client-id {CONFIDENTIAL_APP}");
    let run = |options: &str| {
        home.azt(&line, &sandbox).args(options).env("AZURE_FEDERATED_TOKEN_FILE", volume.path().join("token"))
    };
    let (first, second) = (sandbox.cluster_token(300), sandbox.cluster_token(300));
    write("..1", &first);
    symlink("..data/token", at("token")).unwrap();
    run("").prints_a_token();
    let kept = newest(&sandbox);
    // Its five minutes are over: the access token is good for longer, and nobody vouches for a new one.
    write("..2", &sandbox.cluster_token(-1));
    run("").prints(&kept);
    let outcome = run("--force-refresh").outcome();
    assert!(outcome.refused(4).contains("AADSTS700024: "), "{outcome:?}");
    write("..3", &second);
    run("--force-refresh").prints_a_token();
    let sent: Vec<_> = sandbox.requests().iter().map(|sent| sent.form("client_assertion").map(str::to_owned)).collect();
    assert_eq!((sent.len(), &sent[0], &sent[2]), (3, &Some(first), &Some(second)));
}

#[test]
fn github_gives_a_token_for_the_exchange() {
    let sandbox = Sandbox::start();
    prints_newest(github(named("", &sandbox), &sandbox), &sandbox);
    prints_newest(github(named("--source github", &sandbox), &sandbox), &sandbox);
    let request = sandbox.requests().into_iter().find(|request| request.path == "/actions/idtoken").unwrap();
    assert_eq!(request.query("audience"), Some("api://AzureADTokenExchange"));
    assert_eq!(request.header("authorization"), Some(format!("Bearer {ACTIONS_REQUEST_TOKEN}").as_str()));
}

#[test]
fn a_pipeline_gives_a_token_for_its_service_connection() {
    let sandbox = Sandbox::start();
    let run = named(&format!("--service-connection-id {SERVICE_CONNECTION_ID}"), &sandbox);
    prints_newest(pipelines(run, &sandbox), &sandbox);
    // What the Azure tasks set. What is for a managed identity is not the connection's.
    let run = azt("workload-identity")
        .at(&sandbox)
        .env("AZURE_CLIENT_ID", "10000000-0007-4a2b-8c3d-5e6f70819200")
        .env("AZURESUBSCRIPTION_CLIENT_ID", CONFIDENTIAL_APP)
        .env("AZURESUBSCRIPTION_TENANT_ID", TENANT_ID)
        .env("AZURESUBSCRIPTION_SERVICE_CONNECTION_ID", SERVICE_CONNECTION_ID);
    prints_newest(pipelines(run, &sandbox), &sandbox);
    pipelines(named("", &sandbox), &sandbox).refuses(
        2,
        "azt: error: no service connection was named\n\
         azt: hint: name it: azt workload-identity --service-connection-id GUID\n",
    );
}

/// A run that is longer than the five minutes of an assertion: each token has its own.
#[cfg(unix)]
#[test]
fn an_assertion_that_has_expired_is_not_used_again() {
    use crate::run::Home;

    let sandbox = Sandbox::start();
    let home = Home::new();
    let line = format!("workload-identity --tenant {TENANT_DOMAIN} --client-id {CONFIDENTIAL_APP} --min-validity 2h");
    let run = || github(home.azt(&line, &sandbox), &sandbox).outcome();
    sandbox.answer_next(Answer::json(200, &json!({ "value": sandbox.cluster_token(-1) })).at("/actions/idtoken"));
    assert!(run().refused(4).contains("AADSTS700024: "));
    let said = "azt: warning: the service gave a token that is good for ";
    assert!(run().stderr.starts_with(said));
    assert!(run().stderr.starts_with(said));
    let requests = sandbox.requests();
    let mut sent: Vec<_> = requests.iter().filter_map(|request| request.form("client_assertion")).collect();
    sent.dedup();
    assert_eq!((requests.len(), sent.len()), (6, 3));
}

#[test]
fn what_is_not_here_is_told_with_what_to_do() {
    let sandbox = Sandbox::start();
    named("", &sandbox).refuses(
        2,
        "azt: error: nothing in the environment announces a federated token\n\
         azt: hint: name a file that has one: azt workload-identity --token-file PATH\n",
    );
    named("", &sandbox).env("GITHUB_ACTIONS", "true").refuses(
        2,
        "azt: error: GitHub gives this job no tokens\n\
         azt: hint: let the workflow ask for one, by 'permissions: id-token: write'; then: azt workload-identity --source github\n",
    );
    named("", &sandbox).env("SYSTEM_OIDCREQUESTURI", "https://dev.azure.example/x").refuses(
        2,
        "azt: error: Azure Pipelines gives this step no access token\n\
         azt: hint: map it, by 'env: SYSTEM_ACCESSTOKEN: $(System.AccessToken)'; then: azt workload-identity --source pipelines\n",
    );
    named("--source kubernetes", &sandbox)
        .refuses(2, "azt: error: Kubernetes is not here: AZURE_FEDERATED_TOKEN_FILE is not set\n");
    named("--source file", &sandbox)
        .refuses(2, "azt: error: no file was named\nazt: hint: name it: azt workload-identity --token-file PATH\n");
    named("--source github --token-file x", &sandbox).refuses(
        2,
        "azt: error: --token-file and --token-stdin are for a file, and not for GitHub Actions\n\
         azt: hint: leave the source out: azt workload-identity --token-file PATH\n",
    );
    github(named(&format!("--service-connection-id {SERVICE_CONNECTION_ID}"), &sandbox), &sandbox).refuses(
        2,
        "azt: error: --service-connection-id is for Azure Pipelines, and not for GitHub Actions\n\
         azt: hint: for a pipeline: azt workload-identity --source pipelines --service-connection-id GUID\n",
    );
    github(azt("workload-identity").at(&sandbox), &sandbox).refuses(
        2,
        "azt: error: no application was named\n\
         azt: hint: name both: azt workload-identity --tenant TENANT --client-id GUID\n",
    );
    named("--token-file /nowhere", &sandbox).refuses(
        1,
        "azt: error: could not open the federated token file /nowhere: No such file or directory (os error 2)\n",
    );
    let said = "azt: error: what is in standard input is no federated token, which is a JWT\n\
         azt: hint: see what it is: azt inspect < FILE\n";
    for text in ["opaque", "a.b.c", "e30.e30"] {
        named("--token-stdin", &sandbox).input(text).refuses(2, said);
    }
    assert_eq!(sandbox.requests().len(), 0);
}

/// What the environment names gets a secret: nobody on the way may read it.
#[test]
fn a_token_service_has_tls_or_is_on_this_machine() {
    let sandbox = Sandbox::start();
    let secret = "azt: error: ACTIONS_ID_TOKEN_REQUEST_URL ";
    for (url, why) in [
        (
            "http://pipelines.example/x",
            "is plain http to another machine, where anyone on the way can read the token: http://pipelines.example/x\n",
        ),
        (
            "http://169.254.7.7/x",
            "is plain http to another machine, where anyone on the way can read the token: http://169.254.7.7/x\n",
        ),
        ("https://a:b@pipelines.example/", "has a user name or password inside\n"),
        ("file:///etc/passwd", "is not a URL that begins with https:// or http://: file:///etc/passwd\n"),
    ] {
        let run = github(named("", &sandbox), &sandbox).env("ACTIONS_ID_TOKEN_REQUEST_URL", url);
        run.refuses(2, &format!("{secret}{why}"));
    }
}

#[test]
fn what_opens_a_token_service_is_one_token() {
    let sandbox = Sandbox::start();
    for token in ["a\nX: y", "a b", "ä", "a\n"] {
        github(named("", &sandbox), &sandbox).env("ACTIONS_ID_TOKEN_REQUEST_TOKEN", token).refuses(
            2,
            "azt: error: ACTIONS_ID_TOKEN_REQUEST_TOKEN has a space, a line end or another character that no token has\n",
        );
    }
    assert_eq!(sandbox.requests().len(), 0);
}

#[cfg(unix)]
#[test]
fn many_at_once_are_one_token_of_the_place_and_one_request() {
    use crate::run::Home;

    let sandbox = Sandbox::start();
    let home = Home::new();
    let line = format!("workload-identity --tenant {TENANT_DOMAIN} --client-id {CONFIDENTIAL_APP}");
    let runs: Vec<_> = (0..8).map(|_| github(home.azt(&line, &sandbox), &sandbox).begin()).collect();
    for run in runs {
        run.outcome().token();
    }
    assert_eq!(sandbox.requests().len(), 2);
}

#[test]
fn what_a_token_service_answers_instead_is_told() {
    const TOKEN: &str = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2lnbmF0dXJl";
    let who = "azt: error: GitHub's token service";
    let again = again("--source github");
    let hint = format!("azt: hint: let the workflow ask for one, by 'permissions: id-token: write'; then: {again}");
    for (answer, status, said) in [
        (Answer::json(200, &json!({})), 5, format!("{who} answered without a token in value\n")),
        (Answer::json(200, &json!({ "value": { "a": 1 } })), 5, format!("{who} answered without a token in value\n")),
        (
            Answer::json(200, &json!({ "value": "not a token" })),
            5,
            format!("{who} answered with a token that is no JWT\n"),
        ),
        (
            Answer::json(200, &json!({ "value": format!("{TOKEN}\r\nX: y") })),
            5,
            format!("{who} answered with a token that is no JWT\n"),
        ),
        (
            Answer::json(200, &json!({ "value": format!("{TOKEN}{}", "A".repeat(70_000)) })),
            5,
            format!("{who} answered with a token that is no JWT\n"),
        ),
        (
            Answer::html(200, "<html>sign in</html>".to_owned()),
            5,
            format!("{who} answered with something that is no JSON object\n"),
        ),
        (Answer::json(200, &json!([TOKEN])), 5, format!("{who} answered with something that is no JSON object\n")),
        (
            Answer::status(302).header("Location", "https://elsewhere.example/a?b"),
            5,
            format!("{who} answered with a redirect to https://elsewhere.example/a, which azt does not follow\n"),
        ),
        (
            Answer::json(403, &json!({ "message": format!("no \u{1b}[2J {ACTIONS_REQUEST_TOKEN}") })),
            4,
            format!("{who} gave no token: no  [2J <redacted> (HTTP 403)\n{hint}"),
        ),
        (
            Answer::json(200, &json!({ "error": "temporarily_unavailable" })),
            5,
            format!(
                "{who} gave no token: temporarily_unavailable (HTTP 200)\n\
                 azt: hint: the service could not answer; try again: {again}"
            ),
        ),
        (
            Answer::text(200, &"x".repeat(1024 * 1024 + 1)),
            5,
            "azt: error: the answer of SANDBOX/actions/idtoken is longer than 1 MiB\n".to_owned(),
        ),
    ] {
        let sandbox = Sandbox::start();
        sandbox.answer_next(answer.at("/actions/idtoken"));
        github(named("", &sandbox), &sandbox).refuses(status, &said);
        assert_eq!(sandbox.requests().len(), 1, "no answer of this kind goes to Entra");
    }
}

#[test]
fn a_token_service_that_is_busy_is_asked_once_more() {
    let who = "azt: error: GitHub's token service gave no token: it gave no reason (HTTP ";
    let again = again("--source github");
    let sandbox = Sandbox::start();
    let minted = || sandbox.requests().iter().filter(|request| request.path == "/actions/idtoken").count();
    sandbox.answer_next(Answer::status(503).at("/actions/idtoken"));
    prints_newest(github(named("", &sandbox), &sandbox), &sandbox);
    assert_eq!(minted(), 2);
    sandbox.answer_next(Answer::status(429).header("Retry-After", "11").at("/actions/idtoken"));
    github(named("", &sandbox), &sandbox)
        .refuses(5, &format!("{who}429)\nazt: hint: try again when the service allows it: sleep 11 && {again}"));
    assert_eq!(minted(), 3);
    sandbox.answer_always("/actions/idtoken", Answer::status(500));
    github(named("", &sandbox), &sandbox)
        .refuses(5, &format!("{who}500, asked 2 times)\nazt: hint: the service could not answer; try again: {again}"));
    assert_eq!(minted(), 5);
}

#[test]
fn a_token_service_that_does_not_answer_is_not_waited_for() {
    let sandbox = Sandbox::start();
    sandbox.answer_next(Answer::silence().at("/pipelines/oidctoken"));
    let run = named(&format!("--http-timeout 1s --service-connection-id {SERVICE_CONNECTION_ID}"), &sandbox);
    let outcome = pipelines(run, &sandbox).outcome();
    assert!(outcome.refused(5).contains("/pipelines/oidctoken did not answer within 1s"), "{outcome:?}");
    assert!(outcome.took < Duration::from_secs(10), "{outcome:?}");
}

#[test]
fn a_pipeline_that_may_not_is_told_in_the_services_words() {
    let sandbox = Sandbox::start();
    let run = |id: &str| pipelines(named(&format!("--service-connection-id {id}"), &sandbox), &sandbox);
    let hint = |id: &str| {
        let again = again(&format!("--source pipelines --service-connection-id {id}"));
        format!("azt: hint: see whether the pipeline may use that service connection; then: {again}")
    };
    run(TENANT_ID).refuses(
        4,
        &format!(
            "azt: error: the token service of Azure Pipelines gave no token: The service connection does not exist, or this pipeline may not use it. (HTTP 404)\n{}",
            hint(TENANT_ID)
        ),
    );
    run(SERVICE_CONNECTION_ID).env("SYSTEM_ACCESSTOKEN", "another").refuses(
        4,
        &format!(
            "azt: error: the token service of Azure Pipelines gave no token: TF400813: The user is not authorized to access this resource. (HTTP 401)\n{}",
            hint(SERVICE_CONNECTION_ID)
        ),
    );
}

#[test]
fn entra_compares_issuer_subject_audience_and_time() {
    let sandbox = Sandbox::start();
    for (token, code) in [
        (sandbox.cluster_token(-1), "AADSTS700024: "),
        (sandbox.odd_cluster_token("iss", "https://another.example"), "AADSTS700211: "),
        (sandbox.odd_cluster_token("aud", "api://another"), "AADSTS700212: "),
        (sandbox.odd_cluster_token("sub", "system:serviceaccount:default:other"), "AADSTS700213: "),
    ] {
        let outcome = named("--token-stdin", &sandbox).input(&token).outcome();
        let start = "azt: error: the workload identity's sign-in was refused: invalid_client: ";
        assert!(outcome.refused(4).starts_with(&format!("{start}{code}")), "{outcome:?}");
    }
}

#[test]
fn no_verbosity_shows_a_token() {
    let sandbox = Sandbox::start();
    let outcome = github(named("-vv", &sandbox), &sandbox).outcome();
    let assertion = sandbox.requests().pop().unwrap().form("client_assertion").unwrap().to_owned();
    for secret in [ACTIONS_REQUEST_TOKEN, &assertion, outcome.token()] {
        assert!(!outcome.stderr.contains(secret), "{}", outcome.stderr);
    }
    for shown in [
        "azt: taking a token of GitHub Actions: ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN\n",
        "azt: > Authorization: <redacted>\n",
        "azt: > client_assertion=<redacted>\n",
    ] {
        assert!(outcome.stderr.contains(shown), "{}", outcome.stderr);
    }
}
