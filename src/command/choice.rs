//! Who gives the token that is asked for: one flow, or the first of several that can.

use anyhow::Result;

use super::Run;
use crate::chain::{self, Chain, Walk, Whose};
use crate::flow::authcode::Authcode;
use crate::flow::{Client, Flow};
use crate::later::Later;
use crate::output::Format;
use crate::resource::Target;
use crate::session::{Given, Policy, Session, Source};
use crate::store::Store;

/// Who gives the token.
#[derive(Clone)]
pub enum Choice {
    /// One flow.
    Flow {
        /// The flow.
        flow: Flow,
        /// How its profile prints its token.
        format: Option<Format>,
        /// What is wanted of the token.
        policy: Policy,
    },
    /// The first of several that can.
    Chain {
        /// What the token is for.
        target: Target,
        /// What was said of application, tenant and cloud.
        client: Client,
        /// The sign-in that is looked for.
        sign_in: Authcode,
        /// Whose token will do.
        whose: Whose,
        /// What is wanted of the token.
        policy: Policy,
    },
}

impl Choice {
    /// The store that the token is kept in, or the sign-in it comes from.
    ///
    /// # Errors
    /// Exit 1 where the one that was chosen cannot be used.
    pub fn store(&self, run: &Run<'_>) -> Result<Option<Store>> {
        match self {
            Choice::Flow { flow, .. } => run.store_for(flow.as_acquire()),
            Choice::Chain { sign_in, .. } => run.store_for(sign_in),
        }
    }

    /// The token.
    ///
    /// # Errors
    /// What [`Session::token`] says.
    pub fn token(&self, run: &Run<'_>, store: Option<&Store>) -> Result<Given> {
        match self {
            Choice::Flow { flow, policy, .. } => {
                let given = Session::new(&run.context, store, policy).token(flow.as_acquire())?;
                if let (Flow::Msi(_), Source::New, Some(store)) = (flow, given.source, store) {
                    chain::found_imds(&run.context, store);
                }
                Ok(given)
            }
            Choice::Chain { .. } => self.walk(run, store).outcome,
        }
    }

    /// The same from the store that it is kept in.
    ///
    /// # Errors
    /// The same, and exit 1 where the store that was chosen cannot be used.
    pub fn given(&self, run: &Run<'_>) -> Result<Given> {
        self.token(run, self.store(run)?.as_ref())
    }

    /// What is tried for it, one after the other, and how that ends.
    pub fn walk(&self, run: &Run<'_>, store: Option<&Store>) -> Walk {
        match self {
            Choice::Flow { flow, policy, .. } => {
                Walk::of(flow.clone(), Session::new(&run.context, store, policy).token(flow.as_acquire()))
            }
            Choice::Chain { target, client, sign_in, whose, policy } => {
                let whose = *whose;
                Chain { context: &run.context, store, policy, target, client, sign_in, whose }.walk()
            }
        }
    }

    /// A first token, and the flow and the policy by which more of the same identity are had, for other resources, while
    /// nobody is there to ask.
    ///
    /// # Errors
    /// As [`Self::token`].
    pub fn settle(&self, run: &Run<'_>, store: Option<&Store>) -> Result<(Given, Flow, Policy)> {
        let (given, flow, policy) = match self {
            Choice::Flow { flow, policy, .. } => (self.token(run, store)?, flow.clone(), policy),
            Choice::Chain { sign_in, policy, .. } => {
                let walk = self.walk(run, store);
                let given = walk.outcome?;
                let flow = match (walk.flow, &given.token.account) {
                    // Whoever signs in next is somebody else.
                    (Flow::Authcode(_), Some(account)) => Flow::Authcode(Later(sign_in.clone().of_account(account))),
                    (flow, _) => flow,
                };
                (given, flow, policy)
            }
        };
        let acquire = flow.as_acquire();
        let signs_in = acquire.identity(&run.context)?.is_some() && acquire.receives_refresh_token();
        let account = policy.account.clone().or_else(|| given.token.account.clone().filter(|_| signs_in));
        let needs_person = acquire.in_person(run.env(), &acquire.resource(run.env())?)?.is_some();
        let policy = Policy { account, force: false, kept_only: needs_person, ..policy.clone() };
        Ok((given, flow, policy))
    }

    /// The same, of a new token that comes with its refresh token, which only a sign-in has.
    #[must_use]
    pub fn with_refresh_token(self) -> Self {
        match self {
            Choice::Flow { flow, format, policy } => Choice::Flow { flow, format, policy: policy.forced() },
            Choice::Chain { target, client, sign_in, policy, .. } => {
                Choice::Chain { target, client, sign_in, whose: Whose::Persons, policy: policy.forced() }
            }
        }
    }

    /// The same for the next token of the same, in place of one that it gave.
    #[must_use]
    pub fn again(&self) -> Self {
        let mut again = self.clone();
        match &mut again {
            Choice::Flow { policy, .. } | Choice::Chain { policy, .. } => *policy = policy.clone().again(),
        }
        again
    }

    /// What is wanted of the token.
    pub fn policy(&self) -> &Policy {
        match self {
            Choice::Flow { policy, .. } | Choice::Chain { policy, .. } => policy,
        }
    }

    /// The flow's name, and whether its service gives refresh tokens at all.
    pub fn refreshes(&self) -> (&'static str, bool) {
        match self {
            Choice::Flow { flow, .. } => (flow.as_acquire().name(), flow.as_acquire().receives_refresh_token()),
            Choice::Chain { .. } => ("token", true),
        }
    }

    /// How a profile prints the token.
    pub fn format(&self) -> Option<Format> {
        match self {
            Choice::Flow { format, .. } => *format,
            Choice::Chain { .. } => None,
        }
    }
}
