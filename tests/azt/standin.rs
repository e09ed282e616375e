//! `az` and `azd` that are azt: what they answer, and what they hand on.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;

use crate::process::{Outcome, script};
use crate::run::{Azt, Home, azt};
use crate::sandbox::Sandbox;
use crate::sandbox::cloud::{
    ALEX, OTHER_TENANT_DOMAIN, OTHER_TENANT_ID, SUBSCRIPTION_ID, SYSTEM_ASSIGNED, TENANT_DOMAIN, TENANT_ID,
};

const VAULT: &str = "https://vault.azure.net";

/// A home with stand-ins, and directories for what else is in PATH.
struct Desk {
    home: Home,
    sandbox: Sandbox,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { home: Home::new(), sandbox: Sandbox::start() };
        desk.install("standins").outcome();
        desk
    }

    fn at(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn install(&self, directory: &str) -> Azt {
        azt("standin install --dir").arg(self.at(directory)).keeping(&self.home)
    }

    /// What a shell that finds programs in these directories makes of a line.
    fn shell(&self, path: &[&str], line: &str) -> Azt {
        let path = std::env::join_paths(path.iter().map(|name| self.at(name))).unwrap();
        self.home.azt("token", &self.sandbox).env("PATH", path).by("/bin/sh", &["-c", line])
    }

    fn run(&self, line: &str) -> Outcome {
        self.shell(&["standins"], line).outcome()
    }

    /// The real az, which tells what it was given.
    fn real(&self, directory: &str, name: &str) {
        fs::create_dir_all(self.at(directory)).unwrap();
        let text = "#!/bin/sh\nIFS= read -r line\necho \"$0 got $# words: $*, and read $line\"\necho oh >&2\nexit 42\n";
        script(&self.at(directory).join(name), text);
    }
}

#[test]
fn an_sdk_gets_the_token_of_azts_sign_in_in_the_tools_own_form() {
    let desk = Desk::new();
    desk.home.ropc(ALEX, &desk.sandbox).prints_a_token();
    let own = |format: &str| {
        desk.home.azt("token --scope", &desk.sandbox).arg(format!("{VAULT}/.default")).args(format).outcome().stdout
    };
    let (az, azd) = (own("-o az"), own("-o azd"));
    let before = desk.sandbox.requests().len();
    for (line, answer) in [
        (format!("az account get-access-token --output json --resource {VAULT}"), &az),
        (format!("az account get-access-token -o json --scope {VAULT}/.default"), &az),
        (format!("azd auth token --output json --no-prompt --scope {VAULT}/.default"), &azd),
    ] {
        let outcome = desk.run(&line);
        assert_eq!((outcome.stderr.as_str(), outcome.status), ("", Some(0)), "{line}");
        assert_eq!(outcome.stdout, *answer, "{line}");
    }
    assert_eq!(desk.sandbox.requests().len(), before, "all of it was kept");

    let line = format!("az account get-access-token -o json --resource {VAULT} --subscription {SUBSCRIPTION_ID}");
    assert_eq!(desk.run(&line).json()["subscription"], SUBSCRIPTION_ID);
    // How azt prints for people is nothing to a program.
    let line = format!("az account get-access-token -o json --resource {VAULT}");
    let outcome = desk.shell(&["standins"], &line).env("AZT_OUTPUT", "header").outcome();
    assert_eq!(outcome.stdout, az);
    // The working directory of the SDKs.
    let outcome = desk.run(&format!("cd /bin && {line}"));
    assert_eq!(outcome.stdout, az);
}

#[test]
fn a_profile_answers_where_one_is_the_default_or_named() {
    let desk = Desk::new();
    desk.home.ropc(ALEX, &desk.sandbox).prints_a_token();
    desk.home.azt("profile add vm msi --resource graph -o json", &desk.sandbox).prints("");
    let line = format!("az account get-access-token -o json --resource {VAULT}");
    let imds = desk.shell(&["standins"], &line).env("AZT_PROFILE", "vm").imds(&desk.sandbox).outcome();
    let issued = desk.sandbox.token(imds.json()["accessToken"].as_str().unwrap()).unwrap();
    assert_eq!((issued.identity.as_str(), issued.audience.as_str()), (SYSTEM_ASSIGNED.client_id, VAULT));
}

#[test]
fn the_tenant_that_is_named_is_the_tokens() {
    let desk = Desk::new();
    desk.home.ropc(ALEX, &desk.sandbox).prints_a_token();
    for (option, tenant, id) in [("-t", TENANT_DOMAIN, TENANT_ID), ("--tenant", OTHER_TENANT_DOMAIN, OTHER_TENANT_ID)] {
        let json =
            desk.run(&format!("az account get-access-token -o json --resource {VAULT} {option} {tenant}")).json();
        assert_eq!(json["tenant"], id);
    }
    let outcome = desk.run(&format!("az account get-access-token -o json --resource {VAULT} --tenant nowhere.example"));
    assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(1), ""));
    assert!(outcome.stderr.starts_with("ERROR: the kept sign-in was refused: ") && outcome.stderr.contains("AADSTS"));
}

#[test]
fn who_has_not_signed_in_is_told_so_in_the_words_that_sdks_look_for() {
    let desk = Desk::new();
    desk.shell(&["standins"], &format!("az account get-access-token --output json --resource {VAULT}")).refuses(
        1,
        "ERROR: Please run 'az login' to setup account.\n\
         nobody has signed in\n\
         This az stands in for the real one: it has azt's sign-in.\n\
         azt: hint: sign in: azt login --tenant organizations --scope https://vault.azure.net/.default --authority-host SANDBOX\n",
    );
    desk.shell(&["standins"], "azd auth token --output json --no-prompt --scope a/.default").refuses(
        1,
        "ERROR: not logged in, run `azd auth login` to login\n\
         nobody has signed in\n\
         This azd stands in for the real one: it has azt's sign-in.\n\
         azt: hint: sign in: azt login --tenant organizations --scope a/.default --authority-host SANDBOX\n",
    );
}

#[test]
fn every_other_call_is_the_real_tools_with_its_words_streams_and_status() {
    let desk = Desk::new();
    for name in ["az", "azd"] {
        desk.real("real", name);
        let real = desk.at("real").canonicalize().unwrap().join(name);
        for line in [format!("{name} account show 'a  b' --query x"), name.to_owned()] {
            let (words, count) = if line == name { ("", 0) } else { ("account show a  b --query x", 5) };
            let outcome = desk.shell(&["standins", "real"], &line).input("a line\n").outcome();
            assert_eq!((outcome.stderr.as_str(), outcome.status), ("oh\n", Some(42)));
            let told = format!("{} got {count} words: {words}, and read a line\n", real.display());
            assert_eq!(outcome.stdout, told);
        }
    }
    // A token in another form is no SDK's call.
    let line = "az account get-access-token --query accessToken -o tsv";
    assert!(desk.shell(&["standins", "real"], line).outcome().stdout.contains("got 6 words"));
}

#[test]
fn no_arrangement_of_stand_ins_leads_round_in_circles() {
    let desk = Desk::new();
    let refusal = "azt: error: there is no az behind azt's stand-in for it, which answers az account get-access-token \
                   --output json and nothing else\nazt: hint: what stands where in PATH: azt standin list\n";
    desk.shell(&["standins"], "az version").refuses(127, refusal);

    // More of them: by a link to the directory, by a link to the link, and by a copy.
    symlink(desk.at("standins"), desk.at("linked")).unwrap();
    fs::create_dir(desk.at("second")).unwrap();
    symlink(desk.at("linked/az"), desk.at("second/az")).unwrap();
    fs::create_dir(desk.at("third")).unwrap();
    fs::copy(env!("CARGO_BIN_EXE_azt"), desk.at("third/az")).unwrap();
    let path = ["standins", "linked", "second", "third", "standins", "second"];
    desk.shell(&path, "az version").refuses(127, refusal);
    desk.real("real", "az");
    let path = ["third", "standins", "second", "linked", "third", "real"];
    assert_eq!(desk.shell(&path, "az version").outcome().status, Some(42));

    // A program that is not azt's, and calls it by its path.
    fs::create_dir(desk.at("round")).unwrap();
    script(&desk.at("round/az"), &format!("#!/bin/sh\nexec '{}' \"$@\"\n", desk.at("standins/az").display()));
    let outcome = desk.shell(&["standins", "round"], "az version").outcome();
    assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(126), ""));
    assert!(outcome.stderr.contains("leads back to azt's stand-in for az, again and again"), "{outcome:?}");
}

#[test]
fn where_azt_is_gone_the_real_tool_is_there() {
    let desk = Desk::new();
    fs::create_dir(desk.at("gone")).unwrap();
    symlink(desk.at("nowhere/azt"), desk.at("gone/az")).unwrap();
    desk.real("real", "az");
    assert_eq!(desk.shell(&["gone", "real"], "az version").outcome().status, Some(42));
    azt("standin list --dir").arg(desk.at("gone")).keeping(&desk.home).prints(&format!(
        "TOOL  STAND-IN{}  BEHIND IT\naz    {}  -\n",
        " ".repeat(desk.at("gone/az").as_os_str().len() - 8),
        desk.at("gone/az").display()
    ));
}

#[test]
fn stand_ins_are_installed_listed_and_removed_and_nothing_else_is() {
    let desk = Desk { home: Home::new(), sandbox: Sandbox::start() };
    let standins = desk.at("bin/standins");
    let said = "azt: az and azd of HOME/bin/standins are azt now\n";
    let first = "azt: put the directory first in PATH: export PATH=HOME/bin/standins:\"$PATH\"\n";
    let installed = |run: Azt, stderr: &str| {
        let outcome = run.outcome();
        assert_eq!((outcome.stderr.as_str(), outcome.stdout.as_str(), outcome.status), (stderr, "", Some(0)));
    };
    installed(desk.install("bin/standins"), &format!("{said}{first}"));
    for name in ["az", "azd"] {
        assert_eq!(fs::read_link(standins.join(name)).unwrap(), PathBuf::from(env!("CARGO_BIN_EXE_azt")));
    }
    // Again, now that it is where it has to be.
    installed(desk.install("bin/standins").env("PATH", &standins), said);
    desk.real("real", "az");
    let path = std::env::join_paths([&standins, &desk.at("real")]).unwrap();
    let list = |line: &str| azt(line).keeping(&desk.home).env("PATH", &path).outcome();
    let json = list("standin list -o json").json();
    assert_eq!(json[0]["behind"], desk.at("real/az").canonicalize().unwrap().to_str().unwrap());
    assert_eq!((&json[0]["tool"], &json[1]["tool"]), (&"az".into(), &"azd".into()));
    assert!(json[1].get("behind").is_none(), "{json}");

    desk.install("real").refuses(
        1,
        "azt: error: HOME/real/az is there, and it is none of azt's\n\
         azt: hint: to replace it: azt standin install --dir HOME/real --force\n",
    );
    assert!(!desk.at("real/azd").exists(), "all of it or nothing");
    let remove = |directory: &str| azt("standin remove --dir").arg(desk.at(directory)).keeping(&desk.home);
    installed(remove("real"), "azt: there are no stand-ins in HOME/real\n");
    assert!(desk.at("real/az").exists());
    let forced = desk.install("real").args("--force").outcome();
    assert_eq!(forced.status, Some(0), "{forced:?}");
    installed(remove("real"), "azt: removed: HOME/real/az\nazt: removed: HOME/real/azd\n");
    assert_eq!(fs::read_dir(desk.at("real")).unwrap().count(), 0);

    fs::create_dir(desk.at("real/azd")).unwrap();
    desk.install("real").args("--force").refuses(
        1,
        "azt: error: HOME/real/azd is a directory\nazt: hint: choose another: azt standin install --dir DIR\n",
    );
    azt("standin list").keeping(&desk.home).outcome();
    azt("standin list --profile x").refuses(
        2,
        "azt: error: --profile is about getting a token, and azt standin gets none\n\
         azt: hint: leave it out: azt standin --help\n",
    );
}
