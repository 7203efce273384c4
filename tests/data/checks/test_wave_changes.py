"""Rows of changes between two surveys, each with one thing wrong."""

from typing import Any

import pytest

from helpers.data.checks.rules import rule_problems

KEY = {"indicator": "use", "population": "all", "group": "", "category": "agree"}
NUMBERS = {"change": 4, "se": 1, "ci_low": 2, "ci_high": 6, "p": 0.001, "p_holm": 0.002, "df": 90}
NUMBERS |= {"n": 100, "n_from": 90, "n_matched": 80, "se_independent": 2, "se_matched_no_fpc": 1.5}
ROW = {**KEY, "year": 2024, "year_from": 2022, "precision": "exact", "source": "s2024"}
NOTHING = dict.fromkeys(NUMBERS)
FIGURE = {"year_basis": "stated", "year_from": None, "ci_low": None, "ci_high": None}
FIGURE |= {"rank_of": None, "precision": "exact"}
INDICATOR = {"indicator": "use", "unit": "percent", "kind": "measured", "scale": "agreement"}


def places(row: dict[str, object], **newer: object) -> list[tuple[str, int, str]]:
    """Return the problems of a change between two figures."""
    old = KEY | FIGURE | {"year": 2022, "value": 10, "source": "s2022"}
    new = KEY | FIGURE | {"year": 2024, "value": 14, "source": "s2024"} | newer
    tables: dict[str, list[dict[str, Any]]] = {
        "codes": [],
        "indicators": [INDICATOR],
        "observations": [old, new],
        "disagreements": [],
        "wave_changes": [row],
    }
    problems = rule_problems(tables, {})
    assert all(problem.file == "data/wave_changes.csv" for problem in problems), problems
    return [(problem.message, problem.row, problem.column) for problem in problems]


def test_a_change_with_its_numbers_and_a_suppressed_one_without_are_sound() -> None:
    assert places(ROW | NUMBERS) == []
    assert places(ROW | NOTHING | {"precision": "suppressed"}) == []


@pytest.mark.parametrize("column", NUMBERS)
def test_numbers_are_empty_exactly_when_it_is_suppressed(column: str) -> None:
    ((message, *place),) = places(ROW | NUMBERS | {column: None})
    assert place == [2, column]
    assert "expected the cell to hold a number" in message
    only = NOTHING | {"precision": "suppressed", column: NUMBERS[column]}
    ((message, *place),) = places(ROW | only)
    assert place == [2, column]
    assert "expected the cell to be empty" in message


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"ci_low": 5}, "change"),
        ({"year_from": 2024}, "year_from"),
        ({"source": "s2022"}, "indicator"),
        ({"year": 2023}, "indicator"),
    ],
)
def test_each_fault_is_named(cells: dict[str, object], column: str) -> None:
    found = places(ROW | NUMBERS | cells)
    assert [place for _, *place in found] == [[2, column]]


def test_a_change_must_not_tell_a_suppressed_figure() -> None:
    hidden = {"value": None, "precision": "suppressed"}
    ((message, *place),) = places(ROW | NUMBERS, **hidden)
    assert place == [2, "precision"]
    assert "could be worked out" in message
    assert places(ROW | NOTHING | {"precision": "suppressed"}, **hidden) == []
