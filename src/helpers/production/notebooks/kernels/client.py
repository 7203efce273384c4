"""A forked kernel as nbclient sees it: its manager and its client in one."""

import asyncio
import json
import signal
import sys
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import Pipe
from queue import Empty
from typing import Any

from .forked import Forked
from .runner import Request

_LANGUAGE = {
    "name": "python",
    "version": sys.version.split()[0],
    "mimetype": "text/x-python",
    "codemirror_mode": {"name": "ipython", "version": 3},
    "pygments_lexer": "ipython3",
    "nbconvert_exporter": "python",
    "file_extension": ".py",
}


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

    def __init__(self, request: Request) -> None:
        # Both ends stay open here: it is the process that says whether there is a kernel.
        self._connection, self._theirs = Pipe()
        self._process = Forked(request, self._theirs.fileno())
        self._question = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self.shell_channel, self.iopub_channel = _Channel(), _Channel()

    def client(self) -> "ForkedKernel":
        """Return what speaks to the kernel."""
        return self

    def start_channels(self) -> None:
        """Begin to take in what the kernel tells, in the loop that runs now."""
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(self._connection.fileno(), self._take_in)

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait for nothing: what is asked is answered as soon as the kernel is there."""

    async def is_alive(self) -> bool:
        """Whether its process has not ended."""
        return self._process.alive

    async def interrupt_kernel(self) -> None:
        """Interrupt the cell that runs."""
        self._process.send_signal(signal.SIGINT)

    def execute(self, code: str, store_history: bool = True, stop_on_error: bool = True) -> int:
        """Ask for a cell to be run, and return what the question is called.

        All cells stand in the history, and none is asked for before the last one has ended.
        """
        self._question += 1
        self.iopub_channel.put(self._question, "status", execution_state="busy")
        self._connection.send_bytes(json.dumps([self._question, code]).encode())
        return self._question

    def kernel_info(self) -> int:
        """Say what kernel it is, and return what the question is called."""
        self._question += 1
        self.shell_channel.put(self._question, "kernel_info_reply", language_info=_LANGUAGE)
        return self._question

    def end(self) -> None:
        """End the kernel at once."""
        self._process.kill()
        if self._loop is not None:
            self._loop.remove_reader(self._connection.fileno())
        self._connection.close()
        self._theirs.close()

    def _take_in(self) -> None:
        question, kind, content = json.loads(self._connection.recv_bytes())
        if kind == "execute_reply":
            self.shell_channel.put(question, kind, **content)
            self.iopub_channel.put(question, "status", execution_state="idle")
        else:
            self.iopub_channel.put(question, kind, **content)


class _Channel:
    """Jupyter's messages of one sort, in the order in which they came."""

    def __init__(self) -> None:
        self._waiting: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    def put(self, question: int, kind: str, /, **content: Any) -> None:
        """Add a message that belongs to a question."""
        message = {"msg_type": kind, "parent_header": {"msg_id": question}, "content": content}
        buffers = [b64decode(buffer) for buffer in content.get("buffers", ())]
        self._waiting.put_nowait(message | {"header": {"msg_type": kind}, "buffers": buffers})

    async def get_msg(self, timeout: float | None = None) -> dict[str, Any]:
        """Return the next message; raise `queue.Empty` where none comes in so many seconds."""
        try:
            return await asyncio.wait_for(self._waiting.get(), timeout)
        except TimeoutError:
            raise Empty from None
