//! The file itself: read within bounds, written whole or not at all, changed by one process at a time.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use super::place;
use crate::error::Failure;
use crate::wait;

/// The longest file that is read.
const LIMIT: u64 = 1024 * 1024;

/// Links that lead to links.
const LINKS: usize = 40;

/// How long other processes may take for their changes; each is done in milliseconds.
const PATIENCE: Duration = Duration::from_secs(10);

/// The pause between two looks at whether they are done.
const PAUSE: Duration = Duration::from_millis(2);

/// The file's text; empty where there is none.
///
/// # Errors
/// Exit 2 for what is not a file, longer than 1 MiB, or not UTF-8; 1 where it cannot be read.
pub fn read(path: &Path) -> Result<String> {
    let bytes = match bytes(path) {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Vec::new(),
        Err(error) if error.kind() == ErrorKind::InvalidInput => {
            bail!(Failure::usage(format!("{} is not a file", place(path, None))))
        }
        bytes => bytes.with_context(|| format!("could not read {}", place(path, None)))?,
    };
    if bytes.len() as u64 > LIMIT {
        bail!(Failure::usage(format!("{} is longer than 1 MiB", place(path, None))));
    }
    String::from_utf8(bytes).map_err(|error| {
        let line = line(error.as_bytes(), error.utf8_error().valid_up_to());
        Failure::usage(format!("{}: not UTF-8", place(path, Some(line)))).into()
    })
}

fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    // Looked at before it is opened: a named pipe would wait for its writer.
    if !fs::metadata(path)?.is_file() {
        return Err(ErrorKind::InvalidInput.into());
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(LIMIT + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The number of the line that this byte is in.
pub fn line(text: &[u8], at: usize) -> usize {
    text.iter().take(at).filter(|byte| **byte == b'\n').count() + 1
}

/// While it is there, other processes that would change the file wait.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    _file: File,
}

impl Drop for Lock {
    /// As long as it is held: who waits for it looks then whether it is still the file of that name.
    fn drop(&mut self) {
        own::tidy(&self.path);
    }
}

/// Waits until no other process is changing the file; `None` where there can be no locks. Makes the directory where there
/// is none.
///
/// # Errors
/// Exit 5 where another process takes too long.
pub fn lock(path: &Path) -> Result<Option<Lock>> {
    let path = behind_links(path.to_owned());
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.lock"));
    let started = Instant::now();
    let mut told = None;
    let who = || format!("another azt, which is changing {}", place(&path, None));
    loop {
        match try_lock(&beside) {
            Ok(Some(file)) => return Ok(Some(Lock { path: beside, _file: file })),
            Ok(None) if started.elapsed() < PATIENCE => {
                told.get_or_insert_with(|| wait::telling(PATIENCE, who()));
                std::thread::sleep(PAUSE);
            }
            Ok(None) => bail!(
                Failure::unreachable(format!(
                    "another azt has been changing {} for {} s",
                    place(&path, None),
                    PATIENCE.as_secs()
                ))
                .hint("type the same again when it is done")
            ),
            Err(error) => {
                log::info!("going on without a lock: {error}");
                return Ok(None);
            }
        }
    }
}

fn try_lock(path: &Path) -> io::Result<Option<File>> {
    let file = match own::open_to_lock(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            own::make(path.parent().unwrap_or(Path::new("")))?;
            own::open_to_lock(path)?
        }
        file => file?,
    };
    match file.try_lock() {
        Ok(()) => Ok(own::is_same(path, &file).then_some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Writes the file under a temporary name beside it, then renames it: at any moment the old one or the new one is
/// there. It keeps its mode and owner, a new one is its user's alone. Where it is a link, the file it leads to is
/// written. Makes the directory where there is none.
///
/// # Errors
/// Exit 1 where it cannot be written; the old one is still there then.
pub fn write(path: &Path, text: &str) -> Result<()> {
    let path = behind_links(path.to_owned());
    try_write(&path, text).with_context(|| format!("could not write {}", place(&path, None)))
}

fn try_write(path: &Path, text: &str) -> io::Result<()> {
    let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    own::make(directory)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut temporary = tempfile::Builder::new().prefix(&format!(".{name}.")).tempfile_in(directory)?;
    match fs::metadata(path) {
        Ok(old) => own::keep(temporary.as_file(), &old)?,
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    temporary.write_all(text.as_bytes())?;
    temporary.as_file().sync_all()?;
    temporary.persist(path).map_err(|refused| refused.error)?;
    own::sync(directory);
    Ok(())
}

/// What a link leads to, there or not; managers of dotfiles keep the file elsewhere.
fn behind_links(mut path: PathBuf) -> PathBuf {
    for _ in 0..LINKS {
        let Ok(next) = fs::read_link(&path) else { break };
        path = path.parent().unwrap_or(Path::new("")).join(next);
    }
    path
}

#[cfg(unix)]
mod own {
    use std::fs::{self, DirBuilder, File, Metadata, OpenOptions};
    use std::io;
    use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _, fchown};
    use std::path::Path;

    /// A file of its user's alone.
    pub fn open_to_lock(path: &Path) -> io::Result<File> {
        OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(path)
    }

    /// Whether the path leads to this file.
    pub fn is_same(path: &Path, file: &File) -> bool {
        let there = fs::symlink_metadata(path).and_then(|there| Ok((there, file.metadata()?)));
        there.is_ok_and(|(there, own)| (there.dev(), there.ino()) == (own.dev(), own.ino()))
    }

    /// Leaves nothing among somebody's dotfiles.
    pub fn tidy(lock: &Path) {
        let _ = fs::remove_file(lock);
    }

    /// The XDG specification asks for 0700. <https://specifications.freedesktop.org/basedir-spec/latest/>
    pub fn make(directory: &Path) -> io::Result<()> {
        DirBuilder::new().recursive(true).mode(0o700).create(directory)
    }

    /// Gives the new file what the old one has.
    pub fn keep(new: &File, old: &Metadata) -> io::Result<()> {
        // Root's may not be somebody's only file, which sudo would take away from them.
        if new.metadata()?.uid() != old.uid() {
            fchown(new, Some(old.uid()), Some(old.gid()))?;
        }
        new.set_permissions(old.permissions())
    }

    /// The new file has its name; whether that is on the disk already changes nothing for who reads it.
    pub fn sync(directory: &Path) {
        let _ = File::open(directory).and_then(|directory| directory.sync_all());
    }
}

#[cfg(not(unix))]
mod own {
    use std::fs::{File, Metadata, OpenOptions, create_dir_all};
    use std::io;
    use std::path::Path;

    /// As private as its directory.
    pub fn open_to_lock(path: &Path) -> io::Result<File> {
        OpenOptions::new().write(true).create(true).truncate(false).open(path)
    }

    /// Nobody removes it.
    pub fn is_same(_path: &Path, _file: &File) -> bool {
        true
    }

    /// A file that is open cannot be removed here.
    pub fn tidy(_lock: &Path) {}

    /// As private as the user's own directory above it.
    pub fn make(directory: &Path) -> io::Result<()> {
        create_dir_all(directory)
    }

    /// Nothing to keep: access rights are the directory's.
    pub fn keep(_new: &File, _old: &Metadata) -> io::Result<()> {
        Ok(())
    }

    /// Directories cannot be synced here.
    pub fn sync(_directory: &Path) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    fn home() -> (tempfile::TempDir, PathBuf) {
        let home = tempfile::tempdir().expect("a directory");
        let path = home.path().join("azt/config.toml");
        (home, path)
    }

    fn names(directory: &Path) -> Vec<String> {
        let names = fs::read_dir(directory).expect("a directory").map(|entry| entry.expect("an entry").file_name());
        names.map(|name| name.into_string().expect("a name")).collect()
    }

    #[test]
    fn what_was_written_is_read_and_nothing_else_stays_behind() {
        let (_home, path) = home();
        assert_eq!(read(&path).expect("no file"), "");
        for text in ["one", "two"] {
            write(&path, text).expect("a file");
            assert_eq!(read(&path).expect("a file"), text);
            assert_eq!(names(path.parent().expect("azt")), ["config.toml"]);
        }
    }

    #[test]
    fn what_is_no_file_of_text_is_refused() {
        let (home, path) = home();
        fs::create_dir_all(&path).expect("a directory");
        let refused = |path: &Path| read(path).map_err(|error| error.to_string());
        assert_eq!(refused(&path), Err(format!("{} is not a file", path.display())));
        let path = home.path().join("config.toml");
        fs::write(&path, b"a\nb\xff\n").expect("a file");
        assert_eq!(refused(&path), Err(format!("{} line 2: not UTF-8", path.display())));
        fs::write(&path, vec![b'\n'; 1024 * 1024]).expect("a file");
        assert!(refused(&path).is_ok());
        fs::write(&path, vec![b'\n'; 1024 * 1024 + 1]).expect("a file");
        assert_eq!(refused(&path), Err(format!("{} is longer than 1 MiB", path.display())));
        assert_eq!(refused(&path.join("config.toml")), Ok(String::new()));
    }

    #[test]
    fn below_a_file_nothing_is_written() {
        let (home, _) = home();
        let file = home.path().join("file");
        fs::write(&file, "old").expect("a file");
        let path = file.join("config.toml");
        let refused = write(&path, "new").map_err(|error| error.to_string());
        assert_eq!(refused, Err(format!("could not write {}", path.display())));
        assert_eq!(read(&file).expect("a file"), "old");
    }

    #[cfg(unix)]
    mod unix {
        use super::*;
        use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};

        fn mode(path: &Path) -> u32 {
            fs::metadata(path).expect("a file").mode() & 0o7777
        }

        #[test]
        fn a_new_file_is_its_users_alone_and_an_old_one_keeps_its_mode() {
            let (_home, path) = home();
            write(&path, "one").expect("a file");
            assert_eq!((mode(&path), mode(path.parent().expect("azt"))), (0o600, 0o700));
            for kept in [0o644, 0o640, 0o400] {
                fs::set_permissions(&path, fs::Permissions::from_mode(kept)).expect("ours");
                write(&path, "two").expect("a file");
                assert_eq!(mode(&path), kept);
            }
        }

        #[test]
        fn root_leaves_the_file_to_its_owner() {
            let (_home, path) = home();
            write(&path, "one").expect("a file");
            // Only root can give a file away.
            if std::os::unix::fs::chown(&path, Some(1), Some(1)).is_ok() {
                write(&path, "two").expect("a file");
                let found = fs::metadata(&path).expect("a file");
                assert_eq!((found.uid(), found.gid(), mode(&path)), (1, 1, 0o600));
            }
        }

        #[test]
        fn a_directory_that_is_there_keeps_its_mode() {
            let (_home, path) = home();
            let directory = path.parent().expect("azt");
            fs::create_dir(directory).expect("a directory");
            fs::set_permissions(directory, fs::Permissions::from_mode(0o755)).expect("ours");
            write(&path, "one").expect("a file");
            assert_eq!(mode(directory), 0o755);
        }

        #[test]
        fn a_link_stays_and_its_target_is_written() {
            let (home, path) = home();
            let target = home.path().join("dotfiles/azt.toml");
            fs::create_dir_all(target.parent().expect("dotfiles")).expect("a directory");
            fs::create_dir_all(path.parent().expect("azt")).expect("a directory");
            symlink("../dotfiles/link", &path).expect("a link");
            symlink("azt.toml", home.path().join("dotfiles/link")).expect("a link");
            for text in ["not there yet", "there"] {
                write(&path, text).expect("a file");
                assert_eq!(fs::read_link(&path).expect("a link"), Path::new("../dotfiles/link"));
                assert!(fs::symlink_metadata(&target).expect("a file").is_file());
                assert_eq!(read(&target).expect("a file"), text);
            }
            assert_eq!(names(path.parent().expect("azt")), ["config.toml"]);
        }

        #[test]
        fn a_link_to_itself_is_refused() {
            let (_home, path) = home();
            fs::create_dir_all(path.parent().expect("azt")).expect("a directory");
            symlink("config.toml", &path).expect("a link");
            assert!(read(&path).is_err());
            assert!(write(&path, "text").is_err());
            assert_eq!(names(path.parent().expect("azt")), ["config.toml"]);
        }

        #[test]
        fn where_nothing_can_be_written_the_old_file_stays() {
            let (_home, path) = home();
            write(&path, "old").expect("a file");
            let directory = path.parent().expect("azt");
            fs::set_permissions(directory, fs::Permissions::from_mode(0o500)).expect("ours");
            let refused = write(&path, "new").map_err(|error| error.to_string());
            fs::set_permissions(directory, fs::Permissions::from_mode(0o700)).expect("ours");
            // Nothing keeps root out.
            if refused.is_err() {
                assert_eq!(refused, Err(format!("could not write {}", path.display())));
                assert_eq!(read(&path).expect("a file"), "old");
            }
            assert_eq!(names(directory), ["config.toml"]);
        }

        #[test]
        fn a_pipe_is_not_waited_for() {
            let (home, _) = home();
            let path = home.path().join("pipe");
            let made = std::process::Command::new("mkfifo").arg(&path).status().expect("mkfifo");
            assert!(made.success());
            let refused = read(&path).map_err(|error| error.to_string());
            assert_eq!(refused, Err(format!("{} is not a file", path.display())));
        }
    }
}
