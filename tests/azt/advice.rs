//! What azt says to type after each of Entra's refusals: the whole of standard error, and the status.

use std::thread;

use serde_json::json;

use crate::run::{Azt, azt};
use crate::sandbox::Sandbox;
use crate::sandbox::cloud::{ALEX, OWN_APP};
use crate::sandbox::entra::errors::Refusal;

/// How the flows are typed again; `OF` is the tenant, the resource and the application that they were typed for.
const ROPC: &str = "azt ropc --username alex@contoso.example OF";
const REFRESH: &str = "azt refresh OF";
const AUTHCODE: &str = "azt authcode OF";
const CONSENT: &str = "azt authcode --prompt consent OF";
const ANOTHER: &str = "azt authcode --prompt select_account OF";
/// The browser sign-in of the user whose password it was.
const BROWSER: &str = "azt authcode --login-hint alex@contoso.example OF";
const ROPC_VV: &str = "azt ropc --username alex@contoso.example -vv OF";
/// What the person has to know stands in capitals.
const ROPC_TENANT: &str =
    "azt ropc --username alex@contoso.example --tenant TENANT --resource https://vault.azure.net APP HOST";
const ROPC_CLIENT: &str = "azt ropc --username alex@contoso.example FOR --client-id GUID HOST";
const ROPC_BOTH: &str =
    "azt ropc --username alex@contoso.example --tenant TENANT --resource https://vault.azure.net --client-id GUID HOST";
const ROPC_RESOURCE: &str = "azt ropc --username alex@contoso.example --tenant T --resource URI APP HOST";
const ROPC_ITSELF: &str = "azt ropc --username alex@contoso.example --tenant T --resource GUID APP HOST";
const ROPC_CLOUD: &str = "azt ropc --username alex@contoso.example FOR APP --cloud CLOUD";
const ROPC_TENANT_CLOUD: &str =
    "azt ropc --username alex@contoso.example --tenant TENANT --resource https://vault.azure.net APP --cloud CLOUD";

/// The same of an application; `FLOW` is the flow, and what names its assertion again.
const APP: &str = "azt FLOW OF";
const APP_VV: &str = "azt FLOW -vv OF";
const APP_TENANT: &str = "azt FLOW --tenant TENANT --resource https://vault.azure.net APP HOST";
const APP_CLIENT: &str = "azt FLOW FOR --client-id GUID HOST";
const APP_BOTH: &str = "azt FLOW --tenant TENANT --resource https://vault.azure.net --client-id GUID HOST";
const APP_RESOURCE: &str = "azt FLOW --tenant T --resource URI APP HOST";
const APP_ITSELF: &str = "azt FLOW --tenant T --resource GUID APP HOST";
const APP_CLOUD: &str = "azt FLOW FOR APP --cloud CLOUD";
const APP_TENANT_CLOUD: &str = "azt FLOW --tenant TENANT --resource https://vault.azure.net APP --cloud CLOUD";

/// Numbers, the `error` that they come with, the hint's words, and its command, for a password's sign-in.
type Row = (&'static [u32], &'static str, &'static str, &'static str);

const PASSWORD: &[Row] = &[
    (&[16000, 90072], "interaction_required", "that account is not in this tenant: name the right one", ROPC_TENANT),
    (&[16002, 160021], "interaction_required", "the browser's session is gone; sign in again", BROWSER),
    (
        &[16003, 50020],
        "interaction_required",
        "that account is a stranger to this tenant: have it invited, or name its own tenant",
        ROPC_TENANT,
    ),
    (&[28002, 28003], "invalid_request", "one resource for each token", ROPC_RESOURCE),
    (
        &[50001, 500011],
        "invalid_resource",
        "the resource is not known in that tenant: check the spelling, down to the last slash, or have an administrator add it",
        ROPC_RESOURCE,
    ),
    (
        &[50002, 500021, 500022],
        "access_denied",
        "this network lets people into other tenants only: use another network, or name one of those",
        ROPC_TENANT,
    ),
    (&[50005], "interaction_required", "the tenant does not take this kind of device; a browser may do", BROWSER),
    (
        &[50011],
        "invalid_request",
        "register http://localhost under 'Mobile and desktop applications', or use another application",
        ROPC_CLIENT,
    ),
    (
        &[50012, 700027, 700030],
        "invalid_client",
        "the certificate or assertion is not the application's: compare its thumbprint with the registration's, then",
        ROPC,
    ),
    (
        &[50013, 500133],
        "invalid_grant",
        "the assertion is not valid, or not at this time: check the clock, get a new one, then",
        ROPC,
    ),
    (
        &[50014, 51004],
        "invalid_grant",
        "that account is not in this tenant, or has not accepted its invitation: accept it, or name another tenant",
        ROPC_TENANT,
    ),
    (
        &[500208],
        "invalid_request",
        "this kind of account cannot sign in there: name its tenant, or organizations, or consumers",
        ROPC_TENANT,
    ),
    (
        &[500212, 500213],
        "access_denied",
        "a policy between two tenants is against it: the administrators of both can allow it; then",
        ROPC,
    ),
    (&[50027], "invalid_grant", "the assertion is no token, or cut off: get a new one, then", ROPC),
    (&[50034], "invalid_grant", "no such user in that tenant: check the spelling, or name the tenant", ROPC_TENANT),
    (&[50049], "invalid_instance", "there is no such login host: name the cloud", ROPC_CLOUD),
    (
        &[50053],
        "invalid_grant",
        "the account is locked for now: wait, then sign in with a browser and not with the password",
        BROWSER,
    ),
    (&[50055, 50135, 50144], "invalid_grant", "the password has to be changed first, in a browser", BROWSER),
    (&[50056], "invalid_grant", "this user has no password here", BROWSER),
    (
        &[50057],
        "invalid_grant",
        "the account is disabled: an administrator can enable it; or sign in as somebody else",
        ANOTHER,
    ),
    (&[50058], "login_required", "nobody is signed in there; sign in", BROWSER),
    (&[50059, 50128], "invalid_request", "name the tenant", ROPC_TENANT),
    (&[50072, 50079], "invalid_grant", "multi-factor sign-in has to be set up first, in a browser", BROWSER),
    (&[50074, 50076], "interaction_required", "multi-factor sign-in needs a browser", BROWSER),
    (&[50078], "interaction_required", "the multi-factor sign-in is too long ago; sign in again", BROWSER),
    (&[50085, 50089], "invalid_grant", "the sign-in has expired; sign in again", BROWSER),
    (
        &[50097, 50129, 50155, 50187],
        "interaction_required",
        "the tenant wants a registered device, which a browser on one can prove",
        BROWSER,
    ),
    (
        &[50105],
        "access_denied",
        "an administrator has to assign this user to the application; or sign in as somebody else",
        ANOTHER,
    ),
    (&[50126], "invalid_grant", "check user name and password; repeated failures lock the account", ROPC),
    (
        &[50131, 53003],
        "access_denied",
        "Conditional Access blocks this way of signing in; a browser on a managed device may do",
        BROWSER,
    ),
    (&[50132, 50133], "invalid_grant", "the password was changed or reset meanwhile; sign in again", BROWSER),
    (&[50134], "invalid_grant", "the sign-in was made in another data center; sign in again", BROWSER),
    (&[50140], "interaction_required", "the question whether to stay signed in came between; sign in again", BROWSER),
    (&[50147, 501481, 501491], "invalid_grant", "the code does not belong to this sign-in; sign in again", BROWSER),
    (&[50158], "interaction_required", "another provider wants to see the person, which needs a browser", BROWSER),
    (&[50173], "invalid_grant", "all sign-ins of before were revoked; sign in again", BROWSER),
    (&[50194], "invalid_request", "the application belongs to one tenant: name it", ROPC_TENANT),
    (&[50196], "invalid_grant", "Entra saw the same request too often: wait some minutes, then", ROPC),
    (
        &[50199],
        "interaction_required",
        "the application has to be confirmed in the browser, on its last page; sign in again",
        BROWSER,
    ),
    (
        &[53000, 53001],
        "interaction_required",
        "the tenant wants a device that it manages, which a browser on one can prove",
        BROWSER,
    ),
    (&[53002], "interaction_required", "the tenant takes approved applications only: use one of them", ROPC_CLIENT),
    (&[530032, 530035], "access_denied", "the tenant blocks this way of signing in; a browser may do", BROWSER),
    (&[53011, 530034], "access_denied", "the sign-in looks risky: an administrator has to clear it; then", ROPC),
    (
        &[530084],
        "access_denied",
        "the tenant wants tokens bound to a device, which azt cannot get: an administrator can except it; then",
        ROPC,
    ),
    (
        &[53004, 53010],
        "access_denied",
        "multi-factor sign-in cannot be set up from here: set it up from a place that is allowed, then",
        BROWSER,
    ),
    (&[54005], "invalid_grant", "the code was used already; sign in again", BROWSER),
    (&[65001], "invalid_grant", "consent is given in a browser", BROWSER),
    (
        &[65002],
        "invalid_grant",
        "this application may not have tokens for that resource: use one of your own",
        ROPC_CLIENT,
    ),
    (&[65004], "access_denied", "it was declined in the browser; to sign in after all", BROWSER),
    (
        &[65005, 650056, 650057],
        "invalid_resource",
        "the application's registration does not list that resource: add it under 'API permissions', or check the spelling",
        ROPC_RESOURCE,
    ),
    (&[650052], "invalid_client", "the tenant lacks that service: an administrator has to enable it; then", ROPC),
    (&[70000], "invalid_grant", "what was redeemed is no longer good; sign in again", BROWSER),
    (
        &[70001, 7000112],
        "unauthorized_client",
        "the application is disabled: an administrator can enable it, or use another",
        ROPC_CLIENT,
    ),
    (
        &[700011, 700016],
        "unauthorized_client",
        "the application is not in that tenant: check both, and the cloud",
        ROPC_BOTH,
    ),
    (
        &[70002, 7000215],
        "invalid_client",
        "the client secret is wrong: it has to be the secret's value, not its id; then",
        ROPC,
    ),
    (&[7000222], "invalid_client", "the client secret has expired: make a new one in the registration, then", ROPC),
    (
        &[7000218],
        "invalid_client",
        "the application wants a secret: allow public client flows in its registration, or use another",
        ROPC_CLIENT,
    ),
    (&[700025], "invalid_client", "the application is a public client, which has no secret: leave it out", ROPC),
    (&[700005], "invalid_grant", "the code is another tenant's: name one tenant for all of the sign-in", ROPC_TENANT),
    (&[700020], "interaction_required", "this takes a person at a browser", BROWSER),
    (&[700022, 700023, 70011], "invalid_scope", "one resource for each token", ROPC_RESOURCE),
    (
        &[700024],
        "invalid_client",
        "the assertion is not valid at this time: check this machine's clock, and who renews the assertion; then",
        ROPC,
    ),
    (&[70003], "unsupported_grant_type", "this way of signing in is not offered there; a browser may do", BROWSER),
    (
        &[70005, 700054],
        "unsupported_response_type",
        "the application may not have codes: register it for 'Mobile and desktop', or use another",
        ROPC_CLIENT,
    ),
    (&[70008, 700082], "invalid_grant", "what was redeemed has expired; sign in again", BROWSER),
    (
        &[700084],
        "invalid_grant",
        "the refresh token is a single-page application's, good for a day: register 'Mobile and desktop', or sign in again",
        BROWSER,
    ),
    (&[1002012], "invalid_scope", "an application asks for a resource, not for scopes", ROPC_RESOURCE),
    (&[70016], "authorization_pending", "the code is not confirmed yet: get a new one, and enter it", ROPC),
    (&[70018, 90119, 90120], "bad_verification_code", "the code is unknown or used: get a new one", ROPC),
    (&[70019, 70020], "expired_token", "nobody entered the code in time: get a new one", ROPC),
    (
        &[70021, 700211, 700213, 700223, 700238],
        "invalid_client",
        "no federated credential of the application fits: compare issuer, subject and audience, to the letter, then",
        ROPC,
    ),
    (
        &[70025],
        "invalid_client",
        "the application has no federated credential: add one to its registration, then",
        ROPC,
    ),
    (&[70043], "invalid_grant", "the tenant has people sign in again from time to time; do so", BROWSER),
    (
        &[80001, 80002, 80003, 80004, 80005, 80006, 80007, 80008, 80009, 80010, 80011, 80012, 80013, 80014],
        "invalid_grant",
        "the tenant's own password check is in trouble: tell its administrators, or try again later",
        ROPC,
    ),
    (
        &[90002],
        "invalid_request",
        "there is no such tenant in this cloud: check the spelling, or name its cloud",
        ROPC_TENANT_CLOUD,
    ),
    (&[90009], "invalid_request", "an application asks for itself by its GUID", ROPC_ITSELF),
    (
        &[90014, 900144, 901002, 9002313],
        "invalid_request",
        "azt sent something that Entra does not take: see what it was, and report it",
        ROPC_VV,
    ),
    (&[9001023], "invalid_request", "this grant wants a tenant: name it, or organizations", ROPC_TENANT),
    (&[90023, 900023], "invalid_request", "that is not a tenant: check the spelling", ROPC_TENANT),
    (
        &[9002325, 9002326, 9002327],
        "invalid_request",
        "move the redirect URI from 'Single-page application' to 'Mobile and desktop applications', or use another application",
        ROPC_CLIENT,
    ),
    (
        &[9002332],
        "invalid_request",
        "the application is for work and school accounts: name their tenant, or organizations",
        ROPC_TENANT,
    ),
    (&[50033, 50087, 90006, 90012, 90024, 90033, 90090], "temporarily_unavailable", "that passes: try again", ROPC),
    (&[90038], "invalid_request", "this tenant lives in another cloud", ROPC_CLOUD),
    (&[90055], "temporarily_unavailable", "too many ask this tenant: wait a minute, then", ROPC),
    (
        &[90094, 90095, 90099],
        "consent_required",
        "an administrator has to consent at SANDBOX/T/adminconsent?client_id=a9900000-0003-4a2b-8c3d-5e6f70819200, then",
        ROPC,
    ),
    (&[900382, 900432], "invalid_client", "an application signs in for itself in its own cloud only", ROPC_CLOUD),
    (
        &[90100, 90102],
        "invalid_request",
        "a value is empty, or no URI where it has to be one: check the resource",
        ROPC_RESOURCE,
    ),
    (
        &[90124, 90130],
        "invalid_request",
        "the resource or the application has no accounts of every tenant: name one",
        ROPC_TENANT,
    ),
    (&[7000114], "unauthorized_client", "the application may not act on behalf of people: use another", ROPC_CLIENT),
    (
        &[700229],
        "invalid_client",
        "only a token that an application got for itself can stand for it: get one of those, then",
        ROPC,
    ),
];

/// For a refresh token, where that makes a difference.
const REFRESHED: &[Row] = &[
    (&[50076], "invalid_grant", "multi-factor sign-in needs a browser", AUTHCODE),
    (
        &[50053],
        "invalid_grant",
        "the account is locked, or this network's address is: wait some minutes, then",
        REFRESH,
    ),
    (&[9002313], "invalid_grant", "what was redeemed is cut off, or none; sign in again", AUTHCODE),
    (
        &[53003],
        "invalid_grant",
        "Conditional Access blocks this way of signing in; a browser on a managed device may do",
        AUTHCODE,
    ),
    (&[70000], "invalid_grant", "what was redeemed is no longer good; sign in again", AUTHCODE),
    (&[50173], "invalid_grant", "all sign-ins of before were revoked; sign in again", AUTHCODE),
    (&[700082], "invalid_grant", "what was redeemed has expired; sign in again", AUTHCODE),
    (
        &[50057],
        "invalid_grant",
        "the account is disabled: an administrator can enable it; or sign in as somebody else",
        ANOTHER,
    ),
    (&[424242], "invalid_grant", "a person has to sign in", AUTHCODE),
    (&[424242], "server_error", "the service could not answer; try again", REFRESH),
];

/// At the end of a browser's sign-in, after which the same page would say the same.
const BROWSED: &[Row] = &[
    (
        &[16000, 90072],
        "interaction_required",
        "that account is not in this tenant: choose another one, or name the right tenant",
        ANOTHER,
    ),
    (&[50005], "interaction_required", "the tenant does not take this kind of device: on another one", AUTHCODE),
    (
        &[50097, 50129],
        "interaction_required",
        "the tenant wants a registered device: join this one, or on another",
        AUTHCODE,
    ),
    (
        &[50131, 53003],
        "access_denied",
        "Conditional Access blocks this sign-in: an administrator can see why by these ids; then",
        AUTHCODE,
    ),
    (
        &[53000, 53001],
        "interaction_required",
        "the tenant wants a device that it manages: enrol this one, or on another",
        AUTHCODE,
    ),
    (
        &[530032],
        "access_denied",
        "a security policy of the tenant blocks it: an administrator can see why by these ids; then",
        AUTHCODE,
    ),
    (&[65001], "invalid_grant", "consent is given in a browser", CONSENT),
    (&[54005], "invalid_grant", "the code was used already; sign in again", AUTHCODE),
    (&[9002313], "invalid_grant", "what was redeemed is cut off, or none; sign in again", AUTHCODE),
];

/// For an application, which has no person to send to a browser.
const APPLICATION: &[Row] = &[
    (&[28002, 28003, 700022, 700023, 70011], "invalid_scope", "one resource for each token", APP_RESOURCE),
    (
        &[50001, 500011],
        "invalid_resource",
        "the resource is not known in that tenant: check the spelling, down to the last slash, or have an administrator add it",
        APP_RESOURCE,
    ),
    (
        &[50012, 700027, 700030],
        "invalid_client",
        "the certificate or assertion is not the application's: compare its thumbprint with the registration's, then",
        APP,
    ),
    (
        &[50013],
        "invalid_client",
        "the assertion is not valid, or not at this time: check the clock, get a new one, then",
        APP,
    ),
    (&[500131], "invalid_client", "the assertion is for another application: get one for this one, then", APP),
    (
        &[500212, 500213],
        "access_denied",
        "a policy between two tenants is against it: the administrators of both can allow it; then",
        APP,
    ),
    (&[50027], "invalid_client", "the assertion is no token, or cut off: get a new one, then", APP),
    (&[50049], "invalid_instance", "there is no such login host: name the cloud", APP_CLOUD),
    (&[50059, 50128], "invalid_request", "name the tenant", APP_TENANT),
    (
        &[50076, 50079, 50158, 700020],
        "interaction_required",
        "nobody can sign in for an application: ask an administrator, then",
        APP,
    ),
    (&[50105], "access_denied", "an administrator has to assign it to the resource's application; then", APP),
    (
        &[501051],
        "invalid_grant",
        "an administrator has to give the application a role in the resource's application; then",
        APP,
    ),
    (
        &[50131, 53003],
        "access_denied",
        "Conditional Access blocks the application: an administrator can see why by these ids; then",
        APP,
    ),
    (&[50194], "invalid_request", "the application belongs to one tenant: name it", APP_TENANT),
    (&[50196], "invalid_grant", "Entra saw the same request too often: wait some minutes, then", APP),
    (&[530032, 530035], "access_denied", "nobody can sign in for an application: ask an administrator, then", APP),
    (&[53011, 530034], "access_denied", "the sign-in looks risky: an administrator has to clear it; then", APP),
    (
        &[65001, 90094, 90095, 90099],
        "invalid_grant",
        "an administrator has to consent at SANDBOX/T/adminconsent?client_id=a9900000-0003-4a2b-8c3d-5e6f70819200, then",
        APP,
    ),
    (
        &[65002],
        "invalid_grant",
        "this application may not have tokens for that resource: use one of your own",
        APP_CLIENT,
    ),
    (
        &[65005, 650056, 650057],
        "invalid_resource",
        "the application's registration does not list that resource: add it under 'API permissions', or check the spelling",
        APP_RESOURCE,
    ),
    (&[650052], "invalid_client", "the tenant lacks that service: an administrator has to enable it; then", APP),
    (
        &[70001, 7000112],
        "unauthorized_client",
        "the application is disabled: an administrator can enable it, or use another",
        APP_CLIENT,
    ),
    (
        &[700011, 700016],
        "unauthorized_client",
        "the application is not in that tenant: check both, and the cloud",
        APP_BOTH,
    ),
    (
        &[70002, 7000215],
        "invalid_client",
        "the client secret is wrong: it has to be the secret's value, not its id; then",
        APP,
    ),
    (&[7000222], "invalid_client", "the client secret has expired: make a new one in the registration, then", APP),
    (
        &[7000216, 7000218],
        "invalid_client",
        "the application has to prove itself, by a secret, a certificate or an assertion",
        APP,
    ),
    (
        &[7000229],
        "invalid_client",
        "the application has no service principal in that tenant: an administrator makes one by consenting at \
         SANDBOX/T/adminconsent?client_id=a9900000-0003-4a2b-8c3d-5e6f70819200, then",
        APP,
    ),
    (
        &[700025],
        "invalid_client",
        "the application is a public client, which cannot sign in for itself: use another",
        APP_CLIENT,
    ),
    (
        &[700024],
        "invalid_client",
        "the assertion is not valid at this time: check this machine's clock, and who renews the assertion; then",
        APP,
    ),
    (
        &[70003],
        "unsupported_grant_type",
        "this grant is not offered there: check the tenant and the application",
        APP_BOTH,
    ),
    (&[1002012], "invalid_scope", "an application asks for a resource, not for scopes", APP_RESOURCE),
    (
        &[70021, 700211, 700212, 700213, 700223, 700238],
        "invalid_client",
        "no federated credential of the application fits: compare issuer, subject and audience, to the letter, then",
        APP,
    ),
    (&[70025], "invalid_client", "the application has no federated credential: add one to its registration, then", APP),
    (
        &[90002],
        "invalid_request",
        "there is no such tenant in this cloud: check the spelling, or name its cloud",
        APP_TENANT_CLOUD,
    ),
    (&[90009], "invalid_request", "an application asks for itself by its GUID", APP_ITSELF),
    (
        &[90014, 900144, 901002, 9002313],
        "invalid_request",
        "azt sent something that Entra does not take: see what it was, and report it",
        APP_VV,
    ),
    (&[9001023], "invalid_request", "this grant wants a tenant: name it, or organizations", APP_TENANT),
    (&[90023, 900023], "invalid_request", "that is not a tenant: check the spelling", APP_TENANT),
    (&[50033, 50087, 90006, 90012, 90024, 90033, 90090], "temporarily_unavailable", "that passes: try again", APP),
    (&[90038], "invalid_request", "this tenant lives in another cloud", APP_CLOUD),
    (&[90055], "temporarily_unavailable", "too many ask this tenant: wait a minute, then", APP),
    (&[900382, 900432], "invalid_client", "an application signs in for itself in its own cloud only", APP_CLOUD),
    (
        &[700229],
        "invalid_client",
        "only a token that an application got for itself can stand for it: get one of those, then",
        APP,
    ),
    (
        &[424242],
        "invalid_client",
        "the application did not prove itself: check its secret, certificate or assertion, and these",
        APP_BOTH,
    ),
    (&[424242], "invalid_grant", "nobody can sign in for an application: ask an administrator, then", APP),
    (&[424242], "unauthorized_client", "the application may not do this: check its registration, and these", APP_BOTH),
    (&[424242], "server_error", "the service could not answer; try again", APP),
];

/// For an application that was called with a user's token: the caller has the user at hand, and azt has not.
const ON_BEHALF: &[Row] = &[
    (
        &[50013, 500133],
        "invalid_grant",
        "the user's token is not valid, or not any more: check the clock, have the caller send a new one, then",
        APP,
    ),
    (
        &[500131],
        "invalid_grant",
        "the user's token is for another application: the caller has to get one for this one; then",
        APP,
    ),
    (
        &[240002],
        "invalid_grant",
        "an ID token is not for this: have the caller send an access token for this application, then",
        APP,
    ),
    (&[50027], "invalid_grant", "the assertion is no token, or cut off: get a new one, then", APP),
    (&[50057], "invalid_grant", "the user's account is disabled: an administrator can enable it; then", APP),
    (
        &[50072, 50074, 50076, 50078, 50079, 50158, 53000, 53003],
        "interaction_required",
        "the caller has to have the user sign in again; with the new token",
        APP,
    ),
    (
        &[50132, 50173, 70043, 700082, 53003, 424242],
        "invalid_grant",
        "the caller has to have the user sign in again; with the new token",
        APP,
    ),
    (&[50105], "access_denied", "an administrator has to assign this user to the resource's application; then", APP),
    (
        &[65001, 90094],
        "invalid_grant",
        "an administrator has to consent at SANDBOX/T/adminconsent?client_id=a9900000-0003-4a2b-8c3d-5e6f70819200, then",
        APP,
    ),
    (&[7000114], "unauthorized_client", "the application may not act on behalf of people: use another", APP_CLIENT),
    (
        &[7000215],
        "invalid_client",
        "the client secret is wrong: it has to be the secret's value, not its id; then",
        APP,
    ),
    (&[7000222], "invalid_client", "the client secret has expired: make a new one in the registration, then", APP),
    (&[700016], "unauthorized_client", "the application is not in that tenant: check both, and the cloud", APP_BOTH),
    (
        &[500011],
        "invalid_resource",
        "the resource is not known in that tenant: check the spelling, down to the last slash, or have an administrator add it",
        APP_RESOURCE,
    ),
    (
        &[90002],
        "invalid_request",
        "there is no such tenant in this cloud: check the spelling, or name its cloud",
        APP_TENANT_CLOUD,
    ),
    (&[90033], "temporarily_unavailable", "that passes: try again", APP),
];

/// Sub-errors, the number that comes along, the hint's words, and its command, for a refresh token.
const SUBERRORS: &[(&str, u32, &str, &str)] = &[
    (
        "client_mismatch",
        70000,
        "the refresh token is another application's: name that one",
        "azt refresh FOR --client-id GUID HOST",
    ),
    (
        "protection_policy_required",
        53005,
        "the tenant wants an application that Intune protects, which azt is not: an administrator can except it; then",
        REFRESH,
    ),
    ("bad_token", 424242, "what was redeemed is no longer good; sign in again", AUTHCODE),
    ("token_expired", 424242, "what was redeemed has expired; sign in again", AUTHCODE),
    ("basic_action", 424242, "something has to be done in a browser, such as multi-factor sign-in", AUTHCODE),
    ("basic_action", 50076, "multi-factor sign-in needs a browser", AUTHCODE),
    (
        "additional_action",
        424242,
        "something has to be set up first, such as multi-factor sign-in: a browser says what",
        AUTHCODE,
    ),
    (
        "message_only",
        424242,
        "a policy of the tenant blocks it, and signing in does not help: ask an administrator, then",
        REFRESH,
    ),
    (
        "message_only",
        53003,
        "Conditional Access blocks this way of signing in; a browser on a managed device may do",
        AUTHCODE,
    ),
    ("consent_required", 424242, "consent is given in a browser", AUTHCODE),
    ("user_password_expired", 424242, "the password has to be changed first, in a browser", AUTHCODE),
    (
        "device_authentication_failed",
        424242,
        "this device could not prove itself; a browser on a registered one may do",
        AUTHCODE,
    ),
    ("of_tomorrow", 424242, "a person has to sign in", AUTHCODE),
];

/// What is left where nobody knows the number: the error, the hint's words, and its command, for a password's sign-in.
const ERRORS: &[(&str, &str, &str)] = &[
    ("interaction_required", "a person has to sign in", BROWSER),
    ("login_required", "a person has to sign in", BROWSER),
    ("invalid_grant", "a person has to sign in", BROWSER),
    ("consent_required", "consent is given in a browser", BROWSER),
    ("invalid_client", "check the application's registration, and these", ROPC_BOTH),
    ("unauthorized_client", "the application may not do this: check its registration, and these", ROPC_BOTH),
    ("unsupported_grant_type", "this way of signing in is not offered there; a browser may do", BROWSER),
    ("invalid_scope", "check the scope: one resource for each token", ROPC_RESOURCE),
    ("invalid_resource", "check the resource's spelling, down to the last slash", ROPC_RESOURCE),
    ("invalid_target", "check the resource's spelling, down to the last slash", ROPC_RESOURCE),
    ("invalid_instance", "there is no such login host: name the cloud", ROPC_CLOUD),
    (
        "invalid_tenant",
        "there is no such tenant in this cloud: check the spelling, or name its cloud",
        ROPC_TENANT_CLOUD,
    ),
    ("temporarily_unavailable", "the service could not answer; try again", ROPC),
    ("server_error", "the service could not answer; try again", ROPC),
];

/// A refusal, and what azt is to say after it.
struct Case {
    refusal: Refusal,
    text: &'static str,
    command: &'static str,
}

fn cases(rows: &[Row]) -> Vec<Case> {
    let each = |(codes, error, text, command): &Row| {
        let case = |code: &u32| Case { refusal: Refusal::new(*code, error, "Something is wrong."), text, command };
        codes.iter().map(case).collect::<Vec<_>>()
    };
    rows.iter().flat_map(each).collect()
}

impl Case {
    /// `azt: error: …` and `azt: hint: …`, and the status.
    fn said(&self, name: &str, flow: &str, tenant: &str) -> (String, i32) {
        let Refusal { code, error, .. } = self.refusal;
        let passes = matches!(error, "temporarily_unavailable" | "server_error");
        let (was, exit) = if passes { ("not answered", 5) } else { ("refused", 4) };
        let status = if error == "invalid_client" { 401 } else { 400 };
        let text = self.text.replace("/T/", &format!("/{tenant}/"));
        let said = format!(
            "azt: error: {name} was {was}: {error}: AADSTS{code}: Something is wrong. Trace ID: # Correlation ID: # \
             Timestamp: # (HTTP {status})\nazt: hint: {text}: {}\n",
            typed(&self.command.replace("FLOW", flow), tenant)
        );
        (said, exit)
    }

    #[track_caller]
    fn assert(&self, run: Azt, name: &str, flow: &str, tenant: &str) {
        let (said, exit) = self.said(name, flow, tenant);
        run.refuses(exit, &said);
    }
}

/// A command line of the tables, with the tenant in it that this case is about.
fn typed(command: &str, tenant: &str) -> String {
    let of = "FOR APP HOST";
    let words = command.replace("OF", of).replace("FOR", "--tenant T --resource https://vault.azure.net");
    let words = words.split(' ').map(|word| match word {
        "T" => tenant.to_owned(),
        "APP" => format!("--client-id {OWN_APP}"),
        "HOST" => "--authority-host SANDBOX".to_owned(),
        word => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

fn run(flow: &str, tenant: &str, sandbox: &Sandbox) -> Azt {
    azt(flow)
        .args("--resource keyvault --client-id")
        .arg(OWN_APP)
        .arg("--tenant")
        .arg(tenant)
        .env("AZURE_CLIENT_SECRET", "s")
        .at(sandbox)
}

/// Each case has a tenant of its own, where everybody is refused like that.
#[track_caller]
fn assert_all(cases: &[Case], flow: &str, name: &str, input: &str) {
    let sandbox = Sandbox::start();
    thread::scope(|scope| {
        for (part, cases) in cases.chunks(cases.len().div_ceil(4)).enumerate() {
            let sandbox = &sandbox;
            scope.spawn(move || {
                for (index, case) in cases.iter().enumerate() {
                    let tenant = format!("t{part}-{index}.example");
                    sandbox.answer_always(&format!("/{tenant}/oauth2/v2.0/token"), case.refusal.answer(None));
                    case.assert(run(flow, &tenant, sandbox).input(input), name, flow, &tenant);
                }
            });
        }
    });
    assert_eq!(sandbox.requests().len(), cases.len());
}

fn assert_password(cases: &[Case]) {
    assert_all(cases, &format!("ropc --password-stdin --username {ALEX}"), "the password sign-in", "p");
}

fn assert_refresh(cases: &[Case]) {
    assert_all(cases, "refresh --refresh-token-stdin", "the refresh token", "r");
}

#[test]
fn every_number_of_the_list_has_its_advice_and_its_status() {
    let cases = cases(PASSWORD);
    assert_eq!(cases.len(), 165);
    assert_password(&cases);
}

#[test]
fn for_a_refresh_token_it_is_the_browser_and_no_user_is_named() {
    assert_refresh(&cases(REFRESHED));
}

#[test]
fn for_an_application_nobody_is_sent_to_a_browser() {
    let cases = cases(APPLICATION);
    assert_all(&cases, "client-credentials", "the application's sign-in", "");
    assert_all(&cases, "workload-identity --token-stdin", "the workload identity's sign-in", "e30.e30.e30");
}

#[test]
fn on_behalf_of_a_user_it_is_the_caller_who_can_do_something() {
    assert_all(&cases(ON_BEHALF), "obo --user-assertion-stdin", "the request on behalf of the user", "e30.e30.e30");
}

#[test]
fn a_suberror_counts_where_the_number_says_nothing_and_two_do_always() {
    let case = |(suberror, code, text, command): &(&str, u32, &'static str, &'static str)| Case {
        refusal: Refusal::new(*code, "invalid_grant", "Something is wrong.").suberror(suberror),
        text,
        command,
    };
    assert_refresh(&SUBERRORS.iter().map(case).collect::<Vec<_>>());
}

#[test]
fn an_unknown_number_leaves_the_word_to_the_error() {
    let case = |(error, text, command): &(&'static str, &'static str, &'static str)| Case {
        refusal: Refusal::new(424242, error, "Something is wrong."),
        text,
        command,
    };
    assert_password(&ERRORS.iter().map(case).collect::<Vec<_>>());
}

#[cfg(unix)]
#[test]
fn at_the_end_of_a_browsers_sign_in_the_same_page_is_not_the_advice() {
    use crate::run::PAGE;
    use crate::sandbox::cloud::{TENANT_DOMAIN, TENANT_ID};
    let sandbox = Sandbox::start();
    for case in cases(BROWSED) {
        sandbox.answer_next(case.refusal.answer(None).at(&format!("/{TENANT_ID}/oauth2/v2.0/token")));
        let outcome = run("authcode --no-browser", TENANT_DOMAIN, &sandbox).signed_in();
        let (said, exit) = case.said("the sign-in", "authcode", TENANT_DOMAIN);
        assert_eq!(outcome.refused(exit), PAGE.to_owned() + &said);
    }
}

#[test]
fn the_claims_that_a_refusal_wants_to_see_are_in_the_next_command() {
    let sandbox = Sandbox::start();
    let claims = r#"{"access_token":{"capolids":{"essential":true,"values":["c"]}}}"#;
    let encoded = "eyJhY2Nlc3NfdG9rZW4iOnsiY2Fwb2xpZHMiOnsiZXNzZW50aWFsIjp0cnVlLCJ2YWx1ZXMiOlsiYyJdfX19";
    let refusal = Refusal::new(50076, "interaction_required", "Something is wrong.").suberror("basic_action");
    let case = Case { refusal, text: "multi-factor sign-in needs a browser", command: BROWSER };
    for (claims, option) in
        [(claims, format!(" --claims {encoded}")), ("", String::new()), ("'; reboot #", String::new())]
    {
        sandbox.answer_next(
            Refusal { extra: serde_json::Map::new(), ..case.refusal.clone() }.with("claims", claims).answer(None),
        );
        let (said, exit) = case.said("the password sign-in", "ropc", "contoso.example");
        let ropc = run("ropc --password-stdin --username alex@contoso.example", "contoso.example", &sandbox);
        ropc.input("p").refuses(exit, &said.replace("SANDBOX\n", &format!("SANDBOX{option}\n")));
    }
}

#[test]
fn what_support_asks_for_is_told_once_and_the_page_about_a_number_at_verbose_only() {
    let sandbox = Sandbox::start();
    let body = json!({
        "error": "invalid_grant", "error_description": "AADSTS50173: no", "error_codes": [50173], "x": {},
        "trace_id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301", "correlation_id": "78b504e0-4f89-41d3-9a0c-0305e82c3301",
        "timestamp": "2026-01-09 02:02:12Z",
    });
    for verbose in ["", "-v"] {
        sandbox.answer_next(crate::sandbox::Answer::json(400, &body));
        let outcome = azt("refresh --refresh-token-stdin").args(verbose).input("r").at(&sandbox).outcome();
        let error = "azt: error: the refresh token was refused: invalid_grant: AADSTS50173: no (HTTP 400, trace id #, correlation id #, timestamp #)\n";
        assert!(outcome.refused(4).contains(error), "{outcome:?}");
        let link = "azt: about AADSTS50173: https://login.microsoftonline.com/error?code=50173\n";
        assert_eq!(outcome.stderr.contains(link), verbose == "-v", "{outcome:?}");
    }
}
