"""Everything that can be wrong with the data, found at once.

First what is no file at all (`no_files`), then each file as a file (`files`), its keys (`keys`)
and what no cell may hold (`texts`), its structure after ``datapackage.json`` (`structure`), what it
refers to (`references`), then the rules across columns and tables (`rules`, `batteries`,
`editions`). Then the commentary, and what must not lie there: unknown files beside the tables
(`unnamed`), responses of a survey (`kept_outside`).
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from helpers.base.errors import SHOWN_AT_ONCE, InputError, Problem
from helpers.data.descriptor import Named, resources
from helpers.data.tables import read_table

from .batteries import battery_problems
from .coverage import lacking, without_chapter
from .editions import edition_problems
from .files import file_problems
from .kept_outside import require_outside, response_problems
from .keys import key_problems
from .no_files import no_file_problems
from .references import reference_problems
from .rules import rule_problems
from .texts import commentary_signs, text_problems
from .unnamed import link_problems, unnamed_problems

__all__ = [
    "check",
    "lacking",
    "require_outside",
    "require_readable",
    "require_valid",
    "without_chapter",
]


def check(root: Path, book: Path | None = None) -> tuple[Problem, ...]:
    """Return every problem of the tables under ``data/``, and every file that must not be there.

    Where there are links, or what is no file, they alone are told. A table with more faults than
    are shown at once is not looked into further. Rules across tables are asked only when every
    table can be read, and editions compared only when the rules hold: they would report the same
    mistake in other words.

    Parameters
    ----------
    root : Path
        The project whose data are checked.
    book : Path, optional
        The project whose chapters show them, where that is another.
    """
    # What it asks, frictionless, takes longer to load than to answer.
    from .structure import structure_problems

    # What a link leads to is nobody's to read, nor to tell of.
    if unreadable := _unreadable(root):
        return unreadable
    tables = resources(root)
    broken = {name: problems for name in tables if (problems := file_problems(root, tables[name]))}
    found = [problem for problems in broken.values() for problem in problems]
    for name in [name for name in tables if name not in broken]:
        own = [*key_problems(root, tables[name]), *text_problems(root, tables[name])]
        found += own
        if len(own) > SHOWN_AT_ONCE:
            broken[name] = own
    said = {(problem.file, problem.row, problem.column) for problem in found}
    found += [
        problem
        for problem in (
            *structure_problems(root, leave_out=set(broken)),
            *reference_problems(root, tables, leave_out=broken),
        )
        if (problem.file, problem.row, problem.column) not in said
    ]
    if not found:
        rows = Named({name: read_table(root, name) for name in tables})
        found += rule_problems(rows, tables)
        found += battery_problems(book or root, rows["indicators"])
        found = found or [*edition_problems(root, rows)]
    return (*found, *_beside_the_tables(root, tables))


def _unreadable(root: Path) -> tuple[Problem, ...]:
    """Return what nothing may be read before it is gone."""
    return (*link_problems(root), *no_file_problems(root))


def _beside_the_tables(root: Path, tables: Mapping[str, dict[str, Any]]) -> Iterator[Problem]:
    """Yield what is wrong with the commentary and with files that must not be there."""
    yield from commentary_signs(root)
    yield from unnamed_problems(root, tables)
    yield from response_problems(root)


def require_readable(root: Path) -> None:
    """Do nothing where every table can be read, whatever it says.

    Raises
    ------
    InputError
        What keeps tables from being read: links, or what is no table.
    """
    problems = _unreadable(root) or tuple(
        p for table in resources(root).values() for p in file_problems(root, table)
    )
    if problems:
        raise InputError(problems)


def require_valid(root: Path) -> None:
    """Do nothing where the data are in order.

    Raises
    ------
    InputError
        With every problem of the data.
    """
    problems = check(root)
    if problems:
        raise InputError(problems)
