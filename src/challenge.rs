//! What a service demands of the next token: a claims challenge, in any of the forms that people have it in.
//!
//! <https://learn.microsoft.com/entra/identity-platform/claims-challenge>

use anyhow::Result;
use base64::Engine as _;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde_json::{Map, Value, json};

use crate::error::Failure;

/// The header that a challenge comes by.
const HEADER: &str = "WWW-Authenticate";

/// Claims that the next token has to carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Challenge(Map<String, Value>);

impl Challenge {
    /// Reads JSON, the same in base64, a `WWW-Authenticate` header, or the head of a whole answer.
    ///
    /// # Errors
    /// Exit 2 where it is none of them, or demands nothing.
    pub fn read(text: &str) -> Result<Self> {
        let text = text.trim();
        if let Some(challenge) = Self::decode(text) {
            return Ok(challenge);
        }
        let refuse = |why: &str| {
            Failure::usage(format!("the claims {why}"))
                .hint("pass the header as it came: curl -si URL | azt token --claims -")
        };
        if text.is_empty() {
            return Err(refuse("are empty").into());
        }
        let headers: Vec<_> = text.lines().filter_map(header).collect();
        let values = if headers.is_empty() { vec![text] } else { headers };
        if !values.iter().any(|value| value.contains('=')) {
            return Err(refuse("are neither JSON, nor the same in base64, nor a WWW-Authenticate header").into());
        }
        let claims = values.iter().find_map(|value| claims_of(value));
        let Some(claims) = claims else {
            return Err(refuse("are missing in that WWW-Authenticate header: it does not ask for another token").into());
        };
        Self::decode(&claims).ok_or_else(|| refuse("in that WWW-Authenticate header are no JSON object").into())
    }

    /// Reads the `claims` of a refusal, which are JSON; `None` where they are not.
    pub fn of_refusal(text: &str) -> Option<Self> {
        Self::decode(text)
    }

    fn decode(text: &str) -> Option<Self> {
        let read = |bytes: &[u8]| serde_json::from_slice::<Map<String, Value>>(bytes).ok();
        let claims = read(text.as_bytes()).or_else(|| {
            let alphabets = [STANDARD, URL_SAFE];
            let config = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
            alphabets.iter().find_map(|alphabet| read(&GeneralPurpose::new(alphabet, config).decode(text).ok()?))
        })?;
        (!claims.is_empty()).then_some(Self(claims))
    }

    /// Both at once; where they differ, `other` counts.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        merge(&mut self.0, other.0);
        self
    }

    /// For the `claims` parameter: with the word that azt hands challenges on, so that a service that can revoke its
    /// tokens at once gives one.
    pub fn parameter(&self) -> String {
        let capable = json!({ "access_token": { "xms_cc": { "values": ["cp1"] } } });
        let Value::Object(capable) = capable else { return self.json() };
        self.clone().and(Self(capable)).json()
    }

    /// For a command line: base64, which no shell takes apart.
    pub fn word(&self) -> String {
        GeneralPurpose::new(&URL_SAFE, GeneralPurposeConfig::new().with_encode_padding(false)).encode(self.json())
    }

    fn json(&self) -> String {
        Value::Object(self.0.clone()).to_string()
    }
}

/// Objects are united, member by member.
fn merge(into: &mut Map<String, Value>, from: Map<String, Value>) {
    for (name, value) in from {
        match (into.get_mut(&name), value) {
            (Some(Value::Object(into)), Value::Object(from)) => merge(into, from),
            (_, value) => {
                into.insert(name, value);
            }
        }
    }
}

/// The value of a line that is the header.
fn header(line: &str) -> Option<&str> {
    let (name, value) = line.split_once(':')?;
    name.trim().eq_ignore_ascii_case(HEADER).then(|| value.trim())
}

/// The `claims` of the first challenge that has some. A scheme with a token of its own, such as `Negotiate`, may stand before
/// it, which is no list of parameters. <https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1>
fn claims_of(value: &str) -> Option<String> {
    let lower = value.to_ascii_lowercase();
    let starts = std::iter::once(0).chain(lower.match_indices("bearer ").map(|(at, _)| at));
    let challenges = starts.filter_map(|at| http_auth::parse_challenges(&value[at..]).ok());
    let claims = |challenge: &http_auth::ChallengeRef<'_>| {
        let params = challenge.params.iter();
        params.into_iter().find(|(name, _)| name.eq_ignore_ascii_case("claims")).map(|(_, value)| value.to_unescaped())
    };
    challenges.flatten().find_map(|challenge| claims(&challenge))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NBF: &str = r#"{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}"#;
    const ENCODED: &str = "eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZSwidmFsdWUiOiIxNjA0MTA2NjUxIn19fQ";

    fn read(text: &str) -> Result<String, String> {
        Challenge::read(text).map(|challenge| challenge.json()).map_err(|error| error.to_string())
    }

    #[test]
    fn it_comes_as_json_base64_header_or_answer() {
        for text in [
            NBF.to_owned(),
            format!("  {NBF}\n"),
            ENCODED.to_owned(),
            format!("{ENCODED}=="),
            format!(
                r#"Bearer realm="", authorization_uri="https://x/", error="insufficient_claims", claims="{ENCODED}==""#
            ),
            format!(r#"WWW-Authenticate: bearer claims={ENCODED}, realm="a, b=c""#),
            format!(r#"Negotiate abc==, Bearer claims="{ENCODED}""#),
            format!(r#"PoP nonce="Bearer claims", Bearer Claims="{ENCODED}""#),
            format!(
                "HTTP/2 401\r\ndate: now\r\nwww-authenticate: NTLM\r\nwww-authenticate: Bearer claims=\"{ENCODED}\"\r\n\r\nno"
            ),
            format!(r#"Bearer claims="{}""#, NBF.replace('"', "\\\"")),
        ] {
            assert_eq!(read(&text).as_deref(), Ok(NBF), "{text}");
        }
    }

    #[test]
    fn what_demands_nothing_is_refused() {
        let neither = "the claims are neither JSON, nor the same in base64, nor a WWW-Authenticate header";
        let missing = "the claims are missing in that WWW-Authenticate header: it does not ask for another token";
        let broken = "the claims in that WWW-Authenticate header are no JSON object";
        for (text, message) in [
            ("", "the claims are empty"),
            ("[]", neither),
            ("{}", neither),
            ("e30", neither),
            ("Bearer", neither),
            (r#"Bearer realm="x""#, missing),
            (r#"Bearer claims="e30=""#, broken),
            (r#"Bearer claims="x y""#, broken),
        ] {
            assert_eq!(read(text), Err(message.to_owned()), "{text}");
        }
    }

    #[test]
    fn two_are_united_member_by_member_and_the_second_counts() {
        let one = Challenge::read(r#"{"access_token":{"acrs":{"value":"c1"},"xms_cc":1},"id_token":{}}"#).expect("one");
        let other = Challenge::read(r#"{"access_token":{"acrs":{"essential":true},"nbf":null}}"#).expect("another");
        let both = r#"{"access_token":{"acrs":{"essential":true,"value":"c1"},"nbf":null,"xms_cc":1},"id_token":{}}"#;
        assert_eq!(one.clone().and(other).json(), both);
        let capable = r#"{"access_token":{"acrs":{"value":"c1"},"xms_cc":{"values":["cp1"]}},"id_token":{}}"#;
        assert_eq!(one.parameter(), capable);
    }

    #[test]
    fn a_word_of_a_command_line_reads_as_the_same() {
        let challenge = Challenge::read(NBF).expect("a challenge");
        assert_eq!(challenge.word(), ENCODED);
        assert_eq!(Challenge::read(&challenge.word()).ok(), Some(challenge));
    }

    proptest! {
        #[test]
        fn nothing_that_is_pasted_ends_azt(text in "(Bearer |claims=|[\"{}=,:\\\\ a-z0-9]|\\PC){0,40}") {
            let _ = Challenge::read(&text);
        }
    }
}
