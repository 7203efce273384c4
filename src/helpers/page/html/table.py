"""A table with a caption, headings of columns and headings of rows."""

import re
from dataclasses import dataclass

from .environment import render
from .parts import Block, Choice, Link, require

Cell = str | Link | Choice
_FIGURE = re.compile(r"(ca\.\s|[<>+−-]\s?)?\d[\d\s.,]*\s?(%|prosentpoeng|mrd\.\skr)?|[–-]?")


@dataclass(frozen=True)
class Table(Block):
    """A table whose first column holds the headings of the rows.

    Parameters
    ----------
    caption : str
        What the table shows.
    headings : tuple of str
        The headings of the columns, that of the rows' headings first.
    rows : tuple of tuple of str, Link or Choice
        The cells; the first of each row is its heading.
    language : str
        The language of the interface.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    language: str = "nb"

    def __post_init__(self) -> None:
        require(
            "A table", caption=self.caption, headings=self.headings, rows=len(self.rows) or None
        )
        for row in self.rows:
            if len(row) != len(self.headings):
                raise ValueError(
                    f"The table {self.caption!r} has {len(self.headings)} columns, "
                    f"but a row has {len(row)} cells: {row!r}."
                )
            require(f"A row of the table {self.caption!r}", heading=str(row[0]))

    @property
    def figures(self) -> tuple[bool, ...]:
        """Tell which columns hold numbers only: those are set to the right."""
        return tuple(
            place > 0 and all(_FIGURE.fullmatch(str(row[place])) for row in self.rows)
            for place in range(len(self.headings))
        )

    def html(self) -> str:
        """Return the table in a box that scrolls where the page is narrow."""
        return render("table.html", self.language, table=self)

    def plain(self) -> str:
        """Return the caption and the rows."""
        rows = (" | ".join(map(str, row)) for row in (self.headings, *self.rows))
        return "\n".join([self.caption, *rows])
