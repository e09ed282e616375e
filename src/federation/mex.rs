//! A federation server's metadata (WS-MetadataExchange): where it takes a user name and a password.

use anyhow::Result;
use url::Url;

use super::wstrust::{Endpoint, Version};
use super::xml::{self, Name, Node, children};
use super::{place, private_url};
use crate::error::Failure;
use crate::http::Http;
use crate::token::refuse_redirect;

const POLICY: &str = "http://schemas.xmlsoap.org/ws/2004/09/policy";
const WSDL: &str = "http://schemas.xmlsoap.org/wsdl/";
const SOAP: &str = "http://schemas.xmlsoap.org/wsdl/soap12/";
const ADDRESSING: &str = "http://www.w3.org/2005/08/addressing";
const UTILITY: &str = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
const OVER_HTTP: &str = "http://schemas.xmlsoap.org/soap/http";

/// WS-SecurityPolicy 1.2 and its draft: the namespace, and what asks for a token of the user beside a secure transport.
const SECURITY: [(&str, &str); 2] = [
    ("http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702", "SignedEncryptedSupportingTokens"),
    ("http://schemas.xmlsoap.org/ws/2005/07/securitypolicy", "SignedSupportingTokens"),
];

/// Gets the metadata, which `speaker` named, and finds the endpoint in it: of WS-Trust 1.3, else of its draft of 2005.
///
/// # Errors
/// Exit 5 where nobody answered, or the answer names none to which a password may be sent.
pub fn endpoint(http: &Http, metadata: &str, speaker: &Url) -> Result<Endpoint> {
    let url = private_url(metadata, speaker)?;
    let who = place(&url);
    let answer = http.get(url.clone()).accept("application/soap+xml, text/xml, */*").send()?;
    refuse_redirect(&answer, &who)?;
    let broken = |why: String| Failure::unreachable(format!("{who} answered {}", answer.clean(&why)));
    if answer.status() != 200 {
        return Err(broken(format!("HTTP {} in place of its metadata", answer.status())).into());
    }
    let found = xml::with(answer.body(), |_, root| {
        [Version::V13, Version::V2005]
            .into_iter()
            .find_map(|version| Some(Endpoint { url: address(root, version, &url)?, version }))
            .ok_or_else(|| "without an endpoint that takes a password over https".to_owned())
    });
    Ok(found.map_err(broken)?)
}

/// The first address of this version. Definitions may stand inside a metadata envelope.
fn address(root: Node<'_>, version: Version, speaker: &Url) -> Option<Url> {
    let all = |name: Name| root.descendants().filter(move |node| node.has_tag_name(name));
    let policies: Vec<&str> = all((POLICY, "Policy"))
        .filter(|policy| takes_password(*policy))
        .filter_map(|policy| policy.attribute((UTILITY, "Id")))
        .collect();
    let bindings: Vec<&str> = all((WSDL, "binding"))
        .filter(|binding| is_over_http(*binding) && has_action(*binding, version))
        .filter(|binding| references(*binding).any(|id| policies.contains(&id)))
        .filter_map(|binding| binding.attribute("name"))
        .collect();
    all((WSDL, "port"))
        .filter(|port| port.attribute("binding").is_some_and(|name| bindings.contains(&xml::local(name))))
        .find_map(|port| private_url(&location(port)?, speaker).ok())
}

/// Whether an alternative of the policy wants a secure transport, and in it a user name and a password.
fn takes_password(policy: Node<'_>) -> bool {
    let mut alternatives = children(policy, (POLICY, "ExactlyOne")).flat_map(|one| children(one, (POLICY, "All")));
    alternatives.any(|alternative| {
        SECURITY.iter().any(|(security, tokens)| {
            let token = [(*security, *tokens), (POLICY, "Policy"), (*security, "UsernameToken")];
            xml::find(alternative, &[(*security, "TransportBinding")]).is_some()
                && xml::find(alternative, &token).is_some()
        })
    })
}

fn is_over_http(binding: Node<'_>) -> bool {
    children(binding, (SOAP, "binding")).any(|soap| soap.attribute("transport") == Some(OVER_HTTP))
}

fn has_action(binding: Node<'_>, version: Version) -> bool {
    children(binding, (WSDL, "operation"))
        .flat_map(|operation| children(operation, (SOAP, "operation")))
        .any(|soap| soap.attribute("soapAction") == Some(version.action()))
}

fn references(binding: Node<'_>) -> impl Iterator<Item = &str> {
    let references = children(binding, (POLICY, "PolicyReference"));
    references.filter_map(|reference| reference.attribute("URI")?.strip_prefix('#'))
}

fn location(port: Node<'_>) -> Option<String> {
    let reference = xml::find(port, &[(ADDRESSING, "EndpointReference"), (ADDRESSING, "Address")]).map(xml::text);
    let address = || xml::find(port, &[(SOAP, "address")])?.attribute("location").map(str::to_owned);
    reference.or_else(address)
}
