//! Quoting, so that what is printed can be typed or evaluated.

use clap::ValueEnum;

use crate::text::one_line;

/// A family of shells, by how it quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    /// sh, bash, zsh, dash, ksh
    Sh,
    /// PowerShell
    #[value(alias = "pwsh")]
    Powershell,
    /// fish
    Fish,
}

impl Shell {
    /// The text as one word that the shell takes literally. The text has no control characters.
    pub fn quote(self, text: &str) -> String {
        match self {
            Shell::Sh => format!("'{}'", text.replace('\'', r"'\''")),
            Shell::Powershell => format!("'{}'", text.replace('\'', "''")),
            Shell::Fish => format!("'{}'", text.replace('\\', r"\\").replace('\'', r"\'")),
        }
    }

    /// The line that sets an environment variable for the programs started from here on.
    pub fn export(self, name: &str, value: &str) -> String {
        let value = self.quote(value);
        match self {
            Shell::Sh => format!("export {name}={value}"),
            Shell::Powershell => format!("$env:{name} = {value}"),
            Shell::Fish => format!("set -gx {name} {value}"),
        }
    }
}

/// A command line to type: its words joined by spaces, quoted where a shell would need it.
pub fn command<S: AsRef<str>>(words: impl IntoIterator<Item = S>) -> String {
    let quoted = words.into_iter().map(|word| {
        // A word of a file or a service; what it could not say to a terminal, it does not say to a shell.
        let word = one_line(word.as_ref());
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:@=+,%".contains(c);
        if !word.is_empty() && word.chars().all(plain) { word } else { Shell::Sh.quote(&word) }
    });
    quoted.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_shell_reads_back_what_was_quoted() {
        let text = r#"a'b\c"$d`"#;
        assert_eq!(Shell::Sh.export("T", text), r#"export T='a'\''b\c"$d`'"#);
        assert_eq!(Shell::Powershell.export("T", text), r#"$env:T = 'a''b\c"$d`'"#);
        assert_eq!(Shell::Fish.export("T", text), r#"set -gx T 'a\'b\\c"$d`'"#);
    }

    #[test]
    fn only_words_that_need_it_are_quoted() {
        let words = ["azt", "ropc", "--resource", "https://x.example/", "--username", "o'neil x"];
        assert_eq!(command(words), r"azt ropc --resource https://x.example/ --username 'o'\''neil x'");
    }
}
