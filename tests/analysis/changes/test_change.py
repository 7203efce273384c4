"""Changes against cases worked out by hand."""

import dataclasses

import pytest

from helpers.analysis.changes import FLAT, change
from helpers.data import Indicator, Observation
from library import ROOT

INDICATOR = Indicator(
    "x", "ai", "measured", "", "X", "X", "X?", "X?", "percent", "degree", "higher", ""
)


def observed(value, year, precision="exact", unit="percent", better="higher", **other):
    indicator = dataclasses.replace(
        INDICATOR, unit=unit, better=better, scale=other.pop("scale", "degree")
    )
    plain = dict.fromkeys(["year_from", "n", "ci_low", "ci_high"], None)
    plain["rank_of"] = other.pop("rank_of", None)
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
    ("before", "after", "kind", "judgement"),
    [
        # One point may be rounding alone: it moved, and counts as unchanged.
        (31, 30, {}, "slight"),
        (50, 51, {"better": "lower"}, "slight"),
        (31, 29, {}, "bad"),
        (35.5, 34.4, {}, "bad"),
        # That nobody says which way is better comes first, and so does that nothing moved.
        (50, 51, {"better": "neither"}, "neutral"),
        (50, 50, {}, "neutral"),
        # One place of 193 is half a place per hundred; one of 36 is almost three.
        (14, 13, {"unit": "rank", "better": "lower", "rank_of": 193}, "slight"),
        (14, 12, {"unit": "rank", "better": "lower", "rank_of": 193}, "good"),
        (5, 6, {"unit": "rank", "better": "lower", "rank_of": 36}, "bad"),
        # Of a number, one per cent of what it was.
        (1000, 1010, {"unit": "count"}, "slight"),
        (1000, 1011, {"unit": "count"}, "good"),
    ],
)
def test_what_counts_as_a_change(before, after, kind, judgement):
    found = change(observed(before, 2020, **kind), observed(after, 2021, **kind))
    assert found.judgement == judgement
    assert (found.direction == "flat") == (before == after)


def test_the_method_page_states_the_rule():
    text = (ROOT / "about/method.md").read_text(encoding="utf-8")
    assert FLAT == 1
    assert "mer enn ett prosentpoeng" in text
    assert "plasser per hundre land" in text


def test_another_limit_can_be_asked_for():
    found = change(observed(31, 2020), observed(30, 2021))
    assert (found.judged(0), found.judged(), found.is_flat(0), found.is_flat()) == (
        "bad",
        "slight",
        False,
        True,
    )
    wide = change(observed(50, 2020), observed(45, 2021))
    assert (wide.judged(), wide.judged(5)) == ("bad", "slight")
    # "More than 0" is never known to be too little.
    bound = change(observed(50, 2020, "just_below"), observed(50, 2021))
    assert (bound.amount, bound.is_flat(5), bound.judged(5)) == (0, False, "good")


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
