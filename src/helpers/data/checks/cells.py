"""The cells of a table whose file can be read, as they are written."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from helpers.base.delimited import delimited_rows


def cells_of(root: Path, resource: dict[str, Any]) -> Sequence[Sequence[str]]:
    """Return the rows of a table, without the names of its columns; they are not to be changed.

    Parameters
    ----------
    root : Path
        The project's folder.
    resource : dict
        The table as the descriptor states it.
    """
    return _cells((root / "data" / resource["path"]).read_bytes())


# Each check asks for them, references for both of their tables.
@lru_cache(maxsize=64)
def _cells(content: bytes) -> Sequence[Sequence[str]]:
    # As they are: reading them as text would make line feeds of carriage returns.
    rows, _ = delimited_rows("", content.decode("utf-8"), ",")
    return rows[1:]
