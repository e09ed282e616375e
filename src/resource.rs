//! What a token is for.

mod names;

use anyhow::Result;
use clap::Args;
use url::Url;

use crate::challenge::Challenge;
use crate::cloud::Cloud;
use crate::env::Env;
use crate::error::Failure;
use crate::guid;
use crate::shell;

use names::Meaning;
pub use names::{names_of, table};

/// What the token is for
#[derive(Debug, Clone, Default, Args)]
pub struct Target {
    /// What the token is for: a URI, an application's GUID, or a name such as arm, graph, databricks
    ///
    /// A URI is sent as it is written: whether it ends in a slash decides the token's audience.
    /// Default: AZT_RESOURCE, then the cloud's Resource Manager, which is https://management.azure.com/ in the public one;
    /// azt kubectl, azt git and azt docker have a default of their own, whatever AZT_RESOURCE says.
    #[arg(long, value_name = "URI|GUID|NAME", conflicts_with = "scope")]
    resource: Option<String>,

    /// The OAuth scopes to ask for, instead of --resource; may be given several times
    ///
    /// One resource for each token: several scopes must belong to the same one. Where the service
    /// knows only resources (msi, cloudshell), one scope that ends in /.default. Default: AZT_SCOPE.
    #[arg(long, value_name = "SCOPE", alias = "scopes", value_delimiter = ' ')]
    scope: Vec<String>,
}

impl Target {
    /// The same for this resource, unless it says itself what it is for.
    #[must_use]
    pub fn or_for(&self, resource: &str) -> Self {
        match (&self.resource, self.scope.as_slice()) {
            (None, []) => Self { resource: Some(resource.to_owned()), scope: Vec::new() },
            _ => self.clone(),
        }
    }

    /// The resource that the flags, else `AZT_RESOURCE` or `AZT_SCOPE`, else the default ask for in this cloud; `None`
    /// stands for one of which azt knows no resources.
    ///
    /// # Errors
    /// Exit 2 for what is none.
    pub fn resource(&self, env: &Env, cloud: Option<Cloud>) -> Result<Resource> {
        if let Some(resource) = &self.resource {
            return Resource::named(resource, cloud);
        }
        if !self.scope.is_empty() {
            return Resource::scoped(self.scope.clone());
        }
        match (env.get("AZT_RESOURCE"), env.get("AZT_SCOPE")) {
            (Some(_), Some(_)) => {
                Err(Failure::usage("AZT_RESOURCE and AZT_SCOPE are both set: a token has one or the other").into())
            }
            (Some(resource), None) => Resource::named(&resource, cloud),
            (None, Some(scope)) => Resource::scoped(scope.split(' ').map(str::to_owned).collect()),
            (None, None) => Resource::named("arm", cloud),
        }
    }
}

/// What a token is for: a resource in the sense of the v1 endpoints, or scopes in the sense of v2; and what more is
/// demanded of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resource {
    asked: Asked,
    challenge: Option<Challenge>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Asked {
    Resource(String),
    Scopes(Vec<String>),
}

impl From<Asked> for Resource {
    fn from(asked: Asked) -> Self {
        Self { asked, challenge: None }
    }
}

impl Resource {
    /// A URI, a GUID, or one of azt's names for what there is in a cloud.
    ///
    /// # Errors
    /// Exit 2, with the nearest name.
    pub fn named(text: &str, cloud: Option<Cloud>) -> Result<Self> {
        if text.is_empty() {
            return Err(Failure::usage("the resource is empty").into());
        }
        if text.contains("://") {
            check_uri(text)?;
            if text.ends_with("/.default") {
                return Err(Failure::usage(format!("{text} is a scope, not a resource"))
                    .hint(format!("ask for it as one: {}", shell::command(["--scope", text])))
                    .into());
            }
            return Ok(Asked::Resource(text.to_owned()).into());
        }
        if text.eq_ignore_ascii_case("aadgraph") {
            return Err(Failure::usage("Azure AD Graph is retired; Microsoft Graph has taken its place")
                .hint("ask for that: --resource graph")
                .into());
        }
        if guid::is_guid(text) {
            return Ok(Asked::Resource(text.to_owned()).into());
        }
        match names::meaning(text, cloud) {
            Meaning::Resource(resource) => Ok(Asked::Resource(resource.to_owned()).into()),
            Meaning::Elsewhere => Err(elsewhere(text, cloud).into()),
            Meaning::Unknown => Err(unknown_name(text).into()),
        }
    }

    /// What another program asks for: a URI or a GUID, as it is written. The names are azt's own.
    ///
    /// # Errors
    /// Exit 2 for anything else.
    pub fn asked(text: &str) -> Result<Self> {
        if text.contains("://") || guid::is_guid(text) {
            return Self::named(text, None);
        }
        Err(Failure::usage(format!("'{}' is neither a URI nor a GUID", text.escape_debug())).into())
    }

    /// The scopes of one resource.
    ///
    /// # Errors
    /// Exit 2 for what no scope can be.
    pub fn scoped(scopes: Vec<String>) -> Result<Self> {
        let scopes: Vec<_> = scopes.into_iter().filter(|scope| !scope.is_empty()).collect();
        if scopes.is_empty() {
            return Err(Failure::usage("the scope is empty").into());
        }
        for scope in &scopes {
            // scope-token: https://www.rfc-editor.org/rfc/rfc6749#appendix-A.4
            if !scope.bytes().all(|b| b.is_ascii_graphic() && b != b'"' && b != b'\\') {
                return Err(Failure::usage(format!(
                    "a scope has a character that no scope can have: {}",
                    scope.escape_debug()
                ))
                .into());
            }
            if scope.contains("://") {
                check_uri(scope)?;
            }
        }
        Ok(Asked::Scopes(scopes).into())
    }

    /// For the v2 endpoints: the scopes, joined by spaces.
    ///
    /// A resource becomes `resource/.default` with nothing trimmed: what stands before the last slash is
    /// the token's audience to the character.
    pub fn scope(&self) -> String {
        match &self.asked {
            Asked::Resource(resource) => format!("{resource}/.default"),
            Asked::Scopes(scopes) => scopes.join(" "),
        }
    }

    /// For the v1 endpoints: the one resource; of a scope, what stands before `/.default`.
    ///
    /// # Errors
    /// Exit 2 where the scopes name more than that.
    pub fn audience(&self) -> Result<&str> {
        match &self.asked {
            Asked::Resource(resource) => Ok(resource),
            Asked::Scopes(scopes) => match scopes.as_slice() {
                [scope] if scope.ends_with("/.default") && scope.len() > "/.default".len() => {
                    Ok(scope.strip_suffix("/.default").unwrap_or(scope))
                }
                _ => Err(Failure::usage(format!(
                    "this endpoint gives tokens for one resource, not for the scopes {}",
                    scopes.join(" ")
                ))
                .hint("name the resource: --resource URI, or one --scope URI/.default")
                .into()),
            },
        }
    }

    /// The resource, where one was asked for and not scopes.
    pub fn name(&self) -> Option<&str> {
        self.audience().ok()
    }

    /// The option that asks for this again: `--resource …` or `--scope …`, to be quoted by the caller.
    pub fn as_option(&self) -> [String; 2] {
        match &self.asked {
            Asked::Resource(resource) => ["--resource".to_owned(), resource.clone()],
            Asked::Scopes(scopes) => ["--scope".to_owned(), scopes.join(" ")],
        }
    }

    /// The same, by a token that answers this challenge too.
    #[must_use]
    pub fn demanding(&self, challenge: Option<Challenge>) -> Self {
        let challenge = match (self.challenge.clone(), challenge) {
            (Some(own), Some(more)) => Some(own.and(more)),
            (own, more) => own.or(more),
        };
        Self { asked: self.asked.clone(), challenge }
    }

    /// What more is demanded of the token.
    pub fn challenge(&self) -> Option<&Challenge> {
        self.challenge.as_ref()
    }
}

fn unknown_name(text: &str) -> Failure {
    let failure = Failure::usage(format!(
        "unknown resource name '{}': neither a URI, nor a GUID, nor a name azt knows",
        text.escape_debug()
    ));
    match names::nearest(text) {
        Some(name) => failure.hint(format!("did you mean this one: --resource {name}")),
        None => failure.hint("the names are in the help: azt --help"),
    }
}

fn elsewhere(name: &str, cloud: Option<Cloud>) -> Failure {
    let place = cloud.map_or("this cloud", Cloud::name);
    let name = name.to_ascii_lowercase();
    Failure::usage(format!("azt knows no resource in {place} that is called {name}"))
        .hint("name it by its address there: --resource URI")
}

fn check_uri(text: &str) -> Result<()> {
    if !text.bytes().all(|b| b.is_ascii_graphic()) {
        return Err(Failure::usage(format!(
            "a resource has a space or another character that no URI can have: {}",
            text.escape_debug()
        ))
        .into());
    }
    let url = Url::parse(text).map_err(|e| Failure::usage(format!("'{text}' is not a URI: {e}")))?;
    if !url.username().is_empty() || url.password().is_some() {
        // Not shown again: what stands before the @ may be a password.
        return Err(Failure::usage("the resource has a user name or password inside; a resource is not a login").into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resource(text: &str) -> Resource {
        Resource::named(text, Some(Cloud::Public)).expect("a resource")
    }

    #[test]
    fn a_scope_is_the_resource_with_nothing_trimmed() {
        for (name, scope) in [
            ("arm", "https://management.azure.com//.default"),
            ("keyvault", "https://vault.azure.net/.default"),
            ("DataBricks", "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d/.default"),
            ("api://my-app", "api://my-app/.default"),
        ] {
            assert_eq!(resource(name).scope(), scope);
        }
    }

    #[test]
    fn an_audience_is_a_scope_without_its_last_default() {
        for (scope, audience) in [
            ("https://vault.azure.net/.default", "https://vault.azure.net"),
            ("https://management.azure.com//.default", "https://management.azure.com/"),
            ("https://x.example/.default/.default", "https://x.example/.default"),
        ] {
            let resource = Resource::scoped(vec![scope.to_owned()]).expect("a scope");
            assert_eq!(resource.audience().ok(), Some(audience));
        }
        for scopes in [vec!["User.Read"], vec!["a/.default", "b/.default"], vec!["/.default"]] {
            let resource = Resource::scoped(scopes.into_iter().map(str::to_owned).collect());
            assert!(resource.expect("scopes").audience().is_err());
        }
    }

    #[test]
    fn the_flag_beats_the_environment() {
        let target = Target { scope: vec!["User.Read".to_owned()], ..Target::default() };
        let env = Env::of([("AZT_RESOURCE", "graph")]);
        assert_eq!(target.resource(&env, Some(Cloud::Public)).expect("scopes").scope(), "User.Read");
        assert_eq!(
            Target::default().resource(&env, Some(Cloud::Public)).expect("a resource").name(),
            Some("https://graph.microsoft.com/")
        );
        assert_eq!(
            Target::default().resource(&Env::of([]), Some(Cloud::Public)).expect("a resource").name(),
            Some("https://management.azure.com/")
        );
    }

    #[test]
    fn a_name_stands_for_the_resource_of_its_cloud() {
        for (name, cloud, resource) in [
            ("graph", Cloud::UsGovernment, Some("https://graph.microsoft.us/")),
            ("Graph", Cloud::China, Some("https://microsoftgraph.chinacloudapi.cn")),
            ("arm", Cloud::UsGovernment, Some("https://management.usgovcloudapi.net/")),
            ("keyvault", Cloud::Bleu, Some("https://vault.sovcloud-api.fr")),
            ("https://graph.microsoft.com/", Cloud::China, Some("https://graph.microsoft.com/")),
            ("devops", Cloud::China, None),
        ] {
            let named = Resource::named(name, Some(cloud)).ok();
            assert_eq!(named.as_ref().and_then(Resource::name), resource, "{name}");
        }
        let texts = [Some(Cloud::China), None].map(|cloud| {
            Resource::named("DevOps", cloud).map_err(|error| crate::error::Report::of(&error).text()).err()
        });
        let text = |place: &str| {
            Some(format!(
                "azt: error: azt knows no resource in {place} that is called devops\n\
                 azt: hint: name it by its address there: --resource URI\n"
            ))
        };
        assert_eq!(texts, [text("AzureChinaCloud"), text("this cloud")]);
    }

    #[test]
    fn refusals_name_what_is_wrong() {
        for (text, message) in [
            ("databrick", "unknown resource name 'databrick': neither a URI, nor a GUID, nor a name azt knows"),
            ("https://me:pw@x.example/", "the resource has a user name or password inside; a resource is not a login"),
            (
                "https://x .example/",
                "a resource has a space or another character that no URI can have: https://x .example/",
            ),
        ] {
            assert_eq!(Resource::named(text, Some(Cloud::Public)).map_err(|e| e.to_string()), Err(message.to_owned()));
        }
    }
}
