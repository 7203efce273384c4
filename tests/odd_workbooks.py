"""Workbooks with parts that no spreadsheet program writes, and what is said of them."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from helpers.base.errors import InputError, Problem
from helpers.production.sheet.grid import read_grids

NAMESPACE = '"http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def refused(path: Path, read: Callable[[Path], object] = read_grids) -> Problem:
    with pytest.raises(InputError) as error:
        read(path)
    (problem,) = error.value.problems
    assert problem.file in (path.name, f"{path.name}/tall.csv")
    return problem


def workbook(path: Path, rows: int = 3, columns: int = 3) -> Path:
    book = Workbook()
    for row in range(1, rows + 1):
        for column in range(1, columns + 1):
            book.active.cell(row, column, "x")
    book.save(path)
    return path


def with_part(path: Path, name: str, content: bytes | None) -> Path:
    """Write a workbook again with another content of one of its parts, or without it."""
    with zipfile.ZipFile(path) as packed:
        parts = {part: packed.read(part) for part in packed.namelist()}
    parts[name] = content or b""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for part, found in parts.items():
            if part != name or content is not None:
                packed.writestr(part, found)
    return path


def with_texts(path: Path, content: bytes) -> Path:
    """Write a workbook again with texts that its cells share."""
    types = "[Content_Types].xml"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    with zipfile.ZipFile(path) as packed:
        listed = packed.read(types).replace(b"</Types>", override.encode())
    return with_part(with_part(path, types, listed), "xl/sharedStrings.xml", content)


def with_sheet(path: Path, before: str = "", rows: str = "", after: str = "") -> Path:
    """Write a workbook again whose sheet holds this and nothing else."""
    data = f"<sheetData>{rows}</sheetData>"
    sheet = f"<worksheet xmlns={NAMESPACE}>{before}{data}{after}</worksheet>"
    return with_part(workbook(path), "xl/worksheets/sheet1.xml", sheet.encode())


def attributes(count: int) -> str:
    return " ".join(f'a{number}=""' for number in range(count))
