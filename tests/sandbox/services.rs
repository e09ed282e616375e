//! What the services share, and which of them a path belongs to.

use std::collections::{HashMap, VecDeque};
use std::path::Path;
use std::sync::Mutex;

use super::cloud::TENANT_DOMAIN;
use super::message::{Answer, Request};
use super::settings::Settings;
use super::{
    adfs, api, app_service, arc, entra, imds, is_prelude, lock, machine_learning, oidc, plugins, relay, sts, tokens,
};

/// Finds the service that a listener has under a path, and its answer.
pub(super) type Route = fn(&Services, &Request) -> Answer;

/// What the services share.
pub(super) struct Services {
    pub(super) issuer: tokens::Issuer,
    pub(super) sign_ins: entra::SignIns,
    pub(super) assertions: adfs::Assertions,
    pub(super) requests: Mutex<Vec<Request>>,
    pub(super) answers: Mutex<Answers>,
    pub(super) settings: Mutex<Settings>,
    pub(super) arc: arc::Agent,
}

/// What a test wants said in the place of a service.
#[derive(Default)]
pub(super) struct Answers {
    /// Once each, in order.
    pub(super) next: VecDeque<Answer>,
    /// By path.
    pub(super) always: HashMap<String, Answer>,
}

impl Answers {
    fn take(&mut self, path: &str) -> Option<Answer> {
        let is_prelude = is_prelude(path);
        let meant = |answer: &Answer| answer.path.as_deref().map_or(!is_prelude, |wanted| wanted == path);
        let next = self.next.iter().position(meant).and_then(|position| self.next.remove(position));
        next.or_else(|| self.always.get(path).cloned())
    }
}

impl Services {
    /// `directory`: for their files.
    pub(super) fn new(directory: &Path) -> Services {
        Services {
            issuer: tokens::Issuer::new(),
            sign_ins: entra::SignIns::default(),
            assertions: adfs::Assertions::default(),
            requests: Mutex::default(),
            answers: Mutex::default(),
            settings: Mutex::default(),
            arc: arc::Agent::new(directory.join("arc")),
        }
    }

    pub(super) fn answer(&self, request: Request, route: Route) -> Answer {
        lock(&self.requests).push(request.clone());
        let wanted = lock(&self.answers).take(&request.path);
        wanted.unwrap_or_else(|| route(self, &request))
    }

    /// Seconds that a token lives, unless a test has said otherwise.
    pub(super) fn lifetime(&self, usual: i64) -> i64 {
        lock(&self.settings).lifetime.unwrap_or(usual)
    }
}

/// The services of the sandbox's usual port.
pub(super) fn route(services: &Services, request: &Request) -> Answer {
    let segments: Vec<&str> = request.path.split('/').skip(1).collect();
    match segments[..] {
        [""] => imds::probed(),
        [metadata, ..] if metadata.eq_ignore_ascii_case("metadata") => imds::answer(services, request),
        [msi, ref rest @ ..] if msi.eq_ignore_ascii_case("msi") => app_service::answer(services, request, rest),
        ["aml", "MSI", "auth"] => machine_learning::answer(services, request),
        ["arc", ..] => arc::answer(services, request, request.path.strip_prefix("/arc").unwrap_or_default()),
        ["oauth2", "exchange"] => plugins::exchange(services, request),
        ["registry", "token"] => plugins::registry_token(services, request),
        ["v2", ..] => plugins::images(services, request),
        ["contoso", "_git", "app", "info", "refs"] => plugins::repository(services, request),
        ["version"] => plugins::version(services, request),
        ["oauth2", ..] => relay::answer(services, request),
        [accounts, id, token] if accounts.eq_ignore_ascii_case("accounts") && token.eq_ignore_ascii_case("token") => {
            sts::answer(services, request, id)
        }
        ["devicelogin"] => entra::device_page(services, request),
        ["adfs", "services", "trust", ref rest @ ..] => adfs::answer(services, request, rest),
        ["actions", "idtoken"] => oidc::github(services, request),
        ["pipelines", "oidctoken"] => oidc::pipelines(services, request),
        ["adfs", .., "token"] => entra::answer(services, request, TENANT_DOMAIN, &["oauth2", "v2.0", "token"]),
        ["subscriptions"] => api::subscriptions(services, request),
        ["api", "2.0", "clusters", "list"] => api::clusters(services, request),
        [tenant, ref rest @ ..] => entra::answer(services, request, tenant, rest),
        [] => Answer::status(404),
    }
}
