"""Means and shares with their standard errors from svy; the one file that knows it."""

from math import nan
from typing import cast

import polars as pl
import svy

from .by_sums import Design, Share
from .codebook import Measure
from .domains import Domain
from .tally import CELL, WEIGHT, Tally

STRATUM, SIZE = "__stratum", "__size"
_COUNTED, _BASE = "__counted", "__base"


def shares_by_svy(
    tally: Tally, plan: Design, measure: Measure, all_domains: tuple[Domain, ...]
) -> tuple[Share, ...]:
    """Estimate the share of a measure in each domain."""
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
    return tuple(
        mean(table, _COUNTED, pl.col(_BASE) & pl.col(CELL).is_in(sorted(domain.cells)))
        for domain in all_domains
    )


def mean(table: pl.DataFrame, variable: str, domain: pl.Expr) -> Share:
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
        return Share(nan, nan, 0, 0, 0.0)
    sample = svy.Sample(marked, svy.Design(stratum=STRATUM, wgt=WEIGHT, pop_size=SIZE))
    found = cast(svy.Estimate, sample.estimation.mean(variable, where=svy.col("__domain")))
    estimate, se, degrees = found.to_polars().select("est", "se", "df").row(0)
    return Share(estimate, se, degrees, inside.height, float(inside[WEIGHT].sum()))
