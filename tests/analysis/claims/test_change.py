"""Claims about changes, on made series."""

import pytest

from analysis.claims.made import claim, edition, figure, indicator, series
from helpers.analysis.claims import ClaimError, judge

TWO = "x/all@2020; x/all@2021"


def result(edition, operands, expected):
    return judge(edition, claim("change", operands, expected)).result


@pytest.mark.parametrize(
    ("before", "after", "expected", "verdict"),
    [
        (20, 26, "up 6", "holds"),
        (20, 26, "up", "holds"),
        (20, 26, "up 5", "fails"),
        (20, 26, "down 6", "fails"),
        (20, 26, "flat", "fails"),
        (50, 47, "down 3", "holds"),
        (50, 50, "flat", "holds"),
        (50, 50, "up", "fails"),
        # Whole per cents: one point may be the rounding alone, two may not.
        (31, 30, "flat", "rounded"),
        (30, 31, "flat", "rounded"),
        (68, 66, "flat", "fails"),
        # What counts as unchanged confirms no direction, unless its size is what is claimed.
        (31, 30, "down", "unknown"),
        (31, 30, "up", "fails"),
        (31, 30, "down 1", "holds"),
        (32, 30, "down", "holds"),
        # Decimals are exact: 12.3 - 12.1 is 0.2, which floats do not say.
        (12.1, 12.3, "up 0.2", "holds"),
        (12, 21, "up about 10", "rounded"),
        (15, 31, "up above 100%", "holds"),
        (15, 30, "up 100%", "holds"),
        (15, 29, "up about 100%", "rounded"),
        (0, 5, "up 100%", "unknown"),
    ],
)
def test_shares(before, after, expected, verdict):
    made = series((2020, before, "exact"), (2021, after, "exact"))
    assert result(made, TWO, expected) == verdict


@pytest.mark.parametrize(
    ("before", "after", "expected", "verdict"),
    [
        # The number falls, Norway climbs.
        (9, 6, "up 3", "holds"),
        (9, 6, "down 3", "fails"),
        (5, 6, "down 1", "holds"),
        (2, 2, "flat", "holds"),
        # One place is no rounding.
        (2, 3, "flat", "fails"),
    ],
)
def test_ranks(before, after, expected, verdict):
    made = series((2020, before, "exact"), (2021, after, "exact"), unit="rank", better="lower")
    assert result(made, TWO, expected) == verdict


def test_counts_and_their_reckoning():
    made = series((2020, 7406, "exact"), (2021, 9257, "exact"), unit="count")
    found = judge(made, claim("change", TWO, "up about 25%"))
    assert found.result == "rounded"
    assert found.finding.claimed == "opp omtrent 25\xa0prosent"
    assert (
        found.finding.reckoning
        == "9\xa0257 − 7\xa0406 = 1\xa0851; 1\xa0851 / 7\xa0406 = 24,99 prosent"
    )


@pytest.mark.parametrize(
    ("before", "after", "expected", "verdict"),
    [
        # From just below 50 to 60: up, by more than 10.
        ((50, "just_below"), (60, "exact"), "up", "holds"),
        ((50, "just_below"), (60, "exact"), "up above 10", "holds"),
        ((50, "just_below"), (60, "exact"), "up above 12", "unknown"),
        ((50, "just_below"), (60, "exact"), "up 8", "fails"),
        ((50, "just_below"), (60, "exact"), "flat", "fails"),
        ((50, "just_below"), (40, "exact"), "up", "unknown"),
        ((50, "about"), (60, "exact"), "up", "unknown"),
        ((60, "exact"), (50, "below"), "down", "holds"),
    ],
)
def test_ends_that_are_not_exact(before, after, expected, verdict):
    made = series((2020, *before), (2021, *after))
    assert result(made, TWO, expected) == verdict


def test_vague_figure_is_named_as_what_is_missing():
    made = series((2020, 50, "about"), (2021, 60, "exact"))
    found = judge(made, claim("change", TWO, "up"))
    assert found.finding.missing == ("et nøyaktig tall for X, alle, 2020",)


@pytest.mark.parametrize(("values", "verdict"), [((30, 25, 15), "holds"), ((30, 31, 15), "fails")])
def test_every_step_counts(values, verdict):
    made = series(*((2020 + n, value, "exact") for n, value in enumerate(values)))
    assert result(made, "x/all@2020; x/all@2021; x/all@2022", "down") == verdict


def test_missing_year_is_named_and_the_other_kept():
    made = series((2021, 15, "exact"))
    found = judge(made, claim("change", TWO, "up"))
    assert (found.result, found.finding.missing) == ("unknown", ("X, alle, 2020",))
    assert [o.value for o in found.finding.figures] == [15]


def test_other_series_are_never_compared():
    x, y = indicator("x"), indicator("y")
    made = edition(figure(x, 2020, 1), figure(y, 2021, 2))
    with pytest.raises(ClaimError, match="one series"):
        result(made, "x/all@2020; y/all@2021", "up")


@pytest.mark.parametrize(
    ("operands", "expected", "column"),
    [
        (TWO, "rises", "expected"),
        (TWO, "flat 3", "expected"),
        (TWO, "up many", "expected"),
        ("x/all@2020", "up", "operands"),
        ("x/all@2021; x/all@2020", "up", "operands"),
        ("x/all; x/all@2021", "up", "operands"),
        ("x/everybody@2020; x/all@2021", "up", "operands"),
        ("z/all@2020; x/all@2021", "up", "operands"),
        ("x/all 2020", "up", "operands"),
    ],
)
def test_what_cannot_be_understood_names_its_column(operands, expected, column):
    made = series((2020, 1, "exact"), (2021, 2, "exact"))
    with pytest.raises(ClaimError) as caught:
        result(made, operands, expected)
    assert caught.value.column == column
