//! What says who and where, taken out, so that a report can be shown to anybody.

/// Ends an account name, a token or a path on either side.
const DELIMITERS: &str = " \t\r\n\"`()<>[]{},;=&?|";

/// What a token begins with: `{"` in base64.
const TOKEN: &str = "eyJ";

/// No token is shorter.
const SHORTEST: usize = 16;

/// What is to be taken out, wherever it stands.
#[derive(Debug, Default)]
pub struct Redaction {
    homes: Vec<String>,
    machine: Option<String>,
}

impl Redaction {
    /// Of a user with these spellings of the home directory, on a machine of this name.
    pub fn new(homes: impl IntoIterator<Item = String>, machine: &str) -> Self {
        let mut homes: Vec<_> = homes.into_iter().map(|home| home.trim_end_matches(['/', '\\']).to_owned()).collect();
        homes.retain(|home| !home.is_empty());
        // The longer one first: one may be the other's beginning.
        homes.sort_by_key(|home| std::cmp::Reverse(home.len()));
        // A name that is a plain word says nothing about anybody, and is in texts by chance.
        let tells = machine.contains(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '_'));
        Self { homes, machine: (tells && machine.len() > 3).then(|| machine.to_owned()) }
    }

    /// The text with the home directory as `~`, and neither account names, tokens, credentials in URLs nor the
    /// machine's name.
    pub fn of(&self, text: &str) -> String {
        let text = without_tokens(&without_accounts(&without_credentials(text)));
        let in_home = |text: String, home: &String| replace_where(&text, home, "~", |_, next| ends_name(next));
        let text = self.homes.iter().fold(text, in_home);
        match &self.machine {
            Some(name) => replace_where(&text, name, "<machine>", |before, next| ends_name(before) && ends_name(next)),
            None => text,
        }
    }
}

/// Whether a name ends where this character follows, or begins where it stands before.
fn ends_name(c: Option<char>) -> bool {
    c.is_none_or(|c| !(c.is_alphanumeric() || matches!(c, '-' | '_')))
}

/// Replaces each `what` that stands between characters for which `fits` holds.
fn replace_where(text: &str, what: &str, by: &str, fits: impl Fn(Option<char>, Option<char>) -> bool) -> String {
    let mut done = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(what) {
        let (before, after) = (&rest[..at], &rest[at + what.len()..]);
        let last = before.chars().last().or_else(|| done.chars().last());
        done += before;
        done += if fits(last, after.chars().next()) { by } else { what };
        rest = after;
    }
    done + rest
}

/// Takes user names and passwords out of URLs: what stands between `//` and the last `@` before the host's end.
fn without_credentials(text: &str) -> String {
    let mut parts = text.split("://");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |done, part| {
        let end = part.find(|c: char| c.is_whitespace() || "'\"`<>".contains(c)).unwrap_or(part.len());
        let (url, rest) = part.split_at(end);
        // A password may have a slash, a question mark or another @ inside, where a client was lax; so may a path.
        let authority = url.find(['/', '?', '#']).map_or(url, |end| &url[..end]);
        let is_in_path = !authority.contains('@') && !authority.contains(':');
        let host = if is_in_path { url } else { url.rsplit('@').next().unwrap_or(url) };
        done + "://" + host + rest
    })
}

/// Each word with an `@` inside is an account, as far as its delimiters.
fn without_accounts(text: &str) -> String {
    let is_part = |c: char| !DELIMITERS.contains(c) && !matches!(c, '/' | ':');
    let mut done = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('@') {
        let (before, after) = rest.split_at(at);
        let kept = before.trim_end_matches(is_part);
        // What a sentence ends in is no part of a name.
        let after = after.trim_start_matches(is_part);
        let name = &rest[kept.len()..rest.len() - after.len()];
        // A name may have an apostrophe inside, as o'neil's has, and stand between two.
        let begin = name.len() - name.trim_start_matches('\'').len();
        let end = name.trim_end_matches(['.', '!', '\'']).len();
        done += kept;
        done += &name[..begin];
        done += "<account>";
        done += &name[end..];
        rest = after;
    }
    done + rest
}

/// What looks like a token, and is too long for a word that has its beginning in it by chance.
fn without_tokens(text: &str) -> String {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '+' | '/' | '=');
    let mut done = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(TOKEN) {
        let (before, token) = rest.split_at(at);
        let after = token.trim_start_matches(is_part);
        let token = &token[..token.len() - after.len()];
        done += before;
        done += if token.len() < SHORTEST { token } else { "<token>" };
        rest = after;
    }
    done + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn redacted(text: &str) -> String {
        Redaction::new(["/home/al/".to_owned(), "/mnt/homes/al".to_owned()], "web-7").of(text)
    }

    #[test]
    fn accounts_have_no_names() {
        for (text, shown) in [
            ("alex@contoso.example", "<account>"),
            ("the token is of alex@contoso.example, and", "the token is of <account>, and"),
            ("sign in as 'a.b+c@d.example'.", "sign in as '<account>'."),
            ("mary.o'neil@d.example has not", "<account> has not"),
            (r"--login-hint 'mary.o'\''neil@d.example'", "--login-hint '<account>'"),
            ("for guest_fabrikam.example#EXT#@contoso.example.", "for <account>."),
            ("login_hint=alex@contoso.example&x=1", "login_hint=<account>&x=1"),
            ("a@b, c@d and (e@f)", "<account>, <account> and (<account>)"),
            ("user:alex@contoso.example", "user:<account>"),
            ("@", "<account>"),
            ("ällex@contoso.example ü", "<account> ü"),
            ("nobody has signed in", "nobody has signed in"),
            ("", ""),
        ] {
            assert_eq!(redacted(text), shown, "{text}");
        }
    }

    #[test]
    fn urls_have_no_credentials() {
        for (text, shown) in [
            ("http://user:pass@proxy.example:3128", "http://proxy.example:3128"),
            ("http://user:p/a?s@s@proxy.example:3128/ is set", "http://proxy.example:3128/ is set"),
            ("'http://user@proxy.example'", "'http://proxy.example'"),
            ("http://a:b@c http://d:e@f", "http://c http://f"),
            ("https://graph.example/users/alex@contoso.example/x", "https://graph.example/users/<account>/x"),
            ("https://login.example/", "https://login.example/"),
        ] {
            assert_eq!(redacted(text), shown, "{text}");
        }
    }

    #[test]
    fn home_and_machine_are_not_named() {
        for (text, shown) in [
            ("/home/al/.config/azt/config.toml line 2", "~/.config/azt/config.toml line 2"),
            ("/home/al", "~"),
            ("could not read /home/al: no", "could not read ~: no"),
            ("/home/alex/x", "/home/alex/x"),
            ("/mnt/homes/al/x", "~/x"),
            ("web-7 and web-70, (web-7) http://web-7:1", "<machine> and web-70, (<machine>) http://<machine>:1"),
        ] {
            assert_eq!(redacted(text), shown, "{text}");
        }
        for machine in ["", "vm", "azt", "token"] {
            assert_eq!(Redaction::new([String::new(), "/".to_owned()], machine).of("/ azt token vm"), "/ azt token vm");
        }
    }

    #[test]
    fn tokens_are_not_shown() {
        let token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2lnbmF0dXJl-_";
        assert_eq!(redacted(&format!("it said '{token}', twice {token}")), "it said '<token>', twice <token>");
        assert_eq!(redacted("a keyJar: {\"a\":1}"), "a keyJar: {\"a\":1}");
    }

    proptest! {
        #[test]
        fn no_text_names_an_account(text in ".*", name in "[^\\s@]{1,9}@[^\\s@]{1,9}", rest in ".*") {
            let shown = redacted(&format!("{text}{name}{rest}"));
            prop_assert!(!shown.contains('@'), "{shown}");
        }
    }
}
