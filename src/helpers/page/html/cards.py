"""Key figures as cards: the number with whose it is, when, and how it has changed."""

from dataclasses import dataclass

from helpers.base.language import phrase, translator

from .environment import render
from .parts import Block, Link, one_of, require

ARROWS = {"up": "▲", "down": "▼", "same": "■"}
JUDGEMENTS = {
    "good": phrase("til det bedre"),
    "bad": phrase("til det verre"),
    "slight": phrase("for lite til å regnes som en endring"),
    "neither": phrase("boken sier ikke om det er bra"),
}


@dataclass(frozen=True, slots=True)
class Moved:
    """A change since the figure before.

    Parameters
    ----------
    direction : str
        Where the arrow points: "up", "down" or "same".
    text : str
        The change in words, its direction included ("opp 33 prosentpoeng siden 2021").
    judgement : str
        "good", "bad", "slight" or "neither"; empty where nothing moved.
    """

    direction: str
    text: str
    judgement: str

    def __post_init__(self) -> None:
        require("A change", text=self.text)
        one_of("A change", "direction", self.direction, ARROWS)
        one_of("A change", "judgement", self.judgement, [*JUDGEMENTS, ""])

    @property
    def arrow(self) -> str:
        """The arrow, which says nothing that the words do not."""
        return ARROWS[self.direction]


@dataclass(frozen=True, slots=True)
class Card:
    """One key figure.

    Parameters
    ----------
    value : str
        The figure as it is written ("52 %", "nesten 8 av 10").
    what : str
        What it is the figure of.
    population, year : str
        Whose it is, and when.
    link : Link
        Where the figure or its source stands.
    change : Moved, optional
        How it has changed.
    unchanged : str
        What stands in its place where no change can be told.
    old : bool
        The year is long before the edition's, and stands out.
    """

    value: str
    what: str
    population: str
    year: str
    link: Link
    unchanged: str
    change: Moved | None = None
    old: bool = False

    def __post_init__(self) -> None:
        require(
            f"The card {self.what!r}",
            value=self.value,
            what=self.what,
            population=self.population,
            year=self.year,
            link=self.link,
            unchanged=self.unchanged,
        )


@dataclass(frozen=True)
class Cards(Block):
    """Key figures side by side."""

    cards: tuple[Card, ...]
    language: str = "nb"

    def __post_init__(self) -> None:
        require("A row of cards", cards=self.cards)

    def html(self) -> str:
        """Return the cards as a list."""
        _ = translator(self.language)
        judgements = {code: _(words) for code, words in JUDGEMENTS.items()}
        return render("cards.html", self.language, cards=self.cards, judgements=judgements)

    def plain(self) -> str:
        """Return one line a card."""
        return "\n".join(
            " ".join(filter(None, [f"{c.population}, {c.year}:", c.value, c.what]))
            for c in self.cards
        )
