//! A stranger's XML: only what is whole, flat and without a document type declaration is read.

use roxmltree::{Document, Error, ParsingOptions};

/// A node of a document that was read.
pub type Node<'a> = roxmltree::Node<'a, 'a>;

/// A namespace and a local name.
pub type Name = (&'static str, &'static str);

/// How deep elements may stand in one another; those of AD FS stand 12 deep.
const DEPTH: usize = 100;

/// How many namespaces may be declared; the metadata of AD FS declares 70. The parser's time grows with their cube.
const NAMESPACES: usize = 300;

/// How many attributes there may be, counted by their equals signs. The parser's time grows with the square of one
/// element's.
const ATTRIBUTES: usize = 5_000;

/// Reads a document, and has `read` look at it.
///
/// # Errors
/// What is wrong with it, to follow "answered", also where `read` says so.
pub fn with<T>(body: &[u8], read: impl FnOnce(&str, Node<'_>) -> Result<T, String>) -> Result<T, String> {
    let text = std::str::from_utf8(body).map_err(|_| "with XML that is not UTF-8 text")?;
    if text.matches("xmlns").count() > NAMESPACES || text.matches('=').count() > ATTRIBUTES {
        return Err("with XML that has too many attributes".to_owned());
    }
    let options = ParsingOptions { allow_dtd: false, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        Error::DtdDetected => "with XML that has a document type declaration, which azt does not read".to_owned(),
        error => format!("with something that is not XML: {error}"),
    })?;
    if is_deep(&document) {
        return Err(format!("with XML that is more than {DEPTH} elements deep"));
    }
    read(text, document.root_element())
}

/// Parents come before their children, so that no walk has to go down.
fn is_deep(document: &Document<'_>) -> bool {
    let mut depths: Vec<usize> = Vec::new();
    document.descendants().any(|node| {
        let depth = node.parent().and_then(|parent| depths.get(parent.id().get_usize())).map_or(0, |depth| depth + 1);
        depths.push(depth);
        depth > DEPTH
    })
}

/// The children of that name.
pub fn children<'a>(node: Node<'a>, name: Name) -> impl Iterator<Item = Node<'a>> {
    node.children().filter(move |child| child.has_tag_name(name))
}

/// The first at the end of a path of children.
pub fn find<'a>(node: Node<'a>, path: &[Name]) -> Option<Node<'a>> {
    path.iter().try_fold(node, |node, name| children(node, *name).next())
}

/// The text in an element, without white space around it; empty where there is none.
pub fn text(node: Node<'_>) -> String {
    let parts = node.children().filter(Node::is_text).filter_map(|part| part.text());
    parts.collect::<String>().trim().to_owned()
}

/// The part of a qualified name after its prefix, which anybody may choose.
pub fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, Instant};

    fn read(body: &[u8]) -> Result<String, String> {
        with(body, |_, root| Ok(text(root)))
    }

    #[test]
    fn a_text_is_what_its_element_has_in_any_spelling() {
        for body in ["<a> b&amp;c\n</a>", "\u{feff}<a>b<!-- x -->&#38;<![CDATA[c]]></a>", "<a>b&amp;<x>no</x>c</a>"] {
            assert_eq!(read(body.as_bytes()).as_deref(), Ok("b&c"), "{body}");
        }
        assert_eq!((local("a:Failed"), local("Failed")), ("Failed", "Failed"));
    }

    #[test]
    fn a_document_type_is_not_read_whatever_is_in_it() {
        let laughs: String = (1..10).map(|n| format!("<!ENTITY l{n} '&l{m};&l{m};'>", m = n - 1)).collect();
        for body in [
            format!("<!DOCTYPE a [<!ENTITY l0 'ha'>{laughs}]><a>&l9;</a>"),
            "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>".to_owned(),
            "<?xml version='1.0'?>\n<!DOCTYPE a SYSTEM 'http://evil.example/a.dtd'><a/>".to_owned(),
        ] {
            let why = "with XML that has a document type declaration, which azt does not read";
            assert_eq!(read(body.as_bytes()), Err(why.to_owned()), "{body}");
        }
    }

    #[test]
    fn what_is_broken_deep_or_wide_is_refused_at_once() {
        let deep = |depth: usize| format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth));
        let spaces: String = (0..20_000).map(|n| format!("<a xmlns:n{n}='u{n}'>")).collect();
        let attributes: String = (0..100_000).map(|n| format!(" a{n}=''")).collect();
        let begun = Instant::now();
        for (body, why) in [
            (deep(100_000), "with XML that is more than 100 elements deep"),
            (deep(101), "with XML that is more than 100 elements deep"),
            ("<a>".repeat(300_000), "with something that is not XML: the root node was opened but never closed"),
            (spaces, "with XML that has too many attributes"),
            (format!("<a{attributes}/>"), "with XML that has too many attributes"),
            (String::new(), "with something that is not XML: the document does not have a root node"),
            ("<a>&x;</a>".to_owned(), "with something that is not XML: unknown entity reference 'x' at 1:4"),
            ("<x:a/>".to_owned(), "with something that is not XML: an unknown namespace prefix 'x' at 1:2"),
            ("<a/><b/>".to_owned(), "with something that is not XML: unknown token at 1:5"),
        ] {
            assert_eq!(read(body.as_bytes()), Err(why.to_owned()));
        }
        assert_eq!(read(b"<a>\xff</a>"), Err("with XML that is not UTF-8 text".to_owned()));
        let wide: String = (1..ATTRIBUTES).map(|n| format!(" a{n}=''")).collect();
        let many: String = (0..NAMESPACES).map(|n| format!("<a xmlns:n{n}='u{n}'>")).collect();
        assert!(read(format!("{many}{}", "</a>".repeat(NAMESPACES)).as_bytes()).is_err());
        for body in [deep(100), format!("<a{wide}/>")] {
            assert_eq!(read(body.as_bytes()), Ok(String::new()));
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", begun.elapsed());
    }
}
