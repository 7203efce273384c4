"""The edition rule: which rows an edition of the book may see.

A row that names sources is visible in an edition when all of them have an edition of that
year or before. A source of year E therefore changes no edition before E.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from helpers.base.parted import parted

from .tables import read_table

SOURCE_COLUMNS = ("source", "source_used", "source_other")

Row = dict[str, Any]


def visible(rows: Iterable[Row], sources: Iterable[Row], year: int) -> list[Row]:
    """Keep the rows that an edition sees.

    Parameters
    ----------
    rows : iterable of dict
        Those of any table; ``source``, ``source_used`` and ``source_other`` name sources.
    sources : iterable of dict
        The table of sources: ``source`` and ``edition``.
    year : int
        The edition.

    Examples
    --------
    >>> sources = [{"source": "old", "edition": 2021}, {"source": "new", "edition": 2024}]
    >>> visible([{"source": "old", "value": 1}, {"source": "new", "value": 2}], sources, 2022)
    [{'source': 'old', 'value': 1}]
    """
    known = {row["source"] for row in sources if row["edition"] <= year}
    return [
        row for row in rows if all(row[name] in known for name in SOURCE_COLUMNS if name in row)
    ]


class VisibleTables:
    """The tables of a project as an edition sees them, each read once.

    Parameters
    ----------
    root : Path
        The project.
    year : int
        The edition.
    """

    def __init__(self, root: Path, year: int) -> None:
        def read(name: str) -> tuple[Row, ...]:
            return tuple(visible(read_table(root, name), read_table(root, "sources"), year))

        def by(name: str, column: str) -> dict[object, tuple[Row, ...]]:
            return parted(self._read(name), lambda row: row[column])

        self._read, self._by = cache(read), cache(by)

    def rows(self, table: str, /, **equal: object) -> tuple[Row, ...]:
        """Return the rows of a table whose columns equal what is asked for."""
        # Most ask for one indicator among many.
        first = next(iter(equal), None)
        found = self._by(table, first).get(equal[first], ()) if first else self._read(table)
        return tuple(row for row in found if all(row[c] == value for c, value in equal.items()))
