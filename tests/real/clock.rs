//! The hours and days after a sign-in: one by a real browser, kept under a real keyring, renewed at a provider that
//! rotates refresh tokens and revokes all of them when a used one comes back. Time passes by `faketime`.

use std::fs;
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

use crate::desk::{Desk, by, silent_token, until};
use crate::login::{claims, script};
use crate::peers::{Browser, Provider, untraced};
use crate::process::{Outcome, Running, azt, run};
use crate::sandbox::Sandbox;
use crate::sandbox::cloud::{ALEX, PASSWORD};

const ARM: &str = "https://management.azure.com/";
const GRAPH: &str = "https://graph.microsoft.com/";
const DATABRICKS: &str = "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d";
const VAULT: &str = "https://vault.azure.net";
/// Where Entra ends what it says.
const TRACE: &str = " Trace ID: … Correlation ID: … Timestamp: … (HTTP 400)";

/// A person at a desk, who has signed in.
struct Person {
    desk: Desk,
    provider: Provider,
    browser: Browser,
}

impl Person {
    fn signed_in(command: &str, provider: Provider) -> Self {
        let mut person = Self { desk: Desk::with_keyring(), provider, browser: Browser::start() };
        let outcome = person.sign_in(person.azt(command));
        assert_eq!(outcome.status, Some(0), "{outcome:?}");
        person
    }

    /// Runs it with a browser that the person opens.
    fn sign_in(&mut self, mut azt: Command) -> Outcome {
        let mut running = Running::start(azt.arg("--no-browser"));
        let page = running.told("/oauth2/v2.0/authorize?");
        self.browser.sign_in(&page, &self.provider);
        running.finish()
    }

    fn azt(&self, line: &str) -> Command {
        let mut command = self.desk.azt(line);
        command.args(self.provider.args());
        command
    }

    /// `azt token` that may ask nobody, at another time.
    fn token(&self, time: &str, more: &[&str]) -> Outcome {
        run(&mut at(time, self.azt("token --no-prompt").args(more)), "")
    }

    /// The same, in JSON: a token for this resource of this person, and how it came.
    #[track_caller]
    fn source(&self, time: &str, resource: &str, more: &[&str]) -> (String, String) {
        let outcome = self.token(time, &[&["-ojson", "--resource", resource], more].concat());
        assert_eq!(outcome.stderr, "");
        let json = outcome.json();
        let text = |name: &str| json[name].as_str().unwrap().to_owned();
        let token = claims(&text("accessToken"));
        let audience = if resource == "arm" { ARM } else { resource };
        assert_eq!((token["aud"].as_str(), token["upn"].as_str()), (Some(audience), Some(self.provider.user())));
        (text("source"), text("accessToken"))
    }

    /// A desktop whose `xdg-open` notes the address.
    fn at_desktop(&self, line: &str) -> Command {
        let bin = self.desk.root().join("bin");
        // Once: somebody may be at it already.
        if fs::create_dir(&bin).is_ok() {
            script(&bin.join("xdg-open"), &format!("#!/bin/sh\nprintf '%s\\n' \"$1\" >> '{}'\n", self.tabs_file()));
        }
        let path = std::env::var_os("PATH").unwrap();
        let path = std::env::join_paths([bin].into_iter().chain(std::env::split_paths(&path))).unwrap();
        let mut command = self.azt(line);
        command.env("PATH", path).env("DISPLAY", ":0");
        command
    }

    fn tabs_file(&self) -> String {
        self.desk.root().join("tabs").to_str().unwrap().to_owned()
    }

    /// The addresses that a browser was opened at.
    fn tabs(&self) -> Vec<String> {
        fs::read_to_string(self.tabs_file()).unwrap_or_default().lines().map(str::to_owned).collect()
    }

    /// Waits for the first tab and signs in there.
    fn sign_in_at_tab(&mut self) {
        until("a browser tab", || !self.tabs().is_empty());
        self.browser.sign_in(&self.tabs()[0], &self.provider);
    }

    /// Has the provider revoke every refresh token of this sign-in, in the provider's own way: one is used twice.
    fn revoke(&self) {
        let mut command = self.azt("token --no-prompt -o oauth --with-refresh-token");
        let answer = run(&mut command, "").json();
        let old = answer["refresh_token"].as_str().unwrap();
        let (source, _) = self.source("+0", ARM, &["--force-refresh"]);
        assert_eq!(source, "refresh");
        let mut replay = self.azt("refresh --store none --refresh-token-stdin");
        run(&mut replay, old).refused(4);
    }

    fn login(&self, resource: &str) -> String {
        self.provider.command("login", resource, "")
    }
}

/// The same run at another time.
fn at(time: &str, azt: &Command) -> Command {
    by("faketime", &["-f", time], azt)
}

#[test]
#[ignore = "needs tests/real/setup"]
fn one_sign_in_serves_every_resource_for_as_long_as_it_is_renewed() {
    let person = Person::signed_in("login", Provider::start());
    let (source, first) = person.source("+0", ARM, &[]);
    assert_eq!(source, "cache");
    for resource in [GRAPH, DATABRICKS, VAULT] {
        let (source, token) = person.source("+0", resource, &[]);
        assert_eq!((source.as_str(), person.source("+0", resource, &[])), ("refresh", ("cache".to_owned(), token)));
    }
    for time in ["+2h", "+26h"] {
        for resource in [ARM, GRAPH, DATABRICKS] {
            let (source, token) = person.source(time, resource, &[]);
            assert_eq!(source, "refresh", "{time} {resource}");
            assert_ne!(token, first);
            assert_eq!(person.source(time, resource, &[]), ("cache".to_owned(), token));
        }
    }
    // A name for it, and nothing said at all.
    assert_eq!(silent_token(&person.token("+26h", &["--resource", "databricks"])).split('.').count(), 3);
    assert_eq!(silent_token(&person.token("+26h", &["--resource", "graph"])).split('.').count(), 3);
    assert_eq!(person.desk.items().len(), 1);
}

/// Were an older refresh token ever sent, the provider would revoke the sign-in.
#[test]
#[ignore = "needs tests/real/setup"]
fn many_processes_renew_by_the_newest_refresh_token_and_no_other() {
    let person = Person::signed_in("authcode", Provider::start());
    for time in ["+2h", "+4h"] {
        let resources = [ARM, GRAPH, DATABRICKS, VAULT].into_iter().cycle().take(20);
        let start = |resource| {
            let mut command = at(time, person.azt("token --no-prompt").args(["--resource", resource]));
            (resource, Running::start(&mut command))
        };
        let all: Vec<_> = resources.map(start).collect();
        for (resource, running) in all {
            let outcome = running.finish();
            assert_eq!(claims(silent_token(&outcome))["aud"], resource);
        }
    }
    for _ in 0..5 {
        assert_eq!(person.source("+4h", ARM, &["--force-refresh"]).0, "refresh");
    }
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_sign_in_that_was_revoked_is_status_3_where_nobody_may_be_asked() {
    let person = Person::signed_in("login", Provider::start());
    person.revoke();
    let refusal = |resource| {
        format!(
            "azt: error: the kept sign-in was refused: invalid_grant: AADSTS70000: Provided grant is invalid or \
             malformed.{TRACE}; a person has to sign in again, and --no-prompt forbids to ask one\n\
             azt: hint: where a person is: {}\n",
            person.login(resource)
        )
    };
    let refused = person.token("+0", &["--resource", GRAPH]);
    assert_eq!(untraced(refused.refused(3)), refusal(GRAPH));
    // What is kept is good for as long as it lives, and what is not says what to type.
    assert_eq!(person.source("+0", ARM, &[]).0, "cache");
    assert_eq!(untraced(person.token("+2h", &[]).refused(3)), refusal(ARM));
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_sign_in_that_expired_is_status_3_where_nobody_may_be_asked() {
    let person = Person::signed_in("login", Provider::with_refresh_lifetime(1));
    // Not for synchronisation: the provider's clock has to pass the token's end.
    sleep(Duration::from_millis(1100));
    let refused = person.token("+2h", &[]);
    assert_eq!(
        untraced(refused.refused(3)),
        format!(
            "azt: error: the kept sign-in was refused: invalid_grant: AADSTS700082: The refresh token has expired due \
             to inactivity.{TRACE}; a person has to sign in again, and --no-prompt forbids to ask one\n\
             azt: hint: where a person is: {}\n",
            person.login(ARM)
        )
    );
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_sign_in_that_was_revoked_opens_one_tab_for_the_person() {
    let mut person = Person::signed_in("login", Provider::start());
    person.revoke();
    let asking = Running::start(person.at_desktop("token").args(["--resource", GRAPH]));
    person.sign_in_at_tab();
    let outcome = asking.finish();
    assert_eq!(claims(outcome.token())["aud"], GRAPH);
    let said = untraced(&outcome.stderr);
    let refusal = format!(
        "azt: the kept sign-in was refused: invalid_grant: AADSTS70000: Provided grant is invalid or malformed.{TRACE}\n"
    );
    assert!(said.starts_with(&(refusal + "azt: opening a browser to sign in; waiting at http://localhost:")), "{said}");
    assert_eq!((said.lines().count(), person.tabs().len()), (2, 1), "{said}");
    assert_eq!(person.source("+0", DATABRICKS, &[]).0, "refresh");
}

/// The night is over, and every prompt, every editor and every script asks at once.
#[test]
#[ignore = "needs tests/real/setup"]
fn a_sign_in_that_was_revoked_opens_one_tab_for_all_who_ask_at_once() {
    for command in ["authcode", "token"] {
        let mut person = Person::signed_in("login", Provider::start());
        person.revoke();
        let start = |_| Running::start(person.at_desktop(command).args(["--resource", GRAPH]));
        let all: Vec<_> = (0..10).map(start).collect();
        person.sign_in_at_tab();
        let outcomes: Vec<_> = all.into_iter().map(Running::finish).collect();
        for outcome in &outcomes {
            assert_eq!(outcome.token(), outcomes[0].token(), "{command}");
        }
        assert_eq!(person.tabs().len(), 1, "{command}");
    }
}

#[test]
#[ignore = "needs tests/real/setup"]
fn what_was_kept_in_the_future_is_not_trusted() {
    let person = Person::signed_in("login", Provider::start());
    let kept = person.source("+0", ARM, &[]);
    assert_eq!(kept.0, "cache");
    // A few seconds are what two clocks may differ by.
    assert_eq!(person.source("-3", ARM, &[]), kept);
    let (source, earlier) = person.source("-1h", ARM, &[]);
    assert_eq!(source, "refresh");
    assert_eq!(person.source("-1h", ARM, &[]), ("cache".to_owned(), earlier.clone()));
    // By the clock that is right again, that one has expired.
    let (source, now) = person.source("+0", ARM, &[]);
    assert_eq!(source, "refresh");
    assert!(now != earlier && now != kept.1);

    // Nobody says how long it will do, so that not even a service out of reach makes it good.
    let (url, tenant) = (person.provider.url().to_owned(), person.provider.tenant().to_owned());
    let Person { desk, provider, .. } = person;
    drop(provider);
    let azt = |time: &str| {
        let mut command = desk.azt("token --no-prompt");
        run(&mut at(time, command.args(["--authority-host", &url, "--tenant", &tenant])), "")
    };
    assert_eq!(azt("+0").token(), now);
    let gone = format!(
        "azt: error: could not reach {url}/{tenant}/v2.0/.well-known/openid-configuration: Connection refused (os error 111)\n"
    );
    assert_eq!(azt("-1h").refused(5), gone);
}

/// The sign-in itself has no end that azt knows of, so a clock says nothing about it.
#[test]
#[ignore = "needs tests/real/setup"]
fn a_sign_in_from_the_future_still_renews() {
    let mut person = Person { desk: Desk::with_keyring(), provider: Provider::start(), browser: Browser::start() };
    let outcome = person.sign_in(at("+3d", &person.azt("login")));
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    assert_eq!(person.source("+0", ARM, &[]).0, "refresh");
    let list: Value = run(&mut person.desk.azt("list -ojson"), "").json();
    assert_eq!(list.as_array().unwrap().iter().filter(|kept| kept["kind"] == "sign-in").count(), 1);
}

/// What was to be in two hours is to be now: the token in the file would be dead for as long.
#[test]
#[ignore = "needs tests/real/setup"]
fn a_file_is_renewed_in_time_though_the_clock_is_put_back() {
    let (sandbox, home) = (Sandbox::start(), TempDir::new().unwrap());
    let [clock, password, file] = ["clock", "password", "file"].map(|name| home.path().join(name));
    fs::write(&clock, "+2h").unwrap();
    fs::write(&password, PASSWORD).unwrap();
    // A token that is good for less than azt wants of one is renewed half way.
    sandbox.set_lifetime(12);
    let preload = Command::new("faketime").args(["-f", "+0", "printenv", "LD_PRELOAD"]).output().unwrap().stdout;
    let mut command = azt(home.path());
    command.args(["token", "ropc", "--username", ALEX, "--password-file", "password", "--write", "file", "--watch"]);
    command.env("AZURE_AUTHORITY_HOST", sandbox.url()).env("LD_PRELOAD", String::from_utf8(preload).unwrap().trim());
    command.env("FAKETIME_TIMESTAMP_FILE", &clock).env("FAKETIME_NO_CACHE", "1").env("DONT_FAKE_MONOTONIC", "1");
    let _running = Running::start(&mut command);
    let token = || fs::read_to_string(&file).unwrap_or_default();
    until("a token", || !token().is_empty());
    let first = token();
    fs::write(&clock, "+0").unwrap();
    until("another token", || token() != first);
}
