"""Trees of HTML: read, looked through and put together from what they hold."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

Node = str | Element
# What stands in a line of text; all else begins a line of its own.
_IN_LINE = frozenset(
    {"a", "abbr", "b", "br", "cite", "code", "em", "i", "img", "q", "span", "strong", "sub", "sup"}
)
_SPACE = " \t\r\n"


def read(page: Path) -> Element:
    """Return the tree of a page, as a browser would read it."""
    import tinyhtml5  # type: ignore[import-untyped]

    found: Element = tinyhtml5.parse(
        page.read_text(encoding="utf-8"), namespace_html_elements=False
    )
    return found


def name(element: Element) -> str:
    """Return the name of an element, without that of its language."""
    return str(element.tag).rpartition("}")[2]


def classes(element: Element) -> frozenset[str]:
    """Return the classes of an element."""
    return frozenset(element.get("class", "").split())


def having(element: Element, *wanted: str) -> Iterator[Element]:
    """Yield the elements with one of these classes, the element itself among them."""
    return (found for found in element.iter() if not classes(found).isdisjoint(wanted))


def content(element: Element) -> Iterator[Node]:
    """Yield what an element holds, in its order; what an element is followed by is text."""
    if element.text:
        yield element.text
    for child in element:
        yield child
        if child.tail:
            yield child.tail


def text(node: Node) -> str:
    """Return all text of a node, its white space as it is shown."""
    found = node if isinstance(node, str) else "".join(node.itertext())
    return " ".join(found.split(None))


def make(
    tag: str, held: Iterable[Node] = (), attributes: Mapping[str, str | None] | None = None
) -> Element:
    """Return an element that holds nodes; an attribute that is None is left out.

    Examples
    --------
    >>> tostring(make("p", ["Én ", make("em", ["to"]), " tre"]), "unicode")
    '<p>Én <em>to</em> tre</p>'
    """
    given = (attributes or {}).items()
    made = Element(tag, {key: value for key, value in given if value is not None})
    last: Element | None = None
    for node in held:
        if isinstance(node, str):
            if last is None:
                made.text = (made.text or "") + node
            else:
                last.tail = (last.tail or "") + node
        else:
            node.tail = None
            made.append(node)
            last = node
    return made


def is_in_line(nodes: Iterable[Node]) -> bool:
    """Whether nodes stand in a line of text, with all that they hold."""
    return all(
        isinstance(node, str) or all(name(found) in _IN_LINE for found in node.iter())
        for node in nodes
    )


def trimmed(nodes: Sequence[Node]) -> list[Node]:
    """Leave out text at the ends that is nothing but space."""
    found = list(nodes)
    while found and isinstance(found[0], str) and not found[0].strip(_SPACE):
        del found[0]
    while found and isinstance(found[-1], str) and not found[-1].strip(_SPACE):
        del found[-1]
    return found


def written(element: Element) -> str:
    """Return an element as HTML."""
    return tostring(element, encoding="unicode", method="html")
