"""How a figure moved between two years, and whether that is good or bad.

Direction and judgement are two facts: a rank that falls in number moves up, and a rise in
something bad is bad. What counts as a change at all is one rule for the whole book (`FLAT`).
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from helpers.analysis.comparability import series_code
from helpers.base.units import PERCENTAGE_POINTS, UNITS, Size
from helpers.data import Edition, Observation

Direction = Literal["up", "down", "flat", "unknown"]
Judgement = Literal["good", "bad", "slight", "neutral", "unknown"]
Bound = Literal["exact", "more_than", "unknown"]

# What moved by at most this many hundredths counts as unchanged: cards, scores and claims say
# neither good nor bad of it. Hundredths are percentage points of a share, places per hundred in
# a ranking, per cent of a number. One, because the sources print whole per cent: two figures that
# are one apart may be next to nothing apart before rounding, while two points are always more
# than one. Without the number of answers behind a share, no wider limit can be founded on data.
FLAT = 1.0

_INTERVALS: dict[str, Callable[[float], tuple[float, float]]] = {
    "exact": lambda value: (value, value),
    "below": lambda value: (-math.inf, value),
    "just_below": lambda value: (-math.inf, value),
    "above": lambda value: (value, math.inf),
    "just_above": lambda value: (value, math.inf),
}


@dataclass(frozen=True, slots=True)
class Change:
    """The change from one observation to a later one of the same series.

    Parameters
    ----------
    before, after : Observation
        The two ends, of the same key.
    amount : float or None
        The size of the change without sign, in the unit of the indicator (for per cent:
        percentage points); None where the two ends do not tell it.
    bound : str
        Whether ``amount`` is exact, or the change is more than it.
    direction : str
        up, down or flat as a reader means it: a rank moves up when its number falls.
    judgement : str
        good or bad after the indicator's ``better``; slight where the figure moved so little
        that it counts as unchanged; neutral where neither way is better or nothing moved;
        unknown where the direction is.
    """

    before: Observation
    after: Observation
    amount: float | None
    bound: Bound
    direction: Direction
    judgement: Judgement

    @property
    def size(self) -> Size:
        """What the amount is counted in."""
        return UNITS[self.after.indicator.unit].size

    @property
    def hundredths(self) -> float | None:
        """The size of the change in hundredths; None where the data do not tell it."""
        return _hundredths(self.before, self.after, self.amount)

    def is_flat(self, flat: float = FLAT) -> bool:
        """Tell whether the change counts as none; a bound or an unknown one does not."""
        return is_flat(self.before, self.after, flat)

    def judged(self, flat: float = FLAT) -> Judgement:
        """Return the judgement where at most ``flat`` hundredths count as unchanged."""
        better = self.after.indicator.better
        if self.direction == "unknown":
            return "unknown"
        if self.direction == "flat" or better == "neither":
            return "neutral"
        if self.is_flat(flat):
            return "slight"
        rose = (self.direction == "up") != UNITS[self.after.indicator.unit].ranked
        return "good" if rose == (better == "higher") else "bad"


def change_since(edition: Edition, observation: Observation) -> Change | None:
    """Return the change since the figure before, or None where there is none before."""
    before = edition.before(observation)
    return change(before, observation) if before else None


def change(before: Observation, after: Observation) -> Change:
    """Compare two observations of one series.

    Where an end is not exact, the change is a bound or unknown: "about" tells nothing of how
    far off the value is, "just below 50" to 60 is a rise of more than 10 points.

    Raises
    ------
    ValueError
        The observations are of different series: other indicator, population, group or
        answers counted, or another unit or answer scale.
    """
    series = series_code(before), series_code(after)
    if series[0] != series[1]:
        raise ValueError(f"not the same series: {series[0]} and {series[1]}")
    low, high = _difference(before, after)
    amount, bound, sign = _size(low, high)
    ranked = UNITS[after.indicator.unit].ranked
    found = Change(
        before=before,
        after=after,
        amount=amount,
        bound=bound,
        direction=_direction(-sign if ranked and sign is not None else sign),
        judgement="unknown",
    )
    return replace(found, judgement=found.judged())


def is_flat(one: Observation, other: Observation, flat: float = FLAT) -> bool:
    """Tell whether two figures, of one series or not, differ by no more than counts as a change."""
    amount, bound, _ = _size(*_difference(one, other))
    size = _hundredths(one, other, amount)
    return bound == "exact" and size is not None and size <= flat


def _difference(before: Observation, after: Observation) -> tuple[float, float]:
    """Return between which numbers the difference must lie."""
    first, last = interval(before), interval(after)
    return last[0] - first[1], last[1] - first[0]


def interval(observation: Observation) -> tuple[float, float]:
    """Return between which numbers the value itself lies, after how exact the source is."""
    if observation.value is None or observation.precision not in _INTERVALS:
        return -math.inf, math.inf
    return _INTERVALS[observation.precision](observation.value)


def _size(low: float, high: float) -> tuple[float | None, Bound, int | None]:
    """Return amount, bound and sign of a difference that lies between ``low`` and ``high``."""
    if low == high:
        return abs(low), "exact", (low > 0) - (low < 0)
    if low >= 0:
        return low, "more_than", 1
    if high <= 0:
        return -high, "more_than", -1
    return None, "unknown", None


def _hundredths(before: Observation, after: Observation, amount: float | None) -> float | None:
    unit = UNITS[after.indicator.unit]
    if amount is None or unit.size == PERCENTAGE_POINTS:
        return amount
    if unit.ranked:
        ranked = after.rank_of
        return 100 * amount / ranked if ranked and ranked == before.rank_of else None
    return 100 * amount / before.value if before.value and before.exact else None


def _direction(sign: int | None) -> Direction:
    if sign is None:
        return "unknown"
    return "up" if sign > 0 else "down" if sign < 0 else "flat"
