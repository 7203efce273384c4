"""Whether a file is a table in UTF-8 with commas and has the columns that it should."""

import csv
import io
import re
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ..errors import Problem

_DECIMAL_COMMA = re.compile(r"-?\d+,\d+")
_SAVE_AS = "save it as CSV in UTF-8 with commas between the columns"


def file_problems(root: Path, resource: dict[str, Any]) -> list[Problem]:
    """Return what keeps one table's file from being read at all.

    Parameters
    ----------
    root : Path
        The project's folder.
    resource : dict
        The table as the descriptor states it.
    """
    name = f"data/{resource['path']}"
    fields = resource["schema"]["fields"]
    expected = [field["name"] for field in fields]
    path = root / name
    if not path.is_file():
        return [Problem(name, "the file is missing; restore it from the repository.")]
    content = path.read_bytes()
    if not content.strip():
        return [Problem(name, f"the file is empty; expected a header: {','.join(expected)}.")]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return [_not_utf8(name, content, error.start)]
    if text.startswith("\N{ZERO WIDTH NO-BREAK SPACE}"):
        text = text[1:]
        if ";" not in text.splitlines()[0]:
            return [Problem(name, f"begins with a byte order mark; {_SAVE_AS}, without it.", 1)]
    if ";" in text.splitlines()[0]:
        return _semicolons(name, text, fields)
    rows = list(csv.reader(io.StringIO(text)))
    return _columns(name, rows[0], expected) or _ragged(name, rows, expected)


def _not_utf8(name: str, content: bytes, offset: int) -> Problem:
    """Name the row and column of the first character that is not UTF-8."""
    before = content[:offset].decode("utf-8")
    header = next(csv.reader([content.splitlines()[0].decode("latin-1")]))
    begun = next(csv.reader([before.splitlines()[-1] + "x"])) if before else ["x"]
    place = len(begun) - 1
    letter = content[offset : offset + 1].decode("latin-1")
    return Problem(
        name,
        f"the letter {letter!r} is not in UTF-8 (the file looks like Latin-1); {_SAVE_AS}.",
        before.count("\n") + 1,
        header[place] if place < len(header) else None,
    )


def _semicolons(name: str, text: str, fields: list[dict[str, Any]]) -> list[Problem]:
    """Report a file as a Norwegian Excel saves it: semicolons, and commas in the numbers."""
    numbers = {field["name"] for field in fields if field["type"] in ("integer", "number")}
    found = [
        Problem(name, f"has semicolons between the columns, as Excel saves it; {_SAVE_AS}.", 1)
    ]
    for number, row in enumerate(csv.DictReader(io.StringIO(text), delimiter=";"), 2):
        found += [
            Problem(
                name,
                f"{cell!r} has a decimal comma; expected a point, {cell.replace(',', '.')!r}.",
                number,
                column,
            )
            for column, cell in row.items()
            if column in numbers and isinstance(cell, str) and _DECIMAL_COMMA.fullmatch(cell)
        ]
    return found


def _columns(name: str, header: list[str], expected: list[str]) -> list[Problem]:
    if header == expected:
        return []
    found = []
    for column in header:
        if column not in expected:
            near = get_close_matches(column, expected, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            found.append(Problem(name, f"there is no such column.{hint}", 1, column))
    for column in expected:
        if column not in header:
            found.append(Problem(name, "the column is missing; put it back.", 1, column))
    repeated = {column for column in header if header.count(column) > 1}
    found += [Problem(name, "the column stands twice.", 1, column) for column in sorted(repeated)]
    return found or [
        Problem(name, f"the columns are out of order; expected {','.join(expected)}.", 1)
    ]


def _ragged(name: str, rows: list[list[str]], expected: list[str]) -> list[Problem]:
    return [
        Problem(
            name,
            f"has {len(row)} cells; expected {len(expected)}. A text with a comma needs "
            "quotation marks around it.",
            number,
        )
        for number, row in enumerate(rows, 1)
        if len(row) != len(expected)
    ]
