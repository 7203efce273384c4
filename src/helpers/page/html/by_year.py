"""What was said of the status of each goal, year by year."""

from dataclasses import dataclass

from helpers.base.language import translator

from .environment import render
from .parts import Block, Link, one_of, require
from .status import DEVELOPMENTS, STATUSES


@dataclass(frozen=True, slots=True)
class Assessed:
    """One assessment of a goal.

    Parameters
    ----------
    status, development : str
        As in `Goal`.
    own : str
        What the book reckons beside it, in words.
    other : str
        Which other scale or period it is on; empty where it can be held against the rest.
    """

    status: str
    development: str
    own: str
    other: str = ""

    def __post_init__(self) -> None:
        require("An assessment", own=self.own)
        one_of("An assessment", "status", self.status, STATUSES)
        one_of("An assessment", "development", self.development, DEVELOPMENTS)


@dataclass(frozen=True, slots=True)
class GoalByYear:
    """A goal with its assessments: as many tuples as the board has years, some of them empty."""

    goal: Link
    years: tuple[tuple[Assessed, ...], ...]


@dataclass(frozen=True)
class ByYear(Block):
    """All goals, each with its assessments year by year; a year without one says so.

    Parameters
    ----------
    title : str
    years : tuple of int
    goals : tuple of GoalByYear
    notes : tuple of str
        What must be known of the assessments.
    language : str
        The language of the interface.
    """

    title: str
    years: tuple[int, ...]
    goals: tuple[GoalByYear, ...]
    notes: tuple[str, ...] = ()
    language: str = "nb"

    def __post_init__(self) -> None:
        require(
            "The assessments by year",
            title=self.title,
            years=len(self.years) or None,
            goals=len(self.goals) or None,
        )
        for goal in self.goals:
            if len(goal.years) != len(self.years):
                raise ValueError(
                    f"The goal {str(goal.goal)!r} has {len(goal.years)} years, but there are "
                    f"{len(self.years)}."
                )

    def html(self) -> str:
        """Return a list of goals, each with a list of years."""
        _ = translator(self.language)
        return render(
            "by_year.html",
            self.language,
            board=self,
            statuses={code: _(words) for code, words in STATUSES.items()},
            developments={code: (sign, _(text)) for code, (sign, text) in DEVELOPMENTS.items()},
        )

    def plain(self) -> str:
        """Return the title, and one line a goal."""
        return "\n".join([self.title, *(self._line(goal) for goal in self.goals)])

    def _line(self, goal: GoalByYear) -> str:
        _ = translator(self.language)
        said = (
            " / ".join(
                ", ".join(filter(None, [_(STATUSES[a.status]), _(DEVELOPMENTS[a.development][1])]))
                for a in found
            )
            or _("ikke lest")
            for found in goal.years
        )
        years = (f"{year} {words}" for year, words in zip(self.years, said, strict=True))
        return f"{goal.goal}: {'; '.join(years)}"
