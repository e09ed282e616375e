//! The token services of GitHub Actions and Azure Pipelines, and whatever else an application is federated with.

use serde_json::{Value, json};

use super::cloud::{
    ACTIONS_REQUEST_TOKEN, EXCHANGE_AUDIENCE, FEDERATED_CREDENTIALS, SERVICE_CONNECTION_ID, SYSTEM_ACCESS_TOKEN,
};
use super::message::duplicate;
use super::tokens::guid;
use super::{Answer, Request, Sandbox, Services, now};

/// GitHub's live five minutes, Azure Pipelines' ten.
const LIFETIME: i64 = 300;

fn claims(issuer: usize, audience: &str, lifetime: i64) -> Value {
    let (issuer, subject) = FEDERATED_CREDENTIALS[issuer];
    let now = now();
    json!({
        "jti": guid(), "iss": issuer, "sub": subject, "aud": audience,
        "iat": now, "nbf": now - 300, "exp": now + lifetime,
    })
}

/// `GET /actions/idtoken?api-version=2.0&audience=…`
pub(super) fn github(services: &Services, request: &Request) -> Answer {
    let refuse = |status: u16, text: &str| Answer::json(status, &json!({ "message": text }));
    if request.method != "GET" {
        return Answer::status(405).header("Allow", "GET");
    }
    if request.bearer() != Some(ACTIONS_REQUEST_TOKEN) {
        return refuse(401, "Unauthorized");
    }
    let known = |(name, _): &(String, String)| matches!(name.as_str(), "api-version" | "audience");
    if request.query("api-version") != Some("2.0")
        || !request.query.iter().all(known)
        || duplicate(&request.query).is_some()
    {
        return refuse(400, "the query is not the one that was given out");
    }
    let audience = request.query("audience").unwrap_or("https://github.com/contoso");
    let token = services.issuer.sign(&claims(0, audience, services.lifetime(LIFETIME)));
    Answer::json(200, &json!({ "count": token.len(), "value": token }))
}

/// `POST /pipelines/oidctoken?api-version=7.1&serviceConnectionId=…`, with nothing in its body.
pub(super) fn pipelines(services: &Services, request: &Request) -> Answer {
    let refuse = |status: u16, text: &str| {
        Answer::json(status, &json!({ "$id": "1", "message": text, "typeKey": "InvalidRequestException" }))
    };
    if request.method != "POST" {
        return refuse(405, "The requested resource does not support http method.");
    }
    let is_let_in = request.bearer() == Some(SYSTEM_ACCESS_TOKEN);
    match request.header("x-tfs-fedauthredirect") {
        Some("Suppress") if is_let_in => {}
        Some("Suppress") => return refuse(401, "TF400813: The user is not authorized to access this resource."),
        _ => {
            return Answer::status(302)
                .header("Location", "https://spsprod.vssps.visualstudio.com/_signin?realm=dev.azure.com");
        }
    }
    if request.header("content-type") != Some("application/json") || request.header("content-length") != Some("0") {
        return refuse(415, "The request contains an entity body but no Content-Type header.");
    }
    if request.query("api-version") != Some("7.1") || request.query.len() != 2 {
        return refuse(400, "No api-version was supplied for the request.");
    }
    if request.query("serviceConnectionId") != Some(SERVICE_CONNECTION_ID) {
        return refuse(404, "The service connection does not exist, or this pipeline may not use it.");
    }
    let token = services.issuer.sign(&claims(1, EXCHANGE_AUDIENCE, services.lifetime(LIFETIME)));
    Answer::json(200, &json!({ "oidcToken": token }))
}

impl Sandbox {
    /// A token as a cluster writes it for its pods, good for so many seconds.
    pub fn cluster_token(&self, lifetime: i64) -> String {
        self.services.issuer.sign(&claims(2, EXCHANGE_AUDIENCE, lifetime))
    }

    /// A token with these claims changed.
    pub fn odd_cluster_token(&self, name: &str, value: &str) -> String {
        let mut claims = claims(2, EXCHANGE_AUDIENCE, LIFETIME);
        claims[name] = json!(value);
        self.services.issuer.sign(&claims)
    }

    /// A user's access token for this audience, good for so many seconds.
    pub fn user_token(&self, user: &str, audience: &str, lifetime: i64) -> String {
        let tenant = super::cloud::TENANT_ID;
        let claims = super::entra::user_claims(user, tenant, super::cloud::OWN_APP, audience, now(), lifetime);
        self.services.issuer.sign(&claims)
    }
}
