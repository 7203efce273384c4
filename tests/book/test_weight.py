"""What a reader loads for a page, packed as every server packs it."""

import gzip
from functools import cache
from pathlib import Path

import pytest

from pages import soup

LIMIT = 60_000
CHAPTERS = ("index.html", "chapters/*.html")


@cache
def packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes()))


def loaded(page: Path) -> set[Path]:
    """Return the page, and what it loads with itself from its edition."""
    styles = {str(tag["href"]) for tag in soup(page).select("link[rel=stylesheet]")}
    scripts = {str(tag["src"]) for tag in soup(page).select("script[src]")}
    files = {(page.parent / name.partition("?")[0]).resolve() for name in styles | scripts}
    return {page, *(file for file in files if file.is_file())}


@pytest.mark.parametrize("chapters", CHAPTERS)
def test_a_chapter_with_all_it_loads_is_light(book: Path, chapters: str) -> None:
    weights = {page: sum(map(packed, loaded(page))) for page in sorted(book.glob(chapters))}
    assert weights
    heavy = {page.name: weight for page, weight in weights.items() if weight >= LIMIT}
    assert heavy == {}
