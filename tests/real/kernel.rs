//! The kernel's keyring, as `keyctl` shows it, and what a hit asks of the kernel, as `strace` shows it.

use std::fs;
use std::process::Command;

use crate::desk::{Desk, by, is_root, silent_token, until};
use crate::process::{Outcome, run};
use crate::sandbox::Sandbox;
use crate::sandbox::cloud::{ALEX, PASSWORD};

/// The system calls of a run that prints this token, each without its time and process.
pub fn system_calls(azt: Command, token: &str) -> Vec<String> {
    let log = tempfile::NamedTempFile::new().unwrap();
    let mut traced = by("strace", &["-f", "-qq", "-s", "200", "-o", log.path().to_str().unwrap()], &azt);
    let outcome = run(&mut traced, "");
    assert_eq!((outcome.token(), outcome.stderr.as_str()), (token, ""));
    let calls = fs::read_to_string(log.path()).unwrap();
    calls.lines().filter_map(|line| Some(line.split_once(' ')?.1.trim_start().to_owned())).collect()
}

/// A run where each of these system calls ends with this error and does nothing.
fn failing(calls: &str, error: &str, azt: &Command) -> Command {
    let inject = format!("inject={calls}:error={error}");
    by("strace", &["-f", "-qq", "-o", "/dev/null", "-e", &format!("trace={calls}"), "-e", &inject], azt)
}

fn unusable(why: &str) -> String {
    format!("azt: error: --store kernel cannot be used: {why}\nazt: hint: keep nothing between runs: --store none\n")
}

fn nowhere(why: &str) -> String {
    format!(
        "azt: warning: tokens are not kept: the keyring cannot be used: there is none in this session, and {why}; \
         to keep the key in a file: export AZT_STORE=file\n"
    )
}

#[test]
#[ignore = "needs tests/real/setup"]
fn the_key_is_in_the_users_keyring_for_every_session_of_the_user_and_for_nobody_else() {
    let sandbox = Sandbox::start();
    let desk = Desk::bare();
    let first = desk.run("msi --store kernel", &sandbox);
    let token = silent_token(&first);
    let key = desk.lasting().expect("a key in @u");
    assert_eq!((key.bytes().len(), key.expiry().as_str()), (32, "perm"));
    // Whoever has it, all; the same user, all but to link it elsewhere; nobody else anything.
    assert_eq!(key.permissions(), "3f2f0000");

    let in_session = |line: &str| by("keyctl", &["session", "-"], &desk.azt_at(line, &sandbox));
    let elsewhere = run(&mut in_session("msi --store kernel"), "");
    assert_eq!(elsewhere.token(), token);
    assert_eq!(sandbox.requests().len(), 1);
    // Nothing is left in the session's own keyring.
    let show = "\"$0\" \"$@\" >/dev/null; keyctl rlist @s";
    let shown = by("sh", &["-c", show], &desk.azt_at("msi --store kernel", &sandbox));
    let shown = run(&mut by("keyctl", &["session", "-"], &shown), "");
    assert_eq!(shown.stdout, "\n", "{shown:?}");

    if is_root() {
        let stranger = ["--reuid", "54321", "--regid", "54321", "--clear-groups", "keyctl", "pipe", &key.id];
        let outcome = run(Command::new("setpriv").args(stranger), "");
        assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(1), ""));
        assert!(outcome.stderr.contains("Permission denied"), "{outcome:?}");
    }

    let forgotten = run(&mut in_session("forget --all"), "");
    assert_eq!(forgotten.status, Some(0), "{forgotten:?}");
    assert!(desk.lasting().is_none());
}

/// A service of systemd's, a container, a job of cron: their session keyring does not lead to the user's.
#[test]
#[ignore = "needs tests/real/setup"]
fn the_key_can_be_made_in_a_session_that_does_not_lead_to_the_users_keyring() {
    let sandbox = Sandbox::start();
    let desk = Desk::bare();
    let in_session = |line: &str| run(&mut by("keyctl", &["session", "-"], &desk.azt_at(line, &sandbox)), "");
    let first = in_session("msi --store kernel");
    let told = |outcome: &Outcome| outcome.stderr.replace(|c: char| c.is_ascii_digit(), "");
    assert_eq!(told(&first), "Joined session keyring: \n");
    assert_eq!(in_session("msi --store kernel").token(), first.token());
    assert_eq!(silent_token(&desk.run("msi --store kernel", &sandbox)), first.token());
    assert_eq!(sandbox.requests().len(), 1);
    assert_eq!(desk.lasting().expect("a key").permissions(), "3f2f0000");
    assert_eq!(told(&in_session("forget --all")), "Joined session keyring: \nazt: everything is forgotten\n");
    assert!(desk.lasting().is_none());
}

/// `su` and old sessions leave a session keyring behind that is revoked.
#[test]
#[ignore = "needs tests/real/setup"]
fn a_session_keyring_that_is_revoked_is_no_matter() {
    let sandbox = Sandbox::start();
    let desk = Desk::bare();
    let revoked =
        by("sh", &["-c", "keyctl revoke @s; exec \"$0\" \"$@\""], &desk.azt_at("msi --store kernel", &sandbox));
    let run = || run(&mut by("keyctl", &["session", "-"], &revoked), "");
    let first = run();
    assert_eq!((first.status, first.stderr.lines().count()), (Some(0), 1), "{first:?}");
    assert_eq!(run().token(), first.token());
}

#[test]
#[ignore = "needs tests/real/setup"]
fn where_the_kernel_keeps_its_keyring_to_itself_that_is_said_once() {
    let sandbox = Sandbox::start();
    let container = "the kernel keeps its keyring from this process, as containers do";
    for (error, why) in [
        // Docker's own answer.
        ("EPERM", container),
        ("EACCES", container),
        // A kernel that was built without, and gVisor.
        ("ENOSYS", container),
        ("EDQUOT", "this user's quota in the kernel keyring is used up"),
    ] {
        let desk = Desk::bare();
        let without = |line: &str| run(&mut failing("keyctl,add_key", error, &desk.azt_at(line, &sandbox)), "");
        assert_eq!(without("msi --store kernel").refused(1), unusable(why), "{error}");
        let first = without("msi");
        assert_eq!((first.stderr, first.status), (nowhere(why), Some(0)), "{error}");
        silent_token(&without("msi"));
    }
}

/// The copy is there for speed, and where it cannot be nobody is told.
#[test]
#[ignore = "needs tests/real/setup"]
fn a_keyring_needs_no_copy_in_the_kernel() {
    let sandbox = Sandbox::start();
    let desk = Desk::with_keyring();
    let without = || run(&mut failing("keyctl,add_key", "EPERM", &desk.azt_at("msi", &sandbox)), "");
    let first = without();
    assert_eq!(silent_token(&without()), silent_token(&first));
    assert_eq!((desk.items().len(), desk.copy().is_none()), (1, true));
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_quota_that_is_used_up_is_said_once() {
    if !is_root() {
        eprintln!("only root can be a user whose quota may be used up");
        return;
    }
    let sandbox = Sandbox::start();
    let desk = Desk::bare();
    // A user whom this machine does not know, with a keyring of 200 keys and 20,000 bytes.
    let user = (40_000 + std::process::id() % 20_000).to_string();
    let binary = desk.home().join("azt");
    assert!(Command::new("cp").arg(env!("CARGO_BIN_EXE_azt")).arg(&binary).status().unwrap().success());
    assert!(Command::new("chown").args(["-R", &user]).arg(desk.root()).status().unwrap().success());
    let as_user = |program: &str, arguments: &[&str]| {
        let mut command = desk.command("setpriv");
        command.args(["--reuid", &user, "--regid", &user, "--clear-groups", program]).args(arguments);
        command.env("AZURE_POD_IDENTITY_AUTHORITY_HOST", sandbox.url());
        run(&mut command, "")
    };
    let azt = |arguments: &[&str]| as_user(binary.to_str().unwrap(), arguments);
    let fill = "i=0; while keyctl add user azt-test-$i x @u >/dev/null 2>&1; do i=$((i + 1)); done; echo $i";
    let filled = as_user("sh", &["-c", fill]);
    let outcomes = [azt(&["msi", "--store", "kernel"]), azt(&["msi"]), azt(&["msi"])];
    assert_eq!(as_user("keyctl", &["clear", "@u"]).status, Some(0));

    assert!(filled.stdout.trim().parse::<u32>().unwrap() > 10, "{filled:?}");
    let why = "this user's quota in the kernel keyring is used up";
    assert_eq!(outcomes[0].refused(1), unusable(why));
    assert_eq!((outcomes[1].stderr.as_str(), outcomes[1].status), (nowhere(why).as_str(), Some(0)));
    silent_token(&outcomes[2]);
    // With room again, it works again; the kernel takes a moment to notice.
    until("room for a key", || as_user("keyctl", &["add", "user", "azt-test", "x", "@u"]).status == Some(0));
    assert_eq!(as_user("keyctl", &["clear", "@u"]).status, Some(0));
    let first = azt(&["msi"]);
    assert_eq!(silent_token(&azt(&["msi"])), silent_token(&first));
    assert_eq!(azt(&["forget", "--all"]).status, Some(0));
    assert_eq!(as_user("keyctl", &["rlist", "@u"]).stdout, "\n");
}

/// What a hit opens: libraries, what Rust's start looks at, the profiles, the key, the record.
#[test]
#[ignore = "needs tests/real/setup"]
fn a_hit_opens_the_key_and_one_record_and_neither_a_socket_nor_a_thread() {
    let sandbox = Sandbox::start();
    let desk = Desk::with_keyring();
    for store in ["file", "kernel", "keyring"] {
        let mut sign_in = desk.azt_at("ropc --password-stdin --username", &sandbox);
        run(sign_in.args([ALEX, "--store", store]), PASSWORD).token();
        let token = desk.run(&format!("token --store {store}"), &sandbox).token().to_owned();
        // Others are there, and stay closed.
        desk.run(&format!("token --resource graph --store {store}"), &sandbox).token();
        let count = sandbox.requests().len();
        let command = desk.azt_at(&format!("token --store {store}"), &sandbox);
        assert!(command.get_envs().all(|(name, _)| name != "LD_LIBRARY_PATH"));
        let calls = system_calls(command, &token);
        assert_eq!(sandbox.requests().len(), count);

        let named = |names: &[&str]| {
            let is_named = |call: &&String| names.iter().any(|name| call.starts_with(&format!("{name}(")));
            calls.iter().filter(is_named).cloned().collect::<Vec<_>>()
        };
        let none = ["socket", "connect", "clone", "clone3", "fork", "vfork", "flock", "mkdir", "rename", "unlink"];
        assert_eq!(named(&none), Vec::<String>::new(), "{store}");
        let data = desk.data().to_str().unwrap().to_owned();
        let opened = named(&["open", "openat", "openat2"]);
        let paths: Vec<_> = opened.iter().map(|call| call.split('"').nth(1).unwrap()).collect();
        let is_library = |path: &str| path == "/etc/ld.so.cache" || path.contains(".so.");
        let (own, others): (Vec<_>, Vec<_>) =
            paths.into_iter().filter(|path| !is_library(path)).partition(|path| path.starts_with(&data));
        let config = desk.home().join(".config/azt/config.toml");
        let others: Vec<_> = others.into_iter().filter(|path| *path != config.to_str().unwrap()).collect();
        assert_eq!(others, ["/proc/self/maps"], "{store}");
        let own: Vec<_> = own.iter().map(|path| path.strip_prefix(&data).unwrap()).collect();
        let record = |path: &str| path.starts_with(&format!("/{store}/tokens/"));
        match own[..] {
            ["/file/key", path] if store == "file" => assert!(record(path), "{own:?}"),
            [path] if store != "file" => assert!(record(path), "{own:?}"),
            _ => panic!("{store} opened {own:?}"),
        }
        let keys = named(&["keyctl", "add_key", "request_key"]);
        assert_eq!(keys.len(), if store == "file" { 0 } else { 3 }, "{keys:?}");
    }
}
