"""In how many questions state bodies stand better than municipalities."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.own.made import made, one, printed
from helpers.analysis.own.ledger import state_and_municipality

SHARES = st.fractions(0, 100, max_denominator=100)


def pair(code: str, state: float, municipality: float, year: int = 2024, **more):
    return [
        made(code, state, year, "state", **more),
        made(code, municipality, year, "municipality", **more),
    ]


def counts(figures) -> tuple[tuple[float, float, float], ...]:
    found = one(state_and_municipality(figures))
    shown = (found.parts["asked"], found.result, found.parts["municipality"])
    return tuple((float(one.value), float(one.low), float(one.high)) for one in shown)


def test_each_question_is_counted_once_by_its_better_way() -> None:
    figures = [
        *pair("a", 60, 40),
        *pair("b", 60, 40, better="lower"),
        *pair("c", 30, 40),
        # Newer than another year of the same question.
        *pair("d", 10, 40, 2021),
        *pair("d", 50, 40, 2024),
    ]
    assert counts(figures) == ((4, 4, 4), (2, 2, 2), (2, 2, 2))


def test_what_rounding_can_hide_is_the_width_of_the_interval() -> None:
    figures = [*pair("a", 60, 40), *pair("b", 41, 40), *pair("c", 40, 40)]
    # 41 is at least 40.5, and 40 is less.
    assert counts(figures) == ((3, 3, 3), (2, 2, 3), (0, 0, 1))


def test_counts_that_are_alike_are_nobodys_lead() -> None:
    figures = [
        *pair("a", 5, 5, unit="count"),
        *pair("b", 6, 5, unit="count"),
        *pair("c", 5, 6, unit="count"),
    ]
    assert counts(figures) == ((3, 3, 3), (1, 1, 2), (1, 1, 2))


def test_the_figures_behind_each_count_are_its_own() -> None:
    found = one(state_and_municipality([*pair("a", 6, 4), *pair("b", 3, 4), *pair("c", 6, 4)]))
    assert [o.indicator.indicator for o in found.observations] == ["a", "a", "c", "c"]
    assert len(found.parts["asked"].observations) == 6
    assert len(found.parts["municipality"].observations) == 2


@pytest.mark.parametrize(
    "third",
    [
        [],
        pair("c", 60, 40, better="neither"),
        pair("c", 60, 40, battery="expected_changes"),
        pair("c", 60, 40, kind="growth"),
        pair("c", 60, 40, precision="about"),
        [made("c", 60, 2023, "state"), made("c", 40, 2024, "municipality")],
    ],
)
def test_questions_that_cannot_be_judged_do_not_count(third) -> None:
    assert state_and_municipality([*pair("a", 60, 40), *pair("b", 60, 40), *third]) == ()


@given(st.lists(st.tuples(SHARES, SHARES), min_size=3, max_size=8))
def test_the_true_count_lies_in_the_interval(true: list[tuple[Fraction, Fraction]]) -> None:
    figures = [
        printed(f"x{n}", share, population=who)
        for n, shares in enumerate(true)
        for share, who in zip(shares, ("state", "municipality"), strict=True)
    ]
    found = one(state_and_municipality(figures))
    assert sum(state > municipality for state, municipality in true) in found.result
    assert sum(state < municipality for state, municipality in true) in found.parts["municipality"]
