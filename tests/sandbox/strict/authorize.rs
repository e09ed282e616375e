//! Entra’s authorize endpoint, and the browser that goes there.

use super::*;

#[test]
fn authorize_redirects_with_a_long_code_and_the_state() {
    let sandbox = Sandbox::start();
    for tenant in [TENANT_ID, TENANT_DOMAIN, "organizations", "common"] {
        let page = authorize(&sandbox, tenant, &changed(&sign_in_fields(), "client_info", "1"));
        let answer = redirect(&page);
        assert!(value(&answer, "code").len() > 1500);
        assert_eq!(value(&answer, "state"), "st&te");
        assert!(!value(&answer, "session_state").is_empty());
        assert!(!value(&answer, "client_info").is_empty());
    }
    let own = changed(&sign_in_fields(), "client_id", OWN_APP);
    let own = changed(&own, "redirect_uri", "http://localhost/signed-in");
    let page = authorize(&sandbox, TENANT_ID, &own);
    let location = page.header("location").unwrap();
    assert!(location.starts_with("http://localhost/signed-in?code="));
}

#[test]
fn a_wrong_app_or_redirect_uri_is_told_to_the_person_and_never_to_the_app() {
    let sandbox = Sandbox::start();
    let cases = [
        ("client_id", TENANT_ID, "AADSTS700016: "),
        ("client_id", "", "AADSTS900144: "),
        ("redirect_uri", "http://127.0.0.1:50999", "AADSTS50011: "),
        ("redirect_uri", "http://[::1]:50999", "AADSTS50011: "),
        ("redirect_uri", "https://localhost:50999", "AADSTS50011: "),
        ("redirect_uri", "http://localhost.evil.example:1", "AADSTS50011: "),
        ("redirect_uri", "http://localhost:1@evil.example", "AADSTS50011: "),
        ("redirect_uri", "http://localhost:50999/callback", "AADSTS50011: "),
        ("redirect_uri", "http://localhost:50999/?a=b", "AADSTS50011: "),
        ("redirect_uri", "", "AADSTS900144: "),
        ("state", "", "AADSTS900144: "),
        ("response_mode", "web_message", "AADSTS9002313: "),
    ];
    for (name, value, wanted) in cases {
        let page = authorize(&sandbox, TENANT_ID, &changed(&sign_in_fields(), name, value));
        assert_refused(&page, 200, wanted);
        assert_eq!(page.header("location"), None, "{name}={value}");
    }
    let page = authorize(&sandbox, "nowhere.example", &sign_in_fields());
    assert_refused(&page, 400, "AADSTS90002: ");
    let mut twice = sign_in_fields();
    twice.push(("state", "other"));
    assert_refused(&authorize(&sandbox, TENANT_ID, &twice), 200, "duplicate state");
}

#[test]
fn a_wrong_sign_in_is_told_to_the_app_with_its_state() {
    let sandbox = Sandbox::start();
    let cases = [
        ("response_type", "", "invalid_request", "AADSTS900144: "),
        ("response_type", "token", "unsupported_response_type", "AADSTS700054: "),
        ("scope", "", "invalid_request", "AADSTS900144: "),
        ("scope", ARM, "invalid_scope", "AADSTS70011: "),
        ("scope", "https://management.azure.com", "invalid_scope", "AADSTS70011: "),
        ("scope", "User.Read https://vault.azure.net/.default", "invalid_scope", "AADSTS70011: "),
        ("scope", "https://nowhere.example/.default", "invalid_resource", "AADSTS500011: "),
        ("code_challenge", "", "invalid_request", "AADSTS900144: "),
        ("code_challenge", "short", "invalid_request", "AADSTS50147: "),
        ("code_challenge_method", "", "invalid_request", "AADSTS9002313: "),
        ("code_challenge_method", "plain", "invalid_request", "AADSTS9002313: "),
        ("code_verifier", VERIFIER, "invalid_request", "AADSTS9002313: "),
        ("client_secret", "secret", "invalid_request", "AADSTS9002313: "),
        ("resource", ARM, "invalid_request", "AADSTS901002: "),
        ("prompt", "none", "login_required", "AADSTS50058: "),
        ("prompt", "login consent", "invalid_request", "AADSTS9002313: "),
        ("login_hint", DECLINES, "access_denied", "AADSTS65004: "),
    ];
    for (name, given, error, wanted) in cases {
        let page = authorize(&sandbox, TENANT_ID, &changed(&sign_in_fields(), name, given));
        let answer = redirect(&page);
        assert_eq!(value(&answer, "error"), error, "{name}={given}");
        let description = value(&answer, "error_description");
        assert!(description.starts_with(wanted), "{name}={given}: {description}");
        assert_eq!(value(&answer, "state"), "st&te");
        assert_eq!(value(&answer, "code"), "");
    }
}

#[test]
fn authorize_answers_by_a_form_or_a_fragment_when_asked() {
    let sandbox = Sandbox::start();
    let fields = changed(&sign_in_fields(), "state", "\"><script>alert('&amp;')</script>");
    let form = changed(&fields, "response_mode", "form_post");
    let page = authorize(&sandbox, TENANT_ID, &form);
    assert_eq!((page.status, page.header("location")), (200, None));
    assert!(page.body.contains("action=\"http://localhost:50999/\""));
    assert!(page.body.contains("&quot;&gt;&lt;script&gt;alert(&#39;&amp;amp;&#39;)"));
    assert!(!page.body.contains("<script>"));
    let fragment = changed(&sign_in_fields(), "response_mode", "fragment");
    let page = authorize(&sandbox, TENANT_ID, &fragment);
    let location = page.header("location").unwrap();
    assert!(location.starts_with("http://localhost:50999/#code="), "{location}");
}

#[test]
fn a_browser_ends_at_the_clients_own_page_by_redirect_and_by_form() {
    let cloud = Sandbox::start();
    let client = Sandbox::start();
    let uri = format!("http://localhost:{}", client.port());
    for mode in ["query", "form_post"] {
        client.answer_next(Answer::html(200, "<p>signed in</p>".to_owned()));
        let fields = changed(&sign_in_fields(), "redirect_uri", &uri);
        let fields = changed(&fields, "response_mode", mode);
        let address = format!("{}/common/oauth2/v2.0/authorize", cloud.url());
        let page = browser::visit(&with_query(&address, &fields)).unwrap();
        assert_eq!(page.body, "<p>signed in</p>");
        let request = client.requests().pop().unwrap();
        let fields = if mode == "query" { &request.query } else { &request.form };
        assert_eq!(value(fields, "state"), "st&te");
        assert!(value(fields, "code").len() > 1500);
    }
}
