"""How common a barrier is on average."""

import pytest

from analysis.own.made import made, one
from helpers.analysis.own.barriers import average_barriers


def barrier(code: str, state: float, municipality: float, year: int = 2024, **more):
    about = {"battery": "ai_barriers", "category": "large"} | more
    return [
        made(code, state, year, "state", **about),
        made(code, municipality, year, "municipality", **about),
    ]


def test_the_mean_of_each_and_how_far_they_are_apart() -> None:
    found = one(average_barriers([*barrier("a", 10, 30), *barrier("b", 21, 44)]))
    shown = (found.parts["state"], found.parts["municipality"], found.result)
    assert [(float(one.value), float(one.low), float(one.high)) for one in shown] == [
        (15.5, 15, 16),
        (37, 36.5, 37.5),
        (21.5, 20.5, 22.5),
    ]


def test_the_distance_is_of_the_higher_whoever_has_it() -> None:
    found = one(average_barriers([*barrier("a", 40, 30), *barrier("b", 40, 30)]))
    assert (float(found.result.value), [o.population for o in found.observations[:2]]) == (
        10,
        ["state", "state"],
    )


def test_only_barriers_of_the_newest_year_that_both_have_count() -> None:
    alone = made("c", 90, 2024, "state", battery="ai_barriers", category="large")
    figures = [*barrier("a", 10, 30), *barrier("b", 20, 40), *barrier("d", 1, 1, 2021), alone]
    assert float(one(average_barriers(figures)).parts["state"].value) == 15


@pytest.mark.parametrize(
    "figures",
    [
        [],
        barrier("a", 10, 30),
        [*barrier("a", 10, 30), *barrier("b", 10, 30, battery="ai_tasks")],
        # Other answers counted: no mean of both.
        [*barrier("a", 10, 30), *barrier("b", 10, 30, category="some")],
        [*barrier("a", 10, 30), *barrier("b", 20, 33, precision="about")],
    ],
)
def test_nothing_is_found_where_there_is_no_mean(figures) -> None:
    assert average_barriers(figures) == ()
