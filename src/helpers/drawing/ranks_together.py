"""Ranks of several over the years in one chart, the best on top: one line each."""

from .marks import Line, Mark, by_line, checked, year_of
from .measure import ASCENT, DESCENT, text_width
from .over_time import (
    EndText,
    column_height,
    column_width,
    draw_line,
    names,
    room_above,
    start_width,
    write_ends,
    write_starts,
    year_axis,
)
from .picture import Picture, picture
from .scale import Scale
from .sheet import Sheet

_LEAST_HEIGHT = 190.0
_LEAST_PLACES = 10
# The first line stands out from those that it is held against.
_STRONG, _LIGHT = 3.2, 1.4
# Between the places that the axis names, of which there are few.
_STEPS = (5, 10, 20, 50, 100)
_FEW = 7


def ranks_together(marks: tuple[Mark, ...], unit: str, language: str, below: str = "") -> Picture:
    """Draw each row as a line on one axis that is turned over, named where it ends.

    The first is drawn strong, over the others: the one that they are held against.

    Raises
    ------
    ValueError
        There is nothing to draw, the unit is no rank, there are not two years, or the ranks of
        a year are not of one set.
    """
    found = by_line(
        checked(marks, unit, "ranks_together", lambda known: known.ranked), "ranks_together"
    )
    years = sorted({year_of(mark) for mark in marks})
    if len(years) < 2:
        raise ValueError(f"ranks_together needs two years or more; got {years[0]} only.")
    # Countries come and go: a set may have another size in another year.
    for year in years:
        sets = sorted({m.rank_of for m in marks if m.year == year and m.rank_of is not None})
        if len(sets) > 1:
            raise ValueError(
                f"ranks_together draws ranks of one set a year; got those of {sets} in {year}."
            )
    return picture(marks, lambda sheet: _draw(sheet, found, years), below)


def _draw(sheet: Sheet, found: tuple[Line, ...], years: list[int]) -> float:
    size, width = sheet.frame.size, sheet.frame.width
    texts = [
        EndText(line.last.text, _ended(name, line, years[-1]), ())
        for name, line in zip(names(found), found, strict=True)
    ]
    lowest = max([_LEAST_PLACES, *(int(mark.value) for mark in _marks(found))])
    grid = _places(lowest)
    axis = max(text_width(f"{place}.", size) for place in grid) + 4
    half = (ASCENT + DESCENT) * size / 2
    height = max(_LEAST_HEIGHT, column_height(sheet, texts))
    x = Scale(
        years[0],
        years[-1],
        axis + start_width(sheet, found, years[0]),
        width - column_width(sheet, texts),
    )
    y = Scale(1, grid[-1], room_above(sheet), height - half)
    for place in grid:
        sheet.text(0, y(place) + 0.36 * size, f"{place}.", "--dt-soft")
        sheet.rule(((axis, y(place)), (x.end + 4, y(place))))
    for line in reversed(found):
        draw_line(sheet, line, x, y, _STRONG if line is found[0] else _LIGHT)
    write_ends(sheet, found, texts, x, y, (0.0, height))
    write_starts(sheet, found, x, y, (0.0, height))
    return year_axis(sheet, years, x, height + half + 3)


def _places(lowest: int) -> list[int]:
    """Return the places that the axis names: the first, and some down to the lowest or below."""
    step = next((step for step in _STEPS if lowest <= step * _FEW), lowest)
    return [1, *range(step, lowest + step, step)]


def _ended(name: str, line: Line, last: int) -> str:
    """Return the name of a line, with its last year where others go on."""
    year = year_of(line.last)
    return name if year == last else f"{name} ({year})".strip()


def _marks(found: tuple[Line, ...]) -> list[Mark]:
    return [mark for line in found for mark in line.marks]
