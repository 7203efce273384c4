"""A page as it stands on paper: all of it open, and without what only a screen can do."""

from collections.abc import Callable, Iterable, Iterator
from xml.etree.ElementTree import Element

from helpers.base.language import phrase, translator

from . import drawings, formulas
from .linked import Places
from .tree import Node, classes, content, having, is_in_line, make, name, text, trimmed

# What only a screen can do: search and choose, copy and load, move about.
_LEFT_OUT = frozenset({"headerlink", "dt-choices", "dt-narrow", "toctree-wrapper"})
_INTERFACE = frozenset({"button", "form", "nav", "noscript", "script", "summary", "template"})
# What only holds together what a cell has shown.
_TRANSPARENT = frozenset({"cell", "cell_output", "output"})
_KEPT = ("alt", "colspan", "lang", "rowspan", "scope", "src", "start")
# What tells of what can be done on a screen, within a text. The last is said by a page itself.
_HINTS = (
    phrase("Hver rad kan åpnes."),
    phrase("Hvert mål kan åpnes."),
    "Åpne en påstand for å se hvordan boken har lest den, regnestykket, tallene som er brukt, "
    "og hvor i kilden den står.",
)
# What offers to show more begins with a word that asks for it.
_OFFER = phrase("Vis alle {}")
_MANY_COLUMNS = 8
_FEW_ROWS = 12
_AS_TEXT = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "caption"})


class Unfolding:
    """Turns the elements of a page into those that stand on paper.

    Parameters
    ----------
    places : Places
        What the page's names and links are called in the document.
    language : str
        The language of the page.
    """

    def __init__(self, places: Places, language: str) -> None:
        self._places = places
        self._ = translator(language)
        self._hints = [self._(hint) for hint in _HINTS]
        self._offer = self._(_OFFER).split()[0]
        self._ink = drawings.colour(Element("p"))
        self._of_class: dict[str, Callable[[Element], list[Node]]] = {
            "dt-chart": self._chart,
            "dt-row-marks": self._marks,
            "dt-axis": self._axis,
            "dt-key": self._key,
            "dt-facts": self._facts,
        }
        self._of_name: dict[str, Callable[[Element], list[Node]]] = {
            "a": self._link,
            "details": self._opened,
            "dd": self._part,
            "dl": self._box,
            "dt": self._part,
            "figcaption": self._line,
            "figure": self._box,
            "li": self._item,
            "math": self._formula,
            "ol": self._list,
            "p": self._paragraph,
            "span": self._span,
            "svg": self._sign,
            "table": self._table,
            "ul": self._list,
        }

    def page(self, article: Element) -> list[Node]:
        """Return all of a page."""
        return self._held(article)

    def _held(self, element: Element) -> list[Node]:
        return [each for node in content(element) for each in self._on_paper(node)]

    def _on_paper(self, node: Node) -> list[Node]:
        if isinstance(node, str):
            return [self._without_hints(node)]
        kinds = classes(node)
        if not _LEFT_OUT.isdisjoint(kinds) or name(node) in _INTERFACE:
            return []
        if not _TRANSPARENT.isdisjoint(kinds):
            return self._held(node)
        before, self._ink = self._ink, drawings.colour(node, self._ink)
        try:
            own = next((self._of_class[kind] for kind in kinds if kind in self._of_class), None)
            return (own or self._of_name.get(name(node), self._same))(node)
        finally:
            self._ink = before

    def _without_hints(self, said: str) -> str:
        for hint in self._hints:
            said = said.replace(f" {hint}", "").replace(hint, "")
        return said

    def _made(self, element: Element, tag: str, held: Iterable[Node]) -> Element:
        """Return an element of a name, with what is kept of the attributes of another."""
        kept: dict[str, str | None] = {key: element.get(key) for key in _KEPT}
        return make(
            tag, held, {"id": self._places.own(element), "class": element.get("class"), **kept}
        )

    def _same(self, element: Element) -> list[Node]:
        tag = name(element)
        if tag in _AS_TEXT:
            words = "".join(n if isinstance(n, str) else text(n) for n in self._held(element))
            return [self._made(element, tag, [" ".join(words.split(None))])]
        return [self._made(element, tag, self._held(element))]

    def _paragraph(self, element: Element) -> list[Node]:
        """Return a paragraph, unless all it said was of a screen."""
        held = self._held(element)
        return [self._made(element, "p", held)] if trimmed(held) else []

    def _box(self, element: Element) -> list[Node]:
        return [self._made(element, "div", self._held(element))]

    def _line(self, element: Element) -> list[Node]:
        return [self._made(element, "p", self._held(element))]

    def _part(self, element: Element) -> list[Node]:
        """Return a name or what it means, of a list of such."""
        held = self._held(element)
        made = self._made(element, "p" if is_in_line(held) else "div", held)
        kinds = f"{element.get('class', '')} dt-{name(element)}"
        made.set("class", kinds.strip())
        return [made]

    def _span(self, element: Element) -> list[Node]:
        held = self._held(element)
        if not trimmed(held) and element.get("id"):
            # Only a name for what it stands in.
            return []
        return [self._made(element, "span" if is_in_line(held) else "div", held)]

    def _link(self, element: Element) -> list[Node]:
        words, address = text(element), self._places.leads_to(element.get("href", ""))
        if address is None:
            return self._held(element)
        return [make("a", [words], {"href": address, "class": element.get("class")})]

    def _list(self, element: Element) -> list[Node]:
        """Return a list where its entries are lines; blocks stand one after the other without."""
        items = [item for item in self._held(element) if not isinstance(item, str)]
        tag = name(element) if all(item.tag == "li" for item in items) else "div"
        for item in items:
            item.tag = "li" if tag != "div" else "div"
        return [self._made(element, tag, items)] if items else []

    def _item(self, element: Element) -> list[Node]:
        """Return an entry of a list, unless it is of a page that the book lacks."""
        link = next(element.iter("a"), Element("a"))
        if text(element).startswith(text(link)) and self._places.lacks(link.get("href", "")):
            return []
        held = trimmed(self._held(element))
        if len(held) == 1 and not isinstance(held[0], str) and held[0].tag == "p":
            held = list(content(held[0]))
        lines = [n for n in held if isinstance(n, str) or n.tag not in {"ul", "ol"}]
        return [self._made(element, "li" if is_in_line(lines) else "div", held)]

    def _formula(self, element: Element) -> list[Node]:
        """Return a formula, one that stands alone in a line of its own."""
        held = formulas.in_line(element)
        return [make("p", held)] if element.get("display") == "block" else held

    def _sign(self, element: Element) -> list[Node]:
        return [drawings.sign(element, self._ink)]

    def _table(self, element: Element) -> list[Node]:
        if not any(name(cell) == "td" for cell in element.iter()):
            return [make("p", [self._("Ingen ennå.")])]
        made = self._made(element, "table", self._held(element))
        rows = [len(row) for row in element.iter("tr")]
        kinds = {"p-columns": max(rows) > _MANY_COLUMNS, "p-short": len(rows) <= _FEW_ROWS}
        made.set("class", " ".join(kind for kind, holds in kinds.items() if holds))
        return [made]

    def _opened(self, element: Element) -> list[Node]:
        """Return what opens, and the words that it opens at where they say more than that."""
        summary, *rest = element
        if any("dt-links" in classes(held) for part in rest for held in part):
            return []
        tells = len(summary) or (element.get("class") and not any(having(element, "dt-rows")))
        heading = self._heading(summary) if tells else []
        label = make("p" if is_in_line(heading) else "div", heading, {"class": "dt-summary"})
        opened = [label] if heading else []
        return [self._made(element, "div", [*opened, *self._held(element)])]

    def _heading(self, summary: Element) -> list[Node]:
        """Return the words that something opens at; of an offer to show it, what it is."""
        offer, _, offered = text(summary).partition(" ")
        return [offered[:1].upper() + offered[1:]] if offer == self._offer else self._held(summary)

    def _chart(self, element: Element) -> list[Node]:
        wide = next(_drawings(element))
        drawing = drawings.picture(wide, element.get("aria-label", ""))
        return [make("div", [drawing], {"class": "dt-chart"})]

    def _marks(self, element: Element) -> list[Node]:
        """Return the drawing of a row, with its numbers as its words."""
        numbers = next(having(element, "dt-unseen"))
        drawing = drawings.picture(next(_drawings(element)), text(numbers))
        return [make("div", [drawing], {"class": "dt-row-marks"})]

    def _axis(self, element: Element) -> list[Node]:
        """Return the heading of rows; the numbers of the axis lie behind, for those who see it."""
        heading = make("p", self._held(next(iter(element))), {"class": "dt-axis-heading"})
        scale = [drawings.backdrop(found, "dt-axis-scale") for found in _drawings(element)]
        marks = make("div", scale, {"class": "dt-axis-marks"})
        return [make("div", [heading, marks], {"class": "dt-axis"})]

    def _key(self, element: Element) -> list[Node]:
        """Return what the colours and shapes of a drawing mean, in one line."""
        held: list[Node] = []
        for entry in self._held(element):
            if not isinstance(entry, str):
                held += [make("span", content(entry), {"class": entry.get("class")}), " "]
        return [self._made(element, "p", held)]

    def _facts(self, element: Element) -> list[Node]:
        """Return what is to be known of a figure: a part for each name, its values in a row."""
        lines: list[Node] = []
        for group in element:
            # A space, or the end of one is in one line with the beginning of the next.
            lines += [make("p", self._fact(group), {"class": "dt-fact"}), " "]
        return [self._made(element, "div", lines)]

    def _fact(self, group: Element) -> list[Node]:
        held: list[Node] = [make("strong", [f"{text(group[0])}:"])]
        for place, value in enumerate(group[1:]):
            held += [" · " if place else " ", *trimmed(self._held(value))]
        return held


def _drawings(element: Element) -> Iterator[Element]:
    return (found for found in element.iter() if name(found) == "svg")
