//! The completions, in the shells they are for.

use std::path::Path;
use std::process::Command;

use crate::login::script;
use crate::process::run;
use crate::terminal::Terminal;

fn file(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name).to_str().unwrap().to_owned()
}

/// The line of the README for this shell.
fn line(shell: &str) -> String {
    let readme = std::fs::read_to_string(file("README.md")).unwrap();
    let line = readme.lines().find(|line| line.contains(&format!("azt shell-init {shell}")) && line.contains("  #"));
    line.unwrap().split("  #").next().unwrap().trim_end().to_owned()
}

/// Types the beginnings of words and expects the shell to finish them.
fn completes(terminal: &Terminal) {
    for (typed, completed) in [
        ("azt clou", "azt cloudshell"),
        ("azt token auth", "azt token authcode"),
        ("azt msi --object", "azt msi --object-id"),
        ("azt refresh --with-r", "azt refresh --with-refresh-token"),
        ("azt token msi --object", "azt token msi --object-id"),
        ("azt exec msi --object", "azt exec msi --object-id"),
        ("azt docker set", "azt docker setup"),
    ] {
        completes_one(terminal, typed, completed);
    }
}

/// What stands behind the dashes is another program's; the scripts for fish and elvish have no words for that.
fn completes_programs(terminal: &Terminal) {
    completes_one(terminal, "azt exec -- dircol", "azt exec -- dircolors");
    completes_one(terminal, "azt exec msi -- dircol", "azt exec msi -- dircolors");
}

/// Of elvish's script that is asked too much: it has no values of options.
fn completes_values(terminal: &Terminal) {
    completes_one(terminal, "azt msi --source vm", "azt msi --source vm-extension");
}

fn completes_one(terminal: &Terminal, typed: &str, completed: &str) {
    terminal.types(typed);
    terminal.presses("Tab");
    terminal.shows(completed);
    terminal.presses("C-u");
}

#[test]
#[ignore = "needs tests/real/setup"]
fn bash_completes() {
    let terminal = Terminal::start("bash --norc");
    terminal.enters(&format!("{} && echo loa''ded", line("bash")));
    terminal.shows("loaded");
    completes(&terminal);
    completes_programs(&terminal);
    completes_values(&terminal);
}

#[test]
#[ignore = "needs tests/real/setup"]
fn zsh_completes() {
    let terminal = Terminal::start("zsh -f");
    terminal.enters(&format!("autoload -U compinit && compinit -u -D && {} && echo loa''ded", line("zsh")));
    terminal.shows("loaded");
    completes(&terminal);
    completes_programs(&terminal);
    completes_values(&terminal);
}

#[test]
#[ignore = "needs tests/real/setup"]
fn zsh_loads_the_script_from_its_path_of_functions() {
    let terminal = Terminal::start("zsh -f");
    let load = "autoload -U compinit && compinit -u -D && echo loa''ded";
    terminal.enters(&format!("fpath=('{}' $fpath); {load}", file("completions")));
    terminal.shows("loaded");
    completes(&terminal);
    completes_values(&terminal);
}

#[test]
#[ignore = "needs tests/real/setup"]
fn fish_completes() {
    let terminal = Terminal::start("fish --no-config");
    terminal.enters(&format!("{}; and echo loa''ded", line("fish")));
    terminal.shows("loaded");
    completes(&terminal);
    completes_values(&terminal);
}

#[test]
#[ignore = "needs tests/real/setup"]
fn elvish_completes() {
    let terminal = Terminal::start("elvish -norc");
    terminal.enters(&format!("{}; echo loa''ded", line("elvish")));
    terminal.shows("loaded");
    completes(&terminal);
}

/// What a shell says as it starts is read at each start. Of elvish, whose completions are the terminal's, the test above is all.
#[test]
#[ignore = "needs tests/real/setup"]
fn every_script_loads_twice_without_a_word() {
    let azt = Path::new(env!("CARGO_BIN_EXE_azt")).parent().unwrap();
    let path = format!("{}:/usr/local/bin:/usr/bin:/bin", azt.display());
    for (shell, options, before) in [
        ("bash", ["--norc", "-euc"], ""),
        ("zsh", ["-f", "-euc"], "autoload -U compinit && compinit -u -D"),
        ("fish", ["--no-config", "-c"], ""),
    ] {
        let first = line(shell);
        let whole = first.replace(shell, &format!("{shell} --whole"));
        for line in [first, whole] {
            let script = format!("{before}\n{line}\n{line}\necho loaded");
            let outcome = run(Command::new(shell).args(options).arg(script).env("PATH", &path), "");
            assert_eq!(
                (outcome.status, outcome.stdout.as_str(), outcome.stderr.as_str()),
                (Some(0), "loaded\n", ""),
                "{line}"
            );
        }
    }
}

/// bash 3.2, as macOS has it, does not look again because a function asks it to.
#[test]
#[ignore = "needs tests/real/setup"]
fn bash_completes_by_the_first_call_of_what_it_reads_as_it_starts() {
    let script = format!(
        "{}; COMP_WORDS=(azt auth); COMP_CWORD=1; _azt_first azt auth azt; echo $? ${{COMPREPLY[*]}}",
        line("bash")
    );
    let azt = Path::new(env!("CARGO_BIN_EXE_azt")).parent().unwrap();
    let path = format!("{}:/usr/local/bin:/usr/bin:/bin", azt.display());
    let outcome = run(Command::new("bash").args(["--norc", "-euc", &script]).env("PATH", path), "");
    assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str()), ("0 authcode\n", ""));
}

/// As in a shell that was there before azt went, or before an older one came.
#[test]
#[ignore = "needs tests/real/setup"]
fn nothing_is_said_at_tab_where_azt_is_gone_or_knows_no_more() {
    let azt = Path::new(env!("CARGO_BIN_EXE_azt")).parent().unwrap();
    let places = "/usr/local/bin:/usr/bin:/bin";
    let old = tempfile::TempDir::new().unwrap();
    script(&old.path().join("azt"), "#!/bin/sh\necho 'azt: error: what?' >&2; exit 2\n");
    for (shell, options, before, tab) in [
        ("bash", ["--norc", "-uc"], "PATH=", "_azt_first azt auth azt"),
        ("zsh", ["-f", "-uc"], "autoload -U compinit && compinit -u -D; PATH=", "_azt"),
        ("fish", ["--no-config", "-c"], "set PATH ", "complete --do-complete 'azt auth'"),
    ] {
        for gone in [places.to_owned(), format!("{}:{places}", old.path().display())] {
            let gone = if shell == "fish" { gone.replace(':', " ") } else { gone };
            let (compinit, path) = before.split_once("; ").unwrap_or(("", before));
            let text = format!("{compinit}\n{}\n{path}{gone}\n{tab}\necho done", line(shell));
            let mut command = Command::new(shell);
            command.args(options).arg(text).env("PATH", format!("{}:{places}", azt.display()));
            let outcome = run(&mut command, "");
            assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str()), ("done\n", ""), "{shell} {gone}");
        }
    }
}

/// No PowerShell is at hand: that its script names every command, and parses (`powershell.rs`), is all that is checked.
#[test]
#[ignore = "needs tests/real/setup"]
fn every_script_names_every_command() {
    let help = run(Command::new(env!("CARGO_BIN_EXE_azt")).arg("-h"), "").stdout;
    let (_, commands) = help.split_once("Commands:\n").unwrap();
    let lines = commands.lines().take_while(|line| !line.is_empty());
    let commands: Vec<_> =
        lines.filter(|line| !line.starts_with("   ")).filter_map(|line| line.split_whitespace().next()).collect();
    assert!(commands.len() > 20, "{commands:?}");
    for script in ["azt.bash", "_azt", "azt.fish", "_azt.ps1", "azt.elv"] {
        let text = std::fs::read_to_string(file(&format!("completions/{script}"))).unwrap();
        for command in &commands {
            assert!(text.contains(command), "{script} lacks {command}");
        }
    }
}
