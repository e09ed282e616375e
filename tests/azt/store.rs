//! What is kept between runs: where, under which key, and what becomes of it when its files are not as they were.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::run::{Azt, Home, PAGE, azt, newest};
use crate::sandbox::cloud::{
    ACCOUNT_ID, ACCOUNT_KEY, ALEX, GUEST, OTHER_TENANT_DOMAIN, OTHER_TENANT_ID, OWN_APP, PASSWORD, TENANT_DOMAIN,
    USER_ASSIGNED,
};
use crate::sandbox::{Answer, Sandbox};

const DAMAGED: &str = "azt: warning: a record of the store is ignored: it is damaged, or sealed with another key\n";
const NEWER: &str = "azt: warning: a record of the store is ignored: it was written by another version of azt\n";

/// Somebody who is on no machine, for what must not be root.
const NOBODY: u32 = 54_321;

fn msi(home: &Home, sandbox: &Sandbox) -> Azt {
    home.azt("msi", sandbox)
}

fn ropc(home: &Home, sandbox: &Sandbox) -> Azt {
    home.ropc(ALEX, sandbox)
}

fn arr_sts(home: &Home, sandbox: &Sandbox, id: &str) -> Azt {
    let run = azt("arr-sts --account-id").arg(id).arg("--endpoint").arg(sandbox.url());
    run.env("AZURE_REMOTE_RENDERING_ACCOUNT_KEY", ACCOUNT_KEY).keeping(home)
}

/// Makes a run that keeps its tokens in a home.
type Making<'a> = &'a dyn Fn(&Home) -> Azt;

/// A refresh token of Alex's that no azt has kept.
fn refresh_token(sandbox: &Sandbox) -> String {
    let run = azt("ropc --password-stdin -o oauth --with-refresh-token --username").arg(ALEX);
    run.input(PASSWORD).at(sandbox).outcome().json()["refresh_token"].as_str().unwrap().to_owned()
}

/// Whether this test is run by root, for whom access rights do not count.
fn is_root() -> bool {
    fs::metadata("/proc/self").unwrap().uid() == 0
}

#[test]
fn a_second_call_of_each_flow_asks_nobody_and_prints_the_same_token() {
    let sandbox = Sandbox::start();
    let given = refresh_token(&sandbox);
    let runs: [(&str, Making<'_>); 6] = [
        ("msi", &|home| msi(home, &sandbox)),
        ("cloudshell", &|home| home.azt("cloudshell", &sandbox)),
        ("authcode", &|home| home.azt("authcode --no-browser", &sandbox)),
        ("ropc", &|home| ropc(home, &sandbox)),
        ("refresh", &|home| azt("refresh --refresh-token-stdin").input(&given).at(&sandbox).keeping(home)),
        ("arr-sts", &|home| arr_sts(home, &sandbox, ACCOUNT_ID)),
    ];
    for (flow, run) in runs {
        let home = Home::new();
        let first = if flow == "authcode" { run(&home).signed_in() } else { run(&home).outcome() };
        assert_eq!((first.status, &first.stdout), (Some(0), &newest(&sandbox)), "{flow} {first:?}");
        let count = sandbox.requests().len();
        for _ in 0..2 {
            run(&home).prints(&first.stdout);
        }
        let json = run(&home).arg("-ojson").outcome().json();
        assert_eq!((&json["source"], &json["flow"]), (&json!("cache"), &json!(flow)), "{flow}");
        assert_eq!(format!("{}\n", json["accessToken"].as_str().unwrap()), first.stdout);
        assert_eq!(sandbox.requests().len(), count, "{flow}");
    }
}

#[test]
fn what_is_printed_of_a_kept_token_is_what_was_printed_of_it_when_it_was_new() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    for run in [
        || azt("ropc --password-stdin -ojson --username").arg(ALEX).input(PASSWORD),
        || azt("msi -ojson"),
        || azt("cloudshell -ojson"),
    ] {
        let mut first = run().at(&sandbox).keeping(&home).outcome().json();
        let second = run().at(&sandbox).keeping(&home).outcome().json();
        assert_eq!(first["source"], "new");
        first["source"] = json!("cache");
        assert_eq!(first, second);
    }
}

#[test]
fn tokens_for_another_resource_tenant_client_host_or_identity_never_share_a_record() {
    let (sandbox, other) = (Sandbox::start(), Sandbox::start());
    let home = Home::new();
    let [one, two] = &USER_ASSIGNED;
    let at = |line: &str, sandbox| azt(line).at(sandbox).keeping(&home);
    let password = |line: &str, user: &str, sandbox| {
        at("ropc --password-stdin", sandbox).arg("--username").arg(user).args(line).input(PASSWORD)
    };
    let account = "a2200000-000c-4a2b-8c3d-000000000002";
    let body = json!({ "AccessToken": "e30.eyJleHAiOjk5OTk5OTk5OTl9.c2ln" });
    sandbox.answer_next(Answer::json(200, &body).at(&format!("/Accounts/{account}/token")));
    let runs: Vec<Box<dyn Fn() -> Azt>> = vec![
        Box::new(|| at("msi", &sandbox)),
        Box::new(|| at("msi", &other)),
        Box::new(|| at("msi --resource graph", &sandbox)),
        Box::new(|| at("msi --client-id", &sandbox).arg(one.client_id)),
        Box::new(|| at("msi --client-id", &sandbox).arg(two.client_id)),
        Box::new(|| at("msi --object-id", &sandbox).arg(two.object_id)),
        Box::new(|| at("msi --resource-id", &sandbox).arg(two.resource_id)),
        Box::new(|| at(&format!("msi --source vm-extension --port {}", sandbox.port()), &sandbox)),
        Box::new(|| at("cloudshell", &sandbox)),
        Box::new(|| at("cloudshell", &other)),
        Box::new(|| at("cloudshell --resource graph", &sandbox)),
        Box::new(|| arr_sts(&home, &sandbox, ACCOUNT_ID)),
        Box::new(|| arr_sts(&home, &sandbox, account)),
        Box::new(|| arr_sts(&home, &other, ACCOUNT_ID)),
        Box::new(|| password("", ALEX, &sandbox)),
        Box::new(|| password("", GUEST, &sandbox)),
        Box::new(|| password("", ALEX, &other)),
        Box::new(|| password("--resource graph", ALEX, &sandbox)),
        Box::new(|| password("--scope https://graph.microsoft.com/User.Read", ALEX, &sandbox)),
        Box::new(|| password(&format!("--tenant {TENANT_DOMAIN}"), ALEX, &sandbox)),
        Box::new(|| password(&format!("--tenant {OTHER_TENANT_DOMAIN}"), ALEX, &sandbox)),
        Box::new(|| password(&format!("--client-id {OWN_APP}"), ALEX, &sandbox)),
    ];
    let tokens: Vec<_> = runs.iter().map(|run| run().outcome().token().to_owned()).collect();
    for (index, token) in tokens.iter().enumerate() {
        assert!(!tokens[..index].contains(token), "{index} is not its own");
    }
    let count = (sandbox.requests().len(), other.requests().len());
    for (run, token) in runs.iter().zip(&tokens) {
        run().prints(&format!("{token}\n"));
    }
    assert_eq!((sandbox.requests().len(), other.requests().len()), count);
    assert_eq!(home.records("tokens").len(), tokens.len());
}

#[test]
fn names_in_another_case_are_the_same_record() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let run = |user: &str, tenant: &str, client: &str| {
        let run = azt("ropc --password-stdin --resource graph --username").arg(user).arg("--tenant").arg(tenant);
        run.arg("--client-id").arg(client).input(PASSWORD).at(&sandbox).keeping(&home)
    };
    let first = run(ALEX, TENANT_DOMAIN, OWN_APP).outcome();
    run("Alex@Contoso.example", "CONTOSO.example", &OWN_APP.to_uppercase()).prints(&first.stdout);
    assert_eq!(sandbox.requests().len(), 1);
}

#[test]
fn one_sign_in_serves_every_resource_and_every_tenant() {
    let sandbox = Sandbox::start();
    let by_password = |home: &Home| ropc(home, &sandbox).outcome();
    let by_browser = |home: &Home| home.azt("authcode --no-browser", &sandbox).signed_in();
    let ways: [&dyn Fn(&Home) -> _; 2] = [&by_password, &by_browser];
    for sign_in in ways {
        let home = Home::new();
        assert_eq!(sign_in(&home).status, Some(0));
        for (line, audience, tenant) in [
            ("token --resource graph", "https://graph.microsoft.com/", None),
            ("token --resource databricks", "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d", None),
            ("token --scope https://vault.azure.net/.default", "https://vault.azure.net", None),
            ("token --tenant fabrikam.example", "https://management.azure.com/", Some(OTHER_TENANT_ID)),
            (
                "authcode --tenant fabrikam.example --resource graph",
                "https://graph.microsoft.com/",
                Some(OTHER_TENANT_ID),
            ),
            ("refresh --resource keyvault", "https://vault.azure.net", None),
        ] {
            let run = || home.azt(line, &sandbox).arg("--no-prompt").arg("-ojson");
            let json = run().outcome().json();
            let kept = if line.starts_with("refresh") { "cache" } else { "refresh" };
            assert_eq!(json["source"], kept, "{line}");
            assert_eq!(json["account"], ALEX, "{line}");
            if let Some(tenant) = tenant {
                assert_eq!(json["tenant"], tenant, "{line}");
            }
            let issued = sandbox.token(json["accessToken"].as_str().unwrap()).unwrap();
            assert_eq!((issued.audience.as_str(), issued.identity.as_str()), (audience, ALEX), "{line}");
            let again = run().outcome().json();
            assert_eq!((&again["source"], &again["accessToken"]), (&json!("cache"), &json["accessToken"]), "{line}");
        }
        assert_eq!(home.records("sign-ins").len(), 1);
    }
}

#[test]
fn a_password_is_not_needed_where_its_sign_in_is_kept() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    ropc(&home, &sandbox).outcome().token();
    let run = home.azt("ropc --no-prompt --resource graph -ojson --username", &sandbox).arg(ALEX);
    assert_eq!(run.outcome().json()["source"], "refresh");
    let stranger = home.azt("ropc --no-prompt --resource graph --username", &sandbox).arg(GUEST);
    stranger.refuses(
        2,
        "azt: error: no password was given\nazt: hint: give it on standard input: azt ropc --password-stdin < FILE\n",
    );
}

/// An answer of Entra's with just this.
fn answer(token: &str, refresh_token: Option<&str>) -> Answer {
    let body =
        json!({ "access_token": token, "token_type": "Bearer", "expires_in": 3599, "refresh_token": refresh_token });
    Answer::json(200, &body)
}

#[test]
fn a_new_refresh_token_takes_the_old_ones_place_and_without_a_new_one_the_old_one_stays() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let given =
        [("t1", Some("r1")), ("t2", Some("r2")), ("t3", None), ("t4", Some("")), ("t5", Some("r5")), ("t6", None)];
    for (token, refresh_token) in given {
        sandbox.answer_next(answer(token, refresh_token));
    }
    ropc(&home, &sandbox).prints("t1\n");
    for (index, resource) in ["graph", "databricks", "keyvault", "storage", "devops"].into_iter().enumerate() {
        home.azt("token --resource", &sandbox).arg(resource).prints(&format!("t{}\n", index + 2));
    }
    let sent: Vec<_> =
        sandbox.requests().iter().map(|request| request.form("refresh_token").map(str::to_owned)).collect();
    let sent: Vec<_> = sent.iter().map(Option::as_deref).collect();
    assert_eq!(sent, [None, Some("r1"), Some("r2"), Some("r2"), Some("r2"), Some("r5")]);
}

#[test]
fn only_a_refresh_token_that_is_dead_for_good_is_not_tried_again() {
    let sandbox = Sandbox::start();
    for (error, suberror, is_tried) in [
        ("invalid_grant", json!("bad_token"), false),
        ("invalid_grant", json!("token_expired"), false),
        ("invalid_grant", json!(null), true),
        ("invalid_grant", json!("basic_action"), true),
        ("invalid_grant", json!("consent_required"), true),
        ("invalid_grant", json!("client_mismatch"), true),
        ("interaction_required", json!("bad_token"), true),
        ("invalid_client", json!("bad_token"), true),
    ] {
        let home = Home::new();
        ropc(&home, &sandbox).outcome().token();
        let body = json!({ "error": error, "suberror": suberror, "error_description": "no" });
        sandbox.answer_next(Answer::json(400, &body));
        let outcome = home.azt("token --no-prompt --resource graph", &sandbox).outcome();
        assert!([Some(3), Some(4)].contains(&outcome.status), "{outcome:?}");
        let count = sandbox.requests().len();
        let outcome = home.azt("token --no-prompt --resource graph", &sandbox).outcome();
        assert_eq!((outcome.status == Some(0), sandbox.requests().len() > count), (is_tried, is_tried), "{body}");
        // What was kept for another resource is still good.
        assert_eq!(ropc(&home, &sandbox).arg("-ojson").outcome().json()["source"], "cache");
    }
}

#[test]
fn a_record_under_another_records_name_does_not_open() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    msi(&home, &sandbox).outcome().token();
    let own = home.record("tokens");
    let graph = || home.azt("msi --resource graph", &sandbox);
    let first = graph().outcome().stdout;
    let other = home.records("tokens").into_iter().find(|path| *path != own).unwrap();
    fs::rename(own, other).unwrap();
    let outcome = graph().outcome();
    assert_eq!((&outcome.stdout, outcome.stderr.as_str(), outcome.status), (&newest(&sandbox), DAMAGED, Some(0)));
    assert_ne!(outcome.stdout, first);
    assert_eq!(sandbox.requests().len(), 3);
    graph().prints(&outcome.stdout);
}

#[test]
fn a_record_that_is_not_as_it_was_costs_one_warning_and_is_replaced() {
    let sandbox = Sandbox::start();
    let longer = "azt: warning: a record of the store is ignored: could not read RECORD: it is longer than 1 MiB\n";
    let link = "azt: warning: a record of the store is ignored: could not open RECORD: Too many levels of symbolic links (os error 40)\n";
    let no_file = "azt: warning: a record of the store is ignored: could not read RECORD: it is not a file\n";
    type Break = fn(&Path, &[u8]);
    let ways: [(&str, Break, &str); 9] = [
        ("empty", |path, _| fs::write(path, "").unwrap(), DAMAGED),
        ("truncated", |path, bytes| fs::write(path, &bytes[..bytes.len() / 2]).unwrap(), DAMAGED),
        ("one byte short", |path, bytes| fs::write(path, &bytes[..bytes.len() - 1]).unwrap(), DAMAGED),
        ("longer", |path, bytes| fs::write(path, [bytes, b"x"].concat()).unwrap(), DAMAGED),
        (
            "one bit",
            |path, bytes| {
                let mut bytes = bytes.to_vec();
                bytes[40] ^= 1;
                fs::write(path, bytes).unwrap();
            },
            DAMAGED,
        ),
        ("of the future", |path, bytes| fs::write(path, [b"\x02", &bytes[1..]].concat()).unwrap(), NEWER),
        ("two megabytes", |path, bytes| fs::write(path, bytes.repeat(2_000_000 / bytes.len() + 1)).unwrap(), longer),
        (
            "a link",
            |path, _| {
                let elsewhere = path.with_extension("elsewhere");
                fs::rename(path, &elsewhere).unwrap();
                symlink(elsewhere, path).unwrap();
            },
            link,
        ),
        (
            "a pipe",
            |path, _| {
                fs::remove_file(path).unwrap();
                assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
            },
            no_file,
        ),
    ];
    for (what, spoil, warning) in ways {
        let home = Home::new();
        let first = msi(&home, &sandbox).outcome().stdout;
        let record = home.record("tokens");
        spoil(&record, &fs::read(&record).unwrap());
        let count = sandbox.requests().len();
        let outcome = msi(&home, &sandbox).outcome();
        let name = record.to_str().unwrap().replace(home.path().to_str().unwrap(), "HOME");
        assert_eq!(outcome.stderr, warning.replace("RECORD", &name), "{what}");
        assert_eq!((&outcome.stdout, outcome.status), (&newest(&sandbox), Some(0)), "{what}");
        assert_ne!(outcome.stdout, first, "{what}");
        // It was replaced, and nothing was written through it.
        msi(&home, &sandbox).prints(&outcome.stdout);
        assert_eq!(sandbox.requests().len(), count + 1, "{what}");
        assert!(record.symlink_metadata().unwrap().is_file(), "{what}");
    }
}

#[test]
fn a_directory_in_a_records_place_costs_one_warning() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    msi(&home, &sandbox).outcome().token();
    let record = home.record("tokens");
    fs::remove_file(&record).unwrap();
    fs::create_dir(&record).unwrap();
    let outcome = msi(&home, &sandbox).outcome();
    assert_eq!((&outcome.stdout, outcome.status), (&newest(&sandbox), Some(0)));
    assert_eq!(outcome.stderr.lines().count(), 1, "{}", outcome.stderr);
}

#[test]
fn a_file_in_the_place_of_a_directory_costs_one_warning() {
    let sandbox = Sandbox::start();
    for kind in ["tokens", "locks", "notes"] {
        let home = Home::new();
        msi(&home, &sandbox).outcome().token();
        let directory = home.data().join("file").join(kind);
        fs::remove_dir_all(&directory).unwrap();
        fs::write(&directory, "").unwrap();
        let outcome = msi(&home, &sandbox).arg("--force-refresh").outcome();
        assert_eq!((&outcome.stdout, outcome.status), (&newest(&sandbox), Some(0)), "{kind} {outcome:?}");
        assert!(outcome.stderr.lines().count() <= 1, "{kind}: {}", outcome.stderr);
    }
}

#[test]
fn a_sign_in_that_is_damaged_is_asked_for_again_and_said_to_be_once() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    ropc(&home, &sandbox).outcome().token();
    let record = home.record("sign-ins");
    fs::write(&record, "x").unwrap();
    for warning in [NEWER, ""] {
        home.azt("token --no-prompt --resource graph", &sandbox).refuses(
            3,
            &format!(
                "{warning}azt: error: nobody has signed in\n\
                 azt: hint: sign in: azt login --tenant organizations --resource https://graph.microsoft.com/ --authority-host SANDBOX\n"
            ),
        );
    }
    // Who asks what is kept is told each time.
    for _ in 0..2 {
        let outcome = home.azt("list", &sandbox).outcome();
        assert_eq!((outcome.stderr.as_str(), outcome.status), (NEWER, Some(0)));
    }
    ropc(&home, &sandbox).arg("--resource").arg("graph").prints_a_token();
    // The same person's new sign-in has taken its place.
    assert_eq!(home.record("sign-ins"), record);
    home.azt("token --resource keyvault", &sandbox).prints_a_token();
}

#[test]
fn another_key_is_a_fresh_store() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let first = ropc(&home, &sandbox).outcome().stdout;
    fs::write(home.data().join("file/key"), [7; 32]).unwrap();
    msi(&home, &sandbox).prints_a_token();
    let outcome = ropc(&home, &sandbox).outcome();
    assert_eq!((&outcome.stdout, outcome.stderr.as_str(), outcome.status), (&newest(&sandbox), DAMAGED, Some(0)));
    assert_ne!(outcome.stdout, first);
    ropc(&home, &sandbox).prints(&outcome.stdout);
}

#[test]
fn what_is_no_key_is_said_to_be_none_and_forgetting_everything_helps() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    msi(&home, &sandbox).outcome().token();
    let count = sandbox.requests().len();
    let key = home.data().join("file/key");
    for bytes in [vec![], vec![7; 31], vec![7; 33], vec![7; 2_000_000]] {
        fs::write(&key, &bytes).unwrap();
        let outcome = msi(&home, &sandbox).outcome();
        let stderr = outcome.refused(1);
        let start = "azt: error: --store file cannot be used: HOME/.local/share/azt/file/key is not a key of azt's";
        let is_long = bytes.len() > 1024 * 1024;
        assert!(is_long || stderr.starts_with(start), "{stderr}");
        assert_eq!(stderr.lines().count(), 2, "{stderr}");
        assert!(stderr.lines().last().unwrap().starts_with("azt: hint: "), "{stderr}");
        assert_eq!(fs::read(&key).unwrap(), bytes, "a key is never replaced by itself");
    }
    assert_eq!(sandbox.requests().len(), count, "nobody was asked for what cannot be kept");
    azt("forget --all").keeping(&home).outcome();
    msi(&home, &sandbox).prints_a_token();
}

#[test]
fn a_data_directory_that_is_a_link_is_refused() {
    let sandbox = Sandbox::start();
    let (home, elsewhere) = (Home::new(), TempDir::new().unwrap());
    fs::create_dir_all(home.data().parent().unwrap()).unwrap();
    symlink(elsewhere.path(), home.data()).unwrap();
    msi(&home, &sandbox).refuses(
        1,
        "azt: error: --store file cannot be used: HOME/.local/share/azt is a link\n\
         azt: hint: keep nothing between runs: --store none\n",
    );
    assert_eq!(sandbox.requests().len(), 0);
    // Where azt chose itself, it costs nobody the token.
    let outcome = msi(&home, &sandbox).env("AZT_STORE", "").outcome();
    assert_eq!(outcome.stderr, "azt: warning: tokens are not kept: HOME/.local/share/azt is a link\n");
    assert_eq!((&outcome.stdout, outcome.status), (&newest(&sandbox), Some(0)));
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

#[test]
fn a_data_directory_that_is_a_file_is_refused() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    fs::create_dir_all(home.data().parent().unwrap()).unwrap();
    fs::write(home.data(), "").unwrap();
    msi(&home, &sandbox).refuses(
        1,
        "azt: error: --store file cannot be used: HOME/.local/share/azt is not a directory\n\
         azt: hint: keep nothing between runs: --store none\n",
    );
}

#[test]
fn a_data_directory_that_is_open_to_others_is_closed() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    fs::create_dir_all(home.data()).unwrap();
    fs::set_permissions(home.data(), fs::Permissions::from_mode(0o777)).unwrap();
    msi(&home, &sandbox).prints_a_token();
    assert_eq!(fs::metadata(home.data()).unwrap().mode() & 0o777, 0o700);
}

/// A copy of azt that anybody may start, and a home that belongs to nobody here; `None` where this is not root, who
/// alone can make one.
fn nobodys() -> Option<(Home, PathBuf)> {
    if !is_root() {
        return None;
    }
    let home = Home::new();
    let binary = home.path().join("azt");
    // By a process of its own: a file that a test has open to write may not be started, nor while a child of another
    // test has inherited it.
    assert!(Command::new("cp").arg(env!("CARGO_BIN_EXE_azt")).arg(&binary).status().unwrap().success());
    chown(home.path(), Some(NOBODY), Some(NOBODY)).unwrap();
    Some((home, binary))
}

/// A run by somebody for whom access rights count: whoever runs this, or else nobody in particular.
struct Unprivileged {
    home: Home,
    binary: Option<PathBuf>,
}

impl Unprivileged {
    fn new() -> Self {
        match nobodys() {
            Some((home, binary)) => Self { home, binary: Some(binary) },
            None => Self { home: Home::new(), binary: None },
        }
    }

    fn run(&self, line: &str, sandbox: &Sandbox) -> Azt {
        let run = azt(line).at(sandbox).keeping(&self.home);
        match &self.binary {
            Some(binary) => run.of_user(NOBODY, binary),
            None => run,
        }
    }

    fn close(&self, path: &Path) -> Closed {
        fs::set_permissions(path, fs::Permissions::from_mode(0o500)).unwrap();
        Closed(path.to_owned())
    }
}

/// A directory that cannot be written, until this is dropped: else its home could not be removed.
struct Closed(PathBuf);

impl Drop for Closed {
    fn drop(&mut self) {
        fs::set_permissions(&self.0, fs::Permissions::from_mode(0o700)).ok();
    }
}

#[test]
fn where_nothing_can_be_written_the_token_is_printed_with_one_warning() {
    let sandbox = Sandbox::start();
    for below in ["", "file/tokens", "tmp", "file/notes", "file/locks"] {
        let user = Unprivileged::new();
        let first = user.run("msi", &sandbox).outcome();
        assert_eq!((&first.stdout, first.stderr.as_str()), (&newest(&sandbox), ""), "{below}");
        let directory = user.home.data().join(below);
        let _closed = user.close(&directory);
        // What is kept is read.
        let kept = user.run("msi", &sandbox).outcome();
        assert_eq!((&kept.stdout, kept.stderr.as_str()), (&first.stdout, ""), "{below}");
        let outcome = user.run("msi --resource graph", &sandbox).outcome();
        assert_eq!((&outcome.stdout, outcome.status), (&newest(&sandbox), Some(0)), "{below} {outcome:?}");
        let warnings: Vec<_> = outcome.stderr.lines().collect();
        assert!(warnings.len() <= 1, "{below}: {warnings:?}");
        if ["file/tokens", "tmp"].contains(&below) {
            let start = "azt: warning: the token could not be kept: could not write HOME/.local/share/azt/file/tokens/";
            assert!(outcome.stderr.starts_with(start), "{below}: {outcome:?}");
            assert!(outcome.stderr.to_lowercase().contains(": permission denied"), "{below}: {outcome:?}");
            assert!(!outcome.stderr.contains("/tmp/"), "{below}: {outcome:?}");
        }
    }
}

#[test]
fn a_home_that_cannot_be_written_is_refused_where_it_was_chosen_and_else_warned_about() {
    let sandbox = Sandbox::start();
    let user = Unprivileged::new();
    let _closed = user.close(user.home.path());
    let why = "could not make the directory HOME/.local/share/azt: Permission denied (os error 13)\n";
    user.run("msi", &sandbox).refuses(
        1,
        &format!("azt: error: --store file cannot be used: {why}azt: hint: keep nothing between runs: --store none\n"),
    );
    let outcome = user.run("msi", &sandbox).env("AZT_STORE", "").outcome();
    assert_eq!(outcome.stderr, format!("azt: warning: tokens are not kept: {why}"));
    assert_eq!((&outcome.stdout, outcome.status), (&newest(&sandbox), Some(0)));
}

#[test]
fn the_home_of_somebody_else_is_left_alone() {
    let Some((home, _)) = nobodys() else { return };
    let sandbox = Sandbox::start();
    let why = format!(
        "could not make the directory HOME/.local/share/azt: HOME cannot be used: it belongs to user {NOBODY}, not to user 0\n"
    );
    msi(&home, &sandbox).refuses(
        1,
        &format!("azt: error: --store file cannot be used: {why}azt: hint: keep nothing between runs: --store none\n"),
    );
    let outcome = msi(&home, &sandbox).env("AZT_STORE", "").outcome();
    assert_eq!(outcome.stderr, format!("azt: warning: tokens are not kept: {why}"));
    assert_eq!((&outcome.stdout, outcome.status), (&newest(&sandbox), Some(0)));
    assert!(!home.path().join(".local").exists());
    fs::create_dir_all(home.data()).unwrap();
    chown(home.data(), Some(NOBODY), None).unwrap();
    let outcome = msi(&home, &sandbox).env("AZT_STORE", "").outcome();
    assert_eq!(
        outcome.stderr,
        format!(
            "azt: warning: tokens are not kept: HOME/.local/share/azt cannot be used: it belongs to user {NOBODY}, not to user 0\n"
        )
    );
    assert_eq!((&outcome.stdout, outcome.status), (&newest(&sandbox), Some(0)));
}

#[test]
fn a_record_of_somebody_else_is_ignored() {
    if !is_root() {
        return;
    }
    let sandbox = Sandbox::start();
    let home = Home::new();
    msi(&home, &sandbox).outcome().token();
    chown(home.record("tokens"), Some(NOBODY), None).unwrap();
    let outcome = msi(&home, &sandbox).outcome();
    assert!(outcome.stderr.ends_with(": it belongs to user 54321, not to user 0\n"), "{outcome:?}");
    assert_eq!(outcome.stderr.lines().count(), 1, "{outcome:?}");
    assert_eq!((&outcome.stdout, outcome.status), (&newest(&sandbox), Some(0)));
}

/// Safe for nobody only, who is not in the password file: anybody else has a home there.
#[test]
fn without_a_home_the_token_is_printed_with_one_warning() {
    let Some((home, binary)) = nobodys() else { return };
    let sandbox = Sandbox::start();
    for set in [false, true] {
        let run = |store: &str| {
            let run = home.azt("msi", &sandbox).env("AZT_STORE", store);
            let run = if set { run.env("HOME", "") } else { run.without("HOME") };
            run.of_user(NOBODY, &binary)
        };
        let why = "this user has no home directory to keep tokens in\n";
        run("file").refuses(
            1,
            &format!(
                "azt: error: --store file cannot be used: {why}azt: hint: keep nothing between runs: --store none\n"
            ),
        );
        let outcome = run("").outcome();
        assert_eq!(outcome.stderr, format!("azt: warning: tokens are not kept: {why}"));
        assert_eq!((&outcome.stdout, outcome.status), (&newest(&sandbox), Some(0)));
        run("none").prints_a_token();
    }
}

/// Everything that azt may call a file or a directory of its own, but a record.
const OWN_NAMES: [&str; 10] =
    ["azt", "file", "key", "key.lock", "tmp", "tidied", "tokens", "sign-ins", "notes", "locks"];

#[test]
fn files_are_0600_and_directories_0700_whatever_the_umask() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let open = |run: Azt| run.at(&sandbox).keeping(&home).by("/bin/sh", &["-c", "umask 000; exec \"$0\" \"$@\""]);
    open(azt("msi")).outcome().token();
    open(azt("ropc --password-stdin --username").arg(ALEX).input(PASSWORD)).outcome().token();
    open(azt("token --resource graph")).outcome().token();
    open(azt("list")).outcome();
    open(azt("logout")).outcome();
    let below = home.path().join(".local");
    let mut count = 0;
    for path in home.tree().into_iter().filter(|path| path.starts_with(&below)) {
        let found = path.symlink_metadata().unwrap();
        let mode = if found.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(found.mode() & 0o7777, mode, "{}", path.display());
        count += 1;
    }
    assert!(count > 10);
}

#[test]
fn neither_names_nor_files_nor_messages_tell_anything() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let given = refresh_token(&sandbox);
    let mut said = String::new();
    let mut hear = |outcome: crate::process::Outcome| {
        said.push_str(&outcome.stderr);
        outcome.stdout
    };
    let at = |line: &str| home.azt(line, &sandbox);
    hear(at("msi -vv").outcome());
    hear(at("cloudshell -vv").outcome());
    hear(arr_sts(&home, &sandbox, ACCOUNT_ID).arg("-vv").outcome());
    hear(ropc(&home, &sandbox).arg("-vv").outcome());
    hear(at("refresh -vv --refresh-token-stdin").input(&given).outcome());
    hear(at("authcode -vv --no-prompt --resource databricks").outcome());
    let oauth = hear(at("authcode --no-prompt -vv -o oauth --with-refresh-token --resource graph").outcome());
    let newest: Value = serde_json::from_str(&oauth).unwrap();
    hear(at("token -vv --resource keyvault --force-refresh").outcome());
    hear(at("login --no-browser").signed_in());
    hear(at("list").outcome());
    hear(at("forget --resource graph").outcome());

    let refresh_tokens = [given.as_str(), newest["refresh_token"].as_str().unwrap()];
    let issued = sandbox.tokens();
    let tokens = issued.iter().map(|issued| issued.token.as_str());
    let secrets: Vec<_> = tokens.chain(refresh_tokens).chain([PASSWORD, ACCOUNT_KEY]).collect();
    assert!(secrets.len() > 10);
    for secret in &secrets {
        assert!(!said.contains(secret), "{secret} was said");
    }
    let traits = [
        "alex",
        "contoso",
        "graph",
        "databricks",
        "management.azure",
        "refresh",
        "access",
        "04b07795",
        "msi",
        "authcode",
    ];
    for path in home.tree().iter().filter(|path| path.starts_with(home.data())) {
        let name = path.file_name().unwrap().to_str().unwrap();
        let is_hash = name.len() == 40 && name.bytes().all(|byte| b"0123456789abcdef".contains(&byte));
        assert!(is_hash || OWN_NAMES.contains(&name), "{name}");
        if path.is_file() {
            let content = String::from_utf8_lossy(&fs::read(path).unwrap()).to_lowercase();
            for text in secrets.iter().copied().chain(traits) {
                assert!(!content.contains(&text.to_lowercase()), "{text} in {}", path.display());
            }
        }
    }
    // Nor is anything anywhere else in the home.
    let elsewhere = home.tree().into_iter().filter(|path| path.is_file() && !path.starts_with(home.data()));
    assert_eq!(elsewhere.collect::<Vec<_>>(), Vec::<PathBuf>::new());
}

#[test]
fn no_temporary_file_stays_behind_not_even_a_killed_writers() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let temporary = home.data().join("tmp");
    let left = || fs::read_dir(&temporary).unwrap().count();
    msi(&home, &sandbox).outcome().token();
    ropc(&home, &sandbox).outcome().token();
    assert_eq!(left(), 0);
    fs::write(temporary.join("half"), "a record").unwrap();
    // Somebody is at it.
    let writer = fs::File::create(temporary.join("other half")).unwrap();
    writer.lock().unwrap();
    msi(&home, &sandbox).arg("--force-refresh").prints_a_token();
    assert_eq!((left(), temporary.join("half").exists()), (1, false));
    // Not by closing it: a child of another test may have inherited the file.
    writer.unlock().unwrap();
    msi(&home, &sandbox).arg("--force-refresh").prints_a_token();
    assert_eq!(left(), 0);
}

/// Whoever waits for a lock that is removed meanwhile has the turn of nobody.
#[cfg(target_os = "linux")]
#[test]
fn who_waits_to_make_a_key_while_everything_is_forgotten_waits_for_the_new_lock() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    fs::create_dir_all(home.data()).unwrap();
    let path = home.data().join("key.lock");
    let held = || {
        let lock = fs::File::create_new(&path).unwrap();
        lock.lock().unwrap();
        lock
    };
    let old = held();
    let mut waiting = msi(&home, &sandbox).begin();
    waiting.opens(&old);
    fs::remove_file(&path).unwrap();
    let new = held();
    old.unlock().unwrap();
    waiting.opens(&new);
    assert!(!home.data().join("file").exists(), "a key was made out of turn");
    new.unlock().unwrap();
    let outcome = waiting.outcome();
    assert_eq!((&outcome.stdout, outcome.stderr.as_str(), outcome.status), (&newest(&sandbox), "", Some(0)));
    msi(&home, &sandbox).prints(&outcome.stdout);
}

#[test]
fn none_keeps_nothing_and_the_option_beats_the_variable() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    for count in 1..3 {
        msi(&home, &sandbox).arg("--store").arg("none").prints_a_token();
        assert_eq!(sandbox.requests().len(), count);
    }
    msi(&home, &sandbox).env("AZT_STORE", "None").prints_a_token();
    assert_eq!(home.tree(), [home.path()]);
    msi(&home, &sandbox).env("AZT_STORE", "none").arg("--store").arg("FILE").prints_a_token();
    assert_eq!(home.records("tokens").len(), 1);
}

#[test]
fn a_keeper_that_does_not_exist_is_a_usage_error() {
    azt("msi --store disk").refuses(
        2,
        "azt: error: invalid value 'disk' for '--store <KEEPER>' [possible values: keyring, kernel, file, none]\n\
         azt: hint: what can be typed: azt msi --help\n",
    );
    azt("msi")
        .env("AZT_STORE", "disk")
        .refuses(2, "azt: error: AZT_STORE is 'disk': not one of keyring, kernel, file, none\n");
}

#[test]
fn a_keyring_that_was_chosen_and_is_not_there_is_status_1_before_anybody_is_asked() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    for line in ["msi", "authcode", "login"] {
        let outcome = home.azt(line, &sandbox).arg("--store").arg("keyring").outcome();
        let stderr = outcome.refused(1);
        assert!(stderr.starts_with("azt: error: --store keyring cannot be used: "), "{stderr}");
        assert!(
            stderr.ends_with("\nazt: hint: leave the choice to azt, or keep the key in a file: --store file\n"),
            "{stderr}"
        );
        assert_eq!(stderr.lines().count(), 2, "{stderr}");
    }
    assert_eq!(sandbox.requests().len(), 0);
}

#[test]
fn without_a_store_a_kept_sign_in_is_of_no_use() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let outcome = home.azt("authcode --no-browser", &sandbox).signed_in();
    assert_eq!((outcome.stdout, outcome.stderr.as_str()), (newest(&sandbox), PAGE));
    home.azt("token --store none", &sandbox).refuses(
        3,
        "azt: error: nobody has signed in, and nothing is kept between runs\n\
         azt: hint: sign in for one token: azt authcode --tenant organizations --resource https://management.azure.com/ --authority-host SANDBOX\n",
    );
}

#[test]
fn verbose_and_quiet_change_nothing_about_a_hit() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let first = msi(&home, &sandbox).outcome().stdout;
    msi(&home, &sandbox).arg("-q").prints(&first);
    fs::write(home.record("tokens"), "").unwrap();
    msi(&home, &sandbox).arg("-q").prints_a_token();
}
