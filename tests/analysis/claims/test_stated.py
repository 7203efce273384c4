"""Numbers that claims state, against figures that are exact or only bounds."""

from fractions import Fraction
from math import inf

import pytest

from helpers.analysis.claims import ClaimError
from helpers.analysis.claims.stated import stated


def point(value):
    return Fraction(str(value)), Fraction(str(value))


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("25", 25, "holds"),
        # 24.99 is 25 with as many digits; 24.4 is 24.
        ("25", "24.99", "rounded"),
        ("25", "24.4", "fails"),
        ("12.5", "12.46", "rounded"),
        ("12.5", "12.4", "fails"),
        # Half a step up is rounded up: 24.5 is 25, 25.5 is 26.
        ("25", "24.5", "rounded"),
        ("25", "25.5", "fails"),
        # Near is a tenth of what is said: 67.5 to 82.5 for three quarters.
        ("about 3/4", 73, "rounded"),
        ("about 3/4", "67.5", "rounded"),
        ("about 3/4", 67, "fails"),
        ("about 1/10", 11, "rounded"),
        ("about 1/10", 12, "fails"),
        ("about 50", 50, "holds"),
        ("just_below 8/10", 77, "rounded"),
        ("just_below 8/10", 80, "fails"),
        ("just_below 8/10", 71, "fails"),
        ("just_above 50", 52, "rounded"),
        ("just_above 50", 50, "fails"),
        ("below 1/3", 33, "holds"),
        ("below 1/3", 34, "fails"),
        ("above 700", 740, "holds"),
        ("above 50", 50, "fails"),
    ],
)
def test_exact_figures(text, value, expected):
    assert stated(text).agrees(point(value)) == expected


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        # Of "more than 200" it is known that it is more than 200, and more than 100.
        ("above 200", (Fraction(200), inf), "holds"),
        ("above 100", (Fraction(200), inf), "holds"),
        ("above 300", (Fraction(200), inf), "unknown"),
        ("below 200", (Fraction(200), inf), "fails"),
        ("below 60", (-inf, Fraction(50)), "holds"),
        ("50", (-inf, Fraction(40)), "fails"),
        ("50", (-inf, Fraction(60)), "unknown"),
        ("about 50", (-inf, Fraction(40)), "fails"),
        ("about 50", (-inf, inf), "unknown"),
    ],
)
def test_figures_that_are_bounds(text, span, expected):
    assert stated(text).agrees(span) == expected


@pytest.mark.parametrize("text", ["", "many", "nearly 5", "1/0", "5 %", "about", "-3", "about  5"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ClaimError, match="is no number") as caught:
        stated(text)
    assert caught.value.column == "expected"
