//! Changes to the text of config.toml, which is a person's: their comments, order and spelling stay.

use toml_edit::{Array, Document, DocumentMut, Item, Table, TableLike, Value};

use super::config::{DEFAULT, PROFILE};
use super::grammar::Takes;

/// The keys of a profile and what they say, in their order.
pub type Entries = [(String, Value)];

/// The lines of a profile.
pub fn profile(name: &str, entries: &Entries) -> String {
    let mut profiles = Table::new();
    profiles.set_implicit(true);
    profiles.insert(name, Item::Table(table(entries)));
    let mut document = DocumentMut::new();
    document.insert(PROFILE, Item::Table(profiles));
    document.to_string()
}

fn table(entries: &Entries) -> Table {
    entries.iter().map(|(key, value)| (key.as_str(), value.clone())).collect()
}

/// The text with this profile, behind the others or in the place of the one of that name.
pub fn with_profile(document: &Document<String>, name: &str, entries: &Entries) -> String {
    let profiles = document.get(PROFILE);
    let has = profiles.and_then(Item::as_table_like).is_some_and(|profiles| profiles.contains_key(name));
    if !has && !profiles.is_some_and(Item::is_inline_table) {
        return below(document.raw(), &profile(name, entries));
    }
    let mut edited = document.clone().into_mut();
    if let Some(profiles) = edited.get_mut(PROFILE).and_then(Item::as_table_like_mut) {
        match profiles.get_mut(name).and_then(Item::as_table_like_mut) {
            Some(old) => overwrite(old, entries),
            None => {
                profiles.insert(name, Item::Value(Value::InlineTable(table(entries).into_inline_table())));
            }
        }
    }
    edited.to_string()
}

fn below(text: &str, profile: &str) -> String {
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    let gap = if text.trim().is_empty() { "" } else { "\n" };
    format!("{text}{end}{gap}{profile}")
}

/// What stays keeps its place and its comments.
fn overwrite(old: &mut dyn TableLike, entries: &Entries) {
    let stays = |key: &str| entries.iter().any(|(new, _)| new == key);
    let gone: Vec<_> = old.iter().map(|(key, _)| key.to_owned()).filter(|key| !stays(key)).collect();
    for key in gone {
        old.remove(&key);
    }
    for (key, value) in entries {
        match old.get_mut(key).and_then(Item::as_value_mut) {
            Some(old) => replace(old, value.clone()),
            None => {
                old.insert(key, Item::Value(value.clone()));
            }
        }
    }
}

fn replace(old: &mut Value, new: Value) {
    let decor = old.decor().clone();
    *old = new;
    *old.decor_mut() = decor;
}

/// The text without this profile and the comments above it, down from the last empty line.
pub fn without_profile(document: &Document<String>, name: &str) -> String {
    let mut edited = document.clone().into_mut();
    let profiles = edited.get_mut(PROFILE).and_then(Item::as_table_like_mut);
    let removed = profiles.and_then(|profiles| profiles.remove(name));
    if let Some(Item::Table(removed)) = removed {
        let prefix = removed.decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default();
        let heading = heading(prefix);
        if heading.contains('#') {
            put_above_next(&mut edited, removed.position(), heading);
        }
    }
    let text = edited.to_string();
    let began_with_text = !document.raw().starts_with(['\n', '\r']);
    if began_with_text { text.trim_start_matches(['\n', '\r']).to_owned() } else { text }
}

/// Comments above something that an empty line parts from it: they are about more than this.
fn heading(comments: &str) -> &str {
    let mut end = 0;
    let mut at = 0;
    for line in comments.split_inclusive('\n') {
        at += line.len();
        if line.trim().is_empty() && line.ends_with('\n') {
            end = at;
        }
    }
    &comments[..end]
}

fn put_above_next(document: &mut DocumentMut, position: Option<isize>, heading: &str) {
    let next = document.get_mut(PROFILE).and_then(Item::as_table_mut).and_then(|profiles| {
        let tables = profiles.iter_mut().filter_map(|(_, item)| item.as_table_mut());
        tables.filter(|table| table.position() > position).min_by_key(|table| table.position())
    });
    match next {
        Some(table) => {
            let own = table.decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default();
            let both = format!("{heading}{}", own.trim_start_matches(['\n', '\r']));
            table.decor_mut().set_prefix(both);
        }
        None => {
            let both = format!("{heading}{}", document.trailing().as_str().unwrap_or_default());
            document.set_trailing(both);
        }
    }
}

/// The text with this default profile, or without one.
pub fn with_default(document: &Document<String>, name: Option<&str>) -> String {
    let old = document.as_table().get_key_value(DEFAULT);
    match (old, name) {
        (Some(_), Some(name)) => {
            let mut edited = document.clone().into_mut();
            if let Some(old) = edited.get_mut(DEFAULT).and_then(Item::as_value_mut) {
                replace(old, text(name));
            }
            edited.to_string()
        }
        (None, Some(name)) => on_top(document.raw(), &format!("{DEFAULT} = {}\n", text(name))),
        (Some((key, value)), None) => {
            let spans = key.span().zip(value.span());
            spans.map_or_else(|| document.raw().to_owned(), |(key, value)| cut(document.raw(), key.start, value.end))
        }
        (None, None) => document.raw().to_owned(),
    }
}

/// Tables end what stands on top, so this comes before them, below a heading of comments and an empty line.
fn on_top(text: &str, line: &str) -> String {
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let comments: usize =
        text[mark..].split_inclusive('\n').take_while(|line| line.starts_with('#')).map(str::len).sum();
    let rest = &text[mark + comments..];
    let gap: usize = rest.split_inclusive('\n').take_while(|line| line.trim().is_empty()).map(str::len).sum();
    let at = if comments > 0 && gap > 0 { mark + comments + gap } else { mark };
    let (before, after) = text.split_at(at);
    let gap = if after.is_empty() || after.starts_with(['\n', '\r']) { "" } else { "\n" };
    format!("{before}{line}{gap}{after}")
}

/// The text without the lines from one place to another.
fn cut(text: &str, from: usize, to: usize) -> String {
    let start = text[..from].rfind('\n').map_or(0, |at| at + 1);
    let end = text[to..].find('\n').map_or(text.len(), |at| to + at + 1);
    let after = if start == 0 { text[end..].trim_start_matches(['\n', '\r']) } else { &text[end..] };
    format!("{}{after}", &text[..start])
}

/// The text with the line ends of Windows, where all of the old one are.
pub fn with_line_ends_of(old: &str, text: String) -> String {
    let count = |end: &str| old.matches(end).count();
    let is_windows = count("\n") > 0 && count("\n") == count("\r\n");
    if is_windows { text.replace("\r\n", "\n").replace('\n', "\r\n") } else { text }
}

/// An option's values as TOML has them.
pub fn value(takes: Takes, values: &[String]) -> Value {
    match (takes, values) {
        (Takes::Nothing, [no]) if no == "false" => Value::from(false),
        (Takes::Nothing, _) => Value::from(true),
        (Takes::Token, [one]) => match one.parse::<i64>() {
            Ok(number) if number.to_string() == *one => Value::from(number),
            _ => text(one),
        },
        (_, [one]) => text(one),
        (_, several) => Value::Array(several.iter().map(|one| text(one)).collect::<Array>()),
    }
}

/// A string in quotes, in which nothing hides or moves the cursor.
pub fn text(text: &str) -> Value {
    let is_plain = |c: char| matches!(c, '\'' | '"' | '\\') || c.escape_debug().len() == 1;
    if text.chars().all(is_plain) {
        return Value::from(text);
    }
    let escaped = text.chars().map(|c| match c {
        '"' | '\\' => format!("\\{c}"),
        c if is_plain(c) => c.to_string(),
        c => format!("\\U{:08X}", u32::from(c)),
    });
    format!("\"{}\"", escaped.collect::<String>()).parse().unwrap_or_else(|_| Value::from(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINE: &str = "\
# My profiles.
# Not in Git.

# the usual
default = \"work\" # for now

# At work.
[profile.work] # mine
flow = 'authcode'
# The customer's.
tenant   =   'contoso.example' # theirs
resource = 'graph'

# Machines, all of them.

# The first one.
[profile.vm]
flow = 'msi'

[profile.other]
flow = 'msi'
# The end.
";

    fn document(text: &str) -> Document<String> {
        Document::parse(text.to_owned()).expect("a document")
    }

    fn entries(entries: &[(&str, &str)]) -> Vec<(String, Value)> {
        entries.iter().map(|(key, value)| ((*key).to_owned(), text(value))).collect()
    }

    #[test]
    fn a_new_profile_stands_behind_the_others() {
        let new = entries(&[("flow", "msi"), ("resource", "arm")]);
        let lines = "[profile.new]\nflow = \"msi\"\nresource = \"arm\"\n";
        for (before, after) in [
            ("", lines.to_owned()),
            ("# mine\n", format!("# mine\n\n{lines}")),
            ("default = 'x'", format!("default = 'x'\n\n{lines}")),
            (MINE, format!("{MINE}\n{lines}")),
            ("profile.a.flow = 'msi'\n", format!("profile.a.flow = 'msi'\n\n{lines}")),
            ("[profile]\na.flow = 'msi'\n", format!("[profile]\na.flow = 'msi'\n\n{lines}")),
            (
                "profile = { a = { flow = 'msi' } } # one\n",
                "profile = { a = { flow = 'msi' } , new = { flow = \"msi\", resource = \"arm\" } } # one\n".to_owned(),
            ),
        ] {
            let text = with_profile(&document(before), "new", &new);
            assert_eq!(text, after);
            document(&text);
        }
    }

    #[test]
    fn a_profile_that_is_there_keeps_its_place_and_comments() {
        let new = entries(&[("flow", "authcode"), ("tenant", "fabrikam.example"), ("output", "json")]);
        let after = MINE
            .replace("'authcode'", "\"authcode\"")
            .replace("'contoso.example'", "\"fabrikam.example\"")
            .replace("resource = 'graph'", "output = \"json\"");
        assert_eq!(with_profile(&document(MINE), "work", &new), after);
    }

    #[test]
    fn a_profile_goes_with_its_comments_and_no_others() {
        let work = "# At work.\n[profile.work] # mine\nflow = 'authcode'\n# The customer's.\ntenant   =   'contoso.example' # theirs\nresource = 'graph'\n\n";
        let vm = "# The first one.\n[profile.vm]\nflow = 'msi'\n\n";
        for (name, part) in [("work", work), ("vm", vm), ("other", "\n[profile.other]\nflow = 'msi'\n")] {
            assert!(MINE.contains(part));
            assert_eq!(without_profile(&document(MINE), name), MINE.replace(part, ""), "{name}");
        }
    }

    #[test]
    fn the_heading_of_the_file_stays() {
        for (before, after) in [
            ("# mine\n\n# work\n[profile.work]\n\n[profile.vm]\n", "# mine\n\n[profile.vm]\n"),
            ("# mine\r\n\r\n[profile.work]\r\n\r\n# vm\r\n[profile.vm]\r\n", "# mine\r\n\r\n# vm\r\n[profile.vm]\r\n"),
            ("# mine\n\n[profile.work]\n# end\n", "# mine\n\n# end\n"),
            ("[profile.work]\n\n[profile.vm]\n", "[profile.vm]\n"),
            ("[profile]\nwork = {}\nvm = {}\n", "[profile]\nvm = {}\n"),
        ] {
            let text = with_line_ends_of(before, without_profile(&document(before), "work"));
            assert_eq!(text, after);
        }
    }

    #[test]
    fn the_default_is_set_and_unset_in_its_place() {
        let set = |text: &str, name| with_default(&document(text), name);
        assert_eq!(set(MINE, Some("vm")), MINE.replace("\"work\"", "\"vm\""));
        assert_eq!(set(MINE, None), MINE.replace("default = \"work\" # for now\n", ""));
        for (without, with) in [
            ("", "default = \"a\"\n"),
            ("[profile.a]\n", "default = \"a\"\n\n[profile.a]\n"),
            ("# mine\n\n[profile.a]\n", "# mine\n\ndefault = \"a\"\n\n[profile.a]\n"),
            ("# a\n[profile.a]\n", "default = \"a\"\n\n# a\n[profile.a]\n"),
            ("\u{feff}# mine\r\n\r\n[profile.a]\r\n", "\u{feff}# mine\r\n\r\ndefault = \"a\"\n\n[profile.a]\r\n"),
        ] {
            assert_eq!(set(without, Some("a")), with);
            assert_eq!(set(without, None), without);
        }
        assert_eq!(set("default = '''\na'''\n\n[profile.a]\n", None), "[profile.a]\n");
        assert_eq!(set("default='a'", None), "");
    }

    #[test]
    fn a_text_is_the_same_when_it_is_read() {
        for plain in ["", "a", "C:\\pw.txt", "it's", "\"x\"", "ä€", "a\nb", "\0\u{7f}\u{202e}\u{feff}\u{e000}'\"\\"]
        {
            let written = text(plain).to_string();
            assert!(!written.chars().any(|c| c.is_control() || c == '\u{202e}'), "{written}");
            assert_eq!(written.parse::<Value>().expect("a string").as_str(), Some(plain));
        }
    }
}
