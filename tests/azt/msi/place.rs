//! Where azt runs: the sources of managed identity, as their machines announce them.

use crate::run::{Azt, azt};
use crate::sandbox::Sandbox;
use crate::sandbox::cloud::{IDENTITY_HEADER, MSI_SECRET};

/// A machine with one source of managed identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A virtual machine.
    Imds,
    /// App Service, Functions, Container Apps, Automation.
    AppService,
    /// App Service as it was in 2017.
    OldAppService,
    /// A compute instance.
    MachineLearning,
    /// An Arc-enabled server whose agent announces itself.
    Arc,
    /// An application of a cluster.
    ServiceFabric,
    /// A virtual machine with the retired extension.
    VmExtension,
}

impl Place {
    /// `azt msi` there, with more words of a line.
    pub fn msi(self, more: &str, sandbox: &Sandbox) -> Azt {
        let line = match self {
            Place::VmExtension => format!("msi --source vm-extension --port {} {more}", sandbox.port()),
            _ => format!("msi {more}"),
        };
        self.variables(sandbox).into_iter().fold(azt(&line), |run, (name, value)| run.env(name, value))
    }

    /// What is in the environment there.
    pub fn variables(self, sandbox: &Sandbox) -> Vec<(&'static str, String)> {
        let url = sandbox.url();
        let header = ("IDENTITY_HEADER", IDENTITY_HEADER.to_owned());
        let secret = ("MSI_SECRET", MSI_SECRET.to_owned());
        match self {
            Place::Imds => vec![("AZURE_POD_IDENTITY_AUTHORITY_HOST", url)],
            Place::AppService => vec![("IDENTITY_ENDPOINT", format!("{url}/msi/token")), header],
            Place::OldAppService => {
                let site = ("WEBSITE_SITE_NAME", "site".to_owned());
                vec![("MSI_ENDPOINT", format!("{url}/MSI/token/")), secret, site]
            }
            Place::MachineLearning => vec![("MSI_ENDPOINT", format!("{url}/aml/MSI/auth")), secret],
            Place::Arc => {
                let endpoint = format!("{url}/arc/metadata/identity/oauth2/token");
                vec![("IDENTITY_ENDPOINT", endpoint), ("IMDS_ENDPOINT", url)]
            }
            Place::ServiceFabric => {
                let fabric = sandbox.service_fabric();
                let thumbprint = ("IDENTITY_SERVER_THUMBPRINT", fabric.thumbprint);
                vec![("IDENTITY_ENDPOINT", fabric.url), header, thumbprint]
            }
            Place::VmExtension => vec![],
        }
    }

    /// What azt calls it.
    pub fn service(self) -> &'static str {
        match self {
            Place::Imds => "IMDS",
            Place::AppService | Place::OldAppService => "App Service",
            Place::MachineLearning => "Azure Machine Learning",
            Place::Arc => "the Arc agent",
            Place::ServiceFabric => "Service Fabric",
            Place::VmExtension => "the VM extension",
        }
    }

    /// The path of its endpoint.
    pub fn path(self) -> &'static str {
        match self {
            Place::Imds | Place::ServiceFabric => "/metadata/identity/oauth2/token",
            Place::AppService => "/msi/token",
            Place::OldAppService => "/MSI/token/",
            Place::MachineLearning => "/aml/MSI/auth",
            Place::Arc => "/arc/metadata/identity/oauth2/token",
            Place::VmExtension => "/oauth2/token",
        }
    }
}
