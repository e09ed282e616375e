//! Where an application's federated token comes from: a file, standard input, or a service that gives builds theirs. Each
//! call brings a new one, since they live for minutes.

use std::path::Path;

use anyhow::{Result, bail};
use clap::ValueEnum;
use url::Url;

use crate::endpoint;
use crate::env::Env;
use crate::error::Failure;
use crate::http::{Answer, Http, Request};
use crate::jwt;
use crate::secret::{Origin, Secret, Stdin};
use crate::shell;
use crate::token::{is_error, refuse_redirect};

/// The variable of the file that Kubernetes keeps a token in.
pub const TOKEN_FILE: &str = "AZURE_FEDERATED_TOKEN_FILE";

/// Azure DevOps' variables, and the version of its interface that the SDKs ask for.
const OIDC_REQUEST_URI: &str = "SYSTEM_OIDCREQUESTURI";
const SYSTEM_ACCESS_TOKEN: &str = "SYSTEM_ACCESSTOKEN";
const API_VERSION: &str = "7.1";

/// GitHub's variables.
const REQUEST_URL: &str = "ACTIONS_ID_TOKEN_REQUEST_URL";
const REQUEST_TOKEN: &str = "ACTIONS_ID_TOKEN_REQUEST_TOKEN";

/// The longest federated token that is sent; they have some KB.
const LIMIT: usize = 64 * 1024;

/// Who gives federated tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Source {
    /// The file that AZURE_FEDERATED_TOKEN_FILE names, as in AKS and other clusters
    Kubernetes,
    /// The token service of GitHub Actions
    Github,
    /// The token service of Azure Pipelines, for a service connection
    Pipelines,
    /// The file of --token-file, or standard input
    File,
}

impl Source {
    /// What it is called in errors.
    pub fn service(self) -> &'static str {
        match self {
            Source::Kubernetes => "Kubernetes",
            Source::Github => "GitHub Actions",
            Source::Pipelines => "Azure Pipelines",
            Source::File => "a file",
        }
    }
}

/// Who gives one here, and what told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Detected {
    /// Who gives it.
    pub source: Source,
    /// What announced it.
    pub because: &'static str,
}

/// What the environment announces: a file before a service, for somebody put it there.
pub fn detect(env: &Env) -> Option<Detected> {
    let has = |names: [&str; 2]| names.iter().all(|name| env.get(name).is_some());
    let detected = |source, because| Some(Detected { source, because });
    if env.get(TOKEN_FILE).is_some() {
        return detected(Source::Kubernetes, TOKEN_FILE);
    }
    if has([REQUEST_URL, REQUEST_TOKEN]) {
        return detected(Source::Github, "ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN");
    }
    if has([OIDC_REQUEST_URI, SYSTEM_ACCESS_TOKEN]) {
        return detected(Source::Pipelines, "SYSTEM_OIDCREQUESTURI and SYSTEM_ACCESSTOKEN");
    }
    None
}

/// Why there is nothing to be had here, and what to do.
pub fn missing(env: &Env) -> Failure {
    if env.is_on("GITHUB_ACTIONS") {
        return Failure::usage("GitHub gives this job no tokens").hint(
            "let the workflow ask for one, by 'permissions: id-token: write'; then: azt workload-identity --source github",
        );
    }
    if env.get(OIDC_REQUEST_URI).is_some() {
        return Failure::usage("Azure Pipelines gives this step no access token").hint(
            "map it, by 'env: SYSTEM_ACCESSTOKEN: $(System.AccessToken)'; then: azt workload-identity --source pipelines",
        );
    }
    Failure::usage("nothing in the environment announces a federated token")
        .hint("name a file that has one: azt workload-identity --token-file PATH")
}

/// Where a token is asked for.
pub struct Asking<'a> {
    /// The environment.
    pub env: &'a Env,
    /// Standard input.
    pub stdin: &'a Stdin,
    /// Makes requests.
    pub http: &'a Http,
    /// Sends one to whom it names.
    pub send: &'a dyn Fn(&Request<'_>, &str) -> Result<Answer>,
    /// The command line that asks for the same again.
    pub again: &'a str,
    /// Whom the token is for: the application's own cloud.
    pub audience: &'a str,
    /// The file that was named.
    pub file: Option<&'a Path>,
    /// The service connection, where there is one.
    pub service_connection_id: Option<&'a str>,
}

impl Asking<'_> {
    /// A new token of this source.
    ///
    /// # Errors
    /// Exit 2 where the source is not here, or what it has is no token; exit 4 where it refuses; exit 5 where it cannot be
    /// reached or answers with something else.
    pub fn token(&self, source: Source) -> Result<Secret> {
        match source {
            Source::Kubernetes => self.read(false, Some(Path::new(&self.required(TOKEN_FILE, source)?))),
            Source::File => self.read(self.file.is_none(), self.file),
            Source::Github => self.github(),
            Source::Pipelines => self.pipelines(),
        }
    }

    fn required(&self, name: &str, source: Source) -> Result<String> {
        let value = self.env.get(name);
        value.ok_or_else(|| Failure::usage(format!("{} is not here: {name} is not set", source.service())).into())
    }

    /// What opens the token service to this build.
    fn own_token(&self, name: &str, source: Source) -> Result<Secret> {
        let token = Secret::new(self.required(name, source)?);
        if !token.expose().bytes().all(|byte| byte.is_ascii_graphic()) {
            bail!(Failure::usage(format!("{name} has a space, a line end or another character that no token has")));
        }
        Ok(token)
    }

    /// Kubernetes writes a new one long before the old one expires.
    fn read(&self, stdin: bool, file: Option<&Path>) -> Result<Secret> {
        let origin = Origin {
            name: "federated token",
            stdin,
            file,
            env: &[],
            prompt: "",
            usage: "azt workload-identity --token-stdin < FILE",
        };
        let text = origin.text(self.env, self.stdin)?.unwrap_or_default();
        // Whoever wrote it may have ended the line, or not.
        let token = Secret::new(text.trim());
        if is_token(token.expose()) {
            return Ok(token);
        }
        let (place, word) = match file {
            Some(path) => (path.display().to_string(), shell::command([path.to_string_lossy()])),
            None => ("standard input".to_owned(), "FILE".to_owned()),
        };
        let failure = match token.expose() {
            "" => Failure::usage(format!("there is nothing in {place}, which has to be a federated token"))
                .hint(format!("see who writes it, and when: ls -l {word}")),
            _ => Failure::usage(format!("what is in {place} is no federated token, which is a JWT"))
                .hint(format!("see what it is: azt inspect < {word}")),
        };
        Err(failure.into())
    }

    /// <https://docs.github.com/actions/reference/security/oidc>
    fn github(&self) -> Result<Secret> {
        let source = Source::Github;
        let mut url = endpoint::service_url(REQUEST_URL, &self.required(REQUEST_URL, source)?)?;
        url.query_pairs_mut().append_pair("audience", self.audience);
        let own = self.own_token(REQUEST_TOKEN, source)?;
        let request = self.http.get(url).secret_header("Authorization", bearer(&own)).hiding(&own);
        let hint = "let the workflow ask for one, by 'permissions: id-token: write'; then";
        self.given(&request, "GitHub's token service", "value", hint)
    }

    /// <https://learn.microsoft.com/rest/api/azure/devops/distributedtask/oidctoken/create>
    fn pipelines(&self) -> Result<Secret> {
        let source = Source::Pipelines;
        let mut url: Url = endpoint::service_url(OIDC_REQUEST_URI, &self.required(OIDC_REQUEST_URI, source)?)?;
        let own = self.own_token(SYSTEM_ACCESS_TOKEN, source)?;
        let Some(connection) = self.service_connection_id else {
            bail!(
                Failure::usage("no service connection was named")
                    .hint("name it: azt workload-identity --service-connection-id GUID")
            );
        };
        url.query_pairs_mut().append_pair("api-version", API_VERSION).append_pair("serviceConnectionId", connection);
        let request = self
            .http
            .post(url, "application/json", Secret::new(""))
            // Without it, who is not let in gets a sign-in page.
            .header("X-TFS-FedAuthRedirect", "Suppress")
            .secret_header("Authorization", bearer(&own))
            .hiding(&own);
        let hint = "see whether the pipeline may use that service connection; then";
        self.given(&request, "the token service of Azure Pipelines", "oidcToken", hint)
    }

    fn given(&self, request: &Request<'_>, who: &str, member: &str, hint: &str) -> Result<Secret> {
        given(&(self.send)(request, who)?, who, member, hint, self.again)
    }
}

fn bearer(token: &Secret) -> Secret {
    Secret::new(format!("Bearer {}", token.expose()))
}

/// The token of an answer's member. `hint` is for who was refused, before what is typed `again`.
fn given(answer: &Answer, who: &str, member: &str, hint: &str, again: &str) -> Result<Secret> {
    refuse_redirect(answer, who)?;
    let body = serde_json::from_slice::<serde_json::Map<_, _>>(answer.body()).ok();
    if answer.status() != 200 || body.as_ref().is_some_and(is_error) {
        let denied = answer.denied();
        let hint = match denied.wait() {
            Some(wait) => format!("try again when the service allows it: sleep {wait} && {again}"),
            None if denied.is_passing => format!("the service could not answer; try again: {again}"),
            None => format!("{hint}: {again}"),
        };
        return Err(Failure::denied(&format!("{who} gave no token"), denied).hint(hint).into());
    }
    let broken = |why: &str| Failure::unreachable(format!("{who} answered {why}"));
    let body = body.ok_or_else(|| broken("with something that is no JSON object"))?;
    let token = body.get(member).and_then(serde_json::Value::as_str);
    let token = token.ok_or_else(|| broken(&format!("without a token in {member}")))?;
    if !is_token(token) {
        bail!(broken("with a token that is no JWT"));
    }
    Ok(Secret::new(token))
}

/// Whether it is a signed token, of a length that can be sent.
fn is_token(text: &str) -> bool {
    text.len() <= LIMIT
        && text.bytes().all(|byte| byte.is_ascii_graphic())
        && jwt::Claims::of(text).is_some()
        && jwt::header(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    const JWT: &str = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln";

    #[test]
    fn the_environment_tells_the_source() {
        let file = (TOKEN_FILE, "/var/run/token");
        let github = [(REQUEST_URL, "https://x"), (REQUEST_TOKEN, "t")];
        let pipelines = [(OIDC_REQUEST_URI, "https://x"), (SYSTEM_ACCESS_TOKEN, "t")];
        for (pairs, wanted) in [
            (vec![], None),
            (vec![file], Some(Source::Kubernetes)),
            (vec![file, github[0], github[1]], Some(Source::Kubernetes)),
            (github.to_vec(), Some(Source::Github)),
            (vec![github[0]], None),
            (vec![github[1]], None),
            (vec![github[0], (REQUEST_TOKEN, "")], None),
            (pipelines.to_vec(), Some(Source::Pipelines)),
            (vec![pipelines[0]], None),
            ([github, pipelines].concat(), Some(Source::Github)),
            (vec![(TOKEN_FILE, ""), pipelines[0], pipelines[1]], Some(Source::Pipelines)),
        ] {
            let env = Env::of_pairs(pairs.clone());
            assert_eq!(detect(&env).map(|detected| detected.source), wanted, "{pairs:?}");
        }
    }

    #[test]
    fn what_is_missing_is_told_by_the_place() {
        let told = |pairs: Vec<(&'static str, &'static str)>| missing(&Env::of_pairs(pairs)).to_string();
        assert_eq!(told(vec![]), "nothing in the environment announces a federated token");
        assert_eq!(told(vec![("GITHUB_ACTIONS", "true")]), "GitHub gives this job no tokens");
        assert_eq!(told(vec![(OIDC_REQUEST_URI, "x")]), "Azure Pipelines gives this step no access token");
    }

    #[test]
    fn an_answer_has_the_token_in_its_member_or_is_none() {
        let read = |status, headers: &[_], body: &str| {
            let token = given(&Answer::of(status, headers, body), "it", "value", "do this", "azt");
            token.map(|token| token.expose().to_owned()).map_err(|error| error.to_string())
        };
        assert_eq!(read(200, &[], &format!("{{\"count\":1,\"value\":\"{JWT}\"}}")), Ok(JWT.to_owned()));
        for (body, why) in [
            ("", "it answered with something that is no JSON object"),
            ("[]", "it answered with something that is no JSON object"),
            ("{}", "it answered without a token in value"),
            ("{\"value\":1}", "it answered without a token in value"),
            ("{\"value\":\"\"}", "it answered with a token that is no JWT"),
            ("{\"value\":\"a.b.c\"}", "it answered with a token that is no JWT"),
            ("{\"value\":\"e30.e30.e30\\n\"}", "it answered with a token that is no JWT"),
            ("{\"error\":\"no\"}", "it gave no token: no (HTTP 200)"),
        ] {
            assert_eq!(read(200, &[], body), Err(why.to_owned()), "{body}");
        }
        let long = format!("{{\"value\":\"e30.e30.{}\"}}", "a".repeat(LIMIT));
        assert_eq!(read(200, &[], &long), Err("it answered with a token that is no JWT".to_owned()));
        let redirect = read(302, &[("location", "https://spsprodweu1.vssps.example/_signin?x=y")], "");
        let told =
            "it answered with a redirect to https://spsprodweu1.vssps.example/_signin, which azt does not follow";
        assert_eq!(redirect, Err(told.to_owned()));
    }
}
