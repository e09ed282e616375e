"""Asks the Instance Metadata Service, at its real address, for a token with each of Microsoft's Python clients.

For a network namespace in which 169.254.169.254 is the test's own. Prints one JSON object, a client's name to its token.
The environment may name a resource (IMDS_RESOURCE) and a user-assigned identity (IMDS_CLIENT_ID).
"""
import json
import os

import msal
import requests
from azure.identity import ManagedIdentityCredential

resource = os.environ.get("IMDS_RESOURCE", "https://management.azure.com/")
client_id = os.environ.get("IMDS_CLIENT_ID")

credential = ManagedIdentityCredential(client_id=client_id, retry_total=0)
identity = (
    msal.UserAssignedManagedIdentity(client_id=client_id) if client_id else msal.SystemAssignedManagedIdentity()
)
answer = msal.ManagedIdentityClient(identity, http_client=requests.Session()).acquire_token_for_client(
    resource=resource
)
print(
    json.dumps(
        {
            "azure-identity": credential.get_token(resource + "/.default").token,
            "msal": answer.get("access_token", answer),
        }
    )
)
