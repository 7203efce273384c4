"""Key figures in a strip: each number with whose it is, when, and how it has changed."""

from dataclasses import dataclass

from .environment import render
from .moved import Moved, judgements
from .parts import Block, plain, require


@dataclass(frozen=True, slots=True)
class Value:
    """A number in a strip, and whose it is."""

    text: str
    whose: str

    def __post_init__(self) -> None:
        require("A number", text=self.text, whose=self.whose)


@dataclass(frozen=True, slots=True)
class Card:
    """One key figure, of one or several populations.

    Parameters
    ----------
    values : tuple of Value
        The figure as it is written ("52 %", "nesten 8 av 10"), for each population.
    what, year : str
        What it is the figure of, and when.
    moved : tuple of Moved
        How it has changed.
    unchanged : str
        What stands in its place where no change can be told.
    old : bool
        The year is long before the edition's, and stands out.
    survey : str
        Which survey it is of; empty where it is of none.
    caution : str
        What must be read with the figure; empty for most.
    """

    values: tuple[Value, ...]
    what: str
    year: str
    unchanged: str
    moved: tuple[Moved, ...] = ()
    old: bool = False
    survey: str = ""
    caution: str = ""

    def __post_init__(self) -> None:
        require(
            f"The card {self.what!r}",
            values=len(self.values) or None,
            what=self.what,
            year=self.year,
            unchanged=self.unchanged,
        )


@dataclass(frozen=True)
class Cards(Block):
    """Key figures side by side."""

    cards: tuple[Card, ...]
    language: str = "nb"

    def __post_init__(self) -> None:
        require("A row of cards", cards=len(self.cards) or None)

    def html(self) -> str:
        """Return the cards as a list."""
        words = judgements(self.language)
        return render("cards.html", self.language, cards=self.cards, judgements=words)

    def plain(self) -> str:
        """Return one line a card."""
        return "\n".join(
            f"{card.what}, {card.year}: "
            + ", ".join(f"{plain(value.text)} ({value.whose})" for value in card.values)
            for card in self.cards
        )
