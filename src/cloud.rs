//! Azure's clouds: what they are called, where people sign in to them, and which one is meant.

use std::iter;

use anyhow::Result;
use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use url::Url;

use crate::endpoint;
use crate::env::Env;
use crate::error::Failure;

/// One of Azure's clouds. A resource has another address in each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cloud {
    /// The public cloud.
    Public,
    /// US Government.
    UsGovernment,
    /// China, operated by 21Vianet.
    China,
    /// Bleu, France.
    Bleu,
}

/// What a cloud is called: the Azure CLI's name, and what else is said for it.
const CLOUDS: [(Cloud, &[&str]); 4] = [
    (Cloud::Public, &["AzureCloud", "AzurePublicCloud", "public"]),
    (Cloud::UsGovernment, &["AzureUSGovernment", "AzureUSGovernmentCloud", "usgov"]),
    (Cloud::China, &["AzureChinaCloud", "china"]),
    (Cloud::Bleu, &["AzureBleuCloud", "bleu"]),
];

/// Login hosts of Microsoft's, a line for each place where applications and tenants live. The first line of a cloud, and
/// the first host of a line, is the one to use. The last two belong to clouds whose resources azt does not know.
/// <https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud>
const HOSTS: [(Option<Cloud>, &[&str]); 7] = [
    (
        Some(Cloud::Public),
        &["login.microsoftonline.com", "login.windows.net", "login.microsoft.com", "sts.windows.net"],
    ),
    (Some(Cloud::UsGovernment), &["login.microsoftonline.us", "login.usgovcloudapi.net"]),
    // Not another name of that one: sign-ins at the one are none at the other.
    (Some(Cloud::UsGovernment), &["login-us.microsoftonline.com"]),
    (Some(Cloud::China), &["login.partner.microsoftonline.cn", "login.chinacloudapi.cn"]),
    (Some(Cloud::Bleu), &["login.sovcloud-identity.fr"]),
    (None, &["login.sovcloud-identity.de"]),
    (None, &["login.sovcloud-identity.sg"]),
];

impl Cloud {
    /// The Azure CLI's name for it.
    pub fn name(self) -> &'static str {
        self.names()[0]
    }

    fn names(self) -> &'static [&'static str] {
        let found = CLOUDS.iter().find(|(cloud, _)| *cloud == self);
        found.map_or(&["AzureCloud"], |(_, names)| names)
    }

    /// Where people sign in to it.
    pub fn login_host(self) -> &'static str {
        let found = HOSTS.iter().find(|(cloud, _)| *cloud == Some(self));
        found.map_or("login.microsoftonline.com", |(_, hosts)| hosts[0])
    }

    /// That of a login host; `None` for one that is not Microsoft's, or of a cloud that azt does not know.
    pub fn of_host(host: &Url) -> Option<Self> {
        place(host)?.0
    }

    /// That of this name, in any case.
    fn named(text: &str) -> Option<Self> {
        CLOUDS
            .iter()
            .find(|(_, names)| names.iter().any(|name| name.eq_ignore_ascii_case(text)))
            .map(|(cloud, _)| *cloud)
    }
}

impl ValueEnum for Cloud {
    fn value_variants<'a>() -> &'a [Self] {
        &[Cloud::Public, Cloud::UsGovernment, Cloud::China, Cloud::Bleu]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).aliases(&self.names()[1..]))
    }
}

/// The main name of a login host that is Microsoft's, whichever of its names it is called by; `None` for anybody else's.
pub fn microsofts(host: &Url) -> Option<&'static str> {
    place(host).map(|(_, hosts)| hosts[0])
}

/// Whether the text is a login host of Microsoft's: then it says the cloud, and the cloud says it.
pub fn is_microsofts(text: &str) -> bool {
    login_host(text).is_ok_and(|host| microsofts(&host).is_some())
}

fn place(host: &Url) -> Option<&'static (Option<Cloud>, &'static [&'static str])> {
    let name = host.host_str()?;
    HOSTS.iter().find(|(_, hosts)| hosts.contains(&name))
}

/// Which cloud is meant
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct Choice {
    /// The cloud, which decides where to sign in and what the names of resources stand for
    ///
    /// Default: AZT_CLOUD, then AZURE_CLOUD, then AzureCloud. A login host of Microsoft's that is named in the same place, or
    /// in one before it, says the cloud, too.
    #[arg(long, value_enum, ignore_case = true, value_name = "CLOUD")]
    pub cloud: Option<Cloud>,
}

/// Where to sign in, and whose names resources have there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The login host.
    pub login_host: Url,
    /// The cloud; `None` for one that azt has no names for.
    pub cloud: Option<Cloud>,
    /// Whether the command line or a profile says so: the environment may say something else.
    pub is_typed: bool,
}

/// The variables that say a login host and a cloud: azt's own, and the SDKs'.
const VARIABLES: [(&str, &str); 2] = [("AZT_AUTHORITY_HOST", "AZT_CLOUD"), ("AZURE_AUTHORITY_HOST", "AZURE_CLOUD")];

/// A login host and a cloud, as one authority says them: the command line, or the variables of one kind.
struct Said {
    host: Option<(String, Url)>,
    cloud: Option<(String, Cloud)>,
}

impl Choice {
    /// The cloud of a token whose flow knows no login host.
    ///
    /// # Errors
    /// As [`Self::place`].
    pub fn settle(self, env: &Env) -> Result<Option<Cloud>> {
        Ok(self.place(None, env)?.cloud)
    }

    /// The flags, else azt's own variables, else the SDKs', else the public cloud. Who says one of the two says both, as
    /// far as the one follows from the other.
    ///
    /// # Errors
    /// Exit 2 for a cloud that is not there, a login host that can be none, and for two that do not belong together.
    pub fn place(self, login_host: Option<&str>, env: &Env) -> Result<Place> {
        let flags = Said {
            host: login_host.map(|text| read_host("--authority-host", text)).transpose()?,
            cloud: self.cloud.map(|cloud| ("--cloud".to_owned(), cloud)),
        };
        let is_typed = flags.host.is_some() || flags.cloud.is_some();
        // Read one by one: what has no say cannot be wrong.
        let variables = VARIABLES.into_iter().map(|(host, cloud)| Said::in_environment(env, host, cloud));
        let mut all = iter::once(Ok(flags)).chain(variables);
        let first = all.find(|said| said.as_ref().map_or(true, |said| said.host.is_some() || said.cloud.is_some()));
        let Some(first) = first.transpose()? else {
            return Ok(Place { login_host: url_of(Cloud::Public)?, cloud: Some(Cloud::Public), is_typed: false });
        };
        let login_host = first.login_host()?;
        let cloud = match (place(&login_host), first.cloud) {
            (Some((known, _)), _) => *known,
            (None, Some((_, cloud))) => Some(cloud),
            // That of a private login host may be said in another place.
            (None, None) => {
                let said = all.find(|said| said.as_ref().map_or(true, |said| said.cloud.is_some())).transpose()?;
                Some(said.and_then(|said| said.cloud).map_or(Cloud::Public, |(_, cloud)| cloud))
            }
        };
        Ok(Place { login_host, cloud, is_typed })
    }
}

impl Said {
    fn in_environment(env: &Env, host: &str, cloud: &str) -> Result<Self> {
        Ok(Self {
            host: env.get(host).map(|text| read_host(host, &text)).transpose()?,
            cloud: env.get(cloud).map(|text| read_cloud(cloud, &text)).transpose()?,
        })
    }

    /// The login host, which may follow from the cloud.
    ///
    /// # Errors
    /// Exit 2 for one of Microsoft's that belongs to another cloud.
    fn login_host(&self) -> Result<Url> {
        let (Some((host_from, host)), Some((cloud_from, cloud))) = (&self.host, &self.cloud) else {
            let host = self.host.as_ref().map(|(_, host)| host.clone());
            return host.map_or_else(|| url_of(self.cloud.as_ref().map_or(Cloud::Public, |(_, cloud)| *cloud)), Ok);
        };
        match place(host) {
            Some((of, _)) if *of != Some(*cloud) => {
                let name = cloud.name();
                Err(Failure::usage(format!("{host_from} is {host}, which is not in {name}, as {cloud_from} has it"))
                    .hint(format!("say one of the two: --cloud {name}"))
                    .into())
            }
            _ => Ok(host.clone()),
        }
    }
}

fn url_of(cloud: Cloud) -> Result<Url> {
    login_host(cloud.login_host())
}

fn read_host(from: &str, text: &str) -> Result<(String, Url)> {
    Ok((from.to_owned(), login_host(text)?))
}

fn read_cloud(from: &str, text: &str) -> Result<(String, Cloud)> {
    if let Some(cloud) = Cloud::named(text) {
        return Ok((from.to_owned(), cloud));
    }
    let shown = text.escape_debug();
    if text.eq_ignore_ascii_case("AzureGermanCloud") {
        return Err(Failure::usage(format!("{from} is '{shown}', which was closed on 29 October 2021"))
            .hint(format!("its tenants moved to the public cloud: export {from}=AzureCloud"))
            .into());
    }
    let names: Vec<_> = CLOUDS.iter().map(|(_, names)| names[0]).collect();
    Err(Failure::usage(format!("{from} is '{shown}': not one of {}", names.join(", "))).into())
}

/// A login host, which has TLS where it does not say.
///
/// # Errors
/// Exit 2: no URL, plain http to another machine.
pub fn login_host(text: &str) -> Result<Url> {
    let with_scheme = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    endpoint::service_base("the authority host", &with_scheme)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(cloud: Option<Cloud>, host: Option<&str>, env: &Env) -> Result<(String, Option<&'static str>), String> {
        let place = Choice { cloud }.place(host, env).map_err(|error| error.to_string())?;
        Ok((place.login_host.host_str().unwrap_or_default().to_owned(), place.cloud.map(Cloud::name)))
    }

    #[test]
    fn who_says_a_cloud_says_its_login_host_and_the_other_way_round() {
        let none = Env::of([]);
        let us = ("login.microsoftonline.us".to_owned(), Some("AzureUSGovernment"));
        assert_eq!(place(None, None, &none), Ok(("login.microsoftonline.com".to_owned(), Some("AzureCloud"))));
        assert_eq!(place(Some(Cloud::UsGovernment), None, &none), Ok(us.clone()));
        assert_eq!(place(None, Some("login.microsoftonline.us"), &none), Ok(us.clone()));
        assert_eq!(place(None, None, &Env::of([("AZURE_CLOUD", "azureusgovernment")])), Ok(us.clone()));
        assert_eq!(place(None, None, &Env::of([("AZT_CLOUD", "usgov"), ("AZURE_CLOUD", "AzureChinaCloud")])), Ok(us));
        let other_name = ("login.chinacloudapi.cn".to_owned(), Some("AzureChinaCloud"));
        assert_eq!(place(None, Some("https://login.chinacloudapi.cn"), &none), Ok(other_name));
        assert_eq!(
            place(None, Some("login.sovcloud-identity.sg"), &none),
            Ok(("login.sovcloud-identity.sg".to_owned(), None))
        );
    }

    #[test]
    fn the_first_who_says_either_decides_both() {
        let sdk = Env::of([("AZURE_AUTHORITY_HOST", "https://login.microsoftonline.com")]);
        let us = ("login.microsoftonline.us".to_owned(), Some("AzureUSGovernment"));
        assert_eq!(place(Some(Cloud::UsGovernment), None, &sdk), Ok(us.clone()));
        let both = Env::of([("AZURE_AUTHORITY_HOST", "login.microsoftonline.us"), ("AZT_CLOUD", "AzureUSGovernment")]);
        assert_eq!(place(None, None, &both), Ok(us));
    }

    #[test]
    fn what_has_no_say_cannot_be_wrong() {
        let sdk = Env::of([("AZURE_CLOUD", "AzureStackUser"), ("AZURE_AUTHORITY_HOST", "ftp://x")]);
        let public = ("login.microsoftonline.com".to_owned(), Some("AzureCloud"));
        assert_eq!(place(Some(Cloud::Public), None, &sdk), Ok(public));
        let names = "AzureCloud, AzureUSGovernment, AzureChinaCloud, AzureBleuCloud";
        let sdk = Env::of([("AZURE_CLOUD", "AzureStackUser")]);
        assert_eq!(
            place(None, Some("id.example"), &sdk),
            Err(format!("AZURE_CLOUD is 'AzureStackUser': not one of {names}"))
        );
    }

    #[test]
    fn the_old_login_host_of_the_us_government_is_not_another_name_of_the_new_one() {
        let old = Url::parse("https://login-us.microsoftonline.com").expect("a URL");
        assert_eq!(microsofts(&old), Some("login-us.microsoftonline.com"));
        assert_eq!(Cloud::of_host(&old).map(Cloud::login_host), Some("login.microsoftonline.us"));
    }

    #[test]
    fn a_private_login_host_has_the_names_of_the_cloud_that_is_named() {
        let env = Env::of([("AZURE_CLOUD", "AzureChinaCloud")]);
        assert_eq!(place(None, Some("id.example"), &env), Ok(("id.example".to_owned(), Some("AzureChinaCloud"))));
        assert_eq!(place(None, Some("id.example"), &Env::of([])), Ok(("id.example".to_owned(), Some("AzureCloud"))));
    }

    #[test]
    fn what_does_not_belong_together_or_is_not_there_is_refused() {
        for (cloud, host, env, message) in [
            (
                Some(Cloud::UsGovernment),
                Some("login.microsoftonline.com"),
                Env::of([]),
                "--authority-host is https://login.microsoftonline.com/, which is not in AzureUSGovernment, as --cloud has it",
            ),
            (
                None,
                None,
                Env::of([("AZURE_CLOUD", "AzureGermanCloud")]),
                "AZURE_CLOUD is 'AzureGermanCloud', which was closed on 29 October 2021",
            ),
            (
                None,
                None,
                Env::of([("AZT_CLOUD", "mars")]),
                "AZT_CLOUD is 'mars': not one of AzureCloud, AzureUSGovernment, AzureChinaCloud, AzureBleuCloud",
            ),
        ] {
            assert_eq!(place(cloud, host, &env), Err(message.to_owned()));
        }
    }

    #[test]
    fn no_name_and_no_host_stands_twice() {
        let mut all: Vec<_> =
            CLOUDS.iter().flat_map(|(_, names)| names.iter()).map(|name| name.to_lowercase()).collect();
        all.extend(HOSTS.iter().flat_map(|(_, hosts)| hosts.iter()).map(|host| (*host).to_owned()));
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
