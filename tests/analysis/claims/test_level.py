"""Claims about levels and rounded restatements, on made figures."""

import pytest

from analysis.claims.made import claim, series
from helpers.analysis.claims import judge


@pytest.mark.parametrize(
    ("kind", "figures", "expected", "verdict"),
    [
        ("level", [73], "73", "holds"),
        ("level", [73], "75", "fails"),
        # What is rounded is meant to be near; a level is not.
        ("rounding", [73], "3/4", "rounded"),
        ("rounding", [75], "3/4", "holds"),
        ("rounding", [49], "1/2", "rounded"),
        ("rounding", [40], "1/2", "fails"),
        # Every figure must agree.
        ("level", [45, 11], "below 50", "holds"),
        ("level", [45, 51], "below 50", "fails"),
        ("rounding", [50, 49], "1/2", "rounded"),
    ],
)
def test_levels(kind, figures, expected, verdict):
    made = series(*((2020 + n, value, "exact") for n, value in enumerate(figures)))
    operands = "; ".join(f"x/all@{2020 + n}" for n in range(len(figures)))
    assert judge(made, claim(kind, operands, expected)).result == verdict


@pytest.mark.parametrize(
    ("value", "precision", "expected", "verdict"),
    [
        (20, "below", "below 1/5", "holds"),
        (20, "below", "15", "unknown"),
        (33, "about", "33", "unknown"),
        (None, "suppressed", "33", "unknown"),
    ],
)
def test_figures_that_are_not_exact(value, precision, expected, verdict):
    made = series((2020, value, precision))
    assert judge(made, claim("level", "x/all@2020", expected)).result == verdict


def test_margin_is_shown_with_a_rounded_number():
    found = judge(series((2020, 73, "exact")), claim("rounding", "x/all@2020", "3/4")).finding
    assert found.claimed == "omtrent 75\xa0prosent"
    assert found.reckoning == "73\xa0prosent; nær nok er 67,5 til 82,5"
