"""What the sources contradict each other on, and what they name but do not print."""

from helpers.data import Edition
from helpers.data.edition import Row
from helpers.page.html import Item, Listing, Table
from helpers.page.labels import written_row
from helpers.page.prose import Prose


def disagreements(edition: Edition, topic: str) -> Table | Prose:
    """Show where two sources give different values, which one the book uses, and why.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.disagreements(edition, "ai")
    """
    _ = edition.translate
    rows = edition.topic_rows("disagreements", topic)
    if not rows:
        return Prose(_("Kildene sier ikke imot hverandre om tallene i dette kapittelet."))
    return Table(
        caption=_("Der kildene oppgir ulike tall"),
        headings=(_("Tall"), _("År"), _("Boken bruker"), _("En annen kilde sier"), _("Hvorfor")),
        rows=tuple(_disagreement(edition, row) for row in rows),
        language=edition.language,
    )


def _disagreement(edition: Edition, row: Row) -> tuple[str, ...]:
    said = {
        o["source"]: o
        for o in edition.rows(
            "observations",
            indicator=row["indicator"],
            population=row["population"],
            group=row["group"],
            category=row["category"],
            year=row["year"],
        )
    }
    return (
        edition.text(edition.indicator(row["indicator"]), "label"),
        str(row["year"]),
        *(_said(edition, said[row[column]]) for column in ("source_used", "source_other")),
        edition.text(row, "why"),
    )


def _said(edition: Edition, row: Row) -> str:
    source = edition.sources[row["source"]]
    return f"{written_row(edition, row)} ({source.title}, {source.edition})"


def missing(edition: Edition, topic: str) -> Listing | Prose:
    """List the charts and figures that sources name but do not print.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.missing(edition, "ai")
    """
    _ = edition.translate
    edition.code("topic", topic)
    items = tuple(
        Item(
            _("Diagrammet «{}»").format(row["title"]) if row["kind"] == "chart" else row["title"],
            f"{edition.text(row, 'what')}. {_('Tallene står ikke i kildens tekst.')} "
            f"({edition.sources[row['source']].title})",
        )
        for row in edition.rows("missing", topic=topic)
    )
    if not items:
        return Prose(_("Ingen av kildene i denne utgaven nevner tall om dette uten å oppgi dem."))
    return Listing(items, edition.language)
