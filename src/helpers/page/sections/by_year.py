"""What the publishers have said of a goal year by year, the book's own score beside it."""

from collections.abc import Sequence

from helpers.analysis.score import GoalScore
from helpers.base.formats import number
from helpers.data import Edition
from helpers.page.html import Assessed, ByYear
from helpers.page.labels import listed

Scores = Sequence[GoalScore]


def by_year(edition: Edition, scores: Scores, first: int) -> ByYear:
    """Show every assessment of a goal, and which years none has been read for.

    Parameters
    ----------
    edition : Edition
    scores : sequence of GoalScore
        The assessments of the goal in the order of their years, at least one.
    first : int
        The first year that is shown, the same for all goals.
    """
    years = tuple(range(first, edition.year + 1))
    return ByYear(
        title=edition.translate("Vurderingene år for år"),
        years=years,
        found=tuple(
            tuple(_assessed(edition, score) for score in scores if score.year == year)
            for year in years
        ),
        notes=tuple(
            edition.translate("{year}: {note}").format(year=score.year, note=score.note)
            for score in scores
            if score.note
        ),
        language=edition.language,
    )


def moved_status(edition: Edition, goals: Sequence[Scores]) -> str:
    """Say how many goals got another status, of those that were assessed twice on one scale.

    Empty where none was.
    """
    one_scale = [[score for score in found if not score.scale] for found in goals]
    twice = [found for found in one_scale if len({score.year for score in found}) > 1]
    if not twice:
        return ""
    publishers = {edition.sources[score.source].publisher for found in twice for score in found}
    return edition.translate(
        "{moved} av {all} mål som {publisher} har vurdert flere ganger, har fått en annen status."
    ).format(
        publisher=listed(edition, sorted(publishers)),
        moved=sum(found[0].printed != found[-1].printed for found in twice),
        all=len(twice),
    )


def legend(edition: Edition) -> tuple[str, ...]:
    """Explain what stands beside the assessments."""
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
