"""What matplotlib writes, made light and ready to stand in a page."""

import re
from colorsys import hls_to_rgb, rgb_to_hls
from xml.etree import ElementTree as ET

from helpers.base.errors import UsageError

from .palette import COLOURS, ORNAMENTS, colour, luminance

_NUMBER = re.compile(r"-?\d+\.\d+")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_COLOURED = ("fill", "stroke")
# What the page sets itself, and what says nothing.
_DROPPED = {"font-family", "font-style", "stroke-linejoin", "version", "width", "height"}
_SIZED = ("rect", "pattern")
_DEFAULTS = {
    ("stroke-linecap", "butt"),
    ("stroke-width", "1"),
    ("stroke-dashoffset", "0"),
    ("text-anchor", "start"),
}
_DULLED = 0.75
_GREYS = ("--dt-text", "--dt-soft", "--dt-muted", "--dt-grid", "--dt-page")


def tidied(source: str, owner: str, size: float) -> str:
    """Return matplotlib's SVG as a light element for a page.

    Metadata, styles, fonts and needless groups and ids go; colours become CSS variables with
    the light colour as what is shown where the book's style sheet is missing.

    Parameters
    ----------
    source : str
        The file that matplotlib wrote.
    owner : str
        What it belongs to, for messages.
    size : float
        The size of most text, which is said once.

    Raises
    ------
    UsageError
        It holds an image, or a colour that is not the book's.
    """
    root = ET.fromstring(source)
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        for name in list(element.attrib):
            element.set(name.rpartition("}")[2], element.attrib.pop(name))
        if element.tag == "image":
            raise UsageError(f"{owner} holds an image: draw it with rasterized=False.")
    used = set(_REFERENCE.findall(source)) | {
        element.get("href", "")[1:] for element in root.iter("use")
    }
    for element in root.iter():
        _clean(element, used, owner, size)
    root[:] = _flattened(root)
    root.attrib.update({"font-size": _short(str(size)), "fill": "currentColor"})
    root.set("aria-hidden", "true")
    for element in root.iter():
        element.text = None if len(element) else element.text
        element.tail = "\n"
    root.text = "\n"
    return ET.tostring(root, encoding="unicode").strip()


def _clean(element: ET.Element, used: set[str], owner: str, size: float) -> None:
    """Turn an element's style into few and short attributes."""
    pairs = [p.split(":", 1) for p in element.attrib.pop("style", "").split(";") if ":" in p]
    element.attrib.update({name.strip(): value.strip() for name, value in pairs})
    if element.get("id") not in used:
        element.attrib.pop("id", None)
    # Nothing is drawn that must be cut off.
    element.attrib.pop("clip-path", None)
    if element.get("transform", "").startswith("rotate(-0 "):
        del element.attrib["transform"]
    for name, value in list(element.attrib.items()):
        if name in _COLOURED:
            value = _variable(value, owner, element.tag)
        elif name == "d":
            value = re.sub(r"\s*([A-Za-z])\s*", r"\1", " ".join(value.split()))
        elif name == "font-size":
            value = value.removesuffix("px")
        if name not in ("id", "href") and not name.endswith("opacity"):
            value = _short(value)
        element.set(name, value)
        if (
            (name in _DROPPED and element.tag not in _SIZED)
            or (name, value) in _DEFAULTS
            or (name == "font-size" and value == _short(str(size)))
            or (name == "fill" and value == "currentColor")
        ):
            del element.attrib[name]
    if element.tag in ("path", "use") and "stroke" not in element.attrib:
        element.attrib.pop("stroke-width", None)


def _variable(value: str, owner: str, tag: str) -> str:
    """Return the book's colour for one of its light colours, or the nearest to a grey."""
    if value == "none" or value.startswith("url("):
        return value
    red, green, blue = (value[start : start + 2] for start in (1, 3, 5))
    if value in _BY_LIGHT:
        return colour(_BY_LIGHT[value])
    if red == green == blue:
        # What only helps the eye is too pale to be read.
        greys = [name for name in _GREYS if tag != "text" or name not in ORNAMENTS]
        light = luminance(value)
        return colour(min(greys, key=lambda name: abs(luminance(COLOURS[name][0]) - light)))
    raise UsageError(
        f"{owner} is drawn in the colour {value}, which does not turn with the page. Leave "
        "colours to the book, or take greys and the shades of helpers.page.figures.shades."
    )


def _dulled(value: str) -> str:
    """Return a colour as seaborn fills areas with it."""
    rgb = (int(value[start : start + 2], 16) / 255 for start in (1, 3, 5))
    hue, light, saturation = rgb_to_hls(*rgb)
    dull = hls_to_rgb(hue, light, saturation * _DULLED)
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in dull)


# Two variables may have the same colours; then it does not matter which is taken.
_BY_LIGHT = {
    written.lower(): variable
    for variable, (light, _) in COLOURS.items()
    for written in (_dulled(light), light)
}


def _short(value: str) -> str:
    """Write numbers with at most one decimal."""

    def rounded(match: re.Match[str]) -> str:
        text = f"{float(match.group()):.1f}".removesuffix(".0")
        return "0" if text == "-0" else text

    return _NUMBER.sub(rounded, value)


def _unseen(element: ET.Element) -> bool:
    """Tell whether an element has neither area nor line."""
    named = element.attrib.keys() & {"id", "stroke"}
    return element.tag == "path" and element.get("fill") == "none" and not named


def _flattened(parent: ET.Element) -> list[ET.Element]:
    """Return an element's children without metadata, and without groups that say nothing."""
    children: list[ET.Element] = []
    for child in parent:
        if child.tag in ("metadata", "style", "clipPath"):
            continue
        child[:] = _flattened(child)
        if (child.tag in ("g", "defs") and not len(child)) or _unseen(child):
            continue
        children.extend(child if child.tag == "g" and not child.attrib else [child])
    return children
