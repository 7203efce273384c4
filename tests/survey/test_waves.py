"""What changed between two surveys, and how surely."""

from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from helpers.survey.change import WaveChange, shown_change
from helpers.survey.codebook import Codebook, Previous
from helpers.survey.estimates import Survey, estimate
from helpers.survey.responses import Responses
from helpers.survey.waves import holm, wave_changes
from made_survey import CATEGORY


def answered(table: pl.DataFrame) -> Responses:
    return Responses("wave.csv", table)


def one(changes: tuple[WaveChange, ...], indicator: str, population: str) -> WaveChange:
    return next(c for c in changes if c.key[:3] == (indicator, population, ""))


def census(codebook: Codebook, responses: Responses) -> Codebook:
    sizes = dict(responses.table.group_by("stratum").len().iter_rows())
    return replace(codebook, strata=replace(codebook.strata, sizes=sizes))


def test_the_same_bodies_with_the_same_answers_have_not_changed(codebook, responses):
    survey = estimate(responses, codebook)
    for change in wave_changes(survey, survey):
        assert change.change == change.se == 0
        assert change.p == 1
        assert not shown_change(change).sure
        assert change.n_matched == change.now.n


def test_between_two_full_censuses_a_change_is_certain(codebook, responses):
    book = census(codebook, responses)
    raised = responses.table.with_columns(pl.col("ai_use").replace({3: 4}))
    found = wave_changes(estimate(answered(raised), book), estimate(responses, book))
    rise = one(found, "ai_use", "all")
    assert rise.change > 0
    assert rise.se == rise.p == rise.p_holm == 0
    assert rise.ci_low == rise.change == rise.ci_high
    assert shown_change(rise).sure


def test_without_common_bodies_the_error_is_that_of_independent_samples(codebook, responses):
    others = responses.table.with_columns(pl.col("org") + "-other")
    found = wave_changes(estimate(answered(others), codebook), estimate(responses, codebook))
    for change in found:
        assert change.n_matched is None
        assert change.se == pytest.approx(change.se_independent)


def test_bodies_are_matched_whatever_the_file_makes_of_their_numbers(codebook, responses):
    numbered = responses.table.with_columns(org=pl.int_range(pl.len()) + 974_760_000)
    as_text = numbered.with_columns(pl.col("org").cast(pl.String) + " ")
    as_float = numbered.with_columns(pl.col("org").cast(pl.Float64))
    found = wave_changes(
        estimate(answered(as_text), codebook), estimate(answered(as_float), codebook)
    )
    assert all(change.n_matched == change.now.n > 0 for change in found)


def test_the_error_is_right_on_average(codebook: Codebook):
    """Draw many panels from one made population, and see how much the change varies."""
    random = np.random.default_rng(4)
    sizes, draws, common = {"a": 60, "b": 40}, {"a": 30, "b": 16}, {"a": 24, "b": 10}
    before = {h: random.integers(1, 6, n) for h, n in sizes.items()}
    after = {
        h: np.clip(codes + random.choice([0, 0, 0, 1, 2, -1], len(codes)), 1, 5)
        for h, codes in before.items()
    }
    book = replace(
        codebook,
        strata=replace(codebook.strata, sizes=sizes),
        groupings=(),
        measures=codebook.measures[:1],
        populations=replace(codebook.populations, variable=None, codes={}),
    )

    def wave(codes: dict[str, np.ndarray], chosen: dict[str, np.ndarray]) -> Survey:
        tables = [
            pl.DataFrame(
                {"org": [f"{h}{i}" for i in drawn], "ai_use": codes[h][drawn]}
            ).with_columns(stratum=pl.lit(h), weight=pl.lit(sizes[h] / len(drawn)))
            for h, drawn in chosen.items()
        ]
        return estimate(answered(pl.concat(tables)), book)

    found = []
    for _ in range(400):
        first, second = {}, {}
        for h, size in sizes.items():
            order = random.permutation(size)
            first[h] = order[: draws[h]]
            kept, new = order[: common[h]], order[draws[h] : 2 * draws[h] - common[h]]
            second[h] = np.concatenate([kept, new])
        found += wave_changes(wave(after, second), wave(before, first))
    truth = np.var([change.change for change in found])
    assert np.mean([change.se**2 for change in found]) == pytest.approx(truth, rel=0.15)
    # Bodies that are not matched make it too large, and so does leaving out the correction.
    assert np.mean([change.se_independent**2 for change in found]) > 1.3 * truth
    assert np.mean([change.se_matched_no_fpc**2 for change in found]) > truth


def test_a_share_of_nothing_has_an_uncertain_change(codebook, responses):
    """Nobody answered 4 or 5 before: the error is 0, and yet nothing is certain."""
    nobody = responses.table.with_columns(pl.col("ai_use").replace({4: 3, 5: 3}))
    few = nobody.with_columns(
        pl.when(pl.int_range(pl.len()) == pl.col("sector").arg_max())
        .then(4)
        .otherwise(pl.col("ai_use"))
        .alias("ai_use")
    )
    older = estimate(answered(nobody), codebook)
    small = one(wave_changes(estimate(answered(few), codebook), older), "ai_use", "all")
    assert small.change > 0
    assert small.se > 0
    assert small.p_holm > 0.05
    # Below two per cent both times.
    assert shown_change(small) is None
    large = one(wave_changes(estimate(responses, codebook), older), "ai_use", "all")
    assert large.p_holm < 0.001
    # From what is only known to be below two per cent, no number of points can be told.
    assert shown_change(large) is None


def test_of_all_bodies_no_change_of_nothing_is_sure(codebook, responses):
    """One of all has changed its mind: in whole per cent nothing has."""
    book = census(codebook, responses)
    table = responses.table.with_columns(pl.col("ai_use").fill_null(1))
    first = pl.int_range(pl.len()) == table["ai_use"].to_list().index(1)
    other = table.with_columns(pl.when(first).then(5).otherwise(pl.col("ai_use")).alias("ai_use"))
    changes = wave_changes(estimate(answered(other), book), estimate(answered(table), book))
    small = one(changes, "ai_use", "all")
    assert small.change != 0
    assert (shown_change(small).change, shown_change(small).sure) == (0, False)


def test_a_change_is_held_back_with_its_share(codebook, responses):
    few = responses.table.with_columns(
        pl.when((pl.col("sector") == "state") & (pl.col("org") > "state-010"))
        .then(None)
        .otherwise(pl.col("ai_use"))
        .alias("ai_use")
    )
    newer, older = estimate(answered(few), codebook), estimate(responses, codebook)
    hidden = {e.key for e in newer.estimates if e.held_back}
    assert ("ai_use", "state", "", CATEGORY) in hidden
    changes = wave_changes(newer, older)
    assert {c.key for c in changes if c.held_back} == (hidden)


def test_a_question_that_was_not_asked_before_has_no_change(codebook, responses):
    table = responses.table.drop("ai_use")
    book = codebook.of_previous(Previous(2024, {}, {}), table.columns)
    changes = wave_changes(estimate(responses, codebook), estimate(answered(table), book))
    assert {c.now.indicator for c in changes} == {m.indicator for m in codebook.measures} - {
        "ai_use"
    }


def test_holm_as_in_r():
    # p.adjust(c(0.01, 0.02, 0.03, 0.2, 0.9), "holm")
    assert holm([0.03, 0.01, 0.9, 0.02, 0.2]) == pytest.approx((0.09, 0.05, 0.9, 0.08, 0.4))


def test_many_changes_are_adjusted_together(codebook, responses):
    older = estimate(responses, codebook)
    newer = estimate(answered(responses.table.reverse()), codebook)
    found = wave_changes(newer, older)
    assert [c.p_holm for c in found] == list(holm([c.p for c in found]))


def test_a_body_in_another_stratum_was_drawn_anew(codebook, responses):
    """Its two answers stand for different bodies of the population."""
    grown = responses.table.with_columns(
        pl.when(pl.col("org") == pl.col("org").filter(pl.col("stratum") == "mun_small").first())
        .then(pl.lit("mun_medium"))
        .otherwise(pl.col("stratum"))
        .alias("stratum")
    )
    moved = wave_changes(estimate(answered(grown), codebook), estimate(responses, codebook))
    stayed = wave_changes(estimate(responses, codebook), estimate(responses, codebook))
    whole = one(moved, "cooperate", "all"), one(stayed, "cooperate", "all")
    assert whole[0].n_matched == whole[1].n_matched - 1
    assert whole[0].se > 0


def test_a_stratum_of_one_body_has_its_change(codebook, responses):
    large = pl.col("stratum") == "mun_large"
    table = responses.table.filter(~large | (pl.col("org") == pl.col("org").filter(large).first()))
    sizes = {**codebook.strata.sizes, "mun_large": 1}
    book = replace(codebook, strata=replace(codebook.strata, sizes=sizes))
    survey = estimate(answered(table), book)
    found = one(wave_changes(survey, survey), "ai_use", "municipality")
    assert (found.change, found.se, found.p) == (0, 0, 1)
