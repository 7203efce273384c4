"""Rows whose key stands twice: found in one walk over the file, however many there are.

Frictionless makes more of each such row than of a hundred others.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from helpers.base.errors import Problem
from helpers.base.messages import Fault, field

from .cells import cells_of


def key_problems(root: Path, resource: dict[str, Any]) -> Iterator[Problem]:
    """Yield the rows of a table that have the key of a row above them.

    Parameters
    ----------
    root : Path
        The project's folder.
    resource : dict
        The table as the descriptor states it; its file can be read.
    """
    name, schema = f"data/{resource['path']}", resource["schema"]
    key = schema["primaryKey"]
    columns = [described["name"] for described in schema["fields"]]
    types = {described["name"]: described["type"] for described in schema["fields"]}
    places = [(columns.index(column), types[column]) for column in key]
    fault = Fault(
        "key-twice",
        "stands twice: another row has the same {key}. Delete one.",
        key=tuple(map(field, key)),
    )
    seen: set[tuple[str | float, ...]] = set()
    for number, row in enumerate(cells_of(root, resource), 2):
        cells = tuple(compared(kind, row[place]) for place, kind in places)
        if cells in seen:
            yield Problem(name, fault, number)
        seen.add(cells)


def compared(kind: str, cell: str) -> str | float:
    """Return a cell as it is compared: 2024 and 2024.0 are one year."""
    try:
        return float(cell) if kind in _NUMBERS else cell
    except ValueError:
        return cell


_NUMBERS = ("integer", "number")
