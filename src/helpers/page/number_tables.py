"""The numbers of a figure: as a table to read and as CSV to download."""

from collections.abc import Sequence

from helpers.base.spreadsheet import as_csv
from helpers.base.units import UNITS
from helpers.data import Edition, Observation

from .html import Table
from .labels import label, name, varying, written_in_full

NOT_MEASURED = "–"


def number_table(
    edition: Edition, caption: str, observations: Sequence[Observation], across: str
) -> Table:
    """Set observations in a table.

    Parameters
    ----------
    edition : Edition
    caption : str
        What the table shows.
    observations : sequence of Observation
        At least one.
    across : str
        The dimension that gives the columns: population, category or year. Where the
        observations do not differ in it, there is one column of values.
    """
    _ = edition.translate
    rest = [d for d in varying(observations) if d != across]
    columns = list(dict.fromkeys(label(edition, o, across) for o in observations))
    if across == "year":
        columns.sort()
    rows: dict[str, dict[str, str]] = {}
    for o in observations:
        cells = rows.setdefault(name(edition, o, rest), {})
        cells[label(edition, o, across)] = written_in_full(edition, o)
    return Table(
        caption=caption,
        headings=(_("Hva"), *(c[0].upper() + c[1:] if c else _("Verdi") for c in columns)),
        rows=tuple(
            (heading, *(cells.get(column, NOT_MEASURED) for column in columns))
            for heading, cells in rows.items()
        ),
        language=edition.language,
    )


def number_csv(edition: Edition, observations: Sequence[Observation]) -> str:
    """Write observations as CSV with commas, one row an observation, codes beside labels.

    Returns
    -------
    str
        With a header and a line feed after each row. Sources and places are joined with "; ".
    """
    rows = [_csv_row(edition, o) for o in observations]
    return as_csv(list(rows[0]), rows)


def _csv_row(edition: Edition, o: Observation) -> dict[str, object]:
    return {
        "indicator": o.indicator.indicator,
        "label": edition.text(o.indicator, "label"),
        "question": edition.text(o.indicator, "question"),
        "scale": o.indicator.scale,
        "scale_label": edition.label("scale", o.indicator.scale),
        "population": o.population,
        "population_label": label(edition, o, "population"),
        "group": o.group,
        "group_label": label(edition, o, "group") if o.group else "",
        "category": o.category,
        "category_label": label(edition, o, "category"),
        "year": o.year,
        "year_from": o.year_from,
        "year_basis": o.year_basis,
        "value": o.value,
        "unit": o.indicator.unit,
        "unit_label": edition.translate(UNITS[o.indicator.unit].label),
        "precision": o.precision,
        "printed": o.printed,
        "rank_of": o.rank_of,
        "n": o.n,
        "dont_know": o.dont_know,
        "ci_low": o.ci_low,
        "ci_high": o.ci_high,
        "survey": o.indicator.survey,
        "source": "; ".join(c.source for c in o.citations),
        "source_label": "; ".join(_source(edition, c.source) for c in o.citations),
        "locator": "; ".join(c.locator for c in o.citations),
        "note": " ".join(edition.notes(o)),
    }


def _source(edition: Edition, code: str) -> str:
    source = edition.sources[code]
    return f"{source.title} ({source.publisher}, {source.edition})"
