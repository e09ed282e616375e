//! Where azt may send a request: https anywhere, plain http only where it does not leave this machine or, to a metadata
//! service, its link.

use anyhow::Result;
use url::{Host, Url};

use crate::error::Failure;
use crate::text::one_line;

/// The longest address of a page that a person is sent to.
const LONGEST_PAGE: usize = 2048;

/// A metadata service's whole URL, which may be link-local. `what` names the setting in errors.
///
/// # Errors
/// Exit 2: no URL, plain http to another machine, credentials or a fragment inside.
pub fn metadata(what: &str, text: &str) -> Result<Url> {
    check(what, text, is_near)
}

/// The beginning of a metadata service's URLs.
///
/// # Errors
/// As [`metadata`], and for a query.
pub fn metadata_base(what: &str, text: &str) -> Result<Url> {
    no_query(what, check(what, text, is_near)?)
}

/// A service's whole URL. Secrets go there, so plain http is for this machine alone.
///
/// # Errors
/// As [`metadata`], and for a link-local host.
pub fn service_url(what: &str, text: &str) -> Result<Url> {
    check(what, text, is_loopback)
}

/// The beginning of a service's URLs. Secrets go there, so plain http is for this machine alone.
///
/// # Errors
/// As [`metadata_base`], and for a link-local host.
pub fn service_base(what: &str, text: &str) -> Result<Url> {
    no_query(what, check(what, text, is_loopback)?)
}

/// A page that a person is to open because a service says so; `None` where it is not one to send anybody to: plain http
/// to another machine, credentials or control characters inside, longer than any page's address.
pub fn page(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok().filter(|_| text.len() <= LONGEST_PAGE && one_line(text) == text)?;
    let is_private = url.scheme() == "https" || (url.scheme() == "http" && is_loopback(&url));
    (is_private && url.username().is_empty() && url.password().is_none()).then_some(url)
}

/// The URL of `path` below a base, whatever slashes the base ends in.
pub fn below(base: &Url, path: &str) -> Url {
    let mut url = base.clone();
    url.set_path(&format!("{}/{path}", base.path().trim_end_matches('/')));
    url
}

/// Whether the URL's host is this machine or link-local, where metadata services live.
pub fn is_near(url: &Url) -> bool {
    let is_link_local = match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_link_local(),
        Some(Host::Ipv6(ip)) => ip.is_unicast_link_local(),
        _ => false,
    };
    is_link_local || is_loopback(url)
}

/// Whether the URL's host is this machine.
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    }
}

fn check(what: &str, text: &str, may_be_plain: fn(&Url) -> bool) -> Result<Url> {
    let refuse = |why: &str| Err(Failure::usage(format!("{what} {why}")).into());
    let url = match Url::parse(text) {
        Ok(url) if url.has_host() => url,
        _ => return refuse(&format!("is not a URL that begins with https:// or http://: {}", text.escape_debug())),
    };
    if !url.username().is_empty() || url.password().is_some() {
        // Not shown: what stands before the @ may be a password.
        return refuse("has a user name or password inside");
    }
    if url.fragment().is_some() {
        return refuse(&format!("has a fragment: {url}"));
    }
    match url.scheme() {
        "https" => Ok(url),
        "http" if may_be_plain(&url) => Ok(url),
        "http" => {
            refuse(&format!("is plain http to another machine, where anyone on the way can read the token: {url}"))
        }
        other => refuse(&format!("is {other}, not https: {url}")),
    }
}

fn no_query(what: &str, url: Url) -> Result<Url> {
    match url.query() {
        None => Ok(url),
        Some(_) => Err(Failure::usage(format!("{what} has a query: {url}")).into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_stays_on_this_machine_or_its_link() {
        for text in ["http://localhost:50342/a", "http://127.0.0.1:1/", "http://[::1]:1/", "https://login.example/"] {
            assert!(service_base("it", text).is_ok(), "{text}");
            assert!(metadata_base("it", text).is_ok(), "{text}");
        }
        assert!(metadata("it", "http://169.254.169.254/?a=b").is_ok());
        for (text, message) in [
            (
                "http://sts.example/",
                "it is plain http to another machine, where anyone on the way can read the token: http://sts.example/",
            ),
            (
                "http://169.254.1.1/",
                "it is plain http to another machine, where anyone on the way can read the token: http://169.254.1.1/",
            ),
            (
                "http://localhost.example/",
                "it is plain http to another machine, where anyone on the way can read the token: http://localhost.example/",
            ),
            ("https://a:b@sts.example/", "it has a user name or password inside"),
            ("ftp://sts.example/", "it is ftp, not https: ftp://sts.example/"),
            ("sts.example", "it is not a URL that begins with https:// or http://: sts.example"),
            ("localhost:1", "it is not a URL that begins with https:// or http://: localhost:1"),
            ("https://sts.example/#x", "it has a fragment: https://sts.example/#x"),
            ("https://sts.example/?x", "it has a query: https://sts.example/?x"),
        ] {
            assert_eq!(service_base("it", text).map_err(|e| e.to_string()), Err(message.to_owned()));
        }
    }

    #[test]
    fn nobody_is_sent_to_a_page_that_is_not_what_it_looks_like() {
        for text in ["https://microsoft.com/devicelogin", "http://localhost:1/#/device", "https://id.example/?code=A"] {
            assert_eq!(page(text).expect("a page").as_str(), text);
        }
        // What is printed shows that it is another host.
        assert_eq!(page("https://m\u{456}crosoft.com/").expect("a page").as_str(), "https://xn--mcrosoft-thh.com/");
        let long = format!("https://id.example/{}", "x".repeat(2048));
        for text in [
            "",
            "microsoft.com/devicelogin",
            "http://microsoft.com/devicelogin",
            "http://169.254.169.254/",
            "https://microsoft.com@evil.example/",
            "https://microsoft.com:x@evil.example/",
            "https://evil.example/\u{1b}[2Jx",
            "https://evil.example/\nx",
            "https://evil.example/\u{202e}x",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "vscode://x",
            &long,
        ] {
            assert_eq!(page(text), None, "{text}");
        }
    }

    #[test]
    fn a_path_stands_below_its_base() {
        for base in ["http://localhost:1", "http://localhost:1/", "http://localhost:1//"] {
            let base = Url::parse(base).unwrap();
            assert_eq!(below(&base, "a/b").as_str(), "http://localhost:1/a/b");
        }
    }
}
