"""A figure as it leaves the book, read back from what its cell shows.

The block's own markup is well-formed, so that what readers see and what they take away cannot
differ: drawing, words and table are those of the page, and the numbers are those of its CSV.
"""

import csv
import io
import re
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree import ElementTree as ET

from helpers.base.formats import number
from helpers.base.language import Translate, phrase, translator
from helpers.base.outputs import ROW_OPENS, Figure
from helpers.base.spreadsheet import original

# Where the pages and files of figures lie in an edition, and how the name of a page ends that is
# shown within others.
FOLDER, EMBEDDED = "figur", "-innfelt"
LICENCE = phrase("CC BY 4.0 for bokens tekst og tabeller. Tallene tilhører utgiverne av kildene.")
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
# Columns that hold numbers and nothing else.
NUMBERS = frozenset(
    "year year_from value rank_of n n_from n_matched change ci_low ci_high".split()  # noqa: SIM905
)
# What no file of XML may hold, and no reader can see.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NUMBER = re.compile(r"-?\d+(\.\d+)?(e[+-]?\d+)?")
# The places within a source, which stand after it in the caption.
_PLACES = re.compile(r"(?<=\)), «.*", re.DOTALL)
# A caption that says something of each row is longer; the files of numbers have all of it.
LONGEST = 420

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Book:
    """What every exhibit says of the book that it is from.

    Parameters
    ----------
    title : str
        The name of the book.
    year : int
        The edition.
    publisher : str
        Who answers for it; empty where nobody is stated.
    address : str
        Where the book is published, with a slash at its end; empty where that is not known.
    language : str
        The language of its pages.
    draft : bool
        Whether its numbers may change.
    """

    title: str
    year: int
    publisher: str = ""
    address: str = ""
    language: str = "nb"
    draft: bool = False

    @property
    def edition(self) -> str:
        """The book and its edition; that it is a draft, where it is."""
        name = f"{self.title} {self.year}"
        return self.translate("{} (utkast)").format(name) if self.draft else name

    @property
    def translate(self) -> Translate:
        """The function that turns a message into the language of the pages."""
        return translator(self.language)

    def at(self, place: str) -> str:
        """Return the public address of a place in the edition; empty where none is known."""
        return f"{self.address}{self.year}/{place}" if self.address else ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the caption: what it is by code and in words, and what it says."""

    code: str
    label: str
    values: tuple[str, ...]

    @property
    def text(self) -> str:
        """All that it says, in one line."""
        return "; ".join(self.values)


@dataclass(frozen=True)
class Exhibit:
    """A figure outside its chapter.

    Parameters
    ----------
    figure : Figure
        What the rest of the book knows of it.
    html : str
        What its cell shows, in which the figure is.
    page : str
        The page that shows it, below the edition.
    book : Book
        The edition.
    """

    figure: Figure
    html: str = field(repr=False)
    page: str
    book: Book

    @property
    def anchor(self) -> str:
        """Its place on the page, and its name."""
        return self.figure.anchor

    @property
    def title(self) -> str:
        """What it shows, without what in it opens."""
        return seen(self.figure.title)

    @property
    def measured(self) -> str:
        """What exactly is measured; nothing of what can be done on a page."""
        return self.said("dt-measured").replace(self.book.translate(ROW_OPENS), "").strip()

    @property
    def place(self) -> str:
        """The page of its own, below the edition."""
        return f"{FOLDER}/{self.anchor}.html"

    @cached_property
    def element(self) -> ET.Element:
        """The figure itself, as it stands in the chapter."""
        # An attribute without a value is HTML, and no XML.
        whole = ET.fromstring(seen(self.html).replace(" download>", ' download="">'))
        return next(e for e in whole.iter("figure") if e.get("id") == self.anchor)

    def said(self, name: str) -> str:
        """Return the text of the first part of a class that the figure itself has; or nothing."""
        return next((text_of(e) for e in self.element if name in classes(e)), "")

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The caption."""
        opens = next(e for e in self.element if "dt-opens" in classes(e))
        lines = next(e for e in opens.iter("dl") if "dt-facts" in classes(e))
        return tuple(
            Fact(
                line.get("data-fact", "more"),
                "".join(map(text_of, line.iter("dt"))),
                tuple(map(text_of, line.iter("dd"))),
            )
            for line in lines
        )

    def fact(self, code: str) -> Fact:
        """Return a line of the caption by its code."""
        return next(fact for fact in self.facts if fact.code == code)

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources, without the places in them."""
        return tuple(_PLACES.sub("", source) for source in self.fact("source").values)

    @property
    def base(self) -> str:
        """How many answered, in few words where the caption says it row by row."""
        _, said = self.book.translate, self.fact("base").text
        if len(said) <= LONGEST:
            return said
        known = sorted({n for row in self.rows if isinstance(n := row.get("n"), int)})
        if not known:
            return _("ikke oppgitt i kilden, eller gjelder ikke; se hvert tall")
        ends = "–".join(number(n, self.book.language) for n in dict.fromkeys((known[0], known[-1])))
        return _("{} der det er oppgitt; se hvert tall").format(ends)

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """What else must be said: cautions first, then the notes of the caption."""
        beside = [e for e in self.element if {"dt-caution", "dt-lacks"} & set(classes(e))]
        opens = next(e for e in self.element if "dt-opens" in classes(e))
        noted = [e for e in opens.iter("p") if "dt-note" in classes(e)]
        return tuple(map(text_of, (*beside, *noted)))

    @cached_property
    def table(self) -> tuple[tuple[str, ...], ...]:
        """The table of the numbers, its headings first."""
        boxes = [e for e in self.element.iter("div") if "dt-table" in classes(e)]
        # Rows have tables of their own, which are groups.
        whole = next(e for e in boxes if e.get("role") == "region")
        return tuple(
            tuple(text_of(cell) for cell in row if cell.tag in ("th", "td"))
            for row in whole.iter("tr")
        )

    @cached_property
    def rows(self) -> tuple[dict[str, Value], ...]:
        """The numbers: texts as they were written, numbers as numbers."""
        (download,) = self.figure.downloads
        reader = csv.DictReader(io.StringIO(download.content, newline=""))
        return tuple({name: _value(name, cell) for name, cell in row.items()} for row in reader)

    @cached_property
    def about(self) -> tuple[tuple[str, str, str], ...]:
        """What must go with the numbers wherever they go: code, words and what is said."""
        _ = self.book.translate
        said = (
            ("title", _("Figur"), self.title),
            ("measured", _("Hva tallene viser"), self.measured),
            *((fact.code, fact.label, fact.text) for fact in self.facts),
            ("notes", _("Merk"), " ".join(self.notes)),
            ("edition", _("Utgave"), self.book.edition),
            ("publisher", _("Utgiver"), self.book.publisher),
            ("licence", _("Lisens"), f"{_(LICENCE)} {LICENCE_ADDRESS}"),
            ("address", _("Adresse"), self.book.at(self.place)),
        )
        return tuple((code, label, text) for code, label, text in said if text)


def seen(text: str) -> str:
    """Return a text without the characters that no reader can see and XML may not hold."""
    return _UNSEEN.sub("", text)


def classes(element: ET.Element) -> list[str]:
    """Return the classes of an element."""
    return element.get("class", "").split()


def text_of(element: ET.Element) -> str:
    """Return the text of an element, in one line."""
    # Not all white space: a no-break space in a number is a part of it.
    return re.sub(r"[ \t\r\n]+", " ", "".join(element.itertext())).strip()


def _value(column: str, cell: str) -> Value:
    if column not in NUMBERS:
        # In this order: without what cannot be seen, a text may look as if it had been made inert.
        return seen(original(cell))
    if not _NUMBER.fullmatch(cell):
        return cell or None
    return float(cell) if {".", "e"} & set(cell) else int(cell)
