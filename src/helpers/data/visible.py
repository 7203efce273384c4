"""The edition rule: which rows an edition of the book may see.

A row that names sources is visible in an edition when all of them have an edition of that
year or before. A source of year E therefore changes no edition before E.
"""

from pathlib import Path

import pandas as pd

from .tables import read_table

SOURCE_COLUMNS = ("source", "source_used", "source_other")


def visible(table: pd.DataFrame, sources: pd.DataFrame, year: int) -> pd.DataFrame:
    """Keep the rows that an edition sees.

    Parameters
    ----------
    table : DataFrame
        Any table; its columns ``source``, ``source_used`` and ``source_other`` name sources.
    sources : DataFrame
        The table of sources, with the columns ``source`` and ``edition``.
    year : int
        The edition.

    Examples
    --------
    >>> sources = pd.DataFrame({"source": ["old", "new"], "edition": [2021, 2024]})
    >>> visible(pd.DataFrame({"source": ["old", "new"], "value": [1, 2]}), sources, 2022)
      source  value
    0    old      1
    """
    known = set(sources.loc[sources["edition"] <= year, "source"])
    seen = pd.Series(True, index=table.index)
    for column in SOURCE_COLUMNS:
        if column in table.columns:
            seen &= table[column].isin(known)
    return table[seen]


def read_visible(root: Path, name: str, year: int) -> pd.DataFrame:
    """Read a table as the edition of ``year`` sees it."""
    return visible(read_table(root, name), read_table(root, "sources"), year)
