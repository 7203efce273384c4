"""Who answered and who did not, and what hangs on it, by hand."""

from dataclasses import replace

import polars as pl
import pytest

from helpers.survey.codebook import Codebook
from helpers.survey.estimates import estimate
from helpers.survey.response import response
from helpers.survey.responses import Responses


def test_the_response_of_the_made_survey(codebook: Codebook, responses: Responses) -> None:
    found = response(estimate(responses, codebook))
    counted = dict(responses.table.group_by("stratum").len().iter_rows())
    assert {s.stratum: (s.bodies, s.size) for s in found.strata} == {
        stratum: (counted[stratum], size) for stratum, size in codebook.strata.sizes.items()
    }
    assert [s.rate for s in found.strata] == sorted(s.rate for s in found.strata)
    assert found.rate == pytest.approx(302 / sum(codebook.strata.sizes.values()))
    # The census stratum has answered more than twice as often as the small municipalities.
    assert found.uneven


def test_a_question_that_many_left_out_stands_first(
    codebook: Codebook, responses: Responses
) -> None:
    half = pl.when(pl.int_range(pl.len()) % 2 == 0).then(pl.col("ai_use"))
    table = responses.table.with_columns(ai_use=half, weight=pl.lit(1.0))
    found = response(estimate(replace(responses, table=table), codebook)).silent
    assert found[0].variable == "ai_use"
    assert found[0].part == pytest.approx(0.5, abs=0.05)


def test_a_census_is_not_uneven(codebook: Codebook, responses: Responses) -> None:
    sizes = dict(responses.table.group_by("stratum").len().iter_rows())
    book = replace(codebook, strata=replace(codebook.strata, sizes=sizes))
    found = response(estimate(responses, book))
    assert found.rate == 1
    assert not found.uneven
