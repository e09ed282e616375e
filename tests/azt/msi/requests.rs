//! What each source is sent, to the last query parameter and header. The letters name the sections of Microsoft's sources:
//! A IMDS, B the VM extension, D App Service, E Arc, F1 Service Fabric, F2 Machine Learning.

use super::place::Place::{self, *};
use crate::sandbox::Sandbox;
use crate::sandbox::cloud::{IDENTITY_HEADER, MSI_SECRET, USER_ASSIGNED};

const ARM: &str = "resource=https://management.azure.com/";
const CLIENT: &str = "10000000-0007-4a2b-8c3d-5e6f70819200";
const OBJECT: &str = "10000000-0008-4a2b-8c3d-5e6f70819200";
const ARM_ID: &str = USER_ASSIGNED[0].resource_id;

/// The source of the rule, the machine, the options, and the query that they make.
type Row<'a> = (&'a str, Place, &'a str, &'a [&'a str]);

#[test]
fn each_source_is_asked_in_its_own_words() {
    let id = format!("--resource-id {ARM_ID}");
    let client = format!("--client-id {CLIENT}");
    let object = format!("--object-id {OBJECT}");
    let (by_client, by_object) = (format!("client_id={CLIENT}"), format!("object_id={OBJECT}"));
    let (imds_id, app_id) = (format!("msi_res_id={ARM_ID}"), format!("mi_res_id={ARM_ID}"));
    let old_client = format!("clientid={CLIENT}");
    let rows: [Row<'_>; 24] = [
        ("A request: api-version", Imds, "", &["api-version=2018-02-01", ARM]),
        ("A request: client_id", Imds, &client, &["api-version=2018-02-01", ARM, &by_client]),
        ("A request: object_id", Imds, &object, &["api-version=2018-02-01", ARM, &by_object]),
        ("A request: msi_res_id, not mi_res_id", Imds, &id, &["api-version=2018-02-01", ARM, &imds_id]),
        (
            "0: only /.default is removed",
            Imds,
            "--scope https://vault.azure.net/.default",
            &["api-version=2018-02-01", "resource=https://vault.azure.net"],
        ),
        (
            "0: the slash before it stays",
            Imds,
            "--scope https://management.azure.com//.default",
            &["api-version=2018-02-01", ARM],
        ),
        (
            "0: a value without it is unchanged",
            Imds,
            "--resource https://storage.azure.com/",
            &["api-version=2018-02-01", "resource=https://storage.azure.com/"],
        ),
        (
            "0: an application's id",
            Imds,
            "--resource 2ff814a6-3304-4ab8-85cb-cd0e6f879c1d",
            &["api-version=2018-02-01", "resource=2ff814a6-3304-4ab8-85cb-cd0e6f879c1d"],
        ),
        ("B: no api-version", VmExtension, "", &[ARM]),
        ("B: client_id", VmExtension, &client, &[ARM, &by_client]),
        ("B: object_id", VmExtension, &object, &[ARM, &by_object]),
        ("D: 2019-08-01", AppService, "", &["api-version=2019-08-01", ARM]),
        ("D: client_id", AppService, &client, &["api-version=2019-08-01", ARM, &by_client]),
        ("D: object_id, as MSAL sends it", AppService, &object, &["api-version=2019-08-01", ARM, &by_object]),
        ("D: mi_res_id, not msi_res_id", AppService, &id, &["api-version=2019-08-01", ARM, &app_id]),
        ("D: 2017-09-01", OldAppService, "", &["api-version=2017-09-01", ARM]),
        ("D: clientid without underscore", OldAppService, &client, &["api-version=2017-09-01", ARM, &old_client]),
        ("F2: 2017-09-01", MachineLearning, "", &["api-version=2017-09-01", ARM]),
        ("F2: clientid without underscore", MachineLearning, &client, &["api-version=2017-09-01", ARM, &old_client]),
        ("F1: 2019-07-01-preview", ServiceFabric, "", &["api-version=2019-07-01-preview", ARM]),
        ("E: 2020-06-01", Arc, "", &["api-version=2020-06-01", ARM]),
        ("E: client_id", Arc, &client, &["api-version=2020-06-01", ARM, &by_client]),
        ("E: object_id", Arc, &object, &["api-version=2020-06-01", ARM, &by_object]),
        ("E: msi_res_id, for mi_res_id is ignored", Arc, &id, &["api-version=2020-06-01", ARM, &imds_id]),
    ];
    for (source, place, options, query) in rows {
        let sandbox = Sandbox::start();
        sandbox.set_arc_challenge("Basic realm=/nowhere/of/that/kind.key");
        let outcome = place.msi(options, &sandbox).outcome();
        let requests = sandbox.requests();
        let [request] = requests.as_slice() else { panic!("{source}: one request, not {requests:?}, {outcome:?}") };
        let sent: Vec<_> = request.query.iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!((request.method.as_str(), request.path.as_str()), ("GET", place.path()), "{source}");
        assert_eq!(sent, query, "{source}");
        // What a proxy of the machine's would be told, and what a forged request would have.
        assert_eq!((request.header("x-forwarded-for"), request.header("referer")), (None, None), "{source}");
        if place != Arc {
            assert_eq!(
                (outcome.token().to_owned() + "\n", outcome.stderr.as_str()),
                (outcome.stdout.clone(), ""),
                "{source}"
            );
        }
    }
}

#[test]
fn each_source_gets_its_own_secret_and_no_other() {
    let names = ["metadata", "x-identity-header", "secret", "authorization"];
    for (source, place, headers) in [
        ("A: Metadata in lower case", Imds, [Some("true"), None, None, None]),
        ("B: as IMDS", VmExtension, [Some("true"), None, None, None]),
        (
            "D: X-IDENTITY-HEADER; Automation wants Metadata",
            AppService,
            [Some("true"), Some(IDENTITY_HEADER), None, None],
        ),
        ("D: secret", OldAppService, [None, None, Some(MSI_SECRET), None]),
        ("F2: secret", MachineLearning, [None, None, Some(MSI_SECRET), None]),
        ("F1: Secret", ServiceFabric, [None, None, Some(IDENTITY_HEADER), None]),
        ("E: Metadata, and nothing before the challenge", Arc, [Some("true"), None, None, None]),
    ] {
        let sandbox = Sandbox::start();
        sandbox.set_arc_challenge("Basic realm=/nowhere/of/that/kind.key");
        place.msi("", &sandbox).outcome();
        let request = sandbox.requests().pop().unwrap();
        assert_eq!(names.map(|name| request.header(name)), headers, "{source}");
    }
}

#[test]
fn an_endpoint_may_come_with_a_slash_or_a_query_of_its_own() {
    let sandbox = Sandbox::start();
    let url = sandbox.url();
    let fabric = sandbox.service_fabric();
    for (source, place, variable, endpoint, version) in [
        ("D: it may end with a slash", AppService, "IDENTITY_ENDPOINT", format!("{url}/msi/token/"), "2019-08-01"),
        ("D: Linux spells it otherwise", AppService, "IDENTITY_ENDPOINT", format!("{url}/MSI/token"), "2019-08-01"),
        (
            "0: set, not append",
            AppService,
            "IDENTITY_ENDPOINT",
            format!("{url}/msi/token?api-version=1.0"),
            "2019-08-01",
        ),
        ("0: set, not append", MachineLearning, "MSI_ENDPOINT", format!("{url}/aml/MSI/auth?resource=x"), "2017-09-01"),
        (
            "F1: replace, not append",
            ServiceFabric,
            "IDENTITY_ENDPOINT",
            format!("{}?api-version=1.0", fabric.url),
            "2019-07-01-preview",
        ),
        ("A: slashes at the end are cut", Imds, "AZURE_POD_IDENTITY_AUTHORITY_HOST", format!("{url}//"), "2018-02-01"),
    ] {
        place.msi("", &sandbox).env(variable, endpoint).outcome().token();
        let request = sandbox.requests().pop().unwrap();
        let versions: Vec<_> = request.query.iter().filter(|(name, _)| name == "api-version").collect();
        assert_eq!(versions, [&("api-version".to_owned(), version.to_owned())], "{source}");
    }
}

#[test]
fn the_header_is_read_anew_because_the_platform_changes_it() {
    let sandbox = Sandbox::start();
    sandbox.require_metadata_on_app_service();
    for place in [AppService, ServiceFabric] {
        sandbox.rotate_identity_header("another");
        place.msi("", &sandbox).env("IDENTITY_HEADER", "another").outcome().token();
        sandbox.rotate_identity_header("a third");
        place.msi("", &sandbox).env("IDENTITY_HEADER", "a third").outcome().token();
    }
}

#[test]
fn machine_learning_has_an_identity_of_its_own_unless_another_is_named() {
    let sandbox = Sandbox::start();
    let [one, two] = &USER_ASSIGNED;
    let asked = || sandbox.requests().pop().unwrap().query("clientid").map(str::to_owned);
    let run = |options: &str| MachineLearning.msi(options, &sandbox).env("DEFAULT_IDENTITY_CLIENT_ID", one.client_id);
    run("").outcome().token();
    assert_eq!(asked().as_deref(), Some(one.client_id));
    run(&format!("--client-id {}", two.client_id)).outcome().token();
    assert_eq!(asked().as_deref(), Some(two.client_id));
    MachineLearning.msi("", &sandbox).env("AZURE_CLIENT_ID", one.client_id).outcome().token();
    assert_eq!(asked(), None, "no client id of the environment chooses a managed identity");
}

#[test]
fn a_source_that_was_named_is_asked_whatever_else_is_announced() {
    let sandbox = Sandbox::start();
    let imds = ("AZURE_POD_IDENTITY_AUTHORITY_HOST", sandbox.url());
    for place in [AppService, OldAppService, MachineLearning, Arc, ServiceFabric] {
        place.msi("--source imds", &sandbox).env(imds.0, &imds.1).outcome().token();
        assert_eq!(sandbox.requests().pop().unwrap().path, Imds.path(), "{place:?}");
    }
    for (name, place) in [
        ("app-service", AppService),
        ("app-service", OldAppService),
        ("machine-learning", MachineLearning),
        ("service-fabric", ServiceFabric),
        ("imds", Imds),
    ] {
        place
            .msi(&format!("--source {name}"), &sandbox)
            .env("AZUREPS_HOST_ENVIRONMENT", "cloud-shell/1.0")
            .outcome()
            .token();
        assert_eq!(sandbox.requests().pop().unwrap().path.to_lowercase(), place.path().to_lowercase());
    }
}

#[test]
fn container_apps_announce_themselves_twice_and_are_app_service() {
    let sandbox = Sandbox::start();
    let msi_endpoint = format!("{}/nowhere", sandbox.url());
    AppService.msi("", &sandbox).env("MSI_ENDPOINT", &msi_endpoint).outcome().token();
    AppService.msi("", &sandbox).env("MSI_ENDPOINT", &msi_endpoint).env("MSI_SECRET", "x").outcome().token();
    assert!(sandbox.requests().iter().all(|request| request.path == AppService.path()));
}

#[test]
fn a_proxy_never_sees_a_request_of_any_source() {
    for place in [Imds, AppService, OldAppService, MachineLearning, ServiceFabric, VmExtension] {
        let sandbox = Sandbox::start();
        let names = ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
        let run = place.msi("", &sandbox).env("NO_PROXY", "");
        let run = names.iter().fold(run, |run, name| run.env(name, "http://127.0.0.1:1"));
        let outcome = run.outcome();
        assert_eq!((outcome.status, outcome.stderr.as_str()), (Some(0), ""), "{place:?}");
    }
}

#[cfg(unix)]
#[test]
fn verbose_says_once_which_source_is_asked_and_why() {
    for (place, said) in [
        (AppService, "azt: asking App Service: IDENTITY_ENDPOINT and IDENTITY_HEADER"),
        (MachineLearning, "azt: asking Azure Machine Learning: MSI_ENDPOINT and MSI_SECRET"),
        (Imds, "azt: asking IMDS: nothing announced, so that it can only be there"),
    ] {
        let (sandbox, home) = (Sandbox::start(), crate::run::Home::new());
        let outcome = place.msi("-v", &sandbox).keeping(&home).outcome();
        outcome.token();
        let lines: Vec<_> = outcome.stderr.lines().collect();
        assert!(lines.len() == 2 && lines[0] == said && lines[1].starts_with("azt: GET "), "{outcome:?}");
    }
}
