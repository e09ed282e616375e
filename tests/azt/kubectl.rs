//! `azt kubectl`: the credential, and the kubeconfig.

use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use crate::process::PATIENCE;
use crate::run::{Azt, Home, azt, newest};
use crate::sandbox::Sandbox;
use crate::sandbox::cloud::ALEX;

const AKS: &str = "6dae42f8-4368-4678-94ff-3960e28e3630";

fn asks(version: &str, interactive: bool) -> String {
    let api = format!("client.authentication.k8s.io/{version}");
    format!(r#"{{"kind":"ExecCredential","apiVersion":"{api}","spec":{{"interactive":{interactive}}}}}"#)
}

/// Who has signed in already.
fn signed_in(home: &Home, sandbox: &Sandbox) {
    home.ropc(ALEX, sandbox).prints(&newest_of(home, sandbox));
}

fn newest_of(home: &Home, sandbox: &Sandbox) -> String {
    home.ropc(ALEX, sandbox).prints_a_token();
    newest(sandbox)
}

#[test]
fn the_credential_is_in_the_version_that_was_asked_for() {
    let (sandbox, home) = (Sandbox::start(), Home::new());
    signed_in(&home, &sandbox);
    for version in ["v1", "v1beta1"] {
        for interactive in [true, false] {
            let run = home.azt("kubectl", &sandbox).env("KUBERNETES_EXEC_INFO", asks(version, interactive));
            let credential = run.outcome().json();
            let issued = sandbox.tokens().pop().unwrap();
            assert_eq!((issued.audience.as_str(), issued.identity.as_str()), (AKS, ALEX));
            assert_eq!(credential["kind"], "ExecCredential");
            assert_eq!(credential["apiVersion"], format!("client.authentication.k8s.io/{version}"));
            assert_eq!(credential["status"]["token"], issued.token);
            let expiry = credential["status"]["expirationTimestamp"].as_str().unwrap();
            assert_eq!(chrono::DateTime::parse_from_rfc3339(expiry).unwrap().timestamp(), issued.expires_on);
        }
    }
    assert_eq!(sandbox.tokens().len(), 2, "the sign-in's and the cluster's");
}

#[test]
fn nobody_is_asked_where_kubectl_says_so() {
    let (sandbox, home) = (Sandbox::start(), Home::new());
    home.azt("profile add work authcode --tenant contoso.example", &sandbox).prints("");
    home.azt("kubectl -p work", &sandbox).env("KUBERNETES_EXEC_INFO", asks("v1", false)).refuses(
        3,
        &format!(
            "azt: error: authcode needs a person at a browser, and --no-prompt forbids to ask one\n\
             azt: hint: where a person is: azt authcode --tenant contoso.example --resource {AKS} --authority-host SANDBOX\n"
        ),
    );
    for flow in ["authcode --no-browser", "token -p work", "devicecode"] {
        let run = home.azt(flow, &sandbox).args("--resource aks --timeout 3s -o kubectl");
        let said = run.env("KUBERNETES_EXEC_INFO", asks("v1", false)).outcome().refused(3).to_owned();
        assert!(said.contains("and --no-prompt forbids to ask one"), "{flow}: {said}");
    }
}

#[test]
fn what_others_want_tokens_for_does_not_count() {
    let (sandbox, home) = (Sandbox::start(), Home::new());
    home.azt("profile add --default vm msi --resource graph", &sandbox).prints("");
    let audience = |run: Azt| {
        run.outcome().json();
        sandbox.tokens().pop().unwrap().audience
    };
    assert_eq!(audience(home.azt("kubectl", &sandbox)), AKS);
    assert_eq!(audience(home.azt("kubectl -p vm --force-refresh", &sandbox)), AKS);
    assert_eq!(audience(home.azt("kubectl --force-refresh", &sandbox).env("AZT_RESOURCE", "graph")), AKS);
    assert_eq!(audience(home.azt("kubectl --resource keyvault", &sandbox)), "https://vault.azure.net");
    assert_eq!(audience(home.azt("msi -o kubectl --resource storage", &sandbox)), "https://storage.azure.com/");
}

#[test]
fn a_command_line_that_makes_no_sense_is_refused() {
    azt("kubectl -o json").refuses(
        2,
        "{\"error\":\"usage\",\"error_description\":\"azt kubectl prints what kubectl reads, and has no --output\",\
         \"hint\":\"for another output: azt token --resource aks\",\"exit_code\":2}\n",
    );
    azt("kubectl --with-refresh-token").refuses(
        2,
        "azt: error: azt kubectl prints what kubectl reads, and has no --with-refresh-token\n\
         azt: hint: for another output: azt token --resource aks\n",
    );
    azt("kubectl --tenant contoso.example setup").refuses(
        2,
        "azt: error: what stands between kubectl and setup belongs behind it\n\
         azt: hint: the options last: azt kubectl setup --help\n",
    );
    azt("msi -o kubectl").env("KUBERNETES_EXEC_INFO", "{}").refuses(
        2,
        "azt: error: KUBERNETES_EXEC_INFO is no ExecCredential in JSON\n\
         azt: hint: have azt write the user of your kubeconfig: azt kubectl setup\n",
    );
}

fn kubeconfig(server: &str) -> String {
    format!(
        "# mine\nkind: Config\ncontexts:\n- name: lab\n  context: {{cluster: lab, user: alex}}\nusers:\n- name: alex\n  user:\n    \
         exec:\n      apiVersion: client.authentication.k8s.io/v1beta1\n      command: kubelogin\n      args:\n      - get-token\n      \
         - --server-id\n      - {server}\n      - --tenant-id\n      - contoso.example\n      - --client-secret\n      - hunter2\n- name: other\n  \
         user: {{token: x}}  # kept\n"
    )
}

fn entry(arguments: &str) -> String {
    let arguments: String = arguments.split(' ').map(|word| format!("\n      - {word}")).collect();
    format!(
        "# mine\nkind: Config\ncontexts:\n- name: lab\n  context: {{cluster: lab, user: alex}}\nusers:\n- name: alex\n  user:\n    \
         exec:\n      apiVersion: client.authentication.k8s.io/v1\n      command: azt\n      args:{arguments}\n      \
         interactiveMode: IfAvailable\n      provideClusterInfo: false\n      installHint: \"azt gets the tokens for this cluster, and is not in PATH\"\n\
         - name: other\n  user: {{token: x}}  # kept\n"
    )
}

#[test]
fn setup_writes_what_was_typed_else_what_was_there() {
    let (sandbox, home) = (Sandbox::start(), Home::new());
    home.azt("profile add vm msi", &sandbox).prints("");
    let path = home.path().join(".kube/config");
    fs::create_dir(home.path().join(".kube")).unwrap();
    let own = "\"52e7\"";
    for (server, line, arguments) in [
        (AKS, "", "kubectl --tenant contoso.example"),
        ("'52e7'", "", &format!("kubectl --resource {own} --tenant contoso.example")),
        (AKS, "-p vm", "kubectl --profile vm"),
        (AKS, "--context lab --login-hint alex", "kubectl --login-hint alex"),
        ("'52e7'", "--user alex --resource api://x", "kubectl --resource \"api://x\" --tenant contoso.example"),
    ] {
        fs::write(&path, kubeconfig(server)).unwrap();
        for _ in 0..2 {
            let outcome = home.azt("kubectl setup", &sandbox).args(line).outcome();
            assert_eq!(outcome.stderr, "azt: alex, a user in HOME/.kube/config, has its tokens from azt\n", "{line}");
            assert_eq!((outcome.stdout.as_str(), outcome.status), ("", Some(0)));
            assert_eq!(fs::read_to_string(&path).unwrap(), entry(arguments), "{line}");
        }
    }
    let names: Vec<_> =
        fs::read_dir(home.path().join(".kube")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["config"]);
}

#[test]
fn each_file_of_a_list_is_rewritten_and_keeps_its_mode() {
    use std::os::unix::fs::PermissionsExt as _;
    let (sandbox, home) = (Sandbox::start(), Home::new());
    let files = ["a", "b"].map(|name| home.path().join(name));
    for file in &files {
        fs::write(file, kubeconfig(AKS)).unwrap();
        fs::set_permissions(file, fs::Permissions::from_mode(0o640)).unwrap();
    }
    let list = format!("{}:{}:/nowhere/c:", files[0].display(), files[1].display());
    let outcome = home.azt("kubectl setup", &sandbox).env("KUBECONFIG", &list).outcome();
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    for file in &files {
        assert_eq!(fs::read_to_string(file).unwrap(), entry("kubectl --tenant contoso.example"));
        assert_eq!(fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o640);
    }
}

#[test]
fn a_kubeconfig_that_cannot_be_rewritten_stays_as_it_is() {
    let (sandbox, home) = (Sandbox::start(), Home::new());
    let setup = |line: &str| home.azt("kubectl setup --kubeconfig", &sandbox).arg(home.path().join("c")).args(line);
    setup("").refuses(
        2,
        "azt: error: there is no kubeconfig: HOME/c\nazt: hint: have one written by Azure's CLI: az aks get-credentials\n",
    );
    let path = home.path().join("c");
    let text = kubeconfig(AKS);
    fs::write(&path, &text).unwrap();
    setup("--context other")
        .refuses(2, "azt: error: there is no context other\nazt: hint: those there are: kubectl config get-contexts\n");
    setup("--user other").refuses(
        2,
        "azt: error: other is no user whose tokens kubelogin gets\n\
         azt: hint: have it written by Azure's CLI: az aks get-credentials\n",
    );
    setup("-p nobody").outcome().refused(2);
    setup("--resource databrick").outcome().refused(2);
    home.azt("profile add vm msi", &sandbox).prints("");
    setup("-p vm --tenant contoso.example")
        .refuses(2, "azt: error: profile 'vm' is msi, which has no --tenant\nazt: hint: leave it out: azt token vm\n");
    fs::write(home.path().join("c.lock"), "").unwrap();
    setup("").refuses(
        1,
        "azt: error: another program is changing the kubeconfig: HOME/c.lock is there\nazt: hint: if none is: rm HOME/c.lock\n",
    );
    fs::remove_file(home.path().join("c.lock")).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    fs::write(&path, "a: [\n").unwrap();
    assert!(
        setup("")
            .outcome()
            .refused(2)
            .contains("could not rewrite HOME/c: it is no kubeconfig that azt can read: line ")
    );
    fs::write(&path, kubeconfig(AKS).replace("- --client-secret", "- --legacy")).unwrap();
    let outcome = setup("").outcome();
    assert_eq!(
        outcome.stderr,
        "azt: warning: alex, a user in HOME/c, is left as it is: the cluster has the legacy integration with Azure AD\n"
    );
    fs::write(&path, "{}").unwrap();
    assert_eq!(setup("").outcome().stderr, "azt: there is no user whose tokens kubelogin gets\n");
    assert!(!home.path().join("c.lock").exists());
}

#[test]
fn ctrl_c_leaves_no_lock_that_kubectl_would_stop_at() {
    let (sandbox, home) = (Sandbox::start(), Home::new());
    let (path, lock) = (home.path().join("c"), home.path().join("c.lock"));
    // As many as take a while.
    let user = "- name: NAME\n  user:\n    exec:\n      command: kubelogin\n      args: [get-token, --server-id, S]\n";
    let users: String = (0..500).map(|number| user.replace("NAME", &format!("u{number}"))).collect();
    let text = format!("users:\n{users}");
    fs::write(&path, &text).unwrap();
    let begun = home.azt("kubectl setup --kubeconfig", &sandbox).arg(&path).begin();
    let started = Instant::now();
    while !lock.exists() {
        assert!(started.elapsed() < PATIENCE, "no lock");
        thread::sleep(Duration::from_millis(1));
    }
    begun.running.interrupt();
    let outcome = begun.outcome();
    assert_eq!(outcome.status, Some(130), "{:?}", outcome.stderr.lines().last());
    assert!(!lock.exists());
    assert!(fs::read_to_string(&path).unwrap().matches("interactiveMode").count() % 500 == 0, "all or nothing");
}
