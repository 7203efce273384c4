"""Kernels that are forked from a zygote instead of started from nothing."""

import functools
import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress

from .zygote import Request, main

_INLINE = "module://matplotlib_inline.backend_inline"


def can_fork() -> bool:
    """Whether kernels can be forked here: not on Windows."""
    return hasattr(os, "fork") and hasattr(socket, "send_fds")


class Forked:
    """The process of a forked kernel, in the words of `subprocess.Popen`."""

    def __init__(self, answers: socket.socket) -> None:
        self._socket = answers
        self.returncode: int | None = None
        with answers.makefile("r", encoding="ascii") as lines:
            self.pid = int(lines.readline())

    def poll(self) -> int | None:
        """Return the exit status, or None while it runs."""
        if self.returncode is None:
            self._socket.settimeout(0)
            with suppress(BlockingIOError):
                self.returncode = self._status(self._socket.recv(16))
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal to it, and to the processes that it has started."""
        if self.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self.pid, number)

    def kill(self) -> None:
        """End it with all that it has started; nobody hears of it any more."""
        self.send_signal(signal.SIGKILL)
        if self.poll() is None:
            # It may not have been the first of its group yet.
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
        self._socket.close()

    @staticmethod
    def _status(message: bytes) -> int:
        # Without a word from the zygote, both are gone.
        return int(message) if message else -int(signal.SIGKILL)


class Zygote:
    """The process that kernels are forked from. It starts at once and ends with this one."""

    def __init__(self) -> None:
        self._control, theirs = socket.socketpair()
        self._lock = threading.Lock()
        with theirs:
            number = theirs.fileno()
            self._process = subprocess.Popen(
                [sys.executable, "-c", f"from {main.__module__} import main; main({number})"],
                pass_fds=[number],
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                env={"MPLBACKEND": _INLINE, **os.environ, "PYTHONHASHSEED": "0"},
            )

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    def fork(self, request: Request, connection: socket.socket) -> Forked:
        """Fork a kernel that speaks over a socket."""
        mine, theirs = socket.socketpair()
        with theirs, self._lock:
            socket.send_fds(self._control, [b"+"], [theirs.fileno(), connection.fileno()])
        mine.sendall(request.encoded())
        mine.shutdown(socket.SHUT_WR)
        return Forked(mine)


def zygote() -> Zygote:
    """Return the zygote of this process: it starts the first time, and when it has died."""
    with _STARTING:
        if not _zygote().alive:
            _zygote.cache_clear()
        return _zygote()


def warm_up() -> None:
    """Begin to load what notebooks import, while this process does something else."""
    if can_fork():
        zygote()


@functools.cache
def _zygote() -> Zygote:
    return Zygote()


_STARTING = threading.Lock()
