"""Read a sheet as it lies in its file: a grid of cells for each part."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.base.delimited import DELIMITERS, delimited_rows
from helpers.base.errors import InputError, Problem, UsageError
from helpers.base.limits import SHEET, Budget, reading_workbook
from helpers.base.messages import Fault, Message
from helpers.base.packed import opened
from helpers.base.spreadsheet import original

from .cells import Raw
from .folder import LISTS_FILE
from .workbook import GUIDE_SHEET, LISTS_SHEET


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
        It cannot be read, or holds more than `helpers.base.limits` allows.
    """
    if path.is_dir():
        return _folder(path)
    if not path.is_file():
        raise UsageError(Message("There is no file or folder {path}.", path=str(path)))
    if path.suffix.lower() == ".csv":
        raise UsageError(
            Message(
                "{path} is one file of a sheet; give the folder that it lies in.", path=str(path)
            )
        )
    return _workbook(path)


def _workbook(path: Path) -> list[Grid]:
    with reading_workbook(path, SHEET) as budget:
        # Once for the values that the spreadsheet program computed, once for the formulas.
        values = opened(path, budget, values=True)
        written = opened(path, budget, values=False)
        try:
            return [
                Grid(
                    Message("{file}, sheet {sheet}", file=path.name, sheet=sheet.title),
                    sheet.title,
                    _rows(sheet, written[sheet.title], budget),
                )
                for sheet in values.worksheets
                if sheet.title not in (GUIDE_SHEET, LISTS_SHEET)
            ]
        finally:
            values.close()
            written.close()


def _rows(values: Any, written: Any, budget: Budget) -> list[list[Raw]]:
    """Return the rows down to the last with something in it."""
    # What the file says of its own size is not always true.
    values.reset_dimensions()
    written.reset_dimensions()
    rows: list[list[Raw]] = []
    filled = 0
    for cells, sources in zip(values.iter_rows(), written.iter_rows(), strict=True):
        rows.append([_raw(*pair) for pair in zip(cells, sources, strict=True)])
        something = not all(raw.empty for raw in rows[-1])
        budget.row([raw.value for raw in rows[-1]], something)
        if something:
            filled = len(rows)
    return rows[:filled]


def _raw(cell: Any, source: Any) -> Raw:
    value = cell.value
    if cell.data_type == "e":
        return Raw(
            fault=Fault(
                "cell-error",
                "holds the error {value}; correct the formula or write the value.",
                value=str(value),
            )
        )
    if value is None:
        if source.data_type == "f":
            return Raw(
                fault=Fault(
                    "cell-formula", "holds a formula without a value; write the value itself."
                )
            )
        return Raw()
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return Raw(value, percent=is_number and "%" in (cell.number_format or ""))


def _folder(folder: Path) -> list[Grid]:
    files = sorted(p for p in folder.iterdir() if p.suffix.lower() == ".csv" and p.is_file())
    parts = [file for file in files if file.name.lower() != LISTS_FILE]
    budget = Budget(folder.name, SHEET)
    budget.size(sum(file.stat().st_size for file in parts))
    grids, problems = [], []
    for file in parts:
        grid, wrong = _csv_file(folder, file, budget)
        grids.append(grid)
        problems += wrong
    if problems:
        raise InputError(problems)
    return grids


def _csv_file(folder: Path, path: Path, budget: Budget) -> tuple[Grid, list[Problem]]:
    place = f"{folder.name}/{path.name}"
    text = _decoded(path.read_bytes())
    if text[:4].lower() == "sep=":
        text = text.partition("\n")[2]
    delimiter = max(DELIMITERS, key=text.partition("\n")[0].count)
    records, problems = delimited_rows(place, text, delimiter)
    for record in records:
        budget.row(record, any(record))
    rows = [[Raw(original(cell)) for cell in record] for record in records]
    return Grid(place, path.name, rows), problems


def _decoded(content: bytes) -> str:
    """Read text as Norwegian spreadsheet programs save it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
