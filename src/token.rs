//! What came back: a token, until when, and how to renew it.

use anyhow::Result;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, NaiveDateTime};
use serde_json::{Map, Value};

use crate::denied::{Denied, is_html};
use crate::error::Failure;
use crate::http::Answer;
use crate::jwt::{Claims, whole};
use crate::secret::Secret;
use crate::text::one_line;

/// Tokens that live this long in seconds are renewed at half their life when the service does not say when.
const LONG_LIFE: i64 = 2 * 60 * 60;

/// An access token and what is known of it. Times are seconds since 1970.
#[derive(Debug, Clone)]
pub struct Token {
    /// What a request carries as `Authorization: Bearer …`: visible ASCII.
    pub access_token: Secret,
    /// When the service stops to accept it.
    pub expires_on: i64,
    /// When it is time to renew it; `None` for a short life.
    pub refresh_on: Option<i64>,
    /// What renews it, where the service gave one.
    pub refresh_token: Option<Secret>,
    /// The tenant that issued it, where known.
    pub tenant: Option<String>,
    /// The application or managed identity it was issued to, where known.
    pub client_id: Option<String>,
    /// What it is for, as it was asked for.
    pub resource: Option<String>,
    /// The scopes that were granted, where the service said so.
    pub scopes: Vec<String>,
    /// The user, where there is one and the service named it.
    pub account: Option<String>,
    /// The user, whatever they are called: `uid.utid` of Entra's `client_info`, else issuer and subject of the id token.
    pub account_id: Option<String>,
    /// When the user proved who they are, where the id token of this answer says so.
    pub auth_time: Option<i64>,
}

impl Token {
    /// Reads a token answer: RFC 6749 section 5.1, and its v1 and managed-identity relatives, whose numbers are strings.
    /// Either the token, or what the service said instead. `who` names the service in errors.
    ///
    /// # Errors
    /// Exit 5 where the answer is neither.
    pub fn read(answer: &Answer, who: &str) -> Result<Result<Self, Denied>> {
        let body = match object(answer, who)? {
            Ok(body) => body,
            Err(denied) => return Ok(Err(denied)),
        };
        Self::of(&body, answer).map(Ok).map_err(|why| broken(who, &why))
    }

    fn of(body: &Map<String, Value>, answer: &Answer) -> Result<Self, String> {
        let sent_at = answer.sent_at();
        let text = |name: &str| body.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
        let access_token = text("access_token").ok_or("without an access_token")?;
        match body.get("token_type") {
            None | Some(Value::Null) => {}
            Some(Value::String(kind)) if kind.eq_ignore_ascii_case("Bearer") => {}
            Some(kind) => {
                let kind = kind.as_str().map_or_else(|| "no text at all".to_owned(), |kind| answer.clean(kind));
                return Err(format!("with a token of a type other than Bearer: {kind}"));
            }
        }
        let token = Self::bare(access_token, expiry(body, sent_at)?, sent_at)?;
        // A hint of the service's; one that makes no sense costs nobody the token.
        let refresh_in = seconds(body, "refresh_in").ok().flatten().filter(|after| *after >= 0);
        let refresh_on = refresh_in.map(|after| sent_at.saturating_add(after).min(token.expires_on));
        Ok(Self {
            refresh_on: refresh_on.or(token.refresh_on),
            refresh_token: text("refresh_token").and_then(visible),
            client_id: text("client_id").map(|id| answer.clean(id)),
            resource: text("resource").map(|resource| answer.clean(resource)),
            scopes: text("scope").unwrap_or_default().split_whitespace().map(|scope| answer.clean(scope)).collect(),
            account_id: text("client_info").and_then(account_id),
            ..token
        }
        .described_by(text("id_token")))
    }

    /// A token of which no more is known than its expiry.
    ///
    /// # Errors
    /// What is wrong with it, to follow "answered".
    pub fn bare(access_token: &str, expires_on: i64, sent_at: i64) -> Result<Self, String> {
        let access_token = visible(access_token).ok_or("with a token that cannot stand in a header")?;
        if expires_on <= sent_at {
            return Err("with a token that has already expired; or is this machine's clock ahead?".to_owned());
        }
        let life = expires_on.saturating_sub(sent_at);
        Ok(Self {
            access_token,
            expires_on,
            refresh_on: (life >= LONG_LIFE).then(|| sent_at + life / 2),
            refresh_token: None,
            tenant: None,
            client_id: None,
            resource: None,
            scopes: Vec::new(),
            account: None,
            account_id: None,
            auth_time: None,
        })
    }

    /// Fills in who it is for from the id token, else from the access token where that is readable.
    fn described_by(mut self, id_token: Option<&str>) -> Self {
        let tokens = [id_token, Some(self.access_token.expose())];
        let claims: Vec<_> = tokens.into_iter().flatten().filter_map(Claims::of).collect();
        let claim = |names: &[&str]| {
            let mut found = claims.iter().flat_map(|claims| names.iter().filter_map(|name| claims.text(name)));
            found.next().map(str::to_owned)
        };
        self.tenant = claim(&["tid"]);
        self.account = claim(&["preferred_username", "upn", "unique_name"]);
        self.account_id = self.account_id.or_else(|| id_token.and_then(subject));
        self.auth_time = id_token.and_then(Claims::of).and_then(|claims| claims.seconds("auth_time"));
        self
    }
}

/// The user's own id, which is the same in every tenant, of base64url JSON.
fn account_id(client_info: &str) -> Option<String> {
    let bytes = URL_SAFE_NO_PAD.decode(client_info.trim_end_matches('=')).ok()?;
    let info: Map<String, Value> = serde_json::from_slice(&bytes).ok()?;
    let part = |name: &str| info.get(name)?.as_str().filter(|text| !text.is_empty() && one_line(text) == *text);
    Some(format!("{}.{}", part("uid")?, part("utid")?))
}

/// Who an id token is about, never to be anybody else. <https://openid.net/specs/openid-connect-core-1_0.html#ClaimStability>
fn subject(id_token: &str) -> Option<String> {
    let claims = Claims::of(id_token)?;
    Some(format!("{} {}", claims.text("iss")?, claims.text("sub")?))
}

/// The JSON object that a service gave, or what it said instead. `who` names the service in errors.
///
/// # Errors
/// Exit 5 where the answer is neither.
pub fn object(answer: &Answer, who: &str) -> Result<Result<Map<String, Value>, Denied>> {
    refuse_redirect(answer, who)?;
    match serde_json::from_slice(answer.body()) {
        // Entra's device endpoint has been seen to refuse with status 200: the key decides.
        Ok(Value::Object(body)) if is_error(&body) => Ok(Err(answer.denied())),
        _ if !(200..300).contains(&answer.status()) => Ok(Err(answer.denied())),
        Ok(Value::Object(body)) => Ok(Ok(body)),
        _ if is_html(answer.body()) => {
            Err(broken(who, "with an HTML page and no token: is a proxy or a sign-in portal in between?"))
        }
        _ => Err(broken(who, "with something that is not JSON")),
    }
}

fn broken(who: &str, why: &str) -> anyhow::Error {
    Failure::unreachable(format!("{who} answered {why}")).into()
}

/// Whether the service names an error, as RFC 6749 section 5.2 has it, or as an object.
pub fn is_error(body: &Map<String, Value>) -> bool {
    match body.get("error") {
        None | Some(Value::Null) => false,
        Some(Value::String(text)) => !text.is_empty(),
        Some(_) => true,
    }
}

/// Refuses an answer that sends azt elsewhere.
///
/// # Errors
/// Exit 5, without the query of the place, which may hold a secret.
pub fn refuse_redirect(answer: &Answer, who: &str) -> Result<()> {
    if !(300..400).contains(&answer.status()) {
        return Ok(());
    }
    let place = answer.header("location").map(|to| to.split(['?', '#']).next().unwrap_or_default().to_owned());
    let to = place.map(|place| format!(" to {place}")).unwrap_or_default();
    Err(Failure::unreachable(format!("{who} answered with a redirect{to}, which azt does not follow")).into())
}

/// Absolute `expires_on` first: `expires_in` of a cached managed-identity token has been seen to be stale.
fn expiry(body: &Map<String, Value>, sent_at: i64) -> Result<i64, String> {
    match body.get("expires_on") {
        None | Some(Value::Null) => {}
        Some(Value::String(text)) if text.is_empty() => {}
        Some(value) => return instant(value).ok_or_else(|| "with an expires_on that is no date".to_owned()),
    }
    let life = seconds(body, "expires_in")?.ok_or("without saying when the token expires")?;
    sent_at.checked_add(life).ok_or_else(|| "with an expires_in that is out of range".to_owned())
}

/// Whole seconds, as a number or a string; an empty string is no answer.
fn seconds(body: &Map<String, Value>, name: &str) -> Result<Option<i64>, String> {
    let seconds = match body.get(name) {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::String(text)) if text.is_empty() => return Ok(None),
        Some(Value::String(text)) => text.parse().ok(),
        Some(value) => whole(value),
    };
    seconds.map(Some).ok_or_else(|| format!("with an {name} that is no number of seconds"))
}

/// The spellings of `expires_on` that Azure's endpoints are known for; without an offset it is UTC.
fn instant(value: &Value) -> Option<i64> {
    let Value::String(text) = value else { return whole(value) };
    if let Ok(seconds) = text.parse() {
        return Some(seconds);
    }
    if let Ok(date) = DateTime::parse_from_rfc3339(text) {
        return Some(date.timestamp());
    }
    let zoned = ["%m/%d/%Y %H:%M:%S %z", "%m/%d/%Y %I:%M:%S %p %z"];
    let bare = ["%m/%d/%Y %H:%M:%S", "%m/%d/%Y %I:%M:%S %p", "%Y-%m-%d %H:%M:%S"];
    // "09/14/2017 00:00:00 PM +00:00" has been documented: an hour that no clock with AM and PM shows is one of 24.
    [text.clone(), text.replacen(" AM", "", 1).replacen(" PM", "", 1)].iter().find_map(|text| {
        let zoned = zoned.iter().find_map(|form| DateTime::parse_from_str(text, form).ok());
        let date = || bare.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
        zoned.map(|date| date.timestamp()).or_else(|| date().map(|date| date.and_utc().timestamp()))
    })
}

/// A token as RFC 6749 appendix A.12 allows it, less the space: nothing else may reach a header, a shell or a config.
fn visible(text: &str) -> Option<Secret> {
    let ok = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
    ok.then(|| Secret::new(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SENT: i64 = 1_700_000_000;

    fn read(body: &str) -> Result<Result<Token, Denied>> {
        Token::read(&Answer::of(200, &[], body), "it")
    }

    fn token(body: &str) -> Token {
        read(body).expect("an answer").expect("a token")
    }

    fn expires_on(value: &str) -> Option<i64> {
        let body = format!(r#"{{"access_token":"t","expires_on":{value}}}"#);
        read(&body).ok()?.ok().map(|token| token.expires_on)
    }

    #[test]
    fn numbers_may_be_strings() {
        for body in [
            r#"{"access_token":"t","expires_in":"3599","expires_on":"1700003599","not_before":"1","resource":"r","token_type":"Bearer","refresh_token":"","x":{}}"#,
            r#"{"access_token":"t","expires_in":3599,"expires_on":1700003599,"not_before":1,"resource":"r","token_type":"bearer","refresh_token":null,"x":[]}"#,
            r#"{"access_token":"t","expires_in":"3599","expires_on":"","resource":"r"}"#,
            r#"{"access_token":"t","expires_in":3599.0,"resource":"r"}"#,
        ] {
            let token = token(body);
            assert_eq!(token.expires_on, SENT + 3599, "{body}");
            assert_eq!(token.resource.as_deref(), Some("r"));
            assert_eq!(token.refresh_token, None);
            assert_eq!(token.refresh_on, None);
        }
    }

    #[test]
    fn every_known_spelling_of_expires_on_is_read() {
        let day = 1_729_281_097; // 2024-10-18 19:51:37 UTC
        for value in [
            "1729281097",
            r#""1729281097""#,
            r#""2024-10-18T19:51:37.0000000+00:00""#,
            r#""2024-10-18T21:51:37+02:00""#,
            r#""10/18/2024 19:51:37""#,
            r#""10/18/2024 19:51:37 +00:00""#,
            r#""10/18/2024 7:51:37 PM +00:00""#,
            r#""10/18/2024 19:51:37 PM +00:00""#,
            r#""2024-10-18 19:51:37""#,
        ] {
            assert_eq!(expires_on(value), Some(day), "{value}");
        }
        assert_eq!(expires_on(r#""1/6/2030 5:24:12 AM +00:00""#), Some(1_893_907_452));
        for value in [r#""soon""#, "true", "[]", "1e300", r#""99999999999999999999""#, "-1"] {
            assert_eq!(expires_on(value), None, "{value}");
        }
    }

    #[test]
    fn a_long_life_is_renewed_half_way() {
        assert_eq!(token(r#"{"access_token":"t","expires_in":"86400"}"#).refresh_on, Some(SENT + 43200));
        for (refresh_in, refresh_on) in [("\"100\"", SENT + 100), ("\"soon\"", SENT + 43200), ("-1", SENT + 43200)] {
            let body = format!(r#"{{"access_token":"t","expires_in":86400,"refresh_in":{refresh_in}}}"#);
            assert_eq!(token(&body).refresh_on, Some(refresh_on), "{refresh_in}");
        }
    }

    #[test]
    fn what_is_no_token_is_refused_and_not_shown() {
        for (body, message) in [
            (r#"{"expires_in":1}"#, "it answered without an access_token"),
            (r#"{"access_token":5,"expires_in":1}"#, "it answered without an access_token"),
            (r#"{"access_token":"a\nb","expires_in":1}"#, "it answered with a token that cannot stand in a header"),
            (
                r#"{"access_token":"a","token_type":"pop","expires_in":1}"#,
                "it answered with a token of a type other than Bearer: pop",
            ),
            (r#"{"access_token":"a"}"#, "it answered without saying when the token expires"),
            (
                r#"{"access_token":"a","expires_in":9223372036854775807}"#,
                "it answered with an expires_in that is out of range",
            ),
            (
                r#"{"access_token":"a","expires_on":"5"}"#,
                "it answered with a token that has already expired; or is this machine's clock ahead?",
            ),
            (r#"{"access_token":"eyJ"#, "it answered with something that is not JSON"),
            (
                "\n<!doctype html>",
                "it answered with an HTML page and no token: is a proxy or a sign-in portal in between?",
            ),
        ] {
            assert_eq!(read(body).map(|_| ()).map_err(|e| e.to_string()), Err(message.to_owned()));
        }
    }

    #[test]
    fn a_user_is_told_by_client_info_else_by_issuer_and_subject() {
        let part = |json: &str| URL_SAFE_NO_PAD.encode(json);
        let id_token = format!("e30.{}.c2ln", part(r#"{"iss":"https://id.example","sub":"1","x":{}}"#));
        let info = part(r#"{"uid":"u","utid":"t","x":{}}"#);
        let body = |more: &str| format!(r#"{{"access_token":"t","expires_in":1,"x":{{}}{more}}}"#);
        let both = body(&format!(r#","id_token":"{id_token}","client_info":"{info}""#));
        assert_eq!(token(&both).account_id.as_deref(), Some("u.t"));
        let one = body(&format!(r#","id_token":"{id_token}","client_info":"!""#));
        assert_eq!(token(&one).account_id.as_deref(), Some("https://id.example 1"));
        // Another service's token may call the same person something else.
        assert_eq!(token(&body("").replace(r#":"t""#, &format!(r#":"{id_token}""#))).account_id, None);
        assert_eq!(token(&body(r#","id_token":"e30.e30.c2ln""#)).account_id, None);
    }

    #[test]
    fn an_error_is_an_error_whatever_the_status() {
        let denied = read(r#"{"error":"invalid_grant","access_token":"t","expires_in":1}"#);
        assert_eq!(denied.expect("an answer").map(|_| ()).map_err(|d| d.error), Err(Some("invalid_grant".to_owned())));
    }

    #[test]
    fn a_redirect_is_not_followed_and_its_query_not_shown() {
        let answer = Answer::of(302, &[("location", "https://evil.example/x?code=secret")], "");
        let error = Token::read(&answer, "it").map(|_| ()).map_err(|e| e.to_string());
        assert_eq!(
            error,
            Err("it answered with a redirect to https://evil.example/x, which azt does not follow".to_owned())
        );
    }

    /// JSON of any shape, under the names that are read.
    fn body() -> impl Strategy<Value = String> {
        let text = r#"AADSTS[0-9]{0,22}|\PC{0,12}|[\x00-\x1f\u{202e}\u{feff}]{0,4}"#;
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            text.prop_map(Value::from),
        ];
        let name = "error|error_codes|error_description|suberror|claims|code|message|Message|trace_id|timestamp|access_token|expires_in|expires_on|x";
        let object = leaf.prop_recursive(3, 24, 8, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::vec((name, inner), 0..8)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        });
        object.prop_map(|value| value.to_string())
    }

    proptest! {
        #[test]
        fn no_body_makes_it_panic_or_print_what_cannot_be_a_token(body in ".{0,200}", value in r#"[ -~\n]{0,40}"#) {
            let _ = read(&body);
            let text = serde_json::to_string(&value).unwrap_or_default();
            if let Ok(Ok(token)) = read(&format!(r#"{{"access_token":{text},"expires_in":{text},"expires_in":9}}"#)) {
                prop_assert!(token.access_token.expose().bytes().all(|b| b.is_ascii_graphic()));
            }
        }

        #[test]
        fn no_json_makes_it_panic_or_move_the_cursor(status in 200_u16..600, body in body(), cut in any::<prop::sample::Index>()) {
            let cut = body.char_indices().nth(cut.index(body.len() + 1)).map_or(body.len(), |(at, _)| at);
            for body in [body.as_str(), &body[..cut]] {
                let said = match Token::read(&Answer::of(status, &[], body), "it") {
                    Ok(Ok(token)) => token.access_token.expose().to_owned(),
                    Ok(Err(denied)) => format!("{denied}{:?}{:?}", denied.suberror, denied.claims),
                    Err(error) => error.to_string(),
                };
                prop_assert!(!said.chars().any(char::is_control), "{said:?}");
            }
        }
    }
}
