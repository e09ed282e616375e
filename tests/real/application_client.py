"""Gets a token with Microsoft's clients for Python, as the application of the emulated cloud, and prints it.

    application_client.py secret|certificate|chain|federated|obo AUTHORITY TENANT CLIENT [FILE]

What is secret comes by standard input: the client secret, the certificate's password, or the user's token. Certificates
go to MSAL itself: azure-identity, which is built on it, still names them by SHA-1.
"""
import sys

import msal
from azure.identity import ClientSecretCredential, WorkloadIdentityCredential

SCOPE = "https://management.azure.com//.default"

kind, authority, tenant, client = sys.argv[1:5]
file = sys.argv[5] if len(sys.argv) > 5 else None
secret = sys.stdin.read().strip()


def application(passphrase):
    credential = {"private_key_pfx_path": file, "passphrase": passphrase, "public_certificate": kind == "chain"}
    # The emulated cloud is none that Microsoft's own discovery knows.
    return msal.ConfidentialClientApplication(
        client, authority=f"{authority}/{tenant}", client_credential=credential, instance_discovery=False)


def given(answer):
    return answer.get("access_token") or sys.exit(answer["error_description"])


options = {"authority": authority, "disable_instance_discovery": True}
if kind == "secret":
    token = ClientSecretCredential(tenant, client, secret, **options).get_token(SCOPE).token
elif kind == "federated":
    credential = WorkloadIdentityCredential(tenant_id=tenant, client_id=client, token_file_path=file, **options)
    token = credential.get_token(SCOPE).token
elif kind == "obo":
    token = given(application("").acquire_token_on_behalf_of(secret, [SCOPE]))
else:
    token = given(application(secret).acquire_token_for_client([SCOPE]))
print(token)
