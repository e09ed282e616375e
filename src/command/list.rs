//! `azt list`.

use anyhow::Result;
use clap::Args;
use serde::Serialize;

use super::{Run, or_dash};
use crate::clock;
use crate::output;
use crate::store::{KeptToken, SignIn};
use crate::table;

/// What is kept: sign-ins and tokens
///
/// Prints a table, or with -o json an array of objects, and no secret. A sign-in serves every resource of its
/// application; a token serves one.
///
/// Example: azt list
#[derive(Debug, Args)]
pub struct List {}

/// Something that is kept.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Kept {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<String>,
    flow: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    tenant: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resource: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    scopes: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_on: Option<String>,
    #[serde(rename = "expires_on", skip_serializing_if = "Option::is_none")]
    expires_on_seconds: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kept_on: Option<String>,
}

impl List {
    /// The table, or the JSON.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn run(&self, run: &Run<'_>) -> Result<String> {
        run.common.ensure_no_token_options("list")?;
        run.common.ensure_no_request_options("list")?;
        run.common.ensure_no_profile("list")?;
        let json = run.common.json(run.env(), "list")?;
        let kept = run.kept()?;
        let lacks_some = kept.warn_of_the_rest();
        let (mut sign_ins, mut tokens) = (Vec::new(), Vec::new());
        for store in &kept.stores {
            sign_ins.extend(store.sign_ins()?);
            tokens.extend(store.tokens()?);
        }
        sign_ins.sort_by_key(|sign_in| (sign_in.account.clone(), sign_in.client_id.clone()));
        tokens.sort_by_key(|kept| {
            let token = kept.token();
            (token.account, kept.flow.clone(), token.tenant, token.resource, token.expires_on)
        });
        let all: Vec<_> = sign_ins.iter().map(Kept::sign_in).chain(tokens.iter().map(Kept::token)).collect();
        if json {
            return Ok(serde_json::to_string(&all)? + "\n");
        }
        if all.is_empty() {
            if !lacks_some {
                run.context.notice("nothing is kept");
            }
            return Ok(String::new());
        }
        let header = ["ACCOUNT", "FLOW", "TENANT", "RESOURCE", "EXPIRES IN", "SOURCE"].map(str::to_owned).to_vec();
        let now = clock::now();
        Ok(table::columns(&[vec![header], all.iter().map(|kept| kept.row(now)).collect()].concat()))
    }
}

impl Kept {
    fn sign_in(sign_in: &SignIn) -> Self {
        Self {
            kind: "sign-in",
            account: sign_in.account.clone(),
            flow: sign_in.flow.clone(),
            tenant: sign_in.tenants.iter().max_by_key(|(_, at)| **at).map(|(tenant, _)| tenant.clone()),
            client_id: Some(sign_in.client_id.clone()),
            resource: None,
            scopes: Vec::new(),
            expires_on: None,
            expires_on_seconds: None,
            source: None,
            kept_on: output::date(sign_in.kept_at),
        }
    }

    fn token(kept: &KeptToken) -> Self {
        let token = kept.token();
        Self {
            kind: "token",
            account: token.account,
            flow: kept.flow.clone(),
            tenant: token.tenant,
            client_id: token.client_id,
            resource: token.resource,
            scopes: token.scopes,
            expires_on: output::date(token.expires_on),
            expires_on_seconds: Some(token.expires_on),
            source: Some(kept.source.clone()),
            kept_on: output::date(kept.kept_at),
        }
    }

    fn row(&self, now: i64) -> Vec<String> {
        let scopes = self.scopes.join(" ");
        let resource = self.resource.as_deref().or((!scopes.is_empty()).then_some(scopes.as_str()));
        let is_sign_in = self.kind == "sign-in";
        vec![
            or_dash(self.account.as_deref()),
            self.flow.clone(),
            or_dash(self.tenant.as_deref()),
            if is_sign_in { "(sign-in)".to_owned() } else { or_dash(resource) },
            self.expires_on_seconds.map_or_else(|| "-".to_owned(), |expires_on| left(expires_on - now)),
            or_dash(self.source.as_deref()),
        ]
    }
}

/// A time in its two largest units.
fn left(seconds: i64) -> String {
    let Ok(seconds @ 1..) = u64::try_from(seconds) else { return "expired".to_owned() };
    let text = humantime::format_duration(std::time::Duration::from_secs(seconds)).to_string();
    text.split(' ').take(2).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_said_in_two_units() {
        for (seconds, text) in [(0, "expired"), (-5, "expired"), (59, "59s"), (3661, "1h 1m"), (90_061, "1day 1h")] {
            assert_eq!(left(seconds), text);
        }
    }
}
