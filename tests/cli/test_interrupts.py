"""Ctrl+C ends a command wherever it comes."""

import subprocess
import sys

# Begins to wait, and is interrupted while an object is deleted.
PROGRAM = """\
import signal, time
from helpers.cli.interrupts import never_lose_interrupts

never_lose_interrupts()


class Deleted:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)


try:
    Deleted()
    time.sleep(20)
    print("lost")
except KeyboardInterrupt:
    print("ended")
"""
# Anything else that is ignored is still said.
OTHER = PROGRAM.replace("signal.raise_signal(signal.SIGINT)", "raise ValueError('said')").replace(
    "time.sleep(20)", "pass"
)


def run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=30
    )


def test_an_interrupt_that_python_ignores_is_not_lost() -> None:
    found = run(PROGRAM)
    assert (found.stdout, found.stderr) == ("ended\n", "")


def test_what_else_is_ignored_is_said() -> None:
    assert "ValueError: said" in run(OTHER).stderr
