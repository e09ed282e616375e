//! Browser sign-in: authorization code and PKCE, as a public client.

use std::io::IsTerminal as _;
use std::time::Instant;

use anyhow::{Result, bail};
use clap::Args;

use super::{Acquire, Client, Context};
use crate::entra::{self, Authority, Authorize, Grant};
use crate::env::Env;
use crate::error::{Failure, hint_if_none};
use crate::key::{Identity, User};
use crate::loopback::{Listener, Redirect, Stray};
use crate::resource::{Resource, Target};
use crate::secret::Secret;
use crate::stderr::say;
use crate::terminal;
use crate::token::Token;

/// Token by signing in with a browser
///
/// Opens the sign-in page, waits for the browser to come back to http://localhost:PORT, and redeems the code. No
/// application has to be registered: without --client-id it is the Azure CLI's. Where no browser can be opened, or
/// with --no-browser, the page's address is printed on standard error.
///
/// --manual does without a listener, for a browser on another machine: open the printed page there, sign in, and paste
/// the address of the page that then fails to load. The check of state and PKCE stays.
///
/// Example: curl -H "Authorization: Bearer $(azt authcode --resource graph)" https://graph.microsoft.com/v1.0/me
#[derive(Debug, Clone, Args)]
pub struct Authcode {
    #[command(flatten)]
    target: Target,

    #[command(flatten)]
    client: Client,

    /// Who is expected to sign in; the page may skip the choice of an account
    #[arg(long, value_name = "NAME")]
    login_hint: Option<String>,

    /// The port of this machine that the browser comes back to, for ssh -L [default: a free one]
    #[arg(long, value_name = "PORT", value_parser = clap::value_parser!(u16).range(1..))]
    redirect_port: Option<u16>,

    /// Print the sign-in page's address instead of opening a browser [env: AZT_NO_BROWSER]
    #[arg(long)]
    no_browser: bool,

    /// Print the address, and read the address that the browser ends at from the terminal or standard input
    #[arg(long, conflicts_with = "no_browser")]
    manual: bool,
}

/// What is kept in memory from the sign-in page to the redemption.
struct SignIn<'a> {
    authority: &'a Authority,
    resource: &'a Resource,
    login_hint: Option<&'a str>,
    state: String,
    verifier: Secret,
}

impl Acquire for Authcode {
    fn name(&self) -> &'static str {
        "authcode"
    }

    fn resource(&self, env: &Env) -> Result<Resource> {
        self.client.resource(&self.target, env)
    }

    fn identity(&self, context: &Context) -> Result<Option<Identity>> {
        self.client.identity(&context.env, User::named(self.login_hint.as_deref())).map(Some)
    }

    fn renew(&self, context: &Context, resource: &Resource, refresh_token: &Secret) -> Result<Token> {
        self.client.renew(context, resource, refresh_token)
    }

    fn acquire(&self, context: &Context, resource: &Resource) -> Result<Token> {
        let authority = self.client.authority(&context.env)?;
        let sign_in = SignIn {
            authority: &authority,
            resource,
            login_hint: self.login_hint.as_deref(),
            state: entra::nonce()?,
            verifier: Secret::new(entra::nonce()?),
        };
        let (redirect, redirect_uri) =
            if self.manual { sign_in.by_paste(self, context)? } else { sign_in.by_listener(self, context)? };
        sign_in.redeem(context, redirect, &redirect_uri)
    }

    fn in_person(&self, env: &Env, resource: &Resource) -> Result<Option<String>> {
        let hint = self.login_hint.as_deref().map(|hint| ["--login-hint", hint]);
        let words: Vec<_> = ["authcode"].into_iter().chain(hint.into_iter().flatten()).collect();
        Ok(Some(self.client.authority(env)?.command(&words, resource)))
    }

    fn receives_refresh_token(&self) -> bool {
        true
    }
}

impl Authcode {
    /// A sign-in for what is asked for, with nothing else said about how.
    pub fn of(target: Target, client: Client, login_hint: Option<String>) -> Self {
        Self { target, client, login_hint, redirect_port: None, no_browser: false, manual: false }
    }
}

impl SignIn<'_> {
    fn by_listener(&self, flow: &Authcode, context: &Context) -> Result<(Redirect, String)> {
        let waiting = context.interrupt.waiting();
        let listener = self.listener(flow)?;
        let redirect_uri = listener.redirect_uri();
        let opens = !(flow.no_browser || context.env.is_on("AZT_NO_BROWSER"));
        // A form keeps the code out of the browser's history; but only an address can be carried to another machine.
        let url = self.page(context, &redirect_uri, if opens { "form_post" } else { "query" })?;
        context.asked.set(true);
        if opens {
            context.notice(&format!("opening a browser to sign in; waiting at {redirect_uri}"));
        } else {
            ask_to_open(&url);
        }
        let deadline = Instant::now() + context.timeout;
        let browse = opens.then_some(url.as_str());
        let answer = listener.wait(&self.state, deadline, &waiting, browse, || {
            context.notice("could not open a browser");
            ask_to_open(&url);
        })?;
        match answer {
            Some(redirect) => Ok((redirect, redirect_uri)),
            None => bail!(self.nobody_came(context)),
        }
    }

    /// The procedure of the Databricks manual, with state and PKCE added.
    fn by_paste(&self, flow: &Authcode, context: &Context) -> Result<(Redirect, String)> {
        let waiting = context.interrupt.waiting();
        // Taken and given back: whatever listens on port 80 shall not get the code.
        let redirect_uri = self.listener(flow)?.redirect_uri();
        let url = self.page(context, &redirect_uri, "query")?;
        context.asked.set(true);
        ask_to_open(&url);
        say(&format!(
            "azt: then paste the address of the page that fails to load ({redirect_uri}/?code=...), and press Enter:"
        ));
        let deadline = Instant::now() + context.timeout;
        let manual = || format!("start again: {}", self.authority.command(&["authcode", "--manual"], self.resource));
        loop {
            let line = terminal::read_line(deadline, &waiting).map_err(|error| hint_if_none(error, manual))?;
            let Some(line) = line else { bail!(self.nobody_came(context)) };
            match Redirect::pasted(&line, &self.state) {
                Ok(redirect) => return Ok((redirect, redirect_uri)),
                // A slip of the hand; the page in the browser is still there to copy from.
                Err(stray) if std::io::stdin().is_terminal() => say(&format!("azt: {}; paste again:", why(stray))),
                Err(stray) => bail!(Failure::needs_person(why(stray)).hint(manual())),
            }
        }
    }

    fn listener(&self, flow: &Authcode) -> Result<Listener> {
        Listener::bind(flow.redirect_port).map_err(|error| {
            hint_if_none(error, || {
                let again = ["authcode", "--redirect-port", "PORT"];
                format!(
                    "take another port, or leave the choice to azt: {}",
                    self.authority.command(&again, self.resource)
                )
            })
        })
    }

    fn page(&self, context: &Context, redirect_uri: &str, response_mode: &str) -> Result<String> {
        let ask = Authorize {
            redirect_uri,
            response_mode,
            state: &self.state,
            verifier: &self.verifier,
            login_hint: self.login_hint,
            resource: self.resource,
        };
        Ok(self.authority.authorize_url(&context.http, &ask)?.to_string())
    }

    fn redeem(&self, context: &Context, redirect: Redirect, redirect_uri: &str) -> Result<Token> {
        let mut grant = Grant {
            name: "the sign-in",
            again: vec!["authcode"],
            grant_type: "authorization_code",
            ..Grant::default()
        };
        self.authority.check_issuer(redirect.issuer.as_deref(), redirect.cloud_host.as_deref(), self.resource)?;
        let code = match redirect.outcome {
            Ok(code) => code,
            Err(denied) => bail!(self.authority.refusal(denied, &grant, self.resource)),
        };
        grant.fields = vec![("redirect_uri", redirect_uri)];
        grant.secrets = vec![("code", &code), ("code_verifier", &self.verifier)];
        context.redeem(self.authority, &grant, self.resource)
    }

    fn nobody_came(&self, context: &Context) -> Failure {
        Failure::needs_person(format!(
            "nobody signed in within {}",
            humantime::format_duration(context.timeout)
        ))
        // Entra shows 50011 and 700016 in the browser and sends nobody back.
        .hint(format!(
            "if the browser showed AADSTS50011 or AADSTS700016, the application lacks the redirect URI http://localhost \
             or is not in that tenant; else sign in again: {}",
            self.authority.command(&["authcode"], self.resource)
        ))
    }
}

fn why(stray: Stray) -> &'static str {
    match stray {
        Stray::Empty => "what was pasted has no sign-in in it",
        Stray::State => "what was pasted is another sign-in's answer: its state is not the one azt sent",
        Stray::Ambiguous => "what was pasted says something twice",
    }
}

fn ask_to_open(url: &str) {
    say(&format!("azt: open this page in a browser to sign in:\n{url}"));
}
