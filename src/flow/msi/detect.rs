//! Which source of managed identity this machine has, by what is announced; nobody is asked.

use std::path::Path;

use clap::ValueEnum;

use crate::env::Env;

/// An endpoint that gives managed-identity tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Source {
    /// App Service, Functions, Container Apps, Automation
    AppService,
    /// The agent of an Azure Arc-enabled server
    Arc,
    /// Azure Instance Metadata Service, which virtual machines, scale sets and AKS nodes have
    Imds,
    /// Azure Machine Learning
    MachineLearning,
    /// Service Fabric
    ServiceFabric,
    /// The deprecated managed-identity VM extension on this machine
    VmExtension,
}

impl Source {
    /// What it is called in errors.
    pub fn service(self) -> &'static str {
        match self {
            Source::AppService => "App Service",
            Source::Arc => "the Arc agent",
            Source::Imds => "IMDS",
            Source::MachineLearning => "Azure Machine Learning",
            Source::ServiceFabric => "Service Fabric",
            Source::VmExtension => "the VM extension",
        }
    }
}

/// What this machine turned out to be, and what told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Detected {
    /// Whose tokens there are.
    pub place: Place,
    /// What announced it.
    pub because: &'static str,
}

/// Whose tokens there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A managed identity's.
    Source(Source),
    /// The user's of Azure Cloud Shell.
    CloudShell,
}

/// The variables by which a source announces itself. One more, `AZUREPS_HOST_ENVIRONMENT`, is enough alone or says nothing.
pub const ANNOUNCING: [&str; 6] = [
    "IDENTITY_ENDPOINT",
    "IDENTITY_HEADER",
    "IDENTITY_SERVER_THUMBPRINT",
    "IMDS_ENDPOINT",
    "MSI_ENDPOINT",
    "MSI_SECRET",
];

/// Where the Arc agent is, on the systems that it is for.
const ARC_AGENT: &str = "/opt/azcmagent/bin/himds";
const ARC_AGENT_ON_WINDOWS: &str = r"AzureConnectedMachineAgent\himds.exe";

/// The order of Microsoft's SDKs: what the environment announces, then the Arc agent's own file, then IMDS, for which
/// nothing speaks. `IDENTITY_…` comes first, because Container Apps set `MSI_ENDPOINT`, too.
pub fn detect(env: &Env, is_file: impl Fn(&Path) -> bool) -> Detected {
    announced(env).or_else(|| arc_agent(env, is_file)).unwrap_or(Detected {
        place: Place::Source(Source::Imds),
        because: "nothing announced, so that it can only be there",
    })
}

/// What the environment announces; `None` where it says nothing.
pub fn announced(env: &Env) -> Option<Detected> {
    let has = |name: &str| env.get(name).is_some();
    let source = |source, because| Some(Detected { place: Place::Source(source), because });
    if has("IDENTITY_ENDPOINT") && has("IDENTITY_HEADER") {
        return if has("IDENTITY_SERVER_THUMBPRINT") {
            source(Source::ServiceFabric, "IDENTITY_ENDPOINT, IDENTITY_HEADER and IDENTITY_SERVER_THUMBPRINT")
        } else {
            source(Source::AppService, "IDENTITY_ENDPOINT and IDENTITY_HEADER")
        };
    }
    if has("MSI_ENDPOINT") && has("MSI_SECRET") {
        // The same protocol; only App Service says which site it is.
        return if has("WEBSITE_SITE_NAME") {
            source(Source::AppService, "MSI_ENDPOINT, MSI_SECRET and WEBSITE_SITE_NAME")
        } else {
            source(Source::MachineLearning, "MSI_ENDPOINT and MSI_SECRET")
        };
    }
    if has("MSI_ENDPOINT") {
        return Some(Detected { place: Place::CloudShell, because: "MSI_ENDPOINT" });
    }
    if env.get("AZUREPS_HOST_ENVIRONMENT").is_some_and(|host| host.starts_with("cloud-shell")) {
        return Some(Detected { place: Place::CloudShell, because: "AZUREPS_HOST_ENVIRONMENT" });
    }
    if has("IDENTITY_ENDPOINT") && has("IMDS_ENDPOINT") {
        return source(Source::Arc, "IDENTITY_ENDPOINT and IMDS_ENDPOINT");
    }
    None
}

/// An Arc agent that is installed and not announced, as on Linux.
pub fn arc_agent(env: &Env, is_file: impl Fn(&Path) -> bool) -> Option<Detected> {
    let found = if cfg!(windows) {
        env.get("ProgramFiles").is_some_and(|programs| is_file(&Path::new(&programs).join(ARC_AGENT_ON_WINDOWS)))
    } else {
        is_file(Path::new(ARC_AGENT))
    };
    found.then_some(Detected { place: Place::Source(Source::Arc), because: "the agent's program, himds" })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOME: &str = "x";

    fn place(pairs: &[(&'static str, &'static str)], agent: bool) -> Place {
        let pairs: Vec<_> = pairs.to_vec();
        let env = Env::of_pairs(pairs);
        let programs = Path::new(r"C:\Programs").join(ARC_AGENT_ON_WINDOWS);
        detect(&env, |path| agent && (path == Path::new(ARC_AGENT) || path == programs)).place
    }

    #[test]
    fn the_environment_and_one_file_tell_the_source() {
        use Place::{CloudShell, Source as Found};
        let identity = [("IDENTITY_ENDPOINT", SOME), ("IDENTITY_HEADER", SOME)];
        let fabric = ("IDENTITY_SERVER_THUMBPRINT", SOME);
        let imds = ("IMDS_ENDPOINT", SOME);
        let msi = ("MSI_ENDPOINT", SOME);
        let secret = ("MSI_SECRET", SOME);
        let site = ("WEBSITE_SITE_NAME", SOME);
        let shell = ("AZUREPS_HOST_ENVIRONMENT", "cloud-shell/1.0");
        let [endpoint, header] = identity;
        for (variables, agent, wanted) in [
            (vec![], false, Found(Source::Imds)),
            (vec![], true, Found(Source::Arc)),
            (vec![endpoint], false, Found(Source::Imds)),
            (vec![endpoint], true, Found(Source::Arc)),
            (vec![header], false, Found(Source::Imds)),
            (vec![endpoint, header], false, Found(Source::AppService)),
            // An Arc server that runs a container of App Service's.
            (vec![endpoint, header], true, Found(Source::AppService)),
            // Container Apps and newer App Service.
            (vec![endpoint, header, msi], false, Found(Source::AppService)),
            (vec![endpoint, header, msi, secret], false, Found(Source::AppService)),
            (vec![endpoint, header, imds], false, Found(Source::AppService)),
            (vec![endpoint, header, fabric], false, Found(Source::ServiceFabric)),
            (vec![endpoint, fabric], false, Found(Source::Imds)),
            (vec![fabric], false, Found(Source::Imds)),
            // An Arc server with Windows.
            (vec![endpoint, imds], false, Found(Source::Arc)),
            (vec![endpoint, imds], true, Found(Source::Arc)),
            (vec![imds], false, Found(Source::Imds)),
            (vec![msi, secret], false, Found(Source::MachineLearning)),
            (vec![msi, secret, endpoint], false, Found(Source::MachineLearning)),
            (vec![msi, secret, site], false, Found(Source::AppService)),
            (vec![secret], false, Found(Source::Imds)),
            (vec![msi], false, CloudShell),
            (vec![msi, endpoint, imds], true, CloudShell),
            (vec![msi, shell], false, CloudShell),
            (vec![shell], false, CloudShell),
            (vec![shell], true, CloudShell),
            (vec![("AZUREPS_HOST_ENVIRONMENT", "my-host")], false, Found(Source::Imds)),
            // An empty variable is not set.
            (vec![("IDENTITY_ENDPOINT", ""), header], false, Found(Source::Imds)),
            (vec![endpoint, ("IDENTITY_HEADER", ""), imds], false, Found(Source::Arc)),
            (vec![msi, ("MSI_SECRET", "")], false, CloudShell),
            // No client id makes it another source.
            (vec![("AZURE_CLIENT_ID", SOME)], false, Found(Source::Imds)),
            (vec![("AZURE_POD_IDENTITY_AUTHORITY_HOST", SOME)], false, Found(Source::Imds)),
        ] {
            let variables = [variables, vec![("ProgramFiles", r"C:\Programs")]].concat();
            assert_eq!(place(&variables, agent), wanted, "{variables:?}, agent: {agent}");
        }
    }
}
