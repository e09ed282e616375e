//! A kubeconfig whose users get their tokens from azt: their entries are put in the place of the old ones, and every
//! other byte stays.

mod entry;
mod yaml;

use std::ops::Range;

use anyhow::Result;
use serde_json::Value;

use self::yaml::{Node, Parsed};
use crate::error::Failure;

pub use self::entry::{Former, Obstacle};

/// The members of a user that azt's entry takes the place of.
const REPLACED: [&str; 2] = ["auth-provider", "exec"];

/// What became of a file.
#[derive(Debug)]
pub struct Rewritten {
    /// The whole file.
    pub text: String,
    /// The users whose entries are azt's now.
    pub users: Vec<String>,
    /// The users who sign in to Azure in a way that azt does not have, and why.
    pub left: Vec<(String, Obstacle)>,
}

/// The user of a context; `None` where the file has no such context.
///
/// # Errors
/// Exit 2 for a file that is no kubeconfig.
pub fn user_of(text: &str, context: &str) -> Result<Option<String>> {
    let parsed = parse(text)?;
    let contexts = parsed.root().get("contexts").map(Node::items).unwrap_or_default();
    let found = contexts.iter().find(|item| item.text("name") == Some(context));
    Ok(found.and_then(|item| item.get("context")?.text("user").map(str::to_owned)))
}

/// Puts azt in the place of what gave these users of Azure their tokens: the provider that kubectl once had, kubelogin, or
/// azt itself. `arguments` are those of azt's for who was there; an entry of azt's that has them stays as it is.
///
/// # Errors
/// Exit 2 for a file that is no kubeconfig, or is written in a way in which azt would change more than the users.
pub fn rewrite(
    text: &str,
    is_meant: &dyn Fn(&str) -> bool,
    arguments: &dyn Fn(&Former) -> Vec<String>,
) -> Result<Rewritten> {
    let parsed = parse(text)?;
    let mut rewritten = Rewritten { text: text.to_owned(), users: Vec::new(), left: Vec::new() };
    let (mut edits, mut entries) = (Vec::new(), Vec::new());
    let users = parsed.root().get("users").map(Node::items).unwrap_or_default();
    for (index, item) in users.iter().enumerate() {
        let (Some(name), Some(user)) = (item.text("name"), item.get("user")) else { continue };
        match Former::of(user).filter(|_| is_meant(name)) {
            None => {}
            Some(Err(obstacle)) => rewritten.left.push((name.to_owned(), obstacle)),
            Some(Ok(former)) => {
                let arguments = arguments(&former);
                // What else stands in azt's own entry somebody has put there.
                if former.own.as_ref() != Some(&arguments) {
                    edits.extend(edit(&parsed, user, &arguments).ok_or_else(unusual)?);
                    entries.push((index, entry::exec(&arguments)));
                }
                rewritten.users.push(name.to_owned());
            }
        }
    }
    rewritten.text = applied(text, edits);
    if !is_rest_the_same(&parsed, &parse(&rewritten.text).map_err(|_| unusual())?, &entries) {
        return Err(unusual());
    }
    Ok(rewritten)
}

type Edit = (Range<usize>, String);

/// What has to be replaced in the text. A user in braces is put together anew, of any other only the entries that go.
fn edit(parsed: &Parsed<'_>, user: &Node<'_>, arguments: &[String]) -> Option<Vec<Edit>> {
    if let Some(range) = parsed.in_braces(user) {
        let rest = parsed.members_but(user, &REPLACED).into_iter().map(str::to_owned);
        let members: Vec<_> = rest.chain([entry::member(arguments)]).collect();
        return Some(vec![(range, format!("{{{}}}", members.join(", ")))]);
    }
    let keys = REPLACED.into_iter().filter_map(|name| user.key(name));
    let mut ranges = keys.map(|key| Some((parsed.lines_of(key)?, key.column()))).collect::<Option<Vec<_>>>()?;
    ranges.sort_by_key(|(range, _)| range.start);
    let edits = ranges.into_iter().enumerate().map(|(index, (range, column))| {
        let text = if index == 0 { entry::block(arguments, column, parsed.line_end()) } else { String::new() };
        (range, text)
    });
    Some(edits.collect())
}

fn applied(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|(range, _)| range.start);
    let mut text = text.to_owned();
    for (range, new) in edits.into_iter().rev() {
        text.replace_range(range, &new);
    }
    text
}

/// Whether these users have these entries now, and nothing else is another.
fn is_rest_the_same(before: &Parsed<'_>, after: &Parsed<'_>, entries: &[(usize, Value)]) -> bool {
    let texts = after.root().said(false);
    let has = |(index, entry): &(usize, Value)| texts.pointer(&format!("/users/{index}/user/exec")) == Some(entry);
    let rest = |parsed: &Parsed<'_>| {
        let mut said = parsed.root().said(true);
        for (index, _) in entries {
            let user = said.pointer_mut(&format!("/users/{index}/user")).and_then(Value::as_object_mut);
            user.into_iter().for_each(|user| user.retain(|name, _| !REPLACED.contains(&name.as_str())));
        }
        said
    };
    entries.iter().all(has) && rest(before) == rest(after)
}

fn parse(text: &str) -> Result<Parsed<'_>> {
    Parsed::of(text).map_err(|why| Failure::usage(format!("it is no kubeconfig that azt can read: {why}")).into())
}

fn unusual() -> anyhow::Error {
    Failure::usage("it is written in a way in which azt would change more than its users")
        .hint("have kubectl write it: kubectl config view --raw --flatten")
        .into()
}

#[cfg(test)]
mod tests;
