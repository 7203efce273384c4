"""What holds for every page."""

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page

from pages import data

WIDTHS = (360, 1280)
# What a reader sees and what is read aloud, with the words of the frame's attributes; without
# commands and what is marked as English.
WORDS_SHOWN = """() => [
  ...[...document.querySelectorAll('code, pre, [lang="en"]')].map((other) => other.remove()),
  document.title,
  document.body.innerText,
  ...[...document.querySelectorAll("*")].flatMap((element) =>
    ["title", "aria-label", "placeholder", "alt"].map((name) => element.getAttribute(name))),
].filter(Boolean).join("\\n")"""
ENGLISH = re.compile(
    r"\b(the|and|of|search|searching|results?|next|previous|page|pages|toggle|link to|skip|"
    r"contents|home|dark|light|color|download|show|hide|source|back|top|copyright|built with|"
    r"last updated|navigation|menu|close|open|please|your|table|figure)\b",
    re.IGNORECASE,
)
WEIGHT_OF_CHAPTER = 150_000


def _visit(browser: Browser, page: Path, **context: Any) -> Page:
    tab = browser.new_context(**context).new_page()
    tab.goto(page.as_uri())
    return tab


def test_pages_load_only_files_of_their_own_and_without_faults(
    browser: Browser, pages: list[Path]
) -> None:
    elsewhere: list[str] = []
    faults: list[str] = []
    tab = browser.new_page()
    tab.on("request", lambda r: elsewhere.append(r.url) if not _local(r.url) else None)
    tab.on("requestfailed", lambda r: faults.append(r.url))
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    for page in pages:
        tab.goto(f"{page.as_uri()}?q=kommuner", wait_until="networkidle")
    assert elsewhere == []
    assert faults == []


def _local(url: str) -> bool:
    return url.startswith(("file:", "data:"))


def test_pages_name_themselves_the_book_and_the_edition(book: Path) -> None:
    titles = {}
    for page in book.rglob("*.html"):
        soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
        assert soup.html is not None
        assert soup.html["lang"] == "nb", page
        assert soup.title is not None
        titles[page.relative_to(book).as_posix()] = soup.title.get_text()
    assert titles["chapters/ai.html"] == f"Kunstig intelligens – Digital tilstand {book.name}"
    assert all(title.endswith(f"Digital tilstand {book.name}") for title in titles.values())
    assert len(set(titles.values())) == len(titles)


def test_no_english_in_the_interface(browser: Browser, pages: list[Path]) -> None:
    tab = browser.new_page()
    found = {}
    for page in pages:
        for query in ("", "?q=kommuner", "?q=xyzxyz") if page.name == "search.html" else ("",):
            tab.goto(page.as_uri() + query)
            tab.wait_for_timeout(300 if query else 0)
            words = ENGLISH.findall(_without_names(tab.evaluate(WORDS_SHOWN)))
            if words:
                found[page.name + query] = words
    assert found == {}


def _without_names(text: str) -> str:
    """Leave out proper names that are English: what sources call things, and surveys."""
    text = re.sub(r"«[^»]*»|https?://\S+", "", text)
    names = {row["survey"] for row in data("indicators")}
    names |= {row["title"] for row in data("sources")}
    for name in sorted(names - {""}, key=len, reverse=True):
        text = text.replace(name, "")
    return text


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(browser: Browser, pages: list[Path], width: int) -> None:
    tab = _visit(browser, pages[0], viewport={"width": width, "height": 800})
    wide = {}
    for page in pages:
        tab.goto(page.as_uri())
        tab.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
        needed = tab.evaluate("document.documentElement.scrollWidth")
        if needed > width:
            wide[page.name] = needed
    assert wide == {}


def test_no_page_is_wider_than_paper(browser: Browser, pages: list[Path]) -> None:
    """Browsers shrink the whole page, text and all, to what is widest on it."""
    a4 = 718
    tab = _visit(browser, pages[0], viewport={"width": a4, "height": 900})
    tab.emulate_media(media="print")
    wide = {}
    for page in pages:
        tab.goto(page.as_uri())
        needed = tab.evaluate("document.documentElement.scrollWidth")
        if needed > a4:
            wide[page.name] = needed
    assert wide == {}


def test_all_can_be_read_without_javascript(browser: Browser, pages: list[Path]) -> None:
    tab = _visit(browser, pages[0], java_script_enabled=False)
    for page in pages:
        tab.goto(page.as_uri())
        assert tab.locator("h1").first.is_visible(), page
        assert tab.locator(".t-theme:visible").count() == 0, page
        if page.name == "search.html":
            assert tab.locator("noscript p").is_visible()


@pytest.mark.parametrize("script", [True, False])
def test_dark_follows_the_system(browser: Browser, book: Path, script: bool) -> None:
    tab = _visit(
        browser, book / "chapters/ai.html", color_scheme="dark", java_script_enabled=script
    )
    # Without scripts the page cannot be asked either, so look at it.
    dark = tab.screenshot(clip={"x": 2, "y": 700, "width": 4, "height": 4})
    tab.emulate_media(color_scheme="light")
    light = tab.screenshot(clip={"x": 2, "y": 700, "width": 4, "height": 4})
    assert dark != light


def test_reader_can_choose_dark_and_keep_it(browser: Browser, book: Path) -> None:
    tab = _visit(browser, book / "chapters/ai.html", color_scheme="light")
    before = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    tab.get_by_role("button", name="Mørk visning").click()
    after = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    tab.goto((book / "chapters/overview.html").as_uri())
    assert before != after == tab.evaluate("getComputedStyle(document.body).backgroundColor")
    assert tab.get_by_role("button", name="Lys visning").is_visible()


def test_keyboard_focus_is_seen(browser: Browser, book: Path) -> None:
    tab = _visit(browser, book / "chapters/ai.html")
    for _ in range(25):
        tab.keyboard.press("Tab")
        style = tab.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement);"
            " return [document.activeElement.tagName, s.outlineStyle, s.outlineWidth] })()"
        )
        if style[0] != "BODY":
            assert "none" not in style, style
            assert "0px" not in style, style


def test_chapters_are_light(book: Path) -> None:
    for page in sorted(book.glob("chapters/*.html")):
        soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
        links = [tag["href"] for tag in soup.find_all("link", rel="stylesheet")]
        scripts = [tag["src"] for tag in soup.find_all("script", src=True)]
        files = [page, *(page.parent / str(a).partition("?")[0] for a in (*links, *scripts))]
        weight = sum(len(gzip.compress(file.read_bytes())) for file in files)
        assert weight < WEIGHT_OF_CHAPTER, f"{page.name} weighs {weight} bytes with its assets"
