"""Indicators that go by one name: a figure tells its questions apart by their names alone."""

from collections.abc import Iterator

from helpers.base.errors import Problem
from helpers.base.messages import Fault, code

from .rows import Tables, at

_LABELS = ("label_nb", "label_en")


def named_alike(tables: Tables) -> Iterator[Problem]:
    """Yield the names that an indicator before has too: one line would join the two."""
    for column in _LABELS:
        first: dict[str, str] = {}
        for number, row in enumerate(tables["indicators"]):
            label = row[column].casefold()
            if not label or first.setdefault(label, row["indicator"]) == row["indicator"]:
                continue
            fault = Fault(
                "label-taken",
                "is the name of {other} too, and a figure would take the two for one question. "
                "Give each a name of its own.",
                other=code(first[label], "indicator"),
            )
            yield Problem("data/indicators.csv", fault, at(number), column)
