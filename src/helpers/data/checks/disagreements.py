"""Sources that differ: the data say which one the book uses, once and without contradiction."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from helpers.base.errors import Problem
from helpers.base.messages import Fault, Message, table
from helpers.data import Key
from helpers.data.merge import said, series_key

from .rows import Row, Tables, at

# The observations of a thing and year, each with its row in the sheet.
ByKey = Mapping[tuple[Key, int], list[tuple[int, Row]]]


def disagreement_problems(tables: Tables) -> Iterator[Problem]:
    """Yield figures that differ without a row that says so, and rows that say what is not so."""
    by_key = defaultdict(list)
    for number, row in enumerate(tables["observations"]):
        by_key[series_key(row)].append((at(number), row))
    yield from _listed_and_differing(tables, by_key)
    yield from _contradictory(tables, by_key)


def _listed_and_differing(tables: Tables, by_key: ByKey) -> Iterator[Problem]:
    """Yield what differs and is not listed, and what is listed and does not differ."""
    listed = {
        (series_key(row), frozenset((row["source_used"], row["source_other"]))): number
        for number, row in enumerate(tables["disagreements"])
    }
    differing = set()
    for key, rows in by_key.items():
        for place, (_, one) in enumerate(rows):
            for number, other in rows[place + 1 :]:
                if said(one) == said(other):
                    continue
                pair = key, frozenset((one["source"], other["source"]))
                differing.add(pair)
                if pair not in listed:
                    yield Problem(
                        "data/observations.csv",
                        Fault(
                            "disagreement-missing",
                            "{other} says {value}, {one} says {another} of the same thing; "
                            "expected a row in {table} that says which one the book uses.",
                            other=other["source"],
                            value=_said(other["value"]),
                            one=one["source"],
                            another=_said(one["value"]),
                            table=table("disagreements"),
                        ),
                        number,
                        "value",
                    )
    for pair, number in listed.items():
        if pair not in differing:
            yield Problem(
                "data/disagreements.csv",
                Fault("disagreement-none", "the two sources say the same; delete the row."),
                at(number),
                "source_other",
            )


def _contradictory(tables: Tables, by_key: ByKey) -> Iterator[Problem]:
    """Yield figures of which the rows do not leave one value that the book uses."""
    last = {series_key(row): number for number, row in enumerate(tables["disagreements"])}
    behind = {(series_key(row), row["source_other"]) for row in tables["disagreements"]}
    for key, number in last.items():
        kept: dict[bool, set[Any]] = {True: set(), False: set()}
        for _, row in by_key[key]:
            kept[(key, row["source"]) in behind].add(said(row))
        if not kept[False] or kept[False] & kept[True]:
            yield Problem(
                "data/disagreements.csv",
                Fault(
                    "disagreement-contradictory",
                    "the rows about this figure contradict each other; expected one value that is "
                    "put behind no other, and every other value behind it.",
                ),
                at(number),
                "source_used",
            )


def _said(value: float | None) -> float | Message:
    return Message("nothing") if value is None else float(value)
