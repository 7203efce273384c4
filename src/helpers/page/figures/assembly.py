"""A whole figure block from observations: no part is left to the caller to forget."""

from collections.abc import Callable, Sequence

from helpers.analysis import comparability
from helpers.base.errors import UsageError
from helpers.base.formats import lowered
from helpers.base.outputs import Download
from helpers.data import Edition, Observation
from helpers.drawing import Mark, Picture
from helpers.page.html import FigureBlock, Table, plain
from helpers.page.labels import cautions, name, varying, with_age, written
from helpers.page.number_tables import NOT_MEASURED, number_csv, number_table
from helpers.page.places import anchor_of
from helpers.page.prose import words

from .caption import caption, contact, line, measured, notes, standing_out
from .claimed import claims_of
from .lacking import missing_beside
from .series import series_of

Draw = Callable[[tuple[Mark, ...], str, str, str], Picture]


def assemble(
    edition: Edition,
    anchor: str,
    question: str,
    observations: Sequence[Observation],
    draw: Draw | None,
    across: str,
    finding: str = "",
    order: str = "",
    mixed: bool = False,
) -> FigureBlock:
    """Make a figure of observations, at least one.

    Parameters
    ----------
    edition, anchor, question, finding
        As in `helpers.page.figures.dumbbell`.
    observations : sequence of Observation
        What the figure shows, in the order in which it shows it.
    draw : callable or None
        The chart; None where the numbers are shown as a table only.
    across : str
        The dimension that a row of the figure runs along: population, category or year.
    order : str
        How the rows are sorted, in words.
    mixed : bool
        Values of several scales are drawn, as changes or distances in the unit they share.

    Raises
    ------
    UsageError
        The observations do not belong on one axis; the message names their indicators.
    """
    _ = edition.translate
    # A bar with one part known is coloured by whom it is about, as everywhere else.
    parts = across == "category" and len({o.category for o in observations}) > 1
    series = "category" if parts else "population"
    several = len({o.population for o in observations}) > 1
    named = "category" if parts or (across == "category" and not several) else "population"
    title = titled(edition, question, finding, observations)
    table = number_table(edition, plain(title), observations, across)
    subtitle = measured(edition, observations, order)
    rows = _rows(observations, series, across)
    marks = tuple(
        mark(edition, o, o.value, rows, series, named, across)
        for o in observations
        if o.value is not None
    )
    unit = shared_unit(edition, anchor, observations, across, mixed) if draw else ""
    drawn = draw is not None and _enough(marks, len(observations))
    return FigureBlock(
        anchor=anchor,
        title=title,
        measured=subtitle,
        picture=draw(marks, unit, edition.language, hidden(edition, observations))
        if draw and drawn
        else None,
        alt=described(plain(title), subtitle, table),
        line=line(edition, observations),
        caption=caption(edition, observations),
        notes=notes(edition, observations),
        table=table,
        downloads=(Download.csv(anchor, number_csv(edition, observations)),),
        contact=contact(edition, anchor),
        year=edition.year,
        claims=claims_of(edition, observations),
        caution=cautions(edition, observations),
        missing=missing_beside(edition, observations),
        anchors=_leading_here(edition, anchor, observations),
        language=edition.language,
    )


def titled(
    edition: Edition, question: str, finding: str, observations: Sequence[Observation]
) -> str:
    """Return the finding filled from the data, or the question where there is none."""
    _ = edition.translate
    found = standing_out(edition, observations) if finding else {}
    title = words(edition, _(finding), **found) if finding else None
    return with_age(edition, title or _(question), observations)


def _leading_here(
    edition: Edition, anchor: str, observations: Sequence[Observation]
) -> tuple[str, ...]:
    """Return the anchors of indicators that have no place on the page yet; they get one here."""
    here = edition.shown.topic
    found = dict.fromkeys(anchor_of(i) for o in observations if (i := o.indicator).topic == here)
    new = [a for a in found if a != anchor and a not in edition.shown.anchors]
    edition.shown.anchors.update(found)
    return tuple(new)


def hidden(edition: Edition, observations: Sequence[Observation]) -> str:
    """Say which figures a chart has no mark for, since they are suppressed; empty where none."""
    dimensions = varying(observations)
    names = [name(edition, o, dimensions) for o in observations if o.value is None]
    return edition.translate("Skjult: {}.").format("; ".join(names)) if names else ""


def _enough(marks: Sequence[Mark], count: int) -> bool:
    """Tell whether a chart can be drawn of what is left when the suppressed are left out."""
    years = {mark.year for mark in marks}
    return bool(marks) and (len(marks) == count or years == {None} or len(years) > 1)


def mark(
    edition: Edition,
    observation: Observation,
    value: float,
    rows: Sequence[str],
    series: str,
    named: str,
    across: str,
) -> Mark:
    """Turn an observation into the value that a chart draws."""
    return Mark(
        row=name(edition, observation, rows),
        series=series_of(edition, observation, series, named),
        value=value,
        text=written(edition, observation),
        year=observation.year if across == "year" else None,
        exact=observation.exact,
        low=observation.ci_low,
        high=observation.ci_high,
        rank_of=observation.rank_of,
    )


def _rows(observations: Sequence[Observation], series: str, across: str) -> list[str]:
    """Return the dimensions that the rows of a chart are named by."""
    rest = [d for d in varying(observations) if d not in (series, across)]
    indicators = {(o.indicator.indicator, o.category) for o in observations}
    if across == "category" and len(indicators) == len({c for _, c in indicators}):
        # Each part of the whole is an indicator of its own: the parts name themselves.
        return [d for d in rest if d != "indicator"] or ["population"]
    return rest


def shared_unit(
    edition: Edition, anchor: str, observations: Sequence[Observation], across: str, mixed: bool
) -> str:
    """Return the unit of a chart's axis.

    Raises
    ------
    UsageError
        The observations do not belong on one axis: other units, kinds, scales or answers counted.
    """
    shared = ["units", "kinds"]
    if not mixed:
        shared.append("scales")
    if not mixed and across != "category":
        shared.append("answers")
    if several := comparability.mixed(observations, *shared):
        those = "; ".join(f"{one}: {_named(edition, of)}" for one, of in several.found.items())
        raise UsageError(
            f"The figure {anchor!r} mixes {several.what}: {', '.join(several.found)}. The "
            f"indicators, with their rows in data/indicators.csv, are {those}. Correct them, or "
            "draw others."
        )
    return observations[0].indicator.unit


def _named(edition: Edition, observations: Sequence[Observation]) -> str:
    """Name the indicators of figures, with their rows in the table."""
    codes = {o.indicator.indicator for o in observations}
    return ", ".join(
        f"{code} (row {row})" for row, code in enumerate(edition.indicators, 2) if code in codes
    )


def described(title: str, line: str, table: Table) -> str:
    """Write what the chart shows with its numbers, row by row."""
    read = [
        f"{row[0]}: "
        + ", ".join(
            f"{lowered(heading)} {cell}"
            for heading, cell in zip(table.headings[1:], row[1:], strict=True)
            if cell != NOT_MEASURED
        )
        for row in table.rows
    ]
    begun = title if title.endswith("?") else f"{title}."
    # A place in a ranking ends in a full stop of its own.
    rows = f"{'; '.join(read).removesuffix('.')}."
    return " ".join(filter(None, [begun, line, rows]))
