//! `azt shell-init`.

use std::fs;
use std::path::Path;

use crate::run::azt;

#[test]
fn each_shell_gets_the_script_that_is_checked_in() {
    for (shell, file) in [
        ("bash", "azt.bash"),
        ("zsh", "_azt"),
        ("fish", "azt.fish"),
        ("powershell", "_azt.ps1"),
        ("elvish", "azt.elv"),
        ("Bash", "azt.bash"),
    ] {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("completions").join(file);
        azt(&format!("shell-init {shell} --whole")).prints(&fs::read_to_string(script).unwrap());
    }
}

/// A shell reads it at each start.
#[test]
fn what_a_shell_reads_as_it_starts_is_short() {
    for (shell, is_short) in [("bash", true), ("zsh", true), ("fish", true), ("powershell", false), ("elvish", false)] {
        let outcome = azt(&format!("shell-init {shell}")).outcome();
        assert_eq!(outcome.stdout.len() < 400, is_short, "{shell}");
        assert_eq!(outcome.stdout.contains(&format!("azt shell-init {shell} --whole")), is_short, "{shell}");
    }
}

#[test]
fn what_is_about_tokens_does_not_keep_a_shell_from_starting() {
    let outcome = azt("shell-init fish").env("AZT_OUTPUT", "json").env("AZT_PROFILE", "lab").outcome();
    assert_eq!((outcome.status, outcome.stderr.as_str()), (Some(0), ""));
}

#[test]
fn what_it_cannot_do_is_said() {
    for (line, stderr) in [
        (
            "shell-init",
            "azt: error: the following required arguments were not provided: <SHELL>\nazt: hint: what can be typed: azt shell-init --help\n",
        ),
        (
            "shell-init tcsh",
            "azt: error: invalid value 'tcsh' for '<SHELL>' [possible values: bash, elvish, fish, powershell, zsh]\nazt: hint: a similar value exists: 'zsh'; what can be typed: azt shell-init --help\n",
        ),
        (
            "shell-init bash -o env",
            "azt: error: --output is about tokens, and azt shell-init prints a script\nazt: hint: leave it out: azt shell-init bash\n",
        ),
        (
            "shell-init bash -p lab",
            "azt: error: --profile is about getting a token, and azt shell-init gets none\nazt: hint: leave it out: azt shell-init --help\n",
        ),
        (
            "shell-init --shell fish bash",
            "azt: error: --shell is about getting a token, and azt shell-init gets none\nazt: hint: leave it out: azt shell-init --help\n",
        ),
        (
            "shell-init bash --store file",
            "azt: error: --store is about getting a token, and azt shell-init gets none\nazt: hint: leave it out: azt shell-init --help\n",
        ),
    ] {
        azt(line).refuses(2, stderr);
    }
}
