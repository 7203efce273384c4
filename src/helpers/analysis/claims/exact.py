"""Exact arithmetic on figures, of which some are known only as a bound."""

import math
from fractions import Fraction

from helpers.analysis.changes import interval
from helpers.data import Observation

from .model import Result

# A float stands only for an end that is not known: minus or plus infinity.
Number = Fraction | float
Interval = tuple[Number, Number]


def fraction(value: float) -> Fraction:
    """Return a figure as it is written: 0.1 is a tenth, not the float nearest to it."""
    return Fraction(repr(value))


def known(observation: Observation) -> Interval:
    """Return between which numbers a figure lies; both ends are the same where it is exact.

    An end that is not the figure itself is open: "below 20" is less than 20.
    """
    low, high = interval(observation)
    return _exactly(low), _exactly(high)


def minus(later: Interval, earlier: Interval) -> Interval:
    """Return between which numbers the difference lies."""
    return later[0] - earlier[1], later[1] - earlier[0]


def is_point(span: Interval) -> bool:
    """Tell whether the very number is known."""
    return span[0] == span[1]


def is_above(span: Interval, number: Number) -> Result:
    """Tell whether what lies in ``span`` is above ``number``.

    Examples
    --------
    >>> is_above((Fraction(60), Fraction(60)), 50)
    'holds'
    >>> is_above((-math.inf, Fraction(50)), 60)
    'fails'
    >>> is_above((-math.inf, Fraction(50)), 40)
    'unknown'
    """
    low, high = span
    if is_point(span):
        return "holds" if low > number else "fails"
    if low >= number:
        return "holds"
    return "fails" if high <= number else "unknown"


def is_below(span: Interval, number: Number) -> Result:
    """Tell whether what lies in ``span`` is below ``number``."""
    return is_above((-span[1], -span[0]), -number)


def _exactly(end: float) -> Number:
    return end if math.isinf(end) else fraction(end)
