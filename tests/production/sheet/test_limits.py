"""A workbook or folder from outside can neither fill the memory, nor go on, nor end in a trace."""

import itertools
import re
import tracemalloc
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from openpyxl import Workbook

from helpers.base import limits
from helpers.base.errors import InputError
from helpers.production.sheet import grid
from helpers.production.sheet.grid import read_grids
from helpers.production.sheet.take_in import open_import
from helpers.survey.responses import read_responses
from odd_workbooks import NAMESPACE, refused, with_part, with_texts, workbook
from problems import told
from sheets import editing, new_sheet

SMALL = limits.Limits(megabytes=1, rows=20, cells=400, seconds=60)


def bomb(path: Path) -> Path:
    """Write a workbook of less than 1 MB with 400 MB of shared strings."""
    workbook(path)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed,
        packed.open("xl/more.xml", "w", force_zip64=True) as part,
    ):
        block = bytes(1024 * 1024)
        for _ in range(400):
            part.write(block)
    return path


def test_a_zip_bomb_is_refused_before_anything_is_unpacked(tmp_path: Path) -> None:
    path = bomb(tmp_path / "b.xlsx")
    assert path.stat().st_size < 1_000_000
    for read, most in ((read_grids, "10 MB"), (read_responses, "300 MB")):
        tracemalloc.start()
        problem = refused(path, read)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < 20_000_000
        assert problem.code == "limit-size"
        assert f"expected at most {most}" in problem.message


def test_a_workbook_with_too_many_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "SHEET", SMALL)
    assert len(read_grids(workbook(tmp_path / "a.xlsx", rows=20))[0].rows) == 20
    assert refused(workbook(tmp_path / "b.xlsx", rows=21)).code == "limit-rows"


def test_a_workbook_with_too_many_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "SHEET", SMALL)
    path = workbook(tmp_path / "b.xlsx", rows=1, columns=401)
    assert refused(path).code == "limit-cells"


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"])
def test_a_workbook_that_takes_too_long_is_left_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    tag = "si" if "shared" in part else "row"
    path = with_texts(workbook(tmp_path / "b.xlsx"), b"<sst/>")
    content = f"<{tag} xmlns={NAMESPACE}/>" * 20_000
    with_part(path, part, f"<x>{content}</x>".encode())
    read_grids(path)
    # A second goes by whenever somebody looks.
    ticks = itertools.count()
    monkeypatch.setattr(limits.time, "monotonic", lambda: next(ticks))
    monkeypatch.setattr(grid, "SHEET", limits.Limits(5, 20, 50_000, seconds=15))
    assert refused(path).code == "limit-time"
    # It was not read to its end, nor row by row.
    assert next(ticks) < 20


@pytest.mark.parametrize("read", [read_grids, read_responses])
def test_a_workbook_with_too_many_formats(tmp_path: Path, read: Callable[[Path], object]) -> None:
    formats = f"<styleSheet xmlns={NAMESPACE}><cellXfs>{'<xf/>' * 100_001}</cellXfs></styleSheet>"
    path = with_part(workbook(tmp_path / "b.xlsx"), "xl/styles.xml", formats.encode())
    assert path.stat().st_size < 20_000
    assert refused(path, read).code == "limit-parts"


def test_a_workbook_with_too_many_names(tmp_path: Path) -> None:
    path = workbook(tmp_path / "b.xlsx")
    names = f"<definedNames>{'<definedName/>' * 100_001}</definedNames>".encode()
    with zipfile.ZipFile(path) as packed:
        book = packed.read("xl/workbook.xml").replace(b"<definedNames />", names)
    assert refused(with_part(path, "xl/workbook.xml", book)).code == "limit-parts"


def test_a_workbook_with_too_many_texts_to_share(tmp_path: Path) -> None:
    texts = f"<sst xmlns={NAMESPACE}>{'<si/>' * 500_001}</sst>"
    path = with_texts(workbook(tmp_path / "b.xlsx"), texts.encode())
    assert refused(path).code == "limit-parts"


def test_a_text_that_many_cells_share_counts_for_each(tmp_path: Path) -> None:
    texts = f"<sst xmlns={NAMESPACE}><si><t>{'x' * 1_000_000}</t></si></sst>"
    path = with_texts(workbook(tmp_path / "b.xlsx", rows=4), texts.encode())
    sheet = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(path) as packed:
        cells = re.sub(rb"<c .*?</c>", b'<c t="s"><v>0</v></c>', packed.read(sheet))
    assert refused(with_part(path, sheet, cells)).code == "limit-size"


def test_a_workbook_that_makes_much_of_little_is_spoilt(tmp_path: Path) -> None:
    texts = f'<!DOCTYPE a [<!ENTITY x "x">]><sst xmlns={NAMESPACE}><si><t>&x;</t></si></sst>'
    for encoded in (texts.encode(), texts.encode("utf-16")):
        path = with_texts(workbook(tmp_path / "b.xlsx"), encoded)
        assert refused(path).code == "workbook-spoilt"


def test_what_is_no_number_is_not_repeated_whole(project: Path) -> None:
    sheet = new_sheet(project)
    with editing(sheet) as author:
        row = author.figure("ai_plans", "state", value="")
    part = "xl/worksheets/sheet4.xml"
    with zipfile.ZipFile(sheet) as packed:
        place = f'<c r="J{row}"'.encode()
        written = packed.read(part)
    assert place in written
    text = b't="inlineStr"><is><t>' + b"9x" * 4_000_000 + b"</t></is></c>"
    spoilt = re.sub(place + rb"[^>]*?(/>|>.*?</c>)", lambda _: place + b" " + text, written)
    with (
        pytest.raises(InputError) as error,
        open_import(project, with_part(sheet, part, spoilt), revise=False),
    ):
        pass
    assert len(str(error.value)) < 5000
    assert "9x9x" in str(error.value)


def test_a_cell_far_down_does_no_harm(tmp_path: Path) -> None:
    book = Workbook()
    book.active.cell(1, 1, "x")
    book.active.cell(100_000, 1).number_format = "0"
    book.save(tmp_path / "b.xlsx")
    assert len(read_grids(tmp_path / "b.xlsx")[0].rows) == 1


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row><c>"),
        ("xl/worksheets/sheet1.xml", b'<x:y xmlns:x="z"><row r="a"/></x:y>'),
        ("xl/worksheets/sheet1.xml", None),
        ("xl/styles.xml", b"<styleSheet>"),
        ("xl/workbook.xml", None),
        ("xl/workbook.xml", b"<workbook/>"),
        ("[Content_Types].xml", None),
    ],
)
@pytest.mark.parametrize("read", [read_grids, read_responses])
def test_a_spoilt_workbook(
    tmp_path: Path, part: str, content: bytes | None, read: Callable[[Path], object]
) -> None:
    path = with_part(workbook(tmp_path / "b.xlsx"), part, content)
    found: object = []
    with suppress(InputError):
        found = read(path)
    # What openpyxl reads in spite of it holds nothing.
    assert isinstance(found, list)
    assert [one.rows for one in found if one.rows] == []


def test_a_workbook_without_styles_is_read(tmp_path: Path) -> None:
    path = with_part(workbook(tmp_path / "b.xlsx"), "xl/styles.xml", None)
    assert len(read_grids(path)[0].rows) == 3


def test_a_workbook_with_a_password(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000))
    assert refused(path).code == "workbook-locked"


def test_a_packed_file_with_a_password(tmp_path: Path) -> None:
    path = workbook(tmp_path / "b.xlsx")
    content = bytearray(path.read_bytes())
    # Mark every part as encrypted, in its own head and in the directory.
    for head, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(head)
        while place >= 0:
            content[place + flags] |= 1
            place = content.find(head, place + 4)
    path.write_bytes(content)
    assert refused(path).code == "workbook-spoilt"


def folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "tall.csv").write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "row", "code"),
    [
        ("a;b\n1;2\n" + "x" * 140_000 + ";3\n", 3, "cell-length"),
        ('a;b\n1;2\n"3;4\n5;6\n', 3, "row-quotation-mark"),
        ('a;b\n1;2\n"3;4\n5;6\n"7;8\n', 3, "row-quotation-mark"),
        ("a;b\n1;2\n3\0;4\n", 3, "row-nul"),
        ("a;b;c\n1;2;3\n1,2,3\n", 3, "row-delimiter"),
        ("a,b,c\n1,2,3\n1;2;3\n", 3, "row-delimiter"),
        ("a;b;c;d;e\n1,x; y,3,4,5\n", 2, "row-delimiter"),
    ],
    ids=["long", "open", "open and closed", "NUL", "commas", "semicolons", "mixed"],
)
def test_a_file_of_a_folder_that_is_no_table(
    tmp_path: Path, text: str, row: int, code: str
) -> None:
    problem = refused(folder(tmp_path / "2025", text))
    assert told([problem]) == [("2025/tall.csv", row, None, code)]


def test_a_short_row_with_commas_in_its_text_is_no_other_table(tmp_path: Path) -> None:
    path = folder(tmp_path / "2025", "År;Merknad;Mer\n2025;En, to, tre, fire\n")
    assert len(read_grids(path)[0].rows) == 2


def test_a_folder_with_too_many_rows_or_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grid, "SHEET", SMALL)
    assert refused(folder(tmp_path / "a", "a;b\n" + "1;2\n" * 21)).code == "limit-rows"
    assert refused(folder(tmp_path / "b", "a" * 1_100_000)).code == "limit-size"


def test_the_guide_tells_the_limits() -> None:
    text = (Path(__file__).parents[3] / "about/for-authors.md").read_text(encoding="utf-8")
    sheet = limits.SHEET
    thousands = f"{sheet.rows:,}".replace(",", " ")
    assert f"{sheet.megabytes} MB" in text
    assert f"{thousands} rader" in text


def test_a_row_named_far_below_all_others_is_no_work_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grid, "SHEET", SMALL)
    name = "xl/worksheets/sheet1.xml"
    path = workbook(tmp_path / "langt.xlsx", rows=1, columns=1)
    with zipfile.ZipFile(path) as packed:
        sheet = packed.read(name).replace(b'r="1"', b'r="99999999999"').replace(b"A1", b"A9")
    assert refused(with_part(path, name, sheet)).code == "limit-cells"
