"""Entries of a register, such as the sources: a title with what is known of it."""

from dataclasses import dataclass

from helpers.base.outputs import check_anchor

from .environment import render
from .parts import Block, Link, require


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry.

    Parameters
    ----------
    anchor : str
        Its place on the page.
    title : str
        Its name.
    facts : tuple of (str, str or Link)
        Labels and values, none of them empty.
    note : str
        What else there is to know.
    """

    anchor: str
    title: str
    facts: tuple[tuple[str, str | Link], ...]
    note: str = ""

    def __post_init__(self) -> None:
        require(f"The entry {self.title!r}", title=self.title, facts=self.facts)
        for label, value in self.facts:
            require(f"The entry {self.title!r}", label=label, value=str(value))
        check_anchor(self.anchor)


@dataclass(frozen=True)
class Entries(Block):
    """A register of at least one entry."""

    entries: tuple[Entry, ...]
    language: str = "nb"

    def __post_init__(self) -> None:
        require("A register", entries=self.entries)

    def html(self) -> str:
        """Return the entries, each a target for links."""
        return render("entries.html", self.language, entries=self.entries)

    def plain(self) -> str:
        """Return one line an entry."""
        return "\n".join(
            f"{entry.title}: " + ", ".join(f"{label} {value}" for label, value in entry.facts)
            for entry in self.entries
        )
