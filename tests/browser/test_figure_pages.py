"""A figure's own page, and the same figure within a page of somebody else's."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from helpers.production.book.inventory import Built
from helpers.production.book.outside import write_outside
from pages import figure_pages, soup

from .views import SCHEMES, VIEWS, WIDTHS

ROWS, CHART = "ki-bruk", "innbyggere-deling"
# All that axe-core knows, but for the contrast that no level of ours asks for.
EVERY_RULE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
                "experimental", "wcag2aaa"],
    # The experimental one wants no group to be reached, and a box that scrolls must be.
    "rules": {
        "color-contrast-enhanced": {"enabled": False},
        "focus-order-semantics": {"enabled": False},
    },
    "resultTypes": ["violations"],
}  # fmt: skip


class Quiet(SimpleHTTPRequestHandler):
    """A server that says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a port of its own, which makes it an origin of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def line_of(book: Path, anchor: str) -> str:
    """Return the line that the page of a figure offers to those who embed it."""
    area = soup(book / "figur" / f"{anchor}.html").find("textarea")
    assert area is not None
    return area.get_text()


@pytest.mark.parametrize(("width", "scheme"), list(product(WIDTHS, SCHEMES)))
def test_embedded_on_a_page_of_another_origin_it_works_and_leaks_nothing(
    browser: Browser, book: Path, tmp_path: Path, width: int, scheme: str
) -> None:
    asked: list[str] = []
    faults: list[str] = []
    with served(book.parent) as ours, served(tmp_path) as theirs:
        lines = [line_of(book, anchor) for anchor in (ROWS, CHART)]
        here = "".join(line.replace("https://ADRESSEN-TIL-BOKEN/", ours) for line in lines)
        head = '<!DOCTYPE html><html lang="nb"><title>Avisen</title><meta name="viewport" '
        page = f'{head}content="width=device-width"><style>body {{ margin: 0 }}</style>{here}'
        (tmp_path / "sak.html").write_text(page, encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": 5000},
            color_scheme=scheme,  # type: ignore[arg-type]
        )
        tab = context.new_page()
        tab.on("request", lambda request: asked.append(request.url))
        tab.on("requestfailed", lambda request: faults.append(request.url))
        tab.on("console", lambda message: faults.append(message.text))
        tab.goto(f"{theirs}sak.html", wait_until="networkidle")
        frames = [frame for frame in tab.frames if frame.url.startswith(ours)]
        assert len(frames) == 2
        for frame in frames:
            said = frame.evaluate("document.body.innerText")
            for word in ("Svarskala: ", "Kilde: ", f"Digital tilstand {book.name}"):
                assert word in said
            drawn = "[...document.querySelectorAll('svg')].map((drawing) => drawing.clientWidth)"
            assert max(frame.evaluate(drawn)) > 150
            sizes = "[document.documentElement.scrollWidth, innerWidth]"
            assert len(set(frame.evaluate(sizes))) == 1
            assert frame.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
            colour = frame.evaluate("getComputedStyle(document.body).backgroundColor")
            assert (colour == "rgb(255, 255, 255)") == (scheme == "light")
        assert context.cookies() == []
        # Nothing is asked but of these two, and of the book only what lies beside the figure.
        icon = f"{theirs}favicon.ico"
        elsewhere = [url for url in asked if not url.startswith((ours, theirs))]
        assert elsewhere == []
        assert [url for url in faults if icon not in url and "404" not in url] == []
        context.close()


def test_the_line_gives_as_much_room_as_a_phone_needs(browser: Browser, book: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 200})
    tab = context.new_page()
    wrong = {}
    for file in figure_pages(book):
        if not file.stem.endswith("-innfelt"):
            continue
        line = BeautifulSoup(line_of(book, file.stem.removesuffix("-innfelt")), "html.parser")
        assert line.iframe is not None
        given = int(str(line.iframe["height"]))
        tab.goto(file.as_uri())
        needed = tab.evaluate("document.documentElement.scrollHeight")
        if not needed <= given <= 1.6 * needed + 60:
            wrong[file.stem] = (needed, given)
    context.close()
    assert wrong == {}


@pytest.mark.parametrize("name", [ROWS, CHART, f"{ROWS}-innfelt", f"{CHART}-innfelt"])
def test_no_rule_of_axe_finds_anything(browser: Browser, book: Path, name: str) -> None:
    found = []
    for width, scheme in product(WIDTHS, SCHEMES) if name == ROWS else VIEWS:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,  # type: ignore[arg-type]
        )
        tab = context.new_page()
        tab.goto((book / "figur" / f"{name}.html").as_uri())
        tab.evaluate("document.querySelectorAll('details.dt-row').forEach((d) => d.open = true)")
        for violation in Axe().run(tab, options=EVERY_RULE).response["violations"]:
            nodes = [node["html"][:140] for node in violation["nodes"][:2]]
            found.append((width, scheme, violation["id"], nodes))
        context.close()
    assert found == []


def copied(tab: Page, name: str) -> str:
    tab.get_by_role("button", name=name).click()
    expect(tab.get_by_role("button", name="Kopiert").first).to_be_visible()
    text: str = tab.evaluate("navigator.clipboard.readText()")
    return text


def test_link_sentence_and_line_are_copied_with_the_address_that_they_are_at(
    browser: Browser, book: Path
) -> None:
    with served(book.parent) as ours:
        context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
        tab = context.new_page()
        address = f"{ours}{book.name}/figur/{ROWS}.html"
        for name, wanted in (
            ("Kopier setningen", address),
            ("Kopier lenken til figuren", address),
            ("Kopier linjen", address.replace(".html", "-innfelt.html")),
        ):
            tab.goto(address)
            text = copied(tab, name)
            assert wanted in text
            assert "ADRESSEN" not in text
        context.close()


def test_where_nothing_may_be_copied_the_text_is_shown(browser: Browser, book: Path) -> None:
    tab = browser.new_page()
    tab.goto((book / "figur" / f"{CHART}.html").as_uri())
    tab.evaluate("delete Navigator.prototype.clipboard")
    tab.get_by_role("button", name="Kopier setningen").click()
    shown = tab.get_by_role("textbox", name="Kopier setningen")
    assert "Digital tilstand" in shown.input_value()


def test_other_editions_of_a_figure_are_listed_with_what_was_revised(
    browser: Browser, book: Path, tmp_path: Path
) -> None:
    """The page is that of the book; what lies outside of it may be of a book of three editions."""
    root, year, place = tmp_path / "html", int(book.name), f"figur/{CHART}.html"
    root.mkdir()
    (root / book.name).symlink_to(book)
    numbers = {year - 2: {"a": "1"}, year: {"a": "1", "b": "2"}, year + 1: {"a": "3", "b": "2"}}
    editions = [
        Built(other, False, {"index.html": "", place: ""}, {CHART: "a.html"}, {}, {CHART: said})
        for other, said in numbers.items()
    ]
    write_outside(root, editions, "Digital tilstand")
    tab = browser.new_page()
    tab.goto((root / book.name / place).as_uri())
    entries = tab.locator(".f-editions li")
    assert entries.all_inner_texts() == [
        f"{year + 1} – ett tall er revidert siden {year}",
        f"{year - 2} – ett nytt tall siden {year - 2}",
    ]
    assert "revidert" in tab.locator(".f-revised").inner_text()
    link = entries.first.get_by_role("link")
    assert link.get_attribute("href") == f"../../{year + 1}/{place}"


def test_without_a_script_all_can_be_copied_by_hand(browser: Browser, book: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto((book / "figur" / f"{CHART}.html").as_uri())
    assert tab.locator(".t-article").get_by_role("button").count() == 0
    assert tab.locator("#sitat").is_visible()
    assert "<iframe" in tab.get_by_label("HTML til nettsiden din").input_value()
    assert tab.locator(".f-editions a").inner_text() == "Alle utgaver"
    context.close()
