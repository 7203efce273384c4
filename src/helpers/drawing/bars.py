"""One value a row, or several below each other: a stem from zero with the mark at its end."""

from .marks import Mark, by_row, checked
from .measure import ASCENT, DESCENT, text_width
from .picture import Picture, picture
from .rows import ROW_GAP, lane_grid, row_label, value_axis
from .scale import Reach, axis, from_zero
from .sheet import MIDDLE, RADIUS, Sheet

_TEXT_GAP = RADIUS + 4


def bars(marks: tuple[Mark, ...], unit: str, language: str, below: str = "") -> Picture:
    """Draw each value as a stem from zero, in the order in which the marks stand.

    Raises
    ------
    ValueError
        There is nothing to draw, or the unit does not fit.
    """
    rows = by_row(checked(marks, unit, "bars", lambda known: known.straight))
    return picture(marks, lambda sheet: _draw(sheet, rows, unit, language), below)


def _draw(sheet: Sheet, rows: dict[str, tuple[Mark, ...]], unit: str, language: str) -> float:
    size, width = sheet.frame.size, sheet.frame.width
    marks = [mark for row in rows.values() for mark in row]
    ends = [end for m in marks for end in (m.value, m.low, m.high) if end is not None]
    reaches = [_reach(mark, size) for mark in marks]
    scale, ticks = axis(from_zero(ends, unit), unit, language, size, width, reaches)
    y, lanes = 0.0, []
    for label, row in rows.items():
        top = y = row_label(sheet, y, label)
        for mark in row:
            middle = y + (ASCENT + DESCENT) * size / 2
            look = mark.series.look
            at, tip = scale(mark.value), scale(_tip(mark))
            sheet.rule(((scale(0), middle), (at, middle)), variable=look.variable, width=3.5)
            if mark.low is not None and mark.high is not None:
                sheet.interval(scale(mark.low), scale(mark.high), middle, look)
            sheet.symbol(at, middle, look, mark.exact)
            side, anchor = (1, "start") if mark.value >= 0 else (-1, "end")
            sheet.text(
                tip + side * _TEXT_GAP,
                middle + MIDDLE * size,
                mark.text,
                look.variable,
                True,
                anchor,
            )
            y += sheet.leading
        lanes.append((top - 1, y))
        y += ROW_GAP - 4
    lane_grid(sheet, [scale(tick) for tick in ticks], lanes)
    return value_axis(sheet, scale, ticks, unit, language, y - 4)


def _tip(mark: Mark) -> float:
    """Return the end of a mark or its interval that its text stands beside."""
    end = mark.high if mark.value >= 0 else mark.low
    return mark.value if end is None else end


def _reach(mark: Mark, size: float) -> Reach:
    room = _TEXT_GAP + text_width(mark.text, size, True)
    return Reach(_tip(mark), 0, room) if mark.value >= 0 else Reach(_tip(mark), room, 0)
