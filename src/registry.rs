//! Azure Container Registry: a registry's refresh token, which docker knows as a password, for an Entra token.
//!
//! <https://github.com/Azure/acr/blob/main/docs/AAD-OAuth.md>

use anyhow::Result;
use serde_json::Value;
use url::Url;

use crate::endpoint;
use crate::env::Env;
use crate::error::Failure;
use crate::flow::{Acquire, Context};
use crate::http::Answer;
use crate::jwt::Claims;
use crate::key::Key;
use crate::resource::Resource;
use crate::token::{Token, refuse_redirect};

/// The flow's name beside a kept token.
pub const FLOW: &str = "docker";

/// What the names of Azure's registries end in, a cloud each.
const DOMAINS: [&str; 3] = [".azurecr.io", ".azurecr.us", ".azurecr.cn"];

/// A registry that azt gets tokens for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registry(Url);

impl Registry {
    /// The registry of this address, with or without `https://` and a path; `None` for one that is neither Azure's nor among
    /// the allowed ones, and so is nobody to show a token to.
    pub fn of(server: &str, allowed: &[String]) -> Option<Self> {
        let server = server.trim();
        let is_allowed = |url: &Url| {
            let service = service(url);
            allowed.iter().any(|allowed| allowed.eq_ignore_ascii_case(&service))
        };
        let mut url = match server.split_once("://") {
            Some(_) => Url::parse(server).ok()?,
            None => Url::parse(&format!("https://{server}")).ok()?,
        };
        // Plain http is for this machine, where there is seldom anything else.
        if endpoint::is_loopback(&url) && is_allowed(&url) {
            url.set_scheme("http").ok()?;
        } else if url.scheme() != "https" {
            return None;
        }
        let host = url.host_str()?;
        let name = DOMAINS.iter().find_map(|domain| host.strip_suffix(domain));
        let is_azures = name.is_some_and(|name| !name.is_empty()) && url.port().is_none();
        let is_bare = url.username().is_empty() && url.password().is_none();
        url.set_path("/");
        url.set_query(None);
        url.set_fragment(None);
        (is_bare && (is_azures || is_allowed(&url))).then_some(Self(url))
    }

    /// What it calls itself.
    pub fn service(&self) -> String {
        service(&self.0)
    }

    /// Its address.
    pub fn url(&self) -> &str {
        self.0.as_str()
    }
}

/// A registry's name and, where it has one of its own, its port.
pub fn service(url: &Url) -> String {
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    format!("{}{port}", url.host_str().unwrap_or_default())
}

/// The refresh token of a registry for who has this Entra token.
pub struct Exchange<'a> {
    /// The registry.
    pub registry: &'a Registry,
    /// The Entra token.
    pub token: &'a Token,
}

impl Acquire for Exchange<'_> {
    fn name(&self) -> &'static str {
        FLOW
    }

    fn resource(&self, _env: &Env) -> Result<Resource> {
        Resource::named(self.registry.url(), None)
    }

    fn key(&self, _context: &Context, _resource: &Resource) -> Result<Key> {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let Token { tenant, client_id, account, account_id, .. } = self.token;
        let who = account_id.as_ref().or(account.as_ref()).map(|who| who.to_lowercase());
        let key = Key::new("registry").with("registry", self.registry.url()).with("tenant", text(tenant));
        Ok(key.with("client", text(client_id)).with("who", who.unwrap_or_default()))
    }

    fn acquire(&self, context: &Context, _resource: &Resource) -> Result<Token> {
        let url = endpoint::below(&self.registry.0, "oauth2/exchange");
        let mut request = context.http.post_form(url).field("grant_type", "access_token");
        request = request.field("service", self.registry.service());
        if let Some(tenant) = &self.token.tenant {
            request = request.field("tenant", tenant);
        }
        let answer = request.secret_field("access_token", &self.token.access_token).send()?;
        let Token { tenant, client_id, account, account_id, .. } = self.token.clone();
        let resource = Some(self.registry.url().to_owned());
        Ok(Token { tenant, client_id, account, account_id, resource, ..read(&answer, &self.registry.service())? })
    }
}

/// `{"refresh_token": JWT}`, which says itself when it expires; or `{"errors": [{"code", "message"}]}`.
fn read(answer: &Answer, registry: &str) -> Result<Token> {
    refuse_redirect(answer, registry)?;
    let body: Option<Value> = serde_json::from_slice(answer.body()).ok();
    let error = body.as_ref().and_then(|body| body.pointer("/errors/0"));
    if answer.status() != 200 || error.is_some() {
        let text = |name: &str| Some(answer.clean(error?.get(name)?.as_str()?));
        let mut denied = answer.denied();
        denied.error = text("code").or(denied.error);
        denied.description = text("message").or(denied.description);
        let hint = (!denied.is_passing).then(|| {
            "see whether that account has a role there, such as AcrPull: azt inspect --resource acr".to_owned()
        });
        return Err(Failure::denied(&format!("{registry} gave no token"), denied).maybe_hint(hint).into());
    }
    let broken = |why: &str| Failure::unreachable(format!("{registry} answered {why}"));
    let body = body.ok_or_else(|| broken("with something that is not JSON"))?;
    let token = body.get("refresh_token").and_then(Value::as_str).ok_or_else(|| broken("without a refresh_token"))?;
    let expires_on = Claims::of(token).and_then(|claims| claims.seconds("exp"));
    let expires_on = expires_on.ok_or_else(|| broken("with a refresh_token that does not say when it expires"))?;
    Token::bare(token, expires_on, answer.sent_at()).map_err(|why| broken(&why).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(server: &str, allowed: &[&str]) -> Option<String> {
        let allowed: Vec<_> = allowed.iter().map(|host| (*host).to_owned()).collect();
        Registry::of(server, &allowed).map(|registry| registry.url().to_owned())
    }

    #[test]
    fn only_azures_registries_are_shown_a_token() {
        for server in [
            "contoso.azurecr.io",
            "Contoso.AzureCR.io\n",
            "https://contoso.azurecr.io",
            "https://contoso.azurecr.io:443/v2/?a#b",
        ] {
            assert_eq!(of(server, &[]).as_deref(), Some("https://contoso.azurecr.io/"), "{server}");
        }
        assert_eq!(of("contoso.azurecr.us", &[]).as_deref(), Some("https://contoso.azurecr.us/"));
        for server in [
            "",
            "azurecr.io",
            ".azurecr.io",
            "contoso.azurecr.io.evil.example",
            "evil.example/contoso.azurecr.io",
            "https://contoso.azurecr.io@evil.example",
            "https://evil.example@contoso.azurecr.io",
            "https://evil.example\\.azurecr.io",
            "http://contoso.azurecr.io",
            "ftp://contoso.azurecr.io",
            "contoso.azurecr.io:8443",
            "contosoazurecr.io",
            "https://index.docker.io/v1/",
            "docker.io",
            "localhost:5000",
            "127.0.0.1:5000",
        ] {
            assert_eq!(of(server, &[]), None, "{server}");
        }
    }

    #[test]
    fn a_registry_that_is_allowed_is_asked_in_plain_on_this_machine_alone() {
        let allowed = ["localhost:5000", "registry.contoso.example:8443", "registry.contoso.example"];
        for (server, url) in [
            ("localhost:5000", Some("http://localhost:5000/")),
            ("https://localhost:5000/v1/", Some("http://localhost:5000/")),
            ("localhost:5001", None),
            ("registry.contoso.example", Some("https://registry.contoso.example/")),
            ("registry.contoso.example:8443", Some("https://registry.contoso.example:8443/")),
            ("http://registry.contoso.example", None),
            ("https://x@registry.contoso.example", None),
        ] {
            assert_eq!(of(server, &allowed).as_deref(), url, "{server}");
        }
    }

    #[test]
    fn the_expiry_stands_in_the_token() {
        // {"exp":1700010800}
        let body = r#"{"refresh_token":"e30.eyJleHAiOjE3MDAwMTA4MDB9.c2ln","x":1}"#;
        assert_eq!(read(&Answer::of(200, &[], body), "r").expect("a token").expires_on, 1_700_010_800);
        for (status, body, message) in [
            (200, "<html>", "r answered with something that is not JSON"),
            (200, "{}", "r answered without a refresh_token"),
            (200, r#"{"refresh_token":"t"}"#, "r answered with a refresh_token that does not say when it expires"),
            (
                200,
                r#"{"refresh_token":"e30\n.eyJleHAiOjE3MDAwMTA4MDB9.c2ln"}"#,
                "r answered with a token that cannot stand in a header",
            ),
            (
                200,
                r#"{"refresh_token":"e30.eyJleHAiOjF9.c2ln"}"#,
                "r answered with a token that has already expired; or is this machine's clock ahead?",
            ),
            (
                401,
                r#"{"errors":[{"code":"UNAUTHORIZED","message":"authentication\u001b[2J required"}],"x":1}"#,
                "r gave no token: UNAUTHORIZED: authentication [2J required (HTTP 401)",
            ),
            (200, r#"{"errors":[{"code":"X"}],"refresh_token":"t"}"#, "r gave no token: X (HTTP 200)"),
            (404, "", "r gave no token: it gave no reason (HTTP 404)"),
        ] {
            let error = read(&Answer::of(status, &[], body), "r").map(|_| ()).map_err(|error| error.to_string());
            assert_eq!(error, Err(message.to_owned()), "{body}");
        }
    }
}
