"""A chapter and a book on paper, read back by other programs than made them."""

import io
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pandas as pd
import pytest
from bs4 import BeautifulSoup, Tag
from frictionless import validate

import page
from helpers.data.visible import VisibleTables
from helpers.production.book.contents import pages
from helpers.production.paper.attached import tables
from helpers.production.paper.document import bind
from helpers.production.paper.make import LEFT_OUT
from helpers.production.paper.setting import set_pages
from library import EVERY, KNOWN, ROOT, YEARS
from pdf import Pdf

YEAR = YEARS[-1]
CHAPTER = "chapters/sustainability.html"
BOOK = [f"{name}.html" for name in pages(ROOT) if name not in LEFT_OUT]
# Those of them on which a screen offers most.
FEW = ["index.html", *(f"chapters/{name}.html" for name in ("overview", "changes", "claims"))]
# Heads of tables stand again on every page, and lists have their signs.
REPEATED = frozenset({"THead", "Lbl"})
# What stands behind a link for those who cannot follow it: no page says so.
_PAGE = re.compile(r" ?\(side\s(\d+)\)$")
SQUARE = (
    """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9V9H0z"/></svg>"""
)
SET = """\
import sys
from pathlib import Path
from helpers.production.paper.setting import set_pages
html, target = map(Path, sys.argv[1:])
target.write_bytes(set_pages(html.read_text("utf-8"), {"a.csv": b"a\\n1\\n"}, "x"))
"""


@pytest.fixture(scope="module")
def document(html: Path) -> str:
    return bind(html / str(YEAR), [CHAPTER])


@pytest.fixture(scope="module")
def paper(document: str, setting: None) -> bytes:
    return set_pages(document, tables(ROOT, YEAR), "chapter")


def _failures(pdf: bytes) -> list[str]:
    report = page.validate_pdf_bytes(pdf, profile="ua1")
    assert report.rules.total > 100
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def _letters(text: str) -> str:
    """Return the letters and digits of a text: lines are broken, and words with them."""
    return re.sub(r"\W", "", unicodedata.normalize("NFC", text))


def _written(document: str) -> str:
    """Return what the pages of a document say, pictures by their words, in their order."""
    soup = BeautifulSoup(document, "html.parser")
    for found in soup.select("thead"):
        found.decompose()
    places = (place for each in soup.select(".p-page") for place in each.descendants)
    return _letters(
        "".join(str(p.get("alt", "")) if isinstance(p, Tag) else str(p) for p in places)
    )


def _read(pdf: Pdf) -> str:
    """Return what a file says in the order of its tags, from its first chapter on."""
    pieces = list(pdf.structure(REPEATED))
    headings = [place for place, (tags, _) in enumerate(pieces) if "H1" in tags]
    whole = pdf.bookmarks()[1][0] == 1
    return _letters("".join(text for _, text in pieces[headings[whole] :] if not _PAGE.match(text)))


def test_no_rule_of_accessible_pdf_fails(paper: bytes) -> None:
    assert _failures(paper) == []


def test_the_text_is_in_the_order_of_the_page(document: str, paper: bytes) -> None:
    assert _read(Pdf(paper)) == _written(document)


def test_words_are_whole(paper: bytes) -> None:
    assert "\N{HYPHEN}" not in "".join(text for _, text in Pdf(paper).structure())


def test_bookmarks_are_the_headings(document: str, paper: bytes) -> None:
    headings = BeautifulSoup(document, "html.parser").select("h1, h2, h3, h4")
    expected = [(int(found.name[1]), " ".join(found.get_text().split())) for found in headings]
    assert Pdf(paper).bookmarks() == expected
    assert len(expected) > 5


def test_links_lead_to_places_in_the_file_or_to_the_web(document: str, paper: bytes) -> None:
    pdf = Pdf(paper)
    inside = {to for kind, to in pdf.links() if kind == "in"}
    assert inside <= pdf.destinations().keys()
    assert inside
    ids = [found["id"] for found in BeautifulSoup(document, "html.parser").select("[id]")]
    assert len(ids) == len(set(ids))
    outside = {to for kind, to in pdf.links() if kind == "out"}
    assert all(to.startswith(("http://", "https://", "mailto:")) for to in outside)


def test_a_claim_names_the_page_of_its_numbers(document: str, paper: bytes) -> None:
    pdf = Pdf(paper)
    links = BeautifulSoup(document, "html.parser").select(".dt-claim .dt-facts a")
    pages_of = pdf.destinations()
    said = [int(found[1]) for _, text in pdf.structure() if (found := _PAGE.match(text))]
    assert said == [pages_of[str(link["href"]).removeprefix("#")] for link in links]
    assert said


def test_heads_of_tables_say_which_way_they_point(paper: bytes) -> None:
    heads = [
        found
        for found in Pdf(paper).objects.values()
        if isinstance(found, dict) and found.get("S") == "/TH"
    ]
    assert {head["A"]["Scope"] for head in heads} == {"/Row", "/Column"}


def test_the_data_go_along(paper: bytes, tmp_path: Path) -> None:
    attached = Pdf(paper).attachments()
    assert set(attached) == {file.name for file in (ROOT / "data").iterdir()}
    for name, content in attached.items():
        (tmp_path / name).write_bytes(content)
    assert validate(tmp_path / "datapackage.json").valid
    observed = pd.read_csv(io.BytesIO(attached["observations.csv"]))
    assert len(observed) == len(VisibleTables(ROOT, YEAR).rows("observations")) > 500


def test_an_older_edition_takes_along_nothing_of_a_later_one() -> None:
    older, newest = tables(ROOT, KNOWN[0]), tables(ROOT, KNOWN[-1])
    for name in ("sources", "observations", "indicators", "codes"):
        before = set(older[f"{name}.csv"].decode().splitlines())
        assert before < set(newest[f"{name}.csv"].decode().splitlines())
    assert older["editions.csv"].decode().count("\n") == 2


def test_pictures_of_a_page_are_found_and_none_elsewhere(
    setting: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr("socket.create_connection", lambda *a, **_: asked.append(a))
    (tmp_path / "a.svg").write_text(SQUARE, encoding="utf-8")
    picture = '<h1>Tittel</h1><img src="a.svg" alt="Et kvadrat">'
    elsewhere = '<p><a href="https://example.org/x">Ut</a></p>'
    (tmp_path / "a.html").write_text(
        f'<a class="t-brand">Boken</a><article class="t-article">{picture}{elsewhere}</article>',
        encoding="utf-8",
    )
    document = bind(tmp_path, ["a.html"])
    outside = '<img src="http://127.0.0.1:9/b.svg" alt="Et annet sted">'
    made = Pdf(set_pages(document.replace("</h1>", f"</h1>{outside}"), {}, "x"))
    said = [text for tags, text in made.structure() if "Figure" in tags]
    assert "Et kvadrat" in said
    assert ("out", "https://example.org/x") in list(made.links())
    assert asked == []


def test_two_runs_are_identical(document: str, setting: None, tmp_path: Path) -> None:
    source, target = tmp_path / "document.html", tmp_path / "paper.pdf"
    source.write_text(document, encoding="utf-8")
    elsewhere = {**os.environ, "PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"}
    command = [sys.executable, "-c", SET, str(source), str(target)]
    subprocess.run(command, env=elsewhere, check=True)
    here = set_pages(document, {"a.csv": b"a\n1\n"}, "x")
    assert target.read_bytes() == here
    assert b"Date" not in here


def test_only_what_a_page_says_is_on_paper(document: str) -> None:
    soup = BeautifulSoup(document, "html.parser")
    assert soup.select("script, form, button, svg, details, summary, nav, math, iframe") == []
    text = soup.get_text()
    for screen in ("Last ned", "kan åpnes", "Lenke til figuren", "Vis "):
        assert screen not in text
    # Everything that opens is open, and each drawing is there once.
    assert "Svarskala:" in text
    assert "var(" not in document
    assert "light-dark" not in document
    assert all(image["alt"] for image in soup.select("img"))


def test_a_line_can_end_between_what_is_known_of_a_figure(document: str) -> None:
    for facts in BeautifulSoup(document, "html.parser").select(".dt-facts"):
        words = [word for fact in facts.select(".dt-fact") for word in fact.get_text().split()]
        assert facts.get_text().split() == words


def test_what_a_screen_offers_is_on_paper_what_it_is(html: Path) -> None:
    soup = BeautifulSoup(bind(html / str(YEAR), FEW), "html.parser")
    labels = [found.get_text() for found in soup.select(".dt-summary")]
    assert not [label for label in labels if label.startswith("Vis ")]
    assert any(re.fullmatch(r"Alle \d+ nye serier", label) for label in labels)
    assert "Åpne en påstand" not in soup.get_text()
    assert all(found.get_text().strip() for found in soup.select("p"))


def test_a_list_of_pages_names_those_of_the_book(html: Path) -> None:
    def first_words(names: list[str]) -> list[str]:
        soup = BeautifulSoup(bind(html / str(YEAR), names), "html.parser")
        return [found.get_text().partition(":")[0] for found in soup.select(".p-page li")]

    named = first_words(FEW)
    assert "Oversikt" in named
    assert "Utforsk tallene" not in named
    # Alone, a page has none of the others, and names them all the same.
    assert {"Oversikt", "Utforsk tallene"} <= set(first_words(["index.html"]))


def test_nothing_of_a_page_is_lost(html: Path, document: str) -> None:
    """Every figure, table and row of the page is on paper, in its order."""
    screen = BeautifulSoup((html / str(YEAR) / CHAPTER).read_text("utf-8"), "html.parser")
    paper = BeautifulSoup(document, "html.parser")
    for what in (".dt-title", "td", "tbody th", ".dt-row-label", ".dt-note", ".dt-verdict"):
        shown, printed = (
            [_letters(found.get_text()) for found in soup.select(f":is({within}) {what}")]
            for soup, within in ((screen, ".t-article"), (paper, ".p-page"))
        )
        assert printed == shown, what
    assert len(paper.select(".dt-chart img")) == len(screen.select(".dt-chart"))


@pytest.mark.skipif(not EVERY, reason="sets every edition: TILSTAND_TEST_EDITIONS=all")
@pytest.mark.parametrize("year", KNOWN)
def test_a_whole_book(html: Path, setting: None, year: int) -> None:
    document = bind(html / str(year), BOOK)
    made = set_pages(document, tables(ROOT, year), str(year))
    assert _failures(made) == []
    pdf = Pdf(made)
    assert {to for kind, to in pdf.links() if kind == "in"} <= pdf.destinations().keys()
    assert _read(pdf) == _written(document)
