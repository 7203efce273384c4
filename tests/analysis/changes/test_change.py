"""Changes against cases worked out by hand."""

import dataclasses

import pytest

from helpers.analysis.changes import change
from helpers.data import Indicator, Observation

INDICATOR = Indicator(
    "x", "ai", "measured", "", "X", "X", "X?", "X?", "percent", "degree", "higher", ""
)


def observed(value, year, precision="exact", unit="percent", better="higher", **other):
    indicator = dataclasses.replace(
        INDICATOR, unit=unit, better=better, scale=other.pop("scale", "degree")
    )
    plain = dict.fromkeys(["year_from", "rank_of", "n", "ci_low", "ci_high"], None)
    return Observation(
        indicator=indicator,
        **{"population": "all", "group": "", "category": "agree", "year_basis": "stated"} | other,
        **plain,
        year=year,
        value=value,
        precision=precision,
        printed="",
        dont_know="",
        citations=(),
        notes_nb=(),
        notes_en=(),
    )


@pytest.mark.parametrize(
    ("before", "after", "kind", "expected"),
    [
        # More people distrust: the number rises, and that is bad.
        (20, 26, {"better": "lower"}, (6, "exact", "up", "bad")),
        (25, 16, {}, (9, "exact", "down", "bad")),
        (31, 60, {}, (29, "exact", "up", "good")),
        (50, 50, {"better": "lower"}, (0, "exact", "flat", "neutral")),
        (22, 28, {"better": "neither"}, (6, "exact", "up", "neutral")),
        # From 29th to 13th place: the number falls, Norway climbs, and that is good.
        (29, 13, {"unit": "rank", "better": "lower"}, (16, "exact", "up", "good")),
        (5, 6, {"unit": "rank", "better": "lower"}, (1, "exact", "down", "bad")),
        (7406, 9257, {"unit": "count"}, (1851, "exact", "up", "good")),
    ],
)
def test_exact_changes(before, after, kind, expected):
    found = change(observed(before, 2020, **kind), observed(after, 2021, **kind))
    assert (found.amount, found.bound, found.direction, found.judgement) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        # From "just below 50" to 60: more than 10 points.
        ((50, "just_below"), (60, "exact"), (10, "more_than", "up", "good")),
        ((60, "exact"), (50, "below"), (10, "more_than", "down", "bad")),
        ((40, "exact"), (50, "above"), (10, "more_than", "up", "good")),
        # It may have risen or fallen.
        ((60, "just_below"), (50, "exact"), (None, "unknown", "unknown", "unknown")),
        ((50, "about"), (60, "exact"), (None, "unknown", "unknown", "unknown")),
        ((50, "below"), (60, "below"), (None, "unknown", "unknown", "unknown")),
    ],
)
def test_changes_between_figures_that_are_not_exact(before, after, expected):
    found = change(observed(before[0], 2021, before[1]), observed(after[0], 2024, after[1]))
    assert (found.amount, found.bound, found.direction, found.judgement) == expected


@pytest.mark.parametrize(
    "other",
    [
        {"category": "large"},
        {"population": "state"},
        {"group": "age_16_79"},
        {"unit": "count"},
        {"scale": "agreement"},
    ],
)
def test_other_answers_populations_or_scales_are_never_compared(other):
    with pytest.raises(ValueError, match="not the same series"):
        change(observed(1, 2021), observed(2, 2024, **other))
