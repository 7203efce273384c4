"""Executed notebooks: what their cells show, and what in it no page may do."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from helpers.base.addresses import is_web_address

# Text, tables and drawings: elements in which browsers read everything as it is read here.
# What is left out runs, loads, or makes them read what follows in another way (style, title).
_ELEMENTS = frozenset(
    """
    a abbr article aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn
    div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i ins kbd li main mark nav ol
    p pre q s samp section small span strong sub summary sup table tbody td tfoot th thead time tr
    u ul var wbr
    svg circle clippath defs ellipse g line lineargradient marker mask path pattern polygon
    polyline radialgradient rect stop symbol text textpath tspan use
    """.split()  # noqa: SIM905
)
_LOADING = {"action", "background", "formaction", "ping", "poster", "src", "srcdoc", "srcset"}
# What a style loads, unless it is a part of the page; a backslash hides how it is written.
_STYLES = {
    *("style", "fill", "stroke", "filter", "mask", "clip-path", "cursor"),
    *("marker", "marker-start", "marker-mid", "marker-end"),
}
_STYLED_BY = re.compile(r"url\((?!#)|(?:image|image-set|src)\(|\\", re.IGNORECASE)
# Where browsers see a tag, a comment or something else that is no text.
_BEGINNING = re.compile("<[a-z/!?]", re.IGNORECASE)
# Not all that Python takes for white space is so for browsers.
_SPACE = r"\t\n\f\r "
_VALUE = rf"""(?:"([^"]*)"|'([^']*)'|([^{_SPACE}"'>][^{_SPACE}>]*))"""
_NAME = re.compile(rf"</?([a-z][^{_SPACE}/>]*)", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    rf"[{_SPACE}/]*([^{_SPACE}/>][^{_SPACE}/>=]*)"
    rf"(?:[{_SPACE}]*=[{_SPACE}]*{_VALUE}|(?![{_SPACE}]*=))"
)
_END = re.compile(rf"[{_SPACE}/]*>")
_ELSEWHERE = re.compile(r"[/\\]{2}|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# What browsers leave out of an address, or do not see at its beginning.
_UNSEEN = re.compile(r"[\x00-\x20]")
_SHOWN = 20


def active(html: str) -> tuple[str, ...]:
    """Return the elements and attributes that could make a page do something of its own.

    All that is not known to be harmless is among them, and what is no proper tag.

    Examples
    --------
    >>> active('<p>I dag: på = <a href="b.html" onclick="x()">b</a></p>')
    ('onclick',)
    >>> active("<p><!--><script>x()</script>-->")
    ('<!--><script>x()</scr',)
    """
    return tuple(_active(html))


def read(notebook: Path) -> NotebookNode:
    """Read a notebook."""
    loaded: NotebookNode = nbformat.read(notebook, as_version=4)
    return loaded


def _active(html: str) -> Iterator[str]:
    place = 0
    while beginning := _BEGINNING.search(html, place):
        place = beginning.start()
        name = _NAME.match(html, place)
        # What follows something that is not understood cannot be judged.
        if not name:
            yield html[place : place + _SHOWN + 1]
            return
        if name[1].lower() not in _ELEMENTS:
            yield name[1].lower()
        inside = name.end()
        while attribute := _ATTRIBUTE.match(html, inside):
            inside = attribute.end()
            value = unescape("".join(attribute.groups("")[1:]))
            if _acts(name[1].lower(), attribute[1].lower(), value):
                yield attribute[1].lower()
        end = _END.match(html, inside)
        if not end:
            yield html[place : place + _SHOWN + 1]
            return
        place = end.end()


def _acts(element: str, name: str, value: str) -> bool:
    """Tell whether an attribute runs or loads something, or leads where no reader may be sent."""
    if name.rpartition(":")[2] == "href":
        address = _UNSEEN.sub("", value)
        # Only a link waits for a reader; all else loads at once.
        if element != "a":
            return not address.startswith("#")
        elsewhere = _ELSEWHERE.match(address)
        return elsewhere is not None and not (
            is_web_address(address) or elsewhere[0].lower() == "mailto:"
        )
    if name in _STYLES:
        return _STYLED_BY.search(value) is not None
    return name.startswith("on") or name in _LOADING
