"""An assessment of several years: they stand in their order."""

from collections.abc import Iterator

from helpers.base.errors import Problem
from helpers.base.messages import Fault

from .rows import Tables, at


def period_problems(tables: Tables) -> Iterator[Problem]:
    """Yield the assessments whose first year is not before the year that they are of."""
    for number, row in enumerate(tables["assessments"]):
        first, last = row["year_from"], row["stated_year"]
        if first is not None and last is not None and first >= last:
            fault = Fault(
                "span-order",
                "the span ends in {year}; expected an earlier first year.",
                year=int(last),
            )
            yield Problem("data/assessments.csv", fault, at(number), "year_from")
