"""The tables as they are written: every cell as its text, in an order that reads well in a diff."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from helpers.base.spreadsheet import inert, original

Cells = dict[str, str]

# Tables that are not in the order of their key.
_SORTED_BY = {
    "sources": ("edition", "source"),
    "activities": ("source", "order"),
    "missing": ("source", "order"),
}
# Tables in an order of the authors': a new row comes after the last that it shares most with.
_BESIDE = {"indicators": ("topic", "battery"), "codes": ("column",)}


def read_cells(data: Path, name: str) -> list[Cells]:
    """Return the rows of a table of the folder ``data``, every cell as its text."""
    with (data / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return [{name: original(cell) for name, cell in row.items()} for row in rows]


def write_cells(data: Path, name: str, rows: Sequence[Cells]) -> None:
    """Write a table anew with the header that it has, no text of it a formula."""
    path = data / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: inert(cell) for name, cell in row.items()} for row in rows)


def in_order(
    name: str, key: Sequence[str], old: Sequence[Cells], new: Sequence[Cells]
) -> list[Cells]:
    """Return old and new rows in the order of their table.

    Parameters
    ----------
    name : str
        The table.
    key : sequence of str
        Its primary key.
    old, new : sequence of rows
        The rows that were there, in their order, and those that come to them.
    """
    if name not in _BESIDE:
        columns = _SORTED_BY.get(name, tuple(key))
        return sorted([*old, *new], key=lambda row: [_sortable(row[column]) for column in columns])
    rows = list(old)
    for row in new:
        rows.insert(_place(rows, row, _BESIDE[name]), row)
    return rows


def _sortable(cell: str) -> tuple[int, int | str]:
    """Put numbers in their order, before text."""
    return (0, int(cell)) if cell.isdecimal() else (1, cell)


def _place(rows: Sequence[Cells], row: Mapping[str, str], columns: Sequence[str]) -> int:
    """Return where a row goes: after the last with the same columns, the first counting most."""
    for count in range(len(columns), 0, -1):
        shared = columns[:count]
        if not all(row[column] for column in shared):
            continue
        alike = [i for i, r in enumerate(rows) if all(r[c] == row[c] for c in shared)]
        if alike:
            return alike[-1] + 1
    return len(rows)
