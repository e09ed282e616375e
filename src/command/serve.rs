//! `azt serve`.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::Run;
use super::lend::{Lending, Loan};
use crate::error::Failure;
use crate::interrupt::Interrupt;
use crate::logger;
use crate::secret::{Origin, Secret};
use crate::serve::{self, Endpoint, Guard, Protocol};
use crate::text::one_line;

/// Where clients look for IMDS. It leads to this machine, or to nobody.
const METADATA: IpAddr = IpAddr::V4(Ipv4Addr::new(169, 254, 169, 254));

/// The variable of the secret.
const SECRET: &str = "AZT_SERVE_SECRET";

/// Lend tokens to other programs of this machine, until stopped
///
/// An endpoint like those that Azure has on its own machines, whose tokens are those of the sign-in, the flow or the profile
/// that azt token would use, for any resource, and renewed as long as it runs. The first token is got before it
/// listens. Ctrl-C or SIGTERM stops it.
///
/// Once it listens it says so on standard error, on one line that begins with "azt: ready:" and has the variables that lead a
/// program there. The secret is among them only if azt made it up. With -v each request is a line, without a secret.
///
/// Whoever reaches the endpoint, and knows the secret where the protocol has one, gets the tokens: so it listens on
/// 127.0.0.1, and imds and cloudshell, which have no secret, are for machines whose users trust each other.
///
/// Example: azt serve --protocol app-service --protocol azd
#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    lending: Lending,

    /// What to speak; may be given several times [default: app-service]
    #[arg(long, value_enum, ignore_case = true, value_name = "PROTOCOL")]
    protocol: Vec<Protocol>,

    /// Where to listen; port 0 is a free one [default: 127.0.0.1:0]
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<SocketAddr>,

    /// Listen on an address that other machines reach, in the clear
    ///
    /// The secret has to be given then, and each request has to know it: app-service, azd and terraform only, or imds at
    /// 169.254.169.254, which is no other machine's.
    #[arg(long)]
    allow_remote: bool,

    /// A name that clients reach the endpoint by, such as that of a container; may be given several times
    ///
    /// Addresses and localhost need not be named. A request that names another Host is refused, or a page in a browser
    /// could reach the endpoint by a name of its own.
    #[arg(long, value_name = "NAME")]
    allow_host: Vec<String>,

    /// The file of the secret that requests have to know [env: AZT_SERVE_SECRET] [default: a random one]
    #[arg(long, value_name = "FILE")]
    secret_file: Option<PathBuf>,
}

impl Serve {
    /// Serves until it is stopped.
    ///
    /// # Errors
    /// What [`Lending::loan`] says; exit 2 for an address that other machines reach, without leave or secret; exit 1
    /// for one that is taken.
    pub fn run(&self, run: Run<'_>) -> Result<()> {
        let mut protocols = self.protocol.clone();
        if protocols.is_empty() {
            protocols.push(Protocol::AppService);
        }
        let listen = self.listen.unwrap_or(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)));
        let given = self.secret(&run)?;
        let is_remote = self.ensure_leave(listen.ip(), &protocols, given.is_some())?;
        if let Some(secret) = &given {
            ensure_fits(secret, &protocols)?;
        }
        let allowed = self.lending.allowed(&run)?;
        let loan = self.lending.loan(run, "serve")?;
        let socket = serve::bind(listen)?;
        let is_secret_shown = given.is_none();
        let secret = given.map_or_else(serve::new_secret, Ok)?;
        let first = loan.first();
        let Loan { lender, own, token, interrupt, .. } = loan;
        let guard = Guard { secret: secret.clone(), hosts: self.allow_host.clone(), is_remote, allowed };
        let stopping = Stopping::prepare(&interrupt)?;
        let serving = Endpoint { protocols: protocols.clone(), guard, own, first }.open(socket, lender)?;
        let account = token.account.as_deref().or(token.client_id.as_deref());
        let whose = account.map(|account| format!("tokens of {} at {}", one_line(account), serving.address()));
        logger::notice(&whose.unwrap_or_else(|| format!("tokens at {}", serving.address())));
        logger::notice(&ready(&protocols, reachable(serving.address()), &secret, is_secret_shown));
        stopping.wait();
        serving.stop();
        Ok(())
    }

    /// The one that was given.
    fn secret(&self, run: &Run<'_>) -> Result<Option<Secret>> {
        if self.secret_file.is_none() && run.env().get(SECRET).is_none() {
            return Ok(None);
        }
        let origin = Origin {
            name: "secret",
            stdin: false,
            file: self.secret_file.as_deref(),
            env: &[SECRET],
            prompt: "Secret",
            usage: "azt serve --secret-file FILE",
        };
        origin.read(run.env(), &run.context.stdin, None).map(Some)
    }

    /// Whether other machines reach it, if they may.
    fn ensure_leave(&self, address: IpAddr, protocols: &[Protocol], has_secret: bool) -> Result<bool, Failure> {
        if address.is_loopback() {
            return Ok(false);
        }
        if !self.allow_remote {
            return Err(Failure::usage(format!("{address} is not this machine's loopback address"))
                .hint("let others reach it: azt serve --allow-remote --secret-file FILE"));
        }
        if let Some(open) = protocols.iter().find(|protocol| !protocol.has_secret())
            && !(address == METADATA && *open == Protocol::Imds)
        {
            return Err(Failure::usage(format!(
                "{} has no secret, and at {address} whoever reaches it would get tokens",
                open.name()
            ))
            .hint("speak one that has: azt serve --protocol app-service"));
        }
        if !has_secret && protocols.iter().any(|protocol| protocol.has_secret()) {
            return Err(Failure::usage("what other machines reach needs a secret that they know")
                .hint("give it: azt serve --secret-file FILE"));
        }
        Ok(true)
    }
}

/// One that no request could have would shut everybody out; one that has its place in an address reads the same there.
fn ensure_fits(secret: &Secret, protocols: &[Protocol]) -> Result<(), Failure> {
    let text = secret.expose();
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let refuse = |protocol: Protocol, place: &str| {
        let name = protocol.name();
        let why = format!("for {name} the secret stands in {place}, and this one has characters that do not");
        let command = format!("azt serve --protocol {name} --secret-file FILE");
        Err(Failure::usage(why).hint(format!("take one of letters and digits: {command}")))
    };
    if protocols.contains(&Protocol::Terraform) && !text.bytes().all(is_plain) {
        return refuse(Protocol::Terraform, "an address");
    }
    let fits_header = text.trim() == text && text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic());
    match protocols.iter().find(|protocol| protocol.has_secret() && !fits_header) {
        Some(protocol) => refuse(*protocol, "a header"),
        None => Ok(()),
    }
}

/// Where this machine's programs find what listens at all of its addresses.
fn reachable(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}

/// One line, whose words are for a shell: none of the values needs quotes.
fn ready(protocols: &[Protocol], address: SocketAddr, secret: &Secret, is_secret_shown: bool) -> String {
    let variables = serve::set(protocols, address, secret);
    let shown = variables.iter().filter(|(_, value)| is_secret_shown || !value.expose().contains(secret.expose()));
    let words: Vec<_> = shown.map(|(name, value)| format!("{name}={}", value.expose())).collect();
    format!("ready: {}", words.join(" "))
}

/// What ends the service.
struct Stopping<'a> {
    #[cfg(unix)]
    signals: crate::signals::Signals,
    interrupt: &'a Interrupt,
}

impl<'a> Stopping<'a> {
    /// From now on they only end the wait.
    fn prepare(interrupt: &'a Interrupt) -> Result<Self> {
        interrupt.hand_over();
        Ok(Self {
            #[cfg(unix)]
            signals: crate::signals::Signals::take_over(&crate::signals::ENDING)?,
            interrupt,
        })
    }

    /// Until one of them comes.
    #[cfg(unix)]
    fn wait(mut self) {
        if !self.interrupt.happened() {
            self.signals.next();
        }
    }

    #[cfg(not(unix))]
    fn wait(self) {
        while !self.interrupt.happened() {
            std::thread::sleep(crate::interrupt::TICK);
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;
    use crate::cli::{Cli, Command};

    fn serve(allow_remote: bool) -> Serve {
        let words = ["azt", "serve"].into_iter().chain(allow_remote.then_some("--allow-remote"));
        match Cli::try_parse_from(words).map(|cli| cli.command) {
            Ok(Command::Serve(serve)) => serve.0,
            other => panic!("not a service: {other:?}"),
        }
    }

    #[test]
    fn other_machines_need_leave_and_a_secret() {
        use Protocol::{AppService, Azd, Cloudshell, Imds, Terraform};
        for (address, allow_remote, protocols, has_secret, leave) in [
            ("127.0.0.1", false, vec![AppService, Imds, Cloudshell, Azd], false, Some(false)),
            ("::1", false, vec![Imds], false, Some(false)),
            ("0.0.0.0", false, vec![AppService], true, None),
            ("0.0.0.0", true, vec![AppService], false, None),
            ("0.0.0.0", true, vec![AppService, Azd, Terraform], true, Some(true)),
            ("0.0.0.0", true, vec![Terraform], false, None),
            ("0.0.0.0", true, vec![AppService, Imds], true, None),
            ("10.0.0.4", true, vec![Cloudshell], true, None),
            ("169.254.169.254", true, vec![Imds], false, Some(true)),
            ("169.254.169.254", false, vec![Imds], false, None),
            ("169.254.169.254", true, vec![Cloudshell], false, None),
            ("169.254.169.254", true, vec![Imds, AppService], false, None),
        ] {
            let address: IpAddr = address.parse().expect("an address");
            let found = serve(allow_remote).ensure_leave(address, &protocols, has_secret).ok();
            assert_eq!(found, leave, "{address} {allow_remote} {protocols:?} {has_secret}");
        }
    }

    #[test]
    fn all_addresses_are_reached_at_this_machines_own() {
        for (address, found) in
            [("0.0.0.0:1", "127.0.0.1:1"), ("[::]:1", "[::1]:1"), ("10.0.0.4:1", "10.0.0.4:1"), ("[::1]:1", "[::1]:1")]
        {
            assert_eq!(reachable(address.parse().expect("an address")).to_string(), found);
        }
    }

    #[test]
    fn a_secret_that_was_given_is_not_told() {
        let address = "127.0.0.1:4100".parse().expect("an address");
        let protocols = [Protocol::AppService, Protocol::Cloudshell, Protocol::Terraform];
        let line = |shown| ready(&protocols, address, &Secret::new("key"), shown);
        assert_eq!(
            line(true),
            "ready: IDENTITY_ENDPOINT=http://127.0.0.1:4100/msi/token IDENTITY_HEADER=key \
             MSI_ENDPOINT=http://127.0.0.1:4100/oauth2/token \
             ARM_USE_MSI=true ARM_MSI_ENDPOINT=http://127.0.0.1:4100/terraform/key"
        );
        assert!(!line(false).contains("key"));
    }

    #[test]
    fn a_secret_in_a_header_has_characters_of_one() {
        for (secret, fits) in [("a+/b= \"~", true), ("pässwort", false), (" a", false), ("a ", false)] {
            let secret = Secret::new(secret);
            for protocol in [Protocol::AppService, Protocol::Azd] {
                assert_eq!(ensure_fits(&secret, &[Protocol::Imds, protocol]).is_ok(), fits);
            }
            assert!(ensure_fits(&secret, &[Protocol::Imds]).is_ok());
        }
    }

    #[test]
    fn a_secret_in_an_address_has_characters_of_one() {
        for (secret, fits) in [("aZ0-._~", true), ("a+b", false), ("a/b", false), ("a?b", false), ("a b", false)] {
            let secret = Secret::new(secret);
            assert_eq!(ensure_fits(&secret, &[Protocol::Imds, Protocol::Terraform]).is_ok(), fits);
            assert!(ensure_fits(&secret, &[Protocol::AppService]).is_ok());
        }
    }
}
