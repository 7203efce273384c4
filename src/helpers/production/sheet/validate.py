"""Check the data as they would be, and say of every problem where in the sheet it stands."""

from pathlib import Path

from helpers.base.errors import Problem
from helpers.data.checks import check
from helpers.data.checks.rules import rule_problems
from helpers.data.descriptor import resources
from helpers.data.tables import read_table

from .merge import Merged, TableRow
from .tables import write_cells
from .terms import SheetWords

Place = tuple[str, int | None]


def problems_of(scratch: Path, merged: Merged, words: SheetWords, book: Path) -> list[Problem]:
    """Write the tables into the scratch project, check it, and return what is wrong.

    Parameters
    ----------
    scratch : Path
        A copy of the project's data, which is changed.
    merged : Merged
        The tables, new rows at the end: of two rows that contradict each other, the checks
        name the later one, and that is the author's.
    words : SheetWords
        What the messages call the names of the data.
    book : Path
        The project, whose chapters show the data.
    """
    for name, lines in merged.tables.items():
        write_cells(scratch / "data", name, [line.cells for line in lines])
    found = list(check(scratch, book))
    found += _later_problems(scratch, merged, found)
    return [_in_sheet(problem, merged, words) for problem in dict.fromkeys(found)]


def _later_problems(scratch: Path, merged: Merged, found: list[Problem]) -> list[Problem]:
    """Return which rules the observations break that have no problem of their own.

    The checks ask rules across tables only where the tables are sound. An author wants to
    know everything at once, so the unsound rows are left out, and the rules asked of the rest.
    """
    lines = {problem: _line(problem, merged) for problem in found}
    bad = {id(line) for line in lines.values() if line}
    tables = {problem.file for problem in found}
    definitions = {f"data/{name}.csv" for name in ("codes", "indicators", "sources", "editions")}
    unsound = any(line is None or line.filled is None for line in lines.values())
    if not found or unsound or tables & definitions:
        return []
    sound = {}
    for name, rows in merged.tables.items():
        sound[name] = [line for line in rows if id(line) not in bad]
        write_cells(scratch / "data", name, [line.cells for line in sound[name]])
    described = resources(scratch)
    typed = {name: read_table(scratch, name) for name in described}
    again = Merged({**merged.tables, **sound})
    broken = [p for p in rule_problems(typed, described) if p.file == "data/observations.csv"]
    # Rows are counted without those left out: count them with these again.
    places = {id(line): row for row, line in enumerate(merged.tables.get("observations", []), 2)}
    return [
        Problem(p.file, p.message, places[id(line)], p.column)
        for p in broken
        if (line := _line(p, again))
    ]


def _line(problem: Problem, merged: Merged) -> TableRow | None:
    """Return the row of a table that a problem is about, where it is one of a merged table."""
    place = (problem.row or 0) - 2
    lines = merged.tables.get(_table(problem), [])
    return lines[place] if 0 <= place < len(lines) else None


def _in_sheet(problem: Problem, merged: Merged, words: SheetWords) -> Problem:
    """Turn a place in a table into the place in the sheet that it came from."""
    line = _line(problem, merged)
    fault = words.tell(problem.message, _table(problem))
    if line is None:
        return Problem(problem.file, fault, problem.row, problem.column)
    if line.filled is None:
        return Problem(problem.file, fault, line.old_row, problem.column)
    return line.filled.problem(fault, problem.column)


def _table(problem: Problem) -> str:
    return problem.file.removeprefix("data/").removesuffix(".csv")
