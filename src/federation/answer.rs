//! What a federation server answers: an assertion, cut out byte for byte, or a fault.

use anyhow::Result;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::wstrust::Version;
use super::xml::{self, Node, children};
use crate::denied::Denied;
use crate::error::Failure;
use crate::http::Answer;
use crate::secret::Secret;
use crate::token::refuse_redirect;

const SOAP: &str = "http://www.w3.org/2003/05/soap-envelope";

/// What a federation server says of a user, for Entra.
#[derive(Debug, PartialEq, Eq)]
pub struct Assertion {
    /// What redeems it at the token endpoint.
    pub grant_type: &'static str,
    /// Its bytes, in standard base64.
    pub encoded: Secret,
}

/// A version of SAML.
struct Saml {
    namespace: &'static str,
    token_types: [&'static str; 2],
    grant_type: &'static str,
}

const SAML: [Saml; 2] = [
    Saml {
        namespace: "urn:oasis:names:tc:SAML:1.0:assertion",
        token_types: [
            "urn:oasis:names:tc:SAML:1.0:assertion",
            "http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.1#SAMLV1.1",
        ],
        grant_type: "urn:ietf:params:oauth:grant-type:saml1_1-bearer",
    },
    Saml {
        namespace: "urn:oasis:names:tc:SAML:2.0:assertion",
        token_types: [
            "urn:oasis:names:tc:SAML:2.0:assertion",
            "http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.1#SAMLV2.0",
        ],
        grant_type: "urn:ietf:params:oauth:grant-type:saml2-bearer",
    },
];

/// What a readable answer has in it.
enum Content {
    Assertion(Assertion),
    Fault(Fault),
    Nothing,
}

/// A SOAP fault, in the server's words.
struct Fault {
    code: String,
    reason: String,
    /// Whether the server says that it is its own, not the request's.
    is_passing: bool,
}

/// Reads an answer, whatever its status: AD FS sends faults with HTTP 500. Either the assertion, or what the server
/// said instead. `who` names the server in errors.
///
/// # Errors
/// Exit 5 where the answer is neither.
pub fn read(answer: &Answer, who: &str, version: Version) -> Result<Result<Assertion, Denied>> {
    refuse_redirect(answer, who)?;
    let said = |why: &str| Failure::unreachable(format!("{who} answered {}", answer.clean(why)));
    match xml::with(answer.body(), |text, root| content(text, root, version)) {
        Ok(Content::Assertion(assertion)) if answer.status() == 200 => Ok(Ok(assertion)),
        Ok(Content::Fault(fault)) => Ok(Err(denied(answer, &fault))),
        Ok(Content::Nothing) if answer.status() == 200 => Err(said("with neither an assertion nor a fault").into()),
        Err(why) if answer.status() == 200 || is_xml(answer) => Err(said(&why).into()),
        _ => Ok(Err(answer.denied())),
    }
}

fn is_xml(answer: &Answer) -> bool {
    answer.header("content-type").is_some_and(|kind| kind.contains("xml") && !kind.contains("xhtml"))
}

fn denied(answer: &Answer, fault: &Fault) -> Denied {
    let shown = |text: &str| Some(answer.clean(text)).filter(|text| !text.is_empty());
    Denied {
        error: shown(&fault.code),
        description: shown(&fault.reason),
        is_passing: fault.is_passing,
        ..answer.denied()
    }
}

fn content(text: &str, root: Node<'_>, version: Version) -> Result<Content, String> {
    let body = Some(root).filter(|root| root.has_tag_name((SOAP, "Envelope")));
    let Some(body) = body.and_then(|envelope| xml::find(envelope, &[(SOAP, "Body")])) else {
        return Ok(Content::Nothing);
    };
    if let Some(fault) = xml::find(body, &[(SOAP, "Fault")]) {
        return Ok(Content::Fault(read_fault(fault)));
    }
    let trust = version.namespace();
    let response = (trust, "RequestSecurityTokenResponse");
    let collections = children(body, (trust, "RequestSecurityTokenResponseCollection"));
    let responses = children(body, response).chain(collections.flat_map(|all| children(all, response)));
    let tokens = responses.flat_map(|response| {
        let token_type = xml::find(response, &[(trust, "TokenType")]).map(xml::text);
        let tokens = children(response, (trust, "RequestedSecurityToken")).flat_map(|token| token.children());
        tokens.filter(Node::is_element).map(move |token| (token, token_type.clone()))
    });
    match tokens.collect::<Vec<_>>().as_slice() {
        [] => Ok(Content::Nothing),
        [(token, token_type)] => cut(text, *token, token_type.as_deref()).map(Content::Assertion),
        _ => Err("with several tokens in place of one".to_owned()),
    }
}

/// To write XML anew moves namespace declarations, and breaks the signature.
fn cut(text: &str, token: Node<'_>, token_type: Option<&str>) -> Result<Assertion, String> {
    let saml = SAML.iter().find(|saml| token.has_tag_name((saml.namespace, "Assertion")));
    let Some(saml) = saml else {
        return Err(format!("with a token that is no SAML assertion: {}", token.tag_name().name()));
    };
    if let Some(other) = token_type.filter(|given| !saml.token_types.contains(given)) {
        return Err(format!("with a token type that is not the assertion's: {other}"));
    }
    let assertion = &text[token.range()];
    xml::with(assertion.as_bytes(), |_, _| Ok(()))
        .map_err(|_| "with an assertion that needs the rest of the answer to be read")?;
    Ok(Assertion { grant_type: saml.grant_type, encoded: Secret::new(STANDARD.encode(assertion)) })
}

/// <https://www.w3.org/TR/soap12-part1/#soapfault>
fn read_fault(fault: Node<'_>) -> Fault {
    let at = |path: &[&'static str]| {
        let path: Vec<_> = path.iter().map(|name| (SOAP, *name)).collect();
        xml::find(fault, &path).map(xml::text).unwrap_or_default()
    };
    let (code, subcode) = (at(&["Code", "Value"]), at(&["Code", "Subcode", "Value"]));
    let named = if subcode.is_empty() { &code } else { &subcode };
    Fault {
        code: xml::local(named).to_owned(),
        reason: at(&["Reason", "Text"]),
        is_passing: xml::local(&code) == "Receiver",
    }
}
