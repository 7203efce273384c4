"""Processes that are forked from a server with the heavy imports behind it.

The standard library's fork server does it: it loads the modules once and then only forks, so
that each process begins with them and finds nothing of another. No more of `multiprocessing` is
used: its processes would run the program again that starts them.
"""

import functools
import os
import pickle
import signal
import threading
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import wait
from multiprocessing.forkserver import ForkServer, read_signed

from helpers.base.environment import environment

# By this the server is told what to load beside what most notebooks import.
PRELOAD = "TILSTAND_PRELOAD"
_LOADED = f"{__package__}.loaded"


def can_fork() -> bool:
    """Whether processes can be forked here: not on Windows."""
    return hasattr(os, "fork")


class Forked:
    """A process that is forked for one piece of work, and ends with this one.

    Parameters
    ----------
    work : object
        What is pickled, and does there what `multiprocessing` leaves to its processes: its method
        ``_bootstrap`` is called with a file descriptor that comes to its end when nobody waits
        for the work any more, and returns the exit status.
    descriptor : int
        A file descriptor that `multiprocessing.forkserver.get_inherited_fds` gives there.
    """

    def __init__(self, work: object, descriptor: int) -> None:
        self._status, orders = zygote().connect_to_new_process([descriptor])
        self._orders = open(orders, "wb")  # noqa: SIM115
        # First comes what `multiprocessing` is to make of the process: nothing.
        self._orders.write(pickle.dumps({}) + pickle.dumps(work))
        self._orders.flush()
        self._pid = read_signed(self._status)

    @property
    def alive(self) -> bool:
        """Whether it has not ended: then its status comes, or the end of the server's word."""
        return not wait([self._status], 0)

    def send_signal(self, number: int) -> None:
        """Send a signal to it, and to the processes that it has started."""
        if self.alive:
            with suppress(ProcessLookupError):
                os.killpg(self._pid, number)

    def kill(self) -> None:
        """End it with all that it has started; nobody hears of it any more."""
        self.send_signal(signal.SIGKILL)
        self._orders.close()
        os.close(self._status)


def zygote(modules: Sequence[str] = ()) -> ForkServer:
    """Return the fork server of this process: it starts the first time, and when it has died.

    Where it starts it loads what the modules are called, beside what most notebooks import.
    """
    with _STARTING, environment(PYTHONHASHSEED="0", **{PRELOAD: " ".join(modules)}):
        try:
            _server().ensure_running()
        except ChildProcessError:
            # It is the child of another process, or its end has been told to somebody else.
            _server.cache_clear()
            _server().ensure_running()
        return _server()


def warm_up(modules: Sequence[str] = ()) -> None:
    """Begin to load what notebooks import, while this process does something else."""
    if can_fork():
        zygote(modules)


@functools.cache
def _server() -> ForkServer:
    # One of our own: that of `multiprocessing` is for whoever came first.
    server = ForkServer()
    server.set_forkserver_preload([_LOADED])
    return server


_STARTING = threading.Lock()
