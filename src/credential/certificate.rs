//! A certificate and its private key, and the assertions that the key signs.
//! <https://learn.microsoft.com/entra/identity-platform/certificate-credentials>

use std::fs::File;
use std::io::Read as _;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context as _, Result, anyhow, bail};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chrono::DateTime;
use ring::digest::{SHA1_FOR_LEGACY_USE_ONLY, SHA256, digest};
use ring::signature::{RSA_PKCS1_SHA256, RSA_PSS_SHA256, RsaKeyPair};
use serde_json::json;
use x509_cert::certificate::{CertificateInner, Raw};
use x509_cert::der::Decode as _;
use zeroize::Zeroizing;

use crate::error::Failure;
use crate::random;
use crate::secret::Secret;
use crate::shell;

/// The longest file that is read: a key and a chain are some KB.
const LIMIT: u64 = 1024 * 1024;

/// How long an assertion is good for, in seconds: it is sent at once.
const LIFETIME: i64 = 10 * 60;

/// Who is to read an assertion: they expect different signatures, and name the certificate by different digests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Entra: PS256, and the certificate's SHA-256.
    Entra,
    /// AD FS: RS256, and the certificate's SHA-1.
    Adfs,
}

/// A certificate with its private key.
pub struct Certificate {
    key: RsaKeyPair,
    /// In DER, that of the key first.
    chain: Vec<Vec<u8>>,
    /// In seconds since 1970.
    validity: Range<i64>,
}

/// What a file has inside.
#[derive(Default)]
struct Content {
    /// In DER, in the file's order.
    certificates: Vec<Vec<u8>>,
    key: Option<Key>,
}

enum Key {
    Pkcs1(Zeroizing<Vec<u8>>),
    Pkcs8(Zeroizing<Vec<u8>>),
    Elliptic,
    /// In the way of OpenSSL before 1.0.
    Encrypted,
}

/// The password of a file, where it is needed.
#[cfg_attr(not(feature = "pfx"), allow(dead_code, reason = "no file with one is read then"))]
pub struct Password<'a> {
    /// The one that is there without asking.
    pub given: Option<Secret>,
    /// Asks for it.
    pub ask: &'a dyn Fn() -> Result<Secret>,
}

impl Certificate {
    /// Reads a PEM or PKCS#12 file that has both.
    ///
    /// # Errors
    /// Exit 2 for a file that is something else, or whose password is another.
    pub fn load(path: &Path, password: &Password<'_>) -> Result<Self> {
        let data = read(path)?;
        let content = if is_pem(&data) { pem(&data, path, password)? } else { pkcs12(&data, path, password)? };
        let name = path.display();
        let both = || format!("put both into one file: cat KEY CERTIFICATE > {}", quoted(path));
        let Some(key) = content.key else {
            bail!(Failure::usage(format!("{name} has no private key")).hint(both()));
        };
        if content.certificates.is_empty() {
            bail!(Failure::usage(format!("{name} has no certificate")).hint(both()));
        }
        Self::of(rsa(key, path)?, content.certificates, path)
    }

    fn of(key: RsaKeyPair, certificates: Vec<Vec<u8>>, path: &Path) -> Result<Self> {
        let mut own = None;
        for (at, der) in certificates.iter().enumerate() {
            let certificate = CertificateInner::<Raw>::from_der(der)
                .map_err(|_| Failure::usage(format!("{} has a certificate that is damaged", path.display())))?;
            let tbs = certificate.tbs_certificate();
            if tbs.subject_public_key_info().subject_public_key.raw_bytes() == key.public().as_ref() {
                let validity = tbs.validity();
                let seconds =
                    |time: x509_cert::time::Time| i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX);
                own = Some((at, seconds(validity.not_before)..seconds(validity.not_after)));
                break;
            }
        }
        let Some((at, validity)) = own else {
            let text = format!("the private key in {} belongs to none of its certificates", path.display());
            bail!(
                Failure::usage(text)
                    .hint(format!("see whose it is, and bring that one's: openssl pkey -in {} -pubout", quoted(path)))
            );
        };
        let mut chain = certificates;
        chain[..=at].rotate_right(1);
        Ok(Self { key, chain, validity })
    }

    /// Until when it is good, in seconds since 1970.
    pub fn expires_on(&self) -> i64 {
        self.validity.end
    }

    /// Refuses a certificate that nobody takes at this time.
    ///
    /// # Errors
    /// Exit 4 where it has expired, or is not good yet.
    pub fn ensure_valid(&self, now: i64) -> Result<()> {
        if now >= self.validity.end {
            let text = format!("the certificate expired on {}", day(self.validity.end));
            bail!(Failure::refused(text).hint(format!("make a new one, and register it: {NEW}")));
        }
        if now < self.validity.start {
            let text = format!("the certificate is good from {} on, and not before", day(self.validity.start));
            bail!(Failure::refused(text).hint("see whether this machine's clock is right: date -u"));
        }
        Ok(())
    }

    /// A new assertion that whoever holds the key is `client_id`, to be sent to `audience` now.
    ///
    /// # Errors
    /// When the system has no randomness to give.
    pub fn assertion(
        &self,
        audience: &str,
        client_id: &str,
        reader: Reader,
        send_x5c: bool,
        now: i64,
    ) -> Result<Secret> {
        let own = self.chain.first().map(Vec::as_slice).unwrap_or_default();
        let mut header = match reader {
            Reader::Entra => json!({ "alg": "PS256", "x5t#S256": encoded(digest(&SHA256, own)) }),
            Reader::Adfs => json!({ "alg": "RS256", "x5t": encoded(digest(&SHA1_FOR_LEGACY_USE_ONLY, own)) }),
        };
        header["typ"] = json!("JWT");
        if send_x5c {
            // Not base64url, unlike the rest: https://www.rfc-editor.org/rfc/rfc7515#section-4.1.6
            header["x5c"] = self.chain.iter().map(|der| STANDARD.encode(der)).collect();
        }
        let claims = json!({
            "aud": audience, "iss": client_id, "sub": client_id, "jti": random::uuid()?,
            "iat": now, "nbf": now, "exp": now + LIFETIME,
        });
        let signed = format!("{}.{}", encoded(header.to_string()), encoded(claims.to_string()));
        let mut signature = vec![0; self.key.public().modulus_len()];
        let padding: &'static dyn ring::signature::RsaEncoding = match reader {
            Reader::Entra => &RSA_PSS_SHA256,
            Reader::Adfs => &RSA_PKCS1_SHA256,
        };
        self.key
            .sign(padding, &random::source(), signed.as_bytes(), &mut signature)
            .map_err(|_| anyhow!("could not sign with the certificate's key"))?;
        Ok(Secret::new(format!("{signed}.{}", encoded(signature))))
    }
}

fn encoded(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The day of a moment in seconds since 1970.
pub fn day(seconds: i64) -> String {
    DateTime::from_timestamp(seconds, 0).map_or_else(|| "a day far off".to_owned(), |day| day.format("%F").to_string())
}

fn quoted(path: &Path) -> String {
    shell::command([path.to_string_lossy()])
}

fn read(path: &Path) -> Result<Zeroizing<Vec<u8>>> {
    let file = File::open(path).with_context(|| format!("could not open the certificate file {}", path.display()))?;
    let mut data = Zeroizing::new(Vec::new());
    let read = file.take(LIMIT + 1).read_to_end(&mut data);
    read.with_context(|| format!("could not read the certificate file {}", path.display()))?;
    if data.len() as u64 > LIMIT {
        bail!(Failure::usage(format!("{} is longer than 1 MiB, and no certificate", path.display())));
    }
    Ok(data)
}

fn is_pem(data: &[u8]) -> bool {
    data.windows(11).any(|window| window == b"-----BEGIN ")
}

fn pem(data: &[u8], path: &Path, password: &Password<'_>) -> Result<Content> {
    let blocks =
        ::pem::parse_many(data).map_err(|_| Failure::usage(format!("{} is PEM that is damaged", path.display())))?;
    let mut content = Content::default();
    for block in blocks {
        let is_encrypted = block.headers().get("DEK-Info").is_some();
        let tag = block.tag().to_owned();
        let bytes = Zeroizing::new(block.into_contents());
        let key = match tag.as_str() {
            "CERTIFICATE" => {
                content.certificates.push(bytes.to_vec());
                continue;
            }
            _ if is_encrypted => Key::Encrypted,
            "RSA PRIVATE KEY" => Key::Pkcs1(bytes),
            "PRIVATE KEY" => Key::Pkcs8(bytes),
            "EC PRIVATE KEY" => Key::Elliptic,
            "ENCRYPTED PRIVATE KEY" => Key::Pkcs8(decrypted(&bytes, path, password)?),
            _ => continue,
        };
        content.key.get_or_insert(key);
    }
    Ok(content)
}

fn rsa(key: Key, path: &Path) -> Result<RsaKeyPair> {
    let name = path.display();
    let key = match key {
        Key::Pkcs1(der) => RsaKeyPair::from_der(&der),
        Key::Pkcs8(der) => RsaKeyPair::from_pkcs8(&der),
        Key::Elliptic => return Err(no_rsa(path)),
        Key::Encrypted => {
            bail!(
                Failure::usage(format!("the private key in {name} is encrypted in OpenSSL's old way"))
                    .hint(format!("encrypt it in today's: openssl pkcs8 -topk8 -in {} -out KEY", quoted(path)))
            );
        }
    };
    key.map_err(|rejected| match rejected.to_string().as_str() {
        "WrongAlgorithm" => no_rsa(path),
        "TooSmall" | "TooLarge" => Failure::usage(format!("the RSA key in {name} is none of 2048 to 4096 bits"))
            .hint(format!("make one: {NEW}"))
            .into(),
        _ => Failure::usage(format!("the private key in {name} is damaged")).into(),
    })
}

/// How a certificate is made that Entra takes.
const NEW: &str = "openssl req -x509 -newkey rsa:2048 -noenc -keyout KEY -out CERTIFICATE";

fn no_rsa(path: &Path) -> anyhow::Error {
    let text = format!("the private key in {} is no RSA key, and Entra takes no other", path.display());
    Failure::usage(text).hint(format!("make one: {NEW}")).into()
}

#[cfg(feature = "pfx")]
fn wrong_password(path: &Path) -> anyhow::Error {
    Failure::usage(format!("the certificate password does not open {}", path.display()))
        .hint(format!("try it: openssl pkey -in {} -noout", quoted(path)))
        .into()
}

/// The PKCS#8 key in an encrypted one.
#[cfg(feature = "pfx")]
fn decrypted(der: &[u8], path: &Path, password: &Password<'_>) -> Result<Zeroizing<Vec<u8>>> {
    let unknown = |_| {
        let text = format!("the private key in {} is encrypted in a way that azt does not know", path.display());
        Failure::usage(text).hint(format!("encrypt it in today's: openssl pkcs8 -topk8 -in {} -out KEY", quoted(path)))
    };
    let encrypted = pkcs8::EncryptedPrivateKeyInfoRef::try_from(der).map_err(unknown)?;
    let password = password.given.clone().map_or_else(password.ask, Ok)?;
    let key = encrypted.decrypt(password.expose()).map_err(|_| wrong_password(path))?;
    Ok(key.to_bytes())
}

#[cfg(feature = "pfx")]
fn pkcs12(data: &[u8], path: &Path, password: &Password<'_>) -> Result<Content> {
    use p12_keystore::Pkcs12Archive;
    use p12_keystore::error::Error;

    let open = |password: &str| Pkcs12Archive::from_pkcs12(data, password);
    let is_locked = |error: &Error| matches!(error, Error::MacError(_) | Error::UnpadError | Error::Pkcs5Error(_));
    let opened = match &password.given {
        Some(password) => open(password.expose()),
        // Without a password it has an empty one.
        None => match open("") {
            Err(error) if is_locked(&error) => open((password.ask)()?.expose()),
            opened => opened,
        },
    };
    let archive = opened.map_err(|error| match error {
        error if is_locked(&error) => wrong_password(path),
        Error::UnsupportedEncryptionScheme | Error::UnsupportedMacAlgorithm => {
            let text = format!("{} is encrypted in a way that azt does not know", path.display());
            Failure::usage(text)
                .hint(format!("write it as PEM: openssl pkcs12 -in {} -out FILE.pem", quoted(path)))
                .into()
        }
        _ => Failure::usage(format!("{} is neither PEM nor PKCS#12", path.display()))
            .hint("make it of the two: openssl pkcs12 -export -in CERTIFICATE -inkey KEY -out FILE.pfx")
            .into(),
    })?;
    let key = archive.keys.first().map(|bag| Key::Pkcs8(Zeroizing::new(bag.key.as_der().to_vec())));
    let certificates = archive.certs.iter().map(|bag| bag.cert.as_der().to_vec()).collect();
    Ok(Content { certificates, key })
}

#[cfg(not(feature = "pfx"))]
fn decrypted(_der: &[u8], path: &Path, _password: &Password<'_>) -> Result<Zeroizing<Vec<u8>>> {
    let text = format!("the private key in {} has a password, which this azt is built without", path.display());
    Err(Failure::usage(text).hint("build it with all it can do: cargo install azt --features pfx").into())
}

#[cfg(not(feature = "pfx"))]
fn pkcs12(_data: &[u8], path: &Path, _password: &Password<'_>) -> Result<Content> {
    let text = format!("{} is no PEM, and this azt is built without PKCS#12", path.display());
    Err(Failure::usage(text).hint("build it with all it can do: cargo install azt --features pfx").into())
}

#[cfg(test)]
mod tests;
