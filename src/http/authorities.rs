//! CA certificates that are trusted beside the system's: those of a file.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;

use crate::error::Failure;
use crate::shell;

/// The longest file that is read; that of a whole system is a quarter of a megabyte.
const LIMIT: u64 = 8 * 1024 * 1024;

/// The certificates of a PEM file, of which there is at least one.
///
/// # Errors
/// Exit 2 where it cannot be read, or something in it is no certificate.
pub fn read(path: &Path) -> Result<Vec<CertificateDer<'static>>, Failure> {
    let place = path.display();
    let bytes =
        read_bounded(path).map_err(|error| Failure::usage(format!("could not read the CA file {place}: {error}")))?;
    if bytes.trim_ascii().is_empty() {
        return Err(Failure::usage(format!("the CA file {place} is empty")));
    }
    let mut certificates = Vec::new();
    for certificate in CertificateDer::pem_slice_iter(&bytes) {
        let whole = certificate.ok().filter(|certificate| RootCertStore::empty().add(certificate.clone()).is_ok());
        let which = certificates.len() + 1;
        certificates.push(
            whole
                .ok_or_else(|| Failure::usage(format!("certificate {which} of the CA file {place} cannot be read")))?,
        );
    }
    if certificates.is_empty() {
        // SEQUENCE, with a length of two bytes: a certificate as Windows exports it.
        let is_der = bytes.starts_with(&[0x30, 0x82]);
        let words = ["openssl", "x509", "-inform", "der", "-in", &place.to_string(), "-out", "ca.pem"];
        let hint = is_der.then(|| format!("convert it: {}", shell::command(words)));
        return Err(Failure::usage(format!("the CA file {place} has no certificate in PEM")).maybe_hint(hint));
    }
    Ok(certificates)
}

fn read_bounded(path: &Path) -> io::Result<Vec<u8>> {
    // Looked at before it is opened: a named pipe would wait for its writer.
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(LIMIT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LIMIT {
        return Err(io::Error::other("it is longer than 8 MiB"));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Report;
    use rcgen::{CertificateParams, KeyPair};

    fn certificate() -> rcgen::Certificate {
        CertificateParams::default().self_signed(&KeyPair::generate().expect("a key")).expect("a certificate")
    }

    /// How many certificates a file of these bytes has, or what is said about it, where `FILE` is its path.
    fn count(bytes: &[u8]) -> Result<usize, String> {
        let file = tempfile::NamedTempFile::new().expect("a file");
        std::fs::write(file.path(), bytes).expect("room for it");
        let place = file.path().display().to_string();
        let text = |failure: Failure| {
            // A path of Windows is quoted in a command.
            Report::of(&failure.into()).text().replace(&shell::command([&place]), "FILE").replace(&place, "FILE")
        };
        read(file.path()).map(|certificates| certificates.len()).map_err(text)
    }

    #[test]
    fn every_certificate_of_a_file_counts_and_nothing_else_in_it() {
        let (one, other) = (certificate().pem(), certificate().pem());
        let key = KeyPair::generate().expect("a key").serialize_pem();
        assert_eq!(count(one.as_bytes()), Ok(1));
        assert_eq!(count(format!("# Contoso\r\n{one}\nsubject=\n{key}{other}").as_bytes()), Ok(2));
    }

    #[test]
    fn what_is_no_certificate_is_refused_in_words() {
        let der = certificate().der().to_vec();
        let cut = certificate().pem().replace("-----END", "AAAA\n-----END");
        for (bytes, said) in [
            (&b""[..], "azt: error: the CA file FILE is empty\n"),
            (b" \n", "azt: error: the CA file FILE is empty\n"),
            (b"-----BEGIN CERTIFICATE-----\n", "azt: error: certificate 1 of the CA file FILE cannot be read\n"),
            (cut.as_bytes(), "azt: error: certificate 1 of the CA file FILE cannot be read\n"),
            (b"<html>", "azt: error: the CA file FILE has no certificate in PEM\n"),
            (
                &der,
                "azt: error: the CA file FILE has no certificate in PEM\n\
                 azt: hint: convert it: openssl x509 -inform der -in FILE -out ca.pem\n",
            ),
            (
                &vec![b' '; 8 * 1024 * 1024 + 1],
                "azt: error: could not read the CA file FILE: it is longer than 8 MiB\n",
            ),
        ] {
            assert_eq!(count(bytes), Err(said.to_owned()));
        }
    }
}
