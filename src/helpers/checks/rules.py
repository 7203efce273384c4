"""Rules across columns and tables that a schema cannot state: one small function each."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..errors import Problem
from ..messages import Message, code, field, table
from ..observations.merge import said, series_key
from ..units import UNITS

Row = dict[str, Any]
Tables = Mapping[str, list[Row]]
Rule = Callable[[Tables], Iterator[Problem]]

# Scales on which a share means nothing until one knows which answers were counted.
_ANSWER_SCALES = ("degree", "agreement", "agreement_4", "trust", "satisfaction", "frequency")

# What a row of a change between two surveys says besides what it is of.
_OF_CHANGE = (
    *("change", "se", "ci_low", "ci_high", "p", "p_holm", "df", "n", "n_from", "n_matched"),
    *("se_independent", "se_matched_no_fpc"),
)


def rule_problems(tables: Tables, resources: Mapping[str, dict[str, Any]]) -> list[Problem]:
    """Return what breaks a rule, over all tables.

    Parameters
    ----------
    tables : mapping of name to rows
        Every table, typed.
    resources : mapping of name to resource
        The tables as the descriptor states them.
    """
    found = [problem for rule in _RULES for problem in rule(tables)]
    found += _codes_of_their_column(tables, resources)
    return found + list(_codes_that_are_used(tables, resources))


def _at(number: int) -> int:
    """Turn the place of a row in its table into the row that a spreadsheet shows."""
    return number + 2


def _observed(tables: Tables) -> Iterator[tuple[int, Row, Row]]:
    """Walk over the observations: row in the sheet, observation, its indicator."""
    indicators = {row["indicator"]: row for row in tables["indicators"]}
    for number, row in enumerate(tables["observations"]):
        yield _at(number), row, indicators[row["indicator"]]


def _problem(message: Message, row: int, column: str) -> Problem:
    return Problem("data/observations.csv", message, row, column)


def _codes_of_their_column(
    tables: Tables, resources: Mapping[str, dict[str, Any]]
) -> Iterator[Problem]:
    known: dict[str, list[str]] = defaultdict(list)
    for row in tables["codes"]:
        known[row["column"]].append(row["code"])
    for name, resource in resources.items():
        for field_ in resource["schema"]["fields"]:
            for number, row in enumerate(tables[name] if "codes" in field_ else []):
                cell, column = row[field_["name"]], field_["codes"]
                if cell and cell not in known[column]:
                    yield Problem(
                        f"data/{resource['path']}",
                        Message(
                            "{cell!r} is no code of {column}; expected one of {known}, or a new "
                            "one in {codes}.",
                            cell=cell,
                            column=field(field_["name"]),
                            known=tuple(code(one, column) for one in known[column]),
                            codes=table("codes"),
                        ),
                        _at(number),
                        field_["name"],
                    )


def _codes_that_are_used(
    tables: Tables, resources: Mapping[str, dict[str, Any]]
) -> Iterator[Problem]:
    """Yield the codes of no column, and those of a column whose values the schema lists."""
    allowed: dict[str, set[str] | None] = {}
    for resource in resources.values():
        for described in resource["schema"]["fields"]:
            if "codes" in described:
                listed = described.get("constraints", {}).get("enum")
                allowed[described["codes"]] = set(listed) if listed else None
    for number, row in enumerate(tables["codes"]):
        if row["column"] not in allowed:
            message = Message(
                "there are no codes of {column!r}; expected one of {known}.",
                column=row["column"],
                known=tuple(sorted(code(one, "column") for one in allowed)),
            )
            yield Problem("data/codes.csv", message, _at(number), "column")
        elif (listed := allowed[row["column"]]) and row["code"] not in listed:
            message = Message(
                "{column} cannot have new codes; expected one of {known}. Delete the row.",
                column=field(row["column"]),
                known=tuple(sorted(listed)),
            )
            yield Problem("data/codes.csv", message, _at(number), "code")


def _value_or_suppressed(tables: Tables) -> Iterator[Problem]:
    for number, row, _ in _observed(tables):
        if (row["value"] is None) != (row["precision"] == "suppressed"):
            yield _problem(
                Message(
                    "a value is left out exactly when the precision is {suppressed!r}.",
                    suppressed=code("suppressed", "precision"),
                ),
                number,
                "value",
            )


def _share_of_answers(tables: Tables) -> Iterator[Problem]:
    for number, row, indicator in _observed(tables):
        share = indicator["kind"] in ("measured", "requirement")
        whole = UNITS[indicator["unit"]].whole
        if share and whole and row["value"] is not None and not 0 <= row["value"] <= whole:
            yield _problem(
                Message("{value:g} per cent of answers; expected 0 to 100.", value=row["value"]),
                number,
                "value",
            )


def _rank_in_its_set(tables: Tables) -> Iterator[Problem]:
    for number, row, indicator in _observed(tables):
        value, size = row["value"], row["rank_of"]
        if not UNITS[indicator["unit"]].ranked:
            if size is not None:
                yield _problem(Message("only a rank has the size of its set."), number, "rank_of")
        elif value is not None and (value < 1 or value != int(value)):
            yield _problem(
                Message("{value:g} is no rank; expected 1, 2, 3 ...", value=value), number, "value"
            )
        elif value is not None and size is not None and value > size:
            yield _problem(
                Message(
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
                Message("{value:g} is no count; expected a whole number.", value=value),
                number,
                "value",
            )


def _span(tables: Tables) -> Iterator[Problem]:
    for number, row, _ in _observed(tables):
        first = row["year_from"]
        if (row["year_basis"] == "span") != (first is not None):
            yield _problem(
                Message(
                    "a first year goes with {basis} {span!r}, and with no other.",
                    basis=field("year_basis"),
                    span=code("span", "year_basis"),
                ),
                number,
                "year_from",
            )
        elif first is not None and first >= row["year"]:
            yield _problem(
                Message(
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
                Message(
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
            yield _problem(Message("an interval has two ends or none."), number, "ci_low")
        elif low is not None and value is not None and not low <= value <= high:
            yield _problem(
                Message(
                    "{value:g} lies outside its interval, {low:g} to {high:g}.",
                    value=value,
                    low=low,
                    high=high,
                ),
                number,
                "value",
            )


def _disagreements(tables: Tables) -> Iterator[Problem]:
    by_key: dict[Any, list[tuple[int, Row]]] = defaultdict(list)
    for number, row, _ in _observed(tables):
        by_key[series_key(row)].append((number, row))
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
                    yield _problem(
                        Message(
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
                Message("the two sources say the same; delete the row."),
                _at(number),
                "source_other",
            )
    last: dict[Any, int] = {key: number for (key, _), number in listed.items()}
    behind = {(series_key(row), row["source_other"]) for row in tables["disagreements"]}
    for key, number in last.items():
        kept: dict[bool, set[Any]] = {True: set(), False: set()}
        for _, row in by_key[key]:
            kept[(key, row["source"]) in behind].add(said(row))
        if not kept[False] or kept[False] & kept[True]:
            yield Problem(
                "data/disagreements.csv",
                Message(
                    "the rows about this figure contradict each other; expected one value that is "
                    "put behind no other, and every other value behind it."
                ),
                _at(number),
                "source_used",
            )


def _change_or_suppressed(tables: Tables) -> Iterator[Problem]:
    for number, row in enumerate(tables["wave_changes"]):
        held_back = row["precision"] == "suppressed"
        for column in _OF_CHANGE:
            if (row[column] is None) != held_back:
                message = (
                    Message(
                        "the change is suppressed and has no numbers; expected the cell to be "
                        "empty. Import the sheet that `tilstand survey` wrote, as it is."
                    )
                    if held_back
                    else Message(
                        "the change is not suppressed; expected the cell to hold a number. Import "
                        "the sheet that `tilstand survey` wrote, as it is."
                    )
                )
                yield _change_problem(message, number, column)


def _change_within_interval(tables: Tables) -> Iterator[Problem]:
    for number, row in enumerate(tables["wave_changes"]):
        if row["year_from"] >= row["year"]:
            yield _change_problem(
                Message(
                    "the older survey is of {older}; expected a year before {newer}.",
                    older=int(row["year_from"]),
                    newer=int(row["year"]),
                ),
                number,
                "year_from",
            )
        low, change, high = row["ci_low"], row["change"], row["ci_high"]
        if None not in (low, change, high) and not low <= change <= high:
            yield _change_problem(
                Message(
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
            yield _change_problem(
                Message(
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
            yield _change_problem(
                Message(
                    "one of its two figures is suppressed and could be worked out from the other; "
                    "expected {suppressed!r}, and no numbers.",
                    suppressed=code("suppressed", "precision"),
                ),
                number,
                "precision",
            )


def _said(value: float | None) -> float | Message:
    return Message("nothing") if value is None else float(value)


def _change_problem(message: Message, number: int, column: str) -> Problem:
    return Problem("data/wave_changes.csv", message, _at(number), column)


_RULES: tuple[Rule, ...] = (
    _value_or_suppressed,
    _share_of_answers,
    _rank_in_its_set,
    _whole_count,
    _span,
    _answers_counted,
    _interval,
    _disagreements,
    _change_or_suppressed,
    _change_within_interval,
    _change_of_observations,
)
