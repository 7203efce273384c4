"""The plain tables of ``data/``, typed as ``datapackage.json`` says.

They are published, so their texts are such as no spreadsheet computes (`helpers.base.spreadsheet`).
"""

import csv
import io
import math
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from helpers.base.errors import InputError, Problem
from helpers.base.messages import Fault
from helpers.base.spreadsheet import original

from .descriptor import Named, resources


def read_table(root: Path, name: str) -> list[dict[str, Any]]:
    """Read one table with the types of its schema.

    Parameters
    ----------
    root : Path
        The project's folder.
    name : str
        The name of the table in the descriptor ("observations").

    Returns
    -------
    list of dict, one a row
        Empty text is ``""``, and an empty number is ``None``.

    Raises
    ------
    InputError
        The file is missing or does not hold what the schema says. ``tilstand check`` tells
        every problem with its row and column; this only refuses to go on.
    """
    fields = resources(root)[name]["schema"]["fields"]
    file = f"data/{name}.csv"
    try:
        content = (root / file).read_bytes()
    except FileNotFoundError:
        fault = Fault("file-missing", "the file is missing; restore it from the repository.")
        raise InputError([Problem(file, fault)]) from None
    return list(_rows(file, content, tuple((field["name"], field["type"]) for field in fields)))


# A page asks for the same tables for each edition that it looks at.
@lru_cache(maxsize=64)
def _rows(
    file: str, content: bytes, fields: tuple[tuple[str, str], ...]
) -> tuple[dict[str, Any], ...]:
    """Return the typed rows of a table, which are not to be changed."""
    columns = [name for name, _ in fields]
    numbers = {name: _NUMBERS[kind] for name, kind in fields if kind in _NUMBERS}
    try:
        lines = io.StringIO(content.decode("utf-8-sig"), newline="")
        rows = csv.DictReader(lines, strict=True)
        if list(rows.fieldnames or ()) != columns:
            fault = Fault(
                "column-order",
                "expected the columns {columns}. Run `tilstand check`.",
                columns=tuple(columns),
            )
            raise InputError([Problem(file, fault)])
        return tuple(_typed(row, columns, numbers) for row in rows)
    except (ValueError, csv.Error) as error:
        fault = Fault(
            "table-form",
            "cannot be read ({reason}). Run `tilstand check` to see where.",
            reason=str(error),
        )
        raise InputError([Problem(file, fault)]) from None


def _typed(
    row: dict[str, Any], columns: Sequence[str], numbers: Mapping[str, Callable[[str], float]]
) -> dict[str, Any]:
    """Return a row with its numbers as such, and its texts as they were meant."""
    if len(row) > len(columns) or None in row.values():
        raise ValueError(f"a row has not {len(columns)} cells: {', '.join(map(str, row.values()))}")
    return Named(
        (column, original(cell))
        if column not in numbers
        else (column, numbers[column](cell) if cell else None)
        for column, cell in row.items()
    )


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(f"{text} is no number")
    return value


_NUMBERS: dict[str, Callable[[str], float]] = {"integer": int, "number": _finite}
