"""Gets a token of managed identity with Microsoft's client for Python, at its default settings, and prints it.

The environment announces the source, and may name a resource (IDENTITY_RESOURCE) and a user-assigned identity
(IDENTITY_CLIENT_ID).
"""
import os

from azure.identity import ManagedIdentityCredential

resource = os.environ.get("IDENTITY_RESOURCE", "https://management.azure.com/")
credential = ManagedIdentityCredential(client_id=os.environ.get("IDENTITY_CLIENT_ID"))
print(credential.get_token(f"{resource}/.default").token)
