//! Azure Remote Rendering / Mixed Reality: an account's access token from its Security Token Service.

use std::path::PathBuf;

use anyhow::{Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use clap::Args;
use serde_json::Value;
use url::Url;

use super::{Acquire, Context};
use crate::cloud::Cloud;
use crate::endpoint;
use crate::env::Env;
use crate::error::{Failure, hint_if_nobody};
use crate::guid;
use crate::http::Answer;
use crate::jwt::Claims;
use crate::key::Key;
use crate::random;
use crate::resource::Resource;
use crate::secret::{Origin, Secret};
use crate::token::{Token, is_error, refuse_redirect};

/// What Microsoft's own clients of the service send.
const API_VERSION: &str = "2019-02-28-preview";

/// Token of an Azure Remote Rendering (Mixed Reality) account
///
/// Exchanges the account's key, or an Entra token, for the account's access token, good for 24 hours. Microsoft
/// retired the public service on 2025-09-30; what remains is for private deployments and stand-ins of its Security
/// Token Service (--endpoint), for recorded environments, and for code that still has to build against it.
///
/// The key is read from a hidden prompt, or by --account-key-stdin, --account-key-file or
/// AZURE_REMOTE_RENDERING_ACCOUNT_KEY. With --token-stdin an Entra token for the resource "mixedreality" takes its
/// place, from a user or identity with a role on the account.
///
/// Example: azt arr-sts --account-domain eastus.mixedreality.azure.com --account-id "$ACCOUNT_ID" --account-key-file key.txt
#[derive(Debug, Clone, Args)]
pub struct ArrSts {
    /// The account's domain, with its region: eastus.mixedreality.azure.com
    ///
    /// Default: AZURE_REMOTE_RENDERING_ACCOUNT_DOMAIN.
    #[arg(long, value_name = "DOMAIN")]
    account_domain: Option<String>,

    /// The service's URL, in place of https://sts.DOMAIN
    #[arg(long, value_name = "URL", conflicts_with = "account_domain")]
    endpoint: Option<String>,

    /// The account's id [default: AZURE_REMOTE_RENDERING_ACCOUNT_ID]
    #[arg(long, value_name = "GUID", value_parser = guid::parse)]
    account_id: Option<String>,

    /// Read the account key from standard input
    #[arg(long, conflicts_with_all = ["account_key_file", "token_stdin"])]
    account_key_stdin: bool,

    /// Read the account key from a file
    #[arg(long, value_name = "PATH", conflicts_with = "token_stdin")]
    account_key_file: Option<PathBuf>,

    /// Read an Entra token from standard input and use it instead of the account key
    #[arg(long)]
    token_stdin: bool,
}

impl Acquire for ArrSts {
    fn name(&self) -> &'static str {
        "arr-sts"
    }

    fn resource(&self, _env: &Env) -> Result<Resource> {
        // The account decides; there is nothing to choose.
        Resource::named("mixedreality", Some(Cloud::Public))
    }

    fn key(&self, context: &Context, _resource: &Resource) -> Result<Key> {
        let url = self.url(&context.env, &self.id(&context.env)?)?;
        // Any key of the account gives the same token; an Entra token's depends on who that is.
        let credential = if self.token_stdin { self.credential(context)?.digest() } else { "account key".to_owned() };
        Ok(Key::new("arr-sts").with("request", url).with("credential", credential))
    }

    fn acquire(&self, context: &Context, _resource: &Resource) -> Result<Token> {
        let id = self.id(&context.env)?;
        let url = self.url(&context.env, &id)?;
        let credential = self.credential(context)?;
        let bearer = if self.token_stdin {
            format!("Bearer {}", credential.expose())
        } else {
            format!("Bearer {id}:{}", credential.expose())
        };
        let request = context
            .http
            .get(url)
            .secret_header("Authorization", Secret::new(bearer))
            .hiding(&credential)
            .header("X-MRC-CV", correlation_vector()?);
        let answer = request.send().map_err(|error| {
            hint_if_nobody(error, || {
                "the public service was retired on 2025-09-30; name another: azt arr-sts --endpoint URL".to_owned()
            })
        })?;
        read(&answer)
    }
}

impl ArrSts {
    fn id(&self, env: &Env) -> Result<String> {
        let id = self.account_id.clone().or_else(|| env.get("AZURE_REMOTE_RENDERING_ACCOUNT_ID"));
        match id {
            Some(id) if guid::is_guid(&id) => Ok(id),
            Some(_) => bail!(Failure::usage("AZURE_REMOTE_RENDERING_ACCOUNT_ID is not a GUID")),
            None => {
                bail!(Failure::usage("no account id was given").hint("name the account: azt arr-sts --account-id GUID"))
            }
        }
    }

    fn url(&self, env: &Env, id: &str) -> Result<Url> {
        let domain = self.account_domain.clone().or_else(|| env.get("AZURE_REMOTE_RENDERING_ACCOUNT_DOMAIN"));
        let base = match (&self.endpoint, domain) {
            (Some(endpoint), _) => endpoint::service_base("--endpoint", endpoint)?,
            (None, Some(domain)) => {
                let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
                // A region alone is a frequent slip: it would ask a host that is not there.
                if !domain.contains('.') || !domain.chars().all(plain) {
                    bail!(Failure::usage(format!("'{}' is not an account domain", domain.escape_debug())).hint(
                        "it has the region and the service: azt arr-sts --account-domain eastus.mixedreality.azure.com"
                    ));
                }
                endpoint::service_base("--account-domain", &format!("https://sts.{domain}"))?
            }
            (None, None) => bail!(
                Failure::usage("no account domain was given")
                    .hint("name it, or the service: azt arr-sts --account-domain DOMAIN")
            ),
        };
        let mut url = endpoint::below(&base, &format!("Accounts/{id}/token"));
        url.set_query(Some(&format!("api-version={API_VERSION}")));
        Ok(url)
    }

    fn credential(&self, context: &Context) -> Result<Secret> {
        let (name, usage, env): (_, _, &[&str]) = if self.token_stdin {
            ("Entra token", "azt authcode --resource mixedreality | azt arr-sts --token-stdin", &[])
        } else {
            ("account key", "azt arr-sts --account-key-stdin < FILE", &["AZURE_REMOTE_RENDERING_ACCOUNT_KEY"])
        };
        Origin {
            name,
            stdin: self.account_key_stdin || self.token_stdin,
            file: self.account_key_file.as_deref(),
            env,
            prompt: "Account key",
            usage,
        }
        .read(&context.env, &context.stdin, context.ask())
    }
}

/// `{"AccessToken": JWT}`: no expiry and no type beside it, and refusals are in a header.
fn read(answer: &Answer) -> Result<Token> {
    let who = "the token service";
    refuse_redirect(answer, who)?;
    let vector = ["ms-cv", "x-mrc-cv"].iter().find_map(|name| answer.header(name));
    let support = vector.map(|vector| format!(" (correlation vector {vector})")).unwrap_or_default();
    let broken = |why: &str| Failure::unreachable(format!("{who} answered {why}{support}"));
    let body = serde_json::from_slice(answer.body()).ok();
    let is_error = matches!(&body, Some(Value::Object(body)) if is_error(body));
    if answer.status() != 200 || is_error {
        let mut denied = answer.denied();
        denied.description = denied.description.or_else(|| answer.header("www-authenticate"));
        let hint = (!denied.is_passing).then(|| {
            "check account id, key and region, which have to belong together: azt arr-sts --account-domain DOMAIN --account-id GUID".to_owned()
        });
        return Err(Failure::denied(&format!("{who} gave no token{support}"), denied).maybe_hint(hint).into());
    }
    let body = body.ok_or_else(|| broken("with something that is not JSON"))?;
    let token = body.get("AccessToken").and_then(Value::as_str).ok_or_else(|| broken("without an AccessToken"))?;
    let expires_on = Claims::of(token).and_then(|claims| claims.seconds("exp"));
    let expires_on = expires_on.ok_or_else(|| broken("with an AccessToken that does not say when it expires"))?;
    Token::bare(token, expires_on, answer.sent_at()).map_err(|why| broken(&why).into())
}

/// 22 random characters of the base64 alphabet, by which support finds a request.
fn correlation_vector() -> Result<String> {
    Ok(STANDARD_NO_PAD.encode(random::bytes::<16>()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0fe3d1b9-0000-4000-8000-000000000001";

    fn flow() -> ArrSts {
        ArrSts {
            account_domain: None,
            endpoint: None,
            account_id: None,
            account_key_stdin: false,
            account_key_file: None,
            token_stdin: false,
        }
    }

    #[test]
    fn the_url_is_made_of_domain_or_endpoint() {
        let url = |flow: &ArrSts| flow.url(&Env::of([]), ID).map(|url| url.to_string()).map_err(|e| e.to_string());
        let domain = ArrSts { account_domain: Some("eastus.mixedreality.azure.com".to_owned()), ..flow() };
        assert_eq!(
            url(&domain),
            Ok(format!("https://sts.eastus.mixedreality.azure.com/Accounts/{ID}/token?api-version=2019-02-28-preview"))
        );
        let endpoint = ArrSts { endpoint: Some("http://127.0.0.1:1/base/".to_owned()), ..flow() };
        assert_eq!(
            url(&endpoint),
            Ok(format!("http://127.0.0.1:1/base/Accounts/{ID}/token?api-version=2019-02-28-preview"))
        );
        for wrong in ["eastus", "a.b/c", "a.b@c", "a.b?c"] {
            let flow = ArrSts { account_domain: Some(wrong.to_owned()), ..flow() };
            assert_eq!(url(&flow), Err(format!("'{wrong}' is not an account domain")));
        }
    }

    #[test]
    fn the_expiry_stands_in_the_token() {
        // {"exp":"1700086400"}
        let body = r#"{"AccessToken":"e30.eyJleHAiOiIxNzAwMDg2NDAwIn0.c2ln","x":1}"#;
        let token = read(&Answer::of(200, &[], body)).expect("a token");
        assert_eq!(token.expires_on, 1_700_086_400);
        for (body, message) in [
            ("", "the token service answered with something that is not JSON (correlation vector cv.0)"),
            ("{}", "the token service answered without an AccessToken (correlation vector cv.0)"),
            (
                r#"{"AccessToken":"t"}"#,
                "the token service answered with an AccessToken that does not say when it expires (correlation vector cv.0)",
            ),
        ] {
            let error = read(&Answer::of(200, &[("ms-cv", "cv.0")], body)).map(|_| ()).map_err(|e| e.to_string());
            assert_eq!(error, Err(message.to_owned()));
        }
    }

    #[test]
    fn a_correlation_vector_has_22_characters() {
        assert_eq!(correlation_vector().expect("randomness").len(), 22);
    }
}
