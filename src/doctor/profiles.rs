//! What is wrong with config.toml.

use std::io::ErrorKind;
use std::path::PathBuf;

use super::Check;
use crate::error::Report;
use crate::profile::Config;

const NAME: &str = "config file";

/// What there is in the file of this path, all of which is read as `azt token` would.
pub fn check(path: Option<PathBuf>) -> Check {
    let Some(path) = path else {
        return Check::note(NAME, "this user has no home directory for one to be in");
    };
    let place = path.display();
    let nowhere = |error: std::io::Error| matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory);
    if std::fs::symlink_metadata(&path).is_err_and(nowhere) {
        return Check::ok(NAME, format!("{place} is not there, and need not be"));
    }
    let config = match Config::load(&path) {
        Ok(config) => config,
        Err(error) => return wrong(&error),
    };
    let names = config.names();
    let default = config.default_name();
    // A default that is no profile is found by looking for it.
    let used = names.iter().map(String::as_str).chain(default);
    if let Some(error) = used.filter_map(|name| config.profile(name).err()).next() {
        return wrong(&error);
    }
    let count = match names.len() {
        1 => "1 profile".to_owned(),
        count => format!("{count} profiles"),
    };
    let default = default.map_or_else(|| "no default".to_owned(), |name| format!("default {name}"));
    Check::ok(NAME, format!("{place}: {count}, {default}"))
}

fn wrong(error: &anyhow::Error) -> Check {
    let report = Report::of(error);
    let hint = report.hint().map(|hint| format!("; {hint}")).unwrap_or_default();
    Check::wrong(NAME, format!("{}{hint}", report.message()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Verdict;

    #[test]
    fn the_file_is_counted_or_its_first_mistake_is_told() {
        let home = tempfile::tempdir().expect("a directory");
        let path = home.path().join("config.toml");
        let place = path.display().to_string();
        for (content, verdict, text) in [
            (None, Verdict::Ok, " is not there, and need not be"),
            (Some(""), Verdict::Ok, ": 0 profiles, no default"),
            (Some("default = 'vm'\n[profile.vm]\nflow = 'msi'"), Verdict::Ok, ": 1 profile, default vm"),
            (Some("[profile.a]\nflow = 'msi'\n[profile.b]\nflow = 'msi'"), Verdict::Ok, ": 2 profiles, no default"),
            (Some("defalt = 'a'"), Verdict::Wrong, " line 1: unknown key 'defalt'; did you mean: default"),
            (Some("default = 'a'"), Verdict::Wrong, ": the default profile 'a' is not in PLACE; did you mean"),
            (Some("[profile.a]"), Verdict::Wrong, " line 1: profile 'a' has no flow"),
        ] {
            if let Some(content) = content {
                std::fs::write(&path, content).expect("a file");
            }
            let check = check(Some(path.clone()));
            assert_eq!(check.verdict, verdict, "{content:?} {check:?}");
            let text = text.replace("PLACE", &place);
            let wanted =
                text.strip_prefix(": the").map_or_else(|| format!("{place}{text}"), |rest| format!("the{rest}"));
            assert!(check.text.starts_with(&wanted), "{wanted}\n{}", check.text);
        }
        assert_eq!(super::check(None).verdict, Verdict::Note);
    }
}
