//! `azt kubectl`: the credential that kubectl and its relatives run a program for.

mod setup;

use anyhow::{Result, bail};
use clap::{Args, Subcommand};

use self::setup::Setup;
use super::Run;
use super::token::{Asked, OWN_OPTIONS, exec_version, types};
use crate::error::Failure;
use crate::exec_credential;

/// Credential for kubectl, which gets a token of azt's for each cluster
///
/// Prints the ExecCredential that kubectl, helm, k9s and other Kubernetes clients want of a credential plugin, in the
/// version that KUBERNETES_EXEC_INFO asks for (v1 or v1beta1), with the token and its expiry. Where that says that nobody
/// is there to be asked, nobody is.
///
/// The token is for Azure Kubernetes Service (the resource "aks") unless --resource or --scope says otherwise; who gets it
/// is decided as for azt token: --profile, AZT_PROFILE, the default profile, else what fits the machine. What a profile or
/// AZT_RESOURCE say that a token is for does not count here.
///
/// azt kubectl setup writes the entries of your kubeconfig. A flow's own command does as well: azt msi --resource aks -o
/// kubectl.
///
/// Example: azt kubectl
#[derive(Debug, Args)]
pub struct Kubectl {
    #[command(subcommand)]
    command: Option<Command>,

    #[command(flatten)]
    asked: Asked,
}

#[derive(Debug, Subcommand)]
#[allow(clippy::large_enum_variant, reason = "there is one of it")]
enum Command {
    Setup(Setup),
}

impl Kubectl {
    /// The credential.
    ///
    /// # Errors
    /// What [`super::choice::Choice::token`] says, and exit 2 for a question or a command line that makes no sense.
    pub fn run(&self, run: &Run<'_>) -> Result<String> {
        run.common.ensure_own_output("kubectl", "aks")?;
        if let Some(Command::Setup(setup)) = &self.command {
            if types(run, &OWN_OPTIONS) {
                bail!(
                    Failure::usage("what stands between kubectl and setup belongs behind it")
                        .hint("the options last: azt kubectl setup --help")
                );
            }
            return setup.run(run);
        }
        let version = exec_version(run)?;
        let given = self.asked.choice_for(run, "aks")?.given(run)?;
        Ok(exec_credential::render(&given.token, version) + "\n")
    }
}
