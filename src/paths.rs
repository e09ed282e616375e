//! Where azt's files are, in the manner of the platform.

use std::path::PathBuf;

use directories::{BaseDirs, ProjectDirs};

/// The user's own directory; `None` for a user without one.
pub fn home() -> Option<PathBuf> {
    Some(BaseDirs::new()?.home_dir().to_owned())
}

/// The directory of the kept tokens: `$XDG_DATA_HOME/azt`, `~/Library/Application Support/azt`,
/// `%LOCALAPPDATA%\azt\data`. `None` for a user without a home.
pub fn data() -> Option<PathBuf> {
    Some(project()?.data_local_dir().to_owned())
}

/// The file of the profiles: `$XDG_CONFIG_HOME/azt/config.toml`, or below the places above. `None` for a user
/// without a home.
pub fn config() -> Option<PathBuf> {
    Some(project()?.config_dir().join("config.toml"))
}

fn project() -> Option<ProjectDirs> {
    ProjectDirs::from("", "", "azt")
}
