#!/usr/bin/env python3
"""What azt costs beside what people type today: whole processes, in turn, in one run.

    cargo run --release --example sandbox -- benches/speed.py [PAIRS]

Each row pairs azt with a command that asks the same of the same emulated endpoint. A pair is run one after the other,
and the ratio is that of the pair; the table shows medians. Peak memory is GNU time's, of the largest single process.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ARM = "https://management.azure.com/"
WARM_UP = 3


def measure(argv):
    """Wall time in milliseconds of one process; it has to succeed."""
    started = time.perf_counter()
    result = subprocess.run(argv, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    took = time.perf_counter() - started
    if result.returncode != 0:
        sys.exit(f"{argv[0]} failed with {result.returncode}: {result.stderr.decode()}")
    return took * 1000


def peak(argv):
    """Peak memory in MB, median of five; a child of Python's own would start with Python's size."""
    run = ["/usr/bin/time", "-f", "%M", "-o", "/dev/stderr", *argv]
    kilobytes = [
        int(subprocess.run(run, check=True, capture_output=True, text=True).stderr.split()[-1]) for _ in range(5)
    ]
    return statistics.median(kilobytes) / 1024


def compare(one, other, pairs):
    runs = [(measure(one), measure(other)) for _ in range(WARM_UP + pairs)][WARM_UP:]
    return {
        "time": [statistics.median(run[side] for run in runs) for side in (0, 1)],
        "ratio": statistics.median(run[0] / run[1] for run in runs),
        "memory": [peak(one), peak(other)],
    }


def refresh_token(azt):
    """A refresh token of the emulated cloud, kept out of every argv."""
    answer = subprocess.run(
        [azt, "ropc", "-o", "oauth", "--with-refresh-token"], check=True, capture_output=True, text=True
    ).stdout
    return json.loads(answer)["refresh_token"]


def rows(azt, scratch):
    url = f"{os.environ['AZT_SANDBOX_URL']}/metadata/identity/oauth2/token?api-version=2018-02-01&resource={ARM}"
    ask = ["curl", "-s", "-H", "Metadata: true", url]
    pipe = f"curl -s -H 'Metadata: true' '{url}' | {sys.executable} -c 'import sys, json; print(json.load(sys.stdin)[\"access_token\"])'"
    yield "`azt msi`", [azt, "msi"], "`curl`, the same request", ask
    yield "`azt msi`", [azt, "msi"], "`curl \\| python3 -c json`", ["sh", "-c", pipe]

    https, ca = os.environ["AZT_SANDBOX_HTTPS_URL"], os.environ["AZT_SANDBOX_CA"]
    secret, form = os.path.join(scratch, "refresh-token"), os.path.join(scratch, "form")
    with open(secret, "w", encoding="ascii") as file:
        file.write(refresh_token(azt))
    with open(secret, encoding="ascii") as file, open(form, "w", encoding="ascii") as out:
        out.write(
            "client_id=04b07795-8ddb-461a-bbee-02f9e1bf7b46&grant_type=refresh_token&client_info=1"
            "&scope=https%3A%2F%2Fmanagement.azure.com%2F%2F.default+openid+profile+offline_access"
            f"&refresh_token={file.read()}"
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
    print(f"Medians of {pairs} pairs; peak memory in MB.\n")
    print("| azt | beside | ms | ms | ratio | peak | peak |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        for name, one, beside, other in rows(azt, scratch):
            result = compare(one, other, pairs)
            (mine, theirs), (mine_peak, their_peak) = result["time"], result["memory"]
            print(
                f"| {name} | {beside} | {mine:.1f} | {theirs:.1f} | **{result['ratio']:.2f}**"
                f" | {mine_peak:.1f} | {their_peak:.1f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
