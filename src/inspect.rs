//! Explains a token: what its header and its claims say, unverified. Sends nothing anywhere.

mod claims;
mod paste;
mod rows;

use std::fmt::{Display, Write as _};

use chrono::{DateTime, Local, SecondsFormat, TimeZone};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::error::Failure;
use crate::jwt::{self, Claims};
use crate::secret::Secret;
use crate::text::one_line;

/// What a token says of itself. Holds neither the token nor its signature.
pub struct Explained {
    header: Map<String, Value>,
    /// `None` where they are encrypted.
    claims: Option<Claims>,
    has_signature: bool,
}

/// For whom a token speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
enum Principal {
    User,
    App,
    ManagedIdentity,
    Device,
}

impl Explained {
    /// Reads what a person has at hand: a token, alone or with `Authorization: Bearer`, quotes or white space around
    /// it, or broken into lines. Of an encrypted token, the header.
    ///
    /// # Errors
    /// Exit 2 where that is no JSON Web Token, with what it seems to be. Never shows the text, which may be a secret.
    pub fn of(text: &str) -> Result<Self, Failure> {
        let text = paste::bare(text);
        let token = Secret::new(text.lines().map(str::trim).collect::<String>());
        let token = token.expose();
        let header = jwt::header(token).ok_or_else(|| paste::refusal(text))?;
        let claims = Claims::of(token);
        if claims.is_none() && !jwt::is_encrypted(token) {
            return Err(paste::damaged());
        }
        Ok(Self { header, claims, has_signature: !token.ends_with('.') })
    }

    /// A table for people; `now` is in seconds since 1970, times are those of the local time zone.
    pub fn table(&self, now: i64) -> String {
        self.table_in(now, &Local)
    }

    fn table_in<Z: TimeZone>(&self, now: i64, zone: &Z) -> String
    where
        Z::Offset: Display,
    {
        let time = |seconds| moment(seconds, now, zone);
        let heading = |name: &str| [name, "VALUE", "MEANING"].map(str::to_owned);
        let mut lines = vec![heading("HEADER")];
        lines.extend(rows::of(&self.header, claims::HEADER, &time));
        if let Some(claims) = &self.claims {
            lines.push(Default::default());
            lines.push(heading("CLAIM"));
            lines.extend(rows::of(claims.all(), claims::CLAIMS, &time));
        }
        let mut text = rows::laid_out(&lines);
        text.push('\n');
        for line in self.verdict(now) {
            text.push_str(&line);
            text.push('\n');
        }
        text
    }

    /// What it comes to, a sentence each; the last is always the same.
    fn verdict(&self, now: i64) -> Vec<String> {
        let mut lines = vec![self.validity(now)];
        if self.is_alg_none() {
            lines.push("NOT SIGNED: its alg is none, which no service should take.".to_owned());
        } else if !self.has_signature {
            lines.push("Its signature is missing, so no service should take it.".to_owned());
        }
        lines.push("The signature is not verified, and the token was sent nowhere.".to_owned());
        lines
    }

    fn validity(&self, now: i64) -> String {
        let Some(claims) = &self.claims else {
            return "An encrypted token: only the service that it is for can read its claims.".to_owned();
        };
        let whose = match self.identity() {
            Some(Principal::User) => "A user's token",
            Some(Principal::App) => "An application's token",
            Some(Principal::ManagedIdentity) => "A managed identity's token",
            Some(Principal::Device) => "A device's token",
            None => "A token",
        };
        match (claims.seconds("nbf"), claims.seconds("exp")) {
            (_, Some(exp)) if exp <= now => format!("{whose}, EXPIRED {}.", distance(exp, now)),
            (Some(nbf), _) if nbf > now => format!("{whose}, NOT YET VALID: it will be {}.", distance(nbf, now)),
            (_, Some(exp)) => {
                let left = exp.abs_diff(now);
                let exactly = if left < 120 { String::new() } else { format!(" ({left} seconds)") };
                format!("{whose}, valid for another {}{exactly}.", span(left))
            }
            (_, None) => format!("{whose} that does not say when it expires."),
        }
    }

    fn is_alg_none(&self) -> bool {
        self.header.get("alg").and_then(Value::as_str).is_some_and(|alg| alg.eq_ignore_ascii_case("none"))
    }

    /// For whom it speaks; what `idtyp` says, else what the other claims come to.
    fn identity(&self) -> Option<Principal> {
        let claims = self.claims.as_ref()?;
        let has = |names: &[&str]| names.iter().any(|name| claims.text(name).is_some());
        match claims.text("idtyp") {
            _ if has(&["xms_mirid"]) => Some(Principal::ManagedIdentity),
            Some("user") => Some(Principal::User),
            Some("app") => Some(Principal::App),
            Some("device") => Some(Principal::Device),
            _ if has(&["scp", "upn", "preferred_username", "unique_name"]) => Some(Principal::User),
            // https://learn.microsoft.com/entra/identity-platform/access-tokens#token-types
            _ if has(&["oid"]) && claims.text("oid") == claims.text("sub") => Some(Principal::App),
            _ => None,
        }
    }

    /// One JSON object and a newline: `header` and `claims` as they are, and what was understood of them; what is not
    /// known is absent. `expires_in` is negative once it has expired. Characters that a terminal acts on are escaped.
    pub fn json(&self, now: i64) -> String {
        let claims = self.claims.as_ref();
        let text = |names: &[&str]| names.iter().find_map(|name| claims?.text(name));
        let list = |name| claims.and_then(|claims| rows::items(claims.all().get(name)?)).unwrap_or_default();
        let exp = claims.and_then(|claims| claims.seconds("exp"));
        let object = Json {
            header: &self.header,
            claims: claims.map(Claims::all),
            expires_on: exp
                .and_then(|exp| Some(DateTime::from_timestamp(exp, 0)?.to_rfc3339_opts(SecondsFormat::Secs, true))),
            expires_on_seconds: exp,
            expires_in: exp.map(|exp| exp.saturating_sub(now)),
            verified: false,
            identity: self.identity(),
            tenant: text(&["tid"]),
            client_id: text(&["appid", "azp"]),
            account: text(&["preferred_username", "upn", "unique_name"]),
            object_id: text(&["oid"]),
            resource_id: text(&["xms_mirid"]),
            audience: text(&["aud"]),
            scopes: list("scp"),
            roles: list("roles"),
        };
        // Strings, numbers and what was JSON before: serde_json cannot fail on them.
        escaped(&serde_json::to_string(&object).unwrap_or_default()) + "\n"
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Json<'a> {
    header: &'a Map<String, Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claims: Option<&'a Map<String, Value>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_on: Option<String>,
    #[serde(rename = "expires_on", skip_serializing_if = "Option::is_none")]
    expires_on_seconds: Option<i64>,
    #[serde(rename = "expires_in", skip_serializing_if = "Option::is_none")]
    expires_in: Option<i64>,
    verified: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    identity: Option<Principal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tenant: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    object_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resource_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    audience: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    scopes: Vec<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    roles: Vec<&'a str>,
}

/// JSON in which what a terminal would act on is escaped; such characters stand only inside its strings.
fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        if one_line(c.encode_utf8(&mut [0; 4])).is_empty() {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a String cannot fail.
                let _ = write!(text, "\\u{unit:04x}");
            }
        } else {
            text.push(c);
        }
    }
    text
}

/// Date, time and offset, and how far from now; `None` outside the years that four digits can say.
fn moment<Z: TimeZone>(seconds: i64, now: i64, zone: &Z) -> Option<String>
where
    Z::Offset: Display,
{
    const YEARS_0001_TO_9998: std::ops::Range<i64> = -62_135_596_800..253_370_764_800;
    let time = DateTime::from_timestamp(seconds, 0).filter(|_| YEARS_0001_TO_9998.contains(&seconds))?;
    let time = time.with_timezone(zone).format("%Y-%m-%d %H:%M:%S %:z");
    Some(format!("{time}, {}", distance(seconds, now)))
}

fn distance(seconds: i64, now: i64) -> String {
    let span = span(seconds.abs_diff(now));
    match seconds.cmp(&now) {
        std::cmp::Ordering::Less => format!("{span} ago"),
        std::cmp::Ordering::Equal => "now".to_owned(),
        std::cmp::Ordering::Greater => format!("in {span}"),
    }
}

/// In the largest unit of which there are at least two, rounded down.
fn span(seconds: u64) -> String {
    match seconds {
        1 => "1 second".to_owned(),
        0..120 => format!("{seconds} seconds"),
        120..7200 => format!("{} minutes", seconds / 60),
        7200..172_800 => format!("{} hours", seconds / 3600),
        _ => format!("{} days", seconds / 86_400),
    }
}

#[cfg(test)]
mod tests;
