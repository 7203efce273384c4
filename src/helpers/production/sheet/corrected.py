"""The lines that readers are owed where the figures of a published edition become others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from helpers.base.errors import Problem
from helpers.base.messages import Fault, Message

from .merge import Merged
from .tables import read_cells


@dataclass(frozen=True, slots=True)
class Correction:
    """What an author says to readers of figures that are corrected.

    Parameters
    ----------
    what : str
        What was corrected, in Bokmål.
    day : date
        When.
    """

    what: str
    day: date

    @property
    def sound(self) -> bool:
        """Whether it says something, and fits into a row of the page's table."""
        return bool(self.what.strip()) and not set(self.what) & set("|\r\n")

    def line(self, year: int, fingerprint: str) -> str:
        """Return the row for an edition and the fingerprint that it has now.

        Examples
        --------
        >>> Correction("9 prosent, ikke 8.", date(2026, 1, 31)).line(2024, "0123456789ab")
        '| 2026-01-31 | 2024 | 9 prosent, ikke 8. | 0123456789ab |'
        """
        return f"| {self.day.isoformat()} | {year} | {self.what.strip()} | {fingerprint} |"


def with_lines(page: bytes, lines: Iterable[str]) -> bytes:
    """Return the page of corrections with more rows at the end of its table."""
    return "\n".join([page.decode().rstrip(), *lines, ""]).encode()


def owed_lines(owed: Iterable[Problem], correction: Correction | None) -> Sequence[str]:
    """Return the rows that published editions are owed; none where the author says nothing.

    Parameters
    ----------
    owed : iterable of Problem
        The editions that change, as `helpers.data.checks.editions` reports them.
    correction : Correction, optional
    """
    if not correction or not correction.sound:
        return []
    told = (problem.message.values for problem in owed)
    return [correction.line(values["year"], values["now"]) for values in told]


def uncorrected(problem: Problem, merged: Merged, data: Path) -> Problem:
    """Say by which sources a sheet changes a published edition, and what to do.

    Parameters
    ----------
    problem : Problem
        The edition that changes.
    merged : Merged
        What the sheet adds and revises.
    data : Path
        The tables with the sheet's rows in them.
    """
    year = problem.message.values["year"]
    seen = {row["source"] for row in read_cells(data, "sources") if int(row["edition"]) <= year}
    rows = [*merged.added, *(revision.filled for revision in merged.revisions)]
    sources = tuple(sorted(seen & {row.cells.get("source", "") for row in rows}))
    fault = Fault(
        "edition-changed",
        "with this sheet, the figures of the edition {year} are not those that were "
        "published{by}. If that is a correction, say what was corrected, in one line without the "
        "sign |: --corrected TEXT. Readers see it on this page. If it is none, see that each "
        "source has its right year.",
        year=year,
        by=Message(", by what it says of {sources}", sources=sources) if sources else "",
    )
    return Problem(problem.file, fault)
