"""A finished picture: the same values drawn for wide pages and for narrow ones."""

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from matplotlib import style

from .marks import Mark
from .measure import wrap
from .palette import order
from .sheet import NARROW, WIDE, Sheet
from .svg import prefixed

_GAP = 10.0
# Fixed ids and real text, whatever a notebook has set before: the same marks give the same
# bytes everywhere.
_STYLE: list[Any] = [
    "default",
    {
        "svg.fonttype": "none",
        "svg.hashsalt": "digital-tilstand",
        "hatch.linewidth": 0.8,
    },
]


@dataclass(frozen=True, slots=True)
class Picture:
    """Two drawings of the same values.

    Parameters
    ----------
    wide, narrow : str
        The drawings, as SVG elements without a namespace.
    key : tuple of (str, str)
        Code and label of each series, in the book's order.
    signs : tuple of str
        What readers need explained: "open", "dashed", "hatched", "interval", "set", "best".
    swatches : bool
        The series are filled areas, so that the key shows colours without shapes.
    """

    wide: str
    narrow: str
    key: tuple[tuple[str, str], ...]
    signs: tuple[str, ...] = ()
    swatches: bool = False

    def drawings(self, anchor: str) -> tuple[tuple[str, str], ...]:
        """Return name and SVG of both drawings, with ids that no other figure has."""
        return (
            ("wide", prefixed(self.wide, f"{anchor}-wide-")),
            ("narrow", prefixed(self.narrow, f"{anchor}-narrow-")),
        )


def picture(
    marks: tuple[Mark, ...],
    draw: Callable[[Sheet], float],
    below: str,
    swatches: bool = False,
) -> Picture:
    """Draw on both sheets; ``draw`` returns the height that it needed.

    ``below`` stands under the drawing: what it has no mark for.
    """
    key = dict(sorted(((m.series, m.label) for m in marks), key=lambda pair: order(pair[0])))
    with style.context(_STYLE), warnings.catch_warnings():
        # The letters are drawn by the reader's browser, with the fonts that it has.
        warnings.filterwarnings("ignore", "Glyph .* missing from font", UserWarning)
        sheets = [Sheet(WIDE), Sheet(NARROW)]
        wide, narrow = (sheet.svg(_write(sheet, draw(sheet), below)) for sheet in sheets)
    signs = sorted(set().union(*(sheet.signs for sheet in sheets)))
    return Picture(wide, narrow, tuple(key.items()), tuple(signs), swatches)


def _write(sheet: Sheet, top: float, text: str) -> float:
    """Write a text across the drawing, and return where it ends."""
    if not text:
        return top
    return sheet.paragraph(0, top + _GAP, wrap(text, sheet.frame.width, sheet.frame.size))
