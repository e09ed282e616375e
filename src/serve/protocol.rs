//! What the endpoint speaks, as functions from request to answer: a file for each protocol.

mod app_service;
mod asking;
mod azd;
mod cloudshell;
mod imds;

use anyhow::Result;
use clap::ValueEnum;
use serde::Serialize;

pub use self::asking::Asking;
use self::asking::Fields;
use super::guard::Guard;
use super::lender::Lent;
use crate::error::{Exit, Report};
use crate::jwt::Claims;
use crate::resource::Resource;
use crate::token::Token;

/// What a program may speak to get a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Protocol {
    /// App Service, Functions, Container Apps: IDENTITY_ENDPOINT and IDENTITY_HEADER
    AppService,
    /// The metadata service of virtual machines: AZURE_POD_IDENTITY_AUTHORITY_HOST
    Imds,
    /// Azure Cloud Shell: MSI_ENDPOINT
    Cloudshell,
    /// Azure Developer CLI: AZD_AUTH_ENDPOINT and AZD_AUTH_KEY
    Azd,
    /// Terraform and OpenTofu, as imds with the secret in the path: ARM_USE_MSI and ARM_MSI_ENDPOINT
    Terraform,
}

/// What is sent back: JSON.
#[derive(Debug)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The body.
    pub body: String,
    /// Why there is no token, for the access log.
    pub why: Option<String>,
}

/// Why there is no token.
#[derive(Debug)]
pub struct Refusal {
    fault: Fault,
    status: u16,
    text: String,
}

/// Whose fault that is; each protocol has its own word for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// The request is not one of the protocol.
    Request,
    /// It does not know the secret.
    Secret,
    /// It names another identity than the one that is lent.
    Identity,
    /// It is for what there is no token for here.
    Resource,
    /// A person has to sign in.
    SignIn,
    /// The service refused.
    Refused,
    /// The service is not there, or azt is busy.
    Passing,
}

/// Whose tokens are lent.
#[derive(Debug, Default)]
pub struct Own {
    /// The application or managed identity.
    pub client_id: Option<String>,
    /// The object in the directory.
    pub object_id: Option<String>,
    /// The managed identity's own resource.
    pub resource_id: Option<String>,
    /// The tenant.
    pub tenant: Option<String>,
}

/// A token that is asked for.
#[derive(Debug)]
pub struct Wanted {
    protocol: Protocol,
    /// What for.
    pub resource: Resource,
    /// The same, as it was written.
    said: String,
    /// The SHA-256 of the token that it was last given and the resource has refused since, in hexadecimal digits.
    pub refused: Option<String>,
}

/// The parameter of that. Clients send it where a resource demands claims of them, as after a revocation.
/// <https://github.com/AzureAD/microsoft-authentication-library-for-dotnet/blob/main/docs/msiv1_token_revocation.md>
const REFUSED: &str = "token_sha256_to_refresh";

/// Reads requests, and words the answers.
pub struct Desk {
    /// What it speaks.
    pub protocols: Vec<Protocol>,
    /// Who may ask, and what for.
    pub guard: Guard,
    /// Whose tokens it lends.
    pub own: Own,
}

impl Desk {
    /// What the request asks for.
    ///
    /// # Errors
    /// What is to be answered instead.
    pub fn read(&self, asking: &Asking<'_>) -> Result<Wanted, Reply> {
        let protocol = self.protocols.iter().copied().find(|protocol| protocol.is_at(asking.path));
        let refuse = |refusal: Refusal| protocol.map_or_else(|| refusal.bare(), |protocol| protocol.refuse(&refusal));
        self.guard.check(asking).map_err(refuse)?;
        let Some(protocol) = protocol else {
            return Err(Refusal::request(404, "there is nothing at this path").bare());
        };
        let read = match protocol {
            Protocol::AppService => app_service::read(asking, &self.guard, &self.own),
            Protocol::Imds => imds::read(asking, &self.own),
            Protocol::Cloudshell => cloudshell::read(asking, &self.own),
            Protocol::Azd => azd::read(asking, &self.guard, &self.own),
            Protocol::Terraform => imds::read_behind_secret(asking, &self.guard, &self.own),
        };
        let (resource, said) = read.map_err(refuse)?;
        self.guard.allowed.check(&resource).map_err(refuse)?;
        let refused = asking.parameters().get(REFUSED).map_err(refuse)?;
        Ok(Wanted { protocol, resource, said, refused })
    }

    /// The answer with the token.
    pub fn lend(&self, wanted: &Wanted, lent: &Lent, now: i64) -> Reply {
        let body = match wanted.protocol {
            Protocol::AppService => app_service::lend(lent, &wanted.said, &self.own),
            Protocol::Imds | Protocol::Terraform => imds::lend(lent, &wanted.said, &self.own, now),
            Protocol::Cloudshell => cloudshell::lend(lent, &wanted.said, now),
            Protocol::Azd => azd::lend(lent),
        };
        Reply { status: 200, body, why: None }
    }

    /// The answer where none could be had.
    pub fn fail(wanted: &Wanted, report: &Report) -> Reply {
        wanted.protocol.refuse(&Refusal::of(report))
    }

    /// The answer where too much is being asked for.
    pub fn busy(wanted: &Wanted) -> Reply {
        let text = "too many different resources are being asked for".to_owned();
        wanted.protocol.refuse(&Refusal { fault: Fault::Passing, status: 429, text })
    }
}

impl Protocol {
    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Protocol::AppService => "app-service",
            Protocol::Imds => "imds",
            Protocol::Cloudshell => "cloudshell",
            Protocol::Azd => "azd",
            Protocol::Terraform => "terraform",
        }
    }

    /// The path that it is spoken at, or the beginning of one that has the secret in it.
    pub fn path(self) -> &'static str {
        match self {
            Protocol::AppService => "/msi/token",
            Protocol::Imds => "/metadata/identity/oauth2/token",
            Protocol::Cloudshell => "/oauth2/token",
            Protocol::Azd => "/azd/token",
            Protocol::Terraform => imds::BEFORE_SECRET,
        }
    }

    /// Whether a request has to know the secret.
    pub fn has_secret(self) -> bool {
        matches!(self, Protocol::AppService | Protocol::Azd | Protocol::Terraform)
    }

    /// Clients differ in case and in the slash at the end.
    fn is_at(self, path: &str) -> bool {
        match self {
            Protocol::Terraform => path.starts_with(self.path()),
            _ => path.strip_suffix('/').unwrap_or(path).eq_ignore_ascii_case(self.path()),
        }
    }

    fn refuse(self, refusal: &Refusal) -> Reply {
        let (status, body) = match self {
            Protocol::AppService => (refusal.status, app_service::refuse(refusal)),
            Protocol::Imds | Protocol::Terraform => (refusal.status, imds::refuse(refusal)),
            Protocol::Cloudshell => (refusal.status, cloudshell::refuse(refusal)),
            Protocol::Azd => azd::refuse(refusal),
        };
        Reply { status, body, why: Some(refusal.text.clone()) }
    }
}

impl Refusal {
    /// The request is none that is understood.
    pub fn request(status: u16, text: impl Into<String>) -> Self {
        Self { fault: Fault::Request, status, text: text.into() }
    }

    /// There is no token for that here.
    pub fn resource(status: u16, text: impl Into<String>) -> Self {
        Self { fault: Fault::Resource, status, text: text.into() }
    }

    fn secret(text: &str) -> Self {
        Self { fault: Fault::Secret, status: 401, text: text.to_owned() }
    }

    fn identity(text: &str) -> Self {
        Self { fault: Fault::Identity, status: 400, text: text.to_owned() }
    }

    /// A client asks again after 503, and not after 400. Its error is all that a person sees, so that what to type is in it.
    fn of(report: &Report) -> Self {
        let (fault, status) = match report.kind() {
            Exit::Usage => (Fault::Resource, 400),
            Exit::NeedsPerson => (Fault::SignIn, 400),
            Exit::Refused => (Fault::Refused, 400),
            _ => (Fault::Passing, 503),
        };
        let hint = report.hint().map(|hint| format!("; {hint}")).unwrap_or_default();
        Self { fault, status, text: format!("{}{hint}", report.message()) }
    }

    /// Where nobody knows which protocol it should have been.
    pub fn bare(&self) -> Reply {
        let error = if self.status == 404 { "not_found" } else { "invalid_request" };
        let body = json(&Described { error, error_description: &self.text });
        Reply { status: self.status, body, why: Some(self.text.clone()) }
    }
}

/// The error of RFC 6749, which IMDS has, too.
#[derive(Serialize)]
struct Described<'a> {
    error: &'a str,
    error_description: &'a str,
}

impl Own {
    /// What a token tells of whose it is.
    pub fn of(token: &Token) -> Self {
        let claims = Claims::of(token.access_token.expose());
        let claim = |name| claims.as_ref().and_then(|claims| claims.text(name)).map(str::to_owned);
        Self {
            client_id: token.client_id.clone().or_else(|| claim("appid")).or_else(|| claim("azp")),
            object_id: claim("oid"),
            resource_id: claim("xms_mirid"),
            tenant: token.tenant.clone().or_else(|| claim("tid")),
        }
    }

    /// Checks that a request that chooses an identity chooses this one. `fields` are what it may choose by, and
    /// `otherwise` what the protocol's own service says to another.
    fn check(&self, fields: &Fields<'_>, resource_id: &str, otherwise: &str) -> Result<(), Refusal> {
        for (names, own) in [
            (["client_id"].as_slice(), &self.client_id),
            (["object_id", "principal_id"].as_slice(), &self.object_id),
            ([resource_id].as_slice(), &self.resource_id),
        ] {
            for name in names {
                let Some(chosen) = fields.get(name)? else { continue };
                if !own.as_ref().is_some_and(|own| own.eq_ignore_ascii_case(&chosen)) {
                    return Err(Refusal::identity(otherwise));
                }
            }
        }
        Ok(())
    }
}

fn json(value: &impl Serialize) -> String {
    // Strings and numbers only: serde_json cannot fail on them.
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests;
