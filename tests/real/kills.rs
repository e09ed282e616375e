//! Processes that are killed: at random, and at each of their system calls.

use std::io::Write as _;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use ring::rand::{SecureRandom as _, SystemRandom};

use crate::desk::{Desk, by, silent_token};
use crate::faults::{assert_tidy, assert_whole, password, signed_in};
use crate::process::run;
use crate::sandbox::Sandbox;
use crate::sandbox::cloud::PASSWORD;

/// So many writers at a time.
const VOLLEY: usize = 8;

/// A number below `limit` that nobody foresees.
fn random(limit: u64) -> u64 {
    let mut bytes = [0; 8];
    SystemRandom::new().fill(&mut bytes).unwrap();
    u64::from_le_bytes(bytes) % limit
}

/// Kills writers until the time is over or there were so many, a volley at a time, each at a moment of its own.
///
/// A refresh token that the service has replaced is lost when its writer dies before it has written the new one. Entra
/// lets the old one live, and so does the sandbox; a provider that revokes the sign-in then wants the person again, and
/// no client can help that.
fn kill(most: usize, patience: Duration) {
    let sandbox = Sandbox::start();
    let desk = signed_in(&sandbox);
    let lines = [
        "token --force-refresh",
        "token --force-refresh --resource graph",
        "msi --force-refresh",
        "forget --resource graph",
        "authcode --no-prompt --force-refresh --resource databricks",
        "ropc",
    ];
    let start = |line: &str| {
        let mut command = match line {
            "ropc" => password(&desk, &sandbox),
            line => desk.azt_at(&format!("{line} --store file"), &sandbox),
        };
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(PASSWORD.as_bytes()).ok();
        child
    };
    let begun = Instant::now();
    let whole = lines.iter().map(|line| {
        let begun = Instant::now();
        start(line).wait().unwrap();
        begun.elapsed()
    });
    let span = u64::try_from(whole.max().unwrap().as_micros()).unwrap() * 3 / 2;
    let (mut killed, mut volleys) = (0, 0);
    while killed < most && begun.elapsed() < patience {
        let mut ends: Vec<_> = (0..VOLLEY).map(|_| Duration::from_micros(random(span))).collect();
        ends.sort();
        let mut victims: Vec<_> = ends.iter().map(|_| start(lines[random(lines.len() as u64) as usize])).collect();
        let started = Instant::now();
        for (victim, end) in victims.iter_mut().zip(ends) {
            sleep(end.saturating_sub(started.elapsed()));
            victim.kill().unwrap();
        }
        // One that had ended already was not killed.
        killed += victims.iter_mut().filter_map(|victim| victim.wait().unwrap().code().is_none().then_some(())).count();
        volleys += 1;
        assert_whole(&desk, &sandbox);
        if volleys % 5 == 0 {
            assert_tidy(&desk, &sandbox);
        }
    }
    assert_tidy(&desk, &sandbox);
    eprintln!("{killed} killed in {:?}, each within {span} us of its start", begun.elapsed());
    assert!(killed > 10, "{killed}");
}

#[test]
#[ignore = "needs tests/real/setup"]
fn writers_may_be_killed_at_any_moment() {
    kill(usize::MAX, Duration::from_secs(20));
}

/// `AZT_TEST_KILLS=10000 cargo test --test real -- --ignored --nocapture as_many_writers`: some six minutes.
#[test]
#[ignore = "needs tests/real/setup, and AZT_TEST_KILLS for a number"]
fn as_many_writers_as_are_asked_for_may_be_killed() {
    match std::env::var("AZT_TEST_KILLS") {
        Ok(most) => kill(most.parse().unwrap(), Duration::from_secs(3600)),
        Err(_) => eprintln!("AZT_TEST_KILLS does not say how many"),
    }
}

/// Not at random: at each system call of a renewal that has to do with files.
#[test]
#[ignore = "needs tests/real/setup"]
fn a_writer_may_be_killed_at_each_of_its_system_calls() {
    let sandbox = Sandbox::start();
    let desk = signed_in(&sandbox);
    let mut killed = 0;
    for call in ["flock", "fsync", "rename", "unlink", "openat", "write", "mkdir", "close"] {
        for count in 1..60 {
            let inject = format!("inject={call}:signal=KILL:when={count}");
            let renewal = desk.azt_at("token --store file --no-prompt --force-refresh --resource graph", &sandbox);
            let mut traced = by("strace", &["-f", "-qq", "-o", "/dev/null", "-e", &inject], &renewal);
            if run(&mut traced, "").status == Some(0) {
                break;
            }
            killed += 1;
            assert_whole(&desk, &sandbox);
        }
        assert_tidy(&desk, &sandbox);
    }
    eprintln!("{killed} killed");
    assert!(killed > 20, "{killed}");
}

/// The first run of all makes directories and the key.
#[test]
#[ignore = "needs tests/real/setup"]
fn the_first_run_may_be_killed_at_each_of_its_system_calls() {
    let sandbox = Sandbox::start();
    let mut killed = 0;
    for call in ["flock", "fsync", "rename", "mkdir", "write", "openat"] {
        for count in 1..60 {
            let desk = Desk::bare();
            let inject = format!("inject={call}:signal=KILL:when={count}");
            let first = desk.azt_at("msi --store file", &sandbox);
            if run(&mut by("strace", &["-f", "-qq", "-o", "/dev/null", "-e", &inject], &first), "").status == Some(0) {
                break;
            }
            killed += 1;
            let next = desk.run("msi --store file", &sandbox);
            assert_eq!(silent_token(&desk.run("msi --store file", &sandbox)), silent_token(&next), "{call} {count}");
            // A hit writes nothing, and tidies nothing.
            silent_token(&desk.run("msi --store file --force-refresh", &sandbox));
            assert_eq!((desk.kept("file/tokens").len(), desk.kept("tmp").len()), (1, 0), "{call} {count}");
        }
    }
    eprintln!("{killed} killed");
    assert!(killed > 15, "{killed}");
}

/// A key in the kernel outlives who made it: it is never there with rights or a lifetime that are not its own.
#[test]
#[ignore = "needs tests/real/setup"]
fn who_puts_the_key_into_the_kernel_may_be_killed() {
    let sandbox = Sandbox::start();
    for store in ["keyring", "kernel"] {
        let desk = Desk::with_keyring();
        for (call, count) in (1..12).map(|count| ("keyctl", count)).chain([("add_key", 1)]) {
            let inject = format!("inject={call}:signal=KILL:when={count}");
            let first = desk.azt_at(&format!("msi --store {store}"), &sandbox);
            let outcome = run(&mut by("strace", &["-f", "-qq", "-o", "/dev/null", "-e", &inject], &first), "");
            let left = if store == "keyring" { desk.copy() } else { desk.lasting() };
            if let Some(key) = left {
                let expiry = key.expiry();
                let is_right = if store == "keyring" { expiry.ends_with('m') } else { expiry == "perm" };
                assert!(is_right && key.permissions() == "3f2f0000", "{store} {call} {count}: {expiry}");
                key.invalidate();
            }
            if outcome.status == Some(0) {
                continue;
            }
            silent_token(&desk.run(&format!("msi --store {store}"), &sandbox));
            for key in [desk.copy(), desk.lasting()].into_iter().flatten() {
                key.invalidate();
            }
        }
    }
}
