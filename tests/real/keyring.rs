//! The OS keyring: a real `gnome-keyring-daemon`, unlocked, locked, dead, silent, and not there at all.

use std::path::Path;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::desk::{Desk, silent_token};
use crate::kernel::system_calls;
use crate::process::{Outcome, Running, run};
use crate::sandbox::Sandbox;
use crate::sandbox::cloud::{ALEX, PASSWORD};

const LOCKED: &str = "it is locked or refuses access (SS error: prompt dismissed)";
const SILENT: &str = "it did not answer within 3 s";
const WAITS: &str = "azt: waiting for the keyring, for up to 1s more\n";

/// What is said once where the keyring cannot be used.
fn downgraded(why: &str) -> String {
    format!("azt: warning: the keyring cannot be used: {why}; what is kept meanwhile is lost at the next boot\n")
}

/// What is said where the keyring was chosen.
fn unusable(why: &str) -> String {
    format!(
        "azt: error: --store keyring cannot be used: {why}\n\
         azt: hint: leave the choice to azt, or keep the key in a file: --store file\n"
    )
}

/// Alex signs in by password, and has a first token from that sign-in.
fn sign_in(desk: &Desk, sandbox: &Sandbox) -> Outcome {
    let mut command = desk.azt_at("ropc --password-stdin --username", sandbox);
    silent_token(&run(command.arg(ALEX), PASSWORD));
    desk.run("token", sandbox)
}

#[test]
#[ignore = "needs tests/real/setup"]
fn the_keyring_has_one_item_and_the_kernel_a_copy_of_it_that_expires() {
    let sandbox = Sandbox::start();
    let desk = Desk::with_keyring();
    let first = desk.run("msi", &sandbox);
    let token = silent_token(&first);

    let [item] = desk.items().try_into().expect("one item");
    let key = STANDARD.decode(&item).unwrap();
    let copy = desk.copy().expect("a copy");
    assert_eq!((key.len(), &copy.bytes()), (32, &key));
    assert!(["15m", "14m"].contains(&copy.expiry().as_str()), "{}", copy.expiry());
    assert!(desk.lasting().is_none());
    assert_eq!(desk.kept(""), ["key.lock", "keyring", "tmp"]);
    assert_eq!((desk.kept("keyring/tokens").len(), desk.kept("tmp").len()), (1, 0));

    // A hit asks the kernel, and the keyring only where the copy has expired, which makes another.
    let hit = || system_calls(desk.azt_at("msi", &sandbox), token);
    let calls = hit();
    assert!(!calls.iter().any(|call| call.starts_with("socket(")), "{calls:#?}");
    copy.invalidate();
    assert!(desk.copy().is_none());
    let calls = hit();
    let bus = desk.runtime().join("bus");
    assert!(
        calls.iter().any(|call| call.starts_with("connect(") && call.contains(bus.to_str().unwrap())),
        "{calls:#?}"
    );
    assert_eq!(desk.copy().expect("another copy").bytes(), key);
    assert_eq!(sandbox.requests().len(), 1);

    // Who chooses the keyring finds the same, and another session of the same user, too.
    assert_eq!(silent_token(&desk.run("msi --store keyring", &sandbox)), token);
    desk.copy().unwrap().invalidate();
    let mut elsewhere = desk.azt_at("msi", &sandbox);
    elsewhere.env_remove("XDG_RUNTIME_DIR").env("DBUS_SESSION_BUS_ADDRESS", format!("unix:path={}", bus.display()));
    assert_eq!(silent_token(&run(&mut elsewhere, "")), token);
    assert_eq!(sandbox.requests().len(), 1);
}

#[test]
#[ignore = "needs tests/real/setup"]
fn forgetting_everything_leaves_neither_item_nor_copy_nor_record() {
    let sandbox = Sandbox::start();
    let desk = Desk::with_keyring();
    let first = sign_in(&desk, &sandbox);
    silent_token(&first);
    silent_token(&desk.run("msi --store kernel", &sandbox));
    assert!(desk.copy().is_some() && desk.lasting().is_some() && desk.items().len() == 1);

    let outcome = desk.run("forget --all", &sandbox);
    assert_eq!((outcome.status, outcome.stderr.as_str()), (Some(0), "azt: everything is forgotten\n"));
    assert!(desk.copy().is_none() && desk.lasting().is_none());
    assert_eq!((desk.items().len(), desk.kept("").len()), (0, 0));

    let again = sign_in(&desk, &sandbox);
    assert_ne!(silent_token(&again), first.token());
    assert_eq!(desk.items().len(), 1);
    desk.run("forget --all", &sandbox);
}

/// Everybody is cold, and nobody has made the key yet.
#[test]
#[ignore = "needs tests/real/setup"]
fn a_hundred_processes_make_one_key_and_one_request() {
    let sandbox = Sandbox::start();
    let desk = Desk::with_keyring();
    let all: Vec<_> = (0..100).map(|_| Running::start(&mut desk.azt_at("msi", &sandbox))).collect();
    let all: Vec<_> = all.into_iter().map(Running::finish).collect();
    for outcome in &all {
        assert_eq!(silent_token(outcome), all[0].token());
    }
    assert_eq!(sandbox.requests().len(), 1);
    assert_eq!((desk.items().len(), desk.kept("")), (1, ["key.lock", "keyring", "tmp"].map(str::to_owned).to_vec()));
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_locked_keyring_is_refused_at_once_where_it_was_chosen() {
    let sandbox = Sandbox::start();
    let desk = Desk::with_keyring();
    desk.lock();
    for line in ["msi", "login", "list"] {
        let outcome = desk.run(&format!("{line} --store keyring"), &sandbox);
        assert_eq!(outcome.refused(1), unusable(LOCKED), "{line}");
        assert!(outcome.took < Duration::from_secs(2), "{line} took {:?}", outcome.took);
    }
    assert_eq!(sandbox.requests().len(), 0);
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_locked_keyring_costs_one_warning_and_what_it_kept_is_back_when_it_is_open() {
    let sandbox = Sandbox::start();
    let mut desk = Desk::with_keyring();
    let kept = sign_in(&desk, &sandbox);
    silent_token(&kept);
    desk.lock();
    // The copy is good for as long as it lives.
    assert_eq!(silent_token(&desk.run("token", &sandbox)), kept.token());
    desk.copy().unwrap().invalidate();

    let first = desk.run("msi", &sandbox);
    assert_eq!((first.stderr.as_str(), first.status), (downgraded(LOCKED).as_str(), Some(0)));
    let count = sandbox.requests().len();
    for _ in 0..3 {
        assert_eq!(silent_token(&desk.run("msi", &sandbox)), first.token());
    }
    assert_eq!(sandbox.requests().len(), count);
    assert!(desk.lasting().is_some());
    // The sign-in is the keyring's: the kernel's key opens none.
    assert_eq!(desk.run("token --no-prompt", &sandbox).status, Some(3));
    // After five minutes the keyring is asked again, in vain and in silence.
    desk.forgive_keyring();
    assert_eq!(silent_token(&desk.run("msi", &sandbox)), first.token());

    desk.kill_daemon();
    desk.start_daemon();
    desk.forgive_keyring();
    assert_eq!(silent_token(&desk.run("token", &sandbox)), kept.token());
    assert_eq!(sandbox.requests().len(), count);
    assert_eq!(desk.items().len(), 1);
}

#[test]
#[ignore = "needs tests/real/setup"]
fn where_there_is_no_session_the_kernel_keeps_the_key_and_nobody_is_warned() {
    let sandbox = Sandbox::start();
    let desk = Desk::bare();
    let first = sign_in(&desk, &sandbox);
    let token = silent_token(&first);
    assert_eq!(silent_token(&desk.run("token", &sandbox)), token);
    assert_eq!(sandbox.requests().len(), 2);
    assert_eq!(desk.lasting().expect("a key").expiry(), "perm");
    assert!(desk.copy().is_none());
    assert_eq!(desk.kept(""), ["kernel", "key.lock", "tmp"]);
}

/// A session without a keyring daemon, such as a minimal desktop's.
#[test]
#[ignore = "needs tests/real/setup"]
fn a_session_without_a_keyring_costs_one_warning() {
    let sandbox = Sandbox::start();
    let desk = Desk::with_bus();
    let first = desk.run("msi", &sandbox);
    let token = first.token();
    let why = "there is none on this machine";
    assert_eq!(first.stderr, downgraded(why));
    for _ in 0..3 {
        assert_eq!(silent_token(&desk.run("msi", &sandbox)), token);
    }
    assert_eq!(desk.run("msi --store keyring", &sandbox).refused(1), unusable(why));
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_keyring_that_dies_half_way_costs_nobody_a_token() {
    let sandbox = Sandbox::start();
    let mut desk = Desk::with_keyring();
    let kept = sign_in(&desk, &sandbox);
    desk.kill_daemon();
    assert_eq!(silent_token(&desk.run("token", &sandbox)), kept.token());
    desk.copy().unwrap().invalidate();
    let first = desk.run("msi", &sandbox);
    assert_eq!((first.stderr.lines().count(), first.status), (1, Some(0)), "{first:?}");
    assert!(first.stderr.starts_with("azt: warning: the keyring cannot be used: "), "{first:?}");
    assert_eq!(silent_token(&desk.run("msi", &sandbox)), first.token());
    assert_eq!(desk.run("msi --store keyring", &sandbox).status, Some(1));

    desk.start_daemon();
    desk.forgive_keyring();
    assert_eq!(silent_token(&desk.run("token", &sandbox)), kept.token());
}

/// D-Bus starts another daemon, to which nobody has given the password.
#[test]
#[ignore = "needs tests/real/setup"]
fn a_keyring_that_is_started_on_demand_and_locked_costs_one_warning() {
    let sandbox = Sandbox::start();
    let mut desk = Desk::with_activation();
    desk.start_daemon();
    let kept = sign_in(&desk, &sandbox);
    silent_token(&kept);
    desk.kill_daemon();
    desk.copy().unwrap().invalidate();
    let first = desk.run("msi", &sandbox);
    assert_eq!((first.stderr.as_str(), first.status), (downgraded(LOCKED).as_str(), Some(0)));
    assert_eq!(silent_token(&desk.run("msi", &sandbox)), first.token());
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_keyring_that_never_answers_costs_three_seconds_once_and_one_warning() {
    let sandbox = Sandbox::start();
    let desk = Desk::with_keyring();
    let kept = sign_in(&desk, &sandbox);
    desk.stop_daemon();
    desk.copy().unwrap().invalidate();

    let first = desk.run("msi", &sandbox);
    assert_eq!((&first.stderr, first.status), (&format!("{WAITS}{}", downgraded(SILENT)), Some(0)));
    assert!((3.0..5.0).contains(&first.took.as_secs_f64()), "{:?}", first.took);
    for _ in 0..3 {
        let outcome = desk.run("msi", &sandbox);
        assert_eq!(silent_token(&outcome), first.token());
        assert!(outcome.took < Duration::from_secs(1), "{:?}", outcome.took);
    }
    let chosen = desk.run("msi --store keyring", &sandbox);
    assert_eq!(chosen.refused(1), format!("{WAITS}{}", unusable(SILENT)));
    assert!((3.0..5.0).contains(&chosen.took.as_secs_f64()), "{:?}", chosen.took);

    desk.continue_daemon();
    desk.forgive_keyring();
    assert_eq!(silent_token(&desk.run("token", &sandbox)), kept.token());
}

#[test]
#[ignore = "needs tests/real/setup"]
fn ctrl_c_ends_the_wait_for_a_keyring_that_never_answers() {
    let sandbox = Sandbox::start();
    let desk = Desk::with_keyring();
    let kept = sign_in(&desk, &sandbox);
    desk.stop_daemon();
    desk.copy().unwrap().invalidate();
    let mut running = Running::start(&mut desk.azt_at("token", &sandbox));
    running.told("keyring,");
    let pressed = Instant::now();
    running.interrupt();
    let outcome = running.finish();
    eprintln!("ended after {:?}", pressed.elapsed());
    assert_eq!((outcome.status, outcome.stdout.as_str(), outcome.stderr.as_str()), (Some(130), "", WAITS));
    assert!(pressed.elapsed() < Duration::from_secs(1), "{:?}", pressed.elapsed());

    desk.continue_daemon();
    assert_eq!(silent_token(&desk.run("token", &sandbox)), kept.token());
}

/// Twenty prompts of a shell that opens: the keyring's silence is waited for once, not twenty times in a row.
#[test]
#[ignore = "needs tests/real/setup"]
fn many_processes_wait_together_for_a_keyring_that_never_answers() {
    let sandbox = Sandbox::start();
    let desk = Desk::with_keyring();
    silent_token(&sign_in(&desk, &sandbox));
    desk.stop_daemon();
    desk.copy().unwrap().invalidate();
    let all: Vec<_> = (0..20).map(|_| Running::start(&mut desk.azt_at("msi", &sandbox))).collect();
    let all: Vec<_> = all.into_iter().map(Running::finish).collect();
    for outcome in &all {
        outcome.token();
        assert!(outcome.took < Duration::from_secs(8), "{:?}", outcome.took);
    }
    let (waits, warnings): (Vec<_>, Vec<_>) = all
        .iter()
        .flat_map(|outcome| outcome.stderr.split_inclusive('\n'))
        .partition(|line| line.contains(" waiting "));
    assert_eq!(warnings, [downgraded(SILENT)]);
    assert_eq!(waits.iter().filter(|line| **line == WAITS).count(), 1, "{waits:?}");
    // All of them have the same key and the same token.
    assert_eq!(sandbox.requests().iter().filter(|request| request.path.starts_with("/metadata")).count(), 1);
}

#[test]
#[ignore = "needs tests/real/setup"]
fn forgetting_everything_removes_what_it_can_where_the_keyring_is_locked_or_silent() {
    let sandbox = Sandbox::start();
    for (waits, why, close) in [("", LOCKED, Desk::lock as fn(&Desk)), (WAITS, SILENT, Desk::stop_daemon)] {
        let desk = Desk::with_keyring();
        silent_token(&sign_in(&desk, &sandbox));
        close(&desk);
        let outcome = desk.run("forget --all", &sandbox);
        let error = format!(
            "{waits}azt: error: could not remove the key from the keyring: {why}\n\
             azt: hint: the rest is gone; unlock the keyring, then: azt forget --all\n"
        );
        assert_eq!(outcome.refused(1), error);
        assert!(desk.copy().is_none());
        assert_eq!(desk.kept(""), Vec::<String>::new());
        assert!(!Path::new(&desk.data()).join("keyring").exists());
    }
}

/// A password that nobody types: the item is azt's, and is not.
#[test]
#[ignore = "needs tests/real/setup"]
fn an_item_that_is_no_key_is_never_replaced() {
    let sandbox = Sandbox::start();
    let desk = Desk::with_keyring();
    let mut store = desk.command("secret-tool");
    store.args(["store", "--label=mine", "service", "azt", "username", &format!("envelope-key:{}", desk.tag())]);
    assert_eq!(run(&mut store, "my own").status, Some(0));
    let why = "its item 'azt' is not a key of azt's";
    assert_eq!(desk.run("msi --store keyring", &sandbox).refused(1), unusable(why));
    let outcome = desk.run("msi", &sandbox);
    assert_eq!((outcome.stderr.as_str(), outcome.status), (downgraded(why).as_str(), Some(0)));
    assert_eq!(desk.items(), ["my own"]);
}
