"""Asks a Mixed Reality STS for a token with Microsoft's own client and prints what came as JSON.

The environment names it: STS_ENDPOINT, STS_ACCOUNT_ID, and either STS_ACCOUNT_KEY or STS_ENTRA_TOKEN; for an https
endpoint, SSL_CERT_FILE is the authority to trust.
"""
import json
import os

from azure.core.credentials import AccessToken, AzureKeyCredential
from azure.mixedreality.authentication import MixedRealityStsClient


class Given:
    """An Entra token that somebody else acquired."""

    def get_token(self, *_scopes, **_options):
        return AccessToken(os.environ["STS_ENTRA_TOKEN"], 2**40)


endpoint = os.environ["STS_ENDPOINT"]
key = os.environ.get("STS_ACCOUNT_KEY")
client = MixedRealityStsClient(
    account_id=os.environ["STS_ACCOUNT_ID"],
    account_domain="mixedreality.example",
    credential=AzureKeyCredential(key) if key else Given(),
    custom_endpoint_url=endpoint,
    connection_verify=os.environ.get("SSL_CERT_FILE", True),
    retry_total=0,
)
# Microsoft's client refuses to send a key over plain HTTP; on loopback that is what the test wants.
token = client.get_token(enforce_https=endpoint.startswith("https"))
print(json.dumps({"token": token.token, "expires_on": token.expires_on}))
