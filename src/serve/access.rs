//! The access log: a line for each request, without a secret, for `-v`.

use std::net::IpAddr;

use super::protocol::{Asking, Protocol, Reply};
use crate::resource::Resource;
use crate::secret::Secret;
use crate::text::one_line;

/// The longest path that is shown.
const LONGEST: usize = 100;

/// Who asked by which way for what, and how that ended. The query is left out, but for the resource that was understood, and
/// so is what stands where a path has the secret.
pub fn line(peer: IpAddr, asking: &Asking<'_>, secret: &Secret, resource: Option<&Resource>, reply: &Reply) -> String {
    // It may have been sent to the wrong place.
    let hide = |text: &str| one_line(&text.replace(secret.expose(), "…"));
    let before_secret = Protocol::Terraform.path();
    let path: String = match asking.path.starts_with(before_secret) {
        true => format!("{before_secret}…"),
        false => hide(asking.path).chars().take(LONGEST).collect(),
    };
    let resource = resource.map(|resource| format!(" for {}", one_line(&resource.as_option()[1]))).unwrap_or_default();
    let why = reply.why.as_deref().map(|why| format!(" ({})", one_line(why))).unwrap_or_default();
    format!("{peer} {} {path}{resource}: {}{why}", hide(asking.method), reply.status)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    #[test]
    fn a_line_has_neither_query_nor_headers_nor_body() {
        let headers = [("x-identity-header", "s3cret")];
        let asking =
            Asking { method: "GET", path: "/msi/token\n", query: "a=s3cret", headers: &headers, body: b"s3cret" };
        let resource = Resource::asked("https://vault.azure.net").expect("a resource");
        let reply = Reply { status: 200, body: "s3cret".to_owned(), why: None };
        let peer = IpAddr::V4(Ipv4Addr::LOCALHOST);
        let secret = Secret::new("s3cret");
        let text = line(peer, &asking, &secret, Some(&resource), &reply);
        assert_eq!(text, "127.0.0.1 GET /msi/token for https://vault.azure.net: 200");
        let reply = Reply { status: 401, body: String::new(), why: Some("no\nkey".to_owned()) };
        for (path, shown) in
            [("/msi/token", "/msi/token"), ("/terraform/guessed", "/terraform/…"), ("/a/s3cret/b", "/a/…/b")]
        {
            let asking = Asking { path, method: "s3cret", ..asking };
            let text = format!("127.0.0.1 … {shown}: 401 (no key)");
            assert_eq!(line(peer, &asking, &secret, None, &reply), text);
        }
    }
}
