//! What Entra's numbers and sub-errors stand for, and what is typed next: data.

use super::By::{self, Application, Browser, Device, OnBehalf, Password, Refresh};
use super::Next::{self, AdminConsent, Again, Another, Consent, SignIn, Verbose, With};
use crate::entra::Blanks;

/// One piece of advice: whose grants it is for (nobody named: everybody's), the words, and what to type.
pub type Advice = (&'static [By], &'static str, Next);

const TENANT: Next = With(Blanks { tenant: Some("TENANT"), ..Blanks::NONE });
const CLIENT: Next = With(Blanks { client_id: Some("GUID"), ..Blanks::NONE });
const TENANT_AND_CLIENT: Next = With(Blanks { tenant: Some("TENANT"), client_id: Some("GUID"), ..Blanks::NONE });
const RESOURCE: Next = With(Blanks { resource: Some("URI"), ..Blanks::NONE });
const RESOURCE_GUID: Next = With(Blanks { resource: Some("GUID"), ..Blanks::NONE });
const CLOUD: Next = With(Blanks { cloud: Some("CLOUD"), ..Blanks::NONE });
const TENANT_AND_CLOUD: Next = With(Blanks { tenant: Some("TENANT"), cloud: Some("CLOUD"), ..Blanks::NONE });

const APPLICATIONS: &[By] = &[Application, OnBehalf];

const fn anybody(text: &'static str, next: Next) -> Advice {
    (&[], text, next)
}

const fn browser(text: &'static str, next: Next) -> Advice {
    (&[Browser], text, next)
}

const fn declined() -> Advice {
    (&[Device], "it was declined in the browser; to sign in after all", Again)
}

const fn on_behalf(text: &'static str, next: Next) -> Advice {
    (&[OnBehalf], text, next)
}

const fn application(text: &'static str, next: Next) -> Advice {
    (APPLICATIONS, text, next)
}

/// AADSTS numbers and what they mean, in the order of the vendor's list. Of a number's advice the first that is for the
/// grant counts. Entra asks clients not to branch on the numbers, so they choose words only.
/// <https://learn.microsoft.com/entra/identity-platform/reference-error-codes>
pub const CODES: &[(&[i64], &[Advice])] = &[
    (
        &[16000, 90072],
        &[
            browser("that account is not in this tenant: choose another one, or name the right tenant", Another),
            anybody("that account is not in this tenant: name the right one", TENANT),
        ],
    ),
    (&[16002, 160_021], &[anybody("the browser's session is gone; sign in again", SignIn)]),
    (
        &[16003, 50020],
        &[anybody("that account is a stranger to this tenant: have it invited, or name its own tenant", TENANT)],
    ),
    (&[28002, 28003], &[anybody("one resource for each token", RESOURCE)]),
    (
        &[50001, 500_011],
        &[anybody(
            "the resource is not known in that tenant: check the spelling, down to the last slash, or have an administrator add it",
            RESOURCE,
        )],
    ),
    (
        &[50002, 500_021, 500_022],
        &[anybody(
            "this network lets people into other tenants only: use another network, or name one of those",
            TENANT,
        )],
    ),
    (
        &[50005],
        &[
            browser("the tenant does not take this kind of device: on another one", Again),
            anybody("the tenant does not take this kind of device; a browser may do", SignIn),
        ],
    ),
    (
        &[50011],
        &[anybody(
            "register http://localhost under 'Mobile and desktop applications', or use another application",
            CLIENT,
        )],
    ),
    (
        &[50012, 700_027, 700_030],
        &[anybody(
            "the certificate or assertion is not the application's: compare its thumbprint with the registration's, then",
            Again,
        )],
    ),
    (
        &[50013, 500_133],
        &[
            on_behalf(
                "the user's token is not valid, or not any more: check the clock, have the caller send a new one, then",
                Again,
            ),
            anybody("the assertion is not valid, or not at this time: check the clock, get a new one, then", Again),
        ],
    ),
    (
        &[500_131],
        &[
            on_behalf(
                "the user's token is for another application: the caller has to get one for this one; then",
                Again,
            ),
            anybody("the assertion is for another application: get one for this one, then", Again),
        ],
    ),
    (
        &[240_002],
        &[
            on_behalf(
                "an ID token is not for this: have the caller send an access token for this application, then",
                Again,
            ),
            anybody("an ID token is not for this: get an access token, then", Again),
        ],
    ),
    (
        &[50014, 51004],
        &[anybody(
            "that account is not in this tenant, or has not accepted its invitation: accept it, or name another tenant",
            TENANT,
        )],
    ),
    (
        &[500_208],
        &[anybody(
            "this kind of account cannot sign in there: name its tenant, or organizations, or consumers",
            TENANT,
        )],
    ),
    (
        &[500_212, 500_213],
        &[anybody("a policy between two tenants is against it: the administrators of both can allow it; then", Again)],
    ),
    (&[50027], &[anybody("the assertion is no token, or cut off: get a new one, then", Again)]),
    (&[50034], &[anybody("no such user in that tenant: check the spelling, or name the tenant", TENANT)]),
    (&[50049], &[anybody("there is no such login host: name the cloud", CLOUD)]),
    (
        &[50053],
        &[
            (
                &[Password],
                "the account is locked for now: wait, then sign in with a browser and not with the password",
                SignIn,
            ),
            anybody("the account is locked, or this network's address is: wait some minutes, then", Again),
        ],
    ),
    (&[50055, 50135, 50144], &[anybody("the password has to be changed first, in a browser", SignIn)]),
    (&[50056], &[anybody("this user has no password here", SignIn)]),
    (
        &[50057],
        &[
            on_behalf("the user's account is disabled: an administrator can enable it; then", Again),
            anybody("the account is disabled: an administrator can enable it; or sign in as somebody else", Another),
        ],
    ),
    (&[50058], &[anybody("nobody is signed in there; sign in", SignIn)]),
    (&[50059, 50128], &[anybody("name the tenant", TENANT)]),
    (&[50072, 50079], &[anybody("multi-factor sign-in has to be set up first, in a browser", SignIn)]),
    (&[50074, 50076], &[anybody("multi-factor sign-in needs a browser", SignIn)]),
    (&[50078], &[anybody("the multi-factor sign-in is too long ago; sign in again", SignIn)]),
    (&[50085, 50089], &[anybody("the sign-in has expired; sign in again", SignIn)]),
    (
        &[50097, 50129, 50155, 50187],
        &[
            browser("the tenant wants a registered device: join this one, or on another", Again),
            anybody("the tenant wants a registered device, which a browser on one can prove", SignIn),
        ],
    ),
    (
        &[50105],
        &[
            on_behalf("an administrator has to assign this user to the resource's application; then", Again),
            application("an administrator has to assign it to the resource's application; then", Again),
            anybody(
                "an administrator has to assign this user to the application; or sign in as somebody else",
                Another,
            ),
        ],
    ),
    (
        &[501_051],
        &[anybody("an administrator has to give the application a role in the resource's application; then", Again)],
    ),
    (&[50126], &[anybody("check user name and password; repeated failures lock the account", Again)]),
    (
        &[50131, 53003],
        &[
            (
                &[Application],
                "Conditional Access blocks the application: an administrator can see why by these ids; then",
                Again,
            ),
            browser("Conditional Access blocks this sign-in: an administrator can see why by these ids; then", Again),
            anybody("Conditional Access blocks this way of signing in; a browser on a managed device may do", SignIn),
        ],
    ),
    (&[50132, 50133], &[anybody("the password was changed or reset meanwhile; sign in again", SignIn)]),
    (
        &[50134],
        &[
            (&[Device], "the code was confirmed in another data center: get a new one", Again),
            anybody("the sign-in was made in another data center; sign in again", SignIn),
        ],
    ),
    (&[50140], &[anybody("the question whether to stay signed in came between; sign in again", SignIn)]),
    (&[50147, 501_481, 501_491], &[anybody("the code does not belong to this sign-in; sign in again", SignIn)]),
    (&[50158], &[anybody("another provider wants to see the person, which needs a browser", SignIn)]),
    (&[50173], &[anybody("all sign-ins of before were revoked; sign in again", SignIn)]),
    (&[50194], &[anybody("the application belongs to one tenant: name it", TENANT)]),
    (&[50196], &[anybody("Entra saw the same request too often: wait some minutes, then", Again)]),
    (
        &[50199],
        &[anybody("the application has to be confirmed in the browser, on its last page; sign in again", SignIn)],
    ),
    (
        &[53000, 53001],
        &[
            browser("the tenant wants a device that it manages: enrol this one, or on another", Again),
            anybody("the tenant wants a device that it manages, which a browser on one can prove", SignIn),
        ],
    ),
    (&[53002], &[anybody("the tenant takes approved applications only: use one of them", CLIENT)]),
    (
        &[530_032, 530_035],
        &[
            browser(
                "a security policy of the tenant blocks it: an administrator can see why by these ids; then",
                Again,
            ),
            anybody("the tenant blocks this way of signing in; a browser may do", SignIn),
        ],
    ),
    (&[53011, 530_034], &[anybody("the sign-in looks risky: an administrator has to clear it; then", Again)]),
    (
        &[530_084],
        &[anybody(
            "the tenant wants tokens bound to a device, which azt cannot get: an administrator can except it; then",
            Again,
        )],
    ),
    (
        &[53004, 53010],
        &[anybody(
            "multi-factor sign-in cannot be set up from here: set it up from a place that is allowed, then",
            SignIn,
        )],
    ),
    (&[54005], &[anybody("the code was used already; sign in again", SignIn)]),
    (
        &[65001],
        &[
            application("an administrator has to consent", AdminConsent),
            anybody("consent is given in a browser", Consent),
        ],
    ),
    (&[65002], &[anybody("this application may not have tokens for that resource: use one of your own", CLIENT)]),
    (&[65004], &[declined(), anybody("it was declined in the browser; to sign in after all", SignIn)]),
    (
        &[65005, 650_056, 650_057],
        &[anybody(
            "the application's registration does not list that resource: add it under 'API permissions', or check the spelling",
            RESOURCE,
        )],
    ),
    (&[650_052], &[anybody("the tenant lacks that service: an administrator has to enable it; then", Again)]),
    (&[70000], &[anybody("what was redeemed is no longer good; sign in again", SignIn)]),
    (
        &[70001, 7_000_112],
        &[anybody("the application is disabled: an administrator can enable it, or use another", CLIENT)],
    ),
    (
        &[700_011, 700_016],
        &[anybody("the application is not in that tenant: check both, and the cloud", TENANT_AND_CLIENT)],
    ),
    (
        &[70002, 7_000_215],
        &[anybody("the client secret is wrong: it has to be the secret's value, not its id; then", Again)],
    ),
    (&[7_000_222], &[anybody("the client secret has expired: make a new one in the registration, then", Again)]),
    (
        &[7_000_216, 7_000_218],
        &[
            application("the application has to prove itself, by a secret, a certificate or an assertion", Again),
            anybody(
                "the application wants a secret: allow public client flows in its registration, or use another",
                CLIENT,
            ),
        ],
    ),
    (
        &[7_000_229],
        &[anybody(
            "the application has no service principal in that tenant: an administrator makes one by consenting",
            AdminConsent,
        )],
    ),
    (
        &[700_025],
        &[
            application("the application is a public client, which cannot sign in for itself: use another", CLIENT),
            anybody("the application is a public client, which has no secret: leave it out", Again),
        ],
    ),
    (&[700_005], &[anybody("the code is another tenant's: name one tenant for all of the sign-in", TENANT)]),
    (&[700_020], &[anybody("this takes a person at a browser", SignIn)]),
    (&[700_022, 700_023, 70011], &[anybody("one resource for each token", RESOURCE)]),
    (
        &[700_024],
        &[anybody(
            "the assertion is not valid at this time: check this machine's clock, and who renews the assertion; then",
            Again,
        )],
    ),
    (
        &[70003],
        &[
            application("this grant is not offered there: check the tenant and the application", TENANT_AND_CLIENT),
            browser("this grant is not offered to the application: use another", CLIENT),
            anybody("this way of signing in is not offered there; a browser may do", SignIn),
        ],
    ),
    (
        &[70005, 700_054],
        &[anybody("the application may not have codes: register it for 'Mobile and desktop', or use another", CLIENT)],
    ),
    (&[70008, 700_082], &[anybody("what was redeemed has expired; sign in again", SignIn)]),
    (
        &[700_084],
        &[anybody(
            "the refresh token is a single-page application's, good for a day: register 'Mobile and desktop', or sign in again",
            SignIn,
        )],
    ),
    (&[1_002_012], &[anybody("an application asks for a resource, not for scopes", RESOURCE)]),
    (&[70016], &[anybody("the code is not confirmed yet: get a new one, and enter it", Again)]),
    (&[70018, 90119, 90120], &[anybody("the code is unknown or used: get a new one", Again)]),
    (&[70019, 70020], &[anybody("nobody entered the code in time: get a new one", Again)]),
    (
        &[70021, 700_211, 700_212, 700_213, 700_223, 700_238],
        &[anybody(
            "no federated credential of the application fits: compare issuer, subject and audience, to the letter, then",
            Again,
        )],
    ),
    (&[70025], &[anybody("the application has no federated credential: add one to its registration, then", Again)]),
    (&[70043], &[anybody("the tenant has people sign in again from time to time; do so", SignIn)]),
    (
        &[80001, 80002, 80003, 80004, 80005, 80006, 80007, 80008, 80009, 80010, 80011, 80012, 80013, 80014],
        &[anybody("the tenant's own password check is in trouble: tell its administrators, or try again later", Again)],
    ),
    (
        &[90002],
        &[anybody("there is no such tenant in this cloud: check the spelling, or name its cloud", TENANT_AND_CLOUD)],
    ),
    (&[90009], &[anybody("an application asks for itself by its GUID", RESOURCE_GUID)]),
    (
        &[90014, 900_144, 901_002],
        &[anybody("azt sent something that Entra does not take: see what it was, and report it", Verbose)],
    ),
    (&[9_001_023], &[anybody("this grant wants a tenant: name it, or organizations", TENANT)]),
    (&[90023, 900_023], &[anybody("that is not a tenant: check the spelling", TENANT)]),
    (
        &[9_002_313],
        &[
            (&[Browser, Refresh], "what was redeemed is cut off, or none; sign in again", SignIn),
            anybody("azt sent something that Entra does not take: see what it was, and report it", Verbose),
        ],
    ),
    (
        &[9_002_325, 9_002_326, 9_002_327],
        &[anybody(
            "move the redirect URI from 'Single-page application' to 'Mobile and desktop applications', or use another application",
            CLIENT,
        )],
    ),
    (
        &[9_002_332],
        &[anybody("the application is for work and school accounts: name their tenant, or organizations", TENANT)],
    ),
    (&[50033, 50087, 90006, 90012, 90024, 90033, 90090], &[anybody("that passes: try again", Again)]),
    (&[90038], &[anybody("this tenant lives in another cloud", CLOUD)]),
    (&[90055], &[anybody("too many ask this tenant: wait a minute, then", Again)]),
    (&[90094, 90095, 90099], &[anybody("an administrator has to consent", AdminConsent)]),
    (&[900_382, 900_432], &[anybody("an application signs in for itself in its own cloud only", CLOUD)]),
    (&[90100, 90102], &[anybody("a value is empty, or no URI where it has to be one: check the resource", RESOURCE)]),
    (&[90124, 90130], &[anybody("the resource or the application has no accounts of every tenant: name one", TENANT)]),
    (&[7_000_114], &[anybody("the application may not act on behalf of people: use another", CLIENT)]),
    (
        &[700_229],
        &[anybody("only a token that an application got for itself can stand for it: get one of those, then", Again)],
    ),
];

/// Sub-errors that leave nothing to the number. <https://learn.microsoft.com/entra/identity-platform/refresh-tokens>
pub const FIRST: &[(&str, &[Advice])] = &[
    ("client_mismatch", &[anybody("the refresh token is another application's: name that one", CLIENT)]),
    (
        "protection_policy_required",
        &[anybody(
            "the tenant wants an application that Intune protects, which azt is not: an administrator can except it; then",
            Again,
        )],
    ),
];

/// Sub-errors that count where the number says nothing, as MSAL understands them.
pub const SUBERRORS: &[(&str, &[Advice])] = &[
    ("bad_token", &[anybody("what was redeemed is no longer good; sign in again", SignIn)]),
    ("token_expired", &[anybody("what was redeemed has expired; sign in again", SignIn)]),
    ("basic_action", &[anybody("something has to be done in a browser, such as multi-factor sign-in", SignIn)]),
    (
        "additional_action",
        &[anybody("something has to be set up first, such as multi-factor sign-in: a browser says what", SignIn)],
    ),
    (
        "message_only",
        &[anybody("a policy of the tenant blocks it, and signing in does not help: ask an administrator, then", Again)],
    ),
    (
        "consent_required",
        &[
            application("an administrator has to consent", AdminConsent),
            anybody("consent is given in a browser", Consent),
        ],
    ),
    ("user_password_expired", &[anybody("the password has to be changed first, in a browser", SignIn)]),
    (
        "device_authentication_failed",
        &[
            browser("this device could not prove itself: on a registered one", Again),
            anybody("this device could not prove itself; a browser on a registered one may do", SignIn),
        ],
    ),
];

/// What RFC 6749's errors call for where nobody says more.
pub const ERRORS: &[(&str, &[Advice])] = &[
    ("interaction_required", &[PERSON]),
    ("login_required", &[PERSON]),
    (
        "consent_required",
        &[
            application("an administrator has to consent", AdminConsent),
            anybody("consent is given in a browser", Consent),
        ],
    ),
    ("invalid_grant", &[PERSON]),
    ("access_denied", &[browser("it was declined in the browser; to sign in after all", SignIn), declined()]),
    ("authorization_declined", &[declined()]),
    ("bad_verification_code", &[anybody("the code is unknown or used: get a new one", Again)]),
    ("code_expired", &[anybody("nobody entered the code in time: get a new one", Again)]),
    ("expired_token", &[anybody("nobody entered the code in time: get a new one", Again)]),
    (
        "invalid_client",
        &[
            application(
                "the application did not prove itself: check its secret, certificate or assertion, and these",
                TENANT_AND_CLIENT,
            ),
            anybody("check the application's registration, and these", TENANT_AND_CLIENT),
        ],
    ),
    (
        "unauthorized_client",
        &[anybody("the application may not do this: check its registration, and these", TENANT_AND_CLIENT)],
    ),
    (
        "unsupported_grant_type",
        &[
            application("this grant is not offered there: check the tenant and the application", TENANT_AND_CLIENT),
            browser("this grant is not offered to the application: use another", CLIENT),
            anybody("this way of signing in is not offered there; a browser may do", SignIn),
        ],
    ),
    ("invalid_scope", &[anybody("check the scope: one resource for each token", RESOURCE)]),
    ("invalid_resource", &[anybody("check the resource's spelling, down to the last slash", RESOURCE)]),
    ("invalid_target", &[anybody("check the resource's spelling, down to the last slash", RESOURCE)]),
    ("invalid_instance", &[anybody("there is no such login host: name the cloud", CLOUD)]),
    (
        "invalid_tenant",
        &[anybody("there is no such tenant in this cloud: check the spelling, or name its cloud", TENANT_AND_CLOUD)],
    ),
];

/// For whom a person can sign in: else [`super`] says that nobody can.
const PERSON: Advice = anybody("a person has to sign in", SignIn);
