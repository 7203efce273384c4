"""What those think who do not involve business."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analysis.own.made import made, one, printed
from helpers.analysis.own.rest import value_of_the_rest

SHARES = st.fractions(0, 100, max_denominator=1000)


def three(value: float, involved: float, part: float, year: int = 2024):
    return [
        made("private_value", value, year, category="agree"),
        made("private_involved", involved, year, category="large_or_very_large"),
        made("private_value", part, year, category="agree", group="involves_market"),
    ]


def test_the_share_follows_from_three() -> None:
    found = one(value_of_the_rest(three(73, 30, 98))).result
    # 73 − 0.30 × 98 = 43.6, of 0.70.
    assert float(found.value) == pytest.approx(43.6 / 0.7)
    # The least with a small whole, and a large part that sees much value.
    assert float(found.low) == pytest.approx((72.5 - 0.305 * 98.5) / 0.695)
    assert float(found.high) == pytest.approx((73.5 - 0.295 * 97.5) / 0.705)


def test_the_newest_year_that_tells_it_counts() -> None:
    figures = [*three(60, 20, 90, 2021), *three(73, 30, 98, 2023), *three(70, 30, 98)[:2]]
    assert {o.year for o in one(value_of_the_rest(figures)).observations} == {2023}


@pytest.mark.parametrize(
    "figures",
    [
        [],
        # All involve it: there is no rest.
        three(98, 100, 98),
        # A part of 90 that all see value cannot be in a whole of 50.
        three(50, 90, 100),
        [*three(73, 30, 98)[:2], made("private_value", 98, group="involves_market")],
    ],
)
def test_nothing_is_found_where_it_does_not_follow(figures) -> None:
    assert value_of_the_rest(figures) == ()


@given(st.fractions(0, 99, max_denominator=100), SHARES, SHARES)
def test_the_true_share_lies_in_the_interval(
    size: Fraction, part: Fraction, rest: Fraction
) -> None:
    whole = (size * part + (100 - size) * rest) / 100
    figures = [
        printed("private_value", whole, category="agree"),
        printed("private_involved", size),
        printed("private_value", part, category="agree", group="involves_market"),
    ]
    found = value_of_the_rest(figures)
    assume(found)
    assert rest in one(found).result
