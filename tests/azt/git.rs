//! `azt git`, as git talks to it.

use crate::run::{Azt, Home, azt};
use crate::sandbox::Sandbox;
use crate::sandbox::cloud::ALEX;

const DEVOPS: &str = "499b84ac-1321-427f-aa17-267ca6975798";
const QUESTION: &str = "protocol=https\nhost=dev.azure.com\n";

fn signed_in() -> (Sandbox, Home) {
    let (sandbox, home) = (Sandbox::start(), Home::new());
    home.ropc(ALEX, &sandbox).prints_a_token();
    (sandbox, home)
}

fn git(home: &Home, operation: &str, sandbox: &Sandbox) -> Azt {
    home.azt("git", sandbox).arg(operation)
}

#[test]
fn git_gets_a_bearer_token_or_the_same_as_a_password() {
    let (sandbox, home) = signed_in();
    let able = format!("capability[]=authtype\ncapability[]=state\n{QUESTION}wwwauth[]=Basic realm=\"x\"\n\n");
    let outcome = git(&home, "get", &sandbox).input(&able).outcome();
    let issued = sandbox.tokens().pop().unwrap();
    assert_eq!((issued.audience.as_str(), issued.identity.as_str()), (DEVOPS, ALEX));
    let (token, expiry) = (&issued.token, issued.expires_on);
    let bearer = format!(
        "capability[]=authtype\nauthtype=Bearer\ncredential={token}\nephemeral=1\npassword_expiry_utc={expiry}\n"
    );
    assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str(), outcome.status), (bearer.as_str(), "", Some(0)));
    git(&home, "get", &sandbox)
        .input(QUESTION)
        .prints(&format!("username={ALEX}\npassword={token}\npassword_expiry_utc={expiry}\n"));
    git(&home, "get", &sandbox)
        .input(&format!("{QUESTION}username=contoso\n"))
        .prints(&format!("username=contoso\npassword={token}\npassword_expiry_utc={expiry}\n"));
    git(&home, "get", &sandbox).env("AZT_RESOURCE", "graph").input(&able).prints(&bearer);
}

#[test]
fn hosts_of_others_get_nothing_and_nobody_is_asked() {
    let (sandbox, home) = signed_in();
    let before = sandbox.requests().len();
    for question in [
        "protocol=https\nhost=github.com\n\n",
        "protocol=http\nhost=dev.azure.com\n\n",
        "protocol=https\nhost=dev.azure.com@evil.example\n\n",
        "protocol=https\nhost=dev.azure.com\nhost=evil.example\n\n",
        "\nprotocol=https\nhost=dev.azure.com\n",
        "",
    ] {
        git(&home, "get", &sandbox).input(question).prints("");
    }
    for operation in ["store", "capability", "fetch"] {
        git(&home, operation, &sandbox).input(QUESTION).prints("");
    }
    assert_eq!(sandbox.requests().len(), before);
}

#[test]
fn a_token_that_was_refused_is_not_given_again() {
    let (sandbox, home) = signed_in();
    let get = |home: &Home| {
        let outcome = git(home, "get", &sandbox).input(&format!("{QUESTION}capability[]=authtype\n")).outcome();
        outcome.stdout.lines().find_map(|line| line.strip_prefix("credential=")).unwrap().to_owned()
    };
    let first = get(&home);
    assert_eq!(get(&home), first);
    // Of another, the kept one is none the worse.
    git(&home, "erase", &sandbox).input(&format!("{QUESTION}authtype=Bearer\ncredential=other\n")).prints("");
    git(&home, "erase", &sandbox).input(&format!("protocol=https\nhost=github.com\ncredential={first}\n")).prints("");
    assert_eq!(get(&home), first);
    git(&home, "erase", &sandbox).input(&format!("{QUESTION}username=x\npassword={first}\n")).prints("");
    let second = get(&home);
    assert_ne!(second, first);
    git(&home, "erase", &sandbox).input(QUESTION).prints("");
    assert_ne!(get(&home), second);
}

#[test]
fn nobody_is_asked_where_git_may_not_ask() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    home.azt("profile add work authcode", &sandbox).prints("");
    for no in ["0", "False"] {
        home.azt("git -p work get", &sandbox).env("GIT_TERMINAL_PROMPT", no).input(QUESTION).refuses(
            3,
            &format!(
                "azt: error: authcode needs a person at a browser, and --no-prompt forbids to ask one\n\
                 azt: hint: where a person is: azt authcode --tenant organizations --resource {DEVOPS} --authority-host SANDBOX\n"
            ),
        );
    }
}

#[test]
fn what_git_does_not_send_is_refused_without_being_shown() {
    for (input, refusal) in [
        ("hunter2\n", "a line of standard input is not what git sends: NAME=VALUE"),
        (&"x".repeat(70_000), "could not read standard input: it is longer than 64 KiB"),
    ] {
        azt("git get").input(input).refuses(2, &format!("azt: error: {refusal}\n"));
    }
    azt("git get -o header").input(QUESTION).refuses(
        2,
        "azt: error: azt git prints what git reads, and has no --output\n\
         azt: hint: for another output: azt token --resource devops\n",
    );
}
