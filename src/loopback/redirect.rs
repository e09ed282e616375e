//! What the redirect back from the sign-in page says.

use ring::digest::{SHA256, digest};
use url::{Url, form_urlencoded};

use crate::denied::Denied;
use crate::secret::Secret;
use crate::text::one_line;

/// The shortest code that may be pasted without its address: Entra's have a thousand characters, others' 20 to 50.
const SHORTEST_CODE: usize = 16;

/// An answer to this sign-in: its `state` was right.
#[derive(Debug)]
pub struct Redirect {
    /// The authorization code, or why there is none.
    pub outcome: Result<Secret, Denied>,
    /// Who says so (RFC 9207), where the provider does.
    pub issuer: Option<String>,
    /// The login host that the account belongs to, where Entra says so.
    pub cloud_host: Option<String>,
    /// Whether it is a code alone, which says nothing of where it is from.
    pub is_bare: bool,
}

/// Why something is not an answer to this sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stray {
    /// It has neither `code` nor `error`.
    Empty,
    /// It has another `state`, or none: another sign-in's, or forged.
    State,
    /// It says something twice, which RFC 6749 section 3.1 forbids.
    Ambiguous,
}

impl Redirect {
    /// Reads a query or a form: the parameters of RFC 6749 sections 4.1.2 and 4.1.2.1.
    pub fn read(encoded: &str, state: &str) -> Result<Self, Stray> {
        let parameters: Vec<_> = form_urlencoded::parse(encoded.as_bytes()).collect();
        let get = |name: &str| {
            let mut values = parameters.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_ref());
            match (values.next(), values.next()) {
                (_, Some(_)) => Err(Stray::Ambiguous),
                (value, None) => Ok(value.filter(|value| !value.is_empty())),
            }
        };
        let (code, error) = (get("code")?, get("error")?);
        if code.is_none() && error.is_none() {
            return Err(Stray::Empty);
        }
        if !get("state")?.is_some_and(|given| is_same(given, state)) {
            return Err(Stray::State);
        }
        let denied = |error: &str| -> Result<Denied, Stray> {
            let description = get("error_description")?.map(one_line);
            Ok(Denied::of_redirect(error, description, get("error_subcode")?))
        };
        let outcome = match (error, code) {
            (Some(error), _) => Err(denied(error)?),
            (None, Some(code)) => Ok(Secret::new(code)),
            (None, None) => return Err(Stray::Empty),
        };
        Ok(Self {
            outcome,
            issuer: get("iss")?.map(str::to_owned),
            cloud_host: get("cloud_instance_host_name")?.map(str::to_owned),
            is_bare: false,
        })
    }

    /// Reads what a person pasted: the whole URL of the page that would not load, its query, or the bare code.
    /// Line breaks that the terminal put in are taken out. A bare code has no `state` to check: PKCE alone guards it, and
    /// what does not look like one is none, or the next word that is typed at the terminal would end the sign-in.
    pub fn pasted(text: &str, state: &str) -> Result<Self, Stray> {
        let is_one_word = text.lines().all(|line| line.split_whitespace().count() < 2);
        let text: String = text.split_whitespace().collect();
        let text = text.trim_matches(['"', '\'', '<', '>']);
        if let Ok(url) = Url::parse(text) {
            let encoded = url.query().filter(|query| !query.is_empty()).or(url.fragment());
            return Self::read(encoded.unwrap_or_default(), state);
        }
        let query = text.split_once('?').map_or(text, |(_, query)| query);
        if query.contains("code=") || query.contains("error=") || query.contains("state=") {
            return Self::read(query, state);
        }
        let is_of_codes = |c: char| c.is_ascii_alphanumeric() || "-._~+/=".contains(c);
        if !is_one_word || text.len() < SHORTEST_CODE || !text.chars().all(is_of_codes) {
            return Err(Stray::Empty);
        }
        Ok(Self { outcome: Ok(Secret::new(text)), issuer: None, cloud_host: None, is_bare: true })
    }
}

/// Compares digests, so that the time it takes tells nothing of the text.
fn is_same(a: &str, b: &str) -> bool {
    digest(&SHA256, a.as_bytes()).as_ref() == digest(&SHA256, b.as_bytes()).as_ref()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn code(read: Result<Redirect, Stray>) -> Result<String, Stray> {
        read.map(|redirect| redirect.outcome.expect("a code").expose().to_owned())
    }

    #[test]
    fn a_code_counts_only_with_its_state() {
        assert_eq!(code(Redirect::read("code=0.A%2Bb&state=S&session_state=x", "S")), Ok("0.A+b".to_owned()));
        for (query, stray) in [
            ("code=c&state=T", Stray::State),
            ("code=c", Stray::State),
            ("code=c&state=", Stray::State),
            ("", Stray::Empty),
            ("state=S", Stray::Empty),
            ("code=&state=S", Stray::Empty),
            ("code=c&code=d&state=S", Stray::Ambiguous),
            ("code=c&state=S&state=T", Stray::Ambiguous),
            ("error=access_denied&state=T", Stray::State),
        ] {
            assert_eq!(Redirect::read(query, "S").map(|_| ()), Err(stray), "{query}");
        }
    }

    #[test]
    fn an_error_is_read_with_its_number() {
        let query = "error=access_denied&error_description=AADSTS65004%3a+declined.%0d%0aTrace+ID%3a+t&error_subcode=cancel&state=S";
        let denied = Redirect::read(query, "S").expect("an answer").outcome.expect_err("an error");
        assert_eq!(denied.error_codes, [65004]);
        assert_eq!(denied.to_string(), "access_denied: AADSTS65004: declined. Trace ID: t");
    }

    #[test]
    fn a_person_may_paste_the_url_the_query_or_the_code() {
        for text in [
            "http://localhost:1/?code=abc&state=S",
            "  http://localhost:1/?code=a\n bc&state=S \r\n",
            "http://localhost:1/#code=abc&state=S",
            "'http://localhost:1/?code=abc&state=S'",
            "127.0.0.1:1/?code=abc&state=S",
            "localhost:1/?code=abc&state=S",
            "?code=abc&state=S",
            "code=abc&state=S",
        ] {
            assert_eq!(code(Redirect::pasted(text, "S")), Ok("abc".to_owned()), "{text:?}");
        }
        for bare in ["0.AXoA_b-c.d~1234", " 0.AXoA_b-c\n .d~1234\r\n", "'0.AXoA_b-c.d~1234'"] {
            assert_eq!(code(Redirect::pasted(bare, "S")), Ok("0.AXoA_b-c.d~1234".to_owned()), "{bare:?}");
        }
        for word in [
            "ls",
            "abc",
            "azt login --no-browser",
            "git commit -m sign",
            "./configure;make-all",
            "\u{1b}[200~0123456789",
        ] {
            assert_eq!(Redirect::pasted(word, "S").map(|_| ()), Err(Stray::Empty), "{word:?}");
        }
        assert_eq!(Redirect::pasted("http://localhost:1/?code=abc&state=T", "S").map(|_| ()), Err(Stray::State));
        assert_eq!(Redirect::pasted("http://localhost:1/", "S").map(|_| ()), Err(Stray::Empty));
        assert_eq!(Redirect::pasted(" \n", "S").map(|_| ()), Err(Stray::Empty));
    }

    proptest! {
        #[test]
        fn no_redirect_with_another_state_is_an_answer(code in "[A-Za-z0-9._-]{1,40}", state in "[A-Za-z0-9_-]{0,43}", noise in ".{0,40}") {
            let own = "an-own-state";
            prop_assume!(state != own);
            for query in [
                format!("code={code}&state={state}"),
                format!("error={code}&state={state}"),
                format!("state={state}&code={code}&x={own}"),
                format!("code={code}&state=x{own}"),
            ] {
                prop_assert_eq!(Redirect::read(&query, own).map(|_| ()), Err(Stray::State));
            }
            let _ = Redirect::pasted(&noise, own);
        }
    }
}
