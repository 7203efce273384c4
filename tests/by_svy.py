"""Means and shares with their standard errors from svy, to hold the estimates against."""

from math import nan
from typing import cast

import polars as pl
import pytest
import svy

from helpers.survey.codebook import Measure
from helpers.survey.domains import Domain
from helpers.survey.estimates import Survey
from helpers.survey.ratio import Estimated
from helpers.survey.tally import CELL, WEIGHT

STRATUM, SIZE = "__stratum", "__size"
_COUNTED, _BASE = "__counted", "__base"


def share(survey: Survey, measure: Measure, domain: Domain) -> Estimated:
    """Estimate the share of a measure in a domain from the rows of the responses."""
    tally, plan = survey.tally, survey.design
    values = tally.rows.get_column(measure.variable)
    written = tally.written[measure.variable]

    def has(codes: frozenset[str]) -> pl.Series:
        return values.is_in([value for code in codes for value in written.get(code, ())])

    cells = tally.rows.get_column(CELL)
    sizes = {cell: plan.sizes[stratum] for cell, stratum in plan.strata.items()}
    table = pl.DataFrame(
        {
            CELL: cells,
            WEIGHT: tally.rows.get_column(WEIGHT),
            STRATUM: cells.replace_strict(plan.strata, return_dtype=pl.String),
            SIZE: cells.replace_strict(sizes, return_dtype=pl.Float64),
            _COUNTED: has(measure.counted).fill_null(False).cast(pl.Float64),
            _BASE: has(measure.base).fill_null(False),
        }
    )
    return mean(table, _COUNTED, pl.col(_BASE) & pl.col(CELL).is_in(sorted(domain.cells)))


def mean(table: pl.DataFrame, variable: str, domain: pl.Expr) -> Estimated:
    """Estimate the mean of a variable in a domain of a stratified sample.

    Parameters
    ----------
    table : DataFrame
        A row for each body that was drawn and answered, with the columns `STRATUM`, `SIZE`
        (how many bodies its stratum has), `WEIGHT` and the variable.
    variable : str
        A column of numbers; a share is the mean of zeros and ones.
    domain : expression
        Which rows to estimate for. The others keep their place in the design: to filter them
        out beforehand gives wrong standard errors.
    """
    marked = table.with_columns(domain.alias("__domain"))
    inside = marked.filter("__domain")
    if inside.is_empty():
        return Estimated(nan, nan, 0, 0, 0, 0.0, 0.0)
    # One body alone is sound only where it is its whole stratum: nothing is left to chance.
    design = svy.Design(stratum=STRATUM, wgt=WEIGHT, pop_size=SIZE, singleton="skip")
    sample = svy.Sample(marked, design)
    found = cast(svy.Estimate, sample.estimation.mean(variable, where=svy.col("__domain")))
    estimate, se, degrees = found.to_polars().select("est", "se", "df").row(0)
    weights = inside[WEIGHT]
    total = float(weights.sum())
    effective = total**2 / float((weights * weights).sum())
    n = inside.height
    return Estimated(estimate, se, degrees, n, n, total, effective)


def confirms(survey: Survey) -> None:
    """Hold every estimate against svy."""
    for (measure, domain), e in zip(survey.pairs, survey.estimates, strict=True):
        expected = share(survey, measure, domain)
        found = (e.n, e.n_weighted, e.df)
        assert found == pytest.approx((expected.n, expected.n_weighted, expected.df)), e
        if e.share is not None:
            assert e.share / 100 == pytest.approx(expected.value, abs=1e-12), e
        if e.se is not None:
            # Where nobody differs, svy finds an error that is rounding.
            assert e.se / 100 == pytest.approx(expected.se, rel=1e-9, abs=1e-8), e
