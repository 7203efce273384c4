"""The built book in a real browser: newest edition, or all with TILSTAND_TEST_EDITIONS=all."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from helpers.observations import editions
from helpers.project import project_root
from helpers.site.book import build_edition, finish

from .chromium import ARGUMENTS, find_chromium

WAIT_FOR_BUILD = 600


def _known() -> list[int]:
    return sorted(edition.year for edition in editions(project_root()))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run every test that asks for a book once for each edition under test."""
    if "book" in metafunc.fixturenames:
        every = os.environ.get("TILSTAND_TEST_EDITIONS") == "all"
        years = _known() if every else _known()[-1:]
        metafunc.parametrize("book", years, indirect=True, scope="session")


@pytest.fixture(scope="session")
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build an edition once, also where several test processes run, and return its folder."""
    year: int = request.param
    html = project_root() / "_build" / "html" / str(year)
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return _build(year)
    shared = tmp_path_factory.getbasetemp().parent
    try:
        (shared / f"building-{year}").touch(exist_ok=False)
    except FileExistsError:
        _wait_for(shared / f"built-{year}")
        return html
    _build(year)
    (shared / f"built-{year}").touch()
    return html


def _build(year: int) -> Path:
    html = build_edition(project_root(), year)
    finish(project_root(), _known())
    return html


def _wait_for(file: Path) -> None:
    end = time.monotonic() + WAIT_FOR_BUILD
    while not file.exists():
        if time.monotonic() > end:
            pytest.fail("Another test process did not build the book; see its error.")
        time.sleep(0.2)


@pytest.fixture(scope="session")
def pages(book: Path) -> list[Path]:
    """Return every page of the edition, and the one that leads to the newest."""
    return [*sorted(book.rglob("*.html")), book.parent / "index.html"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start a Chromium that makes no calls of its own."""
    with sync_playwright() as playwright:
        program = find_chromium(Path(playwright.chromium.executable_path))
        running = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield running
        running.close()
