//! The environment that leads Azure's SDKs to the endpoint, and nowhere else.

use std::net::SocketAddr;

use super::protocol::{Own, Protocol};
use crate::env::Env;
use crate::flow::msi::detect::ANNOUNCING;
use crate::secret::Secret;

/// What leads an SDK to another identity than the one that is lent, beside what announces an identity of the machine:
/// credentials of an application or a person, another endpoint, or a choice among the identities that there are.
const ASTRAY: [&str; 29] = [
    "ARM_CLIENT_CERTIFICATE",
    "ARM_CLIENT_CERTIFICATE_PASSWORD",
    "ARM_CLIENT_CERTIFICATE_PATH",
    "ARM_CLIENT_ID_FILE_PATH",
    "ARM_CLIENT_SECRET",
    "ARM_CLIENT_SECRET_FILE_PATH",
    "ARM_MSI_API_VERSION",
    "ARM_OIDC_REQUEST_TOKEN",
    "ARM_OIDC_REQUEST_URL",
    "ARM_OIDC_TOKEN",
    "ARM_OIDC_TOKEN_FILE_PATH",
    "ARM_USE_AKS_WORKLOAD_IDENTITY",
    "ARM_USE_OIDC",
    "AZURE_CLIENT_CERTIFICATE_PASSWORD",
    "AZURE_CLIENT_CERTIFICATE_PATH",
    "AZURE_CLIENT_SECRET",
    "AZURE_FEDERATED_TOKEN_FILE",
    "AZURE_PASSWORD",
    "AZURE_POD_IDENTITY_AUTHORITY_HOST",
    "AZURE_TOKEN_CREDENTIALS",
    "AZURE_USERNAME",
    "AZD_AUTH_CERT",
    "AZD_AUTH_ENDPOINT",
    "AZD_AUTH_KEY",
    "AZT_CLIENT_SECRET",
    "AZT_REFRESH_TOKEN",
    "AZT_SERVE_SECRET",
    "AZT_USER_ASSERTION",
    "DEFAULT_IDENTITY_CLIENT_ID",
];

/// The proxies that clients may send a request for this machine to, with its secret.
const PROXIES: [&str; 4] = ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];

/// A variable, and what becomes of it; `None` takes it away.
pub type Change = (&'static str, Option<Secret>);

/// What leads to an endpoint that speaks these.
pub fn set(protocols: &[Protocol], address: SocketAddr, secret: &Secret) -> Vec<(&'static str, Secret)> {
    let url = |path: &str| Secret::new(format!("http://{address}{path}"));
    let variables = |protocol: &Protocol| match protocol {
        Protocol::AppService => {
            vec![("IDENTITY_ENDPOINT", url(protocol.path())), ("IDENTITY_HEADER", secret.clone())]
        }
        Protocol::Imds => vec![("AZURE_POD_IDENTITY_AUTHORITY_HOST", url(""))],
        Protocol::Cloudshell => vec![("MSI_ENDPOINT", url(protocol.path()))],
        Protocol::Azd => vec![("AZD_AUTH_ENDPOINT", url("/azd")), ("AZD_AUTH_KEY", secret.clone())],
        Protocol::Terraform => {
            let path = format!("{}{}", protocol.path(), secret.expose());
            vec![("ARM_USE_MSI", Secret::new("true")), ("ARM_MSI_ENDPOINT", url(&path))]
        }
    };
    protocols.iter().flat_map(variables).collect()
}

/// What a program's environment has to have for it to come here, whatever is in azt's own.
pub fn lead_here(protocols: &[Protocol], address: SocketAddr, secret: &Secret, own: &Own, env: &Env) -> Vec<Change> {
    let mut changes: Vec<Change> = ASTRAY.into_iter().chain(ANNOUNCING).map(|name| (name, None)).collect();
    // The SDKs take it for the managed identity to choose.
    let is_own = |id: &str| own.client_id.as_ref().is_some_and(|own| own.eq_ignore_ascii_case(id));
    let choices = ["ARM_CLIENT_ID", "AZURE_CLIENT_ID"].into_iter();
    changes.extend(choices.filter(|name| !env.get(name).is_some_and(|id| is_own(&id))).map(|name| (name, None)));
    changes.extend(set(protocols, address, secret).into_iter().map(|(name, value)| (name, Some(value))));
    if protocols.contains(&Protocol::Terraform) {
        // azapi goes on to az where a managed identity takes longer than a second, unless it is told not to.
        changes.push(("ARM_USE_CLI", Some(Secret::new("false"))));
    }
    if PROXIES.iter().any(|name| env.get(name).is_some()) {
        let host = address.ip().to_string();
        let direct = match env.first(&["no_proxy", "NO_PROXY"]) {
            // It means all hosts only where it stands alone.
            Some(hosts) if hosts.trim() == "*" => hosts,
            Some(hosts) => format!("{hosts},{host}"),
            None => host,
        };
        changes.extend(["no_proxy", "NO_PROXY"].map(|name| (name, Some(Secret::new(direct.clone())))));
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes(pairs: Vec<(&'static str, &'static str)>) -> Vec<(&'static str, Option<String>)> {
        let address = "127.0.0.1:4100".parse().expect("an address");
        let own = Own { client_id: Some("ID".to_owned()), ..Own::default() };
        let protocols = [Protocol::AppService, Protocol::Azd, Protocol::Terraform];
        let changes = lead_here(&protocols, address, &Secret::new("s"), &own, &Env::of_pairs(pairs));
        let shown = changes.into_iter().map(|(name, value)| (name, value.map(|value| value.expose().to_owned())));
        shown.filter(|(name, value)| value.is_some() || name.ends_with("_ID")).collect()
    }

    #[test]
    fn the_last_word_on_a_variable_leads_to_the_endpoint() {
        let here = [
            ("IDENTITY_ENDPOINT", "http://127.0.0.1:4100/msi/token"),
            ("IDENTITY_HEADER", "s"),
            ("AZD_AUTH_ENDPOINT", "http://127.0.0.1:4100/azd"),
            ("AZD_AUTH_KEY", "s"),
            ("ARM_USE_MSI", "true"),
            ("ARM_MSI_ENDPOINT", "http://127.0.0.1:4100/terraform/s"),
            ("ARM_USE_CLI", "false"),
        ]
        .map(|(name, value)| (name, Some(value.to_owned())));
        let taken = |name: &'static str| (name, None);
        let all = [taken("DEFAULT_IDENTITY_CLIENT_ID"), taken("ARM_CLIENT_ID"), taken("AZURE_CLIENT_ID")];
        assert_eq!(changes(vec![("AZURE_CLIENT_ID", "other")]), [all.as_slice(), &here].concat());
        assert_eq!(changes(vec![("AZURE_CLIENT_ID", "id"), ("ARM_CLIENT_ID", "ID")]), [&all[..1], &here].concat());
    }

    #[test]
    fn no_proxy_sees_the_secret() {
        for (pairs, direct) in [
            (vec![("HTTP_PROXY", "http://p:1")], "127.0.0.1"),
            (vec![("http_proxy", "http://p:1"), ("NO_PROXY", "a,b")], "a,b,127.0.0.1"),
            (vec![("http_proxy", "http://p:1"), ("no_proxy", "*")], "*"),
        ] {
            let changes = changes(pairs);
            for name in ["no_proxy", "NO_PROXY"] {
                assert!(changes.contains(&(name, Some(direct.to_owned()))), "{changes:?}");
            }
        }
    }
}
