"""A web server on this machine that answers in every way."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

import pytest

# Where a path leads, and whether for good.
LEADS_ON = {
    "/moved": (301, "/fine"),
    "/moved-twice": (308, "/moved"),
    "/for-now": (302, "/fine"),
    "/moved-then-for-now": (301, "/for-now"),
    "/moved-to-gone": (301, "/gone"),
    "/round": (301, "/round"),
    "/to-a-script": (301, "javascript:alert(1)"),
    "/to-a-file": (302, "file:///etc/hosts"),
    "/in-bokmål": (200, ""),
    "/to-bokmål": (301, "/in-bokm\u00e5l"),
}
STATUSES = {
    "/fine": 200,
    "/lost": 404,
    "/gone": 410,
    "/broken": 500,
    "/busy": 429,
    "/only-get": 200,
}


class Asked(NamedTuple):
    """A question that the server was asked."""

    method: str
    path: str
    agent: str
    at: float


class Web(NamedTuple):
    """The server: where it is, and what it was asked."""

    address: str
    asked: list[Asked]

    def __call__(self, path: str) -> str:
        """Return the address of a path."""
        return f"{self.address}{path}"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    asked: list[Asked] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_HEAD(self) -> None:
            self._answer(refused=self.path == "/only-get")

        def do_GET(self) -> None:
            self._answer(refused=False)

        def _answer(self, *, refused: bool) -> None:
            asked.append(
                Asked(self.command, self.path, self.headers["User-Agent"], time.monotonic())
            )
            if self.path == "/slow":
                time.sleep(1)
            if self.path == "/hangs-up":
                self.close_connection = True
                return
            path = self.path.replace("%C3%A5", "å")
            status, place = LEADS_ON.get(path, (STATUSES.get(path, 404), ""))
            self.send_response(405 if refused else status)
            if place:
                self.send_header("Location", place.encode().decode("latin-1"))
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    # A proxy of the machine knows nothing of what runs on it.
    monkeypatch.setenv("no_proxy", "*")
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Web(f"http://127.0.0.1:{server.server_port}", asked)
        server.shutdown()
