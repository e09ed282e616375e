//! `azt exec`.

use std::ffi::OsString;
use std::net::{Ipv4Addr, SocketAddr};

use anyhow::{Result, bail};
use clap::{ArgMatches, Args};

use super::Run;
use super::lend::{Lending, Loan, PROGRAM};
use crate::child;
use crate::error::Failure;
use crate::serve::{self, Endpoint, Guard, Protocol};

/// What a program is offered. Of Azure's SDKs the first is spoken by all; azd and Terraform have their own.
const PROTOCOLS: [Protocol; 3] = [Protocol::AppService, Protocol::Azd, Protocol::Terraform];

/// Run a program that gets tokens from azt
///
/// The program finds a managed identity, as in App Service, whose tokens are those of the sign-in, the flow or the profile
/// that azt token would use: IDENTITY_ENDPOINT and IDENTITY_HEADER lead the Azure SDKs (ManagedIdentityCredential,
/// DefaultAzureCredential) to a port of this machine that azt listens on while the program runs, AZD_AUTH_ENDPOINT and
/// AZD_AUTH_KEY the Azure Developer CLI, ARM_USE_MSI and ARM_MSI_ENDPOINT the providers of Terraform. Tokens are given for
/// any resource, and renewed as long as it runs.
///
/// The first token is got before the program starts, so that whoever has to sign in does it then. Variables that would
/// lead an SDK to another identity are not handed on: AZURE_CLIENT_SECRET, AZURE_FEDERATED_TOKEN_FILE, MSI_ENDPOINT,
/// ARM_CLIENT_SECRET and their like, and AZURE_CLIENT_ID and ARM_CLIENT_ID where they name another one.
///
/// Standard input, output and error are the program's own. What is sent to azt by a signal is passed on to it. Its exit
/// status is azt's: 128 and the number of the signal where it died of one, 127 where there is no such program, 126 where it
/// cannot be run. Where it was not run, azt's own is one of those that azt --help lists.
///
/// Example: azt exec -- azt token --resource keyvault
#[derive(Debug, Args)]
#[command(
    override_usage = "azt exec [OPTIONS] [PROFILE] -- COMMAND...\n       azt exec [OPTIONS] FLOW [OPTIONS] -- COMMAND..."
)]
pub struct Exec {
    #[command(flatten)]
    lending: Lending,

    /// Put the first token, too, into this variable of the program's environment; it is not renewed there
    ///
    /// For programs that know no endpoint: it is that of --resource, and good for about an hour.
    #[arg(long, value_name = "NAME")]
    env: Option<String>,

    /// The program to run, and its arguments
    #[arg(last = true, value_name = "COMMAND")]
    program: Vec<OsString>,
}

impl Exec {
    /// Runs it, and gives its exit status.
    ///
    /// # Errors
    /// What [`Lending::loan`] says; exit 127 and 126 where the program cannot be run.
    pub fn run(&self, run: Run<'_>) -> Result<u8> {
        let (program, arguments) = self.program(run.matches)?;
        let variable = self.env.clone();
        if let Some(name) = &variable {
            ensure_variable(name)?;
        }
        let allowed = self.lending.allowed(&run)?;
        let loan = self.lending.loan(run, "exec")?;
        let socket = serve::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))?;
        let secret = serve::new_secret()?;
        let env = crate::env::Env::of_process();
        let first = loan.first();
        let Loan { lender, own, token, interrupt, .. } = loan;
        let address = socket.local_addr()?;
        let variables = serve::lead_here(&PROTOCOLS, address, &secret, &own, &env);
        let guard = Guard { secret, hosts: Vec::new(), is_remote: false, allowed };
        let _serving = Endpoint { protocols: PROTOCOLS.to_vec(), guard, own, first }.open(socket, lender)?;
        let named = variable.as_deref().map(|name| (name, Some(token.access_token)));
        let variables: Vec<_> = variables.into_iter().chain(named).collect();
        // What the person at the terminal presses is the program's.
        interrupt.hand_over();
        child::run(&program, &arguments, &variables)
    }

    /// What was typed behind the two dashes, wherever they stood.
    fn program(&self, matches: &ArgMatches) -> Result<(OsString, Vec<OsString>)> {
        let flow = matches.subcommand().and_then(|(_, flow)| flow.get_many::<OsString>(PROGRAM));
        let mut words = flow.map_or_else(|| self.program.clone(), |words| words.cloned().collect()).into_iter();
        match words.next() {
            Some(program) => Ok((program, words.collect())),
            None => {
                bail!(
                    Failure::usage("no program was named")
                        .hint("it stands behind two dashes, as in the example: azt exec --help")
                )
            }
        }
    }
}

/// One that a shell can read, too.
fn ensure_variable(name: &str) -> Result<(), Failure> {
    let is_word = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if is_word && !name.is_empty() && !name.starts_with(|first: char| first.is_ascii_digit()) {
        return Ok(());
    }
    Err(Failure::usage(format!("'{}' is not the name of a variable", name.escape_debug()))
        .hint("name it in letters, digits and underscores: azt exec --env ACCESS_TOKEN"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_is_a_word_of_the_shell() {
        for name in ["A", "_x1", "AZURE_ACCESS_TOKEN"] {
            assert!(ensure_variable(name).is_ok(), "{name}");
        }
        for name in ["", "1A", "A=B", "A B", "Ä", "A\0"] {
            assert!(ensure_variable(name).is_err(), "{name}");
        }
    }
}
