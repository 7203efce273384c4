"""A goal that opens: its status in one line, and below it all that stands behind."""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from helpers.base.language import translator
from helpers.base.outputs import check_anchor

from .by_year import ByYear
from .environment import render
from .parts import Block, Link, require
from .status import DEVELOPMENTS, STATUSES, Goal


@dataclass(frozen=True)
class GoalSheet(Block):
    """A goal with its assessments year by year, how its score is reckoned, and its figures.

    Parameters
    ----------
    anchor : str
        The goal's place on the page, to which its line on every board leads.
    title : str
        The goal's name.
    goal : Goal, optional
        Its newest status; None where nothing was read.
    by_year : ByYear, optional
        What was said of it, year by year.
    score : Link, optional
        Where the score is reckoned.
    figures : Block, optional
        The figure of what stands behind it, or the sentence in its place.
    language : str
        The language of the interface.
    """

    anchor: str
    title: str
    goal: Goal | None = None
    by_year: ByYear | None = None
    score: Link | None = None
    figures: Block | None = None
    language: str = "nb"

    def __post_init__(self) -> None:
        check_anchor(self.anchor)
        require(f"The goal {self.anchor!r}", title=self.title)

    def html(self) -> str:
        """Return the goal in ``<details>``."""
        _ = translator(self.language)
        return render(
            "goal.html",
            self.language,
            sheet=self,
            by_year=Markup(self.by_year.html()) if self.by_year else "",
            figures=Markup(self.figures.html()) if self.figures else "",
            statuses={code: _(words) for code, words in STATUSES.items()},
            developments={code: (sign, _(text)) for code, (sign, text) in DEVELOPMENTS.items()},
        )

    def plain(self) -> str:
        """Return the title, the assessments, and what the figures are."""
        parts = (part.plain() for part in (self.by_year, self.figures) if part is not None)
        return "\n".join([self.title, *parts])

    def told(self) -> tuple[dict[str, str], dict[str, Any]]:
        """Return what goes with the figures into an output."""
        return self.figures.told() if self.figures else ({}, {})
