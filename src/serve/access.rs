//! The access log: a line for each request, without a secret, for `-v`.

use std::net::IpAddr;

use super::protocol::{Asking, Reply};
use crate::resource::Resource;
use crate::text::one_line;

/// The longest path that is shown.
const LONGEST: usize = 100;

/// Who asked by which way for what, and how that ended. The query is left out, but for the resource that was understood.
pub fn line(peer: IpAddr, asking: &Asking<'_>, resource: Option<&Resource>, reply: &Reply) -> String {
    let path: String = one_line(asking.path).chars().take(LONGEST).collect();
    let resource = resource.map(|resource| format!(" for {}", one_line(&resource.as_option()[1]))).unwrap_or_default();
    let why = reply.why.as_deref().map(|why| format!(" ({})", one_line(why))).unwrap_or_default();
    format!("{peer} {} {path}{resource}: {}{why}", one_line(asking.method), reply.status)
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
        let text = line(peer, &asking, Some(&resource), &reply);
        assert_eq!(text, "127.0.0.1 GET /msi/token for https://vault.azure.net: 200");
        let reply = Reply { status: 401, body: String::new(), why: Some("no\nkey".to_owned()) };
        assert_eq!(line(peer, &asking, None, &reply), "127.0.0.1 GET /msi/token: 401 (no key)");
    }
}
