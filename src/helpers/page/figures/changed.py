"""What moved since the figure before, and which way: as rows of a figure, and as a table."""

from collections.abc import Iterable

from helpers.analysis.changes import Change, compare_with_before, since_before
from helpers.base.calls import refuse_other_arguments
from helpers.base.language import phrase
from helpers.base.outputs import Download
from helpers.data import Edition, Observation
from helpers.page.html import FigureBlock, Link, Table, plain
from helpers.page.labels import label, name, when, with_age, written_in_set
from helpers.page.number_tables import number_csv
from helpers.page.prose import Prose, unseen, words
from helpers.page.prose.forms import moved

from .absence import Lacking, absent
from .caption import caption, contact, line, notes
from .rows import axes, in_rows

_VERDICTS = {
    "good": phrase("til det bedre"),
    "bad": phrase("til det verre"),
    "slight": phrase("for lite til å regnes som en endring"),
    "neutral": phrase("verken bedre eller verre"),
    "unknown": phrase("kan ikke sammenlignes"),
}


@refuse_other_arguments
def change_rows(
    edition: Edition,
    anchor: str,
    question: str,
    about: str,
    finding: str = "",
    since_last: bool = False,
    most: int | None = None,
    first_edition: int | None = None,
) -> FigureBlock | Lacking:
    """Show what moved since the figure before: a row each, with both figures and the change.

    The largest stand first. Only changes in one kind of answers stand on one axis. What the page
    has drawn already is not drawn again.

    Parameters
    ----------
    edition, anchor, question, about, first_edition
        As in `helpers.page.figures.dumbbell`.
    finding : str
        A template for the title; ``{moved}`` is the figure with the largest exact change.
    since_last : bool
        Keep the changes that end in a figure which the edition before does not show.
    most : int, optional
        Show this many, the largest; all where left out.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.change_rows(
    ...     edition,
    ...     anchor="storste-endringer",
    ...     question="Hvilke tall har endret seg?",
    ...     about="endringer",
    ...     most=12,
    ... )
    """
    if unseen(edition, first_edition):
        return Prose("")
    _ = edition.translate
    known = _all(edition, since_last)
    if not known:
        return absent(edition, anchor, _(about), lambda other: _all(other, since_last))
    found = [change for change in known if change.after.key not in edition.shown.series]
    shown = found[:most]
    if not shown:
        return Prose("")
    newest = [change.after for change in shown]
    edition.shown.series.update(o.key for o in newest)
    ends = [end for change in shown for end in (change.before, change.after)]
    # What a row opens to has all years.
    series = [o for newer in newest for o in edition.series(newer.key)]
    largest = next((c.after for c in shown if c.bound == "exact"), None)
    filled = words(edition, _(finding), moved=largest) if finding else None
    title = with_age(edition, filled or _(question), ends)
    picture = in_rows(edition, newest, anchor)
    measured = f"{axes(edition, picture)} {_measured(edition, len(shown), len(found))}"
    table = change_table(edition, plain(title), shown)
    return FigureBlock(
        anchor=anchor,
        title=title,
        measured=measured,
        picture=picture,
        alt=f"{plain(title)}. {measured} "
        + "; ".join(f"{row[0]}: {row[2]}" for row in table.rows)
        + ".",
        line=line(edition, ends),
        caption=caption(edition, ends, asked=False),
        notes=notes(edition, ends),
        table=table,
        downloads=(Download.csv(anchor, number_csv(edition, series)),),
        contact=contact(edition, anchor),
        year=edition.year,
        language=edition.language,
    )


def change_table(edition: Edition, caption: str, found: Iterable[Change]) -> Table:
    """Set changes in a table: what and who, both figures with their years, which way it went.

    What is named leads to the chapter that shows it with its scale and source.
    """
    _ = edition.translate
    return Table(
        caption=caption,
        headings=(_("Hva og hvem"), _("Tall"), _("Endring")),
        rows=tuple(
            (
                series_link(edition, change.after),
                _("{now}, mot {before}").format(
                    now=_dated(edition, change.after), before=_dated(edition, change.before)
                ),
                _verdict(edition, change),
            )
            for change in found
        ),
        language=edition.language,
    )


def series_link(edition: Edition, observation: Observation) -> Link:
    """Name a series and its population, and lead to its chapter."""
    text = f"{_name(edition, observation)}. {label(edition, observation, 'population')}"
    return Link(text, f"{observation.indicator.topic}.html")


def _all(edition: Edition, since_last: bool) -> tuple[Change, ...]:
    if not since_last:
        return since_before(edition)
    compared = compare_with_before(edition)
    return compared.changes if compared else ()


def _measured(edition: Edition, shown: int, found: int) -> str:
    _ = edition.translate
    text = _("Den største endringen står først i hver del.")
    if shown == found:
        return text
    return text + _(" Figuren viser {} av {} endringer.").format(shown, found)


def _verdict(edition: Edition, change: Change) -> str:
    """Write a change and whether it is good or bad: "opp 4 prosentpoeng, til det bedre"."""
    words = [moved(edition, change)]
    words += [_judged(edition, change)] if change.direction != "flat" else []
    return ", ".join(word for word in words if word)


def _judged(edition: Edition, change: Change) -> str:
    return edition.translate(_VERDICTS[change.judgement])


def _dated(edition: Edition, observation: Observation) -> str:
    return f"{written_in_set(edition, observation)} ({when(edition, observation)})"


def _name(edition: Edition, observation: Observation) -> str:
    """Name a series by all but its population, with the answers that are counted."""
    text = name(edition, observation, ["indicator"])
    if observation.group:
        text = f"{text}, {edition.label('group', observation.group)}"
    answers = label(edition, observation, "category")
    # "Deler data systematisk" says already which answers are counted.
    return text if answers.lower() in text.lower() else f"{text} ({answers})"
