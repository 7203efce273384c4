"""Kernels that are forked from a zygote instead of started from nothing."""

import functools
import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from .zygote import Request, main

PROVISIONER = "forked"
LAUNCHER = "ipykernel_launcher"
_INLINE = "module://matplotlib_inline.backend_inline"


def can_fork() -> bool:
    """Whether kernels can be forked here: not on Windows."""
    return hasattr(os, "fork") and hasattr(socket, "send_fds")


class Forked:
    """A forked kernel, in the words of `subprocess.Popen`."""

    stdin = stdout = stderr = None

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

    def wait(self) -> int:
        """Wait until it has ended, and return the exit status."""
        if self.returncode is None:
            self._socket.settimeout(None)
            self.returncode = self._status(self._socket.recv(16))
        self._socket.close()
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """Kill it."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

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
                env={
                    "MPLBACKEND": _INLINE,
                    **os.environ,
                    "PYTHONHASHSEED": "0",
                    # The debugger, which comes with kernels, warns of frozen modules.
                    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
                },
            )

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    def fork(self, request: Request) -> Forked:
        """Fork a kernel."""
        mine, theirs = socket.socketpair()
        with theirs, self._lock:
            socket.send_fds(self._control, [b"+"], [theirs.fileno()])
        mine.sendall(request.encoded())
        mine.shutdown(socket.SHUT_WR)
        return Forked(mine)


def zygote() -> Zygote:
    """Return the zygote of this process: it starts the first time, and when it has died."""
    with _STARTING:
        if not _zygote().alive:
            _zygote.cache_clear()
        return _zygote()


@functools.cache
def _zygote() -> Zygote:
    return Zygote()


_STARTING = threading.Lock()


class ForkingProvisioner(LocalProvisioner):
    """Starts kernels by asking the zygote; all else is as for a process of one's own."""

    process: Any

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork the kernel whose command line this is."""
        arguments = tuple(cmd[cmd.index(LAUNCHER) + 1 :])
        self.cwd = kwargs.get("cwd") or os.getcwd()
        request = Request(arguments, dict(kwargs["env"]), str(self.cwd))
        kernel = zygote().fork(request)
        self.process, self.pid, self.pgid = kernel, kernel.pid, kernel.pid
        return self.connection_info
