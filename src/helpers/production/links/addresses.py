"""Which addresses the book names, and where."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

from helpers.base.addresses import is_web_address
from helpers.data.tables import read_table

SOURCES = "data/sources.csv"
_COLUMNS = ("url", "archive")
_TEXTS = ("about/*.md", "data/commentary/*/*.md")
_MARKDOWN = MarkdownIt("commonmark")


@dataclass(frozen=True, slots=True)
class Named:
    """An address, and the places of the project that name it."""

    address: str
    places: tuple[str, ...]


def addresses(root: Path) -> tuple[Named, ...]:
    """Return every address that the sources, the pages of text and the commentary name, once.

    Parameters
    ----------
    root : Path
        The project; its data are sound.
    """
    found: dict[str, tuple[str, ...]] = {}
    for place, address in (*_of_sources(root), *_of_texts(root)):
        if is_web_address(address):
            found[address] = (*found.get(address, ()), place)
    return tuple(Named(address, places) for address, places in found.items())


def _of_sources(root: Path) -> Iterator[tuple[str, str]]:
    for row in read_table(root, "sources"):
        for column in _COLUMNS:
            yield f"{SOURCES}: {row['source']}", row[column]


def _of_texts(root: Path) -> Iterator[tuple[str, str]]:
    for pattern in _TEXTS:
        for file in sorted(root.glob(pattern)):
            name = file.relative_to(root).as_posix()
            for line, address in _linked(file.read_text(encoding="utf-8-sig")):
                yield f"{name}: {line}", address


def _linked(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each link of a Markdown text leads, and the line that its paragraph begins on.

    What only shows how a link is written is code, and no link.
    """
    for block in _MARKDOWN.parse(text):
        for token in block.children or ():
            if token.type == "link_open" and block.map:
                yield block.map[0] + 1, str(token.attrs["href"])
