"""The board of goals that open: each to its figures, its assessments and its score."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from markupsafe import Markup

from helpers.analysis.score import GoalScore, score_goals
from helpers.base.errors import require_known
from helpers.data import Edition, Key, Observation
from helpers.page.figures.absence import Lacking, absent
from helpers.page.figures.rows import rows_of
from helpers.page.html import FigureBlock, Folded, GoalSheet, Item, Link, Listing, show
from helpers.page.prose import Prose

from .by_year import by_year, legend, moved_status
from .goals import (
    anchor_of_goal,
    at_a_glance,
    judged_by,
    newest_assessments,
    sources_of_status,
    titles,
)

# Where the page reckons the scores.
_RECKONED = "#status-beregnet"


def goals(edition: Edition, indicators: Mapping[str, Iterable[str]] | None = None) -> None:
    """Show the goals below each other, each of which opens to all that stands behind its status.

    Parameters
    ----------
    edition : Edition
    indicators : mapping of str to iterable of str
        For the code of a goal ("goal_1"), indicators that are about it beside its key figures.

    Raises
    ------
    UsageError
        There is no such goal; the message has the nearest.

    Examples
    --------
    >>> from helpers import chapter
    >>> chapter.goals(chapter.open(2021), {"goal_3": ["digital_contact"]})  # doctest: +ELLIPSIS
    {...
    """
    named = {code: tuple(codes) for code, codes in (indicators or {}).items()}
    known = titles(edition)
    for code in named:
        require_known("goal", code, known, "goals")
    if said := _said(edition):
        show(Prose(Markup('<p class="dt-judged">{}</p>').format(said)))
    for code in known:
        sheet = goal_sheet(edition, code, named.get(code, ()))
        if not isinstance(sheet, Prose):
            show(sheet)
    if about := _about(edition):
        show(Folded(edition.translate("Om vurderingene"), about, edition.language))


def goal_sheet(edition: Edition, goal: str, indicators: Sequence[str] = ()) -> GoalSheet | Lacking:
    """Gather what stands behind a goal; nothing is shown of one of which nothing is known."""
    assessed = newest_assessments(edition).get(goal)
    scores = _scores(edition)
    figures = goal_figure(edition, goal, indicators)
    if assessed is None and not isinstance(figures, FigureBlock):
        return figures
    return GoalSheet(
        anchor=anchor_of_goal(goal),
        title=titles(edition)[goal],
        goal=at_a_glance(edition, goal, assessed) if assessed else None,
        by_year=by_year(edition, scores[goal], _first(scores)) if goal in scores else None,
        score=Link(edition.translate("Slik er poengene regnet ut"), _RECKONED)
        if goal in scores
        else None,
        figures=figures,
        language=edition.language,
    )


def goal_figure(edition: Edition, goal: str, indicators: Sequence[str]) -> FigureBlock | Lacking:
    """Show the figures that sources put forward for a goal, and others that are about it."""
    _ = edition.translate
    found = _of_goal(edition, goal, indicators)
    anchor = f"nokkeltall-{anchor_of_goal(goal)}"
    if not found:
        about = _("nøkkeltall for målet")
        return absent(edition, anchor, about, lambda other: _of_goal(other, goal, indicators))
    question = _("Tallene bak mål {}").format(edition.rows("goals", goal=goal)[0]["order"])
    return rows_of(edition, anchor, question, found)


def _of_goal(edition: Edition, goal: str, named: Iterable[str]) -> list[Observation]:
    """Return the observations of a goal: of its key figures, then of other indicators."""
    keys = dict.fromkeys(
        Key(row["indicator"], row["population"], row["group"], row["category"])
        for row in edition.rows("key_figures", goal=goal)
    )
    keys |= dict.fromkeys(o.key for o in edition.select(named))
    return [o for key in keys for o in edition.series(key)]


def _scores(edition: Edition) -> dict[str, tuple[GoalScore, ...]]:
    scores = score_goals(edition)
    return {code: tuple(found) for code, found in groupby(scores, lambda score: score.goal)}


def _first(scores: Mapping[str, Sequence[GoalScore]]) -> int:
    """Return the first year of any assessment: the years of all goals stand alike."""
    return min(score.year for found in scores.values() for score in found)


def _said(edition: Edition) -> str:
    """Say who judged the goals for which years, and how many of them got another status."""
    found = newest_assessments(edition)
    if not found:
        return ""
    moved = moved_status(edition, tuple(_scores(edition).values()))
    opens = edition.translate("Hvert mål kan åpnes.")
    return " ".join(filter(None, [f"{judged_by(edition, found)}.", moved, opens]))


def _about(edition: Edition) -> Listing | None:
    """Return what must be known of the assessments, and their sources."""
    found = newest_assessments(edition)
    if not found:
        return None
    items = (*map(Item, legend(edition)), *map(Item, sources_of_status(edition, found)))
    return Listing(items, edition.language)
