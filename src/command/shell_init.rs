//! `azt shell-init`.

use anyhow::{Result, bail};
use clap::{Args, CommandFactory as _};
use clap_complete::{Shell, generate};

use super::Run;
use crate::cli::Cli;
use crate::error::Failure;

/// Print what makes a shell complete azt's command line
///
/// A line for what the shell reads when it starts:
///
///   bash, ~/.bashrc                     eval "$(azt shell-init bash)"
///
///   zsh, ~/.zshrc, after compinit       eval "$(azt shell-init zsh)"
///
///   fish, ~/.config/fish/config.fish    azt shell-init fish | source
///
///   PowerShell, $PROFILE                azt shell-init powershell | Out-String | Invoke-Expression
///
///   elvish, ~/.config/elvish/rc.elv     eval (azt shell-init elvish | slurp)
///
/// For bash, zsh and fish these are a few lines, which fetch the rest at the first Tab, so that a shell starts as fast as it did.
///
/// Example: eval "$(azt shell-init bash)"
#[derive(Debug, Args)]
pub struct ShellInit {
    /// The shell that is to complete
    #[arg(value_enum, ignore_case = true, value_name = "SHELL")]
    whose: Shell,

    /// Print all of it, as for a file where the shell looks for completions
    #[arg(long)]
    whole: bool,
}

impl ShellInit {
    /// The shell's script.
    ///
    /// # Errors
    /// Exit 2 for options that would change nothing.
    pub fn run(&self, run: &Run<'_>) -> Result<String> {
        run.common.ensure_no_token_options("shell-init")?;
        run.common.ensure_no_call_options("shell-init")?;
        run.common.ensure_no_profile("shell-init")?;
        if run.common.typed_output() {
            bail!(
                Failure::usage("--output is about tokens, and azt shell-init prints a script")
                    .hint(format!("leave it out: azt shell-init {}", self.whose))
            );
        }
        Ok(match (self.whose, self.whole) {
            (Shell::Bash, false) => BASH_FIRST.to_owned(),
            (Shell::Zsh, false) => ZSH_FIRST.to_owned(),
            (Shell::Fish, false) => FISH_FIRST.to_owned(),
            (shell, _) => script(shell),
        })
    }
}

/// bash 4 would look again for what completes the command where 124 is returned, and bash 3.2, that of macOS, would not.
/// <https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html>
const BASH_FIRST: &str = "\
_azt_first() {
    local script
    script=$(azt shell-init bash --whole 2>/dev/null) || return
    eval \"$script\"
    _azt \"$@\"
}
complete -F _azt_first -o bashdefault -o default azt
";

const ZSH_FIRST: &str = "\
_azt() {
    local script
    script=$(azt shell-init zsh --whole 2>/dev/null) || return
    unfunction _azt
    eval \"$script\"
    _azt \"$@\"
}
compdef _azt azt
";

const FISH_FIRST: &str = "\
function __azt_first
    type --query azt
    or return
    set --local script (azt shell-init fish --whole 2>/dev/null | string collect)
    or return
    complete --command azt --erase
    printf %s $script | source
    complete --do-complete (commandline --current-process --cut-at-cursor | string collect)
end
complete --command azt --no-files --arguments '(__azt_first)'
";

/// What makes this shell complete azt's command line.
pub fn script(shell: Shell) -> String {
    let mut text = Vec::new();
    generate(shell, &mut Cli::command(), "azt", &mut text);
    let text = String::from_utf8_lossy(&text).into_owned();
    let behind_dashes = |text: &str, program| text.replacen("_azt() {\n", &format!("_azt() {{\n{program}"), 1);
    match shell {
        Shell::Bash => behind_dashes(&text, BASH_PROGRAM),
        Shell::Zsh => behind_dashes(&without_optional_words(&text), ZSH_PROGRAM),
        _ => text,
    }
}

/// In azt exec: what stands behind two dashes is another command line.
const ZSH_PROGRAM: &str = r#"    integer dashes=${words[(i)--]}
    if (( dashes < CURRENT )); then
        shift $dashes words
        (( CURRENT -= dashes ))
        _normal
        return
    fi
"#;

/// The same, by bash-completion where that is there.
const BASH_PROGRAM: &str = r#"    local dashes
    for (( dashes = 1; dashes < COMP_CWORD; dashes++ )); do
        [[ ${COMP_WORDS[dashes]} == -- ]] || continue
        if declare -F _command_offset >/dev/null; then
            _command_offset $(( dashes + 1 ))
        elif (( dashes + 1 == COMP_CWORD )); then
            COMPREPLY=( $(compgen -c -- "${COMP_WORDS[COMP_CWORD]}") )
        else
            COMPREPLY=()
        fi
        return 0
    done
"#;

/// The script for zsh without words that may be left out in front of a subcommand, as the profile of azt token may: it would
/// look for the subcommand behind them, and never find it in azt token msi.
fn without_optional_words(script: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut dropped = 0;
    for line in script.lines() {
        if line.starts_with("\":: :_azt__") {
            let kept = lines.iter().rposition(|line| !line.starts_with("'::")).map_or(0, |last| last + 1);
            dropped = lines.len() - kept;
            lines.truncate(kept);
        }
        lines.push(line.replace(&format!("$line[{}]", dropped + 1), "$line[1]"));
    }
    lines.join("\n") + "\n"
}
