//! Grants, and what the endpoints make of them: a token, or a refusal with advice.

use std::time::Instant;

use anyhow::Result;
use serde_json::{Map, Value};

use super::{Authority, Endpoint, advice, again, discovery};
use crate::denied::Denied;
use crate::error::Failure;
use crate::guid;
use crate::http::{Answer, Http, Request};
use crate::random;
use crate::resource::Resource;
use crate::retry::{self, Patience};
use crate::secret::Secret;
use crate::token::{self, Token};

/// What it is called in errors.
const TOKEN_ENDPOINT: &str = "the token endpoint";

/// Scopes about the sign-in rather than the resource: who it was, and a refresh token.
pub const SIGN_IN_SCOPES: &str = "openid profile offline_access";

/// That the tenant, or the application, is not known in the cloud that was asked.
const NOT_IN_THIS_CLOUD: [i64; 4] = [90002, 90038, 900_382, 900_432];

/// What is redeemed at the token endpoint.
#[derive(Default)]
pub struct Grant<'a> {
    /// What it is called in an error: `the password sign-in`.
    pub name: &'a str,
    /// The words that run this flow again, after `azt`.
    pub again: Vec<&'a str>,
    /// The `grant_type`.
    pub grant_type: &'a str,
    /// The user, where azt knows the name.
    pub user: Option<&'a str>,
    /// Further fields that may be shown.
    pub fields: Vec<(&'static str, &'a str)>,
    /// Further fields that may not.
    pub secrets: Vec<(&'static str, &'a Secret)>,
    /// Whether an application proves itself and no person signs in: there are no scopes of a sign-in then, no name, and no
    /// refresh token.
    pub of_application: bool,
}

impl Grant<'_> {
    /// Whether it is of a sign-in that azt keeps, which any command may have asked for.
    pub fn is_of_kept(&self) -> bool {
        self.again == ["token"]
    }

    fn scope(&self, resource: &Resource) -> String {
        if self.of_application { resource.scope() } else { format!("{} {SIGN_IN_SCOPES}", resource.scope()) }
    }
}

impl Authority {
    /// Redeems a grant at the token endpoint for a token for `resource`, by one request, which is over by `deadline`. The
    /// grant's secret fields are never shown.
    ///
    /// # Errors
    /// What [`advice`] makes of a refusal; exit 5 where nobody answered.
    pub fn redeem(&self, http: &Http, grant: &Grant<'_>, resource: &Resource, deadline: Instant) -> Result<Token> {
        self.redeem_by(http, grant, resource, |request| request.send_until(Some(deadline)))
    }

    /// The same, and once more where the service is busy or in trouble and the grant can be sent twice. `notice` tells
    /// the person of a wait.
    ///
    /// # Errors
    /// The same.
    pub fn redeem_patiently(
        &self,
        http: &Http,
        grant: &Grant<'_>,
        resource: &Resource,
        deadline: Instant,
        notice: &dyn Fn(&str),
    ) -> Result<Token> {
        let patience = Patience { deadline, may_wait: true, longest: retry::LONGEST_AWAY, notice };
        self.redeem_by(http, grant, resource, |request| {
            retry::send(request, again::schedule(grant), TOKEN_ENDPOINT, &patience)
        })
    }

    fn redeem_by(
        &self,
        http: &Http,
        grant: &Grant<'_>,
        resource: &Resource,
        send: impl FnOnce(&Request<'_>) -> Result<Answer>,
    ) -> Result<Token> {
        let mut request = self.post(http, Endpoint::Token, grant, resource)?.field("grant_type", grant.grant_type);
        if !grant.of_application {
            request = request.field("client_info", "1");
        }
        if let Some(user) = grant.user.filter(|user| user.is_ascii()) {
            // A routing hint: it saves a hop between data centres.
            request = request.header("X-AnchorMailbox", format!("upn:{user}"));
        }
        for (name, value) in &grant.fields {
            request = request.field(name, *value);
        }
        for (name, value) in &grant.secrets {
            request = request.secret_field(name, value);
        }
        let answer = send(&request)?;
        match Token::read(&answer, TOKEN_ENDPOINT)? {
            Ok(token) => Ok(self.described(token, resource)),
            Err(denied) => Err(self.refusal_at(http, denied, grant, resource).into()),
        }
    }

    /// Asks for a code that a person enters in a browser on any device: the object with which one is given out.
    ///
    /// # Errors
    /// As [`Self::redeem`].
    pub fn device_code(&self, http: &Http, grant: &Grant<'_>, resource: &Resource) -> Result<Map<String, Value>> {
        let answer = self.post(http, Endpoint::DeviceCode, grant, resource)?.send()?;
        token::object(&answer, "the device code endpoint")?
            .map_err(|denied| self.refusal_at(http, denied, grant, resource).into())
    }

    /// What every request to an endpoint says: who asks, and for what.
    fn post<'a>(
        &self,
        http: &'a Http,
        endpoint: Endpoint,
        grant: &Grant<'_>,
        resource: &Resource,
    ) -> Result<Request<'a>> {
        let request = http
            .post_form(self.url(http, endpoint)?)
            .header("client-request-id", random::uuid()?)
            .header("return-client-request-id", "true")
            // Conditional Access knows the platform by it.
            .header("x-client-OS", std::env::consts::OS)
            .header("x-client-SKU", "azt")
            .header("x-client-Ver", env!("CARGO_PKG_VERSION"))
            .field("client_id", self.client_id.clone())
            .field("scope", grant.scope(resource));
        Ok(match resource.challenge() {
            Some(challenge) => request.field("claims", challenge.parameter()),
            None => request,
        })
    }

    fn described(&self, token: Token, resource: &Resource) -> Token {
        let known = guid::is_guid(&self.tenant) || self.tenant.contains('.');
        let granted = token.scopes.into_iter().filter(|scope| !SIGN_IN_SCOPES.split(' ').any(|own| own == scope));
        Token {
            tenant: token.tenant.or_else(|| known.then(|| self.tenant.clone())),
            client_id: Some(self.client_id.clone()),
            resource: resource.name().map(str::to_owned),
            scopes: granted.collect(),
            ..token
        }
    }

    /// The same as [`Self::refusal`], after a look at where the tenant lives where it was not found.
    fn refusal_at(&self, http: &Http, denied: Denied, grant: &Grant<'_>, resource: &Resource) -> Failure {
        if !denied.has_code(&NOT_IN_THIS_CLOUD) || !self.names_tenant {
            return self.refusal(denied, grant, resource);
        }
        let cloud = discovery::cloud_of_tenant(http, &self.place.login_host, &self.tenant);
        match cloud.filter(|cloud| Some(*cloud) != self.place.cloud) {
            Some(cloud) => {
                let ours = format!("{} was refused: the tenant {} lives in {}", grant.name, self.tenant, cloud.name());
                Failure::denied(&ours, denied)
                    .hint(format!("ask there: {}", self.command_in(cloud, &grant.again, resource)))
            }
            None => self.refusal(denied, grant, resource),
        }
    }

    /// What to report when Entra gave no token.
    pub fn refusal(&self, denied: Denied, grant: &Grant<'_>, resource: &Resource) -> Failure {
        let hint = advice::hint(&denied, self, grant, resource);
        if let Some(code) = advice::telling_code(&denied) {
            log::info!("about AADSTS{code}: https://login.microsoftonline.com/error?code={code}");
        }
        let what = if denied.is_passing { "was not answered" } else { "was refused" };
        Failure::denied(&format!("{} {what}", grant.name), denied).maybe_hint(hint)
    }
}
