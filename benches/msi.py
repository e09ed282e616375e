#!/usr/bin/env -S python3 -B
"""What a token of managed identity costs beside Microsoft's own clients: whole processes, in turn, in one run.

    cargo run --release --example sandbox -- benches/msi.py [PAIRS]

Rows are as those of speed.py. All ask the same emulated IMDS, by the same request, and keep nothing. What is not at hand
is named under the table and left out; tests/real/setup installs it:
    azure-identity      ManagedIdentityCredential of Python
    @azure/identity     ManagedIdentityCredential of JavaScript
"""

import os
import shutil
import sys
from pathlib import Path

from measure import Command, print_head, print_row

ROOT = Path(__file__).resolve().parent.parent
PARTS = ROOT / "tests/real"
PYTHON = ROOT / "target/real/venv/bin/python"
MODULE = ROOT / "target/real/node_modules/@azure/identity"


def peers(absent):
    """Microsoft's clients: a name, and a command that prints a token."""
    if shutil.which(PYTHON):
        yield "azure-identity (Python)", [str(PYTHON), str(PARTS / "identity_client.py")]
    else:
        absent.append("azure-identity (Python)")
    if shutil.which("node") and MODULE.is_dir():
        yield "@azure/identity (JavaScript)", ["node", str(PARTS / "identity_client.mjs")]
    else:
        absent.append("@azure/identity (JavaScript)")


def main():
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    if shutil.which("azt") is None or "AZT_SANDBOX_URL" not in os.environ:
        sys.exit("run me inside the sandbox: cargo run --release --example sandbox -- benches/msi.py")
    # Nobody here asks Entra, but JavaScript's client refuses to start where that is plain HTTP.
    os.environ.pop("AZURE_AUTHORITY_HOST", None)
    absent = []
    print_head(pairs)
    for name, argv in peers(absent):
        print_row("`azt msi --store none`", Command(["azt", "msi", "--store", "none"]), name, Command(argv), pairs)
    if absent:
        print()
    for name in absent:
        print(f"Not at hand, and left out: {name}.")


if __name__ == "__main__":
    main()
