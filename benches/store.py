#!/usr/bin/env -S python3 -B
"""What a kept token costs beside what else keeps one: whole processes, in turn, in one run.

    cargo run --release --example sandbox -- benches/store.py [PAIRS]

Rows are as those of speed.py. What is not at hand is named under the table and left out:
    a static build    tests/cross --release, or STATIC_AZT=PATH
    MSAL Python       tests/real/setup, or MSAL_PYTHON=PATH of a Python that has msal
    the Azure CLI     tests/real/setup, or AZ=PATH
    oidc-agent        oidc-token in PATH, OIDC_SOCK of an agent, and OIDC_ACCOUNT, the name of a loaded account
Homes, keyring, daemons and kernel keys are the bench's own, and gone when it ends.
"""

import contextlib
import hashlib
import http.client
import http.server
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from pathlib import Path

from measure import Command, milliseconds_of_many, print_head, print_row

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "target/cross/target/x86_64-unknown-linux-musl/release/azt"
VENV = ROOT / "target/real/venv/bin/python"
AZ = os.environ.get("AZ", str(ROOT / "target/real/az/bin/az"))
RECORDS = 10_000
AT_ONCE = 100
CLIENT = "04b07795-8ddb-461a-bbee-02f9e1bf7b46"
TENANT = "c0ffee00-0001-4a2b-8c3d-5e6f70819200"
USER = "alex@contoso.example"
SCOPE = "https://management.azure.com//.default"
TRUE = ("`/bin/true`", Command(["/bin/true"]))

# Both get what is in a file of MSAL's; the first fills it from the refresh token on its standard input.
MSAL = f"""
import msal, sys
authority, path, fill = sys.argv[1], sys.argv[2], sys.argv[3:]
cache = msal.SerializableTokenCache()
if not fill:
    cache.deserialize(open(path).read())
app = msal.PublicClientApplication("{CLIENT}", authority=authority + "/{TENANT}", token_cache=cache,
    instance_discovery=False)
if fill:
    answer = app.acquire_token_by_refresh_token(sys.stdin.read(), ["{SCOPE}"])
    open(path, "w").write(cache.serialize())
else:
    answer = app.acquire_token_silent(["{SCOPE}"], account=app.get_accounts()[0])
print(answer["access_token"])
"""


class Home:
    """A user who has nothing but what the bench gives."""

    def __init__(self, path, **variables):
        env = {name: value for name, value in os.environ.items() if not name.startswith(("AZT_STORE", "DBUS_", "XDG_"))}
        self.data = path / "data"
        for directory in (path, path / "run"):
            directory.mkdir(mode=0o700)
        self.env = env | {
            "HOME": str(path),
            "XDG_DATA_HOME": str(self.data),
            "XDG_CONFIG_HOME": str(path / "config"),
            "XDG_RUNTIME_DIR": str(path / "run"),
            **variables,
        }

    def azt(self, *arguments, binary="azt", before=None):
        return Command([binary, *arguments], self.env, before)

    def hit(self, store, binary="azt", before=None):
        """A token that is kept, in a command that prints it."""
        command = self.azt("msi", "--store", store, binary=binary)
        command.output()
        return Command(command.argv, self.env, before)

    def forget_copy(self):
        """Removes the kernel keyring's copy of the OS keyring's key."""
        tag = hashlib.sha256(os.fsencode(self.data / "azt")).hexdigest()[:16]
        search = ["keyctl", "search", "@u", "user", f"azt:copy:{tag}"]
        key = subprocess.run(search, check=True, capture_output=True, text=True).stdout.strip()
        subprocess.run(["keyctl", "invalidate", key], check=True)


class Homes:
    """Makes homes, and has what is kept in them forgotten, for kernel keys outlive their directories."""

    def __init__(self, scratch):
        self.scratch, self.all = Path(scratch), []

    def make(self, **variables):
        self.all.append(Home(self.scratch / str(len(self.all)), **variables))
        return self.all[-1]

    def forget(self):
        for home in self.all:
            home.azt("--quiet", "forget", "--all").output()


def hits(homes, static):
    home = homes.make()
    for store in ("file", "kernel"):
        yield f"`azt msi --store {store}`", home.hit(store), *TRUE
        if static:
            yield "the same, static", home.hit(store, static), *TRUE


def oidc(homes, absent, static):
    account = os.environ.get("OIDC_ACCOUNT")
    if not (shutil.which("oidc-token") and "OIDC_SOCK" in os.environ and account):
        absent.append("oidc-agent")
        return
    home, cached = homes.make(), ("`oidc-token`", Command(["oidc-token", account]))
    yield "`azt msi --store kernel`", home.hit("kernel"), *cached
    if static:
        yield "the same, static", home.hit("kernel", static), *cached


@contextlib.contextmanager
def secret_service(home):
    """A real keyring on a bus of its own. The home's environment leads there meanwhile."""
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--print-address", "--nofork"], env=home.env, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True,
    )
    daemon = None
    try:
        home.env["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        daemon = subprocess.Popen(
            ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
            env=home.env,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        daemon.stdin.write("bench")
        daemon.stdin.close()
        ask = "dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner"
        asked = Command([*ask.split(), "string:org.freedesktop.secrets"], home.env)
        deadline = time.monotonic() + 10
        while "true" not in asked.output():
            if time.monotonic() > deadline:
                sys.exit("gnome-keyring-daemon did not start")
            time.sleep(0.02)
        yield
        # While its keyring is there to forget the key.
        home.azt("--quiet", "forget", "--all").output()
    finally:
        del home.env["DBUS_SESSION_BUS_ADDRESS"]
        for process in (daemon, bus):
            if process:
                process.terminate()
                process.wait()


def keyring(homes):
    home = homes.make()
    with secret_service(home):
        one = home.hit("keyring", before=home.forget_copy)
        item = ["azt-bench", "one"]
        Command(["secret-tool", "store", "--label=bench", *item], home.env).output("t" * 2000)
        yield (
            "`azt msi --store keyring`, the key in the Secret Service only",
            one,
            "`secret-tool lookup`",
            Command(["secret-tool", "lookup", *item], home.env),
        )


def many_records(homes):
    one, many = homes.make(), homes.make()
    many.hit("file")
    left = iter(range(RECORDS - 1))
    running = set()
    for number in left:
        running.add(many.azt("msi", "--store", "file", "--resource", f"api://{number}").start())
        if len(running) > 2 * os.cpu_count():
            running.discard(os.wait()[0])
    for pid in running:
        os.waitpid(pid, 0)
    kept = len(list((many.data / "azt/file/tokens").iterdir()))
    if kept != RECORDS:
        sys.exit(f"{kept} records were kept, not {RECORDS}")
    yield f"`azt msi --store file`, {RECORDS:,} records", many.hit("file"), "the same, one record", one.hit("file")


class Counting(http.server.BaseHTTPRequestHandler):
    """Hands requests on to the sandbox, and counts them."""

    count = 0

    def do_GET(self):
        type(self).count += 1
        sandbox = http.client.HTTPConnection(urllib.parse.urlsplit(os.environ["AZT_SANDBOX_URL"]).netloc)
        sandbox.request("GET", self.path, headers={"Metadata": self.headers.get("Metadata", "")})
        answer = sandbox.getresponse()
        body = answer.read()
        sandbox.close()
        self.send_response(answer.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Says nothing."""


def round_trip(port):
    """Milliseconds of one request, answer included."""
    started = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port)
    query = "api-version=2018-02-01&resource=https://management.azure.com/"
    connection.request("GET", f"/metadata/identity/oauth2/token?{query}", headers={"Metadata": "true"})
    connection.getresponse().read()
    connection.close()
    return (time.perf_counter() - started) * 1000


def at_once(homes):
    """The row of many processes that start with an empty store, and what became of them."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Counting) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}"
        home = homes.make(AZURE_POD_IDENTITY_AUTHORITY_HOST=url)
        command = home.azt("msi", "--store", "file")
        cold, warm, requests, failed = [], [], [], 0
        for _ in range(5):
            home.azt("--quiet", "forget", "--all").output()
            before = Counting.count
            took, statuses = milliseconds_of_many(command, AT_ONCE)
            requests.append(Counting.count - before)
            cold.append(took)
            failed += sum(status != 0 for status in statuses)
            warm.append(milliseconds_of_many(command, AT_ONCE)[0] + round_trip(server.server_port))
        server.shutdown()
    cold, warm = statistics.median(cold), statistics.median(warm)
    print(
        f"| {AT_ONCE} `azt msi --store file` at once, nothing kept | {AT_ONCE} hits at once and one round trip"
        f" | {cold:.0f} | {warm:.0f} | **{cold / warm:.2f}** | | |"
    )
    return f"{AT_ONCE} at once, five times: {requests} requests at the authority, {failed} failed."


def msal_cache(home, python):
    """A file of MSAL's with a token and a refresh token in it."""
    path = home.data.parent / "msal_token_cache.json"
    answer = home.azt("ropc", "--store", "none", "-o", "oauth", "--with-refresh-token").output()
    authority = os.environ["AZT_SANDBOX_HTTPS_URL"]
    fill = Command([python, "-c", MSAL, authority, str(path), "fill"], home.env)
    fill.output(json.loads(answer)["refresh_token"])
    return path


def azure_cli(home, az, cache):
    """The Azure CLI, signed in to the sandbox as to a cloud of its own."""
    directory = home.data.parent / "azure"
    directory.mkdir()
    shutil.copy(cache, directory / "msal_token_cache.json")
    home.env |= {"AZURE_CONFIG_DIR": str(directory), "AZURE_CORE_COLLECT_TELEMETRY": "no"}
    authority, resource = os.environ["AZT_SANDBOX_HTTPS_URL"], SCOPE.removesuffix("/.default")
    endpoints = [f"{name} = {authority}" for name in ("active_directory", "resource_manager", "management")]
    endpoints.append(f"active_directory_resource_id = {resource}")
    cloud = "".join(f"endpoint_{endpoint}\n" for endpoint in endpoints)
    (directory / "clouds.config").write_text(f"[sandbox]\n{cloud}")
    (directory / "config").write_text("[cloud]\nname = sandbox\n[core]\ninstance_discovery = no\n")
    subscription = {
        "id": "00000000-0000-0000-0000-000000000001",
        "name": "bench",
        "state": "Enabled",
        "user": {"name": USER, "type": "user"},
        "isDefault": True,
        "tenantId": TENANT,
        "environmentName": "sandbox",
    }
    profile = {"installationId": "00000000-0000-0000-0000-000000000002", "subscriptions": [subscription]}
    (directory / "azureProfile.json").write_text(json.dumps(profile))
    return Command([az, "account", "get-access-token", "--resource", resource], home.env)


def other_tools(homes, absent):
    python = os.environ.get("MSAL_PYTHON", str(VENV))
    if not shutil.which(python):
        absent.append("MSAL Python, and so the Azure CLI")
        return
    home = homes.make()
    hit = home.hit("file")
    cache = msal_cache(home, python)
    silent = Command([python, "-c", MSAL, os.environ["AZT_SANDBOX_HTTPS_URL"], str(cache)], home.env)
    yield "`azt msi --store file`", hit, "MSAL Python, `acquire_token_silent`", silent
    az = shutil.which(AZ)
    if az:
        yield "`azt msi --store file`", hit, "`az account get-access-token`", azure_cli(home, az, cache)
    else:
        absent.append("the Azure CLI")


def main():
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    if shutil.which("azt") is None or "AZT_SANDBOX_HTTPS_URL" not in os.environ:
        sys.exit("run me inside the sandbox: cargo run --release --example sandbox -- benches/store.py")
    static = shutil.which(os.environ.get("STATIC_AZT", str(STATIC)))
    absent = [] if static else ["a static build"]
    print_head(pairs)
    with tempfile.TemporaryDirectory() as scratch:
        homes = Homes(scratch)
        try:
            for rows in (hits(homes, static), oidc(homes, absent, static), keyring(homes), many_records(homes)):
                for row in rows:
                    print_row(*row, pairs)
            said = at_once(homes)
            for row in other_tools(homes, absent):
                # These take a hundred times as long.
                print_row(*row, max(pairs // 6, 3))
        finally:
            homes.forget()
    print(f"\n{said}")
    for name in absent:
        print(f"Not at hand, and left out: {name}.")


if __name__ == "__main__":
    main()
