"""Several years: one line a series, with the values at both ends."""

from helpers.base.formats import short

from .marks import Line, Mark, by_line, checked, year_of
from .measure import ASCENT, DESCENT, Box, text_width
from .over_time import (
    column_height,
    column_width,
    draw_line,
    end_texts,
    room_above,
    start_width,
    write_ends,
    write_near,
    write_starts,
    year_axis,
)
from .picture import Picture, picture
from .scale import Scale, around, ticks
from .sheet import Sheet

_LEAST_HEIGHT = 150.0
_SHARE = {"wide": 0.32, "narrow": 0.36}
# More values than this are left to the table.
_FEW = 14


def lines(marks: tuple[Mark, ...], unit: str, language: str, below: str = "") -> Picture:
    """Draw each row and series as a line over the years.

    A line is dashed over years that were not measured. Values stand at both ends, and at the
    points between where they are few and there is room.

    Raises
    ------
    ValueError
        There is nothing to draw, the unit does not fit, or there are not two years.
    """
    found = by_line(checked(marks, unit, "lines", lambda known: known.straight), "lines")
    years = sorted({year_of(mark) for mark in marks})
    if len(years) < 2:
        raise ValueError(f"lines needs two years or more; got {years[0]} only.")
    return picture(marks, lambda sheet: _draw(sheet, found, years, unit, language), below)


def _draw(
    sheet: Sheet, found: tuple[Line, ...], years: list[int], unit: str, language: str
) -> float:
    size, width = sheet.frame.size, sheet.frame.width

    def ended(line: Line) -> str:
        return "" if year_of(line.last) == years[-1] else f"({year_of(line.last)})"

    texts = end_texts(sheet, found, ended, width * _SHARE[sheet.frame.name])
    height = max(_LEAST_HEIGHT, column_height(sheet, texts))
    values = [mark.value for line in found for mark in line.marks]
    ends = [end for line in found for m in line.marks for end in (m.low, m.high) if end is not None]
    low, high = around([*values, *ends], unit)
    grid = ticks(low, high, 4)
    tick_texts = [short(tick, unit, language=language) for tick in grid]
    axis = max(text_width(text, size) for text in tick_texts) + 4
    x = Scale(
        years[0],
        years[-1],
        axis + start_width(sheet, found, years[0]),
        width - column_width(sheet, texts),
    )
    half = (ASCENT + DESCENT) * size / 2
    y = Scale(low, high, height - half, room_above(sheet))
    for tick, text in zip(grid, tick_texts, strict=True):
        sheet.text(0, y(tick) + 0.36 * size, text, "--dt-soft")
        sheet.rule(((axis, y(tick)), (x.end + 4, y(tick))))
    for line in found:
        draw_line(sheet, line, x, y)
    write_ends(sheet, found, texts, x, y, (0.0, height))
    write_starts(sheet, found, x, y, (0.0, height))
    _write_between(sheet, found, x, y, Box(axis, 0, x.end + 12, height + half))
    return year_axis(sheet, years, x, height + half + 3)


def _write_between(sheet: Sheet, found: tuple[Line, ...], x: Scale, y: Scale, within: Box) -> None:
    """Write first values that stand inside the chart, then the others if they are few.

    Of those, the highest and the lowest of a line come first: the room may end.
    """
    few = sum(len(line.marks) for line in found) <= _FEW
    late = [line.first for line in found if line.marks[1:] and year_of(line.first) > x.low]
    between = [mark for line in found for mark in line.marks[1:-1]]
    ends = [mark for line in found for mark in _extremes(line)]
    for mark in (*late, *(sorted(between, key=lambda m: m not in ends) if few else ())):
        write_near(sheet, mark, mark.text, x(year_of(mark)), y(mark.value), within, mark in late)


def _extremes(line: Line) -> tuple[Mark, Mark]:
    return min(line.marks, key=lambda m: m.value), max(line.marks, key=lambda m: m.value)
