//! `azt devicecode`: the code, the page, the polls, and how they end.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::desktop::Desktop;
use crate::process::Outcome;
use crate::run::{Azt, Begun, Home, azt, newest};
use crate::sandbox::browser::{enter_code, visit};
use crate::sandbox::cloud::{ALEX, OWN_APP, TENANT_ID};
use crate::sandbox::{Answer, Sandbox};

/// What is hinted at where the service could not answer.
const TRY_AGAIN: &str = "azt: hint: the service could not answer; try again: azt devicecode --tenant organizations --resource https://management.azure.com/ --authority-host SANDBOX\n";

const CODES: &str = "/organizations/oauth2/v2.0/devicecode";
const POLLS: &str = "/organizations/oauth2/v2.0/token";

/// What is printed for the person.
const ASKED: &str = "azt: open this page in a browser, here or on another device, and enter the code CODE:\n\
                     SANDBOX/devicelogin\n";
const WAITING: &str = "azt: waiting for the sign-in, 15m at most\n";

/// What every hint at a new code ends in.
const AGAIN: &str =
    "azt devicecode --tenant organizations --resource https://management.azure.com/ --authority-host SANDBOX\n";

/// A sign-in that waits: its code was printed.
struct SignIn {
    run: Begun,
    code: String,
}

impl SignIn {
    fn of(run: Azt) -> Self {
        let mut run = run.begin();
        let code = run.told("QK").trim_end_matches(':').to_owned();
        Self { run, code }
    }

    /// Enters the code as a person would on another device.
    fn press(&self, button: &str, sandbox: &Sandbox) {
        let page = enter_code(&format!("{}/devicelogin", sandbox.url()), &self.code, button).unwrap();
        assert!(page.body.contains("You have "), "{}", page.body);
    }

    /// The code reads `CODE` in what it left.
    fn outcome(self) -> Outcome {
        let outcome = self.run.outcome();
        Outcome { stderr: outcome.stderr.replace(&self.code, "CODE"), ..outcome }
    }

    fn signed_in(self, sandbox: &Sandbox) -> Outcome {
        self.press("Continue", sandbox);
        self.outcome()
    }
}

/// A sandbox whose polls are a second apart.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::start();
    sandbox.set_device_code(|body| body["interval"] = json!(1));
    sandbox
}

fn sign_in(line: &str, sandbox: &Sandbox) -> SignIn {
    SignIn::of(azt(&format!("devicecode {line}")).at(sandbox))
}

fn refusal(status: u16, error: &str, codes: &[i64]) -> Answer {
    let text = format!("AADSTS{}: no", codes[0]);
    Answer::json(status, &json!({ "error": error, "error_description": text, "error_codes": codes, "x": {} }))
}

/// The polls that the sandbox saw.
fn polls(sandbox: &Sandbox) -> usize {
    sandbox.requests().iter().filter(|request| request.path == POLLS).count()
}

#[test]
fn code_and_page_are_printed_and_the_token_follows() {
    let sandbox = sandbox();
    let outcome = sign_in("--resource graph", &sandbox).signed_in(&sandbox);
    assert_eq!(outcome.stderr, format!("{ASKED}{WAITING}"));
    assert_eq!((outcome.stdout, outcome.status), (newest(&sandbox), Some(0)));
    let outcome = sign_in("-q", &sandbox).signed_in(&sandbox);
    assert_eq!((outcome.stderr.as_str(), outcome.status), (ASKED, Some(0)));
}

#[test]
fn the_requests_are_a_public_clients() {
    let sandbox = sandbox();
    let run = azt("device-code --tenant contoso.example --resource databricks --client-id").arg(OWN_APP).at(&sandbox);
    let outcome = SignIn::of(run).signed_in(&sandbox);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    let requests = sandbox.requests();
    let sent = |path: &str| {
        let request = requests.iter().find(|request| request.path.ends_with(path)).unwrap();
        let mut fields = request.form.clone();
        fields.sort();
        assert_eq!(request.header("client-request-id").map(str::len), Some(36));
        fields.into_iter().filter(|(name, _)| name != "device_code").collect::<Vec<_>>()
    };
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let client = pair("client_id", OWN_APP);
    let scope = pair("scope", "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d/.default openid profile offline_access");
    assert_eq!(sent("/oauth2/v2.0/devicecode"), [client.clone(), scope.clone()]);
    let grant = pair("grant_type", "urn:ietf:params:oauth:grant-type:device_code");
    assert_eq!(sent("/oauth2/v2.0/token"), [client, pair("client_info", "1"), grant, scope]);
}

#[test]
fn it_polls_until_somebody_has_signed_in() {
    let sandbox = sandbox();
    // Pending, whatever the status; then a service that is busy, and says that it is.
    for status in [403, 200] {
        sandbox.answer_next(refusal(status, "authorization_pending", &[70016]).at(POLLS));
    }
    let sign_in = sign_in("", &sandbox);
    sign_in.press("Continue", &sandbox);
    let outcome = sign_in.outcome();
    assert_eq!(outcome.stderr, format!("{ASKED}{WAITING}"));
    assert_eq!((outcome.stdout, outcome.status), (newest(&sandbox), Some(0)));
    assert_eq!(polls(&sandbox), 3);
    assert!(outcome.took >= Duration::from_secs(3), "{:?}", outcome.took);
}

#[test]
fn who_is_busy_or_gone_is_asked_again_later() {
    let cut = Answer::json(200, &json!({ "access_token": "t" })).cut_after(5);
    let runs = [
        (Answer::status(503), "the sign-in was not answered: it gave no reason (HTTP 503)"),
        (cut, "the answer of SANDBOX/organizations/oauth2/v2.0/token broke off"),
    ]
    .map(|(answer, what)| {
        let sandbox = sandbox();
        sandbox.answer_next(answer.at(POLLS));
        let sign_in = sign_in("", &sandbox);
        (what, sandbox, sign_in)
    });
    for (what, sandbox, sign_in) in runs {
        let outcome = sign_in.signed_in(&sandbox);
        assert_eq!(outcome.stderr, format!("{ASKED}{WAITING}azt: {what}; asking again in 2s\n"));
        assert_eq!((outcome.stdout, outcome.status), (newest(&sandbox), Some(0)));
        assert!(outcome.took >= Duration::from_secs(3), "{:?}", outcome.took);
    }
}

#[test]
fn who_is_gone_at_the_end_is_told_rather_than_that_nobody_came() {
    let sandbox = sandbox();
    sandbox.answer_always(POLLS, Answer::status(503));
    let outcome = sign_in("--timeout 2s", &sandbox).outcome();
    assert_eq!(
        outcome.stderr,
        format!(
            "{ASKED}azt: waiting for the sign-in, 2s at most\n\
             azt: the sign-in was not answered: it gave no reason (HTTP 503); asking again in 2s\n\
             azt: error: the sign-in was not answered: it gave no reason (HTTP 503)\n{TRY_AGAIN}"
        )
    );
    assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(5), ""));
}

#[test]
fn it_ends_at_once_where_it_is_refused() {
    let declined = format!("azt: hint: it was declined in the browser; to sign in after all: {AGAIN}");
    let expired = format!("azt: hint: get a new code: {AGAIN}");
    let refused = "the sign-in was refused";
    let unknown = "the service does not know the code any more";
    let rows = [
        ("access_denied", 0, 4, refused, &declined),
        ("authorization_declined", 0, 4, refused, &declined),
        ("expired_token", 70020, 3, "the code has expired", &expired),
        ("code_expired", 70019, 3, "the code has expired", &expired),
        ("bad_verification_code", 70018, 3, unknown, &expired),
    ];
    // The status says nothing: Entra has been seen to refuse with 200.
    let runs = rows.iter().flat_map(|row| [(row, 400), (row, 200)]).map(|(row, http)| {
        let sandbox = sandbox();
        sandbox.answer_next(refusal(http, row.0, &[row.1]).at(POLLS));
        let sign_in = sign_in("", &sandbox);
        (row, http, sandbox, sign_in)
    });
    for ((error, code, status, said, hint), http, sandbox, sign_in) in runs.collect::<Vec<_>>() {
        let outcome = sign_in.outcome();
        let said = format!("azt: error: {said}: {error}: AADSTS{code}: no (HTTP {http})\n{hint}");
        assert_eq!(outcome.stderr, format!("{ASKED}{WAITING}{said}"));
        assert_eq!((outcome.stdout.as_str(), outcome.status), ("", Some(*status)));
        assert_eq!(polls(&sandbox), 1);
    }
}

#[test]
fn a_person_who_declines_is_a_refusal_and_who_comes_late_finds_no_code() {
    let sandbox = sandbox();
    let declines = sign_in("", &sandbox);
    declines.press("Cancel", &sandbox);
    let outcome = declines.outcome();
    let said = format!("{ASKED}{WAITING}azt: error: the sign-in was refused: authorization_declined: AADSTS65004: ");
    let hint = format!("azt: hint: it was declined in the browser; to sign in after all: {AGAIN}");
    assert!(outcome.refused(4).starts_with(&said) && outcome.stderr.ends_with(&hint), "{outcome:?}");
    sandbox.set_device_code(|body| {
        body["interval"] = json!(1);
        body["expires_in"] = json!("2");
    });
    let late = sign_in("", &sandbox);
    let outcome = late.outcome();
    assert_eq!(
        outcome.stderr,
        format!(
            "{ASKED}azt: waiting for the sign-in, 2s at most\n\
             azt: error: nobody signed in within 2s\nazt: hint: get a new code: {AGAIN}"
        )
    );
    assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(3), ""));
}

#[test]
fn policies_against_codes_lead_to_the_browser_of_the_same_tenant_resource_and_client() {
    let sandbox = sandbox();
    let path = format!("/{TENANT_ID}/oauth2/v2.0/token");
    let runs: Vec<_> = [
        ("invalid_grant", 53003),
        ("invalid_grant", 50076),
        ("interaction_required", 530_032),
        ("interaction_required", 50097),
        ("interaction_required", 50005),
        ("interaction_required", 53000),
        ("interaction_required", 50199),
        ("access_denied", 53003),
    ]
    .into_iter()
    .map(|(error, code)| {
        sandbox.answer_next(refusal(400, error, &[code]).at(&path));
        let line = "devicecode --tenant contoso.example --resource graph --client-id";
        SignIn::of(azt(line).arg(OWN_APP).at(&sandbox))
    })
    .collect();
    for run in runs {
        let outcome = run.outcome();
        assert!(
            outcome.refused(4).ends_with(&format!(
                ": azt authcode --tenant contoso.example --resource https://graph.microsoft.com/ --client-id {OWN_APP} --authority-host SANDBOX\n"
            )),
            "{outcome:?}"
        );
        assert_eq!(outcome.stderr.lines().count(), 5, "{outcome:?}");
    }
}

#[test]
fn a_refusal_of_a_code_is_told_before_anybody_is_asked() {
    let sandbox = sandbox();
    for (status, http) in [(4, 400), (4, 200)] {
        sandbox.answer_next(refusal(http, "unauthorized_client", &[700_016]).at(CODES));
        let outcome = azt("devicecode").at(&sandbox).outcome();
        let said =
            format!("azt: error: the sign-in was refused: unauthorized_client: AADSTS700016: no (HTTP {http})\n");
        assert!(outcome.refused(status).starts_with(&said), "{outcome:?}");
        assert!(outcome.stderr.contains(": azt devicecode --tenant TENANT "), "{outcome:?}");
    }
    sandbox.answer_next(Answer::status(503).at(CODES));
    let said = format!("azt: error: the sign-in was not answered: it gave no reason (HTTP 503)\n{TRY_AGAIN}");
    azt("devicecode").at(&sandbox).refuses(5, &said);
    assert_eq!(polls(&sandbox), 0);
}

#[test]
fn what_is_no_code_is_not_shown_to_anybody() {
    let sandbox = sandbox();
    let good =
        json!({ "device_code": "d", "user_code": "QKBCD", "verification_uri": "https://microsoft.com/devicelogin" });
    let with = |name: &str, value: Value| {
        let mut body = good.clone();
        body[name] = value;
        Answer::json(200, &body)
    };
    let page = "with a verification_uri that is no page to send anybody to";
    for (answer, said) in [
        (with("verification_uri", json!("http://evil.example/")), page),
        (with("verification_uri", json!("https://evil.example/\u{1b}[2J")), page),
        (with("verification_uri", json!("https://microsoft.com@evil.example/")), page),
        (with("verification_uri", json!("javascript:alert(1)")), page),
        (with("verification_uri", json!(null)), "without a verification_uri"),
        (with("user_code", json!("A\r\nazt: hint: rm")), "with a user_code that nobody could type"),
        (with("user_code", json!(["A"])), "without a user_code"),
        (with("device_code", json!("")), "without a device_code"),
    ] {
        sandbox.answer_next(answer.at(CODES));
        azt("devicecode").at(&sandbox).refuses(
            5,
            &format!(
                "azt: error: the device code endpoint answered {said}\nazt: hint: sign in without a code: {}",
                AGAIN.replace("devicecode", "authcode")
            ),
        );
    }
    for (answer, said) in [
        (Answer::json(200, &json!([])), "with something that is not JSON"),
        (Answer::text(200, "{"), "with something that is not JSON"),
        (
            Answer::html(200, "<html>".to_owned()),
            "with an HTML page and no token: is a proxy or a sign-in portal in between?",
        ),
    ] {
        sandbox.answer_next(answer.at(CODES));
        azt("devicecode").at(&sandbox).refuses(5, &format!("azt: error: the device code endpoint answered {said}\n"));
    }
    assert_eq!(polls(&sandbox), 0);
}

#[test]
fn garbage_in_place_of_a_token_ends_it() {
    let runs = [
        (Answer::text(200, "\0\0"), "with something that is not JSON"),
        (Answer::json(200, &json!({ "expires_in": 1 })), "without an access_token"),
        (
            Answer::status(302).header("Location", "https://evil.example/?x"),
            "with a redirect to https://evil.example/, which azt does not follow",
        ),
    ]
    .map(|(answer, said)| {
        let sandbox = sandbox();
        sandbox.answer_next(answer.at(POLLS));
        (said, sign_in("", &sandbox), sandbox)
    });
    for (said, sign_in, _sandbox) in runs {
        let outcome = sign_in.outcome();
        assert_eq!(outcome.refused(5), format!("{ASKED}{WAITING}azt: error: the token endpoint answered {said}\n"));
    }
}

#[test]
fn the_page_is_opened_where_there_is_a_browser() {
    let sandbox = sandbox();
    let (desktop, home) = (Desktop::new(), Home::new());
    let sign_in = SignIn::of(desktop.azt("devicecode", &home, &sandbox));
    assert_eq!(desktop.opened(), format!("{}/devicelogin", sandbox.url()));
    let outcome = sign_in.signed_in(&sandbox);
    assert_eq!((outcome.stderr, outcome.status), (format!("{ASKED}{WAITING}"), Some(0)));
    for run in [
        desktop.azt("devicecode --no-browser --force-refresh --store none", &home, &sandbox),
        desktop.azt("devicecode --store none", &home, &sandbox).env("AZT_NO_BROWSER", "1"),
    ] {
        assert_eq!(SignIn::of(run).signed_in(&sandbox).status, Some(0));
    }
    assert_eq!(desktop.tabs(), 1);
}

#[test]
fn the_page_is_opened_with_the_code_where_the_service_can() {
    let sandbox = sandbox();
    sandbox.set_device_code(|body| {
        let (page, code) = (body["verification_uri"].as_str().unwrap(), body["user_code"].as_str().unwrap());
        body["verification_uri_complete"] = json!(format!("{page}?otc={code}"));
        body["interval"] = json!("1");
    });
    let (desktop, home) = (Desktop::new(), Home::new());
    let sign_in = SignIn::of(desktop.azt("devicecode", &home, &sandbox));
    let page = desktop.opened();
    assert_eq!(page, format!("{}/devicelogin?otc={}", sandbox.url(), sign_in.code));
    visit(&page).unwrap();
    let outcome = sign_in.outcome();
    assert_eq!((outcome.stderr, outcome.status), (format!("{ASKED}{WAITING}"), Some(0)));
}

#[test]
fn one_sign_in_serves_every_resource_and_nobody_is_asked_again() {
    let sandbox = sandbox();
    let home = Home::new();
    let outcome = SignIn::of(home.azt("devicecode", &sandbox)).signed_in(&sandbox);
    assert_eq!(outcome.stdout, newest(&sandbox));
    home.azt("devicecode", &sandbox).prints(&newest(&sandbox));
    let graph = home.azt("token --resource graph -ojson", &sandbox).outcome().json();
    assert_eq!((&graph["account"], &graph["source"]), (&json!(ALEX), &json!("refresh")));
    home.azt("authcode --resource databricks --no-prompt", &sandbox).prints_a_token();
    home.azt("devicecode --no-prompt --resource keyvault --login-hint", &sandbox).arg(ALEX).prints_a_token();
    assert_eq!(sandbox.requests().iter().filter(|request| request.path == CODES).count(), 1);
}

#[test]
fn what_a_challenge_demands_is_asked_for_with_the_code_and_with_each_poll() {
    let sandbox = sandbox();
    let demand = r#"{"access_token":{"acrs":{"essential":true,"values":["p1"]}}}"#;
    let outcome = SignIn::of(azt("devicecode --claims").arg(demand).at(&sandbox)).signed_in(&sandbox);
    outcome.token();
    let claims: Vec<_> =
        sandbox.requests().iter().filter_map(|request| Some(request.form("claims")?.to_owned())).collect();
    assert_eq!(claims.len(), 2);
    assert!(claims.iter().all(|claims| claims.contains(r#""values":["p1"]"#)), "{claims:?}");
}

#[test]
fn fifty_at_once_show_one_code() {
    let sandbox = sandbox();
    let home = Home::new();
    let runs: Vec<_> = (0..50).map(|_| home.azt("devicecode -q", &sandbox).begin()).collect();
    let codes = || sandbox.requests().iter().filter(|request| request.path == CODES).count();
    let code = loop {
        if let Some(code) = sandbox.user_codes().pop() {
            break code;
        }
        std::thread::sleep(Duration::from_millis(1));
    };
    enter_code(&format!("{}/devicelogin", sandbox.url()), &code, "Continue").unwrap();
    let said: Vec<_> = runs
        .into_iter()
        .map(|run| {
            let outcome = run.outcome();
            assert_eq!((outcome.stdout, outcome.status), (newest(&sandbox), Some(0)), "{}", outcome.stderr);
            outcome.stderr.replace(&code, "CODE")
        })
        .filter(|said| !said.is_empty())
        .collect();
    assert_eq!(said, [ASKED]);
    assert_eq!(codes(), 1);
}

#[test]
fn a_profile_signs_in_by_it_and_so_does_login() {
    let sandbox = sandbox();
    let home = Home::new();
    home.azt("profile add far devicecode --tenant contoso.example --no-browser", &sandbox).outcome();
    let outcome = SignIn::of(home.azt("login far", &sandbox)).signed_in(&sandbox);
    assert_eq!(
        outcome.stderr,
        format!("{ASKED}{WAITING}azt: signed in as {ALEX} (tenant c0ffee00-0001-4a2b-8c3d-5e6f70819200)\n")
    );
    assert_eq!((outcome.stdout.as_str(), outcome.status), ("", Some(0)));
    home.azt("token far --resource graph --no-prompt", &sandbox).prints_a_token();
    // A profile that is one account's takes that account's sign-in.
    home.azt("profile add alex --account alex@contoso.example devicecode --tenant contoso.example", &sandbox).outcome();
    home.azt("token alex --resource databricks --no-prompt", &sandbox).prints_a_token();
}

#[test]
fn without_a_person_it_is_status_3_with_the_command_to_type() {
    let sandbox = sandbox();
    let stderr = format!(
        "azt: error: devicecode needs a person at a browser, and --no-prompt forbids to ask one\n\
         azt: hint: where a person is: {AGAIN}"
    );
    azt("devicecode --no-prompt").at(&sandbox).refuses(3, &stderr);
    Home::new().azt("devicecode --no-prompt", &sandbox).refuses(3, &stderr);
    assert_eq!(sandbox.requests().len(), 0);
}

#[test]
fn who_was_just_asked_is_told_when_to_try_again() {
    let sandbox = sandbox();
    let home = Home::new();
    let first = SignIn::of(home.azt("devicecode --timeout 1s", &sandbox)).outcome();
    assert_eq!(first.status, Some(3), "{first:?}");
    let outcome = home.azt("devicecode", &sandbox).outcome();
    let stderr = outcome.refused(3);
    let (said, hint) = stderr.split_once("azt: hint: ").unwrap();
    assert!(said.ends_with(" s ago: nobody signed in within 1s\n"), "{stderr}");
    let seconds = hint.strip_prefix("azt asks again after a minute: sleep ").unwrap();
    let (seconds, command) = seconds.split_once(" && ").unwrap();
    assert!((1..=60).contains(&seconds.parse::<u32>().unwrap()), "{stderr}");
    assert_eq!(command, AGAIN);
}

#[test]
fn ctrl_c_ends_each_wait_at_once() {
    let sandbox = Sandbox::start();
    // Between two polls.
    let waiting = sign_in("", &sandbox);
    let pressed = Instant::now();
    waiting.run.running.interrupt();
    let outcome = waiting.outcome();
    assert!(pressed.elapsed() < Duration::from_secs(2), "{:?}", pressed.elapsed());
    assert_eq!(outcome.stdout, "");
    assert_eq!(outcome.status, Some(130));
    assert!(outcome.stderr.ends_with("azt: error: interrupted\n"), "{outcome:?}");
    // During one.
    sandbox.set_device_code(|body| body["interval"] = json!(1));
    sandbox.answer_next(Answer::silence().at(POLLS));
    let sign_in = sign_in("", &sandbox);
    while polls(&sandbox) == 0 {
        std::thread::sleep(Duration::from_millis(1));
    }
    let pressed = Instant::now();
    sign_in.run.running.interrupt();
    let outcome = sign_in.outcome();
    assert!(pressed.elapsed() < Duration::from_secs(2), "{:?}", pressed.elapsed());
    assert_eq!((outcome.stdout.as_str(), outcome.status), ("", Some(130)));
}

#[test]
fn a_poll_that_hangs_ends_at_the_persons_time() {
    let sandbox = Sandbox::start();
    sandbox.set_device_code(|body| body["interval"] = json!(3));
    sandbox.answer_always(POLLS, Answer::silence());
    let begun = Instant::now();
    let outcome = sign_in("--timeout 6s", &sandbox).outcome();
    // The poll began after three, and would have had six of its own.
    assert!(begun.elapsed() < Duration::from_secs(8), "{:?}", begun.elapsed());
    assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(5), ""), "{outcome:?}");
    assert!(outcome.stderr.contains(" did not answer within "), "{outcome:?}");
}

#[test]
fn no_verbosity_shows_a_device_code_or_a_token() {
    let sandbox = sandbox();
    sandbox.set_device_code(|body| {
        body["interval"] = json!(1);
        body["message"] = json!("\u{1b}[2J");
    });
    let outcome = sign_in("-vv", &sandbox).signed_in(&sandbox);
    assert_eq!(outcome.status, Some(0));
    let poll = sandbox.requests().into_iter().find(|request| request.path == POLLS).unwrap();
    for secret in [poll.form("device_code").unwrap(), outcome.token(), "\u{1b}"] {
        assert!(!outcome.stderr.contains(secret), "{}", outcome.stderr);
    }
    assert!(outcome.stderr.contains("azt: > device_code=<redacted>\n"), "{}", outcome.stderr);
}
