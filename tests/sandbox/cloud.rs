//! Who and what lives in the emulated cloud: tenants, apps, identities, users, accounts, resources.

/// The tenant of everybody here.
pub const TENANT_ID: &str = "c0ffee00-0001-4a2b-8c3d-5e6f70819200";
/// The verified domain of [`TENANT_ID`].
pub const TENANT_DOMAIN: &str = "contoso.example";
/// A second tenant, in which [`ALEX`] is a guest.
pub const OTHER_TENANT_ID: &str = "fab0a000-0002-4a2b-8c3d-5e6f70819200";
/// The verified domain of [`OTHER_TENANT_ID`].
pub const OTHER_TENANT_DOMAIN: &str = "fabrikam.example";

/// The Azure CLI's public client; `http://localhost` on any port.
pub const AZURE_CLI: &str = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";
/// A public client of our own; `http://localhost` and `http://localhost/signed-in` on any port.
pub const OWN_APP: &str = "a9900000-0003-4a2b-8c3d-5e6f70819200";
/// A client that must prove itself: with [`CLIENT_SECRET`], with the certificate in `application/`, or with a token of one
/// of [`FEDERATED_CREDENTIALS`].
pub const CONFIDENTIAL_APP: &str = "5ec2e700-0004-4a2b-8c3d-5e6f70819200";
/// A client that trusts the subject of a certificate, whichever that is, so that it has to be sent along.
pub const SNI_APP: &str = "5217a99a-0004-4a2b-8c3d-5e6f70819200";
/// The secret of [`CONFIDENTIAL_APP`]; it does not survive a client that forgets to form-encode it.
pub const CLIENT_SECRET: &str = "8Q~Client+Secret&with=50%~signs";
/// One that it had before (AADSTS7000222).
pub const EXPIRED_SECRET: &str = "8Q~Client+Secret&of=last~year";
/// Whom a federated token is for.
pub const EXCHANGE_AUDIENCE: &str = "api://AzureADTokenExchange";
/// Issuers and subjects of its federated credentials: GitHub Actions, Azure Pipelines, a cluster.
pub const FEDERATED_CREDENTIALS: [(&str, &str); 3] = [
    ("https://token.actions.githubusercontent.com", "repo:contoso/app:ref:refs/heads/main"),
    ("https://vstoken.dev.azure.com/0d000000-0010-4a2b-8c3d-5e6f70819200", "sc://contoso/project/connection"),
    ("https://oidc.contoso.example/cluster", "system:serviceaccount:default:app"),
];
/// `ACTIONS_ID_TOKEN_REQUEST_TOKEN`.
pub const ACTIONS_REQUEST_TOKEN: &str = "actions-request-token.of-this-job";
/// `SYSTEM_ACCESSTOKEN`.
pub const SYSTEM_ACCESS_TOKEN: &str = "system-access-token.of-this-build";
/// The service connection of the pipeline.
pub const SERVICE_CONNECTION_ID: &str = "5e2c0000-0011-4a2b-8c3d-5e6f70819200";

/// A managed identity.
#[derive(Debug, PartialEq, Eq)]
pub struct Identity {
    /// Its application id.
    pub client_id: &'static str,
    /// Its principal id.
    pub object_id: &'static str,
    /// Its ARM id; empty for the system-assigned one.
    pub resource_id: &'static str,
}

impl Identity {
    /// What a request or an answer that names it so says; one identity has many names for its three ids.
    pub(super) fn member(&self, name: &str) -> &'static str {
        match name {
            "client_id" | "clientid" => self.client_id,
            "object_id" | "principal_id" => self.object_id,
            "msi_res_id" | "mi_res_id" => self.resource_id,
            _ => "",
        }
    }
}

/// The identity that is used when none is asked for.
pub const SYSTEM_ASSIGNED: Identity = Identity {
    client_id: "50000000-0005-4a2b-8c3d-5e6f70819200",
    object_id: "50000000-0006-4a2b-8c3d-5e6f70819200",
    resource_id: "",
};
/// The identities that have to be asked for.
pub const USER_ASSIGNED: [Identity; 2] = [
    Identity {
        client_id: "10000000-0007-4a2b-8c3d-5e6f70819200",
        object_id: "10000000-0008-4a2b-8c3d-5e6f70819200",
        resource_id: "/subscriptions/50b50000-0009-4a2b-8c3d-5e6f70819200/resourcegroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/one",
    },
    Identity {
        client_id: "20000000-000a-4a2b-8c3d-5e6f70819200",
        object_id: "20000000-000b-4a2b-8c3d-5e6f70819200",
        resource_id: "/subscriptions/50b50000-0009-4a2b-8c3d-5e6f70819200/resourcegroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/two",
    },
];

/// `IDENTITY_HEADER`, which App Service and Service Fabric want in a header, until it is rotated.
pub const IDENTITY_HEADER: &str = "1DE47171-000D-4A2B-8C3D-5E6F70819200";
/// `MSI_SECRET`, which App Service's old version and Machine Learning want in a header.
pub const MSI_SECRET: &str = "5EC2E700000E4A2B8C3D5E6F70819200";

/// The user who is signed in, in the browser and in Cloud Shell. A guest in the other tenant, an admin of the workspace.
pub const ALEX: &str = "alex@contoso.example";
/// A user who is no admin of the Databricks workspace.
pub const GUEST: &str = "guest@contoso.example";
/// A user whose tokens live for a day and name the moment to renew them.
pub const LONG_LIVED: &str = "longlived@contoso.example";
/// A user who must do more than type a password (AADSTS50076).
pub const NEEDS_MFA: &str = "mfa@contoso.example";
/// A user who has not consented (AADSTS65001).
pub const NEEDS_CONSENT: &str = "consent@contoso.example";
/// A user whose password has expired (AADSTS50055).
pub const EXPIRED: &str = "expired@contoso.example";
/// A user who is locked out (AADSTS50053).
pub const LOCKED: &str = "locked@contoso.example";
/// A user who is disabled (AADSTS50057).
pub const DISABLED: &str = "disabled@contoso.example";
/// Everybody's password; it does not survive a client that forgets to form-encode it.
pub const PASSWORD: &str = "Correct+Horse&Battery=50% staple";
/// A user whose password the organization's own server checks.
pub const FEDERATED: &str = "frida@federated.example";
/// A user whom that server lets in nowhere.
pub const FEDERATED_DENIED: &str = "denied@federated.example";
/// The password of both; it does not survive a client that forgets to escape it.
pub const FEDERATED_PASSWORD: &str = "Über & <tief> \"so\" 'ja' ]]> 100% €𝄞";
/// The domain of a personal account.
pub const PERSONAL_DOMAIN: &str = "outlook.example";
/// A domain that no organization has told Entra of.
pub const UNKNOWN_DOMAIN: &str = "nowhere.example";
/// The `login_hint` of a person who presses Cancel.
pub const DECLINES: &str = "decline@contoso.example";

/// Everyone who exists in the tenant.
pub(super) const USERS: [&str; 8] = [ALEX, GUEST, LONG_LIVED, NEEDS_MFA, NEEDS_CONSENT, EXPIRED, LOCKED, DISABLED];

/// The Mixed Reality account, as `--account-id`.
pub const ACCOUNT_ID: &str = "a2200000-000c-4a2b-8c3d-5e6f70819200";
/// Its key: base64 text, sent as it is.
pub const ACCOUNT_KEY: &str = "c2FuZGJveC9hY2NvdW50K2tleSwgMzIgYnl0ZXM+Pz8=";

/// The one subscription.
pub const SUBSCRIPTION_ID: &str = "50b50000-0009-4a2b-8c3d-5e6f70819200";
/// The ARM id of the Databricks workspace.
pub const WORKSPACE_ID: &str = "/subscriptions/50b50000-0009-4a2b-8c3d-5e6f70819200/resourceGroups/rg/providers/Microsoft.Databricks/workspaces/sandbox";

/// Audience of Databricks, in every cloud.
pub const DATABRICKS: &str = "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d";
/// Audiences that Azure Resource Manager takes, to the character.
pub const ARM_AUDIENCES: [&str; 3] =
    ["https://management.azure.com/", "https://management.azure.com", "https://management.core.windows.net/"];
/// Audiences that the Mixed Reality STS takes.
pub const STS_AUDIENCES: [&str; 2] = ["https://sts.mixedreality.azure.com", "https://sts.mixedreality.azure.com/"];

/// Resources that have a service principal in the tenant, besides the audiences above. A slash at the end is part of the name.
const RESOURCES: [&str; 50] = [
    "https://analysis.windows.net/powerbi/api",
    "https://api.applicationinsights.io",
    "https://api.azureml.ms",
    "https://api.fabric.microsoft.com",
    "https://api.loganalytics.io",
    "https://app.vssps.visualstudio.com",
    "https://appconfig.azure.com/",
    "https://apps.azureiotcentral.com",
    "https://appservice.azure.com",
    "https://ai.azure.com",
    "https://atlas.microsoft.com/",
    "https://attest.azure.net",
    "https://azconfig.io",
    "https://batch.core.windows.net/",
    "https://cognitiveservices.azure.com",
    "https://containerregistry.azure.net",
    "https://cosmos.azure.com",
    "https://database.windows.net",
    "https://database.windows.net/",
    "https://datalake.azure.net/",
    "https://dev.azuresynapse.net",
    "https://digitaltwins.azure.net",
    "https://eventhubs.azure.net/",
    "https://graph.microsoft.com",
    "https://graph.microsoft.com/",
    "https://graph.microsoft.us/",
    "https://graph.windows.net/",
    "https://iothubs.azure.net",
    "https://kusto.kusto.windows.net",
    "https://manage.office.com",
    "https://managedhsm.azure.net",
    "https://ml.azure.com",
    "https://monitor.azure.com",
    "https://ossrdbms-aad.database.windows.net",
    "https://outlook.office365.com",
    "https://pas.windows.net/CheckMyAccess/Linux",
    "https://purview.azure.net",
    "https://redis.azure.com",
    "https://search.azure.com",
    "https://servicebus.azure.net/",
    "https://signalr.azure.com",
    "https://storage.azure.com/",
    "https://vault.azure.net",
    "https://webpubsub.azure.com",
    "https://azuredatabricks.net/",
    "https://quantum.microsoft.com",
    "https://rest.media.azure.net",
    "https://www.yammer.com",
    "https://api.adu.microsoft.com/",
    "https://azure-devices-provisioning.net",
];

/// The same as application ids, which do as well.
const RESOURCE_IDS: [&str; 38] = [
    "00000002-0000-0000-c000-000000000000",
    "00000002-0000-0ff1-ce00-000000000000",
    "00000003-0000-0000-c000-000000000000",
    "00000003-0000-0ff1-ce00-000000000000",
    "00000009-0000-0000-c000-000000000000",
    "022907d3-0f1b-48f7-badc-1ba6abab6d66",
    "0b07f429-9f4b-4714-9392-cc5e8e80c8b0",
    "123cd850-d9df-40bd-94d5-c9f07b7fa203",
    "1341df96-0b28-43da-ba24-7a6ce39be816",
    "18a66f5f-dbdf-4c17-9dd7-1634712a9cbe",
    "2746ea77-4702-4b45-80ca-3c97e680e8b7",
    "35ffadb3-7fc1-497e-b61b-381d28e744cc",
    "499b84ac-1321-427f-aa17-267ca6975798",
    "6a0ec4d3-30cb-4a83-91c0-ae56bc0e3d26",
    "6dae42f8-4368-4678-94ff-3960e28e3630",
    "73c2949e-da2d-457a-9607-fcc665198967",
    "797f4846-ba00-4fd7-ba43-dac1f8f63013",
    "7d312290-28c8-473c-a0ed-8e53749b6d6d",
    "80369ed6-5f11-4dd9-bef3-692475845e77",
    "80a10ef9-8168-493d-abf9-3297c4ef6e3c",
    "880da380-985e-4198-81b9-e05b1cc53158",
    "9e09aefc-b2e5-4d19-9f74-3e3e8b11a57b",
    "9edfcdd9-0bc5-4bd4-b287-c3afc716aac7",
    "a232010e-820c-4083-83bb-3ace5fc29d0b",
    "abfa0a7c-a6b6-4736-8310-5855508787cd",
    "acca5fbb-b7e4-4009-81f1-37e38fd66d78",
    "ba1ea022-5807-41d5-bbeb-292c7e1cf5f6",
    "c5393580-f805-4401-95e8-94b7a6ef2fc2",
    "c61423b7-1d1f-430d-b444-0eee53298103",
    "c7ddd9b4-5172-4e28-bd29-1e0792947d18",
    "ca7f3f0b-7d91-482c-8e09-c5d840d0eac5",
    "ce34e7e5-485f-4d76-964f-b3d2b16d1e4f",
    "ce6ff14a-7fdc-4685-bbe0-f6afdfcfa8e0",
    "cfa8b339-82a2-471a-a3c9-0fc0be7a4093",
    "ddbf3205-c6bd-46ae-8127-60eb93363864",
    "e406a681-f3d4-42a8-90b6-c2b029497af1",
    "e9f49c6b-5ce5-44c8-925d-015017e9f7ad",
    "f5c26e74-f226-4ae8-85f0-b4af0080ac9e",
];

/// Whether the tenant has such a resource: a listed one, any `api://…`, a storage account's or a Kusto cluster's own.
pub(super) fn is_resource(resource: &str) -> bool {
    let own_host = |suffix: &str| {
        let host = resource.strip_prefix("https://");
        host.is_some_and(|host| host.ends_with(suffix) && host.len() > suffix.len())
    };
    resource == DATABRICKS
        || ARM_AUDIENCES.contains(&resource)
        || STS_AUDIENCES.contains(&resource)
        || RESOURCES.contains(&resource)
        || RESOURCE_IDS.contains(&resource)
        || resource.strip_prefix("api://").is_some_and(|id| !id.is_empty())
        || own_host(".blob.core.windows.net")
        || own_host(".kusto.windows.net")
}

/// Whether this is a GUID in its usual form.
pub(super) fn is_guid(text: &str) -> bool {
    text.len() == 36 && uuid::Uuid::try_parse(text).is_ok()
}
