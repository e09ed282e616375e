//! `azt msi`.

mod answers;
mod arc;
pub mod place;
mod refusals;
mod requests;
mod selectors;

use crate::run::{azt, newest};
use crate::sandbox::Sandbox;

#[test]
fn msi_prints_the_token_and_nothing_else() {
    let sandbox = Sandbox::start();
    let outcome = azt("msi").at(&sandbox).outcome();
    assert_eq!((outcome.stdout, outcome.stderr.as_str(), outcome.status), (newest(&sandbox), "", Some(0)));

    let requests = sandbox.requests();
    let [request] = requests.as_slice() else { panic!("one request, not {requests:?}") };
    assert_eq!((request.method.as_str(), request.path.as_str()), ("GET", "/metadata/identity/oauth2/token"));
    let query = [("api-version", "2018-02-01"), ("resource", "https://management.azure.com/")];
    assert_eq!(request.query, query.map(|(name, value)| (name.to_owned(), value.to_owned())));
    assert_eq!(request.header("metadata"), Some("true"));
    assert_eq!(request.header("x-forwarded-for"), None);
}

#[test]
fn token_is_the_long_spelling() {
    let sandbox = Sandbox::start();
    for line in ["token msi", "managed-identity", "token managed-identity", "-q msi", "msi --source imds"] {
        let outcome = azt(line).at(&sandbox).outcome();
        assert_eq!((outcome.stdout, outcome.stderr.as_str()), (newest(&sandbox), ""), "{line}");
    }
}

#[test]
fn a_resource_may_be_a_uri_a_guid_a_name_or_a_scope() {
    let sandbox = Sandbox::start();
    for (option, value, audience) in [
        ("--resource", "https://vault.azure.net", "https://vault.azure.net"),
        ("--resource", "keyvault", "https://vault.azure.net"),
        ("--resource", "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d", "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d"),
        ("--resource", "Databricks", "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d"),
        ("--scope", "https://management.azure.com//.default", "https://management.azure.com/"),
        ("--scopes", "https://vault.azure.net/.default", "https://vault.azure.net"),
    ] {
        azt("msi -o token").arg(option).arg(value).at(&sandbox).outcome().token();
        assert_eq!(sandbox.tokens().last().unwrap().audience, audience, "{option} {value}");
    }
    azt("msi").env("AZT_RESOURCE", "graph").at(&sandbox).outcome().token();
    assert_eq!(sandbox.tokens().last().unwrap().audience, "https://graph.microsoft.com/");
    azt("msi --resource arm").env("AZT_SCOPE", "https://vault.azure.net/.default").at(&sandbox).outcome().token();
    assert_eq!(sandbox.tokens().last().unwrap().audience, "https://management.azure.com/");
}

#[test]
fn a_metadata_host_elsewhere_is_refused() {
    for (host, why) in [
        (
            "http://evil.example",
            "is plain http to another machine, where anyone on the way can read the token: http://evil.example/",
        ),
        ("http://u:p@127.0.0.1", "has a user name or password inside"),
        ("evil", "is not a URL that begins with https:// or http://: evil"),
        ("localhost:1", "is not a URL that begins with https:// or http://: localhost:1"),
        ("http://127.0.0.1:1/?a=b", "has a query: http://127.0.0.1:1/?a=b"),
    ] {
        azt("msi")
            .env("AZURE_POD_IDENTITY_AUTHORITY_HOST", host)
            .refuses(2, &format!("azt: error: AZURE_POD_IDENTITY_AUTHORITY_HOST {why}\n"));
    }
}
