"""Rows of changes between two surveys, each with one thing wrong."""

from typing import Any

import pytest

from helpers.data.checks.rules import rule_problems
from problems import told

KEY = {"indicator": "use", "population": "all", "group": "", "category": "agree"}
NUMBERS = {"change": 4, "ci_low": 2, "ci_high": 6, "verdict": "sure", "n": 100, "n_from": 90}
ROW = {
    **KEY,
    "n_matched": None,
    "year": 2024,
    "year_from": 2022,
    "precision": "exact",
    "source": "s2024",
}
NOTHING = dict.fromkeys(NUMBERS)
FIGURE = {"year_basis": "stated", "year_from": None, "ci_low": None, "ci_high": None}
FIGURE |= {"rank_of": None, "precision": "exact"}
INDICATOR = {
    "indicator": "use",
    "unit": "percent",
    "kind": "measured",
    "scale": "agreement",
    "replaces": "",
    "label_nb": "Bruker KI",
    "label_en": "Uses AI",
}


def places(row: dict[str, object], **newer: object) -> list[list[object]]:
    """Return row, column and code of what is wrong with a change between two figures."""
    old = KEY | FIGURE | {"year": 2022, "value": 10, "source": "s2022"}
    new = KEY | FIGURE | {"year": 2024, "value": 14, "source": "s2024"} | newer
    tables: dict[str, list[dict[str, Any]]] = {
        "assessments": [],
        "codes": [],
        "indicators": [INDICATOR],
        "observations": [old, new],
        "disagreements": [],
        "wave_changes": [row],
    }
    found = told(rule_problems(tables, {}))
    assert {file for file, *_ in found} <= {"data/wave_changes.csv"}, found
    return [place for _, *place in found]


def test_a_change_with_its_numbers_and_a_suppressed_one_without_are_sound() -> None:
    assert places(ROW | NUMBERS) == []
    assert places(ROW | NOTHING | {"precision": "suppressed"}) == []


@pytest.mark.parametrize("column", NUMBERS)
def test_numbers_are_empty_exactly_when_it_is_suppressed(column: str) -> None:
    assert places(ROW | NUMBERS | {column: None}) == [[2, column, "change-empty"]]
    only = NOTHING | {"precision": "suppressed", column: NUMBERS[column]}
    assert places(ROW | only) == [[2, column, "change-suppressed"]]


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"ci_low": 5}, "change", "interval-value"),
        ({"year_from": 2024}, "year_from", "change-order"),
        ({"source": "s2022"}, "indicator", "change-without-figure"),
        ({"year": 2023}, "indicator", "change-without-figure"),
    ],
)
def test_each_fault_is_named(cells: dict[str, object], column: str, code: str) -> None:
    assert places(ROW | NUMBERS | cells) == [[2, column, code]]


def test_a_change_must_not_tell_a_suppressed_figure() -> None:
    hidden = {"value": None, "precision": "suppressed"}
    assert places(ROW | NUMBERS, **hidden) == [[2, "precision", "change-revealing"]]
    assert places(ROW | NOTHING | {"precision": "suppressed"}, **hidden) == []
