//! Names for what people ask for, and what they stand for in each cloud.

use std::cmp::Reverse;

use crate::cloud::Cloud;

/// One resource.
struct Row {
    /// What azt calls it.
    names: &'static [&'static str],
    /// Its v1 `resource`, to the character, in the clouds that have it: whether it ends in a slash decides the token's
    /// audience.
    resources: &'static [(Cloud, &'static str)],
}

use Cloud::{Bleu, China, Public, UsGovernment};

/// Alphabetical by the first name. Where a cloud is missing, no public source names the resource for it.
#[rustfmt::skip]
const ROWS: &[Row] = &[
    Row { names: &["acr"], resources: &[(Public, "https://containerregistry.azure.net"), (UsGovernment, "https://management.usgovcloudapi.net/"), (China, "https://management.chinacloudapi.cn")] },
    Row { names: &["ai"], resources: &[(Public, "https://ai.azure.com")] },
    Row { names: &["aks"], resources: &[(Public, "6dae42f8-4368-4678-94ff-3960e28e3630"), (UsGovernment, "6dae42f8-4368-4678-94ff-3960e28e3630"), (China, "6dae42f8-4368-4678-94ff-3960e28e3630")] },
    Row { names: &["appconfig"], resources: &[(Public, "https://appconfig.azure.com/"), (UsGovernment, "https://appconfig.azure.us/"), (China, "https://appconfig.azure.cn/")] },
    Row { names: &["appinsights"], resources: &[(Public, "https://api.applicationinsights.io"), (UsGovernment, "https://api.applicationinsights.us"), (China, "https://api.applicationinsights.azure.cn")] },
    Row { names: &["appservice"], resources: &[(Public, "https://appservice.azure.com")] },
    Row { names: &["arm", "azure", "management"], resources: &[(Public, "https://management.azure.com/"), (UsGovernment, "https://management.usgovcloudapi.net/"), (China, "https://management.chinacloudapi.cn"), (Bleu, "https://management.sovcloud-api.fr/")] },
    Row { names: &["attestation"], resources: &[(Public, "https://attest.azure.net")] },
    Row { names: &["batch"], resources: &[(Public, "https://batch.core.windows.net/"), (UsGovernment, "https://batch.core.usgovcloudapi.net/"), (China, "https://batch.chinacloudapi.cn/"), (Bleu, "https://batch.sovcloud-api.fr/")] },
    Row { names: &["classic"], resources: &[(Public, "https://management.core.windows.net/"), (UsGovernment, "https://management.core.usgovcloudapi.net/"), (China, "https://management.core.chinacloudapi.cn/")] },
    Row { names: &["cognitive", "openai"], resources: &[(Public, "https://cognitiveservices.azure.com"), (UsGovernment, "https://cognitiveservices.azure.us"), (China, "https://cognitiveservices.azure.cn")] },
    Row { names: &["cosmos"], resources: &[(Public, "https://cosmos.azure.com"), (UsGovernment, "https://cosmos.azure.us"), (China, "https://cosmos.azure.cn")] },
    Row { names: &["databricks"], resources: &[(Public, "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d"), (UsGovernment, "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d"), (China, "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d")] },
    Row { names: &["datalake"], resources: &[(Public, "https://datalake.azure.net/")] },
    Row { names: &["devops"], resources: &[(Public, "499b84ac-1321-427f-aa17-267ca6975798")] },
    Row { names: &["digitaltwins"], resources: &[(Public, "https://digitaltwins.azure.net")] },
    Row { names: &["eventhubs"], resources: &[(Public, "https://eventhubs.azure.net/"), (UsGovernment, "https://eventhubs.azure.net/"), (China, "https://eventhubs.azure.net/")] },
    Row { names: &["exchange"], resources: &[(Public, "https://outlook.office365.com"), (UsGovernment, "https://outlook.office365.us"), (China, "https://partner.outlook.cn")] },
    Row { names: &["fabric"], resources: &[(Public, "https://api.fabric.microsoft.com")] },
    Row { names: &["graph", "msgraph"], resources: &[(Public, "https://graph.microsoft.com/"), (UsGovernment, "https://graph.microsoft.us/"), (China, "https://microsoftgraph.chinacloudapi.cn"), (Bleu, "https://graph.svc.sovcloud.fr")] },
    Row { names: &["iotcentral"], resources: &[(Public, "https://apps.azureiotcentral.com")] },
    Row { names: &["iothub"], resources: &[(Public, "https://iothubs.azure.net")] },
    Row { names: &["keyvault"], resources: &[(Public, "https://vault.azure.net"), (UsGovernment, "https://vault.usgovcloudapi.net"), (China, "https://vault.azure.cn"), (Bleu, "https://vault.sovcloud-api.fr")] },
    Row { names: &["kusto", "adx"], resources: &[(Public, "https://kusto.kusto.windows.net")] },
    Row { names: &["loganalytics"], resources: &[(Public, "https://api.loganalytics.io"), (UsGovernment, "https://api.loganalytics.us"), (China, "https://api.loganalytics.azure.cn")] },
    Row { names: &["managedhsm"], resources: &[(Public, "https://managedhsm.azure.net"), (UsGovernment, "https://managedhsm.usgovcloudapi.net"), (China, "https://managedhsm.azure.cn")] },
    Row { names: &["maps"], resources: &[(Public, "https://atlas.microsoft.com/")] },
    Row { names: &["mixedreality", "arr"], resources: &[(Public, "https://sts.mixedreality.azure.com/")] },
    Row { names: &["ml"], resources: &[(Public, "https://ml.azure.com"), (UsGovernment, "https://ml.azure.us"), (China, "https://ml.azure.cn")] },
    Row { names: &["monitor"], resources: &[(Public, "https://monitor.azure.com"), (UsGovernment, "https://monitor.azure.us"), (China, "https://monitor.azure.cn")] },
    Row { names: &["officemanagement"], resources: &[(Public, "https://manage.office.com"), (UsGovernment, "https://manage.office365.us"), (China, "https://manage.office365.cn")] },
    Row { names: &["ossrdbms", "mysql", "postgres"], resources: &[(Public, "https://ossrdbms-aad.database.windows.net"), (UsGovernment, "https://ossrdbms-aad.database.usgovcloudapi.net"), (China, "https://ossrdbms-aad.database.chinacloudapi.cn"), (Bleu, "https://ossrdbms-aad.database.sovcloud-api.fr")] },
    Row { names: &["powerbi"], resources: &[(Public, "https://analysis.windows.net/powerbi/api"), (UsGovernment, "https://analysis.usgovcloudapi.net/powerbi/api"), (China, "https://analysis.chinacloudapi.cn/powerbi/api")] },
    Row { names: &["purview"], resources: &[(Public, "https://purview.azure.net")] },
    Row { names: &["redis"], resources: &[(Public, "https://redis.azure.com")] },
    Row { names: &["search"], resources: &[(Public, "https://search.azure.com"), (UsGovernment, "https://search.azure.us"), (China, "https://search.azure.cn")] },
    Row { names: &["servicebus"], resources: &[(Public, "https://servicebus.azure.net/"), (UsGovernment, "https://servicebus.azure.net/"), (China, "https://servicebus.azure.net/")] },
    Row { names: &["signalr"], resources: &[(Public, "https://signalr.azure.com")] },
    Row { names: &["sql"], resources: &[(Public, "https://database.windows.net/"), (UsGovernment, "https://database.usgovcloudapi.net/"), (China, "https://database.chinacloudapi.cn/"), (Bleu, "https://database.sovcloud-api.fr/")] },
    Row { names: &["storage"], resources: &[(Public, "https://storage.azure.com/"), (UsGovernment, "https://storage.azure.com/"), (China, "https://storage.azure.com/")] },
    Row { names: &["synapse"], resources: &[(Public, "https://dev.azuresynapse.net"), (UsGovernment, "https://dev.azuresynapse.usgovcloudapi.net"), (China, "https://dev.azuresynapse.azure.cn"), (Bleu, "https://dev.azuresynapse.sovcloud-api.fr")] },
    Row { names: &["webpubsub"], resources: &[(Public, "https://webpubsub.azure.com")] },
];

/// What a name stands for in a cloud.
pub enum Meaning {
    /// This resource.
    Resource(&'static str),
    /// A resource that the cloud does not have, as far as azt knows.
    Elsewhere,
    /// Nothing.
    Unknown,
}

impl Row {
    fn resource(&self, cloud: Cloud) -> Option<&'static str> {
        self.resources.iter().find(|(of, _)| *of == cloud).map(|(_, resource)| *resource)
    }

    /// The names, each with what it stands for in this cloud.
    fn named(&'static self, cloud: Cloud) -> impl Iterator<Item = (&'static str, &'static str)> {
        let resource = self.resource(cloud);
        self.names.iter().filter_map(move |name| Some((*name, resource?)))
    }
}

/// What a name, in any case, stands for in a cloud; `None` stands for one of which azt knows no resources.
pub fn meaning(name: &str, cloud: Option<Cloud>) -> Meaning {
    let row = ROWS.iter().find(|row| row.names.iter().any(|known| known.eq_ignore_ascii_case(name)));
    match row.map(|row| row.resource(cloud?)) {
        None => Meaning::Unknown,
        Some(None) => Meaning::Elsewhere,
        Some(Some(resource)) => Meaning::Resource(resource),
    }
}

/// The name that is most like this one; `None` where none is.
pub fn nearest(text: &str) -> Option<&'static str> {
    let text = text.to_ascii_lowercase();
    ROWS.iter()
        .flat_map(|row| row.names)
        .map(|name| (strsim::jaro(name, &text), *name))
        .filter(|(likeness, _)| *likeness > 0.7)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

/// The names and what they stand for in the public cloud, a line each, for the manual.
pub fn table() -> String {
    let names: Vec<_> = ROWS.iter().flat_map(|row| row.named(Cloud::Public)).collect();
    let width = names.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
    names.iter().map(|(name, resource)| format!("  {name:width$}  {resource}")).collect::<Vec<_>>().join("\n")
}

/// The names of a token's audience in whichever cloud, whether or not it ends in a slash; empty where it has none. Where
/// one resource takes the tokens of another, that one's names are first.
pub fn names_of(audience: &str) -> Vec<&'static str> {
    let bare = |text: &str| text.strip_suffix('/').unwrap_or(text).to_ascii_lowercase();
    let audience = bare(audience);
    let is_it = |row: &&Row| row.resources.iter().any(|(_, resource)| bare(resource) == audience);
    let mut rows: Vec<_> = ROWS.iter().filter(is_it).collect();
    // Whose tokens others take is what more clouds have.
    rows.sort_by_key(|row| Reverse(row.resources.len()));
    rows.into_iter().flat_map(|row| row.names).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resource::Resource;

    #[test]
    fn names_are_unique_and_lower_case_and_stand_for_resources() {
        let names: Vec<_> = ROWS.iter().flat_map(|row| row.names).collect();
        for (index, name) in names.iter().enumerate() {
            assert_eq!(**name, name.to_ascii_lowercase());
            assert!(!names[..index].contains(name), "{name} stands twice");
        }
        for (_, resource) in ROWS.iter().flat_map(|row| row.resources) {
            assert!(Resource::named(resource, None).is_ok(), "{resource}");
        }
    }

    #[test]
    fn every_resource_is_known_in_the_public_cloud_and_no_cloud_stands_twice() {
        for row in ROWS {
            assert!(row.resource(Public).is_some(), "{:?}", row.names);
            for (index, (cloud, _)) in row.resources.iter().enumerate() {
                assert!(row.resources[..index].iter().all(|(other, _)| other != cloud), "{:?}", row.names);
            }
        }
    }

    #[test]
    fn an_audience_has_its_names_with_and_without_the_slash() {
        for (audience, names) in [
            ("https://management.azure.com/", vec!["arm", "azure", "management"]),
            ("https://management.azure.com", vec!["arm", "azure", "management"]),
            ("https://management.usgovcloudapi.net/", vec!["arm", "azure", "management", "acr"]),
            ("https://management.chinacloudapi.cn", vec!["arm", "azure", "management", "acr"]),
            ("https://vault.azure.net/", vec!["keyvault"]),
            ("https://vault.azure.cn", vec!["keyvault"]),
            ("2FF814A6-3304-4AB8-85CB-CD0E6F879C1D", vec!["databricks"]),
            ("https://management.azure.com/x", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(names_of(audience), names, "{audience}");
        }
    }
}
