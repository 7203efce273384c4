"""Jupyter's messages between a kernel and its client, over one connection, as JSON."""

import json
import os
import threading
from multiprocessing.connection import Connection
from typing import Any

from jupyter_client.jsonutil import json_default
from jupyter_client.session import Session

# Where a message belongs: with the answers to requests, or with what cells show.
SHELL, IOPUB = "shell", "iopub"


class Messages(Session):
    """Makes messages, and sends them over a connection instead of over ZeroMQ.

    As long as it has none, nothing is sent.
    """

    connection: Connection | None = None

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        # Cells may print from several threads.
        self._one_at_a_time = threading.RLock()

    def send(
        self,
        stream: Any,
        msg_or_type: Any,
        content: Any = None,
        parent: Any = None,
        ident: Any = None,
        buffers: Any = None,
        track: bool = False,
        header: Any = None,
        metadata: Any = None,
    ) -> dict[str, Any]:
        """Send a message; the parameters are those of `jupyter_client.session.Session`.

        As there, a process that a cell has forked sends nothing.
        """
        if isinstance(msg_or_type, dict):
            message = msg_or_type
        else:
            message = self.msg(msg_or_type, content, parent, header, metadata)
        if self.connection is None or self.pid != os.getpid():
            return message
        parts = list(buffers or message.get("buffers") or ())
        whole = message | {"channel": stream, "buffers": len(parts)}
        text = json.dumps(whole, default=json_default)
        with self._one_at_a_time:
            self.connection.send_bytes(text.encode())
            for part in parts:
                self.connection.send_bytes(part)
        return message


def receive(connection: Connection) -> dict[str, Any] | None:
    """Wait for a message; None where the other end is closed."""
    try:
        message: dict[str, Any] = json.loads(connection.recv_bytes())
        message["buffers"] = [connection.recv_bytes() for _ in range(message["buffers"])]
    except (EOFError, OSError):
        return None
    return message
