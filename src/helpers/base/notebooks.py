"""What the cells of a notebook say, read without any library for notebooks."""

import json
from pathlib import Path
from typing import Any


def cells_of(file: Path) -> list[dict[str, Any]]:
    """Return the cells of a notebook, each with its type and its text as ``source``.

    Of what is no notebook, nothing: who runs it says so.
    """
    try:
        if not file.is_file():
            return []
        found = json.loads(file.read_bytes())["cells"]
        return [{**cell, "source": _text(cell)} for cell in found if cell["cell_type"]]
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return []


def _text(cell: dict[str, Any]) -> str:
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)
