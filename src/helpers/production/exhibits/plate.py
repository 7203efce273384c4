"""A drawing that stands alone: light colours, its own background, and fonts to fall back on."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from re import compile as pattern
from xml.etree import ElementTree as ET

from helpers.drawing.measure import ASCENT, LEADING, wrap
from helpers.drawing.palette import COLOURS

WIDTH, MARGIN = 720.0, 24.0
INNER = WIDTH - 2 * MARGIN
# The last but two is what pictures are made with; a drawing is shown with what a reader has.
FONTS = "'Noto Sans', 'Segoe UI', Roboto, 'DejaVu Sans', Arial, sans-serif"
_SVG = "http://www.w3.org/2000/svg"
_VARIABLE = pattern(r"var\((--[\w-]+)[^)]*\)")
# What means something in a page, and nothing here.
_DROPPED = ("class", "aria-hidden", "role")


@dataclass
class Plate:
    """A drawing under way, filled from the top down."""

    root: ET.Element = field(default_factory=lambda: ET.Element("svg"))
    top: float = MARGIN

    def paragraph(self, text: str, size: float, variable: str, *, bold: bool = False) -> None:
        """Write a text across the plate, below what there is."""
        self.top += self.write(text, size, self.top, variable, bold=bold)

    def write(
        self,
        text: str,
        size: float,
        top: float,
        variable: str = "--dt-text",
        *,
        bold: bool = False,
        left: float = MARGIN,
        width: float = INNER,
    ) -> float:
        """Write a text below ``top``, in as many lines as it needs, and return how high it is."""
        lines: Sequence[str] = wrap(text, width, size, bold) if text else ()
        for place, line in enumerate(lines):
            y = top + size * (place * LEADING + ASCENT)
            attributes = {"x": _short(left), "y": _short(y), "font-size": _short(size)}
            attributes |= {"fill": COLOURS[variable][0]}
            attributes |= {"font-weight": "700"} if bold else {}
            ET.SubElement(self.root, "text", attributes).text = line
        return len(lines) * size * LEADING

    def rule(self, top: float, variable: str = "--dt-grid") -> None:
        """Draw a line across."""
        place = {"x1": MARGIN, "x2": WIDTH - MARGIN, "y1": top, "y2": top}
        attributes = {name: _short(value) for name, value in place.items()}
        ET.SubElement(self.root, "line", {**attributes, "stroke": COLOURS[variable][0]})

    def drawing(
        self, svg: ET.Element, left: float, top: float, width: float, variable: str = "--dt-text"
    ) -> float:
        """Lay a drawing of a page on the plate, as wide as said, and return how high it is."""
        x, y, across, down = map(float, svg.get("viewBox", "").split())
        scale = width / across
        moved = f"translate({_short(left)} {_short(top)}) scale({scale:.4f})"
        moved += f" translate({_short(-x)} {_short(-y)})" if x or y else ""
        attributes = {n: svg.get(n, "") for n in ("font-size", "fill") if svg.get(n)}
        group = ET.SubElement(self.root, "g", {"transform": moved, **attributes})
        group.extend(svg)
        for element in group.iter():
            _resolve(element, COLOURS[variable][0])
        return down * scale

    def svg(self, title: str, described: str, language: str) -> str:
        """Return the finished drawing as a file."""
        height = _short(self.top + MARGIN)
        root = ET.Element("svg", {"xmlns": _SVG, "width": _short(WIDTH), "height": height})
        root.attrib |= {"viewBox": f"0 0 {_short(WIDTH)} {height}", "font-family": FONTS}
        root.attrib |= {"lang": language, "role": "img", "aria-label": title}
        ET.SubElement(root, "title").text = title
        ET.SubElement(root, "desc").text = described
        page = {"width": "100%", "height": "100%", "fill": COLOURS["--dt-page"][0]}
        ET.SubElement(root, "rect", page)
        root.extend(self.root)
        ET.indent(root, "")
        return f"{ET.tostring(root, 'unicode')}\n"


def _resolve(element: ET.Element, current: str) -> None:
    """Give an element colours of its own in place of those that a page would give it."""
    for name in _DROPPED:
        element.attrib.pop(name, None)
    for name, value in element.attrib.items():
        if "var(" in value or "currentColor" in value:
            fixed = _VARIABLE.sub(lambda found: COLOURS[found[1]][0], value)
            element.set(name, fixed.replace("currentColor", current))


def _short(number: float) -> str:
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
