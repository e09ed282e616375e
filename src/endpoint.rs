//! Where azt may send a request: https anywhere, plain http only where it does not leave this machine or its link.

use anyhow::Result;
use url::{Host, Url};

use crate::error::Failure;

/// Whether the URL's host is this machine or link-local, where metadata endpoints live.
pub fn is_near(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
        Some(Host::Ipv4(ip)) => ip.is_loopback() || ip.is_link_local(),
        Some(Host::Ipv6(ip)) => ip.is_loopback() || ip.is_unicast_link_local(),
        None => false,
    }
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

/// Reads an endpoint's URL: https anywhere, http only where it does not leave this machine or its link, no credentials,
/// no fragment.
///
/// # Errors
/// Exit 2, with `what` naming the setting.
pub fn parse(what: &str, text: &str) -> Result<Url> {
    let refuse = |why: &str| Err(Failure::usage(format!("{what} {why}")).into());
    let Ok(url) = Url::parse(text) else {
        return refuse(&format!("is not a URL: {}", text.escape_debug()));
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
        "http" if is_near(&url) => Ok(url),
        "http" => {
            refuse(&format!("is plain http to another machine, where anyone on the way can read the token: {url}"))
        }
        other => refuse(&format!("is {other}, not https: {url}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_stays_on_this_machine_or_its_link() {
        for text in [
            "http://169.254.169.254/",
            "http://localhost:50342/oauth2/token",
            "http://127.0.0.1:1/",
            "http://[::1]:1/",
            "https://login.microsoftonline.com/",
        ] {
            assert!(parse("--endpoint", text).is_ok(), "{text}");
        }
        for (text, message) in [
            (
                "http://sts.example/",
                "--endpoint is plain http to another machine, where anyone on the way can read the token: http://sts.example/",
            ),
            (
                "http://localhost.example/",
                "--endpoint is plain http to another machine, where anyone on the way can read the token: http://localhost.example/",
            ),
            ("https://a:b@sts.example/", "--endpoint has a user name or password inside"),
            ("ftp://sts.example/", "--endpoint is ftp, not https: ftp://sts.example/"),
            ("sts.example", "--endpoint is not a URL: sts.example"),
            ("https://sts.example/#x", "--endpoint has a fragment: https://sts.example/#x"),
        ] {
            assert_eq!(parse("--endpoint", text).map_err(|e| e.to_string()), Err(message.to_owned()));
        }
    }
}
