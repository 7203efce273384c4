"""A share and its standard error from sums over cells, for any number of responses.

The estimator is the weighted share of a domain in a stratified sample without replacement,
its variance by linearisation (Särndal, Swensson and Wretman 1992, sections 5.5 to 5.8): a
response outside the domain keeps its place in the design with the residual 0. Tests hold the
results against R's survey package and against svy, which go through the rows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import nan, sqrt
from typing import NamedTuple

from .codebook import Codebook, Measure
from .domains import Domain, strata
from .tally import NONE, Sums, Tally, TookPart

# Differences of sums that are smaller than this, as a part of them, are rounding.
ROUNDING = 1e-12


class Share(NamedTuple):
    """A share as a fraction, its standard error, degrees of freedom and bases.

    The effective base is how many answers of equal weight would tell as much (Kish 1965, Survey
    Sampling, section 11.7).
    """

    share: float
    se: float
    df: int
    n: int
    n_weighted: float
    n_effective: float


class Spread(NamedTuple):
    """How unequal weights are: the heaviest beside the average, and Kish's design effect."""

    heaviest: float
    unequal: float


@dataclass(frozen=True, slots=True)
class Design:
    """The strata of the responses.

    Parameters
    ----------
    strata : mapping of cell to str
        The stratum of each cell.
    answered, sizes : mapping of stratum to int
        How many bodies have answered, and how many there are.
    took_part : mapping of cell to TookPart
        Who took part, whatever they answered.
    """

    strata: Mapping[int, str]
    answered: Mapping[str, int]
    sizes: Mapping[str, int]
    took_part: Mapping[int, TookPart]

    def seen(self, cells: Iterable[int]) -> float:
        """Return how large a part of the bodies of the cells' strata has answered."""
        strata = {self.strata[cell] for cell in cells}
        sizes = sum(self.sizes[stratum] for stratum in strata)
        return sum(self.answered[stratum] for stratum in strata) / sizes if sizes else 1.0

    def spread(self, cells: Iterable[int]) -> Spread:
        """Return how unequal the weights of the bodies of some cells are."""
        parts = [self.took_part[cell] for cell in cells]
        n, total = (sum(part[i] for part in parts) for i in (0, 1))
        if not n:
            return Spread(1.0, 1.0)
        heaviest = max(part.heaviest for part in parts)
        return Spread(heaviest * n / total, n * sum(part.squares for part in parts) / total**2)


def design(tally: Tally, codebook: Codebook) -> Design:
    """Return the design of sound responses."""
    of_cells = strata(codebook, tally.cells)
    answered: dict[str, int] = {}
    for cell, stratum in of_cells.items():
        answered[stratum] = answered.get(stratum, 0) + tally.took_part[cell].n
    return Design(of_cells, answered, codebook.strata.merged, tally.took_part)


class Residuals(NamedTuple):
    """What the weighted residuals of a share, over its weighted base, add up to in a stratum."""

    sum: float
    squares: float


def share_by_sums(tally: Tally, plan: Design, measure: Measure, domain: Domain) -> Share:
    """Estimate the share of a measure in a domain."""
    counted, others = _parts(tally, plan, measure, domain)
    bases = [sums.n for sums in (*counted.values(), *others.values())]
    above, total = _weights(counted), _weights(counted) + _weights(others)
    if not sum(bases):
        return Share(nan, nan, 0, 0, 0.0, 0.0)
    variance = 0.0
    for stratum, residuals in residuals_by_stratum(tally, plan, measure, domain).items():
        answered, size = plan.answered[stratum], plan.sizes[stratum]
        if answered < size:
            spread = residuals.squares - residuals.sum**2 / answered
            if spread <= ROUNDING * residuals.squares:
                continue
            variance += (1 - answered / size) * answered / (answered - 1) * spread
    degrees = sum(bases) - len({*counted, *others})
    squares = sum(sums.squares for sums in (*counted.values(), *others.values()))
    effective = total**2 / squares
    return Share(above / total, sqrt(variance), degrees, sum(bases), total, effective)


def residuals_by_stratum(
    tally: Tally, plan: Design, measure: Measure, domain: Domain
) -> dict[str, Residuals]:
    """Return the residuals of a share that has a base, in the strata that the base lies in."""
    counted, others = _parts(tally, plan, measure, domain)
    total = _weights(counted) + _weights(others)
    share = _weights(counted) / total
    found = {}
    for stratum in sorted({*counted, *others}):
        # The residual is 1 - share for those who are counted and -share for the others.
        one, zero = counted.get(stratum, NONE), others.get(stratum, NONE)
        found[stratum] = Residuals(
            ((1 - share) * one.weights - share * zero.weights) / total,
            ((1 - share) ** 2 * one.squares + share**2 * zero.squares) / total**2,
        )
    return found


def _parts(
    tally: Tally, plan: Design, measure: Measure, domain: Domain
) -> tuple[dict[str, Sums], dict[str, Sums]]:
    """Return the sums over those who are counted and over the others, by stratum."""
    answers = tally.answers[measure.variable]
    return (
        _by_stratum(answers, plan.strata, domain.cells, measure.counted),
        _by_stratum(answers, plan.strata, domain.cells, measure.base - measure.counted),
    )


def _weights(parts: Mapping[str, Sums]) -> float:
    return sum(sums.weights for sums in parts.values())


def _by_stratum(
    answers: Mapping[tuple[int, str | None], Sums],
    of_cells: Mapping[int, str],
    cells: frozenset[int],
    codes: frozenset[str],
) -> dict[str, Sums]:
    found: dict[str, Sums] = {}
    for (cell, code), sums in answers.items():
        if cell in cells and code in codes:
            found[of_cells[cell]] = found.get(of_cells[cell], NONE).plus(sums)
    return found
