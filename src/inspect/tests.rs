use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{FixedOffset, Utc};
use proptest::prelude::*;

use super::*;
use crate::error::Report;

const NOW: i64 = 1_700_000_000;
const RS256: &str = r#"{"typ":"JWT","alg":"RS256","x5t":"fX7Qk0","kid":"fX7Qk0"}"#;

fn token(header: &str, claims: &str) -> String {
    format!("{}.{}.c2lnbmF0dXJl", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(claims))
}

fn explained(text: &str) -> Explained {
    Explained::of(text).map_err(|failure| failure.to_string()).expect("a token")
}

fn table(header: &str, claims: &str) -> String {
    explained(&token(header, claims)).table_in(NOW, &Utc)
}

/// The lines of the verdict.
fn verdict(header: &str, claims: &str) -> String {
    let table = table(header, claims);
    table.rsplit("\n\n").next().expect("a verdict").to_owned()
}

/// The one line of a claim.
fn line(claims: &str, name: &str) -> String {
    let table = table(RS256, claims);
    let line = table.lines().find(|line| line.split(' ').next() == Some(name)).expect(name);
    line.split("  ").filter(|cell| !cell.is_empty()).map(str::trim).collect::<Vec<_>>().join(" | ")
}

fn refused(text: &str) -> String {
    let failure = Explained::of(text).err().expect("a refusal");
    let report = Report::of(&failure.into());
    assert_eq!(report.exit(), 2);
    report.text()
}

#[test]
fn a_users_token_is_explained() {
    let header = r#"{"typ":"JWT","nonce":"Yx2v","alg":"RS256","x5t":"fX7Qk0","kid":"fX7Qk0"}"#;
    let claims = r#"{"aud":"https://management.azure.com/",
        "iss":"https://sts.windows.net/aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb/",
        "iat":1699999820,"nbf":1699999820,"exp":1700003480,"acr":"1","acrs":["c1","p1"],"aio":"AVQAq/8",
        "amr":["pwd","mfa"],"appid":"04b07795-8ddb-461a-bbee-02f9e1bf7b46","appidacr":"0",
        "deviceid":"cccccccc-0000-1111-2222-dddddddddddd","family_name":"Doe",
        "groups":["g1","g2","g3"],"idtyp":"user","ipaddr":"203.0.113.7","name":"Alex Doe",
        "oid":"eeeeeeee-0000-1111-2222-ffffffffffff","puid":"1003200","pwd_exp":12,"rh":"0.ARoA",
        "scp":"user_impersonation","sub":"h4zD","tenant_region_scope":"EU",
        "tid":"aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb","unique_name":"alex@contoso.example",
        "upn":"alex@contoso.example","uti":"bD5x","ver":"1.0",
        "wids":["62e90394-69f5-4237-9190-012177145e10","11111111-2222-3333-4444-555555555555",
        "b79fbf4d-3ef9-4689-8143-76b194e85509"],"xms_cc":["CP1"],"xms_idrel":"1 26","xms_st":{"sub":"x"}}"#;
    assert_eq!(
        table(header, claims),
        "\
HEADER               VALUE                                 MEANING
typ                  JWT                                   a JSON Web Token
alg                  RS256                                 signed with RSA, PKCS #1 v1.5
kid                  fX7Qk0                                the key's id
x5t                  fX7Qk0                                the thumbprint of the key's certificate
nonce                Yx2v                                  only the resource itself can verify the signature

CLAIM                VALUE                                 MEANING
aud                  https://management.azure.com/         arm, azure, management: a resource's URI
iss                  https://sts.windows.net/aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb/
                                                           Entra, as in v1.0 tokens
tid                  aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb  the tenant
ver                  1.0                                   v1.0: aud is a URI or an application's id
iat                  1699999820                            issued 2023-11-14 22:10:20 +00:00, 3 minutes ago
nbf                  1699999820                            valid from 2023-11-14 22:10:20 +00:00, 3 minutes ago
exp                  1700003480                            valid until 2023-11-14 23:11:20 +00:00, in 58 minutes
idtyp                user                                  a user
upn                  alex@contoso.example                  the user's name, which may change
unique_name          alex@contoso.example                  the user's name, which may change
name                 Alex Doe                              for display only
oid                  eeeeeeee-0000-1111-2222-ffffffffffff  the object id of the user or service principal
sub                  h4zD                                  the subject
appid                04b07795-8ddb-461a-bbee-02f9e1bf7b46  the client: Azure CLI
appidacr             0                                     a public client, which proves nothing
scp                  user_impersonation                    delegated permission
wids                 3 directory roles
                     62e90394-69f5-4237-9190-012177145e10  Global Administrator
                     11111111-2222-3333-4444-555555555555
                     b79fbf4d-3ef9-4689-8143-76b194e85509  default user role
groups               3 groups                              object ids of the user's groups
amr                  pwd mfa                               password or secret, multi-factor
acr                  1
acrs                 [\"c1\",\"p1\"]                           authentication contexts, for Conditional Access
xms_cc               CP1                                   the client understands claims challenges (CAE)
ipaddr               203.0.113.7                           where the user signed in from
deviceid             cccccccc-0000-1111-2222-dddddddddddd  the device's id in Entra
tenant_region_scope  EU                                    the tenant's region
xms_idrel            1 26                                  member
uti                  bD5x                                  the token's id, as the sign-in logs have it
aio                  AVQAq/8                               internal to Entra
rh                   0.ARoA                                internal to Entra
family_name          Doe
puid                 1003200
pwd_exp              12
xms_st               {\"sub\":\"x\"}

A user's token, valid for another 58 minutes (3480 seconds).
The signature is not verified, and the token was sent nowhere.
"
    );
}

#[test]
fn a_managed_identitys_token_is_explained() {
    let claims = r#"{"aud":"https://vault.azure.net",
        "iss":"https://sts.windows.net/aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb/","iat":1699912800,"nbf":1699912800,
        "exp":1699999200,"appid":"99999999-0000-1111-2222-bbbbbbbbbbbb","appidacr":"2","idtyp":"app","oid":"eeeeeeee-0000-1111-2222-ffffffffffff","sub":"eeeeeeee-0000-1111-2222-ffffffffffff",
        "roles":["A.Read","B.Write.All"],
        "tid":"aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb","ver":"1.0","xms_idrel":"7 2",
        "xms_mirid":"/subscriptions/s/resourcegroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/build"}"#;
    assert_eq!(
        table(RS256, claims),
        "\
HEADER     VALUE                                  MEANING
typ        JWT                                    a JSON Web Token
alg        RS256                                  signed with RSA, PKCS #1 v1.5
kid        fX7Qk0                                 the key's id
x5t        fX7Qk0                                 the thumbprint of the key's certificate

CLAIM      VALUE                                  MEANING
aud        https://vault.azure.net                keyvault: a resource's URI
iss        https://sts.windows.net/aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb/
                                                  Entra, as in v1.0 tokens
tid        aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb   the tenant
ver        1.0                                    v1.0: aud is a URI or an application's id
iat        1699912800                             issued 2023-11-13 22:00:00 +00:00, 24 hours ago
nbf        1699912800                             valid from 2023-11-13 22:00:00 +00:00, 24 hours ago
exp        1699999200                             valid until 2023-11-14 22:00:00 +00:00, 13 minutes ago
idtyp      app                                    an application, no user
oid        eeeeeeee-0000-1111-2222-ffffffffffff   the object id of the user or service principal
sub        eeeeeeee-0000-1111-2222-ffffffffffff   the subject
xms_mirid  /subscriptions/s/resourcegroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/build
                                                  the managed identity
appid      99999999-0000-1111-2222-bbbbbbbbbbbb   the client
appidacr   2                                      the client gave a certificate
roles      2 app roles (application permissions)
           A.Read
           B.Write.All
xms_idrel  7 2                                    service principal

A managed identity's token, EXPIRED 13 minutes ago.
The signature is not verified, and the token was sent nowhere.
"
    );
}

#[test]
fn json_has_what_the_token_says_and_what_it_comes_to() {
    let claims = r#"{"aud":"2ff814a6-3304-4ab8-85cb-cd0e6f879c1d","azp":"a","exp":"1700000060","oid":"o","tid":"t",
        "preferred_username":"alex@contoso.example","scp":"User.Read Files.Read","roles":["Reader of Ünits"]}"#;
    assert_eq!(
        explained(&token(r#"{"alg":"RS256"}"#, claims)).json(NOW),
        "{\"header\":{\"alg\":\"RS256\"},\"claims\":{\"aud\":\"2ff814a6-3304-4ab8-85cb-cd0e6f879c1d\",\"azp\":\"a\",\
         \"exp\":\"1700000060\",\"oid\":\"o\",\"preferred_username\":\"alex@contoso.example\",\
         \"roles\":[\"Reader of Ünits\"],\"scp\":\"User.Read Files.Read\",\"tid\":\"t\"},\
         \"expiresOn\":\"2023-11-14T22:14:20Z\",\"expires_on\":1700000060,\"expires_in\":60,\"verified\":false,\
         \"identity\":\"user\",\"tenant\":\"t\",\"clientId\":\"a\",\"account\":\"alex@contoso.example\",\"objectId\":\"o\",\
         \"audience\":\"2ff814a6-3304-4ab8-85cb-cd0e6f879c1d\",\"scopes\":[\"User.Read\",\"Files.Read\"],\
         \"roles\":[\"Reader of Ünits\"]}\n"
    );
    let managed = explained(&token(RS256, r#"{"xms_mirid":"/subscriptions/s","exp":1699999990}"#)).json(NOW);
    assert!(managed.ends_with(
        "\"expiresOn\":\"2023-11-14T22:13:10Z\",\"expires_on\":1699999990,\"expires_in\":-10,\"verified\":false,\
         \"identity\":\"managedIdentity\",\"resourceId\":\"/subscriptions/s\"}\n"
    ));
    let nothing = explained("e30.e30.").json(NOW);
    assert_eq!(nothing, "{\"header\":{},\"claims\":{},\"verified\":false}\n");
}

#[test]
fn the_verdict_says_whose_token_it_is_and_whether_it_is_valid() {
    let end = "The signature is not verified, and the token was sent nowhere.\n";
    for (claims, sentence) in [
        (r#"{"scp":"a","exp":1700000001}"#, "A user's token, valid for another 1 second."),
        (r#"{"upn":"a","exp":1700100800}"#, "A user's token, valid for another 28 hours (100800 seconds)."),
        (r#"{"oid":"o","sub":"o","exp":1700000000}"#, "An application's token, EXPIRED now."),
        (r#"{"idtyp":"app","exp":0}"#, "An application's token, EXPIRED 19675 days ago."),
        (
            r#"{"idtyp":"device","nbf":1700000300,"exp":1700003600}"#,
            "A device's token, NOT YET VALID: it will be in 5 minutes.",
        ),
        (r#"{"nbf":1700000300,"exp":1699999999}"#, "A token, EXPIRED 1 second ago."),
        (r#"{"oid":"o","sub":"s"}"#, "A token that does not say when it expires."),
        (r#"{"exp":1e300}"#, "A token that does not say when it expires."),
    ] {
        assert_eq!(verdict(RS256, claims), format!("{sentence}\n{end}"), "{claims}");
    }
    let unsigned = "NOT SIGNED: its alg is none, which no service should take.\n";
    assert!(verdict(r#"{"alg":"None"}"#, "{}").ends_with(&format!(".\n{unsigned}{end}")));
    let stripped = explained(token(RS256, "{}").trim_end_matches("c2lnbmF0dXJl")).table_in(NOW, &Utc);
    assert!(stripped.ends_with(&format!(".\nIts signature is missing, so no service should take it.\n{end}")));
}

#[test]
fn what_a_claim_means_depends_on_what_it_says() {
    for (claims, name, expected) in [
        (
            r#"{"aud":"https://management.azure.com"}"#,
            "aud",
            "aud | https://management.azure.com | arm, azure, management: a resource's URI",
        ),
        (
            r#"{"aud":"2ff814a6-3304-4ab8-85cb-cd0e6f879c1d"}"#,
            "aud",
            "aud | 2ff814a6-3304-4ab8-85cb-cd0e6f879c1d | databricks: an application's id",
        ),
        (
            r#"{"aud":"00000003-0000-0000-c000-000000000000"}"#,
            "aud",
            "aud | 00000003-0000-0000-c000-000000000000 | Microsoft Graph: an application's id",
        ),
        (
            r#"{"aud":"11111111-0000-0000-c000-000000000000"}"#,
            "aud",
            "aud | 11111111-0000-0000-c000-000000000000 | an application's id",
        ),
        (r#"{"aud":["a","b"]}"#, "aud", r#"aud | ["a","b"]"#),
        (
            r#"{"aud":"api://AzureADTokenExchange"}"#,
            "aud",
            "aud | api://AzureADTokenExchange | to be exchanged for a token of Entra",
        ),
        (r#"{"ver":"2.0"}"#, "ver", "ver | 2.0 | v2.0: aud is an application's id"),
        (r#"{"iss":"https://sts.windows.net.evil/"}"#, "iss", "iss | https://sts.windows.net.evil/"),
        (
            r#"{"azp":"1950A258-227B-4E31-A9CF-717495945FC2"}"#,
            "azp",
            "azp | 1950A258-227B-4E31-A9CF-717495945FC2 | the client: Azure PowerShell",
        ),
        (r#"{"azpacr":"1"}"#, "azpacr", "azpacr | 1 | the client gave a secret"),
        (r#"{"acct":1}"#, "acct", "acct | 1 | a guest"),
        (r#"{"acr":"0"}"#, "acr", "acr | 0 | did not meet ISO/IEC 29115"),
        (r#"{"amr":"wia"}"#, "amr", "amr | wia | Windows Integrated Authentication"),
        (r#"{"amr":[1]}"#, "amr", "amr | [1]"),
        (r#"{"xms_cc":["protapp"]}"#, "xms_cc", "xms_cc | protapp"),
        (r#"{"scp":"a b"}"#, "scp", "scp | 2 delegated permissions"),
        (r#"{"scp":""}"#, "scp", "scp"),
        (r#"{"roles":[]}"#, "roles", "roles | []"),
        (
            r#"{"wids":["62e90394-69f5-4237-9190-012177145e10"]}"#,
            "wids",
            "wids | 62e90394-69f5-4237-9190-012177145e10 | directory role: Global Administrator",
        ),
        (r#"{"groups":["g"]}"#, "groups", "groups | 1 group | object ids of the user's groups"),
        (r#"{"groups":"src1"}"#, "groups", "groups | src1"),
        (
            r#"{"_claim_names":{"groups":"src1"}}"#,
            "_claim_names",
            r#"_claim_names | {"groups":"src1"} | claims too long for the token: Microsoft Graph has them"#,
        ),
        (
            r#"{"tid":"9188040d-6c67-4c5b-b112-36a304b66dad"}"#,
            "tid",
            "tid | 9188040d-6c67-4c5b-b112-36a304b66dad | the tenant of personal Microsoft accounts",
        ),
        (r#"{"iat":"1700000000"}"#, "iat", "iat | 1700000000 | issued 2023-11-14 22:13:20 +00:00, now"),
        (r#"{"exp":9223372036854775807}"#, "exp", "exp | 9223372036854775807"),
        (r#"{"exp":-9223372036854775808}"#, "exp", "exp | -9223372036854775808"),
        (r#"{"exp":{"a":1}}"#, "exp", r#"exp | {"a":1}"#),
    ] {
        assert_eq!(line(claims, name), expected, "{claims}");
    }
}

#[test]
fn times_are_those_of_the_readers_zone() {
    let east = FixedOffset::east_opt(2 * 3600).expect("an offset");
    assert_eq!(moment(NOW + 7200, NOW, &east).as_deref(), Some("2023-11-15 02:13:20 +02:00, in 2 hours"));
    for (seconds, is_shown) in [(-62_135_596_801, false), (-62_135_596_800, true), (253_370_764_800, false)] {
        assert_eq!(moment(seconds, NOW, &FixedOffset::west_opt(43_200).expect("an offset")).is_some(), is_shown);
    }
    assert!(explained("e30.eyJleHAiOjE3MDAwMDAwMDB9.").table(NOW).contains("valid until 2023-11-1"));
}

#[test]
fn an_encrypted_token_shows_its_header() {
    let header = URL_SAFE_NO_PAD.encode(r#"{"alg":"RSA-OAEP","enc":"A256CBC-HS512","kid":"k","zip":"DEF"}"#);
    let explained = explained(&format!("Bearer {header}.a2V5.aXY.c2VjcmV0.dGFn"));
    assert_eq!(
        explained.table_in(NOW, &Utc),
        "\
HEADER  VALUE          MEANING
alg     RSA-OAEP
enc     A256CBC-HS512  how the claims are encrypted
kid     k              the key's id
zip     DEF

An encrypted token: only the service that it is for can read its claims.
The signature is not verified, and the token was sent nowhere.
"
    );
    assert_eq!(
        explained.json(NOW),
        "{\"header\":{\"alg\":\"RSA-OAEP\",\"enc\":\"A256CBC-HS512\",\"kid\":\"k\",\"zip\":\"DEF\"},\"verified\":false}\n"
    );
}

#[test]
fn what_is_no_token_is_refused_and_not_shown() {
    let hint = "azt: hint: give an access token, whole: azt token | azt inspect\n";
    assert_eq!(refused(" Bearer \n"), format!("azt: error: there is no token to explain\n{hint}"));
    assert_eq!(
        refused("\"s3cr3t\""),
        format!(
            "azt: error: this is no JSON Web Token: it seems to be an opaque token, which only the service that it is \
             for can read\n{hint}"
        )
    );
    assert_eq!(
        refused("{\"accessToken\":\"s3cr3t\",\"expires_on\":1}\n"),
        "azt: error: this is JSON with a token in it, not the token alone\nazt: hint: azt without -o prints the token \
         alone; or take it out: jq -r .accessToken | azt inspect\n"
    );
    let damaged = "azt: error: this token has a header, but its claims cannot be read: it is damaged, or no JSON Web \
                   Token\n";
    let deep = format!("{{\"a\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    for claims in ["s3cr3t", "[]", "{\"a\":\"\\ud800\"}", "{\"a\":1e999}", &deep] {
        assert_eq!(refused(&token(RS256, claims)), format!("{damaged}{hint}"));
    }
}

#[test]
fn a_token_broken_into_lines_is_put_together() {
    let whole = token(RS256, r#"{"tid":"t"}"#);
    let (start, end) = whole.split_at(30);
    let broken = format!("Authorization: Bearer {start}\r\n   {end}\n");
    assert_eq!(explained(&broken).json(NOW), explained(&whole).json(NOW));
}

#[test]
fn hostile_claims_stay_in_their_cells() {
    let long = "ü".repeat(500_000);
    let deep = format!("{}{}", "[".repeat(100), "]".repeat(100));
    let many: Vec<_> = (0..5000).map(|n| format!("s{n}")).collect();
    let claims = format!(
        r#"{{"aud":"https://x/\u001b[2J\u009b\u202e","\u001b]0;x\u0007":"\r\nexp","name":"{long}","{long}":1,
            "deep":{deep},"scp":"{}","roles":["\u0007"],"amr":["\u001b[31m"],"tid":"\u0000"}}"#,
        many.join(" ")
    );
    let header = r#"{"alg":"\u001b[1m","kid":"\u2028\u007f"}"#;
    let table = table(header, &claims);
    assert!(table.lines().all(|line| one_line(line) == line), "{table}");
    assert!(table.lines().all(|line| line.chars().count() < 400));
    assert!(table.contains("\naud "));
    assert!(table.contains("https://x/ [2J"));
    assert!(table.contains(&format!("{}…\n", "ü".repeat(200))));
    assert!(table.contains(" s99\n") && !table.contains(" s100\n") && table.contains("… and 4900 more\n"));

    let explained = explained(&token(header, &claims));
    let json = explained.json(NOW);
    assert!(json.trim_end().chars().all(|c| !c.is_control() && c != '\u{202e}' && c != '\u{2028}'));
    let read: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(read["claims"]["aud"], "https://x/\u{1b}[2J\u{9b}\u{202e}");
    assert_eq!(read["claims"]["name"], long);
    // Not understood, for it is no tenant that could be shown.
    assert_eq!(read.get("tenant"), None);
}

#[test]
fn more_claims_than_anybody_reads_are_counted() {
    let claims: Vec<_> = (0..250).map(|n| format!("\"c{n:03}\":{n}")).collect();
    let table = table(RS256, &format!("{{{}}}", claims.join(",")));
    assert!(table.contains("\nc099") && !table.contains("\nc100") && table.contains("… and 150 more\n"));
}

/// Any JSON, with names that azt knows among the others.
fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<i32>().prop_map(|n| Value::from(f64::from(n) / 4.0)),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::btree_map(any::<String>(), inner, 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn object() -> impl Strategy<Value = Value> {
    let known: Vec<_> = claims::CLAIMS.iter().chain(claims::HEADER).map(|(name, _)| (*name).to_owned()).collect();
    let name = prop_oneof![3 => proptest::sample::select(known), 1 => any::<String>()];
    proptest::collection::btree_map(name, json(), 0..12)
        .prop_map(|members| Value::Object(members.into_iter().collect()))
}

proptest! {
    #[test]
    fn no_text_makes_it_panic_or_is_shown(text in any::<String>()) {
        if let Err(failure) = Explained::of(&text) {
            prop_assert!(text.len() < 20 || !failure.to_string().contains(&text));
        }
    }

    #[test]
    fn no_token_makes_it_panic_or_print_a_control_character(header in object(), claims in object(), now in any::<i64>()) {
        let explained = explained(&token(&header.to_string(), &claims.to_string()));
        let table = explained.table_in(now, &Utc);
        for line in table.lines() {
            prop_assert_eq!(one_line(line), line);
        }
        let json = explained.json(now);
        prop_assert!(json.trim_end().chars().all(|c| !one_line(c.encode_utf8(&mut [0; 4])).is_empty()));
        let read: Value = serde_json::from_str(&json).expect("JSON");
        prop_assert_eq!((&read["header"], &read["claims"]), (&header, &claims));
    }
}
