"""Spoilt sheets as authors may hand them in: each is told in Bokmål, and nothing is changed.

Mistakes in cells are all made in one sheet, and one import tells them all; each of the others is
made in a sheet of its own.
"""

import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl.cell import Cell
from typer.testing import CliRunner

from helpers.cli import app
from library import ROOT, files
from odd_workbooks import NAMESPACE, with_part, with_texts
from sheets import FIGURE, NAME, SOURCE, Author, csv_rows, editing, fill, new_sheet, save_csv

# Words of English messages that are none in Bokmål.
ENGLISH = re.compile(r"\b(the|is|are|has|row|column|sheet|part|expected|cannot|holds|write)\b")
TALL = "Tall"

# The heading, what stands below it, and what is told of it. The rest of the row is right.
IN_A_CELL: dict[str, tuple[str, object, str]] = {
    **{
        f"no number: {text!r}": ("Verdi", text, f"«{text}» er ikke et tall. Skriv bare tallet")
        for text in (
            *(
                "ti",
                "26 prosent",
                "ca. 26",
                "26-28",
                "> 26",
                "26*",
                "kr 26",
                "26,-",
                "26;5",
                "12,5.",
            ),
            *("1.234.567", "1.234,5", "2,6,1", "1 23", "1'234", "1e3", "0x1A", "1/4", "(26)"),
            *("-", "..", "n/a", "nan", "-inf", "Infinity", "NULL", "?", "26 27"),
        )
    },
    **{
        f"odd sign: {text!r}": ("Verdi", text, f"Det har tegnet {sign}. Skriv sifrene 0 til 9")
        for text, sign in (
            ("10,5 ％", "FULLWIDTH PERCENT SIGN"),
            ("４５", "FULLWIDTH DIGIT FOUR"),
            ("٤٥", "ARABIC-INDIC DIGIT FOUR"),
            ("④", "CIRCLED DIGIT FOUR"),
            ("½", "VULGAR FRACTION ONE HALF"),
            ("26\u200e", "LEFT-TO-RIGHT MARK"),
            ("–", "EN DASH"),
            ("26±2", "PLUS-MINUS SIGN"),
        )
    },
    **{
        f"thousand or not: {text!r}": ("Verdi", text, f"kan være {whole} eller {decimal}. Er det")
        for text, whole, decimal in (
            ("1.234", "1234", "1,234"),
            ("-1.234", "-1234", "-1,234"),
            ("12.345", "12345", "12,345"),
            ("+1.000", "1000", "1,000"),
            ("\xa01.234\u202f", "1234", "1,234"),
        )
    },
    **{
        f"thousands of a share: {text!r}": ("Verdi", text, "1234 prosent av svarene er ikke mulig")
        for text in ("1 234", "1\xa0234", "1\u202f234", "1\u2009234", 1234)
    },
    **{
        f"per cent: {text!r}": ("Verdi", text, f"«{text}» har prosenttegn. Skriv bare tallet")
        for text in ("26 %", "10,5 %", "10,5%", "0.26%", "%")
    },
    "percentage": ("Verdi", ("0 %", 0.26), "viser 26 % og inneholder 0,26. Gi cellen tallformat"),
    "percentage of decimals": ("Verdi", ("0.0%", 0.105), "viser 10,5 % og inneholder 0,105"),
    "date": ("Verdi", datetime(2025, 5, 12), "har en dato eller et klokkeslett (2025-05-12"),
    "day": ("Verdi", date(2025, 12, 5), "Formater cellen som et tall, og skriv på nytt"),
    "time": ("Verdi", time(12, 5), "har en dato eller et klokkeslett (12:05:00)"),
    "truth value": ("Verdi", True, "har sannhetsverdien TRUE. Her skal det være et tall"),
    "formula": ("Verdi", "=20+5", "har en formel uten verdi. Skriv selve verdien"),
    "error": ("Verdi", ("e", "#DIV/0!"), "har feilen #DIV/0!. Rett formelen, eller skriv verdien"),
    "lookup without a match": ("Verdi", ("e", "#N/A"), "har feilen #N/A"),
    "more than all": ("Verdi", 100.1, "100,1 prosent av svarene er ikke mulig"),
    "less than none": ("Verdi", -5, "-5 prosent av svarene er ikke mulig"),
    "no value": ("Verdi", None, "er tom. Skriv verdien."),
    "only a space": ("Verdi", "\xa0 ", "er tom. Skriv verdien."),
    "value held back": ("Nøyaktighet", "holdt tilbake", "(Verdi): er fylt ut, selv om"),
    "precision": ("Nøyaktighet", "cirka", "«cirka» er ikke blant valgene"),
    "year in words": ("År", "i fjor", "«i fjor» er ikke et helt tall"),
    "year of two": ("År", "2024/25", "«2024/25» er ikke et helt tall"),
    "year with a point": ("År", "2.025", "kan være 2025 eller 2,025"),
    "year long ago": ("År", 1066, "er utenfor det som er tillatt: minst 1990"),
    "year of two digits": ("År", 25, "er utenfor det som er tillatt"),
    "half a year": ("År", 2024.5, "er ikke et helt tall"),
    "year as a date": ("År", datetime(2025, 1, 1), "har en dato eller et klokkeslett"),
    "no year": ("År", None, "er tom. Her skal det stå noe"),
    "misspelt source": ("Kilde", "made_2052", "Mente du «made_2025»?"),
    "source with capitals": ("Kilde", "Made_2025", "står ikke i arket Kilder"),
    "source by its title alone": ("Kilde", "Undersøkelsen", "står ikke i arket Kilder"),
    "no source": ("Kilde", None, "er tom. Her skal det stå noe"),
    "no place": ("Sted i kilden", None, "er tom. Her skal det stå noe: Nærmeste overskrift"),
    "contradiction": ("Populasjon", "Kommuner [state]", "«Kommuner» og [state] er ikke det samme"),
    "unknown population": ("Populasjon", "Bydeler", "«Bydeler»"),
    "code in brackets": ("Populasjon", "Bydeler [district]", "«district»"),
    "code of another column": ("Populasjon", "agree", "«agree» er ingen kode for"),
    "unknown indicator": ("Indikator", "ai_uses", "Mente du"),
    "unknown answers": ("Svar", "nesten alltid", "«nesten alltid»"),
    "unknown group": ("Gruppe", "alle andre", "«alle andre»"),
    "no answers counted": ("Svar", None, "så her må du si hvilke svar som er talt med"),
    "negative base": ("Antall svar", "-5", "er utenfor det som er tillatt"),
    "half a base": ("Antall svar", "12,5", "«12.5» er ikke et helt tall"),
    "base with a point": ("Antall svar", "1.012", "kan være 1012 eller 1,012"),
    "half an interval": ("Nedre grense", 20, "et intervall har to ender eller ingen"),
    "set of no rank": ("Av hvor mange", 28, "bare en plassering sier hvor mange som er rangert"),
    "span that ends before": ("Første år", 2025, "så det første året må være tidligere"),
    "text as a date": ("Slik det står", datetime(2025, 1, 8), "Formater cellen som tekst"),
    "turned text": (
        "Merknad",
        "Se\u202e her",
        "har tegnet RIGHT-TO-LEFT OVERRIDE som tegn nummer 3",
    ),
}
# So many shares that nobody has a figure of, each of a year of its own.
SERIES = [
    (indicator, year)
    for indicator in ("ai_task_admin", "ai_task_planning", "ai_task_automation", "ai_barrier_data")
    for year in range(1991, 2019)
]

# The part, what stands in a row of it, the column that is spoilt, and what is told of it.
INDICATOR = {"Kode": "ai_new", "Tema": "ai", "Navn": "Nytt", "Spørsmål": "Hva er nytt?"}
CODE = {"Gjelder": "gruppe", "Kode": "new", "Nummer": 9, "Etikett": "nye"}
IN_OTHER_PARTS: dict[str, tuple[str, dict[str, object], str, str]] = {
    **{
        f"code {code!r}": ("Kilder", SOURCE | {"Kode": code}, "Kode", f"«{code}» er ingen kode.")
        for code in ("RDT 2025", "Rdt_2025", "rdt-2025", "rdt 2025", "2025_rdt", "årsrapport")
    },
    "address of a program": (
        "Kilder",
        SOURCE | {"Kode": "a", "Adresse": "javascript:alert(1)"},
        "Adresse",
        "er ingen nettadresse",
    ),
    "address without https": (
        "Kilder",
        SOURCE | {"Kode": "b", "Adresse": "www.digdir.no/rapport"},
        "Adresse",
        "Den skal begynne med http:// eller https://",
    ),
    "day in words": (
        "Kilder",
        SOURCE | {"Kode": "c", "Publisert": "i november"},
        "Publisert",
        "«i november» er ikke en dato som 2024-11-30",
    ),
    "day that is none": (
        "Kilder",
        SOURCE | {"Kode": "d", "Publisert": "31.02.2025"},
        "Publisert",
        "er ikke en dato",
    ),
    "American day": (
        "Kilder",
        SOURCE | {"Kode": "e", "Publisert": "11/30/2025"},
        "Publisert",
        "er ikke en dato",
    ),
    "year of the source": (
        "Kilder",
        SOURCE | {"Kode": "f", "Rapportår": "ukjent"},
        "Rapportår",
        "«ukjent» er ikke et helt tall",
    ),
    "no title": (
        "Kilder",
        SOURCE | {"Kode": "g", "Tittel": None},
        "Tittel",
        "er tom. Her skal det stå noe",
    ),
    "source twice": ("Kilder", dict(SOURCE), "", "står to ganger: Rad 2 har det samme under Kode"),
    "code of an indicator": (
        "Nye indikatorer",
        INDICATOR | {"Kode": "KI kurs"},
        "Kode",
        "«KI kurs» er ingen kode",
    ),
    "topic": (
        "Nye indikatorer",
        INDICATOR | {"Kode": "ai_b", "Tema": "romfart"},
        "Tema",
        "«romfart»",
    ),
    "unit": (
        "Nye indikatorer",
        INDICATOR | {"Kode": "ai_c", "Enhet": "liter"},
        "Enhet",
        "«liter» er ikke blant valgene",
    ),
    "group of a new code": (
        "Nye koder",
        CODE | {"Kode": "Store kommuner"},
        "Kode",
        "«Store kommuner» er ingen kode",
    ),
    "number of a new code": (
        "Nye koder",
        CODE | {"Kode": "more", "Nummer": "først"},
        "Nummer",
        "«først» er ikke et helt tall",
    ),
    "no name of a new code": (
        "Nye koder",
        CODE | {"Kode": "other", "Etikett": None},
        "Etikett",
        "er tom. Her skal det stå noe",
    ),
    "half a point": ("Punkter", {"Kilde": "made_2025"}, "Slag", "er tom. Her skal det stå noe"),
    "half a gap": ("Mangler", {"Kilde": "made_2025"}, "Slag", "er tom. Her skal det stå noe"),
    "half a disagreement": (
        "Uenighet",
        {"Indikator": "ai_use"},
        "Populasjon",
        "er tom. Her skal det stå noe",
    ),
}

Spoil = Callable[[Author], object]


def title(old: str, new: str) -> Spoil:
    return lambda author: setattr(author.sheet(old), "title", new)


def heading(old: str, new: str | None) -> Spoil:
    return lambda author: setattr(author.cell(1, old), "value", new)


def cell(part: str, row: int, heading: str, value: object) -> Spoil:
    return lambda author: setattr(author.cell(row, heading, part), "value", value)


def without_column(heading: str) -> Spoil:
    return lambda author: author.sheet(TALL).delete_cols(author.column(TALL, heading))


def without(part: str) -> Spoil:
    return lambda author: author.book.remove(author.sheet(part))


def twice(author: Author) -> None:
    row = author.row("ai_plans", "state")
    again = [cell.value for cell in author.sheet(TALL)[row]]
    author.sheet(TALL).append(again)


def other_source(author: Author) -> None:
    author.add("Kilder", SOURCE | {"Kode": "other_2025"})
    twice(author)
    author.put(author.sheet(TALL).max_row, Kilde="other_2025", Verdi=27)


def key_figure(author: Author) -> None:
    row = author.row("trust_personal_data", part="Nøkkeltall")
    cells = {"Retning_i_kilden": "opp", "Vurdering_i_kilden": "positiv", "Kilde": "made_2025"}
    author.put(row, "Nøkkeltall", **cells, Sted_i_kilden="Oppdiktet")


# What is done to a sheet that is right but for it, and what is told.
AS_A_WHOLE: dict[str, tuple[Spoil, str]] = {
    "part deleted": (without("Nøkkeltall"), "2025.xlsx: arket Nøkkeltall mangler. Kopier det"),
    "figures deleted": (without("Tall"), "2025.xlsx: arket Tall mangler"),
    "edition deleted": (without("Utgave"), "2025.xlsx: arket Utgave mangler"),
    "part renamed": (title("Tall", "Tallene"), "ark Tallene: er ingen del av arket. Gi det nytt"),
    "part of somebody's own": (
        lambda author: author.book.create_sheet("Notater").append(["husk"]),
        "ark Notater: er ingen del av arket",
    ),
    "heading renamed": (heading("Verdi", "Verdien"), "det er ingen kolonne «Verdien» i dette"),
    "heading twice": (heading("Merknad", "Verdi"), "kolonnen «Verdi» står to ganger"),
    "heading deleted": (heading("Verdi", None), "kolonne Verdi: kolonnen mangler"),
    "column deleted": (without_column("Kilde"), "kolonne Kilde: kolonnen mangler. Sett den inn"),
    "headings deleted": (
        lambda author: author.sheet(TALL).delete_rows(1),
        "ark Tall, rad 1, kolonne",
    ),
    "all deleted": (
        lambda author: author.sheet(TALL).delete_rows(1, author.sheet(TALL).max_row),
        "kolonne Indikator: kolonnen mangler",
    ),
    "beside the columns": (
        lambda author: author.sheet(TALL).cell(9, 40, "husk å sjekke"),
        "kolonne AN: står ikke under noen overskrift",
    ),
    "year deleted": (cell("Utgave", 2, "Utgave", None), "er tom. Her skal året til utgaven stå"),
    "year in words": (cell("Utgave", 2, "Utgave", "i år"), "«i år» er ikke et helt tall"),
    "new code of nothing": (
        lambda author: author.add("Nye koder", CODE | {"Gjelder": "farge"}),
        "det finnes ingen koder for «farge». Velg en av disse",
    ),
    "figure twice": (twice, "står to ganger: Rad"),
    "two sources that differ": (other_source, "data/disagreements.csv"),
    "key figure without figure": (key_figure, "ark Nøkkeltall, rad"),
    "share as a rank": (
        lambda author: author.put(author.row("desi_rank"), Verdi=29),
        "plass 29 av 28 er ikke mulig",
    ),
    "half a place": (
        lambda author: author.put(author.row("desi_rank"), Verdi=2.5),
        "2,5 er ingen plassering",
    ),
    "half a thing": (
        lambda author: author.figure("catalogue_views", value=12.5),
        "12,5 er ikke noe antall",
    ),
    "a published edition": (
        cell("Kilder", 2, "Rapportår", 2024),
        "med dette arket blir tallene i utgaven for 2024 andre enn de som er publisert",
    ),
}


def part_of_workbook(name: str, content: bytes | None) -> Callable[[Path], None]:
    def make(sheet: Path) -> None:
        with_part(sheet, name, content)

    return make


def content(made: bytes) -> Callable[[Path], object]:
    return lambda sheet: sheet.write_bytes(made)


def renamed(name: str) -> Callable[[Path], Path]:
    """Give a CSV file, a folder or nothing at all in the place of the sheet."""
    return lambda sheet: sheet.with_name(name)


def bomb(sheet: Path) -> None:
    """Put 50 MB into the workbook that take next to nothing when they are packed."""
    with (
        zipfile.ZipFile(sheet, "a", zipfile.ZIP_DEFLATED) as packed,
        packed.open("xl/more.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(50):
            part.write(bytes(1024 * 1024))


def texts(sheet: Path) -> None:
    text = b"<si><t>x</t></si>" * 300_000
    with_texts(sheet, b"<sst xmlns=" + NAMESPACE.encode() + b">" + text + b"</sst>")


SOURCES = "xl/worksheets/sheet3.xml"
SPOILT = "kan ikke leses som en Excel-arbeidsbok: Filen er ødelagt eller er noe annet. Lagre den"
# What is done to the file, and what is told.
FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "broken sheet": (part_of_workbook(SOURCES, b"<worksheet><sheetData><row><c>"), SPOILT),
    "sheet cut off": (
        part_of_workbook(SOURCES, f"<worksheet xmlns={NAMESPACE}><sheetDa".encode()),
        SPOILT,
    ),
    "sheet that is missing": (part_of_workbook(SOURCES, None), "arket Kilder mangler"),
    "sheet of something else": (
        part_of_workbook(SOURCES, b"<html/>"),
        "ark Kilder, rad 1, kolonne Kode: kolonnen mangler",
    ),
    "document type": (part_of_workbook(SOURCES, b"<!DOCTYPE a><worksheet/>"), SPOILT),
    "broken styles": (part_of_workbook("xl/styles.xml", b"<styleSheet>"), SPOILT),
    "no workbook in it": (part_of_workbook("xl/workbook.xml", None), SPOILT),
    "no list of contents": (part_of_workbook("[Content_Types].xml", None), SPOILT),
    "empty file": (content(b""), SPOILT),
    "text": (content(b"Kode;Tittel\n"), SPOILT),
    "page of the web": (content(b"<html><table></table></html>"), SPOILT),
    "cut off": (lambda sheet: sheet.write_bytes(sheet.read_bytes()[:-500]), SPOILT),
    "begun twice": (lambda sheet: sheet.write_bytes(sheet.read_bytes()[300:]), SPOILT),
    "old kind": (content(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "er av en gammel type (.xls)"),
    "nothing there": (renamed("2052.xlsx"), "Det finnes ingen fil eller mappe"),
    "too much when unpacked": (bomb, "er for stor: 5"),
    "too many texts": (texts, "har for mange formater, navn eller tekster"),
}


def cells(name: str, row: int, heading: str, value: str) -> Callable[[Path], None]:
    def spoil(folder: Path) -> None:
        rows = csv_rows(folder / name)
        rows[row - 1][[h.removesuffix(" *") for h in rows[0]].index(heading)] = value
        save_csv(folder / name, rows)

    return spoil


def replaced(name: str, old: bytes, new: bytes, count: int = -1) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes(
        (folder / name).read_bytes().replace(old, new, count)
    )


def added(name: str, text: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes((folder / name).read_bytes() + text)


FOLDERS: dict[str, tuple[Callable[[Path], object], str]] = {
    "no edition": (lambda folder: (folder / "utgave.csv").unlink(), "arket Utgave mangler"),
    "all files gone": (
        lambda folder: [file.unlink() for file in folder.glob("*.csv")],
        "arket Utgave mangler",
    ),
    "file misnamed": (
        lambda folder: (folder / "tall.csv").rename(folder / "tal.csv"),
        "2025/tal.csv: er ingen del av arket.",
    ),
    "value in words": (cells("tall.csv", 4, "Verdi", "ti"), "2025/tall.csv, rad 4, kolonne J"),
    "thousand or not": (cells("tall.csv", 4, "Verdi", "1.234"), "kan være 1234 eller 1,234"),
    "per cent": (cells("tall.csv", 4, "Verdi", "10,5 %"), "har prosenttegn"),
    "tabs below": (added("kilder.csv", b"a\tb\tc\td\te\n"), "har tabulator mellom cellene"),
    "NUL": (added("kilder.csv", b"a;b\0;c\n"), "har tegnet NUL"),
    "quotation mark": (added("kilder.csv", b'a;"b;c\n'), "anførselstegn"),
    "too many cells": (added("utgave.csv", b"2026;a;b;c;d\n"), "står ikke under noen overskrift"),
    "other encoding": (replaced("tall.csv", "År".encode(), b"\xff\xfe"), "det er ingen kolonne"),
    "packed": (
        lambda folder: (folder / "tall.csv").write_bytes(b"PK\x03\x04 and more"),
        "2025/tall.csv, rad 1, kolonne A: det er ingen kolonne «PK<U+0003>",
    ),
    "too many rows": (
        added("punkter.csv", b"made_2025\n" * 20_001),
        "har for mange rader. Grensen er 20000 rader med noe i.",
    ),
}
assert len(IN_A_CELL) <= len(SERIES)


def run(file: Path, code: int = 2) -> str:
    result = CliRunner().invoke(app, ["import", str(file), "--yes"])
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    assert not ENGLISH.search(result.output), result.output
    return result.output


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a project that all share: whatever they do, it stays as it is."""
    root = tmp_path_factory.mktemp("project")
    for folder in ("data", "about"):
        shutil.copytree(ROOT / folder, root / folder)
    fill(new_sheet(root))
    new_sheet(root, "2025")
    with pytest.MonkeyPatch.context() as patch:
        # Nobody works through so many at once, but a test does.
        patch.setattr("helpers.base.errors.SHOWN_AT_ONCE", 1000)
        patch.setenv("TILSTAND_ROOT", str(root))
        yield root


@pytest.fixture(autouse=True)
def unchanged(root: Path) -> Iterator[None]:
    before = files(root / "data"), files(root / "about")
    yield
    assert (files(root / "data"), files(root / "about")) == before


@pytest.fixture
def sheet(root: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(root / NAME, tmp_path / NAME))


def lines(said: str, place: str) -> dict[str, list[str]]:
    """Return what is told of each row of a part."""
    told: dict[str, list[str]] = {}
    for row, what in re.findall(rf"^  {place}, rad (\d+),? ?(.*)$", said, re.MULTILINE):
        told.setdefault(row, []).append(what)
    return told


def write(cell: Cell, value: object) -> None:
    """Write a value, or one of a kind or with a format that an author cannot type."""
    if isinstance(value, tuple):
        kind, cell.value = value
        if kind == "e":
            cell.data_type = kind
        else:
            cell.number_format = kind
    else:
        cell.value = value


@pytest.fixture(scope="module")
def in_cells(root: Path) -> dict[str, list[str]]:
    """Return what is told of the row of each mistake in a cell."""
    path = Path(shutil.copy(root / NAME, root / "cells.xlsx"))
    rows = {}
    with editing(path) as author:
        right = {"Populasjon": "all", "Svar": "large_or_very_large", "Verdi": 26, **FIGURE}
        first = author.sheet(TALL).max_row + 1
        for row, (mistake, series) in enumerate(zip(IN_A_CELL, SERIES, strict=False), first):
            heading, value, _ = IN_A_CELL[mistake]
            for name, cell_value in {**right, "Indikator": series[0], "År": series[1]}.items():
                author.cell(row, name).value = cell_value
            write(author.cell(row, heading), value)
            rows[mistake] = str(row)
    told = lines(run(path), "cells.xlsx, ark Tall")
    assert set(told) == set(rows.values())
    return {mistake: told[row] for mistake, row in rows.items()}


@pytest.mark.parametrize("mistake", IN_A_CELL)
def test_a_mistake_in_a_cell(in_cells: dict[str, list[str]], mistake: str) -> None:
    heading, _, expected = IN_A_CELL[mistake]
    place = "" if expected.startswith("(") else f"({heading})"
    assert [told for told in in_cells[mistake] if expected in told and place in told]


@pytest.fixture(scope="module")
def in_parts(root: Path) -> dict[str, list[str]]:
    """Return what is told of each row of the other parts that is spoilt."""
    path = Path(shutil.copy(root / NAME, root / "parts.xlsx"))
    with editing(path) as author:
        rows = {
            mistake: (part, str(author.add(part, {k.replace(" ", "_"): v for k, v in row.items()})))
            for mistake, (part, row, _, _) in IN_OTHER_PARTS.items()
        }
    said = run(path)
    return {
        mistake: lines(said, f"parts.xlsx, ark {part}").get(row, [])
        for mistake, (part, row) in rows.items()
    }


@pytest.mark.parametrize("mistake", IN_OTHER_PARTS)
def test_a_mistake_in_another_part(in_parts: dict[str, list[str]], mistake: str) -> None:
    _, _, heading, expected = IN_OTHER_PARTS[mistake]
    place = f"({heading})" if heading else ""
    assert [told for told in in_parts[mistake] if expected in told and place in told]


@pytest.mark.parametrize("mistake", AS_A_WHOLE)
def test_a_mistake_of_the_whole(sheet: Path, mistake: str) -> None:
    spoil, expected = AS_A_WHOLE[mistake]
    with editing(sheet) as author:
        spoil(author)
    assert expected in run(sheet)


@pytest.mark.parametrize("mistake", FILES)
def test_a_file_that_is_no_sheet(sheet: Path, mistake: str) -> None:
    make, expected = FILES[mistake]
    given = make(sheet)
    assert expected in run(given if isinstance(given, Path) else sheet)


@pytest.mark.parametrize("mistake", FOLDERS)
def test_a_spoilt_folder(root: Path, tmp_path: Path, mistake: str) -> None:
    spoil, expected = FOLDERS[mistake]
    folder = Path(shutil.copytree(root / "2025", tmp_path / "2025"))
    spoil(folder)
    assert expected in run(folder)
