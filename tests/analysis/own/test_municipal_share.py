"""How large a part of the answers is municipalities'."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analysis.own.made import made, one, printed
from helpers.analysis.own.municipal_share import municipal_shares

SHARES = st.fractions(0, 100, max_denominator=1000)


def three(whole: float, state: float, municipality: float, **more):
    return [
        made("x", whole, **more),
        made("x", state, population="state", **more),
        made("x", municipality, population="municipality", **more),
    ]


@pytest.mark.parametrize(
    ("shares", "value", "low", "high"),
    [
        # 6 of 10 at the least, 8 of 10 at the most.
        ((26, 19, 29), 70, 60, 80),
        # (53.5 − 37.5) of (53.5 − 29.5), and (54.5 − 36.5) of (54.5 − 30.5).
        ((37, 54, 30), 100 * 17 / 24, 200 / 3, 75),
    ],
)
def test_the_part_follows_from_three_shares(shares, value, low, high) -> None:
    found = one(municipal_shares(three(*shares))).result
    assert float(found.value) == pytest.approx(value)
    assert (float(found.low), float(found.high)) == pytest.approx((low, high))


@pytest.mark.parametrize(
    "figures",
    [
        # No part of the two makes such a whole.
        three(40, 19, 29),
        # Rounding alone can make any.
        three(20, 20, 21),
        three(20, 20, 20),
        # A third part, and none at all.
        [*three(26, 19, 29), made("x", 25, population="county")],
        three(26, 19, 29)[:2],
        # Other answers, another year, a part of a population.
        [*three(26, 19, 29)[:2], made("x", 29, population="municipality", category="agree")],
        [*three(26, 19, 29)[:2], made("x", 29, 2023, population="municipality")],
        [*three(26, 19, 29)[:2], made("x", 29, population="municipality", group="part")],
        three(26, 19, 29, kind="growth"),
        three(26, 19, 29, unit="count"),
    ],
)
def test_nothing_is_found_where_it_does_not_follow(figures) -> None:
    assert municipal_shares(figures) == ()


@given(SHARES, SHARES, st.fractions(0, 1, max_denominator=100))
def test_the_true_part_lies_in_the_interval(
    state: Fraction, municipality: Fraction, part: Fraction
) -> None:
    whole = part * municipality + (1 - part) * state
    figures = [
        printed("x", share, population=who)
        for share, who in ((whole, "all"), (state, "state"), (municipality, "municipality"))
    ]
    found = municipal_shares(figures)
    assume(found)
    assert 100 * part in one(found).result
