"""One row of values on a line: its marks, the gap between them, and their texts."""

from collections.abc import Sequence
from itertools import pairwise

from .marks import Mark
from .measure import ASCENT, DESCENT, spread, text_width
from .palette import Look, order
from .scale import Reach, Scale
from .sheet import MIDDLE, RADIUS, Sheet

_APART = 2 * RADIUS + 1
_TEXT_GAP = RADIUS + 4
_FAINT = "--dt-muted"


def in_order(row: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return the marks of a row from left to right."""
    return tuple(sorted(row, key=lambda mark: (mark.value, order(mark.series.code))))


def ends_of(mark: Mark) -> tuple[float, ...]:
    """Return the values that a mark reaches over: its own, or the ends of its interval."""
    if mark.low is None or mark.high is None:
        return (mark.value,)
    return (mark.low, mark.high)


def reaches(row: Sequence[Mark], size: float, before: Sequence[Mark] = ()) -> list[Reach]:
    """Return the room that the marks and texts of a row in order need."""
    edges = _edges(row, before)
    left, right = _at_ends(row)
    if left is right and any(older.value > left.value for older in before):
        room = _TEXT_GAP + text_width(left.text, size, True)
        return [Reach(max(edges), 0, RADIUS + 1), Reach(min(edges), room, 0)]
    return [
        Reach(max(edges), 0, _TEXT_GAP + text_width(right.text, size, True)),
        Reach(
            min(edges),
            _TEXT_GAP + text_width(left.text, size, True) if left is not right else RADIUS + 1,
            0,
        ),
    ]


def lane(
    sheet: Sheet, row: Sequence[Mark], scale: Scale, top: float, before: Sequence[Mark] = ()
) -> float:
    """Draw a row in order, and faintly the measurements before; return where it ends."""
    size = sheet.frame.size
    line = (ASCENT + DESCENT) * size
    places = [scale(mark.value) for mark in row]
    # On a scale that is turned over, the marks run from right to left.
    crowded = any(abs(b - a) < _APART for a, b in pairwise(places))
    step = _APART if crowded or any(mark.low is not None for mark in row) else 0.0
    height = line + step * (len(row) - 1)
    middle = top + height / 2
    levels = [middle + (place - (len(row) - 1) / 2) * step for place in range(len(row))]
    if len(row) > 1:
        sheet.rule(tuple(zip(places, levels, strict=True)), variable="--dt-muted", width=2.0)
    for older in before:
        y = next((y for m, y in zip(row, levels, strict=True) if m.series == older.series), middle)
        sheet.symbol(scale(older.value), y, Look(_FAINT, older.series.look.shape), exact=False)
    for mark, x, y in zip(row, places, levels, strict=True):
        if mark.low is not None and mark.high is not None:
            sheet.interval(scale(mark.low), scale(mark.high), y, mark.series.look)
        sheet.symbol(x, y, mark.series.look, mark.exact)
    edges = [scale(edge) for edge in _edges(row, before)]
    level = {id(mark): y + MIDDLE * size for mark, y in zip(row, levels, strict=True)}
    left, right = sorted(_at_ends(row), key=lambda mark: scale(mark.value))
    if left is right and any(scale(older.value) > places[0] for older in before):
        # Its text stands beside the mark itself, not beside the measurement before.
        _write(sheet, left, min(edges) - _TEXT_GAP, level[id(left)], "end")
        return top + height
    _write(sheet, right, max(edges) + _TEXT_GAP, level[id(right)], "start")
    if left is not right:
        _write(sheet, left, min(edges) - _TEXT_GAP, level[id(left)], "end")
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


def _edges(row: Sequence[Mark], before: Sequence[Mark]) -> list[float]:
    return [end for mark in (*row, *before) for end in ends_of(mark)]


def _at_ends(row: Sequence[Mark]) -> tuple[Mark, Mark]:
    return row[0], row[-1]


def _write(sheet: Sheet, mark: Mark, x: float, y: float, anchor: str) -> None:
    sheet.text(x, y, mark.text, mark.series.look.variable, True, anchor)
