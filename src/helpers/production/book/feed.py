"""What is told to machines of the whole book: its pages, its editions and its corrections.

Both need the address where the book is published, and are not written where nobody knows it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from helpers.base.language import translator

from .inventory import FRONT, Built

SITEMAP, FEED = "sitemap.xml", "nytt.atom"
_ERRATA = Path("about", "errata.md")
_ERRATA_PAGE = "about/errata.html"
_CORRECTION = re.compile(r"^\|\s*(\d{4}-\d\d-\d\d)\s*\|\s*(\d{4})\s*\|([^|]*)\|", re.MULTILINE)
_PLACES = "http://www.sitemaps.org/schemas/sitemap/0.9"
_ATOM = "http://www.w3.org/2005/Atom"
# What says of itself that no search engine is to list it.
_UNLISTED = {"search.html"}


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure of a published edition that was corrected: when, of which edition, and what."""

    day: str
    year: int
    what: str


def corrections(root: Path) -> tuple[Correction, ...]:
    """Return the corrections that the errata list."""
    file = root / _ERRATA
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    return tuple(
        Correction(day, int(year), " ".join(what.split()))
        for day, year, what in _CORRECTION.findall(text)
    )


def sitemap(built: Sequence[Built], address: str) -> str:
    """Return the pages of all editions that are out, with the day when each came."""
    root = ET.Element("urlset", {"xmlns": _PLACES})
    for place, day in _places(built):
        entry = ET.SubElement(root, "url")
        ET.SubElement(entry, "loc").text = f"{address}{place}"
        if day:
            ET.SubElement(entry, "lastmod").text = day
    return _written(root)


def feed(
    built: Sequence[Built],
    corrected: Sequence[Correction],
    book: str,
    address: str,
    language: str = "nb",
) -> str:
    """Return the editions that are out and the corrections as Atom, the newest first.

    Empty where nothing is out.
    """
    _ = translator(language)
    known = {edition.year: edition for edition in built if edition.published}
    entries = [
        (edition.published, _("Ny utgave: {} {}").format(book, year), f"{year}/{FRONT}", "")
        for year, edition in known.items()
    ]
    # Each entry has an address of its own, though all corrections stand on one page.
    entries += [
        (
            one.day,
            _("Rettelse i {} {}").format(book, one.year),
            f"{one.year}/{_ERRATA_PAGE}?rettelse={place}",
            one.what,
        )
        for place, one in enumerate(corrected, 1)
        if one.year in known
    ]
    if not entries:
        return ""
    entries.sort(reverse=True)
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": language})
    about = {"id": address, "title": book, "updated": _time(entries[0][0])}
    for name, text in about.items():
        ET.SubElement(root, name).text = text
    ET.SubElement(root, "link", {"rel": "self", "href": f"{address}{FEED}"})
    ET.SubElement(root, "link", {"href": address})
    author = ET.SubElement(root, "author")
    ET.SubElement(author, "name").text = book
    for day, title, place, what in entries:
        entry = ET.SubElement(root, "entry")
        said = {"id": f"{address}{place}", "title": title, "updated": _time(day), "summary": what}
        for name in filter(said.get, said):
            ET.SubElement(entry, name).text = said[name]
        ET.SubElement(entry, "link", {"href": f"{address}{place}"})
    return _written(root)


def _places(built: Sequence[Built]) -> Iterator[tuple[str, str]]:
    yield "", ""
    for edition in reversed(built):
        for page in edition.pages if not edition.draft else ():
            if page not in _UNLISTED:
                yield f"{edition.year}/{page}", edition.published


def _time(day: str) -> str:
    return f"{day}T00:00:00Z"


def _written(root: ET.Element) -> str:
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, "unicode")}\n'
