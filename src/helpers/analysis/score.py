"""Development of the goals, reckoned openly from that of their key figures.

After the method that Digdir published for 2024, where each indicator is scored from 1.00 to
3.00 and weighted to goals. Here only development counts: how high or low a figure is, is not
scored, and all key figures weigh the same. So what comes out is a development, which is held
against the development that the source prints, and never against the level that it gives. An aid
to judgement, not a judgement.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from helpers.data import Edition, Key, Observation

from .changes import FLAT, Change, change_since

Development = Literal["positive", "flat", "negative"]
Unscored = Literal["no_earlier", "neutral", "unknown", "counted"]

# The publication of the limits below.
METHOD_SOURCE = "rdt_overall_2024"

# What other limits than that of the book would give.
THRESHOLDS = (0.0, FLAT, 3.0, 5.0)
POINTS = {"good": 3, "flat": 2, "bad": 1}
POSITIVE_FROM = 2.25
NEGATIVE_TO = 1.75


@dataclass(frozen=True, slots=True)
class KeyFigureScore:
    """The score of one key figure.

    Parameters
    ----------
    observation : Observation
        The key figure, of the year that the source names.
    change : Change or None
        Its change since the figure before.
    size : float or None
        The size of the change in hundredths; None where the data do not tell it.
    points : int or None
        3 for a good development, 2 for a flat one, 1 for a bad one; None where it is not
        scored.
    unscored : str
        Why it is not scored, or empty: there is no earlier figure, neither way is better, the
        data do not tell the direction or size, or it is counted already, for another assessment
        of the same goal.
    """

    observation: Observation
    change: Change | None
    size: float | None
    points: int | None
    unscored: Unscored | Literal[""]


@dataclass(frozen=True, slots=True)
class GoalScore:
    """The scores of a goal's key figures beside what their source says of the goal.

    Parameters
    ----------
    goal, source : str
        Their codes.
    year : int
        The year that the status is of; of a period, its end.
    printed, development : str
        The codes of the status and of the development; the latter may be empty.
    figures : tuple of KeyFigureScore
        What the source puts forward for the goal.
    note : str
        What readers should know of the status.
    year_from : int, optional
        The first year of a period.
    scale : str
        The code of another scale than the publisher's words; empty where it is those.
    """

    goal: str
    source: str
    year: int
    printed: str
    figures: tuple[KeyFigureScore, ...]
    note: str = ""
    development: str = ""
    year_from: int | None = None
    scale: str = ""

    @property
    def points(self) -> tuple[int, ...]:
        """The points of the key figures that are scored."""
        return tuple(f.points for f in self.figures if f.points is not None)

    @property
    def score(self) -> float | None:
        """The mean of the points; None where no key figure is scored."""
        return sum(self.points) / len(self.points) if self.points else None

    @property
    def suggested(self) -> Development | None:
        """The development that the score suggests."""
        return None if self.score is None else development_of(self.score)

    @property
    def compared(self) -> bool:
        """Whether the book and the source both say which way the goal develops."""
        return self.score is not None and bool(self.development)


def score_goals(edition: Edition, flat: float = FLAT) -> tuple[GoalScore, ...]:
    """Score every goal that a source of the edition assesses, from the source's key figures.

    A figure counts once for a goal: what two sources put forward, for the first assessment.

    Parameters
    ----------
    edition : Edition
    flat : float
        The largest development in hundredths that counts as flat.

    Returns
    -------
    tuple of GoalScore
        In the order of the goals, then of the years of the assessments. A goal whose source
        gives no key figures has a score without any.
    """
    order = {row["goal"]: row["order"] for row in edition.rows("goals")}
    found = [
        GoalScore(
            goal=row["goal"],
            source=row["source"],
            year=row["stated_year"],
            printed=row["status"],
            figures=tuple(
                score_figure(edition, o, flat)
                for o in _key_figures(edition, row["source"], row["goal"])
            ),
            note=edition.text(row, "note"),
            development=row["development"],
            year_from=row["year_from"],
            scale=row["scale"],
        )
        for row in edition.rows("assessments")
    ]
    found.sort(key=lambda score: (order[score.goal], score.year, score.source))
    counted: set[tuple[str, Observation]] = set()
    return tuple(_once(score, counted) for score in found)


def _once(score: GoalScore, counted: set[tuple[str, Observation]]) -> GoalScore:
    """Take the points from figures that are counted for the goal already, and note the rest."""
    figures = tuple(
        replace(figure, points=None, unscored="counted")
        if (score.goal, figure.observation) in counted
        else figure
        for figure in score.figures
    )
    counted.update((score.goal, figure.observation) for figure in figures)
    return replace(score, figures=figures)


def score_figure(edition: Edition, observation: Observation, flat: float = FLAT) -> KeyFigureScore:
    """Score the development of a figure since the figure before."""
    change = change_since(edition, observation)
    if change is None:
        return KeyFigureScore(observation, None, None, None, "no_earlier")
    size = change.hundredths
    if observation.indicator.better == "neither":
        return KeyFigureScore(observation, change, size, None, "neutral")
    points = _points(change, size, flat)
    return KeyFigureScore(observation, change, size, points, "" if points else "unknown")


def development_of(score: float) -> Development:
    """Return the development of a score.

    Examples
    --------
    >>> development_of(2.25), development_of(2.0), development_of(1.75)
    ('positive', 'flat', 'negative')
    """
    if score >= POSITIVE_FROM:
        return "positive"
    return "negative" if score <= NEGATIVE_TO else "flat"


def agreeing(scores: Iterable[GoalScore]) -> tuple[int, int]:
    """Return how many goals develop as their source says, and for how many both are told."""
    both = [score for score in scores if score.compared]
    return sum(score.suggested == score.development for score in both), len(both)


def _points(change: Change, size: float | None, flat: float) -> int | None:
    if size is None:
        return None
    if change.is_flat(flat):
        return POINTS["flat"]
    # "More than 10" is not flat if ten or less is; a lower bound below the threshold tells
    # nothing of either.
    return POINTS[change.judged(flat)] if change.bound == "exact" or size >= flat else None


def _key_figures(edition: Edition, source: str, goal: str) -> tuple[Observation, ...]:
    rows = edition.rows("key_figures", source=source, goal=goal)
    found = []
    for row in sorted(rows, key=lambda row: row["order"]):
        key = Key(row["indicator"], row["population"], row["group"], row["category"])
        found += [o for o in edition.series(key) if o.year == row["year"]]
    return tuple(found)
