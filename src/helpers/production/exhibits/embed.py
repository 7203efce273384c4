"""A figure on another page: the line that puts it there, and how high it is."""

from html import escape
from xml.etree import ElementTree as ET

from helpers.drawing.measure import text_width, wrap

from .exhibit import EMBEDDED, FOLDER, Exhibit, classes, text_of

# The narrowest page that the height is for, and what is left beside the margins of it.
_PAGE, _MARGIN = 360.0, 16.0
_WIDTH = _PAGE - 2 * _MARGIN
# Sizes and spaces of the page within the frame, in pixels.
_TITLE, _TEXT, _SMALL = 20.8, 15.2, 13.6
_LEADING = 1.45
_KEY, _PADDING, _HEAD = 24.0, 18.0, 60.0
# Where nobody knows yet where the book is published.
UNKNOWN = "https://ADRESSEN-TIL-BOKEN/"


def line(exhibit: Exhibit) -> str:
    """Return the HTML that shows a figure on another page."""
    place = f"{FOLDER}/{exhibit.anchor}{EMBEDDED}.html"
    address = exhibit.book.at(place) or f"{UNKNOWN}{exhibit.book.year}/{place}"
    return (
        f'<iframe src="{escape(address)}" title="{escape(exhibit.title)}" loading="lazy" '
        f'width="100%" height="{height(exhibit)}" style="border:0"></iframe>'
    )


def height(exhibit: Exhibit) -> int:
    """Return how high a figure is on a page as narrow as a phone; where it is wider it is lower.

    Letters are taken to be as wide as those of the widest usual font: nothing is cut off.
    """
    found = _HEAD + _lines(exhibit.title, _TITLE, bold=True) + _lines(exhibit.measured, _TEXT)
    for part in exhibit.element:
        named = classes(part)
        if "dt-key" in named:
            found += _KEY * _rows_of([text_of(entry) for entry in part]) + _PADDING
        elif "dt-chart" in named:
            narrow = next(e for e in part.iter("div") if "dt-narrow" in classes(e))
            _, _, across, down = map(float, narrow[0].get("viewBox", "").split())
            found += _WIDTH * down / across
        elif "dt-rows" in named:
            found += _panel(part)
        elif "dt-table" in named:
            found += 3 * _KEY + sum(
                max(_lines(cell, _SMALL, _WIDTH / 2.5) for cell in row) + _PADDING
                for row in exhibit.table
            )
        elif "dt-folded" in named and "dt-rows" in {c for e in part for c in classes(e)}:
            found += _KEY + _PADDING
        elif {"dt-line", "dt-caution", "dt-lacks"} & set(named):
            found += _lines(text_of(part), _TEXT) + _PADDING
    foot = [exhibit.fact("scale").text, "; ".join(exhibit.sources), exhibit.book.edition]
    return round(found + sum(_lines(f"Svarskala: {text}", _SMALL) for text in foot) + _HEAD)


def _panel(panel: ET.Element) -> float:
    found = _HEAD
    for row in panel[1:]:
        for part in row[0]:
            drawn = next(part.iter("svg"), None)
            if drawn is not None:
                _, _, across, down = map(float, drawn.get("viewBox", "").split())
                found += _WIDTH * down / across
            else:
                texts = [text_of(e) for e in part] or [text_of(part)]
                found += sum(_lines(text, _TEXT) for text in texts)
        found += _PADDING
    return found


def _lines(text: str, size: float, width: float = _WIDTH, *, bold: bool = False) -> float:
    return len(wrap(text, width, size, bold)) * size * _LEADING if text else 0.0


def _rows_of(texts: list[str]) -> int:
    """Return how many lines the entries of a key take, which are not parted."""
    rows, left = 1, 0.0
    for text in texts:
        wide = text_width(text, _TEXT, True) + 2 * _MARGIN
        if left and left + wide > _WIDTH:
            rows, left = rows + 1, 0.0
        left += wide
    return rows
