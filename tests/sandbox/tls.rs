//! A throw-away certificate authority, a leaf for every name the real services have here, and one that nobody has signed.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair, KeyUsagePurpose,
    date_time_ymd,
};
use rustls::pki_types::PrivatePkcs8KeyDer;

/// Names and addresses of the leaf: loopback, and the public hosts that a network namespace of a test's own may give us.
const NAMES: [&str; 7] = [
    "localhost",
    "127.0.0.1",
    "::1",
    "login.microsoftonline.com",
    "management.azure.com",
    "sts.mixedreality.azure.com",
    "sts.southcentralus.mixedreality.azure.com",
];

/// Where the sandbox is reached over HTTPS.
#[derive(Clone, Debug)]
pub struct Tls {
    /// `https://localhost:PORT`, no slash at the end.
    pub url: String,
    /// The certificate authority to trust, in PEM; there until the sandbox is dropped.
    pub ca_file: PathBuf,
}

/// What is wrong with a leaf whose authority is trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    Expired,
    NotYetValid,
    OtherName,
}

/// A new authority's certificate in PEM, and a server configuration with a leaf that it signed.
pub(super) fn certify(flaw: Option<Flaw>) -> io::Result<(String, Arc<rustls::ServerConfig>)> {
    let (authority, leaf, key) = certificates(flaw).map_err(io::Error::other)?;
    Ok((authority.pem(), configure(&leaf, &key)?))
}

/// A certificate in DER that no authority has signed and that names no host, and a server configuration with it.
pub(super) fn self_signed() -> io::Result<(Vec<u8>, Arc<rustls::ServerConfig>)> {
    let key = KeyPair::generate().map_err(io::Error::other)?;
    let mut leaf = CertificateParams::default();
    leaf.distinguished_name.push(DnType::CommonName, "azt sandbox, a cluster");
    let leaf = leaf.self_signed(&key).map_err(io::Error::other)?;
    Ok((leaf.der().to_vec(), configure(&leaf, &key)?))
}

fn configure(leaf: &rcgen::Certificate, key: &KeyPair) -> io::Result<Arc<rustls::ServerConfig>> {
    let key = PrivatePkcs8KeyDer::from(key.serialize_der());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .and_then(|versions| versions.with_no_client_auth().with_single_cert(vec![leaf.der().clone()], key.into()))
        .map_err(io::Error::other)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

fn certificates(flaw: Option<Flaw>) -> Result<(rcgen::Certificate, rcgen::Certificate, KeyPair), rcgen::Error> {
    let authority_key = KeyPair::generate()?;
    let mut authority = CertificateParams::default();
    authority.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    authority.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    authority.distinguished_name.push(DnType::CommonName, "azt sandbox, valid nowhere else");
    let authority_certificate = authority.self_signed(&authority_key)?;

    let key = KeyPair::generate()?;
    let names = if flaw == Some(Flaw::OtherName) { &["other.example"][..] } else { &NAMES };
    let mut leaf = CertificateParams::new(names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())?;
    match flaw {
        Some(Flaw::Expired) => leaf.not_after = date_time_ymd(2020, 1, 2),
        Some(Flaw::NotYetValid) => leaf.not_before = date_time_ymd(2090, 1, 2),
        Some(Flaw::OtherName) | None => {}
    }
    leaf.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    leaf.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    // OpenSSL's strict mode, Python 3.13's default, wants the issuer's key named in the leaf.
    leaf.use_authority_key_identifier_extension = true;
    let leaf = leaf.signed_by(&key, &Issuer::new(authority, authority_key))?;
    Ok((authority_certificate, leaf, key))
}
