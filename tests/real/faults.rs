//! What happens to a machine: disks are full, read-only or failing, homes are missing or another's, versions differ.

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use serde_json::Value;

use crate::desk::{Desk, by, is_root, silent_token, until};
use crate::namespace::inside;
use crate::process::{Outcome, Running, run};
use crate::sandbox::Sandbox;
use crate::sandbox::browser::visit;
use crate::sandbox::cloud::{ALEX, PASSWORD};

const PRIVATE: [&str; 1] = ["--mount"];

/// A desk without a keyring, where Alex has signed in, under a key in a file.
pub fn signed_in(sandbox: &Sandbox) -> Desk {
    let desk = Desk::bare();
    sign_in(&desk, sandbox);
    desk
}

pub fn sign_in(desk: &Desk, sandbox: &Sandbox) {
    silent_token(&run(&mut password(desk, sandbox), PASSWORD));
    silent_token(&desk.run("token --store file", sandbox));
}

pub fn password(desk: &Desk, sandbox: &Sandbox) -> Command {
    let mut command = desk.azt_at("ropc --store file --password-stdin --username", sandbox);
    command.arg(ALEX);
    command
}

/// The store opens, it has the sign-in, and the sign-in gives a token without a person.
#[track_caller]
pub fn assert_whole(desk: &Desk, sandbox: &Sandbox) {
    let list = desk.run("list --store file -ojson", sandbox);
    assert_eq!(list.stderr, "");
    let list = list.json();
    let sign_ins: Vec<_> = list.as_array().unwrap().iter().filter(|kept| kept["kind"] == "sign-in").collect();
    assert_eq!((sign_ins.len(), &sign_ins[0]["account"]), (1, &Value::from(ALEX)));
    silent_token(&desk.run("token --store file --no-prompt", sandbox));
}

/// Nobody's half-written file survives the next run that writes.
#[track_caller]
pub fn assert_tidy(desk: &Desk, sandbox: &Sandbox) {
    silent_token(&desk.run("token --store file --no-prompt --force-refresh --resource keyvault", sandbox));
    assert_eq!(desk.kept("tmp"), Vec::<String>::new());
}

/// A file system of the test's own, at a place that was a directory.
struct Mount(PathBuf);

impl Mount {
    fn new(arguments: &[&str], place: PathBuf) -> Self {
        assert!(Command::new("mount").args(arguments).arg(&place).status().unwrap().success());
        Self(place)
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        Command::new("umount").arg("--lazy").arg(&self.0).status().ok();
    }
}

/// Takes all the room there is, until it is removed.
fn fill(directory: &Path) -> PathBuf {
    let path = directory.join("full");
    let mut file = fs::File::create(&path).unwrap();
    let mut size = 65_536;
    while size > 0 {
        if std::io::Write::write_all(&mut file, &vec![0; size]).is_err() {
            size /= 2;
        }
    }
    path
}

/// One warning that this was not kept, and for what reason.
#[track_caller]
fn assert_unkept(outcome: &Outcome, desk: &Desk, store: &str, kind: &str, why: &str) {
    outcome.token();
    let start = format!("azt: warning: the token could not be kept: could not write {}/", desk.data().display());
    let rest = outcome.stderr.strip_prefix(&start).unwrap_or_else(|| panic!("{outcome:?}"));
    let (path, reason) = rest.split_once(": ").unwrap();
    let (directory, name) = path.rsplit_once('/').unwrap();
    assert_eq!((directory, name.len(), reason), (format!("{store}/{kind}").as_str(), 40, format!("{why}\n").as_str()));
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_full_disk_costs_one_warning_and_nothing_that_was_kept() {
    inside("faults::a_full_disk_costs_one_warning_and_nothing_that_was_kept", &PRIVATE, ":", || {
        let sandbox = Sandbox::start();
        let why = "No space left on device (os error 28)";
        // Room for so many bytes, and for so many files.
        for size in ["size=256k", "nr_inodes=40"] {
            let desk = Desk::bare();
            let _mount = Mount::new(&["-t", "tmpfs", "-o", size, "tmpfs"], desk.home());
            sign_in(&desk, &sandbox);
            let kept = desk.run("token --store file", &sandbox);
            let full: Vec<_> = if size.starts_with("size") {
                vec![fill(&desk.home())]
            } else {
                let names = (0..).map(|count| desk.home().join(count.to_string()));
                names.take_while(|path| fs::write(path, "").is_ok()).collect()
            };

            assert_eq!(silent_token(&desk.run("token --store file", &sandbox)), kept.token(), "{size}");
            let renewed = desk.run("token --store file --no-prompt --resource graph", &sandbox);
            assert_unkept(&renewed, &desk, "file", "sign-ins", why);
            let new = desk.run("msi --store file", &sandbox);
            assert_unkept(&new, &desk, "file", "tokens", why);
            let mut login = desk.azt_at("login --store file --no-browser", &sandbox);
            let mut login = Running::start(&mut login);
            visit(&login.told("/oauth2/v2.0/authorize?")).unwrap();
            let login = login.finish();
            assert_eq!((login.status, login.stdout.as_str()), (Some(1), ""));
            assert!(login.stderr.ends_with("\nazt: error: the sign-in could not be kept\n"), "{login:?}");
            assert_eq!(login.stderr.matches("azt: warning: ").count(), 1, "{login:?}");
            assert_eq!(desk.kept("tmp"), Vec::<String>::new());

            full.iter().for_each(|path| fs::remove_file(path).unwrap());
            assert_eq!(silent_token(&desk.run("token --store file", &sandbox)), kept.token(), "{size}");
            assert_whole(&desk, &sandbox);
            assert_tidy(&desk, &sandbox);
        }
    });
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_disk_that_was_always_full_is_refused_where_it_was_chosen_and_else_warned_about() {
    let name = "faults::a_disk_that_was_always_full_is_refused_where_it_was_chosen_and_else_warned_about";
    inside(name, &PRIVATE, ":", || {
        let sandbox = Sandbox::start();
        let desk = Desk::bare();
        let _mount = Mount::new(&["-t", "tmpfs", "-o", "nr_inodes=2", "tmpfs"], desk.home());
        fs::write(desk.home().join("full"), "").unwrap();
        let why =
            format!("could not make the directory {}: No space left on device (os error 28)\n", desk.data().display());
        assert_eq!(
            desk.run("msi --store file", &sandbox).refused(1),
            format!(
                "azt: error: --store file cannot be used: {why}azt: hint: keep nothing between runs: --store none\n"
            )
        );
        let outcome = desk.run("msi", &sandbox);
        outcome.token();
        assert_eq!(outcome.stderr, format!("azt: warning: tokens are not kept: {why}"));
    });
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_disk_that_became_read_only_costs_one_warning() {
    inside("faults::a_disk_that_became_read_only_costs_one_warning", &PRIVATE, ":", || {
        let sandbox = Sandbox::start();
        let desk = signed_in(&sandbox);
        let kept = desk.run("token --store file", &sandbox);
        let home = desk.home();
        let mount = Mount::new(&["--bind", home.to_str().unwrap()], home.clone());
        assert!(Command::new("mount").args(["-o", "remount,ro,bind"]).arg(&home).status().unwrap().success());
        let why = "Read-only file system (os error 30)";
        assert_eq!(silent_token(&desk.run("token --store file", &sandbox)), kept.token());
        let renewed = desk.run("token --store file --no-prompt --resource graph", &sandbox);
        assert_unkept(&renewed, &desk, "file", "sign-ins", why);
        assert_unkept(&desk.run("msi --store file", &sandbox), &desk, "file", "tokens", why);
        // Who cannot take locks still gets tokens, one each.
        let all: Vec<_> = (0..5).map(|_| Running::start(&mut desk.azt_at("msi --store file", &sandbox))).collect();
        for running in all {
            assert_unkept(&running.finish(), &desk, "file", "tokens", why);
        }
        let forgotten = desk.run("forget --store file --all", &sandbox);
        assert!(forgotten.refused(1).ends_with(&format!("{why}\n")), "{forgotten:?}");
        drop(mount);
        assert_whole(&desk, &sandbox);
        assert_tidy(&desk, &sandbox);
    });
}

/// A disk that fails as it is written to, and a network share that can neither sync nor lock.
#[test]
#[ignore = "needs tests/real/setup"]
fn a_failing_disk_costs_one_warning() {
    let sandbox = Sandbox::start();
    let desk = signed_in(&sandbox);
    for (call, error, why) in [
        ("fsync", "EIO", Some("Input/output error (os error 5)")),
        ("rename,renameat,renameat2", "EIO", Some("Input/output error (os error 5)")),
        ("flock", "ENOLCK", None),
    ] {
        let inject = format!("inject={call}:error={error}");
        let renewal = desk.azt_at("token --store file --no-prompt --force-refresh --resource graph", &sandbox);
        let outcome = run(&mut by("strace", &["-f", "-qq", "-o", "/dev/null", "-e", &inject], &renewal), "");
        outcome.token();
        let warnings = outcome.stderr.lines().count();
        match why {
            Some(why) => {
                assert!(warnings == 1 && outcome.stderr.ends_with(&format!(": {why}\n")), "{call}: {outcome:?}")
            }
            None => assert!(warnings <= 1, "{call}: {outcome:?}"),
        }
        assert_whole(&desk, &sandbox);
        assert_tidy(&desk, &sandbox);
    }
}

/// Tidying up opens an old lock to see whether it is free; meanwhile another azt removes it, and a third makes and takes
/// a new one.
#[test]
#[ignore = "needs tests/real/setup"]
fn a_lock_that_somebody_has_just_made_and_taken_is_not_tidied_away() {
    let sandbox = Sandbox::start();
    let desk = signed_in(&sandbox);
    let old = SystemTime::now() - Duration::from_secs(8 * 24 * 3600);
    let path = desk.data().join("file/locks/old");
    fs::File::create(&path).unwrap().set_modified(old).unwrap();
    let date = fs::File::options().write(true).open(desk.data().join("file/tidied")).unwrap();
    date.set_modified(old).unwrap();

    let log = desk.root().join("calls");
    let stop = ["-f", "-qq", "-o", log.to_str().unwrap(), "-P", path.to_str().unwrap()];
    let azt = desk.azt_at("msi --store file", &sandbox);
    let traced = [&stop[..], &["-e", "inject=open,openat,openat2:signal=STOP"]].concat();
    let running = Running::start(&mut by("strace", &traced, &azt));
    let calls = || fs::read_to_string(&log).unwrap_or_default();
    until("the old lock is open", || calls().contains("stopped by SIGSTOP"));
    fs::remove_file(&path).unwrap();
    let new = fs::File::create_new(&path).unwrap();
    new.lock().unwrap();
    let id = calls().split_whitespace().next().unwrap().to_owned();
    assert!(Command::new("kill").args(["-s", "CONT", &id]).status().unwrap().success());
    silent_token(&running.finish());
    let found = fs::metadata(&path).map(|found| found.ino()).ok();
    assert_eq!(found, Some(new.metadata().unwrap().ino()), "{}", calls());
}

/// A user of a container: a number that no password file knows.
#[test]
#[ignore = "needs tests/real/setup"]
fn a_user_without_a_home_gets_a_token_and_one_warning() {
    if !is_root() {
        eprintln!("only root can be a user whom this machine does not know");
        return;
    }
    let sandbox = Sandbox::start();
    let desk = Desk::bare();
    let binary = desk.root().join("azt");
    assert!(Command::new("cp").arg(env!("CARGO_BIN_EXE_azt")).arg(&binary).status().unwrap().success());
    assert!(Command::new("chmod").arg("755").arg(desk.root()).arg(&binary).status().unwrap().success());
    let run = |home: Option<&Path>, store: &[&str]| {
        let mut command = desk.command("setpriv");
        command.args(["--reuid", "12345", "--regid", "12345", "--clear-groups"]).arg(&binary).arg("msi").args(store);
        command.env_remove("HOME").envs(home.map(|home| ("HOME", home))).current_dir("/");
        run(command.env("AZURE_POD_IDENTITY_AUTHORITY_HOST", sandbox.url()), "")
    };
    let why = "this user has no home directory to keep tokens in\n";
    let refused = |why: &str| {
        format!("azt: error: --store file cannot be used: {why}azt: hint: keep nothing between runs: --store none\n")
    };
    let outcome = run(None, &[]);
    outcome.token();
    assert_eq!(outcome.stderr, format!("azt: warning: tokens are not kept: {why}"));
    assert_eq!(run(None, &["--store", "file"]).refused(1), refused(why));
    silent_token(&run(None, &["--store", "none"]));

    // A home that cannot be made, as a system user's.
    let missing = Path::new("/nonexistent");
    let why = "could not make the directory /nonexistent/.local/share/azt: Permission denied (os error 13)\n";
    let outcome = run(Some(missing), &[]);
    outcome.token();
    assert_eq!(outcome.stderr, format!("azt: warning: tokens are not kept: {why}"));
    assert_eq!(run(Some(missing), &["--store", "file"]).refused(1), refused(why));
}

/// `sudo azt` with the home of who typed it: nothing of root's is left there, and nothing there is root's to use.
#[test]
#[ignore = "needs tests/real/setup"]
fn the_home_of_somebody_else_is_neither_used_nor_touched() {
    if !is_root() {
        eprintln!("only root can use somebody else's home");
        return;
    }
    let sandbox = Sandbox::start();
    let desk = Desk::bare();
    let owner =
        |user: &str| assert!(Command::new("chown").args(["-R", user]).arg(desk.home()).status().unwrap().success());
    owner("12345:12345");
    let home = desk.home().display().to_string();
    let whose = "cannot be used: it belongs to user 12345, not to user 0\n";
    let outcome = desk.run("msi", &sandbox);
    outcome.token();
    let why = format!("could not make the directory {home}/.local/share/azt: {home} {whose}");
    assert_eq!(outcome.stderr, format!("azt: warning: tokens are not kept: {why}"));
    assert_eq!(fs::read_dir(desk.home()).unwrap().count(), 0);

    owner("0:0");
    sign_in(&desk, &sandbox);
    owner("12345:12345");
    let outcome = desk.run("token --store file", &sandbox);
    assert_eq!(
        outcome.refused(1),
        format!(
            "azt: error: --store file cannot be used: {home}/.local/share/azt {whose}\
             azt: hint: keep nothing between runs: --store none\n"
        )
    );
}

/// Two versions of azt side by side: neither opens the other's records, nor removes them by the way.
#[test]
#[ignore = "needs tests/real/setup"]
fn what_another_version_keeps_costs_one_warning_at_most_and_stays() {
    let sandbox = Sandbox::start();
    let desk = signed_in(&sandbox);
    silent_token(&desk.run("token --store file --resource graph", &sandbox));
    // The other version's names are others, too.
    let mut theirs = Vec::new();
    for (kind, digit) in [("tokens", "a"), ("sign-ins", "b"), ("notes", "c")] {
        let directory = desk.data().join("file").join(kind);
        let name = desk.kept(&format!("file/{kind}")).remove(0);
        let mut record = fs::read(directory.join(name)).unwrap();
        record[0] = 2;
        let path = directory.join(digit.repeat(40));
        fs::write(&path, &record).unwrap();
        theirs.push((path, record));
    }
    let warning = "azt: warning: a record of the store is ignored: it was written by another version of azt\n";

    // A hit looks at no other record.
    silent_token(&desk.run("token --store file", &sandbox));
    silent_token(&desk.run("msi --store file", &sandbox));
    for line in ["token --no-prompt --resource keyvault", "list", "forget --resource graph", "logout"] {
        let outcome = desk.run(&format!("{line} --store file"), &sandbox);
        assert_eq!(outcome.status, Some(0), "{outcome:?}");
        let warnings: String = outcome.stderr.split_inclusive('\n').filter(|line| line.contains("warning")).collect();
        assert_eq!(warnings, warning, "{line}");
        for (path, record) in &theirs {
            assert_eq!(&fs::read(path).unwrap(), record, "{line}");
        }
    }
    assert_eq!(desk.run("forget --all --store file", &sandbox).stderr, "azt: everything is forgotten\n");
    assert_eq!(desk.kept(""), Vec::<String>::new());
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_token_file_on_a_full_or_read_only_disk_stays_as_it_was() {
    inside("faults::a_token_file_on_a_full_or_read_only_disk_stays_as_it_was", &PRIVATE, ":", || {
        let sandbox = Sandbox::start();
        let desk = signed_in(&sandbox);
        let directory = desk.root().join("tokens");
        fs::create_dir(&directory).unwrap();
        let _mount = Mount::new(&["-t", "tmpfs", "-o", "size=64k", "tmpfs"], directory.clone());
        let file = directory.join("token");
        let write = |resource: &str| {
            let mut azt = desk.azt_at("token --store file --no-prompt --write", &sandbox);
            run(azt.arg(&file).args(["--resource", resource]), "")
        };
        assert_eq!(write("arm").status, Some(0));
        let before = fs::read_to_string(&file).unwrap();
        let refused = |why: &str| {
            let outcome = write("graph");
            let told = format!("azt: error: could not write {}: {why}\n", file.display());
            assert_eq!((outcome.refused(1), fs::read_to_string(&file).unwrap()), (told.as_str(), before.clone()));
        };
        let full = fill(&directory);
        refused("No space left on device (os error 28)");
        fs::remove_file(full).unwrap();
        assert_eq!(fs::read_dir(&directory).unwrap().count(), 1);
        let _read_only = Mount::new(&["-o", "remount,ro"], directory.clone());
        refused("Read-only file system (os error 30)");
    });
}
