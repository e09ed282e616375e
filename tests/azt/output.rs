//! What stands on standard output, and what happens when it cannot.

#[cfg(unix)]
use std::process::{Command, Stdio};

use crate::run::{azt, newest};
use crate::sandbox::Sandbox;
use crate::sandbox::cloud::{SYSTEM_ASSIGNED, TENANT_ID};

/// A program with nothing around it but the metadata service: what is kept on this machine is not the tests'.
#[cfg(unix)]
fn alone(program: &str, sandbox: &Sandbox) -> Command {
    let mut command = Command::new(program);
    command.env_clear().env("AZT_STORE", "none").env("AZURE_POD_IDENTITY_AUTHORITY_HOST", sandbox.url());
    command
}

#[test]
fn each_format_has_its_shape() {
    let sandbox = Sandbox::start();
    for (line, before, after) in [
        ("msi", "", ""),
        ("msi -o token", "", ""),
        ("msi -o header", "Authorization: Bearer ", ""),
        ("msi -o env", "export AZURE_ACCESS_TOKEN='", "'"),
        ("msi -o env --shell sh", "export AZURE_ACCESS_TOKEN='", "'"),
        ("msi -o env --shell pwsh", "$env:AZURE_ACCESS_TOKEN = '", "'"),
        ("msi -o env --shell fish", "set -gx AZURE_ACCESS_TOKEN '", "'"),
        ("msi -o curl", "header = \"Authorization: Bearer ", "\""),
    ] {
        let outcome = azt(line).at(&sandbox).outcome();
        let token = newest(&sandbox);
        assert_eq!(outcome.stdout, format!("{before}{}{after}\n", token.trim_end()), "{line}");
        assert_eq!((outcome.stderr.as_str(), outcome.status), ("", Some(0)), "{line}");
    }
    let outcome = azt("msi").env("AZT_OUTPUT", "env").env("AZT_SHELL", "powershell").at(&sandbox).outcome();
    assert!(outcome.stdout.starts_with("$env:AZURE_ACCESS_TOKEN = '"), "{outcome:?}");
}

#[test]
fn json_says_what_is_known() {
    let sandbox = Sandbox::start();
    let outcome = azt("msi -o json").at(&sandbox).outcome();
    let issued = sandbox.tokens().pop().unwrap();
    let json = outcome.json();
    let keys: Vec<_> = json.as_object().unwrap().keys().map(String::as_str).collect();
    let known = [
        "accessToken",
        "clientId",
        "expiresOn",
        "expires_on",
        "flow",
        "refreshOn",
        "resource",
        "source",
        "tenant",
        "tokenType",
    ];
    assert_eq!(keys, known);
    assert_eq!(json["accessToken"], issued.token);
    assert_eq!(json["tokenType"], "Bearer");
    assert_eq!(json["expires_on"], issued.expires_on);
    assert!(json["expiresOn"].as_str().is_some_and(|date| date.len() == 20 && date.ends_with('Z')), "{json}");
    assert_eq!(json["clientId"], SYSTEM_ASSIGNED.client_id);
    assert_eq!((&json["flow"], &json["source"]), (&"msi".into(), &"new".into()));
}

#[test]
fn oauth_has_the_keys_of_rfc_6749() {
    let sandbox = Sandbox::start();
    let json = azt("msi -o oauth").at(&sandbox).outcome().json();
    let keys: Vec<_> = json.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["access_token", "expires_in", "token_type"]);
    assert!(json["expires_in"].as_i64().is_some_and(|life| life > 80_000), "{json}");
}

#[test]
fn other_tools_formats_are_theirs_to_the_byte() {
    let sandbox = Sandbox::start();
    // A POSIX zone counts what is west of Greenwich.
    let outcome = azt("msi -o az").env("TZ", "NPT-5:45").at(&sandbox).outcome();
    let issued = sandbox.tokens().pop().unwrap();
    let date = |seconds: i64| chrono::DateTime::from_timestamp(seconds, 0).unwrap();
    assert_eq!(
        outcome.stdout,
        format!(
            "{{\n  \"accessToken\": \"{}\",\n  \"expiresOn\": \"{}.000000\",\n  \"expires_on\": {},\n  \
             \"tenant\": \"{TENANT_ID}\",\n  \"tokenType\": \"Bearer\"\n}}\n",
            issued.token,
            date(issued.expires_on + 20_700).format("%Y-%m-%d %H:%M:%S"),
            issued.expires_on
        )
    );
    let outcome = azt("msi -o azd").env("TZ", "NPT-5:45").at(&sandbox).outcome();
    let issued = sandbox.tokens().pop().unwrap();
    let expires_on = date(issued.expires_on).format("%Y-%m-%dT%H:%M:%SZ");
    assert_eq!(
        outcome.stdout,
        format!("{{\n  \"token\": \"{}\",\n  \"expiresOn\": \"{expires_on}\"\n}}\n", issued.token)
    );
}

#[cfg(unix)]
#[test]
fn a_shell_takes_the_token_as_it_is() {
    let sandbox = Sandbox::start();
    let script = format!(
        "X=$('{azt}' msi); echo $?; eval \"$('{azt}' msi -o env)\"; test -n \"$X\" && echo \"$AZURE_ACCESS_TOKEN\"; '{azt}' msi --client-id {absent}; echo $?",
        azt = env!("CARGO_BIN_EXE_azt"),
        absent = "00000000-0000-0000-0000-000000000001",
    );
    let output = alone("/bin/sh", &sandbox).args(["-c", &script]).output().unwrap();
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert_eq!(stdout, format!("0\n{}4\n", newest(&sandbox)));
}

#[cfg(unix)]
#[test]
fn a_reader_that_has_gone_is_no_failure() {
    let sandbox = Sandbox::start();
    for line in ["msi", "--help"] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = alone(env!("CARGO_BIN_EXE_azt"), &sandbox);
        command.args(line.split(' '));
        let output = command.stdout(writer).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()), "{line}");
    }
    let closed = format!("'{}' msi >&-", env!("CARGO_BIN_EXE_azt"));
    assert_eq!(alone("/bin/sh", &sandbox).args(["-c", &closed]).status().unwrap().code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let sandbox = Sandbox::start();
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let mut command = alone(env!("CARGO_BIN_EXE_azt"), &sandbox);
    let output = command.arg("msi").stdout(full).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap();
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "azt: error: could not write to standard output: No space left on device (os error 28)\n"
    );
    assert_eq!(output.status.code(), Some(1));
}

/// Nobody who does not listen to standard error pays for it with the token.
#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_error_does_not_cost_the_token() {
    let sandbox = Sandbox::start();
    for line in ["msi -vv", "msi"] {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let mut command = alone(env!("CARGO_BIN_EXE_azt"), &sandbox);
        command.args(line.split(' '));
        let output = command.stdout(Stdio::piped()).stderr(full).spawn().unwrap().wait_with_output().unwrap();
        assert_eq!((String::from_utf8(output.stdout).unwrap(), output.status.code()), (newest(&sandbox), Some(0)));
    }
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let status = alone(env!("CARGO_BIN_EXE_azt"), &sandbox).arg("nonsense").stderr(full).status().unwrap();
    assert_eq!(status.code(), Some(2));
}
