//! Who on this machine may give tokens: what announces itself, and whether it answers.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;
use url::Url;

use super::{Check, milliseconds};
use crate::env::Env;
use crate::error::Report;
use crate::flow::cloudshell;
use crate::flow::msi::Msi;
use crate::flow::msi::detect::{ANNOUNCING, Detected, Place, Source, announced, arc_agent};
use crate::http::{Http, Thumbprint};

const ANNOUNCED: &str = "announced";
const ARC_AGENT: &str = "Arc agent";
const IMDS: &str = "IMDS";

/// The variable that names IMDS's host.
const IMDS_HOST: &str = "AZURE_POD_IDENTITY_AUTHORITY_HOST";

/// How long a source may take to answer anything at all.
const KNOCK: Duration = Duration::from_secs(1);

/// Every source, asked for nothing.
pub fn checks(http: &Http, env: &Env) -> Vec<Check> {
    let found = announced(env);
    let agent = arc_agent(env, Path::is_file);
    vec![
        announcement(env, found, |place| Ok(knock(http, endpoint(place, env)?))),
        arc(found, agent, || Ok(knock(http, Msi::endpoint(Source::Arc, env)?))),
        imds(env, || Ok(knock(http, Msi::endpoint(Source::Imds, env)?))),
    ]
}

/// What became of a request without anything in it.
struct Knocked {
    url: Url,
    answer: Result<(u16, Option<String>)>,
    took: Duration,
}

fn endpoint(place: Place, env: &Env) -> Result<(Url, Option<Thumbprint>)> {
    match place {
        Place::CloudShell => Ok((cloudshell::relay(env)?, None)),
        Place::Source(source) => Msi::endpoint(source, env),
    }
}

/// Neither the secret nor the header that a source wants: no token can come of it.
fn knock(http: &Http, (mut url, pinned): (Url, Option<Thumbprint>)) -> Knocked {
    url.set_query(None);
    let request = http.get(url.clone()).within(KNOCK);
    let request = pinned.into_iter().fold(request, |request, thumbprint| request.pinned(thumbprint));
    let began = Instant::now();
    let answer = request.send().map(|answer| (answer.status(), answer.header("server")));
    Knocked { url, answer, took: began.elapsed() }
}

impl Knocked {
    /// Whether anybody is there, and what to say of it.
    fn told(&self) -> Result<String, String> {
        let took = milliseconds(self.took);
        match &self.answer {
            Ok((status, _)) => Ok(format!("{} answers HTTP {status} in {took}", self.url)),
            Err(error) => Err(format!("{error:#}, after {took}")),
        }
    }

    fn is_imds(&self) -> bool {
        let says = |server: &Option<String>| server.as_ref().is_some_and(|server| server.contains("IMDS/"));
        // Refused for want of the header, or too busy for that.
        let is_plain = |status: &u16| matches!(status, 400 | 408 | 410 | 429 | 500..=599);
        self.answer.as_ref().is_ok_and(|(status, server)| is_plain(status) || says(server))
    }
}

fn announcement(env: &Env, found: Option<Detected>, knock: impl Fn(Place) -> Result<Knocked>) -> Check {
    let others = others(env, found.map(|found| found.because));
    let Some(found) = found else {
        return match others.as_slice() {
            [] => Check::ok(ANNOUNCED, "nothing: no variable of a managed identity or of Cloud Shell is set"),
            others => Check::note(ANNOUNCED, format!("nothing: there is only {}", others.join(" and "))),
        };
    };
    let who = match found.place {
        Place::CloudShell => "Cloud Shell",
        Place::Source(source) => source.service(),
    };
    let told = knock(found.place).map_err(|error| Report::of(&error).message().to_owned());
    let told = told.and_then(|knocked| knocked.told());
    let text = |told: &str| format!("{who}, by {}: {told}", found.because);
    match (told, others.as_slice()) {
        (Err(why), _) => Check::wrong(ANNOUNCED, text(&why)),
        (Ok(told), []) => Check::ok(ANNOUNCED, text(&told)),
        (Ok(told), others) => Check::ok(ANNOUNCED, format!("{}; of no effect: {}", text(&told), others.join(", "))),
    }
}

/// The variables that are set and are not what announced the source.
fn others(env: &Env, because: Option<&str>) -> Vec<&'static str> {
    let because: Vec<_> = because.unwrap_or_default().split([' ', ',']).collect();
    ANNOUNCING.into_iter().filter(|name| env.get(name).is_some() && !because.contains(name)).collect()
}

fn arc(found: Option<Detected>, agent: Option<Detected>, knock: impl Fn() -> Result<Knocked>) -> Check {
    let Some(agent) = agent else { return Check::ok(ARC_AGENT, "not installed") };
    if found.is_some_and(|found| found.place == agent.place) {
        return Check::ok(ARC_AGENT, "installed, and announced");
    }
    match knock().map_err(|error| format!("{error:#}")).and_then(|knocked| knocked.told()) {
        Ok(told) => Check::ok(ARC_AGENT, format!("installed: {told}")),
        Err(why) => Check::wrong(ARC_AGENT, format!("installed: {why}")),
    }
}

fn imds(env: &Env, knock: impl Fn() -> Result<Knocked>) -> Check {
    let named = env.get(IMDS_HOST).map(|_| format!(" where {IMDS_HOST} leads"));
    let knocked = match knock() {
        Ok(knocked) => knocked,
        Err(error) => return Check::wrong(IMDS, format!("{error:#}")),
    };
    match (knocked.told(), &named) {
        (Ok(told), _) if knocked.is_imds() => Check::ok(IMDS, format!("there: {told}")),
        (Ok(told), _) => Check::note(IMDS, format!("somebody else{}: {told}", named.unwrap_or_default())),
        (Err(why), Some(named)) => Check::wrong(IMDS, format!("not there{named}: {why}")),
        (Err(why), None) => Check::ok(IMDS, format!("not there: {why}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Verdict;
    use crate::error::Failure;

    fn knocked(answer: Result<(u16, Option<&str>)>) -> Result<Knocked> {
        let url = Url::parse("http://localhost:1/token").expect("a URL");
        let answer = answer.map(|(status, server)| (status, server.map(str::to_owned)));
        Ok(Knocked { url, answer, took: Duration::from_millis(3) })
    }

    fn silence() -> Result<Knocked> {
        knocked(Err(Failure::nobody("could not reach it: refused").into()))
    }

    fn told(check: Check) -> (Verdict, String) {
        (check.verdict, check.text)
    }

    fn said(verdict: Verdict, text: &str) -> (Verdict, String) {
        (verdict, text.to_owned())
    }

    #[test]
    fn what_is_announced_is_told_with_its_variables() {
        let answers = || knocked(Ok((401, None)));
        let endpoint = ("IDENTITY_ENDPOINT", "x");
        let header = ("IDENTITY_HEADER", "secret");
        let msi = ("MSI_ENDPOINT", "x");
        for (pairs, verdict, text) in [
            (vec![], Verdict::Ok, "nothing: no variable of a managed identity or of Cloud Shell is set"),
            (vec![endpoint], Verdict::Note, "nothing: there is only IDENTITY_ENDPOINT"),
            (
                vec![endpoint, ("IDENTITY_SERVER_THUMBPRINT", "x")],
                Verdict::Note,
                "nothing: there is only IDENTITY_ENDPOINT and IDENTITY_SERVER_THUMBPRINT",
            ),
            (
                vec![endpoint, header],
                Verdict::Ok,
                "App Service, by IDENTITY_ENDPOINT and IDENTITY_HEADER: http://localhost:1/token answers HTTP 401 in 3 ms",
            ),
            (
                vec![endpoint, header, msi],
                Verdict::Ok,
                "App Service, by IDENTITY_ENDPOINT and IDENTITY_HEADER: http://localhost:1/token answers HTTP 401 in \
                 3 ms; of no effect: MSI_ENDPOINT",
            ),
            (vec![msi], Verdict::Ok, "Cloud Shell, by MSI_ENDPOINT: http://localhost:1/token answers HTTP 401 in 3 ms"),
        ] {
            let env = Env::of_pairs(pairs);
            assert_eq!(told(announcement(&env, announced(&env), |_| answers())), said(verdict, text));
        }
        let env = Env::of_pairs(vec![msi]);
        let text = "Cloud Shell, by MSI_ENDPOINT: could not reach it: refused, after 3 ms";
        assert_eq!(told(announcement(&env, announced(&env), |_| silence())), said(Verdict::Wrong, text));
        let nonsense = |_| Err(Failure::usage("MSI_ENDPOINT is no URL").into());
        let text = "Cloud Shell, by MSI_ENDPOINT: MSI_ENDPOINT is no URL";
        assert_eq!(told(announcement(&env, announced(&env), nonsense)), said(Verdict::Wrong, text));
    }

    #[test]
    fn the_arc_agent_is_asked_where_nobody_announces_it() {
        let agent = Detected { place: Place::Source(Source::Arc), because: "himds" };
        let answers = || knocked(Ok((400, None)));
        assert_eq!(told(arc(None, None, answers)), said(Verdict::Ok, "not installed"));
        assert_eq!(told(arc(Some(agent), Some(agent), silence)), said(Verdict::Ok, "installed, and announced"));
        let text = "installed: http://localhost:1/token answers HTTP 400 in 3 ms";
        assert_eq!(told(arc(None, Some(agent), answers)), said(Verdict::Ok, text));
        let text = "installed: could not reach it: refused, after 3 ms";
        assert_eq!(told(arc(None, Some(agent), silence)), said(Verdict::Wrong, text));
    }

    #[test]
    fn imds_is_there_or_somebody_else_is_or_nobody() {
        let (bare, named) = (Env::of([]), Env::of([(IMDS_HOST, "x")]));
        let answers = |status, server| move || knocked(Ok((status, server)));
        for (status, server, verdict, text) in [
            (400, None, Verdict::Ok, "there: http://localhost:1/token answers HTTP 400 in 3 ms"),
            (404, Some("IMDS/150"), Verdict::Ok, "there: http://localhost:1/token answers HTTP 404 in 3 ms"),
            (401, Some("EC2ws"), Verdict::Note, "somebody else: http://localhost:1/token answers HTTP 401 in 3 ms"),
        ] {
            assert_eq!(told(imds(&bare, answers(status, server))), said(verdict, text));
        }
        let refused = "could not reach it: refused, after 3 ms";
        assert_eq!(told(imds(&bare, silence)), said(Verdict::Ok, &format!("not there: {refused}")));
        let text = format!("not there where {IMDS_HOST} leads: {refused}");
        assert_eq!(told(imds(&named, silence)), said(Verdict::Wrong, &text));
    }
}
