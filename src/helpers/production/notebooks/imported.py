"""What notebooks import, read from their code without running it."""

import ast
import json
from collections.abc import Iterable, Iterator
from pathlib import Path


def imported_by(notebooks: Iterable[Path]) -> tuple[str, ...]:
    """Return the names of the modules that notebooks import, each once.

    Of a file that is no notebook, and of a cell that is no Python, nothing is known.
    """
    return tuple(dict.fromkeys(name for file in notebooks for name in _names(file)))


def _names(notebook: Path) -> Iterator[str]:
    try:
        cells = json.loads(notebook.read_bytes())["cells"]
        code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    except (ValueError, LookupError, TypeError):
        return
    for source in code:
        try:
            parsed = ast.parse(source)
        except (SyntaxError, ValueError):
            continue
        for node in ast.walk(parsed):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module
