//! `azt ropc` for users whose password their own organization's server checks. That server is an emulation of AD FS.

use serde_json::{Value, json};

use crate::run::{Azt, azt, newest};
use crate::sandbox::adfs::{Saml, Trust, envelope, fault, metadata, response, xml};
use crate::sandbox::cloud::{
    ALEX, FEDERATED, FEDERATED_DENIED, FEDERATED_PASSWORD, PASSWORD, PERSONAL_DOMAIN, UNKNOWN_DOMAIN,
};
use crate::sandbox::{Answer, Sandbox};

const MEX: &str = "/adfs/services/trust/mex";
const TOKEN: &str = "/organizations/oauth2/v2.0/token";

fn sign_in(user: &str, sandbox: &Sandbox) -> Azt {
    azt("ropc --password-stdin --username").arg(user).input(FEDERATED_PASSWORD).at(sandbox)
}

#[track_caller]
fn signs_in(run: Azt, sandbox: &Sandbox) {
    let outcome = run.outcome();
    assert_eq!((outcome.stderr.as_str(), outcome.status), ("", Some(0)));
    assert_eq!(outcome.stdout, newest(sandbox));
}

fn realm_of(user: &str) -> String {
    format!("/common/userrealm/{user}")
}

/// What was asked, but for where endpoints are.
fn paths(sandbox: &Sandbox) -> Vec<String> {
    sandbox.received().map(|request| request.path).filter(|path| !path.contains("/.well-known/")).collect()
}

/// The realm of a federated user whose server is at these addresses.
fn set_realm(sandbox: &Sandbox, metadata: Value, active: Value) {
    let realm = json!({
        "account_type": "Federated", "federation_protocol": "WSTrust",
        "federation_metadata_url": metadata, "federation_active_auth_url": active, "x": 1,
    });
    sandbox.answer_always(&realm_of(FEDERATED), Answer::json(200, &realm));
}

fn by_browser() -> String {
    "azt authcode --tenant organizations --resource https://management.azure.com/ --authority-host SANDBOX\n".to_owned()
}

#[test]
fn only_the_organizations_server_sees_the_password() {
    let sandbox = Sandbox::start();
    signs_in(sign_in(FEDERATED, &sandbox), &sandbox);
    assert_eq!(sandbox.tokens().pop().unwrap().identity, FEDERATED);
    assert_eq!(paths(&sandbox), [&realm_of(FEDERATED), MEX, Trust::V13.path(), TOKEN]);
    let [metadata, trust, token] = sandbox.requests().try_into().unwrap();
    assert_eq!(metadata.header("accept"), Some("application/soap+xml, text/xml, */*"));
    assert_eq!(trust.header("soapaction"), Some("http://docs.oasis-open.org/ws-sx/ws-trust/200512/RST/Issue"));
    let escaped = "Über &amp; &lt;tief&gt; &quot;so&quot; &apos;ja&apos; ]]&gt; 100% €𝄞";
    assert!(trust.body.contains(&format!("<o:Password>{escaped}</o:Password>")), "{}", trust.body);
    let mut names: Vec<_> = token.form.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["assertion", "client_id", "client_info", "grant_type", "scope"]);
    assert_eq!(token.form("scope"), Some("https://management.azure.com//.default openid profile offline_access"));
    assert_eq!(token.header("x-anchormailbox"), Some("upn:frida@federated.example"));
}

#[test]
fn both_versions_of_ws_trust_bring_assertions_of_both_versions_of_saml() {
    for trust in [Trust::V13, Trust::V2005] {
        for (saml, grant_type) in [(Saml::V11, "saml1_1-bearer"), (Saml::V20, "saml2-bearer")] {
            let sandbox = Sandbox::start();
            sandbox.set_saml(saml);
            sandbox.answer_always(MEX, xml(200, metadata(&sandbox.url(), &[trust])));
            signs_in(sign_in(FEDERATED, &sandbox), &sandbox);
            assert_eq!(paths(&sandbox)[2], trust.path());
            let token = sandbox.requests().pop().unwrap();
            assert_eq!(
                token.form("grant_type"),
                Some(format!("urn:ietf:params:oauth:grant-type:{grant_type}").as_str())
            );
        }
    }
}

#[test]
fn where_the_metadata_cannot_be_used_the_realms_own_address_is() {
    for (answer, why) in [
        (Answer::status(503), "HTTP 503 in place of its metadata"),
        (Answer::html(200, "<!doctype html><p>".to_owned()), "with something that is not XML: "),
        (xml(200, "<a/>".to_owned()), "without an endpoint that takes a password over https"),
        (xml(200, "<!DOCTYPE a><a/>".to_owned()), "with XML that has a document type declaration, "),
        (Answer::status(302).header("Location", "http://evil.example/"), "with a redirect to http://evil.example/, "),
    ] {
        let sandbox = Sandbox::start();
        sandbox.answer_always(MEX, answer);
        let outcome = sign_in(FEDERATED, &sandbox).arg("-v").outcome();
        assert_eq!(outcome.stdout, newest(&sandbox));
        assert_eq!(paths(&sandbox)[2], Trust::V2005.path());
        assert!(outcome.stderr.contains(&format!("azt: SANDBOX{MEX} answered {why}")), "{}", outcome.stderr);
        assert!(
            outcome.stderr.contains(&format!("going on with SANDBOX{}\n", Trust::V2005.path())),
            "{}",
            outcome.stderr
        );
    }
    for trust in [Trust::V13, Trust::V2005] {
        let sandbox = Sandbox::start();
        set_realm(&sandbox, Value::Null, json!(format!("{}{}", sandbox.url(), trust.path())));
        signs_in(sign_in(FEDERATED, &sandbox), &sandbox);
        assert_eq!(paths(&sandbox), [&realm_of(FEDERATED), trust.path(), TOKEN]);
    }
}

#[test]
fn without_a_usable_address_nobody_gets_the_password() {
    let http = "http://fs.federated.example/adfs/services/trust/13/usernamemixed";
    let no_password = "the federation server has an address that gets no password: ";
    for (metadata, active, error) in [
        (Value::Null, Value::Null, "the user realm names no federation server that takes a password".to_owned()),
        (json!(""), json!(7), "the user realm names no federation server that takes a password".to_owned()),
        (Value::Null, json!(http), format!("{no_password}{http}")),
        (json!("ftp://fs.federated.example/mex"), json!("fs"), format!("{no_password}ftp://fs.federated.example/mex")),
        (
            Value::Null,
            json!("https://fs.federated.example/windowstransport"),
            "the federation server takes no password that azt knows of at https://fs.federated.example/windowstransport"
                .to_owned(),
        ),
    ] {
        let sandbox = Sandbox::start();
        set_realm(&sandbox, metadata, active);
        sign_in(FEDERATED, &sandbox).refuses(5, &format!("azt: error: {error}\n"));
        assert_eq!(paths(&sandbox), [realm_of(FEDERATED)]);
    }
}

#[test]
fn a_server_that_is_not_there_is_status_5() {
    let [mex, trust] = ["mex", "adfs/services/trust/13/usernamemixed"].map(|path| format!("http://127.0.0.1:1/{path}"));
    for (active, place) in [(Value::Null, &mex), (json!(trust), &trust)] {
        let sandbox = Sandbox::start();
        set_realm(&sandbox, json!(mex), active);
        let outcome = sign_in(FEDERATED, &sandbox).outcome();
        let stderr = outcome.refused(5);
        assert!(stderr.starts_with(&format!("azt: error: could not reach {place}: ")), "{stderr}");
        assert_eq!((stderr.lines().count(), sandbox.requests().len()), (1, 0));
    }
}

/// Of several ports of one binding, the first is taken that a password may be sent to.
#[test]
fn a_port_of_plain_http_is_passed_over() {
    let sandbox = Sandbox::start();
    let good = format!("<wsa10:Address>{}{}</wsa10:Address>", sandbox.url(), Trust::V13.path());
    let port = |address: &str| {
        let name = "UserNameWSTrustBinding_IWSTrust13Async";
        format!(
            "<wsdl:service><wsdl:port binding=\"tns:{name}\"><wsa10:EndpointReference>{address}\
             </wsa10:EndpointReference></wsdl:port></wsdl:service>"
        )
    };
    let bad = good.replace(&sandbox.url(), "http://fs.federated.example");
    let document = metadata(&sandbox.url(), &[Trust::V13, Trust::V2005]).replace(&good, &bad);
    set_realm(&sandbox, json!(format!("{}{MEX}", sandbox.url())), Value::Null);
    let with = |text: &str| xml(200, document.replace("</wsdl:definitions>", &format!("{text}</wsdl:definitions>")));
    sandbox.answer_always(MEX, with(&port(&good)));
    signs_in(sign_in(FEDERATED, &sandbox), &sandbox);
    assert_eq!(paths(&sandbox)[2], Trust::V13.path());
    sandbox.answer_always(MEX, with(""));
    signs_in(sign_in(FEDERATED, &sandbox), &sandbox);
    assert_eq!(paths(&sandbox)[6], Trust::V2005.path());
}

#[test]
fn a_fault_of_the_server_is_told_in_its_words() {
    let sandbox = Sandbox::start();
    let refused = "azt: error: the password sign-in at SANDBOX was refused: ";
    sign_in(FEDERATED, &sandbox).input("wrong").refuses(
        4,
        &format!(
            "{refused}FailedAuthentication: ID3242: The security token could not be authenticated or authorized. (HTTP 500)\n\
             azt: hint: check user name and password; repeated failures lock the account: azt ropc --username frida@federated.example --tenant organizations --resource https://management.azure.com/ --authority-host SANDBOX\n"
        ),
    );
    sign_in(FEDERATED_DENIED, &sandbox).refuses(
        4,
        &format!(
            "{refused}RequestFailed: MSIS3127: The specified request failed. (HTTP 500)\n\
             azt: hint: sign in with a browser: {}",
            by_browser()
        ),
    );
    let clock = fault("Sender", "urn:x", "InvalidSecurity", "An error occurred.").replace("a:Invalid", "q7:Invalid");
    let busy = fault("Receiver", "urn:x", "InternalServiceFault", "Try\u{202e}again.");
    let bare = envelope("<s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code></s:Fault>", Trust::V13);
    for (answer, exit, said) in [
        (
            xml(500, clock),
            4,
            "was refused: InvalidSecurity: An error occurred. (HTTP 500)\nazt: hint: is this machine's clock right? compare: date -u\n".to_owned(),
        ),
        (xml(500, busy), 5, "was not answered: InternalServiceFault: Try again. (HTTP 500)\n".to_owned()),
        (xml(200, bare), 4, format!("was refused: Sender (HTTP 200)\nazt: hint: sign in with a browser: {}", by_browser())),
        (
            Answer::html(403, "<html>".to_owned()),
            4,
            format!(
                "was refused: an HTML page in place of an answer (HTTP 403)\nazt: hint: sign in with a browser: {}",
                by_browser()
            ),
        ),
        (
            Answer::status(503).header("Retry-After", "7"),
            5,
            "was not answered: it gave no reason (HTTP 503)\nazt: hint: try again when the service allows it: sleep 7\n".to_owned(),
        ),
    ] {
        sandbox.answer_next(answer.at(Trust::V13.path()));
        sign_in(FEDERATED, &sandbox).refuses(exit, &format!("azt: error: the password sign-in at SANDBOX {said}"));
    }
    assert!(paths(&sandbox).iter().all(|path| path != TOKEN));
}

#[test]
fn a_fault_is_json_where_json_is_wanted() {
    let sandbox = Sandbox::start();
    let outcome = sign_in(FEDERATED, &sandbox).input("wrong").args("-o json").outcome();
    assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(4), ""));
    let error: Value = serde_json::from_str(&outcome.stderr).unwrap();
    assert_eq!((&error["error"], &error["exit_code"]), (&json!("FailedAuthentication"), &json!(4)));
    assert!(error["error_description"].as_str().is_some_and(|text| text.contains("ID3242: ")), "{error}");
}

/// XML that no honest server sends, and what is said about it. Each `{}` is where an element of the answer would be.
fn hostile() -> Vec<(Answer, &'static str)> {
    let laughs: String = (1..30).map(|n| format!("<!ENTITY l{n} '&l{m};&l{m};'>", m = n - 1)).collect();
    let spaces: String = (0..20_000).map(|n| format!("<a xmlns:n{n}='u{n}'>")).collect();
    let attributes: String = (0..100_000).map(|n| format!(" a{n}=''")).collect();
    let has_type = "with XML that has a document type declaration, which azt does not read";
    let whole = metadata("https://fs.federated.example", &[Trust::V13]);
    vec![
        (xml(200, format!("<!DOCTYPE a [<!ENTITY l0 'ha'>{laughs}]><a>&l29;</a>")), has_type),
        (xml(200, "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>".to_owned()), has_type),
        (xml(200, "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd'><a/>".to_owned()), has_type),
        (
            xml(200, format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000))),
            "with XML that is more than 100 elements deep",
        ),
        (xml(200, "<a>".repeat(300_000)), "with something that is not XML: the root node was opened but never closed"),
        (xml(200, spaces), "with XML that has too many attributes"),
        (xml(200, format!("<a{attributes}/>")), "with XML that has too many attributes"),
        (xml(200, String::new()).body(b"<a>\xff\xfe</a>"), "with XML that is not UTF-8 text"),
        (xml(200, "\u{0}".repeat(99)), "with something that is not XML: unknown token at 1:1"),
        (xml(200, whole[..2_000].to_owned()), "with something that is not XML: "),
        (
            xml(200, "<a>&nbsp;</a>".to_owned()),
            "with something that is not XML: unknown entity reference 'nbsp' at 1:4",
        ),
        (xml(200, "<x:a/>".to_owned()), "with something that is not XML: an unknown namespace prefix 'x' at 1:2"),
        (
            xml(200, "<a>\u{1b}[2J</a>".to_owned()),
            "with something that is not XML: a non-XML character '\\u{1b}' found at 1:4",
        ),
        (Answer::json(200, &json!({})), "with something that is not XML: unknown token at 1:1"),
    ]
}

#[test]
fn hostile_metadata_is_refused() {
    let sandbox = Sandbox::start();
    set_realm(&sandbox, json!(format!("{}{MEX}", sandbox.url())), Value::Null);
    for (answer, why) in hostile() {
        sandbox.answer_next(answer.at(MEX));
        let outcome = sign_in(FEDERATED, &sandbox).outcome();
        let stderr = outcome.refused(5);
        assert!(stderr.starts_with(&format!("azt: error: SANDBOX{MEX} answered {why}")), "{stderr}");
    }
    sandbox.answer_next(xml(200, " ".repeat(10 * 1024 * 1024)).at(MEX));
    let long = format!("azt: error: the answer of SANDBOX{MEX} is longer than 1 MiB\n");
    sign_in(FEDERATED, &sandbox).refuses(5, &long);
    assert!(paths(&sandbox).iter().all(|path| *path == realm_of(FEDERATED) || path == MEX));
}

#[test]
fn hostile_answers_to_a_password_are_refused() {
    let place = Trust::V13.path();
    let saml = "<Assertion xmlns=\"urn:oasis:names:tc:SAML:2.0:assertion\"/>";
    let old = "<Assertion xmlns=\"urn:oasis:names:tc:SAML:1.0:assertion\"/>";
    let answered = |token: &str| xml(200, envelope(&response(token, Saml::V20, Trust::V13), Trust::V13));
    let neither = "with neither an assertion nor a fault";
    let several = "with several tokens in place of one";
    let two = format!("{}{}", response(saml, Saml::V20, Trust::V13), response(saml, Saml::V20, Trust::V13));
    let elsewhere =
        envelope(&response(saml, Saml::V20, Trust::V13), Trust::V13).replace("ws-trust/200512", "ws-trust/evil");
    let declared = answered("<q:Assertion/>").clone();
    let mut cases = hostile();
    cases.extend([
        (xml(200, "<a/>".to_owned()), neither),
        (xml(200, envelope("", Trust::V13)), neither),
        (answered(""), neither),
        (answered("text"), neither),
        (xml(200, elsewhere), neither),
        (xml(200, envelope(&response(saml, Saml::V20, Trust::V2005), Trust::V2005)), neither),
        (answered(&format!("{saml}{saml}")), several),
        (xml(200, envelope(&two, Trust::V13)), several),
        (answered("<e:EncryptedData xmlns:e=\"urn:e\"/>"), "with a token that is no SAML assertion: EncryptedData"),
        (answered("<Assertion xmlns=\"urn:evil\"/>"), "with a token that is no SAML assertion: Assertion"),
        (answered(old), "with a token type that is not the assertion's: urn:oasis:names:tc:SAML:2.0:assertion"),
        (declared, "with something that is not XML: an unknown namespace prefix 'q' at 1:"),
        (
            xml(
                200,
                envelope(&response("<q:Assertion/>", Saml::V20, Trust::V13), Trust::V13)
                    .replace("<s:Body>", "<s:Body xmlns:q=\"urn:oasis:names:tc:SAML:2.0:assertion\">"),
            ),
            "with an assertion that needs the rest of the answer to be read",
        ),
        (
            Answer::status(307).header("Location", "http://evil.example/take?it"),
            "with a redirect to http://evil.example/take, which azt does not follow",
        ),
    ]);
    let sandbox = Sandbox::start();
    for (answer, why) in cases {
        sandbox.answer_next(answer.at(place));
        let outcome = sign_in(FEDERATED, &sandbox).outcome();
        let stderr = outcome.refused(5);
        assert!(stderr.starts_with(&format!("azt: error: SANDBOX{place} answered {why}")), "{stderr}");
    }
    assert!(paths(&sandbox).iter().all(|path| path != TOKEN));
}

#[test]
fn no_verbosity_shows_the_password_the_envelope_or_the_assertion() {
    let sandbox = Sandbox::start();
    let outcome = sign_in(FEDERATED, &sandbox).arg("-vv").outcome();
    assert_eq!(outcome.stdout, newest(&sandbox));
    let requests = sandbox.requests();
    let assertion = requests[2].form("assertion").unwrap();
    for secret in ["Über", "tief", "Password", "<s:", assertion, outcome.token()] {
        assert!(!outcome.stderr.contains(secret), "{secret}: {}", outcome.stderr);
    }
    for shown in [
        "azt: GET SANDBOX/common/userrealm/frida@federated.example?api-version=1.0 answered 200 in ",
        "azt: > application/soap+xml; charset=utf-8: <redacted>\n",
        "azt: > assertion=<redacted>\n",
    ] {
        assert!(outcome.stderr.contains(shown), "{}", outcome.stderr);
    }
}

#[test]
fn what_the_server_echoes_of_the_password_is_not_shown() {
    let sandbox = Sandbox::start();
    let envelope_of = |text: &str| fault("Sender", "urn:x", "Other", text);
    let escaped = FEDERATED_PASSWORD.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let fully = escaped.replace('"', "&quot;").replace('\'', "&apos;");
    for echo in [escaped.clone(), fully.clone(), fully.replace('&', "&amp;")] {
        for answer in [
            xml(500, envelope_of(&format!("no {echo} here"))),
            Answer::text(403, &format!("no {fully} here")),
            Answer::status(302).header("Location", &format!("http://evil.example/{FEDERATED_PASSWORD}/x")),
        ] {
            sandbox.answer_next(answer.at(Trust::V13.path()));
            let outcome = sign_in(FEDERATED, &sandbox).arg("-vv").outcome();
            assert_eq!(outcome.stdout, "");
            assert!(!outcome.stderr.contains("tief"), "{}", outcome.stderr);
        }
    }
}

#[test]
fn whoever_has_no_password_for_azt_is_told_so() {
    let sandbox = Sandbox::start();
    sign_in(&format!("alex@{UNKNOWN_DOMAIN}"), &sandbox).refuses(
        4,
        "azt: error: nobody is known to check the password of alex@nowhere.example: the account type is Unknown\n\
         azt: hint: check the spelling, and the cloud: azt ropc --username NAME --tenant organizations --resource https://management.azure.com/ --authority-host SANDBOX\n",
    );
    sign_in(&format!("alex@{PERSONAL_DOMAIN}"), &sandbox).refuses(
        4,
        "azt: error: alex@outlook.example is a personal account, whose password only a web page may ask for\n\
         azt: hint: sign in with a browser: azt authcode --tenant consumers --resource https://management.azure.com/ --authority-host SANDBOX\n",
    );
    let realm = json!({ "account_type": "Federated", "federation_protocol": "SAML20" });
    sandbox.answer_always(&realm_of(FEDERATED), Answer::json(200, &realm));
    sign_in(FEDERATED, &sandbox).refuses(
        4,
        &format!(
            "azt: error: the organization of frida@federated.example signs people in by SAML20, which takes no password from azt\n\
             azt: hint: sign in with a browser: {}",
            by_browser()
        ),
    );
    assert_eq!(sandbox.requests().len(), 0);
}

#[test]
fn an_authority_without_user_realms_checks_passwords_itself() {
    for answer in [
        Answer::status(404),
        Answer::html(200, "<!doctype html>".to_owned()),
        Answer::json(200, &json!({})),
        Answer::status(302).header("Location", "/login"),
        Answer::text(403, "no"),
    ] {
        let sandbox = Sandbox::start();
        sandbox.answer_always(&realm_of(ALEX), answer);
        signs_in(sign_in(ALEX, &sandbox).input(PASSWORD), &sandbox);
        assert_eq!(paths(&sandbox), [&realm_of(ALEX), TOKEN]);
    }
    let sandbox = Sandbox::start();
    sandbox.answer_always(&realm_of(ALEX), Answer::status(500));
    sign_in(ALEX, &sandbox).input(PASSWORD).refuses(
        5,
        "azt: error: could not learn who checks the password of alex@contoso.example: it gave no reason (HTTP 500)\n",
    );
    sandbox.answer_always(&realm_of(ALEX), Answer::status(429).header("Retry-After", "7"));
    sign_in(ALEX, &sandbox).input(PASSWORD).refuses(
        5,
        "azt: error: could not learn who checks the password of alex@contoso.example: it gave no reason (HTTP 429)\n\
         azt: hint: try again when the service allows it: sleep 7\n",
    );
    assert_eq!(sandbox.requests().len(), 0);
}

#[test]
fn nobody_is_asked_about_users_of_ad_fs_and_users_without_a_domain() {
    let sandbox = Sandbox::start();
    sign_in("alex", &sandbox).outcome().refused(4);
    sign_in(ALEX, &sandbox).args("--authority-host").arg(format!("{}/adfs", sandbox.url())).outcome().refused(4);
    assert_eq!(paths(&sandbox), [TOKEN, "/adfs/oauth2/token"]);
}

#[cfg(unix)]
#[test]
fn who_has_a_kept_sign_in_is_asked_about_once() {
    use crate::run::Home;
    let (sandbox, home) = (Sandbox::start(), Home::new());
    let run = || home.azt("ropc --password-stdin --username", &sandbox).arg(FEDERATED).input(FEDERATED_PASSWORD);
    run().prints_a_token();
    assert_eq!(paths(&sandbox).len(), 4);
    run().prints_a_token();
    assert_eq!(paths(&sandbox).len(), 4);
    run().args("--resource graph").prints_a_token();
    assert_eq!(paths(&sandbox)[4..], [TOKEN]);
    assert_eq!(sandbox.requests().pop().unwrap().form("grant_type"), Some("refresh_token"));
}
