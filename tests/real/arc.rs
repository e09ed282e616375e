//! The whole exchange with an Arc agent, whose directory is the test's own inside a mount namespace.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::namespace::inside;
use crate::process::{azt, run};
use crate::sandbox::cloud::{SYSTEM_ASSIGNED, USER_ASSIGNED};
use crate::sandbox::{Answer, Sandbox};

const TOKENS: &str = "/var/opt/azcmagent/tokens";

/// Runs the test of this name again, alone, where the agent's directories are its own and empty.
fn on_a_server(name: &str, body: impl FnOnce()) {
    let enter = "ip link set lo up && mount -t tmpfs none /var/opt && mount -t tmpfs none /opt && \
                 mkdir -p /var/opt/azcmagent/tokens /opt/azcmagent/bin";
    inside(name, &["--net", "--mount"], enter, body);
}

/// `azt msi` where the agent announces itself.
fn msi(home: &TempDir, sandbox: &Sandbox) -> Command {
    let mut command = azt(home.path());
    command.arg("msi").env("IMDS_ENDPOINT", sandbox.url());
    command.env("IDENTITY_ENDPOINT", format!("{}/arc/metadata/identity/oauth2/token", sandbox.url()));
    command
}

fn agent() -> (Sandbox, TempDir) {
    let sandbox = Sandbox::start();
    sandbox.set_arc_tokens(Path::new(TOKENS));
    (sandbox, TempDir::new().unwrap())
}

#[test]
#[ignore = "needs tests/real/setup"]
fn the_agent_gives_a_token_to_who_can_read_its_file() {
    on_a_server("arc::the_agent_gives_a_token_to_who_can_read_its_file", || {
        let (sandbox, home) = agent();
        let [one, two] = &USER_ASSIGNED;
        for (options, identity) in [
            (vec![], &SYSTEM_ASSIGNED),
            (vec!["--client-id", one.client_id], one),
            (vec!["--object-id", two.object_id], two),
            (vec!["--resource-id", two.resource_id], two),
        ] {
            let outcome = run(msi(&home, &sandbox).args(&options), "");
            assert_eq!(outcome.stderr, "", "{options:?}");
            assert_eq!(sandbox.token(outcome.token()).unwrap().identity, identity.client_id, "{options:?}");
        }
        // Each is asked twice, with the same request; the key goes out raw, and only the second time.
        let requests = sandbox.requests();
        assert_eq!(requests.len(), 8);
        for pair in requests.chunks(2) {
            assert_eq!((&pair[0].query, pair[0].header("metadata")), (&pair[1].query, Some("true")));
            assert_eq!(pair[0].header("authorization"), None);
            assert!(pair[1].header("authorization").unwrap().starts_with("Basic "));
        }
    });
}

#[test]
#[ignore = "needs tests/real/setup"]
fn an_agent_that_is_installed_and_not_announced_is_found() {
    on_a_server("arc::an_agent_that_is_installed_and_not_announced_is_found", || {
        let (sandbox, home) = agent();
        sandbox.serve_arc_at("127.0.0.1:40342").expect("this port must be the test's own");
        fs::write("/opt/azcmagent/bin/himds", "").unwrap();
        for line in ["msi", "msi --source arc", "token --no-prompt"] {
            let outcome = run(azt(home.path()).args(line.split_whitespace()), "");
            assert_eq!((outcome.stderr.as_str(), sandbox.token(outcome.token()).is_some()), ("", true), "{line}");
            assert_eq!(sandbox.requests().pop().unwrap().header("host"), Some("localhost:40342"));
        }
    });
}

#[test]
#[ignore = "needs tests/real/setup"]
fn an_old_agent_that_does_not_say_whose_token_it_is_is_not_believed() {
    on_a_server("arc::an_old_agent_that_does_not_say_whose_token_it_is_is_not_believed", || {
        let (sandbox, home) = agent();
        sandbox.set_arc_ignores_selectors(true);
        let id = USER_ASSIGNED[0].client_id;
        let outcome = run(msi(&home, &sandbox).args(["--client-id", id]), "");
        assert_eq!(
            outcome.refused(4),
            format!(
                "azt: error: the Arc agent does not say that its token is of --client-id {id}: agents before 2026 give the \
                 machine's own instead\n\
                 azt: hint: update the agent, or take the machine's own identity: azt msi\n"
            )
        );
        run(&mut msi(&home, &sandbox), "").token();
        // The agent of today does not have every identity.
        sandbox.set_arc_ignores_selectors(false);
        let unknown = "00000000-0000-0000-0000-000000000001";
        let outcome = run(msi(&home, &sandbox).args(["--client-id", unknown]), "");
        assert_eq!(
            outcome.refused(4),
            "azt: error: the Arc agent gave no token: identity_not_found: the requested identity has not been assigned to \
             this resource (HTTP 404)\n\
             azt: hint: assign the identity to this server, or take the server's own: azt msi --resource \
             https://management.azure.com/\n"
        );
    });
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_file_that_is_no_key_is_not_sent() {
    on_a_server("arc::a_file_that_is_no_key_is_not_sent", || {
        let (sandbox, home) = agent();
        let at = |name: &str| format!("{TOKENS}/{name}");
        fs::write("/var/opt/elsewhere.key", "secret").unwrap();
        symlink("/var/opt/elsewhere.key", at("link.key")).unwrap();
        symlink("/etc/shadow", at("shadow.key")).unwrap();
        fs::write(at("long.key"), "k".repeat(4097)).unwrap();
        fs::write(at("lines.key"), "one\ntwo").unwrap();
        fs::create_dir(at("directory.key")).unwrap();
        assert!(Command::new("mkfifo").arg(at("pipe.key")).status().unwrap().success());
        for (name, why) in [
            ("link.key", "it is a link, or no file at all"),
            ("shadow.key", "it is a link, or no file at all"),
            ("long.key", "it is longer than 4096 bytes"),
            ("lines.key", "it is no key"),
            ("directory.key", "it is a link, or no file at all"),
            ("pipe.key", "it is a link, or no file at all"),
            ("missing.key", "No such file or directory (os error 2)"),
        ] {
            sandbox.set_arc_challenge(&format!("Basic realm={}", at(name)));
            let outcome = run(&mut msi(&home, &sandbox), "");
            let text = format!("azt: error: could not read the Arc agent's key {}: {why}\n", at(name));
            assert_eq!(outcome.refused(4), text);
        }
        assert!(sandbox.requests().iter().all(|request| request.header("authorization").is_none()));
        // 4,096 bytes are a key, which this agent did not write.
        fs::write(at("whole.key"), "k".repeat(4096)).unwrap();
        sandbox.set_arc_challenge(&format!("Basic realm={}", at("whole.key")));
        let outcome = run(&mut msi(&home, &sandbox), "");
        let stderr = outcome.refused(4);
        assert!(
            stderr.starts_with("azt: error: the Arc agent gave no token: ") && !stderr.contains("kkkk"),
            "{stderr}"
        );
        assert_eq!(
            sandbox.requests().pop().unwrap().header("authorization").map(str::len),
            Some("Basic ".len() + 4096)
        );
    });
}

#[test]
#[ignore = "needs tests/real/setup"]
fn who_may_not_read_the_key_is_told_which_group_may() {
    on_a_server("arc::who_may_not_read_the_key_is_told_which_group_may", || {
        let (sandbox, home) = agent();
        let key = format!("{TOKENS}/mine.key");
        fs::write(&key, "secret").unwrap();
        fs::set_permissions(&key, fs::Permissions::from_mode(0o000)).unwrap();
        sandbox.set_arc_challenge(&format!("Basic realm={key}"));
        // As root, a file is closed only to who has given up that right.
        let asked = msi(&home, &sandbox);
        let mut command = Command::new("setpriv");
        command.args([
            "--bounding-set=-dac_override,-dac_read_search",
            "--inh-caps=-dac_override,-dac_read_search",
            "--",
        ]);
        command.arg(asked.get_program()).args(asked.get_args()).env_clear();
        command.envs(asked.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let outcome = run(&mut command, "");
        assert_eq!(
            outcome.refused(4),
            format!(
                "azt: error: could not read the Arc agent's key {key}: Permission denied (os error 13)\n\
                 azt: hint: only root and the group himds may; join it, and log in again: sudo usermod -aG himds \"$USER\"\n"
            )
        );
    });
}

#[test]
#[ignore = "needs tests/real/setup"]
fn the_second_request_is_repeated_where_the_agent_is_busy() {
    on_a_server("arc::the_second_request_is_repeated_where_the_agent_is_busy", || {
        let (sandbox, home) = agent();
        let path = "/arc/metadata/identity/oauth2/token";
        sandbox.answer_next(Answer::status(503).at(path));
        let outcome = run(&mut msi(&home, &sandbox), "");
        assert_eq!((outcome.stderr.as_str(), outcome.token().is_empty()), ("", false));
        assert_eq!(sandbox.requests().len(), 3);
    });
}
