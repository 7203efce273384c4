"""The built book in a real browser: newest edition, or all with TILSTAND_TEST_EDITIONS=all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from library import EVERY, YEARS, once
from pages import figure_pages
from pages import pages as every_page

from .chromium import ARGUMENTS, find_chromium


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run every test that asks for a book once for each edition under test."""
    if "book" in metafunc.fixturenames:
        years = YEARS if EVERY else YEARS[-1:]
        metafunc.parametrize("book", years, indirect=True, scope="session")


@pytest.fixture(scope="session")
def book(request: pytest.FixtureRequest, html: Path) -> Path:
    """Return the folder of a built edition."""
    year: int = request.param
    return html / str(year)


@pytest.fixture(scope="session")
def pages(book: Path) -> list[Path]:
    """Return the pages of the edition, and the one that leads to the newest.

    The pages of figures are made from one template: every so many stand for all.
    """
    return [
        *every_page(book),
        *figure_pages(book)[:: 1 if EVERY else 15],
        book.parent / "index.html",
    ]


# Not for the session: while Playwright runs, nothing else in the process can use asyncio.
@pytest.fixture(scope="module")
def browser(shared: Path) -> Iterator[Browser]:
    """Start a Chromium that makes no calls of its own; one process installs it where needed."""
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
        once(shared / "chromium", lambda place: find_chromium(own))
        running = playwright.chromium.launch(executable_path=find_chromium(own), args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(autouse=True)
def _closed(browser: Browser) -> Iterator[None]:
    """Close what a test opened: every page left open costs a process."""
    yield
    for context in browser.contexts:
        context.close()


@pytest.fixture
def tab(browser: Browser, address: str) -> Iterator[Page]:
    """Open the page whose ``address`` a test file gives; nothing on it may fail."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    tab = context.new_page()
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    tab.goto(address)
    yield tab
    context.close()
    assert faults == []
