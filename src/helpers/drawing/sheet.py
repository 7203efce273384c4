"""A sheet to draw on: points from the upper left corner, colours by their CSS variable.

What is drawn is SVG that stands in a page: it has no ids, styles or fonts of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise

from .measure import ASCENT, DESCENT, LEADING, Box, text_box
from .palette import Look, colour

Point = tuple[float, float]

RADIUS = 4.2
# From the middle of a line of text down to its baseline.
MIDDLE = 0.36
_HATCH = 9.0
# What is drawn later lies above.
_GRID, _HELP, _CURVE, _SYMBOL, _TEXT = range(5)


@dataclass(frozen=True, slots=True)
class Frame:
    """How wide a drawing is and how large its text, in points."""

    name: str
    width: float
    size: float


WIDE = Frame("wide", 518.4, 11.0)
NARROW = Frame("narrow", 280.8, 10.5)


@dataclass
class Sheet:
    """A drawing under way.

    ``signs`` are what it uses that readers need explained; the others are where it is taken.
    """

    frame: Frame
    signs: set[str] = field(default_factory=set)
    texts: list[Box] = field(default_factory=list)
    symbols: list[Box] = field(default_factory=list)
    strokes: list[tuple[Point, Point]] = field(default_factory=list)
    _drawn: list[tuple[int, str]] = field(default_factory=list)

    @property
    def leading(self) -> float:
        """The distance between two lines of text."""
        return self.frame.size * LEADING

    def text(
        self,
        x: float,
        y: float,
        text: str,
        variable: str = "--dt-text",
        bold: bool = False,
        anchor: str = "start",
    ) -> None:
        """Write a line of text whose baseline is at ``y``."""
        self.texts.append(text_box(text, x, y, self.frame.size, bold, anchor))
        more = {"font-weight": "700"} if bold else {}
        more |= {"text-anchor": anchor} if anchor != "start" else {}
        more |= {"fill": colour(variable)} if variable != "--dt-text" else {}
        self._add(_TEXT, "text", {"x": _short(x), "y": _short(y), **more}, text)

    def paragraph(self, x: float, top: float, lines: Sequence[str]) -> float:
        """Write lines of text below ``top`` and return where they end."""
        for place, line in enumerate(lines):
            self.text(x, top + place * self.leading + ASCENT * self.frame.size, line)
        return top + (len(lines) - 1) * self.leading + (ASCENT + DESCENT) * self.frame.size

    def rule(
        self,
        *runs: Sequence[Point],
        variable: str = "--dt-grid",
        width: float = 1.0,
        dashed: bool = False,
    ) -> None:
        """Draw lines that help the eye, each from point to point."""
        if runs:
            layer = _GRID if variable == "--dt-grid" else _HELP
            self._line(layer, runs, variable, width, "3" if dashed else "")

    def guide(
        self, start: Point, end: Point, variable: str = "--dt-grid", dashed: bool = False
    ) -> None:
        """Draw a straight line that texts near marks keep clear of."""
        self.strokes.append((start, end))
        self.rule((start, end), variable=variable, dashed=dashed)

    def curve(
        self, places: Sequence[Point], look: Look, dashed: bool = False, width: float = 2.0
    ) -> None:
        """Draw a line from value to value."""
        self.strokes.extend(pairwise(places))
        if dashed:
            self.signs.add("dashed")
        self._line(_CURVE, [places], look.variable, width, "4" if dashed else "")

    def interval(
        self, low: float, high: float, across: float, look: Look, upright: bool = False
    ) -> None:
        """Draw the interval around a value: from left to right, or upright."""
        self.signs.add("interval")
        cap = 3.5
        runs = [
            ((low, across), (high, across)),
            *(((end, across - cap), (end, across + cap)) for end in (low, high)),
        ]
        if upright:
            runs = [((y, x), (v, u)) for (x, y), (u, v) in runs]
        self.rule(*runs, variable=look.variable, width=1.2)

    def symbol(self, x: float, y: float, look: Look, exact: bool = True) -> None:
        """Set the shape of a series; an open one for a value that is not exact."""
        self.symbols.append(Box(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS))
        fill, stroke, width, place = look.variable, "--dt-page", "0.8", ""
        if not exact:
            self.signs.add("open")
            fill, stroke, width, place = stroke, fill, "2", " scale(.87)"
        attributes = {
            "d": look.shape,
            "transform": f"translate({_short(x)} {_short(y)}){place}",
            "fill": colour(fill),
            "stroke": colour(stroke),
            "stroke-width": width,
        }
        self._add(_SYMBOL, "path", attributes)

    def block(self, box: Box, variable: str) -> None:
        """Fill a rectangle."""
        edges = {
            "x": box.left,
            "y": box.top,
            "width": box.right - box.left,
            "height": box.bottom - box.top,
        }
        attributes = {name: _short(value) for name, value in edges.items()}
        self._add(_HELP, "rect", {**attributes, "fill": colour(variable)})

    def hatch(self, box: Box, variable: str) -> None:
        """Fill a rectangle with slanting lines, and draw its edge."""
        self.signs.add("hatched")
        left, top, right, bottom = box.left, box.top, box.right, box.bottom
        width, height = right - left, bottom - top
        corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        # Each line rises from the left or lower edge to the upper or right one.
        steps = [_HATCH * place for place in range(1, int((width + height) / _HATCH) + 1)]
        lines = [
            (
                (left + max(0.0, step - height), top + min(step, height)),
                (left + min(step, width), top + max(0.0, step - width)),
            )
            for step in steps
        ]
        self.rule(corners, *lines, variable=variable, width=0.8)

    def svg(self, height: float) -> str:
        """Return the finished drawing, cut off at ``height``."""
        size = f'font-size="{_short(self.frame.size)}" fill="currentColor"'
        box = f'viewBox="0 0 {_short(self.frame.width)} {_short(height)}"'
        layers = sorted(self._drawn, key=lambda drawn: drawn[0])
        return "\n".join(
            (
                f'<svg {box} {size} aria-hidden="true">',
                *(element for _, element in layers),
                "</svg>",
            )
        )

    def _line(
        self,
        layer: int,
        runs: Sequence[Sequence[Point]],
        variable: str,
        width: float,
        dashes: str,
    ) -> None:
        path = ("L".join(f"{_short(x)} {_short(y)}" for x, y in run) for run in runs)
        attributes = {"d": "M" + "M".join(path), "fill": "none", "stroke": colour(variable)}
        attributes |= {"stroke-width": _short(width)} if width != 1 else {}
        attributes |= {"stroke-dasharray": dashes} if dashes else {}
        self._add(layer, "path", attributes)

    def _add(self, layer: int, tag: str, attributes: dict[str, str], text: str = "") -> None:
        written = "".join(f' {name}="{value}"' for name, value in attributes.items())
        end = f">{escape(text, quote=False)}</{tag}>" if text else "/>"
        self._drawn.append((layer, f"<{tag}{written}{end}"))


def _short(number: float) -> str:
    """Write a number with at most one decimal."""
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
