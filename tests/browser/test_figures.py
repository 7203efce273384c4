"""What every figure has, and every link leads to."""

import csv
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser

FILE_NAME = re.compile(r"\.(png|svg|jpe?g|gif|webp)$|^_?images?/", re.IGNORECASE)


def _soup(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


def _says_something(text: str) -> bool:
    """Tell an account with numbers from a file name or a label."""
    return len(text.split()) > 4 and bool(re.search(r"\d", text)) and not FILE_NAME.search(text)


def _figures(book: Path) -> list[tuple[Path, Tag]]:
    return [
        (page, figure)
        for page in sorted(book.rglob("*.html"))
        for figure in _soup(page).select("figure.dt-figure")
    ]


def test_every_figure_can_be_downloaded(book: Path) -> None:
    figures = _figures(book)
    assert figures
    for page, figure in figures:
        link = figure.select_one("a[download]")
        assert link is not None, f"{page.name}#{figure['id']} has no download"
        file = page.parent / str(link["href"])
        rows = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))
        assert len(rows) > 1, f"{file.name} has no numbers"


def test_anchors_are_unique_in_the_book(book: Path) -> None:
    anchors = [str(figure["id"]) for _, figure in _figures(book)]
    assert len(set(anchors)) == len(anchors)
    assert all(re.fullmatch(r"[a-z0-9-]+", anchor) for anchor in anchors)


def test_every_picture_says_what_it_shows(book: Path) -> None:
    for page, figure in _figures(book):
        for picture in figure.select("svg"):
            described = picture.find_parent(attrs={"role": "img"}) or picture
            hidden = picture.find_parent(attrs={"aria-hidden": "true"})
            if described is picture and (hidden or picture.get("aria-hidden") == "true"):
                continue
            text = str(described.get("aria-label", ""))
            assert _says_something(text), f"{page.name}#{figure['id']}: {text!r}"
    for page in book.rglob("*.html"):
        for image in _soup(page).select("img"):
            text = str(image.get("alt", ""))
            assert _says_something(text), f"{page.name}: {text!r}"


def test_address_outside_the_editions_leads_to_the_figure(browser: Browser, book: Path) -> None:
    """Whatever edition has the figure first: the address need never change."""
    page, figure = _figures(book)[0]
    tab = browser.new_page()
    tab.goto((book.parent / "forste" / f"{figure['id']}.html").as_uri())
    tab.wait_for_url(f"**/{page.relative_to(book).as_posix()}#{figure['id']}")
    assert tab.locator(f"#{figure['id']}").is_visible()


def test_every_link_inside_the_book_leads_somewhere(book: Path) -> None:
    ids: dict[Path, set[str]] = {}
    broken = []
    for page in sorted([*book.rglob("*.html"), *book.parent.glob("forste/*.html")]):
        for link in _soup(page).select("a[href]"):
            parts = urlsplit(str(link["href"]))
            if parts.scheme or parts.netloc:
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            if not target.is_file():
                broken.append(f"{page.name} -> {link['href']}")
            elif parts.fragment and target.suffix == ".html":
                if target not in ids:
                    ids[target] = {str(tag["id"]) for tag in _soup(target).select("[id]")}
                if unquote(parts.fragment) not in ids[target]:
                    broken.append(f"{page.name} -> {link['href']}")
    assert broken == []
