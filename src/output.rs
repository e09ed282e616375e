//! What is printed: each format is a function of the token.

use chrono::{DateTime, NaiveDateTime, SecondsFormat};
use clap::ValueEnum;
use serde::Serialize;

use crate::exec_credential;
use crate::shell::Shell;
use crate::token::Token;

/// The environment variable that `-o env` sets.
const VARIABLE: &str = "AZURE_ACCESS_TOKEN";

/// How a token is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The token and one line end
    Token,
    /// Nothing: sign in or renew only
    None,
    /// One JSON object with the token and what is known of it
    Json,
    /// Authorization: Bearer TOKEN
    Header,
    /// A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names
    Env,
    /// A configuration for curl -K -, so that the token is on no command line
    Curl,
    /// One JSON object with the keys of RFC 6749
    Oauth,
    /// What az account get-access-token prints
    Az,
    /// What azd auth token prints
    Azd,
    /// The ExecCredential that kubectl wants of a plugin
    Kubectl,
}

/// Everything but the token that decides what is printed.
#[derive(Debug, Clone, Copy)]
pub struct Rendering<'a> {
    /// The form.
    pub format: Format,
    /// For [`Format::Env`].
    pub shell: Shell,
    /// Whether the refresh token was asked for.
    pub with_refresh_token: bool,
    /// Which flow it came by.
    pub flow: &'a str,
    /// How it came: `cache`, `refresh` or `new`.
    pub source: &'static str,
    /// The time, in seconds since 1970, for the life that is left.
    pub now: i64,
    /// What the clocks here show at a time in seconds since 1970.
    pub local: Local,
    /// For [`Format::Kubectl`].
    pub exec: exec_credential::Version,
}

/// What the clocks of a place show at a time in seconds since 1970; `None` where no date can say it.
pub type Local = fn(i64) -> Option<NaiveDateTime>;

/// The text to print, with its line end.
pub fn render(token: &Token, how: Rendering<'_>) -> String {
    let secret = token.access_token.expose();
    let mut text = match how.format {
        Format::None => return String::new(),
        Format::Token => secret.to_owned(),
        Format::Header => format!("Authorization: Bearer {secret}"),
        Format::Env => how.shell.export(VARIABLE, secret),
        // Backslash and quote are the two characters with a meaning inside a quoted value of curl's.
        Format::Curl => {
            format!("header = \"Authorization: Bearer {}\"", secret.replace('\\', r"\\").replace('"', "\\\""))
        }
        Format::Json => json(&Described::of(token, how)),
        Format::Oauth => json(&Oauth::of(token, how)),
        Format::Az => return az(token, None, how.local),
        Format::Azd => return azd(token),
        Format::Kubectl => exec_credential::render(token, how.exec),
    };
    text.push('\n');
    text
}

/// As `az account get-access-token --output json`, for the subscription that was named, if one was. Its keys are sorted
/// by their bytes.
/// <https://learn.microsoft.com/cli/azure/account#az-account-get-access-token>
pub fn az(token: &Token, subscription: Option<&str>, local: Local) -> String {
    indented(&Az {
        access_token: token.access_token.expose(),
        expires_on: local(token.expires_on).map(|date| date.format("%Y-%m-%d %H:%M:%S%.6f").to_string()),
        expires_on_seconds: token.expires_on,
        subscription,
        tenant: token.tenant.as_deref(),
        token_type: "Bearer",
    })
}

/// As `azd auth token --output json`.
pub fn azd(token: &Token) -> String {
    indented(&Azd { token: token.access_token.expose(), expires_on: date(token.expires_on) })
}

/// JSON over several lines, with its line end.
fn indented(value: &impl Serialize) -> String {
    // Strings and numbers only: serde_json cannot fail on them.
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

fn json(value: &impl Serialize) -> String {
    // Strings and numbers only: serde_json cannot fail on them.
    serde_json::to_string(value).unwrap_or_default()
}

/// RFC 3339 in UTC; `None` past the year 262000.
pub fn date(seconds: i64) -> Option<String> {
    Some(DateTime::from_timestamp(seconds, 0)?.to_rfc3339_opts(SecondsFormat::Secs, true))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Described<'a> {
    access_token: &'a str,
    token_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_on: Option<String>,
    #[serde(rename = "expires_on")]
    expires_on_seconds: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    tenant: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resource: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    scopes: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<&'a str>,
    flow: &'a str,
    source: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<&'a str>,
}

impl<'a> Described<'a> {
    fn of(token: &'a Token, how: Rendering<'a>) -> Self {
        Self {
            access_token: token.access_token.expose(),
            token_type: "Bearer",
            expires_on: date(token.expires_on),
            expires_on_seconds: token.expires_on,
            tenant: token.tenant.as_deref(),
            client_id: token.client_id.as_deref(),
            resource: token.resource.as_deref(),
            scopes: &token.scopes,
            account: token.account.as_deref(),
            flow: how.flow,
            source: how.source,
            refresh_on: token.refresh_on.and_then(date),
            refresh_token: refresh_token(token, how),
        }
    }
}

#[derive(Serialize)]
struct Oauth<'a> {
    access_token: &'a str,
    token_type: &'static str,
    expires_in: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<&'a str>,
}

impl<'a> Oauth<'a> {
    fn of(token: &'a Token, how: Rendering<'_>) -> Self {
        Self {
            access_token: token.access_token.expose(),
            token_type: "Bearer",
            expires_in: token.expires_on.saturating_sub(how.now).max(0),
            scope: (!token.scopes.is_empty()).then(|| token.scopes.join(" ")),
            refresh_token: refresh_token(token, how),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Az<'a> {
    access_token: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_on: Option<String>,
    #[serde(rename = "expires_on")]
    expires_on_seconds: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    subscription: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tenant: Option<&'a str>,
    token_type: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Azd<'a> {
    token: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_on: Option<String>,
}

fn refresh_token<'a>(token: &'a Token, how: Rendering<'_>) -> Option<&'a str> {
    token.refresh_token.as_ref().filter(|_| how.with_refresh_token).map(|token| token.expose())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::Secret;

    fn token() -> Token {
        let token = Token::bare("eyJ.a'b\"\\.c", 1_700_003_600, 1_700_000_000).expect("a token");
        Token {
            refresh_token: Some(Secret::new("0.ARo")),
            tenant: Some("t".to_owned()),
            scopes: vec!["a".to_owned(), "b".to_owned()],
            ..token
        }
    }

    fn rendered(format: Format, shell: Shell, with_refresh_token: bool) -> String {
        let (flow, source, now, exec) = ("msi", "new", 1_700_000_100, exec_credential::Version::default());
        render(&token(), Rendering { format, shell, with_refresh_token, flow, source, now, local: kathmandu, exec })
    }

    /// Five hours and three quarters before Greenwich.
    fn kathmandu(seconds: i64) -> Option<NaiveDateTime> {
        Some(DateTime::from_timestamp(seconds + 20_700, 0)?.naive_utc())
    }

    #[test]
    fn each_format_to_the_byte() {
        let text = |format| rendered(format, Shell::Sh, false);
        assert_eq!(text(Format::None), "");
        assert_eq!(text(Format::Token), "eyJ.a'b\"\\.c\n");
        assert_eq!(text(Format::Header), "Authorization: Bearer eyJ.a'b\"\\.c\n");
        assert_eq!(text(Format::Env), "export AZURE_ACCESS_TOKEN='eyJ.a'\\''b\"\\.c'\n");
        assert_eq!(text(Format::Curl), "header = \"Authorization: Bearer eyJ.a'b\\\"\\\\.c\"\n");
        assert_eq!(
            text(Format::Oauth),
            "{\"access_token\":\"eyJ.a'b\\\"\\\\.c\",\"token_type\":\"Bearer\",\"expires_in\":3500,\"scope\":\"a b\"}\n"
        );
        assert_eq!(
            text(Format::Json),
            "{\"accessToken\":\"eyJ.a'b\\\"\\\\.c\",\"tokenType\":\"Bearer\",\"expiresOn\":\"2023-11-14T23:13:20Z\",\
             \"expires_on\":1700003600,\"tenant\":\"t\",\"scopes\":[\"a\",\"b\"],\"flow\":\"msi\",\"source\":\"new\"}\n"
        );
        assert_eq!(
            text(Format::Kubectl),
            "{\"apiVersion\":\"client.authentication.k8s.io/v1\",\"kind\":\"ExecCredential\",\"status\":\
             {\"token\":\"eyJ.a'b\\\"\\\\.c\",\"expirationTimestamp\":\"2023-11-14T23:13:20Z\"}}\n"
        );
    }

    #[test]
    fn the_powershell_module_knows_each_key_of_the_json() {
        let module = include_str!("../powershell/Azt/Azt.psm1");
        let some = |text: &str| Some(text.to_owned());
        let token = Token {
            client_id: some("c"),
            resource: some("r"),
            account: some("a"),
            refresh_on: Some(1_700_001_000),
            ..token()
        };
        let (format, shell, exec) = (Format::Json, Shell::Sh, exec_credential::Version::default());
        let how = Rendering {
            format,
            shell,
            with_refresh_token: false,
            flow: "msi",
            source: "new",
            now: 0,
            local: kathmandu,
            exec,
        };
        let json: serde_json::Value = serde_json::from_str(&render(&token, how)).expect("it is JSON");
        let keys = json.as_object().expect("it is an object").keys();
        // The module has the end of the token's life from the number beside it.
        for key in keys.filter(|key| *key != "expiresOn") {
            assert!(["'KEY'", "$answer.KEY"].iter().any(|use_| module.contains(&use_.replace("KEY", key))), "{key}");
        }
    }

    #[test]
    fn other_tools_formats_to_the_byte() {
        assert_eq!(
            rendered(Format::Az, Shell::Sh, false),
            "{\n  \"accessToken\": \"eyJ.a'b\\\"\\\\.c\",\n  \"expiresOn\": \"2023-11-15 04:58:20.000000\",\n  \
             \"expires_on\": 1700003600,\n  \"tenant\": \"t\",\n  \"tokenType\": \"Bearer\"\n}\n"
        );
        let text = az(&token(), Some("s"), kathmandu);
        assert!(text.contains("1700003600,\n  \"subscription\": \"s\",\n  \"tenant\": \"t\",\n"), "{text}");
        assert_eq!(
            rendered(Format::Azd, Shell::Sh, false),
            "{\n  \"token\": \"eyJ.a'b\\\"\\\\.c\",\n  \"expiresOn\": \"2023-11-14T23:13:20Z\"\n}\n"
        );
        let bare = Token { tenant: None, ..token() };
        assert!(!az(&bare, None, |_| None).contains("tenant"));
    }

    #[test]
    fn the_refresh_token_is_printed_only_on_request() {
        for format in [Format::Json, Format::Oauth] {
            assert!(!rendered(format, Shell::Sh, false).contains("0.ARo"));
            assert!(rendered(format, Shell::Sh, true).contains("0.ARo"));
        }
    }
}
