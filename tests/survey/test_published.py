"""No number that is written is finer than the rule says."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coarse import finer
from helpers.production.reports.prepare import prepare
from helpers.survey.change import WaveChange, shown_change
from helpers.survey.codebook import Codebook
from helpers.survey.estimate import Estimate
from helpers.survey.estimates import estimate
from helpers.survey.published import shown
from helpers.survey.responses import Responses, read_responses
from helpers.survey.rows import change_rows, observation_rows
from helpers.survey.waves import wave_changes
from library import EVERY, ROOT
from made_survey import MADE, small_responses
from odd_survey import write


@settings(max_examples=15 if EVERY else 5)
@given(found=small_responses(45))
def test_rows_of_a_small_survey(small: Codebook, found: Responses) -> None:
    survey = estimate(found, small)
    assert finer(observation_rows(survey, 2025)) == []
    changes = wave_changes(survey, survey)
    assert finer(change_rows(changes, "made", 2025, 2024)) == []


@pytest.mark.parametrize("minimum", [10, 46])
def test_rows_of_the_made_waves(codebook: Codebook, minimum: int) -> None:
    book = replace(codebook, minimum_base=minimum)
    older, newer = (
        estimate(read_responses(MADE / f"responses_{year}.csv"), book) for year in (2024, 2025)
    )
    assert finer(observation_rows(newer, 2025)) == []
    changes = change_rows(wave_changes(newer, older), "made", 2025, 2024)
    assert finer(changes) == []
    assert {row["verdict"] for row in changes if row["precision"] == "exact"} == {
        "sure",
        "within_margin",
    }
    # A change is what a reader gets from the two shares.
    shares = {
        (year, row["indicator"], row["population"], row["group"]): row.get("value")
        for year, survey in ((2024, older), (2025, newer))
        for row in observation_rows(survey, year)
    }
    for row in changes:
        if row["precision"] == "exact":
            key = row["indicator"], row["population"], row["group"]
            assert int(row["change"]) == int(shares[2025, *key]) - int(shares[2024, *key])


def test_reports(tmp_path) -> None:
    for made in prepare(ROOT, *write(tmp_path), None, ()):
        for question in json.loads(made.figures)["questions"]:
            for share in question["shares"]:
                assert share.pop("precision") in ("exact", "below", "above")
                assert all(n is None or isinstance(n, int) for n in share.values())
                assert share["n"] is None or share["n"] % 5 == 0


ESTIMATE = Estimate(
    *("use", "all", "", "agree"),
    share=33.4,
    se=5.0,
    ci_low=24.2,
    ci_high=44.0,
    n=90,
    bodies=90,
    n_weighted=180.0,
    n_effective=80.0,
    heaviest=1.5,
    unequal=1.1,
    df=80,
    missing=0.0,
    dont_know="not_in_base",
    seen=0.5,
)


def test_of_few_answers_the_interval_follows_from_what_is_published() -> None:
    """By hand: 35 %, 90 / 1.1 answers, half of all seen; on the logit scale 28 to 43."""
    one = shown(ESTIMATE)
    assert one == (35, 25, 45, 90, "exact", 5)
    assert shown(replace(ESTIMATE, ci_low=30.0, ci_high=40.0, se=2.0, share=36.1)) == one


def test_who_took_part_and_gave_no_answer_leaves_something_open() -> None:
    """By hand: all of 100 took part and 40 are silent, so that 30 to 70 % may be counted."""
    everybody = replace(ESTIMATE, share=50.0, n=60, bodies=60, heaviest=1.0, seen=1.0, missing=0.4)
    assert shown(everybody) == (50, 30, 70, 60, "exact", 5)
    assert shown(replace(everybody, missing=0.0))[:3] == (50, 50, 50)
    # Nearly all took part, and a third of them answered: as wide as if a third had been reached.
    many = replace(ESTIMATE, n=300, bodies=300, heaviest=1.0, seen=0.99, missing=0.65)
    assert shown(many)[1] < shown(replace(many, missing=0.0))[1] - 5


def test_of_few_answers_a_change_follows_from_the_two_shares() -> None:
    """By hand: 35 (25 to 45) less 20 (10 to 30) is 15, and 14.14 to either side."""
    before = replace(ESTIMATE, share=21.0, n=60, bodies=60, seen=0.4)
    assert shown(before) == (20, 10, 30, 60, "exact", 5)
    change = WaveChange(
        now=ESTIMATE,
        before=before,
        se=4.0,
        ci_low=4.0,
        ci_high=21.0,
        p=0.001,
        p_holm=0.002,
        df=50,
        n_matched=40,
        se_independent=5.0,
        se_matched_no_fpc=4.5,
        held_back=False,
        delicate=False,
    )
    assert shown_change(change) == (15, 0, 30, True, 90, 60, 40)
    many = replace(
        change,
        now=replace(ESTIMATE, n=150, bodies=150, heaviest=1.0),
        before=replace(before, n=120, bodies=120, heaviest=1.0),
    )
    assert shown_change(many)[1:4] == (4, 21, True)
    assert shown_change(replace(many, delicate=True))[1:4] != (4, 21, True)


@given(st.floats(0, 100), st.floats(0, 50), st.floats(0, 50), st.integers(100, 5000))
def test_an_interval_holds_the_exact_one(share: float, down: float, up: float, n: int) -> None:
    low, high = max(0.0, share - down), min(100.0, share + up)
    found = shown(
        replace(ESTIMATE, share=share, ci_low=low, ci_high=high, n=n, bodies=n, heaviest=1.0)
    )
    assert found is not None
    if found.precision != "exact":
        # The exact one of a share near nothing tells more.
        assert (found.ci_low if found.precision == "below" else found.ci_high) in (0, 100)
        return
    assert found.ci_low <= low + 1e-6
    assert found.ci_high >= high - 1e-6
    assert found.ci_low <= found.share <= found.ci_high
