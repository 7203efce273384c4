"""What a row of a figure opens to: all that is known of one indicator."""

from collections.abc import Sequence

from helpers import drawing
from helpers.base.units import UNITS
from helpers.data import Edition, Observation
from helpers.page.html import Details
from helpers.page.labels import listed, name, varying
from helpers.page.number_tables import number_table

from .assembly import described, mark
from .caption import caption, notes

# Two points are no line.
_LINE = 3


def details(
    edition: Edition, values: Sequence[Observation], series: Sequence[Observation]
) -> Details:
    """Gather caption and notes, the years as a table, and a line where they are three or more.

    Parameters
    ----------
    edition : Edition
    values : sequence of Observation
        Those in the row.
    series : sequence of Observation
        Theirs over all years.
    """
    whose = listed(edition, (name(edition, o, ["population", "group"]) for o in values))
    title = f"{edition.text(values[0].indicator, 'label')}. {whose}"
    table = None
    if len(series) > len(values):
        table = number_table(edition, title, series, "year")
    years = {o.year for o in series}
    picture = None
    if table and len(years) >= _LINE and all(o.value is not None for o in series):
        picture = _over_time(edition, series)
    return Details(
        caption=caption(edition, values),
        notes=notes(edition, series),
        table=table,
        picture=picture,
        alt=described(title, "", table) if table else "",
    )


def _over_time(edition: Edition, series: Sequence[Observation]) -> drawing.Picture | None:
    unit = UNITS[series[0].indicator.unit]
    rest = [d for d in varying(series) if d not in ("population", "year")]
    marks = tuple(
        mark(edition, o, o.value, rest, "population", "population", "year")
        for o in series
        if o.value is not None
    )
    if unit.ranked:
        return drawing.ranks(marks, unit.code, edition.language)
    return drawing.lines(marks, unit.code, edition.language) if unit.straight else None
