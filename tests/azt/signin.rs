//! `azt login`, `azt logout`, `azt list` and `azt forget`.

use std::fs;

use serde_json::{Value, json};

use crate::run::{Azt, Home, PAGE, azt, newest};
use crate::sandbox::cloud::{ALEX, AZURE_CLI, GUEST, OWN_APP, SYSTEM_ASSIGNED, TENANT_ID};
use crate::sandbox::{Answer, Sandbox};

const TOKEN: &str = "/organizations/oauth2/v2.0/token";
const ARM: &str = "https://management.azure.com/";
const GRAPH: &str = "https://graph.microsoft.com/";

fn signed_in_as(user: &str) -> String {
    format!("{PAGE}azt: signed in as {user} (tenant {TENANT_ID})\n")
}

/// Signs this person in, in the browser.
#[track_caller]
fn login(home: &Home, sandbox: &Sandbox, user: &str) {
    let outcome = home.azt("login --no-browser --login-hint", sandbox).arg(user).signed_in();
    assert_eq!((outcome.stdout.as_str(), outcome.stderr), ("", signed_in_as(user)));
    assert_eq!(outcome.status, Some(0));
}

/// It succeeds, prints nothing and says just this.
#[track_caller]
fn says(run: Azt, stderr: &str) {
    let outcome = run.outcome();
    assert_eq!((outcome.stderr.as_str(), outcome.stdout.as_str(), outcome.status), (stderr, "", Some(0)));
}

/// The refusal to get a token from nobody.
#[track_caller]
fn assert_nobody_is_signed_in(home: &Home, sandbox: &Sandbox) {
    home.azt("token", sandbox).refuses(
        3,
        &format!(
            "azt: error: nobody has signed in\n\
             azt: hint: sign in: azt login --tenant organizations --resource {ARM} --authority-host SANDBOX\n"
        ),
    );
}

/// Whose token `azt token` prints, and how it came by it.
fn whose(run: Azt) -> (String, String) {
    let json = run.args("--no-prompt -ojson").outcome().json();
    (json["account"].as_str().unwrap().to_owned(), json["source"].as_str().unwrap().to_owned())
}

fn pair(account: &str, source: &str) -> (String, String) {
    (account.to_owned(), source.to_owned())
}

#[test]
fn login_says_who_signed_in_and_prints_nothing() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let outcome = home.azt("login --no-browser", &sandbox).signed_in();
    assert_eq!((outcome.stdout.as_str(), outcome.stderr), ("", signed_in_as(ALEX)));
    assert_eq!(outcome.status, Some(0));
    let count = sandbox.requests().len();
    home.azt("token --no-prompt", &sandbox).prints(&newest(&sandbox));
    home.azt("authcode --no-prompt", &sandbox).prints(&newest(&sandbox));
    assert_eq!(sandbox.requests().len(), count);
    assert_eq!(whose(home.azt("token --resource graph", &sandbox)), pair(ALEX, "refresh"));
}

#[test]
fn login_asks_even_who_is_signed_in() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    for count in 1..4 {
        login(&home, &sandbox, ALEX);
        assert_eq!(sandbox.tokens().len(), count);
    }
    assert_eq!(home.records("sign-ins").len(), 1);
}

#[test]
fn login_takes_no_token_options() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    for format in ["json", "token", "header", "env", "curl", "oauth"] {
        let outcome = home.azt("login --no-browser -o", &sandbox).arg(format).outcome();
        let stderr = outcome.stderr.as_str();
        if format == "json" {
            assert_eq!(
                stderr,
                "{\"error\":\"usage\",\"error_description\":\"azt login prints no token\",\"hint\":\"for a token: azt authcode\",\"exit_code\":2}\n"
            );
        } else {
            assert_eq!(stderr, "azt: error: azt login prints no token\nazt: hint: for a token: azt authcode\n");
        }
    }
    for command in ["login", "logout", "list", "forget --all"] {
        for option in ["--shell sh", "--with-refresh-token", "--save x", "--min-validity 1h", "--force-refresh"] {
            let name = command.split(' ').next().unwrap();
            let named = option.split(' ').next().unwrap();
            home.azt(command, &sandbox).args(option).refuses(
                2,
                &format!(
                    "azt: error: {named} is about getting a token, and azt {name} gets none\nazt: hint: leave it out: azt {name} --help\n"
                ),
            );
        }
    }
    for command in ["logout", "list", "forget --all"] {
        let name = command.split(' ').next().unwrap();
        home.azt(command, &sandbox).args("--profile x").refuses(
            2,
            &format!(
                "azt: error: --profile is about getting a token, and azt {name} gets none\nazt: hint: leave it out: azt {name} --help\n"
            ),
        );
        for (option, value) in [("--http-timeout", "9s"), ("--ca-file", "ca.pem")] {
            home.azt(command, &sandbox).arg(option).arg(value).refuses(
                2,
                &format!(
                    "azt: error: {option} is about requests, and azt {name} sends none\nazt: hint: leave it out: azt {name} --help\n"
                ),
            );
        }
    }
    assert_eq!((sandbox.requests().len(), home.tree().len()), (0, 1));
}

#[test]
fn login_does_not_mind_what_the_environment_says_about_tokens() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let run = home.azt("login --no-browser", &sandbox).env("AZT_OUTPUT", "header").env("AZT_MIN_VALIDITY", "1h");
    assert_eq!(run.signed_in().stderr, signed_in_as(ALEX));
    let outcome = home.azt("login --no-browser -o none", &sandbox).signed_in();
    assert_eq!((outcome.stderr, outcome.stdout.as_str()), (signed_in_as(ALEX), ""));
}

#[test]
fn login_with_nowhere_to_keep_it_asks_nobody() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    home.azt("login --store none", &sandbox).refuses(
        1,
        "azt: error: there is nowhere to keep a sign-in\n\
         azt: hint: keep the key in a file: azt login --store file\n",
    );
    home.azt("login --no-prompt", &sandbox).refuses(
        3,
        &format!(
            "azt: error: authcode needs a person at a browser, and --no-prompt forbids to ask one\n\
             azt: hint: where a person is: azt login --tenant organizations --resource {ARM} --authority-host SANDBOX\n"
        ),
    );
    assert_eq!(sandbox.requests().len(), 0);
}

#[test]
fn login_that_came_to_nothing_is_typed_again_as_it_was() {
    let sandbox = Sandbox::start();
    let again = format!("azt login --login-hint {ALEX} --tenant organizations --resource {ARM}");
    for (line, status, hint) in [
        ("--no-prompt", 3, "azt: hint: where a person is: "),
        ("--no-browser --timeout 1s", 3, " is not in that tenant; else sign in again: "),
        ("--manual", 3, "azt: hint: start again: "),
    ] {
        let home = Home::new();
        let outcome = home.azt(&format!("login --login-hint {ALEX} {line}"), &sandbox).outcome();
        let again = if line == "--manual" { again.replace(" --tenant", " --manual --tenant") } else { again.clone() };
        let end = format!("{hint}{again} --authority-host SANDBOX\n");
        assert!(outcome.refused(status).ends_with(&end), "{outcome:?}");
    }
}

#[test]
fn login_without_a_refresh_token_is_no_login() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let body = json!({ "access_token": "t", "token_type": "Bearer", "expires_in": 3599 });
    sandbox.answer_next(Answer::json(200, &body).at(TOKEN));
    let outcome = home.azt("login --no-browser", &sandbox).signed_in();
    assert_eq!(
        outcome.refused(4),
        format!("{PAGE}azt: error: the service gave no refresh token, so there is no sign-in to keep\n")
    );
}

#[test]
fn login_that_cannot_be_written_says_so() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    home.azt("msi", &sandbox).prints_a_token();
    fs::write(home.data().join("file/sign-ins"), "").unwrap();
    let outcome = home.azt("login --no-browser", &sandbox).signed_in();
    let stderr = outcome.refused(1);
    assert!(stderr.contains("azt: error: the sign-in could not be kept"), "{stderr}");
    assert!(!stderr.contains("signed in as"), "{stderr}");
}

#[test]
fn an_account_without_a_name_is_called_so() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let body = json!({ "access_token": "t", "token_type": "Bearer", "expires_in": 3599, "refresh_token": "r" });
    sandbox.answer_next(Answer::json(200, &body).at(TOKEN));
    let outcome = home.azt("login --no-browser", &sandbox).signed_in();
    assert_eq!(outcome.status, Some(0));
    assert_eq!(outcome.stderr, format!("{PAGE}azt: signed in as an account that the service does not name\n"));
    says(home.azt("logout", &sandbox), "azt: signed out: an account without a name\n");
}

#[test]
fn whoever_signed_in_last_is_who_token_speaks_for() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    login(&home, &sandbox, ALEX);
    let token = |line: &str| whose(home.azt("token", &sandbox).args(line));
    let lines = ["", "--resource graph", "--tenant contoso.example", "--resource keyvault"];
    for line in lines {
        token(line);
        assert_eq!(token(line), pair(ALEX, "cache"), "{line}");
    }
    login(&home, &sandbox, GUEST);
    for line in lines {
        assert_eq!(token(line).0, GUEST, "{line}");
        assert_eq!(token(line), pair(GUEST, "cache"), "{line}");
    }
    // Both are still there by name, in any case.
    assert_eq!(token(&format!("--login-hint {ALEX}")).0, ALEX);
    assert_eq!(token("--login-hint ALEX@Contoso.Example"), pair(ALEX, "cache"));
    assert_eq!(token(&format!("--login-hint {GUEST} --resource graph")).0, GUEST);
    assert_eq!(home.records("sign-ins").len(), 2);
    // And back.
    login(&home, &sandbox, ALEX);
    for line in lines {
        assert_eq!(token(line).0, ALEX, "{line}");
    }
}

#[test]
fn a_sign_in_to_one_tenant_leaves_who_serves_the_others() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let login = |tenant: &str, user: &str| {
        let run = home.azt("login --no-browser --login-hint", &sandbox).arg(user).arg("--tenant").arg(tenant);
        assert_eq!(run.signed_in().status, Some(0));
    };
    login("fabrikam.example", ALEX);
    login("contoso.example", GUEST);
    let token = |line: &str| whose(home.azt("token", &sandbox).args(line)).0;
    assert_eq!(token("--tenant fabrikam.example"), ALEX);
    assert_eq!(token("--tenant fabrikam.example --resource graph"), ALEX);
    assert_eq!(token("--tenant contoso.example"), GUEST);
    assert_eq!(token("--tenant Contoso.Example --resource graph"), GUEST);
    assert_eq!(token(""), GUEST);
}

#[test]
fn an_alias_leads_to_the_account_it_signed_in() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let outcome = home.azt("login --no-browser --login-hint Alias@contoso.example", &sandbox).signed_in();
    assert_eq!(
        outcome.stderr,
        format!(
            "{PAGE}azt: warning: {ALEX} signed in, and alias@contoso.example was expected\n\
             azt: signed in as {ALEX} (tenant {TENANT_ID})\n"
        )
    );
    let token = |line: &str| whose(home.azt("token --resource graph", &sandbox).args(line));
    assert_eq!(token("--login-hint alias@contoso.example"), pair(ALEX, "refresh"));
    assert_eq!(token("--login-hint ALIAS@contoso.example"), pair(ALEX, "cache"));
    assert_eq!(token(&format!("--login-hint {ALEX}")).0, ALEX);
    assert_eq!(token("").0, ALEX);
    home.azt("authcode --no-prompt --login-hint alias@contoso.example", &sandbox).prints_a_token();
}

#[test]
fn sign_ins_to_different_applications_are_apart() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    login(&home, &sandbox, ALEX);
    let own = || home.azt("token --client-id", &sandbox).arg(OWN_APP);
    assert_eq!(own().outcome().status, Some(3));
    let run = home.azt("login --no-browser --client-id", &sandbox).arg(OWN_APP).arg("--login-hint").arg(GUEST);
    assert_eq!(run.signed_in().status, Some(0));
    assert_eq!(whose(own()).0, GUEST);
    assert_eq!(whose(home.azt("token", &sandbox)).0, ALEX);
}

#[test]
fn logout_forgets_the_one_who_is_signed_in_and_their_tokens() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    login(&home, &sandbox, ALEX);
    home.azt("token --resource graph", &sandbox).prints_a_token();
    let hint = format!("token --resource keyvault --login-hint {ALEX}");
    home.azt(&hint, &sandbox).prints_a_token();
    let machine = home.azt("msi", &sandbox).outcome().stdout;
    says(home.azt("logout", &sandbox), &format!("azt: signed out: {ALEX}\n"));
    assert_nobody_is_signed_in(&home, &sandbox);
    home.azt("token --resource graph", &sandbox).outcome().refused(3);
    home.azt(&hint, &sandbox).outcome().refused(3);
    // The machine's own is nobody's.
    home.azt("msi", &sandbox).prints(&machine);
    assert_eq!((home.records("sign-ins").len(), home.records("tokens").len()), (0, 1));
    says(home.azt("logout", &sandbox), "azt: nobody is signed in\n");
    says(home.azt("logout --all", &sandbox), "azt: nobody is signed in\n");
}

#[test]
fn logout_of_several_wants_a_name_or_all() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    login(&home, &sandbox, GUEST);
    login(&home, &sandbox, ALEX);
    home.azt("token --resource graph", &sandbox).prints_a_token();
    home.azt("logout", &sandbox).refuses(
        2,
        &format!(
            "azt: error: several accounts are signed in: {ALEX}, {GUEST}\n\
             azt: hint: name one, or all of them with --all: azt logout {ALEX}\n"
        ),
    );
    home.azt("logout nobody@contoso.example", &sandbox)
        .refuses(2, "azt: error: nobody@contoso.example is not signed in\nazt: hint: see who is: azt list\n");
    home.azt("logout --all", &sandbox).arg(ALEX).refuses(
        2,
        "azt: error: the argument '--all' cannot be used with '[ACCOUNT]'\nazt: hint: what can be typed: azt logout --help\n",
    );
    assert_eq!(home.records("sign-ins").len(), 2);
    says(home.azt("logout Alex@Contoso.example", &sandbox), &format!("azt: signed out: {ALEX}\n"));
    // Whoever is left serves who asks for nobody in particular.
    assert_eq!(whose(home.azt("token --resource graph", &sandbox)), pair(GUEST, "refresh"));
    login(&home, &sandbox, ALEX);
    let outcome = home.azt("logout --all", &sandbox).outcome();
    assert_eq!((outcome.stdout.as_str(), outcome.status), ("", Some(0)));
    assert_eq!(outcome.stderr.lines().count(), 2, "{}", outcome.stderr);
    for user in [ALEX, GUEST] {
        assert!(outcome.stderr.contains(&format!("azt: signed out: {user}\n")), "{}", outcome.stderr);
    }
    assert_eq!((home.records("sign-ins").len(), home.records("tokens").len()), (0, 0));
    assert_nobody_is_signed_in(&home, &sandbox);
}

#[test]
fn logout_ends_the_sign_ins_of_a_name_to_every_application() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    login(&home, &sandbox, ALEX);
    let run = home.azt("login --no-browser --client-id", &sandbox).arg(OWN_APP);
    assert_eq!(run.signed_in().status, Some(0));
    let outcome = home.azt("logout", &sandbox).outcome();
    assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(0), ""));
    assert!(outcome.stderr.starts_with(&format!("azt: signed out: {ALEX}\n")), "{outcome:?}");
    assert_eq!((home.records("sign-ins").len(), home.records("tokens").len()), (0, 0));
}

#[test]
fn logout_where_nothing_is_kept_has_nothing_to_do() {
    let home = Home::new();
    let sandbox = Sandbox::start();
    says(home.azt("logout --store none", &sandbox), "azt: nobody is signed in: nothing is kept between runs\n");
    says(home.azt("logout -q", &sandbox), "");
}

#[test]
fn logout_needs_no_lock_where_there_can_be_none() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    login(&home, &sandbox, ALEX);
    let locks = home.data().join("file/locks");
    fs::remove_dir_all(&locks).unwrap();
    fs::write(&locks, "").unwrap();
    home.azt("token --no-prompt", &sandbox).prints_a_token();
    says(home.azt("logout", &sandbox), &format!("azt: signed out: {ALEX}\n"));
    assert_eq!((home.records("sign-ins").len(), home.records("tokens").len()), (0, 0));
}

#[test]
fn logout_that_waits_in_vain_for_another_azt_says_so() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    login(&home, &sandbox, ALEX);
    let locks: Vec<_> = home.records("locks").iter().map(|path| fs::File::open(path).unwrap()).collect();
    locks.iter().for_each(|lock| lock.lock().unwrap());
    let outcome = home.azt("logout --timeout 1s", &sandbox).outcome();
    let mut lines = outcome.refused(5).lines();
    assert_eq!(lines.next(), Some("azt: error: another azt has been at the sign-in for 1s, and it is still kept"));
    assert!(lines.next().is_some_and(|line| line.starts_with("azt: hint: see what it waits for, or end it: kill ")));
    assert_eq!((lines.next(), home.records("sign-ins").len(), home.records("tokens").len()), (None, 1, 1));
}

#[test]
fn list_shows_sign_ins_and_tokens_in_a_table() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    says(home.azt("list", &sandbox), "azt: nothing is kept\n");
    // A day, an hour and some seconds, which do not count.
    sandbox.set_lifetime(90_030);
    home.ropc(GUEST, &sandbox).prints_a_token();
    login(&home, &sandbox, ALEX);
    let own = |line: &str| home.azt("token --login-hint", &sandbox).arg(ALEX).args(line).prints_a_token();
    own("--resource graph");
    own("--tenant contoso.example --scope https://vault.azure.net/.default");
    home.azt("msi", &sandbox).prints_a_token();
    home.azt("list", &sandbox).prints(&format!(
        "ACCOUNT                FLOW      TENANT                                RESOURCE                       EXPIRES IN  SOURCE\n\
         {ALEX}   authcode  organizations                         (sign-in)                      -           -\n\
         {GUEST}  ropc      organizations                         (sign-in)                      -           -\n\
         -                      msi       {TENANT_ID}  {ARM}  1day 1h     new\n\
         {ALEX}   authcode  {TENANT_ID}  {GRAPH}   1day 1h     refresh\n\
         {ALEX}   authcode  {TENANT_ID}  {ARM}  1day 1h     new\n\
         {ALEX}   authcode  {TENANT_ID}  https://vault.azure.net        1day 1h     refresh\n\
         {GUEST}  ropc      {TENANT_ID}  {ARM}  1day 1h     new\n"
    ));
}

#[test]
fn list_shows_the_scopes_of_a_token_that_was_asked_for_by_them() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    home.ropc(GUEST, &sandbox).args("--scope https://graph.microsoft.com/User.Read").prints_a_token();
    let outcome = home.azt("list", &sandbox).outcome();
    let row = outcome.stdout.lines().last().unwrap().split_whitespace().collect::<Vec<_>>();
    assert_eq!(
        row[..5],
        [
            GUEST,
            "ropc",
            TENANT_ID,
            "https://graph.microsoft.com/user_impersonation",
            "https://graph.microsoft.com/User.Read"
        ]
    );
    let json = home.azt("list -o json", &sandbox).outcome().json();
    assert_eq!(json[1].get("resource"), None);
    assert_eq!(json[1]["scopes"], json!(row[3..5]));
}

#[test]
fn list_as_json_has_these_keys_and_no_secret() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    home.azt("list -o json", &sandbox).prints("[]\n");
    home.azt("list -o json --store none", &sandbox).prints("[]\n");
    login(&home, &sandbox, ALEX);
    home.azt("msi", &sandbox).prints_a_token();
    let outcome = home.azt("list -o JSON", &sandbox).outcome();
    assert_eq!((outcome.stderr.as_str(), outcome.stdout.matches('\n').count()), ("", 1));
    let mut all = outcome.json();
    for kept in all.as_array_mut().unwrap() {
        let kept = kept.as_object_mut().unwrap();
        let on = kept.remove("keptOn").unwrap();
        assert!(on.as_str().unwrap().ends_with('Z'), "{on}");
        if let Some(expires_on) = kept.remove("expires_on") {
            let expires = kept.remove("expiresOn").unwrap();
            assert!(sandbox.tokens().iter().any(|token| token.expires_on == expires_on), "{expires_on}");
            assert_eq!(expires.as_str().unwrap().len(), "2026-01-01T00:00:00Z".len());
        }
    }
    assert_eq!(
        all,
        json!([
            { "kind": "sign-in", "account": ALEX, "flow": "authcode", "tenant": "organizations", "clientId": AZURE_CLI },
            {
                "kind": "token", "flow": "msi", "tenant": TENANT_ID, "clientId": SYSTEM_ASSIGNED.client_id,
                "resource": ARM, "source": "new",
            },
            {
                "kind": "token", "account": ALEX, "flow": "authcode", "tenant": TENANT_ID, "clientId": AZURE_CLI,
                "resource": ARM, "scopes": [format!("{ARM}/user_impersonation"), format!("{ARM}/.default")], "source": "new",
            },
        ])
    );
    let by_variable = home.azt("list", &sandbox).env("AZT_OUTPUT", "json").outcome().json();
    assert_eq!(by_variable.as_array().map(Vec::len), Some(3));
    assert!(home.azt("list", &sandbox).env("AZT_OUTPUT", "header").outcome().stdout.starts_with("ACCOUNT "));
    for format in ["header", "token", "none"] {
        home.azt("list -o", &sandbox)
            .arg(format)
            .refuses(2, "azt: error: list prints a table, or JSON\nazt: hint: for JSON: azt list -o json\n");
    }
}

#[test]
fn list_leaves_out_what_it_cannot_read_and_says_so_once() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    home.azt("msi", &sandbox).prints_a_token();
    home.azt("msi --resource graph", &sandbox).prints_a_token();
    home.azt("msi --resource keyvault", &sandbox).prints_a_token();
    for path in &home.records("tokens")[..2] {
        fs::write(path, "").unwrap();
    }
    let outcome = home.azt("list -o json", &sandbox).outcome();
    assert_eq!(outcome.json().as_array().map(Vec::len), Some(1));
    assert_eq!(
        outcome.stderr,
        "azt: warning: a record of the store is ignored: it is damaged, or sealed with another key\n"
    );
}

#[test]
fn list_shows_what_has_expired_as_expired_or_not_at_all() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    sandbox.set_lifetime(1);
    home.azt("msi", &sandbox).prints_a_token();
    let expires_on = sandbox.tokens().last().unwrap().expires_on;
    let now = || std::time::UNIX_EPOCH.elapsed().unwrap().as_secs();
    while i64::try_from(now()).unwrap() <= expires_on {
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    let outcome = home.azt("list", &sandbox).outcome();
    assert_eq!(outcome.status, Some(0));
    assert!(outcome.stdout.is_empty() || outcome.stdout.contains("expired"), "{outcome:?}");
}

#[test]
fn forget_takes_the_tokens_for_a_resource_whoever_they_are_of() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    login(&home, &sandbox, ALEX);
    says(home.azt("forget --resource arm", &sandbox), "azt: 1 token is forgotten\n");
    home.azt("token", &sandbox).prints_a_token();
    home.azt("token --resource graph", &sandbox).prints_a_token();
    home.azt("msi --resource graph", &sandbox).prints_a_token();
    home.azt("msi --resource databricks", &sandbox).prints_a_token();
    says(home.azt("forget --resource graph", &sandbox), "azt: 2 tokens are forgotten\n");
    says(home.azt("forget --resource graph", &sandbox), "azt: 0 tokens are forgotten\n");
    says(home.azt("forget --resource 2ff814a6-3304-4ab8-85cb-cd0e6f879c1d", &sandbox), "azt: 1 token is forgotten\n");
    assert_eq!(home.records("tokens").len(), 1);
    // The sign-in stays, and gives a new one.
    assert_eq!(whose(home.azt("token", &sandbox)), pair(ALEX, "cache"));
    assert_eq!(whose(home.azt("token --resource graph", &sandbox)), pair(ALEX, "refresh"));
    says(home.azt("forget -q --resource graph", &sandbox), "");
    home.azt("forget --resource databrick", &sandbox).refuses(
        2,
        "azt: error: unknown resource name 'databrick': neither a URI, nor a GUID, nor a name azt knows\n\
         azt: hint: did you mean this one: --resource databricks\n",
    );
}

#[test]
fn forget_knows_a_resource_that_was_asked_for_by_its_scope() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    login(&home, &sandbox, ALEX);
    home.azt("token --scope https://vault.azure.net/.default", &sandbox).prints_a_token();
    home.azt("msi --scope https://vault.azure.net/.default", &sandbox).prints_a_token();
    says(home.azt("forget --resource keyvault", &sandbox), "azt: 2 tokens are forgotten\n");
}

#[test]
fn forget_everything_leaves_an_empty_directory() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    login(&home, &sandbox, ALEX);
    let first = home.azt("msi", &sandbox).outcome().stdout;
    fs::create_dir_all(home.data().join("kernel/tokens")).unwrap();
    fs::write(home.data().join("kernel/tokens/x"), "").unwrap();
    says(home.azt("forget --all", &sandbox), "azt: everything is forgotten\n");
    assert_eq!(fs::read_dir(home.data()).unwrap().count(), 0);
    says(home.azt("forget --all", &sandbox), "azt: everything is forgotten\n");
    assert_nobody_is_signed_in(&home, &sandbox);
    assert_ne!(home.azt("msi", &sandbox).outcome().token(), first.trim_end());
    says(Home::new().azt("forget --all", &sandbox), "azt: everything is forgotten\n");
}

#[test]
fn forget_everything_needs_no_key_and_no_store() {
    let sandbox = Sandbox::start();
    for store in ["none", "file", "keyring"] {
        let home = Home::new();
        home.azt("msi", &sandbox).prints_a_token();
        fs::write(home.data().join("file/key"), "short").unwrap();
        says(home.azt("forget --all --store", &sandbox).arg(store), "azt: everything is forgotten\n");
        assert_eq!(fs::read_dir(home.data()).unwrap().count(), 0, "{store}");
    }
}

#[test]
fn forget_everything_follows_no_link() {
    let sandbox = Sandbox::start();
    let (home, elsewhere) = (Home::new(), Home::new());
    home.azt("msi", &sandbox).prints_a_token();
    fs::write(elsewhere.path().join("precious"), "").unwrap();
    let link = |name: &str| std::os::unix::fs::symlink(elsewhere.path(), home.data().join(name)).unwrap();
    link("warned");
    link("file/tokens/link");
    let outcome = home.azt("forget --all", &sandbox).outcome();
    assert!(elsewhere.path().join("precious").exists());
    assert_eq!((outcome.stderr.as_str(), outcome.status), ("azt: everything is forgotten\n", Some(0)));
    assert_eq!(fs::read_dir(home.data()).unwrap().count(), 0);
}

#[test]
fn forget_wants_to_know_what() {
    azt("forget").refuses(
        2,
        "azt: error: the following required arguments were not provided: <PROFILE|--resource <URI|GUID|NAME>|--all>\n\
         azt: hint: what can be typed: azt forget --help\n",
    );
    azt("forget --all --resource graph").refuses(
        2,
        "azt: error: the argument '--all' cannot be used with '--resource <URI|GUID|NAME>'\n\
         azt: hint: what can be typed: azt forget --help\n",
    );
}

#[test]
fn no_command_about_what_is_kept_prints_a_secret() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let mut said = String::new();
    let mut hear = |outcome: crate::process::Outcome| said.push_str(&(outcome.stdout + &outcome.stderr));
    hear(home.azt("login --no-browser", &sandbox).signed_in());
    let oauth = home.azt("authcode --no-prompt -o oauth --with-refresh-token", &sandbox).outcome().json();
    home.azt("msi", &sandbox).prints_a_token();
    for line in [
        "list -vv",
        "list -o json -vv",
        "forget --resource graph -vv",
        "logout nobody@contoso.example -vv",
        "logout -vv",
        "forget --all -vv",
    ] {
        hear(home.azt(line, &sandbox).outcome());
    }
    let refresh_token = oauth["refresh_token"].as_str().unwrap().to_owned();
    for secret in sandbox.tokens().iter().map(|issued| &issued.token).chain([&refresh_token]) {
        assert!(!said.contains(secret.as_str()), "{said}");
    }
    assert_eq!(serde_json::from_str::<Value>(&said).ok(), None, "something was said");
}

/// What is kept under a key in a file, as if the key were in a keyring that nothing leads to here.
fn out_of_reach(home: &Home) {
    fs::rename(home.data().join("file"), home.data().join("keyring")).unwrap();
}

#[test]
fn who_chooses_no_keeper_is_shown_what_all_of_them_keep() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let run = |line: &str| home.azt(line, &sandbox).env("AZT_STORE", "");
    says(run("list"), "azt: nothing is kept\n");
    says(run("logout"), "azt: nobody is signed in\n");
    says(run("forget --resource arm"), "azt: 0 tokens are forgotten\n");
    assert_eq!(home.tree(), [home.path()]);
    login(&home, &sandbox, ALEX);
    assert_eq!(run("list -o json").outcome().json().as_array().map(Vec::len), Some(2));
    says(run("forget --resource arm"), "azt: 1 token is forgotten\n");
    says(run("logout"), &format!("azt: signed out: {ALEX}\n"));
    says(home.azt("list", &sandbox), "azt: nothing is kept\n");
}

#[test]
fn what_is_kept_with_a_keyring_that_is_out_of_reach_is_not_said_to_be_nothing() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    login(&home, &sandbox, ALEX);
    out_of_reach(&home);
    let run = |line: &str| home.azt(line, &sandbox).env("AZT_STORE", "");
    let why = "the keyring cannot be used: there is none in this session";
    says(run("list"), &format!("azt: warning: {why}; what was kept with it is not shown\n"));
    let json = run("list -o json").outcome();
    assert_eq!((json.stdout.as_str(), json.status), ("[]\n", Some(0)));
    let left = |what: &str| {
        format!(
            "azt: error: {why}; {what} that were kept with it are still there\n\
             azt: hint: type the same again where it can be used, or forget all that azt keeps: azt forget --all\n"
        )
    };
    for line in ["logout", "logout --all", &format!("logout {ALEX}"), "logout nobody@contoso.example"] {
        run(line).refuses(1, &left("sign-ins"));
    }
    run("forget --resource arm").refuses(1, &format!("azt: 0 tokens are forgotten\n{}", left("tokens")));
    // Whoever is in reach is signed out all the same.
    login(&home, &sandbox, GUEST);
    run("logout").refuses(1, &format!("azt: signed out: {GUEST}\n{}", left("sign-ins")));
    says(
        run("forget --all"),
        "azt: everything is forgotten but the key in the keyring of your desktop, which this session does not lead to\n",
    );
    says(run("logout"), "azt: nobody is signed in\n");
}
