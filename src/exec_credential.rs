//! What kubectl and its relatives ask a credential plugin, and the answer.
//!
//! <https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins>

use anyhow::{Result, bail};
use serde::{Deserialize, Serialize};

use crate::env::Env;
use crate::error::Failure;
use crate::output;
use crate::text::one_line;
use crate::token::Token;

/// Where the question stands.
const VARIABLE: &str = "KUBERNETES_EXEC_INFO";

/// The version of the protocol that is spoken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Version {
    /// Since Kubernetes 1.22.
    #[default]
    V1,
    /// Since 1.11.
    V1Beta1,
}

impl Version {
    /// As it stands in question, answer and kubeconfig.
    pub fn name(self) -> &'static str {
        match self {
            Version::V1 => "client.authentication.k8s.io/v1",
            Version::V1Beta1 => "client.authentication.k8s.io/v1beta1",
        }
    }
}

/// What is asked.
#[derive(Debug, PartialEq, Eq)]
pub struct Asked {
    /// The version to answer in.
    pub version: Version,
    /// Whether a person may be asked. Before 1.22 nobody said.
    pub interactive: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Question {
    api_version: String,
    #[serde(default)]
    spec: Spec,
}

#[derive(Default, Deserialize)]
struct Spec {
    interactive: Option<bool>,
}

/// What kubectl asks; the newest version where nobody asks, as on a command line.
///
/// # Errors
/// Exit 2 for a question that azt cannot read, or cannot answer in its version.
pub fn asked(env: &Env) -> Result<Asked> {
    let Some(text) = env.get(VARIABLE) else { return Ok(Asked { version: Version::V1, interactive: true }) };
    let hint = "have azt write the user of your kubeconfig: azt kubectl setup";
    let Ok(question) = serde_json::from_str::<Question>(&text) else {
        bail!(Failure::usage(format!("{VARIABLE} is no ExecCredential in JSON")).hint(hint));
    };
    let known = [Version::V1, Version::V1Beta1];
    let Some(version) = known.into_iter().find(|version| version.name() == question.api_version) else {
        let asked = one_line(&question.api_version);
        bail!(
            Failure::usage(format!(
                "{VARIABLE} asks for an answer in '{asked}': neither v1 nor v1beta1 of client.authentication.k8s.io"
            ))
            .hint(hint)
        );
    };
    Ok(Asked { version, interactive: question.spec.interactive.unwrap_or(true) })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer<'a> {
    api_version: &'static str,
    kind: &'static str,
    status: Status<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Status<'a> {
    token: &'a str,
    /// kubectl keeps the token until then; without it, until the server refuses it.
    #[serde(skip_serializing_if = "Option::is_none")]
    expiration_timestamp: Option<String>,
}

/// The answer, without a line end.
pub fn render(token: &Token, version: Version) -> String {
    let status = Status { token: token.access_token.expose(), expiration_timestamp: output::date(token.expires_on) };
    let answer = Answer { api_version: version.name(), kind: "ExecCredential", status };
    // Strings only: serde_json cannot fail on them.
    serde_json::to_string(&answer).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &'static str) -> Result<Asked, String> {
        asked(&Env::of([(VARIABLE, text)])).map_err(|error| error.to_string())
    }

    #[test]
    fn the_question_names_version_and_manners() {
        let v1 = |interactive| Ok(Asked { version: Version::V1, interactive });
        let v1beta1 = |interactive| Ok(Asked { version: Version::V1Beta1, interactive });
        for (text, asked) in [
            ("", v1(true)),
            (
                r#"{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","spec":{"interactive":false,"cluster":{"server":"https://x"}}}"#,
                v1(false),
            ),
            (r#"{"apiVersion":"client.authentication.k8s.io/v1","spec":{"interactive":true},"x":{}}"#, v1(true)),
            (r#"{"apiVersion":"client.authentication.k8s.io/v1beta1","spec":{"interactive":false}}"#, v1beta1(false)),
            (r#"{"apiVersion":"client.authentication.k8s.io/v1beta1","spec":{}}"#, v1beta1(true)),
            (r#"{"apiVersion":"client.authentication.k8s.io/v1beta1"}"#, v1beta1(true)),
        ] {
            assert_eq!(of(text), asked, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_answered_is_refused() {
        for text in ["{", "[]", "{}", r#"{"apiVersion":1}"#, r#"{"apiVersion":"a","spec":{"interactive":"no"}}"#] {
            assert_eq!(of(text), Err("KUBERNETES_EXEC_INFO is no ExecCredential in JSON".to_owned()), "{text}");
        }
        assert_eq!(
            of(r#"{"apiVersion":"client.authentication.k8s.io/v1alpha1\u001b[2J"}"#),
            Err("KUBERNETES_EXEC_INFO asks for an answer in 'client.authentication.k8s.io/v1alpha1 [2J': neither v1 \
                 nor v1beta1 of client.authentication.k8s.io"
                .to_owned())
        );
    }
}
