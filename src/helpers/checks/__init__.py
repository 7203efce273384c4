"""Everything that can be wrong with the data, found at once.

First each file as a file (`files`), then its structure after ``datapackage.json``
(`structure`), then the rules across columns and tables (`rules`, `editions`). And what must not
lie there: unknown files beside the tables (`unnamed`), responses of a survey (`kept_outside`).
"""

from pathlib import Path

from ..errors import InputError, Problem
from ..observations.tables import read_table, records, resources
from .coverage import lacking
from .editions import edition_problems
from .files import file_problems
from .kept_outside import require_outside, response_problems
from .rules import rule_problems
from .unnamed import unnamed_problems

__all__ = ["check", "lacking", "require_outside", "require_valid"]


def check(root: Path) -> tuple[Problem, ...]:
    """Return every problem of the tables under ``data/``, and every file that must not be there.

    Rules across tables are asked only when every table can be read, and editions compared
    only when the rules hold: they would report the same mistake in other words.
    """
    # What it asks, frictionless, takes longer to load than to answer.
    from .structure import structure_problems

    tables = resources(root)
    broken = {name: problems for name in tables if (problems := file_problems(root, tables[name]))}
    found = [problem for problems in broken.values() for problem in problems]
    found += structure_problems(root, leave_out=set(broken))
    if not found:
        rows = {name: records(read_table(root, name)) for name in tables}
        found += rule_problems(rows, tables)
    if not found:
        found += edition_problems(root)
    return (*found, *unnamed_problems(root, tables), *response_problems(root))


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
