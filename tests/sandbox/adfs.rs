//! The federation server of an organization, as far as answers of AD FS were recorded: its metadata, and WS-Trust for a
//! user name and a password. It is an emulation: no AD FS was asked.

use std::collections::HashMap;
use std::sync::Mutex;

use chrono::{DateTime, NaiveDateTime};
use roxmltree::{Document, Node};

use super::cloud::{FEDERATED, FEDERATED_DENIED, FEDERATED_PASSWORD, is_guid};
use super::tokens::guid;
use super::{Answer, Request, Services, lock, now};

/// Whom assertions are for.
pub const AUDIENCE: &str = "urn:federation:MicrosoftOnline";

const SOAP: &str = "http://www.w3.org/2003/05/soap-envelope";
const ADDRESSING: &str = "http://www.w3.org/2005/08/addressing";
const POLICY: &str = "http://schemas.xmlsoap.org/ws/2004/09/policy";
const UTILITY: &str = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
const SECURITY: &str = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

/// A version of WS-Trust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    V13,
    V2005,
}

impl Trust {
    fn namespace(self) -> &'static str {
        match self {
            Trust::V13 => "http://docs.oasis-open.org/ws-sx/ws-trust/200512",
            Trust::V2005 => "http://schemas.xmlsoap.org/ws/2005/02/trust",
        }
    }

    fn key_type(self) -> &'static str {
        match self {
            Trust::V13 => "http://docs.oasis-open.org/ws-sx/ws-trust/200512/Bearer",
            Trust::V2005 => "http://schemas.xmlsoap.org/ws/2005/05/identity/NoProofKey",
        }
    }

    /// Where it takes a user name and a password.
    pub fn path(self) -> &'static str {
        match self {
            Trust::V13 => "/adfs/services/trust/13/usernamemixed",
            Trust::V2005 => "/adfs/services/trust/2005/usernamemixed",
        }
    }

    /// The end of a port's name, the namespace of its policy, and what asks for a user name there.
    fn policy(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Trust::V13 => (
                "IWSTrust13Async",
                "http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702",
                "SignedEncryptedSupportingTokens",
            ),
            Trust::V2005 => (
                "IWSTrustFeb2005Async",
                "http://schemas.xmlsoap.org/ws/2005/07/securitypolicy",
                "SignedSupportingTokens",
            ),
        }
    }
}

/// A version of SAML.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Saml {
    /// SAML 1.1, AD FS's usual for Entra.
    #[default]
    V11,
    /// SAML 2.0.
    V20,
}

/// The assertions given out so far, to the byte.
#[derive(Default)]
pub struct Assertions(Mutex<HashMap<Vec<u8>, (Saml, &'static str)>>);

impl Assertions {
    /// Whom an assertion of this version is about.
    pub(super) fn user(&self, assertion: &[u8], saml: Saml) -> Option<&'static str> {
        lock(&self.0).get(assertion).filter(|(issued, _)| *issued == saml).map(|(_, user)| *user)
    }

    fn issue(&self, user: &'static str, saml: Saml) -> String {
        let assertion = assertion(user, saml);
        lock(&self.0).insert(assertion.clone().into_bytes(), (saml, user));
        assertion
    }
}

/// Answers whatever lies under `/adfs/services/trust/`.
pub(super) fn answer(services: &Services, request: &Request, rest: &[&str]) -> Answer {
    match (request.method.as_str(), rest) {
        ("GET", ["mex"]) => xml(200, metadata(&request.base(), &[Trust::V2005, Trust::V13])),
        ("POST", ["13", "usernamemixed"]) => issue(services, request, Trust::V13),
        ("POST", ["2005", "usernamemixed"]) => issue(services, request, Trust::V2005),
        _ => Answer::html(404, "<!DOCTYPE html><h2>Not Found</h2>".to_owned()),
    }
}

/// An answer in XML, as AD FS labels its own.
pub fn xml(status: u16, text: String) -> Answer {
    Answer::status(status).header("Content-Type", "application/soap+xml; charset=utf-8").body(text)
}

/// What a server at this base says of itself: endpoints for certificates and for passwords, of these versions.
pub fn metadata(base: &str, versions: &[Trust]) -> String {
    let part = |render: fn(&str, Trust) -> String| {
        versions.iter().map(|trust| render(base, *trust)).collect::<Vec<_>>().concat()
    };
    format!(
        "\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<wsdl:definitions name=\"SecurityTokenService\" \
         targetNamespace=\"http://schemas.microsoft.com/ws/2008/06/identity/securitytokenservice\" \
         xmlns:wsdl=\"http://schemas.xmlsoap.org/wsdl/\" xmlns:soap12=\"http://schemas.xmlsoap.org/wsdl/soap12/\" \
         xmlns:tns=\"http://schemas.microsoft.com/ws/2008/06/identity/securitytokenservice\" \
         xmlns:wsa10=\"{ADDRESSING}\" xmlns:wsu=\"{UTILITY}\" xmlns:wsp=\"{POLICY}\">\r\n{}{}\
         <wsdl:service name=\"SecurityTokenService\">{}</wsdl:service></wsdl:definitions>",
        part(policies),
        part(bindings),
        part(ports),
    )
}

fn policies(_: &str, trust: Trust) -> String {
    let (name, security, supporting) = trust.policy();
    let policy = |kind: &str, tokens: &str, token: &str, profile: &str| {
        format!(
            "<wsp:Policy wsu:Id=\"{kind}_{name}_policy\"><wsp:ExactlyOne><wsp:All>\
             <sp:TransportBinding xmlns:sp=\"{security}\"><wsp:Policy><sp:TransportToken><wsp:Policy><sp:HttpsToken/>\
             </wsp:Policy></sp:TransportToken></wsp:Policy></sp:TransportBinding>\
             <sp:{tokens} xmlns:sp=\"{security}\"><wsp:Policy><sp:{token} \
             sp:IncludeToken=\"{security}/IncludeToken/AlwaysToRecipient\"><wsp:Policy><sp:{profile}/></wsp:Policy>\
             </sp:{token}></wsp:Policy></sp:{tokens}></wsp:All></wsp:ExactlyOne></wsp:Policy>\r\n"
        )
    };
    policy("CertificateWSTrustBinding", "EndorsingSupportingTokens", "X509Token", "WssX509V3Token10")
        + &policy("UserNameWSTrustBinding", supporting, "UsernameToken", "WssUsernameToken10")
}

fn bindings(_: &str, trust: Trust) -> String {
    let (name, _, _) = trust.policy();
    let action = format!("{}/RST/Issue", trust.namespace());
    ["CertificateWSTrustBinding", "UserNameWSTrustBinding"]
        .map(|kind| {
            format!(
                "<wsdl:binding name=\"{kind}_{name}\" type=\"tns:{name}\">\
                 <wsp:PolicyReference URI=\"#{kind}_{name}_policy\"/>\
                 <soap12:binding transport=\"http://schemas.xmlsoap.org/soap/http\"/>\
                 <wsdl:operation name=\"Issue\"><soap12:operation soapAction=\"{action}\" style=\"document\"/>\
                 </wsdl:operation></wsdl:binding>\r\n"
            )
        })
        .concat()
}

fn ports(base: &str, trust: Trust) -> String {
    let (name, _, _) = trust.policy();
    let password = format!("{base}{}", trust.path());
    let certificate = password.replace("usernamemixed", "certificatemixed");
    [("CertificateWSTrustBinding", certificate), ("UserNameWSTrustBinding", password)]
        .map(|(kind, address)| {
            format!(
                "<wsdl:port name=\"{kind}_{name}\" binding=\"tns:{kind}_{name}\">\
                 <soap12:address location=\"{address}\"/><wsa10:EndpointReference><wsa10:Address>{address}\
                 </wsa10:Address></wsa10:EndpointReference></wsdl:port>\r\n"
            )
        })
        .concat()
}

/// What is wrong: a fault's namespace and name, and its text.
type Mistake = (&'static str, &'static str, String);

fn issue(services: &Services, request: &Request, trust: Trust) -> Answer {
    let content_type = request.header("content-type").unwrap_or_default().to_ascii_lowercase();
    if !matches!(content_type.split_once(';'), Some(("application/soap+xml", rest)) if rest.trim() == "charset=utf-8") {
        return Answer::status(415);
    }
    let Ok(document) = Document::parse(&request.body) else { return Answer::status(400) };
    let user =
        ensure_envelope(request, document.root_element(), trust).and_then(|security| authenticate(security, trust));
    match user {
        Ok(user) => {
            let saml = lock(&services.settings).saml;
            xml(200, envelope(&response(&services.assertions.issue(user, saml), saml, trust), trust))
        }
        Err((namespace, code, text)) => xml(500, fault("Sender", namespace, code, &text)),
    }
}

/// A fault, as AD FS sends them with HTTP 500.
pub fn fault(who: &str, namespace: &str, code: &str, text: &str) -> String {
    envelope(
        &format!(
            "<s:Fault><s:Code><s:Value>s:{who}</s:Value><s:Subcode><s:Value xmlns:a=\"{namespace}\">a:{code}</s:Value>\
             </s:Subcode></s:Code><s:Reason><s:Text xml:lang=\"en-US\">{text}</s:Text></s:Reason></s:Fault>"
        ),
        Trust::V13,
    )
}

/// A body, in an envelope with what AD FS puts before it.
pub fn envelope(body: &str, trust: Trust) -> String {
    format!(
        "<s:Envelope xmlns:s=\"{SOAP}\" xmlns:a=\"{ADDRESSING}\" xmlns:u=\"{UTILITY}\"><s:Header>\
         <a:Action s:mustUnderstand=\"1\">{}/RSTRC/IssueFinal</a:Action></s:Header><s:Body>{body}</s:Body></s:Envelope>",
        trust.namespace()
    )
}

/// A token of this version, as the answer to a request.
pub fn response(token: &str, saml: Saml, trust: Trust) -> String {
    let token_type = match saml {
        Saml::V11 => "urn:oasis:names:tc:SAML:1.0:assertion",
        Saml::V20 => "urn:oasis:names:tc:SAML:2.0:assertion",
    };
    let namespace = trust.namespace();
    let response = format!(
        "<t:RequestSecurityTokenResponse xmlns:t=\"{namespace}\"><t:Lifetime/><t:RequestedSecurityToken>{token}\
         </t:RequestedSecurityToken><t:TokenType>{token_type}</t:TokenType></t:RequestSecurityTokenResponse>"
    );
    match trust {
        Trust::V2005 => response,
        Trust::V13 => format!(
            "<t:RequestSecurityTokenResponseCollection xmlns:t=\"{namespace}\">{response}\
             </t:RequestSecurityTokenResponseCollection>"
        ),
    }
}

/// Written as no library writes XML, so that to read it and write it anew changes it.
fn assertion(user: &str, saml: Saml) -> String {
    let (id, created) = (guid(), stamp(now()));
    let audience = format!("<Audience >{AUDIENCE}</Audience\t>");
    let name = format!(
        "<NameIdentifier>{user}</NameIdentifier><!-- Größe: ½ --><Value a='\"' b=\"'\">&#65;&amp;\r\n\t</Value>"
    );
    match saml {
        Saml::V11 => format!(
            "<saml:Assertion MajorVersion='1' MinorVersion=\"1\"  AssertionID=\"_{id}\" IssueInstant=\"{created}\"\r\n \
             xmlns:saml=\"urn:oasis:names:tc:SAML:1.0:assertion\">{audience}{name}<Signature/></saml:Assertion>"
        ),
        Saml::V20 => format!(
            "<Assertion ID=\"_{id}\" Version='2.0'\r\n IssueInstant=\"{created}\" \
             xmlns=\"urn:oasis:names:tc:SAML:2.0:assertion\">{name}{audience}<Signature></Signature></Assertion >"
        ),
    }
}

fn stamp(seconds: i64) -> String {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default().format("%Y-%m-%dT%H:%M:%S.000Z").to_string()
}

fn at<'a>(node: Node<'a, 'a>, path: &[(&'static str, &'static str)]) -> Option<Node<'a, 'a>> {
    path.iter().try_fold(node, |node, name| node.children().find(|child| child.has_tag_name(*name)))
}

fn text<'a>(node: Node<'a, 'a>, path: &[(&'static str, &'static str)]) -> &'a str {
    at(node, path).and_then(|node| node.text()).unwrap_or_default()
}

/// The security header of a request in which nothing is wrong.
fn ensure_envelope<'a>(request: &Request, root: Node<'a, 'a>, trust: Trust) -> Result<Node<'a, 'a>, Mistake> {
    let wrong = |code, what: &str| Err((ADDRESSING, code, format!("The message cannot be processed: {what}.")));
    let action = format!("{}/RST/Issue", trust.namespace());
    let Some(header) = at(root, &[(SOAP, "Header")]).filter(|_| root.has_tag_name((SOAP, "Envelope"))) else {
        return wrong("InvalidAddressingHeader", "Envelope");
    };
    let understood = |name| at(header, &[name]).and_then(|node| node.attribute((SOAP, "mustUnderstand"))) == Some("1");
    if request.header("soapaction") != Some(&action)
        || text(header, &[(ADDRESSING, "Action")]) != action
        || !understood((ADDRESSING, "Action"))
    {
        return wrong("ActionNotSupported", "Action");
    }
    let to = format!("{}{}", request.base(), request.path);
    if text(header, &[(ADDRESSING, "To")]) != to || !understood((ADDRESSING, "To")) {
        return wrong("DestinationUnreachable", "To");
    }
    let id = text(header, &[(ADDRESSING, "MessageID")]).strip_prefix("urn:uuid:");
    if !id.is_some_and(is_guid) {
        return wrong("InvalidAddressingHeader", "MessageID");
    }
    let reply_to = text(header, &[(ADDRESSING, "ReplyTo"), (ADDRESSING, "Address")]);
    if reply_to != "http://www.w3.org/2005/08/addressing/anonymous" {
        return wrong("InvalidAddressingHeader", "ReplyTo");
    }
    ensure_request(root, trust)?;
    let security = at(header, &[(SECURITY, "Security")]).filter(|_| understood((SECURITY, "Security")));
    security.filter(|security| is_timely(*security)).ok_or_else(|| {
        (SECURITY, "InvalidSecurity", "An error occurred when verifying security for the message.".to_owned())
    })
}

fn ensure_request(root: Node<'_, '_>, trust: Trust) -> Result<(), Mistake> {
    let namespace = trust.namespace();
    let Some(request) = at(root, &[(SOAP, "Body"), (namespace, "RequestSecurityToken")]) else {
        return Err((namespace, "InvalidRequest", "MSIS7002: The request is not compatible.".to_owned()));
    };
    let key_type = text(request, &[(namespace, "KeyType")]) == trust.key_type();
    let request_type = text(request, &[(namespace, "RequestType")]) == format!("{namespace}/Issue");
    if !key_type || !request_type {
        return Err((namespace, "InvalidRequest", "MSIS3015: The request is not valid.".to_owned()));
    }
    let whom = [(POLICY, "AppliesTo"), (ADDRESSING, "EndpointReference"), (ADDRESSING, "Address")];
    if text(request, &whom) != AUDIENCE {
        let text = "MSIS3020: The relying party trust with that identifier was not located.";
        return Err((namespace, "InvalidScope", text.to_owned()));
    }
    Ok(())
}

/// Within five minutes of this machine's clock, for ten at most.
fn is_timely(security: Node<'_, '_>) -> bool {
    let moment = |name| {
        let text = text(security, &[(UTILITY, "Timestamp"), (UTILITY, name)]);
        Some(NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%SZ").ok()?.and_utc().timestamp())
    };
    let (Some(created), Some(expires)) = (moment("Created"), moment("Expires")) else { return false };
    (created - now()).abs() < 300 && expires > now() && expires - created <= 600
}

fn authenticate(security: Node<'_, '_>, trust: Trust) -> Result<&'static str, Mistake> {
    let of = |name| text(security, &[(SECURITY, "UsernameToken"), (SECURITY, name)]);
    let user = [FEDERATED, FEDERATED_DENIED].into_iter().find(|user| user.eq_ignore_ascii_case(of("Username")));
    match user.filter(|_| of("Password") == FEDERATED_PASSWORD) {
        Some(FEDERATED_DENIED) => {
            Err((trust.namespace(), "RequestFailed", "MSIS3127: The specified request failed.".to_owned()))
        }
        Some(user) => Ok(user),
        None => {
            let text = "ID3242: The security token could not be authenticated or authorized.";
            Err((SECURITY, "FailedAuthentication", text.to_owned()))
        }
    }
}
