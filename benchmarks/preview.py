"""Time from a save to the page that has loaded again in a browser, for the whole book.

``python benchmarks/preview.py`` prints one table. It needs the browser that the tests need.
"""

import argparse
import os
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from build import ROOT, TILSTAND, YEAR, add_line, change_observation, project
from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(ROOT / "tests"))
from browser.chromium import ARGUMENTS, find_chromium

# In milliseconds: longer than any build.
_PATIENCE = 300_000


def main() -> None:
    """Measure a text page and an observation, each with the page open that shows it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--times", type=int, default=5, help="how often each is measured")
    times = asked.parse_args().times
    with project() as root, sync_playwright() as playwright:
        program = find_chromium(Path(playwright.chromium.executable_path))
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        page = browser.new_page()
        preview = subprocess.Popen(
            [TILSTAND, "preview", "--year", str(YEAR)],
            env={**os.environ, "TILSTAND_ROOT": str(root), "PYTHONUTF8": "1"},
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        try:
            assert preview.stdout
            front = preview.stdout.readline().split()[0]
            print("| from a save to the page | median |\n| --- | --- |")
            for name, place, save in (
                ("nothing has been built yet", "index.html", lambda: None),
                ("a text page", "about/cite.html", lambda: add_line(root / "about/cite.md")),
                (
                    "one observation",
                    "chapters/sustainability.html",
                    lambda: change_observation(root),
                ),
            ):
                page.goto(front.replace("index.html", place))
                again = times if place != "index.html" else 1
                found = statistics.median(_until_loaded(page, save) for _ in range(again))
                print(f"| {name} | {found:.2f} s |", flush=True)
        finally:
            preview.send_signal(signal.SIGINT)
            preview.wait()


def _until_loaded(page: Page, save: Callable[[], object]) -> float:
    began = time.perf_counter()
    with page.expect_event("load", timeout=_PATIENCE):
        save()
    seconds = time.perf_counter() - began
    assert "Digital tilstand" in page.title(), page.inner_text("main")
    return seconds


if __name__ == "__main__":
    main()
