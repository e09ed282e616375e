#!/usr/bin/env -S python3 -B
"""What a request of azt's costs beside what people type today: whole processes, in turn, in one run.

    cargo run --release --example sandbox -- benches/speed.py [PAIRS]

Each row pairs azt with a command that asks the same of the same emulated endpoint. A pair is run one after the other,
and the ratio is that of the pair; the table shows medians. Peak memory is GNU time's, of the largest single process.
Nothing is kept between runs; what a kept token costs is in store.py.
"""

import json
import os
import shutil
import sys
import tempfile

from measure import Command, print_head, print_row

ARM = "https://management.azure.com/"


def refresh_token(azt):
    """A refresh token of the emulated cloud, kept out of every argv."""
    return json.loads(Command([azt, "ropc", "-o", "oauth", "--with-refresh-token"]).output())["refresh_token"]


def rows(azt, scratch):
    url = f"{os.environ['AZT_SANDBOX_URL']}/metadata/identity/oauth2/token?api-version=2018-02-01&resource={ARM}"
    ask = ["curl", "-s", "-H", "Metadata: true", url]
    pipe = f"curl -s -H 'Metadata: true' '{url}' | {sys.executable} -c 'import sys, json; print(json.load(sys.stdin)[\"access_token\"])'"
    yield "`azt msi`", [azt, "msi"], "`curl`, the same request", ask
    yield "`azt msi`", [azt, "msi"], "`curl \\| python3 -c json`", ["sh", "-c", pipe]

    https, ca = os.environ["AZT_SANDBOX_HTTPS_URL"], os.environ["AZT_SANDBOX_CA"]
    secret, form = os.path.join(scratch, "refresh-token"), os.path.join(scratch, "form")
    token = refresh_token(azt)
    with open(secret, "w", encoding="ascii") as file:
        file.write(token)
    with open(form, "w", encoding="ascii") as file:
        file.write(
            "client_id=04b07795-8ddb-461a-bbee-02f9e1bf7b46&grant_type=refresh_token&client_info=1"
            "&scope=https%3A%2F%2Fmanagement.azure.com%2F%2F.default+openid+profile+offline_access"
            f"&refresh_token={token}"
        )
    yield (
        "`azt refresh`, HTTPS",
        [azt, "refresh", "--authority-host", https, "--refresh-token-file", secret],
        "`curl`, the same request",
        ["curl", "-s", "--cacert", ca, "-d", f"@{form}", f"{https}/organizations/oauth2/v2.0/token"],
    )
    yield "`azt --version`", [azt, "--version"], "`/bin/true`", ["/bin/true"]


def main():
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    azt = shutil.which("azt")
    if azt is None or "AZT_SANDBOX_HTTPS_URL" not in os.environ:
        sys.exit("run me inside the sandbox: cargo run --release --example sandbox -- benches/speed.py")
    os.environ["AZT_STORE"] = "none"
    print_head(pairs)
    with tempfile.TemporaryDirectory() as scratch:
        for name, one, beside, other in rows(azt, scratch):
            print_row(name, Command(one), beside, Command(other), pairs)


if __name__ == "__main__":
    main()
