//! What was typed, under whichever name azt was started.

use std::ffi::OsString;
use std::path::Path;

/// What docker's credential helpers are called, and azt's among them.
pub const DOCKER_HELPER: &str = "docker-credential-azt";

/// The words of the command line. As docker-credential-azt it is azt docker, and as docker-credential-azt-NAME it is that with
/// a profile: docker gives its helpers no other options than their names.
pub fn words() -> Vec<OsString> {
    let mut words: Vec<_> = std::env::args_os().collect();
    let more = words.first().map(|program| before(program.as_ref())).unwrap_or_default();
    if !more.is_empty() {
        words.splice(1..1, more.into_iter().map(OsString::from));
    }
    as_option(words)
}

/// As people of git and cargo have it: azt help COMMAND is azt COMMAND --help. A subcommand of clap's would stand in every
/// list of commands, and the completions would be twice as long.
fn as_option(mut words: Vec<OsString>) -> Vec<OsString> {
    if words.get(1).is_some_and(|word| word == "help") {
        words.remove(1);
        words.push("--help".into());
    }
    words
}

fn before(program: &Path) -> Vec<String> {
    let Some(name) = program.file_name().and_then(|name| name.to_str()) else { return Vec::new() };
    let Some(rest) = name.strip_prefix(DOCKER_HELPER) else { return Vec::new() };
    let docker = "docker".to_owned();
    match rest.strip_suffix(".exe").unwrap_or(rest) {
        "" => vec![docker],
        rest => match rest.strip_prefix('-') {
            Some(profile) => vec![docker, format!("--profile={profile}")],
            None => Vec::new(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_may_stand_in_front() {
        for (typed, meant) in [
            ("azt help", "azt --help"),
            ("azt help profile add", "azt profile add --help"),
            ("azt exec -- help", "azt exec -- help"),
            ("azt", "azt"),
        ] {
            let words = |line: &str| line.split(' ').map(OsString::from).collect::<Vec<_>>();
            assert_eq!(as_option(words(typed)), words(meant));
        }
    }

    #[test]
    fn the_name_says_which_command_and_which_profile() {
        for (program, words) in [
            ("azt", vec![]),
            ("/usr/bin/azt", vec![]),
            ("docker-credential-aztec", vec![]),
            ("/home/me/.local/bin/docker-credential-azt", vec!["docker"]),
            ("docker-credential-azt.exe", vec!["docker"]),
            ("docker-credential-azt-my.work", vec!["docker", "--profile=my.work"]),
            ("docker-credential-azt--v", vec!["docker", "--profile=-v"]),
        ] {
            assert_eq!(before(Path::new(program)), words, "{program}");
        }
    }
}
