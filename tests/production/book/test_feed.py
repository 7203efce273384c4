"""What machines are told of the whole book, where it is known where the book is published."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup

from helpers.data.imprint import homepage
from helpers.production.book.building import build_html
from helpers.production.book.feed import Correction, corrections, feed, sitemap
from helpers.production.book.inventory import Built
from helpers.production.book.outside import write_outside
from helpers.production.book.staging import stage
from samples import book

HOME = "https://tilstand.example.org/bok/"
PLACES = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"


def built(year: int, published: str = "", *, draft: bool = False) -> Built:
    pages = {"index.html": "Boken", "figur/ki.html": "KI", "search.html": ""}
    return Built(year, draft, pages, {"ki": "chapters/ai.html"}, {}, {}, published)


EDITIONS = (built(2022, "2023-01-02"), built(2024, "2025-03-04"), built(2025, draft=True))


def test_the_sitemap_has_the_pages_of_all_editions_that_are_out() -> None:
    root = ET.fromstring(sitemap(EDITIONS, HOME))
    places = [e.text for e in root.iter(f"{PLACES}loc")]
    assert places == [
        HOME,
        f"{HOME}2024/index.html", f"{HOME}2024/figur/ki.html",
        f"{HOME}2022/index.html", f"{HOME}2022/figur/ki.html",
    ]  # fmt: skip
    assert [e.text for e in root.iter(f"{PLACES}lastmod")][:1] == ["2025-03-04"]


def test_the_feed_has_editions_and_corrections_the_newest_first() -> None:
    corrected = (
        Correction("2025-05-06", 2024, "Tallet <b> & 47 ble 48"),
        Correction("2025-06-07", 2025, "Utkast"),
    )
    root = ET.fromstring(feed(EDITIONS, corrected, "Digital tilstand", HOME))
    entries = root.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
        "Rettelse i Digital tilstand 2024",
        "Ny utgave: Digital tilstand 2024",
        "Ny utgave: Digital tilstand 2022",
    ]
    assert entries[0].findtext(f"{ATOM}summary") == "Tallet <b> & 47 ble 48"
    assert root.findtext(f"{ATOM}updated") == "2025-05-06T00:00:00Z"
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    assert feed((built(2025, draft=True),), (), "Digital tilstand", HOME) == ""


def test_corrections_are_read_from_the_errata(project: Path) -> None:
    assert corrections(project) == ()
    with (project / "about/errata.md").open("a", encoding="utf-8") as file:
        file.write("| 2025-05-06 | 2024 | Hva som er  rettet | 0123456789ab |\n")
    assert corrections(project) == (Correction("2025-05-06", 2024, "Hva som er rettet"),)


def test_neither_is_written_where_nobody_knows_where_the_book_is(tmp_path: Path) -> None:
    write_outside(tmp_path, EDITIONS, "Digital tilstand", address=HOME)
    names = {"sitemap.xml", "nytt.atom"}
    assert {file.name for file in tmp_path.iterdir()} >= names
    write_outside(tmp_path, EDITIONS, "Digital tilstand")
    assert names.isdisjoint(file.name for file in tmp_path.iterdir())


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("https://tilstand.example.org/bok", HOME),
        (HOME, HOME),
        ("", ""),
        (None, ""),
        ("javascript:alert(1)", ""),
        ("https://tilstand.example.org/?a=1", ""),
    ],
)
def test_the_address_is_that_of_the_descriptor(project: Path, said: object, expected: str) -> None:
    file = project / "data" / "datapackage.json"
    kept = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(kept | {"homepage": said}), encoding="utf-8")
    assert homepage(project) == expected


def test_with_an_address_pages_and_files_say_where_they_are(tmp_path: Path) -> None:
    root = book(tmp_path)
    shown = [root / name for name in ("index.ipynb", "chapters/ai.ipynb")]
    toc = (root / "_toc.yml").read_text(encoding="utf-8")
    (root / "_toc.yml").write_text(
        toc.replace("      - file: chapters/data_sharing\n", ""), encoding="utf-8"
    )
    target = root / "_build" / "html" / "2022"
    out = {"date": "2023-01-02"}
    build_html(stage(root, 2022, shown, root, address=HOME, imprint=out), target)
    own = f"{HOME}2022/figur/barrierer"
    for name, page, picture in (
        ("figur/barrierer", f"{own}.html", f"{own}.png"),
        ("chapters/ai", f"{HOME}2022/chapters/ai.html", f"{own}.png"),
        ("index", f"{HOME}2022/index.html", None),
    ):
        head = BeautifulSoup((target / f"{name}.html").read_text(encoding="utf-8"), "html.parser")
        said = {str(m.get("property")): m.get("content") for m in head.select("meta[property]")}
        assert said["og:url"] == page
        assert said.get("og:image") == picture
        (canonical,) = head.select("link[rel=canonical]")
        assert canonical["href"] == page
        assert len(head.select("link[rel=alternate]")) == 1
    figure = (target / "figur/barrierer.html").read_text(encoding="utf-8")
    assert f"{own}-innfelt.html" in figure
    assert "ADRESSEN" not in figure
    kept = json.loads((target / "figur/barrierer.json").read_text(encoding="utf-8"))
    assert kept["address"] == f"{own}.html"
