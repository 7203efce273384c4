"""The answers of single bodies, each with the shares that stand beside it.

A body is shown what everybody is shown: that it knows its own answer has been thought of
(`disclosure`), and what only a report would hide could be read in the book.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .codebook import Measure
from .codes import code_text
from .estimate import Estimate
from .estimates import Survey
from .tally import CELL


@dataclass(frozen=True, slots=True)
class Body:
    """A body that answered.

    Parameters
    ----------
    name : str
        What the file calls it.
    cell : int
        Its cell of the design.
    answers : mapping of variable to code
        None where it gave no answer.
    """

    name: str
    cell: int
    answers: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Beside:
    """An answer of a body with the shares that stand beside it.

    Parameters
    ----------
    measure : Measure
        What is counted.
    code : str or None
        The body's own answer.
    estimates : tuple of Estimate
        One for each population and group that the body belongs to, the largest first.
    """

    measure: Measure
    code: str | None
    estimates: tuple[Estimate, ...]


def bodies(survey: Survey) -> Iterator[Body]:
    """Yield the bodies in the order of the file."""
    codebook = survey.codebook
    for row in survey.tally.rows.iter_rows(named=True):
        answers = {variable: code_text(row[variable]) for variable in codebook.known}
        yield Body(name_of(row[codebook.body]), row[CELL], answers)


def name_of(value: Any) -> str:
    """Write what tells a body apart as text: a whole number without decimals.

    Examples
    --------
    >>> name_of(971045698.0), name_of(" x ")
    ('971045698', ' x ')
    """
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def shown_to(survey: Survey, of: Iterable[Body]) -> Iterator[tuple[Beside, ...]]:
    """Yield for each body what is shown beside each of its answers."""
    by_measure = _by_measure(survey)
    for body in of:
        yield tuple(
            Beside(
                measure,
                body.answers[measure.variable],
                tuple(estimate for estimate, cells in estimates if body.cell in cells),
            )
            for measure, estimates in by_measure
        )


def _by_measure(
    survey: Survey,
) -> tuple[tuple[Measure, tuple[tuple[Estimate, frozenset[int]], ...]], ...]:
    """Return each measure with its estimates and the cells that these are of."""
    found: dict[Measure, list[tuple[Estimate, frozenset[int]]]] = {}
    for (measure, domain), estimate in zip(survey.pairs, survey.estimates, strict=True):
        found.setdefault(measure, []).append((estimate, domain.cells))
    return tuple((measure, tuple(parts)) for measure, parts in found.items())
