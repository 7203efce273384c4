"""What the weights of a survey cost, and where they do not fit the strata."""

from dataclasses import dataclass

import polars as pl

from .estimates import Survey
from .tally import CELL, WEIGHT

# How far the weights of a stratum may add up to another part of its size than those of all do.
_SLACK = 0.02


@dataclass(frozen=True, slots=True)
class Uneven:
    """A stratum whose weights stand for another number of bodies than it has."""

    stratum: str
    stands_for: float
    size: int


@dataclass(frozen=True, slots=True)
class Weighting:
    """The weights of all responses.

    Parameters
    ----------
    design_effect : float
        How many times as many answers the same precision takes as with equal weights: n times
        the sum of the squares, over the square of the sum (Kish 1965, Survey Sampling,
        section 11.7).
    effective : float
        How many answers of equal weight would tell as much.
    uneven : tuple of Uneven
        The strata that count for too much or too little, were all answers of the same scale.
    """

    design_effect: float
    effective: float
    uneven: tuple[Uneven, ...]


def weighting(survey: Survey) -> Weighting:
    """Return what the weights cost, and the strata that they do not fit.

    Weights may have any scale, so that only their parts are compared: where everybody has
    answered for as many bodies as the stratum has, they add up to the same part of its size.
    """
    rows, design = survey.tally.rows, survey.design
    by_cell = rows.group_by(CELL).agg(pl.col(WEIGHT).sum()).rows()
    sums = dict.fromkeys(design.answered, 0.0)
    for cell, total in by_cell:
        sums[design.strata[cell]] += total
    weights = rows.get_column(WEIGHT)
    total = float(weights.sum())
    effective = total**2 / float((weights * weights).sum())
    scale = total / sum(design.sizes[stratum] for stratum in sums)
    return Weighting(
        len(weights) / effective,
        effective,
        tuple(
            Uneven(stratum, found / scale, design.sizes[stratum])
            for stratum, found in sorted(sums.items())
            if abs(found / scale - design.sizes[stratum]) > _SLACK * design.sizes[stratum]
        ),
    )
