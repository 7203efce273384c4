"""Whatever stands in a figure comes out of its files as it was written, and does nothing."""

import csv
import io
import json
import re
from dataclasses import replace
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from PIL import Image

from helpers.production.exhibits.drawing import svg_of
from helpers.production.exhibits.exhibit import Exhibit, seen
from helpers.production.exhibits.files import KINDS, files_of, names_of
from helpers.production.exhibits.metadata import json_of
from helpers.production.exhibits.spreadsheets import csv_of, norwegian_csv, xlsx_of
from hostile import computed

from .made import BOOK, block, exhibit, without_address

# Signs that mean something to a spreadsheet, to XML, to LaTeX, and some that nobody sees.
SIGNS = "=+-@;,\t\"'<>&{}[]()\\%$#_~^ \N{NO-BREAK SPACE}\u202e\x00\x07\x1b\ufffe\x7fabcæøå12é"
TEXTS = st.text(st.sampled_from(SIGNS), min_size=1, max_size=24).filter(
    lambda text: bool(seen(text).strip())
)
SVG = "{http://www.w3.org/2000/svg}"


def line(text: str) -> str:
    """Return a text as a page shows it."""
    return re.sub(r"[ \t\r\n]+", " ", seen(text)).strip()


def drawn(text: str) -> str:
    """Return a text without what breaking it into lines may add or take."""
    return re.sub(r"[\s-]", "", text)


@given(TEXTS)
@example("'\x1b=")
@settings(max_examples=40)
def test_texts_come_out_as_they_were_written_and_are_no_formulas(text: str) -> None:
    made = exhibit(block(text))
    assert made.title == seen(" ".join(text.split()))
    for delimiter, whole in ((",", csv_of(made)), (";", norwegian_csv(made)[1:])):
        cells = [c for row in csv.reader(io.StringIO(whole), delimiter=delimiter) for c in row]
        assert [cell for cell in cells if computed(cell)] == []
    workbook = load_workbook(io.BytesIO(xlsx_of(made)))
    sheet = workbook.worksheets[0]
    assert {c.data_type for row in sheet.iter_rows() for c in row} <= {"s", "n"}
    assert sheet["A2"].value == seen(text)
    assert json.loads(json_of(made))["observations"][0]["label"] == seen(text)
    root = ET.fromstring(svg_of(made))
    assert drawn(line(text)) in drawn("".join(e.text or "" for e in root.iter(f"{SVG}text")))


@given(st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: float(f"{value:.6g}")))
@settings(max_examples=40)
def test_numbers_are_numbers_in_every_file(value: float) -> None:
    made = exhibit(block(value=47.0))
    rows = tuple({**row, "value": value} for row in made.rows)
    # What is read once is kept.
    made.__dict__["rows"] = rows
    wanted = pytest.approx(value, rel=1e-9)
    (first, _) = csv.DictReader(io.StringIO(csv_of(made)))
    assert float(first["value"]) == wanted
    (first, _) = csv.DictReader(io.StringIO(norwegian_csv(made)[1:]), delimiter=";")
    assert "." not in first["Verdi"]
    assert float(first["Verdi"].replace(",", ".")) == wanted
    sheet = load_workbook(io.BytesIO(xlsx_of(made))).worksheets[0]
    column = [cell.value for cell in sheet[1]].index("Verdi")
    assert sheet[2][column].value == wanted
    assert json.loads(json_of(made))["observations"][0]["value"] == wanted


def everything_said(made: Exhibit) -> dict[str, str]:
    """Return the texts of each file of a figure; of pictures, those that they are made from."""
    found = {}
    for name, content in files_of(made).items():
        if name.endswith(".xlsx"):
            sheets = load_workbook(io.BytesIO(content)).worksheets
            cells = [str(c.value) for sheet in sheets for row in sheet.iter_rows() for c in row]
            found[name] = " ".join(cells)
        elif name.endswith(".svg"):
            texts = [e.text or "" for e in ET.fromstring(content).iter(f"{SVG}text")]
            found[name] = " ".join(texts)
        elif not name.endswith(".png"):
            found[name] = content.decode()
    return found


def test_title_scale_population_base_source_edition_and_licence_are_in_every_file() -> None:
    words = {
        "title": "Hva hindrer",
        "population": "Alle kommuner",
        "scale": "Fra liten til stor",
        "base": "20 svar",
        "source": "Etatens tall",
    }
    made = block("Tekst")
    object.__setattr__(made, "title", words["title"])
    for name in ("population", "scale", "base"):
        object.__setattr__(made.caption, name, words[name])
    object.__setattr__(made.caption.sources[0], "text", words["source"])
    for name, text in everything_said(exhibit(made)).items():
        wanted = [*words.values(), "Digital tilstand 2024", "CC BY 4.0"]
        if name.endswith((".bib", ".ris")):
            # What names a figure says where it is from; the rest is for what holds numbers.
            wanted = [words["title"], words["source"], "Digital tilstand 2024"]
        assert [word for word in wanted if word not in text] == [], name


def test_a_drawing_needs_nothing_around_it() -> None:
    svg = svg_of(exhibit())
    for needed in ("var(", "currentColor", "light-dark", "class=", "href", "url(", "<style"):
        assert needed not in svg
    root = ET.fromstring(svg)
    assert root[2].tag == f"{SVG}rect"
    assert "sans-serif" in root.attrib["font-family"]
    assert root.find(f"{SVG}title") is not None


def test_without_a_chart_the_table_is_drawn() -> None:
    svg = svg_of(exhibit(replace(block("Regelverk"), picture=None, alt="")))
    texts = [e.text for e in ET.fromstring(svg).iter(f"{SVG}text")]
    assert {"Stat", "47 %", "38 %"} <= set(texts)


def test_a_picture_is_twice_as_large_as_the_drawing_and_no_blank() -> None:
    files = files_of(exhibit())
    root = ET.fromstring(files["barrierer.svg"])
    with Image.open(io.BytesIO(files["barrierer.png"])) as picture:
        assert picture.size[0] == 2 * float(root.attrib["width"])
        assert picture.size[1] == pytest.approx(2 * float(root.attrib["height"]), abs=2)
        assert len(picture.convert("RGB").getcolors(1 << 24) or ()) > 20


def test_made_again_the_files_are_the_same_to_the_byte() -> None:
    first = files_of(exhibit())
    assert first == files_of(exhibit())
    assert list(first) != []
    assert set(first) == set(names_of(exhibit())) == {f"barrierer.{end}" for end, _, _ in KINDS}


def test_a_workbook_does_not_say_when_it_was_made() -> None:
    with ZipFile(io.BytesIO(xlsx_of(exhibit()))) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms" not in re.sub(rb"xmlns:\w+", b"", packed.read("docProps/core.xml"))


def test_a_draft_is_called_one_wherever_its_figures_go() -> None:
    for name, text in everything_said(exhibit(book=replace(BOOK, draft=True))).items():
        assert "Digital tilstand 2024 (utkast)" in text, name


def test_without_a_publisher_or_an_address_none_is_made_up() -> None:
    for name, text in everything_said(without_address()).items():
        assert "Etaten" not in text.replace("Etatens", ""), name
        assert "tilstand.example" not in text, name
