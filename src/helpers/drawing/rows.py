"""What charts with one lane a row have in common: labels above, a light axis below."""

from collections.abc import Sequence

from .measure import ASCENT, DESCENT, wrap
from .scale import Scale, tick_writer
from .sheet import Sheet

ROW_GAP = 14.0
LABEL_GAP = 4.0


def row_label(sheet: Sheet, top: float, label: str) -> float:
    """Write the label of a row across the drawing and return where its lane begins."""
    lines = wrap(label, sheet.frame.width, sheet.frame.size)
    return sheet.paragraph(0, top, lines) + LABEL_GAP


def lane_grid(sheet: Sheet, places: Sequence[float], lanes: Sequence[tuple[float, float]]) -> None:
    """Draw the grid inside the lanes and beside their values, so that it crosses no text."""
    lines = (((x, top), (x, bottom)) for x in places for top, bottom in lanes)
    sheet.rule(*(line for line in lines if not any(box.crossed_by(*line) for box in sheet.texts)))


def value_axis(
    sheet: Sheet,
    scale: Scale,
    found: Sequence[float],
    unit: str,
    language: str,
    top: float,
) -> float:
    """Write the labels of the axis below ``top`` and return where they end."""
    write = tick_writer(unit, language)
    size = sheet.frame.size
    for tick in found:
        sheet.text(scale(tick), top + ASCENT * size, write(tick), "--dt-soft", anchor="middle")
    return top + (ASCENT + DESCENT) * size
