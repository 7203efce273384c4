"""What Lighthouse says of pages of the book on a phone, as a table; and what each page weighs.

It takes Node and a Chromium or Chrome. Lighthouse is installed for once, outside the project:

    npm install --prefix ~/lighthouse lighthouse
    tilstand build
    python benchmarks/lighthouse.py --lighthouse ~/lighthouse/node_modules/.bin/lighthouse

Pages are addresses below the newest built edition; without any, one of each kind is tried.
The machine should have nothing else to do: performance is measured in time.
"""

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

HTML = Path(__file__).parents[1] / "_build" / "html"
PAGES = (
    "index.html",
    "chapters/collaboration.html",
    "chapters/data_sharing.html",
    "chapters/claims.html",
    "chapters/explore.html",
    "figur/ki-bruk.html",
    "search.html",
)
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PACKED = {".html", ".css", ".js", ".json", ".svg", ".csv", ".xml"}


def main() -> None:
    """Try each page and print its row as soon as it is there."""
    asked = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    asked.add_argument("pages", nargs="*", default=PAGES, help="addresses below the edition")
    asked.add_argument("--year", help="the edition; the newest that is built where left out")
    asked.add_argument("--lighthouse", default="lighthouse", help="the program")
    given = asked.parse_args()
    editions = [f.name for f in HTML.glob("*") if f.name.isdecimal()]
    if not editions:
        sys.exit("There is no book yet. Run `tilstand build` first.")
    program = shutil.which(given.lighthouse)
    if program is None:
        sys.exit(f"There is no {given.lighthouse}: npm install --prefix ~/lighthouse lighthouse")
    edition = given.year or max(editions)
    print(f"| page | {' | '.join(CATEGORIES)} | kB gzipped |")
    print(f"|{' --- |' * (len(CATEGORIES) + 2)}")
    with served(HTML) as address:
        for page in given.pages:
            name = f"{edition}/{page}"
            found = report(program, f"{address}/{name}")
            scores = [f"{100 * found['categories'][each]['score']:.0f}" for each in CATEGORIES]
            print(f"| {name} | {' | '.join(scores)} | {weight(found):.1f} |", flush=True)
            for said in lost(found):
                print(f"<!-- {said} -->", flush=True)


def report(program: str, address: str) -> dict[str, Any]:
    """Return what Lighthouse finds on a page, as on a phone."""
    browser = os.environ.get("CHROME_PATH") or next(filter(None, map(shutil.which, BROWSERS)), "")
    command = [
        *(
            program,
            address,
            "--quiet",
            "--output=json",
            f"--only-categories={','.join(CATEGORIES)}",
        ),
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ]
    done = subprocess.run(
        command, env={**os.environ, "CHROME_PATH": browser}, capture_output=True, check=False
    )
    if done.returncode:
        sys.exit(done.stderr.decode())
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def lost(found: Mapping[str, Any]) -> Iterator[str]:
    """Yield what costs a page points, and where."""
    for category in CATEGORIES:
        for reference in found["categories"][category]["auditRefs"]:
            audit = found["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                items = (audit.get("details") or {}).get("items", [])
                nodes = [i["node"]["snippet"] for i in items if isinstance(i.get("node"), dict)]
                shown = audit.get("displayValue", "")
                yield f"{category}: {audit['id']} {audit['score']} {shown} {nodes[:3] or ''}"


def weight(found: Mapping[str, Any]) -> float:
    """Return how much was loaded for a page, in thousands of bytes."""
    requests = found["audits"]["network-requests"]["details"]["items"]
    return float(sum(each["transferSize"] for each in requests)) / 1000


class _Packing(SimpleHTTPRequestHandler):
    """Sends text packed, as any server for readers does."""

    def do_GET(self) -> None:
        """Send a file."""
        file = Path(self.translate_path(unquote(urlsplit(self.path).path)))
        if file.suffix not in PACKED or not file.is_file():
            super().do_GET()
            return
        packed = gzip.compress(file.read_bytes())
        self.send_response(200)
        for name, value in (
            ("Content-Type", self.guess_type(file)),
            ("Content-Encoding", "gzip"),
            ("Content-Length", str(len(packed))),
            ("Cache-Control", "max-age=3600"),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(packed)

    def log_message(self, *_: object) -> None:
        """Say nothing of it."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine, and lend its address."""
    handler = partial(_Packing, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


if __name__ == "__main__":
    main()
