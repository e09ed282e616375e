//! How `azt token` comes to a token where nobody says by which flow: what is configured and fast is tried first.
//!
//! The order of the SDKs' default credentials: what the environment announces, an application's credentials first, then
//! who signed in on this machine, then what the machine itself may have, for which IMDS has to be looked for.

use std::path::Path;
use std::time::Duration;

use anyhow::Result;

use crate::error::{Failure, Report};
use crate::flow::authcode::Authcode;
use crate::flow::client_credentials::{self, ClientCredentials};
use crate::flow::cloudshell::Cloudshell;
use crate::flow::msi::Msi;
use crate::flow::msi::detect::{Detected, Place, Source, announced, arc_agent};
use crate::flow::workload_identity::{self, WorkloadIdentity};
use crate::flow::{Client, Context, Flow};
use crate::key::Key;
use crate::later::Later;
use crate::machine;
use crate::resource::Target;
use crate::session::{Given, Policy, Session};
use crate::store::Store;

/// How long IMDS that was not there is not looked for again: a laptop has it today no more than a moment ago.
const ABSENCE: Duration = Duration::from_secs(5 * 60);

/// What is tried, and in which surroundings.
pub struct Chain<'a> {
    /// What a flow finds around it.
    pub context: &'a Context,
    /// What is kept.
    pub store: Option<&'a Store>,
    /// What is wanted of the token.
    pub policy: &'a Policy,
    /// What the token is for.
    pub target: &'a Target,
    /// What was said of application, tenant and cloud.
    pub client: &'a Client,
    /// The sign-in that is looked for.
    pub sign_in: &'a Authcode,
    /// Whose token will do.
    pub whose: Whose,
}

/// Whose token will do, by what was said of tenant, application and person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Whoever comes first.
    Anybodys,
    /// What was said is true of an application whose credentials may be in the environment, and of no machine's identity.
    ApplicationsOrPersons,
    /// What was said is for a sign-in.
    Persons,
}

/// One thing that was tried.
#[derive(Debug)]
pub struct Step {
    /// Whose token it would have been.
    pub what: String,
    /// Why it was tried, or not.
    pub because: String,
    /// What became of it.
    pub end: End,
}

/// What became of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// It gave the token.
    Gave,
    /// It has none, so that the next is tried.
    Absent(String),
    /// It has none, and that is for somebody to mend.
    Failed(String),
}

/// What was tried, in order, and how it ended.
pub struct Walk {
    /// What was tried.
    pub steps: Vec<Step>,
    /// The token.
    pub outcome: Result<Given>,
    /// The flow that gave it, or that the error is about.
    pub flow: Flow,
    complaint: Option<(Flow, anyhow::Error)>,
}

impl Chain<'_> {
    /// Tries one after the other, until one gives a token or fails for good.
    pub fn walk(&self) -> Walk {
        let mut walk = Walk::new(Flow::Authcode(Later(self.sign_in.clone())));
        let ended =
            self.announced(&mut walk) || self.signed_in(&mut walk) || self.machine(&mut walk) || self.others(&mut walk);
        if !ended && let Some((flow, error)) = walk.complaint.take() {
            (walk.flow, walk.outcome) = (flow, Err(error));
        }
        walk
    }

    /// What the environment announces. Whether the walk ends here.
    fn announced(&self, walk: &mut Walk) -> bool {
        if self.whose == Whose::Persons {
            return false;
        }
        if self.application(walk) || self.workload(walk) {
            return true;
        }
        if self.whose != Whose::Anybodys {
            return false;
        }
        let Some(detected) = announced(&self.context.env) else { return false };
        let because = format!("announced by {}", detected.because);
        walk.take(because, self.flow_at(detected), |flow| self.session(self.policy).token(flow.as_acquire()))
    }

    /// Who has a secret and no application is told once: the token will be somebody else's, as in the SDKs.
    fn application(&self, walk: &mut Walk) -> bool {
        match client_credentials::announced(&self.context.env) {
            client_credentials::Announced::Nothing => false,
            client_credentials::Announced::Half(name, missing) => {
                let why = format!("{} not set", are(&missing));
                let text = format!("{name} is set, and {} not: azt goes on without it", are(&missing));
                walk.pass(APPLICATION, format!("{name} is set"), &why);
                self.warn_once(&format!("credentials-{name}"), &text);
                false
            }
            client_credentials::Announced::Whole(names) => {
                let flow =
                    Flow::ClientCredentials(Later(ClientCredentials::of(self.target.clone(), self.client.clone())));
                walk.take(format!("announced by {names}"), flow, |flow| {
                    self.session(self.policy).token(flow.as_acquire())
                })
            }
        }
    }

    /// A build may have a token for another cloud: only one that is an application's is announced.
    fn workload(&self, walk: &mut Walk) -> bool {
        match workload_identity::announced(&self.context.env) {
            workload_identity::Announced::Nothing => false,
            workload_identity::Announced::Half(detected, missing) => {
                let why = format!("{} not set", are(&missing));
                walk.pass(WORKLOAD, format!("there is {}", detected.because), &why);
                if workload_identity::is_forgotten(detected, &missing) {
                    let text = format!("there is {}, and {why}: azt goes on without it", detected.because);
                    self.warn_once("workload", &text);
                }
                false
            }
            workload_identity::Announced::Whole(detected) => {
                let flow =
                    Flow::WorkloadIdentity(Later(WorkloadIdentity::of(self.target.clone(), self.client.clone())));
                let because = format!("announced by {}", detected.because);
                walk.take(because, flow, |flow| self.session(self.policy).token(flow.as_acquire()))
            }
        }
    }

    fn warn_once(&self, name: &str, text: &str) {
        match self.store {
            Some(store) => store.warn_once(name, text),
            None => log::warn!("{text}"),
        }
    }

    fn signed_in(&self, walk: &mut Walk) -> bool {
        let policy = Policy { kept_only: true, in_passing: self.whose == Whose::Anybodys, ..self.policy.clone() };
        let flow = Flow::Authcode(Later(self.sign_in.clone()));
        let because = "a sign-in may be kept".to_owned();
        walk.take(because, flow, |flow| self.session(&policy).token(flow.as_acquire()))
    }

    /// What the machine has and does not announce.
    fn machine(&self, walk: &mut Walk) -> bool {
        if self.whose != Whose::Anybodys {
            return false;
        }
        if let Some(detected) = arc_agent(&self.context.env, Path::is_file) {
            let because = format!("there is {}", detected.because);
            return walk
                .take(because, self.flow_at(detected), |flow| self.session(self.policy).token(flow.as_acquire()));
        }
        let msi = self.msi(Source::Imds);
        walk.take("the machine may have one".to_owned(), Flow::Msi(Later(msi.clone())), |_| self.imds(&msi))
    }

    /// The token of IMDS, if it is there. A machine that had it has it.
    fn imds(&self, msi: &Msi) -> Result<Given> {
        let session = self.session(self.policy);
        if session.keeps(msi)? {
            return session.token(msi).map_err(missing_if_nobody);
        }
        let mark = self.store.map(|store| (store, mark(self.context, store)));
        if let Some((store, mark)) = &mark
            && store.is_marked(mark, ABSENCE)
        {
            return Err(Failure::unreachable("IMDS was not there a few minutes ago").missing().into());
        }
        let client_id = self.client_id(Source::Imds);
        let outcome = session
            .token(&Msi::probing(self.target.clone(), self.client.cloud(), client_id))
            .map_err(missing_if_nobody);
        if let (Some((store, mark)), Err(error)) = (mark, &outcome)
            && is_missing(error)
            && Report::of(error).denied().is_none()
        {
            store.mark(&mark);
        }
        outcome
    }

    /// Who is being asked to sign in, by another process, is waited for where nothing else is to be had.
    fn others(&self, walk: &mut Walk) -> bool {
        if self.whose != Whose::Anybodys || !self.context.may_prompt.get() {
            return false;
        }
        let flow = Flow::Authcode(Later(self.sign_in.clone()));
        let policy = Policy { kept_only: true, ..self.policy.clone() };
        let outcome = self.session(&policy).token(flow.as_acquire());
        let is_nobody = outcome.as_ref().is_err_and(is_missing);
        !is_nobody && walk.take("somebody was being asked to sign in".to_owned(), flow, |_| outcome)
    }

    fn session<'b>(&'b self, policy: &'b Policy) -> Session<'b> {
        Session::new(self.context, self.store, policy)
    }

    fn flow_at(&self, detected: Detected) -> Flow {
        match detected.place {
            Place::CloudShell => Flow::Cloudshell(Later(Cloudshell::of(self.target.clone(), self.client.cloud()))),
            Place::Source(source) => Flow::Msi(Later(self.msi(source))),
        }
    }

    fn msi(&self, source: Source) -> Msi {
        Msi::of(self.target.clone(), self.client.cloud(), source, self.client_id(source))
    }

    /// As the SDKs' default credentials have it, unlike their managed identity's own.
    fn client_id(&self, source: Source) -> Option<String> {
        self.context.env.get("AZURE_CLIENT_ID").filter(|_| source != Source::ServiceFabric)
    }
}

impl Walk {
    /// Of one step, by this flow.
    pub fn of(flow: Flow, outcome: Result<Given>) -> Self {
        let mut walk = Self::new(flow.clone());
        if !walk.take("it was chosen".to_owned(), flow, |_| outcome)
            && let Some((_, error)) = walk.complaint.take()
        {
            walk.outcome = Err(error);
        }
        walk
    }

    fn new(flow: Flow) -> Self {
        Self {
            steps: Vec::new(),
            outcome: Err(Failure::needs_person("nothing gave a token").into()),
            flow,
            complaint: None,
        }
    }

    fn pass(&mut self, what: &str, because: String, why: &str) {
        self.step(Step { what: what.to_owned(), because, end: End::Absent(why.to_owned()) });
    }

    /// Tries a flow. Whether the walk ends with it.
    fn take(&mut self, because: String, flow: Flow, token: impl FnOnce(&Flow) -> Result<Given>) -> bool {
        let outcome = token(&flow);
        let end = match &outcome {
            Ok(_) => End::Gave,
            Err(error) if is_missing(error) => End::Absent(format!("{error:#}")),
            Err(error) => End::Failed(format!("{error:#}")),
        };
        let is_end = !matches!(end, End::Absent(_));
        self.step(Step { what: what(&flow), because, end });
        match outcome {
            Err(error) if !is_end => self.complain(flow, error),
            outcome => (self.flow, self.outcome) = (flow, outcome),
        }
        is_end
    }

    fn step(&mut self, step: Step) {
        match &step.end {
            End::Gave => log::info!("{}: {}: it gave the token", step.what, step.because),
            End::Absent(why) => log::info!("{}: {}: {why}; going on", step.what, step.because),
            End::Failed(why) => log::info!("{}: {}: {why}; not going on", step.what, step.because),
        }
        self.steps.push(step);
    }

    /// Of several who were not there it is the first announced one that is missed, else the sign-in; a machine that has
    /// IMDS and no identity is told so.
    fn complain(&mut self, flow: Flow, error: anyhow::Error) {
        let was_refused = Report::of(&error).denied().is_some();
        self.complaint = match self.complaint.take() {
            None => Some((flow, error)),
            Some((before @ Flow::Authcode(_), earlier)) if was_refused => {
                Some((before, Failure::with_note(earlier, ", and this machine has no managed identity")))
            }
            Some(earlier) => Some(earlier),
        };
    }
}

/// Whether there just is no such sign-in or identity here. That somebody is not to be reached is another matter: azt does
/// not become another identity for that.
fn is_missing(error: &anyhow::Error) -> bool {
    error.downcast_ref::<Failure>().is_some_and(Failure::is_missing)
}

/// Nothing announces IMDS, so that nobody is missed there.
fn missing_if_nobody(error: anyhow::Error) -> anyhow::Error {
    match error.downcast::<Failure>() {
        Ok(failure) if failure.is_nobody() => failure.missing().into(),
        Ok(failure) => failure.into(),
        Err(error) => error,
    }
}

/// What remembers that IMDS was not there. Another machine that shares this home may have it.
fn mark(context: &Context, store: &Store) -> String {
    store.name_of_mark(&Key::new("imds").with("machine", machine::name(&context.env)))
}

/// Forgets that IMDS was not there, once it has given a token.
pub fn found_imds(context: &Context, store: &Store) {
    store.unmark(&mark(context, store));
}

/// Whose tokens they are.
const APPLICATION: &str = "application";
const WORKLOAD: &str = "workload identity";

/// One name that is, or several that are.
pub fn are(names: &[&str]) -> String {
    format!("{} {}", names.join(" and "), if names.len() == 1 { "is" } else { "are" })
}

/// Whose token a flow gives.
fn what(flow: &Flow) -> String {
    match flow {
        Flow::ClientCredentials(_) => APPLICATION.to_owned(),
        Flow::WorkloadIdentity(_) => WORKLOAD.to_owned(),
        Flow::Msi(msi) => format!("managed identity of {}", msi.0.service()),
        Flow::Cloudshell(_) => "user of Cloud Shell".to_owned(),
        _ => "kept sign-in".to_owned(),
    }
}
