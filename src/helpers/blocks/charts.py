"""The kinds of figures that a chapter may call for."""

from collections.abc import Callable, Iterable, Sequence

from .. import figures
from ..changes import change_since
from ..compare import newest_of, pairs_of
from ..figures import Mark, Picture
from ..markup import Absent, FigureBlock, Table
from ..naming import name, varying, written
from ..number_tables import NOT_MEASURED, number_csv, number_table
from ..observations import Edition, Observation
from ..prose import words
from ..prose.forms import moved
from .facts import contact, facts, measured, notes, standing_out

Draw = Callable[[tuple[Mark, ...], str, str], Picture]
Names = Iterable[str]


def dumbbell(
    edition: Edition,
    anchor: str,
    question: str,
    indicators: Names,
    about: str,
    populations: tuple[str, str] = ("state", "municipality"),
    categories: Names = (),
    finding: str = "",
) -> FigureBlock | Absent:
    """Show two populations side by side, the widest gap first.

    Parameters
    ----------
    edition : Edition
    anchor : str
        The figure's place on the page, the same in every edition.
    question : str
        The title where there is no finding: the question that the figure answers.
    indicators : iterable of str
        Codes of indicators, of one unit and one scale.
    about : str
        What the figure is about, as it stands after "ingen tall om".
    populations : pair of str
    categories : iterable of str
        The answers counted, where an indicator has several.
    finding : str
        A template for the title, filled from the data; see `helpers.prose.say` and
        `standing_out`.
    """
    found = newest_of(edition, edition.select(indicators, populations, categories))
    pairs = sorted(pairs_of(found, *populations), key=_gap, reverse=True)
    order = edition.translate("Sortert etter avstand.")
    return _figure(
        edition,
        anchor,
        question,
        about,
        [o for pair in pairs for o in pair],
        figures.dumbbell,
        across="population",
        finding=finding,
        order=order,
    )


def slope(
    edition: Edition,
    anchor: str,
    question: str,
    indicators: Names,
    about: str,
    populations: Names = (),
    categories: Names = (),
    finding: str = "",
) -> FigureBlock | Absent:
    """Show two years beside each other: the newest figure and the one before.

    The parameters are those of `dumbbell`. Series measured once are left out.
    """
    newest = newest_of(edition, edition.select(indicators, populations, categories))
    found = [(edition.before(o), o) for o in newest]
    pairs = [(before, o) for before, o in found if before is not None]
    years = [(before.year, o.year) for before, o in pairs]
    if len(set(years)) > 1:
        raise ValueError(f"A slope chart shows two years; {anchor} has {sorted(set(years))}.")
    return _figure(
        edition,
        anchor,
        question,
        about,
        [o for pair in pairs for o in pair],
        figures.slope,
        across="year",
        finding=finding,
    )


def lines(
    edition: Edition,
    anchor: str,
    question: str,
    indicators: Names,
    about: str,
    populations: Names = (),
    categories: Names = (),
    finding: str = "",
) -> FigureBlock | Absent:
    """Show every year of one or more series. The parameters are those of `dumbbell`."""
    found = edition.select(indicators, populations, categories)
    return _figure(
        edition, anchor, question, about, found, figures.lines, across="year", finding=finding
    )


def ranks(
    edition: Edition,
    anchor: str,
    question: str,
    indicators: Names,
    about: str,
    finding: str = "",
) -> FigureBlock | Absent:
    """Show ranks over the years, best on top. The parameters are those of `dumbbell`."""
    found = edition.select(indicators)
    return _figure(
        edition, anchor, question, about, found, figures.ranks, across="year", finding=finding
    )


def stacked(
    edition: Edition,
    anchor: str,
    question: str,
    indicators: Names,
    about: str,
    populations: Names = (),
    categories: Names = (),
    finding: str = "",
) -> FigureBlock | Absent:
    """Show the parts of a whole, in the order of ``categories``; the rest is not stated.

    The parameters are those of `dumbbell`.
    """
    order = list(categories)
    found = newest_of(edition, edition.select(indicators, populations, order))
    return _figure(
        edition,
        anchor,
        question,
        about,
        sorted(found, key=lambda o: order.index(o.category)),
        figures.stacked,
        across="category",
        finding=finding,
    )


def bars(
    edition: Edition,
    anchor: str,
    question: str,
    indicators: Names,
    about: str,
    populations: Names = (),
    categories: Names = (),
    finding: str = "",
    every_year: bool = False,
) -> FigureBlock | Absent:
    """Show the newest value of each series, or every year of them, one below the other.

    The parameters are those of `dumbbell`.
    """
    found = edition.select(indicators, populations, categories)
    return _figure(
        edition,
        anchor,
        question,
        about,
        found if every_year else newest_of(edition, found),
        figures.bars,
        across="population",
        finding=finding,
    )


def numbers(
    edition: Edition,
    anchor: str,
    question: str,
    indicators: Names,
    about: str,
    finding: str = "",
) -> FigureBlock | Absent:
    """Show figures that no chart can compare as a table. The parameters are `dumbbell`'s."""
    found = edition.select(indicators)
    return _figure(edition, anchor, question, about, found, None, across="year", finding=finding)


def _figure(
    edition: Edition,
    anchor: str,
    question: str,
    about: str,
    observations: Sequence[Observation],
    draw: Draw | None,
    across: str,
    finding: str,
    order: str = "",
) -> FigureBlock | Absent:
    """Assemble the whole figure: no part can be forgotten, since none is left to the caller."""
    _ = edition.translate
    if not observations:
        return Absent(anchor, _(about), edition.language)
    # A bar with one part known is coloured by whom it is about, as everywhere else.
    parts = across == "category" and len({o.category for o in observations}) > 1
    series = "category" if parts else "population"
    title = words(edition, _(finding), **standing_out(edition, observations)) if finding else None
    table = number_table(edition, title or _(question), observations, across)
    line = measured(edition, observations, order)
    rows = _rows(observations, series, across)
    marks = tuple(_mark(edition, o, rows, series, across) for o in observations)
    unit = _unit(anchor, observations, across) if draw else ""
    return FigureBlock(
        anchor=anchor,
        title=title or _(question),
        measured=line,
        key=tuple(dict.fromkeys((m.series, m.label) for m in marks)),
        picture=draw(marks, unit, edition.language) if draw else None,
        alt=_alt(title or _(question), line, table),
        facts=facts(edition, observations),
        notes=notes(edition, observations),
        table=table,
        csv=number_csv(edition, observations),
        contact=contact(edition, anchor),
        year=edition.year,
        language=edition.language,
    )


def _mark(
    edition: Edition,
    observation: Observation,
    rows: Sequence[str],
    series: str,
    across: str,
) -> Mark:
    """Turn an observation into the value that a chart draws."""
    value = observation.value
    if value is None:
        raise ValueError(f"A suppressed value cannot be drawn: {observation.key}.")
    return Mark(
        row=name(edition, observation, rows),
        series=getattr(observation, series),
        label=name(edition, observation, [across if across == "category" else series]),
        value=value,
        text=written(edition, observation),
        year=observation.year if across == "year" else None,
        exact=observation.exact,
        low=observation.ci_low,
        high=observation.ci_high,
        rank_of=observation.rank_of,
        beside=_change(edition, observation),
    )


def _change(edition: Edition, observation: Observation) -> str:
    change = change_since(edition, observation)
    return (moved(edition, change) or "") if change else ""


def _gap(pair: tuple[Observation, Observation]) -> float:
    return abs((pair[0].value or 0) - (pair[1].value or 0))


def _rows(observations: Sequence[Observation], series: str, across: str) -> list[str]:
    """Return the dimensions that the rows of a chart are named by."""
    rest = [d for d in varying(observations) if d not in (series, across)]
    indicators = {(o.indicator.indicator, o.category) for o in observations}
    if across == "category" and len(indicators) == len({c for _, c in indicators}):
        # Each part of the whole is an indicator of its own: the parts name themselves.
        return [d for d in rest if d != "indicator"] or ["population"]
    return rest


def _unit(anchor: str, observations: Sequence[Observation], across: str) -> str:
    """Return the unit of a chart's axis.

    Raises
    ------
    ValueError
        The observations do not belong on one axis: other units, scales or answers counted.
    """
    shared = {"units": {o.indicator.unit for o in observations}}
    shared["scales"] = {o.indicator.scale for o in observations}
    if across != "category":
        shared["answers"] = {o.category for o in observations}
    for what, found in shared.items():
        if len(found) > 1:
            raise ValueError(f"The figure {anchor!r} mixes {what}: {', '.join(sorted(found))}.")
    return shared["units"].pop()


def _alt(title: str, line: str, table: Table) -> str:
    """Write what the chart shows with its numbers, row by row."""
    read = [
        f"{row[0]}: "
        + ", ".join(
            f"{heading.lower()} {cell}"
            for heading, cell in zip(table.headings[1:], row[1:], strict=True)
            if cell != NOT_MEASURED
        )
        for row in table.rows
    ]
    return f"{title}. {line} " + "; ".join(read) + "."
