//! The one policy: how a command comes to its token.

use anyhow::Result;

use crate::error::Failure;
use crate::flow::{Acquire, Context};
use crate::token::Token;

/// Gives tokens.
pub struct Session<'a> {
    context: &'a Context,
}

impl<'a> Session<'a> {
    /// A session in these surroundings.
    pub fn new(context: &'a Context) -> Self {
        Self { context }
    }

    /// A token for what the flow was asked for.
    ///
    /// # Errors
    /// Exit 3 where a person would have to be asked and may not be; else what the flow says.
    pub fn token(&self, flow: &dyn Acquire) -> Result<Token> {
        let resource = flow.resource(&self.context.env)?;
        if !self.context.may_prompt
            && let Some(command) = flow.in_person(&self.context.env, &resource)?
        {
            return Err(Failure::needs_person(format!(
                "{} needs a person at a browser, and --no-prompt forbids to ask one",
                flow.name()
            ))
            .hint(format!("where a person is: {command}"))
            .into());
        }
        flow.acquire(self.context, &resource)
    }
}
