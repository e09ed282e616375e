//! Namespaces of the kernel, in which a test may do what else takes root, and what it does ends with it.

use std::process::Command;

use crate::process::{Outcome, run};

const INSIDE: &str = "AZT_TEST_INSIDE_NAMESPACE";

/// Runs the test of this name again, alone, in namespaces of these kinds (options of `unshare`), after this line of
/// shell; there `body` is what it does.
pub fn inside(name: &str, kinds: &[&str], enter: &str, body: impl FnOnce()) {
    if std::env::var_os(INSIDE).is_some() {
        return body();
    }
    let enter = format!(r#"{enter} && exec "$0" "$@""#);
    let mut command = Command::new("unshare");
    command.arg("--map-root-user").args(kinds).args(["sh", "-c", &enter]);
    command.arg(std::env::current_exe().unwrap()).args(["--ignored", "--nocapture", "--exact", name]);
    let Outcome { status, stdout, stderr, .. } = run(command.env(INSIDE, "1"), "");
    eprintln!("{stderr}");
    // A name that matches no test would end well, too.
    assert!(status == Some(0) && stdout.contains("test result: ok. 1 passed"), "{stdout}");
}
