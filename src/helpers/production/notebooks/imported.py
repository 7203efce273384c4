"""What notebooks import, read from their code without running it."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from helpers.base.notebooks import cells_of


def imported_by_files(notebooks: Iterable[Path]) -> tuple[str, ...]:
    """Return the names of the modules that notebooks import, each once; see `imported_by`."""
    found: list[str] = []
    for file in notebooks:
        found += imported_by({"cells": cells_of(file)})
    return tuple(dict.fromkeys(found))


def imported_by(notebook: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of the modules that a notebook imports, each once.

    Cells that are no Python, such as those of magics, are passed over.
    """
    sources = ("".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == "code")
    return tuple(dict.fromkeys(name for source in sources for name in _names(source)))


def _names(source: str) -> Iterator[str]:
    # Of code that is nested too deep, Python gives up in one of the last two ways.
    with suppress(SyntaxError, ValueError, RecursionError, MemoryError):
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module
