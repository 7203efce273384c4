"""Read a sheet as it lies in its file: a grid of cells for each part."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from ..errors import InputError, Problem, UsageError
from .cells import Raw
from .folder import LISTS_FILE
from .workbook import GUIDE_SHEET, LISTS_SHEET

_SAVE_AS = "Save it as an Excel workbook (.xlsx) or give the folder of .csv files"


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one part.

    Parameters
    ----------
    place : str
        Where it lies, as the author knows it ("2025.xlsx, sheet Tall").
    name : str
        The name of the sheet or file.
    rows : sequence of sequence of Raw
        From the first row on; rows may differ in length.
    """

    place: str
    name: str
    rows: Sequence[Sequence[Raw]]


def read_grids(path: Path) -> list[Grid]:
    """Read a workbook or a folder of CSV.

    Raises
    ------
    UsageError
        There is no such file, or it is one of a folder's.
    InputError
        It is something else than a workbook.
    """
    if path.is_dir():
        files = sorted(p for p in path.iterdir() if p.suffix.lower() == ".csv")
        return [_csv_file(path, file) for file in files if file.name.lower() != LISTS_FILE]
    if not path.is_file():
        raise UsageError(f"There is no file or folder {path}.")
    if path.suffix.lower() == ".csv":
        raise UsageError(f"{path} is one file of a sheet; give the folder that it lies in.")
    return _workbook(path)


def _workbook(path: Path) -> list[Grid]:
    try:
        # Once for the values that the spreadsheet program computed, once for the formulas.
        values = load_workbook(path, read_only=True, data_only=True)
        written = load_workbook(path, read_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ParseError, ValueError, OSError):
        raise InputError(
            [Problem(path.name, f"is no workbook that can be read. {_SAVE_AS}.")]
        ) from None
    try:
        return [
            Grid(
                f"{path.name}, sheet {sheet.title}", sheet.title, _rows(sheet, written[sheet.title])
            )
            for sheet in values.worksheets
            if sheet.title not in (GUIDE_SHEET, LISTS_SHEET)
        ]
    finally:
        values.close()
        written.close()


def _rows(values: Any, written: Any) -> list[list[Raw]]:
    """Return the rows down to the last with something in it."""
    # What the file says of its own size is not always true.
    values.reset_dimensions()
    written.reset_dimensions()
    rows, filled = [], 0
    for cells, sources in zip(values.iter_rows(), written.iter_rows(), strict=True):
        rows.append([_raw(*pair) for pair in zip(cells, sources, strict=True)])
        if not all(raw.empty for raw in rows[-1]):
            filled = len(rows)
    return rows[:filled]


def _raw(cell: Any, source: Any) -> Raw:
    value = cell.value
    if cell.data_type == "e":
        return Raw(fault=f"holds the error {value}; correct the formula or write the value.")
    if value is None:
        if source.data_type == "f":
            return Raw(fault="holds a formula without a value; write the value itself.")
        return Raw()
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return Raw(value, percent=is_number and "%" in (cell.number_format or ""))


def _csv_file(folder: Path, path: Path) -> Grid:
    place = f"{folder.name}/{path.name}"
    text = _decoded(path.read_bytes())
    lines = text.splitlines()
    if lines and lines[0].lower().startswith("sep="):
        text, lines = text.split("\n", 1)[-1], lines[1:]
    header = lines[0] if lines else ""
    delimiter = max(";,\t", key=header.count)
    records: Iterator[list[str]] = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return Grid(place, path.name, [[Raw(cell) for cell in record] for record in records])


def _decoded(content: bytes) -> str:
    """Read text as Norwegian spreadsheet programs save it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
