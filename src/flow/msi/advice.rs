//! What is said of a source that gave no token, and what to type.

use super::detect::Source;
use super::plan::Selector;
use super::{app_service, arc, imds, service_fabric};
use crate::denied::Denied;
use crate::env::Env;
use crate::error::Failure;
use crate::resource::Resource;
use crate::shell;

/// What to type on a machine that has no such source.
pub fn elsewhere(source: Source, resource: &Resource) -> String {
    let [option, value] = resource.as_option();
    let there = |flow: &str| shell::command(["azt", flow, &option, &value]);
    match source {
        Source::VmExtension => format!("IMDS has replaced the extension: {}", there("msi")),
        Source::Imds => format!("only Azure machines have managed identity; elsewhere sign in: {}", there("authcode")),
        Source::Arc => "start the agent: sudo systemctl restart himdsd".to_owned(),
        Source::AppService | Source::MachineLearning | Source::ServiceFabric => {
            format!("what announces it in the environment is not there; sign in: {}", there("authcode"))
        }
    }
}

/// What a source said in place of a token. Where IMDS has no identity to give a token of, nobody was there to ask.
pub fn refusal(
    source: Source,
    selector: Option<&Selector>,
    mut denied: Denied,
    resource: &Resource,
    env: &Env,
) -> Failure {
    if let Some(who) = imds::stranger(&denied).filter(|_| source == Source::Imds) {
        return Failure::unreachable(format!("there is no IMDS here: {who}: {denied}"))
            .hint(elsewhere(source, resource))
            .missing();
    }
    let advice = match source {
        Source::AppService | Source::MachineLearning => app_service::advice(&denied, env),
        Source::Arc => arc::advice(&denied),
        Source::Imds | Source::VmExtension => imds::advice(&denied),
        Source::ServiceFabric => service_fabric::advice(&denied),
    };
    let hint = advice.map(|(what, options)| {
        let [name, value] = resource.as_option();
        let same = if options.contains(&name.as_str()) { vec![] } else { vec![name, value] };
        let words = ["azt", "msi"].into_iter().chain(options).map(str::to_owned).chain(same);
        format!("{what}: {}", shell::command(words))
    });
    // IMDS says 404 and 410 while it is being updated.
    denied.is_passing |= source == Source::Imds && matches!(denied.status, Some(404 | 410));
    let has_no_identity = source == Source::Imds && selector.is_none() && imds::has_no_identity(&denied);
    let failure = Failure::denied(&format!("{} gave no token", source.service()), denied).maybe_hint(hint);
    if has_no_identity { failure.missing() } else { failure }
}
