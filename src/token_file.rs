//! A file with the token in it, for programs that read one: whole at any moment, and nobody else's to read.

use std::fmt;
use std::fs::{self, Metadata};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

use crate::error::Failure;
use crate::interrupt::Interrupt;
use crate::shell;
use crate::text::one_line;

/// What the names of temporary files begin with, and how many letters follow.
const TEMPORARY: &str = ".azt-";
const RANDOM: usize = 6;

/// Nobody takes as long to write one.
const ABANDONED: Duration = Duration::from_secs(60);

/// Where the token goes.
#[derive(Debug)]
pub struct TokenFile {
    path: PathBuf,
    directory: PathBuf,
}

impl TokenFile {
    /// The file of this path, which need not be there yet.
    ///
    /// # Errors
    /// Exit 2 where its directory is not there, or something is in its place that is no file: that would be lost.
    pub fn at(path: &Path) -> Result<Self> {
        let parent = path.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new("."));
        let file = Self { path: path.to_owned(), directory: parent.to_owned() };
        match fs::symlink_metadata(path) {
            Ok(found) if found.is_file() => Ok(file),
            Ok(found) if found.is_symlink() => {
                let target = fs::read_link(path).map(|target| parent.join(target)).unwrap_or_default();
                bail!(
                    Failure::usage(format!("{file} is a link, and the token would take its place")).hint(format!(
                        "name the file itself: --write {}",
                        shell::command([target.display().to_string()])
                    ))
                );
            }
            Ok(found) if found.is_dir() => {
                let inside = path.join("token");
                bail!(
                    Failure::usage(format!("{file} is a directory"))
                        .hint(format!("name a file in it: --write {}", shell::command([inside.display().to_string()])))
                );
            }
            Ok(_) => bail!(Failure::usage(format!("{file} is neither a file nor free to become one"))),
            Err(_) if parent.is_dir() => Ok(file),
            Err(_) => {
                let make = shell::command(["mkdir", "-p", &parent.display().to_string()]);
                bail!(Failure::usage(format!("there is no directory for {file}")).hint(format!("make it: {make}")))
            }
        }
    }

    /// Puts a text in the place of what is in it.
    ///
    /// # Errors
    /// Exit 1 where it cannot be written; what was in it is still there then. 130 where Ctrl-C was pressed meanwhile.
    pub fn write(&self, text: &str, interrupt: &Interrupt) -> Result<()> {
        // Else the process could end between the temporary file and its name.
        let whole = interrupt.waiting();
        self.replace(text).with_context(|| format!("could not write {self}"))?;
        Ok(whole.end()?)
    }

    fn replace(&self, text: &str) -> io::Result<()> {
        self.tidy();
        let mut builder = tempfile::Builder::new();
        let mut temporary = builder.prefix(TEMPORARY).rand_bytes(RANDOM).tempfile_in(&self.directory).map_err(plain)?;
        temporary.as_file_mut().write_all(text.as_bytes())?;
        temporary.as_file().sync_all()?;
        temporary.persist(&self.path).map_err(|refused| refused.error)?;
        Ok(())
    }

    /// Removes what azts left behind that were killed while they wrote: there are tokens in it. That it cannot is no matter.
    fn tidy(&self) {
        for entry in fs::read_dir(&self.directory).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let random = name.to_str().and_then(|name| name.strip_prefix(TEMPORARY));
            let is_temporary = random.is_some_and(|random| random.len() == RANDOM);
            let is_old = |found: &Metadata| {
                let age = found.modified().ok().and_then(|modified| modified.elapsed().ok());
                found.is_file() && age.is_some_and(|age| age > ABANDONED)
            };
            if is_temporary && entry.metadata().is_ok_and(|found| is_old(&found)) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// tempfile names the temporary file, of which nobody knows.
fn plain(error: io::Error) -> io::Error {
    match error.kind() {
        ErrorKind::PermissionDenied => io::Error::new(error.kind(), "its directory takes no files of this user"),
        kind => io::Error::new(kind, error.to_string().split(" at path ").next().unwrap_or_default()),
    }
}

impl fmt::Display for TokenFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&one_line(&self.path.display().to_string()))
    }
}
