//! Browser sign-in: authorization code and PKCE, as a public client.

use std::io::IsTerminal as _;
use std::time::Instant;

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use super::{Acquire, Client, Context};
use crate::clock;
use crate::denied::Denied;
use crate::entra::{self, Authority, Authorize, Grant};
use crate::env::Env;
use crate::error::{Failure, hint_if_none};
use crate::interrupt::{TICK, Waiting};
use crate::key::{Identity, User};
use crate::loopback::{Event, Listener, Paste, Redirect, Serving, Slip};
use crate::machine;
use crate::resource::{Resource, Target};
use crate::secret::Secret;
use crate::shell;
use crate::surroundings::{Browser, Place, Surroundings, forwarding};
use crate::terminal::{ask_to_open, read_line, tell};
use crate::token::Token;

/// How far the service's clock and this machine's may be apart, in seconds.
const SKEW: i64 = 120;

/// Token by signing in with a browser
///
/// Opens the sign-in page, waits for the browser to come back to http://localhost:PORT, and redeems the code. No
/// application has to be registered: without --client-id it is the Azure CLI's. BROWSER names another browser than the
/// desktop's, or none.
///
/// Where no browser can be opened, or with --no-browser, the page's address is printed, for a browser on any machine.
/// Until it comes back, the terminal takes the address of the page that failed to load; over SSH azt prints the ssh -L
/// line that lets it come back by itself. State and PKCE are checked either way. In a build (CI, GITHUB_ACTIONS,
/// TF_BUILD, …) nobody is at a browser: azt ends with status 3, unless --no-browser or --manual says that somebody
/// watches.
///
/// With --max-age, and with --prompt but for none, the person is asked whatever is kept.
///
/// Example: curl -H "Authorization: Bearer $(azt authcode --resource graph)" https://graph.microsoft.com/v1.0/me
#[derive(Debug, Clone, Args)]
pub struct Authcode {
    #[command(flatten)]
    target: Target,

    #[command(flatten)]
    client: Client,

    #[command(flatten)]
    wishes: Wishes,

    /// The port of this machine that the browser comes back to, for ssh -L [default: a free one]
    #[arg(long, value_name = "PORT", value_parser = clap::value_parser!(u16).range(1..))]
    redirect_port: Option<u16>,

    /// Print the sign-in page's address instead of opening a browser [env: AZT_NO_BROWSER]
    #[arg(long)]
    no_browser: bool,

    /// Print the address, and read the address that the browser ends at from the terminal or standard input
    ///
    /// Without a listener: nothing but that address brings the answer.
    #[arg(long, conflicts_with = "no_browser")]
    manual: bool,
}

/// How the person is to be asked
#[derive(Debug, Clone, Default, Args)]
struct Wishes {
    /// Who is expected to sign in; the page may skip the choice of an account
    #[arg(long, value_name = "NAME")]
    login_hint: Option<String>,

    /// Where their account is: organizations, consumers, or a domain; the page may skip the search for it
    #[arg(long, value_name = "DOMAIN")]
    domain_hint: Option<String>,

    /// What the page asks for, whatever the browser remembers
    #[arg(long, value_enum, ignore_case = true, value_name = "WHAT")]
    prompt: Option<Prompt>,

    /// How many seconds ago the person may have proved who they are; a sign-in that is older is refused
    #[arg(long, value_name = "SECONDS")]
    max_age: Option<u32>,
}

/// What the sign-in page asks for. <https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest>
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
enum Prompt {
    /// The password or what stands for it, once more
    Login,
    /// Leave for the application, once more
    Consent,
    /// Which account it shall be
    SelectAccount,
    /// Nothing: whoever is signed in at the browser, else status 3
    None,
    /// A new account
    Create,
}

/// What is kept in memory from the sign-in page to the redemption.
struct SignIn<'a> {
    authority: &'a Authority,
    resource: &'a Resource,
    wishes: &'a Wishes,
    /// The words that run it again, after `azt`.
    again: Vec<&'a str>,
    state: String,
    verifier: Secret,
}

/// What a person is asked where no browser could be opened for them.
struct Printed {
    url: String,
    /// The line that brings a browser back to where azt was called over SSH.
    by_ssh: Option<String>,
}

impl Printed {
    fn ask(&self) {
        ask_to_open(&self.url);
        if let Some(line) = &self.by_ssh {
            tell(&format!("azt: to bring a browser on your own machine back to this one, type there: {line}"));
        }
    }
}

impl Acquire for Authcode {
    fn name(&self) -> &'static str {
        "authcode"
    }

    fn resource(&self, env: &Env) -> Result<Resource> {
        self.client.resource(&self.target, env)
    }

    fn identity(&self, context: &Context) -> Result<Option<Identity>> {
        self.client.identity(&context.env, User::named(self.wishes.login_hint.as_deref())).map(Some)
    }

    fn renew(&self, context: &Context, resource: &Resource, refresh_token: &Secret) -> Result<Token> {
        self.client.renew(context, resource, refresh_token)
    }

    fn acquire(&self, context: &Context, resource: &Resource) -> Result<Token> {
        let authority = self.client.authority(&context.env)?;
        let sign_in = SignIn {
            authority: &authority,
            resource,
            wishes: &self.wishes,
            again: self.words(),
            state: entra::nonce()?,
            verifier: Secret::new(entra::nonce()?),
        };
        let surroundings = Surroundings::detect(&context.env);
        let prints = self.no_browser || context.env.is_on("AZT_NO_BROWSER");
        let (redirect, redirect_uri) = match surroundings.place {
            _ if self.manual => sign_in.by_paste(self, context)?,
            Place::Build if !prints => bail!(sign_in.nobody_here(&surroundings)),
            _ => sign_in.by_listener(self, context, surroundings, prints)?,
        };
        let token = sign_in.redeem(context, redirect, &redirect_uri)?;
        sign_in.ensure_recent(&token, clock::now())?;
        Ok(token)
    }

    fn in_person(&self, env: &Env, resource: &Resource) -> Result<Option<String>> {
        let anew = if self.asks_anew() { self.wishes.anew() } else { Vec::new() };
        let words: Vec<_> = self.words().into_iter().chain(anew.iter().map(String::as_str)).collect();
        Ok(Some(self.client.authority(env)?.command(&words, resource)))
    }

    fn asks_anew(&self) -> bool {
        self.wishes.max_age.is_some() || self.wishes.prompt.is_some_and(|prompt| prompt != Prompt::None)
    }

    fn receives_refresh_token(&self) -> bool {
        true
    }
}

impl Authcode {
    /// A sign-in for what is asked for, with nothing else said about how.
    pub fn of(target: Target, client: Client, login_hint: Option<String>) -> Self {
        let wishes = Wishes { login_hint, ..Wishes::default() };
        Self { target, client, wishes, redirect_port: None, no_browser: false, manual: false }
    }

    fn words(&self) -> Vec<&str> {
        let hint = self.wishes.login_hint.as_deref().map(|hint| ["--login-hint", hint]);
        ["authcode"].into_iter().chain(hint.into_iter().flatten()).collect()
    }
}

impl Authcode {
    /// The same, of nobody but this account.
    #[must_use]
    pub fn of_account(mut self, account: &str) -> Self {
        self.wishes.login_hint.get_or_insert_with(|| account.to_owned());
        self
    }
}

impl Wishes {
    /// The options for which a kept token will not do.
    fn anew(&self) -> Vec<String> {
        let parameters = self.parameters().into_iter().filter(|(name, _)| matches!(*name, "prompt" | "max_age"));
        parameters.flat_map(|(name, value)| [format!("--{}", name.replace('_', "-")), value]).collect()
    }

    /// As parameters of the sign-in page.
    fn parameters(&self) -> Vec<(&'static str, String)> {
        let prompt = self.prompt.and_then(|prompt| Some(prompt.to_possible_value()?.get_name().to_owned()));
        let parameters = [
            ("login_hint", self.login_hint.clone()),
            ("domain_hint", self.domain_hint.clone()),
            ("prompt", prompt),
            ("max_age", self.max_age.map(|seconds| seconds.to_string())),
        ];
        parameters.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }
}

impl SignIn<'_> {
    /// By the listener and, where the browser may not reach it, by what is pasted meanwhile.
    fn by_listener(
        &self,
        flow: &Authcode,
        context: &Context,
        surroundings: Surroundings,
        prints: bool,
    ) -> Result<(Redirect, String)> {
        let listener = self.listener(flow)?;
        let redirect_uri = listener.redirect_uri();
        let is_ssh = surroundings.place == Place::Ssh;
        let by_ssh = is_ssh.then(|| forwarding(&context.env, &machine::name(&context.env), listener.port()));
        let browser = surroundings.browser.inspect_err(|why| log::info!("no browser is opened: {why}"));
        let browser = browser.ok().filter(|_| !prints);
        let is_here = browser.as_ref().is_some_and(|browser| !browser.is_elsewhere);
        // A form keeps the code out of the browser's history; but only an address can be carried to another machine.
        let printed = Printed { url: self.page(context, &redirect_uri, "query")?, by_ssh };
        let opened = if is_here { self.page(context, &redirect_uri, "form_post")? } else { printed.url.clone() };
        // Ctrl-C ends a request, such as the one where the page is, only where nobody waits.
        let waiting = context.interrupt.waiting();
        context.asked.set(true);
        let opens = browser.is_some();
        let serving = listener.serve(&self.state, browser.map(|Browser { opener, .. }| (opener, opened)))?;
        // The display of somebody who came by SSH may be one that nobody sits at.
        let is_printed = is_ssh || !opens;
        if is_printed {
            printed.ask();
        }
        let how = if opens { "opening a browser to sign in; " } else { "" };
        let limit = humantime::format_duration(context.timeout);
        context.notice(&format!("{how}waiting at {redirect_uri} for up to {limit}"));
        let paste = if is_here && !is_ssh { Paste::nobody() } else { Paste::ask(&redirect_uri) };
        let redirect = self.first_answer(context, &waiting, &serving, paste, || {
            context.notice("could not open a browser");
            if !is_printed {
                printed.ask();
            }
            Paste::ask(&redirect_uri)
        })?;
        drop(serving);
        waiting.end()?;
        Ok((redirect, redirect_uri))
    }

    /// What the listener or the person at the terminal brings, whichever is first. `no_browser` asks that person, too.
    fn first_answer(
        &self,
        context: &Context,
        waiting: &Waiting<'_>,
        serving: &Serving,
        mut paste: Paste,
        no_browser: impl Fn() -> Paste,
    ) -> Result<Redirect> {
        let deadline = Instant::now() + context.timeout;
        while let Some(left) = waiting.left_until(deadline)? {
            match serving.next(left.min(TICK))? {
                Some(Event::Answer(_)) if waiting.interrupted() => continue,
                Some(Event::Answer(redirect)) => return Ok(*redirect),
                Some(Event::NoBrowser) => {
                    // The terminal is given back before it is taken again.
                    drop(std::mem::replace(&mut paste, Paste::nobody()));
                    paste = no_browser();
                }
                None => {}
            }
            if let Some(redirect) = paste.next(&self.state) {
                return Ok(redirect);
            }
        }
        bail!(self.nobody_came(context))
    }

    /// The procedure of the Databricks manual, with state and PKCE added.
    fn by_paste(&self, flow: &Authcode, context: &Context) -> Result<(Redirect, String)> {
        // Taken and given back: whatever listens on port 80 shall not get the code.
        let redirect_uri = self.listener(flow)?.redirect_uri();
        let url = self.page(context, &redirect_uri, "query")?;
        let waiting = context.interrupt.waiting();
        context.asked.set(true);
        ask_to_open(&url);
        let limit = humantime::format_duration(context.timeout);
        tell(&format!(
            "azt: then paste the address of the page that fails to load ({redirect_uri}/?code=...), within {limit}, and press Enter:"
        ));
        let deadline = Instant::now() + context.timeout;
        let manual = || format!("start again: {}", self.command(&["--manual"]));
        loop {
            let line = read_line(deadline, &waiting).map_err(|error| hint_if_none(error, manual))?;
            let Some(line) = line else { bail!(self.nobody_came(context)) };
            match Slip::check(&line, &self.state) {
                Ok(redirect) => {
                    waiting.end()?;
                    return Ok((redirect, redirect_uri));
                }
                Err(slip) if std::io::stdin().is_terminal() => slip.tell(),
                Err(slip) => bail!(Failure::needs_person(slip.why()).hint(manual())),
            }
        }
    }

    fn listener(&self, flow: &Authcode) -> Result<Listener> {
        Listener::bind(flow.redirect_port).map_err(|error| {
            hint_if_none(error, || {
                let command = self.command(&["--redirect-port", "PORT"]);
                format!("take another port, or leave the choice to azt: {command}")
            })
        })
    }

    fn page(&self, context: &Context, redirect_uri: &str, response_mode: &str) -> Result<String> {
        let ask = Authorize {
            redirect_uri,
            response_mode,
            state: &self.state,
            verifier: &self.verifier,
            wishes: self.wishes.parameters(),
            resource: self.resource,
        };
        Ok(self.authority.authorize_url(&context.http, &ask)?.to_string())
    }

    fn redeem(&self, context: &Context, redirect: Redirect, redirect_uri: &str) -> Result<Token> {
        let mut grant = Grant {
            name: "the sign-in",
            again: self.again.clone(),
            grant_type: "authorization_code",
            ..Grant::default()
        };
        if !redirect.is_bare {
            let Redirect { issuer, cloud_host, .. } = &redirect;
            self.authority.check_issuer(issuer.as_deref(), cloud_host.as_deref(), self.resource)?;
        }
        let code = match redirect.outcome {
            Ok(code) => code,
            Err(denied) if self.wishes.prompt == Some(Prompt::None) && wants_person(&denied) => {
                let command = self.command(&[]);
                let failure = Failure::needs_person(format!("the browser has no sign-in to go on with: {denied}"));
                bail!(failure.saying(Some(denied)).hint(format!("let it ask: {command}")))
            }
            Err(denied) => bail!(self.authority.refusal(denied, &grant, self.resource)),
        };
        grant.fields = vec![("redirect_uri", redirect_uri)];
        grant.secrets = vec![("code", &code), ("code_verifier", &self.verifier)];
        context.redeem(self.authority, &grant, self.resource)
    }

    /// Holds the service to `--max-age`. <https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation>
    fn ensure_recent(&self, token: &Token, now: i64) -> Result<(), Failure> {
        let Some(max_age) = self.wishes.max_age else { return Ok(()) };
        let anew = || format!("have it ask for the password: {}", self.command(&["--prompt", "login"]));
        let Some(auth_time) = token.auth_time else {
            let text =
                "the service does not say when the person proved who they are, so that --max-age is not known to hold";
            return Err(Failure::refused(text).hint(anew()));
        };
        let age = now.saturating_sub(auth_time);
        if age <= i64::from(max_age).saturating_add(SKEW) {
            return Ok(());
        }
        let text = format!("the person proved who they are {age} s ago, and --max-age allows {max_age}");
        Err(Failure::refused(text).hint(anew()))
    }

    fn nobody_here(&self, surroundings: &Surroundings) -> Failure {
        let because = surroundings.because.unwrap_or_default();
        Failure::needs_person(format!(
            "authcode needs a person at a browser, and this is a build ({because} is set); --no-browser prints the page's address for one who watches"
        ))
        .hint(format!(
            "a build may have an identity of its own; what azt finds of it: {}",
            shell::command(["azt".to_owned(), "doctor".to_owned()].into_iter().chain(self.resource.as_option()))
        ))
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
            self.command(&[])
        ))
    }

    fn command(&self, more: &[&str]) -> String {
        self.authority.command(&[&self.again, more].concat(), self.resource)
    }
}

/// The errors of a page that may ask nothing.
/// <https://openid.net/specs/openid-connect-core-1_0.html#AuthError>
fn wants_person(denied: &Denied) -> bool {
    denied.asks_for_a_person() || denied.error.as_deref() == Some("account_selection_required")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Report;

    #[test]
    fn the_age_of_a_sign_in_is_held_against_max_age() {
        let authority = Client::default().authority(&Env::of([])).expect("an authority");
        let resource = Resource::named("https://graph.microsoft.com/", None).expect("a resource");
        let now = 1_700_000_000;
        let check = |max_age, auth_time| {
            let wishes = Wishes { max_age, ..Wishes::default() };
            let (state, verifier) = (String::new(), Secret::new(""));
            let again = vec!["authcode"];
            let sign_in =
                SignIn { authority: &authority, resource: &resource, wishes: &wishes, again, state, verifier };
            let token = Token { auth_time, ..Token::bare("t", now + 60, now).expect("a token") };
            sign_in.ensure_recent(&token, now).map_err(|failure| Report::of(&failure.into()).text())
        };
        for (max_age, auth_time) in
            [(None, None), (None, Some(0)), (Some(0), Some(now - SKEW)), (Some(60), Some(now + 999))]
        {
            assert_eq!(check(max_age, auth_time), Ok(()), "{max_age:?} {auth_time:?}");
        }
        let hint = "azt: hint: have it ask for the password: azt authcode --prompt login --tenant organizations --resource https://graph.microsoft.com/\n";
        for (max_age, auth_time, error) in [
            (Some(60), Some(now - 181), "the person proved who they are 181 s ago, and --max-age allows 60"),
            (
                Some(60),
                Some(i64::MIN),
                "the person proved who they are 9223372036854775807 s ago, and --max-age allows 60",
            ),
            (
                Some(u32::MAX),
                None,
                "the service does not say when the person proved who they are, so that --max-age is not known to hold",
            ),
        ] {
            assert_eq!(check(max_age, auth_time), Err(format!("azt: error: {error}\n{hint}")));
        }
    }
}
