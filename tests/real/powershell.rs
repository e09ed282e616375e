//! The PowerShell that the project ships, parsed by a grammar. No PowerShell is at hand to run it.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::peers::{node, part};
use crate::process::{Outcome, run};

/// What the module may call: of Windows PowerShell 5.1, and its own.
const COMMANDS: [&str; 16] = [
    "ConvertFrom-Json",
    "ConvertTo-NativeArgument",
    "Export-ModuleMember",
    "ForEach-Object",
    "Get-Command",
    "Get-Known",
    "Get-Location",
    "Import-PowerShellDataFile",
    "Invoke-Azt",
    "Join-Path",
    "New-AztError",
    "Register-ArgumentCompleter",
    "Set-StrictMode",
    "Write-Information",
    "Write-Verbose",
    "Write-Warning",
];

/// A text, and where it stands.
type Text = (String, String);

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of a directory whose names end so.
fn files(directory: &str, endings: &[&str]) -> Vec<Text> {
    let Ok(entries) = fs::read_dir(root().join(directory)) else { return Vec::new() };
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let names = names.filter(|name| endings.iter().any(|ending| name.ends_with(ending)));
    let text = |name: &str| fs::read_to_string(root().join(directory).join(name)).unwrap();
    names.map(|name| (name.clone(), text(&name))).collect()
}

fn module() -> Vec<Text> {
    let files = files("powershell/Azt", &[".ps1", ".psm1", ".psd1"]);
    assert_eq!(files.len(), 3);
    files
}

/// The blocks of the documents, and the first line of each example of the help.
fn examples() -> Vec<Text> {
    let documents = ["", "docs", "powershell"].iter().flat_map(|directory| files(directory, &[".md"]));
    let mut all = Vec::new();
    for (name, text) in documents {
        let blocks = text.split("```powershell\n").skip(1).map(|rest| rest.split("```").next().unwrap().to_owned());
        all.extend(blocks.map(|block| (name.clone(), block)));
    }
    for (name, text) in module() {
        let lines = text.split(".EXAMPLE\n").skip(1).map(|rest| rest.lines().next().unwrap().trim().to_owned());
        all.extend(lines.map(|line| (name.clone(), line)));
    }
    all
}

/// What the grammar says of each.
fn described(texts: &[Text]) -> Vec<Value> {
    let sources: Vec<_> = texts.iter().map(|(_, text)| text).collect();
    let mut command = node();
    // Node.js would not end before it has made the grammar faster than a second's work needs it.
    command.arg("--liftoff-only").arg(part("powershell.mjs"));
    let Outcome { status, stdout, stderr, .. } = run(&mut command, &serde_json::to_string(&sources).unwrap());
    assert_eq!(status, Some(0), "{stderr}");
    let described: Vec<Value> = serde_json::from_str(&stdout).unwrap();
    assert_eq!(described.len(), texts.len());
    described
}

#[test]
#[ignore = "needs tests/real/setup"]
fn all_powershell_parses() {
    let mut texts = [module(), examples(), files("completions", &[".ps1"])].concat();
    assert!(texts.len() > 15, "{}", texts.len());
    // A script block as a method's only argument needs no parentheses, which the grammar does not know.
    for (_, text) in &mut texts {
        *text = text.replace(".Where{ $_.CompletionText -like \"$wordToComplete*\" }", "");
    }
    for ((name, text), described) in texts.iter().zip(described(&texts)) {
        assert_eq!(described["faults"].to_string(), "[]", "{name}:\n{text}");
    }
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_planted_fault_does_not_parse() {
    let mut texts = Vec::new();
    for (name, text) in module().into_iter().chain(examples()) {
        texts.extend(["{ $_", "'", "if ($a { }", "function {"].map(|fault| (name.clone(), format!("{text}\n{fault}"))));
        for missing in ["param(", "try {", "}\n", ")\n", " }", "@{"] {
            if let Some(at) = text.rfind(missing) {
                let end = at + missing.len();
                texts.push((format!("{name} without {missing:?}"), format!("{}{}", &text[..at], &text[end..])));
            }
        }
    }
    for ((name, text), described) in texts.iter().zip(described(&texts)) {
        assert_ne!(described["faults"].to_string(), "[]", "{name}:\n{text}");
    }
}

#[test]
#[ignore = "needs tests/real/setup"]
fn the_module_needs_no_newer_powershell_than_it_says() {
    let module = module();
    for ((name, text), described) in module.iter().zip(described(&module)) {
        for command in described["commands"].as_array().unwrap() {
            assert!(COMMANDS.contains(&command.as_str().unwrap()), "{name} calls {command}");
        }
        assert_eq!(described["newer"].to_string(), "[]", "{name}");
        // Windows PowerShell takes a file without a byte order mark for one in the machine's code page.
        assert!(text.is_ascii(), "{name}");
    }
    let newer = [("".to_owned(), "a && b".to_owned()), ("".to_owned(), "a || b".to_owned())];
    for described in described(&newer) {
        assert_eq!(described["newer"].to_string(), "[\"1:3\"]");
    }
}
