//! `azt doctor` beside a real keyring, open, locked and silent, and at the real address of IMDS.

use serde_json::Value;
use tempfile::TempDir;

use crate::desk::Desk;
use crate::namespace::inside;
use crate::process::{Outcome, azt, run};
use crate::sandbox::Sandbox;

const IMDS: &str = "http://169.254.169.254/metadata/identity/oauth2/token";

/// A line of the report, with every number in it gone.
fn check(outcome: &Outcome, name: &str) -> (String, String) {
    let report: Value = serde_json::from_str(&outcome.stdout).unwrap();
    let found = report["checks"].as_array().unwrap().iter().find(|check| check["name"] == name).expect(name).clone();
    let text = |key: &str| found[key].as_str().unwrap().to_owned();
    let words = text("text")
        .split(' ')
        .map(|word| word.parse::<u32>().map_or(word.to_owned(), |_| "#".to_owned()))
        .collect::<Vec<_>>();
    (text("verdict"), words.join(" "))
}

fn pair(verdict: &str, text: &str) -> (String, String) {
    (verdict.to_owned(), text.to_owned())
}

#[test]
#[ignore = "needs tests/real/setup"]
fn the_keyring_is_open_locked_silent_or_not_there() {
    let sandbox = Sandbox::start();
    let desk = Desk::with_keyring();
    let open = desk.run("doctor -o json", &sandbox);
    assert_eq!((open.stderr.as_str(), open.status), ("", Some(0)));
    assert_eq!(check(&open, "OS keyring"), pair("ok", "it answers in # ms"));
    assert_eq!(check(&open, "store"), pair("ok", "keyring; # sign-ins, # token; a record takes # ms"));
    // What it wrote to try the store is gone; the notes are those of the one request for a token.
    let notes = desk.kept("keyring/notes");
    desk.run("doctor", &sandbox);
    assert_eq!((desk.items().len(), desk.kept("keyring/notes")), (1, notes));

    desk.lock();
    let locked = desk.run("doctor -o json", &sandbox);
    let why = "it is locked or refuses access (SS error: prompt dismissed), after # ms";
    assert_eq!(check(&locked, "OS keyring"), pair("wrong", why));
    desk.stop_daemon();
    let silent = desk.run("doctor -o json", &sandbox);
    assert_eq!(check(&silent, "OS keyring"), pair("wrong", "it did not answer within # s, after # ms"));
    desk.continue_daemon();

    let bare = Desk::bare().run("doctor -o json", &sandbox);
    assert_eq!(check(&bare, "OS keyring"), pair("note", "there is none in this session"));
}

#[test]
#[ignore = "needs tests/real/setup"]
fn imds_is_looked_for_at_its_own_address() {
    let enter = "ip link set lo up && ip address add 169.254.169.254/32 dev lo";
    inside("doctor::imds_is_looked_for_at_its_own_address", &["--net"], enter, || {
        let home = TempDir::new().unwrap();
        let doctor =
            || run(azt(home.path()).args(["doctor", "-o", "json"]).env_remove("AZURE_POD_IDENTITY_AUTHORITY_HOST"), "");
        let refused = format!("not there: could not reach {IMDS}: Connection refused (os error 111), after # ms");
        let laptop = doctor();
        assert_eq!((check(&laptop, "IMDS"), laptop.status), (pair("ok", &refused), Some(3)));
        assert_eq!(check(&laptop, "network").0, "wrong");

        let _sandbox = Sandbox::start_at("169.254.169.254:80").expect("this address must be the test's own");
        let machine = doctor();
        let there = format!("there: {IMDS} answers HTTP # in # ms");
        assert_eq!((check(&machine, "IMDS"), machine.status), (pair("ok", &there), Some(0)));
    });
}
