"""What readers can find on a page: its sections, figures, indicators, goals, claims and sources."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape

from helpers.base.language import phrase
from helpers.production.search import NUMBER, Unit

# A drawing has its numbers beside it as text.
_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_PART = re.compile(r"""<(/?)([a-z][a-z0-9]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>|([^<]+)""")
_ID = re.compile(r'\bid="([^"]*)"')
_CLASS = re.compile(r'\bclass="([^"]*)"')
_YEAR = re.compile(r"(?:19|20)\d\d")
_BLOCKS = {"dd", "dl", "div", "figcaption", "li", "ol", "p", "section", "summary", "table", "ul"}
_EMPTY = {"br", "col", "hr", "img", "input", "wbr"}
# What is a place of its own, by element or class, and of what kind.
_PLACES = {
    "section": "section",
    "dt-figure": "figure",
    "dt-row": "row",
    "dt-goal": "goal",
    "dt-entry": "source",
    "dt-claim": "claim",
}
_TEXT, _TITLE, _VALUE, _ABOUT = "text", "title", "value", "about"
_TABLE, _NOTHING = "table", "nothing"
# What an element or class says of its place, where that is not its text.
_SAYS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "dt-row-label"), _TITLE),
    **dict.fromkeys(("dt-row-marks", "dt-row-value"), _VALUE),
    # Which answers are counted, of whom, when and in which survey.
    **dict.fromkeys(("dt-row-about", "dt-line"), _ABOUT),
    "table": _TABLE,
    # Names of facts, signs and links stand everywhere and say nothing of a place.
    **dict.fromkeys(("caption", "dt", "dt-axis", "dt-key"), _NOTHING),
    "dt-links": _NOTHING,
}
# Nor do facts that are none, and addresses of the web.
_NONE = {
    phrase("ikke oppgitt i kilden"),
    phrase("ikke oppgitt"),
    phrase("ikke kjent"),
    phrase("gjelder ikke"),
    phrase("ingen tidligere tall"),
}
_HIDDEN = 'aria-hidden="true"'
_ADDRESS = ("http://", "https://")
# A table with more numbers is all of them, and leads to none.
_MANY = 30
_STOPS = (".", ":", "?", "!", ";")
# As many values of a figure are shown of it.
_SHOWN = 3


@dataclass(slots=True)
class _Place:
    """A place while it is read."""

    kind: str
    anchor: str = ""
    within: "_Place | None" = None
    # What is said, in blocks of texts.
    said: dict[str, list[list[str]]] = field(default_factory=dict)
    rows: list["_Place"] = field(default_factory=list)
    # Of its first table, the cells of each row.
    table: list[list[str]] = field(default_factory=list)

    def words(self, what: str) -> str:
        """Return what is said, with a dot where a block ends that is no sentence."""
        blocks = (" ".join(" ".join(block).split()) for block in self.said.get(what, ()))
        joined = ""
        for block in filter(None, blocks):
            joined += (" " if not joined or joined.endswith(_STOPS) else " · ") + block
        return joined.strip()

    @property
    def is_repeat(self) -> bool:
        """Whether it is a row that has its own place in another figure."""
        around = self.within.anchor if self.within else ""
        return self.kind == "row" and self.anchor.startswith(f"{around}-")


def units(body: str) -> tuple[Unit, ...]:
    """Return what can be found in the HTML of a page, in its order.

    A place without an anchor or a title is left out, and so is a row that stands elsewhere too.
    """
    return tuple(
        _unit(place)
        for place in _places(body)
        if place.anchor and place.words(_TITLE) and not place.is_repeat
    )


def _unit(place: _Place) -> Unit:
    title = place.words(_TITLE)
    value = place.words(_VALUE) or _value_of(place)
    # No number travels without what it is a number of.
    about = place.words(_ABOUT)
    if place.kind == "row" or not place.rows:
        value = " · ".join(filter(None, [value, about]))
    # A claim says in a line what it says; rows that stand elsewhere are named here.
    repeated = [row.words(_TITLE) for row in place.rows if row.is_repeat]
    lines = [about if place.rows else "", place.words(_TEXT), *repeated]
    text = "" if place.kind == "claim" else " · ".join(filter(None, lines))
    # Rows have the numbers of their figure.
    cells = [] if place.rows else [cell for row in place.table for cell in row]
    numbers = ["".join(number.split()) for cell in cells for number in NUMBER.findall(cell)]
    return Unit(
        kind=place.kind,
        anchor=place.anchor,
        title=title,
        value=value,
        text=text,
        more=" ".join(numbers if len(set(numbers)) <= _MANY else ()),
        within=place.within.anchor if place.within else "",
    )


def _value_of(place: _Place) -> str:
    """Return the last values of a figure: of its first row, or those that end its table."""
    if place.kind != "figure":
        return ""
    if place.rows:
        row = place.rows[0]
        return " · ".join((row.words(_TITLE), row.words(_VALUE), row.words(_ABOUT)))
    return _last_of(place.table)


def _last_of(table: Sequence[Sequence[str]]) -> str:
    """Return what the last column says of the first rows, or the first row in each column.

    Examples
    --------
    >>> _last_of([["Hva", "2022", "2024"], ["Norge", "17.", "15."], ["Danmark", "1.", "–"]])
    'Norge: 15.; Danmark: 1. (2024)'
    >>> _last_of([["Hva", "Høyere", "Lavere"], ["Prioritet", "11 %", "29 %"]])
    'Høyere: 11 %; Lavere: 29 %'
    """
    if len(table) < 2:
        return ""
    head, *rows = table
    if all(map(_YEAR.fullmatch, head[1:])):
        last = [(row[0], next((c for c in reversed(row[1:]) if c != "–"), "–")) for row in rows]
        return f"{_listed(last)} ({head[-1]})"
    return _listed(list(zip(head[1:], rows[0][1:], strict=False)))


def _listed(values: Sequence[tuple[str, str]]) -> str:
    more = "; …" if len(values) > _SHOWN else ""
    return "; ".join(f"{whose}: {value}" for whose, value in values[:_SHOWN]) + more


def _places(body: str) -> list[_Place]:
    """Return the places of a page, each with all that it says."""
    found: list[_Place] = []
    # What is open: the element, its place, and what it says of it.
    opened: list[tuple[str, _Place, str]] = [("", _Place(""), _TEXT)]
    for closing, element, attributes, text in _PART.findall(_DRAWING.sub(" ", body)):
        _, place, says = opened[-1]
        if text:
            _say(place, says, unescape(text).strip())
        elif closing:
            while len(opened) > 1 and opened.pop()[0] != element:
                pass
        elif element not in _EMPTY:
            classes, anchor = _CLASS.search(attributes), _ID.search(attributes)
            names = [element, *(classes[1].split() if classes else ())]
            kind = next((_PLACES[name] for name in names if name in _PLACES), None)
            if kind:
                place, says = _begin(kind, place), _TEXT
                found.append(place)
            if anchor and not place.anchor:
                place.anchor = anchor[1]
            if _HIDDEN in attributes or "headerlink" in names:
                says = _NOTHING
            elif says == _TABLE:
                _tabulate(element, place)
            elif says == _TEXT:
                says = _said_by(names, place)
            if element in _BLOCKS and says != _TABLE:
                place.said.setdefault(says, []).append([])
            opened.append((element, place, says))
    return found


def _begin(kind: str, around: _Place) -> _Place:
    place = _Place(kind, within=around if around.anchor else None)
    if kind == "row":
        around.rows.append(place)
    return place


def _say(place: _Place, what: str, words: str) -> None:
    if not words or what == _NOTHING or _says_nothing(words) or words.startswith(_ADDRESS):
        return
    if what == _TABLE:
        if place.table and place.table[-1]:
            place.table[-1][-1] = f"{place.table[-1][-1]} {words}".strip()
    else:
        place.said.setdefault(what, [[]])[-1].append(words)


def _says_nothing(words: str) -> bool:
    """Tell whether something says that it is not known, or of each of several.

    Examples
    --------
    >>> _says_nothing("målte andeler: ikke oppgitt i kilden; andre tall: gjelder ikke")
    True
    >>> _says_nothing("Kommuner: 120; for de andre: ikke oppgitt i kilden")
    False
    """
    return all(part.rpartition(": ")[2] in _NONE for part in words.split("; "))


def _tabulate(element: str, place: _Place) -> None:
    if element == "tr":
        place.table.append([])
    elif element in ("td", "th"):
        place.table[-1].append("")


def _said_by(names: Sequence[str], place: _Place) -> str:
    if "summary" in names and place.kind in ("claim", "figure"):
        # The line of a claim is what it says; what figures open with is the same everywhere.
        return _TITLE if place.kind == "claim" else _NOTHING
    # Each row has facts of its own.
    if "dt-facts" in names and place.rows:
        return _NOTHING
    found = next((_SAYS[name] for name in names if name in _SAYS), _TEXT)
    return _TEXT if found == _TITLE and _TITLE in place.said else found
