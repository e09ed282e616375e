//! Nobody gets another person's token: not when a sign-in ends, and not where the service names nobody.

use std::fs;

use serde_json::{Value, json};

use crate::run::Home;
use crate::sandbox::Sandbox;
use crate::sandbox::cloud::{ALEX, GUEST};

/// The file of the profiles may come from anywhere.
#[test]
fn a_pinned_account_cannot_move_the_cursor() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let config = home.path().join(".config/azt");
    fs::create_dir_all(&config).unwrap();
    let account = format!("account = \"\\u001b[31m{GUEST}\\nazt: hint: run: rm\"");
    let text = format!("[profile.w]\nflow = \"ropc\"\nusername = \"{ALEX}\"\n{account}\n");
    fs::write(config.join("config.toml"), text).unwrap();
    home.azt("token w", &sandbox).env("AZURE_PASSWORD", crate::sandbox::cloud::PASSWORD).refuses(
        4,
        &format!(
            "azt: error: the token is of {ALEX}, and the profile is for [31m{GUEST} azt: hint: run: rm only\n\
             azt: hint: sign in as that account: azt login w\n"
        ),
    );
    let list: Value = home.azt("list -ojson", &sandbox).outcome().json();
    assert_eq!(list, json!([]));
}
