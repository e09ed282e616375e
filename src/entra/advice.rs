//! What to do about Entra's refusals: the decision by `error` and `suberror`, the words by AADSTS number.

mod table;

use self::table::{Advice, CODES, ERRORS, FIRST, SUBERRORS};
use super::{Authority, Blanks, Grant};
use crate::challenge::Challenge;
use crate::denied::Denied;
use crate::resource::Resource;

/// Who stands behind a grant, which decides what can be typed next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// A person at a browser.
    Browser,
    /// A person at another device's browser.
    Device,
    /// A person's password.
    Password,
    /// A person who signed in before.
    Refresh,
    /// An application, for which nobody can sign in.
    Application,
    /// An application, for a person who signed in elsewhere.
    OnBehalf,
}

impl By {
    fn of(grant: &Grant<'_>) -> Self {
        match grant.grant_type {
            "urn:ietf:params:oauth:grant-type:jwt-bearer" => By::OnBehalf,
            _ if grant.of_application => By::Application,
            "authorization_code" => By::Browser,
            "urn:ietf:params:oauth:grant-type:device_code" => By::Device,
            "refresh_token" => By::Refresh,
            _ => By::Password,
        }
    }
}

/// What is typed next.
#[derive(Debug)]
pub enum Next {
    /// The browser sign-in, for the same tenant and resource: MFA and consent are per tenant and resource.
    SignIn,
    /// The browser sign-in of another account.
    Another,
    /// The browser sign-in, whose page asks for consent.
    Consent,
    /// The page where an administrator consents, then the same command.
    AdminConsent,
    /// The same command once more.
    Again,
    /// The same command, showing what is sent.
    Verbose,
    /// The same command with something else in it, which the person knows.
    With(Blanks<'static>),
}

/// The hint for a refusal or a fault; `None` where azt knows nothing better than the service's own words.
pub fn hint(denied: &Denied, authority: &Authority, grant: &Grant<'_>, resource: &Resource) -> Option<String> {
    let by = By::of(grant);
    let answer = Typed { denied, authority, grant, resource, by };
    if denied.is_passing {
        return Some(passing(&answer));
    }
    let (text, next) = find(denied, by)?;
    Some(match (by, next) {
        (By::Application, Next::SignIn | Next::Another | Next::Consent) => {
            format!("nobody can sign in for an application: ask an administrator, then: {}", answer.again(&[]))
        }
        (By::OnBehalf, Next::SignIn | Next::Another | Next::Consent) => {
            let with = if answer.demanded().is_some() { ", with the claims of -o json" } else { "" };
            format!("the caller has to have the user sign in again{with}; with the new token: {}", answer.again(&[]))
        }
        (_, Next::AdminConsent) => {
            format!("{text} at {}, then: {}", authority.admin_consent_url(), answer.again(&[]))
        }
        (_, next) => format!("{text}: {}", answer.command(next)),
    })
}

/// The number that says most about a refusal, of those that the service gave; `None` for a poll that came too early.
pub fn telling_code(denied: &Denied) -> Option<i64> {
    if matches!(denied.error.as_deref(), Some("authorization_pending" | "slow_down")) {
        return None;
    }
    let known = |code: &&i64| CODES.iter().any(|(codes, _)| codes.contains(code));
    denied.error_codes.iter().find(known).or(denied.error_codes.first()).copied()
}

fn find(denied: &Denied, by: By) -> Option<(&'static str, &'static Next)> {
    let of_name = |table: &'static [(&str, &[Advice])], name: &Option<String>| {
        let name = name.as_deref()?;
        first(table.iter().find(|(known, _)| *known == name)?.1, by)
    };
    let of_code = || {
        let rows = denied.error_codes.iter().filter_map(|code| CODES.iter().find(|(codes, _)| codes.contains(code)));
        rows.map(|(_, advice)| *advice).find_map(|advice| first(advice, by))
    };
    of_name(FIRST, &denied.suberror)
        .or_else(of_code)
        .or_else(|| of_name(SUBERRORS, &denied.suberror))
        .or_else(|| of_name(ERRORS, &denied.error))
}

fn first(advice: &'static [Advice], by: By) -> Option<(&'static str, &'static Next)> {
    let (_, text, next) = advice.iter().find(|(whose, _, _)| whose.is_empty() || whose.contains(&by))?;
    Some((*text, next))
}

/// What passes by itself is a matter of time, whatever it was.
fn passing(answer: &Typed<'_>) -> String {
    let again = answer.again(&[]);
    if let Some(wait) = answer.denied.wait() {
        return format!("try again when the service allows it: sleep {wait} && {again}");
    }
    match (find(answer.denied, answer.by), answer.denied.status) {
        (Some((text, Next::Again)), _) => format!("{text}: {again}"),
        (_, Some(429)) => format!("the service is asked too often: sleep 60 && {again}"),
        _ => format!("the service could not answer; try again: {again}"),
    }
}

/// What was typed, as far as it is typed again.
struct Typed<'a> {
    denied: &'a Denied,
    authority: &'a Authority,
    grant: &'a Grant<'a>,
    resource: &'a Resource,
    by: By,
}

impl Typed<'_> {
    fn command(&self, next: &Next) -> String {
        match next {
            Next::SignIn => self.sign_in(&[]),
            Next::Consent if self.by == By::Browser => self.sign_in(&["--prompt", "consent"]),
            Next::Consent => self.sign_in(&[]),
            Next::Another => self.claimed(&["authcode", "--prompt", "select_account"]),
            Next::Again | Next::AdminConsent => self.again(&[]),
            Next::Verbose => self.again(&["-vv"]),
            Next::With(blanks) => self.authority.command_with(&self.grant.again, self.resource, blanks),
        }
    }

    fn sign_in(&self, more: &[&str]) -> String {
        let flow = match self.by {
            By::Browser => self.grant.again.clone(),
            _ if self.grant.is_of_kept() => vec!["login"],
            _ => {
                let hint = self.grant.user.map(|user| ["--login-hint", user]);
                ["authcode"].into_iter().chain(hint.into_iter().flatten()).collect()
            }
        };
        self.claimed(&[&flow, more].concat())
    }

    /// With the claims that the service wants to see next: without them it asks for the same once more.
    fn claimed(&self, flow: &[&str]) -> String {
        self.authority.command(flow, &self.resource.demanding(self.demanded()))
    }

    fn demanded(&self) -> Option<Challenge> {
        self.denied.claims.as_deref().and_then(Challenge::of_refusal)
    }

    fn again(&self, more: &[&str]) -> String {
        let flow = [&self.grant.again, more].concat();
        match self.by {
            // It has no other way to answer a challenge.
            By::Application => self.claimed(&flow),
            _ => self.authority.command(&flow, self.resource),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cloud::{Choice, Cloud};
    use crate::env::Env;

    const OF_CONTOSO: &str = "--tenant contoso.example --resource https://management.azure.com/";

    fn denied(error: &str, suberror: Option<&str>, codes: &[i64]) -> Denied {
        Denied {
            status: Some(400),
            error: Some(error.to_owned()),
            suberror: suberror.map(str::to_owned),
            error_codes: codes.to_vec(),
            is_passing: error == "temporarily_unavailable",
            ..Denied::default()
        }
    }

    fn password() -> Grant<'static> {
        let again = vec!["ropc", "--username", "alex@contoso.example"];
        Grant { again, grant_type: "password", user: Some("alex@contoso.example"), ..Grant::default() }
    }

    fn application() -> Grant<'static> {
        let again = vec!["client-credentials"];
        Grant { again, grant_type: "client_credentials", of_application: true, ..Grant::default() }
    }

    fn on_behalf() -> Grant<'static> {
        let grant_type = "urn:ietf:params:oauth:grant-type:jwt-bearer";
        Grant { again: vec!["obo"], grant_type, ..Grant::default() }
    }

    fn of(flow: &'static str, grant_type: &'static str) -> Grant<'static> {
        Grant { again: vec![flow], grant_type, ..Grant::default() }
    }

    fn hinted(denied: &Denied, grant: &Grant<'_>) -> Option<String> {
        let place = Choice::default().place(None, &Env::of([])).expect("a place");
        let authority = Authority::new(place, Some("contoso.example"), None).expect("an authority");
        let resource = Resource::named("arm", Some(Cloud::Public)).expect("a resource");
        hint(denied, &authority, grant, &resource)
    }

    #[track_caller]
    fn assert_hint(denied: &Denied, grant: &Grant<'_>, text: &str, flow: &str, more: &str) {
        let command = format!("{text}: azt {flow} {OF_CONTOSO}{more}");
        assert_eq!(hinted(denied, grant), Some(command));
    }

    #[test]
    fn what_is_typed_depends_on_who_stands_behind_the_grant() {
        let mfa = denied("interaction_required", Some("basic_action"), &[50076]);
        let text = "multi-factor sign-in needs a browser";
        assert_hint(&mfa, &password(), text, "authcode --login-hint alex@contoso.example", "");
        assert_hint(&mfa, &of("refresh", "refresh_token"), text, "authcode", "");
        assert_hint(&mfa, &of("token", "refresh_token"), text, "login", "");
        let device = "urn:ietf:params:oauth:grant-type:device_code";
        assert_hint(&mfa, &of("devicecode", device), text, "authcode", "");
        let text = "nobody can sign in for an application: ask an administrator, then";
        assert_hint(&mfa, &application(), text, "client-credentials", "");
        let text = "the caller has to have the user sign in again; with the new token";
        assert_hint(&mfa, &on_behalf(), text, "obo", "");
    }

    #[test]
    fn nobody_is_sent_to_a_browser_for_an_application() {
        let codes =
            CODES.iter().flat_map(|(codes, _)| codes.iter()).map(|code| denied("invalid_client", None, &[*code]));
        let suberrors = FIRST.iter().chain(SUBERRORS).map(|(suberror, _)| denied("invalid_grant", Some(suberror), &[]));
        let errors = ERRORS.iter().map(|(error, _)| denied(error, None, &[]));
        for denied in codes.chain(suberrors).chain(errors) {
            for grant in [application(), on_behalf()] {
                let Some(hint) = hinted(&denied, &grant) else { continue };
                assert!(hint.contains(&format!(": azt {} ", grant.again[0])), "{denied:?}: {hint}");
            }
        }
    }

    #[test]
    fn a_browser_that_asked_already_is_asked_for_something_else() {
        let browser = of("authcode", "authorization_code");
        for (code, text, flow) in [
            (65001, "consent is given in a browser", "authcode --prompt consent"),
            (
                50057,
                "the account is disabled: an administrator can enable it; or sign in as somebody else",
                "authcode --prompt select_account",
            ),
            (
                53003,
                "Conditional Access blocks this sign-in: an administrator can see why by these ids; then",
                "authcode",
            ),
        ] {
            assert_hint(&denied("access_denied", None, &[code]), &browser, text, flow, "");
        }
    }

    #[test]
    fn the_claims_of_a_refusal_go_into_the_next_sign_in_where_they_are_claims() {
        let mfa = denied("interaction_required", None, &[50076]);
        for (claims, more) in [
            (
                r#"{"access_token":{"nbf":{"essential":true}}}"#,
                " --claims eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZX19fQ",
            ),
            ("{}", ""),
            ("[]", ""),
            ("'; rm -rf ~", ""),
            ("", ""),
        ] {
            let mfa = Denied { claims: Some(claims.to_owned()), ..mfa.clone() };
            let browser = of("authcode", "authorization_code");
            assert_hint(&mfa, &browser, "multi-factor sign-in needs a browser", "authcode", more);
            let blocked = Denied { error_codes: vec![53003], ..mfa };
            let text = "Conditional Access blocks the application: an administrator can see why by these ids; then";
            assert_hint(&blocked, &application(), text, "client-credentials", more);
        }
    }

    #[test]
    fn the_first_number_that_says_something_counts_and_two_suberrors_before_it() {
        let secret = denied("invalid_client", None, &[1, 50012, 70002]);
        let text = "the certificate or assertion is not the application's: compare its thumbprint with the registration's, then";
        assert_hint(&secret, &application(), text, "client-credentials", "");
        assert_eq!(telling_code(&secret), Some(50012));
        assert_eq!(telling_code(&denied("e", None, &[1])), Some(1));
        let mismatch = denied("invalid_grant", Some("client_mismatch"), &[70000]);
        let text = "the refresh token is another application's: name that one";
        assert_hint(&mismatch, &of("refresh", "refresh_token"), text, "refresh", " --client-id GUID");
    }

    #[test]
    fn an_administrator_is_given_the_page_to_consent_at() {
        let text = "an administrator has to consent at https://login.microsoftonline.com/contoso.example/adminconsent?client_id=04b07795-8ddb-461a-bbee-02f9e1bf7b46, then";
        for (grant, flow, code) in
            [(password(), "ropc --username alex@contoso.example", 90094), (application(), "client-credentials", 65001)]
        {
            assert_hint(&denied("consent_required", None, &[code]), &grant, text, flow, "");
        }
    }

    #[test]
    fn another_cloud_stands_in_the_place_of_the_login_host() {
        let text = "this tenant lives in another cloud";
        let grant = of("refresh", "refresh_token");
        assert_hint(&denied("invalid_request", None, &[90038]), &grant, text, "refresh", " --cloud CLOUD");
    }

    #[test]
    fn what_passes_is_tried_again_when_the_service_allows_it() {
        let busy = denied("temporarily_unavailable", None, &[]);
        let again = "ropc --username alex@contoso.example";
        assert_hint(&busy, &password(), "the service could not answer; try again", again, "");
        let known = Denied { error_codes: vec![90033], ..busy.clone() };
        assert_hint(&known, &password(), "that passes: try again", again, "");
        let needs_mfa = Denied { error_codes: vec![50076], ..busy.clone() };
        assert_hint(&needs_mfa, &password(), "the service could not answer; try again", again, "");
        let throttled = Denied { status: Some(429), ..busy.clone() };
        let hint = hinted(&throttled, &password()).unwrap_or_default();
        assert!(hint.starts_with("the service is asked too often: sleep 60 && azt ropc "), "{hint}");
        let wait = Denied { retry_after: Some(std::time::Duration::from_secs(7)), ..busy };
        let hint = hinted(&wait, &password()).unwrap_or_default();
        assert!(hint.starts_with("try again when the service allows it: sleep 7 && azt ropc "), "{hint}");
        // Only the error and the status make it pass, whatever the number says.
        assert_hint(&denied("invalid_grant", None, &[90033]), &password(), "that passes: try again", again, "");
    }

    #[test]
    fn where_nobody_knows_better_nothing_is_hinted() {
        assert_eq!(hinted(&denied("invalid_request", None, &[424_242]), &password()), None);
        assert_eq!(hinted(&Denied::default(), &password()), None);
    }

    #[test]
    fn no_number_stands_twice_and_everybody_has_advice() {
        let mut numbers: Vec<_> = CODES.iter().flat_map(|(codes, _)| codes.iter()).collect();
        let count = numbers.len();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), count);
        for by in [By::Browser, By::Device, By::Password, By::Refresh, By::Application, By::OnBehalf] {
            assert!(CODES.iter().all(|(_, advice)| first(advice, by).is_some()), "{by:?}");
            assert!(FIRST.iter().chain(SUBERRORS).all(|(_, advice)| first(advice, by).is_some()), "{by:?}");
        }
    }
}
