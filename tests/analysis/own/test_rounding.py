"""Where a number lies before it is rounded, and what is reckoned from it."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.own.made import made, printed
from helpers.analysis.own.rounding import Rounded, apart, mean, reckon, rounded

SHARES = st.fractions(0, 100, max_denominator=10_000)


@pytest.mark.parametrize(
    ("value", "text", "low", "high"),
    [
        (73, "73%", 72.5, 73.5),
        (35.5, "35,5 prosent", 35.45, 35.55),
        # A decimal that is nothing is a decimal.
        (50.0, "50.0", 49.95, 50.05),
        (0, "ingen virksomhet", 0, 0.5),
        (100, "100 %", 99.5, 100),
        (46, "46 % i 2009", 45.5, 46.5),
    ],
)
def test_a_share_is_as_fine_as_it_is_printed(
    value: float, text: str, low: float, high: float
) -> None:
    found = rounded(replace(made("x", value), printed=text))
    assert found is not None
    assert (float(found.low), float(found.high)) == (low, high)


def test_what_is_counted_is_whole() -> None:
    for unit, value in (("count", 1659), ("rank", 11)):
        found = rounded(made("x", value, unit=unit))
        assert found is not None
        assert found.whole


@pytest.mark.parametrize(
    "figure",
    [
        replace(made("x", 33), precision="about"),
        replace(made("x", 50), precision="just_below"),
        made("x", None),
        made("x", 3.59, unit="score"),
        # Of responses that the book has, shares may be rounded to 5 or 20 per cent.
        made("x", 40, n=60),
        made("x", 40, ci_low=35, ci_high=45),
    ],
)
def test_of_what_nobody_can_tell_nothing_is_reckoned(figure) -> None:
    assert rounded(figure) is None
    assert mean("percent", [made("x", 10), figure]) is None
    assert reckon(lambda a, b: a - b, "", "percent", [made("x", 10), figure]) is None


@given(SHARES, st.integers(0, 2))
def test_the_true_share_lies_in_the_interval(true: Fraction, decimals: int) -> None:
    found = rounded(printed("x", true, decimals))
    assert found is not None
    assert true in found


@given(st.lists(SHARES, min_size=1, max_size=15))
def test_the_true_mean_lies_in_the_interval(true: list[Fraction]) -> None:
    found = mean("percent", [printed(f"x{n}", share) for n, share in enumerate(true)])
    assert found is not None
    assert sum(true) / len(true) in found


@given(st.lists(SHARES, min_size=4, max_size=4))
def test_the_true_distance_lies_in_the_interval(true: list[Fraction]) -> None:
    figures = [printed(f"x{n}", share) for n, share in enumerate(true)]
    one, other = mean("percent", figures[:2]), mean("percent", figures[2:])
    assert one is not None
    assert other is not None
    assert (true[0] + true[1] - true[2] - true[3]) / 2 in apart(one, other, "percentage_points")


@given(st.fractions(-100, 100), st.fractions(0, 10), st.integers(0, 2))
def test_ends_are_rounded_away_from_the_number(
    low: Fraction, width: Fraction, decimals: int
) -> None:
    least, most = Rounded(low, low, low + width).outward(decimals)
    assert least <= low
    assert low + width <= most
    assert most - least < width + Fraction(2, 10**decimals)


def test_the_corners_say_where_the_ends_come_from() -> None:
    found = reckon(lambda a, b: a - b, "{0} − {1}", "percent", [made("a", 19), made("b", 1)])
    assert found is not None
    assert (float(found.low), float(found.value), float(found.high)) == (17, 18, 19)
    assert [float(x) for x in found.low_at] == [18.5, 1.5]
    assert [float(x) for x in found.high_at] == [19.5, 0.5]
