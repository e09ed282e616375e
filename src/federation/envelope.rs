//! The envelope of a WS-Trust request.

use chrono::DateTime;

use super::wstrust::Endpoint;
use crate::secret::Secret;

/// How long a request is good for, in seconds.
const LIFETIME: i64 = 10 * 60;

/// A request for an assertion.
pub struct Ask<'a> {
    /// Where it goes.
    pub endpoint: &'a Endpoint,
    /// A GUID of its own.
    pub message_id: &'a str,
    /// When it is sent, in seconds since 1970.
    pub now: i64,
    /// Who signs in.
    pub username: &'a str,
    /// With what.
    pub password: &'a Secret,
    /// Whom the assertion is for.
    pub audience: &'a str,
}

/// The request as it is sent.
pub fn render(ask: &Ask<'_>) -> Secret {
    let version = ask.endpoint.version;
    let [created, expires] = [ask.now, ask.now.saturating_add(LIFETIME)].map(instant);
    let parts = [
        (
            "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\" \
             xmlns:a=\"http://www.w3.org/2005/08/addressing\" \
             xmlns:u=\"http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd\">\
             <s:Header><a:Action s:mustUnderstand=\"1\">",
            version.action(),
        ),
        ("</a:Action><a:MessageID>urn:uuid:", ask.message_id),
        (
            "</a:MessageID><a:ReplyTo><a:Address>http://www.w3.org/2005/08/addressing/anonymous</a:Address>\
             </a:ReplyTo><a:To s:mustUnderstand=\"1\">",
            ask.endpoint.url.as_str(),
        ),
        (
            "</a:To><o:Security s:mustUnderstand=\"1\" \
             xmlns:o=\"http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd\">\
             <u:Timestamp u:Id=\"_0\"><u:Created>",
            &created,
        ),
        ("</u:Created><u:Expires>", &expires),
        ("</u:Expires></u:Timestamp><o:UsernameToken u:Id=\"_1\"><o:Username>", ask.username),
        ("</o:Username><o:Password>", ask.password.expose()),
        (
            "</o:Password></o:UsernameToken></o:Security></s:Header><s:Body><t:RequestSecurityToken xmlns:t=\"",
            version.namespace(),
        ),
        (
            "\"><p:AppliesTo xmlns:p=\"http://schemas.xmlsoap.org/ws/2004/09/policy\"><a:EndpointReference><a:Address>",
            ask.audience,
        ),
        ("</a:Address></a:EndpointReference></p:AppliesTo><t:KeyType>", version.key_type()),
        ("</t:KeyType><t:RequestType>", version.request_type()),
        ("</t:RequestType></t:RequestSecurityToken></s:Body></s:Envelope>", ""),
    ];
    Secret::new(joined(&parts))
}

/// A secret as it stands in the envelope.
pub fn escaped(secret: &Secret) -> Secret {
    Secret::new(joined(&[("", secret.expose())]))
}

/// Markup, each piece with the text that follows it. Room is made for all of it first: a text that outgrows its place
/// leaves a copy of what is secret behind.
fn joined(parts: &[(&str, &str)]) -> String {
    let longest = "&quot;".len();
    let room = parts.iter().map(|(markup, text)| markup.len() + text.len() * longest).sum();
    let mut joined = String::with_capacity(room);
    for (markup, text) in parts {
        joined.push_str(markup);
        for c in text.chars() {
            match c {
                '&' => joined.push_str("&amp;"),
                '<' => joined.push_str("&lt;"),
                '>' => joined.push_str("&gt;"),
                '"' => joined.push_str("&quot;"),
                '\'' => joined.push_str("&apos;"),
                c => joined.push(c),
            }
        }
    }
    joined
}

fn instant(seconds: i64) -> String {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default().format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::federation::wstrust::Version;
    use crate::federation::xml;
    use url::Url;

    #[test]
    fn every_text_of_the_request_is_read_back_as_it_was() {
        let url = Url::parse("https://fs.contoso.example/adfs/services/trust/13/usernamemixed?a=1&b=2").unwrap();
        let endpoint = Endpoint { url, version: Version::V13 };
        let password = Secret::new(" a&b<c>d\"e'f]]>ü€𝄞 ");
        let ask = Ask {
            endpoint: &endpoint,
            message_id: "m",
            now: 1_700_000_000,
            username: "o'neil&co@contoso.example",
            password: &password,
            audience: "urn:a&b",
        };
        let envelope = render(&ask);
        let texts = xml::with(envelope.expose().as_bytes(), |_, root| {
            let texts = root.descendants().filter(|node| node.is_text()).filter_map(|node| node.text());
            Ok(texts.map(str::to_owned).collect::<Vec<_>>())
        });
        assert_eq!(
            texts.unwrap(),
            [
                "http://docs.oasis-open.org/ws-sx/ws-trust/200512/RST/Issue",
                "urn:uuid:m",
                "http://www.w3.org/2005/08/addressing/anonymous",
                "https://fs.contoso.example/adfs/services/trust/13/usernamemixed?a=1&b=2",
                "2023-11-14T22:13:20Z",
                "2023-11-14T22:23:20Z",
                "o'neil&co@contoso.example",
                " a&b<c>d\"e'f]]>ü€𝄞 ",
                "urn:a&b",
                "http://docs.oasis-open.org/ws-sx/ws-trust/200512/Bearer",
                "http://docs.oasis-open.org/ws-sx/ws-trust/200512/Issue",
            ]
        );
    }

    #[test]
    fn the_longest_spelling_fits_into_the_room_that_was_made() {
        let text = joined(&[("<a>", &"\"".repeat(10_000)), ("</a>", "")]);
        assert_eq!((text.len(), text.capacity()), (60_007, 60_007));
    }
}
