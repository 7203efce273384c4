"""What leaves the house of a number that may be shown, and how coarse it is.

Whole per cent, intervals rounded outward to whole per cent, and numbers of answers rounded to
the nearest five. No share is finer than what one answer weighs, and one that is so near 0 or
100 % that two answers more or less would not be seen says only that it is below or above.
Weighted bases, standard errors, degrees of freedom and probabilities stay in the house: together
with finer shares they give single answers away. A change is the difference of the two shares as
they are published, so that it tells no more than they do.
"""

from math import ceil, floor, sqrt
from typing import NamedTuple

from .codebook import MINIMUM_BASE
from .estimate import Estimate
from .intervals import interval

# Numbers of answers are rounded to a multiple of this.
STEP = 5
# How many per cent apart shares may be, and of how many answers the finest.
_STEPS = (1, 5, 10, 20, 50)
MANY = 100
# So many answers more or less are not seen at 0 and at 100 %: two, and one that is known.
_UNSEEN = 3
# No share is told to be below more than this, or above less: then fewer may be seen.
COARSEST = 50
# What sums of weights may lie beside a whole per cent, which is to be taken for it.
_NEAR = 1e-9


class Shown(NamedTuple):
    """A share in whole per cent with its interval, and its number of answers.

    The precision is a word of the data: exact, below or above. The step is how many per cent
    apart such shares are.
    """

    share: int
    ci_low: int | None
    ci_high: int | None
    n: int
    precision: str
    step: int


class Scale(NamedTuple):
    """How coarse shares are: the step, and below which share none is told from 0."""

    step: int
    edge: int


def shown(estimate: Estimate) -> Shown | None:
    """Return what is published of an estimate; None where it is held back or has no base."""
    if estimate.held_back or estimate.share is None:
        return None
    n, bodies, (by, edge) = answers(estimate.n), answers(estimate.bodies), scale(estimate)
    share = nearest(estimate.share, by)
    precision = "below" if share < edge else "above" if share > 100 - edge else "exact"
    share = {"below": edge, "above": 100 - edge}.get(precision, share)
    if estimate.complete:
        # Everybody took part: only those who gave no answer leave anything open.
        part = _silent(estimate)
        low, high = outward(share * (1 - part), share * (1 - part) + 100 * part, by)
    else:
        exact = by == 1 and precision == "exact"
        ends = wide_interval(estimate) if exact else _plain_interval(estimate, share, bodies)
        if ends is None:
            return Shown(share, None, None, n, precision, by)
        low, high = outward(*ends, by)
    low = 0 if precision == "below" else min(low, share)
    high = 100 if precision == "above" else max(high, share)
    return Shown(share, low, high, n, precision, by)


def wide_interval(estimate: Estimate) -> tuple[float, float] | None:
    """Return the interval, as wide as it is when those without an answer were not reached.

    The estimate takes them to be outside the base, as R does: of a stratum in which all took part
    and few answered, it would be narrow.
    """
    share, low, high = estimate.share, estimate.ci_low, estimate.ci_high
    if share is None or low is None or high is None or estimate.complete:
        return None
    wider = sqrt((1 - _reached(estimate)) / (1 - estimate.seen))
    return max(0.0, share - wider * (share - low)), min(100.0, share + wider * (high - share))


def _reached(estimate: Estimate) -> float:
    return estimate.seen * (1 - _silent(estimate))


def _silent(estimate: Estimate) -> float:
    """Return the part that gave no answer, as coarse as the numbers of answers are told."""
    return ceil(estimate.missing * 100 / STEP - _NEAR) * STEP / 100


def bounds(estimate: Estimate) -> tuple[float, float]:
    """Return between which shares that of all who took part lies, whatever the silent would say."""
    least = (estimate.share or 0.0) * (1 - estimate.missing)
    return least, least + 100 * estimate.missing


def _plain_interval(estimate: Estimate, share: int, n: int) -> tuple[float, float] | None:
    """Return an interval that follows from what is published, and from how weights differ.

    The exact one of few answers tells in which strata those are who are counted.
    """
    p = share / 100
    se = sqrt((1 - _reached(estimate)) * p * (1 - p) * estimate.unequal / n)
    ends = interval(p, se, n - 1, n, False)
    return None if ends is None else (100 * ends[0], 100 * ends[1])


def scale(estimate: Estimate) -> Scale:
    """Return how coarse an estimate is: no finer than one answer of those who took part.

    Examples
    --------
    With equal weights, what 10, 20, 100 and 300 answers can say:

    >>> [_scale(n, 1.0) for n in (10, 20, 100, 300)]
    [Scale(step=10, edge=40), Scale(step=5, edge=20), Scale(step=1, edge=4), Scale(step=1, edge=2)]
    """
    return _scale(answers(estimate.bodies), estimate.heaviest)


def _scale(n: int, heaviest: float) -> Scale:
    one = 100 * heaviest / max(n, STEP)
    fine = (by for by in _STEPS if by >= one - _NEAR and (by > 1 or n >= MANY))
    by = next(fine, _STEPS[-1])
    # Rounded, they may be two fewer, but not fewer than are shown.
    fewest = min(n, max(n - STEP // 2, MINIMUM_BASE))
    unseen = _UNSEEN * 100 * heaviest / max(fewest, STEP)
    return Scale(by, min(nearest(unseen, by) + by, COARSEST))


def nearest(share: float, per_cent: int) -> int:
    """Round to a multiple of so many per cent, a half upward.

    Examples
    --------
    >>> nearest(12.5, 1), nearest(12.49, 5)
    (13, 10)
    """
    return per_cent * floor(share / per_cent + 0.5 + _NEAR)


def outward(low: float, high: float, per_cent: int) -> tuple[int, int]:
    """Round the ends of an interval to a multiple of so many per cent, away from each other.

    Examples
    --------
    >>> outward(12.9, 30.0, 1), outward(12.9, 31.0, 5)
    ((12, 30), (10, 35))
    """
    return per_cent * floor(low / per_cent + _NEAR), per_cent * ceil(high / per_cent - _NEAR)


def answers(n: int) -> int:
    """Round a number of answers to the nearest five.

    Examples
    --------
    >>> answers(7), answers(8)
    (5, 10)
    """
    return STEP * floor(n / STEP + 0.5)
