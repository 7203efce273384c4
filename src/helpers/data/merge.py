"""Rows of several sources for one thing and year, made into one observation.

Sources that agree are cited together. Where they differ, the table of disagreements says
which one the book uses; the other is kept in the data and shown as a disagreement.
"""

from collections.abc import Iterable, Mapping, Set
from itertools import groupby
from typing import Any

from .model import Citation, Indicator, Key, Observation

Row = dict[str, Any]
# What one source may state of a figure where others that agree are silent.
_STATED = ("rank_of", "n", "ci_low", "ci_high", "dont_know")
_PLAIN = [
    "population",
    "group",
    "category",
    "year",
    "year_from",
    "year_basis",
    "value",
    "precision",
    "printed",
    "rank_of",
    "n",
    "ci_low",
    "ci_high",
    "dont_know",
]


def series_key(row: Mapping[str, Any]) -> tuple[Key, int]:
    """Return what rows of different sources for the same thing and year share."""
    return Key(row["indicator"], row["population"], row["group"], row["category"]), row["year"]


def merge(
    rows: Iterable[Row],
    indicators: Mapping[str, Indicator],
    behind: Set[tuple[Key, int, str]],
    source_order: Mapping[str, int],
) -> tuple[Observation, ...]:
    """Make one observation for each thing and year.

    Parameters
    ----------
    rows : iterable of dict
        Visible rows of the table of observations.
    indicators : mapping of code to Indicator
    behind : set of (key, year, source)
        The sources that stand behind another one where sources differ.
    source_order : mapping of source to rank
        Citations are listed, and a tie is broken, in this order.
    """
    ordered = sorted(rows, key=lambda row: (series_key(row), source_order[row["source"]]))
    return tuple(
        _merge_one(list(group), indicators[key.indicator], behind)
        for (key, _), group in groupby(ordered, key=series_key)
    )


def _merge_one(
    rows: list[Row], indicator: Indicator, behind: Set[tuple[Key, int, str]]
) -> Observation:
    used = (row for row in rows if (*series_key(row), row["source"]) not in behind)
    chosen = next(used, rows[0])
    agreeing = [row for row in rows if said(row) == said(chosen)]
    return Observation(
        indicator=indicator,
        **{column: chosen[column] for column in _PLAIN if column not in _STATED},
        **{column: _stated(column, chosen, agreeing) for column in _STATED},
        citations=tuple(Citation(row["source"], row["locator"]) for row in agreeing),
        notes_nb=_notes(agreeing, "note_nb"),
        notes_en=_notes(agreeing, "note_en"),
        cautions_nb=_notes(agreeing, "caution_nb"),
        cautions_en=_notes(agreeing, "caution_en"),
    )


def _stated(column: str, chosen: Row, agreeing: list[Row]) -> Any:
    found = (row[column] for row in (chosen, *agreeing) if row[column] not in (None, ""))
    return next(found, chosen[column])


def said(row: Row) -> tuple[float | None, str]:
    """Return what two sources must share to agree: the value and how exact it is."""
    return row["value"], row["precision"]


def _notes(rows: list[Row], column: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row[column] for row in rows if row[column]))
