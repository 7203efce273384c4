"""Printed directions and judgements, on made series."""

import pytest

from analysis.claims.made import claim, series
from helpers.analysis.claims import ClaimError, judge


def verdict(before, after, printed, **about):
    made = series((2020, before, "exact"), (2021, after, "exact"), **about)
    return judge(made, claim("label", "x/all@2021", printed))


@pytest.mark.parametrize(
    ("before", "after", "about", "printed", "expected"),
    [
        (31, 60, {}, "up positive", "holds"),
        (31, 60, {}, "up negative", "fails"),
        (31, 60, {}, "down positive", "fails"),
        # More who share rarely: a rise, and a bad one.
        (20, 26, {"better": "lower"}, "up negative", "holds"),
        # More dissatisfied citizens are no positive trend.
        (11, 15, {"better": "lower"}, "up positive", "fails"),
        # A rank climbs when its number falls.
        (29, 13, {"unit": "rank", "better": "lower"}, "up positive", "holds"),
        (5, 6, {"unit": "rank", "better": "lower"}, "down negative", "holds"),
        (5, 6, {"unit": "rank", "better": "lower"}, "up negative", "fails"),
        # One point counts as unchanged: neither a fall nor a bad one can be confirmed.
        (31, 30, {}, "down negative", "unknown"),
        (31, 30, {}, "up positive", "fails"),
        (50, 51, {"better": "lower"}, "up positive", "unknown"),
        (31, 30, {"better": "neither"}, "flat positive", "unknown"),
        # A source that prints no development judges nothing.
        (92, 92, {}, "flat none", "holds"),
        (31, 30, {}, "flat none", "rounded"),
        (92, 96, {}, "flat none", "fails"),
        (2, 2, {"unit": "rank", "better": "lower"}, "flat none", "holds"),
        # Nobody says which way is better; a wrong direction is wrong all the same.
        (22, 12, {"better": "neither"}, "down positive", "unknown"),
        (22, 12, {"better": "neither"}, "up positive", "fails"),
    ],
)
def test_direction_and_judgement_must_both_be_right(before, after, about, printed, expected):
    assert verdict(before, after, printed, **about).result == expected


def test_what_is_missing_is_named():
    found = verdict(22, 12, "down positive", better="neither").finding
    assert found.missing == ("hvilken vei som er til det bedre",)
    slight = verdict(31, 30, "down negative").finding
    assert slight.missing == ("tall med flere sifre: så liten forskjell regnes som uendret",)
    alone = judge(series((2021, 7, "exact")), claim("label", "x/all@2021", "up positive"))
    assert alone.result == "unknown"
    assert alone.finding.missing == ("et tidligere tall for X, alle, 2021",)


def test_reckoning_says_which_way_is_better():
    found = verdict(11, 15, "up positive", better="lower").finding
    assert found.reckoning == ("15 − 11 = 4\xa0prosentpoeng; lavere tall er bedre; til det verre")


@pytest.mark.parametrize("printed", ["up", "positive up", "up good", "up none", "flat"])
def test_what_is_no_label_is_refused(printed):
    with pytest.raises(ClaimError, match="is no label"):
        verdict(1, 2, printed)
