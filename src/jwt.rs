//! What a JSON Web Token says, unverified: for expiry and display, never for trust.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use crate::text::one_line;

/// The claims of a token.
pub struct Claims(Map<String, Value>);

impl Claims {
    /// Reads the middle of three dot-separated base64url parts, padded or not; `None` for an opaque token.
    pub fn of(token: &str) -> Option<Self> {
        let mut parts = token.split('.');
        let (_, payload, _) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        object(payload).map(Self)
    }

    /// Every claim, by name.
    pub fn all(&self) -> &Map<String, Value> {
        &self.0
    }

    /// A claim that is a text without control characters.
    pub fn text(&self, name: &str) -> Option<&str> {
        let text = self.0.get(name)?.as_str()?;
        (!text.is_empty() && one_line(text) == text).then_some(text)
    }

    /// A claim in whole seconds since 1970, written as a number or as a string.
    pub fn seconds(&self, name: &str) -> Option<i64> {
        seconds(self.0.get(name)?)
    }
}

/// Whole seconds, written as a number or as a string.
pub fn seconds(value: &Value) -> Option<i64> {
    match value {
        Value::String(text) => text.parse().ok(),
        number => whole(number),
    }
}

/// The header of a signed token (three parts) or an encrypted one (five); `None` for an opaque token.
pub fn header(token: &str) -> Option<Map<String, Value>> {
    let (first, rest) = token.split_once('.')?;
    matches!(rest.split('.').count(), 2 | 4).then(|| object(first)).flatten()
}

/// Whether a token has the five parts of an encrypted one, whose claims only the service that it is for can read.
pub fn is_encrypted(token: &str) -> bool {
    token.split('.').count() == 5
}

fn object(part: &str) -> Option<Map<String, Value>> {
    let bytes = URL_SAFE_NO_PAD.decode(part.trim_end_matches('=')).ok()?;
    serde_json::from_slice(&bytes).ok()
}

/// A JSON number as whole seconds; RFC 7519's NumericDate may have a fraction.
#[allow(clippy::cast_possible_truncation, reason = "bounded before")]
pub fn whole(number: &Value) -> Option<i64> {
    let float = || number.as_f64().filter(|float| float.abs() < 1e15).map(|float| float as i64);
    number.as_i64().or_else(float)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(payload: &str) -> String {
        format!("e30.{}.c2ln", URL_SAFE_NO_PAD.encode(payload))
    }

    #[test]
    fn claims_are_read_whether_numbers_or_strings() {
        let claims = Claims::of(&token(
            r#"{"exp":1700000000,"iat":"1699999999","nbf":1699999998.5,"upn":"alex@contoso.example","x":[]}"#,
        ));
        let claims = claims.expect("three parts");
        assert_eq!(claims.seconds("exp"), Some(1_700_000_000));
        assert_eq!(claims.seconds("iat"), Some(1_699_999_999));
        assert_eq!(claims.seconds("nbf"), Some(1_699_999_998));
        assert_eq!(claims.text("upn"), Some("alex@contoso.example"));
        assert_eq!(claims.text("x"), None);
    }

    #[test]
    fn padding_is_accepted_and_anything_else_is_no_token() {
        assert!(Claims::of("e30.e30=.e30").is_some());
        for opaque in ["", "a.b", "e30.e30", "e30.e30.e30.e30", "e30.!.e30", "e30.W10.e30"] {
            assert!(Claims::of(opaque).is_none(), "{opaque}");
        }
    }

    #[test]
    fn a_header_is_read_of_three_parts_or_five() {
        let part = URL_SAFE_NO_PAD.encode(r#"{"alg":"RS256"}"#);
        for rest in [".e30.c2ln", ".!.", "==.e30.c2ln", ".a.b.c.d"] {
            assert_eq!(header(&format!("{part}{rest}")).expect(rest)["alg"], "RS256");
        }
        for opaque in ["", "e30", "e30.e30", "e30.e30.e30.e30", "e30.e30.e30.e30.e30.e30", "!.e30.e30", "W10.e30.e30"] {
            assert!(header(opaque).is_none(), "{opaque}");
        }
    }
}
