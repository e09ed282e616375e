//! The lines of the table, and how they are laid out.

use serde_json::{Map, Value};

use super::claims::Kind;
use crate::jwt::seconds;
use crate::text::one_line;

/// Name, value, meaning: each one line that is safe to print.
pub type Row = [String; 3];

/// The longest text in one cell.
const CELL: usize = 200;

/// The most lines that one token, or one claim, can fill.
const LINES: usize = 100;

/// The widest that the columns before the last can be: an id of 36 characters fits.
const WIDTHS: [usize; 2] = [20, 40];

/// The rows, in columns. A cell that reaches into the next column sends that to the next line.
pub fn laid_out(rows: &[Row]) -> String {
    let width = |column: usize| {
        let widths = rows.iter().map(|row| row[column].chars().count());
        widths.filter(|width| *width <= WIDTHS[column]).max().unwrap_or_default() + 2
    };
    let starts = [0, width(0), width(0) + width(1)];
    let mut text = String::new();
    for row in rows {
        let mut at = 0;
        for (cell, start) in row.iter().zip(starts).filter(|(cell, _)| !cell.is_empty()) {
            if at + 2 > start && at > 0 {
                text.push('\n');
                at = 0;
            }
            text.push_str(&" ".repeat(start - at));
            text.push_str(cell);
            at = start + cell.chars().count();
        }
        text.truncate(text.trim_end_matches(' ').len());
        text.push('\n');
    }
    text
}

/// Members that are `known` in that order, then the others by name; `time` says when a second since 1970 is.
pub fn of(object: &Map<String, Value>, known: &[(&str, Kind)], time: &dyn Fn(i64) -> Option<String>) -> Vec<Row> {
    let mut rows = Vec::new();
    for (name, kind) in known {
        if let Some(value) = object.get(*name) {
            rows.extend(explained(name, value, kind, time));
        }
    }
    let is_known = |name: &str| known.iter().any(|(known, _)| *known == name);
    let others: Vec<_> = object.iter().filter(|(name, _)| !is_known(name)).collect();
    rows.extend(others.iter().take(LINES).map(|(name, value)| [cell(name), plain(value), String::new()]));
    rows.extend(more(others.len()));
    rows
}

fn explained(name: &str, value: &Value, kind: &Kind, time: &dyn Fn(i64) -> Option<String>) -> Vec<Row> {
    let row = |value: String, meaning: &str| vec![[name.to_owned(), value, cell(meaning)]];
    match kind {
        Kind::Is(meaning) => row(plain(value), meaning),
        Kind::Word(meaning) => row(plain(value), meaning(&plain(value))),
        Kind::Text(meaning) => row(plain(value), &meaning(&plain(value))),
        Kind::Time(what) => {
            let when = seconds(value).and_then(time).map(|when| format!("{what} {when}"));
            row(plain(value), &when.unwrap_or_default())
        }
        Kind::Words(meaning) => match items(value) {
            Some(words) => row(cell(&words.join(" ")), &told(words.into_iter().map(meaning)).join(", ")),
            None => row(plain(value), ""),
        },
        Kind::Count(one, many, meaning) => match value.as_array().map(Vec::len) {
            Some(1) => row(format!("1 {one}"), meaning),
            Some(count) => row(format!("{count} {many}"), meaning),
            None => row(plain(value), ""),
        },
        Kind::Each(one, many, meaning) => match items(value).as_deref() {
            Some([item]) => row(cell(item), &told([*one, meaning(item)].into_iter()).join(": ")),
            Some(items @ [_, ..]) => {
                let mut rows = row(format!("{} {many}", items.len()), "");
                let listed = items.iter().take(LINES);
                rows.extend(listed.map(|item| [String::new(), cell(item), meaning(item).to_owned()]));
                rows.extend(more(items.len()));
                rows
            }
            _ => row(plain(value), ""),
        },
    }
}

/// The line that tells of those which are not shown.
fn more(all: usize) -> Option<Row> {
    let hidden = all.checked_sub(LINES).filter(|hidden| *hidden > 0)?;
    Some([String::new(), format!("… and {hidden} more"), String::new()])
}

fn told<'a>(meanings: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    meanings.filter(|meaning| !meaning.is_empty()).take(LINES).collect()
}

/// The texts of a list, or the words of a text; `None` for anything else.
pub fn items(value: &Value) -> Option<Vec<&str>> {
    match value {
        Value::String(text) => Some(text.split_whitespace().collect()),
        Value::Array(list) => list.iter().map(Value::as_str).collect(),
        _ => None,
    }
}

/// A text as it is, anything else as compact JSON.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => cell(text),
        other => cell(&other.to_string()),
    }
}

/// Foreign text as one line of bounded length that cannot move the cursor.
fn cell(text: &str) -> String {
    let mut line = one_line(text);
    if let Some((cut, _)) = line.char_indices().nth(CELL) {
        line.truncate(cut);
        line.push('…');
    }
    line
}
