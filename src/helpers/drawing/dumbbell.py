"""Two or more populations a row, with the gap between them."""

from itertools import pairwise

from .marks import Mark, by_row, checked
from .measure import ASCENT, DESCENT, spread, text_width
from .palette import order
from .picture import Picture, picture
from .rows import ROW_GAP, lane_grid, row_label, value_axis
from .scale import Reach, Scale, axis, from_zero
from .sheet import MIDDLE, RADIUS, Sheet

_APART = 2 * RADIUS + 1
_TEXT_GAP = RADIUS + 4


def dumbbell(marks: tuple[Mark, ...], unit: str, language: str, below: str = "") -> Picture:
    """Draw the marks of each row on one line, in the order in which the rows stand.

    Raises
    ------
    ValueError
        There is nothing to draw, or the unit does not fit.
    """
    rows = by_row(checked(marks, unit, "dumbbell", lambda known: known.straight))
    found = tuple(_in_order(row) for row in rows.values())
    return picture(marks, lambda sheet: _draw(sheet, found, unit, language), below)


def _in_order(row: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Return the marks of a row from left to right."""
    return tuple(sorted(row, key=lambda mark: (mark.value, order(mark.series.code))))


def _draw(sheet: Sheet, rows: tuple[tuple[Mark, ...], ...], unit: str, language: str) -> float:
    size, width = sheet.frame.size, sheet.frame.width
    ends = [end for row in rows for mark in row for end in _ends(mark)]
    reaches = [reach for row in rows for reach in _reaches(row, size)]
    scale, ticks = axis(from_zero(ends, unit), unit, language, size, width, reaches)
    y, lanes = 0.0, []
    for row in rows:
        top = row_label(sheet, y, row[0].row)
        bottom = _draw_row(sheet, row, scale, top)
        lanes.append((top - 1, bottom + 1))
        y = bottom + ROW_GAP
    lane_grid(sheet, [scale(tick) for tick in ticks], lanes)
    return value_axis(sheet, scale, ticks, unit, language, y - 6)


def _draw_row(sheet: Sheet, row: tuple[Mark, ...], scale: Scale, top: float) -> float:
    """Draw one lane and return where it ends."""
    size = sheet.frame.size
    line = (ASCENT + DESCENT) * size
    places = [scale(mark.value) for mark in row]
    crowded = any(b - a < _APART for a, b in pairwise(places))
    step = _APART if crowded or any(mark.low is not None for mark in row) else 0.0
    height = line + step * (len(row) - 1)
    middle = top + height / 2
    levels = [middle + (place - (len(row) - 1) / 2) * step for place in range(len(row))]
    if len(row) > 1:
        sheet.rule(tuple(zip(places, levels, strict=True)), variable="--dt-muted", width=2.0)
    for mark, x, y in zip(row, places, levels, strict=True):
        if mark.low is not None and mark.high is not None:
            sheet.interval(scale(mark.low), scale(mark.high), y, mark.series.look)
        sheet.symbol(x, y, mark.series.look, mark.exact)
    edges = [scale(end) for mark in row for end in _ends(mark)]
    _write(sheet, row[-1], max(edges) + _TEXT_GAP, levels[-1] + MIDDLE * size, "start")
    if len(row) > 1:
        _write(sheet, row[0], min(edges) - _TEXT_GAP, levels[0] + MIDDLE * size, "end")
    between = row[1:-1]
    if not between:
        return top + height
    # What stands between the ends has its text below the lane.
    widths = [text_width(mark.text, size, True) + size * 0.6 for mark in between]
    wanted = [x - w / 2 for x, w in zip(places[1:-1], widths, strict=True)]
    starts = spread(wanted, widths, 0, sheet.frame.width)
    for mark, start, wide in zip(between, starts, widths, strict=True):
        _write(sheet, mark, start + wide / 2, top + height + 1 + ASCENT * size, "middle")
    return top + height + 1 + line


def _write(sheet: Sheet, mark: Mark, x: float, y: float, anchor: str) -> None:
    sheet.text(x, y, mark.text, mark.series.look.variable, True, anchor)


def _ends(mark: Mark) -> tuple[float, ...]:
    if mark.low is None or mark.high is None:
        return (mark.value,)
    return (mark.low, mark.high)


def _reaches(row: tuple[Mark, ...], size: float) -> list[Reach]:
    """Return the room that the marks and texts of a row need."""
    edges = [end for mark in row for end in _ends(mark)]
    after = _TEXT_GAP + text_width(row[-1].text, size, True)
    before = _TEXT_GAP + text_width(row[0].text, size, True)
    return [
        Reach(max(edges), 0, after),
        Reach(min(edges), before if len(row) > 1 else RADIUS + 1, 0),
    ]
