"""Time a command from outside, and the memory of all of its processes together."""

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import psutil

# In seconds. Looking costs the machine some of its time.
_EVERY = 0.5
# Python keeps what it has compiled, as it does for users.
_ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True, slots=True)
class Measured:
    """How long something took, in seconds, and the memory that it needed at most, in bytes."""

    seconds: float
    memory: int = 0


def run(
    command: Sequence[str], root: Path, environment: Mapping[str, str] | None = None
) -> Measured:
    """Run a command in a project and measure it; stop where it fails."""
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=root,
            env={**_ENVIRONMENT, "TILSTAND_ROOT": str(root), **(environment or {})},
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        watch = _Watch(process.pid)
        watch.start()
        code = process.wait()
        seconds = time.perf_counter() - began
        watch.stop()
        if code:
            said.seek(0)
            sys.exit(f"{command} failed:\n{said.read().decode()[-3000:]}")
    return Measured(seconds, watch.most)


def together(commands: Sequence[Sequence[str]], root: Path, workers: int) -> Measured:
    """Run commands, some at a time."""
    began = time.perf_counter()
    with ThreadPoolExecutor(workers) as pool:
        for _ in pool.map(lambda command: run(command, root), commands):
            pass
    return Measured(time.perf_counter() - began)


def median(times: int, measure: Callable[[], Measured]) -> Measured:
    """Measure several times; return the median of the times and the most memory."""
    return in_turns(times, measure)[0]


def in_turns(times: int, *measures: Callable[[], Measured]) -> tuple[Measured, ...]:
    """Measure several things in turn several times; return the same of each."""
    turns = [[measure() for measure in measures] for _ in range(times)]
    return tuple(
        Measured(
            statistics.median(each.seconds for each in found), max(each.memory for each in found)
        )
        for found in zip(*turns, strict=True)
    )


class _Watch(threading.Thread):
    """Adds up what the processes of a tree need, each shared page once."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._root, self._done, self.most = pid, threading.Event(), 0

    def run(self) -> None:
        """Look every now and then."""
        while not self._done.wait(_EVERY):
            self.most = max(self.most, self._now())

    def stop(self) -> None:
        """Look no more."""
        self._done.set()
        self.join()

    def _now(self) -> int:
        total = 0
        try:
            root = psutil.Process(self._root)
            for process in [root, *root.children(recursive=True)]:
                try:
                    total += process.memory_full_info().pss
                except psutil.Error:
                    continue
        except psutil.Error:
            pass
        return total
