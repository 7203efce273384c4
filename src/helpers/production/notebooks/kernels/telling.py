"""How a kernel tells what its cells show, in the order in which they show it."""

import io
import json
import os
import signal
import sys
import threading
from base64 import b64encode
from codecs import getincrementaldecoder
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from multiprocessing.connection import Connection, wait
from numbers import Integral, Real
from time import monotonic
from typing import Any, cast

# In seconds: so long after it was printed a text is told, where nothing else is told before.
_SOON = 0.2
# As much as a pipe holds: what is read at once is all that was printed until then.
_PIPE = 2**16
# So many signs are told at once: who prints without an end must not fill the memory before anybody
# hears of it.
_MANY = 2**20


class Teller:
    """Tells the types and contents of Jupyter's messages, and what is printed as such.

    What is printed comes by pipes, from the programs that a cell starts as well. A thread reads
    them, which also ends this process when nobody waits for it any more.

    Parameters
    ----------
    connection : Connection
        Where it is told, as JSON.
    parent : int
        A file descriptor that comes to its end when nobody waits any more.
    """

    def __init__(self, connection: Connection, parent: int) -> None:
        self.question = 0
        self._connection, self._process = connection, os.getpid()
        self._one_at_a_time = threading.Lock()
        self._streams = (_Stream("stdout", 1), _Stream("stderr", 2))
        sys.stdout, sys.stderr = self._streams
        threading.Thread(target=self._watch, args=(parent,), daemon=True).start()

    def __call__(self, kind: str, content: Mapping[str, Any]) -> None:
        """Tell something; of a process that a cell has forked, tell nothing."""
        if os.getpid() == self._process:
            message = self._message(kind, content)
            with self._one_at_a_time:
                self._tell_printed()
                self._connection.send_bytes(message)

    def _message(self, kind: str, content: Mapping[str, Any]) -> bytes:
        return json.dumps([self.question, kind, content], default=_plain).encode()

    def _tell_printed(self) -> None:
        for stream in self._streams:
            stream.take_in()
            if text := stream.give():
                told = {"name": stream.kind, "text": text}
                self._connection.send_bytes(self._message("stream", told))

    def _watch(self, parent: int) -> None:
        """Take in what is printed, so that who prints need not wait, and tell it soon."""
        due: float | None = None
        sources = [parent, *(stream.end for stream in self._streams)]
        while parent not in wait(sources, due and max(due - monotonic(), 0)):
            with self._one_at_a_time:
                for stream in self._streams:
                    stream.take_in()
                is_much = any(stream.held > _MANY for stream in self._streams)
                if is_much or (due is not None and monotonic() > due):
                    due = None
                    self._tell_printed()
                elif due is None:
                    due = monotonic() + _SOON
        os.killpg(0, signal.SIGKILL)


class _Stream(io.TextIOWrapper):
    """Writes into a pipe, as programs do to the same file descriptor, and takes it in again."""

    def __init__(self, kind: str, descriptor: int) -> None:
        # The other end stays open besides: the pipe has no end, whatever a cell closes.
        self.kind, (self.end, other) = kind, os.pipe()
        os.dup2(other, descriptor)
        os.set_blocking(self.end, False)
        # A program may be in the middle of a letter when what it has printed is read.
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._texts: list[str] = []
        self.held = 0
        raw = cast(io.BufferedWriter, io.FileIO(descriptor, "w", closefd=False))
        # At once, so that what programs write stands in its place.
        super().__init__(raw, "UTF-8", "backslashreplace", write_through=True)

    def take_in(self) -> None:
        """Add what has come to the texts."""
        with suppress(BlockingIOError):
            self._texts.append(self._decoder.decode(os.read(self.end, _PIPE)))
            self.held += len(self._texts[-1])

    def give(self) -> str:
        """Return what has been taken in, and hold it no longer."""
        text = "".join(self._texts)
        self._texts.clear()
        self.held = 0
        return text


def _plain(value: object) -> object:
    """Return what JSON has no word for as Jupyter's messages do."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return b64encode(value).decode()
    if isinstance(value, Iterable):
        return list(value)
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        return float(value)
    raise TypeError(f"{value!r} is not JSON serializable")
