"""The files of every figure, read by programs that are not ours, hold the book's numbers."""

import io
import json
import math
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from openpyxl import load_workbook
from PIL import Image

from library import YEARS
from pages import figures, numbers, plain

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
SVG = "{http://www.w3.org/2000/svg}"
# How the names of the files end that hold numbers, and what reads them.
WORDS = {"value": "Verdi", "year": "År", "n": "Antall svar (n)"}
# As others read a Norwegian file: LibreOffice in Norway.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>nb-NO</value></prop>
</item></oor:items>
"""


@pytest.fixture(scope="module")
def files(html: Path) -> list[Path]:
    """Return the numbers of each figure of the newest edition that has observations."""
    found = numbers(html / str(YEARS[-1]))
    assert len(found) > 30
    return found


def others(file: Path, end: str) -> Path:
    return file.with_name(f"{file.stem}.{end}")


def same(found: pd.Series, wanted: pd.Series) -> bool:
    pairs = zip(found, wanted, strict=True)
    return all(
        (pd.isna(one) and pd.isna(other)) or math.isclose(float(one), float(other), rel_tol=1e-11)
        for one, other in pairs
    )


def test_every_figure_has_all_its_files_and_a_page(book: Path) -> None:
    ends = ("csv", "norsk.csv", "xlsx", "json", "png", "svg", "bib", "ris", "html")
    anchors = [str(figure["id"]) for _, figure in figures(book)]
    wanted = {f"{anchor}.{end}" for anchor in anchors for end in ends}
    wanted |= {f"{anchor}-innfelt.html" for anchor in anchors}
    assert {file.name for file in (book / "figur").iterdir()} == wanted


def test_pandas_reads_the_same_numbers_from_every_table(files: list[Path]) -> None:
    for file in files:
        known = pd.read_csv(file)
        as_norwegian = {"sep": ";", "decimal": ",", "encoding": "utf-8-sig"}
        norwegian = pd.read_csv(others(file, "norsk.csv"), **as_norwegian)
        workbook = pd.read_excel(others(file, "xlsx"), sheet_name="Tall")
        for column, word in WORDS.items():
            for table in (norwegian, workbook):
                if word in table.columns:
                    assert same(table[word], known[column]), (file.name, word)
                else:
                    assert known[column].isna().all(), (file.name, word)


def test_json_holds_the_same_numbers_with_their_texts(files: list[Path]) -> None:
    for file in files:
        known = pd.read_csv(file)
        kept = json.loads(others(file, "json").read_text(encoding="utf-8"))
        found = pd.DataFrame(kept["observations"], dtype=object)
        assert same(found["value"], known["value"]), file.name
        assert list(found["indicator"]) == list(known["indicator"]), file.name
        assert {
            "title",
            "population",
            "scale",
            "base",
            "source",
            "edition",
            "licence",
        } <= kept.keys()


def test_workbooks_have_numbers_and_what_they_mean_and_no_formulas(files: list[Path]) -> None:
    for file in files[::4]:
        book = load_workbook(others(file, "xlsx"))
        assert book.sheetnames == ["Tall", "Hva tallene betyr"]
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        said = {row[0].value for row in book["Hva tallene betyr"].iter_rows()}
        assert {"Figur", "Hvem", "Svarskala", "Antall svar (n)", "Utgave", "Lisens"} <= said
        assert said & {"Kilde", "Kilder"}


def together(text: str) -> str:
    """Return a text without what breaking it into lines may add or take."""
    return re.sub(r"[\s-]", "", text)


def test_drawings_are_xml_with_all_that_the_figure_says_and_shows(html: Path) -> None:
    book = html / str(YEARS[-1])
    for _, figure in figures(book):
        root = ET.parse(book / "figur" / f"{figure['id']}.svg").getroot()
        text = together(" ".join(e.text or "" for e in root.iter(f"{SVG}text")))
        labels = ("Hvem:", "Svarskala:", "Antall svar (n):", "Kilde", "Utgave:", "Lisens:")
        wanted = [*labels, f"Digital tilstand {book.name}", plain(figure.select_one(".dt-title"))]
        # Rows with all of their words, and every value that is written at a mark.
        parts = ".dt-row-label, .dt-row-about, .dt-row-value, .dt-row-change, .dt-key li, .dt-line"
        wanted += [plain(part) for part in figure.select(parts)]
        drawn = figure.select(
            "summary svg text, .dt-axis svg text, :scope > .dt-chart .dt-wide text"
        )
        wanted += [plain(part) for part in drawn]
        lost = [words for words in wanted if together(words) not in text]
        assert lost == [], figure["id"]


def test_pictures_are_pictures_of_the_drawings(files: list[Path]) -> None:
    for file in files[::4]:
        root = ET.parse(others(file, "svg")).getroot()
        with Image.open(io.BytesIO(others(file, "png").read_bytes())) as picture:
            picture.load()
            assert picture.format == "PNG"
            assert picture.width == 2 * float(root.attrib["width"])
            assert abs(picture.height - 2 * float(root.attrib["height"])) <= 2
            assert len(picture.convert("RGB").getcolors(1 << 24) or ()) > 20


@pytest.mark.skipif(not OFFICE, reason="LibreOffice Calc is not installed")
def test_libreoffice_in_norway_opens_workbook_and_norwegian_csv(
    files: list[Path], tmp_path: Path
) -> None:
    profile = tmp_path / "office"
    (profile / "user").mkdir(parents=True)
    (profile / "user/registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
    home = f"-env:UserInstallation={profile.as_uri()}"
    # Semicolons, UTF-8, Norwegian; then back to a workbook, whose cells tell numbers from text.
    reading = "--infilter=Text - txt - csv (StarCalc):59,34,76,1,,1044,false,false"
    for end, more in (("xlsx", []), ("norsk.csv", [reading])):
        target = tmp_path / end
        command = [
            str(OFFICE),
            "--headless",
            home,
            *more,
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
        ]
        chosen = [others(file, end) for file in files[::6]]
        subprocess.run(
            [*command, "--outdir", str(target), *map(str, chosen)],
            check=True,
            capture_output=True,
            timeout=180,
        )
        for file in files[::6]:
            name = others(file, end).stem
            found = pd.read_excel(target / f"{name}.xlsx", sheet_name=0)
            assert same(found["Verdi"], pd.read_csv(file)["value"]), (file.name, end)
            sheet = load_workbook(target / f"{name}.xlsx").worksheets[0]
            kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
            assert kinds <= {"s", "n"}, (file.name, end)
