"""Rows of CSV, and what keeps a text from being taken apart into them."""

import csv
import io
from collections.abc import Sequence

from .errors import Problem
from .messages import Fault, Message

DELIMITERS = ";,\t"
# No cell of ours is nearly as long; libraries change the limit of Python's own reader.
LONGEST = 131_072
_NAMES = {";": Message("semicolons"), ",": Message("commas"), "\t": Message("tabs")}


def delimited_rows(name: str, text: str, delimiter: str) -> tuple[list[list[str]], list[Problem]]:
    """Return the rows of a text, as far as they can be read, and what is wrong with it.

    Parameters
    ----------
    name : str
        The file, as the author knows it.
    text : str
    delimiter : str
        What stands between its cells.
    """
    rows: list[list[str]] = []
    if "\0" in text:
        fault = Fault("row-nul", "holds the character NUL; save the file as CSV in UTF-8 again.")
        return rows, [Problem(name, fault, text[: text.index("\0")].count("\n") + 1)]
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            if any(len(cell) > LONGEST for cell in row):
                return rows, [Problem(name, _too_long(), len(rows) + 1)]
            rows.append(row)
    except csv.Error as error:
        fault = _too_long() if "field limit" in str(error) else _out_of_place()
        return rows, [Problem(name, fault, len(rows) + 1)]
    return rows, _other_delimiters(name, rows, delimiter)


def _too_long() -> Fault:
    return Fault(
        "cell-length",
        "has a cell of more than {most} characters. A quotation mark that is never closed makes "
        "one cell of many rows; close it or take it away.",
        most=LONGEST,
    )


def _out_of_place() -> Fault:
    return Fault(
        "row-quotation-mark",
        "has a quotation mark out of place, or one that is never closed. Write a quotation mark "
        "within a cell twice, and one at each end of the cell.",
    )


def _other_delimiters(name: str, rows: Sequence[Sequence[str]], delimiter: str) -> list[Problem]:
    """Find the rows that are whole only when taken apart at another sign than the head is."""
    found = []
    wanted = len(rows[0]) if rows else 0
    for number, row in enumerate(rows[1:], 2):
        # A row may be short, and have commas in its text: only much too short a row is meant.
        if not row or len(row) * 2 > wanted:
            continue
        line = delimiter.join(row)
        for other in DELIMITERS:
            apart = line.count(other) + 1
            if other != delimiter and apart > len(row) and (len(row) == 1 or apart >= wanted):
                fault = Fault(
                    "row-delimiter",
                    "has {found} between the cells, and the first row has {expected}; use the "
                    "same in every row.",
                    found=_NAMES[other],
                    expected=_NAMES[delimiter],
                )
                found.append(Problem(name, fault, number))
                break
    return found
