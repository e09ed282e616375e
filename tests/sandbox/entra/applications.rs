//! Applications that prove themselves: by a secret, by what a certificate's key has signed, or by a federated token.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::digest::{SHA1_FOR_LEGACY_USE_ONLY, SHA256, digest};
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256, UnparsedPublicKey, VerificationAlgorithm};
use serde_json::{Value, json};
use x509_cert::Certificate;
use x509_cert::der::Decode as _;

use super::super::cloud::{
    CLIENT_SECRET, CONFIDENTIAL_APP, EXCHANGE_AUDIENCE, EXPIRED_SECRET, FEDERATED_CREDENTIALS, SNI_APP, TENANT_ID,
    is_guid,
};
use super::super::tokens::guid;
use super::super::{Request, Services, now};
use super::App;
use super::errors::Refusal;
use super::token::required;

/// What an assertion has to say of itself. <https://www.rfc-editor.org/rfc/rfc7523#section-2.2>
const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// The certificate of the applications here.
fn certificate() -> Vec<u8> {
    let blocks = ::pem::parse_many(include_bytes!("../application/app.pem")).expect("it is PEM");
    blocks.into_iter().rfind(|block| block.tag() == "CERTIFICATE").expect("it has one").into_contents()
}

fn invalid_client(code: u32, text: &str) -> Refusal {
    Refusal::new(code, "invalid_client", text)
}

/// Whether the app has proved itself: `appidacr`, which is 1 for a secret and 2 for an assertion.
pub(super) fn authenticate(services: &Services, request: &Request, app: &App) -> Result<&'static str, Refusal> {
    match (request.form("client_secret"), request.form("client_assertion")) {
        (Some(_), Some(_)) => Err(Refusal::malformed("client_secret and client_assertion")),
        (Some(EXPIRED_SECRET), None) => {
            let text = format!(
                "The provided client secret keys for app '{}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.",
                app.id
            );
            Err(invalid_client(7000222, &text))
        }
        (Some(secret), None) if secret == CLIENT_SECRET && app.id == CONFIDENTIAL_APP => Ok("1"),
        (Some(_), None) => {
            let text = format!(
                "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{}'.",
                app.id
            );
            Err(invalid_client(7000215, &text))
        }
        (None, Some(assertion)) => {
            if required(request, "client_assertion_type")? != ASSERTION_TYPE {
                return Err(Refusal::malformed("client_assertion_type"));
            }
            asserted(services, request, app, assertion).map(|()| "2")
        }
        (None, None) => {
            let text = "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.";
            Err(invalid_client(7000218, text))
        }
    }
}

fn asserted(services: &Services, request: &Request, app: &App, assertion: &str) -> Result<(), Refusal> {
    let malformed = || invalid_client(50027, "JWT token is invalid or malformed.");
    let parts: Vec<_> = assertion.split('.').collect();
    let [header, payload, signature] = parts[..] else { return Err(malformed()) };
    let decoded = |part: &str| URL_SAFE_NO_PAD.decode(part).map_err(|_| malformed());
    let object = |part: &str| serde_json::from_slice::<Value>(&decoded(part)?).map_err(|_| malformed());
    let (header, claims) = (object(header)?, object(payload)?);
    if claims["iss"] != app.id {
        return federated(services, app, assertion, &claims);
    }
    let (signed, _) = assertion.rsplit_once('.').unwrap_or_default();
    ensure_signed(request, app, &header, signed.as_bytes(), &decoded(signature)?)?;
    ensure_claims(services, request, app, &claims)
}

/// By a registered certificate or, where the app trusts a subject, by one that came along.
fn ensure_signed(request: &Request, app: &App, header: &Value, signed: &[u8], signature: &[u8]) -> Result<(), Refusal> {
    let refused = |why: &str| {
        invalid_client(
            700027,
            &format!(
                "The certificate with identifier used to sign the client assertion is not registered on application. [Reason - {why}]"
            ),
        )
    };
    let sent = header["x5c"][0].as_str().and_then(|text| STANDARD.decode(text).ok());
    let der = match (app.id == SNI_APP, sent) {
        (true, Some(sent)) => sent,
        (true, None) => return Err(refused("The key was not found.")),
        (false, sent) => {
            let own = certificate();
            if sent.is_some_and(|sent| sent != own) {
                return Err(refused("x5c is another certificate's."));
            }
            own
        }
    };
    let is_adfs = request.path.starts_with("/adfs/");
    let (name, thumbprint, algorithm): (_, _, (_, &'static dyn VerificationAlgorithm)) = if is_adfs {
        ("x5t", digest(&SHA1_FOR_LEGACY_USE_ONLY, &der), ("RS256", &RSA_PKCS1_2048_8192_SHA256))
    } else {
        ("x5t#S256", digest(&SHA256, &der), ("PS256", &RSA_PSS_2048_8192_SHA256))
    };
    if header["alg"] != algorithm.0 || header["typ"] != "JWT" {
        return Err(refused("The algorithm is not the one that is recommended."));
    }
    // MSAL for Python pads it.
    let sent = header[name].as_str().unwrap_or_default().trim_end_matches('=');
    if sent != URL_SAFE_NO_PAD.encode(thumbprint) {
        return Err(refused("The key was not found."));
    }
    let certificate = Certificate::from_der(&der).map_err(|_| refused("x5c is no certificate."))?;
    let tbs = certificate.tbs_certificate();
    if tbs.subject().to_string() != "CN=app.contoso.example" {
        return Err(refused("The subject is not the registered one."));
    }
    let key = tbs.subject_public_key_info().subject_public_key.raw_bytes();
    let verified = UnparsedPublicKey::new(algorithm.1, key).verify(signed, signature);
    verified.map_err(|_| refused("The key was used to sign, and the signature does not match."))
}

fn ensure_claims(services: &Services, request: &Request, app: &App, claims: &Value) -> Result<(), Refusal> {
    let scheme = if request.secure { "https" } else { "http" };
    let endpoint = format!("{scheme}://{}{}", request.header("host").unwrap_or_default(), request.path);
    if claims["sub"] != app.id {
        return Err(invalid_client(50048, "Subject doesn't match Issuer in the client assertion."));
    }
    if claims["aud"] != endpoint {
        let text = format!("Client assertion audience claim does not match Realm issuer. {}", claims["aud"]);
        return Err(invalid_client(700023, &text));
    }
    // A NumericDate may have a fraction, as MSAL for Python's have.
    let left = |name: &str| claims[name].as_f64().map_or(i64::MIN, |date| date as i64 - now());
    if !(1..=86_400).contains(&left("exp")) || left("nbf") > 0 {
        return Err(outside());
    }
    let id = claims["jti"].as_str().filter(|id| is_guid(id)).unwrap_or_default();
    // Entra lets an assertion be used until it expires; a client that does not make a new one each time is wrong all the same.
    if id.is_empty() || !services.sign_ins.is_fresh(id) {
        return Err(invalid_client(50027, "JWT token is invalid or malformed. (jti)"));
    }
    Ok(())
}

fn outside() -> Refusal {
    invalid_client(700024, "Client assertion is not within its valid time range.")
}

/// A token of somebody else's, with which the app has a federated credential.
fn federated(services: &Services, app: &App, assertion: &str, claims: &Value) -> Result<(), Refusal> {
    let text = |name: &str| claims[name].as_str().unwrap_or_default();
    if app.id != CONFIDENTIAL_APP {
        return Err(invalid_client(70025, "The client has no configured federated identity credentials."));
    }
    if services.issuer.verify(assertion).is_none() {
        return Err(invalid_client(50013, "Assertion failed signature validation."));
    }
    let Some((_, subject)) = FEDERATED_CREDENTIALS.iter().find(|(issuer, _)| *issuer == text("iss")) else {
        let text =
            format!("No matching federated identity record found for presented assertion issuer '{}'.", text("iss"));
        return Err(invalid_client(700211, &text));
    };
    if text("aud") != EXCHANGE_AUDIENCE {
        let text =
            format!("No matching federated identity record found for presented assertion audience '{}'.", text("aud"));
        return Err(invalid_client(700212, &text));
    }
    if text("sub") != *subject {
        let text =
            format!("No matching federated identity record found for presented assertion subject '{}'.", text("sub"));
        return Err(invalid_client(700213, &text));
    }
    if claims["exp"].as_i64().unwrap_or_default() <= now() { Err(outside()) } else { Ok(()) }
}

/// The claims of an application's own token.
pub(super) fn claims(app: &App, tenant: &str, audience: &str, appidacr: &str, now: i64, lifetime: i64) -> Value {
    let object_id = super::object_id(app.id, TENANT_ID);
    json!({
        "aud": audience, "iss": format!("https://sts.windows.net/{tenant}/"),
        "iat": now - 300, "nbf": now - 300, "exp": now + lifetime,
        "appid": app.id, "appidacr": appidacr, "idp": format!("https://sts.windows.net/{tenant}/"),
        "idtyp": "app", "oid": object_id, "sub": object_id, "tid": tenant, "uti": guid(), "ver": "1.0",
    })
}
