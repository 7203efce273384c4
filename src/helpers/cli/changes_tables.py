"""A comparison of two editions to read in a terminal, in English as all of the command line."""

from collections.abc import Iterable, Iterator, Sequence

from rich.table import Table

from helpers.analysis.changes import Change, Comparison, Revision, Series
from helpers.base.formats import number
from helpers.base.units import UNITS, sizes
from helpers.data import Observation

_SHORT = {
    "about": "about ",
    "below": "below ",
    "above": "above ",
    "just_below": "just below ",
    "just_above": "just above ",
}
_LANGUAGE = "en"


def comparison_tables(comparison: Comparison) -> Iterator[Table]:
    """Yield a table for the changes in each kind of size, then new, repeated, absent, revised.

    A table without rows is not made.
    """
    changes = comparison.changes
    for size in sizes():
        found = [c for c in changes if c.size == size]
        yield from _table(
            f"Changes since the figure before, in {size.english_name}, the largest first",
            ("Series", "Before", "Now", "Change", "Judgement"),
            map(_change, found),
        )
    since = f"since the edition {comparison.older.year}"
    headings = ("Series", "Newest figure")
    for status, title in (
        ("new", f"New {since}"),
        ("repeated", f"In sources that came {since}, without a later figure"),
        ("not_measured", f"In no source that came {since}"),
    ):
        found_series = (s for s in comparison.series if s.status == status)
        yield from _table(title, headings, map(_newest, found_series))
    yield from _table(
        f"Revised {since}", ("Series", "Year", "Was", "Is"), map(_revision, comparison.revisions)
    )


def _table(title: str, headings: Sequence[str], rows: Iterable[tuple[str, ...]]) -> Iterator[Table]:
    found = list(rows)
    if not found:
        return
    table = Table(title=f"{title} ({len(found)})", title_justify="left")
    for heading in headings:
        table.add_column(heading)
    for row in found:
        table.add_row(*row)
    yield table


def _change(change: Change) -> tuple[str, ...]:
    return (_name(change.after), _dated(change.before), _dated(change.after), *_moved(change))


def _moved(change: Change) -> tuple[str, str]:
    if change.amount is None:
        return "unknown", "unknown"
    if change.direction == "flat":
        return "none", "-"
    if not change.amount:
        # A bound of nothing tells the direction alone.
        return change.direction, change.judgement
    size = change.size.english.format(number(change.amount, _LANGUAGE))
    more = "more than " if change.bound == "more_than" else ""
    return f"{change.direction} {more}{size}", change.judgement


def _newest(series: Series) -> tuple[str, ...]:
    return _name(series.newer), _dated(series.newer)


def _revision(revision: Revision) -> tuple[str, ...]:
    newer = revision.newer
    return _name(newer), str(newer.year), _value(revision.older), _value(newer)


def _name(observation: Observation) -> str:
    codes = filter(None, (observation.population, observation.group, observation.category))
    words = ", ".join(code.replace("_", " ") for code in codes)
    indicator = observation.indicator
    return f"{indicator.label_en or indicator.label_nb} ({words})"


def _dated(observation: Observation) -> str:
    return f"{_value(observation)} ({observation.year})"


def _value(observation: Observation) -> str:
    if observation.value is None:
        return "suppressed"
    unit = UNITS[observation.indicator.unit]
    text = unit.english.format(number(observation.value, _LANGUAGE))
    if observation.rank_of is not None:
        text = f"{text} of {observation.rank_of}"
    return _SHORT.get(observation.precision, "") + text
