//! What a stand-in says where there is no token: the words by which SDKs tell "sign in first", after which a chain of
//! credentials goes on to the next, from a refusal, which ends it.
//!
//! They look for "az login" and "not logged in, run `azd auth login` to login", and, where "AADSTS" stands beside it,
//! show the whole.

use super::Tool;
use crate::error::{Exit, Report};

/// What stands on standard error, and the status, which is 1 for every refusal of both tools.
pub fn told(tool: Tool, report: &Report) -> (String, u8) {
    let status = if report.kind() == Exit::Interrupted { report.exit() } else { 1 };
    let mut lines = match report.kind() {
        Exit::NeedsPerson => vec![format!("ERROR: {}", sign_in(tool, report)), report.message().to_owned()],
        _ => vec![format!("ERROR: {}", report.message())],
    };
    if report.kind() == Exit::NeedsPerson {
        lines.push(format!("This {} stands in for the real one: it has azt's sign-in.", tool.name()));
    }
    lines.extend(report.hint().map(|hint| format!("azt: hint: {hint}")));
    (lines.join("\n") + "\n", status)
}

/// In the tool's own words.
fn sign_in(tool: Tool, report: &Report) -> &'static str {
    let was_refused = report.denied().is_some() || report.message().contains("AADSTS");
    match tool {
        Tool::Az => "Please run 'az login' to setup account.",
        Tool::Azd if was_refused => "reauthentication required, run `azd auth login` to log in",
        Tool::Azd => "not logged in, run `azd auth login` to login",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Failure;

    fn said(tool: Tool, failure: Failure) -> (String, u8) {
        told(tool, &Report::of(&failure.into()))
    }

    #[test]
    fn who_has_to_sign_in_is_told_so_in_the_tools_words() {
        let nobody = || Failure::needs_person("nobody has signed in").hint("sign in: azt login");
        assert_eq!(
            said(Tool::Az, nobody()),
            (
                "ERROR: Please run 'az login' to setup account.\nnobody has signed in\n\
                 This az stands in for the real one: it has azt's sign-in.\nazt: hint: sign in: azt login\n"
                    .to_owned(),
                1
            )
        );
        let (text, _) = said(Tool::Azd, nobody());
        assert!(text.starts_with("ERROR: not logged in, run `azd auth login` to login\nnobody"), "{text}");
        let (text, _) = said(Tool::Azd, Failure::needs_person("AADSTS50173: revoked"));
        assert!(text.starts_with("ERROR: reauthentication required, run `azd auth login`"), "{text}");
    }

    #[test]
    fn a_refusal_is_no_reason_to_sign_in() {
        let refused = Failure::refused("AADSTS65001: no consent").hint("ask: azt login --prompt consent");
        let (text, status) = said(Tool::Az, refused);
        assert_eq!(text, "ERROR: AADSTS65001: no consent\nazt: hint: ask: azt login --prompt consent\n");
        assert!(!text.contains("az login") && status == 1);
        assert_eq!(said(Tool::Azd, Failure::interrupted()).1, 130);
    }
}
