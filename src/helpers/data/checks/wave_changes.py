"""Changes between two surveys: their numbers, their figures, and what they must not tell."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from helpers.base.errors import Problem
from helpers.base.messages import Fault, code, table
from helpers.data.merge import series_key

from .rows import Rule, Tables, at

# What a row says besides what it is of.
_OF_CHANGE = ("change", "ci_low", "ci_high", "verdict", "n", "n_from")


def _change_or_suppressed(tables: Tables) -> Iterator[Problem]:
    for number, row in enumerate(tables["wave_changes"]):
        held_back = row["precision"] == "suppressed"
        for column in _OF_CHANGE:
            if (row[column] in (None, "")) != held_back:
                fault = (
                    Fault(
                        "change-suppressed",
                        "the change is suppressed and has no numbers; expected the cell to be "
                        "empty. Import the sheet that `tilstand survey` wrote, as it is.",
                    )
                    if held_back
                    else Fault(
                        "change-empty",
                        "the change is not suppressed; expected the cell to hold a number. Import "
                        "the sheet that `tilstand survey` wrote, as it is.",
                    )
                )
                yield _problem(fault, number, column)


def _change_within_interval(tables: Tables) -> Iterator[Problem]:
    for number, row in enumerate(tables["wave_changes"]):
        if row["year_from"] >= row["year"]:
            yield _problem(
                Fault(
                    "change-order",
                    "the older survey is of {older}; expected a year before {newer}.",
                    older=int(row["year_from"]),
                    newer=int(row["year"]),
                ),
                number,
                "year_from",
            )
        low, change, high = row["ci_low"], row["change"], row["ci_high"]
        if None not in (low, change, high) and not low <= change <= high:
            yield _problem(
                Fault(
                    "interval-value",
                    "{value:g} lies outside its interval, {low:g} to {high:g}.",
                    value=change,
                    low=low,
                    high=high,
                ),
                number,
                "change",
            )


def _change_of_observations(tables: Tables) -> Iterator[Problem]:
    """Yield changes without the figure that they end in, and those that tell a hidden one."""
    held_back: dict[Any, set[bool]] = defaultdict(set)
    for row in tables["observations"]:
        held_back[*series_key(row), row["source"]].add(row["value"] is None)
        held_back[series_key(row)].add(row["value"] is None)
    for number, row in enumerate(tables["wave_changes"]):
        key, year = series_key(row)
        if (key, year, row["source"]) not in held_back:
            yield _problem(
                Fault(
                    "change-without-figure",
                    "{table} has no figure of {source} for this and {year}; import the two "
                    "together.",
                    table=table("observations"),
                    source=row["source"],
                    year=int(year),
                ),
                number,
                "indicator",
            )
        ends = held_back[key, year] | held_back[key, row["year_from"]]
        if row["precision"] != "suppressed" and True in ends:
            yield _problem(
                Fault(
                    "change-revealing",
                    "one of its two figures is suppressed and could be worked out from the other; "
                    "expected {suppressed!r}, and no numbers.",
                    suppressed=code("suppressed", "precision"),
                ),
                number,
                "precision",
            )


def _problem(fault: Fault, number: int, column: str) -> Problem:
    return Problem("data/wave_changes.csv", fault, at(number), column)


RULES: tuple[Rule, ...] = (
    _change_or_suppressed,
    _change_within_interval,
    _change_of_observations,
)
