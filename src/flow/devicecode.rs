//! Sign-in on any device: a code that a person enters in a browser, wherever that is (RFC 8628).

use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use clap::Args;
use serde_json::{Map, Value};
use url::Url;

use super::{Acquire, Client, Context};
use crate::denied::Denied;
use crate::endpoint;
use crate::entra::{Authority, Grant};
use crate::env::Env;
use crate::error::{Failure, Report, hint_if_none};
use crate::interrupt::{TICK, Waiting};
use crate::jwt;
use crate::key::{Identity, User};
use crate::loopback;
use crate::resource::{Resource, Target};
use crate::secret::Secret;
use crate::surroundings::Surroundings;
use crate::terminal::tell;
use crate::text::one_line;
use crate::token::Token;
use crate::wait::UNTOLD;

/// Token by signing in with a browser on any device
///
/// Prints the address of a page and a code on standard error. Open the page in any browser, here or on another device,
/// enter the code and sign in; azt waits for that. Where this machine has a browser, the page is opened in it as well.
/// The code is put on no clipboard.
///
/// Needs nothing of this machine but a way to the internet: no browser, no port, no ssh -L. But many organisations
/// forbid it by policy, because a code can be entered by somebody who was tricked into it; then use azt authcode.
///
/// The status is 3 where nobody has signed in when the code expires or --timeout is over, and 4 where somebody declines.
///
/// Example: azt devicecode --tenant contoso.com -o header
#[derive(Debug, Clone, Args)]
pub struct Devicecode {
    #[command(flatten)]
    target: Target,

    #[command(flatten)]
    client: Client,

    /// Who is expected to sign in; the page is not told
    #[arg(long, value_name = "NAME")]
    login_hint: Option<String>,

    /// Do not open the page in a browser of this machine [env: AZT_NO_BROWSER]
    #[arg(long)]
    no_browser: bool,
}

/// <https://www.rfc-editor.org/rfc/rfc8628#section-3.4>
const GRANT_TYPE: &str = "urn:ietf:params:oauth:grant-type:device_code";

/// How long a code is good where the service does not say.
const USUAL_LIFE: Duration = Duration::from_secs(15 * 60);

/// How long one is good at most, whatever the service says.
const LONGEST_LIFE: Duration = Duration::from_secs(24 * 60 * 60);

/// How far apart polls are where the service does not say. <https://www.rfc-editor.org/rfc/rfc8628#section-3.2>
const USUAL_INTERVAL: Duration = Duration::from_secs(5);

/// How close together they are at most, whatever the service says.
const SHORTEST_INTERVAL: Duration = Duration::from_secs(1);

/// How far apart they are at most, unless the service says `slow_down`.
const LONGEST_INTERVAL: Duration = Duration::from_secs(60);

/// What each `slow_down` adds. <https://www.rfc-editor.org/rfc/rfc8628#section-3.5>
const SLOW_DOWN: Duration = Duration::from_secs(5);

/// The longest code that a person is asked to type.
const LONGEST_CODE: usize = 32;

impl Acquire for Devicecode {
    fn name(&self) -> &'static str {
        "devicecode"
    }

    fn resource(&self, env: &Env) -> Result<Resource> {
        self.client.resource(&self.target, env)
    }

    fn identity(&self, context: &Context) -> Result<Option<Identity>> {
        self.client.identity(&context.env, User::named(self.login_hint.as_deref())).map(Some)
    }

    fn renew(&self, context: &Context, resource: &Resource, refresh_token: &Secret) -> Result<Token> {
        self.client.renew(context, resource, refresh_token)
    }

    fn acquire(&self, context: &Context, resource: &Resource) -> Result<Token> {
        let authority = self.client.authority(&context.env)?;
        let sign_in = SignIn { context, authority: &authority, resource, again: self.words() };
        let asked_at = Instant::now();
        let code = sign_in.code()?;
        let limit = code.life.min(context.timeout);
        let opens = !(self.no_browser || context.env.is_on("AZT_NO_BROWSER"));
        let waiting = context.interrupt.waiting();
        sign_in.ask(&code, limit, opens);
        sign_in.wait(&code, limit, asked_at + limit, waiting)
    }

    fn in_person(&self, env: &Env, resource: &Resource) -> Result<Option<String>> {
        Ok(Some(self.client.authority(env)?.command(&self.words(), resource)))
    }

    fn receives_refresh_token(&self) -> bool {
        true
    }
}

impl Devicecode {
    /// The words that run it again, after `azt`.
    fn words(&self) -> Vec<&str> {
        let hint = self.login_hint.as_deref().map(|hint| ["--login-hint", hint]);
        ["devicecode"].into_iter().chain(hint.into_iter().flatten()).collect()
    }
}

/// One sign-in, from the code to the token.
struct SignIn<'a> {
    context: &'a Context,
    authority: &'a Authority,
    resource: &'a Resource,
    again: Vec<&'a str>,
}

impl<'a> SignIn<'a> {
    fn grant(&self) -> Grant<'_> {
        Grant { name: "the sign-in", again: self.again.clone(), grant_type: GRANT_TYPE, ..Grant::default() }
    }

    fn code(&self) -> Result<Code> {
        let body = self.authority.device_code(&self.context.http, &self.grant(), self.resource)?;
        Code::read(&body).map_err(|why| {
            Failure::unreachable(format!("the device code endpoint answered {why}"))
                .hint(format!("sign in without a code: {}", self.authority.command(&["authcode"], self.resource)))
                .into()
        })
    }

    /// Tells the person, in words of azt's own: the service's `message` could say anything.
    fn ask(&self, code: &Code, limit: Duration, opens: bool) {
        self.context.asked.set(true);
        tell(&format!(
            "azt: open this page in a browser, here or on another device, and enter the code {}:\n{}",
            code.user_code, code.page
        ));
        if opens {
            let failed = || log::info!("could not open a browser here");
            let browser = Surroundings::detect(&self.context.env).browser;
            let browser = browser.inspect_err(|why| log::info!("no browser is opened: {why}"));
            if let Ok(browser) = browser
                && loopback::open_browser(browser.opener, code.to_open.to_string(), failed).is_err()
            {
                failed();
            }
        }
        self.context.notice(&format!("waiting for the sign-in, {} at most", humantime::format_duration(limit)));
    }

    /// Polls until somebody has signed in, or has not.
    fn wait(&self, code: &Code, limit: Duration, deadline: Instant, mut waiting: Waiting<'a>) -> Result<Token> {
        let grant = Grant { secrets: vec![("device_code", &code.device_code)], ..self.grant() };
        let mut pace = Pace::new(code.interval);
        let mut unanswered = None;
        while pause(pace.pause, deadline, &waiting)? {
            // Ctrl-C ends a request only where nobody waits.
            waiting.end()?;
            let asked_at = Instant::now();
            let answer = self.authority.redeem(&self.context.http, &grant, self.resource, deadline);
            waiting = self.context.interrupt.waiting();
            let error = match answer {
                Ok(token) => return Ok(token),
                Err(error) => error,
            };
            let was_unanswered = unanswered.take().is_some();
            match Poll::of(&error) {
                Poll::Pending => pace.keep(),
                Poll::SlowDown => pace.slow_down(),
                // Who had no time to answer is not to blame.
                Poll::Unanswered if Instant::now() >= deadline && asked_at.elapsed() < UNTOLD => {}
                Poll::Unanswered => {
                    pace.back_off(Report::of(&error).denied().and_then(Denied::wait));
                    if !was_unanswered {
                        let pause = humantime::format_duration(pace.pause);
                        self.context.notice(&format!("{error:#}; asking again in {pause}"));
                    }
                    unanswered = Some(error);
                }
                Poll::Expired(what) => bail!(self.expired(what, &error)),
                Poll::Declined => {
                    return Err(hint_if_none(error, || {
                        format!("it was declined in the browser; to sign in after all: {}", self.command())
                    }));
                }
                Poll::Over => return Err(error),
            }
        }
        Err(unanswered.unwrap_or_else(|| {
            Failure::needs_person(format!("nobody signed in within {}", humantime::format_duration(limit)))
                .hint(format!("get a new code: {}", self.command()))
                .into()
        }))
    }

    fn expired(&self, what: &str, error: &anyhow::Error) -> Failure {
        let denied = Report::of(error).denied().cloned();
        let said = denied.as_ref().map(ToString::to_string).unwrap_or_default();
        Failure::needs_person(format!("{what}: {said}"))
            .saying(denied)
            .hint(format!("get a new code: {}", self.command()))
    }

    fn command(&self) -> String {
        self.authority.command(&self.again, self.resource)
    }
}

/// Waits that long; false at the deadline.
fn pause(pause: Duration, deadline: Instant, waiting: &Waiting<'_>) -> Result<bool> {
    let until = Instant::now() + pause;
    while let Some(left) = waiting.left_until(until.min(deadline))? {
        thread::sleep(left.min(TICK));
    }
    Ok(until < deadline)
}

/// What the service gave out.
struct Code {
    device_code: Secret,
    user_code: String,
    /// The page that is printed.
    page: Url,
    /// The page that is opened here: the same, where the service can with the code already entered.
    to_open: Url,
    life: Duration,
    interval: Duration,
}

impl Code {
    /// Reads RFC 8628 section 3.2, and what is known to be said in its place: numbers as strings, no interval, ADFS's
    /// `verification_url`.
    ///
    /// # Errors
    /// What is wrong with it, to follow "answered".
    fn read(body: &Map<String, Value>) -> Result<Self, &'static str> {
        let text = |name: &str| body.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
        let device_code = text("device_code").ok_or("without a device_code")?;
        let user_code = text("user_code").ok_or("without a user_code")?.trim();
        let is_typable = !user_code.is_empty() && !user_code.contains(char::is_whitespace);
        if !is_typable || user_code.chars().count() > LONGEST_CODE || one_line(user_code) != user_code {
            return Err("with a user_code that nobody could type");
        }
        let page = text("verification_uri").or_else(|| text("verification_url")).ok_or("without a verification_uri")?;
        let page = endpoint::page(page).ok_or("with a verification_uri that is no page to send anybody to")?;
        // What is opened is at the place that is shown.
        let complete = text("verification_uri_complete").and_then(endpoint::page);
        let to_open = complete.filter(|complete| complete.origin() == page.origin());
        let seconds = |name: &str| body.get(name).and_then(jwt::seconds).and_then(|value| u64::try_from(value).ok());
        let life = seconds("expires_in").filter(|life| *life > 0).map_or(USUAL_LIFE, Duration::from_secs);
        let interval = seconds("interval").map_or(USUAL_INTERVAL, Duration::from_secs);
        Ok(Self {
            device_code: Secret::new(device_code),
            user_code: user_code.to_owned(),
            to_open: to_open.unwrap_or_else(|| page.clone()),
            page,
            life: life.min(LONGEST_LIFE),
            interval: interval.clamp(SHORTEST_INTERVAL, LONGEST_INTERVAL),
        })
    }
}

/// What became of a poll that brought no token.
#[derive(Debug, PartialEq, Eq)]
enum Poll {
    /// Nobody has signed in yet.
    Pending,
    /// The same, and azt asks too often.
    SlowDown,
    /// Nobody answered, or who did could not tell.
    Unanswered,
    /// The code will not do any more.
    Expired(&'static str),
    /// The person said no.
    Declined,
    /// It was refused, or answered with nonsense.
    Over,
}

impl Poll {
    /// By `error`, whatever the status. <https://www.rfc-editor.org/rfc/rfc8628#section-3.5>; `authorization_declined`,
    /// `code_expired` and `bad_verification_code` are Entra's own.
    fn of(error: &anyhow::Error) -> Self {
        let report = Report::of(error);
        let denied = report.denied();
        let is_absent =
            error.downcast_ref().is_some_and(|failure: &Failure| failure.is_nobody() || failure.is_silence());
        match denied.and_then(|denied| denied.error.as_deref()) {
            Some("authorization_pending") => Self::Pending,
            Some("slow_down") => Self::SlowDown,
            Some("expired_token" | "code_expired") => Self::Expired("the code has expired"),
            Some("bad_verification_code") => Self::Expired("the service does not know the code any more"),
            Some("authorization_declined" | "access_denied") => Self::Declined,
            _ if is_absent || denied.is_some_and(|denied| denied.is_passing) => Self::Unanswered,
            _ => Self::Over,
        }
    }
}

/// How long to wait before the next poll.
struct Pace {
    interval: Duration,
    pause: Duration,
}

impl Pace {
    fn new(interval: Duration) -> Self {
        Self { interval, pause: interval }
    }

    fn keep(&mut self) {
        self.pause = self.interval;
    }

    /// For good.
    fn slow_down(&mut self) {
        self.interval += SLOW_DOWN;
        self.keep();
    }

    /// Until there is an answer again; not before these seconds are over, where the service asked for them.
    fn back_off(&mut self, asked_for: Option<u64>) {
        let longer = (self.pause * 2).min(LONGEST_INTERVAL.max(self.interval));
        self.pause = longer.max(Duration::from_secs(asked_for.unwrap_or_default()).min(LONGEST_LIFE));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn read(changes: Value) -> Result<Code, &'static str> {
        let mut body = json!({
            "device_code": "d", "user_code": "FRWQDE7YL", "verification_uri": "https://microsoft.com/devicelogin",
            "expires_in": 900, "interval": 5, "message": "\u{1b}[2J", "x": {},
        });
        for (name, value) in changes.as_object().expect("an object") {
            body[name] = value.clone();
        }
        Code::read(body.as_object().expect("an object"))
    }

    fn seconds(name: &str, value: &Value) -> u64 {
        let code = read(json!({ name: value })).expect("a code");
        if name == "interval" { code.interval.as_secs() } else { code.life.as_secs() }
    }

    #[test]
    fn an_interval_is_read_in_every_spelling_and_bounded() {
        for (value, interval) in [
            (json!(7), 7),
            (json!("7"), 7),
            (json!(7.0), 7),
            (json!(0), 1),
            (json!("0"), 1),
            (json!(null), 5),
            (json!(""), 5),
            (json!("soon"), 5),
            (json!(-1), 5),
            (json!([]), 5),
            (json!(61), 60),
            (json!(u64::MAX), 5),
            (json!(i64::MAX), 60),
            (json!("99999999999999999999"), 5),
            (json!(1e300), 5),
        ] {
            assert_eq!(seconds("interval", &value), interval, "{value}");
        }
    }

    #[test]
    fn a_life_is_read_in_every_spelling_and_bounded() {
        for (value, life) in [
            (json!(60), 60),
            (json!("60"), 60),
            (json!(null), 900),
            (json!(0), 900),
            (json!("-5"), 900),
            (json!({}), 900),
            (json!(i64::MAX), 86_400),
        ] {
            assert_eq!(seconds("expires_in", &value), life, "{value}");
        }
    }

    #[test]
    fn the_page_is_the_uri_else_the_url_and_opened_with_the_code_where_that_is_the_same_place() {
        let pages = |changes: Value| read(changes).map(|code| [code.page, code.to_open].map(String::from));
        let (own, adfs) = ("https://microsoft.com/devicelogin", "https://fs.example/adfs/oauth2/deviceauth");
        let both = |page: &str, to_open: &str| Ok([page.to_owned(), to_open.to_owned()]);
        assert_eq!(pages(json!({ "verification_url": adfs })), both(own, own));
        for none in [json!(null), json!("")] {
            assert_eq!(pages(json!({ "verification_uri": none, "verification_url": adfs })), both(adfs, adfs));
        }
        let complete = "https://microsoft.com/devicelogin?code=FRWQDE7YL";
        assert_eq!(pages(json!({ "verification_uri_complete": complete })), both(own, complete));
        for unsafe_one in ["https://evil.example/", "http://microsoft.com/devicelogin", "file:///x", "x\ny"] {
            assert_eq!(pages(json!({ "verification_uri_complete": unsafe_one })), both(own, own), "{unsafe_one}");
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for (changes, why) in [
            (json!({ "device_code": null }), "without a device_code"),
            (json!({ "device_code": 5 }), "without a device_code"),
            (json!({ "user_code": "" }), "without a user_code"),
            (json!({ "user_code": " " }), "with a user_code that nobody could type"),
            (json!({ "user_code": "A B" }), "with a user_code that nobody could type"),
            (json!({ "user_code": "A\u{1b}[2J" }), "with a user_code that nobody could type"),
            (json!({ "user_code": "A\u{202e}B" }), "with a user_code that nobody could type"),
            (json!({ "user_code": "A".repeat(33) }), "with a user_code that nobody could type"),
            (json!({ "verification_uri": null }), "without a verification_uri"),
            (
                json!({ "verification_uri": "http://microsoft.com/devicelogin", "verification_url": "https://id.example/" }),
                "with a verification_uri that is no page to send anybody to",
            ),
        ] {
            assert_eq!(read(changes.clone()).map(|_| ()), Err(why), "{changes}");
        }
    }

    #[test]
    fn a_poll_is_judged_by_its_error_whatever_the_status() {
        let poll = |error: Option<&str>, is_passing| {
            let denied = Denied { error: error.map(str::to_owned), is_passing, ..Denied::default() };
            Poll::of(&Failure::denied("it", denied).into())
        };
        for is_passing in [false, true] {
            assert_eq!(poll(Some("authorization_pending"), is_passing), Poll::Pending);
            assert_eq!(poll(Some("slow_down"), is_passing), Poll::SlowDown);
            assert!(matches!(poll(Some("code_expired"), is_passing), Poll::Expired(_)));
            assert_eq!(poll(Some("authorization_declined"), is_passing), Poll::Declined);
        }
        for error in [Some("invalid_grant"), Some("Authorization_Pending"), None] {
            assert_eq!(poll(error, false), Poll::Over);
        }
        assert_eq!(poll(Some("temporarily_unavailable"), true), Poll::Unanswered);
        assert_eq!(Poll::of(&Failure::nobody("it").into()), Poll::Unanswered);
        assert_eq!(Poll::of(&Failure::silent("it").into()), Poll::Unanswered);
        assert_eq!(Poll::of(&Failure::unreachable("nonsense").into()), Poll::Over);
        assert_eq!(Poll::of(&Failure::interrupted().into()), Poll::Over);
        assert_eq!(Poll::of(&anyhow::anyhow!("no randomness")), Poll::Over);
    }

    #[test]
    fn slow_down_is_for_good_and_a_fault_until_the_next_answer() {
        let mut pace = Pace::new(Duration::from_secs(5));
        let mut pauses = vec![pace.pause.as_secs()];
        let back_off: fn(&mut Pace) = |pace| pace.back_off(None);
        let steps: [fn(&mut Pace); 11] = [
            Pace::keep,
            Pace::slow_down,
            Pace::keep,
            back_off,
            back_off,
            back_off,
            back_off,
            Pace::keep,
            |pace| pace.back_off(Some(90)),
            |pace| pace.back_off(Some(1)),
            Pace::slow_down,
        ];
        for step in steps {
            step(&mut pace);
            pauses.push(pace.pause.as_secs());
        }
        assert_eq!(pauses, [5, 5, 10, 10, 20, 40, 60, 60, 10, 90, 60, 15]);
    }

    proptest! {
        #[test]
        fn no_answer_makes_it_panic_or_print_what_moves_the_cursor(
            text in ".{0,60}", number in any::<f64>(), scheme in "(https?|file)://", whole in any::<i64>(),
        ) {
            for value in [json!(text), json!(number), json!(whole), json!(format!("{scheme}{text}"))] {
                for name in ["user_code", "verification_uri", "verification_uri_complete", "interval", "expires_in"] {
                    if let Ok(code) = read(json!({ name: value })) {
                        let shown = format!("{} {}", code.user_code, code.page);
                        prop_assert_eq!(one_line(&shown), shown);
                    }
                }
            }
        }
    }
}
