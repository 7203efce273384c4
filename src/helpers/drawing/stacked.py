"""Parts of a whole: one bar a row, and what the source does not say hatched."""

from itertools import pairwise

from helpers.base.language import translator

from .marks import Mark, by_row, checked
from .measure import ASCENT, DESCENT, Box, spread, text_width
from .picture import Picture, picture
from .rows import LABEL_GAP, ROW_GAP, row_label
from .scale import Scale
from .sheet import MIDDLE, Sheet

_HEIGHT = 24.0
_SEAM = 1.2
_PAD = 3.0
# Each part may be rounded by half a point, so that sums differ from 100 without a fault.
_ROUNDING = 0.5


def stacked(marks: tuple[Mark, ...], unit: str, language: str, below: str = "") -> Picture:
    """Draw each row as a bar of 100 per cent, its parts in the order in which they stand.

    Raises
    ------
    ValueError
        There is nothing to draw, the unit does not fit, or parts add up to more than the whole.
    """
    rows = by_row(checked(marks, unit, "stacked", lambda known: known.whole is not None))
    for label, row in rows.items():
        total = sum(mark.value for mark in row)
        negative = [mark for mark in row if mark.value < 0]
        if negative:
            raise ValueError(f"stacked got a part below zero in row {label!r}: {negative[0]!r}.")
        if total > 100 + _ROUNDING * len(row):
            raise ValueError(f"stacked got parts of {total:g} per cent in row {label!r}.")
    return picture(marks, lambda sheet: _draw(sheet, rows, language), below, swatches=True)


def _draw(sheet: Sheet, rows: dict[str, tuple[Mark, ...]], language: str) -> float:
    y = 0.0
    for label, row in rows.items():
        y = _draw_row(sheet, row, row_label(sheet, y, label), language) + ROW_GAP
    return y - ROW_GAP


def _draw_row(sheet: Sheet, row: tuple[Mark, ...], top: float, language: str) -> float:
    """Draw one bar below ``top`` and return where it ends."""
    size, width = sheet.frame.size, sheet.frame.width
    total = sum(mark.value for mark in row)
    rest = 100 - total if 100 - total > _ROUNDING * len(row) else 0.0
    scale = Scale(0, max(total + rest, 1e-9), 0, width)
    edges = [scale(sum(mark.value for mark in row[:place])) for place in range(len(row) + 1)]
    spans = list(pairwise(edges))
    thin = [
        (mark, (left + right) / 2)
        for mark, (left, right) in zip(row, spans, strict=True)
        if text_width(mark.text, size, True) + 2 * _PAD > right - left - _SEAM
    ]
    if thin:
        top = _write_above(sheet, thin, top)
    above = {mark for mark, _ in thin}
    baseline = top + _HEIGHT / 2 + MIDDLE * size
    for mark, (left, right) in zip(row, spans, strict=True):
        inner = max(left, right - _SEAM)
        sheet.block(Box(left, top, inner, top + _HEIGHT), mark.series.look.variable)
        if mark not in above:
            sheet.text(
                (left + inner) / 2,
                baseline,
                mark.text,
                "--dt-page",
                bold=True,
                anchor="middle",
            )
    if rest:
        _hatch(sheet, Box(edges[-1], top, width - 0.5, top + _HEIGHT), baseline, language)
    return top + _HEIGHT


def _write_above(sheet: Sheet, thin: list[tuple[Mark, float]], top: float) -> float:
    """Write what has no room in its part above it and return where the bar begins."""
    size = sheet.frame.size
    widths = [text_width(mark.text, size, True) + size * 0.6 for mark, _ in thin]
    wanted = [middle - wide / 2 for (_, middle), wide in zip(thin, widths, strict=True)]
    starts = spread(wanted, widths, 0, sheet.frame.width)
    bar = top + (ASCENT + DESCENT) * size + LABEL_GAP
    for (mark, middle), start, wide in zip(thin, starts, widths, strict=True):
        variable = mark.series.look.variable
        centre = start + wide / 2
        sheet.text(centre, top + ASCENT * size, mark.text, variable, True, "middle")
        sheet.rule(((centre, bar - LABEL_GAP), (middle, bar)), variable=variable)
    return bar


def _hatch(sheet: Sheet, box: Box, baseline: float, language: str) -> None:
    """Hatch what the source does not say, and name it where the name has room."""
    size = sheet.frame.size
    sheet.hatch(box, "--dt-muted")
    words = translator(language)("ikke oppgitt")
    room = text_width(words, size) / 2 + _PAD
    middle = (box.left + box.right) / 2
    if 2 * room < box.right - box.left:
        label = Box(middle - room, box.top + 4, middle + room, box.bottom - 4)
        sheet.block(label, "--dt-page")
        sheet.text(middle, baseline, words, anchor="middle")
