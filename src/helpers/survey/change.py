"""A change between two surveys, and what of it leaves the house."""

from dataclasses import dataclass
from math import erfc, hypot, sqrt
from typing import NamedTuple

from .estimate import Estimate, Key
from .published import Shown, answers, outward, shown


@dataclass(frozen=True, slots=True)
class WaveChange:
    """The change of a share, in percentage points.

    Parameters
    ----------
    now, before : Estimate
        The newer share and the older.
    se : float
        Its standard error: bodies that answered both times are matched, and the strata are
        corrected for how many of their bodies answered.
    ci_low, ci_high : float
        The ends of its 95 % interval.
    p : float
        The probability of a change at least as large where there is none.
    p_holm : float
        The same, adjusted by Holm's method for all changes that are tested together.
    df : int
        Degrees of freedom of the test: those of the survey that has fewer.
    n_matched : int or None
        Bodies with an answer in both; None where they are fewer than the smallest base. Then
        they are not matched: how they changed their minds must not be worked out.
    se_independent : float
        The standard error if no body had answered both times, with the correction.
    se_matched_no_fpc : float
        The standard error with bodies matched, and without the correction.
    held_back : bool
        Whether one of the two shares is not to be shown: with the other it would be known.
    delicate : bool
        Whether figures of the question tell few bodies apart, in either survey.
    """

    now: Estimate
    before: Estimate
    se: float
    ci_low: float
    ci_high: float
    p: float
    p_holm: float
    df: int
    n_matched: int | None
    se_independent: float
    se_matched_no_fpc: float
    held_back: bool
    delicate: bool

    @property
    def key(self) -> Key:
        """What the change is of."""
        return self.now.key

    @property
    def change(self) -> float:
        """The newer share less the older."""
        return known(self.now.share) - known(self.before.share)


# A change is sure where one as large would be less likely than this if nothing had changed.
_UNLIKELY = 0.05
# So many standard errors reach to the end of a 95 % interval.
_NORMAL = 1.959963984540054


class ShownChange(NamedTuple):
    """A change in whole percentage points with its interval, and its numbers of answers."""

    change: int
    ci_low: int
    ci_high: int
    sure: bool
    n: int
    n_from: int
    n_matched: int | None


def shown_change(change: WaveChange) -> ShownChange | None:
    """Return what is published of a change; None where it is held back."""
    now, before = shown(change.now), shown(change.before)
    if change.held_back or now is None or before is None:
        return None
    if not now.precision == before.precision == "exact":
        # A share that is only known to be below or above a number has no change to tell.
        return None
    points, by = now.share - before.share, max(now.step, before.step)
    exact = change.ci_low, change.ci_high
    low, high = outward(*(_plain_interval(now, before) if _plain(change) else exact), by)
    low, high = min(low, points), max(high, points)
    return ShownChange(
        points,
        low,
        high,
        change.p_holm < _UNLIKELY and points != 0,
        now.n,
        before.n,
        None if change.n_matched is None else answers(change.n_matched),
    )


def _plain(change: WaveChange) -> bool:
    """Whether interval and test follow from the two shares as they are published.

    The exact ones of few answers tell who changed their minds.
    """
    both = shown(change.now), shown(change.before)
    return change.delicate or any(one is not None and one.step > 1 for one in both)


def _plain_p(now: Shown, before: Shown) -> float:
    """Return the probability that goes with the plain interval."""
    points, (low, high) = now.share - before.share, _plain_interval(now, before)
    reach = points - low if points > 0 else high - points
    return erfc(abs(points) / reach * _NORMAL / sqrt(2)) if reach else float(points == 0)


def _plain_interval(now: Shown, before: Shown) -> tuple[float, float]:
    """Return an interval that follows from those of two shares, as they are published.

    The method is that of Zou and Donner (2008, Statistics in Medicine 27:1693-1702), for
    independent shares.
    """
    points = now.share - before.share
    down, up, down_before, up_before = (
        abs(share - (share if end is None else end))
        for share, end in (
            (now.share, now.ci_low),
            (now.share, now.ci_high),
            (before.share, before.ci_low),
            (before.share, before.ci_high),
        )
    )
    return points - hypot(down, up_before), points + hypot(up, down_before)


def tested_p(change: WaveChange) -> float:
    """Return the probability that a change is tested by: of what is published, where that tells."""
    now, before = shown(change.now), shown(change.before)
    return _plain_p(now, before) if now and before and _plain(change) else change.p


def known(number: float | None) -> float:
    """Return a number that the estimate has, since it has a standard error."""
    assert number is not None
    return number
