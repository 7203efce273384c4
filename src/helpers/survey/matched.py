"""The bodies that answered two surveys, by what they answered both times."""

from collections.abc import Mapping
from typing import NamedTuple

import polars as pl

from .codebook import Codebook, Measure
from .moments import Coefficients, counted, in_base, of_bodies
from .tally import CELL, Tally

_BODY = "__body"
_NUMBERS = ("y", "base", "all")


class Products(NamedTuple):
    """What the residuals of two estimates add up to over matched bodies.

    Of these, so many have an answer in both.
    """

    n: float
    newer: float
    older: float
    product: float
    answered: float

    def plus(self, other: "Products") -> "Products":
        """Return the sums of both."""
        return Products(*(a + b for a, b in zip(self, other, strict=True)))


class Crossed(NamedTuple):
    """Sums over matched bodies of two cells: of each one's numbers, and of all their products."""

    n: int
    newer: tuple[float, ...]
    older: tuple[float, ...]
    products: tuple[tuple[float, ...], ...]
    answered: int

    def of(self, newer: Coefficients, older: Coefficients) -> Products:
        """Return what residuals add up to."""
        return Products(
            self.n,
            _dot(newer, self.newer),
            _dot(older, self.older),
            _dot(newer, [_dot(older, row) for row in self.products]),
            self.answered,
        )


def crossed(
    newer: Tally,
    codebook: Codebook,
    measure: Measure,
    older: Tally,
    codebook_from: Codebook,
    measure_from: Measure,
) -> Mapping[tuple[int, int], Crossed]:
    """Return the matched bodies of two surveys, by their cells in the newer and the older."""
    rows = _with_names(newer, codebook, measure).join(
        _with_names(older, codebook_from, measure_from), on=_BODY, how="inner", suffix="_from"
    )
    pairs = [(a, b) for a in _NUMBERS for b in _NUMBERS]
    both = (pl.col("rows") > 0) & (pl.col("rows_from") > 0)
    table = (
        rows.group_by(CELL, f"{CELL}_from")
        .agg(
            pl.len(),
            *(pl.col(name).sum() for name in _NUMBERS),
            *(pl.col(f"{name}_from").sum() for name in _NUMBERS),
            *((pl.col(a) * pl.col(f"{b}_from")).sum().alias(f"{a} {b}") for a, b in pairs),
            both.sum().alias("both"),
        )
        .sort(CELL, f"{CELL}_from")
        .collect()
    )
    return {
        (cell, cell_from): Crossed(
            n, more[:3], more[3:6], (more[6:9], more[9:12], more[12:15]), more[15]
        )
        for cell, cell_from, n, *rest in table.iter_rows()
        for more in [tuple(rest)]
    }


def _with_names(tally: Tally, codebook: Codebook, measure: Measure) -> pl.LazyFrame:
    """Name bodies in one way: a number in one file may be text in the other."""
    body = pl.col(codebook.body)
    if tally.rows.schema[codebook.body].is_float():
        body = body.cast(pl.Int64)
    name = body.cast(pl.String).str.strip_chars().alias(_BODY)
    bodies = of_bodies(tally, codebook, counted(tally, measure), in_base(tally, measure))
    return bodies.sort(codebook.body).select(name, CELL, *_NUMBERS, "rows")


def _dot(one: tuple[float, ...], other: list[float] | tuple[float, ...]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))
