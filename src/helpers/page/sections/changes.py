"""What changed: since the edition before, and in every series since its figure before."""

from helpers.analysis.changes import (
    Comparison,
    Revision,
    Series,
    compare_with_before,
    since_before,
)
from helpers.base.errors import require_known
from helpers.base.language import phrase
from helpers.data import Edition, Source
from helpers.page.figures.changed import change_table, series_link
from helpers.page.html import Folded, Item, Link, Listing, Table
from helpers.page.labels import listed, when, written, written_in_set
from helpers.page.prose import Prose

_FIRST = phrase("Dette er den første utgaven. Det er ingen utgave før den å sammenligne med.")
_CAPTIONS = {
    "good": phrase("Endringer til det bedre siden tallet før"),
    "bad": phrase("Endringer til det verre siden tallet før"),
    "neutral": phrase(
        "Uendrede tall, endringer som er for små til å regnes med, og endringer som verken er "
        "bedre eller verre i seg selv"
    ),
    "unknown": phrase("Tall som ikke er nøyaktige nok til at endringen kan regnes ut"),
}
_SUMMARIES = {
    "good": phrase("Til det bedre"),
    "bad": phrase("Til det verre"),
    "neutral": phrase("Verken bedre eller verre"),
    "unknown": phrase("Kan ikke regnes ut"),
}
# The caption of each list of series, the line that opens it, and what stands where none is.
_LISTS = {
    "new": (
        phrase("Målt for første gang i bokens kilder"),
        phrase("Vis alle {} nye serier"),
        phrase("Ingen serier er nye."),
    ),
    "repeated": (
        phrase("Gjengitt i nye kilder, uten nyere tall"),
        phrase("Vis alle {} gjengitte serier"),
        phrase("Ingen serier er gjengitt uten nyere tall."),
    ),
    "not_measured": (
        phrase("Ikke med i noen kilde som er kommet siden utgaven før"),
        phrase("Vis alle {} serier uten nye tall"),
        phrase("Alle serier fra utgaven før er med i de nye kildene."),
    ),
}


def since_last(edition: Edition) -> Prose:
    """Say which edition is the one before, and how much has come since.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.since_last(edition)
    """
    compared = compare_with_before(edition)
    return Prose(counted(edition, compared) if compared else edition.translate(_FIRST))


def counted(edition: Edition, compared: Comparison) -> str:
    """Count what has come since the edition before: sources, and series of each kind."""
    _ = edition.translate
    return " ".join(
        (
            _("Utgaven før er den for {}.").format(compared.older.year),
            _("Nye kilder: {}.").format(len(_new_sources(compared))),
            _("Serier med nyere tall: {}.").format(len(compared.of("renewed"))),
            _("Nye serier: {}.").format(len(compared.of("new"))),
            _("Serier som ingen av de nye kildene har: {}.").format(
                len(compared.of("not_measured"))
            ),
            _("Reviderte tall: {}.").format(len(compared.revisions)),
        )
    )


def sources_since_last(edition: Edition) -> Folded | Prose:
    """List, closed, the sources that have come since the edition before.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.sources_since_last(edition)
    """
    compared = compare_with_before(edition)
    new = _new_sources(compared) if compared else []
    if not new:
        return Prose("")
    items = tuple(Item(f"{s.title} ({s.publisher}, {s.edition})") for s in new)
    summary = f"{edition.translate('Nye kilder')} ({len(new)})"
    return Folded(summary, Listing(items, edition.language), edition.language)


def _new_sources(compared: Comparison) -> list[Source]:
    return [s for code, s in compared.newer.sources.items() if code not in compared.older.sources]


def changes(edition: Edition, judgement: str) -> Folded | Prose:
    """List, closed, every series that moved one way since its figure before.

    Parameters
    ----------
    edition : Edition
    judgement : str
        good, bad, neutral or unknown. Slight changes stand among the neutral ones.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.changes(edition, "good")
    """
    _ = edition.translate
    require_known("judgement", judgement, _CAPTIONS)
    among = ("neutral", "slight") if judgement == "neutral" else (judgement,)
    found = [change for change in since_before(edition) if change.judgement in among]
    if not found:
        return Prose("")
    summary = f"{_(_SUMMARIES[judgement])} ({len(found)})"
    table = change_table(edition, _(_CAPTIONS[judgement]), found)
    return Folded(summary, table, edition.language)


def series_since_last(edition: Edition, status: str) -> Folded | Prose:
    """List the series of one status: new, repeated or not_measured.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.series_since_last(edition, "new")
    """
    _ = edition.translate
    compared = compare_with_before(edition)
    require_known("status", status, _LISTS)
    caption, summary, none = _LISTS[status]
    if compared is None:
        return Prose(_(_FIRST))
    found = [series for series in compared.series if series.status == status]
    if not found:
        return Prose(_(none))
    table = Table(
        caption=_(caption),
        headings=(_("Hva og hvem"), _("Siste tall"), _("År"), _("Kilde")),
        rows=tuple(_newest(edition, series) for series in found),
        language=edition.language,
    )
    return Folded(_(summary).format(len(found)), table, edition.language)


def revised(edition: Edition) -> Table | Prose:
    """Show the figures for which the edition before uses another value of the same year.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.revised(edition)
    """
    _ = edition.translate
    compared = compare_with_before(edition)
    if compared is None:
        return Prose(_(_FIRST))
    if not compared.revisions:
        return Prose(_("Ingen tall fra utgaven før er revidert."))
    return Table(
        caption=_("Tall der boken bruker en annen verdi enn i utgaven før"),
        headings=(_("Hva og hvem"), _("År"), _("Før"), _("Nå"), _("Hvorfor")),
        rows=tuple(_revision(compared, revision) for revision in compared.revisions),
        language=edition.language,
    )


def _newest(edition: Edition, series: Series) -> tuple[str | Link, ...]:
    newest = series.newer
    titles = dict.fromkeys(edition.sources[c.source].title for c in newest.citations)
    return (
        series_link(edition, newest),
        written_in_set(edition, newest),
        when(edition, newest),
        listed(edition, titles),
    )


def _revision(compared: Comparison, revision: Revision) -> tuple[str | Link, ...]:
    edition, newer = compared.newer, revision.newer
    why = (
        edition.text(row, "why")
        for row in edition.rows("disagreements", **newer.key._asdict(), year=newer.year)
    )
    return (
        series_link(edition, newer),
        when(edition, newer),
        written(edition, revision.older),
        written(edition, newer),
        " ".join(why) or edition.translate("ikke oppgitt"),
    )
