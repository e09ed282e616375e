//! A request that came to nothing, in words: who did not answer, or stands in between, and what to type about it.

use std::path::Path;
use std::time::Duration;

use url::Url;

use super::clients::Way;
use super::pin::Thumbprint;
use super::witness::{Distrust, Shown};
use crate::error::Failure;
use crate::shell;
use crate::text::one_line;

/// What is known of a request that came to nothing.
pub struct Fault<'a> {
    /// The URL without its query.
    pub place: String,
    /// Its host.
    pub host: &'a str,
    /// How long it was waited for.
    pub timeout: Duration,
    /// Which way it went.
    pub way: &'a Way,
    /// A file of CA certificates that were trusted, too.
    pub ca_file: Option<&'a Path>,
}

impl Fault<'_> {
    /// No answer, or no whole one, in time.
    pub fn too_slow(&self) -> Failure {
        // What is left until a deadline is no round number.
        let tenths = u64::try_from(self.timeout.as_millis().div_ceil(100)).unwrap_or(u64::MAX);
        let limit = humantime::format_duration(Duration::from_millis(tenths.saturating_mul(100)));
        match &self.way.proxy {
            Some(proxy) if !self.reached_the_host() => {
                let text = format!("{proxy} did not lead to {} within {limit}", self.host);
                Failure::silent(text).hint(format!("to go past it: {}", proxy.go_past()))
            }
            _ => Failure::silent(format!("{} did not answer within {limit}", self.place)),
        }
    }

    /// An answer that ended too soon.
    pub fn broke_off(&self) -> Failure {
        Failure::silent(format!("the answer of {} broke off", self.place))
    }

    /// No answer at all. `trusted` is the one certificate that would have done.
    pub fn no_answer(&self, error: &reqwest::Error, trusted: Option<Thumbprint>) -> Failure {
        if let (Some(trusted), Some(shown)) = (trusted, self.way.stranger.get()) {
            return Failure::refused(format!(
                "nothing was sent to {}: it shows a certificate with the thumbprint {shown}, and {trusted} is the one to trust",
                self.place
            ));
        }
        if error.is_timeout() && !error.is_connect() {
            return self.too_slow();
        }
        let shown = self.way.witness.shown();
        if let Some((shown, distrust)) = shown.as_ref().and_then(|shown| Some((shown, shown.distrust.as_ref()?))) {
            return self.distrusted(shown, distrust);
        }
        let why = if error.is_timeout() { "no connection in time".to_owned() } else { innermost(error) };
        if !error.is_connect() {
            return Failure::silent(format!("got no answer from {}: {why}", self.place));
        }
        match &self.way.proxy {
            Some(_) if !self.reached_the_host() => self.behind_a_proxy(error, &why),
            _ => Failure::nobody(format!("could not reach {}: {why}", self.place)),
        }
    }

    /// Whether it was the host that showed a certificate, so that a proxy has done its part.
    fn reached_the_host(&self) -> bool {
        self.way.witness.shown().is_some_and(|shown| shown.host == self.host)
    }

    fn distrusted(&self, shown: &Shown, distrust: &Distrust) -> Failure {
        let Shown { host, subject, issuer, .. } = shown;
        let whose = match &self.way.proxy {
            Some(proxy) if *host != self.host => format!("the certificate of {proxy}"),
            _ => "its certificate".to_owned(),
        };
        let signed = match subject {
            None => format!("by {issuer}"),
            Some(subject) if subject == issuer => format!("for {subject} by itself"),
            Some(subject) => format!("for {subject} by {issuer}"),
        };
        let nobody = match self.ca_file {
            None => "which this machine does not trust".to_owned(),
            Some(file) => format!("which neither this machine nor {} trusts", file.display()),
        };
        let see = || {
            let origin = Url::parse(&self.place).map(|url| url.origin().ascii_serialization()).unwrap_or_default();
            format!("see who answers there: {}", shell::command(["azt", "doctor", "--authority-host", &origin]))
        };
        let (text, hint) = match distrust {
            Distrust::Issuer => (
                format!("{whose} was issued {signed}, {nobody}"),
                "if that is your network's own CA, name its certificate: --ca-file FILE".to_owned(),
            ),
            Distrust::Expired(_) | Distrust::Early(_) => (
                format!("{whose} was issued {signed}, and {distrust}"),
                "see what time this machine has: date -u".to_owned(),
            ),
            Distrust::Name(_) => (format!("{whose} was issued {signed}, and {distrust}, not for {host}"), see()),
            Distrust::Other(_) => (format!("{whose} was issued {signed}, and is not trusted: {distrust}"), see()),
        };
        Failure::unreachable(format!("could not reach {}: {text}", self.place)).hint(hint)
    }

    /// Whatever went wrong before the host showed itself is the proxy's.
    fn behind_a_proxy(&self, error: &reqwest::Error, why: &str) -> Failure {
        let Some(proxy) = &self.way.proxy else { return Failure::unreachable(why) };
        let past = || format!("to go past it: {}", proxy.go_past());
        let (text, hint) = match Tunnel::of(error) {
            Some(Tunnel::Absent) => {
                (format!("{proxy} is not there: {why}"), format!("to do without it: {}", proxy.unset()))
            }
            Some(Tunnel::WantsCredentials) => {
                let wants = match &proxy.credentials {
                    None => "wants a user name and a password",
                    Some(_) => "does not accept its user name and password",
                };
                (format!("{proxy} {wants}"), format!("name it with both: {}", proxy.sign_in()))
            }
            Some(Tunnel::Refused) => {
                // The HTTP stack does not tell which status it was, and tinyproxy has 401 for a wrong password.
                let or = proxy.credentials.as_ref().map(|_| ", or does not accept its user name and password");
                (format!("{proxy} refuses to lead to {}{}", self.host, or.unwrap_or_default()), past())
            }
            Some(Tunnel::BrokeOff) => (format!("{proxy} hung up"), past()),
            None => (format!("{proxy} does not lead to {}: {why}", self.host), past()),
        };
        Failure::unreachable(format!("could not reach {}: {text}", self.place)).hint(hint)
    }
}

/// What went wrong between azt and a proxy.
enum Tunnel {
    Absent,
    WantsCredentials,
    Refused,
    BrokeOff,
}

impl Tunnel {
    /// The HTTP stack has a type for it, and tells nobody but by these words.
    fn of(error: &reqwest::Error) -> Option<Self> {
        let said: Vec<_> = chain(error).map(ToString::to_string).collect();
        let what = said.iter().find_map(|text| text.strip_prefix("tunnel error: "))?;
        Some(match what {
            "failed to create underlying connection" => Tunnel::Absent,
            "proxy authorization required" => Tunnel::WantsCredentials,
            "unexpected end of file" | "io error establishing tunnel" => Tunnel::BrokeOff,
            _ => Tunnel::Refused,
        })
    }
}

fn chain(error: &reqwest::Error) -> impl Iterator<Item = &dyn std::error::Error> {
    let first: &dyn std::error::Error = error;
    std::iter::successors(Some(first), |error| error.source())
}

/// What is at the bottom of an error of the HTTP stack, whose upper layers repeat the URL.
fn innermost(error: &reqwest::Error) -> String {
    one_line(&chain(error).last().map(ToString::to_string).unwrap_or_default())
}
