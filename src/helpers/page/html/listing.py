"""A plain list, such as sources or figures that a source does not print."""

from dataclasses import dataclass

from .environment import render
from .parts import Block, Link, plain, require


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list, with what is said about it in smaller words."""

    text: str | Link
    detail: str = ""

    def __post_init__(self) -> None:
        require("A line of a list", text=str(self.text))


@dataclass(frozen=True)
class Listing(Block):
    """A list of at least one line."""

    items: tuple[Item, ...]
    language: str = "nb"

    def __post_init__(self) -> None:
        require("A list", items=self.items)

    def html(self) -> str:
        """Return the list."""
        return render("listing.html", self.language, items=self.items)

    def plain(self) -> str:
        """Return one line an item."""
        return "\n".join(
            " ".join(filter(None, [_words(item.text), plain(item.detail)])) for item in self.items
        )


def _words(text: str | Link) -> str:
    """Return a text without what in it opens or leads somewhere."""
    return plain(text) if isinstance(text, str) else text.text
