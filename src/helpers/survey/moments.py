"""What the answers of bodies add up to in each cell: all that an estimate and its error need.

Of each body three numbers count: the weighted sum of its answers, that of the base, and that of
all its rows. One body may have several rows, one for each who answered for it. A share is the
first sum over the second where an answer is 1 or 0; a mean is the same with other numbers.
"""

from collections.abc import Mapping
from typing import NamedTuple

import polars as pl

from .codebook import Codebook, Measure
from .tally import CELL, WEIGHT, Tally

_Y, _BASE, _ALL, _ROWS = "y", "base", "all", "rows"
_PAIRS = ((_Y, _Y), (_Y, _BASE), (_Y, _ALL), (_BASE, _BASE), (_BASE, _ALL), (_ALL, _ALL))


class Coefficients(NamedTuple):
    """What the residual of a body takes of each of its three numbers."""

    y: float
    base: float
    all: float


class Moments(NamedTuple):
    """Sums over bodies, of which some are in the base, with so many answers, and of products."""

    bodies: float = 0
    n: float = 0
    y: float = 0.0
    base: float = 0.0
    all: float = 0.0
    yy: float = 0.0
    yb: float = 0.0
    ya: float = 0.0
    bb: float = 0.0
    ba: float = 0.0
    aa: float = 0.0

    def plus(self, other: "Moments") -> "Moments":
        """Return the sums of both."""
        return Moments(*(a + b for a, b in zip(self, other, strict=True)))

    def total(self, c: Coefficients) -> float:
        """Return the sum of residuals."""
        return c.y * self.y + c.base * self.base + c.all * self.all

    def squares(self, c: Coefficients) -> float:
        """Return the sum of the squares of residuals."""
        return (
            c.y * (c.y * self.yy + 2 * (c.base * self.yb + c.all * self.ya))
            + c.base * (c.base * self.bb + 2 * c.all * self.ba)
            + c.all * c.all * self.aa
        )


NOTHING = Moments()
# By cell.
ByCell = Mapping[int, Moments]


def of_measure(tally: Tally, codebook: Codebook, measure: Measure) -> ByCell:
    """Return the moments of a share."""
    if codebook.several:
        return of_rows(tally, codebook, counted(tally, measure), in_base(tally, measure))
    found: dict[int, Moments] = {}
    for (cell, code), (n, w, w2) in tally.answers[measure.variable].items():
        if code in measure.counted:
            more = Moments(n, n, w, w, w, w2, w2, w2, w2, w2, w2)
        elif code in measure.base:
            more = Moments(n, n, base=w, all=w, bb=w2, ba=w2, aa=w2)
        else:
            more = Moments(all=w, aa=w2)
        found[cell] = found.get(cell, NOTHING).plus(more)
    return found


def of_rows(tally: Tally, codebook: Codebook, y: pl.Expr, base: pl.Expr) -> ByCell:
    """Return the moments of any numbers, those outside the base being none."""
    sums = (pl.col(_BASE) > 0).sum(), pl.col(_ROWS).sum(), *map(pl.sum, (_Y, _BASE, _ALL))
    products = ((pl.col(a) * pl.col(b)).sum().alias(f"{a} {b}") for a, b in _PAIRS)
    table = (
        of_bodies(tally, codebook, y, base)
        .group_by(CELL, maintain_order=True)
        .agg(sums[0].alias("bodies"), *sums[1:], *products)
        .collect()
    )
    return {cell: Moments(*more) for cell, *more in table.iter_rows()}


def of_bodies(tally: Tally, codebook: Codebook, y: pl.Expr, base: pl.Expr) -> pl.LazyFrame:
    """Return a row for each body with its three numbers, and how many answers it has."""
    weight = pl.col(WEIGHT)
    rows = tally.rows.lazy().select(
        codebook.body,
        CELL,
        pl.when(base).then(weight * y).otherwise(0.0).alias(_Y),
        pl.when(base).then(weight).otherwise(0.0).alias(_BASE),
        weight.alias(_ALL),
        base.fill_null(False).cast(pl.Int64).alias(_ROWS),
    )
    if not codebook.several:
        return rows
    numbers = map(pl.sum, (_Y, _BASE, _ALL, _ROWS))
    return rows.group_by(codebook.body, CELL, maintain_order=True).agg(*numbers)


def counted(tally: Tally, measure: Measure) -> pl.Expr:
    """Return 1 where an answer is counted, and else 0."""
    return _is_in(tally, measure.variable, measure.counted).cast(pl.Float64)


def in_base(tally: Tally, measure: Measure) -> pl.Expr:
    """Return whether an answer is in the base."""
    return _is_in(tally, measure.variable, measure.base)


def _is_in(tally: Tally, variable: str, codes: frozenset[str]) -> pl.Expr:
    values = [
        value
        for code, written in tally.written[variable].items()
        for value in written
        if code in codes
    ]
    return pl.col(variable).is_in(values).fill_null(False)
