//! The tool that a stand-in stands before: found further down PATH, and put in its place.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{StandIn, Tool, link};

/// How often stand-ins have handed over on the way to this process.
const DEPTH: &str = "AZT_STANDIN_DEPTH";

/// Nobody who calls tools from tools gets as deep.
const DEEPEST: u32 = 16;

/// What a shell ends with where it finds no program, and where it cannot start one.
const NOT_FOUND: u8 = 127;
const NOT_STARTED: u8 = 126;

impl StandIn {
    /// Becomes the tool itself, with the same words, streams and environment. Returns where that cannot be, or, where no
    /// process can become another, after it has ended: what there is to say, and the status to end with.
    pub fn hand_over(&self, words: &[OsString]) -> (String, u8) {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let own = std::env::current_exe().unwrap_or_default();
        let depth = std::env::var(DEPTH).ok().and_then(|depth| depth.parse().ok()).unwrap_or(0);
        let name = self.tool.name();
        match find(self.tool, Some(&self.path), &path, &own) {
            None => failed(
                NOT_FOUND,
                &format!(
                    "there is no {name} behind azt's stand-in for it, which answers {} and nothing else",
                    self.tool.answered()
                ),
                "what stands where in PATH: azt standin list",
            ),
            Some(tool) if depth >= DEEPEST => failed(
                NOT_STARTED,
                &format!("{} leads back to azt's stand-in for {name}, again and again", tool.display()),
                &format!("see what is called so: type -a {name}"),
            ),
            Some(tool) => become_it(Command::new(&tool).args(words).env(DEPTH, (depth + 1).to_string()), &tool),
        }
    }
}

#[cfg(unix)]
fn become_it(command: &mut Command, tool: &Path) -> (String, u8) {
    use std::os::unix::process::CommandExt as _;
    not_started(tool, &command.exec())
}

#[cfg(not(unix))]
fn become_it(command: &mut Command, tool: &Path) -> (String, u8) {
    match command.status() {
        // A process here ends with a status of a byte.
        Ok(status) => (String::new(), status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1)),
        Err(error) => not_started(tool, &error),
    }
}

fn not_started(tool: &Path, error: &std::io::Error) -> (String, u8) {
    failed(NOT_STARTED, &format!("could not start {}: {error}", tool.display()), "see where it is: azt standin list")
}

fn failed(status: u8, text: &str, hint: &str) -> (String, u8) {
    (format!("azt: error: {text}\nazt: hint: {hint}\n"), status)
}

/// The first program of the tool's name in `path` that is not azt itself, `own`; with the `stand_in` that was called only
/// behind it, so that of several stand-ins each leads further down. A name without a directory is the first of PATH.
pub fn find(tool: Tool, stand_in: Option<&Path>, path: &OsStr, own: &Path) -> Option<PathBuf> {
    let own = own.canonicalize().ok();
    let mut directories: Vec<PathBuf> = Vec::new();
    for directory in std::env::split_paths(path).filter_map(|directory| directory.canonicalize().ok()) {
        if !directories.contains(&directory) {
            directories.push(directory);
        }
    }
    let program = |directory: &PathBuf| link::programs(tool).find_map(|name| program(directory, &name));
    let here = stand_in.and_then(|stand_in| match stand_in.parent().filter(|parent| *parent != Path::new("")) {
        Some(parent) => directories.iter().position(|directory| parent.canonicalize().is_ok_and(|at| at == *directory)),
        None => directories.iter().position(|directory| program(directory).is_some()),
    });
    let behind = here.map_or(0, |here| here + 1);
    let is_other = |program: &PathBuf| program.canonicalize().ok() != own;
    directories.iter().skip(behind).filter_map(program).find(is_other)
}

/// Azt's own path, as it is to be called from elsewhere: what is first in PATH, where that is this azt, for it outlives
/// the next version.
pub fn azt_in(path: &OsStr, own: &Path) -> PathBuf {
    let name = own.file_name().unwrap_or_default();
    let first = std::env::split_paths(path).filter(|directory| directory.is_absolute());
    let first = first.map(|directory| directory.join(name)).find(|path| link::is_program(path));
    let is_own = |path: &PathBuf| path.canonicalize().ok() == own.canonicalize().ok();
    first.filter(is_own).unwrap_or_else(|| own.to_owned())
}

fn program(directory: &Path, name: &str) -> Option<PathBuf> {
    Some(directory.join(name)).filter(|path| link::is_program(path))
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    struct Machine(tempfile::TempDir);

    impl Machine {
        /// A machine with azt, and these directories.
        fn with(directories: &[&str]) -> Self {
            let machine = Self(tempfile::tempdir().expect("a directory"));
            machine.program("azt");
            directories.iter().for_each(|name| fs::create_dir(machine.at(name)).expect("a directory"));
            machine
        }

        fn at(&self, name: &str) -> PathBuf {
            self.0.path().canonicalize().expect("a path").join(name)
        }

        fn program(&self, name: &str) {
            fs::write(self.at(name), name).expect("a file");
            fs::set_permissions(self.at(name), fs::Permissions::from_mode(0o755)).expect("permissions");
        }

        fn stand_in(&self, name: &str) {
            symlink(self.at("azt"), self.at(name)).expect("a link");
        }

        fn find(&self, stand_in: Option<&str>, path: &[&str]) -> Option<String> {
            let path = std::env::join_paths(path.iter().map(|name| self.at(name))).expect("a PATH");
            let stand_in = stand_in.map(|name| if name.contains('/') { self.at(name) } else { name.into() });
            let found = find(Tool::Az, stand_in.as_deref(), &path, &self.at("azt"))?;
            Some(found.strip_prefix(self.at("")).expect("in it").display().to_string())
        }
    }

    #[test]
    fn the_tool_is_looked_for_behind_the_stand_in_and_is_never_azt() {
        let machine = Machine::with(&["a", "b", "c", "d"]);
        machine.stand_in("a/az");
        machine.stand_in("b/az");
        machine.program("c/az");
        machine.program("d/azd");
        for stand_in in [Some("az"), Some("a/az"), Some("b/az"), None] {
            assert_eq!(machine.find(stand_in, &["a", "b", "c"]).as_deref(), Some("c/az"));
            assert_eq!(machine.find(stand_in, &["a", "b", "d", "gone"]), None);
        }
        // What stands before it is no less real to who calls it by a path outside PATH.
        assert_eq!(machine.find(Some("a/az"), &["c"]).as_deref(), Some("c/az"));
        assert_eq!(machine.find(Some("a/az"), &["c", "a"]), None);
        fs::write(machine.at("b/plain"), "").expect("a file");
        fs::create_dir(machine.at("d/az")).expect("a directory");
        assert_eq!(machine.find(Some("az"), &["a", "d", "c"]).as_deref(), Some("c/az"), "a directory is no program");
    }

    #[test]
    fn several_copies_of_azt_lead_down_path_and_never_round_in_it() {
        let machine = Machine::with(&["a", "b", "c"]);
        machine.program("a/az");
        machine.program("b/az");
        symlink(machine.at("a"), machine.at("again")).expect("a link");
        let path = ["a", "b", "again", "b", "c"];
        assert_eq!(machine.find(Some("a/az"), &path).as_deref(), Some("b/az"));
        assert_eq!(machine.find(Some("b/az"), &path), None);
        machine.program("c/az");
        assert_eq!(machine.find(Some("again/az"), &path).as_deref(), Some("b/az"));
        assert_eq!(machine.find(Some("b/az"), &path).as_deref(), Some("c/az"));
    }

    #[test]
    fn azt_is_called_by_the_name_that_outlives_its_version() {
        let machine = Machine::with(&["1.0", "bin"]);
        machine.program("1.0/azt");
        let path = std::env::join_paths([machine.at("bin")]).expect("a PATH");
        assert_eq!(azt_in(&path, &machine.at("1.0/azt")), machine.at("1.0/azt"));
        symlink(machine.at("1.0/azt"), machine.at("bin/azt")).expect("a link");
        assert_eq!(azt_in(&path, &machine.at("1.0/azt")), machine.at("bin/azt"));
        // Another azt is first there.
        assert_eq!(azt_in(&path, &machine.at("azt")), machine.at("azt"));
    }
}
