//! `POST /{tenant}/oauth2/v2.0/devicecode`, the page where a person enters the code, and what polls get.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::super::cloud::ALEX;
use super::super::tokens::{guid, opaque};
use super::super::{Answer, Request, Services, lock};
use super::authorize::escape;
use super::demand::Demand;
use super::errors::{Refusal, stamp};
use super::grants::Grant;
use super::scope::Scope;
use super::token::{app, ensure_form, required};
use super::{App, SignIns, Tenant, ensure_tenant};

pub(super) const GRANT_TYPE: &str = "urn:ietf:params:oauth:grant-type:device_code";
const LIFETIME: u64 = 900;
const INTERVAL: u64 = 5;
/// RFC 8628 §3.5.
const SLOW_DOWN: Duration = Duration::from_secs(5);
/// RFC 8628 §6.1: no vowels, so that there are no words.
const LETTERS: &[u8; 16] = b"BCDFGHJKLMNPQRST";

/// A device code that was given out, and what has become of it.
pub(super) struct DeviceCode {
    app: &'static str,
    tenant: Tenant,
    scope: Scope,
    demand: Demand,
    user_code: String,
    /// How far apart polls have to be, and when the last one was.
    interval: Duration,
    polled_at: Instant,
    expires_at: Instant,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Waiting,
    SignedIn,
    Declined,
    Redeemed,
}

impl SignIns {
    /// The user codes of those who wait.
    pub fn user_codes(&self) -> Vec<String> {
        let codes = lock(&self.device_codes);
        let waiting = codes.values().filter(|code| code.state == State::Waiting);
        waiting.map(|code| code.user_code.clone()).collect()
    }
}

pub(super) fn answer(services: &Services, request: &Request, tenant: &str) -> Answer {
    match give_out(services, request, tenant) {
        Ok(body) => stamp(Answer::json(200, &body), request, &guid()),
        Err(refusal) => refusal.answer(Some(request)),
    }
}

fn give_out(services: &Services, request: &Request, tenant: &str) -> Result<Value, Refusal> {
    ensure_form(request, &["claims", "client_id", "scope"])?;
    let tenant = ensure_tenant(tenant)?;
    let (app, _) = app(services, request)?;
    let scope = Scope::parse(required(request, "scope")?)?;
    scope.resource()?;
    let user_code = user_code();
    let scheme = if request.secure { "https" } else { "http" };
    let page = format!("{scheme}://{}/devicelogin", request.header("host").unwrap_or_default());
    let device_code = opaque("F");
    let mut body = json!({
        "user_code": user_code,
        "device_code": device_code,
        "verification_uri": page,
        "expires_in": LIFETIME,
        "interval": INTERVAL,
        "message": format!("To sign in, use a web browser to open the page {page} and enter the code {user_code} to authenticate."),
    });
    let (change, pace) = {
        let settings = lock(&services.settings);
        (settings.device_code, settings.pace)
    };
    change(&mut body);
    let said = |name: &str, usual: u64| {
        let value = &body[name];
        let seconds = value.as_u64().or_else(|| value.as_str()?.parse().ok()).unwrap_or(usual);
        Duration::from_secs(seconds.min(LIFETIME)) / pace
    };
    let code = DeviceCode {
        app: app.id,
        tenant,
        scope,
        demand: Demand::of(request.form("claims")),
        user_code,
        interval: said("interval", INTERVAL),
        polled_at: Instant::now(),
        expires_at: Instant::now() + said("expires_in", LIFETIME),
        state: State::Waiting,
    };
    lock(&services.sign_ins.device_codes).insert(device_code, code);
    Ok(body)
}

/// Nine letters, of which the first two are the same for all, so that a test knows one when it sees it.
fn user_code() -> String {
    let digits = guid().chars().filter_map(|digit| digit.to_digit(16)).take(7).collect::<Vec<_>>();
    let letters = digits.into_iter().map(|digit| char::from(LETTERS[digit as usize]));
    "QK".chars().chain(letters).collect()
}

/// What a poll gets: a grant once somebody has signed in. Who polls sooner than they were told has to slow down.
pub(super) fn redeem(services: &Services, request: &Request, tenant: Tenant, app: &App) -> Result<Grant, Refusal> {
    let text = required(request, "device_code")?;
    let pace = lock(&services.settings).pace;
    let mut codes = lock(&services.sign_ins.device_codes);
    let code = codes
        .get_mut(text)
        .filter(|code| code.app == app.id && code.tenant == tenant && code.state != State::Redeemed)
        .ok_or_else(|| {
            let text = "Verification code is invalid. Have the user retry the sign-in.";
            Refusal::new(70018, "bad_verification_code", text)
        })?;
    let early = code.polled_at.elapsed() < code.interval;
    code.polled_at = Instant::now();
    if early {
        code.interval += SLOW_DOWN / pace;
        return Err(Refusal::new(70016, "slow_down", "The client polls too often."));
    }
    if code.expires_at <= Instant::now() {
        let text =
            "The provided value for the input parameter 'device_code' is not valid. This device code has expired.";
        return Err(Refusal::new(70020, "expired_token", text));
    }
    match code.state {
        State::SignedIn => {
            code.state = State::Redeemed;
            let scope = match request.form("scope") {
                None => code.scope.clone(),
                Some(scope) => Scope::parse(scope)?,
            };
            Ok(Grant { user: ALEX, scope, nonce: None, shown: code.demand.clone() })
        }
        State::Declined => {
            let text = "User declined to consent to access the app.";
            Err(Refusal::new(65004, "authorization_declined", text))
        }
        State::Waiting | State::Redeemed => {
            let text = "OAuth 2.0 device flow error. Authorization is pending. Continue polling.";
            Err(Refusal::new(70016, "authorization_pending", text))
        }
    }
}

/// `GET /devicelogin[?otc=CODE]` and the form on it, for a person who is signed in as Alex already.
pub(in super::super) fn page(services: &Services, request: &Request) -> Answer {
    match request.method.as_str() {
        "GET" => {
            let host = request.header("host").unwrap_or_default();
            let scheme = if request.secure { "https" } else { "http" };
            form_page(&format!("{scheme}://{host}/devicelogin"), request.query("otc").unwrap_or_default())
        }
        "POST" => enter(services, request),
        _ => Answer::status(405).header("Allow", "GET, POST"),
    }
}

fn enter(services: &Services, request: &Request) -> Answer {
    let entered = request.form("otc").unwrap_or_default();
    let mut codes = lock(&services.sign_ins.device_codes);
    let mut waiting = codes.values_mut().filter(|code| code.state == State::Waiting);
    let Some(code) = waiting.find(|code| code.user_code.eq_ignore_ascii_case(entered)) else {
        return Answer::html(200, text_page("That code didn't work. Check the code and try again."));
    };
    if request.form("button") == Some("Cancel") {
        code.state = State::Declined;
        return Answer::html(200, text_page("You have declined."));
    }
    code.state = State::SignedIn;
    Answer::html(200, text_page("You have signed in on your device. You may now close this window."))
}

fn form_page(action: &str, code: &str) -> Answer {
    let form = format!(
        "<form method=\"POST\" action=\"{}\">\n<label>Code <input name=\"otc\" value=\"{}\"></label>\n<button name=\"button\" value=\"Continue\">Continue</button>\n<button name=\"button\" value=\"Cancel\">Cancel</button>\n</form>",
        escape(action),
        escape(code)
    );
    Answer::html(200, text_page(&form))
}

fn text_page(text: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>Enter code</title></head>\n<body>\n{text}\n</body>\n</html>\n"
    )
}
