//! The way to the login host: who answers, who vouches for it, and whether the clocks agree.

use std::time::{Duration, Instant, UNIX_EPOCH};

use anyhow::Result;
use url::Url;

use super::{Check, milliseconds};
use crate::clock;
use crate::env::Env;
use crate::http::{Http, Shown, Witness};

const NETWORK: &str = "network";
const PROXY: &str = "proxy";
const TLS: &str = "TLS";
const CLOCK: &str = "clock";

/// How long the login host may take to answer anything at all.
const PATIENCE: Duration = Duration::from_secs(3);

/// How far clocks may be apart, in seconds: token services allow some minutes, and azt renews a token that long before
/// its end.
const SKEW: i64 = 60;

/// What the HTTP stack reads, in its order.
const PROXIES: [&str; 8] =
    ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy"];

/// One request to the login host, whatever it answers, and what can be told from that.
pub fn checks(http: &Http, host: Result<Url>, env: &Env) -> Vec<Check> {
    let host = match host {
        Ok(host) => host,
        Err(error) => return vec![Check::wrong(NETWORK, format!("{error:#}")), proxy(env)],
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
    vec![network, proxy(env), tls(&host, witness.shown()), clock]
}

fn proxy(env: &Env) -> Check {
    let set = PROXIES.into_iter().filter_map(|name| Some(format!("{name} {}", without_credentials(&env.get(name)?))));
    let set: Vec<_> = set.collect();
    if set.is_empty() { Check::ok(PROXY, "no variable names one") } else { Check::note(PROXY, set.join(", ")) }
}

/// Each of a list of proxies or hosts, without what stands before its last `@`: passwords of proxies are often not
/// encoded as they should be.
fn without_credentials(value: &str) -> String {
    let Some((before, host)) = value.rsplit_once('@') else { return value.to_owned() };
    match before.split_once("://") {
        Some((scheme, _)) => format!("{scheme}://{host}"),
        None => host.to_owned(),
    }
}

fn tls(host: &Url, shown: Option<&Shown>) -> Check {
    if host.scheme() != "https" {
        return Check::ok(TLS, "none: plain http on this machine");
    }
    let Some(shown) = shown else { return Check::note(TLS, "not known: no certificate was shown") };
    let issuer = &shown.issuer;
    let is_usual = ["digicert", "microsoft"].iter().any(|usual| issuer.to_lowercase().contains(usual));
    match &shown.distrust {
        Some(why) => {
            let fix = "; to trust a CA: export SSL_CERT_FILE=FILE";
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
    fn an_unusual_issuer_is_named() {
        let https = Url::parse("https://login.example").expect("a URL");
        let http = Url::parse("http://localhost:1").expect("a URL");
        let shown = |issuer: &str, distrust: Option<&str>| {
            let distrust = distrust.map(str::to_owned);
            Some(Shown { issuer: issuer.to_owned(), distrust })
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
            (
                &https,
                shown("DigiCert Inc", Some("it is another host's")),
                Verdict::Wrong,
                "a certificate from DigiCert Inc is not trusted: it is another host's; to trust a CA: export SSL_CERT_FILE=FILE",
            ),
        ] {
            assert_eq!(said(tls(url, shown.as_ref())), (verdict, text.to_owned()));
        }
    }
}
