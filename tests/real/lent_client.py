"""Gets tokens with Microsoft's client for Python, at its default settings, and prints them.

For each credential and resource a line: the credential's name, the resource, the token.
"""
from azure.identity import DefaultAzureCredential, ManagedIdentityCredential

for credential in (ManagedIdentityCredential(), DefaultAzureCredential()):
    for resource in ("https://management.azure.com/", "https://graph.microsoft.com"):
        token = credential.get_token(f"{resource}/.default").token
        print(type(credential).__name__, resource, token)
