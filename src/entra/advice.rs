//! What to do about Entra's refusals: the decision by `error` and `suberror`, the words by AADSTS number.

use super::{Authority, Blanks, Grant};
use crate::denied::Denied;
use crate::resource::Resource;

/// What is typed next.
enum Next {
    /// The browser sign-in, for the same tenant and resource: MFA and consent are per tenant and resource.
    SignIn,
    /// The same command once more.
    Again,
    /// The same command with something else in it, which the person knows.
    With(Blanks<'static>),
}

use Next::{Again, SignIn, With};

const TENANT: Next = With(Blanks { tenant: Some("TENANT"), client_id: None, resource: None });
const CLIENT: Next = With(Blanks { tenant: None, client_id: Some("GUID"), resource: None });
const TENANT_AND_CLIENT: Next = With(Blanks { tenant: Some("TENANT"), client_id: Some("GUID"), resource: None });
const RESOURCE: Next = With(Blanks { tenant: None, client_id: None, resource: Some("URI") });

/// AADSTS numbers, the advice they stand for, and what to type. Entra asks clients not to branch on the numbers,
/// so they choose words only. <https://learn.microsoft.com/entra/identity-platform/reference-error-codes>
const ADVICE: &[(&[i64], &str, Next)] = &[
    (&[50072, 50074, 50076, 50078, 50079, 50158], "multi-factor sign-in needs a browser", SignIn),
    (&[65001], "consent is given in a browser", SignIn),
    (&[65004], "it was declined in the browser; to sign in after all", Again),
    (&[50055, 50135, 50144], "the password has to be changed first, in a browser", SignIn),
    (&[50056], "this user has no password here", SignIn),
    (&[50126], "check user name and password; repeated failures lock the account", Again),
    (&[50034], "no such user in that tenant: check the spelling, or name the tenant", TENANT),
    (&[50053], "the account is locked for now: wait, then sign in with a browser and not with the password", SignIn),
    (&[50057], "the account is disabled: an administrator can enable it; or sign in as somebody else", SignIn),
    (
        &[53003, 530_032, 530_035, 53000, 53001, 50097, 50155, 50187],
        "a policy of the tenant is against this way; a browser on a managed device may do",
        SignIn,
    ),
    (&[50020, 16000, 16003, 50014, 51004, 90072], "that account is not in this tenant: name the right one", TENANT),
    (&[50105], "an administrator has to assign this user to the application; or sign in as somebody else", SignIn),
    (&[54005, 501_481, 501_491, 50147, 70008], "what was redeemed was used up or took too long; sign in again", SignIn),
    (
        &[50089, 50132, 50133, 50173, 70000, 70043, 700_082, 700_084, 9_002_313],
        "what was redeemed is no longer good; sign in again",
        SignIn,
    ),
    (&[700_016, 700_011], "the application is not in that tenant: check both", TENANT_AND_CLIENT),
    (
        &[7_000_218],
        "the application wants a secret: allow public client flows in its registration, or use another",
        CLIENT,
    ),
    (&[90002, 900_023, 90023], "there is no such tenant in this cloud: check the spelling", TENANT),
    (&[9_001_023, 50059, 50128, 50194], "name the tenant", TENANT),
    (
        &[500_011, 50001, 650_057, 65005],
        "the resource is not known in that tenant, or not to this application: check the spelling, down to the last slash",
        RESOURCE,
    ),
    (&[65002], "this application may not have tokens for that resource: register one of your own", CLIENT),
    (&[70011, 700_022, 700_023, 28002, 28003], "one resource for each token", RESOURCE),
    (&[50011], "register http://localhost under 'Mobile and desktop applications', or use another application", CLIENT),
    (
        &[9_002_325, 9_002_326, 9_002_327],
        "move the redirect URI from 'Single-page application' to 'Mobile and desktop applications', or use another application",
        CLIENT,
    ),
    (&[90094, 90095, 650_052], "an administrator of the tenant has to consent; then", Again),
    (&[50196], "Entra saw the same request too often: wait some minutes, then", Again),
];

/// The hint for a refusal; `None` where azt knows nothing better than the service's own words.
pub fn hint(denied: &Denied, authority: &Authority, grant: &Grant<'_>, resource: &Resource) -> Option<String> {
    if denied.is_passing {
        return None;
    }
    let (text, next) = ADVICE
        .iter()
        .find(|(codes, _, _)| denied.has_code(codes))
        .map(|(_, text, next)| (*text, next))
        .or_else(|| denied.asks_for_a_person().then_some(("a person has to sign in", &SignIn)))?;
    let command = match next {
        SignIn => authority.command(&["authcode"], resource),
        Again => authority.command(&grant.again, resource),
        With(blanks) => authority.command_with(&grant.again, resource, blanks),
    };
    Some(format!("{text}: {command}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cloud::{Choice, Cloud};
    use crate::entra::AZURE_CLI;
    use crate::env::Env;

    fn hint_for(error: &str, suberror: Option<&str>, codes: &[i64]) -> Option<String> {
        let denied = Denied {
            status: Some(400),
            error: Some(error.to_owned()),
            suberror: suberror.map(str::to_owned),
            error_codes: codes.to_vec(),
            is_passing: error == "temporarily_unavailable",
            ..Denied::default()
        };
        let place = Choice::default().place(None, &Env::of([])).expect("a place");
        let authority = Authority::new(place, Some("contoso.example"), AZURE_CLI).expect("an authority");
        let grant = Grant { again: vec!["ropc", "--username", "alex@contoso.example"], ..Grant::default() };
        let resource = Resource::named("arm", Some(Cloud::Public)).expect("a resource");
        hint(&denied, &authority, &grant, &resource)
    }

    #[test]
    fn mfa_and_consent_hint_at_the_browser_with_tenant_and_resource() {
        let command = "azt authcode --tenant contoso.example --resource https://management.azure.com/";
        assert_eq!(
            hint_for("interaction_required", None, &[50076]),
            Some(format!("multi-factor sign-in needs a browser: {command}"))
        );
        assert_eq!(
            hint_for("invalid_grant", Some("consent_required"), &[65001]),
            Some(format!("consent is given in a browser: {command}"))
        );
        assert_eq!(hint_for("invalid_grant", None, &[424_242]), Some(format!("a person has to sign in: {command}")));
    }

    #[test]
    fn a_wrong_password_hints_at_the_same_command() {
        assert_eq!(
            hint_for("invalid_grant", None, &[50126]).as_deref(),
            Some(
                "check user name and password; repeated failures lock the account: azt ropc --username alex@contoso.example --tenant contoso.example --resource https://management.azure.com/"
            )
        );
    }

    #[test]
    fn the_same_command_is_given_with_blanks_to_fill_in() {
        assert_eq!(
            hint_for("unauthorized_client", None, &[700_016]).as_deref(),
            Some(
                "the application is not in that tenant: check both: azt ropc --username alex@contoso.example --tenant TENANT --resource https://management.azure.com/ --client-id GUID"
            )
        );
        assert_eq!(
            hint_for("invalid_resource", None, &[500_011]).as_deref(),
            Some(
                "the resource is not known in that tenant, or not to this application: check the spelling, down to the last slash: azt ropc --username alex@contoso.example --tenant contoso.example --resource URI"
            )
        );
    }

    #[test]
    fn where_signing_in_does_not_help_nothing_is_hinted() {
        assert_eq!(hint_for("invalid_grant", Some("protection_policy_required"), &[]), None);
        assert_eq!(hint_for("invalid_client", None, &[]), None);
        assert_eq!(hint_for("temporarily_unavailable", None, &[50076]), None);
    }

    #[test]
    fn no_number_stands_twice() {
        let mut numbers: Vec<_> = ADVICE.iter().flat_map(|(codes, _, _)| codes.iter()).collect();
        let count = numbers.len();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), count);
    }
}
