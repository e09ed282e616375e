//! One token request at work: what is sent, again where the source is busy, and whose token came back.

use std::time::Instant;

use anyhow::Result;

use super::detect::Source;
use super::plan::{Plan, Selector};
use super::{Context, arc};
use crate::error::Failure;
use crate::http::{Answer, Request};
use crate::jwt::Claims;
use crate::secret::Secret;
use crate::token::Token;

/// A request of this plan.
pub struct Asking<'a> {
    /// The source.
    pub source: Source,
    /// What it is sent.
    pub plan: &'a Plan,
    /// What the flow finds around it.
    pub context: &'a Context,
}

impl Asking<'_> {
    /// The answer.
    ///
    /// # Errors
    /// As [`Request::send`], and where the Arc agent's challenge is not to be met.
    pub fn send(&self) -> Result<Answer> {
        let deadline = Instant::now() + self.context.timeout;
        if self.source == Source::Arc { self.challenged(deadline) } else { self.answer(None, deadline) }
    }

    /// The answer to the request, with this proof, where one was asked for.
    fn answer(&self, proof: Option<&(Secret, Secret)>, deadline: Instant) -> Result<Answer> {
        self.context.persist(&self.request(proof), &self.plan.schedule, self.source.service(), deadline)
    }

    fn request(&self, proof: Option<&(Secret, Secret)>) -> Request<'_> {
        let mut request = self.context.http.get(self.plan.url.clone());
        if self.plan.metadata {
            request = request.header("Metadata", "true");
        }
        if let Some((name, secret)) = &self.plan.secret {
            request = request.secret_header(name, secret.clone());
        }
        if let Some(thumbprint) = self.plan.pinned {
            request = request.pinned(thumbprint);
        }
        match proof {
            Some((header, key)) => request.secret_header("Authorization", header.clone()).hiding(key),
            None => request,
        }
    }

    /// The answer to a request that is refused once, to see whether the caller may read a file.
    fn challenged(&self, deadline: Instant) -> Result<Answer> {
        let answer = self.answer(None, deadline)?;
        if !matches!(answer.status(), 200 | 401) {
            return Ok(answer);
        }
        let proof = arc::proof(&answer, &self.context.env)?;
        self.answer(Some(&proof), deadline)
    }
}

/// Refuses a token of another identity: a source that does not know the selector answers for one that it does know.
///
/// # Errors
/// Exit 4 where the answer or the token says so, or where an Arc agent does not say anything.
pub fn ensure_asked(source: Source, selector: Option<&Selector>, token: &Token, answer: &Answer) -> Result<()> {
    let Some(selector) = selector else { return Ok(()) };
    if source == Source::Arc {
        arc::ensure_echoed(answer, selector)?;
    }
    let (members, claim): (&[&str], _) = match selector {
        Selector::Client(_) => (&["client_id"], "appid"),
        Selector::Object(_) => (&["object_id"], "oid"),
        Selector::Resource(_) => (&["msi_res_id", "mi_res_id"], "xms_mirid"),
    };
    let claims = Claims::of(token.access_token.expose());
    let said = claims.as_ref().and_then(|claims| claims.text(claim)).map(str::to_owned);
    let said: Vec<_> = members.iter().filter_map(|name| answer.member(name)).chain(said).collect();
    let is_another = |came: &&String| !came.is_empty() && !came.eq_ignore_ascii_case(selector.value());
    match said.iter().find(is_another) {
        Some(came) => Err(Failure::refused(format!(
            "{} gave a token of the identity {came}, not of {}",
            source.service(),
            selector.value()
        ))
        .into()),
        None => Ok(()),
    }
}
