"""A year from new-year to publish, with a sheet that LibreOffice writes and no library of ours."""

import csv
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flat_sheet import FlatSheet, Percentage
from helpers.cli import app
from helpers.data import editions, newest_edition
from helpers.production.sheet.parts import parts
from helpers.production.sheet.swap import digest
from library import ROOT, copy_project
from signed import sign

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(not OFFICE, reason="LibreOffice Calc is not installed")

YEAR = newest_edition(ROOT) + 1
PLACE: dict[str, object] = {"Kilde": "made", "Sted_i_kilden": "Oppdiktet"}
# Semicolons, as shown, in UTF-8, every sheet in a file of its own.
CSV = "csv:Text - txt - csv (StarCalc):59,34,76,1,,1044,false,true,false,false,false,-1"
XLSX = "xlsx:Calc MS Excel 2007 XML"
# Somebody in Norway: a comma before decimals, and no-break spaces between thousands.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>nb-NO</value></prop>
</item></oor:items>
"""

Convert = Callable[[Path, str], None]


@pytest.fixture(scope="module")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Return a function that lets LibreOffice save a file beside itself as another kind."""
    profile = tmp_path_factory.mktemp("office")
    (profile / "user").mkdir()
    (profile / "user/registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")

    def run(file: Path, kind: str) -> None:
        home = f"-env:UserInstallation={profile.as_uri()}"
        command = [str(OFFICE), "--headless", home, "--convert-to", kind, "--outdir"]
        subprocess.run([*command, file.parent, file], check=True, capture_output=True, timeout=120)

    return run


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory, convert: Convert) -> Path:
    """Return a new sheet, opened in LibreOffice and saved in its own kind."""
    folder = tmp_path_factory.mktemp("empty")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TILSTAND_ROOT", str(ROOT))
        run("new-year", YEAR, "--out", folder / "sheet.xlsx")
    convert(folder / "sheet.xlsx", "fods")
    return folder / "sheet.fods"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = copy_project(tmp_path / "book")
    monkeypatch.setenv("TILSTAND_ROOT", str(root))
    return root


def run(*arguments: object, code: int = 0) -> str:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result.output.replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def sheet(empty: Path, tmp_path: Path) -> FlatSheet:
    """Return a new sheet with a source, to be filled in and saved."""
    sheet = FlatSheet(Path(shutil.copy(empty, tmp_path / "sheet.fods")))
    source = {"Kode": "made", "Tittel": "Om året", "Utgiver": "Digdir", "Rapportår": YEAR}
    sheet.put("Kilder", **source, Publisert=date(YEAR, 11, 30))
    return sheet


def as_workbook(sheet: FlatSheet, convert: Convert) -> Path:
    sheet.save()
    convert(sheet.path, XLSX)
    return sheet.path.with_suffix(".xlsx")


def as_folder(root: Path, file: Path, convert: Convert) -> Path:
    """Return a folder with the sheets of a file as LibreOffice saves each, renamed by hand."""
    convert(file, CSV)
    folder = file.with_suffix("")
    folder.mkdir()
    for part in parts(root):
        file.with_name(f"{file.stem}-{part.name}.csv").rename(folder / part.file)
    return folder


def test_a_year_from_new_year_to_publish(book: Path, sheet: FlatSheet, convert: Convert) -> None:
    sheet.put("Tall", "ai_use", "large_or_very_large", Verdi=12.5, Slik_det_står="12,5 %", **PLACE)
    sheet.put("Tall", "ai_plans", "state", Verdi="41,25", Nøyaktighet="omtrent [about]", **PLACE)
    sheet.put("Tall", "desi_rank", Verdi=6, Av_hvor_mange=28.0, **PLACE)
    sheet.put("Tall", "catalogue_views", Verdi=1234567, **PLACE)
    file = as_workbook(sheet, convert)
    said = run("import", file, "--dry-run")
    assert "Tall: 4 nye" in said
    assert f", {YEAR}: 6. av 28, made" in said
    run("import", file, "--yes")

    with (book / "data/observations.csv").open(encoding="utf-8", newline="") as text:
        rows = [row for row in csv.DictReader(text) if row["source"] == "made"]
    assert {row["indicator"]: (row["value"], row["precision"], row["printed"]) for row in rows} == {
        "ai_use": ("12.5", "exact", "12,5 %"),
        "ai_plans": ("41.25", "about", ""),
        "desi_rank": ("6", "exact", ""),
        "catalogue_views": ("1234567", "exact", ""),
    }
    assert f",{YEAR}-11-30," in (book / "data/sources.csv").read_text(encoding="utf-8")

    # The same, as LibreOffice writes it with commas before decimals.
    folder = as_folder(book, file, convert)
    assert ";12,5;" in (folder / "tall.csv").read_text(encoding="utf-8")
    assert "Alt dette står i dataene fra før" in run("import", folder, "--yes")

    assert "Ingen feil" in run("check", "--year", YEAR, "--language", "nb")
    sign(book)
    run("publish", YEAR, "--date", f"{YEAR}-12-01", "--yes")
    published = next(edition for edition in editions(book) if edition.year == YEAR)
    assert (published.status, published.published) == ("published", f"{YEAR}-12-01")


def test_what_libreoffice_makes_of_cells_is_never_misread(
    book: Path, sheet: FlatSheet, convert: Convert
) -> None:
    before = digest(book / "data")
    cells: dict[str, tuple[object, str]] = {
        "ai_task_planning": (Percentage(0.26), "viser 26 % og inneholder 0,26"),
        "ai_task_admin": (date(YEAR, 5, 12), "har en dato eller et klokkeslett"),
        "ai_task_automation": (True, "har sannhetsverdien TRUE"),
        "ai_task_decision_support": ("1.234", "kan være 1234 eller 1,234"),
        "ai_use": ("10,5 %", "har prosenttegn"),
    }
    for indicator, (value, _) in cells.items():
        sheet.put("Tall", indicator, Verdi=value, **PLACE)
    said = run("import", as_workbook(sheet, convert), "--yes", code=2).splitlines()
    assert said[0] == f"{len(cells)} feil:"
    for _, expected in cells.values():
        assert [line for line in said if expected in line and "kolonne J (Verdi)" in line]
    assert digest(book / "data") == before


def test_a_sheet_that_was_deleted_is_missed(book: Path, sheet: FlatSheet, convert: Convert) -> None:
    sheet.delete("Uenighet")
    said = run("import", as_workbook(sheet, convert), "--yes", code=2)
    assert "arket Uenighet mangler. Kopier det fra et nytt ark." in said


def test_the_kind_of_file_that_libreoffice_prefers_is_refused_with_the_right_one(
    book: Path, sheet: FlatSheet, convert: Convert
) -> None:
    sheet.save()
    convert(sheet.path, "ods")
    said = run("import", sheet.path.with_suffix(".ods"), "--yes", code=2)
    assert "Lagre den som Excel-arbeidsbok (.xlsx)" in said
