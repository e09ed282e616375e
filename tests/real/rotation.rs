//! Refresh tokens and passwords against a provider that rotates, remembers what was used, and lets tokens expire.

use std::thread::sleep;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

use crate::login::{claims, with_desktop};
use crate::peers::{Browser, Provider, untraced};
use crate::process::{Outcome, azt, run};

const ARM: &str = "https://management.azure.com/";
const DATABRICKS: &str = "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d";
const REFUSED: &str = "azt: error: the password sign-in was refused: invalid_grant: ";
const REFRESH_REFUSED: &str = "azt: error: the refresh token was refused: invalid_grant: ";
/// Where Entra ends what it says.
const TRACE: &str = " Trace ID: … Correlation ID: … Timestamp: … (HTTP 400)";
const WITH_REFRESH_TOKEN: [&str; 3] = ["-o", "oauth", "--with-refresh-token"];

fn refresh(provider: &Provider, token: &Value) -> Outcome {
    let home = TempDir::new().unwrap();
    let mut command = azt(home.path());
    command.args(["refresh", "--refresh-token-stdin", "--resource", ARM]).args(provider.args());
    run(command.args(WITH_REFRESH_TOKEN), token.as_str().unwrap())
}

fn ropc(provider: &Provider, user: &str, password: &str, extra: &[&str]) -> Outcome {
    let home = TempDir::new().unwrap();
    let mut command = azt(home.path());
    command.args(["ropc", "--username", user, "--password-stdin"]).args(provider.args());
    run(command.args(extra), password)
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_refresh_token_is_redeemed_rotated_and_refused_when_replayed() {
    let provider = Provider::start();
    let mut browser = Browser::start();
    let signed_in = with_desktop(&provider, &WITH_REFRESH_TOKEN, |url| browser.sign_in(url, &provider)).outcome.json();
    let first = refresh(&provider, &signed_in["refresh_token"]).json();
    let second = refresh(&provider, &first["refresh_token"]).json();

    for answer in [&signed_in, &first, &second] {
        assert_eq!(claims(answer["access_token"].as_str().unwrap())["aud"], ARM);
        assert_eq!(answer["token_type"], "Bearer");
    }
    for key in ["access_token", "refresh_token"] {
        assert_ne!(signed_in[key], first[key]);
        assert_ne!(first[key], second[key]);
    }

    assert_eq!(
        untraced(refresh(&provider, &signed_in["refresh_token"]).refused(4)),
        format!(
            "{REFRESH_REFUSED}AADSTS70000: Provided grant is invalid or malformed.{TRACE}\n\
             azt: hint: what was redeemed is no longer good; sign in again: {}\n",
            provider.command("authcode", ARM, "")
        )
    );
}

#[test]
#[ignore = "needs tests/real/setup"]
fn an_expired_refresh_token_is_refused_with_a_way_to_sign_in_again() {
    let provider = Provider::with_refresh_lifetime(1);
    let issued = ropc(&provider, provider.user(), provider.password(), &WITH_REFRESH_TOKEN).json();
    // Not for synchronisation: the provider's clock has to pass the token's end.
    sleep(Duration::from_millis(1100));

    assert_eq!(
        untraced(refresh(&provider, &issued["refresh_token"]).refused(4)),
        format!(
            "{REFRESH_REFUSED}AADSTS700082: The refresh token has expired due to inactivity.{TRACE}\n\
             azt: hint: what was redeemed has expired; sign in again: {}\n",
            provider.command("authcode", ARM, "")
        )
    );
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_user_name_and_a_password_buy_a_token() {
    let provider = Provider::start();
    for resource in [ARM, DATABRICKS] {
        let bought = ropc(&provider, provider.user(), provider.password(), &["--resource", resource]);
        let token = claims(bought.token());
        assert_eq!(token["aud"], resource);
        assert_eq!(token["upn"], provider.user());
    }
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_wrong_password_is_refused_in_the_services_words() {
    let provider = Provider::start();
    let again = format!("ropc --username {}", provider.user());
    assert_eq!(
        untraced(ropc(&provider, provider.user(), "not the password", &[]).refused(4)),
        format!(
            "{REFUSED}AADSTS50126: Error validating credentials due to invalid username or password.{TRACE}\n\
             azt: hint: check user name and password; repeated failures lock the account: {}\n",
            provider.command(&again, ARM, "")
        )
    );
}

/// The provider's `{"access_token":{"capolids":{"essential":true,"values":["c9d3b8a2-7f64-4c9e-9d0f-3a1f5a0c2b11"]}}}`.
const MFA_CLAIMS: &str = "eyJhY2Nlc3NfdG9rZW4iOnsiY2Fwb2xpZHMiOnsiZXNzZW50aWFsIjp0cnVlLCJ2YWx1ZXMiOlsiYzlkM2I4YTItN2Y2NC00YzllLTlkMGYtM2ExZjVhMGMyYjExIl19fX0";

#[test]
#[ignore = "needs tests/real/setup"]
fn a_password_that_is_not_enough_leads_to_the_browser() {
    let provider = Provider::start();
    let authcode = format!("authcode --login-hint {}", provider.mfa_user());
    assert_eq!(
        untraced(ropc(&provider, provider.mfa_user(), provider.password(), &["--resource", DATABRICKS]).refused(4)),
        format!(
            "{REFUSED}AADSTS50076: Due to a configuration change made by your administrator, or because you moved to a \
             new location, you must use multi-factor authentication to access the resource.{TRACE}\n\
             azt: hint: multi-factor sign-in needs a browser: {} --claims {MFA_CLAIMS}\n",
            provider.command(&authcode, DATABRICKS, "")
        )
    );
}
