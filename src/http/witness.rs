//! Who vouches for a server: the issuer of its certificate, told whether it is trusted or not.

use std::sync::{Arc, OnceLock};

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring as provider};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, Error, SignatureScheme};
use rustls_platform_verifier::Verifier;
use url::{Host, Url};
use x509_cert::certificate::{CertificateInner, Raw};
use x509_cert::der::Decode as _;
use x509_cert::ext::pkix::name::DirectoryString;

use crate::text::one_line;

/// What a server showed of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Who signed its certificate: the organization, and the name of its key; safe to print.
    pub issuer: String,
    /// Why the certificate is not trusted, where it is not.
    pub distrust: Option<String>,
}

/// Sees the certificate that the server of a request shows. Whether it is trusted is decided as for every other request.
#[derive(Debug, Clone, Default)]
pub struct Witness(Arc<OnceLock<Shown>>);

impl Witness {
    /// What was seen; `None` where no server got as far as to show one.
    pub fn shown(&self) -> Option<&Shown> {
        self.0.get()
    }
}

/// A TLS client that trusts what the system trusts, and tells the witness what the host of `url` shows.
///
/// # Errors
/// When ring's provider has no safe protocol version, which it has.
pub fn config(witness: &Witness, url: &Url) -> Result<ClientConfig, Error> {
    let crypto = Arc::new(provider::default_provider());
    let host = match url.host() {
        Some(Host::Ipv6(ip)) => ip.to_string(),
        host => host.map(|host| host.to_string()).unwrap_or_default(),
    };
    let recorder = Recorder {
        system: Verifier::new(Arc::clone(&crypto)),
        host,
        witness: witness.clone(),
        crypto: Arc::clone(&crypto),
    };
    let builder = ClientConfig::builder_with_provider(crypto).with_safe_default_protocol_versions()?;
    Ok(builder.dangerous().with_custom_certificate_verifier(Arc::new(recorder)).with_no_client_auth())
}

#[derive(Debug)]
struct Recorder {
    /// Cannot be had where the system has no CA certificates: then nobody is trusted.
    system: Result<Verifier, Error>,
    host: String,
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
        // A proxy may show a certificate of its own first.
        if *server_name.to_str() == *self.host {
            let distrust = verified.as_ref().err().map(words);
            let _ = self.witness.0.set(Shown { issuer: issuer(end_entity), distrust });
        }
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

/// Why a certificate is not trusted.
fn words(error: &Error) -> String {
    let error = match error {
        Error::InvalidCertificate(error) => error,
        Error::General(text) => return one_line(text),
        other => return one_line(&other.to_string()),
    };
    match error {
        CertificateError::UnknownIssuer => "no CA that this machine trusts stands behind it".to_owned(),
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            "it has expired, or this machine's clock is ahead".to_owned()
        }
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            "it is not valid yet, or this machine's clock is behind".to_owned()
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            "it is another host's".to_owned()
        }
        CertificateError::Other(other) => one_line(&other.to_string()),
        other => one_line(&other.to_string()),
    }
}

/// The organization that signed the certificate, and the common name in parentheses, as far as it says.
fn issuer(certificate: &[u8]) -> String {
    let unknown = || "somebody it does not name".to_owned();
    let Ok(certificate) = CertificateInner::<Raw>::from_der(certificate) else { return unknown() };
    let name = certificate.tbs_certificate().issuer();
    let text = |part: x509_cert::der::Result<Option<DirectoryString>>| {
        part.ok().flatten().map(|part| one_line(&part.value())).filter(|part| !part.is_empty())
    };
    match (text(name.organization()), text(name.common_name())) {
        (Some(organization), Some(common)) if organization != common => format!("{organization} ({common})"),
        (Some(one), _) | (None, Some(one)) => one,
        (None, None) => unknown(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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
            assert_eq!(issuer(&signed_by(&names)), issuer_is);
        }
    }

    #[test]
    fn what_is_no_certificate_names_nobody() {
        let whole = signed_by(&[(DnType::CommonName, "a")]);
        for bytes in [&[][..], b"-----BEGIN", &whole[..whole.len() / 2], &[0x30; 9]] {
            assert_eq!(issuer(bytes), "somebody it does not name");
        }
    }

    #[test]
    fn distrust_is_told_in_words() {
        let told = |error| words(&Error::InvalidCertificate(error));
        assert_eq!(told(CertificateError::UnknownIssuer), "no CA that this machine trusts stands behind it");
        assert_eq!(told(CertificateError::Expired), "it has expired, or this machine's clock is ahead");
        assert_eq!(told(CertificateError::NotValidYet), "it is not valid yet, or this machine's clock is behind");
        assert_eq!(told(CertificateError::NotValidForName), "it is another host's");
        assert_eq!(words(&Error::General("No CA certificates".to_owned())), "No CA certificates");
    }
}
