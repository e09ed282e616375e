//! The tokens the sandbox issues: the shape of Entra's, and proof that they are its own.

use std::sync::Mutex;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::hmac;
use ring::rand::{SecureRandom as _, SystemRandom};
use serde_json::{Value, json};

use super::lock;

/// One token the sandbox has issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    /// The token itself: an access token, or the account token of the Mixed Reality STS.
    pub token: String,
    /// Its `aud`, to the character.
    pub audience: String,
    /// Its `exp`, in seconds since 1970.
    pub expires_on: i64,
    /// Who it speaks for: a managed identity's client id, a user's name, or an account id.
    pub identity: String,
}

/// Signs tokens, and remembers them.
pub(super) struct Issuer {
    key: hmac::Key,
    issued: Mutex<Vec<Issued>>,
}

impl Issuer {
    pub(super) fn new() -> Issuer {
        Issuer { key: hmac::Key::new(hmac::HMAC_SHA256, &random(32)), issued: Mutex::new(Vec::new()) }
    }

    pub(super) fn issued(&self) -> Vec<Issued> {
        lock(&self.issued).clone()
    }

    /// Issues an access token for `identity`. `claims` must hold `aud` and `exp`.
    pub(super) fn issue(&self, identity: &str, claims: &Value) -> Issued {
        let issued = Issued {
            token: self.sign(claims),
            audience: claims["aud"].as_str().unwrap_or_default().to_owned(),
            expires_on: claims["exp"].as_i64().unwrap_or_default(),
            identity: identity.to_owned(),
        };
        lock(&self.issued).push(issued.clone());
        issued
    }

    /// A JWT of these claims. The header says RS256 and the signature has its 256 bytes, as clients that measure expect;
    /// they come from an HMAC, since nobody but the sandbox itself may check them.
    pub(super) fn sign(&self, claims: &Value) -> String {
        let header = json!({
            "typ": "JWT", "alg": "RS256",
            "x5t": "c2FuZGJveC1zaWduaW5nLWtleS0x", "kid": "c2FuZGJveC1zaWduaW5nLWtleS0x",
        });
        let signed =
            format!("{}.{}", URL_SAFE_NO_PAD.encode(header.to_string()), URL_SAFE_NO_PAD.encode(claims.to_string()));
        let signature = URL_SAFE_NO_PAD.encode(self.signature(&signed));
        format!("{signed}.{signature}")
    }

    fn signature(&self, signed: &str) -> Vec<u8> {
        let block = |count: u8| hmac::sign(&self.key, format!("{count}.{signed}").as_bytes());
        (0..8).flat_map(|count| block(count).as_ref().to_vec()).collect()
    }

    /// The claims of a token that this sandbox signed. `None` for any other text.
    pub(super) fn verify(&self, token: &str) -> Option<Value> {
        let (signed, signature) = token.rsplit_once('.')?;
        let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
        if signature != self.signature(signed) {
            return None;
        }
        let (_, claims) = signed.split_once('.')?;
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).ok()?).ok()
    }
}

/// Random bytes.
pub(super) fn random(length: usize) -> Vec<u8> {
    let mut bytes = vec![0; length];
    SystemRandom::new().fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// An opaque string like Entra's codes and refresh tokens: a version, then more than a kilobyte that means nothing.
pub(super) fn opaque(prefix: &str) -> String {
    format!("{prefix}{}", URL_SAFE_NO_PAD.encode(random(1200)))
}

/// A random GUID.
pub(super) fn guid() -> String {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&random(16));
    uuid::Builder::from_random_bytes(bytes).into_uuid().to_string()
}
