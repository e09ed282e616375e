//! What the members of a token's header and of its claims mean.
//!
//! https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference,
//! https://learn.microsoft.com/entra/identity-platform/optional-claims-reference

use url::Url;

use crate::guid;
use crate::resource;

/// How a value is explained.
pub enum Kind {
    /// The same whatever it says.
    Is(&'static str),
    /// By what it says.
    Word(fn(&str) -> &'static str),
    /// By what it says, in words of its own.
    Text(fn(&str) -> String),
    /// Several words on one line, each by what it says.
    Words(fn(&str) -> &'static str),
    /// Several values, a line each: what one and many of them are called, and each by what it says.
    Each(&'static str, &'static str, fn(&str) -> &'static str),
    /// Several values of which the number is enough: what one and many of them are called, and what they are.
    Count(&'static str, &'static str, &'static str),
    /// Seconds since 1970, and what happens then.
    Time(&'static str),
}

/// The header's members, in the order of the table.
pub const HEADER: &[(&str, Kind)] = &[
    ("typ", Kind::Word(typ)),
    ("alg", Kind::Word(alg)),
    ("enc", Kind::Is("how the claims are encrypted")),
    ("kid", Kind::Is("the key's id")),
    ("x5t", Kind::Is("the thumbprint of the key's certificate")),
    ("nonce", Kind::Is("only the resource itself can verify the signature")),
];

/// The claims, in the order of the table.
pub const CLAIMS: &[(&str, Kind)] = &[
    ("aud", Kind::Text(audience)),
    ("iss", Kind::Word(issuer)),
    ("tid", Kind::Word(tenant)),
    ("ver", Kind::Word(version)),
    ("iat", Kind::Time("issued")),
    ("nbf", Kind::Time("valid from")),
    ("exp", Kind::Time("valid until")),
    ("auth_time", Kind::Time("signed in")),
    ("idtyp", Kind::Word(identity_type)),
    ("upn", Kind::Is("the user's name, which may change")),
    ("preferred_username", Kind::Is("the user's name, which may change")),
    ("unique_name", Kind::Is("the user's name, which may change")),
    ("name", Kind::Is("for display only")),
    ("email", Kind::Is("as reported, which proves nothing")),
    ("oid", Kind::Is("the object id of the user or service principal")),
    ("sub", Kind::Is("the subject")),
    ("acct", Kind::Word(account)),
    ("idp", Kind::Is("who authenticated the subject")),
    ("xms_mirid", Kind::Is("the managed identity")),
    ("xms_az_rid", Kind::Is("the resource that uses the managed identity")),
    ("appid", Kind::Text(client)),
    ("azp", Kind::Text(client)),
    ("app_displayname", Kind::Is("the client's name")),
    ("appidacr", Kind::Word(client_authentication)),
    ("azpacr", Kind::Word(client_authentication)),
    ("scp", Kind::Each("delegated permission", "delegated permissions", |_| "")),
    ("roles", Kind::Each("app role (application permission)", "app roles (application permissions)", |_| "")),
    ("wids", Kind::Each("directory role", "directory roles", directory_role)),
    ("groups", Kind::Count("group", "groups", "object ids of the user's groups")),
    ("hasgroups", Kind::Is("the user has groups: Microsoft Graph lists them")),
    ("_claim_names", Kind::Is("claims too long for the token: Microsoft Graph has them")),
    ("_claim_sources", Kind::Is("where those are")),
    ("amr", Kind::Words(authentication_method)),
    ("acr", Kind::Word(authentication_class)),
    ("acrs", Kind::Is("authentication contexts, for Conditional Access")),
    ("xms_cc", Kind::Words(client_capability)),
    ("cnf", Kind::Is("bound to a key: who presents it must prove to have that")),
    ("ipaddr", Kind::Is("where the user signed in from")),
    ("deviceid", Kind::Is("the device's id in Entra")),
    ("sid", Kind::Is("the session")),
    ("tenant_region_scope", Kind::Is("the tenant's region")),
    ("xms_idrel", Kind::Words(relationship)),
    ("jti", Kind::Is("the token's id")),
    ("uti", Kind::Is("the token's id, as the sign-in logs have it")),
    ("aio", Kind::Is("internal to Entra")),
    ("rh", Kind::Is("internal to Entra")),
];

fn typ(text: &str) -> &'static str {
    match text.to_ascii_lowercase().as_str() {
        "jwt" => "a JSON Web Token",
        "at+jwt" => "an access token as in RFC 9068",
        _ => "",
    }
}

/// https://www.rfc-editor.org/rfc/rfc7518#section-3.1
fn alg(text: &str) -> &'static str {
    match text.to_ascii_lowercase().as_str() {
        "none" => "NOT SIGNED",
        "rs256" | "rs384" | "rs512" => "signed with RSA, PKCS #1 v1.5",
        "ps256" | "ps384" | "ps512" => "signed with RSA, PSS",
        "es256" | "es384" | "es512" => "signed with ECDSA",
        "hs256" | "hs384" | "hs512" => "signed with a shared secret",
        _ => "",
    }
}

fn audience(text: &str) -> String {
    if text.eq_ignore_ascii_case("api://AzureADTokenExchange") {
        return "to be exchanged for a token of Entra".to_owned();
    }
    let mut names = resource::names_of(text);
    names.extend(application(text));
    let form = match () {
        () if guid::is_guid(text) => "an application's id",
        () if text.contains("://") => "a resource's URI",
        () => "",
    };
    [names.join(", ").as_str(), form].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
}

fn issuer(text: &str) -> &'static str {
    let url = Url::parse(text).ok();
    let host = url.as_ref().and_then(Url::host_str).unwrap_or_default();
    match host {
        "sts.windows.net" | "sts.chinacloudapi.cn" => "Entra, as in v1.0 tokens",
        "login.microsoftonline.com" | "login.microsoftonline.us" | "login.partner.microsoftonline.cn"
            if text.ends_with("/v2.0") =>
        {
            "Entra, as in v2.0 tokens"
        }
        "token.actions.githubusercontent.com" => "GitHub Actions",
        _ if host.ends_with(".ciamlogin.com") => "Entra External ID",
        _ if host.ends_with(".b2clogin.com") => "Azure AD B2C",
        _ if host.ends_with(".mixedreality.azure.com") => "Azure Mixed Reality",
        _ => "",
    }
}

fn tenant(text: &str) -> &'static str {
    if text == "9188040d-6c67-4c5b-b112-36a304b66dad" {
        "the tenant of personal Microsoft accounts"
    } else {
        "the tenant"
    }
}

fn version(text: &str) -> &'static str {
    match text {
        "1.0" => "v1.0: aud is a URI or an application's id",
        "2.0" => "v2.0: aud is an application's id",
        _ => "",
    }
}

fn identity_type(text: &str) -> &'static str {
    match text {
        "user" => "a user",
        "app" => "an application, no user",
        "device" => "a device",
        _ => "",
    }
}

fn account(text: &str) -> &'static str {
    match text {
        "0" => "a member of the tenant",
        "1" => "a guest",
        _ => "",
    }
}

fn client(text: &str) -> String {
    application(text).map_or_else(|| "the client".to_owned(), |name| format!("the client: {name}"))
}

fn client_authentication(text: &str) -> &'static str {
    match text {
        "0" => "a public client, which proves nothing",
        "1" => "the client gave a secret",
        "2" => "the client gave a certificate",
        _ => "",
    }
}

fn authentication_class(text: &str) -> &'static str {
    if text == "0" { "did not meet ISO/IEC 29115" } else { "" }
}

fn authentication_method(word: &str) -> &'static str {
    match word {
        "pwd" => "password or secret",
        "rsa" => "RSA key or certificate",
        "otp" => "one-time passcode",
        "fed" => "federated assertion",
        "wia" => "Windows Integrated Authentication",
        "mfa" | "ngcmfa" => "multi-factor",
        "wiaormfa" => "Windows or multi-factor",
        "none" => "not completed",
        _ => "",
    }
}

fn client_capability(word: &str) -> &'static str {
    if word.eq_ignore_ascii_case("cp1") { "the client understands claims challenges (CAE)" } else { "" }
}

/// https://learn.microsoft.com/entra/agent-id/identity-platform/agent-token-claims#xms_idrel; the odd values are public.
fn relationship(word: &str) -> &'static str {
    match word {
        "1" => "member",
        "3" => "member with a personal account",
        "5" => "guest",
        "7" => "service principal",
        "9" => "device",
        "33" => "federated managed identity",
        _ => "",
    }
}

/// Applications of Microsoft's that are met as client or audience.
fn application(id: &str) -> Option<&'static str> {
    Some(match id.to_ascii_lowercase().as_str() {
        "04b07795-8ddb-461a-bbee-02f9e1bf7b46" => "Azure CLI",
        "1950a258-227b-4e31-a9cf-717495945fc2" => "Azure PowerShell",
        "872cd9fa-d31f-45e0-9eab-6e460a02d1f1" => "Visual Studio",
        "aebc6443-996d-45c2-90f0-388ff96faa56" => "VS Code",
        "80faf920-1908-4b52-b5ef-a8e7bedfc67a" => "AKS client (kubelogin)",
        "14d82eec-204b-4c2f-b7e8-296a70dab67e" => "Microsoft Graph PowerShell",
        "b677c290-cf4b-4a8e-a60e-91ba650a4abe" => "Azure Cloud Shell",
        "00000003-0000-0000-c000-000000000000" => "Microsoft Graph",
        "00000002-0000-0000-c000-000000000000" => "Azure AD Graph, which is retired",
        "797f4846-ba00-4fd7-ba43-dac1f8f63013" => "Azure Resource Manager",
        "cfa8b339-82a2-471a-a3c9-0fc0be7a4093" => "Azure Key Vault",
        "e406a681-f3d4-42a8-90b6-c2b029497af1" => "Azure Storage",
        _ => return None,
    })
}

/// https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference, by template id.
fn directory_role(id: &str) -> &'static str {
    match id {
        "62e90394-69f5-4237-9190-012177145e10" => "Global Administrator",
        "f2ef992c-3afb-46b9-b7cf-a126ee74c451" => "Global Reader",
        "e8611ab8-c189-46e8-94e1-60213ab1f814" => "Privileged Role Administrator",
        "7be44c8a-adaf-4e2a-84d6-ab2649e08a13" => "Privileged Authentication Administrator",
        "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3" => "Application Administrator",
        "158c047a-c907-4556-b7ef-446551a6b5f7" => "Cloud Application Administrator",
        "cf1c38e5-3621-4004-a7cb-879624dced7c" => "Application Developer",
        "fe930be7-5e62-47db-91af-98c3a49a38b1" => "User Administrator",
        "fdd7a751-b60b-444a-984c-02652fe8fa1c" => "Groups Administrator",
        "729827e3-9c14-49f7-bb1b-9608f156bbb8" => "Helpdesk Administrator",
        "194ae4cb-b126-40b2-bd5b-6091b380977d" => "Security Administrator",
        "5d6b6bb7-de71-4623-b4af-96380a352509" => "Security Reader",
        "88d8e3e3-8f55-4a1e-953a-9b9898b8876b" => "Directory Readers",
        "9360feb5-f418-4baa-8175-e2a00bac4301" => "Directory Writers",
        "b79fbf4d-3ef9-4689-8143-76b194e85509" => "default user role",
        _ => "",
    }
}
