//! A file that always has a good token: written whole, renewed in time, and left as it was where that fails.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use tempfile::TempDir;

use crate::process::PATIENCE;
use crate::run::{Azt, Begun, Home, azt, newest};
use crate::sandbox::cloud::ALEX;
use crate::sandbox::{Answer, Sandbox};

/// A directory for the file, in a home.
struct Place {
    home: Home,
    sandbox: Sandbox,
    directory: TempDir,
}

impl Place {
    fn new() -> Self {
        Self { home: Home::new(), sandbox: Sandbox::start(), directory: TempDir::new().unwrap() }
    }

    fn file(&self) -> PathBuf {
        self.directory.path().join("token")
    }

    fn azt(&self, line: &str) -> Azt {
        self.home.azt(line, &self.sandbox).arg("--write").arg(self.file())
    }

    /// Waits until there is something else in the file.
    fn after(&self, before: &str) -> String {
        let started = Instant::now();
        loop {
            let text = fs::read_to_string(self.file()).unwrap_or_default();
            if !text.is_empty() && text != before {
                assert!(text.ends_with('\n'), "the file is whole at any moment: {text}");
                return text;
            }
            assert!(started.elapsed() < PATIENCE, "nothing else came into the file");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// The names in the directory: nothing is left of what was on the way.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.directory.path()).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    /// Ends it by this signal, of which it dies where it has no status, and the file stays.
    #[track_caller]
    fn ends(&self, begun: Begun, signal: &str, status: Option<i32>) {
        let id = begun.running.id().to_string();
        assert!(Command::new("kill").args(["-s", signal, &id]).status().unwrap().success());
        let outcome = begun.outcome();
        assert_eq!((outcome.status, outcome.stdout.as_str()), (status, ""), "{outcome:?}");
        assert_eq!(self.names(), ["token"]);
    }
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().mode() & 0o7777
}

#[test]
fn the_token_goes_into_the_file_and_nothing_is_printed() {
    let place = Place::new();
    for line in ["token msi", "token msi -o header", "token --login-hint alex@contoso.example -o json"] {
        if line.contains("hint") {
            place.home.ropc(ALEX, &place.sandbox).prints_a_token();
        }
        place.azt(line).prints("");
        let printed = place.home.azt(line, &place.sandbox).outcome().stdout;
        let written = fs::read_to_string(place.file()).unwrap();
        assert_eq!(written.replace("\"new\"", "\"cache\"").replace("\"refresh\"", "\"cache\""), printed, "{line}");
        assert_eq!((mode(&place.file()), place.names()), (0o600, vec!["token".to_owned()]), "{line}");
    }
    // What stood there was everybody's to read.
    fs::set_permissions(place.file(), fs::Permissions::from_mode(0o644)).unwrap();
    let before = place.home.azt("token --write", &place.sandbox).arg(place.file());
    before.args("msi --force-refresh").imds(&place.sandbox).prints("");
    assert_eq!((fs::read_to_string(place.file()).unwrap(), mode(&place.file())), (newest(&place.sandbox), 0o600));
    // Before its flow, behind it, and with the profile that it makes.
    place.azt("token msi --save vm").outcome();
    place.azt("token vm").prints("");
    place.home.azt("profile show vm", &place.sandbox).prints("[profile.vm]\nflow = \"msi\"\n");
    // In the current directory.
    place.home.azt("token msi --write here", &place.sandbox).prints("");
}

#[test]
fn what_cannot_be_the_file_is_told_before_anybody_is_asked() {
    let place = Place::new();
    let at = |name: &str| place.directory.path().join(name);
    fs::create_dir(at("directory")).unwrap();
    fs::write(at("target"), "keep").unwrap();
    symlink("target", at("link")).unwrap();
    symlink("nowhere", at("dangling")).unwrap();
    assert!(Command::new("mkfifo").arg(at("pipe")).status().unwrap().success());
    for (name, stderr) in [
        (
            "directory",
            "azt: error: DIR/directory is a directory\nazt: hint: name a file in it: --write DIR/directory/token\n",
        ),
        (
            "link",
            "azt: error: DIR/link is a link, and the token would take its place\nazt: hint: name the file itself: --write DIR/target\n",
        ),
        (
            "dangling",
            "azt: error: DIR/dangling is a link, and the token would take its place\nazt: hint: name the file itself: --write DIR/nowhere\n",
        ),
        ("pipe", "azt: error: DIR/pipe is neither a file nor free to become one\n"),
        (
            "absent/token",
            "azt: error: there is no directory for DIR/absent/token\nazt: hint: make it: mkdir -p DIR/absent\n",
        ),
    ] {
        let stderr = stderr.replace("DIR", place.directory.path().to_str().unwrap());
        place.home.azt("token msi --write", &place.sandbox).arg(at(name)).refuses(2, &stderr);
    }
    assert_eq!(fs::read_to_string(at("target")).unwrap(), "keep");
    assert!(place.sandbox.requests().is_empty());
    azt("token --watch").refuses(
        2,
        "azt: error: --watch renews the token in a file, and none was named\nazt: hint: name it: azt token --write FILE --watch\n",
    );
    azt("token msi -o none --write x").refuses(
        2,
        "azt: error: --write writes what -o prints, and -o none prints nothing\nazt: hint: write the token itself: azt token --write FILE\n",
    );
    azt("token msi --write x --watch --save vm").refuses(
        2,
        "azt: error: --save keeps a profile once azt has its token, and --watch has no end\nazt: hint: keep it first: azt token FLOW --save NAME\n",
    );
    azt("token authcode --write x --watch -o oauth --with-refresh-token").refuses(
        2,
        "azt: error: --watch renews by the refresh token that --with-refresh-token would give away\nazt: hint: leave it out: azt token --write FILE --watch\n",
    );
}

#[test]
fn a_failure_leaves_the_file_as_it_was() {
    let place = Place::new();
    fs::write(place.file(), "old\n").unwrap();
    place.sandbox.answer_next(Answer::status(400).body(br#"{"error":"invalid_request"}"#));
    let outcome = place.azt("token msi").outcome();
    assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(4), ""), "{outcome:?}");
    assert_eq!(
        (fs::read_to_string(place.file()).unwrap(), place.names()),
        ("old\n".to_owned(), vec!["token".to_owned()])
    );
    if cfg!(target_os = "linux") {
        let outcome = azt("token msi --write /proc/azt").at(&place.sandbox).outcome();
        assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(1), ""), "{outcome:?}");
        assert!(outcome.stderr.starts_with("azt: error: could not write /proc/azt: "), "{outcome:?}");
    }
}

#[test]
fn what_an_azt_left_that_was_killed_while_it_wrote_is_removed() {
    let place = Place::new();
    let hour = SystemTime::now() - Duration::from_secs(3600);
    let names = [(".azt-aB3dE6", hour), (".azt-fresh0", SystemTime::now()), (".azt-notes", hour), ("azt-aB3dE6", hour)];
    for (name, modified) in names {
        let path = place.directory.path().join(name);
        fs::write(&path, "token").unwrap();
        fs::File::open(path).unwrap().set_modified(modified).unwrap();
    }
    fs::create_dir(place.directory.path().join(".azt-folder")).unwrap();
    place.azt("token msi").prints("");
    let mut left = place.names();
    left.sort();
    assert_eq!(left, [".azt-folder", ".azt-fresh0", ".azt-notes", "azt-aB3dE6", "token"]);
}

#[test]
fn the_file_is_renewed_before_its_token_expires_until_azt_is_ended() {
    for (signal, status) in [("INT", Some(130)), ("TERM", None)] {
        let place = Place::new();
        place.sandbox.set_lifetime(4);
        let begun = place.azt("token msi --watch").begin();
        let mut text = place.after("");
        for _ in 0..2 {
            let issued = place.sandbox.token(text.trim_end()).unwrap();
            text = place.after(&text);
            let now = i64::try_from(std::time::UNIX_EPOCH.elapsed().unwrap().as_secs()).unwrap();
            assert!(now <= issued.expires_on, "in time");
        }
        assert_eq!(mode(&place.file()), 0o600);
        place.ends(begun, signal, status);
        assert_eq!(place.after(""), newest(&place.sandbox));
    }
}

#[test]
fn a_renewal_that_fails_is_told_and_tried_again() {
    let place = Place::new();
    place.home.ropc(ALEX, &place.sandbox).prints_a_token();
    place.sandbox.set_lifetime(8);
    let mut begun = place.azt("token --watch --force-refresh").begin();
    let first = place.after("");
    place.sandbox.answer_always(
        "/organizations/oauth2/v2.0/token",
        Answer::status(400).body(br#"{"error":"temporarily_unavailable"}"#),
    );
    begun.running.told_line("warning");
    assert_eq!(place.after(""), first, "it is still good");
    place.sandbox.answer_as_usual();
    place.sandbox.set_lifetime(3600);
    let second = place.after(&first);
    assert_eq!(second, newest(&place.sandbox));
    place.ends(begun, "TERM", None);
}

#[test]
fn nobody_is_asked_for_a_renewal_and_azt_ends_when_the_last_token_has_expired() {
    let place = Place::new();
    place.home.ropc(ALEX, &place.sandbox).prints_a_token();
    place.sandbox.set_lifetime(3);
    let begun = place.azt("token --watch --force-refresh").begin();
    let only = place.after("");
    place.home.azt("logout", &place.sandbox).outcome();
    let outcome = begun.outcome();
    assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(3), ""), "{outcome:?}");
    assert!(outcome.stderr.contains("is still good, but could not be renewed: nobody has signed in"), "{outcome:?}");
    assert!(outcome.stderr.contains("azt: error: nobody has signed in"), "{outcome:?}");
    assert!(!outcome.stderr.contains("authorize?"), "{outcome:?}");
    assert_eq!((place.after(""), place.names()), (only, vec!["token".to_owned()]));
}
