"""Serve the built book on this machine, with a script in each page that loads it again."""

import io
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from helpers.base.errors import UsageError
from helpers.base.messages import Message

from .faults import Obstacle
from .pages import ASSETS, EVENTS, fault_page, missing_page, with_reload

HOST = "127.0.0.1"
PORT = 8000
# In seconds: how often a page that waits is told that somebody is there.
_ALIVE = 15


class Preview(ThreadingHTTPServer):
    """The server: the pages as they lie there, or what keeps them from being built."""

    # Windows would let two servers have one port.
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, html: Path, port: int) -> None:
        super().__init__((HOST, port), partial(_Handler, directory=str(html)))
        self._shown = threading.Condition()
        self.version = uuid4().hex
        self.fault = b""

    @property
    def address(self) -> str:
        """Where the book is served."""
        return f"http://{HOST}:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that has gone away in the middle of an answer."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    def show(self, faults: Sequence[Obstacle]) -> None:
        """Let all pages load again: the book, or what is wrong with it."""
        with self._shown:
            self.fault = fault_page(faults) if faults else b""
            self.version = uuid4().hex
            self._shown.notify_all()

    def newer(self, version: str) -> bool:
        """Wait for something else than a version; return whether there is, after a while."""
        with self._shown:
            return self._shown.wait_for(lambda: self.version != version, _ALIVE)


@contextmanager
def serving(html: Path, port: int | None = None) -> Iterator[Preview]:
    """Serve a folder, to this machine alone.

    Parameters
    ----------
    html : Path
        The book; it need not be there yet.
    port : int, optional
        The port; where left out the usual one, or any that is free when that is taken.

    Raises
    ------
    UsageError
        The port cannot be used.
    """
    with _server(html, port) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


def _server(html: Path, port: int | None) -> Preview:
    try:
        return Preview(html, PORT if port is None else port)
    except (OSError, OverflowError) as error:
        if port is None:
            return Preview(html, 0)
        raise UsageError(
            Message(
                "Port {port} cannot be used ({reason}). Give another --port.",
                port=port,
                reason=str(error),
            )
        ) from None


class _Handler(SimpleHTTPRequestHandler):
    """Answers one request."""

    server: Preview

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing: the terminal is for what the author does."""

    def parse_request(self) -> bool:
        """Refuse who came here by another name: a page of the web that was led to this machine."""
        if not super().parse_request():
            return False
        port = self.server.server_port
        if self.headers.get("Host") in (f"{HOST}:{port}", f"localhost:{port}"):
            return True
        self.send_error(HTTPStatus.FORBIDDEN)
        return False

    def end_headers(self) -> None:
        """Let browsers keep nothing, since everything may be another the next time."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def do_GET(self) -> None:
        """Answer with a file, or stay until there is something new."""
        address = urlsplit(self.path)
        if address.path == EVENTS:
            # Who waits may go.
            with suppress(ConnectionError):
                self._tell_when_newer(address.query)
        else:
            super().do_GET()

    def send_head(self) -> Any:
        """Send the headers of what is asked for, and return its content."""
        path = urlsplit(self.path).path
        if path in ASSETS:
            kind, content = ASSETS[path]
            return self._sent(HTTPStatus.OK, kind, content)
        file = Path(self.translate_path(self.path))
        if path.endswith("/"):
            file /= "index.html"
        if file.suffix != ".html":
            return super().send_head()
        # Read before the page, so that a page is never taken for a later one.
        version, fault = self.server.version, self.server.fault
        status, page = HTTPStatus.OK, b""
        if fault:
            status, page = HTTPStatus.INTERNAL_SERVER_ERROR, fault
        else:
            try:
                page = file.read_bytes()
            except OSError:
                status, page = HTTPStatus.NOT_FOUND, missing_page()
        return self._sent(status, "text/html", with_reload(page, version))

    def _sent(self, status: HTTPStatus, kind: str, content: bytes) -> io.BytesIO:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)

    def _tell_when_newer(self, version: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        while not self.server.newer(version):
            self.wfile.write(b": nothing new\n\n")
        self.wfile.write(b"data: newer\n\n")
