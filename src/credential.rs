//! How an application proves that it is itself: by a client secret, a certificate, or a token of somebody it is federated
//! with.

pub mod certificate;

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;
use url::Url;

use self::certificate::{Certificate, Password, Reader};
use crate::clock;
use crate::entra::{Authority, Grant};
use crate::env::Env;
use crate::error::Failure;

use crate::secret::{Leave, Origin, Secret, Stdin};

/// The variables of a client secret.
const SECRET: [&str; 2] = ["AZT_CLIENT_SECRET", "AZURE_CLIENT_SECRET"];

/// The variable of a certificate's path.
pub const CERTIFICATE: &str = "AZURE_CLIENT_CERTIFICATE_PATH";

/// The variable of a certificate's password.
const CERTIFICATE_PASSWORD: &str = "AZURE_CLIENT_CERTIFICATE_PASSWORD";

/// The variable that has the certificate sent along.
const SEND_CHAIN: &str = "AZURE_CLIENT_SEND_CERTIFICATE_CHAIN";

/// How the application proves itself
#[derive(Debug, Clone, Default, Args)]
pub struct Credential {
    /// Read the client secret from standard input; one line end at its end is not part of it
    #[arg(long, conflicts_with_all = ["client_secret_file", "certificate", "client_assertion_stdin", "client_assertion_file"])]
    client_secret_stdin: bool,

    /// Read the client secret from a file
    #[arg(long, value_name = "PATH", conflicts_with_all = ["certificate", "client_assertion_stdin", "client_assertion_file"])]
    client_secret_file: Option<PathBuf>,

    /// The certificate and its private key, in a PEM or PKCS#12 (.pfx) file
    ///
    /// The key is an RSA key of 2048 to 4096 bits. Further certificates in the file are its chain.
    /// Default: AZURE_CLIENT_CERTIFICATE_PATH.
    #[arg(long, value_name = "PATH", conflicts_with_all = ["client_assertion_stdin", "client_assertion_file"])]
    certificate: Option<PathBuf>,

    /// Read the password of the certificate's file from standard input
    ///
    /// Without it: AZURE_CLIENT_CERTIFICATE_PASSWORD, else a hidden prompt where the file has one.
    #[arg(long, conflicts_with_all = ["certificate_password_file", "client_secret_stdin"])]
    certificate_password_stdin: bool,

    /// Read the password of the certificate's file from a file
    #[arg(long, value_name = "PATH")]
    certificate_password_file: Option<PathBuf>,

    /// Send the certificate and its chain along, for an application that trusts its subject and issuer
    ///
    /// Default: AZURE_CLIENT_SEND_CERTIFICATE_CHAIN.
    #[arg(long)]
    send_x5c: bool,

    /// Read a token that the application is federated with from standard input, and send it as the client assertion
    #[arg(long, conflicts_with_all = ["client_assertion_file", "certificate_password_stdin"])]
    client_assertion_stdin: bool,

    /// Read a token that the application is federated with from a file, each time anew
    #[arg(long, value_name = "PATH")]
    client_assertion_file: Option<PathBuf>,
}

/// Who has to prove what to whom, and where a person can be asked.
pub struct Occasion<'a> {
    /// The environment.
    pub env: &'a Env,
    /// Standard input.
    pub stdin: &'a Stdin,
    /// Leave to ask a person, which Ctrl-C ends.
    pub ask: Option<Leave<'a>>,
    /// The flow's name, for what to type.
    pub flow: &'a str,
    /// The application, and who is to believe it.
    pub authority: &'a Authority,
    /// Where the proof is sent.
    pub endpoint: &'a Url,
}

/// What goes along with a grant, to prove the application.
#[derive(Debug)]
pub struct Proof {
    name: &'static str,
    value: Secret,
}

impl Proof {
    /// A client secret.
    fn secret(value: Secret) -> Self {
        Self { name: "client_secret", value }
    }

    /// An assertion: signed by the application's own key, or by who vouches for it.
    pub fn assertion(value: Secret) -> Self {
        Self { name: "client_assertion", value }
    }

    /// The grant with the proof.
    #[must_use]
    pub fn of<'a>(&'a self, mut grant: Grant<'a>) -> Grant<'a> {
        grant.secrets.push((self.name, &self.value));
        if self.name == "client_assertion" {
            // https://www.rfc-editor.org/rfc/rfc7523#section-2.2
            grant.fields.push(("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"));
        }
        grant
    }
}

/// What there is to prove it with.
enum Kind {
    Secret,
    Certificate(PathBuf),
    Assertion,
}

impl Credential {
    /// What is typed, else a secret in the environment, else a certificate there, as in the SDKs; else a secret that is
    /// asked for.
    fn kind(&self, env: &Env) -> Kind {
        if let Some(path) = &self.certificate {
            return Kind::Certificate(path.clone());
        }
        if self.client_assertion_stdin || self.client_assertion_file.is_some() {
            return Kind::Assertion;
        }
        let is_secret = self.client_secret_stdin || self.client_secret_file.is_some() || env.first(&SECRET).is_some();
        match env.get(CERTIFICATE) {
            Some(path) if !is_secret => Kind::Certificate(path.into()),
            _ => Kind::Secret,
        }
    }

    /// The proof, made anew.
    ///
    /// # Errors
    /// Exit 2 where there is nothing to prove it with, or that makes no sense; exit 4 for a certificate that has expired.
    pub fn proof(&self, occasion: &Occasion<'_>) -> Result<Proof> {
        match self.kind(occasion.env) {
            Kind::Certificate(path) => {
                let certificate = self.load(&path, occasion)?;
                let now = clock::now();
                certificate.ensure_valid(now)?;
                let reader = if occasion.authority.is_adfs() { Reader::Adfs } else { Reader::Entra };
                let send_x5c = self.send_x5c || occasion.env.is_on(SEND_CHAIN);
                let audience = occasion.endpoint.as_str();
                certificate
                    .assertion(audience, occasion.authority.client_id(), reader, send_x5c, now)
                    .map(Proof::assertion)
            }
            kind => {
                self.ensure_nothing_of_a_certificate(occasion.flow)?;
                let secret = match kind {
                    Kind::Assertion => self.assertion(occasion)?,
                    _ => return self.secret(occasion).map(Proof::secret),
                };
                Ok(Proof::assertion(secret))
            }
        }
    }

    /// The certificate of the environment.
    ///
    /// # Errors
    /// As [`Certificate::load`]; where a password is wanted, it is that of the environment, too.
    pub fn certificate_of(env: &Env) -> Option<Result<Certificate>> {
        let path = env.get(CERTIFICATE)?;
        let given = env.get(CERTIFICATE_PASSWORD).map(Secret::new);
        let ask = || Err(Failure::usage(format!("it has a password, and {CERTIFICATE_PASSWORD} is not set")).into());
        Some(Certificate::load(path.as_ref(), &Password { given, ask: &ask }))
    }

    /// The words that name the credential again, after the flow's name. What a prompt asks for is left to it.
    pub fn again(&self) -> Vec<String> {
        let files = [
            ("--client-secret-file", &self.client_secret_file),
            ("--certificate", &self.certificate),
            ("--certificate-password-file", &self.certificate_password_file),
            ("--client-assertion-file", &self.client_assertion_file),
        ];
        let files = files.into_iter().filter_map(|(option, path)| Some((option, path.as_ref()?)));
        let mut words: Vec<_> =
            files.flat_map(|(option, path)| [option.to_owned(), path.to_string_lossy().into_owned()]).collect();
        let switches = [("--send-x5c", self.send_x5c), ("--client-assertion-stdin", self.client_assertion_stdin)];
        words.extend(switches.into_iter().filter(|(_, typed)| *typed).map(|(option, _)| option.to_owned()));
        words
    }

    fn load(&self, path: &std::path::Path, occasion: &Occasion<'_>) -> Result<Certificate> {
        let usage = format!("azt {} --certificate-password-stdin < FILE", occasion.flow);
        let origin = Origin {
            name: "certificate password",
            stdin: self.certificate_password_stdin,
            file: self.certificate_password_file.as_deref(),
            env: &[CERTIFICATE_PASSWORD],
            prompt: &format!("Password of {}", path.display()),
            usage: &usage,
        };
        let given = origin.given(occasion.env, occasion.stdin)?;
        Certificate::load(path, &Password { given, ask: &|| origin.read(occasion.env, occasion.stdin, occasion.ask) })
    }

    fn ensure_nothing_of_a_certificate(&self, flow: &str) -> Result<()> {
        let typed = [
            ("--certificate-password-stdin", self.certificate_password_stdin),
            ("--certificate-password-file", self.certificate_password_file.is_some()),
            ("--send-x5c", self.send_x5c),
        ];
        match typed.iter().find(|(_, typed)| *typed) {
            Some((option, _)) => bail!(
                Failure::usage(format!("{option} is about a certificate, and none was named"))
                    .hint(format!("name it: azt {flow} --certificate PATH"))
            ),
            None => Ok(()),
        }
    }

    fn secret(&self, occasion: &Occasion<'_>) -> Result<Secret> {
        Origin {
            name: "client secret",
            stdin: self.client_secret_stdin,
            file: self.client_secret_file.as_deref(),
            env: &SECRET,
            prompt: "Client secret",
            usage: &format!("azt {} --client-secret-stdin < FILE", occasion.flow),
        }
        .read(occasion.env, occasion.stdin, occasion.ask)
    }

    fn assertion(&self, occasion: &Occasion<'_>) -> Result<Secret> {
        Origin {
            name: "client assertion",
            stdin: self.client_assertion_stdin,
            file: self.client_assertion_file.as_deref(),
            env: &[],
            prompt: "Client assertion",
            usage: &format!("azt {} --client-assertion-stdin < FILE", occasion.flow),
        }
        .read(occasion.env, occasion.stdin, None)
    }
}
