"""Every page says what a browser may run and load for it, and holds nothing else."""

from pathlib import Path

from helpers.production.book.policy import POLICY
from pages import figure_pages, pages, soup


def _every(html: Path) -> list[Path]:
    return [*pages(html), *figure_pages(html)]


def test_each_page_begins_with_the_policy(html: Path) -> None:
    for page in _every(html):
        metas = soup(page).select("head > meta")
        assert metas[0].get("charset"), page
        assert metas[1].get("http-equiv") == "Content-Security-Policy", page
        assert metas[1].get("content") == POLICY, page


def test_nothing_but_what_a_page_needs_is_allowed() -> None:
    allowed = dict(part.split(" ", 1) for part in POLICY.split("; "))
    assert allowed["default-src"] == "'none'"
    assert not any(
        "unsafe" in value or "http" in value or "*" in value for value in allowed.values()
    )


def test_no_script_or_style_stands_in_a_page(html: Path) -> None:
    for page in _every(html):
        found = soup(page)
        assert [script for script in found.select("script") if not script.get("src")] == [], page
        assert found.select("style, [style], base, iframe, object, embed") == [], page
        attributes = {name for tag in found.find_all(True) for name in tag.attrs}
        assert [name for name in attributes if name.startswith("on")] == [], page
