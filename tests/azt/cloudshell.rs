//! `azt cloudshell`.

use serde_json::json;

use crate::run::{answering, azt, newest};
use crate::sandbox::cloud::ALEX;
use crate::sandbox::{Answer, Sandbox};

#[test]
fn cloudshell_posts_the_resource_and_prints_the_users_token() {
    let sandbox = Sandbox::start();
    let outcome = azt("cloudshell --resource graph").at(&sandbox).outcome();
    assert_eq!((outcome.stdout, outcome.stderr.as_str(), outcome.status), (newest(&sandbox), "", Some(0)));

    let request = sandbox.requests().pop().unwrap();
    assert_eq!((request.method.as_str(), request.path.as_str()), ("POST", "/oauth2/token"));
    assert_eq!(request.form, [("resource".to_owned(), "https://graph.microsoft.com/".to_owned())]);
    assert_eq!(request.header("metadata"), Some("true"));
    assert!(request.is_form());
}

#[test]
fn the_user_and_the_tenant_are_read_from_the_token() {
    let sandbox = Sandbox::start();
    let json = azt("cloudshell -o json").at(&sandbox).outcome().json();
    assert_eq!(json["account"], ALEX);
    assert_eq!(json["flow"], "cloudshell");
    assert_eq!(json["resource"], "https://management.azure.com/");
}

#[test]
fn a_refused_audience_is_named_and_leads_to_authcode() {
    let sandbox = Sandbox::start();
    let outcome = azt("cloudshell --resource https://newservice.azure.com/").at(&sandbox).outcome();
    let start = "azt: error: Cloud Shell has no tokens for https://newservice.azure.com/, because it serves an allowlist of audiences, compared to the character: AudienceNotSupported: Audience https://newservice.azure.com/ is not a supported MSI token audience";
    assert!(outcome.refused(4).starts_with(start), "{outcome:?}");
    assert!(
        outcome.stderr.ends_with(
            " (HTTP 400)\nazt: hint: sign in for it instead: azt authcode --resource https://newservice.azure.com/\n"
        ),
        "{outcome:?}"
    );
}

#[test]
fn user_assigned_identities_are_refused_with_the_reason() {
    for option in ["--client-id", "--object-id", "--resource-id"] {
        azt("cloudshell").arg(option).arg("x").refuses(
            2,
            &format!(
                "azt: error: Cloud Shell has no managed identities, so there is none for {option} to choose: its tokens are the signed-in user's\n\
                 azt: hint: leave the option out: azt cloudshell\n"
            ),
        );
    }
}

#[test]
fn a_policy_of_the_tenant_is_told_in_the_services_words() {
    let answer = Answer::json(
        400,
        &json!({ "error": { "code": "invalid_grant", "message": "AADSTS53000: Device is not compliant." } }),
    );
    azt("cloudshell").at(&answering(answer)).refuses(
        4,
        "azt: error: Cloud Shell gave no token: invalid_grant: AADSTS53000: Device is not compliant. (HTTP 400)\n\
         azt: hint: sign in yourself: azt authcode --resource https://management.azure.com/\n",
    );
    azt("cloudshell").at(&answering(Answer::text(401, "no"))).refuses(
        4,
        "azt: error: Cloud Shell gave no token: no (HTTP 401)\n\
         azt: hint: sign in yourself: azt authcode --resource https://management.azure.com/\n",
    );
}

#[test]
fn outside_cloud_shell_the_way_out_is_named() {
    azt("cloudshell --resource databricks").env("MSI_ENDPOINT", "http://localhost:1/oauth2/token").refuses(
        5,
        "azt: error: could not reach http://localhost:1/oauth2/token: Connection refused (os error 111)\n\
         azt: hint: outside Cloud Shell sign in: azt authcode --resource 2ff814a6-3304-4ab8-85cb-cd0e6f879c1d\n",
    );
}

#[test]
fn several_scopes_have_no_resource_to_ask_for() {
    azt("cloudshell --scope User.Read --scope Mail.Read").refuses(
        2,
        "azt: error: this endpoint gives tokens for one resource, not for the scopes User.Read Mail.Read\n\
         azt: hint: name the resource: --resource URI, or one --scope URI/.default\n",
    );
}
