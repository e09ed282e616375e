//! A private directory and its files: nobody else's, no links, written whole or not at all.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anyhow::{Context as _, Result, bail};

/// The longest file that is read.
const LIMIT: u64 = 1024 * 1024;

/// Where files are written before they get their names.
pub const TEMPORARY: &str = "tmp";

/// Tries to write a file that other processes come in the way of.
const TRIES: u32 = 10;

/// Tries of a rename that Windows refuses while somebody reads the file.
const RENAMES: u32 = 50;

/// A directory that only its user can enter.
#[derive(Debug, Clone)]
pub struct Directory {
    path: PathBuf,
}

impl Directory {
    /// The directory, when it is there.
    ///
    /// # Errors
    /// When it is a link, or belongs to somebody else.
    pub fn find(path: &Path) -> Result<Option<Self>> {
        match fs::symlink_metadata(path) {
            Ok(found) => {
                own::check(path, &found)?;
                Ok(Some(Self { path: path.to_owned() }))
            }
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
            Err(error) => Err(error).with_context(|| format!("could not look at {}", path.display())),
        }
    }

    /// The directory, made where it is not there yet.
    ///
    /// # Errors
    /// As [`Self::find`], and when it cannot be made.
    pub fn make(path: &Path) -> Result<Self> {
        if let Some(found) = Self::find(path)? {
            return Ok(found);
        }
        let parent = path.parent().map_or(Ok(()), own::nearest);
        parent
            .and_then(|()| own::builder().recursive(true).create(path).map_err(Into::into))
            .with_context(|| format!("could not make the directory {}", path.display()))?;
        Self::find(path)?.with_context(|| format!("could not find the directory {}", path.display()))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A file's bytes; `None` when it is not there. `name` may name a directory before the file.
    ///
    /// # Errors
    /// When it is a link, belongs to somebody else, is longer than 1 MiB, or cannot be read.
    pub fn read(&self, name: &str) -> Result<Option<Vec<u8>>> {
        let path = self.path.join(name);
        let file = match own::no_follow(OpenOptions::new().read(true)).open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error).with_context(|| format!("could not open {}", path.display())),
        };
        let read = || -> Result<Vec<u8>> {
            let found = file.metadata()?;
            own::check_file(&found)?;
            // One more than there should be, so that the end is seen at once.
            let mut bytes = Vec::with_capacity(usize::try_from(found.len().min(LIMIT) + 1).unwrap_or_default());
            (&file).take(LIMIT + 1).read_to_end(&mut bytes)?;
            if bytes.len() as u64 > LIMIT {
                bail!("it is longer than 1 MiB");
            }
            Ok(bytes)
        };
        read().map(Some).with_context(|| format!("could not read {}", path.display()))
    }

    /// Writes a file under a temporary name, then renames it: at any moment the old one or the new one is there.
    /// When `durable`, it has reached the disk before it gets its name.
    ///
    /// # Errors
    /// When it cannot be written; the old one is still there then.
    pub fn write(&self, name: &str, bytes: &[u8], durable: bool) -> Result<()> {
        let path = self.path.join(name);
        let make = |path: &Path| own::builder().recursive(true).create(path);
        let mut written = self.try_write(&path, bytes, durable);
        for _ in 0..TRIES {
            match written.as_ref().map_err(io::Error::kind) {
                // The directories may not have been there, or another azt may just have forgotten everything.
                Err(ErrorKind::NotFound) => {
                    let made = make(&self.path.join(TEMPORARY)).and_then(|()| path.parent().map_or(Ok(()), make));
                    written = made.and_then(|()| self.try_write(&path, bytes, durable));
                }
                // Another azt looked whether the writer is dead before this one could lock what it had made.
                Err(ErrorKind::WouldBlock) => written = self.try_write(&path, bytes, durable),
                _ => break,
            }
        }
        written.with_context(|| format!("could not write {}", path.display()))
    }

    fn try_write(&self, path: &Path, bytes: &[u8], durable: bool) -> io::Result<()> {
        let builder = || tempfile::Builder::new().prefix("").tempfile_in(self.path.join(TEMPORARY));
        let mut temporary = builder().map_err(without_path)?;
        // Whoever can take this lock knows that the writer is dead.
        temporary.as_file().try_lock().map_err(io::Error::from)?;
        temporary.as_file_mut().write_all(bytes)?;
        if durable {
            temporary.as_file().sync_all()?;
        }
        for _ in 0..RENAMES {
            match temporary.persist(path) {
                Ok(_) => return if durable { own::sync_directory(path) } else { Ok(()) },
                Err(refused) if cfg!(windows) && refused.error.kind() == ErrorKind::PermissionDenied => {
                    temporary = refused.file;
                    std::thread::sleep(Duration::from_millis(10));
                }
                Err(refused) => return Err(refused.error),
            }
        }
        Err(ErrorKind::ResourceBusy.into())
    }

    /// Whether a file was last written longer ago than that, or in the future, or never.
    pub fn is_older(&self, name: &str, age: Duration) -> bool {
        let modified = fs::symlink_metadata(self.path.join(name)).and_then(|found| found.modified());
        !modified.is_ok_and(|modified| SystemTime::now().duration_since(modified).is_ok_and(|since| since < age))
    }

    /// Whether this process is the first in that time to claim the file. Where that cannot be remembered, it is.
    pub fn claim(&self, name: &str, age: Duration) -> bool {
        if !self.is_older(name, age) {
            return false;
        }
        match self.open_to_lock(&format!("{name}.lock")).map(|lock| (lock.try_lock(), lock)) {
            Ok((Ok(()), _lock)) => {
                let is_first = self.is_older(name, age);
                let _ = self.write(name, b"", false);
                is_first
            }
            // Somebody is at it.
            Ok((Err(TryLockError::WouldBlock), _)) => false,
            _ => true,
        }
    }

    /// Removes what writers left who were killed.
    pub fn sweep(&self) {
        let Ok(entries) = fs::read_dir(self.path.join(TEMPORARY)) else { return };
        for entry in entries.flatten() {
            let file = own::no_follow(OpenOptions::new().write(true)).open(entry.path());
            if file.is_ok_and(|file| file.try_lock().is_ok()) {
                // Somebody else may have been quicker.
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// Removes a file; whether it was there.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn remove(&self, name: &str) -> Result<bool> {
        let path = self.path.join(name);
        match fs::remove_file(&path) {
            Ok(()) => Ok(true),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(false),
            Err(error) => Err(error).with_context(|| format!("could not remove {}", path.display())),
        }
    }

    /// The names of the files in a directory below, in no order; none when it is not there.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn names(&self, below: &str) -> Result<Vec<String>> {
        let path = self.path.join(below);
        let entries = match fs::read_dir(&path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error).with_context(|| format!("could not read {}", path.display())),
        };
        let names = entries.map(|entry| Ok(entry?.file_name().into_string().unwrap_or_default()));
        names.collect::<io::Result<_>>().with_context(|| format!("could not read {}", path.display()))
    }

    /// Removes a directory below and everything in it.
    ///
    /// # Errors
    /// When something in it cannot be removed.
    pub fn remove_all(&self, below: &str) -> Result<()> {
        let path = self.path.join(below);
        let mut removed = fs::remove_dir_all(&path);
        for _ in 0..TRIES {
            // Somebody may write into it meanwhile.
            match removed.as_ref().map_err(io::Error::kind) {
                Err(ErrorKind::DirectoryNotEmpty) => removed = fs::remove_dir_all(&path),
                Err(ErrorKind::NotFound) => return Ok(()),
                _ => break,
            }
        }
        removed.with_context(|| format!("could not remove {}", path.display()))
    }

    /// Removes a lock file that nobody holds.
    pub fn remove_lock(&self, name: &str) {
        // Somebody else may have removed it meanwhile, and a third may hold a new one of that name.
        let is_free = |file: File| (file.try_lock().is_ok() && self.is_there(name, &file)).then_some(file);
        if let Some(_held) = self.open_to_lock(name).ok().and_then(is_free) {
            let _ = self.remove(name);
        }
    }

    /// Whether this is still the file of that name, and not one that was removed.
    pub fn is_there(&self, name: &str, file: &File) -> bool {
        own::is_same(&self.path.join(name), file)
    }

    /// A file to lock, made where it is not there.
    ///
    /// # Errors
    /// When it cannot be made or opened.
    pub fn open_to_lock(&self, name: &str) -> Result<File> {
        let path = self.path.join(name);
        let open = || own::private(OpenOptions::new().write(true).create(true)).open(&path);
        let opened = match open() {
            Err(error) if error.kind() == ErrorKind::NotFound => path
                .parent()
                .map_or(Ok(()), |parent| own::builder().recursive(true).create(parent))
                .and_then(|()| open()),
            opened => opened,
        };
        opened.with_context(|| format!("could not open {}", path.display()))
    }
}

/// tempfile names the temporary file in its errors, which are about another file here.
fn without_path(error: io::Error) -> io::Error {
    match error.to_string().split_once(" at path \"") {
        Some((text, _)) => io::Error::new(error.kind(), text),
        None => error,
    }
}

#[cfg(unix)]
mod own {
    use std::fs::{self, DirBuilder, File, Metadata, OpenOptions};
    use std::io;
    use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _};
    use std::path::Path;

    use anyhow::{Context as _, Result, bail};
    use rustix::fs::OFlags;

    /// Makes directories that only this user can enter.
    pub fn builder() -> DirBuilder {
        let mut builder = DirBuilder::new();
        builder.mode(0o700);
        builder
    }

    /// Opens no link.
    pub fn no_follow(options: &mut OpenOptions) -> &mut OpenOptions {
        options.custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed())
    }

    /// The same, and makes files that only this user can read.
    pub fn private(options: &mut OpenOptions) -> &mut OpenOptions {
        no_follow(options).mode(0o600)
    }

    /// Refuses what is no directory of this user's; closes one that others could enter.
    pub fn check(path: &Path, found: &Metadata) -> Result<()> {
        if found.file_type().is_symlink() {
            bail!("{} is a link", path.display());
        }
        if !found.is_dir() {
            bail!("{} is not a directory", path.display());
        }
        check_owner(found).with_context(|| format!("{} cannot be used", path.display()))?;
        if found.mode() & 0o077 != 0 {
            fs::set_permissions(path, fs::Permissions::from_mode(0o700))
                .with_context(|| format!("could not close {} to others", path.display()))?;
        }
        Ok(())
    }

    /// Refuses what is no file of this user's.
    pub fn check_file(found: &Metadata) -> Result<()> {
        if !found.is_file() {
            bail!("it is not a file");
        }
        check_owner(found)
    }

    /// Refuses to make something below a directory of somebody else's, such as the HOME that sudo left.
    pub fn nearest(path: &Path) -> Result<()> {
        let found = path.ancestors().find_map(|path| Some((path, fs::metadata(path).ok()?)));
        match found {
            // The system's own directories are nobody's home: whether they take it is theirs to say.
            Some((path, found)) if found.uid() != 0 => {
                check_owner(&found).with_context(|| format!("{} cannot be used", path.display()))
            }
            _ => Ok(()),
        }
    }

    fn check_owner(found: &Metadata) -> Result<()> {
        let (owner, user) = (found.uid(), rustix::process::geteuid().as_raw());
        if owner != user {
            bail!("it belongs to user {owner}, not to user {user}");
        }
        Ok(())
    }

    /// Whether the path leads to this file.
    pub fn is_same(path: &Path, file: &File) -> bool {
        let there = fs::symlink_metadata(path).and_then(|there| Ok((there, file.metadata()?)));
        there.is_ok_and(|(there, own)| (there.dev(), there.ino()) == (own.dev(), own.ino()))
    }

    /// A rename has reached the disk when its directory has.
    pub fn sync_directory(path: &Path) -> io::Result<()> {
        path.parent().map_or(Ok(()), |parent| File::open(parent)?.sync_all())
    }
}

#[cfg(not(unix))]
mod own {
    use std::fs::{DirBuilder, File, Metadata, OpenOptions};
    use std::io;
    use std::path::Path;

    use anyhow::{Result, bail};

    /// Makes directories, which are as private as the user's own directory above them.
    pub fn builder() -> DirBuilder {
        DirBuilder::new()
    }

    /// Nothing to add: links need a privilege here.
    pub fn no_follow(options: &mut OpenOptions) -> &mut OpenOptions {
        options
    }

    /// Nothing to add: access rights are inherited.
    pub fn private(options: &mut OpenOptions) -> &mut OpenOptions {
        options
    }

    /// Refuses what is no directory.
    pub fn check(path: &Path, found: &Metadata) -> Result<()> {
        if found.file_type().is_symlink() || !found.is_dir() {
            bail!("{} is not a directory", path.display());
        }
        Ok(())
    }

    /// Refuses what is no file.
    pub fn check_file(found: &Metadata) -> Result<()> {
        if !found.is_file() {
            bail!("it is not a file");
        }
        Ok(())
    }

    /// Whose directory it is, is the system's to say.
    pub fn nearest(_path: &Path) -> Result<()> {
        Ok(())
    }

    /// A file that is open cannot be removed here.
    pub fn is_same(_path: &Path, _file: &File) -> bool {
        true
    }

    /// Directories cannot be synced here.
    pub fn sync_directory(_path: &Path) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn directory() -> (tempfile::TempDir, Directory) {
        let home = tempfile::tempdir().expect("a directory");
        let directory = Directory::make(&home.path().join("a/azt")).expect("a directory");
        (home, directory)
    }

    #[test]
    fn what_was_written_is_read_and_nothing_else_stays_behind() {
        let (_home, directory) = directory();
        assert_eq!(directory.read("tokens/x").expect("no file"), None);
        for text in [b"one".as_slice(), b"two"] {
            directory.write("tokens/x", text, true).expect("a file");
            assert_eq!(directory.read("tokens/x").expect("a file").as_deref(), Some(text));
        }
        assert_eq!(directory.names("tokens").expect("names"), ["x"]);
        assert_eq!(directory.names(TEMPORARY).expect("names"), Vec::<String>::new());
        assert!(directory.remove("tokens/x").expect("removed"));
        assert!(!directory.remove("tokens/x").expect("gone"));
    }

    #[test]
    fn the_dead_leave_nothing_behind_and_the_living_are_left_alone() {
        let (_home, directory) = directory();
        directory.write("x", b"", false).expect("a file");
        let dead = directory.path().join(TEMPORARY).join("dead");
        let alive = directory.path().join(TEMPORARY).join("alive");
        fs::write(dead, "half").expect("a file");
        let writer = File::create(alive).expect("a file");
        writer.lock().expect("a lock");
        directory.sweep();
        assert_eq!(directory.names(TEMPORARY).expect("names"), ["alive"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_refused_and_open_directories_closed() {
        use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
        let (home, directory) = directory();
        directory.write("tokens/x", b"secret", true).expect("a file");
        let mode = |path: &Path| fs::metadata(path).expect("there").mode() & 0o777;
        assert_eq!(mode(&directory.path().join("tokens/x")), 0o600);
        assert_eq!(mode(&directory.path().join("tokens")), 0o700);

        fs::set_permissions(directory.path(), fs::Permissions::from_mode(0o755)).expect("ours");
        assert!(Directory::find(directory.path()).expect("ours").is_some());
        assert_eq!(mode(directory.path()), 0o700);

        symlink(directory.path().join("tokens/x"), directory.path().join("tokens/y")).expect("a link");
        assert!(directory.read("tokens/y").is_err());
        let link = home.path().join("link");
        symlink(directory.path(), &link).expect("a link");
        let refused = Directory::make(&link).map(|_| ()).map_err(|error| error.to_string());
        assert_eq!(refused, Err(format!("{} is a link", link.display())));
    }
}
