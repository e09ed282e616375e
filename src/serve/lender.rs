//! Owns the sign-in whose tokens are lent, and asks it for one token after the other.

use std::cell::RefCell;
use std::sync::mpsc::Receiver;

use anyhow::Result;

use super::shelf::{Job, Shelf};
use crate::clock;
use crate::error::Report;
use crate::flow::{Context, Flow};
use crate::jwt::Claims;
use crate::secret::Secret;
use crate::session::{Policy, Session};
use crate::store::Store;
use crate::token::Token;

/// What is lent of a token. Times are seconds since 1970.
#[derive(Debug)]
pub struct Lent {
    /// The token.
    pub access_token: Secret,
    /// When the service stops to accept it.
    pub expires_on: i64,
    /// When it is time to renew it.
    pub refresh_on: Option<i64>,
    /// Since when it is good, or was given.
    pub not_before: i64,
}

impl Lent {
    /// Of this token.
    pub fn of(token: &Token) -> Self {
        let since = Claims::of(token.access_token.expose()).and_then(|claims| claims.seconds("nbf"));
        Self {
            access_token: token.access_token.clone(),
            expires_on: token.expires_on,
            refresh_on: token.refresh_on,
            not_before: since.unwrap_or_else(clock::now),
        }
    }
}

/// Who lends: a flow, in surroundings where nobody is asked any more.
pub struct Lender {
    context: Context,
    store: Option<Store>,
    flow: Flow,
    policy: Policy,
    /// What renews where nothing is kept between runs.
    refresh_token: RefCell<Option<Secret>>,
}

impl Lender {
    /// Lends what this flow gives, under this policy. `refresh_token` is that of a sign-in that is not kept.
    pub fn new(
        context: Context,
        store: Option<Store>,
        flow: Flow,
        policy: Policy,
        refresh_token: Option<Secret>,
    ) -> Self {
        Self { context, store, flow, policy, refresh_token: RefCell::new(refresh_token) }
    }

    /// What a token has to be good for, in seconds.
    pub fn needed(&self) -> i64 {
        self.policy.needed()
    }

    /// Fills the shelf with what is asked for, until nobody can ask any more.
    pub fn work(&self, shelf: &Shelf, jobs: &Receiver<Job>) {
        for job in jobs {
            let outcome = self.token(&job).map_err(|error| Report::of(&error));
            shelf.put(&job, outcome.map(|token| Lent::of(&token)));
        }
    }

    fn token(&self, Job { resource, refused }: &Job) -> Result<Token> {
        let flow = self.flow.as_acquire();
        let refresh_token = self.refresh_token.borrow().clone();
        if let Some(refresh_token) = refresh_token {
            let token = flow.renew(&self.context, resource, &refresh_token)?;
            if token.refresh_token.is_some() {
                self.refresh_token.replace(token.refresh_token.clone());
            }
            return Ok(token);
        }
        let policy = self.policy.clone().lending(resource.clone());
        let token = Session::new(&self.context, self.store.as_ref(), &policy).token(flow)?.token;
        if !refused.as_ref().is_some_and(|digits| token.access_token.has_digest(digits)) {
            return Ok(token);
        }
        let policy = policy.forced();
        Ok(Session::new(&self.context, self.store.as_ref(), &policy).token(flow)?.token)
    }
}
