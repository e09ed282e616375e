"""Whole processes, measured in turn."""

import os
import statistics
import subprocess
import sys
import tempfile
import time

WARM_UP = 3
DEVNULL = os.open(os.devnull, os.O_RDWR)


class Command:
    """Something to type, and what is around it."""

    def __init__(self, argv, env=None, before=None):
        """`before` runs before each measured run, and is not measured."""
        self.argv = argv
        self.env = dict(os.environ if env is None else env)
        # Cargo sets it for what it runs, and it would send the loader looking for libraries.
        self.env.pop("LD_LIBRARY_PATH", None)
        self.before = before

    def start(self, stderr=DEVNULL):
        """Starts it, with as little around it as there can be: azt is done in a millisecond."""
        outputs = [(os.POSIX_SPAWN_DUP2, DEVNULL, fd) for fd in (0, 1)] + [(os.POSIX_SPAWN_DUP2, stderr, 2)]
        return os.posix_spawnp(self.argv[0], self.argv, self.env, file_actions=outputs)

    def output(self, text=None):
        """What it prints, given this on its standard input."""
        return subprocess.run(
            self.argv, env=self.env, input=text, check=True, stdout=subprocess.PIPE, encoding="utf-8"
        ).stdout


def milliseconds(command):
    """Wall time of one process; it has to succeed."""
    if command.before:
        command.before()
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        pid = command.start(said.fileno())
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        took = time.perf_counter() - started
        if status != 0:
            said.seek(0)
            sys.exit(f"{' '.join(command.argv)} failed with {status}: {said.read().decode()}")
    return took * 1000


def milliseconds_of_many(command, many):
    """Wall time from the first start to the last end, and the exit statuses."""
    started = time.perf_counter()
    pids = [command.start() for _ in range(many)]
    statuses = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids]
    return (time.perf_counter() - started) * 1000, statuses


def peak(command):
    """Peak memory in MB, median of five; a child of Python's own would start with Python's size."""

    def once():
        if command.before:
            command.before()
        with tempfile.NamedTemporaryFile("r", encoding="ascii") as said:
            argv = ["/usr/bin/time", "-f", "%M", "-o", said.name, *command.argv]
            subprocess.run(argv, env=command.env, check=True, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL)
            return int(said.read())

    return statistics.median(once() for _ in range(5)) / 1024


def compare(one, other, pairs):
    """Medians of times and of the ratios within pairs, that are run one after the other; peaks of memory."""
    runs = [(milliseconds(one), milliseconds(other)) for _ in range(WARM_UP + pairs)][WARM_UP:]
    return {
        "time": [statistics.median(run[side] for run in runs) for side in (0, 1)],
        "ratio": statistics.median(run[0] / run[1] for run in runs),
        "memory": [peak(one), peak(other)],
    }


def print_head(pairs):
    """The head of the table."""
    print(f"Medians of {pairs} pairs; peak memory in MB.\n")
    print("| azt | beside | ms | ms | ratio | peak | peak |")
    print("|---|---|---|---|---|---|---|")


def print_row(name, one, beside, other, pairs):
    """A row of the table."""
    result = compare(one, other, pairs)
    (mine, theirs), (mine_peak, their_peak) = result["time"], result["memory"]
    ratio = f"{result['ratio']:.2f}" if result["ratio"] > 0.1 else f"1/{1 / result['ratio']:.0f}"
    print(
        f"| {name} | {beside} | {mine:.2f} | {theirs:.2f} | **{ratio}**"
        f" | {mine_peak:.1f} | {their_peak:.1f} |",
        flush=True,
    )
