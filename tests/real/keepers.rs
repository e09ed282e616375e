//! Where azt chooses who keeps the key: whom it speaks for, and what it says of all that is kept, in a desktop's session
//! that has a keyring, in a shell over SSH that has none, and after a boot.

use std::process::Command;

use crate::desk::{Desk, silent_token};
use crate::kernel::system_calls;
use crate::process::{Outcome, Running, run};
use crate::sandbox::Sandbox;
use crate::sandbox::browser::visit;
use crate::sandbox::cloud::{ALEX, GUEST, TENANT_ID};

const GONE: &str = "azt: warning: the last sign-in was kept in the kernel's memory and is gone, as after a boot; \
                    to sign in again: azt login\n";
const NOT_SHOWN: &str = "azt: warning: the keyring cannot be used: there is none in this session; \
                         what was kept with it is not shown\n";
const NOT_SIGNED_OUT: &str = "azt: error: the keyring cannot be used: there is none in this session; \
                              sign-ins that were kept with it are still there\n\
                              azt: hint: type the same again where it can be used, or forget all that azt keeps: \
                              azt forget --all\n";

/// One user, at the desktop and over SSH.
struct User {
    desk: Desk,
    sandbox: Sandbox,
}

impl User {
    fn new() -> Self {
        Self { desk: Desk::with_keyring(), sandbox: Sandbox::start() }
    }

    fn at_desktop(&self, line: &str) -> Command {
        self.desk.azt_at(line, &self.sandbox)
    }

    fn over_ssh(&self, line: &str) -> Command {
        let mut command = self.at_desktop(line);
        command.env("XDG_RUNTIME_DIR", self.desk.root().join("tmp"));
        command
    }

    /// Lets fifteen minutes pass without a call at the desktop.
    fn lapse(&self) {
        self.desk.copy().into_iter().for_each(|copy| copy.invalidate());
    }

    fn boot(&self) {
        self.lapse();
        self.desk.lasting().into_iter().for_each(|key| key.invalidate());
    }

    /// The refusal to get a token from nobody; `of` ends what was looked at.
    fn nobody(&self, of: &str, hint: &str) -> String {
        format!(
            "azt: error: nobody has signed in{of}\n\
             azt: hint: {hint}: azt login --tenant organizations --resource https://management.azure.com/ --authority-host {}\n",
            self.sandbox.url()
        )
    }
}

fn login(mut command: Command, user: &str) {
    let mut running = Running::start(command.args(["--no-browser", "--login-hint", user]));
    visit(&running.told("/oauth2/v2.0/authorize?")).unwrap();
    let outcome = running.finish();
    let said = outcome.stderr.lines().last();
    assert_eq!(said, Some(format!("azt: signed in as {user} (tenant {TENANT_ID})").as_str()), "{outcome:?}");
    assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(0), ""));
}

/// Whose tokens this prints: one that may be kept, and one that is renewed.
#[track_caller]
fn speaks_for(run_of: impl Fn(&str) -> Command, user: &str) {
    for line in ["token --no-prompt", "token --no-prompt --force-refresh --resource graph"] {
        whose(run(run_of(line).arg("-ojson"), ""), user, "");
    }
}

#[track_caller]
fn whose(outcome: Outcome, user: &str, stderr: &str) {
    assert_eq!((outcome.stderr.as_str(), outcome.status), (stderr, Some(0)));
    assert_eq!(outcome.json()["account"], user);
}

#[track_caller]
fn says(outcome: Outcome, stderr: &str) {
    assert_eq!((outcome.stderr.as_str(), outcome.stdout.as_str(), outcome.status), (stderr, "", Some(0)));
}

fn accounts(outcome: &Outcome) -> Vec<String> {
    let all = outcome.json();
    let sign_ins = all.as_array().unwrap().iter().filter(|kept| kept["kind"] == "sign-in");
    sign_ins.map(|kept| kept["account"].as_str().unwrap().to_owned()).collect()
}

#[test]
#[ignore = "needs tests/real/setup"]
fn who_signed_in_last_over_ssh_stays_the_one_whatever_is_in_reach() {
    let user = User::new();
    login(user.at_desktop("login"), ALEX);
    user.lapse();
    login(user.over_ssh("login"), GUEST);
    speaks_for(|line| user.over_ssh(line), GUEST);
    // The desktop renews the copy of the keyring's key, and the shell has it, too.
    silent_token(&run(&mut user.at_desktop("msi"), ""));
    assert!(user.desk.copy().is_some());
    for _ in 0..2 {
        speaks_for(|line| user.over_ssh(line), GUEST);
        speaks_for(|line| user.at_desktop(line), GUEST);
    }
    // Who names somebody gets their token, as long as their sign-in is in reach.
    for person in [ALEX, GUEST] {
        let named = |line: &str| format!("{line} --login-hint {person}");
        speaks_for(|line| user.over_ssh(&named(line)), person);
        speaks_for(|line| user.at_desktop(&named(line)), person);
    }
    speaks_for(|line| user.over_ssh(line), GUEST);
    // Nor does a renewal of who chose the keyring count as a sign-in.
    speaks_for(|line| user.at_desktop(&format!("{line} --store keyring")), ALEX);
    speaks_for(|line| user.at_desktop(line), GUEST);
    // Only the guest's own tokens are under the kernel's key: two, and two by name.
    assert_eq!(user.desk.kept("kernel/tokens").len(), 4);
}

#[test]
#[ignore = "needs tests/real/setup"]
fn who_signed_in_last_at_the_desktop_stays_the_one_whatever_is_in_reach() {
    let user = User::new();
    login(user.over_ssh("login"), GUEST);
    speaks_for(|line| user.at_desktop(line), GUEST);
    // A new sign-in goes to the keyring where it can be used.
    login(user.at_desktop("login"), ALEX);
    assert_eq!(user.desk.kept("keyring/sign-ins").len(), 1);
    for _ in 0..2 {
        speaks_for(|line| user.at_desktop(line), ALEX);
        speaks_for(|line| user.over_ssh(line), ALEX);
    }
    // Out of reach, it is nobody rather than somebody else, unless that is who is asked for.
    user.lapse();
    let nobody = user.nobody(
        " that azt knows of: the keyring cannot be used: there is none in this session",
        "unlock the keyring, or sign in without it",
    );
    for line in ["token --no-prompt", "token --no-prompt --resource https://management.azure.com/"] {
        assert_eq!(run(&mut user.over_ssh(line), "").refused(3), nobody);
    }
    speaks_for(|line| user.over_ssh(&format!("{line} --login-hint {GUEST}")), GUEST);
    assert_eq!(run(&mut user.over_ssh("token --no-prompt"), "").refused(3), nobody);
    silent_token(&run(&mut user.over_ssh("msi"), ""));
    // Until somebody signs in there.
    login(user.over_ssh("login"), GUEST);
    speaks_for(|line| user.over_ssh(line), GUEST);
    speaks_for(|line| user.at_desktop(line), GUEST);
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_sign_in_that_a_boot_has_taken_is_said_to_be_gone_once() {
    for someone_else_first in [false, true] {
        let user = User::new();
        login(user.at_desktop("login"), ALEX);
        user.lapse();
        login(user.over_ssh("login"), GUEST);
        user.boot();
        if someone_else_first {
            silent_token(&run(&mut user.over_ssh("msi --store kernel"), ""));
            silent_token(&run(&mut user.at_desktop("msi --store keyring"), ""));
        }
        whose(run(&mut user.at_desktop("token --no-prompt -ojson"), ""), ALEX, GONE);
        speaks_for(|line| user.at_desktop(line), ALEX);
        user.lapse();
        speaks_for(|line| user.at_desktop(line), ALEX);
    }
    // On a server nobody else is left.
    let user = User { desk: Desk::bare(), sandbox: Sandbox::start() };
    login(user.over_ssh("login"), GUEST);
    speaks_for(|line| user.over_ssh(line), GUEST);
    user.boot();
    for warning in [GONE, ""] {
        let outcome = run(&mut user.over_ssh("token --no-prompt"), "");
        assert_eq!(outcome.refused(3), format!("{warning}{}", user.nobody("", "sign in")));
    }
    login(user.over_ssh("login"), GUEST);
    user.boot();
    says(run(&mut user.over_ssh("list"), ""), &format!("{GONE}azt: nothing is kept\n"));
    says(run(&mut user.over_ssh("list"), ""), "azt: nothing is kept\n");
}

#[test]
#[ignore = "needs tests/real/setup"]
fn what_is_kept_out_of_reach_is_neither_said_to_be_gone_nor_shown() {
    let user = User::new();
    says(run(&mut user.over_ssh("list"), ""), "azt: nothing is kept\n");
    says(run(&mut user.over_ssh("logout"), ""), "azt: nobody is signed in\n");
    assert!(!user.desk.data().exists());
    login(user.at_desktop("login"), ALEX);
    user.lapse();

    says(run(&mut user.over_ssh("list"), ""), NOT_SHOWN);
    for line in ["logout", "logout --all", &format!("logout {ALEX}")] {
        assert_eq!(run(&mut user.over_ssh(line), "").refused(1), NOT_SIGNED_OUT, "{line}");
    }
    let outcome = run(&mut user.over_ssh("forget --resource arm"), "");
    assert_eq!(
        outcome.refused(1),
        format!("azt: 0 tokens are forgotten\n{}", NOT_SIGNED_OUT.replace("sign-ins that", "tokens that"))
    );
    // Without a key being made for it.
    assert!(user.desk.lasting().is_none());
    login(user.over_ssh("login"), GUEST);
    let outcome = run(&mut user.over_ssh("list -ojson"), "");
    assert_eq!((accounts(&outcome), outcome.stderr.as_str()), (vec![GUEST.to_owned()], NOT_SHOWN));
    let outcome = run(&mut user.over_ssh("logout"), "");
    assert_eq!(outcome.refused(1), format!("azt: signed out: {GUEST}\n{NOT_SIGNED_OUT}"));
    speaks_for(|line| user.at_desktop(line), ALEX);
    // A keyring that is locked is no other matter.
    user.lapse();
    user.desk.lock();
    let locked = "it is locked or refuses access (SS error: prompt dismissed)";
    let why = |text: &str| text.replace("there is none in this session", locked);
    says(run(&mut user.at_desktop("list"), ""), &why(NOT_SHOWN));
    assert_eq!(run(&mut user.at_desktop("logout"), "").refused(1), why(NOT_SIGNED_OUT));
}

#[test]
#[ignore = "needs tests/real/setup"]
fn who_chooses_no_keeper_sees_and_signs_out_all_of_them() {
    let user = User::new();
    login(user.over_ssh("login"), GUEST);
    login(user.at_desktop("login"), ALEX);
    login(user.at_desktop("login --store file"), GUEST);
    let outcome = run(&mut user.at_desktop("list -ojson"), "");
    assert_eq!((accounts(&outcome), outcome.stderr.as_str()), ([ALEX, GUEST, GUEST].map(str::to_owned).to_vec(), ""));
    let outcome = run(&mut user.at_desktop("list -ojson --store kernel"), "");
    assert_eq!(accounts(&outcome), [GUEST]);
    let several = run(&mut user.at_desktop("logout"), "");
    assert!(several.refused(2).starts_with(&format!("azt: error: several accounts are signed in: {ALEX}, {GUEST}\n")));
    says(run(&mut user.at_desktop("forget --resource arm"), ""), "azt: 3 tokens are forgotten\n");
    let signed_out = |user: &str| format!("azt: signed out: {user}\n");
    says(run(&mut user.at_desktop(&format!("logout {GUEST}")), ""), &signed_out(GUEST).repeat(2));
    says(run(&mut user.at_desktop("logout --all"), ""), &signed_out(ALEX));
    for keeper in ["keyring", "kernel", "file"] {
        assert_eq!(user.desk.kept(&format!("{keeper}/sign-ins")), Vec::<String>::new(), "{keeper}");
    }
    says(run(&mut user.at_desktop("logout"), ""), "azt: nobody is signed in\n");
    // Whoever signed out over SSH is not said to be gone at the next boot.
    user.boot();
    assert_eq!(run(&mut user.at_desktop("token --no-prompt"), "").refused(3), user.nobody("", "sign in"));
}

/// One search more than who has chosen, and a file more only where the kernel has a key of its own.
#[test]
#[ignore = "needs tests/real/setup"]
fn a_hit_of_who_chooses_no_keeper_is_as_lean() {
    let user = User::new();
    login(user.at_desktop("login"), ALEX);
    let server = User { desk: Desk::bare(), sandbox: Sandbox::start() };
    login(server.at_desktop("login"), ALEX);
    for (user, opened, keys) in
        [(&user, vec!["/keyring/tokens/"], 4), (&server, vec!["/kernel/last-sign-in", "/kernel/tokens/"], 4)]
    {
        let token = silent_token(&run(&mut user.at_desktop("token"), "")).to_owned();
        let calls = system_calls(user.at_desktop("token"), &token);
        let count = |name: &str| calls.iter().filter(|call| call.starts_with(&format!("{name}("))).count();
        assert_eq!((count("keyctl"), count("socket"), count("flock"), count("unlink")), (keys, 0, 0, 0), "{calls:#?}");
        let data = user.desk.data().to_str().unwrap().to_owned();
        let own = calls
            .iter()
            .filter(|call| call.starts_with("open"))
            .filter_map(|call| call.split('"').nth(1)?.strip_prefix(&data));
        let own: Vec<_> = own.collect();
        assert_eq!(own.len(), opened.len(), "{own:?}");
        assert!(own.iter().zip(opened).all(|(own, expected)| own.starts_with(expected)), "{own:?}");
    }
}
