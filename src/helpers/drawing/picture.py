"""A finished picture: the same values drawn for wide pages and for narrow ones."""

from collections.abc import Callable
from dataclasses import dataclass

from .marks import Mark, Series
from .measure import wrap
from .sheet import NARROW, WIDE, Sheet

_GAP = 10.0


@dataclass(frozen=True, slots=True)
class Picture:
    """Two drawings of the same values.

    Parameters
    ----------
    wide, narrow : str
        The drawings, as SVG elements without a namespace.
    key : tuple of Series
        What colours and shapes stand for, in the order in which they come.
    signs : tuple of str
        What readers need explained: "open", "dashed", "hatched", "interval", "set", "best".
    swatches : bool
        The series are filled areas, so that the key shows colours without shapes.
    """

    wide: str
    narrow: str
    key: tuple[Series, ...]
    signs: tuple[str, ...] = ()
    swatches: bool = False


def picture(
    marks: tuple[Mark, ...],
    draw: Callable[[Sheet], float],
    below: str,
    swatches: bool = False,
) -> Picture:
    """Draw on both sheets; ``draw`` returns the height that it needed.

    ``below`` stands under the drawing: what it has no mark for.
    """
    key = tuple(dict.fromkeys(mark.series for mark in marks))
    sheets = [Sheet(WIDE), Sheet(NARROW)]
    wide, narrow = (sheet.svg(_write(sheet, draw(sheet), below)) for sheet in sheets)
    signs = sorted(set().union(*(sheet.signs for sheet in sheets)))
    return Picture(wide, narrow, key, tuple(signs), swatches)


def _write(sheet: Sheet, top: float, text: str) -> float:
    """Write a text across the drawing, and return where it ends."""
    if not text:
        return top
    return sheet.paragraph(0, top + _GAP, wrap(text, sheet.frame.width, sheet.frame.size))
