"""What was expected three years ago, against what is used."""

import pytest

from analysis.own.made import made, one
from helpers.analysis.own.expected import expected_and_used

HOPED = [
    made("ai_task_a", 42, 2021, battery="ai_tasks", category="large"),
    made("ai_task_b", 19, 2021, battery="ai_tasks", category="large"),
    made("ai_task_c", 54, 2021, battery="ai_tasks", category="large"),
]
USE = made("ai_use", 1, 2024, category="large")


def test_use_is_held_against_the_lowest_expectation() -> None:
    found = one(expected_and_used([*HOPED, USE]))
    assert [o.value for o in found.observations] == [19, 1]
    assert (float(found.result.value), found.result.low, found.result.high) == (18, 17, 19)
    assert found.parts["highest"].value == 54


def test_the_newest_expectation_that_has_run_out_counts() -> None:
    later = [
        made("ai_task_a", 30, 2022, battery="ai_tasks", category="large"),
        made("ai_task_a", 50, 2024, battery="ai_tasks", category="large"),
        made("ai_use", 40, 2025, category="large"),
    ]
    found = one(expected_and_used([*HOPED, USE, *later]))
    # More use it than expected to: the distance is below nothing.
    assert (float(found.result.value), found.result.low, found.result.high) == (-10, -11, -9)


@pytest.mark.parametrize(
    "figures",
    [
        HOPED,
        [USE],
        # Not run out, other answers, other people.
        [*HOPED, made("ai_use", 1, 2023, category="large")],
        [*HOPED, made("ai_use", 1, 2024, category="some")],
        [*HOPED, made("ai_use", 1, 2024, "state", category="large")],
        [*HOPED, made("ai_use", 1, 2024, category="large", precision="about")],
    ],
)
def test_nothing_is_found_where_nothing_is_to_be_compared(figures) -> None:
    assert expected_and_used(figures) == ()
