"""What all blocks have in common."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from helpers.base.addresses import is_web_address

_TAG = re.compile("<[^>]*>")
# Pages of the book, and places on them; never another host or kind of address.
_IN_BOOK = re.compile(r"(\.\./)*([a-z0-9_-]+/)*([a-z0-9_-]+\.html)?(#[a-z0-9-]+)?")


@dataclass(frozen=True, slots=True)
class Link:
    """A text that may lead somewhere: on the web or in the book; without ``href`` it is text only.

    Raises
    ------
    ValueError
        It leads to what is no address of these kinds.
    """

    text: str
    href: str = ""

    def __post_init__(self) -> None:
        require("A link", text=self.text)
        if self.href and not leads_somewhere(self.href):
            raise ValueError(f"The link {self.text!r} leads to {self.href!r}, which is no address.")

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Choice:
    """A text that leads to a part of what a page lists, where a script can choose it.

    Parameters
    ----------
    text : str
        What is read, with a script and without.
    query : str
        What is chosen, as it stands in an address.
    """

    text: str
    query: str

    def __post_init__(self) -> None:
        require("A choice", text=self.text, query=self.query)

    def __str__(self) -> str:
        return self.text


class Block:
    """What a code cell may end in: shown as HTML, with plain text beside it."""

    def html(self) -> str:
        """Return the block as HTML."""
        raise NotImplementedError

    def plain(self) -> str:
        """Return what the block is, for what shows no HTML."""
        raise NotImplementedError

    def told(self) -> tuple[dict[str, str], dict[str, Any]]:
        """Return what goes with the HTML into an output: files, and what it tells of itself."""
        return {}, {}

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> tuple[dict[str, str], dict[str, Any]]:
        files, metadata = self.told()
        return {"text/html": self.html(), "text/plain": self.plain(), **files}, metadata


def plain(text: str) -> str:
    """Return a text without the tags of what in it opens."""
    return Markup(_TAG.sub("", str(text))).unescape() if isinstance(text, Markup) else text


def leads_somewhere(href: str) -> bool:
    """Tell whether an address is one that readers may be sent to: on the web, or in the book."""
    return bool(href) and (is_web_address(href) or _IN_BOOK.fullmatch(href) is not None)


def require(owner: str, **parts: object) -> None:
    """Refuse a block that lacks a part.

    Raises
    ------
    ValueError
        A part is empty; all such parts are named.
    """
    lacking = [name for name, part in parts.items() if _empty(part)]
    if lacking:
        raise ValueError(f"{owner} lacks its {', '.join(lacking)}.")


def one_of(owner: str, name: str, value: object, known: Iterable[object]) -> None:
    """Refuse a code that is not among the known ones.

    Raises
    ------
    ValueError
        The code is unknown; the known ones are listed.
    """
    codes = list(known)
    if value not in codes:
        raise ValueError(f"{owner} has the {name} {value!r}: expected one of {codes}.")


def _empty(part: object) -> bool:
    if isinstance(part, str):
        return not part.strip()
    if isinstance(part, tuple):
        return not part or any(_empty(one) for one in part)
    return part is None
