"""What is wrong with the authors' claims, with row and column."""

from pathlib import Path

from helpers.base.errors import InputError, Problem
from helpers.data import newest_edition, open_edition
from helpers.data.tables import read_table

from .judge import judge
from .model import ClaimError
from .register import written_claim

FILE = "data/claims.csv"


def claim_problems(root: Path) -> tuple[Problem, ...]:
    """Return every claim whose operands or expectation no checker understands.

    The tables must be in order (see `helpers.data.checks`). The newest edition is asked, which sees
    every row.
    """
    edition = open_edition(newest_edition(root), root=root)
    found = []
    for number, row in enumerate(read_table(root, "claims"), 2):
        if row["source"] not in edition.sources:
            continue
        try:
            judge(edition, written_claim(edition, row))
        except ClaimError as error:
            found.append(Problem(FILE, error.fault, number, error.column))
    return tuple(found)


def require_sound(root: Path) -> None:
    """Do nothing where every claim can be understood.

    Raises
    ------
    InputError
        With every problem of the claims.
    """
    problems = claim_problems(root)
    if problems:
        raise InputError(problems)
