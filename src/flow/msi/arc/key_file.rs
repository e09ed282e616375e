//! The file whose content proves to the Arc agent that the caller is privileged on this machine: a name from the network,
//! checked before it is looked at.

use std::fs::{File, Metadata};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::env::Env;
use crate::error::Failure;
use crate::secret::Secret;

/// The longest key that is read.
const LIMIT: u64 = 4096;

/// Where the agent puts its keys, and nowhere else.
const TOKENS: &str = "/var/opt/azcmagent/tokens";
const TOKENS_ON_WINDOWS: &str = r"AzureConnectedMachineAgent\Tokens";

/// The key that a `WWW-Authenticate` header names.
///
/// # Errors
/// Exit 4 where the name is not one that the agent gives, or the file is no key or may not be read.
pub fn read(challenge: &str, env: &Env) -> Result<Secret> {
    let directory = directory(env).ok_or_else(|| Failure::refused("the Arc agent is for Linux and Windows only"))?;
    let path = named(challenge, &directory)
        .map_err(|why| Failure::refused(format!("the Arc agent's challenge {why}; nothing was read: {challenge}")))?;
    content(&path).map_err(|error| {
        let text = format!("could not read the Arc agent's key {}: {error}", path.display());
        let failure = Failure::refused(text);
        match error.kind() {
            io::ErrorKind::PermissionDenied if cfg!(windows) => failure.hint(
                "only Administrators and the group 'Hybrid agent extension applications' may; as one of them: azt msi",
            ),
            io::ErrorKind::PermissionDenied => failure
                .hint("only root and the group himds may; join it, and log in again: sudo usermod -aG himds \"$USER\""),
            _ => failure,
        }
        .into()
    })
}

fn directory(env: &Env) -> Option<PathBuf> {
    if cfg!(windows) {
        return env.get("ProgramData").map(|data| Path::new(&data).join(TOKENS_ON_WINDOWS));
    }
    cfg!(target_os = "linux").then(|| PathBuf::from(TOKENS))
}

/// The path in `Basic realm=PATH`, if it is that of a file named `….key` right in the directory, to the character.
fn named(challenge: &str, directory: &Path) -> Result<PathBuf, &'static str> {
    let shape = "is not of the form 'Basic realm=FILE'";
    let (scheme, parameter) = challenge.trim().split_once(' ').ok_or(shape)?;
    let (name, path) = parameter.trim_start().split_once('=').ok_or(shape)?;
    if !scheme.eq_ignore_ascii_case("Basic") || !name.eq_ignore_ascii_case("realm") || path.contains('=') {
        return Err(shape);
    }
    let elsewhere = "names a file outside the agent's directory";
    let directory = directory.to_str().ok_or(elsewhere)?;
    let (parent, file) = path.split_at_checked(directory.len()).ok_or(elsewhere)?;
    let is_directory = if cfg!(windows) { parent.eq_ignore_ascii_case(directory) } else { parent == directory };
    let file = file.strip_prefix(std::path::MAIN_SEPARATOR).filter(|_| is_directory).ok_or(elsewhere)?;
    if file.contains(['/', '\\', ':', '\0']) {
        return Err(elsewhere);
    }
    match file.strip_suffix(".key") {
        Some(stem) if !stem.is_empty() => Ok(PathBuf::from(path)),
        _ => Err("names a file that is no .key"),
    }
}

/// The content of a regular file, which is not longer than a key is.
fn content(path: &Path) -> io::Result<Secret> {
    let no_key = |why: &str| Err(io::Error::other(why.to_owned()));
    let named = path.symlink_metadata()?;
    if !named.is_file() {
        return no_key("it is a link, or no file at all");
    }
    if named.len() > LIMIT {
        return no_key("it is longer than 4096 bytes");
    }
    let file = File::open(path)?;
    if !is_same(&named, &file.metadata()?) {
        return no_key("it was changed meanwhile");
    }
    let mut text = String::new();
    file.take(LIMIT + 1).read_to_string(&mut text)?;
    let key = text.trim_end_matches(['\r', '\n']);
    if text.len() as u64 > LIMIT || key.is_empty() || !key.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()) {
        return no_key("it is no key");
    }
    Ok(Secret::new(key))
}

#[cfg(unix)]
fn is_same(named: &Metadata, opened: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    (named.dev(), named.ino()) == (opened.dev(), opened.ino())
}

/// Links need a privilege here.
#[cfg(not(unix))]
fn is_same(_named: &Metadata, _opened: &Metadata) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(not(windows))]
    #[test]
    fn only_a_key_right_in_the_directory_is_named() {
        let directory = Path::new("/var/opt/azcmagent/tokens");
        let ok = "/var/opt/azcmagent/tokens/0a1b.key";
        for header in [format!("Basic realm={ok}"), format!("basic  Realm={ok}"), format!(" BASIC realm={ok} ")] {
            assert_eq!(named(&header, directory), Ok(PathBuf::from(ok)), "{header}");
        }
        let shape = Err("is not of the form 'Basic realm=FILE'");
        let elsewhere = Err("names a file outside the agent's directory");
        let no_key = Err("names a file that is no .key");
        for (header, wanted) in [
            ("", &shape),
            ("Basic", &shape),
            ("Basic ", &shape),
            ("Basic realm", &shape),
            ("Bearer realm=/var/opt/azcmagent/tokens/a.key", &shape),
            ("Basic realm=/var/opt/azcmagent/tokens/a=b.key", &shape),
            ("Basic realm=a=b", &shape),
            ("Basic charset=/var/opt/azcmagent/tokens/a.key", &shape),
            ("Basic realm=", &elsewhere),
            ("Basic realm=/etc/shadow", &elsewhere),
            ("Basic realm=/etc/ssh/host.key", &elsewhere),
            ("Basic realm=a.key", &elsewhere),
            ("Basic realm=tokens/a.key", &elsewhere),
            ("Basic realm=/var/opt/azcmagent/tokens", &elsewhere),
            ("Basic realm=/var/opt/azcmagent/tokensX/a.key", &elsewhere),
            ("Basic realm=/var/opt/azcmagent/tokens.key", &elsewhere),
            ("Basic realm=/var/opt/azcmagent/tokens/../a.key", &elsewhere),
            ("Basic realm=/var/opt/azcmagent/tokens/../tokens/a.key", &elsewhere),
            ("Basic realm=/var/opt/azcmagent/tokens/./a.key", &elsewhere),
            ("Basic realm=/var/opt/azcmagent/tokens//a.key", &elsewhere),
            ("Basic realm=/var/opt/azcmagent/tokens/b/a.key", &elsewhere),
            ("Basic realm=/var/opt/azcmagent//tokens/a.key", &elsewhere),
            ("Basic realm=/VAR/opt/azcmagent/tokens/a.key", &elsewhere),
            ("Basic realm=\"/var/opt/azcmagent/tokens/a.key\"", &elsewhere),
            ("Basic realm=/var/opt/azcmagent/tokens/a.key\\b", &elsewhere),
            ("Basic realm=/var/opt/azcmagent/tokens/", &no_key),
            ("Basic realm=/var/opt/azcmagent/tokens/.key", &no_key),
            ("Basic realm=/var/opt/azcmagent/tokens/..", &no_key),
            ("Basic realm=/var/opt/azcmagent/tokens/a.pem", &no_key),
            ("Basic realm=/var/opt/azcmagent/tokens/a.key.txt", &no_key),
            ("Basic realm=/var/opt/azcmagent/tokens/a.KEY", &no_key),
        ] {
            assert_eq!(&named(header, directory), wanted, "{header}");
        }
    }

    #[test]
    fn a_key_is_a_short_file_of_one_line() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("a.key");
        let written = |text: &[u8]| {
            std::fs::write(&path, text).unwrap();
            content(&path).map(|key| key.expose().to_owned()).map_err(|error| error.to_string())
        };
        assert_eq!(written(b"a+b/c=="), Ok("a+b/c==".to_owned()));
        assert_eq!(written(b"key\r\n"), Ok("key".to_owned()));
        assert_eq!(written(&[b'k'; 4096]).map(|key| key.len()), Ok(4096));
        assert_eq!(written(&[b'k'; 4097]), Err("it is longer than 4096 bytes".to_owned()));
        for text in [&b""[..], b"\n", b"two\nlines", b"\x1b[2J"] {
            assert_eq!(written(text), Err("it is no key".to_owned()));
        }
        assert!(written(&[0xff]).is_err());
        assert!(content(&directory.path().join("b.key")).is_err());
        assert_eq!(
            content(directory.path()).map(|_| ()).map_err(|e| e.to_string()),
            Err("it is a link, or no file at all".to_owned())
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_no_key_wherever_it_leads() {
        let directory = tempfile::tempdir().unwrap();
        let (key, link) = (directory.path().join("real.key"), directory.path().join("a.key"));
        std::fs::write(&key, "key").unwrap();
        std::os::unix::fs::symlink(&key, &link).unwrap();
        assert_eq!(
            content(&link).map(|_| ()).map_err(|e| e.to_string()),
            Err("it is a link, or no file at all".to_owned())
        );
    }
}
