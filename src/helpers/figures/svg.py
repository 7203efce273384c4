"""What matplotlib writes, made light and ready to stand in a page."""

import re
from xml.etree import ElementTree as ET

from .palette import COLOURS

_NUMBER = re.compile(r"-?\d+\.\d+")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_COLOURED = ("fill", "stroke")
# What the page sets itself, and what says nothing.
_DROPPED = {
    "font-family",
    "font-style",
    "stroke-linejoin",
    "version",
    "width",
    "height",
}
_DEFAULTS = {
    ("stroke-linecap", "butt"),
    ("stroke-width", "1"),
    ("text-anchor", "start"),
}
_BY_STAND_IN = {
    f"#{place:02x}01fe": (variable, light)
    for place, (variable, (light, _)) in enumerate(COLOURS.items(), start=1)
}
_STAND_INS = {variable: stand_in for stand_in, (variable, _) in _BY_STAND_IN.items()}


def stand_in(variable: str) -> str:
    """Return the colour to draw with where the page's variable shall stand."""
    return _STAND_INS[variable]


def tidied(source: str, size: float) -> str:
    """Return matplotlib's SVG as a light element for a page.

    Metadata, styles, fonts and needless groups and ids go; colours become CSS variables with
    the light colour as what is shown where the book's style sheet is missing.

    Parameters
    ----------
    source : str
        The file that matplotlib wrote.
    size : float
        The size of most text, which is said once.
    """
    root = ET.fromstring(source)
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        for name in list(element.attrib):
            element.set(name.rpartition("}")[2], element.attrib.pop(name))
    used = set(_REFERENCE.findall(source)) | {
        element.get("href", "")[1:] for element in root.iter("use")
    }
    for element in root.iter():
        _clean(element, used, size)
    root[:] = _flattened(root)
    root.attrib.update({"font-size": _short(str(size)), "fill": "currentColor"})
    root.attrib.update({"aria-hidden": "true", "focusable": "false"})
    for element in root.iter():
        element.text = None if len(element) else element.text
        element.tail = "\n"
    root.text = "\n"
    return ET.tostring(root, encoding="unicode").strip()


def prefixed(source: str, prefix: str) -> str:
    """Return an SVG with a prefix before every id and every reference to one."""
    root = ET.fromstring(source)
    for element in root.iter():
        for name, value in element.attrib.items():
            if name == "id":
                element.set(name, prefix + value)
            elif name == "href":
                element.set(name, f"#{prefix}{value[1:]}")
            else:
                element.set(name, _REFERENCE.sub(rf"url(#{prefix}\1)", value))
    return ET.tostring(root, encoding="unicode")


def _clean(element: ET.Element, used: set[str], size: float) -> None:
    """Turn an element's style into few and short attributes."""
    pairs = [p.split(":", 1) for p in element.attrib.pop("style", "").split(";") if ":" in p]
    element.attrib.update({name.strip(): value.strip() for name, value in pairs})
    if element.get("id") not in used:
        element.attrib.pop("id", None)
    element.attrib.pop("clip-path", None)
    if element.tag == "text":
        element.attrib.pop("transform", None)
    for name, value in list(element.attrib.items()):
        if name in _COLOURED:
            value = _variable(value)
        elif name == "d":
            value = _path(value)
        elif name == "font-size":
            value = value.removesuffix("px")
        if name not in ("id", "href"):
            value = _short(value)
        element.set(name, value)
        if (
            (name in _DROPPED and element.tag not in ("pattern", "rect"))
            or (name, value) in _DEFAULTS
            or (name == "font-size" and value == _short(str(size)))
        ):
            del element.attrib[name]
    if element.get("fill") == "currentColor":
        del element.attrib["fill"]
    if element.tag in ("path", "use") and "stroke" not in element.attrib:
        element.attrib.pop("stroke-width", None)


def _variable(value: str) -> str:
    """Return the CSS variable for a stand-in colour."""
    if value == "none" or value.startswith("url("):
        return value
    try:
        variable, light = _BY_STAND_IN[value.lower()]
    except KeyError:
        raise ValueError(f"A drawing holds the colour {value}, which no variable has.") from None
    return "currentColor" if variable == "--dt-text" else f"var({variable},{light})"


def _path(value: str) -> str:
    """Write a path without needless spaces."""
    return re.sub(r"\s*([A-Za-z])\s*", r"\1", " ".join(value.split()))


def _short(value: str) -> str:
    """Write numbers with at most one decimal."""

    def rounded(match: re.Match[str]) -> str:
        text = f"{float(match.group()):.1f}".removesuffix(".0")
        return "0" if text == "-0" else text

    return _NUMBER.sub(rounded, value)


def _flattened(parent: ET.Element) -> list[ET.Element]:
    """Return an element's children without metadata, and without groups that say nothing."""
    children: list[ET.Element] = []
    for child in parent:
        if child.tag in ("metadata", "style"):
            continue
        child[:] = _flattened(child)
        if child.tag in ("g", "defs") and not len(child):
            continue
        children.extend(child if child.tag == "g" and not child.attrib else [child])
    return children
