//! Who vouches for a server: the issuer of its certificate, told whether it is trusted or not.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::DateTime;
use rustls::client::Resumption;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring as provider};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, Error, SignatureScheme};
use rustls_platform_verifier::Verifier;
use x509_cert::certificate::{CertificateInner, Raw};
use x509_cert::der::Decode as _;
use x509_cert::ext::pkix::name::DirectoryString;
use x509_cert::name::Name;

use crate::text::one_line;

/// What a server showed of itself; safe to print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The host that was asked for, or its proxy.
    pub host: String,
    /// Whose certificate it is: the organization, and the common name, where it has a name but the host's.
    pub subject: Option<String>,
    /// Who signed it: the same, of the signer.
    pub issuer: String,
    /// Why the certificate is not trusted, where it is not.
    pub distrust: Option<Distrust>,
}

/// Why a certificate is not trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Distrust {
    /// Whoever signed it is not trusted.
    Issuer,
    /// It has expired, at that second since 1970 where that is known.
    Expired(Option<u64>),
    /// It is not valid before that second since 1970, where that is known.
    Early(Option<u64>),
    /// It is for other hosts, which are named where they are known.
    Name(Vec<String>),
    /// Anything else.
    Other(String),
}

/// Sees the certificates that the servers of a client show. Whether they are trusted is decided as it would be anyway.
#[derive(Debug, Clone, Default)]
pub struct Witness(Arc<Mutex<Option<Sight>>>);

/// What was seen, as it was seen: what it means is looked at only where somebody asks.
#[derive(Debug, Clone)]
struct Sight {
    host: String,
    certificate: Vec<u8>,
    error: Option<Error>,
}

impl Witness {
    /// What was seen last; `None` where no server got as far as to show a certificate.
    pub fn shown(&self) -> Option<Shown> {
        let sight = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()?;
        let (subject, issuer) = names(&sight.certificate);
        Some(Shown { host: sight.host, subject, issuer, distrust: sight.error.as_ref().map(Distrust::of) })
    }

    /// Forgets what was seen.
    pub fn forget(&self) {
        self.see(None);
    }

    fn see(&self, sight: Option<Sight>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = sight;
    }
}

/// What decides whom to trust, or why there is nobody.
pub type System = Result<Verifier, Error>;

/// What trusts whom the system trusts, and these CA certificates, too.
pub fn system(extra: Vec<CertificateDer<'static>>) -> System {
    let crypto = Arc::new(provider::default_provider());
    // Windows makes a second list of those that are none.
    if extra.is_empty() { Verifier::new(crypto) } else { Verifier::new_with_extra_roots(extra, crypto) }
}

/// A TLS client that believes this verifier, and tells the witness what servers show. Without a verifier nobody is
/// trusted.
///
/// # Errors
/// When ring's provider has no safe protocol version, which it has.
pub fn config(system: System, witness: &Witness) -> Result<ClientConfig, Error> {
    let crypto = Arc::new(provider::default_provider());
    let recorder = Recorder { system, witness: witness.clone(), crypto: Arc::clone(&crypto) };
    let builder = ClientConfig::builder_with_provider(crypto).with_safe_default_protocol_versions()?;
    let builder = builder.dangerous().with_custom_certificate_verifier(Arc::new(recorder));
    let mut config = builder.with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    // A session that is taken up again shows no certificate.
    config.resumption = Resumption::disabled();
    Ok(config)
}

#[derive(Debug)]
struct Recorder {
    /// Cannot be had where the system has no CA certificates: then nobody is trusted.
    system: System,
    witness: Witness,
    crypto: Arc<CryptoProvider>,
}

impl ServerCertVerifier for Recorder {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let system = self.system.as_ref().map_err(Clone::clone);
        let verified = system
            .and_then(|system| system.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now));
        self.witness.see(Some(Sight {
            host: server_name.to_str().into_owned(),
            certificate: end_entity.to_vec(),
            error: verified.as_ref().err().cloned(),
        }));
        verified
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.system.as_ref().map_err(Clone::clone)?.verify_tls12_signature(message, cert, dss)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.system.as_ref().map_err(Clone::clone)?.verify_tls13_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.crypto.signature_verification_algorithms.supported_schemes()
    }
}

impl Distrust {
    /// What this error of the verifier is.
    pub fn of(error: &Error) -> Self {
        let error = match error {
            Error::InvalidCertificate(error) => error,
            Error::General(text) => return Distrust::Other(one_line(text)),
            other => return Distrust::Other(one_line(&other.to_string())),
        };
        match error {
            // Another CA of the same name is not trusted either.
            CertificateError::UnknownIssuer | CertificateError::BadSignature => Distrust::Issuer,
            CertificateError::Expired => Distrust::Expired(None),
            CertificateError::ExpiredContext { not_after, .. } => Distrust::Expired(Some(not_after.as_secs())),
            CertificateError::NotValidYet => Distrust::Early(None),
            CertificateError::NotValidYetContext { not_before, .. } => Distrust::Early(Some(not_before.as_secs())),
            CertificateError::NotValidForName => Distrust::Name(Vec::new()),
            CertificateError::NotValidForNameContext { presented, .. } => {
                Distrust::Name(presented.iter().map(|name| plain(name)).collect())
            }
            other => Distrust::Other(one_line(&other.to_string())),
        }
    }
}

impl fmt::Display for Distrust {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Distrust::Issuer => f.write_str("no CA that this machine trusts stands behind it"),
            Distrust::Expired(None) => f.write_str("it has expired, or this machine's clock is ahead"),
            Distrust::Expired(Some(at)) => write!(f, "it expired at {}, or this machine's clock is ahead", moment(*at)),
            Distrust::Early(None) => f.write_str("it is not valid yet, or this machine's clock is behind"),
            Distrust::Early(Some(at)) => {
                write!(f, "it is not valid before {}, or this machine's clock is behind", moment(*at))
            }
            Distrust::Name(names) if names.is_empty() => f.write_str("it is another host's"),
            Distrust::Name(names) => {
                let more = if names.len() > MOST_NAMES { " and others" } else { "" };
                write!(f, "it is for {}{more}", names[..names.len().min(MOST_NAMES)].join(", "))
            }
            Distrust::Other(why) => f.write_str(why),
        }
    }
}

/// How many of a certificate's hosts are told.
const MOST_NAMES: usize = 3;

/// `DnsName("a.example")` is `a.example`, and `IpAddress(::1)` is `::1`.
fn plain(name: &str) -> String {
    let inside = name.split_once('(').map_or(name, |(_, inside)| inside);
    one_line(inside.trim_end_matches(')').trim_matches('"'))
}

fn moment(at: u64) -> String {
    let time = i64::try_from(at).ok().and_then(|at| DateTime::from_timestamp(at, 0));
    time.map_or_else(|| "long after this".to_owned(), |time| time.format("%Y-%m-%d %H:%M UTC").to_string())
}

/// Whose certificate it is and who signed it, as far as it says.
fn names(certificate: &[u8]) -> (Option<String>, String) {
    let certificate = CertificateInner::<Raw>::from_der(certificate).ok();
    let certificate = certificate.as_ref().map(CertificateInner::tbs_certificate);
    let subject = certificate.and_then(|certificate| described(certificate.subject()));
    let issuer = certificate.and_then(|certificate| described(certificate.issuer()));
    (subject, issuer.unwrap_or_else(|| "somebody it does not name".to_owned()))
}

/// The organization, and the common name in parentheses.
fn described(name: &Name) -> Option<String> {
    let text = |part: x509_cert::der::Result<Option<DirectoryString>>| {
        part.ok().flatten().map(|part| one_line(&part.value())).filter(|part| !part.is_empty())
    };
    match (text(name.organization()), text(name.common_name())) {
        (Some(organization), Some(common)) if organization != common => Some(format!("{organization} ({common})")),
        (organization, common) => organization.or(common),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    use rcgen::{CertificateParams, DnType, KeyPair};

    fn signed_by(names: &[(DnType, &str)]) -> Vec<u8> {
        let mut params = CertificateParams::default();
        params.distinguished_name = rcgen::DistinguishedName::new();
        for (kind, name) in names {
            params.distinguished_name.push(kind.clone(), *name);
        }
        let key = KeyPair::generate().expect("a key");
        params.self_signed(&key).expect("a certificate").der().to_vec()
    }

    #[test]
    fn the_issuer_is_an_organization_and_its_keys_name() {
        let organization = (DnType::OrganizationName, "DigiCert Inc");
        let common = (DnType::CommonName, "DigiCert Global G2");
        for (names, issuer_is) in [
            (vec![organization.clone(), common.clone()], "DigiCert Inc (DigiCert Global G2)"),
            (vec![organization.clone()], "DigiCert Inc"),
            (vec![common], "DigiCert Global G2"),
            (vec![organization, (DnType::CommonName, "DigiCert Inc")], "DigiCert Inc"),
            (vec![(DnType::CommonName, "Zscaler\u{1b}[2J\u{202e}")], "Zscaler [2J"),
            (vec![], "somebody it does not name"),
        ] {
            assert_eq!(super::names(&signed_by(&names)).1, issuer_is);
        }
    }

    #[test]
    fn what_is_no_certificate_names_nobody() {
        let whole = signed_by(&[(DnType::CommonName, "a")]);
        for bytes in [&[][..], b"-----BEGIN", &whole[..whole.len() / 2], &[0x30; 9]] {
            assert_eq!(names(bytes), (None, "somebody it does not name".to_owned()));
        }
    }

    #[test]
    fn distrust_is_told_in_words() {
        let at = UnixTime::since_unix_epoch(Duration::from_secs(1_700_000_000));
        let name = |presented: &[&str]| CertificateError::NotValidForNameContext {
            expected: ServerName::try_from("a.example").expect("a name"),
            presented: presented.iter().map(|name| (*name).to_owned()).collect(),
        };
        for (error, words) in [
            (CertificateError::UnknownIssuer, "no CA that this machine trusts stands behind it"),
            (CertificateError::BadSignature, "no CA that this machine trusts stands behind it"),
            (CertificateError::Expired, "it has expired, or this machine's clock is ahead"),
            (
                CertificateError::ExpiredContext { time: at, not_after: at },
                "it expired at 2023-11-14 22:13 UTC, or this machine's clock is ahead",
            ),
            (CertificateError::NotValidYet, "it is not valid yet, or this machine's clock is behind"),
            (
                CertificateError::NotValidYetContext { time: at, not_before: at },
                "it is not valid before 2023-11-14 22:13 UTC, or this machine's clock is behind",
            ),
            (CertificateError::NotValidForName, "it is another host's"),
            (name(&[]), "it is another host's"),
            (name(&["DnsName(\"b.example\")", "IpAddress(::1)"]), "it is for b.example, ::1"),
            (name(&["a", "b", "c", "d"]), "it is for a, b, c and others"),
        ] {
            assert_eq!(Distrust::of(&Error::InvalidCertificate(error)).to_string(), words);
        }
        assert_eq!(Distrust::of(&Error::General("No CA\ncertificates".to_owned())).to_string(), "No CA certificates");
    }
}
