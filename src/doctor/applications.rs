//! What an application would prove itself with here: credentials in the environment, or a token of the place. Nobody is
//! asked, and nothing secret is shown.

use std::path::Path;

use super::Check;
use crate::chain::are;
use crate::clock;
use crate::credential::certificate::day;
use crate::credential::{CERTIFICATE, Credential};
use crate::env::Env;
use crate::error::Report;
use crate::flow::{client_credentials, workload_identity};
use crate::jwt::Claims;
use crate::text::one_line;
use crate::workload::{Source, TOKEN_FILE};

const CREDENTIALS: &str = "credentials";
const WORKLOAD: &str = "workload";

/// The longest token file that is looked into.
const LIMIT: u64 = 64 * 1024;

/// A certificate that ends within so many seconds is worth a word: a month.
const SOON: i64 = 30 * 24 * 60 * 60;

/// Both of them.
pub fn checks(env: &Env) -> Vec<Check> {
    vec![credentials(env, clock::now()), workload(env, clock::now())]
}

fn credentials(env: &Env, now: i64) -> Check {
    use client_credentials::Announced;
    match client_credentials::announced(env) {
        Announced::Nothing => Check::ok(CREDENTIALS, "none of an application in the environment"),
        Announced::Half(name, missing) => {
            Check::note(CREDENTIALS, format!("{name} is set and of no use: {} not set", are(&missing)))
        }
        Announced::Whole(names) if names.contains(CERTIFICATE) => certificate(env, names, now),
        Announced::Whole(names) if env.get(CERTIFICATE).is_some() => {
            Check::ok(CREDENTIALS, format!("{names}; of no effect: {CERTIFICATE}"))
        }
        Announced::Whole(names) => Check::ok(CREDENTIALS, names),
    }
}

fn certificate(env: &Env, names: &str, now: i64) -> Check {
    let loaded = Credential::certificate_of(env).map(|loaded| {
        let certificate = loaded?;
        certificate.ensure_valid(now)?;
        anyhow::Ok(certificate.expires_on())
    });
    match loaded {
        None => Check::ok(CREDENTIALS, names),
        Some(Err(error)) => Check::wrong(CREDENTIALS, format!("{names}: {}", Report::of(&error).message())),
        Some(Ok(until)) => {
            let text = format!("{names}: a certificate that is good until {}", day(until));
            let path = env.get(CERTIFICATE).unwrap_or_default();
            match is_open(Path::new(&path)) {
                true => Check::note(CREDENTIALS, format!("{text}; others on this machine can read its key")),
                false if until - now < SOON => Check::note(CREDENTIALS, text),
                false => Check::ok(CREDENTIALS, text),
            }
        }
    }
}

/// Whether others than its owner can read a file.
#[cfg(unix)]
fn is_open(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    path.metadata().is_ok_and(|metadata| metadata.permissions().mode() & 0o044 != 0)
}

/// Nothing that can be told from its mode.
#[cfg(not(unix))]
fn is_open(_path: &Path) -> bool {
    false
}

fn workload(env: &Env, now: i64) -> Check {
    use workload_identity::Announced;
    let (detected, missing) = match workload_identity::announced(env) {
        Announced::Nothing => return Check::ok(WORKLOAD, "no federated token is announced"),
        Announced::Half(detected, missing) => (detected, missing),
        Announced::Whole(detected) => (detected, Vec::new()),
    };
    let text = format!("{}, by {}", detected.source.service(), detected.because);
    let file = env.get(TOKEN_FILE).filter(|_| detected.source == Source::Kubernetes);
    let told = file.map_or(Ok(text.clone()), |path| token(Path::new(&path), now).map(|told| format!("{text}: {told}")));
    match (told, missing.as_slice()) {
        (Err(why), _) => Check::wrong(WORKLOAD, format!("{text}: {why}")),
        (Ok(text), []) => Check::ok(WORKLOAD, text),
        (Ok(text), missing) => Check::note(WORKLOAD, format!("{text}; of no use: {} not set", are(missing))),
    }
}

/// What the application's federated credential has to agree with, to the character.
fn token(path: &Path, now: i64) -> Result<String, String> {
    use std::io::Read as _;
    let mut text = String::new();
    let file = std::fs::File::open(path).and_then(|file| file.take(LIMIT).read_to_string(&mut text));
    file.map_err(|error| format!("could not read {}: {error}", path.display()))?;
    let claims = Claims::of(text.trim()).ok_or("there is no JWT in its file")?;
    let claim = |name: &str| match claims.all().get(name) {
        Some(serde_json::Value::String(text)) => one_line(text),
        Some(serde_json::Value::Array(texts)) => {
            let texts = texts.iter().filter_map(serde_json::Value::as_str).map(one_line);
            texts.collect::<Vec<_>>().join(", ")
        }
        _ => "none".to_owned(),
    };
    let about = format!("iss {}, sub {}, aud {}", claim("iss"), claim("sub"), claim("aud"));
    match claims.seconds("exp") {
        Some(exp) if exp <= now => Err(format!("{about}; it expired {} s ago, and nobody has renewed it", now - exp)),
        Some(exp) => Ok(format!("{about}, good for {} s", exp - now)),
        None => Ok(about),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Verdict;
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;

    const NOW: i64 = 1_700_000_000;

    fn told(check: Check) -> (Verdict, String) {
        (check.verdict, check.text)
    }

    fn said(verdict: Verdict, text: &str) -> (Verdict, String) {
        (verdict, text.to_owned())
    }

    #[test]
    fn credentials_are_named_and_not_shown() {
        let (id, tenant) = (("AZURE_CLIENT_ID", "x"), ("AZURE_TENANT_ID", "x"));
        let secret = ("AZURE_CLIENT_SECRET", "hidden");
        for (pairs, verdict, text) in [
            (vec![], Verdict::Ok, "none of an application in the environment"),
            (vec![secret, id], Verdict::Note, "AZURE_CLIENT_SECRET is set and of no use: AZURE_TENANT_ID is not set"),
            (
                vec![secret],
                Verdict::Note,
                "AZURE_CLIENT_SECRET is set and of no use: AZURE_CLIENT_ID and AZURE_TENANT_ID are not set",
            ),
            (vec![secret, id, tenant], Verdict::Ok, "AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_CLIENT_SECRET"),
            (
                vec![secret, id, tenant, (CERTIFICATE, "/x")],
                Verdict::Ok,
                "AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_CLIENT_SECRET; of no effect: AZURE_CLIENT_CERTIFICATE_PATH",
            ),
        ] {
            assert_eq!(told(credentials(&Env::of_pairs(pairs), NOW)), said(verdict, text));
        }
    }

    #[test]
    fn a_token_file_tells_what_a_federated_credential_has_to_agree_with() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("token");
        let written = |claims: &str| {
            std::fs::write(&path, format!("e30.{}.c2ln\n", URL_SAFE_NO_PAD.encode(claims))).unwrap();
            token(&path, NOW)
        };
        let about = r#"{"iss":"https://oidc.example/","sub":"system:serviceaccount:a:b","aud":["api://x"],"exp":"#;
        let shown = "iss https://oidc.example/, sub system:serviceaccount:a:b, aud api://x";
        assert_eq!(written(&format!("{about}1700000060}}")), Ok(format!("{shown}, good for 60 s")));
        let ended = format!("{shown}; it expired 60 s ago, and nobody has renewed it");
        assert_eq!(written(&format!("{about}1699999940}}")), Err(ended));
        assert_eq!(written(r#"{"sub":"a\u001b[2J"}"#), Ok("iss none, sub a [2J, aud none".to_owned()));
        std::fs::write(&path, "opaque").unwrap();
        assert_eq!(token(&path, NOW), Err("there is no JWT in its file".to_owned()));
        assert!(token(&directory.path().join("none"), NOW).is_err());
    }
}
