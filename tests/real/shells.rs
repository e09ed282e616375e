//! The completions, in the shells they are for.

use std::path::Path;

use crate::terminal::Terminal;

fn completions() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("completions").to_str().unwrap().to_owned()
}

/// Types the beginnings of words and expects the shell to finish them.
fn completes(terminal: &Terminal) {
    for (typed, completed) in [
        ("azt clou", "azt cloudshell"),
        ("azt token auth", "azt token authcode"),
        ("azt msi --object", "azt msi --object-id"),
        ("azt msi --source vm", "azt msi --source vm-extension"),
        ("azt refresh --with-r", "azt refresh --with-refresh-token"),
    ] {
        terminal.types(typed);
        terminal.presses("Tab");
        terminal.shows(completed);
        terminal.presses("C-u");
    }
}

#[test]
#[ignore = "needs tests/real/setup"]
fn bash_completes() {
    let terminal = Terminal::start("bash --norc");
    terminal.enters(&format!("source '{}/azt.bash' && echo loa''ded", completions()));
    terminal.shows("loaded");
    completes(&terminal);
}

#[test]
#[ignore = "needs tests/real/setup"]
fn zsh_completes() {
    let terminal = Terminal::start("zsh -f");
    let load = "autoload -U compinit && compinit -u -D && echo loa''ded";
    terminal.enters(&format!("fpath=('{}' $fpath); {load}", completions()));
    terminal.shows("loaded");
    completes(&terminal);
}

#[test]
#[ignore = "needs tests/real/setup"]
fn fish_completes() {
    let terminal = Terminal::start("fish --no-config");
    terminal.enters(&format!("source '{}/azt.fish'; and echo loa''ded", completions()));
    terminal.shows("loaded");
    completes(&terminal);
}

/// No PowerShell and no elvish are at hand: that their scripts name every command is all that is checked.
#[test]
#[ignore = "needs tests/real/setup"]
fn every_script_names_every_command() {
    for script in ["azt.bash", "_azt", "azt.fish", "_azt.ps1", "azt.elv"] {
        let text = std::fs::read_to_string(Path::new(&completions()).join(script)).unwrap();
        for flow in [
            "msi",
            "cloudshell",
            "authcode",
            "ropc",
            "refresh",
            "arr-sts",
            "token",
            "login",
            "logout",
            "list",
            "forget",
            "inspect",
            "profile",
        ] {
            assert!(text.contains(flow), "{script} lacks {flow}");
        }
    }
}
