"""The bodies that answered two surveys, counted by both of their answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import polars as pl

from .codebook import Codebook, Measure
from .codes import code_text
from .domains import Domain
from .tally import CELL, WEIGHT, Tally

_BODY = "__body"


class Pair(NamedTuple):
    """Matched bodies with the same cells and answers: newer first."""

    cell: int
    cell_from: int
    code: str | None
    code_from: str | None
    n: int
    weights: float
    weights_from: float
    products: float


class Products(NamedTuple):
    """What the residuals of two shares add up to over the matched bodies of a stratum."""

    n: int
    newer: float
    older: float
    product: float
    answered: int


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """Matched bodies by variable, with the tallies that they are from."""

    newer: Tally
    older: Tally
    pairs: Mapping[str, tuple[Pair, ...]]

    def products(
        self,
        now: tuple[Measure, Domain],
        before: tuple[Measure, Domain],
        strata: Mapping[int, str],
        strata_from: Mapping[int, str],
    ) -> dict[str, Products]:
        """Return the products of the residuals of two shares, by the stratum of both times.

        A body that has changed its stratum was drawn anew and counts as two bodies.
        """
        share, total = _share(self.newer, *now)
        share_from, total_from = _share(self.older, *before)
        found: dict[str, Products] = {}
        for pair in self.pairs[now[0].variable]:
            stratum = strata[pair.cell]
            if stratum != strata_from[pair.cell_from]:
                continue
            inside = _inside(now, pair.cell, pair.code)
            inside_from = _inside(before, pair.cell_from, pair.code_from)
            e = ((pair.code in now[0].counted) - share) / total if inside else 0.0
            e_from = (
                ((pair.code_from in before[0].counted) - share_from) / total_from
                if inside_from
                else 0.0
            )
            sums = found.get(stratum, Products(0, 0.0, 0.0, 0.0, 0))
            found[stratum] = Products(
                sums.n + pair.n,
                sums.newer + e * pair.weights,
                sums.older + e_from * pair.weights_from,
                sums.product + e * e_from * pair.products,
                sums.answered + (pair.n if inside and inside_from else 0),
            )
        return found


def matches(newer: Tally, codebook: Codebook, older: Tally, codebook_from: Codebook) -> Matches:
    """Match the bodies of two surveys."""
    rows = _with_bodies(newer, codebook).join(
        _with_bodies(older, codebook_from), on=_BODY, how="inner", suffix="_from"
    )
    variables = [name for name in newer.answers if name in older.answers]
    w, w_from = pl.col(WEIGHT), pl.col(f"{WEIGHT}_from")
    tables = pl.collect_all(
        [
            rows.group_by(CELL, f"{CELL}_from", variable, f"{variable}_from").agg(
                pl.len(), w.sum(), w_from.sum(), (w * w_from).sum().alias("products")
            )
            for variable in variables
        ]
    )
    return Matches(
        newer,
        older,
        {
            variable: tuple(
                Pair(cell, cell_from, code_text(code), code_text(code_from), *sums)
                for cell, cell_from, code, code_from, *sums in table.sort(
                    CELL, f"{CELL}_from", variable, f"{variable}_from"
                ).iter_rows()
            )
            for variable, table in zip(variables, tables, strict=True)
        },
    )


def _with_bodies(tally: Tally, codebook: Codebook) -> pl.LazyFrame:
    """Name bodies in one way: a number in one file may be text in the other."""
    body = pl.col(codebook.body)
    if tally.rows.schema[codebook.body].is_float():
        body = body.cast(pl.Int64)
    text = body.cast(pl.String).str.strip_chars().alias(_BODY)
    return tally.rows.lazy().select(text, CELL, WEIGHT, *tally.answers)


def _inside(pair: tuple[Measure, Domain], cell: int, code: str | None) -> bool:
    measure, domain = pair
    return cell in domain.cells and code in measure.base


def _share(tally: Tally, measure: Measure, domain: Domain) -> tuple[float, float]:
    counted = total = 0.0
    for (cell, code), sums in tally.answers[measure.variable].items():
        if _inside((measure, domain), cell, code):
            total += sums.weights
            counted += sums.weights if code in measure.counted else 0.0
    return counted / total, total
