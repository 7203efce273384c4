"""Weights that add up to margins that are known: by one of them, or by several at once.

With one margin this is post-stratification, with several raking, or linear calibration where the
codebook asks for it (Deville and Särndal 1992, Journal of the American Statistical Association
87:376-382).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import polars as pl
from numpy.typing import NDArray

from helpers.base.errors import InputError, Problem
from helpers.base.messages import Fault

from .codebook import LINEAR, Codebook
from .tally import CELL, WEIGHT, Sums, Tally

_MOST_STEPS = 100
# How far sums may lie from their margins, as a part of all bodies.
_NEAR = 1e-12
_GOOD_ENOUGH = 1e-8


@dataclass(frozen=True, slots=True, eq=False)
class Calibrated:
    """What weights were calibrated to.

    Parameters
    ----------
    cells : tuple of int
    margins : array of cells by margins
        1 where a cell is in a part of a margin, and else 0.
    before, factors : array, one a cell
        What the weights of a cell added up to before, and what they were multiplied by.
    """

    cells: tuple[int, ...]
    margins: NDArray[np.float64]
    before: NDArray[np.float64]
    factors: NDArray[np.float64]

    def explained(self, sums: Mapping[int, float]) -> dict[int, float]:
        """Return the part of a residual that the margins explain, for each cell.

        Parameters
        ----------
        sums : mapping of cell to float
            What the residuals of a cell add up to; 0 where it is left out.
        """
        if not self.cells:
            return {}
        y = np.array([sums.get(cell, 0.0) for cell in self.cells]) / self.factors
        squares = self.margins.T @ (self.before[:, None] * self.margins)
        beta = np.linalg.lstsq(squares, self.margins.T @ y, rcond=None)[0]
        return dict(zip(self.cells, (self.margins @ beta).tolist(), strict=True))


_NO = np.zeros(0)
UNCALIBRATED = Calibrated((), np.zeros((0, 0)), _NO, _NO)


def calibrate(tally: Tally, codebook: Codebook) -> tuple[Tally, Calibrated]:
    """Return responses whose weights add up to the margins of the codebook.

    Raises
    ------
    InputError
        No weights do.
    """
    if not codebook.margins:
        return tally, UNCALIBRATED
    cells = tuple(tally.cells)
    parts = [(name, code, n) for name, of in codebook.margins.items() for code, n in of.items()]
    inside = np.array(
        [[tally.cells[cell][name] == code for name, code, _ in parts] for cell in cells],
        dtype=float,
    )
    before = np.array([tally.took_part[cell].weights for cell in cells])
    wanted = np.array([n for *_, n in parts], dtype=float)
    factors = _factors(inside, before, wanted, codebook.calibration == LINEAR)
    reached = inside.T @ (before * factors)
    if not np.allclose(reached, wanted, rtol=_GOOD_ENOUGH, atol=0) or factors.min() <= 0:
        fault = Fault(
            "margins-unreached",
            "no weights above 0 add up to these margins; take parts that few have answered in "
            "together, or leave a margin out.",
        )
        raise InputError([Problem(codebook.file, fault, column="calibration.margins")])
    weighted = _multiplied(tally, dict(zip(cells, factors.tolist(), strict=True)))
    return weighted, Calibrated(cells, inside, before, factors)


def _factors(
    inside: NDArray[np.float64],
    before: NDArray[np.float64],
    wanted: NDArray[np.float64],
    linear: bool,
) -> NDArray[np.float64]:
    """Return what the weights of each cell are to be multiplied by, with Newton's method."""
    multipliers = np.zeros(len(wanted))
    factors = np.ones(len(before))
    for _ in range(_MOST_STEPS):
        missing = wanted - inside.T @ (before * factors)
        if np.abs(missing).max() <= _NEAR * wanted.sum():
            break
        slope = before if linear else before * factors
        squares = inside.T @ (slope[:, None] * inside)
        step = np.linalg.lstsq(squares, missing, rcond=None)[0]
        # From far away, a whole step of Newton's would overshoot.
        longest = np.abs(inside @ step).max()
        multipliers = multipliers + (step if linear or longest <= 1 else step / longest)
        reached = inside @ multipliers
        # What cannot be reached runs away; the caller sees that it was not reached.
        factors = 1 + reached if linear else np.exp(np.clip(reached, -50, 50))
    return factors


def _multiplied(tally: Tally, factors: Mapping[int, float]) -> Tally:
    by_cell = pl.col(CELL).replace_strict([*factors], [*factors.values()], return_dtype=pl.Float64)
    return replace(
        tally,
        rows=tally.rows.with_columns(pl.col(WEIGHT) * by_cell),
        took_part={
            cell: part._replace(
                weights=part.weights * g, squares=part.squares * g**2, heaviest=part.heaviest * g
            )
            for cell, part in tally.took_part.items()
            for g in [factors[cell]]
        },
        answers={
            variable: {
                (cell, code): Sums(n, w * factors[cell], w2 * factors[cell] ** 2)
                for (cell, code), (n, w, w2) in answers.items()
            }
            for variable, answers in tally.answers.items()
        },
    )
