"""What leaves the house of a number that may be shown, and how coarse it is.

Whole per cent, intervals rounded outward to whole per cent, and numbers of answers rounded to
the nearest five. Weighted bases, standard errors, degrees of freedom and probabilities stay in
the house: together with finer shares they give single answers away. A change is the difference
of the two shares as they are published, so that it tells no more than they do.
"""

from math import ceil, floor, sqrt
from typing import NamedTuple

from .estimate import Estimate
from .intervals import interval

# Numbers of answers are rounded to a multiple of this.
STEP = 5
# Of fewer answers, whole per cent say more than one answer more or less.
_MANY = 100
# What sums of weights may lie beside a whole per cent, which is to be taken for it.
_NEAR = 1e-9


class Shown(NamedTuple):
    """A share in whole per cent with its interval, and its number of answers."""

    share: int
    ci_low: int | None
    ci_high: int | None
    n: int


def shown(estimate: Estimate) -> Shown | None:
    """Return what is published of an estimate; None where it is held back or has no base."""
    if estimate.held_back or estimate.share is None:
        return None
    n = answers(estimate.n)
    by = step(n)
    share = nearest(estimate.share, by)
    if estimate.complete:
        # Everybody has answered: there is nothing between the ends.
        return Shown(share, share, share, n)
    ends = _interval(estimate) if by == 1 else _plain_interval(estimate, share, n)
    if ends is None:
        return Shown(share, None, None, n)
    low, high = outward(*ends, by)
    return Shown(share, min(low, share), max(high, share), n)


def _interval(estimate: Estimate) -> tuple[float, float] | None:
    low, high = estimate.ci_low, estimate.ci_high
    return None if low is None or high is None else (low, high)


def _plain_interval(estimate: Estimate, share: int, n: int) -> tuple[float, float] | None:
    """Return an interval that follows from what is published, and from how weights differ.

    The exact one of few answers tells in which strata those are who are counted.
    """
    p, equal = share / 100, round(estimate.n_effective / estimate.n, 1)
    se = sqrt((1 - estimate.seen) * p * (1 - p) / (n * equal))
    ends = interval(p, se, n - 1, n, False)
    return None if ends is None else (100 * ends[0], 100 * ends[1])


def step(n: int) -> int:
    """Return how many per cent apart shares are that so many answers, rounded, can tell apart.

    Examples
    --------
    >>> step(95), step(100)
    (5, 1)
    """
    return 1 if n >= _MANY else 5


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
