//! The environment, passed in, so that what depends on it is a function of it.

use crate::error::Failure;

/// What the names of variables that azt reads begin with.
const PREFIXES: [&str; 10] = [
    "ACTIONS_ID_TOKEN_",
    "AZT_",
    "AZURE_",
    "AZURESUBSCRIPTION_",
    "IDENTITY_",
    "IMDS_",
    "KUBERNETES_EXEC_INFO",
    "MSI_",
    "SYSTEM_ACCESSTOKEN",
    "SYSTEM_OIDCREQUESTURI",
];

/// Looks up environment variables.
pub struct Env(Box<Lookup>);

type Lookup = dyn Fn(&str) -> Option<String> + Send;

impl Env {
    /// The environment of this process.
    pub fn of_process() -> Self {
        Self(Box::new(|name| std::env::var(name).ok()))
    }

    /// Checks the variables of this process that may be meant for azt. One that is not UTF-8 would count as not set, and
    /// azt would ask another endpoint, or for another resource, than it was told to.
    ///
    /// # Errors
    /// Exit 2, with the name and without the value.
    pub fn ensure_text() -> Result<(), Failure> {
        for (name, value) in std::env::vars_os() {
            let name = name.to_string_lossy();
            if PREFIXES.iter().any(|prefix| name.starts_with(prefix)) && value.to_str().is_none() {
                return Err(Failure::usage(format!("the environment variable {} is not UTF-8", name.escape_debug())));
            }
        }
        Ok(())
    }

    /// An environment of just these pairs.
    #[cfg(test)]
    pub fn of<const N: usize>(pairs: [(&'static str, &'static str); N]) -> Self {
        Self::of_pairs(pairs.to_vec())
    }

    /// The same, of any number of them.
    #[cfg(test)]
    pub fn of_pairs(pairs: Vec<(&'static str, &'static str)>) -> Self {
        Self(Box::new(move |name| {
            let pair = pairs.iter().find(|(key, _)| *key == name)?;
            Some(pair.1.to_owned())
        }))
    }

    /// The first of `names` that has a value. An empty one counts as not set, as in the SDKs.
    pub fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.get(name))
    }

    /// The value of `name`; `None` when it is not set or empty.
    pub fn get(&self, name: &str) -> Option<String> {
        (self.0)(name).filter(|value| !value.is_empty())
    }

    /// Whether `name` is set to something other than a spelling of "no".
    pub fn is_on(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| {
            !matches!(value.to_ascii_lowercase().as_str(), "0" | "false" | "no" | "off" | "n" | "f")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_name_with_a_value_wins() {
        let env = Env::of([("AZT_TENANT", ""), ("AZURE_TENANT_ID", "contoso.example")]);
        assert_eq!(env.first(&["AZT_TENANT", "AZURE_TENANT_ID"]).as_deref(), Some("contoso.example"));
        assert_eq!(env.first(&["AZT_TENANT"]), None);
    }

    #[test]
    fn no_is_not_yes() {
        let env = Env::of([("A", "0"), ("B", "1"), ("C", "False"), ("D", "")]);
        assert_eq!(["A", "B", "C", "D", "E"].map(|name| env.is_on(name)), [false, true, false, false, false]);
    }
}
