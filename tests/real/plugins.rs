//! The plugins, run by the programs that they are for: git, kubectl, docker.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::process::{Outcome, run};
use crate::sandbox::cloud::{ALEX, PASSWORD};
use crate::sandbox::{Answer, Sandbox};

/// A home where somebody has signed in, with azt in PATH.
struct Desk {
    sandbox: Sandbox,
    home: TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { sandbox: Sandbox::start(), home: TempDir::new().unwrap() };
        fs::create_dir(desk.path("bin")).unwrap();
        std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_azt"), desk.path("bin").join("azt")).unwrap();
        fs::write(desk.path("password"), PASSWORD).unwrap();
        desk.runs(&format!("azt ropc -o none --username {ALEX} --password-file password"));
        desk
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.home.path().join(name)
    }

    fn outcome(&self, line: &str) -> Outcome {
        let url = self.sandbox.url();
        let mut command = Command::new("bash");
        command.args(["-euo", "pipefail", "-c", line]).current_dir(self.home.path()).env_clear();
        let path = format!("{}:/usr/local/bin:/usr/bin:/bin", self.path("bin").display());
        for (name, value) in [
            ("HOME", self.home.path().to_str().unwrap()),
            ("PATH", &path),
            ("AZT_STORE", "file"),
            ("AZURE_AUTHORITY_HOST", &url),
            ("AZURE_POD_IDENTITY_AUTHORITY_HOST", "http://127.0.0.1:1"),
            ("AZT_ALLOW_REGISTRY", &self.host()),
            ("GIT_CONFIG_NOSYSTEM", "1"),
            ("GIT_TERMINAL_PROMPT", "0"),
        ] {
            command.env(name, value);
        }
        run(&mut command, "")
    }

    #[track_caller]
    fn runs(&self, line: &str) -> String {
        let outcome = self.outcome(line);
        assert_eq!(outcome.status, Some(0), "{line}: {outcome:?}");
        outcome.stdout
    }

    fn host(&self) -> String {
        format!("127.0.0.1:{}", self.sandbox.port())
    }

    /// What was asked at this path, by how it was authorized.
    fn authorized(&self, path: &str) -> Vec<Option<String>> {
        let requests = self.sandbox.received().filter(|request| request.path == path);
        requests.map(|request| request.header("authorization").map(str::to_owned)).collect()
    }

    fn newest(&self) -> String {
        self.sandbox.tokens().pop().unwrap().token
    }
}

/// Whether this machine has the program; a test without it has shown nothing, and says so.
pub fn has(program: &str) -> bool {
    let found =
        ["/usr/local/bin", "/usr/bin", "/bin"].iter().any(|directory| Path::new(directory).join(program).exists());
    if !found {
        eprintln!("not run: there is no {program} here");
    }
    found
}

#[test]
#[ignore = "needs tests/real/setup"]
fn git_reads_from_azure_devops_and_has_a_refused_token_renewed() {
    let desk = Desk::new();
    let repository = format!("{}/contoso/_git/app", desk.sandbox.url());
    desk.runs(&format!("git config --global credential.helper '!azt git --allow-host {}'", desk.host()));
    let listed = desk.runs(&format!("git ls-remote {repository}"));
    assert_eq!(listed, "5ca1ab1e00000000000000000000000000000001\trefs/heads/main\n");
    let token = desk.newest();
    let path = "/contoso/_git/app/info/refs";
    let version = desk.runs("git version");
    let number: Vec<u32> = version.trim().split(['.', ' ']).filter_map(|part| part.parse().ok()).collect();
    if number.as_slice() >= [2, 46].as_slice() {
        assert_eq!(desk.authorized(path), [None, Some(format!("Bearer {token}"))], "{version}");
    }
    // The server changes its mind about the token: git says so, and the next call brings another.
    for _ in 0..2 {
        desk.sandbox.answer_next(Answer::text(401, "").header("WWW-Authenticate", "Basic realm=\"x\"").at(path));
    }
    assert_ne!(desk.outcome(&format!("git ls-remote {repository}")).status, Some(0));
    assert_eq!(desk.runs(&format!("git ls-remote {repository}")), listed);
    assert_ne!(desk.newest(), token);
    // Another host's question is for the next helper.
    let other = "printf 'protocol=https\\nhost=github.com\\n\\n' | git -c credential.helper= \
                 -c credential.helper='!azt git' -c credential.helper='!echo username=u; echo password=p; #' credential fill";
    assert!(desk.runs(other).contains("username=u\npassword=p\n"));
}

#[test]
#[ignore = "needs tests/real/setup"]
fn git_asks_azt_first_where_an_empty_helper_stands_before_it() {
    let desk = Desk::new();
    let fill = |host: &str| desk.runs(&format!("printf 'protocol=https\\nhost={host}\\n\\n' | git credential fill"));
    let set = "git config --global credential.https://dev.azure.com.helper";
    desk.runs(&format!("{set} '!azt git'"));
    desk.runs("git config --global 'credential.https://*.visualstudio.com.helper' '!azt git'");
    for host in ["dev.azure.com", "contoso.visualstudio.com"] {
        assert!(fill(host).contains(&format!("password={}\n", desk.newest())), "{host}");
    }
    let other = "git config --global credential.helper '!echo username=u; echo password=p; #'";
    // Of two the one in the file's first section is asked first, whoever it is for.
    desk.runs(&format!("rm .gitconfig && {other} && {set} '!azt git'"));
    assert!(fill("dev.azure.com").contains("password=p\n"));
    desk.runs(&format!("{set} ''"));
    desk.runs(&format!("{} '!azt git'", set.replace("--global", "--global --add")));
    assert!(fill("dev.azure.com").contains(&format!("password={}\n", desk.newest())));
    assert!(fill("github.com").contains("password=p\n"));
}

#[test]
#[ignore = "needs tests/real/setup"]
fn kubectl_gets_in_by_the_kubeconfig_that_setup_wrote() {
    if !has("kubectl") {
        return;
    }
    let desk = Desk::new();
    let tls = desk.sandbox.tls();
    let user = "exec:\n      apiVersion: client.authentication.k8s.io/v1beta1\n      command: kubelogin\n      args: [get-token, \
                --server-id, 6dae42f8-4368-4678-94ff-3960e28e3630]";
    let text = format!(
        "apiVersion: v1\nkind: Config\ncurrent-context: lab\nclusters:\n- name: lab\n  cluster:\n    server: {}\n    \
         certificate-authority: {}\ncontexts:\n- name: lab\n  context:\n    cluster: lab\n    user: me\nusers:\n- name: me\n  user:\n    {user}\n",
        tls.url,
        tls.ca_file.display()
    );
    fs::write(desk.path("config"), &text).unwrap();
    assert_ne!(desk.outcome("kubectl --kubeconfig config get --raw /version").status, Some(0), "without azt");
    desk.runs("azt kubectl setup --kubeconfig config");
    for version in ["v1", "v1beta1"] {
        let text = fs::read_to_string(desk.path("config")).unwrap();
        let text = text.replace("k8s.io/v1\n", &format!("k8s.io/{version}\n"));
        fs::write(desk.path("config"), text).unwrap();
        assert!(desk.runs("kubectl --kubeconfig config get --raw /version").contains("v1.34.1"), "{version}");
        assert_eq!(desk.authorized("/version").pop(), Some(Some(format!("Bearer {}", desk.newest()))));
    }
    assert_eq!(desk.runs("kubectl --kubeconfig config config current-context"), "lab\n");
    // kubectl reads the file as it was, but for the user.
    let shown = desk.runs("kubectl --kubeconfig config config view --raw -o jsonpath='{.users[0].user.exec.command}'");
    assert_eq!(shown, "azt");
}

#[test]
#[ignore = "needs tests/real/setup"]
fn docker_reads_a_manifest_by_the_helper_that_setup_made() {
    if !has("docker") {
        return;
    }
    let desk = Desk::new();
    let inspect = format!("docker manifest inspect --insecure {}/app:1", desk.host());
    assert_ne!(desk.outcome(&inspect).status, Some(0), "without azt");
    desk.runs(&format!("azt docker setup --dir bin {}", desk.host()));
    for _ in 0..2 {
        assert!(desk.runs(&inspect).contains("application/vnd.docker.container.image.v1+json"));
    }
    let exchanges = desk.sandbox.received().filter(|request| request.path == "/oauth2/exchange").count();
    assert_eq!(exchanges, 1);
    // For every registry: one that is not Azure's is tried without a credential.
    let config = r#"{"credsStore": "azt"}"#;
    fs::write(desk.path(".docker/config.json"), config).unwrap();
    let outcome = desk.outcome(&format!("AZT_ALLOW_REGISTRY= {inspect}"));
    assert_ne!(outcome.status, Some(0));
    assert!(!outcome.stderr.contains("credential"), "{outcome:?}");
    let exchanges = desk.sandbox.received().filter(|request| request.path == "/oauth2/exchange").count();
    assert_eq!(exchanges, 1);
}
