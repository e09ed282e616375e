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
/// Example: eval "$(azt shell-init bash)"
#[derive(Debug, Args)]
pub struct ShellInit {
    /// The shell that is to complete
    #[arg(value_enum, ignore_case = true, value_name = "SHELL")]
    whose: Shell,
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
        Ok(script(self.whose))
    }
}

/// What makes this shell complete azt's command line.
pub fn script(shell: Shell) -> String {
    let mut text = Vec::new();
    generate(shell, &mut Cli::command(), "azt", &mut text);
    String::from_utf8_lossy(&text).into_owned()
}
