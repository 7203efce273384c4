"""Find a Chromium: an installed one, then Playwright's own, then the system's packages."""

import shutil
from pathlib import Path

import pytest

from system import install

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Without the windows of a browser a page is opened in a third of the time.
_SHELL = "chromium-headless-shell"
NAMES = (_SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("C:/Program Files/Google/Chrome/Application/chrome.exe"),
)


def find_chromium(playwrights_own: Path) -> str:
    """Return the program to start; fail with what to do where there is none."""
    found = _installed() or _existing((playwrights_own,)) or _from_packages()
    if not found:
        pytest.fail(
            "The browser tests need Chromium or Chrome, and none was found. Install it with "
            "your system's package manager, or run: python -m playwright install chromium"
        )
    return found


def _installed() -> str | None:
    named = next(filter(None, map(shutil.which, NAMES)), None)
    return named or _existing(PLACES)


def _existing(places: tuple[Path, ...]) -> str | None:
    return next((str(place) for place in places if place.is_file()), None)


def _from_packages() -> str | None:
    for package in (_SHELL, "chromium"):
        install(package)
        if found := _installed():
            return found
    return None
