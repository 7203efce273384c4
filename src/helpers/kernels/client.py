"""A forked kernel as nbclient sees it: its manager and its client in one."""

import asyncio
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from queue import Empty
from typing import Any

from .forked import zygote
from .messages import IOPUB, SHELL, Messages, receive
from .zygote import Request


@contextmanager
def forked_kernel(request: Request) -> Iterator["ForkedKernel"]:
    """Lend a kernel, to be given to nbclient as its ``km``; it ends with all that it started."""
    kernel = ForkedKernel(request)
    try:
        yield kernel
    finally:
        kernel.end()


class ForkedKernel:
    """A kernel, in the words that nbclient has for a kernel's manager and for its client."""

    has_kernel = True
    allow_stdin = False

    def __init__(self, request: Request) -> None:
        mine, theirs = socket.socketpair()
        with theirs:
            self._process = zygote().fork(request, theirs)
        self.session = Messages()
        self.session.connection = self._connection = Connection(mine.detach())
        self.shell_channel = Channel(SHELL, self.session)
        self.iopub_channel = Channel(IOPUB, self.session)
        self._loop: asyncio.AbstractEventLoop | None = None

    def client(self) -> "ForkedKernel":
        """Return what speaks to the kernel."""
        return self

    def start_channels(self) -> None:
        """Begin to take messages in, in the loop that runs now."""
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(self._connection.fileno(), self._take_in)

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait for nothing: what is asked is answered as soon as the kernel is there."""

    async def is_alive(self) -> bool:
        """Whether its process has not ended."""
        return self._process.poll() is None

    async def interrupt_kernel(self) -> None:
        """Interrupt the cell that runs."""
        self._process.send_signal(signal.SIGINT)

    def execute(self, code: str, store_history: bool = True, stop_on_error: bool = True) -> str:
        """Ask for a cell to be run, and return what the question is called.

        Nothing is asked before the answer is there, and so nothing has to be stopped.
        """
        return self._ask("execute_request", code=code, store_history=store_history)

    def kernel_info(self) -> str:
        """Ask what kernel it is, and return what the question is called."""
        return self._ask("kernel_info_request")

    def end(self) -> None:
        """End the kernel at once."""
        if self._loop is not None:
            self._loop.remove_reader(self._connection.fileno())
        self._process.kill()
        self._connection.close()

    def _ask(self, kind: str, **content: Any) -> str:
        message = self.session.msg(kind, content | {"silent": False, "stop_on_error": False})
        # If it has died, nbclient finds out for itself.
        with suppress(OSError):
            self.shell_channel.send(message)
        return str(message["header"]["msg_id"])

    def _take_in(self) -> None:
        while self._connection.poll():
            message = receive(self._connection)
            if message is None:
                assert self._loop is not None
                self._loop.remove_reader(self._connection.fileno())
                return
            channel = self.shell_channel if message["channel"] == SHELL else self.iopub_channel
            channel.put(message)


class Channel:
    """Messages of one kind, in the order in which they came."""

    def __init__(self, name: str, session: Messages) -> None:
        self._name, self._session = name, session
        self._waiting: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    def put(self, message: dict[str, Any]) -> None:
        """Add a message that has come."""
        self._waiting.put_nowait(message)

    def send(self, message: dict[str, Any]) -> None:
        """Send a message."""
        self._session.send(self._name, message)

    async def get_msg(self, timeout: float | None = None) -> dict[str, Any]:
        """Return the next message; raise `queue.Empty` where none comes in so many seconds."""
        if not self._waiting.empty():
            return self._waiting.get_nowait()
        try:
            return await asyncio.wait_for(self._waiting.get(), timeout)
        except TimeoutError:
            raise Empty from None
