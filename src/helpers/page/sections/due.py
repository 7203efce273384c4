"""When the next figures are due, where the measurements before keep a rhythm."""

from helpers.analysis.rhythm import Rhythm, assessment_rhythm, survey_rhythms
from helpers.data import Edition
from helpers.page.html import Table
from helpers.page.prose import Prose


def next_figures(edition: Edition) -> Table | Prose:
    """Say of each survey with a rhythm when it last measured, and when it is to do so next.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.next_figures(edition)
    """
    _ = edition.translate
    found = survey_rhythms(edition)
    if assessed := assessment_rhythm(edition):
        found[_("Vurderinger av målene i digitaliseringsstrategien")] = assessed
    if not found:
        return Prose(_("Ingen av målingene i denne utgaven har en fast rytme."))
    ordered = sorted(found.items(), key=lambda pair: (pair[1].due, pair[0].casefold()))
    # What readers ask for stands first: narrow screens cut off the end.
    return Table(
        caption=_("Når de neste tallene er ventet"),
        headings=(_("Måling"), _("Neste tall"), _("Sist målt"), _("Rytme")),
        rows=tuple(
            (name, _due(edition, kept), str(kept.last), _every(edition, kept.gap))
            for name, kept in ordered
        ),
        language=edition.language,
    )


def _every(edition: Edition, gap: int) -> str:
    _ = edition.translate
    if gap == 1:
        return _("hvert år")
    return _("annethvert år") if gap == 2 else _("hvert {}. år").format(gap)


def _due(edition: Edition, kept: Rhythm) -> str:
    """Give the year, and say where the edition ought to have had its figure already."""
    if kept.due < edition.year:
        return edition.translate("{} (forfalt)").format(kept.due)
    return str(kept.due)
