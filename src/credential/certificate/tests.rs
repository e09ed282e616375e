use std::path::PathBuf;

use rcgen::{CertificateParams, DnType, KeyPair};
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256, UnparsedPublicKey};
use serde_json::Value;

use super::*;
use crate::clock;
use crate::error::Report;
use crate::jwt::{Claims, header};

/// That of the files in [`file`].
const PASSWORD: &str = "Correct+Horse&Battery=50% staple";

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/sandbox/application").join(name)
}

fn load(path: &Path, password: Option<&str>) -> Result<Certificate> {
    let ask = || Err(Failure::usage("nobody is here to be asked").into());
    Certificate::load(path, &Password { given: password.map(Secret::new), ask: &ask })
}

/// The error and its hint, of a file that reads `FILE`.
#[track_caller]
fn refused(path: &Path, password: Option<&str>) -> String {
    let Err(error) = load(path, password) else { panic!("{} was taken", path.display()) };
    let place = path.display().to_string();
    // A path of Windows is quoted in a command.
    Report::of(&error).text().replace(&shell::command([&place]), "FILE").replace(&place, "FILE")
}

fn certificates(name: &str) -> Vec<Vec<u8>> {
    let blocks = ::pem::parse_many(std::fs::read(file(name)).unwrap()).unwrap();
    blocks.into_iter().filter(|block| block.tag() == "CERTIFICATE").map(::pem::Pem::into_contents).collect()
}

#[test]
fn every_shape_of_file_gives_the_same_certificate() {
    let [issuer, own] = certificates("app.pem").try_into().unwrap();
    for (name, password, chain) in [
        ("app.pem", None, vec![own.clone(), issuer.clone()]),
        // A password that nothing needs does no harm, as it may be meant for another file.
        ("app.pem", Some("any"), vec![own.clone(), issuer.clone()]),
        ("pkcs1.pem", None, vec![own.clone()]),
        #[cfg(feature = "pfx")]
        ("encrypted.pem", Some(PASSWORD), vec![own.clone()]),
        #[cfg(feature = "pfx")]
        ("new.pfx", Some(PASSWORD), vec![own.clone(), issuer.clone()]),
        #[cfg(feature = "pfx")]
        ("legacy.pfx", Some(PASSWORD), vec![own.clone(), issuer.clone()]),
        #[cfg(feature = "pfx")]
        ("open.pfx", None, vec![own.clone(), issuer.clone()]),
    ] {
        let certificate = load(&file(name), password).unwrap_or_else(|error| panic!("{name}: {error:#}"));
        assert_eq!(certificate.chain, chain, "{name}");
        assert!(certificate.expires_on() > clock::now() + 90 * 365 * 86400, "{name}");
        certificate.ensure_valid(clock::now()).unwrap();
    }
}

#[test]
fn what_is_wrong_with_a_file_is_told_with_what_to_type() {
    let new = "azt: hint: make one: openssl req -x509 -newkey rsa:2048 -noenc -keyout KEY -out CERTIFICATE\n";
    for (name, told) in [
        (
            "stranger.pem",
            "azt: error: the private key in FILE belongs to none of its certificates\n\
             azt: hint: see whose it is, and bring that one's: openssl pkey -in FILE -pubout\n"
                .to_owned(),
        ),
        (
            "old.pem",
            "azt: error: the private key in FILE is encrypted in OpenSSL's old way\n\
             azt: hint: encrypt it in today's: openssl pkcs8 -topk8 -in FILE -out KEY\n"
                .to_owned(),
        ),
        ("curve.pem", format!("azt: error: the private key in FILE is no RSA key, and Entra takes no other\n{new}")),
        ("weak.pem", format!("azt: error: the RSA key in FILE is none of 2048 to 4096 bits\n{new}")),
    ] {
        assert_eq!(refused(&file(name), Some(PASSWORD)), told, "{name}");
    }
}

#[cfg(feature = "pfx")]
#[test]
fn a_wrong_password_is_told_from_one_that_is_missing() {
    for name in ["encrypted.pem", "new.pfx", "legacy.pfx"] {
        let told = "azt: error: the certificate password does not open FILE\n\
             azt: hint: try it: openssl pkey -in FILE -noout\n";
        assert_eq!(refused(&file(name), Some("wrong")), told, "{name}");
        assert_eq!(refused(&file(name), None), "azt: error: nobody is here to be asked\n", "{name}");
    }
}

#[test]
fn a_file_that_is_something_else_is_refused() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("file");
    let written = |data: &[u8]| {
        std::fs::write(&path, data).unwrap();
        refused(&path, None)
    };
    let both = "azt: hint: put both into one file: cat KEY CERTIFICATE > FILE\n";
    let text = std::fs::read_to_string(file("app.pem")).unwrap();
    let (key, certificates) = text.split_at(text.find("-----BEGIN CERTIFICATE").unwrap());
    assert_eq!(written(key.as_bytes()), format!("azt: error: FILE has no certificate\n{both}"));
    assert_eq!(written(certificates.as_bytes()), format!("azt: error: FILE has no private key\n{both}"));
    let damaged = text.replacen("MII", "M!I", 1);
    assert_eq!(written(damaged.as_bytes()), "azt: error: FILE is PEM that is damaged\n");
    let empty = "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n";
    let damaged = format!("{empty}{certificates}");
    assert_eq!(written(damaged.as_bytes()), "azt: error: the private key in FILE is damaged\n");
    let damaged = format!("{key}-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n");
    assert_eq!(written(damaged.as_bytes()), "azt: error: FILE has a certificate that is damaged\n");
    assert_eq!(written(&vec![b'x'; 1024 * 1024 + 1]), "azt: error: FILE is longer than 1 MiB, and no certificate\n");
    let missing = refused(&directory.path().join("none"), None);
    assert!(missing.starts_with("azt: error: could not open the certificate file FILE: "), "{missing}");
}

#[cfg(feature = "pfx")]
#[test]
fn what_is_neither_pem_nor_pkcs12_is_refused() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("file");
    let whole = std::fs::read(file("new.pfx")).unwrap();
    for data in [&b""[..], b"hello", &[0x30; 64], &whole[..whole.len() / 2]] {
        std::fs::write(&path, data).unwrap();
        assert_eq!(
            refused(&path, None),
            "azt: error: FILE is neither PEM nor PKCS#12\n\
             azt: hint: make it of the two: openssl pkcs12 -export -in CERTIFICATE -inkey KEY -out FILE.pfx\n"
        );
    }
}

#[test]
fn an_assertion_is_signed_as_its_reader_expects() {
    let certificate = load(&file("app.pem"), None).unwrap();
    let now = 1_700_000_000;
    for (reader, send_x5c) in [(Reader::Entra, false), (Reader::Entra, true), (Reader::Adfs, false)] {
        let assertion = certificate.assertion("https://login.example/token", "app", reader, send_x5c, now).unwrap();
        let text = assertion.expose();
        let header = header(text).unwrap();
        let mut names: Vec<_> = header.keys().map(String::as_str).collect();
        names.sort_unstable();
        let own = &certificate.chain[0];
        match reader {
            Reader::Entra => {
                assert_eq!(header["alg"], "PS256");
                assert_eq!(header["x5t#S256"], encoded(digest(&SHA256, own)));
                assert_eq!(names, [&["alg", "typ"][..], if send_x5c { &["x5c"] } else { &[] }, &["x5t#S256"]].concat());
            }
            Reader::Adfs => {
                assert_eq!(header["alg"], "RS256");
                assert_eq!(header["x5t"], encoded(digest(&SHA1_FOR_LEGACY_USE_ONLY, own)));
                assert_eq!(names, ["alg", "typ", "x5t"]);
            }
        }
        if send_x5c {
            let sent: Vec<_> = certificate.chain.iter().map(|der| Value::from(STANDARD.encode(der))).collect();
            assert_eq!(header["x5c"], Value::from(sent));
        }
        let claims = Claims::of(text).unwrap();
        assert_eq!(
            ["aud", "iss", "sub"].map(|name| claims.text(name).unwrap()),
            ["https://login.example/token", "app", "app"]
        );
        assert_eq!(["iat", "nbf", "exp"].map(|name| claims.seconds(name).unwrap()), [now, now, now + 600]);
        let (signed, signature) = text.rsplit_once('.').unwrap();
        let algorithm: &'static dyn ring::signature::VerificationAlgorithm = match reader {
            Reader::Entra => &RSA_PSS_2048_8192_SHA256,
            Reader::Adfs => &RSA_PKCS1_2048_8192_SHA256,
        };
        let key = UnparsedPublicKey::new(algorithm, certificate.key.public().as_ref());
        key.verify(signed.as_bytes(), &URL_SAFE_NO_PAD.decode(signature).unwrap()).unwrap();
    }
}

#[test]
fn no_two_assertions_are_the_same() {
    let certificate = load(&file("app.pem"), None).unwrap();
    let id = || {
        let assertion = certificate.assertion("a", "b", Reader::Entra, false, 0).unwrap();
        Claims::of(assertion.expose()).unwrap().text("jti").unwrap().to_owned()
    };
    assert_ne!(id(), id());
    assert_eq!(id().len(), 36);
}

/// A certificate of the application's key that is good between these years, and the key.
fn between(years: [i32; 2]) -> String {
    let text = std::fs::read_to_string(file("app.pem")).unwrap();
    let key = &text[..text.find("-----BEGIN CERTIFICATE").unwrap()];
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, "app.contoso.example");
    let [not_before, not_after] = years.map(|year| rcgen::date_time_ymd(year, 2, 1));
    (params.not_before, params.not_after) = (not_before, not_after);
    let certificate = params.self_signed(&KeyPair::from_pem(key).unwrap()).unwrap();
    format!("{key}{}", certificate.pem())
}

#[test]
fn a_certificate_has_its_time() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("file");
    let told = |years, now| {
        std::fs::write(&path, between(years)).unwrap();
        let valid = load(&path, None).unwrap().ensure_valid(now);
        valid.map_err(|error| (Report::of(&error).exit(), Report::of(&error).text()))
    };
    // 2023-11-14
    let now = 1_700_000_000;
    assert_eq!(told([2023, 2024], now), Ok(()));
    assert_eq!(
        told([2021, 2023], now),
        Err((
            4,
            "azt: error: the certificate expired on 2023-02-01\n\
             azt: hint: make a new one, and register it: openssl req -x509 -newkey rsa:2048 -noenc -keyout KEY -out CERTIFICATE\n"
                .to_owned()
        ))
    );
    assert_eq!(
        told([2024, 2026], now),
        Err((
            4,
            "azt: error: the certificate is good from 2024-02-01 on, and not before\n\
             azt: hint: see whether this machine's clock is right: date -u\n"
                .to_owned()
        ))
    );
}
