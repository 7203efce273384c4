"""From values to places on the drawing."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from helpers.base.formats import short
from helpers.base.units import UNITS

from .measure import text_width

_SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale: ``low`` stands at ``start``, ``high`` at ``end``.

    On one that is turned over, as that of places, ``low`` is the larger number.
    """

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Return where a value stands."""
        share = (value - self.low) / (self.high - self.low) if self.high != self.low else 0.5
        return self.start + share * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Reach:
    """A value, and the room that its mark and text need on both sides."""

    value: float
    before: float
    after: float


def from_zero(values: Iterable[float], unit: str) -> tuple[float, float]:
    """Return the ends of an axis that holds all values and zero."""
    found = tuple(values)
    low, high = min(0.0, *found), max(0.0, *found)
    least = UNITS[unit].least_span or (1e-9 if high > low else 1.0)
    if high - low < least:
        low, high = (low, low + least) if high > 0 or low == 0 else (high - least, high)
    return low, high


def around(values: Iterable[float], unit: str) -> tuple[float, float]:
    """Return the ends of an axis that holds all values, from zero unless they lie far above it.

    Values that are close to each other and far from zero get an axis of their own, which its
    labels show.
    """
    found = tuple(values)
    low, high = min(found), max(found)
    span = max(2.5 * (high - low), UNITS[unit].least_span or 0.25 * high)
    start = (low + high - span) / 2
    if low <= span:
        return from_zero(found, unit)
    end, whole = start + span, UNITS[unit].whole or math.inf
    return start - max(0.0, end - whole), min(end, whole)


def fitted(low: float, high: float, width: float, reaches: Iterable[Reach]) -> Scale:
    """Return the widest scale on which everything stays within 0 and ``width``."""
    found = tuple(reaches)
    start, end = 0.0, width
    for _ in range(30):
        scale = Scale(low, high, start, end)
        left = max(max(0.0, r.before - (scale(r.value) - start)) for r in found)
        right = max(max(0.0, r.after - (end - scale(r.value))) for r in found)
        start, end = left, width - right
    return Scale(low, high, start, end)


def ticks(low: float, high: float, most: int) -> tuple[float, ...]:
    """Return round values between the ends, ``low`` below ``high``.

    There are at most ``most`` steps between them, and more only where one would stand alone.
    """
    least = (high - low) / most
    power = math.floor(math.log10(least))
    steps = [factor * 10.0**power for factor in (1, 2, 5, 10)]
    wide = [step for step in steps if step >= least * (1 - _SLACK)]
    for step in (wide[0], *(step for step in reversed(steps) if step < wide[0])):
        first, last = math.ceil(low / step - _SLACK), math.floor(high / step + _SLACK)
        found = tuple(round(place * step, -power) for place in range(first, last + 1))
        if len(found) > 1:
            break
    return found


def axis(
    ends: tuple[float, float],
    unit: str,
    language: str,
    size: float,
    width: float,
    reaches: Iterable[Reach],
) -> tuple[Scale, tuple[float, ...]]:
    """Return a scale on which everything fits, and as many ticks as have room for their labels.

    Parameters
    ----------
    ends : tuple of float
        The lowest and the highest value on the axis, zero between them.
    unit, language : str
        How the labels of the ticks are written.
    size, width : float
        The size of text and the width of the drawing.
    reaches : iterable of Reach
        The room that marks and their texts need.
    """
    found = tuple(reaches)
    write = tick_writer(unit, language)
    for places in (*(ticks(*ends, most) for most in (5, 4, 3, 2)), (0.0,)):
        halves = [text_width(write(tick), size) / 2 for tick in places]
        labels = [Reach(t, half, half) for t, half in zip(places, halves, strict=True)]
        scale = fitted(*ends, width, (*found, *labels))
        if all(
            scale(two.value) - scale(one.value) >= one.after + two.before + size * 0.7
            for one, two in pairwise(labels)
        ):
            break
    return scale, places


def tick_writer(unit: str, language: str) -> Callable[[float], str]:
    """Return the function that writes the label of a tick."""

    def write(value: float) -> str:
        return short(value, unit, language=language)

    return write
