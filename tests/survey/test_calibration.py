"""Calibrated weights, by hand; their errors are held against R's in ``test_designs``."""

from dataclasses import replace

import polars as pl
import pytest

from helpers.survey.codebook import Codebook
from helpers.survey.estimates import estimate
from helpers.survey.responses import Responses
from helpers.survey.tally import WEIGHT


def with_region(responses: Responses) -> Responses:
    """Put every third body into the north."""
    third = (
        pl.when(pl.int_range(pl.len()) % 3 == 0).then(pl.lit("north")).otherwise(pl.lit("south"))
    )
    return replace(responses, table=responses.table.with_columns(region=third))


@pytest.mark.parametrize("times", [0.001, 1.0, 50.0, 1e6])
def test_one_margin_is_reached_from_afar(
    codebook: Codebook, responses: Responses, times: float
) -> None:
    """Post-stratification has one answer: the size over the sum of the weights."""
    margins = {"region": {"north": 90.0 * times, "south": 10.0 * times}}
    survey = estimate(with_region(responses), replace(codebook, margins=margins))
    before = with_region(responses).table.group_by("region").agg(pl.col("weight").sum())
    factors = {region: margins["region"][region] / n for region, n in before.iter_rows()}
    weights = with_region(responses).table.select(
        pl.col("weight") * pl.col("region").replace_strict(factors, return_dtype=pl.Float64)
    )
    assert survey.tally.rows[WEIGHT].to_list() == pytest.approx(weights["weight"].to_list())


@pytest.mark.parametrize("method", ["raking", "linear"])
def test_margins_are_reached_together(
    codebook: Codebook, responses: Responses, method: str
) -> None:
    margins = {
        "region": {"north": 200.0, "south": 362.0},
        "sector": {"state": 250.0, "municipality": 312.0},
    }
    book = replace(codebook, margins=margins, calibration=method)
    rows = estimate(with_region(responses), book).tally.rows
    assert rows[WEIGHT].sum() == pytest.approx(562.0)
    found = dict(rows.group_by("sector").agg(pl.col(WEIGHT).sum()).iter_rows())
    assert found == pytest.approx(margins["sector"])
