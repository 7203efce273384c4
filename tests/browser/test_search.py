"""The search answers questions, from a server and from a folder, and is used with the keyboard."""

import gzip
import re
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
import snowballstemmer
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from asked import HELD_OUT, load_index, questions, score, with_typing_errors
from helpers.production.search.index import NAME, vocabulary
from library import ROOT, YEARS

from .test_accessibility import ALL

FIRST = {
    "datadeling": "chapters/data_sharing.html",
    "kunstig intelligens": "chapters/ai.html",
    "anskaffelser": "chapters/public_private.html",
    "bærekraft": "chapters/sustainability.html",
    "sammenhengende tjenester": "chapters/collaboration.html",
    "Offentlig-privat samarbeid": "chapters/public_private.html",
}
# In bytes, as it travels.
MOST = 60_000


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server(html: Path) -> Iterator[str]:
    """Serve the book, and return its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(html))) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.fixture
def tab(browser: Browser, book: Path) -> Page:
    page = browser.new_page()
    page.goto((book / "chapters/ai.html").as_uri())
    return page


def _results(browser: Browser, book: Path, query: str) -> list[str]:
    """Return the addresses that a search gives, best first."""
    tab = browser.new_page()
    tab.goto((book / "index.html").as_uri())
    field = tab.get_by_role("combobox", name="Søk i boken")
    field.fill(query)
    field.press("Enter")
    tab.get_by_text(re.compile(r"^\d+ treff$")).wait_for()
    for more in tab.get_by_role("button", name="Vis alle treff").all():
        more.click()
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


def test_a_page_of_results_can_be_overlooked(browser: Browser, book: Path) -> None:
    tab = browser.new_page()
    tab.goto(f"{(book / 'search.html').as_uri()}?q=kommuner")
    hits = tab.locator("#search-results li")
    hits.first.wait_for()
    assert hits.count() == 20
    tab.get_by_role("button", name="Vis alle treff").click()
    said = tab.get_by_text(re.compile(r"^\d+ treff$")).inner_text()
    assert said == f"{hits.count()} treff"
    expect(hits.nth(20).get_by_role("link")).to_be_focused()


def test_search_without_a_hit_says_so(browser: Browser, book: Path) -> None:
    tab = browser.new_page()
    tab.goto(f"{(book / 'search.html').as_uri()}?q=xyzxyz")
    tab.get_by_text("Søket ga ingen treff").wait_for()
    # What there is stands below, for who has to look.
    assert tab.get_by_role("heading", name="Alt i boken").is_visible()


@pytest.mark.parametrize("where", ["http", "file"])
def test_questions_are_answered(browser: Browser, html: Path, server: str, where: str) -> None:
    root = server if where == "http" else html.as_uri()
    tab = browser.new_page()
    load_index(tab, f"{root}/{YEARS[-1]}/index.html")
    asked = questions()
    assert len(asked) >= 120
    found = score(tab, asked)
    assert found.first >= 95, found.missed
    assert found.among_three >= 99, found.missed


def test_questions_that_nobody_tuned_to_are_answered(browser: Browser, html: Path) -> None:
    """Written by somebody who saw the book and not the search; never to be tuned to."""
    tab = browser.new_page()
    load_index(tab, f"{html.as_uri()}/{YEARS[-1]}/index.html")
    found = score(tab, questions(HELD_OUT))
    assert found.first >= 85, found.missed
    assert found.among_three >= 93, found.missed
    page = (ROOT / "about/method.md").read_text(encoding="utf-8")
    told = f"{found.first:.0f} prosent av dem, og blant de tre første for {found.among_three:.0f}"
    assert told in page


def test_typing_errors_are_forgiven(browser: Browser, html: Path) -> None:
    tab = browser.new_page()
    load_index(tab, (html / str(YEARS[-1]) / "index.html").as_uri())
    asked = with_typing_errors(questions())
    assert len(asked) > 400
    found = score(tab, asked)
    assert found.among_three >= 90, found.missed


def test_stems_are_those_of_the_snowball_project(browser: Browser, book: Path) -> None:
    tab = browser.new_page()
    load_index(tab, (book / "index.html").as_uri())
    words = sorted(vocabulary((book / NAME).read_text(encoding="utf-8")))
    assert len(words) > 1000
    stemmer = snowballstemmer.stemmer("norwegian")
    assert tab.evaluate("(words) => words.map(tilstandWords.stem)", words) == [
        stemmer.stemWord(word) for word in words
    ]


def test_what_is_searched_is_small(html: Path) -> None:
    for index in html.glob(f"*/{NAME}"):
        assert len(gzip.compress(index.read_bytes(), mtime=0)) < MOST, index


def test_the_index_is_loaded_once_and_only_when_it_is_wanted(browser: Browser, book: Path) -> None:
    tab = browser.new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto((book / "chapters/ai.html").as_uri())
    tab.wait_for_timeout(200)
    before = len(asked)
    tab.keyboard.press("/")
    tab.keyboard.type("åpne data")
    expect(tab.get_by_role("option").first).to_be_visible()
    # What it looks in, and the scripts that look.
    scripts = [book / f"_static/{name}.js" for name in ("words", "readings", "finder")]
    assert asked[before:] == [file.as_uri() for file in (*scripts, book / NAME)]


def test_slash_reaches_the_field_but_not_while_somebody_types(tab: Page) -> None:
    field = tab.get_by_role("combobox", name="Søk i boken")
    tab.keyboard.press("/")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    tab.keyboard.type("1/3")
    expect(field).to_have_value("1/3")


def test_arrows_move_among_results_and_enter_follows_one(tab: Page, book: Path) -> None:
    field = tab.get_by_role("combobox", name="Søk i boken")
    expect(field).to_have_attribute("aria-expanded", "false")
    tab.keyboard.press("/")
    tab.keyboard.type("datadeling")
    options = tab.get_by_role("option")
    expect(options.first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(tab.get_by_role("status")).to_have_text(re.compile(r"^\d+ treff$"))
    # Nothing is chosen until the reader chooses.
    assert field.get_attribute("aria-activedescendant") is None
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowDown")
    chosen = options.nth(1)
    expect(chosen).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "")
    expect(field).to_be_focused()
    address = chosen.get_attribute("href")
    assert address is not None
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"{book.as_uri()}/{address.removeprefix('../')}")


def test_arrows_pass_the_field_at_either_end(tab: Page) -> None:
    field = tab.get_by_role("combobox", name="Søk i boken")
    tab.keyboard.press("/")
    tab.keyboard.type("KI")
    options = tab.get_by_role("option")
    expect(options.first).to_be_visible()
    tab.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    tab.keyboard.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") is None


def test_escape_closes_the_list_and_then_empties_the_field(tab: Page) -> None:
    field = tab.get_by_role("combobox", name="Søk i boken")
    tab.keyboard.press("/")
    tab.keyboard.type("KI")
    expect(tab.get_by_role("listbox")).to_be_visible()
    tab.keyboard.press("Escape")
    expect(tab.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("KI")
    tab.keyboard.press("ArrowDown")
    expect(tab.get_by_role("listbox")).to_be_visible()
    tab.keyboard.press("Escape")
    tab.keyboard.press("Escape")
    expect(field).to_have_value("")


def test_the_list_closes_when_the_reader_leaves(tab: Page) -> None:
    tab.keyboard.press("/")
    tab.keyboard.type("KI")
    expect(tab.get_by_role("listbox")).to_be_visible()
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("listbox")).to_be_hidden()
    expect(tab.get_by_role("button", name="Søk")).to_be_focused()


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_axe_finds_nothing_in_the_open_list(
    browser: Browser, book: Path, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 700},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    tab = context.new_page()
    tab.goto((book / "about/cite.html").as_uri())
    tab.keyboard.press("/")
    tab.keyboard.type("datadeling i kommunene")
    expect(tab.get_by_role("option").first).to_be_visible()
    tab.keyboard.press("ArrowDown")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    result = Axe().run(tab, options={"runOnly": ALL, "resultTypes": ["violations"]})
    assert [violation["id"] for violation in result.response["violations"]] == []


def test_a_result_shows_value_and_excerpt_with_the_words_marked(tab: Page) -> None:
    tab.keyboard.press("/")
    tab.keyboard.type("KI-planer i kommunene")
    result = tab.get_by_role("option").filter(has_text="Konkrete planer for KI").first
    expect(result.locator(".t-hit-value")).to_contain_text("Kommuner: 11 %")
    # With what it is a number of.
    expect(result.locator(".t-hit-value")).to_contain_text("klare eller under utvikling · 2024")
    marked = {text.lower() for text in result.locator("mark").all_inner_texts()}
    assert {"ki", "planer", "kommuner"} <= marked
    assert "prosent" not in marked


def test_without_javascript_the_search_page_lists_what_there_is(
    browser: Browser, book: Path
) -> None:
    tab = browser.new_context(java_script_enabled=False).new_page()
    tab.goto((book / "index.html").as_uri())
    tab.get_by_role("searchbox", name="Søk i boken").fill("ki")
    tab.get_by_role("button", name="Søk").click()
    listed = tab.locator("#search-all a")
    addresses = [link.get_attribute("href") or "" for link in listed.all()]
    for address in addresses:
        page, _, anchor = address.partition("#")
        text = (book / page).read_text(encoding="utf-8")
        assert not anchor or f'id="{anchor}"' in text, address
    assert {"./chapters/ai.html", "./about/method.html"} <= set(addresses)
    assert sum("#" in address for address in addresses) > 3
