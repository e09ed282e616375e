//! Which proxy stands between azt and a far host, and who says so.

use std::fmt;

use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use reqwest::header::HeaderValue;
use url::Url;

use crate::env::Env;
use crate::error::Failure;
use crate::secret::Secret;
use crate::shell;
use crate::text::one_line;

/// What may name the proxy for https; the first that is set does.
const NAMES: [&str; 4] = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];

/// What may name the hosts that are reached without it.
const EXCEPTIONS: [&str; 2] = ["NO_PROXY", "no_proxy"];

/// What the environment says about proxies.
#[derive(Default)]
pub struct Proxies {
    named: Option<(&'static str, Secret)>,
    exceptions: String,
}

/// A proxy.
#[derive(Debug)]
pub struct Proxy {
    /// The variable that names it; `None` where the system's settings do.
    variable: Option<&'static str>,
    /// Its URL, which has no user and no password, and no slash at its end.
    pub url: String,
    /// The value of `Proxy-Authorization`.
    pub credentials: Option<HeaderValue>,
    /// The value of `NO_PROXY` that has this host, too.
    without: String,
}

impl Proxies {
    /// Reads the variables.
    pub fn of(env: &Env) -> Self {
        let named = NAMES.into_iter().find_map(|name| Some((name, Secret::new(env.get(name)?))));
        Self { named, exceptions: env.first(&EXCEPTIONS).unwrap_or_default() }
    }

    /// The proxy on the way to the far host of an https URL; `None` where there is none.
    ///
    /// # Errors
    /// Exit 2 where the variable names none that azt can use.
    pub fn towards(&self, url: &Url) -> Result<Option<Proxy>, Failure> {
        let found = match &self.named {
            // Elsewhere than on Windows and macOS the system has nothing to say but the variables.
            None if cfg!(any(windows, target_os = "macos")) => intercept(&Matcher::from_system(), url),
            None => None,
            Some(_) if intercept(&self.any(url), url).is_none() => None,
            Some((variable, value)) => Some(named(variable, value.expose(), url)?),
        };
        let without = self.exceptions.split(entries).chain(url.host_str()).filter(|entry| !entry.is_empty());
        Ok(found.map(|found| Proxy {
            variable: self.named.as_ref().map(|(variable, _)| *variable),
            url: found.uri().to_string().trim_end_matches('/').to_owned(),
            credentials: found.basic_auth().cloned(),
            without: without.collect::<Vec<_>>().join(","),
        }))
    }

    /// What would have any proxy for all hosts but those that are reached without one.
    fn any(&self, url: &Url) -> Matcher {
        let exceptions = exceptions(&self.exceptions, url.port_or_known_default().unwrap_or(443));
        Matcher::builder().https("http://any").no(exceptions).build()
    }
}

fn intercept(matcher: &Matcher, url: &Url) -> Option<Intercept> {
    matcher.intercept(&url.as_str().parse().ok()?)
}

/// The proxy that this variable names.
///
/// # Errors
/// Exit 2 where that is none that azt can use.
fn named(variable: &str, value: &str, url: &Url) -> Result<Intercept, Failure> {
    let shown = without_credentials(value);
    let address = shown.split_once("://").map_or(shown.as_str(), |(_, rest)| rest).trim_end_matches('/');
    let found = intercept(&Matcher::builder().https(value).build(), url).filter(|found| {
        let uri = found.uri();
        // A password that is not encoded as it should be moves the end of the host's name.
        let is_whole = uri.authority().is_some_and(|authority| authority.as_str().eq_ignore_ascii_case(address));
        is_whole && matches!(uri.scheme_str(), Some("http" | "https"))
    });
    found.ok_or_else(|| {
        Failure::usage(format!(
            "{variable} names no proxy that azt can use, which is http or https, with its user and password \
             percent-encoded: {}",
            one_line(&shown)
        ))
        .hint(format!("name one: export {variable}=http://HOST:PORT"))
    })
}

impl Proxy {
    /// What to type to do without it, for all hosts or, where no variable names it, for this one.
    pub fn unset(&self) -> String {
        match self.variable {
            Some(variable) => format!("unset {variable}"),
            None => self.go_past(),
        }
    }

    /// What to type to do without it for this host.
    pub fn go_past(&self) -> String {
        shell::command(["export", &format!("NO_PROXY={}", self.without)])
    }

    /// What to type to give it a user and a password.
    pub fn sign_in(&self) -> String {
        let with = self.url.replacen("://", "://USER:PASSWORD@", 1);
        format!("export {}={with}", self.variable.unwrap_or(NAMES[0]))
    }
}

impl fmt::Display for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.variable {
            Some(variable) => write!(f, "the proxy {} of {variable}", self.url),
            None => write!(f, "the proxy {} of the system's settings", self.url),
        }
    }
}

/// Each of a list of proxies or hosts, without what stands before its last `@`: passwords of proxies are often not
/// encoded as they should be.
pub fn without_credentials(value: &str) -> String {
    let Some((before, host)) = value.rsplit_once('@') else { return value.to_owned() };
    match before.split_once("://") {
        Some((scheme, _)) => format!("{scheme}://{host}"),
        None => host.to_owned(),
    }
}

fn entries(c: char) -> bool {
    c == ',' || c.is_whitespace()
}

/// The entries that are for this port, in the spelling of the HTTP stack, which knows no ports and one wildcard, `*`.
fn exceptions(list: &str, port: u16) -> String {
    let entries = list.split(entries).filter_map(|entry| {
        let entry = entry.strip_prefix("*.").map_or_else(|| entry.to_owned(), |domain| format!(".{domain}"));
        let is_bare_ipv6 = entry.matches(':').count() > 1 && !entry.starts_with('[');
        let (host, own) = match entry.rsplit_once(':') {
            Some((host, own)) if !is_bare_ipv6 && own.parse::<u16>().is_ok() => (host, own.parse().ok()),
            _ => (entry.as_str(), None),
        };
        own.is_none_or(|own: u16| own == port).then(|| host.trim_matches(['[', ']']).to_owned())
    });
    entries.filter(|entry| !entry.is_empty()).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Report;

    const LOGIN: &str = "https://login.microsoftonline.com/organizations";

    fn towards(url: &str, pairs: &[(&'static str, &'static str)]) -> Result<Option<Proxy>, String> {
        let proxies = Proxies::of(&Env::of_pairs(pairs.to_vec()));
        proxies.towards(&Url::parse(url).expect("a URL")).map_err(|failure| Report::of(&failure.into()).text())
    }

    #[test]
    fn the_first_variable_that_is_set_names_the_proxy() {
        for (pairs, shown) in [
            (&[][..], None),
            (&[("HTTPS_PROXY", "")], None),
            (&[("HTTP_PROXY", "http://p:1")], None),
            (&[("HTTPS_PROXY", "http://p:3128/")], Some("the proxy http://p:3128 of HTTPS_PROXY")),
            (&[("https_proxy", "p:3128")], Some("the proxy http://p:3128 of https_proxy")),
            (&[("ALL_PROXY", "https://p"), ("HTTP_PROXY", "http://q")], Some("the proxy https://p of ALL_PROXY")),
            (
                &[("all_proxy", "http://p:1"), ("HTTPS_PROXY", "http://q:1")],
                Some("the proxy http://q:1 of HTTPS_PROXY"),
            ),
        ] {
            let proxy = towards(LOGIN, pairs).expect("a choice");
            assert_eq!(proxy.map(|proxy| proxy.to_string()).as_deref(), shown, "{pairs:?}");
        }
    }

    #[test]
    fn what_no_proxy_lists_is_reached_without_one() {
        for (url, list, is_direct) in [
            (LOGIN, "login.microsoftonline.com", true),
            (LOGIN, "microsoftonline.com", true),
            (LOGIN, ".microsoftonline.com", true),
            (LOGIN, "*.microsoftonline.com", true),
            (LOGIN, "softonline.com", false),
            (LOGIN, "contoso.example Login.MicrosoftOnline.com", true),
            (LOGIN, "localhost, login.microsoftonline.com:443", true),
            (LOGIN, "login.microsoftonline.com:8443", false),
            (LOGIN, "*", true),
            (LOGIN, "", false),
            ("https://10.2.3.4:8443/", "10.0.0.0/8", true),
            ("https://11.2.3.4/", "10.0.0.0/8", false),
            ("https://10.2.3.4:8443/", "10.2.3.4:8443", true),
            ("https://[fd00::5]/", "fd00::/8", true),
            ("https://[fd00::5]:8443/", "[fd00::5]:8443", true),
            ("https://[fd00::5]:443/", "fd00::5", true),
        ] {
            for name in EXCEPTIONS {
                let proxy = towards(url, &[("HTTPS_PROXY", "http://p:1"), (name, list)]).expect("a choice");
                assert_eq!(proxy.is_none(), is_direct, "{url} with {name}={list}");
            }
        }
    }

    #[test]
    fn user_and_password_are_sent_and_never_shown() {
        let named = [("HTTPS_PROXY", "http://user:p%40ss%3Aw0rd@p.example:3128")];
        let proxy = towards(LOGIN, &named).expect("a choice").expect("a proxy");
        let sent = proxy.credentials.as_ref().and_then(|value| value.to_str().ok());
        assert_eq!(sent, Some("Basic dXNlcjpwQHNzOncwcmQ="));
        for shown in [proxy.to_string(), format!("{proxy:?}"), proxy.unset(), proxy.go_past(), proxy.sign_in()] {
            assert!(!shown.contains("w0rd") && !shown.contains("dXNlcjp"), "{shown}");
        }
    }

    #[test]
    fn what_is_no_proxy_is_refused_and_not_gone_past() {
        for (value, shown) in [
            ("socks5://p:1080", "socks5://p:1080"),
            ("ftp://p:1", "ftp://p:1"),
            ("http://", "http://"),
            ("a proxy", "a proxy"),
            ("http://user:p@ss/w@p.example:3128", "http://p.example:3128"),
            ("http://user:p#s@p.example:3128", "http://p.example:3128"),
            ("http://user:p/s@p.example:3128", "http://p.example:3128"),
        ] {
            assert_eq!(
                towards(LOGIN, &[("HTTPS_PROXY", value)]).map(|_| ()),
                Err(format!(
                    "azt: error: HTTPS_PROXY names no proxy that azt can use, which is http or https, with its user \
                     and password percent-encoded: {shown}\n\
                     azt: hint: name one: export HTTPS_PROXY=http://HOST:PORT\n"
                )),
                "{value}"
            );
            let past = towards(LOGIN, &[("HTTPS_PROXY", value), ("NO_PROXY", "login.microsoftonline.com")]);
            assert!(past.is_ok_and(|proxy| proxy.is_none()), "{value}");
        }
    }

    #[test]
    fn to_go_past_it_for_one_host_keeps_the_others() {
        let named = [("HTTPS_PROXY", "http://p:1"), ("NO_PROXY", "a.example, b.example")];
        let proxy = towards(LOGIN, &named).expect("a choice").expect("a proxy");
        assert_eq!(proxy.go_past(), "export NO_PROXY=a.example,b.example,login.microsoftonline.com");
        assert_eq!(proxy.unset(), "unset HTTPS_PROXY");
    }
}
