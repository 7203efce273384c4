"""What must hold for any responses."""

from dataclasses import replace

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import by_svy
from helpers.survey.codebook import Codebook
from helpers.survey.estimates import Survey, estimate
from helpers.survey.intervals import interval
from helpers.survey.responses import Responses
from library import SEVERAL
from made_survey import small_responses


def numbers(survey: Survey) -> dict[tuple[str, ...], tuple[float | None, ...]]:
    return {
        e.key: (e.share, e.se, e.ci_low, e.ci_high, e.n, e.n_weighted, e.df)
        for e in survey.estimates
    }


def same(one: Survey, other: Survey, places: slice = slice(None)) -> None:
    first, second = numbers(one), numbers(other)
    assert first.keys() == second.keys()
    for key, values in first.items():
        assert values[places] == pytest.approx(second[key][places], abs=1e-6, nan_ok=True), key
    assert [e.held_back for e in one.estimates] == [e.held_back for e in other.estimates]


@settings(max_examples=SEVERAL)
@given(found=small_responses(25))
def test_estimates_are_those_of_svy(small: Codebook, found: Responses):
    by_svy.confirms(estimate(found, small))


def test_a_stratum_of_one_body_that_has_answered_leaves_nothing_to_chance(small: Codebook):
    table = pl.DataFrame(
        {
            "org": [1, 2, 3],
            "sector": ["s", "m", "m"],
            "stratum": ["s", "m1", "m1"],
            "size": ["a", "a", "b"],
            "weight": [1.0, 25.0, 25.0],
            "q": [3, 3, 1],
            "r": [3, 3, 1],
        }
    )
    one = replace(small, strata=replace(small.strata, sizes={**small.strata.sizes, "s": 1}))
    survey = estimate(Responses("one.csv", table), one)
    by_svy.confirms(survey)
    everybody = survey.estimates[0]
    assert everybody.share == pytest.approx(100 * 26 / 51)
    # Worked out by hand: the two others differ by 25/51, and are 2 of 50.
    assert everybody.se == pytest.approx(100 * (25 / 51) * (1 - 2 / 50) ** 0.5)


@settings(max_examples=SEVERAL)
@given(found=small_responses(), factor=st.floats(1e-3, 1e3))
def test_weights_times_any_factor_change_no_share(small, found, factor):
    scaled = Responses(found.file, found.table.with_columns(pl.col("weight") * factor))
    same(estimate(found, small), estimate(scaled, small), slice(0, 5))


@settings(max_examples=SEVERAL)
@given(found=small_responses(), seed=st.integers(0, 99))
def test_the_order_of_rows_changes_nothing(small, found, seed):
    shuffled = Responses(found.file, found.table.sample(fraction=1, shuffle=True, seed=seed))
    same(estimate(found, small), estimate(shuffled, small))


def test_a_full_census_has_no_error(codebook, responses):
    answered = responses.table.group_by("stratum").len()
    census = replace(codebook, strata=replace(codebook.strata, sizes=dict(answered.iter_rows())))
    found = estimate(responses, census).estimates
    assert len(found) == 42
    for e in found:
        assert e.complete
        assert e.se == 0
        assert e.ci_low == e.share == e.ci_high


def test_a_stratum_without_an_answer_has_a_base_of_nothing(codebook, responses):
    silent = responses.table.with_columns(
        pl.when(pl.col("sector") == "state").then(None).otherwise(pl.col("ai_use")).alias("ai_use")
    )
    found = estimate(Responses("silent.csv", silent), codebook)
    state = next(e for e in found.estimates if e.key[:2] == ("ai_use", "state"))
    assert (state.n, state.share, state.se, state.ci_low) == (0, None, None, None)
    assert state.held_back == "small_base"


def test_dont_know_is_apart_from_no_answer(codebook, responses):
    item = responses.table["ai_use"]
    dont_know, silent = (item == 99).sum(), item.null_count()
    assert dont_know > 0 < silent
    out = estimate(responses, codebook).estimates[0]
    counting = tuple(replace(m, dont_know_counts=True) for m in codebook.measures)
    inside = estimate(responses, replace(codebook, measures=counting)).estimates[0]
    assert (out.n, out.dont_know) == (len(item) - dont_know - silent, "not_in_base")
    assert (inside.n, inside.dont_know) == (len(item) - silent, "in_base")
    assert inside.share < out.share


class TestInterval:
    """At exactly 0 and 100 % the interval is that of Clopper and Pearson."""

    def test_nobody_of_ten(self):
        # 1 - 0.025 ** (1 / 10), as in any table of exact intervals.
        assert interval(0.0, 0.0, 9, 10, complete=False) == pytest.approx((0, 0.30849711), abs=1e-8)

    def test_everybody_of_ten(self):
        assert interval(1.0, 0.0, 9, 10, complete=False) == pytest.approx((0.69150289, 1), abs=1e-8)

    def test_fewer_degrees_of_freedom_are_less_sure(self):
        _, sure = interval(0.0, 0.0, 19, 20, complete=False)
        _, less_sure = interval(0.0, 0.0, 4, 20, complete=False)
        assert less_sure > sure

    @pytest.mark.parametrize("share", [0.0, 1.0])
    def test_it_is_that_of_svy(self, share):
        import svy

        table = pl.DataFrame(
            {"h": ["a"] * 9 + ["b"] * 5, "w": [1.0] * 14, "N": [90] * 9 + [50] * 5}
        ).with_columns(y=pl.lit(int(share)))
        sample = svy.Sample(table, svy.Design(stratum="h", wgt="w", pop_size="N"))
        found = sample.estimation.prop("y", ci_method="korn-graubard").to_polars()
        # It has one row: of the answer that all have given.
        low, high = found["lci"][0], found["uci"][0]
        expected = (low, high) if share else (1 - high, 1 - low)
        assert interval(share, 0.0, 12, 14, complete=False) == pytest.approx(expected)

    def test_two_who_agree_in_a_stratum_of_their_own_say_little(self):
        assert interval(1.0, 0.0, 1, 2, complete=False) == pytest.approx((0.15811388, 1))

    def test_none_without_degrees_of_freedom(self):
        assert interval(0.5, 0.0, 0, 3, complete=False) is None
