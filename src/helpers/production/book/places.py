"""Where the authors wrote what Sphinx complains of."""

import re
from dataclasses import dataclass
from pathlib import Path

from .blocks import read
from .staging import staged

# MyST-NB counts the lines of a cell from ten thousand times the number of the cell.
_CELL = 10_000
_COMPLAINT = re.compile(r"\s*(?P<file>[^:\n]+?):(?P<line>\d+): \w+: (?P<said>.+)")


@dataclass(frozen=True, slots=True)
class Complaint:
    """A warning of Sphinx: the file of the project, its cell and line, and what is said."""

    file: str
    cell: int | None
    line: int
    said: str


def complaint(text: str, root: Path, year: int) -> Complaint | None:
    """Return the warning that a line of Sphinx's output is, or None where it is none with a place.

    Parameters
    ----------
    text : str
        The line.
    root : Path
        The project.
    year : int
        The edition: its staged notebooks lack cells that those of the project have.
    """
    match = _COMPLAINT.fullmatch(text)
    if match is None:
        return None
    file, line, cell = match["file"], int(match["line"]), None
    if file.endswith(".ipynb") and line > _CELL:
        # Of a cell, the line before its first counts too.
        number, line = line // _CELL, max(1, line % _CELL - 1)
        cell = _in_project(number, staged(root, year) / file, root / file)
    return Complaint(file, cell, line, match["said"])


def _in_project(number: int, built: Path, source: Path) -> int | None:
    """Return the number that a staged cell has in the project's notebook."""
    try:
        cell = read(built).cells[number - 1]["id"]
        return [each["id"] for each in read(source).cells].index(cell) + 1
    except (OSError, LookupError, ValueError):
        return None
