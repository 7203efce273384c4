"""Changes between two surveys of which the responses were at hand, with how sure they are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from helpers import drawing
from helpers.analysis.changes import SurveyChange, survey_changes
from helpers.base.formats import number
from helpers.base.outputs import Download
from helpers.base.parted import parted
from helpers.base.spreadsheet import as_csv
from helpers.data import Edition
from helpers.drawing import Mark
from helpers.page.html import Caption, FigureBlock, Link, Table, show
from helpers.page.labels import label, listed, name, with_age
from helpers.page.number_tables import NOT_MEASURED
from helpers.page.prose import unseen

from .caption import caption, contact, line
from .series import series_of

Changes = Sequence[SurveyChange]


def survey_change_bars(edition: Edition, anchor: str, first_edition: int | None = None) -> None:
    """Show the changes of populations in charts, and those of their groups in a table.

    Each kind of answers has a chart of its own. Nothing is shown where the edition has none.

    Parameters
    ----------
    edition : Edition
    anchor : str
        The place of the first figure on the page.
    first_edition : int, optional
        The first edition with them, where older ones have the changes and must stay as they are.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.survey_change_bars(edition, "sikre-endringer")
    """
    if unseen(edition, first_edition):
        return
    found = survey_changes(edition)
    whole = [change for change in found if not change.after.group]
    groups = [change for change in found if change.after.group]
    for place, those in _by_kind(anchor, whole):
        show(change_figure(edition, place, those))
    if groups:
        show(change_figure(edition, f"{anchor}-grupper", groups))


def _by_kind(anchor: str, found: Changes) -> Iterator[tuple[str, Changes]]:
    """Yield the changes in answers of one kind, and their place; the first has the figure's own."""
    kinds = parted(found, lambda change: (change.after.indicator.scale, change.after.category))
    for place, (kind, those) in enumerate(kinds.items()):
        own = "-".join(filter(None, [anchor, *kind])).replace("_", "-")
        yield own if place else anchor, those


def change_figure(edition: Edition, anchor: str, found: Changes) -> FigureBlock:
    """Make the figure of some changes, at least one: of populations, or of groups.

    Groups of one population have its colour, so that a chart could not tell them apart.
    """
    title = with_age(edition, _title(edition, found), [change.after for change in found])
    measured = _measured(edition, found)
    table = _table(edition, title, found)
    shown = (
        [] if found[0].after.group else [change for change in found if change.change is not None]
    )
    marks = tuple(_mark(edition, found, change, change.change or 0) for change in shown)
    return FigureBlock(
        anchor=anchor,
        title=title,
        measured=measured,
        picture=drawing.bars(marks, "percentage_points", edition.language, _hidden(edition, found))
        if marks
        else None,
        alt=f"{title}. {measured} {_read_out(table)}",
        line=line(edition, [change.after for change in found]),
        caption=_caption(edition, found),
        notes=_notes(edition, found),
        table=table,
        downloads=(Download.csv(anchor, _csv(edition, found)),),
        contact=contact(edition, anchor),
        year=edition.year,
        language=edition.language,
    )


def _title(edition: Edition, found: Changes) -> str:
    _ = edition.translate
    shown = [change for change in found if change.change is not None]
    if not shown:
        return _("Endringene {} er skjult").format(_spans(edition, found))
    text = _("Sikre endringer {}: {} av {}")
    if found[0].after.group:
        text = _("Sikre endringer i grupper {}: {} av {}")
    return text.format(_spans(edition, found), sum(c.sure for c in shown), len(shown))


def _spans(edition: Edition, found: Changes) -> str:
    """Write the years of the surveys: "fra 2024 til 2025"."""
    years = sorted({(c.year_from, c.after.year) for c in found})
    return listed(edition, (edition.translate("fra {} til {}").format(*pair) for pair in years))


def _measured(edition: Edition, found: Changes) -> str:
    _ = edition.translate
    answers = {c.after.category for c in found}
    text = _("Endring i prosentpoeng")
    if len(answers) == 1 and answers != {""}:
        of = label(edition, found[0].after, "category")
        text += _(" i andelen som svarer «{}»").format(of)
    return f"{text}. {_('De sikre endringene står først, så følger de andre etter størrelse.')}"


def _table(edition: Edition, caption: str, found: Changes) -> Table:
    _ = edition.translate
    return Table(
        caption=caption,
        headings=(
            *(_("Hva og hvem"), _("Endring"), _("Intervall (95 %)"), _("Vurdering")),
            *(_("Svar før"), _("Svar nå"), _("Svar begge ganger")),
        ),
        rows=tuple(_row(edition, found, change) for change in found),
        language=edition.language,
    )


def _row(edition: Edition, found: Changes, change: SurveyChange) -> tuple[str | Link, ...]:
    _ = edition.translate
    link = Link(_name(edition, found, change), f"{change.after.indicator.topic}.html")
    if change.change is None:
        return link, _("skjult"), NOT_MEASURED, _("holdt tilbake"), *(NOT_MEASURED,) * 3
    ends = (_points(edition, end) for end in (change.ci_low, change.ci_high))
    counts = (change.n_from, change.n, change.n_matched)
    return (
        link,
        _points(edition, change.change),
        _("{} til {}").format(*ends),
        _(change.verdict),
        *(NOT_MEASURED if c is None else number(c, edition.language) for c in counts),
    )


def _points(edition: Edition, value: float | None) -> str:
    return number(value or 0, edition.language, signed=True)


def _read_out(table: Table) -> str:
    """Say of each row what it is of, the change, its interval and how sure it is."""
    return "; ".join(f"{row[0]}: {', '.join(map(str, row[1:4]))}" for row in table.rows) + "."


def _name(edition: Edition, found: Changes, change: SurveyChange, who: bool = True) -> str:
    """Name a change by what and who; by the answers too where they are not those of all."""
    dimensions = ["indicator"]
    if who:
        dimensions.append("group" if change.after.group else "population")
    if len({c.after.category for c in found}) > 1:
        dimensions.append("category")
    return name(edition, change.after, dimensions)


def _mark(edition: Edition, found: Changes, change: SurveyChange, value: float) -> Mark:
    after = change.after
    what = _name(edition, found, change, who=False)
    return Mark(
        row=f"{what}: {edition.translate(change.verdict)}",
        series=series_of(edition, after),
        value=value,
        text=_points(edition, value),
        low=change.ci_low,
        high=change.ci_high,
    )


def _hidden(edition: Edition, found: Changes) -> str:
    """Say which changes the chart has no mark for; empty where it has all."""
    names = [_name(edition, found, change) for change in found if change.change is None]
    return edition.translate("Skjult: {}.").format("; ".join(names)) if names else ""


def _caption(edition: Edition, found: Changes) -> Caption:
    _ = edition.translate
    base = _("{before} før, {now} nå, {both} begge ganger. Tabellen har antallet for hver endring.")
    return replace(
        caption(edition, [change.after for change in found]),
        year=_spans(edition, found),
        base=base.format(
            before=_range(edition, (c.n_from for c in found)),
            now=_range(edition, (c.n for c in found)),
            both=_range(edition, (c.n_matched for c in found)),
        ),
    )


def _range(edition: Edition, counts: Iterable[int | None]) -> str:
    """Write the smallest and the largest: "98–262"; what is held back is not counted."""
    known = [count for count in counts if count is not None]
    ends = sorted({min(known), max(known)}) if known else []
    return "–".join(number(end, edition.language) for end in ends) or edition.translate("skjult")


def _notes(edition: Edition, found: Changes) -> tuple[str, ...]:
    _ = edition.translate
    notes = [
        _(
            "En sikker endring er større enn det tilfeldigheter i hvem som svarte, kan forklare. "
            "«Innenfor feilmarginen» betyr ikke at ingenting er endret."
        ),
        _("Endringen er forskjellen mellom de to avrundede andelene."),
    ]
    if any(change.change is None for change in found):
        notes.append(_("Det som er skjult, er holdt tilbake av hensyn til dem som har svart."))
    return tuple(notes)


def _csv(edition: Edition, found: Changes) -> str:
    """Write all that the data say of the changes, codes beside labels."""
    rows = [
        {
            "indicator": change.after.indicator.indicator,
            "label": edition.text(change.after.indicator, "label"),
            "question": edition.text(change.after.indicator, "question"),
            "scale": change.after.indicator.scale,
            "unit": "percentage_points",
            "survey": change.after.indicator.survey,
            "dont_know": change.after.dont_know,
            **edition.survey_changes[change.after.key, change.after.year, change.year_from],
        }
        for change in found
    ]
    return as_csv(list(rows[0]), rows)
