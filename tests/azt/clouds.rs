//! Clouds, their resources, and login hosts that say themselves where their endpoints are.

use serde_json::{Value, json};

use crate::run::{Azt, azt};
use crate::sandbox::cloud::{ALEX, CONFIDENTIAL_APP, PASSWORD, TENANT_DOMAIN};
use crate::sandbox::{Answer, Sandbox};

const CONFIGURATION: &str = "/.well-known/openid-configuration";

fn sign_in(line: &str) -> Azt {
    azt("ropc --password-stdin --username").arg(ALEX).args(line).input(PASSWORD)
}

#[test]
fn a_name_stands_for_the_resource_of_the_cloud_that_is_meant() {
    let sandbox = Sandbox::start();
    let asked_for = |run: Azt| {
        run.imds(&sandbox).outcome();
        sandbox.requests().pop().unwrap().query("resource").unwrap().to_owned()
    };
    for (line, variables, resource) in [
        ("msi", &[][..], "https://management.azure.com/"),
        ("msi --cloud AzureUSGovernment", &[], "https://management.usgovcloudapi.net/"),
        ("msi --cloud usgov --resource graph", &[], "https://graph.microsoft.us/"),
        ("msi --resource keyvault", &[("AZURE_CLOUD", "AzureChinaCloud")], "https://vault.azure.cn"),
        ("msi --resource sql", &[("AZT_CLOUD", "china")], "https://database.chinacloudapi.cn/"),
        (
            "msi --resource graph",
            &[("AZURE_AUTHORITY_HOST", "https://login.microsoftonline.us/")],
            "https://graph.microsoft.us/",
        ),
        (
            "msi --resource graph --cloud AzureCloud",
            &[("AZURE_CLOUD", "AzureChinaCloud")],
            "https://graph.microsoft.com/",
        ),
        ("msi --resource https://graph.microsoft.com/ --cloud china", &[], "https://graph.microsoft.com/"),
        ("token --resource graph --cloud china", &[], "https://microsoftgraph.chinacloudapi.cn"),
    ] {
        let run = variables.iter().fold(azt(line), |run, (name, value)| run.env(name, value));
        assert_eq!(asked_for(run), resource, "{line} {variables:?}");
    }
}

#[test]
fn what_a_cloud_does_not_have_or_is_not_is_refused() {
    azt("msi --cloud china --resource devops").refuses(
        2,
        "azt: error: azt knows no resource in AzureChinaCloud that is called devops\n\
         azt: hint: name it by its address there: --resource URI\n",
    );
    azt("msi --cloud mars").refuses(
        2,
        "azt: error: invalid value 'mars' for '--cloud <CLOUD>' [possible values: AzureCloud, AzureUSGovernment, AzureChinaCloud, AzureBleuCloud]\n\
         azt: hint: what can be typed: azt msi --help\n",
    );
    azt("msi").env("AZURE_CLOUD", "AzureGermanCloud").refuses(
        2,
        "azt: error: AZURE_CLOUD is 'AzureGermanCloud', which was closed on 29 October 2021\n\
         azt: hint: its tenants moved to the public cloud: export AZURE_CLOUD=AzureCloud\n",
    );
    azt("ropc --username a@b --cloud AzureChinaCloud --authority-host login.microsoftonline.us").refuses(
        2,
        "azt: error: --authority-host is https://login.microsoftonline.us/, which is not in AzureChinaCloud, as --cloud has it\n\
         azt: hint: say one of the two: --cloud AzureChinaCloud\n",
    );
}

#[test]
fn hints_name_the_cloud() {
    let run = azt("authcode --no-prompt --cloud AzureUSGovernment --resource graph");
    run.refuses(
        3,
        "azt: error: authcode needs a person at a browser, and --no-prompt forbids to ask one\n\
         azt: hint: where a person is: azt authcode --tenant organizations --resource https://graph.microsoft.us/ --cloud AzureUSGovernment\n",
    );
    let run = azt("authcode --no-prompt --cloud AzureUSGovernment --authority-host https://id.example");
    run.refuses(
        3,
        "azt: error: authcode needs a person at a browser, and --no-prompt forbids to ask one\n\
         azt: hint: where a person is: azt authcode --tenant organizations --resource https://management.usgovcloudapi.net/ --authority-host https://id.example --cloud AzureUSGovernment\n",
    );
}

#[test]
fn a_tenant_that_lives_in_another_cloud_is_said_to() {
    let sandbox = Sandbox::start();
    let place = format!("/{TENANT_DOMAIN}/v2.0{CONFIGURATION}");
    sandbox.answer_always(
        &place,
        Answer::json(
            200,
            &json!({
                "issuer": "https://login.microsoftonline.us/x/v2.0", "token_endpoint": format!("{}/t", sandbox.url()),
                "cloud_instance_name": "microsoftonline.us", "tenant_region_scope": "USG",
            }),
        ),
    );
    let refusal = json!({ "error": "invalid_request", "error_codes": [90002], "error_description": "AADSTS90002: Tenant not found." });
    sandbox.answer_always("/t", Answer::json(400, &refusal));
    sign_in("--resource graph --tenant").arg(TENANT_DOMAIN).at(&sandbox).refuses(
        4,
        "azt: error: the password sign-in was refused: the tenant contoso.example lives in AzureUSGovernment: invalid_request: AADSTS90002: Tenant not found. (HTTP 400)\n\
         azt: hint: ask there: azt ropc --username alex@contoso.example --tenant contoso.example --resource graph --cloud AzureUSGovernment\n",
    );
}

#[test]
fn endpoints_are_where_the_login_host_says() {
    let sandbox = Sandbox::start();
    let token = format!("{}/organizations/oauth2/v2.0/token", sandbox.url());
    let realm = format!("{}/realms/one", sandbox.url());
    sandbox.answer_always(
        &format!("/realms/one{CONFIGURATION}"),
        Answer::json(200, &json!({ "issuer": realm, "token_endpoint": token, "x": { "y": [1] } })),
    );
    sign_in("--authority-host").arg(&realm).at(&sandbox).prints_a_token();
    assert_eq!(sandbox.discoveries().len(), 1);
    // Hints name the tenant, whether or not there are any.
    sign_in("--tenant organizations --authority-host").arg(&realm).at(&sandbox).prints_a_token();
    assert_eq!(sandbox.discoveries().len(), 2);
    // A tenant that was named is a part of the place; who says nothing there is taken for a stand-in of Entra's.
    sandbox.answer_always(&format!("/contoso.example/v2.0{CONFIGURATION}"), Answer::status(404));
    sign_in("--tenant contoso.example").at(&sandbox).prints_a_token();
    let paths: Vec<_> = sandbox.discoveries().into_iter().map(|request| request.path).collect();
    assert_eq!(
        paths[2..],
        [format!("/contoso.example/v2.0{CONFIGURATION}"), format!("/contoso.example{CONFIGURATION}"),]
    );
    assert_eq!(sandbox.requests().pop().unwrap().path, "/contoso.example/oauth2/v2.0/token");
}

#[test]
fn a_login_host_cannot_say_just_anything() {
    let sandbox = Sandbox::start();
    let host = sandbox.url();
    let refused = |configuration: Value, why: &str| {
        sandbox.answer_always(CONFIGURATION, Answer::json(200, &configuration));
        sign_in("").at(&sandbox).refuses(5, &format!("azt: error: the {why}\n"));
    };
    let of = "OpenID configuration of SANDBOX/";
    refused(json!({ "issuer": 7 }), &format!("{of} names no issuer"));
    refused(json!({ "issuer": "one" }), &format!("{of} names an issuer that is no URL"));
    refused(json!({ "issuer": "https://evil.example/" }), &format!("{of} is another issuer's: https://evil.example/"));
    refused(json!({ "issuer": host }), &format!("{of} names no token_endpoint"));
    for (endpoint, why) in [
        (
            "http://evil.example/t",
            "is plain http to another machine, where anyone on the way can read the token: http://evil.example/t",
        ),
        ("https://user:pw@id.example/t", "has a user name or password inside"),
        ("javascript:1", "is not a URL that begins with https:// or http://: javascript:1"),
        ("\u{1b}[31m", "is not a URL that begins with https:// or http://: [31m"),
    ] {
        refused(json!({ "issuer": host, "token_endpoint": endpoint }), &format!("token_endpoint of SANDBOX/ {why}"));
    }
    assert_eq!(sandbox.requests().len(), 0, "no password was sent");
}

#[test]
fn a_login_host_without_a_page_to_sign_in_at_is_said_to_have_none() {
    let sandbox = Sandbox::start();
    let said = json!({ "issuer": sandbox.url(), "token_endpoint": format!("{}/t", sandbox.url()) });
    sandbox.answer_always(CONFIGURATION, Answer::json(200, &said));
    azt("authcode").at(&sandbox).refuses(2, "azt: error: SANDBOX has no page to sign in at\n");
}

#[test]
fn what_is_no_configuration_is_none() {
    let sandbox = Sandbox::start();
    for answer in [
        Answer::status(200),
        Answer::text(200, "<html>"),
        Answer::json(200, &json!([])),
        Answer::json(200, &json!({ "error": "x" })),
        Answer::json(400, &json!({ "error": "invalid_tenant", "issuer": "x" })),
        Answer::status(302).header("Location", "https://evil.example/"),
        Answer::status(503),
    ] {
        sandbox.answer_always(CONFIGURATION, answer);
        sign_in("").at(&sandbox).prints_a_token();
    }
}

#[test]
fn ad_fs_has_no_tenants_in_its_endpoints() {
    let sandbox = Sandbox::start();
    let token = json!({ "access_token": "a", "expires_in": "3600", "token_type": "bearer" });
    sandbox.answer_always("/adfs/oauth2/token", Answer::json(200, &token));
    let host = format!("{}/adfs/", sandbox.url());
    sign_in("--authority-host").arg(host).args("--client-id").arg(CONFIDENTIAL_APP).prints("a\n");
    assert_eq!(sandbox.discoveries().len(), 0);
}
