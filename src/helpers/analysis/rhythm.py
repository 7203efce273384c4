"""How often a survey measures, as far as an edition shows it, and when it is to do so next."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from helpers.data import Edition

# Two measurements have some distance in any case; only a third can keep it.
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Measurements that keep a distance.

    Parameters
    ----------
    last : int
        The year of the newest one.
    gap : int
        Years from each to the next.
    """

    last: int
    gap: int

    @property
    def due(self) -> int:
        """The year that the next one is to measure."""
        return self.last + self.gap


def rhythm(years: Iterable[int]) -> Rhythm | None:
    """Return the rhythm of measurements; None where the newest three keep none.

    Older ones do not count: a survey may have come more often once, or we may not have read
    all of them.

    Examples
    --------
    >>> rhythm([2003, 2004, 2018, 2020, 2022])
    Rhythm(last=2022, gap=2)
    >>> rhythm([2018, 2020, 2021]), rhythm([2023, 2024])
    (None, None)
    """
    newest = sorted(set(years))[-FEWEST:]
    gaps = {later - earlier for earlier, later in pairwise(newest)}
    if len(newest) < FEWEST or len(gaps) > 1:
        return None
    return Rhythm(newest[-1], gaps.pop())


def survey_rhythms(edition: Edition) -> dict[str, Rhythm]:
    """Return the rhythm of each survey of an edition that keeps one, by the survey's name.

    Years count that a source states: where it states none, its own stands in for them.
    """
    years: dict[str, set[int]] = {}
    for o in edition.observations:
        if o.indicator.kind == "measured" and o.indicator.survey and o.year_basis != "source":
            years.setdefault(o.indicator.survey, set()).add(o.year)
    found = {survey: rhythm(measured) for survey, measured in years.items()}
    return {survey: kept for survey, kept in sorted(found.items()) if kept}


def assessment_rhythm(edition: Edition) -> Rhythm | None:
    """Return the rhythm of the assessments of the goals."""
    return rhythm(row["stated_year"] for row in edition.rows("assessments"))
