//! The way to the login host: who answers, who vouches for it, and whether the clocks agree.

use std::path::Path;
use std::time::{Duration, Instant, UNIX_EPOCH};

use anyhow::Result;
use url::Url;

use super::{Check, milliseconds};
use crate::clock;
use crate::cloud;
use crate::env::Env;
use crate::http::{Distrust, Http, Shown, Witness, without_credentials};

const NETWORK: &str = "network";
const PROXY: &str = "proxy";
const AUTHORITIES: &str = "certificates";
const TLS: &str = "TLS";
const CLOCK: &str = "clock";

/// How long the login host may take to answer anything at all.
const PATIENCE: Duration = Duration::from_secs(3);

/// How far clocks may be apart, in seconds: token services allow some minutes, and azt renews a token that long before
/// its end.
const SKEW: i64 = 60;

/// What is read in the place of the system's CA certificates.
const INSTEAD: [&str; 2] = ["SSL_CERT_FILE", "SSL_CERT_DIR"];

/// What may name a proxy, or hosts that are reached without one, in the order in which it is read.
const PROXIES: [&str; 8] =
    ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy"];

/// One request to the login host, whatever it answers, and what can be told from that.
pub fn checks(http: &Http, host: Result<Url>, env: &Env) -> Vec<Check> {
    let host = match host {
        Ok(host) => host,
        Err(error) => {
            return vec![Check::wrong(NETWORK, format!("{error:#}")), proxy(env), authorities(http.authorities(), env)];
        }
    };
    let witness = Witness::default();
    let began = Instant::now();
    let answer = http.get(host.clone()).within(PATIENCE).seen_by(&witness).send();
    let (took, received_at) = (began.elapsed(), clock::now());
    let place = host.as_str().trim_end_matches('/');
    let network = match &answer {
        Ok(answer) => Check::ok(NETWORK, format!("{place} answers HTTP {} in {}", answer.status(), milliseconds(took))),
        Err(error) => Check::wrong(NETWORK, format!("{error:#}, after {}", milliseconds(took))),
    };
    let date = answer.ok().map(|answer| (answer.header("date"), answer.sent_at()));
    let clock = match date {
        Some((date, sent_at)) => clock_of(date.as_deref(), sent_at, received_at),
        None => Check::note(CLOCK, "not known: the login host gave no answer"),
    };
    vec![network, proxy(env), authorities(http.authorities(), env), tls(&host, witness.shown().as_ref()), clock]
}

fn proxy(env: &Env) -> Check {
    let set = PROXIES.into_iter().filter_map(|name| Some(format!("{name} {}", without_credentials(&env.get(name)?))));
    let set: Vec<_> = set.collect();
    if set.is_empty() { Check::ok(PROXY, "no variable names one") } else { Check::note(PROXY, set.join(", ")) }
}

/// Whose CA certificates are trusted: the system's, or others in their place, and those of a file.
fn authorities(extra: Result<Option<(&Path, usize)>>, env: &Env) -> Check {
    let named = INSTEAD.into_iter().filter_map(|name| Some(format!("{name} {}", env.get(name)?)));
    let named = named.collect::<Vec<_>>().join(", ");
    let instead = if named.is_empty() { "the system's".to_owned() } else { format!("in the system's place: {named}") };
    match extra {
        Err(error) => Check::wrong(AUTHORITIES, format!("{error:#}")),
        Ok(Some((file, count))) => Check::note(AUTHORITIES, format!("{instead}, and {count} of {}", file.display())),
        Ok(None) if named.is_empty() => Check::ok(AUTHORITIES, instead),
        Ok(None) => Check::note(AUTHORITIES, instead),
    }
}

fn tls(host: &Url, shown: Option<&Shown>) -> Check {
    if host.scheme() != "https" {
        return Check::ok(TLS, "none: plain http on this machine");
    }
    let Some(shown) = shown else { return Check::note(TLS, "not known: no certificate was shown") };
    let issuer = &shown.issuer;
    // What others have is their own choice.
    let is_usual = cloud::microsofts(host).is_none()
        || ["digicert", "microsoft"].iter().any(|usual| issuer.to_lowercase().contains(usual));
    match &shown.distrust {
        Some(why) => {
            let fix = if *why == Distrust::Issuer { "; to trust its CA: export AZT_CA_FILE=FILE" } else { "" };
            Check::wrong(TLS, format!("a certificate from {issuer} is not trusted: {why}{fix}"))
        }
        None if is_usual => Check::ok(TLS, format!("a certificate from {issuer} is trusted")),
        None => Check::note(
            TLS,
            format!(
                "a certificate from {issuer} is trusted; Microsoft's are not from there: a proxy may be reading along"
            ),
        ),
    }
}

/// `Date` has whole seconds; any moment between the request and the answer may be meant.
fn clock_of(date: Option<&str>, sent_at: i64, received_at: i64) -> Check {
    let date = date.and_then(|date| httpdate::parse_http_date(date).ok());
    let Some(date) = date.and_then(|date| date.duration_since(UNIX_EPOCH).ok()) else {
        return Check::note(CLOCK, "not known: the login host's answer has no date");
    };
    let date = date.as_secs().cast_signed();
    let off = if date < sent_at { sent_at - date } else { (received_at - date).min(0) };
    if off.abs() <= SKEW {
        return Check::ok(CLOCK, format!("{} s off the login host's", off.abs()));
    }
    let by = humantime::format_duration(Duration::from_secs(off.unsigned_abs()));
    let (direction, seem) = if off > 0 { ("ahead of", "expired") } else { ("behind", "not yet valid") };
    Check::wrong(CLOCK, format!("{by} {direction} the login host's: new tokens seem {seem}; set the clock"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Verdict;

    fn said(check: Check) -> (Verdict, String) {
        (check.verdict, check.text)
    }

    #[test]
    fn the_clock_may_be_a_minute_off() {
        let now = 784_111_777;
        let date = Some("Sun, 06 Nov 1994 08:49:37 GMT");
        for (sent_at, received_at, verdict, text) in [
            (now, now, Verdict::Ok, "0 s off the login host's"),
            (now - 2, now + 3, Verdict::Ok, "0 s off the login host's"),
            (now - 9, now - 7, Verdict::Ok, "7 s off the login host's"),
            (now + 60, now + 61, Verdict::Ok, "60 s off the login host's"),
            (
                now + 61,
                now + 62,
                Verdict::Wrong,
                "1m 1s ahead of the login host's: new tokens seem expired; set the clock",
            ),
            (
                now - 7200,
                now - 7200,
                Verdict::Wrong,
                "2h behind the login host's: new tokens seem not yet valid; set the clock",
            ),
        ] {
            assert_eq!(said(clock_of(date, sent_at, received_at)), (verdict, text.to_owned()));
        }
        for date in [None, Some("yesterday"), Some("")] {
            assert_eq!(clock_of(date, now, now).verdict, Verdict::Note);
        }
    }

    #[test]
    fn proxies_are_shown_without_credentials() {
        assert_eq!(said(proxy(&Env::of([]))), (Verdict::Ok, "no variable names one".to_owned()));
        let env = Env::of([
            ("HTTPS_PROXY", "http://user:p@ss/w@proxy.example:3128"),
            ("all_proxy", "user:secret@proxy.example"),
            ("NO_PROXY", "localhost,.example"),
        ]);
        let text = "HTTPS_PROXY http://proxy.example:3128, all_proxy proxy.example, NO_PROXY localhost,.example";
        assert_eq!(said(proxy(&env)), (Verdict::Note, text.to_owned()));
    }

    #[test]
    fn whose_ca_certificates_are_trusted_is_told() {
        let file = Path::new("/etc/contoso.pem");
        let with =
            |pairs: &[(&'static str, &'static str)], extra| said(authorities(extra, &Env::of_pairs(pairs.to_vec())));
        let instead = [("SSL_CERT_FILE", "/a.pem"), ("SSL_CERT_DIR", "/b")];
        assert_eq!(with(&[], Ok(None)), (Verdict::Ok, "the system's".to_owned()));
        let text = "the system's, and 2 of /etc/contoso.pem";
        assert_eq!(with(&[], Ok(Some((file, 2)))), (Verdict::Note, text.to_owned()));
        let text = "in the system's place: SSL_CERT_FILE /a.pem, SSL_CERT_DIR /b";
        assert_eq!(with(&instead, Ok(None)), (Verdict::Note, text.to_owned()));
        let text = format!("{text}, and 1 of /etc/contoso.pem");
        assert_eq!(with(&instead, Ok(Some((file, 1)))), (Verdict::Note, text));
        assert_eq!(with(&[], Err(anyhow::anyhow!("no"))), (Verdict::Wrong, "no".to_owned()));
    }

    #[test]
    fn an_unusual_issuer_is_named() {
        let https = Url::parse("https://login.microsoftonline.us").expect("a URL");
        let other = Url::parse("https://id.example").expect("a URL");
        let http = Url::parse("http://localhost:1").expect("a URL");
        let shown = |issuer: &str, distrust: Option<Distrust>| {
            let (host, subject) = ("login.example".to_owned(), Some("Example".to_owned()));
            Some(Shown { host, subject, issuer: issuer.to_owned(), distrust })
        };
        for (url, shown, verdict, text) in [
            (&http, None, Verdict::Ok, "none: plain http on this machine"),
            (&https, None, Verdict::Note, "not known: no certificate was shown"),
            (&https, shown("DigiCert Inc (G2)", None), Verdict::Ok, "a certificate from DigiCert Inc (G2) is trusted"),
            (
                &https,
                shown("Microsoft Corporation", None),
                Verdict::Ok,
                "a certificate from Microsoft Corporation is trusted",
            ),
            (
                &https,
                shown("Zscaler", None),
                Verdict::Note,
                "a certificate from Zscaler is trusted; Microsoft's are not from there: a proxy may be reading along",
            ),
            (&other, shown("Contoso", None), Verdict::Ok, "a certificate from Contoso is trusted"),
            (
                &https,
                shown("DigiCert Inc", Some(Distrust::Name(Vec::new()))),
                Verdict::Wrong,
                "a certificate from DigiCert Inc is not trusted: it is another host's",
            ),
            (
                &https,
                shown("Zscaler", Some(Distrust::Issuer)),
                Verdict::Wrong,
                "a certificate from Zscaler is not trusted: no CA that this machine trusts stands behind it; \
                 to trust its CA: export AZT_CA_FILE=FILE",
            ),
        ] {
            assert_eq!(said(tls(url, shown.as_ref())), (verdict, text.to_owned()));
        }
    }
}
