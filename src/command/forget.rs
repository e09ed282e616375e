//! `azt forget`.

use anyhow::Result;
use clap::Args;

use super::Run;
use crate::cloud;
use crate::paths;
use crate::profile::Profile;
use crate::resource::Resource;
use crate::store::{KeptToken, Store};

/// Forget kept tokens
///
/// Those of a profile, those for a resource, or everything that azt keeps: tokens, sign-ins, and the keys to them in
/// the keyring, the kernel keyring and the key file. Profiles stay. To forget one account's sign-in: azt logout.
///
/// Example: azt forget --resource graph
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct Forget {
    /// The profile whose token to forget
    #[arg(value_name = "PROFILE")]
    name: Option<String>,

    /// Forget every token for this resource: a URI, a GUID, or a name
    #[arg(long, value_name = "URI|GUID|NAME")]
    resource: Option<String>,

    /// Forget everything, whoever keeps the key to it
    #[arg(long)]
    all: bool,
}

impl Forget {
    /// Nothing to print.
    ///
    /// # Errors
    /// Exit 2 for a profile or resource that is not there; 1 where something could not be removed, or looked at.
    pub fn run(&self, run: &Run<'_>) -> Result<String> {
        run.common.ensure_no_token_options("forget")?;
        run.common.ensure_no_request_options("forget")?;
        run.common.ensure_no_profile("forget")?;
        if self.all {
            let left = Store::forget_all(paths::data(), run.env())?;
            run.context.notice(if left {
                "everything is forgotten but the key in the keyring of your desktop, which this session does not lead to"
            } else {
                "everything is forgotten"
            });
            return Ok(String::new());
        }
        let kept = run.kept()?;
        let count = match (&self.name, &self.resource) {
            (Some(name), _) => self.profile(run, &kept.stores, name)?,
            (None, Some(resource)) => {
                let resource = Resource::named(resource, cloud::Choice::default().settle(run.env())?)?;
                let is_for = |kept: &KeptToken| kept.token().resource.as_deref() == resource.name();
                kept.stores.iter().map(|store| store.forget_tokens(is_for)).sum::<Result<usize>>()?
            }
            (None, None) => 0,
        };
        let tokens = if count == 1 { "1 token is".to_owned() } else { format!("{count} tokens are") };
        run.context.notice(&format!("{tokens} forgotten"));
        kept.ensure_all_tokens()?;
        Ok(String::new())
    }

    fn profile(&self, run: &Run<'_>, stores: &[Store], name: &str) -> Result<usize> {
        let chosen = super::chosen::load(run, name, &Profile::typed("", run.matches), None)?;
        let flow = chosen.flow.as_acquire();
        let key = flow.key(&run.context, &flow.resource(run.env())?)?;
        stores.iter().map(|store| store.forget_token(&key).map(usize::from)).sum()
    }
}
