"""Gets a token with the credential of Microsoft's client for Python that is named, at its default settings, and prints it
with its expiry; a credential that is not available is told so.
"""
import sys

import azure.identity

name, scope, *tenant = sys.argv[1:]
credential = getattr(azure.identity, name)(**({"tenant_id": tenant[0]} if tenant else {}))
try:
    token = credential.get_token(scope)
except azure.identity.CredentialUnavailableError as error:
    sys.exit(f"unavailable: {error.message}")
print(token.token, token.expires_on)
