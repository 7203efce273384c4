"""Claims about the largest, the smallest and the widest gap, on made figures."""

import pytest

from analysis.claims.made import claim, edition, figure, indicator
from helpers.analysis.claims import ClaimError, judge


def years(*values, precision="exact"):
    x = indicator("x", unit="count")
    made = [figure(x, 2020 + n, value, precision) for n, value in enumerate(values)]
    return edition(*made), "; ".join(f"x/all@{o.year}" for o in made)


@pytest.mark.parametrize(
    ("values", "expected", "verdict"),
    [
        ((187, 268, 337, 132), "smallest: x/all@2023", "holds"),
        ((187, 268, 337, 132), "largest: x/all@2022", "holds"),
        ((187, 268, 337, 132), "largest: x/all@2021; x/all@2022", "holds"),
        ((187, 268, 337, 132), "largest: x/all@2020; x/all@2022", "fails"),
        ((187, 268, 337, 132), "smallest: x/all@2020", "fails"),
        # No other is larger where two are as large.
        ((5, 5, 1), "largest: x/all@2020", "holds"),
    ],
)
def test_order(values, expected, verdict):
    made, operands = years(*values)
    assert judge(made, claim("rank", operands, expected)).result == verdict


@pytest.mark.parametrize(
    ("expected", "verdict"),
    [
        # 6th place is the best of 18th, 6th and 7th, and 18th the poorest.
        ("largest: x/all@2021", "holds"),
        ("smallest: x/all@2020", "holds"),
        ("largest: x/all@2020", "fails"),
    ],
)
def test_the_best_place_is_the_largest(expected, verdict):
    x = indicator("x", unit="rank", better="lower")
    made = edition(*(figure(x, 2020 + n, place) for n, place in enumerate((18, 6, 7))))
    operands = "x/all@2020; x/all@2021; x/all@2022"
    assert judge(made, claim("rank", operands, expected)).result == verdict


def test_vague_figures_tell_no_order():
    made, operands = years(1, 2, precision="about")
    assert judge(made, claim("rank", operands, "largest: x/all@2021")).result == "unknown"


def gaps(*pairs):
    figures = []
    for number, (one, other) in enumerate(pairs):
        item = indicator(f"item{number}", battery="items")
        figures.append(figure(item, 2024, one, population="municipality"))
        figures.append(figure(item, 2024, other, population="state"))
    return edition(*figures)


@pytest.mark.parametrize(
    ("expected", "verdict"),
    [
        ("widest: item1", "holds"),
        ("widest: item1; item2", "holds"),
        ("widest: item0", "fails"),
        ("widest: item0; item1", "fails"),
    ],
)
def test_gaps_count_whichever_side_is_higher(expected, verdict):
    # Gaps of 9, 29 and 28 points.
    made = gaps((38, 47), (47, 18), (23, 51))
    operands = "items/municipality@2024; items/state@2024"
    assert judge(made, claim("rank", operands, expected)).result == verdict


def test_reckoning_shows_what_is_named_and_the_next():
    made = gaps((38, 47), (47, 18), (20, 48))
    operands = "items/municipality@2024; items/state@2024"
    found = judge(made, claim("rank", operands, "widest: item1")).finding
    assert found.reckoning == (
        "Item1: 47 − 18 = 29\xa0prosentpoeng; Item2: 48 − 20 = 28\xa0prosentpoeng"
    )


@pytest.mark.parametrize(
    "expected", ["most: x/all@2020", "largest", "largest: x/all@2020; x/all@2021", "widest: y"]
)
def test_what_cannot_be_understood_is_refused(expected):
    made, operands = years(1, 2)
    with pytest.raises(ClaimError):
        judge(made, claim("rank", operands, expected))
