"""What the publishers have said of the goals year by year, the book's own score beside it."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from helpers.analysis.score import GoalScore, score_goals
from helpers.base.formats import number
from helpers.data import Edition
from helpers.page.html import Assessed, ByYear, GoalByYear, Link
from helpers.page.labels import listed
from helpers.page.prose import Prose

Scores = Sequence[GoalScore]


def assessments_by_year(edition: Edition) -> ByYear | Prose:
    """Show every assessment of every goal, and which years none has been read for.

    Nothing is shown where all assessments are of one year: the status board has those.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.assessments_by_year(edition)
    """
    _ = edition.translate
    scores = score_goals(edition)
    if len({score.year for score in scores}) < 2:
        return Prose("")
    years = tuple(range(min(score.year for score in scores), edition.year + 1))
    by_goal = {code: tuple(found) for code, found in groupby(scores, lambda score: score.goal)}
    names = {str(goal["goal"]): _("Mål {}").format(goal["order"]) for goal in edition.rows("goals")}
    return ByYear(
        title=_title(edition, by_goal.values()),
        years=years,
        goals=tuple(
            GoalByYear(
                Link(names[code], f"#{code.replace('_', '-')}"),
                tuple(
                    tuple(_assessed(edition, score) for score in found if score.year == year)
                    for year in years
                ),
            )
            for code, found in by_goal.items()
        ),
        notes=(*_legend(edition), *_notes(edition, by_goal, names)),
        language=edition.language,
    )


def _title(edition: Edition, goals: Iterable[Scores]) -> str:
    """Say how many goals got another status, of those that were assessed twice on one scale."""
    one_scale = [[score for score in found if not score.scale] for found in goals]
    twice = [found for found in one_scale if len({score.year for score in found}) > 1]
    publishers = {edition.sources[score.source].publisher for found in twice for score in found}
    return edition.translate(
        "Vurderingene fra {publisher} år for år: {moved} av {all} mål har fått en annen status"
    ).format(
        publisher=listed(edition, sorted(publishers)),
        moved=sum(found[0].printed != found[-1].printed for found in twice),
        all=len(twice),
    )


def _assessed(edition: Edition, score: GoalScore) -> Assessed:
    return Assessed(score.printed, score.development, _own(edition, score), _other(edition, score))


def _own(edition: Edition, score: GoalScore) -> str:
    _ = edition.translate
    if score.score is None or score.suggested is None:
        return _("Boken: ikke regnet ut")
    return _("Boken: {development} ({points} poeng)").format(
        development=edition.label("development", score.suggested),
        points=number(score.score, edition.language),
    )


def _other(edition: Edition, score: GoalScore) -> str:
    """Say on which other scale an assessment is, and of which years."""
    _ = edition.translate
    found = []
    if score.scale:
        found.append(_("Annen skala: {}").format(edition.label("status_scale", score.scale)))
    if score.year_from is not None:
        found.append(_("Gjelder {first} til {last}").format(first=score.year_from, last=score.year))
    return ". ".join(found)


def _legend(edition: Edition) -> tuple[str, ...]:
    _ = edition.translate
    return (
        _(
            "«Ikke lest» betyr at boken ikke har lest noen vurdering for det året. "
            "Den kan likevel være gitt."
        ),
        _(
            "«Boken» er utviklingen som boken selv regner ut av nøkkeltallene i den samme kilden. "
            "Regnestykket står lenger ned på siden."
        ),
    )


def _notes(
    edition: Edition, by_goal: Mapping[str, Scores], names: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the notes on assessments before the newest, whose own stands on the status board."""
    return tuple(
        edition.translate("{goal}, {year}: {note}").format(
            goal=names[code], year=score.year, note=score.note
        )
        for code, found in by_goal.items()
        for score in found[:-1]
        if score.note
    )
