//! `GET /{tenant}/oauth2/v2.0/authorize`, as if the user were signed in already and agreed to everything.

use url::Url;

use super::super::cloud::TENANT_ID;
use super::super::cloud::{ALEX, DECLINES, USERS};
use super::super::message::duplicate;
use super::super::tokens::guid;
use super::super::{Answer, Request, Services, now};
use super::demand::Demand;
use super::errors::{Refusal, correlation_id};
use super::scope::Scope;
use super::token::{client_info, ensure_claims};
use super::{App, Code, Tenant, ensure_tenant, object_id};

/// RFC 6749 §4.1.2: ten minutes at most.
const LIFETIME: i64 = 600;
const PARAMETERS: [&str; 17] = [
    "X-AnchorMailbox",
    "claims",
    "client-request-id",
    "client_id",
    "client_info",
    "code_challenge",
    "code_challenge_method",
    "domain_hint",
    "login_hint",
    "max_age",
    "nonce",
    "prompt",
    "redirect_uri",
    "response_mode",
    "response_type",
    "scope",
    "state",
];

/// Where the answer goes and how: known once the app, its redirect URI and `state` are.
struct Return {
    redirect_uri: Url,
    mode: Mode,
    state: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Query,
    Fragment,
    FormPost,
}

pub(super) fn answer(services: &Services, request: &Request, tenant: &str) -> Answer {
    let page = |refusal: &Refusal| error_page(refusal, request);
    if request.method != "GET" {
        return Answer::status(405).header("Allow", "GET");
    }
    let tenant = match ensure_tenant(tenant) {
        Ok(tenant) => tenant,
        Err(refusal) => {
            return Answer { status: 400, ..page(&refusal) };
        }
    };
    let (app, back) = match place(request) {
        Ok(place) => place,
        Err(refusal) => return page(&refusal),
    };
    match sign_in(services, request, tenant, app) {
        Ok(fields) => back.send(fields),
        Err(refusal) => back.refuse(&refusal, request),
    }
}

/// The app and the way back to it. Until both are sure, Entra tells the person, on a page, and never the app.
fn place(request: &Request) -> Result<(&'static App, Return), Refusal> {
    if let Some(name) = duplicate(&request.query) {
        return Err(Refusal::malformed(&format!("duplicate {name}")));
    }
    let id = request.query("client_id");
    let id = id.ok_or_else(|| Refusal::missing("client_id"))?;
    let app = App::find(id).ok_or_else(|| Refusal::unknown_app(id))?;
    let uri = request.query("redirect_uri");
    let uri = uri.ok_or_else(|| Refusal::missing("redirect_uri"))?;
    let redirect_uri = registered(app, uri).ok_or_else(|| {
        let text = format!(
            "The redirect URI '{uri}' specified in the request does not match the redirect URIs configured for the application '{id}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal. Navigate to https://aka.ms/redirectUriMismatchError to learn more about how to troubleshoot this error."
        );
        Refusal::new(50011, "invalid_request", text)
    })?;
    let mode = match request.query("response_mode") {
        None | Some("query") => Mode::Query,
        Some("fragment") => Mode::Fragment,
        Some("form_post") => Mode::FormPost,
        Some(other) => return Err(Refusal::malformed(&format!("response_mode {other}"))),
    };
    // Entra can do without; a client that cannot tell its own answer from another's should not get one.
    let state = request.query("state").filter(|state| !state.is_empty());
    let state = state.ok_or_else(|| Refusal::missing("state"))?.to_owned();
    Ok((app, Return { redirect_uri, mode, state }))
}

/// The redirect URI if the app has it: on `localhost`, which 127.0.0.1 is not, with any port, and the path to the letter.
/// <https://learn.microsoft.com/entra/identity-platform/reply-url#localhost-exceptions>
fn registered(app: &App, uri: &str) -> Option<Url> {
    let rest = uri.strip_prefix("http://localhost")?;
    let url = Url::parse(uri).ok()?;
    let clean = url.host_str() == Some("localhost") && !rest.contains(['?', '#', '@', '\\']);
    (clean && app.paths.contains(&url.path())).then_some(url)
}

/// Signs the person in and gives a code out: the fields of the answer besides `state`.
fn sign_in(
    services: &Services,
    request: &Request,
    tenant: Tenant,
    app: &'static App,
) -> Result<Vec<(&'static str, String)>, Refusal> {
    ensure_parameters(request)?;
    let challenge = challenge(request)?;
    let scope = request.query("scope").unwrap_or_default();
    if scope.trim().is_empty() {
        return Err(Refusal::missing("scope"));
    }
    let scope = Scope::parse(scope)?;
    let user = person(request, tenant)?;
    let code = services.sign_ins.keep_code(Code {
        app: app.id,
        tenant,
        user,
        redirect_uri: request.query("redirect_uri").unwrap_or_default().to_owned(),
        challenge,
        scope,
        nonce: request.query("nonce").map(str::to_owned),
        demand: Demand::of(request.query("claims")),
        expires_on: now() + LIFETIME,
        redeemed: false,
    });
    let mut fields = vec![("code", code)];
    if request.query("client_info") == Some("1") {
        fields.push(("client_info", client_info(&object_id(user, TENANT_ID), TENANT_ID)));
    }
    fields.push(("session_state", guid()));
    Ok(fields)
}

fn ensure_parameters(request: &Request) -> Result<(), Refusal> {
    let known = |name: &str| PARAMETERS.contains(&name) || name.starts_with("x-client-");
    match request.query.iter().find(|(name, _)| !known(name)) {
        // A verifier or a secret in this URL would be in the browser's history.
        Some((name, _)) if name == "resource" => {
            let text = "The 'resource' request parameter is not supported.";
            return Err(Refusal::new(901002, "invalid_request", text));
        }
        Some((name, _)) => return Err(Refusal::malformed(&format!("parameter {name}"))),
        None => {}
    }
    ensure_claims(request.query("claims"))?;
    match request.query("response_type") {
        Some("code") => Ok(()),
        None => Err(Refusal::missing("response_type")),
        Some(other) => Err(Refusal::new(
            700054,
            "unsupported_response_type",
            format!("response_type '{other}' is not enabled for the application."),
        )),
    }
}

/// The S256 challenge. Entra lets a desktop app go without PKCE and takes a missing method for `plain`; we do not.
fn challenge(request: &Request) -> Result<String, Refusal> {
    let challenge = request.query("code_challenge");
    let challenge = challenge.ok_or_else(|| Refusal::missing("code_challenge"))?;
    if request.query("code_challenge_method") != Some("S256") {
        return Err(Refusal::malformed("code_challenge_method is not S256"));
    }
    let alphabet = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    if challenge.len() != 43 || !challenge.bytes().all(alphabet) {
        let text = "The size of the Code_Challenge parameter is not valid.";
        return Err(Refusal::new(50147, "invalid_request", text));
    }
    Ok(challenge.to_owned())
}

/// Who signs in: the person hinted at, else Alex.
fn person(request: &Request, tenant: Tenant) -> Result<&'static str, Refusal> {
    match request.query("prompt") {
        None | Some("login" | "consent" | "select_account") => {}
        Some("none") => {
            let text = "Session information is not sufficient for single-sign-on.";
            return Err(Refusal::new(50058, "login_required", text));
        }
        Some(other) => return Err(Refusal::malformed(&format!("prompt {other}"))),
    }
    let hint = request.query("login_hint").unwrap_or(ALEX);
    if hint.eq_ignore_ascii_case(DECLINES) {
        let text = "User declined to consent to access the app.";
        let refusal = Refusal::new(65004, "access_denied", text);
        return Err(refusal.with("error_subcode", "cancel"));
    }
    let mut users = USERS.into_iter();
    let user = users.find(|user| user.eq_ignore_ascii_case(hint));
    let user = user.unwrap_or(ALEX);
    if tenant.has(user) {
        return Ok(user);
    }
    let text = format!("User account '{user}' does not exist in the tenant.");
    Err(Refusal::new(50020, "interaction_required", text))
}

impl Return {
    fn refuse(&self, refusal: &Refusal, request: &Request) -> Answer {
        let description = refusal.description(&guid(), &correlation_id(request));
        let mut fields = vec![("error", refusal.error.to_owned()), ("error_description", description)];
        let extra = refusal.extra.iter().filter_map(|(name, value)| Some((name.as_str(), value.as_str()?.to_owned())));
        fields.extend(extra);
        self.send(fields)
    }

    fn send(&self, mut fields: Vec<(&str, String)>) -> Answer {
        fields.push(("state", self.state.clone()));
        if self.mode == Mode::FormPost {
            return Answer::html(200, form_page(self.redirect_uri.as_str(), &fields))
                .header("Cache-Control", "no-store, no-cache");
        }
        let encoded = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let mut location = self.redirect_uri.clone();
        match self.mode {
            Mode::Fragment => location.set_fragment(Some(&encoded)),
            _ => location.set_query(Some(&encoded)),
        }
        Answer::status(302).header("Location", location.as_str()).header("Cache-Control", "no-store, no-cache")
    }
}

/// A page that posts itself; the button is for browsers without a script.
fn form_page(action: &str, fields: &[(&str, String)]) -> String {
    let inputs = fields.iter().map(|(name, value)| {
        format!("<input type=\"hidden\" name=\"{}\" value=\"{}\">\n", escape(name), escape(value))
    });
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>Working...</title></head>\n<body onload=\"document.forms[0].submit()\">\n<form method=\"POST\" name=\"hiddenform\" action=\"{}\">\n{}<button type=\"submit\">Continue</button>\n</form>\n</body>\n</html>\n",
        escape(action),
        inputs.collect::<String>()
    )
}

/// What a person sees when the app cannot be told; the app sees silence.
fn error_page(refusal: &Refusal, request: &Request) -> Answer {
    let description = refusal.description(&guid(), &correlation_id(request));
    let page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>Sign in to your account</title></head>\n<body>\n<h1>Sorry, but we’re having trouble signing you in.</h1>\n<pre>{}</pre>\n</body>\n</html>\n",
        escape(&description)
    );
    Answer::html(200, page)
}

pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}
