//! A federated user: `azt ropc` and Microsoft's own client ask the same server the same. That server is the sandbox's
//! emulation of AD FS, which takes what a client sends that real ones take.

use roxmltree::Document;
use serde_json::json;
use tempfile::TempDir;

use crate::namespace::inside;
use crate::peers::{part, python};
use crate::process::{Outcome, azt, run};
use crate::sandbox::adfs::{Saml, Trust, metadata, xml};
use crate::sandbox::cloud::{ALEX, AZURE_CLI, FEDERATED, FEDERATED_PASSWORD, PASSWORD};
use crate::sandbox::{Answer, Request, Sandbox, Tls};

const ARM: &str = "https://management.azure.com/";

/// What the text-bearing elements of an envelope say, but for what differs from one to the next, in any order.
fn said(request: &Request) -> Vec<(String, String)> {
    let document = Document::parse(&request.body).unwrap();
    let texts = document.descendants().filter(|node| node.is_text() && !node.text().unwrap().trim().is_empty());
    let mut said: Vec<_> = texts
        .map(|text| {
            let name = text.parent().unwrap().tag_name();
            (format!("{{{}}}{}", name.namespace().unwrap(), name.name()), text.text().unwrap().trim().to_owned())
        })
        .filter(|(name, _)| !["}MessageID", "}Created", "}Expires"].iter().any(|end| name.ends_with(end)))
        .collect();
    said.sort();
    said
}

/// Where the real login host is this machine, and nothing else can be reached.
const ENTER: &str = "ip link set lo up && mount -t tmpfs tmpfs /mnt \
                     && echo 127.0.0.1 localhost login.microsoftonline.com > /mnt/hosts \
                     && mount --bind /mnt/hosts /etc/hosts";
const HOST: &str = "https://login.microsoftonline.com";

fn in_namespace(name: &str, body: impl FnOnce()) {
    inside(&format!("federated::{name}"), &["--net", "--mount"], ENTER, body);
}

/// An azt with its default settings.
fn ours(tls: &Tls, user: &str, password: &str) -> Outcome {
    let home = TempDir::new().unwrap();
    let mut command = azt(home.path());
    command.args(["ropc", "--username", user, "--password-stdin"]).env("SSL_CERT_FILE", &tls.ca_file);
    run(&mut command, password)
}

fn theirs(tls: &Tls) -> Outcome {
    let mut command = python();
    command.arg(part("federated_client.py")).env("AUTHORITY", format!("{HOST}/organizations"));
    command.env("CLIENT_ID", AZURE_CLI).env("SCOPE", "https://management.azure.com//.default");
    command.env("USERNAME", FEDERATED).env("PASSWORD", FEDERATED_PASSWORD).env("CA_FILE", &tls.ca_file);
    run(&mut command, "")
}

/// What was asked, but for where Microsoft's client makes sure of what azt knows.
fn paths(requests: &[Request]) -> Vec<&str> {
    let paths = requests.iter().map(|request| request.path.as_str());
    paths.filter(|path| !path.ends_with("/openid-configuration")).collect()
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_federated_user_signs_in_as_with_microsofts_client() {
    in_namespace("a_federated_user_signs_in_as_with_microsofts_client", || {
        let sandbox = Sandbox::start();
        let tls = sandbox.tls_at("127.0.0.1:443").expect("this port must be the test's own");
        for (trust, saml) in [(Trust::V13, Saml::V11), (Trust::V2005, Saml::V11), (Trust::V13, Saml::V20)] {
            sandbox.set_saml(saml);
            sandbox.answer_always("/adfs/services/trust/mex", xml(200, metadata(HOST, &[trust])));
            let before = sandbox.requests().len();
            let mine = ours(&tls, FEDERATED, FEDERATED_PASSWORD);
            assert_eq!((mine.stderr.as_str(), mine.status), ("", Some(0)));
            let asked_by_us = sandbox.requests().split_off(before);
            let other = theirs(&tls).json();
            let asked_by_them = sandbox.requests().split_off(before + asked_by_us.len());

            for token in [mine.token(), other["access_token"].as_str().unwrap()] {
                let issued = sandbox.token(token).unwrap();
                assert_eq!((issued.identity.as_str(), issued.audience.as_str()), (FEDERATED, ARM));
            }
            assert_eq!(paths(&asked_by_us), paths(&asked_by_them));
            let [.., our_envelope, our_grant] = &asked_by_us[..] else { panic!("{asked_by_us:?}") };
            let [.., their_envelope, their_grant] = &asked_by_them[..] else { panic!("{asked_by_them:?}") };
            assert_eq!(said(our_envelope), said(their_envelope));
            assert_eq!(our_envelope.header("soapaction"), their_envelope.header("soapaction"));
            assert_eq!(our_grant.form("grant_type"), their_grant.form("grant_type"));
        }
    });
}

#[test]
#[ignore = "needs tests/real/setup"]
fn microsofts_login_host_has_to_say_who_checks_the_password() {
    in_namespace("microsofts_login_host_has_to_say_who_checks_the_password", || {
        let sandbox = Sandbox::start();
        let tls = sandbox.tls_at("127.0.0.1:443").expect("this port must be the test's own");
        for answer in [Answer::html(200, "<!doctype html>".to_owned()), Answer::json(200, &json!({ "ver": "1.0" }))] {
            sandbox.answer_next(answer.at(&format!("/common/userrealm/{ALEX}")));
            assert_eq!(
                ours(&tls, ALEX, PASSWORD).refused(5),
                "azt: error: the user realm endpoint answered without an account_type\n"
            );
        }
        assert_eq!((sandbox.received().count(), sandbox.requests().len()), (2, 0));
        assert_eq!(ours(&tls, ALEX, PASSWORD).status, Some(0));
    });
}
