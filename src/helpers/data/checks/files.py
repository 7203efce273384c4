"""Whether a file is a table in UTF-8 with commas and has the columns that it should."""

import csv
import re
from pathlib import Path
from typing import Any

from helpers.base.delimited import delimited_rows
from helpers.base.errors import Problem
from helpers.base.messages import Fault, Message, nearest, visible

# Less than the longest cell that a reader of CSV takes.
_LOOKED_BACK = 100_000
_DECIMAL_COMMA = re.compile(r"-?\d+,\d+")
_SAVE_AS = Message("save it as CSV in UTF-8 with commas between the columns")


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
        return [
            Problem(
                name, Fault("file-missing", "the file is missing; restore it from the repository.")
            )
        ]
    content = path.read_bytes()
    if not content.strip():
        header = ",".join(expected)
        return [
            Problem(
                name,
                Fault(
                    "file-empty", "the file is empty; expected a header: {header}.", header=header
                ),
            )
        ]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return [_not_utf8(name, content, error.start)]
    if text.startswith("\N{ZERO WIDTH NO-BREAK SPACE}"):
        text = text[1:]
        if ";" not in text.splitlines()[0]:
            fault = Fault(
                "file-byte-order-mark",
                "begins with a byte order mark; {save}, without it.",
                save=_SAVE_AS,
            )
            return [Problem(name, fault, 1)]
    if ";" in text.splitlines()[0]:
        return _semicolons(name, text, fields)
    rows, problems = delimited_rows(name, text, ",")
    return problems or _columns(name, rows[0], expected) or _ragged(name, rows, expected)


def _not_utf8(name: str, content: bytes, offset: int) -> Problem:
    """Name the row and column of the first character that is not UTF-8."""
    before = content[:offset].decode("utf-8")
    header = content.splitlines()[0].decode("latin-1").split(",")
    begun = next(csv.reader([before.splitlines()[-1][-_LOOKED_BACK:] + "x"])) if before else ["x"]
    place = len(begun) - 1
    letter = content[offset : offset + 1].decode("latin-1")
    return Problem(
        name,
        Fault(
            "file-encoding",
            "the letter {letter!r} is not in UTF-8 (the file looks like Latin-1); {save}.",
            letter=letter,
            save=_SAVE_AS,
        ),
        before.count("\n") + 1,
        header[place] if place < len(header) else None,
    )


def _semicolons(name: str, text: str, fields: list[dict[str, Any]]) -> list[Problem]:
    """Report a file as a Norwegian Excel saves it: semicolons, and commas in the numbers."""
    numbers = {field["name"] for field in fields if field["type"] in ("integer", "number")}
    fault = Fault(
        "file-semicolons",
        "has semicolons between the columns, as Excel saves it; {save}.",
        save=_SAVE_AS,
    )
    rows, problems = delimited_rows(name, text, ";")
    found = [Problem(name, fault, 1), *problems]
    for number, cells in enumerate(rows[1:], 2):
        found += [
            Problem(
                name,
                Fault(
                    "number-decimal-comma",
                    "{cell!r} has a decimal comma; expected a point, {right!r}.",
                    cell=cell,
                    right=cell.replace(",", "."),
                ),
                number,
                column,
            )
            for column, cell in zip(rows[0], cells, strict=False)
            if column in numbers and _DECIMAL_COMMA.fullmatch(cell)
        ]
    return found


def _columns(name: str, header: list[str], expected: list[str]) -> list[Problem]:
    if header == expected:
        return []
    found = []
    for column in header:
        if column not in expected:
            fault = Fault(
                "column-unknown", "there is no such column.{hint}", hint=nearest(column, expected)
            )
            found.append(Problem(name, fault, 1, visible(column)))
    for column in expected:
        if column not in header:
            found.append(
                Problem(
                    name, Fault("column-missing", "the column is missing; put it back."), 1, column
                )
            )
    repeated = {column for column in header if header.count(column) > 1}
    twice = Fault("column-twice", "the column stands twice.")
    found += [Problem(name, twice, 1, column) for column in sorted(repeated)]
    return found or [
        Problem(
            name,
            Fault(
                "column-order",
                "the columns are out of order; expected {header}.",
                header=",".join(expected),
            ),
            1,
        )
    ]


def _ragged(name: str, rows: list[list[str]], expected: list[str]) -> list[Problem]:
    return [
        Problem(
            name,
            Fault(
                "row-length",
                "has {count} cells; expected {expected}. A text with a comma needs quotation marks "
                "around it.",
                count=len(row),
                expected=len(expected),
            ),
            number,
        )
        for number, row in enumerate(rows, 1)
        if len(row) != len(expected)
    ]
