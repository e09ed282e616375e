#!/usr/bin/env -S python3 -B
"""What `azt serve` bears, beside nginx with the same body from memory.

    cargo build --release && cargo run --example sandbox -- benches/serve.py [PAIRS]

Needs Debian's wrk and nginx-light. Each pair is azt and nginx for five seconds each, one after the other; the ratio is that of
the pair, and what is shown are medians. Then a million requests, and how much memory azt has; then 1,000 connections
that send a byte a second, beside eight that ask. Tell the load of the machine with the numbers: wrk, azt and nginx share it.
"""

import os
import pathlib
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
AZT = ROOT / "target/release/azt"
QUERY = "api-version=2019-08-01&resource=https://vault.azure.net"
SECONDS = 5


def start_azt():
    """The process, its URL and its secret."""
    environment = {**os.environ, "AZT_STORE": "none", "AZURE_POD_IDENTITY_AUTHORITY_HOST": os.environ["AZT_SANDBOX_URL"]}
    process = subprocess.Popen([AZT, "serve", "msi"], env=environment, stderr=subprocess.PIPE, text=True)
    for line in process.stderr:
        ready = re.search(r"ready: IDENTITY_ENDPOINT=(\S+) IDENTITY_HEADER=(\S+)", line)
        if ready:
            return process, f"{ready[1]}?{QUERY}", ready[2]
    sys.exit("azt serve did not come up")


def start_nginx(scratch, body):
    """The process and its URL; it answers everything with this body."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    configuration = f"""
        daemon off; worker_processes auto; pid {scratch}/pid; error_log stderr crit;
        events {{ worker_connections 2048; }}
        http {{
            access_log off; keepalive_requests 1000000000;
            client_body_temp_path {scratch}/body; proxy_temp_path {scratch}/proxy; fastcgi_temp_path {scratch}/fastcgi;
            uwsgi_temp_path {scratch}/uwsgi; scgi_temp_path {scratch}/scgi;
            server {{ listen 127.0.0.1:{port}; location / {{ default_type application/json; return 200 '{body}'; }} }}
        }}"""
    path = pathlib.Path(scratch) / "nginx.conf"
    path.write_text(configuration, encoding="ascii")
    process = subprocess.Popen(["nginx", "-c", path, "-e", "stderr"], stderr=subprocess.DEVNULL)
    for _ in range(500):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return process, f"http://127.0.0.1:{port}/"
        time.sleep(0.01)
    sys.exit("nginx did not come up")


def load(url, secret, connections, seconds=SECONDS):
    """Requests a second, the 99th percentile in milliseconds, and how many there were; none may fail."""
    threads = min(2, connections)
    argv = ["wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds}s", "--latency", "-H", f"X-IDENTITY-HEADER: {secret}", url]
    text = subprocess.run(argv, check=True, stdout=subprocess.PIPE, text=True).stdout
    if "Non-2xx" in text or "Socket errors" in text:
        sys.exit(f"requests failed:\n{text}")
    value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)\b", text).groups()
    milliseconds = float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit]
    return float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1]), milliseconds, int(re.search(r"(\d+) requests in", text)[1])


def memory(process):
    """Resident memory now and at its peak, in MB."""
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    return [int(re.search(rf"{name}:\s+(\d+)", status)[1]) / 1024 for name in ("VmRSS", "VmHWM")]


class SlowLoris:
    """Connections that never come to the end of their head, and come again when they are shut out."""

    def __init__(self, url, many):
        host, port = re.match(r"http://([\d.]+):(\d+)", url).groups()
        self.address, self.done, self.shut_out = (host, int(port)), threading.Event(), 0
        self.sockets = [self.connect() for _ in range(many)]
        self.thread = threading.Thread(target=self.drip)
        self.thread.start()

    def connect(self):
        connection = socket.create_connection(self.address)
        connection.sendall(b"GET /msi/token HTTP/1.1\r\nX-")
        return connection

    def drip(self):
        while not self.done.wait(1):
            for index, connection in enumerate(self.sockets):
                try:
                    connection.sendall(b"a")
                except OSError:
                    self.shut_out += 1
                    connection.close()
                    self.sockets[index] = self.connect()

    def stop(self):
        self.done.set()
        self.thread.join()
        for connection in self.sockets:
            connection.close()


def main():
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    missing = [name for name in ("wrk", "nginx") if shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin") is None]
    if missing or not AZT.exists() or "AZT_SANDBOX_URL" not in os.environ:
        sys.exit(f"run me inside the sandbox, with a release build, wrk and nginx; missing: {missing}")
    os.environ["PATH"] += ":/usr/sbin"
    print(f"load before: {os.getloadavg()[0]:.1f}, cores: {os.cpu_count()}")
    with tempfile.TemporaryDirectory() as scratch:
        azt, url, secret = start_azt()
        request = urllib.request.Request(url, headers={"X-IDENTITY-HEADER": secret})
        body = urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request).read().decode()
        nginx, nginx_url = start_nginx(scratch, body)
        try:
            measure(azt, url, secret, nginx_url, len(body), pairs)
        finally:
            azt.terminate()
            nginx.terminate()
            azt.wait()
            nginx.wait()
    print(f"load after: {os.getloadavg()[0]:.1f}")


def measure(azt, url, secret, nginx_url, length, pairs):
    runs = []
    for _ in range(pairs):
        runs.append((load(url, secret, 64), load(nginx_url, secret, 64)))
    rates = [statistics.median(run[side][0] for run in runs) for side in (0, 1)]
    latencies = [statistics.median(run[side][1] for run in runs) for side in (0, 1)]
    ratio = statistics.median(run[0][0] / run[1][0] for run in runs)
    print(f"{length} bytes, 64 connections, {pairs} pairs: azt {rates[0]:,.0f}/s, nginx {rates[1]:,.0f}/s, ratio {ratio:.2f}")
    print(f"99th percentile: azt {latencies[0]:.1f} ms, nginx {latencies[1]:.1f} ms")

    before, count = memory(azt)[0], 0
    while count < 1_000_000:
        count += load(url, secret, 64)[2]
    now, peak = memory(azt)
    print(f"memory: {before:.1f} MB, after {count:,} more requests {now:.1f} MB, at its peak {peak:.1f} MB")

    slow = SlowLoris(url, 1000)
    try:
        rate, latency, _ = load(url, secret, 8)
        print(f"beside 1,000 slow connections ({slow.shut_out:,} shut out): {rate:,.0f}/s, 99th percentile {latency:.1f} ms")
    finally:
        slow.stop()
    print(f"memory: {memory(azt)[0]:.1f} MB")


if __name__ == "__main__":
    main()
