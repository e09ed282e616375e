//! config.toml: which profiles there are, and which is the default.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use toml_edit::{Document, Item, TableLike};

use super::entry::{Entry, type_of};
use super::grammar::Flows;
use super::{Profile, edit, ensure_text, file, nearest, place, quoted};
use crate::error::Failure;
use crate::shell;
use crate::text::one_line;

/// The key that names the default profile.
pub const DEFAULT: &str = "default";

/// The table of the profiles.
pub const PROFILE: &str = "profile";

/// The file, as it was read and changed since.
#[derive(Debug)]
pub struct Config {
    path: PathBuf,
    /// What is in the file, as far as is known.
    saved: String,
    document: Document<String>,
    _lock: Option<file::Lock>,
}

impl Config {
    /// Reads the file; one that is not there is empty. Looks into no profile.
    ///
    /// # Errors
    /// Exit 2, with the line, for what is not such a file; 1 where it cannot be read.
    pub fn load(path: &Path) -> Result<Self> {
        Ok(Self::of(path, file::read(path)?)?)
    }

    /// The same to change it: until this is dropped, other processes that would change it wait.
    ///
    /// # Errors
    /// As [`Self::load`]; exit 5 where another process takes too long.
    pub fn load_to_change(path: &Path) -> Result<Self> {
        let lock = file::lock(path)?;
        Ok(Self { _lock: lock, ..Self::load(path)? })
    }

    fn of(path: &Path, text: String) -> Result<Self, Failure> {
        let document = Document::parse(text.clone()).map_err(|error| {
            let line = error.span().map(|span| file::line(text.as_bytes(), span.start));
            Failure::usage(format!("{}: {}", place(path, line), one_line(error.message())))
        })?;
        let config = Self { path: path.to_owned(), saved: text, document, _lock: None };
        config.check()?;
        Ok(config)
    }

    fn check(&self) -> Result<(), Failure> {
        for (key, item) in self.document.iter() {
            let (is_right, belongs) = match key {
                DEFAULT => (item.is_str(), "a profile's name"),
                PROFILE => (item.is_table_like(), "a table"),
                _ => return Err(self.unknown_key(key, item)),
            };
            if !is_right {
                return Err(self.refuse_at(&[key], &format!("{key} is {}, not {belongs}", type_of(item))));
            }
        }
        Ok(())
    }

    fn unknown_key(&self, key: &str, item: &Item) -> Failure {
        let failure = self.refuse_at(&[key], &format!("unknown key {}", quoted(key)));
        match nearest(key, [DEFAULT, PROFILE]) {
            Some(known) => failure.hint(format!("did you mean: {known}")),
            None if item.is_table_like() && is_plain(key) => {
                failure.hint(format!("a profile's table has profile before its name: [profile.{key}]"))
            }
            None => failure,
        }
    }

    /// The profile that a bare `azt token` uses; `None` where there is none.
    pub fn default_name(&self) -> Option<&str> {
        self.document.get(DEFAULT).and_then(Item::as_str)
    }

    /// The profiles' names, in the order of the file.
    pub fn names(&self) -> Vec<String> {
        self.profiles().into_iter().flat_map(TableLike::iter).map(|(name, _)| name.to_owned()).collect()
    }

    fn profiles(&self) -> Option<&dyn TableLike> {
        self.document.get(PROFILE).and_then(Item::as_table_like)
    }

    /// The profile of this name.
    ///
    /// # Errors
    /// Exit 2, with the nearest name, where there is none; with the line, where it makes no sense.
    pub fn profile(&self, name: &str) -> Result<Profile> {
        let flows = Flows::new();
        let item = self.find(&flows, name)?;
        check_name(&flows, name).map_err(|why| self.refuse(&[name], &why))?;
        let Some(table) = item.as_table_like() else {
            bail!(self.refuse(&[name], &format!("profile {} is {}, not a table", quoted(name), type_of(item))))
        };
        Entry::new(self, name, table).read(&flows)
    }

    fn find(&self, flows: &Flows, name: &str) -> Result<&Item, Failure> {
        let found = self.profiles().and_then(|profiles| profiles.get(name));
        found.ok_or_else(|| {
            let is_default = self.default_name() == Some(name);
            let what = if is_default { "the default profile" } else { "profile" };
            let names = self.names();
            let known = names.iter().map(String::as_str).filter(|name| is_plain(name)).chain(flows.all_names());
            let hint = match nearest(name, known) {
                Some(near) => format!("did you mean this one: {}", shell::command(["azt", "token", near])),
                None => "what there is: azt profile list".to_owned(),
            };
            Failure::usage(format!("{what} {} is not in {}", quoted(name), place(&self.path, None))).hint(hint)
        })
    }

    /// Keeps the profile under this name, in the place of the one that has it. Written by [`Self::save`].
    ///
    /// # Errors
    /// Exit 2 for a name that a profile cannot have, and for a path that is not UTF-8.
    pub fn insert(&mut self, name: &str, profile: &Profile) -> Result<()> {
        check_name(&Flows::new(), name).map_err(Failure::usage)?;
        ensure_text(profile.options())?;
        self.change(edit::with_profile(&self.document, name, &profile.entries()))
    }

    /// Removes the profile; the default one is none then. Written by [`Self::save`].
    ///
    /// # Errors
    /// Exit 2, with the nearest name, where there is none of this name.
    pub fn remove(&mut self, name: &str) -> Result<()> {
        self.find(&Flows::new(), name)?;
        let was_default = self.default_name() == Some(name);
        self.change(edit::without_profile(&self.document, name))?;
        if was_default { self.set_default(None) } else { Ok(()) }
    }

    /// Makes a bare `azt token` use this profile, or none. Written by [`Self::save`].
    ///
    /// # Errors
    /// Exit 2, with the nearest name, where there is none of this name.
    pub fn set_default(&mut self, name: Option<&str>) -> Result<()> {
        if let Some(name) = name {
            self.find(&Flows::new(), name)?;
        }
        self.change(edit::with_default(&self.document, name))
    }

    fn change(&mut self, text: String) -> Result<()> {
        let text = edit::with_line_ends_of(self.document.raw(), text);
        let changed =
            Self::of(&self.path, text).with_context(|| format!("could not change {}", place(&self.path, None)))?;
        self.document = changed.document;
        Ok(())
    }

    /// Writes the file, if it was changed: whole or not at all. It keeps its mode; a new one is its user's alone, as is
    /// a new directory. Where it is a link, the file it leads to is written.
    ///
    /// # Errors
    /// Exit 1 where it cannot be written, or an editor has changed it since it was read; it is as it was then.
    pub fn save(&mut self) -> Result<()> {
        let text = self.document.raw();
        if *text == self.saved {
            return Ok(());
        }
        if file::read(&self.path)? != self.saved {
            bail!(
                Failure::other(format!("{} was changed by somebody else just now", place(&self.path, None)))
                    .hint("type the same again, and it is changed on top of that")
            );
        }
        file::write(&self.path, text)?;
        text.clone_into(&mut self.saved);
        Ok(())
    }

    /// A failure at what these keys below `profile` lead to, or at the last of them that is there.
    pub fn refuse(&self, keys: &[&str], message: &str) -> Failure {
        self.refuse_at(&[&[PROFILE], keys].concat(), message)
    }

    fn refuse_at(&self, keys: &[&str], message: &str) -> Failure {
        let mut table: Option<&dyn TableLike> = Some(self.document.as_table());
        let mut span = None;
        for key in keys {
            let Some((key, item)) = table.and_then(|table| table.get_key_value(key)) else { break };
            span = key.span().or(span);
            table = item.as_table_like();
        }
        let line = span.map(|span| file::line(self.document.raw().as_bytes(), span.start));
        Failure::usage(format!("{}: {message}", place(&self.path, line)))
    }
}

/// Whether the name can be typed as it is.
fn is_plain(name: &str) -> bool {
    name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-')) && !name.starts_with('-')
}

/// Why a profile cannot have the name.
fn check_name(flows: &Flows, name: &str) -> Result<(), String> {
    let is = |taken: &str| taken.eq_ignore_ascii_case(name);
    let why = if name.is_empty() {
        return Err("a profile cannot have an empty name".to_owned());
    } else if flows.all_names().any(is) {
        "which is a flow"
    } else if is(DEFAULT) {
        "which is the key of the default one"
    } else if !is_plain(name) {
        "for its name has letters, digits, '.', '_' and '-', and does not begin with '-'"
    } else {
        return Ok(());
    };
    Err(format!("a profile cannot be called {}, {why}", quoted(name)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::env::Env;
    use crate::error::Report;
    use proptest::prelude::*;

    const TWO: &str = "default = 'work'\n\n[profile.work]\nflow = 'authcode'\n\n[profile.vm]\nflow = 'msi'\n";

    fn of(text: &str) -> Result<Config, Failure> {
        Config::of(Path::new("config.toml"), text.to_owned())
    }

    fn text(result: Result<impl Sized>) -> String {
        result.err().map(|error| Report::of(&error).text()).unwrap_or_default()
    }

    /// Equal texts, equal profiles.
    fn said(config: &Config, name: &str) -> String {
        config.profile(name).expect("a profile").toml(name)
    }

    fn msi() -> Profile {
        of(TWO).expect("a file").profile("vm").expect("a profile")
    }

    #[test]
    fn a_file_that_is_not_there_has_no_profiles() {
        let home = tempfile::tempdir().expect("a directory");
        let config = Config::load(&home.path().join("azt/config.toml")).expect("no file");
        assert_eq!((config.default_name(), config.names()), (None, vec![]));
    }

    #[test]
    fn names_are_in_the_order_of_the_file() {
        let config = of(TWO).expect("a file");
        assert_eq!((config.default_name(), config.names()), (Some("work"), vec!["work".to_owned(), "vm".to_owned()]));
    }

    #[test]
    fn what_is_no_such_file_is_refused_with_its_line() {
        for (content, refusal) in [
            ("default = 'a'\n[profile.a\n", "line 2: unclosed table, expected `]`\n"),
            ("default = work\n", "line 1: string values must be quoted, expected literal string\n"),
            ("default = 'a'\ndefault = 'b'\n", "line 2: duplicate key\n"),
            ("\ndefalt = 'a'", "line 2: unknown key 'defalt'\nazt: hint: did you mean: default\n"),
            ("[profiles.work]", "line 1: unknown key 'profiles'\nazt: hint: did you mean: profile\n"),
            (
                "[work]\nflow = 'msi'",
                "line 1: unknown key 'work'\nazt: hint: a profile's table has profile before its name: [profile.work]\n",
            ),
            ("x = 1", "line 1: unknown key 'x'\n"),
            ("default = 1", "line 1: default is an integer, not a profile's name\n"),
            ("[default]", "line 1: default is a table, not a profile's name\n"),
            ("profile = 'work'", "line 1: profile is a string, not a table\n"),
            ("[[profile]]", "line 1: profile is an array of tables, not a table\n"),
        ] {
            let refused = text(of(content).map_err(Into::into));
            assert_eq!(refused, format!("azt: error: config.toml {refusal}"), "{content}");
        }
    }

    #[test]
    fn an_unknown_profile_brings_the_nearest_name() {
        let config = of(TWO).expect("a file");
        let vms = of(&TWO.replace("'work'", "'wm'")).expect("a file");
        for (refused, refusal) in [
            (
                text(config.profile("wrok")),
                "profile 'wrok' is not in config.toml\nazt: hint: did you mean this one: azt token work\n",
            ),
            (
                text(config.profile("msi")),
                "profile 'msi' is not in config.toml\nazt: hint: did you mean this one: azt token msi\n",
            ),
            (
                text(config.profile("a\u{1b}")),
                "profile 'a\\u{1b}' is not in config.toml\nazt: hint: what there is: azt profile list\n",
            ),
            (
                text(vms.profile("wm")),
                "the default profile 'wm' is not in config.toml\nazt: hint: what there is: azt profile list\n",
            ),
            (
                text(of(TWO).expect("a file").remove("wrk")),
                "profile 'wrk' is not in config.toml\nazt: hint: did you mean this one: azt token work\n",
            ),
            (
                text(of(TWO).expect("a file").set_default(Some("wrk"))),
                "profile 'wrk' is not in config.toml\nazt: hint: did you mean this one: azt token work\n",
            ),
        ] {
            assert_eq!(refused, format!("azt: error: {refusal}"));
        }
    }

    #[test]
    fn some_names_cannot_be_a_profiles() {
        for (name, why) in [
            ("", "a profile cannot have an empty name"),
            ("msi", "a profile cannot be called 'msi', which is a flow"),
            ("Managed-Identity", "a profile cannot be called 'Managed-Identity', which is a flow"),
            ("default", "a profile cannot be called 'default', which is the key of the default one"),
            (
                "-a",
                "a profile cannot be called '-a', for its name has letters, digits, '.', '_' and '-', and does not begin with '-'",
            ),
            (
                "a b",
                "a profile cannot be called 'a b', for its name has letters, digits, '.', '_' and '-', and does not begin with '-'",
            ),
            (
                "ä",
                "a profile cannot be called 'ä', for its name has letters, digits, '.', '_' and '-', and does not begin with '-'",
            ),
        ] {
            let mut config = of("").expect("a file");
            assert_eq!(text(config.insert(name, &msi())), format!("azt: error: {why}\n"));
            let by_hand = of(&format!("[profile.\"{name}\"]\nflow = 'msi'")).expect("a file");
            assert_eq!(text(by_hand.profile(name)), format!("azt: error: config.toml line 1: {why}\n"));
            assert_eq!(by_hand.names(), [name]);
        }
        for name in ["a", "A.b_c-1", ".a", "7"] {
            let mut config = of("").expect("a file");
            config.insert(name, &msi()).expect("a profile");
            assert_eq!(said(&config, name), msi().toml(name));
        }
    }

    #[test]
    fn a_profile_is_a_table() {
        let config = of("[profile]\nwork = 'msi'\n[[profile.vm]]").expect("a file");
        let refusal = "azt: error: config.toml line 2: profile 'work' is a string, not a table\n";
        assert_eq!(text(config.profile("work")), refusal);
        let refusal = "azt: error: config.toml line 3: profile 'vm' is an array of tables, not a table\n";
        assert_eq!(text(config.profile("vm")), refusal);
    }

    #[test]
    fn a_removed_default_is_none() {
        let mut config = of(TWO).expect("a file");
        config.remove("vm").expect("removed");
        assert_eq!((config.default_name(), config.names()), (Some("work"), vec!["work".to_owned()]));
        config.remove("work").expect("removed");
        assert_eq!((config.default_name(), config.names(), config.document.raw().len()), (None, vec![], 0));
    }

    #[test]
    fn what_was_changed_is_saved_each_time() {
        let home = tempfile::tempdir().expect("a directory");
        let path = home.path().join("config.toml");
        let mut config = Config::load(&path).expect("no file");
        config.save().expect("nothing to write");
        assert!(!path.exists());
        for name in ["a", "b"] {
            config.insert(name, &msi()).expect("a profile");
            config.set_default(Some(name)).expect("a profile");
            config.save().expect("a file");
            let read = Config::load(&path).expect("a file");
            assert_eq!((read.default_name(), read.names()), (Some(name), config.names()));
        }
    }

    #[test]
    fn what_somebody_else_wrote_meanwhile_stays() {
        let home = tempfile::tempdir().expect("a directory");
        let path = home.path().join("config.toml");
        let mut config = Config::load(&path).expect("no file");
        config.insert("vm", &msi()).expect("a profile");
        std::fs::write(&path, TWO).expect("a file");
        let refusal = format!(
            "azt: error: {} was changed by somebody else just now\n\
             azt: hint: type the same again, and it is changed on top of that\n",
            path.display()
        );
        assert_eq!(text(config.save()), refusal);
        assert_eq!(std::fs::read_to_string(&path).expect("a file"), TWO);
    }

    /// Text that is near to being a file of profiles.
    fn files() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            Just("default"),
            Just("profile"),
            Just("work"),
            Just("vm"),
            Just("flow"),
            Just("'msi'"),
            Just("\"authcode\""),
            Just("tenant"),
            Just("scope"),
            Just("no-browser"),
            Just("redirect-port"),
            Just("output"),
            Just("account"),
            Just("password"),
            Just("true"),
            Just("8400"),
            Just("-1"),
            Just("1.5"),
            Just("1979-05-27"),
            Just("["),
            Just("]"),
            Just("[["),
            Just("]]"),
            Just("{"),
            Just("}"),
            Just("."),
            Just(","),
            Just(" = "),
            Just("\n"),
            Just("\r\n"),
            Just("\n[profile.work]\n"),
            Just("\n[profile.vm]\n"),
            Just("# c\n"),
            Just("'''"),
            Just("\""),
            Just("\\u0000"),
            Just("\u{202e}"),
            Just("\u{feff}"),
            Just("\0"),
            Just("ä"),
        ];
        proptest::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
    }

    /// Lines that are a profile's, right or wrong.
    fn profiles() -> impl Strategy<Value = String> {
        let key = prop_oneof![
            Just("flow"),
            Just("tenant"),
            Just("scope"),
            Just("resource"),
            Just("no-browser"),
            Just("redirect-port"),
            Just("output"),
            Just("account"),
            Just("client-id"),
            Just("password-file"),
            Just("a.b"),
            Just("'\\u'"),
        ];
        let value = prop_oneof![
            Just("'msi'".to_owned()),
            Just("'authcode'".to_owned()),
            Just("'ropc'".to_owned()),
            Just("true".to_owned()),
            Just("['a', 'b']".to_owned()),
            Just("[]".to_owned()),
            Just("{ a = 1 }".to_owned()),
            Just("8400".to_owned()),
            any::<String>().prop_map(|text| toml_edit::Value::from(text).to_string()),
        ];
        proptest::collection::vec((key, value), 0..6).prop_map(|lines| {
            let lines = lines.iter().map(|(key, value)| format!("{key} = {value} # {key}\n"));
            format!(
                "# head\n\n# work\n[profile.work]\nflow = 'authcode'\n{}\n[profile.vm]\nflow = 'msi'\n",
                lines.collect::<String>()
            )
        })
    }

    /// Whatever is in the file, it is read or refused in one line; what is changed can be read again.
    fn use_it(content: &str) {
        let config = match of(content) {
            Ok(config) => config,
            Err(refused) => return assert_eq!(one_line(&refused.to_string()), refused.to_string()),
        };
        for name in config.names() {
            match config.profile(&name) {
                Ok(profile) => {
                    // It may be what the flow refuses, such as an empty tenant; but the options are the flow's.
                    profile.flow(&name, &[], &Env::of([])).expect("options");
                    let text = profile.toml(&name);
                    assert_eq!(said(&of(&text).expect("a file"), &name), text);
                }
                Err(refused) => assert_eq!(one_line(&refused.to_string()), refused.to_string()),
            }
        }
        let mut changed = of(content).expect("a file");
        for name in ["new", "work", "vm"] {
            changed.insert(name, &msi()).expect("a profile");
            assert_eq!(said(&changed, name), msi().toml(name));
        }
        for name in config.names() {
            assert!(changed.names().contains(&name));
        }
        changed.set_default(Some("vm")).expect("a default");
        assert_eq!(changed.default_name(), Some("vm"));
        changed.remove("vm").expect("removed");
        assert_eq!(changed.default_name(), None);
        for name in changed.names() {
            changed.remove(&name).expect("removed");
        }
        assert_eq!(changed.names(), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn no_text_panics(content in any::<String>()) {
            use_it(&content);
        }

        #[test]
        fn no_file_panics(content in files()) {
            use_it(&content);
        }

        #[test]
        fn no_profile_panics(content in profiles()) {
            use_it(&content);
        }
    }

    #[test]
    fn depth_is_refused() {
        for text in ["[".repeat(100_000), format!("x = {}", "[".repeat(100_000)), "a.".repeat(100_000) + "b = 1"] {
            assert!(of(&text).is_err());
        }
    }
}
