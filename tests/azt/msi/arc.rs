//! What the Arc agent may have a caller read, and what not. The whole exchange needs the agent's own directory, and is
//! in `tests/real`.

use super::place::Place::Arc;
use crate::sandbox::Sandbox;

/// E: six realms that are not the agent's, and as many headers that are no challenge. Each names a pipe, or stands for one,
/// that would hold whoever opens it.
#[cfg(unix)]
#[test]
fn a_hostile_challenge_is_refused_before_anything_is_read() {
    let scratch = tempfile::tempdir().unwrap();
    let pipe = scratch.path().join("a.key");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let pipe = pipe.to_str().unwrap();
    let up = format!("/var/opt/azcmagent/tokens/../../../..{pipe}");
    let elsewhere = "names a file outside the agent's directory";
    let shape = "is not of the form 'Basic realm=FILE'";
    for (challenge, why) in [
        (format!("Basic realm={pipe}"), elsewhere),
        (format!("Basic realm={up}"), elsewhere),
        ("Basic realm=/var/opt/azcmagent/tokens/../tokens/a.key".to_owned(), elsewhere),
        ("Basic realm=/var/opt/azcmagent/tokens-of-others/a.key".to_owned(), elsewhere),
        ("Basic realm=/etc/shadow".to_owned(), elsewhere),
        ("Basic realm=/var/opt/azcmagent/tokens/a.pem".to_owned(), "names a file that is no .key"),
        ("Basic realm=a.key".to_owned(), elsewhere),
        ("Basic realm=/var/opt/azcmagent/tokens/sub/a.key".to_owned(), elsewhere),
        (format!("Basic realm={pipe}=b.key"), shape),
        (format!("Bearer realm={pipe}"), shape),
        ("Basic".to_owned(), shape),
        ("Basic realm".to_owned(), shape),
    ] {
        let sandbox = Sandbox::start();
        sandbox.set_arc_challenge(&challenge);
        Arc.msi("", &sandbox)
            .refuses(4, &format!("azt: error: the Arc agent's challenge {why}; nothing was read: {challenge}\n"));
        let requests = sandbox.requests();
        assert!(requests.len() == 1 && requests[0].header("authorization").is_none(), "{challenge}");
    }
}

/// E: "failing closed is the safer reading".
#[test]
fn an_agent_that_wants_no_proof_is_no_agent() {
    let sandbox = Sandbox::start();
    let body = serde_json::json!({ "access_token": "eyJ.e30.c2ln", "expires_in": "3599" });
    sandbox.answer_next(crate::sandbox::Answer::json(200, &body));
    Arc.msi("", &sandbox)
        .refuses(5, "azt: error: the Arc agent gave a token without a proof that azt may ask: it is another program\n");
    sandbox.answer_next(crate::sandbox::Answer::status(401));
    Arc.msi("", &sandbox)
        .refuses(5, "azt: error: the Arc agent refused, and did not say what would prove that azt may ask\n");
}
