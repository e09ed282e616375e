//! `azt profile`, `--save`, and tokens by a profile's name.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::run::{Azt, Home, newest};
use crate::sandbox::Sandbox;
use crate::sandbox::cloud::{ALEX, DATABRICKS, GUEST, USER_ASSIGNED};

fn config(home: &Home) -> PathBuf {
    home.path().join(".config/azt/config.toml")
}

fn kept_as(name: &str) -> String {
    format!("azt: kept as a profile; from now on: azt token {name}\n")
}

/// Puts this text where the profiles are.
fn write(home: &Home, text: &str) {
    fs::create_dir_all(config(home).parent().unwrap()).unwrap();
    fs::write(config(home), text).unwrap();
}

/// It does what it should, and says this.
#[track_caller]
fn says(run: Azt, stderr: &str) {
    let outcome = run.outcome();
    assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str(), outcome.status), ("", stderr, Some(0)));
}

fn audience(sandbox: &Sandbox, run: Azt) -> String {
    sandbox.token(run.outcome().token()).unwrap().audience
}

#[test]
fn a_profile_is_a_flow_with_its_options_under_a_name() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let one = &USER_ASSIGNED[0];
    says(home.azt("profile add vm msi --resource keyvault --client-id", &sandbox).arg(one.client_id), "");
    says(home.azt("-o json profile add lab --account alex@contoso.example ropc --resource databricks", &sandbox), "");
    let text = fs::read_to_string(config(&home)).unwrap();
    assert_eq!(
        text,
        format!(
            "[profile.vm]\nflow = \"msi\"\nresource = \"keyvault\"\nclient-id = \"{}\"\n\n\
             [profile.lab]\nflow = \"ropc\"\nresource = \"databricks\"\noutput = \"json\"\naccount = \"{ALEX}\"\n",
            one.client_id
        )
    );
    home.azt("profile show vm", &sandbox)
        .prints(text.split("\n\n").next().map(|vm| format!("{vm}\n")).unwrap().as_str());
    home.azt("profile list", &sandbox).prints(
        "NAME  FLOW  RESOURCE    ACCOUNT               DEFAULT\n\
         vm    msi   keyvault    -\n\
         lab   ropc  databricks  alex@contoso.example\n",
    );
    let json: Value = home.azt("profile list -o json", &sandbox).outcome().json();
    assert_eq!(
        (&json[1]["name"], &json[1]["flow"], &json[1]["default"]),
        (&"lab".into(), &"ropc".into(), &false.into())
    );

    home.azt("token vm", &sandbox).prints_a_token();
    assert_eq!(sandbox.requests().pop().unwrap().query("client_id"), Some(one.client_id));
    // The user is the pinned account; how it is printed is the profile's, too.
    let lab = home.azt("token lab", &sandbox).env("AZURE_PASSWORD", crate::sandbox::cloud::PASSWORD).outcome().json();
    assert_eq!((&lab["account"], &lab["resource"]), (&ALEX.into(), &DATABRICKS.into()));
    home.azt("token lab -o token", &sandbox).prints(&format!("{}\n", lab["accessToken"].as_str().unwrap()));
}

#[test]
fn typed_beats_azt_variables_beat_the_profile_beats_the_sdks_names() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    says(
        home.azt(
            "profile add x ropc --username alex@contoso.example --resource graph --tenant contoso.example",
            &sandbox,
        ),
        "",
    );
    let run = |line: &str| home.azt(line, &sandbox).env("AZURE_PASSWORD", crate::sandbox::cloud::PASSWORD);
    let asked = |run: Azt| {
        let audience = audience(&sandbox, run);
        (audience, sandbox.discoveries().pop().unwrap().path.split('/').nth(1).unwrap().to_owned())
    };
    let (graph, vault) = ("https://graph.microsoft.com/".to_owned(), "https://vault.azure.net".to_owned());
    let contoso = "contoso.example".to_owned();
    assert_eq!(asked(run("token x").env("AZURE_TENANT_ID", "fabrikam.example")), (graph, contoso.clone()));
    assert_eq!(asked(run("token x").env("AZT_RESOURCE", "keyvault")), (vault.clone(), contoso.clone()));
    let typed = run("token x --resource keyvault --force-refresh").env("AZT_RESOURCE", "storage");
    assert_eq!(asked(typed), (vault, contoso));
    // A scope takes the place of a resource.
    let scope = run("token x --scope https://storage.azure.com//.default");
    assert_eq!(audience(&sandbox, scope), "https://storage.azure.com/");
}

#[test]
fn the_profile_is_named_typed_by_variable_or_default() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    for (name, resource) in [("one", "graph"), ("two", "keyvault"), ("three", "storage")] {
        says(home.azt("profile add", &sandbox).args(&format!("{name} msi --resource {resource}")), "");
    }
    home.azt("profile default", &sandbox).prints("");
    says(home.azt("profile default one", &sandbox), "");
    home.azt("profile default", &sandbox).prints("one\n");
    let (graph, vault, storage) =
        ("https://graph.microsoft.com/", "https://vault.azure.net", "https://storage.azure.com/");
    assert_eq!(audience(&sandbox, home.azt("token", &sandbox).imds(&sandbox)), graph);
    assert_eq!(audience(&sandbox, home.azt("token", &sandbox).imds(&sandbox).env("AZT_PROFILE", "two")), vault);
    assert_eq!(audience(&sandbox, home.azt("token -p three", &sandbox).env("AZT_PROFILE", "two")), storage);
    assert_eq!(audience(&sandbox, home.azt("token three", &sandbox).env("AZT_PROFILE", "two")), storage);
    // A flow's own command is itself, unless a profile of that flow is named.
    let arm = "https://management.azure.com/";
    assert_eq!(audience(&sandbox, home.azt("msi", &sandbox).env("AZT_PROFILE", "two")), arm);
    assert_eq!(audience(&sandbox, home.azt("msi -p two", &sandbox)), vault);
    home.azt("ropc -p two", &sandbox)
        .refuses(2, "azt: error: the profile 'two' is msi, not ropc\nazt: hint: leave the flow to it: azt token two\n");
    says(home.azt("profile remove one", &sandbox), "");
    home.azt("profile default", &sandbox).prints("");
    home.azt("token", &sandbox).outcome().refused(3);
}

#[test]
fn what_makes_no_sense_is_named_with_its_line() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let place = "HOME/.config/azt/config.toml";
    write(&home, "default = \"vm\"\n\n[profile.vm]\nflow = \"msi\"\nresorce = \"graph\"\n");
    for line in ["token vm", "token", "login", "profile list"] {
        home.azt(line, &sandbox).refuses(
            2,
            &format!("azt: error: {place} line 5: unknown key 'resorce' in profile 'vm', which is msi\nazt: hint: did you mean: resource\n"),
        );
    }
    // Who names no profile needs no file.
    home.azt("msi", &sandbox).prints_a_token();
    home.azt("token other", &sandbox).refuses(
        2,
        &format!("azt: error: profile 'other' is not in {place}\nazt: hint: what there is: azt profile list\n"),
    );
    home.azt("profile add msi ropc", &sandbox).outcome().refused(2);
    write(&home, "[profile.vm]\nflow = \"msi\"\nclient-id = \"me\"\n");
    let outcome = home.azt("token vm", &sandbox).outcome();
    assert!(outcome.refused(2).contains("line 3"), "{outcome:?}");
    // Nothing of the file moves the cursor.
    write(&home, "[profile.\"a\"]\nflow = \"msi\"\nresource = \"\\u001b[31mred\\nazt: hint: run: rm\"\n");
    for line in ["profile list", "token a"] {
        let outcome = home.azt(line, &sandbox).outcome();
        let said = outcome.stdout + &outcome.stderr;
        assert!(!said.contains('\u{1b}') && !said.contains("\nazt: hint: run"), "{said}");
    }
}

#[test]
fn a_token_of_another_account_than_the_pinned_one_is_refused_and_not_kept() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    write(
        &home,
        &format!(
            "[profile.w]\nflow = \"authcode\"\nno-browser = true\naccount = \"{GUEST}\"\nlogin-hint = \"x@y.example\"\n"
        ),
    );
    let outcome = home.azt("token w", &sandbox).signed_in();
    assert!(
        outcome.refused(4).ends_with(&format!(
            "azt: error: the token is of {ALEX}, and the profile is for {GUEST} only\n\
             azt: hint: sign in as that account: azt login w\n"
        )),
        "{outcome:?}"
    );
    assert_eq!((home.records("tokens").len(), home.records("sign-ins").len()), (0, 0));
    // The next caller does not open the next tab.
    let stderr = home.azt("token w", &sandbox).outcome();
    assert!(stderr.refused(3).contains("nobody signed in when asked"), "{stderr:?}");
}

#[test]
fn save_keeps_what_was_typed_once_it_gave_a_token() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let outcome = home.azt("msi --resource storage --save blobs", &sandbox).env("AZT_OUTPUT", "header").outcome();
    assert_eq!(outcome.stderr, "azt: kept as a profile; from now on: azt token blobs\n");
    assert_eq!(outcome.stdout, format!("Authorization: Bearer {}", newest(&sandbox)));
    assert_eq!(fs::read_to_string(config(&home)).unwrap(), "[profile.blobs]\nflow = \"msi\"\nresource = \"storage\"\n");
    home.azt("token blobs", &sandbox).prints(&newest(&sandbox));
    // What cannot be saved is said before anybody is asked.
    let count = sandbox.requests().len();
    home.azt("authcode --no-browser --save msi", &sandbox).outcome().refused(2);
    write(&home, "x");
    home.azt("authcode --no-browser --save y", &sandbox).outcome().refused(2);
    assert_eq!(sandbox.requests().len(), count);
    home.azt("token --save z", &sandbox).refuses(
        2,
        "azt: error: --save keeps the options of a flow, and none was named\nazt: hint: name it: azt authcode --save NAME\n",
    );
}

#[test]
fn forget_forgets_a_profiles_token() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    says(home.azt("profile add vm msi --resource graph", &sandbox), "");
    home.azt("token vm", &sandbox).prints_a_token();
    home.azt("msi", &sandbox).prints_a_token();
    says(home.azt("forget vm", &sandbox), "azt: 1 token is forgotten\n");
    says(home.azt("forget vm", &sandbox), "azt: 0 tokens are forgotten\n");
    assert_eq!(home.records("tokens").len(), 1);
}

/// The directories of data and of configuration are one on macOS, and wherever somebody says so.
#[test]
fn forget_all_leaves_the_profiles_where_one_directory_has_both() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let both = home.path().join("both");
    let run = |line: &str| home.azt(line, &sandbox).env("XDG_DATA_HOME", &both).env("XDG_CONFIG_HOME", &both);
    says(run("profile add vm msi --resource graph"), "");
    fs::write(both.join("azt/.config.toml.mine"), "").unwrap();
    run("token vm").prints_a_token();
    // A record that is ignored leaves the date of its warning, too.
    let records = fs::read_dir(both.join("azt/file/tokens")).unwrap();
    records.for_each(|record| fs::write(record.unwrap().path(), "").unwrap());
    run("token vm").outcome().token();
    says(run("forget --all"), "azt: everything is forgotten\n");
    let mut left: Vec<_> = home.tree().into_iter().filter(|path| path.is_file()).collect();
    left.sort();
    assert_eq!(left, [both.join("azt/.config.toml.mine"), both.join("azt/config.toml")]);
    assert_eq!(fs::read_dir(both.join("azt")).unwrap().count(), 2);
    run("profile list").prints("NAME  FLOW  RESOURCE  ACCOUNT  DEFAULT\nvm    msi   graph     -\n");
}

#[test]
fn profiles_that_are_added_at_once_are_all_there() {
    let sandbox = Sandbox::start();
    for is_link in [false, true] {
        let home = Home::new();
        let mut file = config(&home);
        if is_link {
            write(&home, "");
            fs::remove_file(&file).unwrap();
            fs::create_dir(home.path().join("dotfiles")).unwrap();
            std::os::unix::fs::symlink("../../dotfiles/azt.toml", &file).unwrap();
            file = home.path().join("dotfiles/azt.toml");
        }
        let lines = |count| match count % 2 {
            0 => format!("profile add p{count} msi --resource graph"),
            _ => format!("msi --store none --resource graph --save p{count}"),
        };
        let all: Vec<_> = (0..20).map(|count| home.azt(&lines(count), &sandbox).begin()).collect();
        for (count, run) in all.into_iter().enumerate() {
            let outcome = run.outcome();
            let said = if count % 2 == 0 { String::new() } else { kept_as(&format!("p{count}")) };
            assert_eq!((outcome.stderr, outcome.status), (said, Some(0)));
        }
        let list = home.azt("profile list -o json", &sandbox).outcome().json();
        let mut names: Vec<_> = list.as_array().unwrap().iter().map(|profile| profile["name"].to_string()).collect();
        names.sort();
        let mut expected: Vec<_> = (0..20).map(|count| format!("\"p{count}\"")).collect();
        expected.sort();
        assert_eq!(names, expected);
        assert_eq!(fs::symlink_metadata(config(&home)).unwrap().is_symlink(), is_link);
        // Nothing else is left beside it.
        assert_eq!(fs::read_dir(file.parent().unwrap()).unwrap().count(), 1);

        let removed: Vec<_> =
            (0..20).map(|count| home.azt(&format!("profile remove p{count}"), &sandbox).begin()).collect();
        for run in removed {
            assert_eq!(run.outcome().status, Some(0));
        }
        assert_eq!(fs::read_to_string(file).unwrap(), "");
    }
}

#[test]
fn a_profile_can_be_changed_where_there_can_be_no_lock_and_not_while_another_azt_is_at_it() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let lock = config(&home).with_file_name(".config.toml.lock");
    fs::create_dir_all(&lock).unwrap();
    says(home.azt("profile add vm msi", &sandbox), "");
    fs::remove_dir(&lock).unwrap();

    let held = fs::File::create(&lock).unwrap();
    held.lock().unwrap();
    let add = home.azt("profile add other msi", &sandbox).begin();
    let save = home.azt("msi --save other", &sandbox).begin();
    let why = "another azt has been changing HOME/.config/azt/config.toml for 10 s\n";
    let add = add.outcome();
    let waited = "azt: waiting for another azt, which is changing HOME/.config/azt/config.toml, for up to # more\n";
    assert_eq!(add.refused(5), format!("{waited}azt: error: {why}azt: hint: type the same again when it is done\n"));
    let save = save.outcome();
    assert_eq!(save.stderr, format!("{waited}azt: warning: the profile could not be kept: {why}"));
    assert_eq!((&save.stdout, save.status), (&newest(&sandbox), Some(0)));
    // Who only reads does not wait.
    home.azt("profile show vm", &sandbox).prints("[profile.vm]\nflow = \"msi\"\n");
    home.azt("token vm", &sandbox).prints(&newest(&sandbox));
}

#[test]
fn a_profile_takes_no_options_that_it_does_not_keep() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    for (option, usage) in [
        ("--store kernel", "--store KEEPER"),
        ("--no-prompt", "--no-prompt"),
        ("--timeout 5s", "--timeout DURATION"),
        ("--http-timeout 5s", "--http-timeout DURATION"),
    ] {
        let name = option.split(' ').next().unwrap();
        for line in ["profile add q msi", "profile list", "profile show q", "profile remove q", "profile default q"] {
            home.azt(line, &sandbox).args(option).refuses(
                2,
                &format!(
                    "azt: error: {name} is about getting a token, and azt profile gets none\n\
                     azt: hint: no profile keeps it; type it where one is used: azt token NAME {usage}\n"
                ),
            );
        }
    }
    let all = "profile add q --store kernel --timeout 5s --no-prompt msi";
    assert!(home.azt(all, &sandbox).outcome().refused(2).starts_with("azt: error: --store is about "));
    assert_eq!(home.tree(), [home.path()]);
    // Nor does a variable matter.
    says(home.azt("profile add q msi", &sandbox).env("AZT_TIMEOUT", "5s").env("AZT_NO_PROMPT", "1"), "");
}
