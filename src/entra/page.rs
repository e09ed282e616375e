//! The page where a person signs in, and whose answer it is that comes back from there.

use anyhow::Result;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};
use url::Url;

use super::discovery::Endpoints;
use super::redeem::SIGN_IN_SCOPES;
use super::{Authority, Endpoint};
use crate::cloud::{self, Cloud};
use crate::error::Failure;
use crate::http::Http;
use crate::random;
use crate::resource::Resource;
use crate::secret::Secret;
use crate::text::one_line;

/// A request for the sign-in page.
pub struct Authorize<'a> {
    /// Where the browser is sent back to.
    pub redirect_uri: &'a str,
    /// `query` or `form_post`.
    pub response_mode: &'a str,
    /// What comes back with the answer.
    pub state: &'a str,
    /// The PKCE verifier; only its digest is sent.
    pub verifier: &'a Secret,
    /// How the person is to be asked: `login_hint`, `prompt` and their like.
    pub wishes: Vec<(&'static str, String)>,
    /// What for.
    pub resource: &'a Resource,
}

impl Authority {
    /// The page where a person signs in; the answer goes to `redirect_uri`.
    ///
    /// # Errors
    /// As [`Self::url`].
    pub fn authorize_url(&self, http: &Http, ask: &Authorize<'_>) -> Result<Url> {
        let mut url = self.url(http, Endpoint::Authorize)?;
        let mut query = url.query_pairs_mut();
        query
            .append_pair("client_id", &self.client_id)
            .append_pair("response_type", "code")
            .append_pair("redirect_uri", ask.redirect_uri)
            .append_pair("response_mode", ask.response_mode)
            .append_pair("scope", &format!("{} {SIGN_IN_SCOPES}", ask.resource.scope()))
            .append_pair("state", ask.state)
            .append_pair("code_challenge", &challenge(ask.verifier))
            .append_pair("code_challenge_method", "S256");
        for (name, value) in &ask.wishes {
            query.append_pair(name, value);
        }
        if let Some(challenge) = ask.resource.challenge() {
            query.append_pair("claims", &challenge.parameter());
        }
        drop(query);
        Ok(url)
    }

    /// Refuses an answer that another login host sent, where the redirect says who did.
    ///
    /// # Errors
    /// Exit 4: the code belongs to that host, and must not be sent to this one.
    pub fn check_issuer(
        &self,
        issuer: Option<&str>,
        cloud_host: Option<&str>,
        resource: &Resource,
    ) -> Result<(), Failure> {
        let own = &self.place.login_host;
        let is_own = |url: &Url| {
            let cloud = cloud::microsofts(url);
            url.origin() == own.origin() || (cloud.is_some() && cloud == cloud::microsofts(own))
        };
        // https://www.rfc-editor.org/rfc/rfc9207 ; Entra does not send it, other providers do.
        let endpoints = self.endpoints.get();
        if let (None, Some(said)) = (issuer, endpoints.and_then(Endpoints::always_named)) {
            let text = format!("the answer does not say which issuer it is from, as those of {} do", one_line(said));
            return Err(Failure::refused(text));
        }
        let is_issuer = |issuer: &str| match endpoints.and_then(Endpoints::issuer) {
            Some(said) => issuer == said,
            None => Url::parse(issuer).is_ok_and(|url| is_own(&url)),
        };
        if let Some(issuer) = issuer.filter(|issuer| !is_issuer(issuer)) {
            return Err(Failure::refused(format!("the answer came from another issuer: {}", one_line(issuer))));
        }
        let Some(host) = cloud_host else { return Ok(()) };
        let url = Url::parse(&format!("https://{host}")).ok();
        if url.as_ref().is_some_and(is_own) {
            return Ok(());
        }
        // Whoever else names itself here does not get a password typed in because azt said so.
        let failure = match url.as_ref().and_then(Cloud::of_host) {
            Some(cloud) => Failure::refused(format!("this account lives in another cloud, {}", cloud.name()))
                .hint(format!("sign in there: {}", self.command_in(cloud, &["authcode"], resource))),
            None => Failure::refused(format!("this account lives in another cloud, at {}", one_line(host))),
        };
        Err(failure)
    }
}

/// 256 random bits as 43 characters, for `state` and the PKCE verifier (RFC 7636 section 4.1).
///
/// # Errors
/// When the system has no randomness to give.
pub fn nonce() -> Result<String> {
    Ok(URL_SAFE_NO_PAD.encode(random::bytes::<32>()?))
}

/// <https://www.rfc-editor.org/rfc/rfc7636#section-4.2>
fn challenge(verifier: &Secret) -> String {
    URL_SAFE_NO_PAD.encode(digest(&SHA256, verifier.expose().as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entra::ORGANIZATIONS;
    use crate::entra::tests::{PUBLIC, authority};

    #[test]
    fn the_challenge_is_the_rfc_7636_example() {
        let verifier = Secret::new("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        assert_eq!(challenge(&verifier), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    #[test]
    fn a_code_is_redeemed_only_where_it_came_from() {
        let authority = authority(PUBLIC, ORGANIZATIONS, None).expect("an authority");
        let resource = Resource::named("graph", Some(Cloud::Public)).expect("a name");
        let check = |issuer, host| {
            let checked = authority.check_issuer(issuer, host, &resource);
            checked.map_err(|failure| crate::error::Report::of(&failure.into()).text())
        };
        assert_eq!(check(None, None), Ok(()));
        assert_eq!(check(Some("https://login.microsoftonline.com/t/v2.0"), Some("login.windows.net")), Ok(()));
        for issuer in ["https://evil.example/t/v2.0", "https://login.microsoftonline.us/t/v2.0"] {
            let text = format!("azt: error: the answer came from another issuer: {issuer}\n");
            assert_eq!(check(Some(issuer), None), Err(text));
        }
        assert_eq!(
            check(None, Some("evil.example")),
            Err("azt: error: this account lives in another cloud, at evil.example\n".to_owned())
        );
        assert_eq!(
            check(None, Some("login.microsoftonline.us")),
            Err("azt: error: this account lives in another cloud, AzureUSGovernment\n\
                 azt: hint: sign in there: azt authcode --tenant organizations --resource graph --cloud AzureUSGovernment\n"
                .to_owned())
        );
    }
}
