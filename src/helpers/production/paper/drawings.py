"""Drawings of a page as pictures for paper: alone, in light colours, with a font of their own."""

import re
from base64 import b64encode
from copy import deepcopy
from xml.etree.ElementTree import Element, tostring

from helpers.drawing.palette import COLOURS

from .tree import classes, having, make, name

_SVG = "http://www.w3.org/2000/svg"
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,[^)]*)?\)")
_TEXT = COLOURS["--dt-text"][0]
# How a sign inherits its colour from what it stands in.
_OF_CLASS = {f"dt-look-{key.removeprefix('--dt-')}": light for key, (light, _) in COLOURS.items()}
_OF_CLASS |= {
    "dt-sign": COLOURS["--dt-soft"][0],
    "dt-less_good": COLOURS["--dt-poor"][0],
    "dt-fails": COLOURS["--dt-poor"][0],
    "dt-unknown": COLOURS["--dt-soft"][0],
    **dict.fromkeys(("dt-good", "dt-holds"), COLOURS["--dt-good"][0]),
    **dict.fromkeys(("dt-medium", "dt-rounded", "dt-disagree"), COLOURS["--dt-medium"][0]),
}
# What a style sheet says of strokes within a sign, which a picture that stands alone lacks.
_INK = {
    "fill": "none",
    "stroke": COLOURS["--dt-page"][0],
    "stroke-width": "2.6",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
}
FONT = "DejaVu Sans"
# How far the numbers at the ends of an axis may stand out on each side, as a part of its width. A
# screen shows what stands out of a drawing, a picture ends at its edge.
_BEYOND = 0.1


def colour(element: Element, inherited: str = _TEXT) -> str:
    """Return the colour of the signs within an element."""
    return next((_OF_CLASS[c] for c in sorted(classes(element)) if c in _OF_CLASS), inherited)


def picture(drawing: Element, says: str) -> Element:
    """Return a drawing that says something, as a picture with its words."""
    return make("img", (), {"src": _address(drawing, _TEXT), "alt": says})


def sign(drawing: Element, ink: str) -> Element:
    """Return a drawing beside its words, as what lies behind a space: nobody need read it."""
    kind = " ".join(sorted(classes(drawing)))
    return make("span", (), {"class": kind, "style": _behind(drawing, ink)})


def backdrop(drawing: Element, kind: str) -> Element:
    """Return an empty box that the drawing lies behind, with what stands out at its sides."""
    left, top, width, height = map(float, drawing.get("viewBox", "0 0 1 1").split())
    beyond = _BEYOND * width
    whole = deepcopy(drawing)
    whole.set("viewBox", f"{left - beyond:g} {top:g} {width + 2 * beyond:g} {height:g}")
    size = f"margin: 0 {-100 * _BEYOND:g}%; padding-top: {100 * height / width:.3f}%"
    return make("div", (), {"class": kind, "style": f"{_behind(whole, _TEXT)}; {size}"})


def _behind(drawing: Element, ink: str) -> str:
    return f"background-image: url({_address(drawing, ink)})"


def _address(drawing: Element, ink: str) -> str:
    """Return an address that holds the drawing itself."""
    alone = deepcopy(drawing)
    alone.tail = None
    for element in having(alone, "dt-ink"):
        element.attrib.update(_INK)
    for element in alone.iter():
        element.tag = name(element)
    alone.attrib |= {"xmlns": _SVG, "font-family": FONT}
    written = tostring(alone, encoding="unicode").replace("currentColor", ink)
    light = _VARIABLE.sub(lambda match: COLOURS[match[1]][0], written)
    return f"data:image/svg+xml;base64,{b64encode(light.encode()).decode()}"
