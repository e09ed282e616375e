//! `azt kubectl setup`.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::Args;

use crate::command::Run;
use crate::command::token::Asked;
use crate::error::Failure;
use crate::kubeconfig::{self, Former};
use crate::paths;
use crate::profile::{Profile, file};
use crate::text::one_line;

/// The application of Azure Kubernetes Service, the same in every cloud; azt kubectl asks for its tokens by itself.
const AKS: &str = "6dae42f8-4368-4678-94ff-3960e28e3630";

/// Have kubectl get its tokens from azt
///
/// Rewrites the users of your kubeconfig whose tokens kubelogin gets, or the azure provider that kubectl once had, as "az
/// aks get-credentials" writes them. Everything else in the file stays as it is, comments
/// included. The file is replaced in one step, and not while kubectl is changing it.
///
/// The entry keeps the cluster's application and cloud, and the tenant of the person who signed in; an entry of azt's stays
/// as it is. With --profile or options of azt token, which are written into the entry, these say who gets the token, in
/// azt's own entries, too. Secrets of the entry that was there go with it. Where an application gets the token, as in a build,
/// name it by a profile.
///
/// KUBECONFIG may name several files, all of which are rewritten. What was done is said on standard error.
///
/// Example: azt kubectl setup --kubeconfig kubeconfig.yaml
#[derive(Debug, Args)]
pub struct Setup {
    /// The file [default: those of KUBECONFIG, else ~/.kube/config]
    #[arg(long, value_name = "FILE")]
    kubeconfig: Option<PathBuf>,

    /// Only the user of this context
    #[arg(long, value_name = "NAME", conflicts_with = "user")]
    context: Option<String>,

    /// Only the user of this name
    #[arg(long, value_name = "NAME")]
    user: Option<String>,

    #[command(flatten)]
    asked: Asked,
}

impl Setup {
    /// Nothing to print.
    ///
    /// # Errors
    /// Exit 2 where there is no such file, context or user, or azt cannot rewrite it; 1 where it cannot be written.
    pub fn run(&self, run: &Run<'_>) -> Result<String> {
        run.common.ensure_no_token_options("kubectl setup")?;
        run.common.ensure_no_call_options("kubectl setup")?;
        let typed = self.typed(run)?;
        let files = self.files(run)?;
        let user = self.wanted(&files)?;
        let is_meant = |name: &str| user.as_deref().is_none_or(|user| user == name);
        let mut found = false;
        for path in &files {
            found |= rewrite(run, path, &is_meant, &typed)?;
        }
        match user {
            _ if found => {}
            Some(user) => bail!(
                Failure::usage(format!("{} is no user whose tokens kubelogin gets", one_line(&user)))
                    .hint("have it written by Azure's CLI: az aks get-credentials")
            ),
            None => run.context.notice("there is no user whose tokens kubelogin gets"),
        }
        Ok(String::new())
    }

    /// What was typed to say who gets the token, as it is typed to azt kubectl. It has to make sense now, not when kubectl
    /// asks.
    fn typed(&self, run: &Run<'_>) -> Result<Vec<String>> {
        self.asked.ensure_sense(run, "aks")?;
        let mut words = Vec::new();
        if let Some(profile) = run.common.typed_profile() {
            words.extend(["--profile".to_owned(), profile.to_owned()]);
        }
        for (option, values) in Profile::typed("authcode", run.innermost()).options() {
            words.extend(values.iter().flat_map(|value| [format!("--{option}"), value.clone()]));
        }
        Ok(words)
    }

    /// The files, as kubectl looks for them.
    fn files(&self, run: &Run<'_>) -> Result<Vec<PathBuf>> {
        let files = match (&self.kubeconfig, run.env().get("KUBECONFIG")) {
            (Some(path), _) => vec![path.clone()],
            (None, Some(list)) => std::env::split_paths(&list).filter(|path| !path.as_os_str().is_empty()).collect(),
            (None, None) => paths::home().map(|home| home.join(".kube").join("config")).into_iter().collect(),
        };
        let there: Vec<_> = files.iter().filter(|path| path.exists()).cloned().collect();
        if there.is_empty() {
            let names: Vec<_> = files.iter().map(|path| one_line(&path.display().to_string())).collect();
            bail!(
                Failure::usage(format!("there is no kubeconfig: {}", names.join(", ")))
                    .hint("have one written by Azure's CLI: az aks get-credentials")
            );
        }
        Ok(there)
    }

    /// The one user that is meant; `None` where all are. Of several files the first that has the context says whose it is.
    fn wanted(&self, files: &[PathBuf]) -> Result<Option<String>> {
        let Some(context) = &self.context else { return Ok(self.user.clone()) };
        for path in files {
            let user = kubeconfig::user_of(&file::read(path)?, context);
            if let Some(user) =
                user.with_context(|| format!("could not read {}", one_line(&path.display().to_string())))?
            {
                return Ok(Some(user));
            }
        }
        bail!(
            Failure::usage(format!("there is no context {}", one_line(context)))
                .hint("those there are: kubectl config get-contexts")
        )
    }
}

/// Rewrites one file, and says whose entries there are azt's now and whose are left; whether there are any.
fn rewrite(run: &Run<'_>, path: &Path, is_meant: &dyn Fn(&str) -> bool, typed: &[String]) -> Result<bool> {
    let shown = one_line(&path.display().to_string());
    // Else the process could end before the lock is gone, and kubectl would not change the file any more.
    let whole = run.context.interrupt.waiting();
    let lock = Lock::take(path)?;
    let text = file::read(path)?;
    let rewritten = kubeconfig::rewrite(&text, is_meant, &|former| arguments(typed, former))
        .with_context(|| format!("could not rewrite {shown}"))?;
    if rewritten.text != text {
        file::write(path, &rewritten.text)?;
    }
    drop(lock);
    whole.end()?;
    for name in &rewritten.users {
        run.context.notice(&format!("{}, a user in {shown}, has its tokens from azt", one_line(name)));
    }
    for (name, obstacle) in &rewritten.left {
        let why = one_line(&obstacle.to_string());
        log::warn!("{}, a user in {shown}, is left as it is: {why}", one_line(name));
    }
    Ok(!rewritten.users.is_empty() || !rewritten.left.is_empty())
}

/// azt's arguments for who was there: what was typed and the cluster's application, else its tenant and cloud, too. Where
/// nothing was typed, azt's own stay.
fn arguments(typed: &[String], former: &Former) -> Vec<String> {
    if let (true, Some(own)) = (typed.is_empty(), &former.own) {
        return own.clone();
    }
    let mut words = vec!["kubectl".to_owned()];
    words.extend_from_slice(typed);
    let mut add = |option: &str, value: Option<&String>| {
        words.extend(value.into_iter().flat_map(|value| [option.to_owned(), value.clone()]));
    };
    let is_typed = |option: &str| typed.iter().any(|word| word == option);
    if !is_typed("--resource") && !is_typed("--scope") {
        add("--resource", former.server.as_ref().filter(|server| !server.eq_ignore_ascii_case(AKS)));
    }
    let says_who = typed.iter().any(|word| word.starts_with("--") && word != "--resource" && word != "--scope");
    if !says_who {
        add("--tenant", former.tenant.as_ref());
        add("--cloud", former.cloud.as_ref());
    }
    words
}

/// The file beside a kubeconfig that keeps kubectl from changing it.
struct Lock(PathBuf);

impl Lock {
    fn take(path: &Path) -> Result<Self> {
        let mut name = path.as_os_str().to_owned();
        name.push(".lock");
        let lock = PathBuf::from(name);
        match File::options().write(true).create_new(true).open(&lock) {
            Ok(_) => Ok(Self(lock)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                let shown = one_line(&lock.display().to_string());
                bail!(
                    Failure::other(format!("another program is changing the kubeconfig: {shown} is there"))
                        .hint(format!("if none is: {}", crate::shell::command(["rm", &shown])))
                )
            }
            Err(error) => {
                Err(error).with_context(|| format!("could not make {}", one_line(&lock.display().to_string())))
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}
