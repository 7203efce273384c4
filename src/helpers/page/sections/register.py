"""The registers at the end of a chapter: its sources, and every number that it builds on."""

from markupsafe import Markup

from helpers.analysis.comparability.words import DONT_KNOW
from helpers.base.formats import day, number
from helpers.data import Edition, Indicator, Key, Observation, Source
from helpers.data.edition import Row
from helpers.data.merge import series_key
from helpers.data.whom import whom
from helpers.page.figures.caption import sources
from helpers.page.html import Entries, Entry, Item, Link, Listing, Table
from helpers.page.labels import written_row
from helpers.page.prose import Prose


def edition_line(edition: Edition) -> Prose:
    """Say which edition this is, how much it builds on, and how much of that is of its year.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.edition_line(edition)
    """
    _ = edition.translate
    text = Markup(
        _(
            "<p>Dette er utgaven for <strong>{year}</strong>. "
            "Den viser {figures} tall fra {sources} kilder. {own} av tallene gjelder {year}. "
            "De andre gjelder andre år, og året står ved tallet.</p>"
        )
    )
    return Prose(
        text.format(
            year=edition.year,
            figures=edition.count("observations"),
            sources=edition.count("sources"),
            own=len(edition.rows("observations", year=edition.year)),
        )
    )


def sources_of(edition: Edition, topic: str) -> Listing | Prose:
    """List the sources of a chapter's figures, with the headings that they stand under.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.sources_of(edition, "ai")
    """
    found = _of_topic(edition, topic)
    if not found:
        return Prose("")
    cited = dict.fromkeys(citation.source for o in found for citation in o.citations)
    dates = [_dates(edition, edition.sources[code]) for code in cited]
    items = map(Item, sources(edition, found), dates)
    return Listing(tuple(items), edition.language)


def source_list(edition: Edition) -> Entries:
    """Show every source of the edition with what is known of it.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.source_list(edition)
    """
    return Entries(
        tuple(_entry(edition, source) for source in _in_order(edition)), edition.language
    )


def _dates(edition: Edition, source: Source) -> str:
    """Say when a source was published and read."""
    _ = edition.translate
    found = [_("Publisert: {}").format(_published(edition, source))]
    if source.read:
        found.append(_("Lest: {}").format(day(source.read, edition.language)))
    return ". ".join(found) + "."


def _published(edition: Edition, source: Source) -> str:
    if not source.published:
        return edition.translate("ikke oppgitt")
    return day(source.published, edition.language)


def _entry(edition: Edition, source: Source) -> Entry:
    _ = edition.translate
    archive = Link(source.archive, source.archive) if source.archive else None
    return Entry(
        anchor=source.source.replace("_", "-"),
        title=source.title,
        facts=(
            (_("Utgiver"), source.publisher),
            (_("Gjelder år"), str(source.edition)),
            (_("Publisert"), _published(edition, source)),
            (_("Adresse"), Link(source.url, source.url) if source.url else _("ikke kjent")),
            *(((_("Arkivert kopi"), archive),) if archive else ()),
            (_("Lest"), day(source.read, edition.language) if source.read else _("ikke kjent")),
            (_("Lisens"), source.licence or _("ikke oppgitt")),
        ),
        note=edition.text(source, "note"),
    )


def all_figures(edition: Edition, topic: str) -> Table | Prose:
    """Show every visible row of a topic as its source says it, the unused ones included.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.all_figures(edition, "ai")
    """
    _ = edition.translate
    order = edition.topic_indicators(topic)
    rows = sorted(
        edition.topic_rows("observations", topic),
        key=lambda row: (
            order.index(row["indicator"]),
            *(edition.place(c, row[c]) for c in ("population", "group", "category")),
            row["year"],
        ),
    )
    if not rows:
        return Prose("")
    return Table(
        caption=_("Alle tall i kapittelet, slik kildene oppgir dem"),
        headings=(_("Hva, hvem og når"), _("Verdi"), _("I kilden"), _("Sted i kilden")),
        rows=tuple(_said(edition, row) for row in rows),
        language=edition.language,
    )


def _said(edition: Edition, row: Row) -> tuple[str, ...]:
    """Write one row of the table of observations as its source says it."""
    indicator = edition.indicator(row["indicator"])
    who = filter(None, whom(edition, row["population"], row["group"]))
    answers = f" ({edition.label('category', row['category'])})" if row["category"] else ""
    year = f"{row['year_from']}–{row['year']}" if row["year_from"] else row["year"]
    what = f"{edition.text(indicator, 'label')}{answers}. {', '.join(who)}, {year}"
    return (
        ". ".join([what, *_asked(edition, row), *_replaced(edition, indicator)]),
        written_row(edition, row),
        f"«{row['printed']}»" if row["printed"] else "–",
        f"{edition.sources[row['source']].title}, «{row['locator']}»",
    )


def _asked(edition: Edition, row: Row) -> list[str]:
    """Say how many answered and on which scale, where no caption above may do so for the row.

    Figures state the scale of what they draw. So it stands here beside a number of answers, and
    for what no figure of the chapter has drawn.
    """
    _ = edition.translate
    scale, key = edition.indicator(row["indicator"]).scale, series_key(row)[0]
    alone = row["n"] is not None or row["dont_know"] or key not in edition.shown.series
    found = []
    if alone and scale not in ("none", "not_stated"):
        found.append(_("Svarskala: {}").format(edition.label("scale", scale)))
    if row["n"] is not None:
        found.append(_("Antall svar: {}").format(number(row["n"], edition.language)))
    if row["dont_know"]:
        found.append(_("«Vet ikke»: {}").format(_(DONT_KNOW[row["dont_know"]])))
    return found


def _replaced(edition: Edition, indicator: Indicator) -> list[str]:
    """Name the question that one replaces, and those that replace it."""
    _ = edition.translate
    old = [edition.indicator(indicator.replaces)] if indicator.replaces else []
    return [
        *(
            _("Erstatter «{}»").format(edition.text(i, "label"))
            for i in old
            if edition.select([i.indicator])
        ),
        *(
            _("Erstattet av «{}»").format(edition.text(i, "label"))
            for i in edition.replaced_by(indicator.indicator)
        ),
    ]


def _of_topic(edition: Edition, topic: str) -> list[Observation]:
    rows = edition.topic_rows("observations", topic)
    keys = {Key(row["indicator"], row["population"], row["group"], row["category"]) for row in rows}
    return [o for key in sorted(keys) for o in edition.series(key)]


def _in_order(edition: Edition) -> list[Source]:
    return sorted(edition.sources.values(), key=lambda source: (source.edition, source.source))
