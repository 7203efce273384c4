"""What sources recommend, worry about and set out to do, in our words."""

from helpers.data import Edition
from helpers.data.edition import Row
from helpers.page.figures.absence import Lacking, absent
from helpers.page.html import Item, Listing, Table


def points(edition: Edition, kind: str, topic: str = "", source: str = "") -> Listing | Lacking:
    """List points of one kind.

    Parameters
    ----------
    edition : Edition
    kind : str
        dimension, recommendation, challenge or focus.
    topic, source : str
        Keep only these; all where left out.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.points(edition, "recommendation", "ai")
    """
    edition.code("point", kind)
    if topic:
        edition.code("topic", topic)

    def found(edition: Edition) -> list[Row]:
        return [
            row
            for row in edition.rows("points", kind=kind)
            if topic in ("", row["topic"]) and source in ("", row["source"])
        ]

    rows = found(edition)
    if not rows:
        anchor = "-".join(filter(None, ["punkter", kind, topic, source])).replace("_", "-")
        about = edition.label("point", kind)
        return absent(edition, anchor, f"{about[0].lower()}{about[1:]}", found)
    said: dict[str, list[str]] = {}
    for row in rows:
        cited = edition.sources[row["source"]]
        said.setdefault(edition.text(row, "text"), []).append(
            f"{cited.title} ({cited.edition}), «{row['locator']}»"
        )
    return Listing(
        tuple(Item(text, "; ".join(cited)) for text, cited in said.items()), edition.language
    )


def activities(edition: Edition, about: str) -> Table | Lacking:
    """Show what a publisher set out to do, what came of it, and the status that it gives.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.activities(edition, "tiltak")
    """
    _ = edition.translate
    rows = edition.rows("activities")
    if not rows:
        anchor = "tiltak-datadeling"
        return absent(edition, anchor, _(about), lambda other: other.rows("activities"))
    cited = dict.fromkeys(edition.sources[row["source"]] for row in rows)
    named = ", ".join(f"{s.title} ({s.publisher}, {s.edition})" for s in cited)
    return Table(
        caption=_("Hva utgiveren ville gjøre, og hvordan det gikk. Kilde: {}").format(named),
        headings=(_("Mål"), _("Resultat"), _("Prioriteringer"), _("Status")),
        rows=tuple(
            (
                f"{edition.text(row, 'aim')} («{row['locator']}»)",
                edition.text(row, "result"),
                edition.text(row, "priorities") or "–",
                edition.label("status", row["status"]) if row["status"] else _("ikke oppgitt"),
            )
            for row in rows
        ),
        language=edition.language,
    )
