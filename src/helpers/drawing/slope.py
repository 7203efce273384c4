"""Two years: both values written out, and the change between them."""

from .marks import Line, Mark, by_line, checked, year_of
from .measure import ASCENT, DESCENT
from .over_time import (
    column_height,
    column_width,
    end_texts,
    start_width,
    upright_interval,
    write_ends,
    write_starts,
    year_axis,
)
from .picture import Picture, picture
from .scale import Scale, around
from .sheet import Sheet

_LEAST_HEIGHT = 120.0
_SHARE = {"wide": 0.5, "narrow": 0.44}


def slope(marks: tuple[Mark, ...], unit: str, language: str, below: str = "") -> Picture:
    """Draw a line from the first year to the second for every row and series.

    Beside the last value stands what its mark has to say (``Mark.beside``), such as the change.

    Raises
    ------
    ValueError
        There is nothing to draw, the unit does not fit, or a line lacks one of two years.
    """
    lines = by_line(checked(marks, unit, "slope", lambda known: known.straight), "slope")
    years = sorted({year_of(mark) for mark in marks})
    if len(years) != 2:
        raise ValueError(f"slope needs two years; got {', '.join(map(str, years))}.")
    for line in lines:
        if len(line.marks) != 2:
            raise ValueError(
                f"slope needs {years[0]} and {years[1]} of every line; row {line.row!r}, "
                f"series {line.series.code!r} has {year_of(line.first)} only."
            )
    return picture(marks, lambda sheet: _draw(sheet, lines, years, unit), below)


def _draw(sheet: Sheet, lines: tuple[Line, ...], years: list[int], unit: str) -> float:
    size, width = sheet.frame.size, sheet.frame.width
    texts = end_texts(sheet, lines, lambda line: line.last.beside, width * _SHARE[sheet.frame.name])
    height = max(_LEAST_HEIGHT, column_height(sheet, texts))
    half = (ASCENT + DESCENT) * size / 2
    span = (0.0, height)
    x = Scale(
        years[0],
        years[1],
        start_width(sheet, lines, years[0]),
        width - column_width(sheet, texts),
    )
    marks = [mark for line in lines for mark in line.marks]
    values = [end for m in marks for end in (m.value, m.low, m.high) if end is not None]
    y = Scale(*around(values, unit), height - half - 4, half + 4)
    for place in (x.start, x.end):
        sheet.rule(((place, 0), (place, height)))
    for line in lines:
        draw_slope(sheet, line, x, y)
    write_ends(sheet, lines, texts, x, y, span)
    write_starts(sheet, lines, x, y, span)
    return year_axis(sheet, years, x, height + 5)


def draw_slope(sheet: Sheet, line: Line, x: Scale, y: Scale) -> None:
    """Draw a line between two years; the years say what lies between, so it is not dashed."""
    places = [(x(year_of(mark)), y(mark.value)) for mark in line.marks]
    sheet.curve(places, line.series.look)
    for mark, place in zip(line.marks, places, strict=True):
        upright_interval(sheet, mark, place[0], y)
        sheet.symbol(*place, line.series.look, mark.exact)
