"""A share, a mean or a total with its standard error, from sums over cells.

The estimator is that of a domain in a stratified sample of bodies without replacement, its
variance by linearisation (Särndal, Swensson and Wretman 1992, sections 5.5 to 5.8): a response
outside the domain keeps its place in the design with the residual 0. Where one body has several
rows, it is drawn as a whole (section 4.3). Where weights are calibrated, the residual is what
the calibrated margins leave of it, by a regression with the weights before (section 6.6; Deville
and Särndal 1992, Journal of the American Statistical Association 87:376-382). Tests hold the
results against R's survey package.
"""

from collections.abc import Iterable, Mapping
from math import fsum, nan, sqrt
from typing import NamedTuple

from .design import Design
from .moments import NOTHING, ByCell, Coefficients, Moments

# Differences of sums that are smaller than this, as a part of them, are rounding.
ROUNDING = 1e-12


class Estimated(NamedTuple):
    """A share or mean, or a total, with its standard error, degrees of freedom and bases.

    The effective base is how many bodies of equal weight would tell as much (Kish 1965, Survey
    Sampling, section 11.7).
    """

    value: float
    se: float
    df: int
    n: int
    bodies: int
    n_weighted: float
    n_effective: float


class Residuals(NamedTuple):
    """What the residuals of an estimate add up to in a stratum."""

    sum: float
    squares: float


def ratio(moments: ByCell, plan: Design, cells: frozenset[int]) -> Estimated:
    """Estimate the mean of a domain; a share is one of zeros and ones."""
    whole = _sum(moments[cell] for cell in cells if cell in moments)
    if not whole.bodies:
        return _NONE
    return _estimated(whole.y / whole.base, whole, moments, plan, cells)


def total(moments: ByCell, plan: Design, cells: frozenset[int]) -> Estimated:
    """Estimate the sum over a domain."""
    whole = _sum(moments[cell] for cell in cells if cell in moments)
    return _estimated(whole.y, whole, moments, plan, cells, of_total=True) if whole.n else _NONE


def residuals(
    moments: ByCell, plan: Design, cells: frozenset[int], of_total: bool = False
) -> Mapping[int, Coefficients]:
    """Return what the residual of a body is made of, for each cell in which it is not always 0."""
    whole = _sum(moments[cell] for cell in cells if cell in moments)
    mean = whole.y / whole.base
    inside = (
        Coefficients(1, 0, 0) if of_total else Coefficients(1 / whole.base, -mean / whole.base, 0)
    )
    found = {cell: inside for cell in cells if cell in moments}
    explained = plan.calibrated.explained({c: moments[c].total(inside) for c in found})
    return {
        cell: found.get(cell, Coefficients(0, 0, 0))._replace(all=-explained.get(cell, 0.0))
        for cell in moments
        if cell in found or cell in explained
    }


def by_stratum(
    moments: ByCell, plan: Design, coefficients: Mapping[int, Coefficients]
) -> dict[str, Residuals]:
    """Return what residuals add up to in each stratum that has any."""
    found: dict[str, list[Residuals]] = {}
    for cell, c in coefficients.items():
        more = Residuals(moments[cell].total(c), moments[cell].squares(c))
        found.setdefault(plan.strata[cell], []).append(more)
    return {
        stratum: Residuals(*map(fsum, zip(*parts, strict=True)))
        for stratum, parts in sorted(found.items())
    }


def _estimated(
    value: float,
    whole: Moments,
    moments: ByCell,
    plan: Design,
    cells: frozenset[int],
    of_total: bool = False,
) -> Estimated:
    variance = 0.0
    coefficients = residuals(moments, plan, cells, of_total)
    for stratum, found in by_stratum(moments, plan, coefficients).items():
        answered, size = plan.answered[stratum], plan.sizes[stratum]
        if answered < size:
            spread = found.squares - found.sum**2 / answered
            if spread > ROUNDING * found.squares:
                variance += (1 - answered / size) * answered / (answered - 1) * spread
    strata = {plan.strata[cell] for cell in cells if cell in moments and moments[cell].bodies}
    return Estimated(
        value,
        sqrt(variance),
        int(whole.bodies) - len(strata),
        int(whole.n),
        int(whole.bodies),
        whole.base,
        whole.base**2 / whole.bb,
    )


def _sum(parts: Iterable[Moments]) -> Moments:
    """Add moments up, to the same last bit whatever their order."""
    return Moments(*map(fsum, zip(*(NOTHING, *parts), strict=True)))


_NONE = Estimated(nan, nan, 0, 0, 0, 0.0, 0.0)
