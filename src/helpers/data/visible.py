"""The edition rule: which rows an edition of the book may see.

A row that names sources is visible in an edition when all of them have an edition of that
year or before. A source of year E therefore changes no edition before E.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

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


def read_visible(root: Path, name: str, year: int) -> list[Row]:
    """Read the rows of a table that the edition of ``year`` sees."""
    rows, sources = (read_table(root, table) for table in (name, "sources"))
    return visible(rows, sources, year)
