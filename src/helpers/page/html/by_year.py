"""What was said of the status of a goal, year by year."""

from dataclasses import dataclass

from helpers.base.language import translator

from .environment import render
from .parts import Block, one_of, require
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


@dataclass(frozen=True)
class ByYear(Block):
    """The assessments of a goal year by year; a year without one says so.

    Parameters
    ----------
    title : str
    years : tuple of int
    found : tuple of tuples of Assessed
        Those of each year, none of them where nothing was read.
    notes : tuple of str
        What must be known of the assessments.
    language : str
        The language of the interface.
    """

    title: str
    years: tuple[int, ...]
    found: tuple[tuple[Assessed, ...], ...]
    notes: tuple[str, ...] = ()
    language: str = "nb"

    def __post_init__(self) -> None:
        require("The assessments by year", title=self.title, years=len(self.years) or None)
        if len(self.found) != len(self.years):
            raise ValueError(
                f"There are assessments of {len(self.found)} years, but {len(self.years)} years."
            )

    def html(self) -> str:
        """Return a list of years."""
        _ = translator(self.language)
        return render(
            "by_year.html",
            self.language,
            board=self,
            statuses={code: _(words) for code, words in STATUSES.items()},
            developments={code: (sign, _(text)) for code, (sign, text) in DEVELOPMENTS.items()},
        )

    def plain(self) -> str:
        """Return the title, and what was said in each year."""
        _ = translator(self.language)
        said = (
            " / ".join(
                ", ".join(filter(None, [_(STATUSES[a.status]), _(DEVELOPMENTS[a.development][1])]))
                for a in found
            )
            or _("ikke lest")
            for found in self.found
        )
        years = (f"{year} {words}" for year, words in zip(self.years, said, strict=True))
        return f"{self.title}: {'; '.join(years)}"
