//! The command lines of hints: what is typed to ask again, for the same tenant, application and resource.

use url::Url;

use super::Authority;
use crate::cloud::{self, Cloud, Place};
use crate::endpoint;
use crate::resource::{Resource, names_of};
use crate::shell;

/// What stands in a command line in place of what azt was called with.
#[derive(Debug)]
pub struct Blanks<'a> {
    /// The tenant.
    pub tenant: Option<&'a str>,
    /// The application.
    pub client_id: Option<&'a str>,
    /// What the token is for.
    pub resource: Option<&'a str>,
    /// The cloud, in the place of the login host.
    pub cloud: Option<&'a str>,
}

impl Blanks<'_> {
    /// Nothing left out.
    pub const NONE: Self = Self { tenant: None, client_id: None, resource: None, cloud: None };
}

impl Authority {
    /// The command line that runs `flow` for the same tenant, application and resource.
    pub fn command(&self, flow: &[&str], resource: &Resource) -> String {
        self.command_with(flow, resource, &Blanks::NONE)
    }

    /// The same in another cloud, where the resource may have another address.
    pub fn command_in(&self, cloud: Cloud, flow: &[&str], resource: &Resource) -> String {
        let place = Place { cloud: Some(cloud), ..self.place.clone() };
        let there = Self { place, ..self.clone() };
        let names = resource.name().map(names_of).unwrap_or_default();
        let name = names.into_iter().find(|name| Resource::named(name, Some(cloud)).is_ok());
        there.words(flow, resource, &Blanks { resource: name, ..Blanks::NONE }, &["--cloud", cloud.name()])
    }

    /// The same with some values left to the person, or changed.
    pub fn command_with(&self, flow: &[&str], resource: &Resource, blanks: &Blanks<'_>) -> String {
        let Place { login_host, cloud, is_typed } = &self.place;
        let is_own = |cloud: Cloud| cloud::microsofts(login_host) == Some(cloud.login_host());
        let host = login_host.as_str().trim_end_matches('/');
        let place: &[&str] = match (blanks.cloud, cloud) {
            (Some(blank), _) => &["--cloud", blank],
            (_, Some(Cloud::Public)) if is_own(Cloud::Public) && !is_typed => &[],
            (_, Some(cloud)) if is_own(*cloud) => &["--cloud", cloud.name()],
            (_, Some(cloud)) if *cloud != Cloud::Public => &["--authority-host", host, "--cloud", cloud.name()],
            _ => &["--authority-host", host],
        };
        self.words(flow, resource, blanks, place)
    }

    fn words(&self, flow: &[&str], resource: &Resource, blanks: &Blanks<'_>, place: &[&str]) -> String {
        let mut words: Vec<String> = ["azt"].iter().chain(flow).map(|word| (*word).to_owned()).collect();
        let mut option = |name: &str, value: &str| words.extend([name.to_owned(), value.to_owned()]);
        option("--tenant", blanks.tenant.unwrap_or(&self.tenant));
        match (blanks.resource, resource.as_option()) {
            (Some(resource), _) => option("--resource", resource),
            (None, [name, value]) => option(&name, &value),
        }
        match blanks.client_id {
            Some(client_id) => option("--client-id", client_id),
            None if self.names_client => option("--client-id", &self.client_id),
            None => {}
        }
        words.extend(place.iter().map(|word| (*word).to_owned()));
        if let Some(challenge) = resource.challenge() {
            words.extend(["--claims".to_owned(), challenge.word()]);
        }
        shell::command(words)
    }

    /// Where an administrator consents to the application for everybody in the tenant.
    /// <https://learn.microsoft.com/entra/identity-platform/v2-admin-consent>
    pub fn admin_consent_url(&self) -> Url {
        let mut url = endpoint::below(&self.place.login_host, &format!("{}/adminconsent", self.tenant));
        url.query_pairs_mut().append_pair("client_id", &self.client_id);
        url
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cloud::Choice;
    use crate::entra::AZURE_CLI;
    use crate::entra::tests::authority;
    use crate::env::Env;

    #[test]
    fn what_was_typed_is_typed_again_whatever_the_environment_says() {
        let resource = Resource::named("graph", Some(Cloud::Public)).expect("a name");
        let command = |cloud: Option<Cloud>, client_id| {
            let env = Env::of([("AZURE_CLOUD", "AzureCloud"), ("AZURE_CLIENT_ID", "x")]);
            let place = Choice { cloud }.place(None, &env).expect("a place");
            let authority = Authority::new(place, None, client_id).expect("an authority");
            authority.command(&["authcode"], &resource)
        };
        let line = "azt authcode --tenant organizations --resource https://graph.microsoft.com/";
        assert_eq!(command(None, None), line);
        assert_eq!(
            command(Some(Cloud::Public), Some(AZURE_CLI)),
            format!("{line} --client-id {AZURE_CLI} --cloud AzureCloud")
        );
    }

    #[test]
    fn what_is_asked_for_in_another_cloud_is_something_there() {
        for (host, name, cloud, there) in [
            ("login.microsoftonline.us", "arm", Cloud::Public, "arm"),
            ("login.microsoftonline.com", "graph", Cloud::China, "graph"),
            ("login.microsoftonline.com", "devops", Cloud::China, "499b84ac-1321-427f-aa17-267ca6975798"),
            ("login.microsoftonline.com", "fabric", Cloud::China, "https://api.fabric.microsoft.com"),
        ] {
            let authority = authority(host, "contoso.example", None).expect("an authority");
            let resource = Resource::named(name, authority.place.cloud).expect("a name");
            assert_eq!(
                authority.command_in(cloud, &["refresh"], &resource),
                format!("azt refresh --tenant contoso.example --resource {there} --cloud {}", cloud.name())
            );
        }
    }
}
