"""Reads a drawing back: its texts and where they stand."""

from dataclasses import dataclass
from itertools import combinations
from xml.etree import ElementTree as ET

from helpers.drawing import Mark, Picture, Series, look
from helpers.drawing.measure import Box, text_box
from helpers.drawing.sheet import NARROW, WIDE, Frame

NAMES = {
    "state": "Statlige virksomheter",
    "municipality": "Kommuner",
    "citizens": "Innbyggere",
    "country": "Norge",
    "catalogue": "Felles datakatalog",
    "all": "Alle virksomheter",
    "higher": "Høyere",
    "same": "Lik",
    "lower": "Lavere",
}
LONG = "Manglende innsikt i tilbudet fra leverandører av KI-verktøy"


@dataclass(frozen=True)
class Text:
    words: str
    box: Box


def mark(row, series, value, year=2024, **more):
    text = more.pop("text", f"{value:g} %")
    return Mark(row, Series(series, NAMES[series], look(series)), value, text, year, **more)


def drawings(picture: Picture) -> tuple[tuple[Frame, ET.Element], ...]:
    return ((WIDE, ET.fromstring(picture.wide)), (NARROW, ET.fromstring(picture.narrow)))


def texts(root: ET.Element) -> list[Text]:
    found = []
    for element in root.iter("text"):
        words = "".join(element.itertext())
        size = float(element.get("font-size", root.get("font-size")))
        bold = element.get("font-weight") == "700"
        anchor = element.get("text-anchor", "start")
        x, y = float(element.get("x")), float(element.get("y"))
        found.append(Text(words, text_box(words, x, y, size, bold, anchor)))
    return found


def words(picture: Picture) -> list[set[str]]:
    return [{text.words for text in texts(root)} for _, root in drawings(picture)]


def assert_clear(picture: Picture) -> None:
    """No text meets another or leaves the drawing."""
    for frame, root in drawings(picture):
        _, _, width, height = map(float, root.get("viewBox").split())
        assert width == frame.width
        found = texts(root)
        for text in found:
            assert text.box.left >= -0.6, (frame.name, text)
            assert text.box.right <= width + 0.6, (frame.name, text)
            assert text.box.top >= -0.6, (frame.name, text)
            assert text.box.bottom <= height + 0.6, (frame.name, text)
        for one, other in combinations(found, 2):
            # Coordinates are rounded to a tenth.
            assert not one.box.meets(other.box, -0.25), (frame.name, one, other)
