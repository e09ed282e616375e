"""Signs a user in by a password with Microsoft's own client, and prints what came as JSON.

The environment says who and where: AUTHORITY, CLIENT_ID, SCOPE, USERNAME, PASSWORD, and the authority to trust, CA_FILE.
"""
import json
import os

from msal import PublicClientApplication

client = PublicClientApplication(
    os.environ["CLIENT_ID"],
    authority=os.environ["AUTHORITY"],
    instance_discovery=False,
    verify=os.environ["CA_FILE"],
)
print(json.dumps(client.acquire_token_by_username_password(
    os.environ["USERNAME"], os.environ["PASSWORD"], [os.environ["SCOPE"]]
)))
