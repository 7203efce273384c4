"""Ranks over the years, the best on top: one small panel a row."""

from itertools import pairwise

from helpers.base.formats import number
from helpers.base.language import translator

from .marks import Line, Mark, by_line, checked, year_of
from .measure import ASCENT, DESCENT, Box, text_width, wrap
from .over_time import TEXT_GAP, draw_line, write_near, year_axis
from .picture import Picture, picture
from .rows import LABEL_GAP, ROW_GAP
from .scale import Reach, Scale, fitted
from .sheet import MIDDLE, RADIUS, Sheet

_PANEL = 64.0
# A panel shows at least this many places, so that a small move looks small.
_LEAST_PLACES = 10.0


def ranks(marks: tuple[Mark, ...], unit: str, language: str, below: str = "") -> Picture:
    """Draw each row as a panel with the axis turned over.

    Panels of one set of ranked have one scale, so that they can be held against each other.
    Both ends say the rank and how many were ranked ("5. av 28"); so does a point where the
    number of ranked changes, and a light upright line stands before it.

    Raises
    ------
    ValueError
        There is nothing to draw, the unit is no rank, a rank is outside its set, or a row holds
        more than one series.
    """
    lines = by_line(checked(marks, unit, "ranks", lambda known: known.ranked), "ranks")
    rows = [line.row for line in lines]
    for line in lines:
        if rows.count(line.row) > 1:
            raise ValueError(f"ranks draws one series a row; got several for {line.row!r}.")
        for mark in line.marks:
            if mark.value < 1 or (mark.rank_of is not None and mark.value > mark.rank_of):
                raise ValueError(f"A rank is outside its set: {mark!r}.")
    years = sorted({year_of(mark) for mark in marks})
    return picture(marks, lambda sheet: _draw(sheet, lines, years, language), below)


def _draw(sheet: Sheet, lines: tuple[Line, ...], years: list[int], language: str) -> float:
    size, width = sheet.frame.size, sheet.frame.width
    reaches = [
        Reach(year_of(mark), *((room, 0.0) if mark is line.first else (0.0, room)))
        for line in lines
        if len(line.marks) > 1
        for mark in (line.first, line.last)
        for room in [TEXT_GAP + text_width(_full(mark, language), size, True)]
    ]
    x = fitted(years[0], years[-1], width, reaches or [Reach(years[0], 0, 0)])
    y, lowest = 0.0, _lowest(lines)
    for line in lines:
        words = wrap(line.row, width, size)
        top = sheet.paragraph(0, y, words) + LABEL_GAP
        y = _draw_panel(sheet, line, x, top, lowest, language) + ROW_GAP
    return y - ROW_GAP


def _lowest(lines: tuple[Line, ...]) -> float:
    """Return the lowest rank that every panel has room for."""
    marks = [mark for line in lines for mark in line.marks]
    one_set = None not in (sets := {mark.rank_of for mark in marks}) and len(sets) == 1
    return max([_LEAST_PLACES, *(mark.value for mark in marks if one_set)])


def _draw_panel(
    sheet: Sheet, line: Line, x: Scale, top: float, lowest: float, language: str
) -> float:
    """Draw one row below ``top`` and return where it ends."""
    size = sheet.frame.size
    if len(line.marks) == 1:
        return _draw_alone(sheet, line.first, top, language)
    half = (ASCENT + DESCENT) * size / 2
    lowest = max(lowest, *(mark.value for mark in line.marks))
    y = Scale(1, lowest, top + half + 6, top + _PANEL - half)
    left, right = x(year_of(line.first)), x(year_of(line.last))
    sheet.signs.add("best")
    sheet.guide((left, y(1)), (right, y(1)))
    for before, after in pairwise(line.marks):
        if _changed(before, after):
            sheet.signs.add("set")
            middle = (x(year_of(before)) + x(year_of(after))) / 2
            level = y((before.value + after.value) / 2)
            sheet.guide((middle, top), (middle, level), "--dt-muted", dashed=True)
    draw_line(sheet, line, x, y)
    for mark, place, anchor in (
        (line.first, left - TEXT_GAP, "end"),
        (line.last, right + TEXT_GAP, "start"),
    ):
        level = y(mark.value) + MIDDLE * size
        variable = line.series.look.variable
        sheet.text(place, level, _full(mark, language), variable, True, anchor)
    within = Box(RADIUS, top - half, sheet.frame.width, top + _PANEL + half)
    for before, mark in pairwise(line.marks[:-1]):
        full = _changed(before, mark)
        text = _full(mark, language) if full else mark.text
        write_near(sheet, mark, text, x(year_of(mark)), y(mark.value), within, full)
    return year_axis(sheet, [year_of(mark) for mark in line.marks], x, top + _PANEL + 6)


def _draw_alone(sheet: Sheet, mark: Mark, top: float, language: str) -> float:
    """Draw a row of one rank, with its year beside it."""
    size = sheet.frame.size
    height = (ASCENT + DESCENT) * size
    baseline, text = top + ASCENT * size, _full(mark, language)
    sheet.symbol(RADIUS + 1, top + height / 2, mark.series.look, mark.exact)
    left = RADIUS + 1 + TEXT_GAP
    sheet.text(left, baseline, text, mark.series.look.variable, True)
    beside = left + text_width(text, size, True) + size * 0.5
    sheet.text(beside, baseline, f"({year_of(mark)})", "--dt-soft")
    return top + height


def _changed(before: Mark, after: Mark) -> bool:
    """Tell whether another number is ranked; where one is not known, nothing is claimed."""
    return None not in (before.rank_of, after.rank_of) and before.rank_of != after.rank_of


def _full(mark: Mark, language: str) -> str:
    """Write a rank with the number of ranked, where it is known."""
    if mark.rank_of is None:
        return mark.text
    of = translator(language)("{} av {}").format(mark.text, number(mark.rank_of, language))
    return of.replace(" ", "\N{NO-BREAK SPACE}")
