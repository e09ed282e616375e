#!/usr/bin/env -S python3 -B
"""What AzureCliCredential of Microsoft's client for Python costs: its az is azt's stand-in, and the real one, in turn.

    tests/real/setup && cargo build --release && cargo run --release --example sandbox -- benches/standin.py [PAIRS]

Both are signed in as the same person, and have a token kept. One Python asks: its own start is not measured, but the shell
that the credential puts between itself and az is. AZ=PATH names another Azure CLI than the one that tests/real/setup installs.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from store import AZ, SCOPE, VENV, Homes, azure_cli, msal_cache

WARM_UP = 2
# Asks once for each PATH on its standard input, and prints how many milliseconds that took, and the token.
CREDENTIAL = f"""
import os, sys, time
from azure.identity import AzureCliCredential
for path in sys.stdin:
    os.environ["PATH"] = path.rstrip("\\n")
    started = time.perf_counter()
    token = AzureCliCredential().get_token("{SCOPE}").token
    print((time.perf_counter() - started) * 1000, token, flush=True)
"""


class Credential:
    """A Python with the credential in it."""

    def __init__(self, env):
        argv = [str(VENV), "-c", CREDENTIAL]
        self.python = subprocess.Popen(argv, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def milliseconds(self, directory):
        """With this directory first in PATH."""
        self.python.stdin.write(f"{directory}{os.pathsep}{os.environ['PATH']}\n")
        self.python.stdin.flush()
        took, token = self.python.stdout.readline().split()
        if token.count(".") != 2:
            sys.exit(f"that is no token: {token}")
        return float(took)

    def stop(self):
        self.python.stdin.close()
        self.python.wait()


def main():
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    az = shutil.which(AZ)
    if shutil.which("azt") is None or "AZT_SANDBOX_HTTPS_URL" not in os.environ or not (az and VENV.exists()):
        sys.exit("run me inside the sandbox, after tests/real/setup")
    with tempfile.TemporaryDirectory() as scratch:
        homes = Homes(scratch)
        try:
            measure(homes.make(), az, Path(scratch) / "standins", pairs)
        finally:
            homes.forget()


def measure(home, az, standins, pairs):
    home.azt("ropc", "--store", "file", "-o", "none").output()
    home.azt("standin", "install", "--dir", str(standins)).output()
    azure_cli(home, az, msal_cache(home, str(VENV)))
    credential = Credential(home.env)
    try:
        directories = (standins, Path(az).parent)
        runs = [[credential.milliseconds(directory) for directory in directories] for _ in range(WARM_UP + pairs)]
    finally:
        credential.stop()
    mine, theirs = (statistics.median(run[side] for run in runs[WARM_UP:]) for side in (0, 1))
    ratio = statistics.median(run[1] / run[0] for run in runs[WARM_UP:])
    print(f"AzureCliCredential, {pairs} pairs: by the stand-in {mine:.2f} ms, by az {theirs:.0f} ms, {ratio:.0f} times as long")


if __name__ == "__main__":
    main()
