"""The status of the strategy's goals: icon, word and colour, and where it is heading."""

from dataclasses import dataclass

from helpers.base.language import phrase, translator

from .environment import render
from .parts import Block, Link, one_of, require

STATUSES = {
    "good": phrase("God"),
    "medium": phrase("Middels"),
    "less_good": phrase("Mindre god"),
}
DEVELOPMENTS = {
    "positive": ("▲", phrase("positiv utvikling")),
    "flat": ("■", phrase("flat utvikling")),
    "negative": ("▼", phrase("negativ utvikling")),
    "": ("", phrase("utvikling ikke oppgitt")),
}


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal with its status.

    Parameters
    ----------
    title : str
        The goal's name.
    status : str
        "good", "medium" or "less_good".
    development : str
        "positive", "flat", "negative", or empty where the source does not say.
    href : str
        The section about the goal.
    year : str
        What year the status is of.
    """

    title: str
    status: str
    development: str
    href: str
    year: str

    def __post_init__(self) -> None:
        require(f"The goal {self.title!r}", title=self.title, href=self.href, year=self.year)
        one_of(f"The goal {self.title!r}", "status", self.status, STATUSES)
        one_of(f"The goal {self.title!r}", "development", self.development, DEVELOPMENTS)


@dataclass(frozen=True)
class StatusBoard(Block):
    """All goals at a glance, with who judged them for which years, and what to know of that."""

    title: str
    goals: tuple[Goal, ...]
    sources: tuple[Link, ...]
    notes: tuple[str, ...] = ()
    language: str = "nb"

    def __post_init__(self) -> None:
        require("The status board", title=self.title, goals=self.goals, sources=self.sources)

    def html(self) -> str:
        """Return the board as a list."""
        _ = translator(self.language)
        return render(
            "status.html",
            self.language,
            board=self,
            statuses={code: _(words) for code, words in STATUSES.items()},
            developments={code: (sign, _(text)) for code, (sign, text) in DEVELOPMENTS.items()},
        )

    def plain(self) -> str:
        """Return the title, and one line a goal."""
        _ = translator(self.language)
        lines = (
            f"{goal.title}: {_(STATUSES[goal.status])}, {_(DEVELOPMENTS[goal.development][1])}, "
            f"{goal.year}"
            for goal in self.goals
        )
        return "\n".join([self.title, *lines])
