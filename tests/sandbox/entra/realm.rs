//! `GET /common/userrealm/{user}`: who checks a user's password.

use serde_json::json;
use url::form_urlencoded;

use super::super::adfs::{AUDIENCE, Trust};
use super::super::cloud::{FEDERATED, PERSONAL_DOMAIN, UNKNOWN_DOMAIN};
use super::super::{Answer, Request};

/// Entra itself checks those of every domain that is not known for something else.
pub(super) fn answer(request: &Request, user: &str) -> Answer {
    if request.method != "GET" || request.query != [("api-version".to_owned(), "1.0".to_owned())] {
        return Answer::status(400);
    }
    let user = decoded(user);
    let domain = user.rsplit_once('@').map_or("", |(_, domain)| domain);
    let mut realm = json!({
        "ver": "1.0", "account_type": "Managed", "domain_name": domain,
        "cloud_instance_name": "microsoftonline.com", "cloud_audience_urn": AUDIENCE,
    });
    if domain == UNKNOWN_DOMAIN {
        realm = json!({ "ver": "1.0", "account_type": "Unknown", "cloud_instance_name": "microsoftonline.com" });
    } else if domain == PERSONAL_DOMAIN {
        realm["account_type"] = json!("Federated");
        realm["domain_name"] = json!("live.com");
        realm["federation_protocol"] = json!("WSTrust");
        realm["federation_active_auth_url"] = json!("https://login.live.com/rst2.srf");
    } else if FEDERATED.ends_with(&format!("@{domain}")) {
        realm["account_type"] = json!("Federated");
        realm["federation_protocol"] = json!("WSTrust");
        realm["federation_metadata_url"] = json!(format!("{}/adfs/services/trust/mex", request.base()));
        realm["federation_active_auth_url"] = json!(format!("{}{}", request.base(), Trust::V2005.path()));
    }
    Answer::json(200, &realm)
}

fn decoded(segment: &str) -> String {
    let plain = segment.replace('+', "%2B").replace('&', "%26").replace('=', "%3D");
    form_urlencoded::parse(plain.as_bytes()).map(|(user, _)| user.into_owned()).collect()
}
