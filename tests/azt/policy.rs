//! When a kept token will do, what takes its place, and that of many processes one asks.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::desktop::Desktop;
use crate::process::Outcome;
use crate::run::{Azt, Home, PAGE, azt, newest};
use crate::sandbox::cloud::{ACCOUNT_ID, ACCOUNT_KEY, ALEX, DECLINES, GUEST};
use crate::sandbox::{Answer, Sandbox};
use serde_json::{Value, json};

const TOKEN: &str = "/organizations/oauth2/v2.0/token";
const IMDS: &str = "/metadata/identity/oauth2/token";
const AUTHCODE: &str =
    "azt authcode --tenant organizations --resource https://management.azure.com/ --authority-host SANDBOX\n";
const LOGIN: &str =
    "azt login --tenant organizations --resource https://management.azure.com/ --authority-host SANDBOX\n";
const DECLINED: &str = "the sign-in was refused: access_denied: AADSTS65004: User declined to consent to access the app. Trace ID: # Correlation ID: # Timestamp: #";
const REVOKED: &str = "the kept sign-in was refused: invalid_grant: AADSTS50173: The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. Trace ID: # Correlation ID: # Timestamp: # (HTTP 400)";

fn now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs().try_into().unwrap()
}

/// Lets the clock go past this second.
fn pass(moment: i64) {
    while now() <= moment {
        thread::sleep(Duration::from_millis(50));
    }
}

/// An answer of Entra's or a metadata service's, whose token is this one.
pub fn granted(token: &str, more: Value) -> Answer {
    let mut body = json!({ "access_token": token, "token_type": "Bearer", "expires_in": 3599, "x": {} });
    let (Value::Object(body_), Value::Object(more)) = (&mut body, more) else { unreachable!("both are objects") };
    body_.extend(more);
    Answer::json(200, &body)
}

/// It printed this token, with just this on standard error.
#[track_caller]
pub fn assert_printed(outcome: &Outcome, token: &str, stderr: &str) {
    assert_eq!((outcome.stderr.as_str(), outcome.status), (stderr, Some(0)));
    assert_eq!(outcome.stdout.trim_end(), token.trim_end());
}

#[test]
fn a_kept_token_has_to_be_good_for_five_minutes_or_as_long_as_asked_for() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let asks = |run: Azt, asks: usize| {
        let before = sandbox.requests().len();
        run.prints_a_token();
        assert_eq!(sandbox.requests().len() - before, asks);
    };
    sandbox.set_lifetime(1000);
    asks(home.azt("msi", &sandbox), 1);
    asks(home.azt("msi", &sandbox), 0);
    asks(home.azt("msi --min-validity 10m", &sandbox), 0);
    asks(home.azt("msi", &sandbox).env("AZT_MIN_VALIDITY", "600"), 0);
    sandbox.set_lifetime(4000);
    asks(home.azt("msi --min-validity 1h", &sandbox), 1);
    asks(home.azt("msi --min-validity 1h", &sandbox), 0);
    sandbox.set_lifetime(200);
    asks(home.azt("msi --force-refresh", &sandbox), 1);
    for run in [
        home.azt("msi --min-validity 0", &sandbox),
        home.azt("msi --min-validity 2m", &sandbox),
        home.azt("msi", &sandbox).env("AZT_MIN_VALIDITY", "0"),
        home.azt("msi --min-validity 1m", &sandbox).env("AZT_MIN_VALIDITY", "1h"),
    ] {
        asks(run, 0);
    }
    asks(home.azt("msi", &sandbox), 1);
    asks(home.azt("msi", &sandbox), 1);
}

#[test]
fn a_service_that_cannot_give_what_was_asked_for_is_asked_each_time_and_said_to() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    sandbox.set_lifetime(1000);
    for count in 1..4 {
        let outcome = home.azt("msi --min-validity 1h", &sandbox).outcome();
        let stderr = outcome.stderr.replace("16m 39s", "16m 40s");
        assert_eq!(stderr, "azt: warning: the service gave a token that is good for 16m 40s only\n");
        assert_eq!((&outcome.stdout, outcome.status), (&newest(&sandbox), Some(0)));
        assert_eq!(sandbox.requests().len(), count);
    }
    azt("msi --min-validity soon").refuses(
        2,
        "azt: error: invalid value 'soon' for '--min-validity <DURATION>': not a duration such as 90s or 5m\n\
         azt: hint: what can be typed: azt msi --help\n",
    );
    azt("msi")
        .env("AZT_MIN_VALIDITY", "soon")
        .refuses(2, "azt: error: AZT_MIN_VALIDITY is 'soon': not a duration such as 90s or 5m\n");
}

#[test]
fn a_forced_refresh_is_never_answered_from_what_is_kept() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let arr_sts = || {
        let run = home.azt("arr-sts --account-id", &sandbox).arg(ACCOUNT_ID).arg("--endpoint").arg(sandbox.url());
        run.env("AZURE_REMOTE_RENDERING_ACCOUNT_KEY", ACCOUNT_KEY)
    };
    let runs: [(&dyn Fn() -> Azt, &str); 6] = [
        (&|| home.azt("msi", &sandbox), "new"),
        (&|| home.azt("cloudshell", &sandbox), "new"),
        (&arr_sts, "new"),
        (&|| home.ropc(ALEX, &sandbox), "refresh"),
        (&|| home.azt("authcode --no-prompt", &sandbox), "refresh"),
        (&|| home.azt("token", &sandbox), "refresh"),
    ];
    for (run, source) in runs {
        let first = run().outcome().token().to_owned();
        let forced = run().args("--force-refresh -ojson").outcome().json();
        assert_eq!(forced["source"], source);
        assert_ne!(forced["accessToken"], first);
        run().prints(&newest(&sandbox));
        // Not even where nothing else is to be had.
        sandbox.answer_next(Answer::status(503));
        run().args("--force-refresh --timeout 1s").outcome().refused(5);
        run().prints(&newest(&sandbox));
    }
}

#[test]
fn a_refresh_token_that_is_to_be_printed_is_a_new_one() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let run = || home.ropc(ALEX, &sandbox).args("-o oauth --with-refresh-token").outcome().json();
    let (first, second) = (run(), run());
    assert!(first["refresh_token"].is_string() && second["refresh_token"].is_string());
    assert_ne!(first["refresh_token"], second["refresh_token"]);
    assert_ne!(first["access_token"], second["access_token"]);
    // It is also the one that is kept.
    home.azt("token --resource graph", &sandbox).prints_a_token();
    let sent = sandbox.requests().pop().unwrap().form("refresh_token").unwrap().to_owned();
    assert_eq!(second["refresh_token"], sent);
}

#[test]
fn a_token_that_has_a_while_to_live_is_printed_with_a_warning_when_the_service_is_down() {
    let sandbox = Sandbox::start();
    sandbox.set_lifetime(200);
    for (line, path, who) in [("msi", IMDS, "IMDS gave no token"), ("ropc", TOKEN, "the kept sign-in was not answered")]
    {
        let home = Home::new();
        let run = || if line == "ropc" { home.ropc(ALEX, &sandbox) } else { home.azt(line, &sandbox) };
        let first = run().outcome().stdout;
        sandbox.answer_next(Answer::status(503).at(path));
        let warning = format!(
            "azt: warning: the kept token could not be renewed and will do for now: {who}: it gave no reason (HTTP 503)\n"
        );
        assert_printed(&run().outcome(), &first, &warning);
        // The line goes dead in the middle of an answer.
        sandbox.answer_next(granted("t", json!({})).cut_after(10).at(path));
        let outcome = run().outcome();
        assert_eq!((&outcome.stdout, outcome.status), (&first, Some(0)), "{outcome:?}");
        let start = "azt: warning: the kept token could not be renewed and will do for now: ";
        assert!(outcome.stderr.starts_with(start), "{outcome:?}");
        assert_eq!(outcome.stderr.lines().count(), 1, "{outcome:?}");
        // Less than what was asked for will not do.
        sandbox.answer_next(Answer::status(503).at(path));
        run().args("--min-validity 250s --timeout 1s").outcome().refused(5);
        sandbox.answer_next(Answer::status(503).at(path));
        run().args("--force-refresh --timeout 1s").outcome().refused(5);
        // Nobody lost anything by all this.
        let json = run().arg("-ojson").outcome().json();
        assert_eq!(json["source"], if line == "ropc" { "refresh" } else { "new" });
    }
}

#[test]
fn a_network_fault_never_opens_a_browser_and_an_expired_token_is_not_printed() {
    let sandbox = Sandbox::start();
    let (desktop, home) = (Desktop::new(), Home::new());
    sandbox.set_lifetime(2);
    home.azt("authcode --no-browser", &sandbox).signed_in();
    home.azt("msi", &sandbox).outcome();
    pass(sandbox.tokens().last().unwrap().expires_on);
    for answer in [
        Answer::status(503),
        Answer::status(429).header("Retry-After", "7"),
        granted("t", json!({})).cut_after(10),
        Answer::html(200, "<html>Sign in to the hotel</html>".to_owned()),
        Answer::json(400, &json!({ "error": "temporarily_unavailable" })),
        Answer::silence(),
    ] {
        for line in ["authcode --timeout 1s", "token --timeout 1s"] {
            sandbox.answer_next(answer.clone().at(TOKEN));
            desktop.azt(line, &home, &sandbox).outcome().refused(5);
        }
    }
    assert_eq!(desktop.tabs(), 0);
    sandbox.answer_next(Answer::status(503).at(IMDS));
    home.azt("msi --timeout 1s", &sandbox).refuses(5, "azt: error: IMDS gave no token: it gave no reason (HTTP 503)\n");
    // The sign-in has outlived it all.
    sandbox.set_lifetime(3599);
    let json = desktop.azt("authcode -ojson", &home, &sandbox).outcome().json();
    assert_eq!((&json["source"], desktop.tabs()), (&json!("refresh"), 0));
}

#[test]
fn where_nobody_may_be_asked_it_is_status_3_with_the_command_to_type() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let needs = "authcode needs a person at a browser, and --no-prompt forbids to ask one";
    home.azt("authcode --no-prompt", &sandbox)
        .refuses(3, &format!("azt: error: {needs}\nazt: hint: where a person is: {AUTHCODE}"));
    for line in ["token", "token --no-prompt"] {
        home.azt(line, &sandbox).refuses(3, &format!("azt: error: nobody has signed in\nazt: hint: sign in: {LOGIN}"));
    }
    let graph = LOGIN.replace("login ", &format!("login --login-hint {ALEX} "));
    let graph = graph.replace("management.azure", "graph.microsoft").replace("organizations", "contoso.example");
    home.azt("token --login-hint alex@contoso.example --resource graph --tenant contoso.example", &sandbox)
        .refuses(3, &format!("azt: error: {ALEX} has not signed in\nazt: hint: sign in: {graph}"));
    assert_eq!(sandbox.requests().len(), 0);
    for line in ["authcode --no-prompt --force-refresh", "token --no-prompt --force-refresh", "token"] {
        let home = Home::new();
        if line == "token" {
            sandbox.set_lifetime(200);
        }
        home.azt("authcode --no-browser", &sandbox).signed_in();
        sandbox.revoke_refresh_tokens();
        let (needs, command) = if line.starts_with("token") {
            ("a person has to sign in again, and --no-prompt forbids to ask one", LOGIN)
        } else {
            (needs, AUTHCODE)
        };
        home.azt(line, &sandbox)
            .env("AZT_NO_PROMPT", "1")
            .refuses(3, &format!("azt: error: {REVOKED}; {needs}\nazt: hint: where a person is: {command}"));
    }
}

#[test]
fn a_refused_refresh_token_leads_to_one_browser_tab_and_the_sign_in_to_a_new_one() {
    let sandbox = Sandbox::start();
    for line in ["authcode", "token"] {
        let (desktop, home) = (Desktop::new(), Home::new());
        home.azt("authcode --no-browser", &sandbox).signed_in();
        sandbox.revoke_refresh_tokens();
        let run = desktop.azt(line, &home, &sandbox).arg("--force-refresh").begin();
        desktop.sign_in();
        let outcome = run.outcome();
        let said = outcome.stderr.replace(|c: char| c.is_ascii_digit(), "");
        let notice = "azt: opening a browser to sign in; waiting at http://localhost: for up to m\n";
        let revoked = REVOKED.replace(|c: char| c.is_ascii_digit(), "");
        assert_eq!(said, format!("azt: {revoked}\n{notice}"), "{line}");
        assert_eq!((&outcome.stdout, outcome.status), (&newest(&sandbox), Some(0)));
        assert_eq!(desktop.tabs(), 1);
        desktop.azt(line, &home, &sandbox).prints(&outcome.stdout);
        desktop.azt("token --resource graph", &home, &sandbox).prints_a_token();
        assert_eq!(desktop.tabs(), 1);
    }
}

#[test]
fn a_refusal_that_no_person_can_mend_asks_nobody() {
    let sandbox = Sandbox::start();
    let (desktop, home) = (Desktop::new(), Home::new());
    home.azt("authcode --no-browser", &sandbox).signed_in();
    let both = "--tenant TENANT --resource https://management.azure.com/ --client-id GUID --authority-host SANDBOX";
    let again = "--tenant organizations --resource https://management.azure.com/";
    for (body, hint) in [
        (
            json!({ "error": "invalid_client", "error_description": "no" }),
            format!("check the application's registration, and these: azt token {both}"),
        ),
        (
            json!({ "error": "unauthorized_client", "error_description": "no" }),
            format!("the application may not do this: check its registration, and these: azt token {both}"),
        ),
        (
            json!({ "error": "invalid_grant", "suberror": "client_mismatch", "error_description": "no" }),
            format!(
                "the refresh token is another application's: name that one: azt token {again} --client-id GUID --authority-host SANDBOX"
            ),
        ),
        (
            json!({ "error": "invalid_grant", "suberror": "protection_policy_required", "error_description": "no" }),
            format!(
                "the tenant wants an application that Intune protects, which azt is not: an administrator can except it; then: azt token {again} --authority-host SANDBOX"
            ),
        ),
    ] {
        let error = body["error"].as_str().unwrap();
        sandbox.answer_next(Answer::json(400, &body).at(TOKEN));
        desktop.azt("authcode --force-refresh", &home, &sandbox).refuses(
            4,
            &format!("azt: error: the kept sign-in was refused: {error}: no (HTTP 400)\nazt: hint: {hint}\n"),
        );
    }
    assert_eq!(desktop.tabs(), 0);
}

#[test]
fn past_its_date_a_token_is_renewed_ahead_and_does_until_then() {
    let sandbox = Sandbox::start();
    let soon = json!({ "refresh_in": 3, "refresh_token": "r1" });
    let path = |home: &Home, flow: &str| {
        sandbox.answer_next(granted("t1", soon.clone()));
        match flow {
            "msi" => home.azt("msi", &sandbox).prints("t1\n"),
            _ => home.ropc(ALEX, &sandbox).prints("t1\n"),
        }
    };
    let [renewed, failing, refused, machine, late, unsigned] = std::array::from_fn(|_| Home::new());
    let desktop = Desktop::new();
    path(&renewed, "ropc");
    path(&failing, "ropc");
    path(&machine, "msi");
    // Its service always gives the token that it has.
    sandbox.answer_next(granted("t1", json!({ "refresh_in": "0" })));
    late.azt("msi", &sandbox).prints("t1\n");
    sandbox.answer_next(granted("t1", soon.clone()).at(TOKEN));
    assert_printed(&refused.azt("authcode --no-browser", &sandbox).signed_in(), "t1", PAGE);
    sandbox.answer_next(granted("t1", json!({ "refresh_in": 3 })).at(TOKEN));
    assert_printed(&unsigned.azt("authcode --no-browser", &sandbox).signed_in(), "t1", PAGE);
    pass(now() + 3);
    let count = || sandbox.requests().len();

    let before = count();
    late.azt("msi", &sandbox).prints("t1\n");
    // Nobody can renew it without asking, who will be asked when it is due.
    desktop.azt("authcode", &unsigned, &sandbox).prints("t1\n");
    assert_eq!(count(), before);

    sandbox.answer_next(granted("t2", json!({ "refresh_token": "r2" })));
    renewed.ropc(ALEX, &sandbox).prints("t2\n");
    renewed.ropc(ALEX, &sandbox).prints("t2\n");
    assert_eq!(count(), before + 1);
    assert_eq!(sandbox.requests().pop().unwrap().form("refresh_token"), Some("r1"));

    let warning = "azt: warning: the kept token could not be renewed and will do for now: ";
    sandbox.answer_next(Answer::status(503));
    let said = format!("{warning}the kept sign-in was not answered: it gave no reason (HTTP 503)\n");
    assert_printed(&failing.ropc(ALEX, &sandbox).outcome(), "t1", &said);
    sandbox.answer_next(Answer::status(503));
    let said = format!("{warning}IMDS gave no token: it gave no reason (HTTP 503)\n");
    assert_printed(&machine.azt("msi", &sandbox).outcome(), "t1", &said);
    // Not even a refusal is a reason to bother somebody yet.
    let body = json!({ "error": "invalid_grant", "error_description": "no" });
    sandbox.answer_next(Answer::json(400, &body));
    let said = format!("{warning}the kept sign-in was refused: invalid_grant: no (HTTP 400)\n");
    assert_printed(&desktop.azt("authcode", &refused, &sandbox).outcome(), "t1", &said);
    assert_eq!(count(), before + 4);

    // It is not tried again at once.
    failing.ropc(ALEX, &sandbox).prints("t1\n");
    machine.azt("msi", &sandbox).prints("t1\n");
    desktop.azt("authcode", &refused, &sandbox).prints("t1\n");
    assert_eq!((count(), desktop.tabs()), (before + 4, 0));
}

/// Makes a run that keeps its tokens in a home.
type Making<'a> = &'a dyn Fn(&Home) -> Azt;

/// Starts them all, then waits for them all.
pub fn all(runs: Vec<Azt>) -> Vec<Outcome> {
    let begun: Vec<_> = runs.into_iter().map(Azt::begin).collect();
    begun.into_iter().map(|run| run.outcome()).collect()
}

#[test]
fn of_many_at_once_one_asks_and_all_print_its_token() {
    let sandbox = Sandbox::start();
    let signed_in = Home::new();
    signed_in.azt("login --no-browser", &sandbox).signed_in();
    let runs: [(Home, Making<'_>); 4] = [
        (Home::new(), &|home| home.azt("msi", &sandbox)),
        (Home::new(), &|home| home.ropc(ALEX, &sandbox)),
        (Home::new(), &|home| home.ropc(ALEX, &sandbox).arg("--no-prompt")),
        (signed_in, &|home| home.azt("token --resource graph", &sandbox)),
    ];
    for (home, run) in runs {
        let before = sandbox.requests().len();
        // Slow enough for the others to come meanwhile.
        sandbox.answer_next(granted("the-one", json!({ "refresh_token": "r" })).byte_every(Duration::from_millis(5)));
        for outcome in all((0..30).map(|_| run(&home)).collect()) {
            assert_printed(&outcome, "the-one", "");
        }
        assert_eq!(sandbox.requests().len() - before, 1);
    }
}

#[test]
fn many_at_once_for_different_resources_renew_one_after_the_other() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    home.azt("login --no-browser", &sandbox).signed_in();
    let before = sandbox.requests().len();
    let names = ["graph", "databricks", "keyvault", "storage", "devops", "arm"];
    let runs = (0..5).flat_map(|_| names).map(|name| home.azt("token --resource", &sandbox).arg(name));
    let outcomes = all(runs.collect());
    for (index, outcome) in outcomes.iter().enumerate() {
        assert_eq!(outcome.token(), outcomes[index % names.len()].token(), "the same for everybody");
    }
    // Each refresh token was used once: none was lost on the way.
    let requests = sandbox.requests();
    let mut sent: Vec<_> = requests[before..].iter().map(|request| request.form("refresh_token").unwrap()).collect();
    assert_eq!(sent.len(), names.len() - 1, "arm came with the sign-in");
    sent.sort_unstable();
    sent.dedup();
    assert_eq!(sent.len(), names.len() - 1);
}

#[test]
fn of_many_who_need_a_person_one_asks_and_the_sign_in_is_everybodys() {
    let sandbox = Sandbox::start();
    let (desktop, home) = (Desktop::new(), Home::new());
    let mut runs: Vec<_> = (0..20).map(|_| desktop.azt("authcode", &home, &sandbox).begin()).collect();
    for run in &mut runs {
        // For the person, or for the one who asks.
        run.told("waiting");
    }
    desktop.sign_in();
    let outcomes: Vec<_> = runs.into_iter().map(|run| run.outcome()).collect();
    let token = newest(&sandbox);
    for outcome in &outcomes {
        assert_eq!((&outcome.stdout, outcome.status), (&token, Some(0)), "{outcome:?}");
        assert_eq!(outcome.stderr.lines().count(), 1, "{outcome:?}");
    }
    let asked = |outcome: &&Outcome| outcome.stderr.starts_with("azt: opening a browser to sign in; waiting at ");
    let waited = |outcome: &&Outcome| outcome.stderr.ends_with(", which is at the same, for up to # more\n");
    assert_eq!(outcomes.iter().filter(asked).count(), 1);
    assert_eq!(outcomes.iter().filter(waited).count(), 19);
    assert_eq!((desktop.tabs(), sandbox.tokens().len()), (1, 1));
}

#[test]
fn who_waited_for_a_sign_in_gets_a_token_for_another_resource_by_it() {
    let sandbox = Sandbox::start();
    let (desktop, home) = (Desktop::new(), Home::new());
    let mut first = desktop.azt("authcode", &home, &sandbox).begin();
    first.told("waiting");
    let mut second = desktop.azt("authcode --resource graph -ojson", &home, &sandbox).begin();
    second.told("same");
    desktop.sign_in();
    first.outcome().token();
    let json = second.outcome().json();
    assert_eq!((&json["source"], &json["resource"]), (&json!("refresh"), &json!("https://graph.microsoft.com/")));
    assert_eq!(desktop.tabs(), 1);
}

#[test]
fn a_declined_sign_in_is_not_asked_for_again_at_once() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let run = || home.azt("authcode --no-browser --login-hint", &sandbox).arg(DECLINES);
    assert_eq!(run().signed_in().status, Some(4));
    let outcome = run().outcome();
    let (seconds, rest) = split_seconds(&outcome.stderr);
    assert!(seconds < 60);
    assert_eq!(
        rest,
        format!(
            "azt: error: nobody signed in when asked # s ago: {DECLINED}\n\
             azt: hint: azt asks again after a minute; to sign in now: {}",
            LOGIN.replace("login ", &format!("login --login-hint {DECLINES} "))
        )
    );
    assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(3), ""));
    // It was this person who declined, and nobody else.
    let other = home.azt("authcode --no-browser --login-hint", &sandbox).arg(GUEST).signed_in();
    assert_printed(&other, &newest(&sandbox), PAGE);
    // Who types login wants to sign in.
    let login = home.azt("login --no-browser --login-hint", &sandbox).arg(DECLINES).signed_in();
    assert_eq!(login.status, Some(4));
    assert!(login.stderr.starts_with(&format!("{PAGE}azt: error: {DECLINED}\n")), "{login:?}");
}

/// `asked 12 s ago` is `asked # s ago`, and 12.
pub fn split_seconds(text: &str) -> (u64, String) {
    let (before, rest) = text.split_once("asked ").unwrap_or_else(|| panic!("{text}"));
    let (seconds, after) = rest.split_once(" s ago").unwrap_or_else(|| panic!("{text}"));
    (seconds.parse().unwrap(), format!("{before}asked # s ago{after}"))
}

#[test]
fn a_sign_in_that_nobody_came_to_is_not_asked_for_again_at_once_but_a_login_mends_it() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let outcome = home.azt("authcode --no-browser --timeout 1s", &sandbox).outcome();
    assert!(outcome.refused(3).contains("azt: error: nobody signed in within 1s\n"), "{outcome:?}");
    for line in ["authcode --no-browser", "authcode --no-browser --resource graph"] {
        let outcome = home.azt(line, &sandbox).outcome();
        let (_, stderr) = split_seconds(outcome.refused(3));
        let login = if line.ends_with("graph") {
            LOGIN.replace("management.azure", "graph.microsoft")
        } else {
            LOGIN.to_owned()
        };
        assert_eq!(
            stderr,
            format!(
                "azt: error: nobody signed in when asked # s ago: nobody signed in within 1s\n\
                 azt: hint: azt asks again after a minute; to sign in now: {login}"
            )
        );
    }
    assert_eq!(home.azt("login --no-browser", &sandbox).signed_in().status, Some(0));
    home.azt("authcode --no-browser", &sandbox).prints_a_token();
    home.azt("logout", &sandbox).outcome();
    // The refusal of before does not come back.
    assert_eq!(home.azt("authcode --no-browser", &sandbox).signed_in().status, Some(0));
}

#[test]
fn ctrl_c_at_a_sign_in_is_no_refusal() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let mut run = home.azt("authcode --no-browser", &sandbox).begin();
    run.told("/oauth2/v2.0/authorize?");
    run.running.interrupt();
    assert_eq!(run.outcome().status, Some(130));
    assert_eq!(home.azt("authcode --no-browser", &sandbox).signed_in().status, Some(0));
}

#[test]
fn a_wrong_password_is_not_remembered() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    for count in 1..3 {
        home.ropc(ALEX, &sandbox).input("wrong").outcome().refused(4);
        assert_eq!(sandbox.requests().len(), count);
    }
    home.ropc(ALEX, &sandbox).prints_a_token();
}

/// Of several runs at a service that takes its time and then gives none, the first asks, and the others are told.
#[track_caller]
fn assert_told(line: &str, status: &str, error: &str) {
    let home = Home::new();
    let service = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", service.local_addr().unwrap());
    let (asked, is_asked) = channel();
    let (answer, may_answer) = channel::<()>();
    let status = status.to_owned();
    let serving = thread::spawn(move || {
        let mut requests = 0;
        while let Ok((mut stream, _)) = service.accept() {
            let mut request = [0; 4096];
            // The test is over: nobody asks any more.
            if stream.read(&mut request).unwrap() == 0 {
                break;
            }
            requests += 1;
            asked.send(()).unwrap();
            may_answer.recv().ok();
            write!(stream, "HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").unwrap();
        }
        requests
    });
    let run = || {
        let run = azt(line).env("AZURE_POD_IDENTITY_AUTHORITY_HOST", &url).env("AZURE_AUTHORITY_HOST", &url);
        run.env("AZURE_USERNAME", ALEX).env("AZURE_PASSWORD", "p").keeping(&home).begin()
    };
    let first = run();
    is_asked.recv().unwrap();
    let mut others: Vec<_> = (0..5).map(|_| run()).collect();
    for other in &mut others {
        other.told("same");
    }
    // Whoever asks nevertheless is answered at once.
    answer.send(()).unwrap();
    drop(answer);
    let service = url.trim_start_matches("http://");
    let waited = format!("azt: waiting for {service}, for up to # more\n");
    assert_eq!(first.outcome().refused(5), format!("{waited}{error}"));
    for other in others {
        let outcome = other.outcome();
        assert!(
            outcome.refused(5).ends_with(&format!(", which is at the same, for up to # more\n{error}")),
            "{outcome:?}"
        );
    }
    drop(TcpStream::connect(service).unwrap());
    assert_eq!(serving.join().unwrap(), 1, "requests");
}

#[test]
fn who_waited_while_the_service_was_down_is_told_so_and_does_not_ask_again() {
    // Not a fault that a managed identity is asked again for.
    assert_told("msi", "302 Found", "azt: error: IMDS answered with a redirect, which azt does not follow\n");
}

#[test]
fn who_waited_while_a_sign_in_could_not_reach_the_service_is_told_so_and_does_not_try_again() {
    let status = "503 Service Unavailable";
    let why = "could not learn who checks the password of alex@contoso.example: it gave no reason (HTTP 503)";
    assert_told("ropc", status, &format!("azt: error: {why}\n"));
}

/// A run that says its process id.
pub fn telling(run: Azt) -> Azt {
    run.by("/bin/sh", &["-c", "echo pid:$$ >&2; exec \"$0\" \"$@\""])
}

/// Somebody who is being asked to sign in, and the process that asks.
fn asking(home: &Home, sandbox: &Sandbox) -> (crate::run::Begun, String) {
    let mut holder = telling(home.azt("authcode --no-browser", sandbox)).begin();
    let pid = holder.told("pid:").replace("pid:", "");
    holder.told("/oauth2/v2.0/authorize?");
    (holder, pid)
}

#[test]
fn who_cannot_wait_any_longer_is_told_who_is_in_the_way() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let (holder, pid) = asking(&home, &sandbox);
    home.azt("authcode --no-browser --timeout 1s", &sandbox).refuses(
        5,
        &format!(
            "azt: error: another azt, process {pid}, has been at the same for 1s\n\
             azt: hint: see what it waits for, or end it: kill {pid}\n"
        ),
    );
    // Who needs no person goes on meanwhile.
    home.azt("msi --timeout 1s", &sandbox).prints_a_token();
    home.ropc(GUEST, &sandbox).args("--timeout 5s").prints_a_token();
    drop(holder);
}

#[test]
fn a_lock_of_nobody_azt_knows_is_waited_for_as_long_as_was_said() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    home.azt("msi", &sandbox).prints_a_token();
    let lock = fs::File::open(home.record("locks")).unwrap();
    lock.lock().unwrap();
    let outcome = home.azt("msi --force-refresh --timeout 1s", &sandbox).outcome();
    assert!(outcome.refused(5).starts_with("azt: error: another azt"), "{outcome:?}");
    // A hit needs no lock.
    home.azt("msi --timeout 1s", &sandbox).prints_a_token();
    assert_eq!(sandbox.requests().len(), 1);
    lock.unlock().unwrap();
    home.azt("msi --force-refresh --timeout 1s", &sandbox).prints_a_token();
}

#[test]
fn a_lock_without_a_note_is_nobodys_in_particular() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    home.azt("msi", &sandbox).prints_a_token();
    fs::remove_file(home.record("notes")).unwrap();
    let lock = fs::File::open(home.record("locks")).unwrap();
    lock.lock().unwrap();
    home.azt("msi --force-refresh --timeout 3s", &sandbox).refuses(
        5,
        "azt: waiting for another azt, which is at the same, for up to # more\n\
         azt: error: another azt has been at the same for 3s\n",
    );
}

#[test]
fn a_kept_token_that_will_do_is_printed_where_the_lock_is_taken() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    sandbox.set_lifetime(200);
    let first = home.azt("msi", &sandbox).outcome().stdout;
    let lock = fs::File::open(home.record("locks")).unwrap();
    lock.lock().unwrap();
    let outcome = home.azt("msi --timeout 1s", &sandbox).outcome();
    assert_eq!((&outcome.stdout, outcome.status), (&first, Some(0)), "{outcome:?}");
    let start = "azt: warning: the kept token could not be renewed and will do for now: another azt";
    assert!(outcome.stderr.starts_with(start), "{outcome:?}");
}

/// Nobody waits to renew what is good for a while.
#[test]
fn past_its_date_a_token_is_printed_at_once_where_the_lock_is_taken() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    for (line, path) in [("msi", IMDS), ("ropc", TOKEN)] {
        let run = || if line == "ropc" { home.ropc(ALEX, &sandbox) } else { home.azt(line, &sandbox) };
        sandbox.answer_next(granted("t1", json!({ "refresh_in": 1, "refresh_token": "r1" })).at(path));
        run().prints("t1\n");
        pass(now() + 1);
        let locks: Vec<_> = home.records("locks").iter().map(|lock| fs::File::open(lock).unwrap()).collect();
        locks.iter().for_each(|lock| lock.lock().unwrap());
        let count = sandbox.requests().len();
        run().arg("--timeout").arg("10s").prints("t1\n");
        assert_eq!(sandbox.requests().len(), count);
    }
}

/// That one resource is refused says nothing about the next.
#[test]
fn a_refusal_about_a_resource_is_not_a_person_who_declined() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    home.azt("authcode --no-browser --resource https://nope.example/", &sandbox).signed_in().refused(4);
    let outcome = home.azt("authcode --no-browser --resource graph", &sandbox).signed_in();
    assert_eq!((outcome.stdout, outcome.status), (newest(&sandbox), Some(0)));
}

#[test]
fn ctrl_c_ends_the_wait_for_another_process() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let (holder, pid) = asking(&home, &sandbox);
    let mut waiting = home.azt("authcode --no-browser", &sandbox).begin();
    waiting.told("same");
    waiting.running.interrupt();
    let outcome = waiting.outcome();
    assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(130), ""));
    assert_eq!(
        outcome.stderr,
        format!(
            "azt: waiting for another azt, process {pid}, which is at the same, for up to # more\n\
             azt: error: interrupted\n"
        )
    );
    drop(holder);
}

#[test]
fn who_is_killed_makes_way() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    sandbox.answer_next(Answer::silence());
    let mut first = home.azt("msi -vv", &sandbox).begin();
    first.told("Metadata:");
    let mut second = home.azt("msi", &sandbox).begin();
    second.told("same");
    // SIGKILL.
    drop(first);
    let outcome = second.outcome();
    assert_eq!((&outcome.stdout, outcome.status), (&newest(&sandbox), Some(0)));
    assert_eq!(sandbox.requests().len(), 2);
}
