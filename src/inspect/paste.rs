//! What a person has at hand, and what it is where it is no token.

use serde_json::Value;

use crate::error::Failure;
use crate::guid;

/// What to type next.
const HINT: &str = "give an access token, whole: azt token | azt inspect";

/// The text without what stands around a token: white space, quotes, `Authorization:`, `Bearer`.
pub fn bare(text: &str) -> &str {
    let around = |c: char| c.is_whitespace() || c.is_control() || "\"'`,;\u{feff}".contains(c);
    let mut bare = text.trim_matches(around);
    while let Some(rest) = without(bare, "authorization:").or_else(|| scheme(bare)) {
        bare = rest.trim_matches(around);
    }
    bare
}

/// What follows the name of the scheme, which ends where a space or the text does.
fn scheme(text: &str) -> Option<&str> {
    without(text, "bearer").filter(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
}

fn without<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(word.len())?;
    start.eq_ignore_ascii_case(word).then_some(rest)
}

/// Why a bare text cannot be explained (exit 2). Never shows the text, which may be a secret.
pub fn refusal(text: &str) -> Failure {
    if text.is_empty() {
        return Failure::usage("there is no token to explain").hint(HINT);
    }
    if text.starts_with(['{', '[']) {
        return json(text);
    }
    Failure::usage(format!("this is no JSON Web Token: {}", likeness(text))).hint(HINT)
}

/// Why a token with a header that can be read cannot be explained (exit 2).
pub fn damaged() -> Failure {
    Failure::usage("this token has a header, but its claims cannot be read: it is damaged, or no JSON Web Token")
        .hint(HINT)
}

/// JSON such as azt and its peers print, by where the token stands in it.
fn json(text: &str) -> Failure {
    const PLACES: &[&str] = &["accessToken", "access_token", "AccessToken", "token", "status.token"];
    let value: Value = serde_json::from_str(text).unwrap_or_default();
    let holds = |place: &&&str| value.pointer(&format!("/{}", place.replace('.', "/"))).is_some_and(Value::is_string);
    match PLACES.iter().find(holds) {
        Some(place) => Failure::usage("this is JSON with a token in it, not the token alone")
            .hint(format!("azt without -o prints the token alone; or take it out: jq -r .{place} | azt inspect")),
        None => Failure::usage("this is JSON, not a token").hint("give the token alone: azt token | azt inspect"),
    }
}

/// What it seems to be, by how it begins.
fn likeness(text: &str) -> &'static str {
    let begins = |starts: &[&str]| starts.iter().any(|start| text.starts_with(start));
    // b64token: https://www.rfc-editor.org/rfc/rfc6750#section-2.1, and the ! and * of personal accounts.
    if !text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~+/=!*$%".contains(&b)) {
        "it has characters that no token has"
    } else if guid::is_guid(text) {
        "it is a GUID, which is an id"
    } else if begins(&["eyJ"]) {
        "it begins like one, but a part of it is missing or damaged"
    } else if begins(&["0.A", "1.A"]) {
        "it seems to be a refresh token or an authorization code, which only Entra can read"
    } else if begins(&["M."]) {
        "it seems to be a refresh token or an authorization code of a personal Microsoft account, which only \
         Microsoft can read"
    } else if begins(&["Ew"]) {
        "it seems to be an access token of a personal Microsoft account, which only Microsoft can read"
    } else {
        "it seems to be an opaque token, which only the service that it is for can read"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Report;

    #[test]
    fn what_stands_around_a_token_is_taken_off() {
        for text in [
            "a.b.c",
            " a.b.c\r\n",
            "\u{feff}a.b.c",
            "'a.b.c'",
            "\"a.b.c\",",
            "Bearer a.b.c",
            "bearer\ta.b.c",
            "\"Authorization: Bearer a.b.c\"",
            "authorization:Bearer  'a.b.c'",
            "Authorization: a.b.c",
        ] {
            assert_eq!(bare(text), "a.b.c", "{text}");
        }
        for text in ["", " ", "\"\"", "Bearer", "Authorization: Bearer \n"] {
            assert_eq!(bare(text), "", "{text}");
        }
        assert_eq!(bare("bearertoken"), "bearertoken");
    }

    #[test]
    fn a_refusal_says_what_it_seems_to_be_and_never_shows_it() {
        let whole = "azt: hint: give an access token, whole: azt token | azt inspect\n";
        let seems = |what: &str| format!("azt: error: this is no JSON Web Token: {what}\n{whole}");
        for (text, report) in [
            ("", format!("azt: error: there is no token to explain\n{whole}")),
            ("s3cr3t w0rd", seems("it has characters that no token has")),
            ("04b07795-8ddb-461a-bbee-02f9e1bf7b46", seems("it is a GUID, which is an id")),
            ("eyJ0eXAi.s3cr3t", seems("it begins like one, but a part of it is missing or damaged")),
            (
                "1.AXoAs3cr3t.AgABAwE",
                seems("it seems to be a refresh token or an authorization code, which only Entra can read"),
            ),
            (
                "M.C5_BAY.0.U.s3cr3t!*$$",
                seems(
                    "it seems to be a refresh token or an authorization code of a personal Microsoft account, \
                     which only Microsoft can read",
                ),
            ),
            (
                "EwB4As3cr3t+/=",
                seems("it seems to be an access token of a personal Microsoft account, which only Microsoft can read"),
            ),
            ("s3cr3t", seems("it seems to be an opaque token, which only the service that it is for can read")),
            (
                r#"{"status":{"token":"s3cr3t"}}"#,
                "azt: error: this is JSON with a token in it, not the token alone\nazt: hint: azt without -o prints \
                 the token alone; or take it out: jq -r .status.token | azt inspect\n"
                    .to_owned(),
            ),
            (
                r#"["s3cr3t"#,
                "azt: error: this is JSON, not a token\nazt: hint: give the token alone: azt token | azt inspect\n"
                    .to_owned(),
            ),
        ] {
            let told = Report::of(&refusal(text).into());
            assert_eq!((told.text(), told.exit()), (report, 2), "{text}");
        }
    }
}
