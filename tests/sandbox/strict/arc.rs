//! The agent of Azure Arc.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::*;

const QUERY: [(&str, &str); 2] = [("api-version", "2020-06-01"), ("resource", ARM)];

/// An agent that writes its keys to a directory of the test's own.
struct Arc {
    sandbox: Sandbox,
    tokens: TempDir,
}

impl Arc {
    fn new() -> Arc {
        let arc = Arc { sandbox: Sandbox::start(), tokens: TempDir::new().unwrap() };
        arc.sandbox.set_arc_tokens(arc.tokens.path());
        arc
    }

    fn ask(&self, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Page {
        let address = format!("{}/arc/metadata/identity/oauth2/token", self.sandbox.url());
        browser::get(&with_query(&address, fields), headers).unwrap()
    }

    fn ask_with(&self, fields: &[(&str, &str)], key: &str) -> Page {
        self.ask(fields, &[METADATA, ("Authorization", &format!("Basic {key}"))])
    }

    /// The content of the file that a challenge names.
    fn key(&self, fields: &[(&str, &str)]) -> String {
        fs::read_to_string(file(&self.ask(fields, &[METADATA]))).unwrap()
    }

    /// Both requests of a right client.
    fn exchange(&self, fields: &[(&str, &str)]) -> Page {
        self.ask_with(fields, &self.key(fields))
    }

    fn keys(&self) -> usize {
        fs::read_dir(self.tokens.path()).unwrap().count()
    }
}

fn file(challenged: &Page) -> PathBuf {
    assert_eq!(challenged.status, 401, "{}", challenged.body);
    let path = challenged.header("www-authenticate").unwrap().strip_prefix("Basic realm=").unwrap();
    path.into()
}

#[test]
fn arc_challenges_with_a_new_file_that_its_owner_may_read() {
    let arc = Arc::new();
    let page = arc.ask(&QUERY, &[METADATA]);
    let body = r#"{"error":"unauthorized_client","error_codes":[401],"error_description":"Missing Basic Authorization header"}"#;
    assert_eq!(page.json(), serde_json::from_str::<Value>(body).unwrap());
    let one = file(&page);
    let two = file(&arc.ask(&QUERY, &[METADATA]));
    assert_ne!(one, two);
    assert_ne!(fs::read(&one).unwrap(), fs::read(&two).unwrap());
    for path in [&one, &two] {
        assert!(path.is_absolute());
        assert_eq!(path.parent(), Some(arc.tokens.path()));
        assert!(uuid::Uuid::try_parse(path.file_stem().unwrap().to_str().unwrap()).is_ok(), "{path:?}");
        assert_eq!(path.extension().unwrap(), "key");
        #[cfg(unix)]
        assert_eq!(std::os::unix::fs::MetadataExt::mode(&path.metadata().unwrap()) & 0o777, 0o600);
    }
    drop(arc.sandbox);
    assert!(!one.exists() && !two.exists(), "the sandbox leaves keys behind");
}

#[test]
fn arc_gives_the_identity_asked_for_and_says_which() {
    let arc = Arc::new();
    let [one, two] = &USER_ASSIGNED;
    let capitals = two.resource_id.to_uppercase();
    for (name, asked, said, identity) in [
        ("", "", "", &SYSTEM_ASSIGNED),
        ("client_id", one.client_id, one.client_id, one),
        ("object_id", two.object_id, two.object_id, two),
        ("msi_res_id", &capitals, two.resource_id, two),
    ] {
        let body = arc.exchange(&changed(&QUERY, name, asked)).json();
        assert_eq!(arc.sandbox.token(body["access_token"].as_str().unwrap()).unwrap().identity, identity.client_id);
        for member in ["client_id", "object_id", "msi_res_id", "mi_res_id"] {
            let wanted = if member == name { said.into() } else { Value::Null };
            assert_eq!(body[member], wanted, "{body}");
        }
        assert_eq!((&body["expires_in"], &body["resource"]), (&"86399".into(), &ARM.into()));
    }
    for version in ["2019-08-15", "2019-11-01", "2021-02-01"] {
        assert_eq!(arc.exchange(&changed(&QUERY, "api-version", version)).status, 200);
    }
    assert_eq!(arc.keys(), 0);
}

#[test]
fn arc_takes_each_key_once_as_it_is_and_for_the_request_it_was_made_for() {
    let arc = Arc::new();
    let key = arc.key(&QUERY);
    let refused = |page: &Page| {
        assert_refused(page, 401, "Invalid Basic Authorization header");
        assert!(file(page).exists());
    };
    for wrong in [format!("{key}="), format!("{key}%0A"), key.to_uppercase(), String::new()] {
        refused(&arc.ask_with(&QUERY, &wrong));
    }
    for scheme in ["Bearer", "basic", "Basic realm"] {
        refused(&arc.ask(&QUERY, &[METADATA, ("Authorization", &format!("{scheme} {key}"))]));
    }
    refused(&arc.ask(&QUERY, &[METADATA, ("Authorization", &key)]));
    let other = arc.key(&QUERY);
    assert_eq!(arc.ask_with(&QUERY, &key).status, 200);
    refused(&arc.ask_with(&QUERY, &key));
    assert_eq!(arc.ask_with(&QUERY, &other).status, 200);

    let key = arc.key(&changed(&QUERY, "client_id", USER_ASSIGNED[0].client_id));
    assert_refused(&arc.ask_with(&QUERY, &key), 400, "not the request that was challenged");
    refused(&arc.ask_with(&changed(&QUERY, "client_id", USER_ASSIGNED[0].client_id), &key));
    assert_eq!(arc.sandbox.tokens().len(), 2);
}

#[test]
fn arc_refuses_what_the_agent_refuses() {
    let arc = Arc::new();
    let one = &USER_ASSIGNED[0];
    let wrong_queries: [(Fields, &str); 6] = [
        (changed(&QUERY, "api-version", ""), "api-version"),
        (changed(&QUERY, "api-version", "2018-02-01"), "api-version"),
        ([&QUERY[..], &[("resource", ARM)]].concat(), "more than once"),
        ([&QUERY[..], &[("client_id", one.client_id), ("object_id", one.object_id)]].concat(), "Only one of"),
        (changed(&QUERY, "clientid", one.client_id), "Unknown parameter clientid"),
        (changed(&QUERY, "principal_id", one.object_id), "Unknown parameter principal_id"),
    ];
    for (query, wanted) in wrong_queries {
        assert_refused(&arc.ask(&query, &[METADATA]), 400, wanted);
    }
    let missing = "Required metadata header not specified";
    assert_refused(&arc.ask(&QUERY, &[]), 400, missing);
    assert_refused(&arc.ask(&QUERY, &[("Metadata", "True")]), 400, missing);
    assert_refused(&arc.ask(&QUERY, &[METADATA, ("X-Forwarded-For", "10.0.0.1")]), 400, "X-Forwarded-For");
    let address = format!("{}/arc/metadata/identity/oauth2/token", arc.sandbox.url());
    assert_refused(&browser::post(&address, &[METADATA], &QUERY).unwrap(), 405, "method_not_allowed");
    for path in ["/arc/metadata/identity/oauth2/token/", "/arc/Metadata/identity/oauth2/token", "/arc"] {
        let address = with_query(&format!("{}{path}", arc.sandbox.url()), &QUERY);
        assert_eq!(browser::get(&address, &[METADATA]).unwrap().status, 404, "{path}");
    }
    assert_eq!(arc.keys(), 0);

    assert_refused(&arc.exchange(&changed(&QUERY, "resource", "")), 400, "'resource' is missing");
    assert_refused(&arc.exchange(&changed(&QUERY, "resource", "https://nowhere.example")), 400, "AADSTS500011");
    let unknown = "the requested identity has not been assigned to this resource";
    for (name, id) in [("client_id", TENANT_ID), ("client_id", one.object_id), ("msi_res_id", "/subscriptions/x")] {
        let page = arc.exchange(&changed(&QUERY, name, id));
        assert_refused(&page, 404, unknown);
        assert_eq!(page.json()["error"], "identity_not_found");
    }
    arc.sandbox.set_identities(Identities::OnlyOneUser);
    assert_refused(&arc.exchange(&QUERY), 404, unknown);
    assert_eq!(arc.sandbox.tokens(), []);
}

#[test]
fn arc_overlooks_the_other_word_for_a_resource_id_as_an_old_agent_does_every_selector() {
    let arc = Arc::new();
    let one = &USER_ASSIGNED[0];
    let own_and_unnamed = |query: &[(&str, &str)]| {
        let body = arc.exchange(query).json();
        assert_eq!(arc.sandbox.tokens().last().unwrap().identity, SYSTEM_ASSIGNED.client_id);
        let names = ["client_id", "object_id", "msi_res_id", "mi_res_id"];
        assert!(names.iter().all(|name| body.get(name).is_none()), "{body}");
    };
    own_and_unnamed(&changed(&QUERY, "mi_res_id", one.resource_id));
    assert_eq!(arc.sandbox.requests().last().unwrap().query("mi_res_id"), Some(one.resource_id));
    arc.sandbox.set_arc_ignores_selectors(true);
    for (name, id) in [("client_id", one.client_id), ("object_id", one.object_id), ("msi_res_id", one.resource_id)] {
        own_and_unnamed(&changed(&QUERY, name, id));
    }
    arc.sandbox.set_arc_ignores_selectors(false);
    let body = arc.exchange(&changed(&QUERY, "client_id", one.client_id)).json();
    assert_eq!(body["client_id"], one.client_id);
}

#[test]
fn arc_challenges_as_told() {
    let arc = Arc::new();
    let key = arc.key(&QUERY);
    for challenge in ["Basic realm=/etc/passwd", "Basic", "Negotiate", ""] {
        arc.sandbox.set_arc_challenge(challenge);
        let page = arc.ask(&QUERY, &[METADATA]);
        assert_eq!((page.status, page.header("www-authenticate")), (401, Some(challenge)));
        let page = arc.ask_with(&QUERY, "root:x:0:0:root");
        assert_eq!((page.status, page.header("www-authenticate")), (401, Some(challenge)));
    }
    assert_eq!(arc.keys(), 1);
    assert_eq!(arc.ask_with(&QUERY, &key).status, 200);
}

#[test]
fn arc_has_its_real_path_on_a_listener_of_its_own_and_writes_where_nobody_should_trust() {
    let sandbox = Sandbox::start();
    let url = sandbox.serve_arc_at("127.0.0.1:0").unwrap();
    let port = url.strip_prefix("http://127.0.0.1:").unwrap().parse().unwrap();
    assert_ne!(port, sandbox.port());
    let address = with_query(&format!("{url}/metadata/identity/oauth2/token"), &QUERY);
    let path = file(&browser::get(&address, &[METADATA]).unwrap());
    assert_ne!(path.parent(), Some(Path::new("/var/opt/azcmagent/tokens")));
    let authorization = format!("Basic {}", fs::read_to_string(&path).unwrap());
    let page = browser::get(&address, &[METADATA, ("Authorization", &authorization)]).unwrap();
    assert_eq!(page.status, 200, "{}", page.body);
    assert_eq!(sandbox.requests().len(), 2);
    for path in ["/arc/metadata/identity/oauth2/token", "/msi/token", "/"] {
        assert_eq!(browser::get(&format!("{url}{path}"), &[METADATA]).unwrap().status, 404, "{path}");
    }
    assert!(std::net::TcpStream::connect((std::net::Ipv6Addr::LOCALHOST, port)).is_err());
    sandbox.answer_next(Answer::status(503).at("/metadata/identity/oauth2/token"));
    assert_eq!(browser::get(&address, &[METADATA]).unwrap().status, 503);
}
