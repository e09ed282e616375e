//! What a source cannot honour is refused before anything is sent.

use super::place::Place::*;
use crate::run::azt;
use crate::sandbox::Sandbox;
use crate::sandbox::cloud::USER_ASSIGNED;

#[test]
fn a_selector_that_a_source_does_not_have_is_refused_before_any_request() {
    let [one, _] = &USER_ASSIGNED;
    let client = ["--client-id", one.client_id];
    let object = ["--object-id", one.object_id];
    let id = ["--resource-id", one.resource_id];
    let named = "azt: hint: name it so: azt msi --client-id GUID\n";
    for (place, [option, value], stderr) in [
        (OldAppService, object, format!("azt: error: this App Service knows identities by --client-id, not by --object-id\n{named}")),
        (OldAppService, id, format!("azt: error: this App Service knows identities by --client-id, not by --resource-id\n{named}")),
        (MachineLearning, object, format!("azt: error: Azure Machine Learning knows identities by --client-id, not by --object-id\n{named}")),
        (MachineLearning, id, format!("azt: error: Azure Machine Learning knows identities by --client-id, not by --resource-id\n{named}")),
        (VmExtension, id, format!("azt: error: the VM extension knows identities by --client-id or --object-id, not by --resource-id\n{named}")),
        (ServiceFabric, client, "azt: error: Service Fabric has one identity, and no --client-id to choose another by\nazt: hint: leave --client-id out: azt msi\n".to_owned()),
        (ServiceFabric, object, "azt: error: Service Fabric has one identity, and no --object-id to choose another by\nazt: hint: leave --object-id out: azt msi\n".to_owned()),
        (ServiceFabric, id, "azt: error: Service Fabric has one identity, and no --resource-id to choose another by\nazt: hint: leave --resource-id out: azt msi\n".to_owned()),
    ] {
        let sandbox = Sandbox::start();
        place.msi("", &sandbox).arg(option).arg(value).refuses(2, &stderr);
        assert_eq!(sandbox.requests().len(), 0, "{place:?} {option}");
        assert_eq!(sandbox.service_fabric_connections(), 0, "{place:?} {option}");
    }
}

#[test]
fn an_option_that_makes_no_sense_there_is_refused() {
    azt("msi --port 50342").refuses(
        2,
        "azt: error: --port is the VM extension's: IMDS has only one\n\
         azt: hint: for the extension: azt msi --source vm-extension --port PORT\n",
    );
    azt("msi --source arc --port 1").refuses(
        2,
        "azt: error: --port is the VM extension's, and not for the Arc agent\n\
         azt: hint: for the extension: azt msi --source vm-extension --port PORT\n",
    );
    for (source, service, variable) in [
        ("app-service", "App Service", "IDENTITY_ENDPOINT"),
        ("machine-learning", "Azure Machine Learning", "MSI_ENDPOINT"),
        ("service-fabric", "Service Fabric", "IDENTITY_ENDPOINT"),
    ] {
        azt(&format!("msi --source {source}")).refuses(
            2,
            &format!(
                "azt: error: {service} announces itself by {variable}, and that is not set here\n\
                 azt: hint: leave the source to azt: azt msi\n"
            ),
        );
    }
}

#[test]
fn cloud_shell_has_no_managed_identity() {
    for (name, value) in
        [("MSI_ENDPOINT", "http://localhost:50342/oauth2/token"), ("AZUREPS_HOST_ENVIRONMENT", "cloud-shell/1.0")]
    {
        azt("msi").env(name, value).refuses(
            2,
            &format!(
                "azt: error: this is Azure Cloud Shell, because of {name}, and it has no managed identity: its tokens are the signed-in user's\n\
                 azt: hint: take the user's: azt cloudshell\n"
            ),
        );
    }
}

#[test]
fn an_endpoint_elsewhere_gets_no_secret() {
    let far = "http://evil.example/msi/token";
    let why = format!("is plain http to another machine, where anyone on the way can read the token: {far}\n");
    for (place, variable) in [
        (AppService, "IDENTITY_ENDPOINT"),
        (OldAppService, "MSI_ENDPOINT"),
        (MachineLearning, "MSI_ENDPOINT"),
        (Arc, "IDENTITY_ENDPOINT"),
    ] {
        let sandbox = Sandbox::start();
        place.msi("", &sandbox).env(variable, far).refuses(2, &format!("azt: error: {variable} {why}"));
    }
    let sandbox = Sandbox::start();
    let plain = sandbox.url() + "/metadata/identity/oauth2/token";
    ServiceFabric.msi("", &sandbox).env("IDENTITY_ENDPOINT", &plain).refuses(
        2,
        &format!(
            "azt: error: IDENTITY_ENDPOINT is plain http, where Service Fabric's secret would be for anyone: {plain}\n"
        ),
    );
    assert_eq!(sandbox.requests().len(), 0);
}

/// F1: nothing at all goes to another certificate's holder.
#[test]
fn service_fabric_with_another_certificate_is_sent_nothing() {
    let sandbox = Sandbox::start();
    let fabric = sandbox.service_fabric();
    let trusted = "0123456789ABCDEF0123456789ABCDEF01234567";
    let place = &fabric.url;
    ServiceFabric.msi("", &sandbox).env("IDENTITY_SERVER_THUMBPRINT", trusted).refuses(
        4,
        &format!(
            "azt: error: nothing was sent to {place}: it shows a certificate with the thumbprint {}, and {trusted} is the one to trust\n",
            fabric.thumbprint
        ),
    );
    assert_eq!((sandbox.requests().len(), sandbox.service_fabric_connections()), (0, 1));
    ServiceFabric
        .msi("", &sandbox)
        .env("IDENTITY_SERVER_THUMBPRINT", "0123")
        .refuses(2, "azt: error: IDENTITY_SERVER_THUMBPRINT is not a thumbprint, which is 40 hexadecimal digits\n");
    // A certificate that the system trusts is no other one's equal.
    let tls = sandbox.tls();
    let run =
        ServiceFabric.msi("", &sandbox).env("IDENTITY_ENDPOINT", format!("{}/metadata/identity/oauth2/token", tls.url));
    run.env("SSL_CERT_FILE", tls.ca_file).outcome().refused(4);
    assert_eq!(sandbox.requests().len(), 0);
    // However it is written.
    let pairs: Vec<_> =
        fabric.thumbprint.as_bytes().chunks(2).map(|pair| String::from_utf8_lossy(pair).to_lowercase()).collect();
    for thumbprint in [pairs.join(":"), pairs.join(" "), pairs.concat()] {
        ServiceFabric.msi("", &sandbox).env("IDENTITY_SERVER_THUMBPRINT", thumbprint).outcome().token();
    }
}
