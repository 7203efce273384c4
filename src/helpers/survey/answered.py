"""The answers to one question, by what the figures tell apart: who could have said what.

An atom is the bodies of one cell of the design that weigh the same: no figure tells them from
each other. Answers that every figure counts alike are one kind. How many bodies of each atom
took part is no secret; how they answered is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

import numpy as np
import polars as pl
from numpy.typing import NDArray

from .codebook import Codebook, Measure
from .codes import code_text
from .domains import Domain
from .tally import CELL, NONE, WEIGHT, Answers, Sums, Tally

Counts = NDArray[np.int64]
Mask = NDArray[np.bool_]
# Weights that agree in so many figures are the same to all who know them.
_FIGURES = 6


@dataclass(frozen=True, slots=True, eq=False)
class Answered:
    """The answers to one question.

    Parameters
    ----------
    cells, weights : array, one an atom
        The cell of each atom, and what each of its bodies weighs, the heaviest being 1.
    heaviest : float
        What that one weighs.
    counts : array of atoms by kinds
        How many bodies of each atom gave an answer of each kind.
    codes : tuple of str or None
        A code of each kind.
    base, counted : array of measures by kinds
        Whether a measure has the kind in its base, and counts it.
    inside : array of domains by atoms
        Whether an atom belongs to a domain.
    """

    cells: NDArray[np.uint64]
    weights: NDArray[np.float64]
    heaviest: float
    counts: Counts
    codes: tuple[str | None, ...]
    base: Mask
    counted: Mask
    inside: Mask

    def tallied(self, counts: Counts) -> Answers:
        """Return the sums of answers as a tally has them."""
        found: dict[tuple[int, str | None], Sums] = {}
        weights = (self.weights * self.heaviest).tolist()
        atoms = zip(self.cells.tolist(), weights, counts.tolist(), strict=True)
        for cell, weight, row in atoms:
            for code, n in zip(self.codes, row, strict=True):
                if n:
                    sums = Sums(n, n * weight, n * weight**2)
                    found[cell, code] = found.get((cell, code), NONE).plus(sums)
        return found


def answered(tally: Tally, measures: Sequence[Measure], domains: Sequence[Domain]) -> Answered:
    """Return the answers to the question that some measures are of."""
    variable = measures[0].variable
    table = (
        tally.rows.lazy()
        .with_columns((pl.col(WEIGHT) / pl.col(WEIGHT).max()).round_sig_figs(_FIGURES))
        .group_by(CELL, WEIGHT, variable)
        .agg(pl.len())
        .sort(CELL, WEIGHT, variable)
        .collect()
    )
    found = [(cell, weight, code_text(value), n) for cell, weight, value, n in table.iter_rows()]
    atoms = {atom: place for place, atom in enumerate(dict.fromkeys(row[:2] for row in found))}
    kinds: dict[tuple[tuple[bool, bool], ...], str | None] = {}
    for code in (None, *(code for m in measures for code in sorted(m.base))):
        kinds.setdefault(_kind(code, measures), code)
    places = {kind: place for place, kind in enumerate(kinds)}
    counts = np.zeros((len(atoms), len(kinds)), dtype=np.int64)
    for cell, weight, code, n in found:
        counts[atoms[cell, weight], places[_kind(code, measures)]] += n
    signs = np.array(list(kinds), dtype=bool).reshape(len(kinds), len(measures), 2)
    cells = np.array([cell for cell, _ in atoms], dtype=np.uint64)
    return Answered(
        cells=cells,
        weights=np.array([weight for _, weight in atoms], dtype=float),
        heaviest=cast(float, tally.rows.get_column(WEIGHT).max()),
        counts=counts,
        codes=tuple(kinds.values()),
        base=signs[:, :, 0].T,
        counted=signs[:, :, 1].T,
        inside=np.array([np.isin(cells, np.array([*d.cells], dtype=np.uint64)) for d in domains]),
    )


def who_answered(
    tally: Tally, codebook: Codebook, base: pl.Expr, domains: Sequence[Domain]
) -> Answered:
    """Return who has an answer in a base, which may be of numbers or stand in several rows.

    A body weighs what its rows in the base weigh.
    """
    given = "__given"
    rows = (
        tally.rows.lazy()
        .select(codebook.body, CELL, WEIGHT, base.fill_null(False).alias(given))
        .group_by(codebook.body, CELL, maintain_order=True)
        .agg(
            pl.when(pl.col(given).any())
            .then(pl.col(WEIGHT).filter(pl.col(given)).sum())
            .otherwise(pl.col(WEIGHT).sum())
            .alias(WEIGHT),
            pl.when(pl.col(given).any()).then(pl.lit(given)).alias(given),
        )
    )
    measure = Measure(given, "", given, (given,), frozenset(), frozenset(), frozenset(), False)
    return answered(replace(tally, rows=rows.collect()), (measure,), domains)


def _kind(code: str | None, measures: Sequence[Measure]) -> tuple[tuple[bool, bool], ...]:
    return tuple((code in measure.base, code in measure.counted) for measure in measures)
