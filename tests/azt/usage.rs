//! Command lines that cannot be honoured: status 2, nothing on standard output.

use crate::run::azt;

const GUID: &str = "00000000-0000-0000-0000-000000000001";

#[test]
fn each_mistake_is_named_with_what_to_type() {
    for (line, stderr) in [
        ("", "azt: error: no command was named\nazt: hint: what there is: azt --help\n"),
        ("profile", "azt: error: no command was named\nazt: hint: what there is: azt profile --help\n"),
        (
            "token --resource graph msi",
            "azt: error: what stands between token and msi belongs behind it\nazt: hint: the long spelling: azt token msi --resource URI\n",
        ),
        (
            "msii",
            "azt: error: unrecognized subcommand 'msii'\nazt: hint: a similar subcommand exists: 'msi'; what can be typed: azt --help\n",
        ),
        (
            "msi --resorce x",
            "azt: error: unexpected argument '--resorce' found\nazt: hint: a similar argument exists: '--resource'; what can be typed: azt msi --help\n",
        ),
        (
            "msi --resource databrick",
            "azt: error: unknown resource name 'databrick': neither a URI, nor a GUID, nor a name azt knows\nazt: hint: did you mean this one: --resource databricks\n",
        ),
        (
            "msi --resource zzzzzz",
            "azt: error: unknown resource name 'zzzzzz': neither a URI, nor a GUID, nor a name azt knows\nazt: hint: the names are in the help: azt --help\n",
        ),
        (
            "msi --resource a --scope b",
            "azt: error: the argument '--resource <URI|GUID|NAME>' cannot be used with '--scope <SCOPE>'\nazt: hint: what can be typed: azt msi --help\n",
        ),
        (
            "msi --resource https://u:p@x.example/",
            "azt: error: the resource has a user name or password inside; a resource is not a login\n",
        ),
        (
            "msi --client-id 1",
            "azt: error: invalid value '1' for '--client-id <GUID>': not a GUID, which is 8-4-4-4-12 hexadecimal digits\nazt: hint: what can be typed: azt msi --help\n",
        ),
        (
            "msi --resource-id x",
            "azt: error: invalid value 'x' for '--resource-id <ID>': not the resource id of a user-assigned identity\nazt: hint: what can be typed: azt msi --help\n",
        ),
        (
            "msi --source x",
            "azt: error: invalid value 'x' for '--source <NAME>' [possible values: app-service, arc, imds, machine-learning, service-fabric, vm-extension]\nazt: hint: what can be typed: azt msi --help\n",
        ),
        (
            "msi -o xml",
            "azt: error: invalid value 'xml' for '--output <FORMAT>' [possible values: token, none, json, header, env, curl, oauth, az, azd, kubectl]\nazt: hint: what can be typed: azt msi --help\n",
        ),
        (
            "msi --http-timeout soon",
            "azt: error: invalid value 'soon' for '--http-timeout <DURATION>': not a duration such as 90s or 5m\nazt: hint: what can be typed: azt msi --help\n",
        ),
        (
            "msi --shell fish",
            "azt: error: --shell is for -o env: no other format depends on the shell\nazt: hint: print a line to evaluate: azt msi -o env --shell powershell\n",
        ),
        (
            "msi -o json --with-refresh-token",
            "{\"error\":\"usage\",\"error_description\":\"msi never receives a refresh token\",\"hint\":\"leave --with-refresh-token out: azt msi\",\"exit_code\":2}\n",
        ),
        (
            "ropc --with-refresh-token",
            "azt: error: --with-refresh-token is for -o json and -o oauth: no other format has a place for it\nazt: hint: name the format: azt ropc -o oauth --with-refresh-token\n",
        ),
        ("authcode --client-id my-app", "azt: error: 'my-app' is not a client id, which is a GUID\n"),
        (
            "authcode --tenant a/b",
            "azt: error: 'a/b' is not a tenant: neither a GUID, nor a domain, nor organizations\n",
        ),
        (
            "authcode --authority-host http://login.example",
            "azt: error: the authority host is plain http to another machine, where anyone on the way can read the token: http://login.example/\n",
        ),
        (
            "authcode --authority-host https://u:p@login.example",
            "azt: error: the authority host has a user name or password inside\n",
        ),
        (
            "authcode --manual --no-browser",
            "azt: error: the argument '--manual' cannot be used with '--no-browser'\nazt: hint: what can be typed: azt authcode --help\n",
        ),
        (
            "authcode --redirect-port 0",
            "azt: error: invalid value '0' for '--redirect-port <PORT>': 0 is not in 1..=65535\nazt: hint: what can be typed: azt authcode --help\n",
        ),
        (
            "-vq msi",
            "azt: error: the argument '--verbose...' cannot be used with '--quiet'\nazt: hint: what can be typed: azt msi --help\n",
        ),
    ] {
        eprintln!("azt {line}");
        azt(line).refuses(2, stderr);
    }
    azt("msi --resource").arg("").refuses(2, "azt: error: the resource is empty\n");
    azt("msi --scope").arg("").refuses(2, "azt: error: the scope is empty\n");
    azt("msi --resource https://vault.azure.net/.default").refuses(
        2,
        "azt: error: https://vault.azure.net/.default is a scope, not a resource\n\
         azt: hint: ask for it as one: --scope https://vault.azure.net/.default\n",
    );
    azt("msi --resource aadgraph").refuses(
        2,
        "azt: error: Azure AD Graph is retired; Microsoft Graph has taken its place\nazt: hint: ask for that: --resource graph\n",
    );
    // The escape sequence is not printed.
    azt("ms\u{1b}[31mi")
        .refuses(2, "azt: error: unrecognized subcommand 'msi'\nazt: hint: what can be typed: azt --help\n");
    for line in ["msi --bogus -o json", "msii -ojson", "msi --bogus --output=JSON", "--output json msii"] {
        let outcome = azt(line).outcome();
        assert!(outcome.stderr.starts_with("{\"error\":\"usage\","), "{line}: {outcome:?}");
        assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(2), ""));
    }
    azt(&format!("msi --client-id {GUID} --object-id {GUID}")).refuses(
        2,
        "azt: error: the argument '--client-id <GUID>' cannot be used with '--object-id <GUID>'\n\
         azt: hint: what can be typed: azt msi --help\n",
    );
}

#[test]
fn the_environment_is_checked_as_the_options_are() {
    for (name, value, stderr) in [
        (
            "AZT_OUTPUT",
            "xml",
            "azt: error: AZT_OUTPUT is 'xml': not one of token, none, json, header, env, curl, oauth, az, azd, kubectl\n",
        ),
        ("AZT_HTTP_TIMEOUT", "soon", "azt: error: AZT_HTTP_TIMEOUT is 'soon': not a duration such as 90s or 5m\n"),
    ] {
        azt("msi").env(name, value).refuses(2, stderr);
    }
    azt("msi -o env")
        .env("AZT_SHELL", "cmd")
        .refuses(2, "azt: error: AZT_SHELL is 'cmd': not one of sh, powershell, fish\n");
    azt("msi")
        .env("AZT_RESOURCE", "arm")
        .env("AZT_SCOPE", "x")
        .refuses(2, "azt: error: AZT_RESOURCE and AZT_SCOPE are both set: a token has one or the other\n");
}

#[test]
fn a_person_who_may_not_be_asked_is_status_3() {
    let stderr = "azt: error: authcode needs a person at a browser, and --no-prompt forbids to ask one\n\
                  azt: hint: where a person is: azt authcode --tenant organizations --resource 2ff814a6-3304-4ab8-85cb-cd0e6f879c1d\n";
    azt("authcode --resource databricks --no-prompt").refuses(3, stderr);
    azt("web --resource databricks --non-interactive").refuses(3, stderr);
    azt("authcode --resource databricks").env("AZT_NO_PROMPT", "1").refuses(3, stderr);
}

#[test]
fn help_and_version_are_answers() {
    for line in ["--help", "-h", "msi --help", "token msi -h"] {
        let outcome = azt(line).outcome();
        assert_eq!((outcome.status, outcome.stderr.as_str()), (Some(0), ""), "{line}");
        assert!(outcome.stdout.contains("Usage: azt"), "{line}");
    }
    azt("--version").prints(concat!("azt ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn help_tells_what_is_deprecated_and_retired() {
    let help = |line: &str| azt(line).outcome().stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(help("msi --help").contains("It is deprecated since 2019"));
    assert!(help("msi --help").contains("IMDS replaces it with the same request"));
    assert!(help("arr-sts --help").contains("retired the public service on 2025-09-30"));
    assert!(help("--help").contains("130 interrupted"));
}

#[cfg(unix)]
#[test]
fn a_variable_that_is_no_text_is_not_taken_for_not_set() {
    use std::os::unix::ffi::OsStrExt as _;
    let latin = std::ffi::OsStr::from_bytes(b"gr\xe4ph");
    for name in ["AZT_RESOURCE", "AZURE_PASSWORD", "MSI_ENDPOINT"] {
        azt("msi").env(name, latin).refuses(2, &format!("azt: error: the environment variable {name} is not UTF-8\n"));
        assert_eq!(azt("--help").env(name, latin).outcome().status, Some(0), "help is there all the same");
    }
}

#[test]
fn help_may_stand_in_front_of_the_command() {
    for (line, same) in [("help", "--help"), ("help exec", "exec --help"), ("help docker setup", "docker setup --help")]
    {
        azt(line).prints(&azt(same).outcome().stdout);
    }
    azt("help nope").refuses(
        2,
        "azt: error: unrecognized subcommand 'nope'\nazt: hint: a similar subcommand exists: 'inspect'; what can be typed: azt --help\n",
    );
}
