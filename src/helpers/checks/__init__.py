"""Everything that can be wrong with the data, found at once.

First each file as a file (`files`), then its structure after ``datapackage.json``
(`structure`), then the rules across columns and tables (`rules`, `editions`).
"""

from pathlib import Path

from ..errors import InputError, Problem
from ..observations.tables import read_table, records, resources
from .coverage import lacking
from .editions import edition_problems
from .files import file_problems
from .rules import rule_problems
from .structure import structure_problems

__all__ = ["check", "lacking", "require_valid"]


def check(root: Path) -> tuple[Problem, ...]:
    """Return every problem of the tables under ``data/``.

    Rules across tables are asked only when every table can be read, and editions compared
    only when the rules hold: they would report the same mistake in other words.
    """
    tables = resources(root)
    broken = {name: problems for name in tables if (problems := file_problems(root, tables[name]))}
    found = [problem for problems in broken.values() for problem in problems]
    found += structure_problems(root, leave_out=set(broken))
    if not found:
        rows = {name: records(read_table(root, name)) for name in tables}
        found += rule_problems(rows, tables)
    if not found:
        found += edition_problems(root)
    return tuple(found)


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
