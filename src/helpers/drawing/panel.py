"""Rows of values on one axis, each a drawing of its own: a page sets words beside each."""

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.base.units import UNITS

from .lane import ends_of, in_order, lane, reaches
from .marks import Mark
from .rows import lane_grid, value_axis
from .scale import Reach, Scale, axis, fitted, from_zero, ticks
from .sheet import NARROW, Sheet

_MARGIN = 2.0
# A panel of ranks shows at least this many places, so that a small move looks small.
_LEAST_PLACES = 10.0


@dataclass(frozen=True, slots=True)
class Lane:
    """One row: its values, and those of the measurement before."""

    marks: tuple[Mark, ...]
    before: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Panel:
    """Drawings of one width: the axis, and one for each row.

    Parameters
    ----------
    axis : str
        The values along the axis, as SVG.
    rows : tuple of str
        The rows, as SVG.
    signs : tuple of str
        What readers need explained; see `helpers.drawing.Picture`.
    """

    axis: str
    rows: tuple[str, ...]
    signs: tuple[str, ...]


def panel(lanes: Sequence[Lane], unit: str, language: str) -> Panel:
    """Draw rows on one axis, which starts at zero and holds all of a share; ranks run backwards.

    Raises
    ------
    ValueError
        There is nothing to draw, or the unit has no axis.
    """
    known = UNITS[unit]
    if not lanes or not all(row.marks for row in lanes):
        raise ValueError("A panel needs at least one mark in each row.")
    if not (known.straight or known.ranked):
        raise ValueError(f"A panel draws values along an axis; got the unit {unit!r}.")
    scale, marked = _scale(lanes, unit, language)
    sheets = [Sheet(NARROW) for _ in lanes]
    rows = []
    for sheet, row in zip(sheets, lanes, strict=True):
        bottom = lane(sheet, in_order(row.marks), scale, _MARGIN, row.before) + _MARGIN
        lane_grid(sheet, [scale(tick) for tick in marked], [(0.0, bottom)])
        rows.append(sheet.svg(bottom))
    top = Sheet(NARROW)
    height = value_axis(top, scale, marked, unit, language, 0)
    signs = {sign for sheet in sheets for sign in sheet.signs}
    if any(row.before for row in lanes):
        signs.add("before")
    if not any(not mark.exact for row in lanes for mark in row.marks):
        # The mark of a measurement before is open too.
        signs.discard("open")
    return Panel(top.svg(height), tuple(rows), tuple(sorted(signs)))


def _scale(lanes: Sequence[Lane], unit: str, language: str) -> tuple[Scale, tuple[float, ...]]:
    known, size, width = UNITS[unit], NARROW.size, NARROW.width
    values = [end for row in lanes for m in (*row.marks, *row.before) for end in ends_of(m)]
    room = [reach for row in lanes for reach in reaches(in_order(row.marks), size, row.before)]
    if known.ranked:
        lowest = max(_LEAST_PLACES, *values)
        widest = [Reach(-r.value, *[max(r.before, r.after)] * 2) for r in room]
        turned = fitted(-lowest, -1.0, width, widest)
        places = (1.0, *(tick for tick in ticks(1, lowest, 4) if tick > 1))
        return Scale(lowest, 1.0, turned.start, turned.end), places
    ends = (min(0.0, *values), max(known.whole or 0.0, *values))
    if known.whole is None:
        ends = from_zero(values, unit)
    return axis(ends, unit, language, size, width, room)
