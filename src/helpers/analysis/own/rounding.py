"""Between which numbers a printed figure lies before it was rounded, and what follows from it.

All arithmetic is of fractions: a bound that is 60 is not 59.999. The upper end of an interval is
never reached by what is rounded half up; it is kept, so that an interval is never too narrow.
"""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from helpers.base.units import PERCENTAGE_POINTS, UNITS
from helpers.data import Observation

_DECIMALS = re.compile(r"\d[,.](\d+)")
# What the book itself has computed of fewer answers is rounded to more than one per cent.
_FINE_FROM = 100


@dataclass(frozen=True, slots=True)
class Rounded:
    """A number with the least and the most that it can have been."""

    value: Fraction
    low: Fraction
    high: Fraction

    def __contains__(self, value: Fraction | float) -> bool:
        return self.low <= value <= self.high

    @property
    def whole(self) -> bool:
        """Whether the number is known as it is."""
        return self.low == self.high

    def outward(self, decimals: int = 0) -> tuple[Fraction, Fraction]:
        """Return the ends with so many decimals, rounded away from the number itself.

        Examples
        --------
        >>> Rounded(Fraction(62), Fraction("61.09"), Fraction("63.46")).outward()
        (Fraction(61, 1), Fraction(64, 1))
        """
        by = 10**decimals
        return Fraction(math.floor(self.low * by), by), Fraction(math.ceil(self.high * by), by)


def rounded(observation: Observation) -> Rounded | None:
    """Return a figure as it may have been before its source rounded it.

    A share printed in whole per cent may be half a point off, with one decimal a twentieth.
    Counts and ranks are whole.

    Returns
    -------
    Rounded or None
        None where nobody can tell: figures in words ("about", "more than"), suppressed ones,
        those that the book itself has made coarser, and other units.
    """
    if observation.value is None or not observation.exact:
        return None
    value, unit = Fraction(str(observation.value)), UNITS[observation.indicator.unit]
    if unit.integer or unit.ranked:
        return Rounded(value, value, value)
    if unit.size != PERCENTAGE_POINTS or _coarse(observation):
        return None
    half = Fraction(1, 2 * 10 ** _decimals(observation.printed))
    low, high = value - half, value + half
    if unit.whole is not None:
        low, high = max(low, Fraction(0)), min(high, Fraction(unit.whole))
    return Rounded(value, low, high)


def all_rounded(observations: Sequence[Observation]) -> list[Rounded] | None:
    """Return figures as they may have been; None where nobody can tell of one of them."""
    found = [r for o in observations if (r := rounded(o)) is not None]
    return found if len(found) == len(observations) else None


@dataclass(frozen=True, slots=True)
class Reckoned(Rounded):
    """A number that follows from figures, with its arithmetic.

    Parameters
    ----------
    value, low, high : Fraction
        What the figures give as they are printed; the least and most they may have given.
    unit : str
        A code of `UNITS`.
    observations : tuple of Observation
        The figures behind it.
    formula : str
        The arithmetic with numbered places, "{0} − {1}"; empty where it is counted.
    at, low_at, high_at : tuple of Fraction
        What stands in the places as it is printed, at the least and at the most.
    """

    unit: str
    observations: tuple[Observation, ...]
    formula: str = ""
    at: tuple[Fraction, ...] = ()
    low_at: tuple[Fraction, ...] = ()
    high_at: tuple[Fraction, ...] = ()


def reckon(
    rule: Callable[..., Fraction], formula: str, unit: str, observations: Sequence[Observation]
) -> Reckoned | None:
    """Reckon a number from figures, with the interval that follows from how they are rounded.

    Parameters
    ----------
    rule : callable
        From one fraction a figure to the number. In each figure it must only rise or only fall
        while the others stand still: then the least and the most stand in corners.
    formula : str
        The same, to be read: ``{0}`` is the first figure.
    unit : str
        What the number is in.
    observations : sequence of Observation
        Few: all corners are tried.

    Returns
    -------
    Reckoned or None
        None where it is not known how a figure was rounded.
    """
    found = all_rounded(observations)
    if found is None:
        return None
    # What is whole has one corner.
    corners = [tuple(dict.fromkeys((one.low, one.high))) for one in found]
    ends = sorted(((rule(*corner), corner) for corner in product(*corners)), key=lambda end: end[0])
    (low, low_at), (high, high_at) = ends[0], ends[-1]
    at = tuple(one.value for one in found)
    return Reckoned(rule(*at), low, high, unit, tuple(observations), formula, at, low_at, high_at)


def mean(unit: str, observations: Sequence[Observation]) -> Reckoned | None:
    """Return the mean of figures; None where it is not known how one was rounded."""
    found = all_rounded(observations)
    if not found:
        return None
    at, low_at, high_at = zip(*((one.value, one.low, one.high) for one in found), strict=True)
    n = len(found)
    formula = f"({' + '.join(f'{{{place}}}' for place in range(n))}) ÷ {n}"
    ends = (sum(at) / n, sum(low_at) / n, sum(high_at) / n)
    return Reckoned(*ends, unit, tuple(observations), formula, at, low_at, high_at)


def apart(one: Reckoned, other: Reckoned, unit: str) -> Reckoned:
    """Return how far one number lies above another that does not hang together with it."""
    return Reckoned(
        value=one.value - other.value,
        low=one.low - other.high,
        high=one.high - other.low,
        unit=unit,
        observations=one.observations + other.observations,
        formula="{0} − {1}",
        at=(one.value, other.value),
        low_at=(one.low, other.high),
        high_at=(one.high, other.low),
    )


def _coarse(observation: Observation) -> bool:
    """Tell whether a share is of responses that the book has, and not of whole per cent."""
    n = observation.n
    return observation.ci_low is not None or (n is not None and n < _FINE_FROM)


def _decimals(printed: str) -> int:
    found = _DECIMALS.search(printed)
    return len(found.group(1)) if found else 0
