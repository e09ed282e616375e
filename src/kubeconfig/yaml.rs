//! YAML as it stands in the file: what it says, and where. The only module that knows saphyr-parser.

use std::ops::Range;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Span, StrInput};
use serde_json::{Map, Value};

use crate::text::one_line;

/// The deepest nesting that is read; a kubeconfig has seven levels.
const DEPTH: usize = 64;

/// A file that was read.
pub struct Parsed<'a> {
    text: &'a str,
    /// Where each line begins.
    lines: Vec<usize>,
    root: Node<'a>,
}

/// A part of it.
#[derive(Debug)]
pub struct Node<'a> {
    start: Marker,
    end: Marker,
    what: What<'a>,
}

#[derive(Debug)]
enum What<'a> {
    /// A text, which may be a number or the like where it has no quotes.
    Text(std::borrow::Cow<'a, str>, bool),
    Items(Vec<Node<'a>>),
    Members(Vec<(Node<'a>, Node<'a>)>),
}

/// Builds the parts from what the parser finds, one after the other.
struct Builder<'a> {
    events: Parser<'a, StrInput<'a>>,
}

impl<'a> Parsed<'a> {
    /// Reads one document.
    ///
    /// # Errors
    /// What is wrong with it, safe to print.
    pub fn of(text: &'a str) -> Result<Self, String> {
        let mut builder = Builder { events: Parser::new_from_str(text) };
        let root = builder.document()?;
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Ok(Self { text, lines, root })
    }

    /// The whole of it.
    pub fn root(&self) -> &Node<'a> {
        &self.root
    }

    /// Where a mapping stands that is written in braces; `None` where it is not.
    pub fn in_braces(&self, node: &Node<'_>) -> Option<Range<usize>> {
        let range = self.byte(node.start)..self.byte(node.end);
        let text = self.text.get(range.clone())?;
        (text.starts_with('{') && text.ends_with('}')).then_some(range)
    }

    /// The members of such a mapping, as they are written, but for those of these names.
    pub fn members_but(&self, node: &Node<'_>, names: &[&str]) -> Vec<&'a str> {
        let rest = node.members().iter().filter(|(key, _)| !names.iter().any(|name| key.is(name)));
        rest.filter_map(|(key, value)| self.text.get(self.byte(key.start)..self.byte(value.end))).collect()
    }

    /// The lines of a key and its value: all that stand deeper. Comments and empty lines behind them are the next one's.
    /// `None` where something else stands before the key.
    pub fn lines_of(&self, key: &Node<'_>) -> Option<Range<usize>> {
        let first = key.start.line().checked_sub(1)?;
        let column = key.column();
        let start = *self.lines.get(first)?;
        if indent(self.text.get(start..)?) != column {
            return None;
        }
        let mut end = self.line(first + 1);
        for line in first + 1..self.lines.len() {
            let text = self.text.get(self.line(line)..self.line(line + 1))?;
            let content = text.trim();
            if !content.is_empty() && indent(text) > column {
                end = self.line(line + 1);
            } else if !content.is_empty() && !content.starts_with('#') {
                break;
            }
        }
        Some(start..end)
    }

    /// How its lines end.
    pub fn line_end(&self) -> &'static str {
        let first = self.text.split_inclusive('\n').next().unwrap_or_default();
        if first.ends_with("\r\n") { "\r\n" } else { "\n" }
    }

    fn byte(&self, place: Marker) -> usize {
        self.text.char_indices().nth(place.index()).map_or(self.text.len(), |(at, _)| at)
    }

    fn line(&self, number: usize) -> usize {
        self.lines.get(number).copied().unwrap_or(self.text.len())
    }
}

/// How many spaces it begins with.
fn indent(text: &str) -> usize {
    text.bytes().take_while(|byte| *byte == b' ').count()
}

impl<'a> Builder<'a> {
    fn document(&mut self) -> Result<Node<'a>, String> {
        let root = loop {
            match self.next()? {
                (Event::Nothing | Event::StreamStart | Event::DocumentStart(_), _) => {}
                (Event::StreamEnd, _) => return Err("there is nothing in it".to_owned()),
                (event, span) => break self.node(event, span, DEPTH)?,
            }
        };
        loop {
            match self.next()? {
                (Event::Nothing | Event::DocumentEnd, _) => {}
                (Event::StreamEnd, _) => return Ok(root),
                (_, span) => return Err(at(span.start, "a second document begins")),
            }
        }
    }

    fn next(&mut self) -> Result<(Event<'a>, Span), String> {
        match self.events.next_event() {
            Some(Ok(event)) => Ok(event),
            Some(Err(error)) => Err(refused(&error)),
            None => Err("it ends in the middle".to_owned()),
        }
    }

    fn node(&mut self, event: Event<'a>, span: Span, depth: usize) -> Result<Node<'a>, String> {
        let Some(depth) = depth.checked_sub(1) else { return Err(at(span.start, "it is nested too deeply")) };
        let (what, end) = match event {
            Event::Scalar(text, style, _, None) => (What::Text(text, style == ScalarStyle::Plain), span.end),
            Event::SequenceStart(_, None) => self.items(depth)?,
            Event::MappingStart(_, None) => self.members(span.start, depth)?,
            Event::Alias(_) => return Err(at(span.start, "an alias, which azt does not follow")),
            _ => return Err(at(span.start, "a tag, which azt does not know")),
        };
        Ok(Node { start: span.start, end, what })
    }

    fn items(&mut self, depth: usize) -> Result<(What<'a>, Marker), String> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, span) => return Ok((What::Items(items), span.end)),
                (event, span) => items.push(self.node(event, span, depth)?),
            }
        }
    }

    fn members(&mut self, start: Marker, depth: usize) -> Result<(What<'a>, Marker), String> {
        let mut members: Vec<(Node<'a>, Node<'a>)> = Vec::new();
        loop {
            let key = match self.next()? {
                (Event::MappingEnd, span) => break Ok((What::Members(members), span.end)),
                (event, span) => self.node(event, span, depth)?,
            };
            let Some(name) = key.as_text() else { return Err(at(start, "a key that is no text")) };
            if members.iter().any(|(other, _)| other.is(name)) {
                return Err(at(key.start, &format!("{} is there twice", one_line(name))));
            }
            let (event, span) = self.next()?;
            let value = self.node(event, span, depth)?;
            members.push((key, value));
        }
    }
}

fn refused(error: &ScanError) -> String {
    at(*error.marker(), &one_line(error.info()))
}

fn at(place: Marker, what: &str) -> String {
    format!("line {}: {what}", place.line())
}

impl<'a> Node<'a> {
    /// A member of a mapping.
    pub fn get(&self, name: &str) -> Option<&Node<'a>> {
        self.members().iter().find(|(key, _)| key.is(name)).map(|(_, value)| value)
    }

    /// The key of a member.
    pub fn key(&self, name: &str) -> Option<&Node<'a>> {
        self.members().iter().find(|(key, _)| key.is(name)).map(|(key, _)| key)
    }

    /// A member that is a text, or would be one in quotes.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_text()
    }

    /// What is in a sequence; nothing where it is none.
    pub fn items(&self) -> &[Node<'a>] {
        match &self.what {
            What::Items(items) => items,
            _ => &[],
        }
    }

    /// The text that it is, with or without quotes.
    pub fn as_text(&self) -> Option<&str> {
        match &self.what {
            What::Text(text, _) => Some(text),
            _ => None,
        }
    }

    /// How far from the beginning of its line it stands.
    pub fn column(&self) -> usize {
        self.start.col()
    }

    /// What it says, wherever it stands. With `quotes` a number is another thing than a number in quotes.
    pub fn said(&self, quotes: bool) -> Value {
        match &self.what {
            What::Text(text, is_plain) if quotes && !is_plain => Value::from(format!("'{text}'")),
            What::Text(text, _) => Value::from(text.as_ref()),
            What::Items(items) => items.iter().map(|item| item.said(quotes)).collect(),
            What::Members(members) => {
                let member = |(key, value): &(Node<'a>, Node<'a>)| {
                    (key.as_text().unwrap_or_default().to_owned(), value.said(quotes))
                };
                Value::Object(members.iter().map(member).collect::<Map<_, _>>())
            }
        }
    }

    fn is(&self, name: &str) -> bool {
        self.as_text() == Some(name)
    }

    fn members(&self) -> &[(Node<'a>, Node<'a>)] {
        match &self.what {
            What::Members(members) => members,
            _ => &[],
        }
    }
}
