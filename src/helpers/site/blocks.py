"""Find our figures and absent sections in the HTML that a chapter's cells leave behind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import nbformat
from nbformat import NotebookNode

_ANCHOR = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ACTIVE = {"base", "embed", "form", "frame", "iframe", "link", "meta", "object", "script"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it stands on a page."""

    anchor: str
    title: str


def figures(html: str) -> tuple[Figure, ...]:
    """Return the figures of a piece of HTML, in their order.

    Examples
    --------
    >>> figures('<figure class="dt-figure" id="barrierer"><h3 class="dt-title">Hva?</h3></figure>')
    (Figure(anchor='barrierer', title='Hva?'),)
    """
    found = _parsed(html)
    for anchor, title in found.titles.items():
        if not title:
            raise ValueError(f"Figure {anchor!r} has no title: expected <h3 class='dt-title'>.")
    return tuple(Figure(anchor, title) for anchor, title in found.titles.items())


def absent(html: str) -> tuple[str, ...]:
    """Return the anchors that a piece of HTML says this edition has no figures for."""
    return tuple(_parsed(html).absent)


def active(html: str) -> tuple[str, ...]:
    """Return the elements and attributes that would make a page do something of its own."""
    return tuple(_parsed(html).active)


def outputs(notebook: NotebookNode) -> Iterator[dict[str, str]]:
    """Yield what each output of a notebook shows, by its media type."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if "data" in output:
                yield {kind: _text(value) for kind, value in output.data.items()}


def read(notebook: Path) -> NotebookNode:
    """Read an executed notebook."""
    loaded: NotebookNode = nbformat.read(notebook, as_version=4)
    return loaded


class _Blocks(HTMLParser):
    """Collects titles by anchor, and the anchors of absent sections."""

    def __init__(self) -> None:
        super().__init__()
        self.titles: dict[str, str] = {}
        self.absent: list[str] = []
        self.active: list[str] = []
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        classes = values.get("class", "").split()
        self.active += [tag] if tag in _ACTIVE else []
        self.active += [name for name in values if name.startswith("on")]
        if tag == "figure" and "dt-figure" in classes:
            anchor = values.get("id", "")
            if not _ANCHOR.fullmatch(anchor):
                raise ValueError(f"A figure has the anchor {anchor!r}: expected a-z, 0-9, hyphens.")
            self.titles[anchor] = ""
        elif "dt-title" in classes:
            self._in_title = bool(self.titles)
        elif "data-anchor" in values:
            self.absent.append(values["data-anchor"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "h3":
            self._in_title = False

    def handle_data(self, data: str) -> None:
        if self._in_title:
            anchor = list(self.titles)[-1]
            self.titles[anchor] = " ".join(f"{self.titles[anchor]} {data}".split())


def _parsed(html: str) -> _Blocks:
    parser = _Blocks()
    parser.feed(html)
    parser.close()
    return parser


def _text(value: object) -> str:
    return "".join(value) if isinstance(value, list) else str(value)
