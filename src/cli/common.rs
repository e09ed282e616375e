//! The options of every command: what they say, what stands behind them, and where they make no sense.

use std::path::PathBuf;
use std::time::Duration;

use clap::{ArgAction, Args, ValueEnum};

use crate::env::Env;
use crate::error::Failure;
use crate::output::Format;
use crate::shell::Shell;
use crate::store::Keeper;

const DEFAULT_TIMEOUT: Duration = Duration::from_secs(15 * 60);
const DEFAULT_HTTP_TIMEOUT: Duration = Duration::from_secs(30);

/// What list, forget and their like have no use for.
const FOR_A_TOKEN: &str = "Options for getting a token";

/// Options of every command
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Options of every command")]
pub struct Common {
    /// How the token is printed [default: token] [env: AZT_OUTPUT]
    #[arg(long, short, value_enum, ignore_case = true, global = true, value_name = "FORMAT")]
    output: Option<Format>,

    /// The shell that -o env quotes for [default: sh] [env: AZT_SHELL]
    #[arg(help_heading = FOR_A_TOKEN, long, value_enum, ignore_case = true, global = true, value_name = "SHELL")]
    shell: Option<Shell>,

    /// Print the refresh token too, with -o json or -o oauth; it is as good as a password
    #[arg(help_heading = FOR_A_TOKEN, long, global = true)]
    with_refresh_token: bool,

    /// The profile to use [env: AZT_PROFILE]
    ///
    /// For azt token, azt login and azt inspect, which take the default profile without it. With a flow's own command
    /// it has to be a profile of that flow, and AZT_PROFILE has no say there.
    #[arg(help_heading = FOR_A_TOKEN, long, short, global = true, value_name = "NAME")]
    profile: Option<String>,

    /// Keep what was typed as a profile of this name, once it has given a token
    #[arg(help_heading = FOR_A_TOKEN, long, global = true, value_name = "NAME", conflicts_with = "profile")]
    pub save: Option<String>,

    /// How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]
    #[arg(help_heading = FOR_A_TOKEN, long, global = true, value_name = "DURATION", value_parser = span)]
    min_validity: Option<Duration>,

    /// Get a new token, whatever is kept
    #[arg(help_heading = FOR_A_TOKEN, long, global = true)]
    pub force_refresh: bool,

    /// Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input
    ///
    /// What a service sends with status 401 when a token does not satisfy it any more: one that was revoked, or lacks a
    /// second factor. The kept token is not used; another, that has what is demanded, takes its place, by the kept sign-in
    /// or by whoever has to sign in again. Where the demand cannot be passed on (managed identity), it is a new token.
    #[arg(help_heading = FOR_A_TOKEN, long, global = true, value_name = "CLAIMS", allow_hyphen_values = true)]
    pub claims: Option<String>,

    /// Who keeps the key to the tokens that stay between runs [env: AZT_STORE]
    ///
    /// Without a choice it is the OS keyring, where that cannot be used the kernel keyring (Linux), and else nobody:
    /// then nothing is kept, and azt says so. A choice is never downgraded. list, logout and forget look into all of them
    /// without one.
    #[arg(long, value_enum, ignore_case = true, global = true, value_name = "KEEPER")]
    store: Option<Keeper>,

    /// Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]
    #[arg(long, global = true, alias = "non-interactive")]
    no_prompt: bool,

    /// How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]
    ///
    /// It bounds each request too, and the wait for another azt that is at the same. On Windows a prompt for a secret waits as long as it is left open.
    #[arg(long, global = true, value_name = "DURATION", value_parser = duration)]
    timeout: Option<Duration>,

    /// How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]
    #[arg(long, global = true, value_name = "DURATION", value_parser = duration)]
    http_timeout: Option<Duration>,

    /// Trust the CA certificates of this file, too, beside the system's; in PEM [env: AZT_CA_FILE]
    ///
    /// For networks that inspect TLS: their proxy's CA. SSL_CERT_FILE and SSL_CERT_DIR name what is trusted in the place
    /// of the system's. It is read when a request needs it.
    #[arg(long, global = true, value_name = "FILE")]
    ca_file: Option<PathBuf>,

    /// Show requests and answers on standard error, never a secret; twice shows their headers
    #[arg(long, short, global = true, action = ArgAction::Count, conflicts_with = "quiet")]
    pub verbose: u8,

    /// Keep notices and warnings back
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

impl Common {
    /// The format: the flag, else `AZT_OUTPUT`; `None` where neither says.
    ///
    /// # Errors
    /// Exit 2 for a format that is not there.
    pub fn format(&self, env: &Env) -> Result<Option<Format>, Failure> {
        settle(self.output, env, "AZT_OUTPUT", value_of::<Format>)
    }

    /// Whether a list is to be JSON: the flag alone, for `AZT_OUTPUT` is about tokens, unless it says JSON, too.
    ///
    /// # Errors
    /// Exit 2 for a format that only tokens have.
    pub fn json(&self, env: &Env, command: &str) -> Result<bool, Failure> {
        match (self.output, self.format(env)?) {
            (Some(Format::Json), _) | (None, Some(Format::Json)) => Ok(true),
            (None, _) => Ok(false),
            (Some(_), _) => Err(Failure::usage(format!("{command} prints a table, or JSON"))
                .hint(format!("for JSON: azt {command} -o json"))),
        }
    }

    /// Whether a format was typed.
    pub fn typed_output(&self) -> bool {
        self.output.is_some()
    }

    /// Refuses the options about what is printed where another program decides that.
    ///
    /// # Errors
    /// Exit 2, with the first one that was typed.
    pub fn ensure_own_output(&self, command: &str, resource: &str) -> Result<(), Failure> {
        let typed = [
            ("--output", self.output.is_some()),
            ("--shell", self.shell.is_some()),
            ("--with-refresh-token", self.with_refresh_token),
            ("--save", self.save.is_some()),
        ];
        match typed.iter().find(|(_, typed)| *typed) {
            Some((option, _)) => {
                Err(Failure::usage(format!("azt {command} prints what {command} reads, and has no {option}"))
                    .hint(format!("for another output: azt token --resource {resource}")))
            }
            None => Ok(()),
        }
    }

    /// The profile that was named: the flag, else `AZT_PROFILE`.
    pub fn profile(&self, env: &Env) -> Option<String> {
        self.profile.clone().or_else(|| env.get("AZT_PROFILE"))
    }

    /// The profile that was named on the command line.
    pub fn typed_profile(&self) -> Option<&str> {
        self.profile.as_deref()
    }

    /// What a token has to be good for, where that was said.
    ///
    /// # Errors
    /// Exit 2 for what is no duration.
    pub fn min_validity(&self, env: &Env) -> Result<Option<Duration>, Failure> {
        settle(self.min_validity, env, "AZT_MIN_VALIDITY", span)
    }

    /// Who is to keep the key to the kept tokens, where that was said.
    ///
    /// # Errors
    /// Exit 2 for a keeper that is not there.
    pub fn keeper(&self, env: &Env) -> Result<Option<Keeper>, Failure> {
        settle(self.store, env, "AZT_STORE", value_of::<Keeper>)
    }

    /// Refuses a profile where none has a say.
    ///
    /// # Errors
    /// Exit 2 where one was typed.
    pub fn ensure_no_profile(&self, command: &str) -> Result<(), Failure> {
        refuse(&[("--profile", self.profile.is_some())], "about getting a token", "gets none", command)
    }

    /// Refuses the options for getting and printing a token where they would change nothing.
    ///
    /// # Errors
    /// Exit 2, with the first one that was typed.
    pub fn ensure_no_token_options(&self, command: &str) -> Result<(), Failure> {
        self.ensure_no_printing_options(command)?;
        refuse(&[("--claims", self.claims.is_some())], "about getting a token", "gets none", command)
    }

    /// The same of who gets a token, which may have to answer a challenge, and prints none.
    ///
    /// # Errors
    /// The same.
    pub fn ensure_no_printing_options(&self, command: &str) -> Result<(), Failure> {
        let typed = [
            ("--shell", self.shell.is_some()),
            ("--with-refresh-token", self.with_refresh_token),
            ("--save", self.save.is_some()),
            ("--min-validity", self.min_validity.is_some()),
            ("--force-refresh", self.force_refresh),
        ];
        refuse(&typed, "about getting a token", "gets none", command)
    }

    /// Refuses the options that are about one token, where many are lent and none is printed.
    ///
    /// # Errors
    /// Exit 2, with the first one that was typed.
    pub fn ensure_prints_none(&self, command: &str) -> Result<(), Failure> {
        let typed = [
            ("--output", self.output.is_some()),
            ("--shell", self.shell.is_some()),
            ("--with-refresh-token", self.with_refresh_token),
            ("--save", self.save.is_some()),
            ("--claims", self.claims.is_some()),
        ];
        refuse(&typed, "about one token", "lends many and prints none", command)
    }

    /// Refuses the options of requests where none is sent.
    ///
    /// # Errors
    /// Exit 2, with the first one that was typed.
    pub fn ensure_no_request_options(&self, command: &str) -> Result<(), Failure> {
        let typed = [("--http-timeout", self.http_timeout.is_some()), ("--ca-file", self.ca_file.is_some())];
        refuse(&typed, "about requests", "sends none", command)
    }

    /// Refuses the options of one call where they would change nothing.
    ///
    /// # Errors
    /// Exit 2, with the first one that was typed.
    pub fn ensure_no_call_options(&self, command: &str) -> Result<(), Failure> {
        refuse(
            &self.call_options().map(|(option, typed, _)| (option, typed)),
            "about getting a token",
            "gets none",
            command,
        )
    }

    /// The same where they were to be kept: a profile keeps none of them.
    ///
    /// # Errors
    /// The same.
    pub fn ensure_nothing_unkept(&self) -> Result<(), Failure> {
        let refused = self.ensure_no_call_options("profile");
        let usage = self.call_options().into_iter().find(|(_, typed, _)| *typed).map(|(_, _, usage)| usage);
        refused.map_err(|failure| {
            let usage = usage.unwrap_or_default();
            failure.hint(format!("no profile keeps it; type it where one is used: azt token NAME {usage}"))
        })
    }

    /// Those options, whether they were typed, and how.
    fn call_options(&self) -> [(&'static str, bool, &'static str); 5] {
        [
            ("--store", self.store.is_some(), "--store KEEPER"),
            ("--no-prompt", self.no_prompt, "--no-prompt"),
            ("--timeout", self.timeout.is_some(), "--timeout DURATION"),
            ("--http-timeout", self.http_timeout.is_some(), "--http-timeout DURATION"),
            ("--ca-file", self.ca_file.is_some(), "--ca-file FILE"),
        ]
    }

    /// The shell that `-o env` is for: the flag, else `AZT_SHELL`, else sh.
    ///
    /// # Errors
    /// Exit 2 where `--shell` is given and nothing is quoted for it.
    pub fn shell(&self, env: &Env, format: Format) -> Result<Shell, Failure> {
        if self.shell.is_some() && format != Format::Env {
            return Err(Failure::usage("--shell is for -o env: no other format depends on the shell")
                .hint("print a line to evaluate: azt msi -o env --shell powershell"));
        }
        if format != Format::Env {
            return Ok(Shell::Sh);
        }
        settle(self.shell, env, "AZT_SHELL", value_of::<Shell>).map(|shell| shell.unwrap_or(Shell::Sh))
    }

    /// Whether the refresh token is to be printed.
    ///
    /// # Errors
    /// Exit 2 where the format or the flow has none.
    pub fn with_refresh_token(&self, format: Format, flow: &str, receives_one: bool) -> Result<bool, Failure> {
        if self.with_refresh_token && !receives_one {
            return Err(Failure::usage(format!("{flow} never receives a refresh token"))
                .hint(format!("leave --with-refresh-token out: azt {flow}")));
        }
        if self.with_refresh_token && !matches!(format, Format::Json | Format::Oauth) {
            return Err(Failure::usage(
                "--with-refresh-token is for -o json and -o oauth: no other format has a place for it",
            )
            .hint(format!("name the format: azt {flow} -o oauth --with-refresh-token")));
        }
        Ok(self.with_refresh_token)
    }

    /// Whether a person may be asked.
    pub fn may_prompt(&self, env: &Env) -> bool {
        !(self.no_prompt || env.is_on("AZT_NO_PROMPT"))
    }

    /// How long a person may take.
    ///
    /// # Errors
    /// Exit 2 for what is no duration.
    pub fn timeout(&self, env: &Env) -> Result<Duration, Failure> {
        settle(self.timeout, env, "AZT_TIMEOUT", duration).map(|d| d.unwrap_or(DEFAULT_TIMEOUT))
    }

    /// How long one request may take; never longer than a person.
    ///
    /// # Errors
    /// Exit 2 for what is no duration.
    pub fn http_timeout(&self, env: &Env) -> Result<Duration, Failure> {
        let own = settle(self.http_timeout, env, "AZT_HTTP_TIMEOUT", duration)?;
        Ok(own.unwrap_or(DEFAULT_HTTP_TIMEOUT).min(self.timeout(env)?))
    }

    /// The file of CA certificates that are trusted beside the system's.
    pub fn ca_file(&self, env: &Env) -> Option<PathBuf> {
        self.ca_file.clone().or_else(|| env.get("AZT_CA_FILE").map(PathBuf::from))
    }
}

/// The flag, else the environment variable, read as the flag would be.
fn settle<T>(
    flag: Option<T>,
    env: &Env,
    name: &str,
    read: impl Fn(&str) -> Result<T, String>,
) -> Result<Option<T>, Failure> {
    if flag.is_some() {
        return Ok(flag);
    }
    match env.get(name) {
        None => Ok(None),
        Some(text) => match read(&text) {
            Ok(value) => Ok(Some(value)),
            Err(why) => Err(Failure::usage(format!("{name} is '{}': {why}", text.escape_debug()))),
        },
    }
}

/// One of an option's values, in any case.
fn value_of<T: ValueEnum>(text: &str) -> Result<T, String> {
    T::from_str(text, true).map_err(|_| {
        let names = T::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        format!("not one of {}", names.map(|value| value.get_name().to_owned()).collect::<Vec<_>>().join(", "))
    })
}

/// A number and a unit; a number alone is seconds, as in every other tool.
fn duration(text: &str) -> Result<Duration, String> {
    match span(text) {
        Ok(duration) if duration.is_zero() => Err("no time at all".to_owned()),
        other => other,
    }
}

/// The same, which may be no time at all.
fn span(text: &str) -> Result<Duration, String> {
    let with_unit = if text.bytes().all(|b| b.is_ascii_digit()) { format!("{text}s") } else { text.to_owned() };
    match humantime::parse_duration(&with_unit) {
        // A year is longer than any token lives, and what is far longer overflows a clock.
        Ok(duration) if duration > Duration::from_secs(366 * 86400) => Err("longer than a year".to_owned()),
        Ok(duration) => Ok(duration),
        Err(_) => Err("not a duration such as 90s or 5m".to_owned()),
    }
}

/// Refuses the first of these options that was typed.
fn refuse(typed: &[(&str, bool)], about: &str, instead: &str, command: &str) -> Result<(), Failure> {
    match typed.iter().find(|(_, typed)| *typed) {
        Some((option, _)) => Err(Failure::usage(format!("{option} is {about}, and azt {command} {instead}"))
            .hint(format!("leave it out: azt {command} --help"))),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_have_units_or_are_seconds() {
        for (text, seconds) in [("90", 90), ("90s", 90), ("5m", 300), ("1h 30m", 5400)] {
            assert_eq!(duration(text), Ok(Duration::from_secs(seconds)));
        }
        for text in ["", "0", "soon", "-1", "400d", "99999999999999999999"] {
            assert!(duration(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_flag_beats_the_environment() {
        let env = Env::of([("AZT_OUTPUT", "JSON")]);
        let flag = Common { output: Some(Format::Header), ..Common::default() };
        assert_eq!(flag.format(&env).ok(), Some(Some(Format::Header)));
        assert_eq!(Common::default().format(&env).ok(), Some(Some(Format::Json)));
        assert_eq!(Common::default().format(&Env::of([])).ok(), Some(None));
        let wrong = Env::of([("AZT_OUTPUT", "xml")]);
        let error = Common::default().format(&wrong).map_err(|e| e.to_string());
        assert_eq!(
            error,
            Err("AZT_OUTPUT is 'xml': not one of token, none, json, header, env, curl, oauth, az, azd, kubectl"
                .to_owned())
        );
    }
}
