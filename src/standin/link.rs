//! A stand-in as a file: a link to azt by the tool's name, or, where links are no programs, a command file that calls it.
//! Neither has a copy of azt in it, so that a new version is that of its stand-ins, too; and where azt is gone, so is the
//! link for who looks through PATH, who then finds the tool itself.

use std::io;
use std::path::Path;

use super::Tool;

/// The file that stands in for a tool.
pub fn file_name(tool: Tool) -> String {
    format!("{}{}", tool.name(), own::EXTENSION)
}

/// What a tool's program may be called.
pub fn programs(tool: Tool) -> impl Iterator<Item = String> {
    own::EXTENSIONS.iter().map(move |extension| format!("{}{extension}", tool.name()))
}

/// Makes the file that stands in for a tool, in place of the one that is there, at once.
///
/// # Errors
/// Where it cannot be made.
pub fn make(azt: &Path, path: &Path) -> io::Result<()> {
    replace(path, |temporary| own::make(azt, temporary))
}

/// Puts what is made under another name in the place of what is there.
///
/// # Errors
/// Where it cannot be made; what is there stays then.
pub fn replace(path: &Path, make: impl FnMut(&Path) -> io::Result<()>) -> io::Result<()> {
    let directory = path.parent().unwrap_or(Path::new("."));
    tempfile::Builder::new().make_in(directory, make)?.into_temp_path().persist(path)?;
    Ok(())
}

pub use own::{is_program, is_stand_in};

#[cfg(unix)]
mod own {
    use std::fs;
    use std::io;
    use std::os::unix::fs::{MetadataExt as _, symlink};
    use std::path::Path;

    pub const EXTENSION: &str = "";
    pub const EXTENSIONS: [&str; 1] = [""];

    pub fn make(azt: &Path, path: &Path) -> io::Result<()> {
        symlink(azt, path)
    }

    /// Whether the file is one that azt made, even where the azt is gone that it leads to.
    pub fn is_stand_in(path: &Path) -> bool {
        fs::read_link(path).is_ok_and(|target| target.file_name().is_some_and(|name| name == "azt"))
    }

    /// Whether a shell would start it.
    pub fn is_program(path: &Path) -> bool {
        fs::metadata(path).is_ok_and(|found| found.is_file() && found.mode() & 0o111 != 0)
    }
}

#[cfg(not(unix))]
mod own {
    use std::fs;
    use std::io;
    use std::path::Path;

    /// What SDKs look for first, and `cmd` finds without it.
    pub const EXTENSION: &str = ".cmd";
    pub const EXTENSIONS: [&str; 4] = [".com", ".exe", ".bat", ".cmd"];

    /// The first line of the file.
    const MARK: &str = "@rem azt stands in here: azt standin list";

    pub fn make(azt: &Path, path: &Path) -> io::Result<()> {
        let azt = azt.display().to_string().replace('%', "%%");
        fs::write(path, format!("{MARK}\r\n@\"{azt}\" standin as \"%~f0\" %*\r\n"))
    }

    /// Whether the file is one that azt made.
    pub fn is_stand_in(path: &Path) -> bool {
        fs::read(path).is_ok_and(|bytes| bytes.starts_with(MARK.as_bytes()))
    }

    /// Whether `cmd` would start it.
    pub fn is_program(path: &Path) -> bool {
        path.is_file()
    }
}
