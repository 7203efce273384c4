"""Rules about one observation and its indicator: one small function each."""

from collections.abc import Iterator

from helpers.base.errors import Problem
from helpers.base.messages import Fault, code, field
from helpers.base.units import UNITS

from .rows import Row, Rule, Tables, at

# Scales on which a share means nothing until one knows which answers were counted.
_ANSWER_SCALES = ("degree", "agreement", "agreement_4", "trust", "satisfaction", "frequency")


def _value_or_suppressed(tables: Tables) -> Iterator[Problem]:
    for number, row, _ in _observed(tables):
        suppressed = code("suppressed", "precision")
        if row["value"] is None and row["precision"] != suppressed:
            fault = Fault(
                "value-suppressed",
                "is empty; write the value. There is none only where the precision is "
                "{suppressed!r}.",
                suppressed=suppressed,
            )
        elif row["value"] is not None and row["precision"] == suppressed:
            fault = Fault(
                "value-suppressed",
                "is not empty, though the precision is {suppressed!r}; delete one of the two.",
                suppressed=suppressed,
            )
        else:
            continue
        yield _problem(fault, number, "value")


def _share_of_answers(tables: Tables) -> Iterator[Problem]:
    for number, row, indicator in _observed(tables):
        share = indicator["kind"] in ("measured", "requirement")
        whole = UNITS[indicator["unit"]].whole
        if share and whole and row["value"] is not None and not 0 <= row["value"] <= whole:
            yield _problem(
                Fault(
                    "share-range",
                    "{value:g} per cent of answers; expected 0 to 100.",
                    value=row["value"],
                ),
                number,
                "value",
            )


def _rank_in_its_set(tables: Tables) -> Iterator[Problem]:
    for number, row, indicator in _observed(tables):
        value, size = row["value"], row["rank_of"]
        if not UNITS[indicator["unit"]].ranked:
            if size is not None:
                yield _problem(
                    Fault("rank-set-alone", "only a rank has the size of its set."),
                    number,
                    "rank_of",
                )
        elif value is not None and (value < 1 or value != int(value)):
            yield _problem(
                Fault("rank-form", "{value:g} is no rank; expected 1, 2, 3 ...", value=value),
                number,
                "value",
            )
        elif value is not None and size is not None and value > size:
            yield _problem(
                Fault(
                    "rank-range",
                    "place {value:g} in a set of {size}; expected at most {size}.",
                    value=value,
                    size=int(size),
                ),
                number,
                "value",
            )


def _whole_count(tables: Tables) -> Iterator[Problem]:
    for number, row, indicator in _observed(tables):
        value = row["value"]
        if UNITS[indicator["unit"]].integer and value is not None and value != int(value):
            yield _problem(
                Fault("count-form", "{value:g} is no count; expected a whole number.", value=value),
                number,
                "value",
            )


def _span(tables: Tables) -> Iterator[Problem]:
    for number, row, _ in _observed(tables):
        first = row["year_from"]
        if (row["year_basis"] == "span") != (first is not None):
            yield _problem(
                Fault(
                    "span-basis",
                    "a first year goes with {basis} {span!r}, and with no other.",
                    basis=field("year_basis"),
                    span=code("span", "year_basis"),
                ),
                number,
                "year_from",
            )
        elif first is not None and first >= row["year"]:
            yield _problem(
                Fault(
                    "span-order",
                    "the span ends in {year}; expected an earlier first year.",
                    year=int(row["year"]),
                ),
                number,
                "year_from",
            )


def _answers_counted(tables: Tables) -> Iterator[Problem]:
    for number, row, indicator in _observed(tables):
        if indicator["scale"] in _ANSWER_SCALES and not row["category"]:
            yield _problem(
                Fault(
                    "answers-uncounted",
                    "the scale of {indicator} is {scale!r}; expected the answers that are counted.",
                    indicator=code(row["indicator"], "indicator"),
                    scale=code(indicator["scale"], "scale"),
                ),
                number,
                "category",
            )


def _interval(tables: Tables) -> Iterator[Problem]:
    for number, row, _ in _observed(tables):
        low, value, high = row["ci_low"], row["value"], row["ci_high"]
        if (low is None) != (high is None):
            yield _problem(
                Fault("interval-ends", "an interval has two ends or none."), number, "ci_low"
            )
        elif low is not None and value is not None and not low <= value <= high:
            yield _problem(
                Fault(
                    "interval-value",
                    "{value:g} lies outside its interval, {low:g} to {high:g}.",
                    value=value,
                    low=low,
                    high=high,
                ),
                number,
                "value",
            )


def _observed(tables: Tables) -> Iterator[tuple[int, Row, Row]]:
    """Walk over the observations: row in the sheet, observation, its indicator."""
    indicators = {row["indicator"]: row for row in tables["indicators"]}
    for number, row in enumerate(tables["observations"]):
        yield at(number), row, indicators[row["indicator"]]


def _problem(fault: Fault, row: int, column: str) -> Problem:
    return Problem("data/observations.csv", fault, row, column)


RULES: tuple[Rule, ...] = (
    _value_or_suppressed,
    _share_of_answers,
    _rank_in_its_set,
    _whole_count,
    _span,
    _answers_counted,
    _interval,
)
