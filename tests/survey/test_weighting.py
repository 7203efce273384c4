"""What weights cost, by hand, and strata that they do not fit."""

from dataclasses import replace

import polars as pl
import pytest

from helpers.survey.codebook import Codebook
from helpers.survey.estimates import estimate
from helpers.survey.responses import Responses
from helpers.survey.weighting import weighting


def test_the_made_weights_fit_their_strata(codebook: Codebook, responses: Responses) -> None:
    found = weighting(estimate(responses, codebook))
    assert found.uneven == ()
    weights = responses.table["weight"].to_list()
    kish = len(weights) * sum(w * w for w in weights) / sum(weights) ** 2
    assert found.design_effect == pytest.approx(kish)
    assert found.effective == pytest.approx(len(weights) / kish)


@pytest.mark.parametrize("scale", [0.01, 1.0, 300.0])
def test_their_scale_does_not_matter(
    codebook: Codebook, responses: Responses, scale: float
) -> None:
    scaled = responses.table.with_columns(pl.col("weight") * scale)
    found = weighting(estimate(replace(responses, table=scaled), codebook))
    assert found.uneven == ()
    assert found.design_effect > 1


def test_a_wrong_size_and_wrong_weights_are_named(codebook: Codebook, responses: Responses) -> None:
    sizes = {**codebook.strata.sizes, "mun_small": 400}
    wrong = replace(codebook, strata=replace(codebook.strata, sizes=sizes))
    assert "mun_small" in {u.stratum for u in weighting(estimate(responses, wrong)).uneven}
    doubled = pl.when(pl.col("stratum") == "state").then(2).otherwise(1)
    table = responses.table.with_columns(pl.col("weight") * doubled)
    found = weighting(estimate(replace(responses, table=table), codebook)).uneven
    assert {u.stratum: u.size for u in found}["state"] == 205
    assert next(u for u in found if u.stratum == "state").stands_for > 250


def test_equal_weights_cost_nothing(codebook: Codebook, responses: Responses) -> None:
    found = weighting(estimate(responses, replace(codebook, weight=None)))
    assert found.design_effect == pytest.approx(1)
