//! The house's own rules, as greps.

use std::fs;
use std::path::{Path, PathBuf};

fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut left: Vec<PathBuf> = vec![root.clone()];
    let mut sources = Vec::new();
    while let Some(path) = left.pop() {
        if path.is_dir() {
            left.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            sources.push((name, fs::read_to_string(path).unwrap()));
        }
    }
    sources.sort();
    assert!(sources.len() > 10);
    sources
}

/// The modules that have this text in a line of code.
fn modules_with(text: &str) -> Vec<String> {
    let has = |source: &str| source.lines().any(|line| !line.trim_start().starts_with("//") && line.contains(text));
    sources().into_iter().filter(|(_, source)| has(source)).map(|(name, _)| name).collect()
}

#[test]
fn one_crate_has_one_module() {
    for (text, modules) in [
        ("reqwest::", vec!["http.rs", "http/answer.rs", "http/clients.rs", "http/fault.rs", "http/proxy.rs"]),
        ("hyper_util::", vec!["http/proxy.rs", "serve/listener.rs"]),
        ("hyper::", vec!["serve/listener.rs"]),
        ("http_body_util::", vec!["serve/listener.rs"]),
        ("tokio::", vec!["serve/listener.rs", "serve/room.rs"]),
        ("rustls::", vec!["http/authorities.rs", "http/clients.rs", "http/pin.rs", "http/witness.rs"]),
        ("rustls_platform_verifier::", vec!["http/witness.rs"]),
        ("x509_cert::", vec!["credential/certificate.rs", "http/witness.rs"]),
        ("clap_complete::", vec!["cli/generated.rs", "command/shell_init.rs"]),
        (" ::pem::", vec!["credential/certificate.rs", "credential/certificate/tests.rs"]),
        ("pkcs8::", vec!["credential/certificate.rs"]),
        ("p12_keystore::", vec!["credential/certificate.rs"]),
        ("http_auth::", vec!["challenge.rs"]),
        ("roxmltree::", vec!["federation/xml.rs"]),
        ("open::that", vec!["loopback/browser.rs"]),
        ("shlex::", vec!["loopback/browser.rs"]),
        ("tiny_http::", vec!["loopback.rs", "loopback/desk.rs"]),
        ("rpassword::", vec!["terminal/other.rs"]),
        ("rustix::", vec!["child/unix.rs", "machine.rs", "store/files.rs", "store/ladder.rs", "terminal/unix.rs"]),
        ("signal_hook::", vec!["interrupt.rs", "signals.rs"]),
        ("SystemRandom", vec!["random.rs"]),
        ("eprint", vec![]),
        ("io::stderr", vec!["stderr.rs"]),
        ("keyring::", vec!["store/daemon.rs"]),
        ("linux_keyutils::", vec!["store/kernel.rs"]),
        (
            "tempfile::",
            vec![
                "credential/certificate/tests.rs",
                "doctor/applications.rs",
                "doctor/profiles.rs",
                "flow/msi/arc/key_file.rs",
                "http/authorities.rs",
                "profile.rs",
                "profile/config.rs",
                "profile/file.rs",
                "standin/elsewhere.rs",
                "standin/link.rs",
                "store/files.rs",
                "token_file.rs",
            ],
        ),
        ("toml_edit::", vec!["profile.rs", "profile/config.rs", "profile/edit.rs", "profile/entry.rs"]),
        ("directories::", vec!["paths.rs"]),
        ("saphyr_parser::", vec!["kubeconfig/yaml.rs"]),
    ] {
        assert_eq!(modules_with(text), modules, "{text}");
    }
}

#[test]
fn only_main_writes_to_standard_output_and_ends_the_process() {
    for text in ["println!(", "print!(", "stdout()"] {
        let modules: Vec<_> = modules_with(text).into_iter().filter(|name| name != "main.rs").collect();
        let spoken = |name: &String| {
            let (_, source) = sources().into_iter().find(|(other, _)| other == name).unwrap();
            source.lines().any(|line| line.contains(text) && !line.contains(&format!("e{text}")))
        };
        assert!(!modules.iter().any(spoken), "{text} in {modules:?}");
    }
    assert_eq!(modules_with("process::exit"), Vec::<String>::new());
}

#[test]
fn imports_point_one_way() {
    let forbidden: [(&str, &[&str]); 16] = [
        (
            "flow/",
            &[
                "crate::flow::",
                "crate::session",
                "crate::store",
                "crate::output",
                "crate::cli",
                "crate::command",
                "super::super",
            ],
        ),
        ("session", &["crate::entra", "crate::output", "crate::cli", "crate::command", "crate::profile", "reqwest"]),
        ("store", &["crate::flow", "crate::session", "crate::output", "crate::cli", "crate::command", "crate::http"]),
        ("serve", &["crate::chain", "crate::cli", "crate::command", "crate::entra", "crate::http"]),
        ("doctor", &["crate::session", "crate::output", "crate::cli", "crate::command"]),
        ("standin", &["crate::flow", "crate::session", "crate::store", "crate::cli", "crate::command", "crate::http"]),
        ("profile", &["crate::session", "crate::store", "crate::command"]),
        ("entra", &["crate::flow", "crate::session", "crate::output", "crate::cli", "crate::loopback"]),
        (
            "federation",
            &["crate::flow", "crate::session", "crate::store", "crate::output", "crate::cli", "crate::command"],
        ),
        ("loopback", &["crate::flow", "crate::session", "crate::output", "crate::cli", "crate::entra"]),
        (
            "credential",
            &["crate::flow", "crate::session", "crate::store", "crate::output", "crate::cli", "crate::http"],
        ),
        ("workload", &["crate::flow", "crate::session", "crate::store", "crate::output", "crate::cli", "crate::entra"]),
        ("http", &["crate::flow", "crate::session", "crate::output", "crate::cli", "crate::entra", "crate::token"]),
        (
            "kubeconfig",
            &["crate::flow", "crate::session", "crate::store", "crate::output", "crate::cli", "crate::command"],
        ),
        (
            "registry",
            &["crate::session", "crate::store", "crate::output", "crate::cli", "crate::command", "crate::entra"],
        ),
        ("exec_credential", &["crate::flow", "crate::session", "crate::store", "crate::cli", "crate::command"]),
    ];
    for (name, source) in sources() {
        let rules = forbidden.iter().filter(|(place, _)| name.starts_with(place));
        for text in rules.flat_map(|(_, texts)| texts.iter()) {
            assert!(!source.contains(text), "{name} has {text}");
        }
    }
    let flows = [
        "arr_sts",
        "authcode",
        "client_credentials",
        "cloudshell",
        "devicecode",
        "msi",
        "obo",
        "refresh",
        "ropc",
        "workload_identity",
    ];
    for (name, source) in sources().into_iter().filter(|(name, _)| name.starts_with("flow/")) {
        for flow in flows.iter().filter(|flow| !name.contains(**flow)) {
            assert!(!source.contains(&format!("super::{flow}")), "{name} knows {flow}");
        }
    }
}

#[test]
fn unsafe_code_is_forbidden_and_secrets_have_no_display() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    assert!(manifest.contains("unsafe_code = \"forbid\""));
    let secret = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/secret.rs")).unwrap();
    assert!(!secret.contains("Display for Secret") && !secret.contains("Serialize"));
}
