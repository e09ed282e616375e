//! Trust in one certificate, whoever signed it: the one with this thumbprint.

use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, OnceLock};

use ring::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring as provider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, Error, SignatureScheme};

/// The SHA-1 digest of a certificate, by which Service Fabric names it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Thumbprint([u8; 20]);

impl Thumbprint {
    fn of(certificate: &CertificateDer<'_>) -> Self {
        let mut bytes = [0; 20];
        bytes.copy_from_slice(digest(&SHA1_FOR_LEGACY_USE_ONLY, certificate).as_ref());
        Self(bytes)
    }
}

impl FromStr for Thumbprint {
    type Err = &'static str;

    /// 40 hexadecimal digits in any case, with any colons and spaces between them.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.chars().filter(|c| *c != ':' && !c.is_whitespace());
        let digits: Option<Vec<_>> = digits.map(|c| u8::try_from(c.to_digit(16)?).ok()).collect();
        let bytes = digits.map(|digits| digits.chunks(2).map(|pair| pair.iter().fold(0, |n, d| n << 4 | d)).collect());
        let is_whole = text.chars().filter(char::is_ascii_hexdigit).count() == 40;
        let bytes = bytes.filter(|_| is_whole).and_then(|bytes: Vec<u8>| bytes.try_into().ok());
        bytes.map(Self).ok_or("is not a thumbprint, which is 40 hexadecimal digits")
    }
}

impl fmt::Display for Thumbprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02X}"))
    }
}

impl fmt::Debug for Thumbprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Filled in when a server shows another certificate than the one that is trusted.
pub type Stranger = Arc<OnceLock<Thumbprint>>;

/// A TLS client that talks to nobody but the holder of this certificate's key. Names and dates do not matter.
///
/// # Errors
/// When ring's provider has no safe protocol version, which it has.
pub fn config(thumbprint: Thumbprint, stranger: &Stranger) -> Result<ClientConfig, Error> {
    let crypto = Arc::new(provider::default_provider());
    let pin = Pin { thumbprint, stranger: Arc::clone(stranger), crypto: Arc::clone(&crypto) };
    let builder = ClientConfig::builder_with_provider(crypto).with_safe_default_protocol_versions()?;
    Ok(builder.dangerous().with_custom_certificate_verifier(Arc::new(pin)).with_no_client_auth())
}

#[derive(Debug)]
struct Pin {
    thumbprint: Thumbprint,
    stranger: Stranger,
    crypto: Arc<CryptoProvider>,
}

impl ServerCertVerifier for Pin {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let shown = Thumbprint::of(end_entity);
        if shown == self.thumbprint {
            return Ok(ServerCertVerified::assertion());
        }
        let _ = self.stranger.set(shown);
        Err(Error::InvalidCertificate(CertificateError::ApplicationVerificationFailure))
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, cert, dss, &self.crypto.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, cert, dss, &self.crypto.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.crypto.signature_verification_algorithms.supported_schemes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thumbprint_has_forty_digits_however_they_are_written() {
        let plain = "0123456789ABCDEF0123456789ABCDEF01234567";
        let pairs: Vec<_> =
            plain.as_bytes().chunks(2).map(|pair| String::from_utf8_lossy(pair).to_lowercase()).collect();
        for text in [plain.to_owned(), plain.to_lowercase(), pairs.join(":"), pairs.join(" "), format!(" {plain}\n")] {
            assert_eq!(
                text.parse::<Thumbprint>().map(|thumbprint| thumbprint.to_string()),
                Ok(plain.to_owned()),
                "{text}"
            );
        }
        for text in ["", "0", &plain[1..], &format!("{plain}0"), &plain.replace('0', "g"), &plain.replace('0', "-")] {
            assert!(text.parse::<Thumbprint>().is_err(), "{text}");
        }
    }
}
