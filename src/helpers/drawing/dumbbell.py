"""Two or more populations a row, with the gap between them."""

from .lane import ends_of, in_order, lane, reaches
from .marks import Mark, by_row, checked
from .picture import Picture, picture
from .rows import ROW_GAP, lane_grid, row_label, value_axis
from .scale import axis, from_zero
from .sheet import Sheet


def dumbbell(marks: tuple[Mark, ...], unit: str, language: str, below: str = "") -> Picture:
    """Draw the marks of each row on one line, in the order in which the rows stand.

    Raises
    ------
    ValueError
        There is nothing to draw, or the unit does not fit.
    """
    rows = by_row(checked(marks, unit, "dumbbell", lambda known: known.straight))
    found = tuple(in_order(row) for row in rows.values())
    return picture(marks, lambda sheet: _draw(sheet, found, unit, language), below)


def _draw(sheet: Sheet, rows: tuple[tuple[Mark, ...], ...], unit: str, language: str) -> float:
    size, width = sheet.frame.size, sheet.frame.width
    ends = [end for row in rows for mark in row for end in ends_of(mark)]
    room = [reach for row in rows for reach in reaches(row, size)]
    scale, ticks = axis(from_zero(ends, unit), unit, language, size, width, room)
    y, lanes = 0.0, []
    for row in rows:
        top = row_label(sheet, y, row[0].row)
        bottom = lane(sheet, row, scale, top)
        lanes.append((top - 1, bottom + 1))
        y = bottom + ROW_GAP
    lane_grid(sheet, [scale(tick) for tick in ticks], lanes)
    return value_axis(sheet, scale, ticks, unit, language, y - 6)
