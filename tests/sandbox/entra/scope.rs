//! `scope`: resources, their permissions, and the words OpenID Connect reserves.

use super::super::cloud::is_resource;
use super::errors::Refusal;

/// What a bare permission such as `User.Read` belongs to.
const GRAPH: &str = "https://graph.microsoft.com";

/// A scope, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Each resource named, once, to the character.
    pub resources: Vec<String>,
    /// Each resource's permissions, in the order of the request.
    permissions: Vec<(String, String)>,
    /// Whether an id token is wanted.
    pub openid: bool,
    /// Whether a refresh token is wanted.
    pub offline_access: bool,
}

impl Scope {
    /// Reads a scope as Entra does: the part before a permission's last slash is the resource.
    pub fn parse(text: &str) -> Result<Scope, Refusal> {
        let mut scope = Scope::default();
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            match word {
                "openid" => scope.openid = true,
                "offline_access" => scope.offline_access = true,
                "profile" | "email" => {}
                _ => scope.add(word)?,
            }
        }
        scope.ensure_default_stands_alone()?;
        Ok(scope)
    }

    fn add(&mut self, word: &str) -> Result<(), Refusal> {
        let (resource, permission) = word.rsplit_once('/').unwrap_or((GRAPH, word));
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
        // `https://management.azure.com`, a resource given as a scope, ends up here as `https:/`.
        if resource.ends_with(":/") || permission.is_empty() || !permission.bytes().all(is_name) {
            return Err(invalid(&format!("The scope {word} is not valid.")));
        }
        if !is_resource(resource) {
            return Err(Refusal::unknown_resource(resource));
        }
        if !self.resources.iter().any(|known| known == resource) {
            self.resources.push(resource.to_owned());
        }
        self.permissions.push((resource.to_owned(), permission.to_owned()));
        Ok(())
    }

    fn ensure_default_stands_alone(&self) -> Result<(), Refusal> {
        let default = |(_, permission): &&(String, String)| permission == ".default";
        if self.permissions.len() > 1 && self.permissions.iter().any(|p| default(&p)) {
            return Err(invalid(".default scope can't be combined with resource-specific scopes."));
        }
        Ok(())
    }

    /// The resource of a token request, which may name only one; Graph when it names none.
    pub fn resource(&self) -> Result<&str, Refusal> {
        match self.resources.as_slice() {
            [] => Ok(GRAPH),
            [resource] => Ok(resource),
            _ => {
                let text = "Provided value for the input parameter scope is not valid because it contains more than one resource.";
                Err(Refusal::new(28000, "invalid_request", text))
            }
        }
    }

    /// What was granted, in the service's own order and words.
    pub fn granted(&self, resource: &str) -> String {
        let named = self.permissions.iter().map(|(_, permission)| permission);
        let implied = "user_impersonation".to_owned();
        let all = std::iter::once(&implied).chain(named.filter(|name| **name != implied));
        let all = all.map(|permission| format!("{resource}/{permission}"));
        all.collect::<Vec<_>>().join(" ")
    }
}

fn invalid(text: &str) -> Refusal {
    let text = format!(
        "The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. {text}"
    );
    Refusal::new(70011, "invalid_scope", text)
}
