//! Foreign text, made safe to print.

/// The longest text of a service that is shown.
const LIMIT: usize = 4000;

/// Each run of line ends and other control characters becomes one space: a service's text must not move the cursor.
pub fn one_line(text: &str) -> String {
    let mut line = text
        .split(|c: char| c.is_control() || is_invisible(c))
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    if line.len() > LIMIT {
        let cut = (0..=LIMIT).rev().find(|&at| line.is_char_boundary(at)).unwrap_or(0);
        line.truncate(cut);
        line.push('…');
    }
    line
}

/// Characters that reorder or hide what is printed after them.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_move_the_cursor_or_reorder_what_follows() {
        assert_eq!(one_line("no\r\nTrace ID: t\u{1b}[2J\u{202e}gnp"), "no Trace ID: t [2J gnp");
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        let line = one_line(&"ü".repeat(LIMIT));
        assert_eq!((line.chars().count(), line.ends_with('…')), (LIMIT / 2 + 1, true));
    }
}
