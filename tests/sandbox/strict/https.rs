//! A TLS client of a few lines.

use std::io;
use std::net::TcpStream;
use std::path::Path;
use std::sync::Arc;

use ring::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring::default_provider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    ClientConfig, ClientConnection, DigitallySignedStruct, Error, RootCertStore, SignatureScheme, StreamOwned,
};
use url::Url;

use crate::sandbox::browser::{self, Page};

/// What makes a server the right one.
pub enum Trust<'a> {
    /// This authority has signed its certificate.
    Authority(&'a Path),
    /// Its certificate has this thumbprint.
    Thumbprint(&'a str),
}

pub fn get(address: &str, headers: &[(&str, &str)], trust: Trust) -> io::Result<Page> {
    send("GET", address, headers, trust)
}

pub fn send(method: &str, address: &str, headers: &[(&str, &str)], trust: Trust) -> io::Result<Page> {
    let provider = Arc::new(default_provider());
    let builder = ClientConfig::builder_with_provider(Arc::clone(&provider)).with_safe_default_protocol_versions();
    let builder = builder.unwrap();
    let config = match trust {
        Trust::Authority(file) => {
            let mut roots = RootCertStore::empty();
            roots.add(CertificateDer::from_pem_file(file).unwrap()).unwrap();
            builder.with_root_certificates(roots).with_no_client_auth()
        }
        Trust::Thumbprint(wanted) => {
            let pin = Pin { wanted: wanted.to_owned(), provider };
            builder.dangerous().with_custom_certificate_verifier(Arc::new(pin)).with_no_client_auth()
        }
    };
    let name = ServerName::try_from("localhost").unwrap();
    let session = ClientConnection::new(Arc::new(config), name).unwrap();
    let url = Url::parse(address).unwrap();
    let stream = TcpStream::connect(("localhost", url.port().unwrap()))?;
    browser::send_over(StreamOwned::new(session, stream), method, address, headers)
}

/// Takes exactly one certificate, whoever has signed it and whatever name it has.
#[derive(Debug)]
struct Pin {
    wanted: String,
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for Pin {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let thumbprint = digest(&SHA1_FOR_LEGACY_USE_ONLY, certificate);
        let thumbprint: String = thumbprint.as_ref().iter().map(|byte| format!("{byte:02X}")).collect();
        if thumbprint == self.wanted {
            return Ok(ServerCertVerified::assertion());
        }
        Err(Error::General(format!("not the certificate that was meant, but {thumbprint}")))
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}
