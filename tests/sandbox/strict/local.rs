//! The local endpoints: IMDS, the VM extension, Cloud Shell.

use super::*;

#[test]
fn imds_answers_strings_and_a_token_for_the_identity_asked_for() {
    let sandbox = Sandbox::start();
    let asked = [
        ("", "", &SYSTEM_ASSIGNED),
        ("client_id", USER_ASSIGNED[0].client_id, &USER_ASSIGNED[0]),
        ("object_id", USER_ASSIGNED[1].object_id, &USER_ASSIGNED[1]),
        ("msi_res_id", USER_ASSIGNED[1].resource_id, &USER_ASSIGNED[1]),
    ];
    for (name, value, identity) in asked {
        let page = imds(&sandbox, &changed(&IMDS_QUERY, name, value), &[METADATA]);
        assert_eq!(page.status, 200, "{}", page.body);
        assert_eq!(page.header("server"), Some("IMDS/150.870.65.0"));
        let body = page.json();
        assert_eq!(body["client_id"], identity.client_id);
        assert_eq!(body["expires_in"], "86399");
        assert_eq!(body["refresh_token"], "");
        let token = body["access_token"].as_str().unwrap();
        assert_eq!(claims(token)["aud"], ARM);
        assert_eq!(claims(token)["oid"], identity.object_id);
        let issued = sandbox.token(token).unwrap();
        assert_eq!(issued.identity, identity.client_id);
        assert_eq!(body["expires_on"], issued.expires_on.to_string());
    }
}

#[test]
fn imds_refuses_what_the_service_refuses() {
    let sandbox = Sandbox::start();
    let id = USER_ASSIGNED[0].client_id;
    let wrong_queries: [(Fields, &str); 10] = [
        (changed(&IMDS_QUERY, "api-version", ""), "newest-versions"),
        (changed(&IMDS_QUERY, "api-version", "2017-09-01"), "newest-versions"),
        (changed(&IMDS_QUERY, "resource", ""), "invalid_request"),
        (changed(&IMDS_QUERY, "resource", "https://vault.azure.net/"), "AADSTS500011: "),
        (changed(&IMDS_QUERY, "resource", "https://nowhere.example"), "invalid_resource"),
        (changed(&IMDS_QUERY, "client_id", TENANT_ID), "Identity not found"),
        (changed(&IMDS_QUERY, "mi_res_id", USER_ASSIGNED[0].resource_id), "mi_res_id"),
        ([&IMDS_QUERY[..], &[("client_id", id), ("object_id", id)]].concat(), "Only one of"),
        ([&IMDS_QUERY[..], &[("resource", ARM)]].concat(), "more than once"),
        (changed(&IMDS_QUERY, "scope", ARM_SCOPE), "Unknown parameter scope"),
    ];
    for (query, wanted) in wrong_queries {
        assert_refused(&imds(&sandbox, &query, &[METADATA]), 400, wanted);
    }
    let wrong_headers: [(&[(&str, &str)], &str); 4] = [
        (&[], "Required metadata header not specified"),
        (&[("Metadata", "True")], "Required metadata header not specified"),
        (&[("Metadata", "false")], "Required metadata header not specified"),
        (&[METADATA, ("X-Forwarded-For", "10.0.0.1")], "X-Forwarded-For"),
    ];
    for (headers, wanted) in wrong_headers {
        assert_refused(&imds(&sandbox, &IMDS_QUERY, headers), 400, wanted);
    }
    assert_eq!(sandbox.tokens(), []);
}

#[test]
fn imds_refuses_a_post_and_takes_any_case_of_metadata_and_a_slash_at_the_end() {
    let sandbox = Sandbox::start();
    let address = format!("{}/metadata/identity/oauth2/token", sandbox.url());
    let page = browser::post(&address, &[METADATA], &IMDS_QUERY).unwrap();
    assert_refused(&page, 405, "method_not_allowed");
    let address = format!("{}/Metadata/identity/oauth2/token/", sandbox.url());
    let page = browser::get(&with_query(&address, &IMDS_QUERY), &[METADATA]).unwrap();
    assert_eq!(page.status, 200);
    let address = format!("{}/metadata/identity/token", sandbox.url());
    let page = browser::get(&with_query(&address, &IMDS_QUERY), &[METADATA]).unwrap();
    assert_eq!(page.status, 404);
}

#[test]
fn imds_is_there_for_whoever_probes_it() {
    let sandbox = Sandbox::start();
    let at = |path: &str| format!("{}{path}", sandbox.url());
    let token = with_query(&at("/metadata/identity/oauth2/token"), &IMDS_QUERY);
    let platform = at("/metadata/identity/getplatformmetadata?cred-api-version=2.0");
    for (address, status) in [(&at(""), 400), (&at("/"), 400), (&token, 400), (&platform, 404)] {
        let page = browser::get(address, &[]).unwrap();
        assert_eq!((page.status, page.header("server")), (status, Some("IMDS/150.870.65.0")), "{address}");
    }
    assert_eq!(browser::get(&platform, &[METADATA]).unwrap().status, 404);
    assert_eq!(sandbox.tokens(), []);
}

#[test]
fn imds_falls_back_to_the_only_identity_there_is() {
    let sandbox = Sandbox::start();
    for (identities, identity) in [
        (Identities::Both, &SYSTEM_ASSIGNED),
        (Identities::SystemOnly, &SYSTEM_ASSIGNED),
        (Identities::OnlyOneUser, &USER_ASSIGNED[0]),
    ] {
        sandbox.set_identities(identities);
        let body = imds(&sandbox, &IMDS_QUERY, &[METADATA]).json();
        assert_eq!(body["client_id"], identity.client_id, "{identities:?}");
    }
    for (identities, wanted) in
        [(Identities::SeveralUsers, "Multiple user assigned identities exist, "), (Identities::None, "not found")]
    {
        sandbox.set_identities(identities);
        assert_refused(&imds(&sandbox, &IMDS_QUERY, &[METADATA]), 400, wanted);
    }
}

#[test]
fn imds_gives_only_identities_that_the_machine_has() {
    let sandbox = Sandbox::start();
    let [one, two] = &USER_ASSIGNED;
    for (identities, there, missing) in [
        (Identities::SystemOnly, vec![&SYSTEM_ASSIGNED], vec![one, two]),
        (Identities::OnlyOneUser, vec![one], vec![&SYSTEM_ASSIGNED, two]),
        (Identities::SeveralUsers, vec![two], vec![&SYSTEM_ASSIGNED]),
        (Identities::None, vec![], vec![&SYSTEM_ASSIGNED, one, two]),
    ] {
        sandbox.set_identities(identities);
        let ask = |id: &'static str| imds(&sandbox, &changed(&IMDS_QUERY, "client_id", id), &[METADATA]);
        for identity in there {
            assert_eq!(ask(identity.client_id).json()["client_id"], identity.client_id, "{identities:?}");
        }
        for identity in missing {
            assert_refused(&ask(identity.client_id), 400, "Identity not found");
        }
    }
}

#[test]
fn imds_spells_its_numbers_as_told() {
    let sandbox = Sandbox::start();
    sandbox.set_lifetime(77);
    sandbox.set_numbers(Numbers::Integers);
    let body = imds(&sandbox, &IMDS_QUERY, &[METADATA]).json();
    assert_eq!(body["expires_in"], 77);
    assert!(body["expires_on"].is_i64());
    sandbox.set_numbers(Numbers::EmptyExpiresIn);
    let body = imds(&sandbox, &IMDS_QUERY, &[METADATA]).json();
    assert_eq!(body["expires_in"], "");
    assert!(body["expires_on"].is_string());
}

#[test]
fn the_extension_takes_no_version_and_no_arm_id() {
    let sandbox = Sandbox::start();
    let ask = |path: &str, fields: &[(&str, &str)], headers: &[(&str, &str)]| {
        let address = format!("{}{path}", sandbox.url());
        browser::get(&with_query(&address, fields), headers).unwrap()
    };
    let resource = [("resource", ARM)];
    let page = ask("/oauth2/token", &resource, &[METADATA]);
    assert_eq!(page.json()["client_id"], SYSTEM_ASSIGNED.client_id);
    let id = changed(&resource, "object_id", USER_ASSIGNED[0].object_id);
    let page = ask("/oauth2/token", &id, &[METADATA]);
    assert_eq!(page.json()["client_id"], USER_ASSIGNED[0].client_id);

    let missing = "Required metadata header not specified";
    assert_refused(&ask("/oauth2/token", &resource, &[]), 400, missing);
    assert_refused(&ask("/oauth2/token", &[], &[METADATA]), 400, "resource");
    assert_refused(&ask("/oauth2/tokens", &resource, &[METADATA]), 401, "unknown_source");
    assert_refused(&ask("/oauth2/token", &IMDS_QUERY, &[METADATA]), 400, "api-version");
    let id = changed(&resource, "msi_res_id", USER_ASSIGNED[0].resource_id);
    assert_refused(&ask("/oauth2/token", &id, &[METADATA]), 400, "msi_res_id");
}

#[test]
fn cloud_shell_gives_the_users_own_token() {
    let sandbox = Sandbox::start();
    let address = format!("{}/oauth2/token", sandbox.url());
    let page = browser::post(&address, &[METADATA], &[("resource", ARM)]).unwrap();
    assert_eq!(page.status, 200, "{}", page.body);
    assert_eq!(page.json()["expires_in"], "3599");
    let claims = claims(page.json()["access_token"].as_str().unwrap());
    assert_eq!(claims["upn"], ALEX);
    assert_eq!(claims["scp"], "user_impersonation");
    assert_eq!(claims["tid"], TENANT_ID);
}

#[test]
fn cloud_shell_refuses_what_is_not_its_own() {
    let sandbox = Sandbox::start();
    let address = format!("{}/oauth2/token", sandbox.url());
    let id = USER_ASSIGNED[0].client_id;
    let forms: [(&[(&str, &str)], &str); 6] = [
        (&[("resource", "https://newservice.azure.com/")], "AudienceNotSupported"),
        (&[("resource", "https://management.azure.com")], "AudienceNotSupported"),
        (&[("resource", "https://vault.azure.net/")], "AudienceNotSupported"),
        (&[], "resource is missing"),
        (&[("resource", ARM), ("client_id", id)], "not available in Cloud Shell"),
        (&[("resource", ARM), ("resource", ARM)], "BadRequest"),
    ];
    for (form, wanted) in forms {
        let page = browser::post(&address, &[METADATA], form).unwrap();
        assert_refused(&page, 400, wanted);
        assert!(page.json()["error"]["code"].is_string(), "{}", page.body);
    }
    let body = "resource=https%3A%2F%2Fmanagement.azure.com%2F";
    let form = ("Content-Type", "application/x-www-form-urlencoded");
    let json = ("Content-Type", "application/json");
    for headers in [&[form][..], &[METADATA], &[METADATA, json]] {
        let page = browser::send("POST", &address, headers, body).unwrap();
        assert_refused(&page, 400, "BadRequest");
    }
    let query = with_query(&address, &[("resource", ARM)]);
    let page = browser::post(&query, &[METADATA], &[("resource", ARM)]).unwrap();
    assert_refused(&page, 400, "belong in the body");
}
