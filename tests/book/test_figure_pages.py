"""The page of each figure: all of it open, links that lead, and the lines to take it along with."""

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from helpers.production.book.revised import revisions
from pages import figure_pages, figures, plain, soup, table_rows


def bare(tag: Tag | None) -> str:
    """Return a text without its spaces: a title may hold numbers that are links."""
    return "".join(plain(tag).split())


def own_page(book: Path, anchor: object) -> Path:
    return book / "figur" / f"{anchor}.html"


def test_the_page_has_the_whole_figure_open(book: Path) -> None:
    for page, figure in figures(book):
        own = soup(own_page(book, figure["id"]))
        assert bare(own.h1) == bare(figure.select_one(".dt-title"))
        (shown,) = own.select("figure")
        closed = shown.select("details:not([open]):not(.dt-row)")
        assert closed == [], figure["id"]
        assert table_rows(shown) == table_rows(figure)
        for part in (".dt-facts", ".dt-claim", ".dt-note", ".dt-caution", "svg"):
            assert len(shown.select(part)) == len(figure.select(part)), (figure["id"], part)
        back = own.select_one(".f-from a")
        assert back is not None
        assert (own_page(book, "x").parent / str(back["href"]).split("#")[0]).resolve() == page


def test_every_link_of_a_figure_leads_somewhere(book: Path) -> None:
    lost = []
    for page in figure_pages(book):
        ids = {str(tag["id"]) for tag in soup(page).select("[id]")}
        assert len(ids) == len(soup(page).select("[id]")), page
        for link in soup(page).select("a[href]"):
            href = str(link["href"])
            if re.match("https?:|mailto:", href):
                continue
            path, _, place = href.partition("#")
            target = (page.parent / path).resolve() if path else page
            if not target.is_file() or (place and not soup(target).find(id=place)):
                lost.append(f"{page.name}: {href}")
    assert lost == []


def test_what_is_embedded_says_scale_source_and_edition_and_runs_nothing(book: Path) -> None:
    for _, figure in figures(book):
        page = soup(own_page(book, f"{figure['id']}-innfelt"))
        foot = plain(page.footer)
        assert "Svarskala: " in foot
        assert "Kilde: " in foot
        assert f"Digital tilstand {book.name}" in foot
        assert bare(page.h1) == bare(figure.select_one(".dt-title"))
        assert page.select("script, form, iframe, object") == []
        for link in page.select("a"):
            assert (link["target"], link["rel"]) == ("_blank", ["noopener"])
        # What it loads lies in the edition.
        assert all(str(tag["href"]).startswith("../_static/") for tag in page.select("link"))


def test_the_line_to_embed_with_and_the_sentence_to_cite_with_are_whole(book: Path) -> None:
    for _, figure in figures(book):
        page = soup(own_page(book, figure["id"]))
        line = page.find("textarea")
        assert line is not None
        (frame,) = BeautifulSoup(line.get_text(), "html.parser").select("iframe")
        assert str(frame["src"]).endswith(f"/{book.name}/figur/{figure['id']}-innfelt.html")
        assert frame["loading"] == "lazy"
        title = figure.select_one(".dt-title")
        assert "".join(str(frame["title"]).split()) == bare(title)
        assert int(str(frame["height"])) > 200
        said = plain(page.find(id="sitat"))
        for part in (f"Digital tilstand {book.name}", "Svarskala: ", "Kilde: ", "Gjelder: "):
            assert part in said, figure["id"]


def test_every_page_is_described_and_has_a_sign(book: Path) -> None:
    described = {}
    for page in sorted(book.rglob("*.html")):
        if page.stem.endswith("-innfelt"):
            continue
        head = soup(page).head
        assert head is not None
        said = {
            str(m.get("property", m.get("name"))): m.get("content") for m in head.select("meta")
        }
        assert said["og:title"], page
        assert len(str(said["description"])) > 30, page
        assert said["description"] == said["og:description"], page
        # These may not be relative, and nobody says where the book is.
        assert not {"og:url", "og:image"} & said.keys()
        icons = [page.parent / str(link["href"]) for link in head.select("link[rel=icon]")]
        assert len(icons) == 2
        assert all(icon.resolve().is_file() for icon in icons), page
        described[page] = said["description"]
    assert len(set(described.values())) > 0.9 * len(described)


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ({"a": "1"}, {"a": "1"}, (0, 0)),
        ({"a": "1"}, {"a": "2"}, (1, 0)),
        ({"a": "1"}, {"a": "1", "b": "2"}, (0, 1)),
        ({"a": "1", "c": "3"}, {"a": "2", "b": "2"}, (1, 1)),
    ],
)
def test_a_number_is_revised_where_a_later_edition_says_another(
    before: dict[str, str], now: dict[str, str], expected: tuple[int, int]
) -> None:
    found = revisions({2024: {"ki": now, "ny": now}, 2022: {"ki": before, "borte": before}})
    assert found == {"ki": {"2022-2024": expected}}


def test_editions_are_compared_outside_of_them(html: Path) -> None:
    text = (html / "figures.js").read_text(encoding="utf-8")
    kept = json.loads(text.partition("tilstandFigures = ")[2].rstrip(";\n"))
    assert kept
    for pairs in kept.values():
        assert all(re.fullmatch(r"\d{4}-\d{4}", pair) for pair in pairs)
