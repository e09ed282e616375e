//! The user realm, and the federation server.

use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};

use super::*;
use crate::sandbox::adfs::{AUDIENCE, Saml, Trust};
use crate::sandbox::cloud::{FEDERATED, FEDERATED_PASSWORD, PERSONAL_DOMAIN, UNKNOWN_DOMAIN};

const TRUST: &str = "http://docs.oasis-open.org/ws-sx/ws-trust/200512";

fn instant(seconds: i64) -> String {
    let time: DateTime<Utc> = std::time::SystemTime::now().into();
    (time + chrono::TimeDelta::seconds(seconds)).format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

fn password() -> String {
    FEDERATED_PASSWORD.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A request in which nothing is wrong, of WS-Trust 1.3.
fn request(sandbox: &Sandbox) -> String {
    format!(
        "<e:Envelope xmlns:e='http://www.w3.org/2003/05/soap-envelope' xmlns:w='http://www.w3.org/2005/08/addressing' \
         xmlns:u='http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd'><e:Header>\
         <w:To e:mustUnderstand='1'>{url}{path}</w:To><w:Action e:mustUnderstand='1'>{TRUST}/RST/Issue</w:Action>\
         <w:MessageID>urn:uuid:0a1b2c3d-0000-4000-8000-000000000000</w:MessageID><w:ReplyTo><w:Address>\
         http://www.w3.org/2005/08/addressing/anonymous</w:Address></w:ReplyTo><o:Security e:mustUnderstand='1' \
         xmlns:o='http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd'><u:Timestamp>\
         <u:Created>{created}</u:Created><u:Expires>{expires}</u:Expires></u:Timestamp><o:UsernameToken><o:Username>\
         {FEDERATED}</o:Username><o:Password>{password}</o:Password></o:UsernameToken></o:Security></e:Header><e:Body>\
         <t:RequestSecurityToken xmlns:t='{TRUST}'><p:AppliesTo xmlns:p='http://schemas.xmlsoap.org/ws/2004/09/policy'>\
         <w:EndpointReference><w:Address>{AUDIENCE}</w:Address></w:EndpointReference></p:AppliesTo>\
         <t:KeyType>{TRUST}/Bearer</t:KeyType><t:RequestType>{TRUST}/Issue</t:RequestType></t:RequestSecurityToken>\
         </e:Body></e:Envelope>",
        url = sandbox.url(),
        path = Trust::V13.path(),
        created = instant(0),
        expires = instant(600),
        password = password(),
    )
}

fn ask(sandbox: &Sandbox, body: &str) -> Page {
    let action = format!("{TRUST}/RST/Issue");
    let headers = [("Content-Type", "application/soap+xml; charset=utf-8"), ("SOAPAction", action.as_str())];
    browser::send("POST", &format!("{}{}", sandbox.url(), Trust::V13.path()), &headers, body).unwrap()
}

fn assertion(sandbox: &Sandbox) -> String {
    let page = ask(sandbox, &request(sandbox));
    assert_eq!(page.status, 200, "{}", page.body);
    let from = page.body.find("<t:RequestedSecurityToken>").unwrap() + "<t:RequestedSecurityToken>".len();
    page.body[from..page.body.find("</t:RequestedSecurityToken>").unwrap()].to_owned()
}

fn fields<'a>(grant: &'a str, assertion: &'a str) -> Fields<'a> {
    vec![("client_id", AZURE_CLI), ("grant_type", grant), ("assertion", assertion), ("scope", ARM_SCOPE)]
}

#[test]
fn a_realm_is_the_domains() {
    let sandbox = Sandbox::start();
    let realm = |user: &str, query: &str| {
        browser::get(&format!("{}/common/userrealm/{user}?{query}", sandbox.url()), &[]).unwrap()
    };
    for (user, kind) in [
        (ALEX, "Managed"),
        (FEDERATED, "Federated"),
        ("fr%C3%BCda%40federated.example", "Federated"),
        (&format!("a@{PERSONAL_DOMAIN}"), "Federated"),
        (&format!("a@{UNKNOWN_DOMAIN}"), "Unknown"),
    ] {
        assert_eq!(realm(user, "api-version=1.0").json()["account_type"], kind, "{user}");
    }
    assert_eq!(realm(ALEX, "").status, 400);
    assert_eq!(realm(ALEX, "api-version=2.0").status, 400);
}

#[test]
fn an_envelope_with_anything_wrong_is_refused() {
    let sandbox = Sandbox::start();
    let right = request(&sandbox);
    assert_eq!(ask(&sandbox, &right).status, 200);
    for (part, wrong, code) in [
        ("2003/05/soap-envelope", "2003/05/other", "InvalidAddressingHeader"),
        ("<w:To e:mustUnderstand='1'>", "<w:To>", "DestinationUnreachable"),
        ("/13/usernamemixed", "/2005/usernamemixed", "DestinationUnreachable"),
        ("RST/Issue", "RST/Renew", "ActionNotSupported"),
        ("<w:Action e:mustUnderstand='1'>", "<w:Action e:mustUnderstand='0'>", "ActionNotSupported"),
        ("urn:uuid:0a1b", "urn:uuid:", "InvalidAddressingHeader"),
        ("addressing/anonymous", "addressing/none", "InvalidAddressingHeader"),
        ("<o:Security e:mustUnderstand='1'", "<o:Security", "InvalidSecurity"),
        ("secext-1.0.xsd", "secext-1.1.xsd", "InvalidSecurity"),
        (&instant(600), &instant(-1), "InvalidSecurity"),
        (&instant(600), "soon", "InvalidSecurity"),
        (AUDIENCE, "urn:federation:Other", "InvalidScope"),
        ("/Bearer", "/PublicKey", "InvalidRequest"),
        ("200512/Issue", "200512/Renew", "InvalidRequest"),
        ("xmlns:t='http://docs.oasis-open.org/ws-sx/ws-trust/200512'", "xmlns:t='urn:t'", "InvalidRequest"),
        (&password(), "wrong", "FailedAuthentication"),
        (FEDERATED, ALEX, "FailedAuthentication"),
    ] {
        let body = right.replace(part, wrong);
        assert_ne!(body, right, "{part}");
        let page = ask(&sandbox, &body);
        assert_refused(&page, 500, &format!("a:{code}<"));
    }
    assert_eq!(ask(&sandbox, &right.replace(&password(), FEDERATED_PASSWORD)).status, 400);
    let address = format!("{}{}", sandbox.url(), Trust::V13.path());
    for (kind, action, status) in [
        ("text/xml; charset=utf-8", "RST/Issue", 415),
        ("application/soap+xml", "RST/Issue", 415),
        ("application/soap+xml; charset=utf-8", "RST/Renew", 500),
    ] {
        let action = format!("{TRUST}/{action}");
        let page = browser::send("POST", &address, &[("Content-Type", kind), ("SOAPAction", &action)], &right).unwrap();
        assert_eq!(page.status, status);
    }
}

#[test]
fn an_assertion_is_redeemed_to_the_byte_and_by_its_own_grant() {
    let sandbox = Sandbox::start();
    let [old, new] = ["saml1_1-bearer", "saml2-bearer"].map(|name| format!("urn:ietf:params:oauth:grant-type:{name}"));
    for (saml, grant, other) in [(Saml::V11, &old, &new), (Saml::V20, &new, &old)] {
        sandbox.set_saml(saml);
        let assertion = assertion(&sandbox);
        let encoded = STANDARD.encode(&assertion);
        for encoded in [&encoded, &URL_SAFE_NO_PAD.encode(&assertion)] {
            assert_eq!(redeem(&sandbox, "organizations", &fields(grant, encoded)).status, 200);
        }
        let changed = STANDARD.encode(assertion.replace("\r\n", "\n"));
        for (grant, encoded) in [(other, &encoded), (grant, &changed)] {
            assert_refused(&redeem(&sandbox, "organizations", &fields(grant, encoded)), 400, "AADSTS50013: ");
        }
        assert_refused(&redeem(&sandbox, "common", &fields(grant, &encoded)), 400, "AADSTS9001023: ");
        let fields = [&fields(grant, &encoded)[..], &[("password", FEDERATED_PASSWORD)]].concat();
        assert_refused(&redeem(&sandbox, "organizations", &fields), 400, "AADSTS9002313: ");
    }
}
