//! Who may ask the endpoint, and what for.

use std::net::IpAddr;

use super::protocol::{Asking, Refusal};
use crate::resource::Resource;
use crate::secret::Secret;

/// Who may ask.
pub struct Guard {
    /// What a request has to know, where its protocol has a place for it.
    pub secret: Secret,
    /// Names that the endpoint has on a network, beside this machine's own.
    pub hosts: Vec<String>,
    /// Whether it is reached from other machines.
    pub is_remote: bool,
    /// What may be asked for.
    pub allowed: Allowed,
}

/// What may be asked for: everything, or these.
#[derive(Debug, Default)]
pub struct Allowed(Vec<String>);

impl Guard {
    /// Checks what every request has to have: the endpoint's own name, and no proxy behind it.
    ///
    /// # Errors
    /// What is to be answered instead.
    pub fn check(&self, asking: &Asking<'_>) -> Result<(), Refusal> {
        // A page elsewhere that had its name point here would send that name. https://en.wikipedia.org/wiki/DNS_rebinding
        if !asking.header("host").is_some_and(|host| self.is_own(host)) {
            return Err(Refusal::request(421, "the Host of the request is not a name of this endpoint"));
        }
        for name in ["x-forwarded-for", "forwarded"] {
            if asking.has(name) {
                return Err(Refusal::request(400, format!("a request with {name} comes from elsewhere")));
            }
        }
        Ok(())
    }

    /// Whether the request knows the secret. How long that takes tells nothing of it.
    pub fn admits(&self, secret: Option<&str>) -> bool {
        secret.is_some_and(|secret| self.secret.is(secret))
    }

    /// No name that somebody else may decide on: an address, or what this machine is called.
    fn is_own(&self, host: &str) -> bool {
        let Some(name) = name_of(host) else { return false };
        if name.eq_ignore_ascii_case("localhost") || self.hosts.iter().any(|own| own.eq_ignore_ascii_case(name)) {
            return true;
        }
        let address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
        address.is_ok_and(|address| self.is_remote || address.is_loopback())
    }
}

impl Allowed {
    /// These, or everything where there are none.
    pub fn only(resources: &[Resource]) -> Self {
        Self(resources.iter().filter_map(|resource| Some(bare(resource.name()?).to_owned())).collect())
    }

    /// Checks what a token is asked for.
    ///
    /// # Errors
    /// What is to be answered instead. Scopes of a resource are none of what `--allow-resource` can name.
    pub fn check(&self, resource: &Resource) -> Result<(), Refusal> {
        let is_allowed = self.0.is_empty()
            || resource
                .name()
                .is_some_and(|name| self.0.iter().any(|allowed| allowed.eq_ignore_ascii_case(bare(name))));
        if is_allowed { Ok(()) } else { Err(Refusal::resource(403, "azt was started without --allow-resource for it")) }
    }
}

/// Clients differ in the slash at the end, and mean the same service.
fn bare(resource: &str) -> &str {
    resource.trim_end_matches('/')
}

/// The host without its port, which a published port of a container changes.
fn name_of(host: &str) -> Option<&str> {
    if host.starts_with('[') {
        let end = host.find(']')? + 1;
        return is_port(&host[end..]).then(|| &host[..end]);
    }
    match host.split_once(':') {
        None => Some(host),
        Some((name, port)) => port.bytes().all(|byte| byte.is_ascii_digit()).then_some(name),
    }
}

fn is_port(text: &str) -> bool {
    text.is_empty() || text.strip_prefix(':').is_some_and(|port| port.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guard(is_remote: bool) -> Guard {
        let hosts = if is_remote { vec!["azt".to_owned()] } else { Vec::new() };
        Guard { secret: Secret::new("s"), hosts, is_remote, allowed: Allowed::default() }
    }

    #[test]
    fn a_host_is_an_address_or_a_name_of_this_machine() {
        for (host, locally, remotely) in [
            ("127.0.0.1:8080", true, true),
            ("127.0.0.1", true, true),
            ("LocalHost:1", true, true),
            ("[::1]:1", true, true),
            ("10.0.0.4:1", false, true),
            ("azt:4100", false, true),
            ("evil.example:4100", false, false),
            ("localhost.evil.example", false, false),
            ("127.0.0.1.evil.example", false, false),
            ("localhost:1@evil.example", false, false),
            ("[::1]evil.example", false, false),
            ("[::1", false, false),
            ("", false, false),
        ] {
            assert_eq!((guard(false).is_own(host), guard(true).is_own(host)), (locally, remotely), "{host}");
        }
    }

    #[test]
    fn what_is_allowed_is_a_resource_with_or_without_its_slash() {
        let resource = |text| Resource::asked(text).expect("a resource");
        let allowed = Allowed::only(&[resource("https://vault.azure.net")]);
        for (text, ok) in [
            ("https://vault.azure.net", true),
            ("https://Vault.azure.net/", true),
            ("https://vault.azure.net.evil.example", false),
            ("https://management.azure.com/", false),
        ] {
            assert_eq!(allowed.check(&resource(text)).is_ok(), ok, "{text}");
        }
        let scopes = |text: &str| Resource::scoped(vec![text.to_owned()]).expect("a scope");
        assert!(allowed.check(&scopes("https://vault.azure.net/.default")).is_ok());
        assert!(allowed.check(&scopes("https://vault.azure.net/secrets.read")).is_err());
        assert!(Allowed::default().check(&scopes("User.Read")).is_ok());
    }

    #[test]
    fn nobody_is_admitted_without_the_secret() {
        assert!(guard(false).admits(Some("s")));
        for other in [None, Some(""), Some("S"), Some("ss")] {
            assert!(!guard(false).admits(other));
        }
    }
}
