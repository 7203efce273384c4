"""Reports of many bodies, made in one command that is killed half-way and run again."""

import csv
import io
import re
import sys
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import polars as pl
import pytest
from bs4 import BeautifulSoup

from helpers.survey.prepared.place import place_of
from library import EVERY
from made_survey import MADE
from odd_survey import ANSWERS, LABELS, ODD, names, rows

from .conftest import Made, made_in_two_runs

ADDRESS = re.compile(r"(?:https?:)?//[a-z]|@import|url\(", re.IGNORECASE)


def whole(file: Path) -> bool:
    return file.read_text(encoding="utf-8").endswith("</html>\n")


@pytest.fixture(params=range(len(ODD)), ids=lambda place: place_of(ODD[place])[:20])
def page(request: pytest.FixtureRequest, made: Made) -> tuple[str, str, BeautifulSoup]:
    name = ODD[request.param]
    return name, made.file(name).read_text(encoding="utf-8"), made.soup(name)


def test_each_report_is_there_once_and_whole(made: Made):
    assert 0 < len(made.before) < len(made.names)
    found = sorted(path.name for path in made.folder.iterdir())
    assert found == sorted(f"{place_of(name)}.html" for name in made.names)
    assert len({name.lower() for name in found}) == len(found)
    assert all(whole(made.file(name)) for name in made.names)
    assert not any((made.folder.parent / name).exists() for name in ("x", "x.html", "y.html"))


def test_what_was_there_is_not_made_again(made: Made):
    assert f"{len(made.before)} of {len(made.names)} reports are there already" in made.said
    for name, written in made.before.items():
        assert (made.folder / name).stat().st_mtime_ns == written


def test_a_report_loads_nothing(page):
    _, text, soup = page
    assert not soup.select("script, link, iframe, object, embed, img, base, form, image")
    for element in soup.select("[src], [srcset], [href], [data], [action], [poster], [background]"):
        for name in ("src", "srcset", "data", "action", "poster", "background"):
            assert not element.get(name)
        assert re.match(r"#|data:text/csv|mailto:", element["href"]), element
    outside_downloads = re.sub(r'href="data:[^"]*"', "", text)
    assert not ADDRESS.search(outside_downloads)
    assert "default-src 'none'" in soup.select_one("[http-equiv]")["content"]
    assert not [e for e in soup.find_all(True) for a in e.attrs if a.lower().startswith("on")]


def test_names_and_labels_are_shown_as_they_are(page):
    name, _, soup = page
    shown = " ".join(soup.get_text(" ").split())
    for text in (" ".join(name.split()), *(" ".join(label.split()) for label in LABELS.values())):
        if text != LABELS["all"]:
            assert text in shown
    assert soup.title.get_text().startswith(" ".join(name.split()))


def test_a_report_can_be_read_by_all(page):
    _, _, soup = page
    assert soup.html["lang"] == "nb"
    assert len(soup.select("h1")) == 1
    levels = [int(heading.name[1]) for heading in soup.select("h1, h2, h3")]
    assert all(b - a <= 1 for a, b in pairwise(levels))
    charts = soup.select(".dt-chart")
    assert charts
    assert all(len(chart["aria-label"]) > 40 for chart in charts)
    ids = [element["id"] for element in soup.select("[id]")]
    assert len(ids) == len(set(ids))


def test_a_report_says_what_its_body_answered(page):
    name, _, soup = page
    (row,) = (row for row in rows() if row["org"] == name)
    cells = {
        " ".join(tr.th.get_text().split()): tr.select("td")[0].get_text()
        for tr in soup.select("tbody tr")
    }
    for variable, indicator in (("q1", "fine"), ("q2", "bad"), ("q3", "long")):
        own = cells[" ".join(LABELS[indicator].split())]
        code = row[variable]
        if code in ANSWERS:
            assert own == f"{ANSWERS[code]} ({code}\N{NO-BREAK SPACE}av\N{NO-BREAK SPACE}3)"
        else:
            assert own == {"9": "Vet ikke", "8": "Ikke spurt", "": "Ikke besvart"}[code]
    assert cells[LABELS["script"]] == ("Valgt" if row["m1"] else "Ikke valgt")


def test_a_report_names_no_other_body(page):
    name, text, soup = page
    shown = soup.get_text(" ")
    for other in names():
        if other != name and other.lower() not in ("con",):
            assert other not in text
            assert other not in shown
    assert place_of(name) not in text


def test_downloads_hold_no_formula_and_no_answer_of_others(page):
    _, _, soup = page
    downloads = [a["href"] for a in soup.select("a[download]")]
    assert downloads
    for address in downloads:
        content = unquote(address.split(",", 1)[1])
        for row in csv.DictReader(io.StringIO(content)):
            assert not any(cell[:1] in "=+-@" for cell in row.values() if cell)
            assert set(row) >= {"own_answer", "value", "n", "held_back"}


def test_nothing_is_left_of_the_machine(page, made: Made):
    _, text, _ = page
    assert str(made.folder.parent) not in text
    assert str(Path(sys.executable).parent) not in text


@pytest.mark.skipif(not EVERY, reason="562 reports take minutes; make test-all makes them")
def test_reports_for_all_562_bodies_of_a_population(tmp_path: Path):
    sizes = {"state": 205, "mun_small": 190, "mun_medium": 117, "mun_large": 50}
    drawn = pl.read_csv(MADE / "responses_2025.csv")
    parts = [
        drawn.filter(pl.col("stratum") == stratum)
        .sample(size, with_replacement=True, seed=size)
        .with_columns(
            pl.Series("org", [f"{stratum}-{number:03}" for number in range(size)]), weight=1.0
        )
        for stratum, size in sizes.items()
    ]
    table = pl.concat(parts)
    assert table.height == 562
    file, folder = tmp_path / "responses.csv", tmp_path / "reports"
    table.write_csv(file)
    codebook = ["--codebook", str(MADE / "codebook.yml")]
    arguments = ["reports", str(file), *codebook, "--out", str(folder)]
    made = made_in_two_runs(arguments, folder, tuple(table["org"]))
    assert 0 < len(made.before) < 562
    assert sorted(f"{place_of(n)}.html" for n in made.names) == sorted(
        path.name for path in folder.iterdir()
    )
    for name in made.names:
        assert whole(made.file(name))
        assert f"<title>{name} " in made.file(name).read_text(encoding="utf-8")
    for name, written in made.before.items():
        assert (folder / name).stat().st_mtime_ns == written
