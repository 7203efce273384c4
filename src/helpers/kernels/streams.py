"""What cells print, and what the programs print that they start."""

import codecs
import io
import os
import tempfile
import threading
import time
from typing import Any

from .messages import IOPUB, Messages

# In seconds: what waits for longer is sent with the next text.
_EVERY = 0.2


class Stream(io.TextIOBase):
    """Sends as messages what is written to it, and what comes by its file descriptor.

    What comes by the file descriptor, from a program or from a process that a cell forks, lies
    in a file until the next write or flush, so that nobody has to watch for it.

    Parameters
    ----------
    messages : Messages
        What sends them.
    name : str
        ``stdout`` or ``stderr``.
    descriptor : int
        The file descriptor.
    """

    encoding = "UTF-8"

    def __init__(self, messages: Messages, name: str, descriptor: int) -> None:
        self._messages, self._name, self._descriptor = messages, name, descriptor
        with tempfile.TemporaryFile() as file:
            os.dup2(file.fileno(), descriptor)
        self._process = os.getpid()
        self._lock = threading.RLock()
        self._texts: list[str] = []
        self._parent: dict[str, Any] = {}
        self._seen, self._since = 0, 0.0
        # A program may be in the middle of a letter when what it has printed is read.
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def set_parent(self, parent: dict[str, Any]) -> None:
        """Take note of the request that asks for what is written from now on."""
        self._parent = parent

    def fileno(self) -> int:
        """Return the file descriptor."""
        return self._descriptor

    def writable(self) -> bool:
        """Return True."""
        return True

    def write(self, text: str) -> int:
        """Write a text."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        if self._process != os.getpid():
            os.write(self._descriptor, text.encode(errors="replace"))
            return len(text)
        with self._lock:
            self._take_in()
            self._add(text)
            if time.monotonic() - self._since > _EVERY:
                self.flush()
        return len(text)

    def flush(self) -> None:
        """Send what has been written."""
        if self._process != os.getpid():
            return
        with self._lock:
            self._take_in()
            text = "".join(self._texts)
            self._texts.clear()
            if text:
                content = {"name": self._name, "text": text}
                self._messages.send(IOPUB, "stream", content, parent=self._parent)

    def _take_in(self) -> None:
        """Write what has come by the file descriptor since the last time."""
        if more := os.fstat(self._descriptor).st_size - self._seen:
            found = os.pread(self._descriptor, more, self._seen)
            self._seen += len(found)
            self._add(self._decoder.decode(found))

    def _add(self, text: str) -> None:
        if not self._texts:
            self._since = time.monotonic()
        self._texts.append(text)
