"""What keeps the book from being built, as an author needs to know it: where, what, what to do."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.base.errors import (
    SHOWN_AT_ONCE,
    ChapterError,
    FailedError,
    InputError,
    Problem,
    TilstandError,
)
from helpers.base.messages import Language, Message, told, without_controls
from helpers.base.notebooks import cells_of
from helpers.production.book.places import Complaint, complaint

_LANGUAGE: Language = "nb"
# How many lines are shown before and after the one with the fault.
_AROUND = 2
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_LINE = re.compile(r"Cell In\[\d+\], line (\d+)")
_ADVICE = {
    "myst.xref_missing": Message("Link to a page, heading or figure that the book has."),
    "image.not_readable": Message("There is no such picture. Put it there, or name another."),
    "toc.not_included": Message("Name the page in _toc.yml, or delete it."),
    "myst.header": Message("Give each heading one sign # more than the heading above it."),
}
Code = tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that keeps the book from being built, with the lines around it.

    Parameters
    ----------
    message : str
        What is wrong.
    where : tuple of str
        The file, then the cell, line, row or column in words.
    line : int, optional
        The line with the fault.
    code : tuple of (number, text)
        The lines around it.
    advice : str
        What to do, where the message does not say so.
    """

    message: str
    where: tuple[str, ...] = ()
    line: int | None = None
    code: Code = ()
    advice: str = ""


def faults_of(error: Exception, root: Path, year: int) -> tuple[Obstacle, ...]:
    """Return what an error tells an author.

    Parameters
    ----------
    error : Exception
        What a build came to.
    root : Path
        The project.
    year : int
        The edition that was to be built.
    """
    match error:
        case FailedError():
            return tuple(_of_chapter(failure, root) for failure in error.failures)
        case ChapterError():
            return (_of_chapter(error, root),)
        case InputError():
            more = len(error.problems) - SHOWN_AT_ONCE
            rest = (Obstacle(_told(error.lines[-1])),) if more > 0 else ()
            return (*(_of_problem(p, root) for p in error.problems[:SHOWN_AT_ONCE]), *rest)
        case TilstandError():
            return _of_text("\n".join(_told(line) for line in error.lines), root, year)
        case _:
            unexpected = Message(
                "Something went wrong that should not ({reason}). The terminal says where.",
                reason=f"{type(error).__name__}: {error}",
            )
            return (Obstacle(_told(unexpected)),)


def _of_chapter(error: ChapterError, root: Path) -> Obstacle:
    cells = cells_of(root / error.notebook)
    source = cells[error.cell - 1]["source"] if error.cell <= len(cells) else ""
    line = _failing_line(cells_of(root / error.kept))
    where = _where(error.notebook, cell=error.cell, line=line)
    return Obstacle(without_controls(error.reason), where, line, _around(source, line or 1))


def _of_problem(problem: Problem, root: Path) -> Obstacle:
    told_so = _told(problem.message)
    message = f"{told_so[:1].upper()}{told_so[1:]}"
    if problem.file.endswith(".csv") or problem.row is None:
        return Obstacle(message, _where(problem.file, row=problem.row, column=problem.column))
    file = root / problem.file
    text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    where = _where(problem.file, line=problem.row)
    return Obstacle(message, where, problem.row, _around(text, problem.row))


def _of_text(text: str, root: Path, year: int) -> tuple[Obstacle, ...]:
    """Return the complaints of Sphinx in a text; where there is none, the text."""
    found = [complaint(line, root, year) for line in text.splitlines()]
    faults = tuple(_of_complaint(each, root) for each in found if each)
    return faults or (Obstacle(text),)


def _of_complaint(found: Complaint, root: Path) -> Obstacle:
    if found.cell is None:
        text = (root / found.file).read_text(encoding="utf-8", errors="replace")
    else:
        text = cells_of(root / found.file)[found.cell - 1]["source"]
    advice = next((said for kind, said in _ADVICE.items() if f"[{kind}]" in found.said), "")
    where = _where(found.file, cell=found.cell, line=found.line)
    return Obstacle(found.said, where, found.line, _around(text, found.line), _told(advice))


def _where(
    file: str,
    cell: int | None = None,
    line: int | None = None,
    row: int | None = None,
    column: str | None = None,
) -> tuple[str, ...]:
    parts = (
        (cell, Message("cell {cell}", cell=cell)),
        (line, Message("line {line}", line=line)),
        (row, Message("row {row}", row=row)),
        (column, Message("column {column}", column=column)),
    )
    return file, *(_told(said) for value, said in parts if value is not None)


def _around(text: str, line: int) -> Code:
    """Return the lines around one, with their numbers."""
    lines = list(enumerate(text.splitlines(), 1))
    return tuple(lines[max(0, line - 1 - _AROUND) : line + _AROUND])


def _failing_line(executed: Sequence[dict[str, Any]]) -> int | None:
    """Return the line of the cell that stopped a notebook, from what Python said of it."""
    for cell in executed:
        for output in cell.get("outputs", []):
            if output["output_type"] == "error":
                match = _LINE.search(_COLOUR.sub("", "\n".join(output["traceback"])))
                return int(match[1]) if match else None
    return None


def _told(text: str) -> str:
    return without_controls(told(text, _LANGUAGE))
