//! Keeps `completions/`, `man/` and the words of the PowerShell module what the command line's definition says they are.
//!
//! `UPDATE=1 cargo test generated` writes them anew.

use std::path::Path;

use clap::builder::Resettable;
use clap::{Command, Subcommand as _, ValueEnum as _};
use clap_complete::Shell;
use clap_mangen::Man;

use super::Cli;
use crate::cloud::Cloud;
use crate::command::shell_init::script;
use crate::flow::Flow;
use crate::resource;

/// The day the pages were last revised; mandoc wants one, and the day of the build would change them every day.
const REVISED: &str = "2026-11-25";

fn pages() -> Vec<(String, Vec<u8>)> {
    let mut command = Cli::documented();
    command.build();
    let mut pages = vec![page(&command, "azt".to_owned())];
    for sub in command.get_subcommands() {
        let name = format!("azt-{}", sub.get_name());
        if matches!(sub.get_name(), "profile" | "standin" | "kubectl" | "docker") {
            pages.extend(sub.get_subcommands().map(|own| page(own, format!("{name}-{}", own.get_name()))));
        }
        pages.push(page(sub, name));
    }
    pages
}

fn page(command: &Command, name: String) -> (String, Vec<u8>) {
    let notes = command.get_after_long_help().map(ToString::to_string).unwrap_or_default();
    let command = command.clone().display_name(&name).disable_help_flag(true).after_long_help(Resettable::Reset);
    let man = Man::new(command)
        .title(name.to_uppercase())
        .date(REVISED)
        .source(concat!("azt ", env!("CARGO_PKG_VERSION")))
        .manual("azt manual");
    let mut text = Vec::new();
    man.render(&mut text).expect("a vector takes every byte");
    // What mandoc finds at fault in the generator's pages.
    let text =
        String::from_utf8(text).expect("pages are text").replace("\n.br\n\n.br\n", "\n.sp\n").replace(" \n", "\n");
    // A flow has one page, wherever it can be typed.
    let text = ["token\\-", "profile\\-add\\-", "exec\\-", "serve\\-"]
        .iter()
        .fold(text, |text, place| text.replace(&format!("azt\\-{place}"), "azt\\-"));
    let see_also = if name == "azt" { "" } else { ".SH SEE ALSO\n.BR azt (1)\n" };
    (format!("{name}.1"), (text + &sections(&notes) + see_also).into_bytes())
}

/// The sections after the options, as the manual sets them.
fn sections(notes: &str) -> String {
    let section = |section: &str| {
        let (title, lines) = section.split_once(":\n").expect("a section has a title");
        format!(".SH {}\n.nf\n{}\n.fi\n", title.to_uppercase(), lines.replace('-', "\\-"))
    };
    notes.split("\n\n").filter(|notes| !notes.is_empty()).map(section).collect()
}

fn completions() -> Vec<(String, Vec<u8>)> {
    let files = [
        (Shell::Bash, "azt.bash"),
        (Shell::Elvish, "azt.elv"),
        (Shell::Fish, "azt.fish"),
        (Shell::PowerShell, "_azt.ps1"),
        (Shell::Zsh, "_azt"),
    ];
    files.map(|(shell, name)| (name.to_owned(), script(shell).into_bytes())).to_vec()
}

/// What the PowerShell module completes.
fn words() -> (String, Vec<u8>) {
    let flows = Flow::augment_subcommands(Command::new("azt"));
    let flows = flows.get_subcommands().map(|flow| flow.get_name().to_owned()).collect::<Vec<_>>();
    let clouds = Cloud::value_variants().iter().map(|cloud| cloud.name().to_owned()).collect::<Vec<_>>();
    let resources = resource::table();
    let resources = resources.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect();
    let list = |(name, words): (&str, Vec<String>)| {
        let lines: Vec<_> = words.chunks(8).map(|words| format!("'{}'", words.join("', '"))).collect();
        format!("    {name} = @(\n        {}\n    )\n", lines.join(",\n        "))
    };
    let lists: String = [("Cloud", clouds), ("Flow", flows), ("Resource", resources)].map(list).concat();
    ("Words.psd1".to_owned(), format!("@{{\n{lists}}}\n").into_bytes())
}

/// The files of a directory; where nothing else is to be in it, `whole`.
fn compare(directory: &str, files: &[(String, Vec<u8>)], whole: bool) {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join(directory);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(&directory).expect("the directory can be made");
        for (name, text) in files {
            std::fs::write(directory.join(name), text).expect("the file can be written");
        }
    }
    for (name, text) in files {
        let path = directory.join(name);
        let stored = std::fs::read(&path).unwrap_or_default();
        assert!(stored == *text, "{} is stale: run UPDATE=1 cargo test generated", path.display());
    }
    let stored = std::fs::read_dir(&directory).expect("the directory is there").count();
    assert!(!whole || stored == files.len(), "{} has files that nothing generates", directory.display());
}

#[test]
fn the_manual_pages_are_fresh() {
    compare("man", &pages(), true);
}

#[test]
fn a_page_names_no_page_that_is_not_there() {
    let pages = pages();
    for (file, text) in &pages {
        let text = std::str::from_utf8(text).expect("pages are text").replace('\\', "");
        for named in text.lines().filter_map(|line| line.strip_suffix("(1)")) {
            let named = format!("{}.1", named.trim_start_matches(".BR ").trim_end());
            assert!(pages.iter().any(|(file, _)| *file == named), "{file} names {named}");
        }
    }
}

#[test]
fn the_completions_are_fresh() {
    compare("completions", &completions(), true);
}

#[test]
fn the_words_of_the_powershell_module_are_fresh() {
    compare("powershell/Azt", &[words()], false);
}

#[test]
fn the_powershell_module_is_of_this_version() {
    let manifest = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("powershell/Azt/Azt.psd1"));
    let line = format!("    ModuleVersion        = '{}'\n", env!("CARGO_PKG_VERSION"));
    assert!(manifest.expect("the manifest is there").contains(&line));
}

#[test]
fn the_powershell_module_gives_azt_options_that_it_has() {
    let module = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("powershell/Azt/Azt.psm1"));
    let module = module.expect("the module is there");
    let mut command = Cli::documented();
    command.build();
    let token = command.find_subcommand("token").expect("there is azt token");
    let options: Vec<_> = module.split("'--").skip(1).filter_map(|rest| rest.split(['\'', '=']).next()).collect();
    assert!(options.len() > 10, "{options:?}");
    for option in options.iter().filter(|option| !matches!(**option, "username" | "password-stdin")) {
        assert!(token.get_arguments().any(|argument| argument.get_long() == Some(option)), "--{option}");
    }
}
