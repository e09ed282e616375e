//! Answers with a token in them, in every spelling that the sources are known for.

use serde_json::{Value, json};

use super::place::Place::{self, *};
use crate::sandbox::cloud::{SYSTEM_ASSIGNED, USER_ASSIGNED};
use crate::sandbox::{Answer, Dates, Identities, Numbers, Sandbox};

#[test]
fn every_spelling_of_an_expiry_is_understood() {
    let dates = [
        (AppService, Dates::SecondsString, "D: Unix seconds as a string"),
        (AppService, Dates::SecondsNumber, "0: or as a number"),
        (AppService, Dates::Rfc3339, "D: seen in the field, msal-net#4963"),
        (AppService, Dates::Slashes, "D: seen in the field, msal-net#4963"),
        (AppService, Dates::Dashes, "0: yyyy-MM-dd HH:mm:ss"),
        (OldAppService, Dates::Linux, "D: Linux in 2017"),
        (OldAppService, Dates::Windows, "D: Windows in 2017, no padding"),
        (OldAppService, Dates::SecondsString, "D: a newer host with the old version"),
        (MachineLearning, Dates::SecondsNumber, "F2: numeric"),
        (MachineLearning, Dates::SecondsString, "F2: or a string"),
        (ServiceFabric, Dates::SecondsNumber, "F1: a number in the documentation"),
        (ServiceFabric, Dates::SecondsString, "F1: a string in recordings"),
    ];
    for (place, spelling, source) in dates {
        let sandbox = Sandbox::start();
        sandbox.set_dates(spelling);
        assert_expiry(place, &sandbox, source);
    }
    for (numbers, source) in [
        (Numbers::Strings, "A: every value is a string"),
        (Numbers::Integers, "0: numbers"),
        (Numbers::EmptyExpiresIn, "0: an empty string is ignored"),
    ] {
        for place in [Imds, VmExtension] {
            let sandbox = Sandbox::start();
            sandbox.set_numbers(numbers);
            assert_expiry(place, &sandbox, source);
        }
    }
}

#[track_caller]
fn assert_expiry(place: Place, sandbox: &Sandbox, source: &str) {
    let outcome = place.msi("-o json", sandbox).outcome();
    assert_eq!(outcome.stderr, "", "{source}");
    let json = outcome.json();
    let issued = sandbox.tokens().pop().unwrap();
    assert_eq!(
        (&json["accessToken"], &json["expires_on"]),
        (&json!(issued.token), &json!(issued.expires_on)),
        "{source}"
    );
    assert_eq!(json["resource"], "https://management.azure.com/", "{source}");
}

#[test]
fn odd_answers_are_understood() {
    // 2037-09-14 12:00:00 UTC.
    const DAY: i64 = 2_136_542_400;
    let token = "eyJ.e30.c2ln";
    let rows: [(&str, Place, Value, i64); 12] = [
        ("0: token_type may be missing", Imds, json!({ "expires_on": "2136542400" }), DAY),
        ("0: expires_on is believed first", Imds, json!({ "expires_on": "2136542400", "expires_in": "1" }), DAY),
        (
            "0: unknown members",
            Imds,
            json!({ "expires_on": 2_136_542_400, "x": { "y": [null] }, "refresh_token": 5 }),
            DAY,
        ),
        ("A: token_type in any case", Imds, json!({ "expires_on": 2_136_542_400, "token_type": "bearer" }), DAY),
        ("A: not_before is not looked at", Imds, json!({ "expires_on": "2136542400", "not_before": "soon" }), DAY),
        ("A: ext_expires_in as a number", Imds, json!({ "expires_on": "2136542400", "ext_expires_in": 86399 }), DAY),
        ("D: an old document's sample", OldAppService, json!({ "expires_on": "09/14/2037 12:00:00 PM +00:00" }), DAY),
        (
            "D: and its hour that is none",
            OldAppService,
            json!({ "expires_on": "09/14/2037 00:00:00 PM +00:00" }),
            DAY - 43200,
        ),
        ("D: another offset", AppService, json!({ "expires_on": "2037-09-14T14:00:00.0000000+02:00" }), DAY),
        ("D: no offset is UTC", AppService, json!({ "expires_on": "09/14/2037 12:00:00" }), DAY),
        (
            "F2: with expires_in as well",
            MachineLearning,
            json!({ "expires_on": 2_136_542_400, "expires_in": 86399 }),
            DAY,
        ),
        ("F1: no type, no resource", ServiceFabric, json!({ "expires_on": 2_136_542_400 }), DAY),
    ];
    for (source, place, mut body, expires_on) in rows {
        body["access_token"] = json!(token);
        for answer in [Answer::json(200, &body), Answer::text(200, &body.to_string())] {
            let sandbox = Sandbox::start();
            sandbox.answer_next(answer);
            let outcome = place.msi("-o json", &sandbox).outcome();
            assert_eq!(outcome.stderr, "", "{source}");
            let json = outcome.json();
            assert_eq!((&json["accessToken"], &json["expires_on"]), (&json!(token), &json!(expires_on)), "{source}");
        }
    }
}

#[test]
fn what_has_no_expiry_or_a_past_one_is_no_token() {
    let rows: [(&str, Place, Value, &str); 10] = [
        ("0: neither is an error", Imds, json!({}), "without saying when the token expires"),
        (
            "0: neither, both empty",
            Imds,
            json!({ "expires_on": "", "expires_in": "" }),
            "without saying when the token expires",
        ),
        ("0: neither is an error", AppService, json!({ "resource": "r" }), "without saying when the token expires"),
        ("0: a past one is never kept", AppService, json!({ "expires_on": "1586984735" }), EXPIRED),
        ("0: a past date", OldAppService, json!({ "expires_on": "06/20/2019 02:57:58 +00:00" }), EXPIRED),
        ("0: a past date, unpadded", OldAppService, json!({ "expires_on": "1/16/2020 5:24:12 AM +00:00" }), EXPIRED),
        ("0: a past number", MachineLearning, json!({ "expires_on": 1_586_984_735 }), EXPIRED),
        ("0: no time at all", Imds, json!({ "expires_in": "0" }), EXPIRED),
        (
            "0: anything else is an error",
            AppService,
            json!({ "expires_on": "next week" }),
            "with an expires_on that is no date",
        ),
        (
            "0: anything else is an error",
            ServiceFabric,
            json!({ "expires_on": { "seconds": 5 } }),
            "with an expires_on that is no date",
        ),
    ];
    for (source, place, mut body, why) in rows {
        body["access_token"] = json!("eyJ.e30.c2ln");
        let sandbox = Sandbox::start();
        sandbox.answer_next(Answer::json(200, &body));
        let outcome = place.msi("", &sandbox).outcome();
        assert_eq!(outcome.refused(5), format!("azt: error: {} answered {why}\n", place.service()), "{source}");
    }
}

const EXPIRED: &str = "with a token that has already expired; or is this machine's clock ahead?";

#[test]
fn the_identity_is_the_one_asked_for() {
    let [one, two] = &USER_ASSIGNED;
    for (place, options, identity) in [
        (Imds, vec![], &SYSTEM_ASSIGNED),
        (Imds, vec!["--client-id", one.client_id], one),
        (Imds, vec!["--object-id", two.object_id], two),
        (Imds, vec!["--resource-id", two.resource_id], two),
        (AppService, vec![], &SYSTEM_ASSIGNED),
        (AppService, vec!["--client-id", one.client_id], one),
        (AppService, vec!["--object-id", one.object_id], one),
        (AppService, vec!["--resource-id", two.resource_id], two),
        (OldAppService, vec!["--client-id", two.client_id], two),
        (MachineLearning, vec!["--client-id", one.client_id], one),
        (VmExtension, vec!["--client-id", one.client_id], one),
        (VmExtension, vec!["--object-id", two.object_id], two),
        (ServiceFabric, vec![], &SYSTEM_ASSIGNED),
    ] {
        let sandbox = Sandbox::start();
        let run = options.iter().fold(place.msi("", &sandbox), |run, word| run.arg(word));
        run.outcome().token();
        assert_eq!(sandbox.tokens().pop().unwrap().identity, identity.client_id, "{place:?} {options:?}");
    }
}

/// A: "the only user-assigned one", which exists at IMDS only.
#[test]
fn without_a_system_assigned_identity_imds_gives_the_only_one() {
    let sandbox = Sandbox::start();
    sandbox.set_identities(Identities::OnlyOneUser);
    let json = Imds.msi("-o json", &sandbox).outcome().json();
    assert_eq!(json["clientId"], USER_ASSIGNED[0].client_id);
    AppService.msi("--timeout 1s", &sandbox).outcome().refused(4);
}

#[test]
fn a_token_of_another_identity_is_refused_whatever_tells() {
    use base64::Engine as _;
    let jwt = |claims: Value| {
        let part = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(claims.to_string());
        format!("eyJhbGciOiJSUzI1NiJ9.{part}.c2ln")
    };
    let [one, two] = &USER_ASSIGNED;
    let rows: [(&str, Place, [&str; 2], Value, &str); 8] = [
        (
            "client_id of the answer",
            Imds,
            ["--client-id", one.client_id],
            json!({ "client_id": two.client_id }),
            two.client_id,
        ),
        (
            "client_id of the answer",
            AppService,
            ["--client-id", one.client_id],
            json!({ "client_id": SYSTEM_ASSIGNED.client_id }),
            SYSTEM_ASSIGNED.client_id,
        ),
        (
            "object_id of the answer",
            Imds,
            ["--object-id", one.object_id],
            json!({ "object_id": two.object_id }),
            two.object_id,
        ),
        (
            "mi_res_id of the answer",
            AppService,
            ["--resource-id", one.resource_id],
            json!({ "mi_res_id": two.resource_id }),
            two.resource_id,
        ),
        (
            "appid of the token",
            OldAppService,
            ["--client-id", one.client_id],
            json!({ "access_token": jwt(json!({ "appid": two.client_id })) }),
            two.client_id,
        ),
        (
            "appid of the token",
            MachineLearning,
            ["--client-id", one.client_id],
            json!({ "access_token": jwt(json!({ "appid": two.client_id })) }),
            two.client_id,
        ),
        (
            "oid of the token",
            VmExtension,
            ["--object-id", one.object_id],
            json!({ "access_token": jwt(json!({ "oid": two.object_id })) }),
            two.object_id,
        ),
        (
            "xms_mirid of the token",
            Imds,
            ["--resource-id", one.resource_id],
            json!({ "access_token": jwt(json!({ "xms_mirid": two.resource_id })) }),
            two.resource_id,
        ),
    ];
    for (source, place, [option, asked], mut body, came) in rows {
        if body["access_token"].is_null() {
            body["access_token"] = json!("opaque");
        }
        body["expires_on"] = json!("2136542400");
        let sandbox = Sandbox::start();
        sandbox.answer_next(Answer::json(200, &body));
        let outcome = place.msi("", &sandbox).arg(option).arg(asked).outcome();
        let service = place.service();
        let text = format!("azt: error: {service} gave a token of the identity {came}, not of {asked}\n");
        assert_eq!(outcome.refused(4), text, "{source}");
    }
    // What an answer does not say cannot be compared; only Arc's old agents are known to lie.
    let sandbox = Sandbox::start();
    sandbox.answer_next(Answer::json(200, &json!({ "access_token": "opaque", "expires_on": "2136542400" })));
    Imds.msi("--client-id", &sandbox).arg(one.client_id).prints("opaque\n");
}
