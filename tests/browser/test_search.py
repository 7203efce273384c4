"""Searches lead to the right chapter first."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

FIRST = {
    "datadeling": "chapters/data_sharing.html",
    "kunstig intelligens": "chapters/ai.html",
    "anskaffelser": "chapters/public_private.html",
    "bærekraft": "chapters/sustainability.html",
    "sammenhengende tjenester": "chapters/collaboration.html",
    "Offentlig-privat samarbeid": "chapters/public_private.html",
}


def _results(browser: Browser, book: Path, query: str) -> list[str]:
    """Return the addresses that a search gives, best first."""
    tab = browser.new_page()
    tab.goto((book / "index.html").as_uri())
    field = tab.get_by_role("searchbox", name="Søk i boken")
    field.fill(query)
    field.press("Enter")
    tab.get_by_role("heading", name="Søkeresultater").wait_for()
    links = tab.locator("#search-results li a").evaluate_all("all => all.map((a) => a.href)")
    tab.close()
    return [link.removeprefix(f"{book.as_uri()}/") for link in links]


@pytest.mark.parametrize(("query", "page"), FIRST.items())
def test_search_leads_to_the_chapter_about_it(
    browser: Browser, book: Path, query: str, page: str
) -> None:
    assert _results(browser, book, query)[:1] == [page]


def test_forms_of_a_word_find_the_same_chapters(browser: Browser, book: Path) -> None:
    chapters = [
        {link.partition("#")[0] for link in _results(browser, book, word) if "chapters/" in link}
        for word in ("kommunene", "kommuner")
    ]
    assert chapters[0] == chapters[1] != set()


def test_figures_are_found_by_their_titles(browser: Browser, book: Path) -> None:
    tab = browser.new_page()
    tab.goto((book / "chapters/data_sharing.html").as_uri())
    figure = tab.locator("figure.dt-figure").first
    title = " ".join(figure.locator(".dt-title").inner_text().split())
    anchor = figure.get_attribute("id")
    assert f"chapters/data_sharing.html#{anchor}" in _results(browser, book, title)


def test_search_without_a_hit_says_so(browser: Browser, book: Path) -> None:
    tab = browser.new_page()
    tab.goto(f"{(book / 'search.html').as_uri()}?q=xyzxyz")
    tab.get_by_text("Søket ga ingen treff").wait_for()
