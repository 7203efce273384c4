"""Executed notebooks: what their cells show, and what in it no page may do."""

import re
from html.parser import HTMLParser
from pathlib import Path

import nbformat
from nbformat import NotebookNode

_ACTIVE = {"base", "embed", "form", "frame", "iframe", "link", "meta", "object", "script"}
# Finds all that could be active, and a few things that are not: most HTML need not be parsed.
_PERHAPS = re.compile(rf"<(?:{'|'.join(sorted(_ACTIVE))})|[\s/\"']on\w*\s*=", re.IGNORECASE)


def active(html: str) -> tuple[str, ...]:
    """Return the elements and attributes that would make a page do something of its own.

    Examples
    --------
    >>> active('<p>I dag: på = <a href="b.html" onclick="x()">b</a></p>')
    ('onclick',)
    """
    if not _PERHAPS.search(html):
        return ()
    parser = _Active()
    parser.feed(html)
    parser.close()
    return tuple(parser.found)


def read(notebook: Path) -> NotebookNode:
    """Read a notebook."""
    loaded: NotebookNode = nbformat.read(notebook, as_version=4)
    return loaded


class _Active(HTMLParser):
    """Collects what is active, in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [tag] if tag in _ACTIVE else []
        self.found += [name for name, _ in attrs if name.startswith("on")]
