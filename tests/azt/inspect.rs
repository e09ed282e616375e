//! `azt inspect`: what the words mean is tested where they are; here, which token is explained.

use crate::run::{Home, azt};
use crate::sandbox::Sandbox;
use crate::sandbox::cloud::ALEX;

#[test]
fn the_token_on_standard_input_is_explained_and_sent_nowhere() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    let token = home.azt("msi --resource graph", &sandbox).outcome().stdout;
    let count = sandbox.requests().len();
    for text in [token.clone(), format!("Authorization: Bearer {token}"), format!("\"{}\"", token.trim())] {
        let outcome = home.azt("inspect", &sandbox).input(&text).outcome();
        assert_eq!((outcome.status, outcome.stderr.as_str()), (Some(0), ""));
        assert!(outcome.stdout.contains("https://graph.microsoft.com/          graph, msgraph"), "{}", outcome.stdout);
        assert!(outcome.stdout.ends_with("The signature is not verified, and the token was sent nowhere.\n"));
        assert!(!outcome.stdout.contains(token.trim().rsplit('.').next().unwrap()), "no signature is shown");
    }
    let json = home.azt("inspect -o json", &sandbox).input(&token).outcome().json();
    assert_eq!((&json["verified"], &json["audience"]), (&false.into(), &"https://graph.microsoft.com/".into()));
    assert_eq!(sandbox.requests().len(), count);
}

#[test]
fn without_one_it_is_the_token_that_azt_token_would_print() {
    let sandbox = Sandbox::start();
    let home = Home::new();
    home.azt("inspect", &sandbox).outcome().refused(3);
    home.ropc(ALEX, &sandbox).prints_a_token();
    let json = home.azt("inspect -o json --resource keyvault", &sandbox).outcome().json();
    assert_eq!((&json["account"], &json["audience"]), (&ALEX.into(), &"https://vault.azure.net".into()));
    let json = home.azt("inspect -o json", &sandbox).outcome().json();
    assert_eq!(json["audience"], "https://management.azure.com/");
}

#[test]
fn what_is_no_token_is_refused_and_not_shown() {
    for text in ["0.AXoA-opaque-refresh-token", "{\"accessToken\":\"eyJ.e30.c2ln\"}", "a.b.c"] {
        let outcome = azt("inspect").input(text).outcome();
        let stderr = outcome.refused(2);
        assert!(!stderr.contains(text), "{stderr}");
    }
    azt("inspect -o header")
        .input("x")
        .refuses(2, "azt: error: inspect prints a table, or JSON\nazt: hint: for JSON: azt inspect -o json\n");
}
