//! Standing in for `az` and `azd`: under one of these names azt answers the calls that SDKs make for a token, and hands
//! every other to the tool itself.

mod call;
mod elsewhere;
mod link;
mod told;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

pub use self::call::Call;
pub use self::elsewhere::{azt_in, find};
pub use self::link::{file_name, is_stand_in, make, replace};
pub use self::told::told;

/// A tool that SDKs get tokens from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// The Azure CLI.
    Az,
    /// The Azure Developer CLI.
    Azd,
}

impl Tool {
    /// Both.
    pub const ALL: [Tool; 2] = [Tool::Az, Tool::Azd];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Tool::Az => "az",
            Tool::Azd => "azd",
        }
    }

    /// The call that is answered in its place, for people.
    pub fn answered(self) -> &'static str {
        match self {
            Tool::Az => "az account get-access-token --output json",
            Tool::Azd => "azd auth token --output json",
        }
    }

    fn of(path: &Path) -> Option<Self> {
        Self::ALL.into_iter().find(|tool| path.file_stem().is_some_and(|name| name == tool.name()))
    }
}

/// A stand-in that was called.
#[derive(Debug, PartialEq, Eq)]
pub struct StandIn {
    /// For whom.
    pub tool: Tool,
    /// Its path as it was typed: a name alone was found in PATH.
    pub path: PathBuf,
}

impl StandIn {
    /// Whether azt was called by a tool's name, and with which words after it: by a link of that name, or, where links
    /// are no programs, as `azt standin as PATH WORDS`.
    pub fn of(words: impl IntoIterator<Item = OsString>) -> Option<(Self, Vec<OsString>)> {
        let mut words = words.into_iter();
        let mut path = PathBuf::from(words.next()?);
        if Tool::of(&path).is_none() {
            if words.next()? != "standin" || words.next()? != "as" {
                return None;
            }
            path = words.next()?.into();
        }
        let tool = Tool::of(&path)?;
        Some((Self { tool, path }, words.collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_decides_who_azt_is() {
        let of = |words: &str| StandIn::of(words.split(' ').map(OsString::from));
        let (stand_in, words) = of("/opt/azt/az version -o json").expect("az");
        assert_eq!((stand_in.tool, stand_in.path), (Tool::Az, PathBuf::from("/opt/azt/az")));
        assert_eq!(words, ["version", "-o", "json"]);
        assert_eq!(of("azd auth").map(|(stand_in, _)| stand_in.tool), Some(Tool::Azd));
        let (stand_in, words) = of("azt standin as C:/x/azd.cmd auth token").expect("azd");
        assert_eq!((stand_in.tool, stand_in.path), (Tool::Azd, PathBuf::from("C:/x/azd.cmd")));
        assert_eq!(words, ["auth", "token"]);
        for words in ["azt", "azt token az", "azt standin", "azt standin as", "azt standin as x/y", "azure", "azt az"] {
            assert_eq!(of(words), None, "{words}");
        }
    }
}
