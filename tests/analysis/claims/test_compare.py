"""Claims about which figure is higher, on made figures."""

import pytest

from analysis.claims.made import claim, edition, figure, indicator
from helpers.analysis.claims import ClaimError, judge


def two(one, other, unit="percent", precision="exact", categories=("", "")):
    x = indicator("x", unit=unit)
    return edition(
        figure(x, 2024, one, population="municipality", category=categories[0]),
        figure(x, 2024, other, precision, population="state", category=categories[1]),
    )


def result(made, expected, operands="x/municipality@2024; x/state@2024"):
    return judge(made, claim("compare", operands, expected)).result


@pytest.mark.parametrize(
    ("one", "other", "expected", "verdict"),
    [
        (29, 19, "higher", "holds"),
        (29, 19, "lower", "fails"),
        (29, 19, "higher 10", "holds"),
        (29, 20, "higher about 10", "rounded"),
        (11, 45, "lower above 30", "holds"),
        (30, 30, "same", "holds"),
        (30, 31, "same", "rounded"),
        (30, 33, "same", "fails"),
        (22, 1, "higher above 9 times", "holds"),
        (22, 4, "higher above 9 times", "fails"),
        (22, 0, "higher above 9 times", "unknown"),
        (2, 4, "lower 2 times", "holds"),
    ],
)
def test_two_shares(one, other, expected, verdict):
    assert result(two(one, other), expected) == verdict


def test_better_place_is_the_higher_one():
    assert result(two(6, 9, "rank"), "higher 3") == "holds"


@pytest.mark.parametrize(
    ("one", "other", "precision", "verdict"),
    [
        (60, 50, "just_below", "holds"),
        (60, 50, "just_above", "unknown"),
        (60, 33, "about", "unknown"),
    ],
)
def test_figures_that_are_not_exact(one, other, precision, verdict):
    assert result(two(one, other, precision=precision), "higher") == verdict


def battery(*pairs, precision="exact"):
    figures = []
    for number, (one, other) in enumerate(pairs):
        item = indicator(f"item{number}", battery="items")
        figures.append(figure(item, 2024, one, precision, population="municipality"))
        figures.append(figure(item, 2024, other, population="state"))
    return edition(*figures)


@pytest.mark.parametrize(
    ("pairs", "expected", "verdict"),
    [
        ([(2, 1), (2, 1), (1, 2)], "higher in most", "holds"),
        # Half is not most.
        ([(2, 1), (1, 2)], "higher in most", "fails"),
        ([(2, 1), (2, 1), (1, 2)], "higher in all", "fails"),
        ([(2, 1), (3, 1)], "higher in all", "holds"),
        ([(2, 1), (2, 1), (1, 2)], "lower in most", "fails"),
    ],
)
def test_batteries_item_by_item(pairs, expected, verdict):
    found = result(battery(*pairs), expected, "items/municipality@2024; items/state@2024")
    assert found == verdict


def test_battery_of_vague_figures_is_unknown():
    made = battery((2, 1), (3, 1), precision="about")
    assert result(made, "higher in most", "items/municipality@2024; items/state@2024") == "unknown"


def test_reckoning_counts_the_items():
    made = battery((2, 1), (2, 1), (1, 2))
    operands = "items/municipality@2024; items/state@2024"
    found = judge(made, claim("compare", operands, "higher in most")).finding
    assert found.reckoning == "høyere i 2 av 3 (2/1, 2/1, 1/2)"


def test_other_scales_or_answers_are_never_compared():
    x, y = indicator("x", scale="degree"), indicator("y", scale="agreement")
    made = edition(figure(x, 2024, 1), figure(y, 2024, 2))
    with pytest.raises(ClaimError, match="never compared"):
        result(made, "higher", "x/all@2024; y/all@2024")
    x, y = indicator("x"), indicator("y")
    made = edition(figure(x, 2024, 1, category="agree"), figure(y, 2024, 2, category="disagree"))
    with pytest.raises(ClaimError, match="never compared"):
        result(made, "higher", "x/all@2024; y/all@2024")


@pytest.mark.parametrize("expected", ["more", "same 3", "higher in most", "higher x times"])
def test_what_cannot_be_understood_is_refused(expected):
    with pytest.raises(ClaimError) as caught:
        result(two(1, 2), expected)
    assert caught.value.column == "expected"
